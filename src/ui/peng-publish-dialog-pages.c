/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-publish-dialog"

#include "ui/peng-publish-dialog-private.h"

#include "ui/peng-accessible.h"
#include "ui/peng-qr-texture.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

/* What the dialog shows of how far it is. */

/**
 * peng_publish_dialog_get_url:
 * @self: the dialog
 *
 * Returns: (transfer none) (nullable): where the article is to be read, as the site has it
 */
const char *
peng_publish_dialog_get_url (PengPublishDialog *self)
{
  if (self->row == NULL)
    return NULL;

  return peng_publishing_get_state (self->row) == PENG_OUTBOX_CONFLICT
           ? self->their_url : peng_publishing_get_item (self->row)->url;
}

/**
 * peng_publish_dialog_format_time:
 * @time: a moment
 *
 * Returns: (transfer full): when it was, here
 */
char *
peng_publish_dialog_format_time (GDateTime *time)
{
  g_autoptr(GDateTime) local = g_date_time_to_local (time);

  /* Translators: when an article was published, as for strftime() */
  return g_date_time_format (local, _("%F %H:%M"));
}

static void
show_failure (PengPublishDialog *self,
              const char        *heading,
              const char        *words)
{
  gtk_label_set_label (self->failed_heading, heading);
  gtk_label_set_label (self->failed_words, words);
  gtk_widget_set_visible (self->versions, FALSE);
  gtk_widget_set_visible (self->conflict_buttons, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static gboolean
is_withdrawal (PengPublishDialog *self)
{
  return self->row != NULL &&
         peng_publishing_get_item (self->row)->verb == PENG_OUTBOX_WITHDRAW;
}

/**
 * peng_publish_dialog_show_error:
 * @self: the dialog
 * @error: why nothing was published, or withdrawn
 *
 * Shows that it failed, and what to do.
 */
void
peng_publish_dialog_show_error (PengPublishDialog *self,
                                const GError      *error)
{
  g_autofree char *sentence = peng_error_text_new (error);

  show_failure (self, is_withdrawal (self) ? _("Not Withdrawn") : _("Not Published"), sentence);
}

static char *
dup_their_words (PengRemoteArticle *present)
{
  g_autoptr(GDateTime) time = present->modified != NULL
                                ? g_date_time_new_from_iso8601 (present->modified, NULL) : NULL;
  g_autofree char *when = time != NULL ? peng_publish_dialog_format_time (time) : NULL;

  if (when == NULL)
    return g_strdup (_("At the site"));

  if (present->withdrawn)
    /* Translators: of an article; %s is a date and time */
    return g_strdup_printf (_("At the site · withdrawn on %s"), when);

  /* Translators: of an article; %s is a date and time */
  return g_strdup_printf (_("At the site · changed on %s"), when);
}

static void
show_theirs (PengPublishDialog *self,
             PengArticle       *theirs,
             PengRemoteArticle *present)
{
  g_autofree char *words = dup_their_words (present);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->their_row),
                                 peng_article_get_field (theirs, PENG_FIELD_TITLE));
  adw_action_row_set_subtitle (self->their_row, words);
  g_free (self->their_url);
  self->their_url = g_strdup (present->uri);
  gtk_widget_set_visible (self->their_page_button, self->their_url != NULL);
}

static void
show_ours (PengPublishDialog *self)
{
  gint64 created = peng_publishing_get_item (self->row)->created;
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (created / G_USEC_PER_SEC);
  g_autofree char *when = peng_publish_dialog_format_time (time);
  /* Translators: of an article; %s is a date and time */
  g_autofree char *words = g_strdup_printf (_("Yours · sent on %s"), when);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->our_row),
                                 gtk_label_get_label (self->article_title));
  adw_action_row_set_subtitle (self->our_row, words);
}

static void
set_label (GtkWidget  *button,
           const char *label)
{
  gtk_button_set_label (GTK_BUTTON (button), label);
  peng_accessible_name_inner (button);
}

/* Nothing is there to be compared or replaced. */
static void
show_lost (PengPublishDialog *self)
{
  gtk_label_set_label (self->failed_heading, _("No Longer at the Site"));
  gtk_label_set_label (self->failed_words, _("The article was removed at the site since it was last "
                                             "published. Your draft is safe."));
  set_label (self->compare_button, _("_Publish It Anew…"));
  set_label (self->keep_button, is_withdrawal (self) ? _("_Stop") : _("_Do Not Publish"));
  gtk_widget_set_visible (self->replace_button, FALSE);
}

