/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-publish-dialog"

#include "ui/peng-publish-dialog-private.h"

#include "ui/peng-accessible.h"
#include "ui/peng-dialogs.h"
#include "work/peng-due-words.h"

#include <glib/gi18n.h>

/* How the article stands at the site, and what can be done with it there. */

static gboolean
is_public (const PengPublication *publication)
{
  return publication != NULL && publication->standing == PENG_STANDING_PUBLIC &&
         publication->due == 0;
}

/* What is to come is told with how long that is from now. */
static char *
dup_moment (PengPublishDialog *self,
            gint64             due)
{
  g_autofree char *countdown = peng_due_words_new_countdown (due, g_get_real_time ());
  g_autofree char *moment = peng_plan_group_dup_moment (self->plan, due);

  return g_strdup_printf ("%s\n%s", countdown, moment);
}

static char *
dup_standing (PengPublishDialog *self)
{
  const PengPublication *publication = self->publication;
  g_autoptr(GDateTime) time =
    g_date_time_new_from_unix_local (publication->published / G_USEC_PER_SEC);
  g_autofree char *when = peng_publish_dialog_format_time (time);

  if (publication->due != 0)
    return dup_moment (self, publication->due);

  if (publication->standing != PENG_STANDING_PUBLIC)
    return g_strdup (peng_due_words_get_held (publication->standing));

  /* Translators: %s is a date and time */
  return g_strdup_printf (_("Published on %s. Publishing again changes that page; there will be no "
                            "second one."), when);
}

/* (nullable): where it goes from, if it goes to another section than it is in. */
static char *
dup_move (PengPublishDialog *self)
{
  const PengSection *section = peng_publish_dialog_get_section (self);
  GPtrArray *sections =
    peng_site_facts_get_section_list (peng_publish_dialog_get_facts (self));
  const char *before = peng_section_find_name (sections, self->publication->section);

  if (section == NULL || before == NULL || g_str_equal (section->id, self->publication->section))
    return NULL;

  /* Translators: of an article; two names of sections */
  return g_strdup_printf (_("Updating moves it from “%s” to “%s”."), before, section->name);
}

static void
show_already (PengPublishDialog *self)
{
  g_autofree char *words = self->publication != NULL ? dup_standing (self) : NULL;
  g_autofree char *move = self->publication != NULL ? dup_move (self) : NULL;
  g_autofree char *both = move != NULL ? g_strdup_printf ("%s\n%s", words, move) : NULL;

  gtk_label_set_label (self->already, both != NULL ? both : words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->already), words != NULL);
}

static const char *
choose_label (PengPublishDialog *self)
{
  PengPublishPlan plan = peng_plan_group_get_plan (self->plan);

  if (self->publication != NULL &&
      (is_public (self->publication) || plan.due != 0 || plan.standing != PENG_STANDING_PUBLIC))
    return _("_Update");

  if (plan.due != 0)
    return _("_Schedule");

  return plan.standing == PENG_STANDING_PUBLIC ? _("_Publish") : _("_Send");
}

static void
show_label (PengPublishDialog *self)
{
  gtk_button_set_label (GTK_BUTTON (self->publish_button), choose_label (self));
  peng_accessible_name_inner (self->publish_button);
}

/* What the site can do with what it has. A draft there is withdrawn already. */
static void
show_at_site (PengPublishDialog *self)
{
  const PengPortalInfo *info =
    peng_site_facts_get_info (peng_publish_dialog_get_facts (self));
  const PengPublication *publication = self->publication;
  gboolean is_draft = publication != NULL && publication->standing == PENG_STANDING_DRAFT;
  gboolean open = is_public (publication) && publication->url != NULL;
  gboolean now = publication != NULL && !is_public (publication) && !info->needs_review;
  gboolean draft = publication != NULL && info->can_hold && !is_draft;
  gboolean withdraw = publication != NULL && info->can_withdraw && !is_draft;

  gtk_widget_set_visible (self->page_row, open);
  gtk_widget_set_visible (self->now_row, now);
  gtk_widget_set_visible (self->draft_row, draft);
  gtk_widget_set_visible (self->withdraw_row, withdraw);
  gtk_widget_set_visible (self->at_site, open || now || draft || withdraw);
}

