/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-publish-dialog"

#include "ui/peng-publish-dialog-private.h"

#include "ui/peng-accessible.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-merge-window.h"
#include "work/peng-conflict.h"
#include "work/peng-date-field.h"
#include "work/peng-error-text.h"
#include "work/peng-publish-check.h"

#include <glib/gi18n.h>

enum {
  JOINED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengPublishDialog, peng_publish_dialog, ADW_TYPE_WINDOW)

static void show_contents (PengPublishDialog *self);
static char *dup_blocker (PengPublishDialog *self, const PengPublishPlan *plan);

/**
 * peng_publish_dialog_set_row:
 * @self: the dialog
 * @row: what is on its way, to be followed
 */
void
peng_publish_dialog_set_row (PengPublishDialog *self,
                             PengPublishing    *row)
{
  if (self->row == row)
    return;

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);

  g_set_object (&self->row, row);
  self->is_shown = FALSE;
  g_signal_connect_object (row, "changed", G_CALLBACK (peng_publish_dialog_show_row), self,
                           G_CONNECT_SWAPPED);
  peng_publish_dialog_show_row (self);
}

/**
 * peng_publish_dialog_leave_row:
 * @self: the dialog
 *
 * Does not follow any more what it has followed.
 */
void
peng_publish_dialog_leave_row (PengPublishDialog *self)
{
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);
}

/* What is on its way may have been begun by another window, or by a dialog that was closed at
 * once, and come to be while this one is open. */
static void
take_up_row (PengPublishDialog *self)
{
  PengPublishing *row;

  if (self->desk == NULL)
    return;

  row = peng_publisher_find_row (peng_desk_get_publisher (self->desk),
                                 peng_draft_get_uuid (self->draft),
                                 self->site);
  if (row != NULL)
    peng_publish_dialog_set_row (self, row);
}

/* "added" has told already what was found; nothing means that it has arrived meanwhile. */
static void
resumed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PengPublishDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows =
    peng_publisher_resume_finish (PENG_PUBLISHER (object), result, &error);

  if (self->desk == NULL || self->row != NULL)
    return;

  if (rows == NULL)
    peng_publish_dialog_show_error (self, error);
  else
    peng_publish_dialog_show_ready (self);
}

static void
published_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PengPublishDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengPublishing) row =
    peng_publisher_publish_finish (PENG_PUBLISHER (object), result, &error);

  if (self->desk == NULL)
    return;

  if (row != NULL)
    peng_publish_dialog_set_row (self, row);
  else if (g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_EXISTS))
    peng_publisher_resume_async (PENG_PUBLISHER (object), NULL, resumed_cb, g_object_ref (self));
  else
    peng_publish_dialog_show_error (self, error);
}

/* What was started goes on when the dialog is closed. */
typedef struct
{
  PengPublishDialog *dialog;
  PengDesk          *desk;
  gint64             site;
  PengSiteKind       kind;
  char              *section;
  PengPublishPlan    plan;
} Start;

static void
start_free (Start *start)
{
  g_object_unref (start->dialog);
  g_object_unref (start->desk);
  g_free (start->section);
  g_free (start);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Start, start_free)

static void
frozen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Start) start = user_data;
  g_autoptr(GError) error = NULL;
  guint64 revision = 0;
  g_autoptr(PengArticle) article =
    peng_draft_freeze_finish (PENG_DRAFT (object), result, &revision, &error);

  if (article != NULL)
    peng_publisher_publish_as_async (peng_desk_get_publisher (start->desk), article, revision,
                                     start->site, start->kind, start->section, &start->plan, NULL,
                                     published_cb, g_object_ref (start->dialog));
  else if (start->dialog->desk != NULL)
    peng_publish_dialog_show_error (start->dialog, error);
}

static void
set_field (PengPublishDialog *self,
           PengField          field,
           const char        *text)
{
  PengDocument *document = peng_draft_get_document (self->draft);
  g_autoptr(PengEdit) edit = peng_document_make_set_field (document, field, text);
  g_autoptr(GError) error = NULL;

  if (!peng_edit_is_nothing (edit) && !peng_document_apply (document, edit, &error))
    g_critical ("set %s: %s", peng_field_get_name (field), error->message);
}

/* What was chosen belongs to the article: its page says so, and the next time it is known. */
static void
keep_fields (PengPublishDialog *self)
{
  PengHistory *history = peng_draft_get_history (self->draft);
  const char *source = peng_publish_dialog_get_usual_source (self);

  peng_history_begin (history);
  set_field (self, PENG_FIELD_SECTION, peng_publish_dialog_get_section (self)->name);
  if (source != NULL)
    set_field (self, PENG_FIELD_SOURCE, source);
  peng_history_end (history);
}