/* Where the site does not answer, the words and the choice are there without this. */
static void
theirs_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengPublishDialog) self = user_data;
  g_autoptr(PengRemoteArticle) present = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengArticle) theirs =
    peng_publisher_read_theirs_finish (PENG_PUBLISHER (object), result, &present, &error);

  if (theirs == NULL)
    g_message ("what the site has: %s", error->message);
  if (self->desk == NULL || self->row == NULL ||
      peng_publishing_get_state (self->row) != PENG_OUTBOX_CONFLICT)
    return;
  if (g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND))
    show_lost (self);
  if (theirs == NULL)
    return;

  show_theirs (self, theirs, present);
  show_ours (self);
  gtk_widget_set_visible (self->versions, TRUE);
}

/* A withdrawal has nothing that could be compared. */
static void
show_conflict (PengPublishDialog *self,
               const char        *words)
{
  gboolean withdraws = is_withdrawal (self);

  show_failure (self, _("Changed at the Site"), words);
  set_label (self->compare_button, _("_Compare and Join…"));
  gtk_widget_set_visible (self->compare_button, !withdraws);
  set_label (self->keep_button, _("_Keep Theirs"));
  set_label (self->replace_button, withdraws ? _("_Withdraw Theirs") : _("Replace With _Mine"));
  gtk_widget_set_visible (self->replace_button, TRUE);
  gtk_widget_set_visible (self->conflict_buttons, TRUE);
  peng_publisher_read_theirs_async (peng_desk_get_publisher (self->desk), self->row, NULL,
                                    theirs_cb, g_object_ref (self));
}

/**
 * peng_publish_dialog_show_not_replaced:
 * @self: the dialog, with a row of the outbox
 * @error: why theirs was not replaced
 *
 * Shows why; while the conflict lasts, what can be chosen can be chosen again.
 */
void
peng_publish_dialog_show_not_replaced (PengPublishDialog *self,
                                       const GError      *error)
{
  g_autofree char *sentence = peng_error_text_new (error);

  if (peng_publishing_get_state (self->row) == PENG_OUTBOX_CONFLICT)
    show_conflict (self, sentence);
  else if (!PENG_OUTBOX_IS_FINISHED (peng_publishing_get_state (self->row)))
    show_failure (self, _("Not Published"), sentence);
}

/**
 * peng_publish_dialog_show_read:
 * @self: the dialog
 * @report: what came of reading a page back
 *
 * Says whether the page that was just published is as it was sent.
 */
void
peng_publish_dialog_show_read (PengPublishDialog    *self,
                               const PengPageReport *report)
{
  const char *words = NULL;

  if (self->draft == NULL || !g_str_equal (report->article, peng_draft_get_uuid (self->draft)))
    return;

  if (report->outcome == PENG_READ_BACK_CLEAN)
    words = _("The page was read back and is as you sent it.");
  else if (report->outcome == PENG_READ_BACK_FOUND)
    words = _("The page was read back and is not as you sent it. Close this window to see what was "
              "found.");

  gtk_label_set_label (self->read_words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->read_words), words != NULL);
}

static void
show_done (PengPublishDialog *self)
{
  const char *url = peng_publish_dialog_get_url (self);
  g_autoptr(GdkTexture) code = url != NULL ? peng_qr_texture_new (url) : NULL;

  peng_publish_dialog_show_arrived (self);
  peng_publish_dialog_watch_due (self);
  gtk_label_set_label (self->url, url != NULL ? url : "");
  gtk_picture_set_paintable (self->qr, code != NULL ? GDK_PAINTABLE (code) : NULL);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (gtk_widget_get_visible (self->open_button) ? self->open_button
                         : gtk_widget_get_visible (self->change_button) ? self->change_button
                                                                        : self->back_button);
  gtk_label_select_region (self->url, 0, 0);
}

static void
show_step (GtkImage *icon,
           int       step,
           int       present)
{
  gtk_image_set_from_icon_name (icon, step < present ? "object-select-symbolic"
                                      : step == present ? "content-loading-symbolic"
                                                        : NULL);
}

/* A withdrawal takes nothing with it. */
static void
show_verb (PengPublishDialog *self)
{
  gboolean withdraws = is_withdrawal (self);

  gtk_widget_set_visible (GTK_WIDGET (self->freeze_step), !withdraws);
  gtk_widget_set_visible (GTK_WIDGET (self->media_step), !withdraws);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->article_step),
                                 withdraws ? _("Withdraw the article") : _("Publish the article"));
}

static void
show_steps (PengPublishDialog *self)
{
  int present = self->row != NULL ? (int) peng_publishing_get_step (self->row)
                                  : PENG_PUBLISHING_PREPARE;
  g_autofree char *sent = NULL;

  for (int i = 0; i < 3; i++)
    show_step (self->step_icons[i], i, present);
  show_verb (self);

  if (self->row == NULL || peng_publishing_get_n_media (self->row) == 0)
    return;

  /* Translators: how many photographs are sent, of how many */
  sent = g_strdup_printf (_("%u of %u"), peng_publishing_get_n_sent (self->row),
                          peng_publishing_get_n_media (self->row));
  adw_action_row_set_subtitle (self->media_step, sent);
}

