/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-dialogs.h"
#include "ui/peng-publish-dialog.h"

#include <glib/gi18n.h>

typedef void (*DraftFunc) (PengWindow *self,
                           const char *uuid);

typedef struct
{
  PengWindow *window;
  char       *uuid;
  DraftFunc   act;
  const char *failure;
} Wish;

typedef struct
{
  PengWindow *window;
  char       *uuid;
  char       *title;
} Deletion;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->window);
  g_free (wish->uuid);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->window);
  g_free (deletion->uuid);
  g_free (deletion->title);
  g_free (deletion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static PengStore *
get_store (PengWindow *self)
{
  return peng_desk_get_store (self->desk);
}

static void
flushed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  g_autoptr(GError) error = NULL;

  if (peng_window_is_gone (wish->window))
    return;

  if (peng_draft_flush_finish (PENG_DRAFT (object), result, &error))
    wish->act (wish->window, wish->uuid);
  else
    peng_window_toast_error (wish->window, wish->failure, error);
}

/* What is done with a draft in the store is done when the words written last are there too. */
static void
when_saved (PengWindow *self,
            const char *uuid,
            DraftFunc   act,
            const char *failure)
{
  Wish *wish;

  if (self->draft == NULL || !g_str_equal (peng_draft_get_uuid (self->draft), uuid))
    {
      act (self, uuid);
      return;
    }

  wish = g_new0 (Wish, 1);
  wish->window = g_object_ref (self);
  wish->uuid = g_strdup (uuid);
  wish->act = act;
  wish->failure = failure;
  peng_draft_flush_async (self->draft, NULL, flushed_cb, wish);
}

static void
created_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PengWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengDraft) draft = peng_draft_new_finish (result, &error);

  if (peng_window_is_gone (self))
    return;

  if (draft == NULL)
    {
      peng_window_toast_error (self, _("The article could not be begun."), error);
      return;
    }

  peng_window_show_writing (self);
  peng_window_show_draft (self, draft);
  peng_window_end_focus_mode (self);
  peng_panes_set_shown (self->panes, PENG_PANE_CONTENT, TRUE);
  peng_fields_focus (peng_article_page_get_fields (self->page), PENG_FIELD_TITLE);
}

/* An article that begins with what every article of this school has. */
static PengArticle *
create_article (PengWindow *self)
{
  g_autoptr(PengArticle) empty = peng_article_new_empty ();
  g_autofree char *source = g_settings_get_string (self->settings, "default-source");
  g_autofree char *author = g_settings_get_string (self->settings, "default-author");
  g_autofree char *section = g_settings_get_string (self->settings, "default-section");
  const char *fields[PENG_N_FIELDS];
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (empty, &n_blocks);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = "";
  fields[PENG_FIELD_SOURCE] = source;
  fields[PENG_FIELD_AUTHOR] = author;
  fields[PENG_FIELD_SECTION] = section;

  return peng_article_new (peng_article_get_uuid (empty), fields, blocks, n_blocks);
}

/**
 * peng_window_new_draft:
 * @self: a window
 *
 * Begins an article and opens it.
 */
void
peng_window_new_draft (PengWindow *self)
{
  g_autoptr(PengArticle) article = create_article (self);

  peng_draft_new_async (get_store (self), article, NULL, created_cb, g_object_ref (self));
}

static void
duplicated_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(PengWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *uuid = peng_store_duplicate_article_finish (PENG_STORE (object), result, &error);

  if (peng_window_is_gone (self))
    return;

  if (uuid != NULL)
    {
      peng_window_open_draft (self, uuid);
      peng_window_toast (self, _("This is the copy. The first article is in the list."));
    }
  else
    {
      peng_window_toast_error (self, _("The article could not be duplicated."), error);
    }
}

static void
duplicate_saved (PengWindow *self,
                 const char *uuid)
{
  peng_store_duplicate_article_async (get_store (self), uuid, NULL, duplicated_cb,
                                      g_object_ref (self));
}

/**
 * peng_window_duplicate_draft:
 * @self: a window
 * @uuid: a draft
 *
 * Copies a draft and opens the copy.
 */
void
peng_window_duplicate_draft (PengWindow *self,
                             const char *uuid)
{
  when_saved (self, uuid, duplicate_saved, _("The article could not be duplicated."));
}