/**
 * peng_publish_dialog_start:
 * @self: the dialog, in which a section is chosen
 * @plan: who is to read the article, and from when on
 *
 * Publishes the article as it is now.
 */
void
peng_publish_dialog_start (PengPublishDialog     *self,
                           const PengPublishPlan *plan)
{
  g_autofree char *blocker = dup_blocker (self, plan);
  Start *start;

  /* Time has gone on since the button was there. */
  if (blocker != NULL)
    {
      peng_publish_dialog_show_blocker (self);
      gtk_stack_set_visible_child_name (self->stack, "ready");
      return;
    }

  start = g_new0 (Start, 1);
  start->dialog = g_object_ref (self);
  start->desk = g_object_ref (self->desk);
  start->site = self->site;
  start->kind = self->kind;
  start->section = g_strdup (peng_publish_dialog_get_section (self)->id);
  start->plan = *plan;

  keep_fields (self);
  peng_publish_dialog_leave_row (self);
  peng_publish_dialog_show_going (self);
  peng_draft_freeze_async (self->draft, NULL, frozen_cb, start);
}

static void
start_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PengPublishDialog *self = PENG_PUBLISH_DIALOG (widget);
  const PengPublishPlan plan = peng_plan_group_get_plan (self->plan);

  peng_publish_dialog_start (self, &plan);
}

static void
abandoned_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PengPublishDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (peng_publisher_abandon_finish (PENG_PUBLISHER (object), result, &error) || self->desk == NULL)
    return;

  gtk_widget_set_sensitive (self->stop_button, FALSE);
  gtk_label_set_label (self->going_words,
                       _("The article is already on its way and can no longer be stopped."));
}

static void
stop_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PengPublishDialog *self = PENG_PUBLISH_DIALOG (widget);

  peng_publisher_abandon_async (peng_desk_get_publisher (self->desk), self->row, NULL,
                                abandoned_cb, g_object_ref (self));
}

static void
replaced_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PengPublishDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!peng_conflict_replace_finish (result, &error) && self->desk != NULL)
    peng_publish_dialog_show_not_replaced (self, error);
}

static void
replace_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PengPublishDialog *self = PENG_PUBLISH_DIALOG (widget);

  peng_publish_dialog_show_going (self);
  peng_conflict_replace_async (peng_desk_get_publisher (self->desk),
                               peng_desk_get_importer (self->desk),
                               peng_site_facts_get_section_list (peng_publish_dialog_get_facts (self)),
                               self->row, NULL,
                               replaced_cb, g_object_ref (self));
}

/* What was joined is to be looked at once more before it is sent. */
static void
settled_cb (PengPublishDialog *self,
            gboolean           joined)
{
  if (self->desk == NULL)
    return;

  if (joined)
    g_signal_emit (self, signals[JOINED], 0);

  peng_publish_dialog_leave_row (self);
  show_contents (self);
  peng_publish_dialog_show_sections (self);
  peng_publish_dialog_show_ready (self);
  gtk_widget_grab_focus (self->publish_button);
}

static void
compare_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PengPublishDialog *self = PENG_PUBLISH_DIALOG (widget);
  GtkWidget *window = peng_merge_window_new (self->desk, self->row, self->draft);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  g_signal_connect_object (window, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
sign_in_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  peng_publish_dialog_sign_in (PENG_PUBLISH_DIALOG (widget));
}

static void
retry_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PengPublishDialog *self = PENG_PUBLISH_DIALOG (widget);

  peng_publisher_retry (peng_desk_get_publisher (self->desk), self->row);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          peng_publish_dialog_get_url (PENG_PUBLISH_DIALOG (widget)));
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  peng_dialogs_open_uri (GTK_WINDOW (widget),
                         peng_publish_dialog_get_url (PENG_PUBLISH_DIALOG (widget)));
}

static guint
count_pictures (PengDocument *document)
{
  guint n_pictures = 0;

  for (guint i = 0; i < peng_document_get_n_blocks (document); i++)
    {
      guint n_images;

      peng_block_get_images (peng_document_get_block (document, i), &n_images);
      n_pictures += n_images;
    }

  return n_pictures;
}