/* Why it does not go on, and what to do, where that is so. */
static char *
dup_waiting_words (PengPublishDialog *self)
{
  const GError *error = peng_publishing_get_error (self->row);
  g_autofree char *sentence = error != NULL ? peng_error_text_new (error) : NULL;

  if (peng_publishing_is_elsewhere (self->row))
    return g_strdup (_("Another window is publishing this article."));

  switch (peng_publishing_get_state (self->row))
    {
    case PENG_OUTBOX_UNKNOWN:
      return g_strdup (_("The answer was lost. The site is being asked whether the article has "
                         "arrived; it is never sent twice."));

    case PENG_OUTBOX_PAUSED:
      return g_steal_pointer (&sentence);

    case PENG_OUTBOX_FROZEN:
    case PENG_OUTBOX_MEDIA:
    case PENG_OUTBOX_SENDING:
    case PENG_OUTBOX_CONFLICT:
    case PENG_OUTBOX_PUBLISHED:
    case PENG_OUTBOX_REJECTED:
    case PENG_OUTBOX_ABANDONED:
    default:
      break;
    }

  if (peng_publishing_is_waiting (self->row) && sentence != NULL)
    return g_steal_pointer (&sentence);

  return g_strdup (_("You may close this window; publishing goes on."));
}

/* How far it is over all three steps; photographs are the second. */
static double
get_fraction (PengPublishDialog *self)
{
  int step = self->row != NULL ? (int) peng_publishing_get_step (self->row)
                               : PENG_PUBLISHING_PREPARE;
  double sent = step == PENG_PUBLISHING_MEDIA && peng_publishing_get_n_media (self->row) > 0
                  ? peng_publishing_get_fraction (self->row) : 0;

  return (step + sent) / 3;
}

/**
 * peng_publish_dialog_show_going:
 * @self: the dialog
 *
 * Shows how far it is, before there is a row in the outbox too.
 */
void
peng_publish_dialog_show_going (PengPublishDialog *self)
{
  gboolean waits = self->row != NULL &&
                   (peng_publishing_is_waiting (self->row) ||
                    peng_publishing_get_state (self->row) == PENG_OUTBOX_PAUSED);
  g_autofree char *words = self->row != NULL ? dup_waiting_words (self) : NULL;

  show_steps (self);
  gtk_progress_bar_set_fraction (self->progress, get_fraction (self));
  gtk_label_set_label (self->going_words, words != NULL ? words : "");
  gtk_widget_set_visible (self->retry_button, waits);
  gtk_widget_set_visible (
    self->sign_in_again_button,
    self->row != NULL && peng_publishing_get_state (self->row) == PENG_OUTBOX_PAUSED &&
      peng_publish_dialog_needs_sign_in (self, peng_publishing_get_error (self->row)));
  gtk_widget_set_sensitive (self->stop_button, self->row != NULL);
  gtk_stack_set_visible_child_name (self->stack, "going");
}

/**
 * peng_publish_dialog_show_row:
 * @self: the dialog, with a row of the outbox
 *
 * Shows the page that belongs to the state of the row.
 */
void
peng_publish_dialog_show_row (PengPublishDialog *self)
{
  const GError *error = peng_publishing_get_error (self->row);

  switch (peng_publishing_get_state (self->row))
    {
    case PENG_OUTBOX_PUBLISHED:
      show_done (self);
      break;

    case PENG_OUTBOX_REJECTED:
      if (error != NULL)
        peng_publish_dialog_show_error (self, error);
      else
        show_failure (self, _("Not Published"), _("The site did not accept the article."));
      break;

    case PENG_OUTBOX_ABANDONED:
      show_failure (self, _("Stopped"),
                    is_withdrawal (self)
                      ? _("The article was not withdrawn. It is still at the site.")
                      : _("The article was not published. It is still in your drafts."));
      break;

    case PENG_OUTBOX_CONFLICT:
      show_conflict (self,
                     is_withdrawal (self)
                       ? _("Somebody has changed this article at the site since it was last "
                           "published. It was not withdrawn. If you withdraw it, theirs becomes a "
                           "draft of its own.")
                       : _("Somebody has changed this article at the site since it was last "
                           "published. Nothing was overwritten. Whichever you choose, both are "
                           "kept: yours is this draft, and theirs becomes a draft of its own if "
                           "you replace it."));
      break;

    case PENG_OUTBOX_FROZEN:
    case PENG_OUTBOX_MEDIA:
    case PENG_OUTBOX_SENDING:
    case PENG_OUTBOX_UNKNOWN:
    case PENG_OUTBOX_PAUSED:
    default:
      peng_publish_dialog_show_going (self);
      break;
    }
}