static void
open_neighbour (PengWindow *self,
                const char *neighbour)
{
  if (neighbour != NULL)
    peng_window_open_draft (self, neighbour);
  else
    peng_window_show_draft (self, NULL);
}

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Deletion) deletion = user_data;
  g_autoptr(GError) error = NULL;

  if (peng_window_is_gone (deletion->window))
    return;

  if (peng_store_delete_article_finish (PENG_STORE (object), result, &error))
    peng_window_offer_undelete (deletion->window, deletion->uuid, deletion->title);
  else
    peng_window_toast_error (deletion->window, _("The article could not be deleted."), error);
}

static void
delete_now (Deletion *deletion)
{
  PengWindow *self = deletion->window;
  g_autofree char *neighbour = peng_drafts_pane_dup_neighbour (self->drafts, deletion->uuid);

  if (self->draft != NULL && g_str_equal (peng_draft_get_uuid (self->draft), deletion->uuid))
    {
      peng_window_withdraw_toasts (self);
      open_neighbour (self, neighbour);
    }
  peng_store_delete_article_async (get_store (self), deletion->uuid, NULL, deleted_cb, deletion);
}

static void
title_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Deletion *deletion = user_data;
  g_autoptr(PengDraftInfo) info = peng_store_get_draft_finish (PENG_STORE (object), result, NULL);

  if (peng_window_is_gone (deletion->window))
    {
      deletion_free (deletion);
      return;
    }

  deletion->title = g_strdup (info != NULL ? info->title : "");
  delete_now (deletion);
}

static void
delete_saved (PengWindow *self,
              const char *uuid)
{
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->window = g_object_ref (self);
  deletion->uuid = g_strdup (uuid);
  peng_store_get_draft_async (get_store (self), uuid, NULL, title_cb, deletion);
}

/**
 * peng_window_delete_draft:
 * @self: a window
 * @uuid: a draft
 *
 * Puts a draft into the trash, and offers to bring it back.
 */
void
peng_window_delete_draft (PengWindow *self,
                          const char *uuid)
{
  when_saved (self, uuid, delete_saved, _("The article could not be deleted."));
}

static void
new_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  peng_window_new_draft (PENG_WINDOW (widget));
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  peng_window_duplicate_draft (self, peng_draft_get_uuid (self->draft));
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  peng_window_delete_draft (self, peng_draft_get_uuid (self->draft));
}

/* In the middle of a word the input method has the text; the keys are its own. */
static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  if (!peng_article_page_get_composing (self->page))
    peng_history_undo (peng_draft_get_history (self->draft));
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  if (!peng_article_page_get_composing (self->page))
    peng_history_redo (peng_draft_get_history (self->draft));
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  peng_window_show_writing (self);
  peng_window_show_drafts (self);
  peng_drafts_pane_focus_search (self->drafts);
}

static void
outline_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  peng_window_show_writing (PENG_WINDOW (widget));
  peng_window_show_outline (PENG_WINDOW (widget));
}

static void
try_again_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  peng_window_open_desk (PENG_WINDOW (widget));
}

static void
zoom_in_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  peng_window_zoom (PENG_WINDOW (widget), 1);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  peng_window_zoom (PENG_WINDOW (widget), -1);
}

static void
zoom_reset_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  peng_window_zoom (PENG_WINDOW (widget), 0);
}

static void
focus_title_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  peng_window_show_writing (self);
  peng_window_end_focus_mode (self);
  peng_panes_set_shown (self->panes, PENG_PANE_CONTENT, TRUE);
  peng_fields_focus (peng_article_page_get_fields (self->page), PENG_FIELD_TITLE);
}

static void
focus_text_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  peng_window_show_writing (self);
  peng_panes_set_shown (self->panes, PENG_PANE_CONTENT, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
next_part_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  peng_window_focus_next_part (PENG_WINDOW (widget), 1);
}

static void
previous_part_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  peng_window_focus_next_part (PENG_WINDOW (widget), -1);
}

static void
library_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  if (peng_window_shows_library (self))
    {
      peng_window_show_writing (self);
      return;
    }

  peng_window_end_focus_mode (self);
  peng_window_show_library (self);
}

static void
outbox_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  if (peng_window_shows_outbox (self))
    {
      peng_window_show_writing (self);
      return;
    }

  peng_window_end_focus_mode (self);
  peng_window_show_outbox (self);
}

static void
at_sites_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  if (peng_window_shows_remote (self))
    {
      peng_window_show_writing (self);
      return;
    }

  peng_window_end_focus_mode (self);
  peng_window_show_remote (self);
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
chosen_cb (GListModel *files,
           gpointer    user_data)
{
  peng_window_import_files (user_data, files);
}