static void
show_plan (PengPublishDialog *self)
{
  const PengPublication *publication = self->publication;

  g_signal_handlers_block_by_func (self->plan, peng_publish_dialog_plan_changed_cb, self);
  peng_plan_group_offer (self->plan,
                         peng_site_facts_get_info (peng_publish_dialog_get_facts (self)),
                         is_public (publication));
  if (publication != NULL && !self->plan_chosen)
    {
      const PengPublishPlan plan = { publication->standing, publication->due };

      peng_plan_group_set_plan (self->plan, &plan);
    }
  g_signal_handlers_unblock_by_func (self->plan, peng_publish_dialog_plan_changed_cb, self);
}

/**
 * peng_publish_dialog_plan_changed_cb:
 * @self: the dialog
 *
 * A person has answered who is to read the article.
 */
void
peng_publish_dialog_plan_changed_cb (PengPublishDialog *self)
{
  self->plan_chosen = TRUE;
  show_label (self);
  peng_publish_dialog_show_blocker (self);
}

/**
 * peng_publish_dialog_show_standing:
 * @self: the dialog
 *
 * Shows how the article stands at the site, and what can be done there.
 */
void
peng_publish_dialog_show_standing (PengPublishDialog *self)
{
  show_plan (self);
  show_already (self);
  show_label (self);
  show_at_site (self);
  peng_publish_dialog_watch_due (self);
}

/**
 * peng_publish_dialog_set_publication:
 * @self: the dialog
 * @publication: (nullable) (transfer full): what the chosen site has of the article
 */
void
peng_publish_dialog_set_publication (PengPublishDialog *self,
                                     PengPublication   *publication)
{
  g_clear_pointer (&self->publication, peng_publication_free);
  self->publication = publication;
  self->plan_chosen = FALSE;
  peng_publish_dialog_show_standing (self);
}

/**
 * peng_publish_dialog_section_selected_cb:
 * @self: the dialog
 *
 * Another section was chosen.
 */
void
peng_publish_dialog_section_selected_cb (PengPublishDialog *self)
{
  show_already (self);
  peng_publish_dialog_show_blocker (self);
}

/* From when on readers see what is shown; 0 where nothing counts down. */
static gint64
get_due (PengPublishDialog *self)
{
  if (self->row != NULL)
    return peng_publishing_get_state (self->row) == PENG_OUTBOX_PUBLISHED && !self->is_shown
             ? peng_publishing_get_item (self->row)->due : 0;

  return self->publication != NULL ? self->publication->due : 0;
}

static void
due_cb (gpointer user_data)
{
  PengPublishDialog *self = user_data;

  self->due_id = 0;
  if (self->row != NULL)
    peng_publish_dialog_show_arrived (self);
  else
    show_already (self);
  peng_publish_dialog_watch_due (self);
}

/**
 * peng_publish_dialog_watch_due:
 * @self: the dialog
 *
 * Counts down as long as something is to come: once a minute, and once a second in the last one.
 */
void
peng_publish_dialog_watch_due (PengPublishDialog *self)
{
  gint64 due = get_due (self);
  guint ms = due != 0 ? peng_due_words_get_change_ms (due, g_get_real_time ()) : 0;

  g_clear_handle_id (&self->due_id, g_source_remove);
  if (ms > 0)
    self->due_id = g_timeout_add_once (ms, due_cb, self);
}

/* What was sent, as it stands there now. */
static const char *
get_heading (const PengOutboxItem *item,
             gboolean              is_to_come)
{
  if (item->verb == PENG_OUTBOX_WITHDRAW)
    return _("Withdrawn");
  if (is_to_come)
    return _("Publishing Is Scheduled");

  switch (item->standing)
    {
    case PENG_STANDING_DRAFT:
      return _("A Draft at the Site");
    case PENG_STANDING_PRIVATE:
      return _("For Colleagues Alone");
    case PENG_STANDING_REVIEW:
      return _("Waiting to Be Looked At");
    case PENG_STANDING_PUBLIC:
    default:
      return _("Published");
    }
}

/* (nullable): what follows from it, where that is not that it can be read. */
static char *
dup_arrived (PengPublishDialog *self,
             gboolean           is_to_come)
{
  const PengOutboxItem *item = peng_publishing_get_item (self->row);

  if (item->verb == PENG_OUTBOX_WITHDRAW)
    return g_strdup (_("Readers do not see it any more. Your draft stays here, and you can publish it "
                       "again."));

  return is_to_come ? dup_moment (self, item->due)
                    : g_strdup (peng_due_words_get_held (item->standing));
}

/**
 * peng_publish_dialog_show_arrived:
 * @self: the dialog, with a row that has arrived
 *
 * Shows what readers see of it, or when they do.
 */