static void
show_contents (PengPublishDialog *self)
{
  PengDocument *document = peng_draft_get_document (self->draft);
  const char *title = peng_document_get_field (document, PENG_FIELD_TITLE);
  guint n_words = peng_document_get_count (document)->words;
  guint n_pictures = count_pictures (document);
  g_autofree char *words = g_strdup_printf (ngettext ("%'u word", "%'u words", n_words), n_words);
  g_autofree char *pictures =
    g_strdup_printf (ngettext ("%u photograph", "%u photographs", n_pictures), n_pictures);
  g_autofree char *contents = g_strdup_printf ("%s · %s", words, pictures);

  gtk_label_set_label (self->article_title, *title != '\0' ? title : _("Untitled"));
  gtk_label_set_label (self->contents, contents);
}

/* What must be mended before anything can be sent. */
static char *
dup_blocker (PengPublishDialog     *self,
             const PengPublishPlan *plan)
{
  PengDocument *document = peng_draft_get_document (self->draft);
  PengSiteFacts *facts = peng_publish_dialog_get_facts (self);
  const PengPortalInfo *info = peng_site_facts_get_info (facts);
  char *fault;
  g_autofree char *title = g_strdup (peng_document_get_field (document, PENG_FIELD_TITLE));

  if (*g_strstrip (title) == '\0')
    return g_strdup (_("The article has no title. Write one before you publish."));

  if (peng_document_get_count (document)->words == 0 && count_pictures (document) == 0)
    return g_strdup (_("The article is empty. Write something before you publish."));

  fault = peng_publish_check_find_fault (document, info);
  if (fault != NULL)
    return fault;

  if (info->sections->len == 0 && peng_site_facts_get_error (facts) != NULL)
    return peng_error_text_new (peng_site_facts_get_error (facts));

  if (info->sections->len == 0)
    return g_strdup (_("The site does not answer yet. Wait a moment, or look whether the network is "
                       "up."));

  if (peng_publish_dialog_get_section (self) == NULL)
    return g_strdup (_("Choose the section that the article belongs to."));

  if (peng_publish_plan_is_too_soon (plan, g_get_real_time ()))
    return g_strdup (_("This time has passed, or it is less than a minute ahead. Choose a later time, "
                       "or publish now."));

  return NULL;
}

/**
 * peng_publish_dialog_show_blocker:
 * @self: the dialog
 *
 * Shows what must be mended first, and lets nothing be sent until then.
 */
void
peng_publish_dialog_show_blocker (PengPublishDialog *self)
{
  const PengPublishPlan plan = peng_plan_group_get_plan (self->plan);
  g_autofree char *words = dup_blocker (self, &plan);

  gtk_label_set_label (self->blocker, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->blocker), words != NULL);
  gtk_widget_set_visible (
    self->sign_in_button,
    peng_publish_dialog_needs_sign_in (
      self, peng_site_facts_get_error (peng_publish_dialog_get_facts (self))));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "publish.start", words == NULL);
  /* The keys left the button while the site was being asked. */
  if (words == NULL && gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (self->publish_button);
}

/* Where the site has the article already, the person is told what publishing means. */
static void
publications_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PengPublishDialog) self = user_data;
  g_autoptr(GPtrArray) publications =
    peng_store_list_publications_finish (PENG_STORE (object), result, NULL);

  if (self->desk == NULL)
    return;

  for (guint i = 0; publications != NULL && i < publications->len; i++)
    {
      const PengPublication *publication = g_ptr_array_index (publications, i);

      if (publication->site == self->site && !publication->withdrawn)
        {
          peng_publish_dialog_set_publication (self, g_ptr_array_steal_index (publications, i));
          return;
        }
    }
}

/**
 * peng_publish_dialog_show_ready:
 * @self: the dialog, with nothing on its way
 *
 * Shows what publishing would do, and what the site has.
 */
void
peng_publish_dialog_show_ready (PengPublishDialog *self)
{
  peng_publish_dialog_set_publication (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "ready");
  peng_store_list_publications_async (peng_desk_get_store (self->desk),
                                      peng_draft_get_uuid (self->draft), NULL, publications_cb,
                                      g_object_ref (self));
}

/**
 * peng_publish_dialog_meet_site:
 * @self: the dialog, in which another site was chosen
 *
 * Shows how the article stands there: what is on its way, or what there is already.
 */
void
peng_publish_dialog_meet_site (PengPublishDialog *self)
{
  take_up_row (self);
  if (self->row == NULL)
    peng_publish_dialog_show_ready (self);
}

static void
add_step_icons (PengPublishDialog *self)
{
  AdwActionRow *rows[] = { self->freeze_step, self->media_step, self->article_step };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      self->step_icons[i] = GTK_IMAGE (gtk_image_new ());
      adw_action_row_add_suffix (rows[i], GTK_WIDGET (self->step_icons[i]));
    }
}