static void
insert_photos_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  peng_dialogs_choose_pictures (GTK_WINDOW (widget), TRUE, chosen_cb, widget);
}

static void
insert_files_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  peng_dialogs_choose_files (GTK_WINDOW (widget), chosen_cb, widget);
}

static void
insert_library_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  peng_window_pick (PENG_WINDOW (widget));
}

static void
cancel_import_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  if (self->import != NULL)
    g_cancellable_cancel (self->import);
  else
    peng_editor_cancel_paste (self->editor);
}

/**
 * peng_window_publish:
 * @self: a window with a draft
 * @site: number of the site that is offered first, 0 for the usual one
 *
 * Opens the window of publishing.
 */
void
peng_window_publish (PengWindow *self,
                     gint64      site)
{
  GtkWidget *dialog = peng_publish_dialog_new (self->desk, self->draft, site);

  peng_window_watch_joining (self, dialog);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
publish_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  peng_window_publish (PENG_WINDOW (widget), 0);
}

/**
 * peng_window_update_actions:
 * @self: a window
 *
 * Switches on what can be done now.
 */
void
peng_window_update_actions (PengWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PengHistory *history = self->draft != NULL ? peng_draft_get_history (self->draft) : NULL;
  gboolean open = self->draft != NULL && peng_window_shows_writing (self);

  gtk_widget_action_set_enabled (widget, "win.new", peng_store_is_open (get_store (self)));
  gtk_widget_action_set_enabled (widget, "win.library", peng_store_is_open (get_store (self)));
  gtk_widget_action_set_enabled (widget, "win.outbox", peng_store_is_open (get_store (self)));
  gtk_widget_action_set_enabled (widget, "win.at-sites", peng_store_is_open (get_store (self)));
  gtk_widget_action_set_enabled (widget, "win.try-again", !peng_store_is_open (get_store (self)));
  gtk_widget_action_set_enabled (widget, "win.duplicate", open);
  gtk_widget_action_set_enabled (widget, "win.delete", open);
  gtk_widget_action_set_enabled (widget, "win.publish", open);
  gtk_widget_action_set_enabled (widget, "win.insert-photos", open && self->import == NULL);
  gtk_widget_action_set_enabled (widget, "win.insert-files", open && self->import == NULL);
  gtk_widget_action_set_enabled (widget, "win.insert-library", open);
  gtk_widget_action_set_enabled (widget, "win.cancel-import",
                                 self->import != NULL ||
                                   peng_editor_is_paste_waiting (self->editor));
  peng_window_update_text_actions (self);
  gtk_widget_action_set_enabled (widget, "win.focus-title", self->draft != NULL);
  gtk_widget_action_set_enabled (widget, "win.focus-text", self->draft != NULL);
  gtk_widget_action_set_enabled (widget, "win.undo", open && peng_history_can_undo (history));
  gtk_widget_action_set_enabled (widget, "win.redo", open && peng_history_can_redo (history));
}

/**
 * peng_window_install_actions:
 * @klass: the class
 *
 * Adds the actions to the class.
 */
void
peng_window_install_actions (PengWindowClass *klass)
{
  static const struct
  {
    const char                    *name;
    GtkWidgetActionActivateFunc    activate;
  } actions[] = {
    { "win.new", new_action },
    { "win.duplicate", duplicate_action },
    { "win.delete", delete_action },
    { "win.undo", undo_action },
    { "win.redo", redo_action },
    { "win.search", search_action },
    { "win.outline", outline_action },
    { "win.try-again", try_again_action },
    { "win.focus-title", focus_title_action },
    { "win.focus-text", focus_text_action },
    { "win.zoom-in", zoom_in_action },
    { "win.zoom-out", zoom_out_action },
    { "win.zoom-reset", zoom_reset_action },
    { "win.next-part", next_part_action },
    { "win.previous-part", previous_part_action },
    { "win.insert-photos", insert_photos_action },
    { "win.insert-files", insert_files_action },
    { "win.insert-library", insert_library_action },
    { "win.cancel-import", cancel_import_action },
    { "win.publish", publish_action },
    { "win.library", library_action },
    { "win.outbox", outbox_action },
    { "win.at-sites", at_sites_action },
    { "win.close", close_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), actions[i].name, NULL,
                                     actions[i].activate);

  peng_window_install_text_actions (klass);
}