void
peng_publish_dialog_show_arrived (PengPublishDialog *self)
{
  const PengOutboxItem *item = peng_publishing_get_item (self->row);
  gboolean is_to_come = item->due != 0 && !self->is_shown;
  gboolean is_read = item->verb != PENG_OUTBOX_WITHDRAW && !is_to_come &&
                     item->standing == PENG_STANDING_PUBLIC && item->url != NULL;
  g_autofree char *words = dup_arrived (self, is_to_come);

  gtk_label_set_label (self->done_heading, get_heading (item, is_to_come));
  gtk_label_set_label (self->done_words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->done_words), words != NULL);
  gtk_widget_set_visible (self->code_box, is_read);
  if (!is_read)
    gtk_widget_set_visible (GTK_WIDGET (self->read_words), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->url), is_read);
  gtk_widget_set_visible (self->copy_button, is_read);
  gtk_widget_set_visible (self->open_button, is_read);
  gtk_widget_set_visible (self->change_button, is_to_come);
  gtk_widget_set_visible (self->now_button, is_to_come);
  gtk_widget_set_visible (self->back_button, !is_read && !is_to_come);
}

/**
 * peng_publish_dialog_shown_cb:
 * @self: the dialog
 * @article: UUID of an article
 * @site: number of a site
 *
 * The site says that readers see what was to come.
 */
void
peng_publish_dialog_shown_cb (PengPublishDialog *self,
                              const char        *article,
                              gint64             site)
{
  if (self->draft == NULL || site != self->site ||
      !g_str_equal (article, peng_draft_get_uuid (self->draft)))
    return;

  self->is_shown = TRUE;
  if (self->row != NULL)
    peng_publish_dialog_show_row (self);
  else
    peng_publish_dialog_show_ready (self);
}

static void
now_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  peng_publish_dialog_start (PENG_PUBLISH_DIALOG (widget), &peng_publish_plan_at_once);
}

static void
draft_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  const PengPublishPlan plan = { PENG_STANDING_DRAFT, 0 };

  peng_publish_dialog_start (PENG_PUBLISH_DIALOG (widget), &plan);
}

static void
page_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PengPublishDialog *self = PENG_PUBLISH_DIALOG (widget);

  if (self->publication != NULL && self->publication->url != NULL)
    peng_dialogs_open_uri (GTK_WINDOW (self), self->publication->url);
}

static void
change_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PengPublishDialog *self = PENG_PUBLISH_DIALOG (widget);

  peng_publish_dialog_leave_row (self);
  peng_publish_dialog_show_ready (self);
}

static void
withdrawn_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PengPublishDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengPublishing) row =
    peng_publisher_withdraw_finish (PENG_PUBLISHER (object), result, &error);

  if (self->desk == NULL)
    return;

  if (row != NULL)
    peng_publish_dialog_set_row (self, row);
  else
    peng_publish_dialog_show_error (self, error);
}

static void
withdraw_answered_cb (const char *response,
                      gpointer    user_data)
{
  g_autoptr(PengPublishDialog) self = user_data;

  if (self->desk != NULL && g_str_equal (response, "accept"))
    peng_publisher_withdraw_async (peng_desk_get_publisher (self->desk),
                                   peng_draft_get_uuid (self->draft), self->site, NULL,
                                   withdrawn_cb, g_object_ref (self));
}

static void
withdraw_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  peng_dialogs_ask (GTK_WINDOW (widget), _("Withdraw the Article?"),
                    _("Readers do not see it any more. Your draft stays here, and you can publish it "
                      "again."),
                    _("_Withdraw"), TRUE, withdraw_answered_cb, g_object_ref (widget));
}

/**
 * peng_publish_dialog_install_life:
 * @widget_class: the dialog's
 */
void
peng_publish_dialog_install_life (GtkWidgetClass *widget_class)
{
  g_type_ensure (PENG_TYPE_PLAN_GROUP);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, plan);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, source_note);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, at_site);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, page_row);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, now_row);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, draft_row);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, withdraw_row);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, done_heading);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, done_words);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, code_box);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, change_button);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, now_button);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, back_button);
  gtk_widget_class_install_action (widget_class, "publish.now", NULL, now_action);
  gtk_widget_class_install_action (widget_class, "publish.draft", NULL, draft_action);
  gtk_widget_class_install_action (widget_class, "publish.page", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "publish.change", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "publish.withdraw", NULL, withdraw_action);
}