static void
peng_publish_dialog_dispose (GObject *object)
{
  PengPublishDialog *self = PENG_PUBLISH_DIALOG (object);

  /* Something that was asked for may still hold it. */
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      g_signal_handlers_disconnect_by_data (peng_desk_get_read_back (self->desk), self);
      g_signal_handlers_disconnect_by_data (peng_desk_get_due_watch (self->desk), self);
    }
  g_clear_object (&self->facts_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_PUBLISH_DIALOG);
  g_clear_handle_id (&self->due_id, g_source_remove);
  g_clear_object (&self->row);
  g_clear_pointer (&self->publication, peng_publication_free);
  g_clear_pointer (&self->their_url, g_free);
  g_clear_pointer (&self->sites, g_ptr_array_unref);
  g_clear_object (&self->draft);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (peng_publish_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, article_title);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, contents);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, site_row);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, section_row);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, already);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, blocker);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, publish_button);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, sign_in_again_button);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, freeze_step);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, media_step);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, article_step);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, going_words);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, retry_button);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, qr);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, url);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, read_words);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, failed_heading);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, failed_words);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, versions);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, their_row);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, our_row);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, their_page_button);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, conflict_buttons);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, compare_button);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, keep_button);
  gtk_widget_class_bind_template_child (widget_class, PengPublishDialog, replace_button);
}

static void
peng_publish_dialog_class_init (PengPublishDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_publish_dialog_dispose;

  /**
   * PengPublishDialog::joined:
   * @self: the dialog
   *
   * The draft and what somebody else has made of it at the site are one now, and both are kept.
   */
  signals[JOINED] =
    g_signal_new ("joined", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-publish-dialog.ui");
  bind_children (widget_class);
  peng_publish_dialog_install_life (widget_class);
  gtk_widget_class_install_action (widget_class, "publish.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "publish.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "publish.sign-in", NULL, sign_in_action);
  gtk_widget_class_install_action (widget_class, "publish.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "publish.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "publish.replace", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "publish.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "publish.open", NULL, open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* The button stays in sight under larger letters, as far as the screen is high enough: GTK sees to
 * that. The setting is in 1,024ths of a dot per inch, or below zero where nobody has set it. */
static void
follow_letters (PengPublishDialog *self)
{
  const int usual = 96 * 1024;
  int dpi;
  int width;
  int height;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width,
                               (int) ((gint64) height * MAX (dpi, usual) / usual));
}

static void
peng_publish_dialog_init (PengPublishDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  follow_letters (self);
  g_signal_connect_object (self->plan, "changed", G_CALLBACK (peng_publish_dialog_plan_changed_cb),
                           self, G_CONNECT_SWAPPED);
  peng_accessible_name_inner (GTK_WIDGET (self));
  add_step_icons (self);
}

/**
 * peng_publish_dialog_new:
 * @desk: the desk
 * @draft: the article
 * @site: number of the site that is offered first; 0 for the one to which the article is on its way,
 *   or else the first of all
 *
 * Returns: (transfer none): a window, owned by GTK
 */
GtkWidget *
peng_publish_dialog_new (PengDesk  *desk,
                         PengDraft *draft,
                         gint64     site)
{
  PengPublishDialog *self = g_object_new (PENG_TYPE_PUBLISH_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  self->draft = g_object_ref (draft);
  /* It may be that the keyboard has not left its field. */
  peng_date_field_settle (peng_draft_get_document (draft), peng_draft_get_history (draft));
  show_contents (self);
  peng_publish_dialog_choose_site (self, site);
  peng_publish_dialog_show_sections (self);
  g_signal_connect_object (self->section_row, "notify::selected",
                           G_CALLBACK (peng_publish_dialog_section_selected_cb), self,
                           G_CONNECT_SWAPPED);
  peng_publish_dialog_show_ready (self);
  gtk_window_set_focus (GTK_WINDOW (self),
                        gtk_widget_get_visible (GTK_WIDGET (self->blocker))
                          ? GTK_WIDGET (self->section_row) : self->publish_button);

  g_signal_connect_object (peng_desk_get_publisher (desk), "added", G_CALLBACK (take_up_row), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (peng_desk_get_read_back (desk), "read",
                           G_CALLBACK (peng_publish_dialog_show_read), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (peng_desk_get_due_watch (desk), "shown",
                           G_CALLBACK (peng_publish_dialog_shown_cb), self, G_CONNECT_SWAPPED);
  take_up_row (self);

  return GTK_WIDGET (self);
}
