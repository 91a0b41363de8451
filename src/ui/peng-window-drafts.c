/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-dialogs.h"

#include <glib/gi18n.h>

/* Which draft is open in the window, and those that it still holds: because they are not saved, or
 * because photographs are coming in for them. */

static void
edited_cb (PengWindow *self,
           PengEdit   *edit)
{
  if (peng_edit_get_kind (edit) == PENG_EDIT_FIELD &&
      peng_edit_get_field (edit) == PENG_FIELD_TITLE)
    peng_window_show_title (self);
}

static void
kept_both_cb (PengWindow *self,
              const char *uuid)
{
  peng_dialogs_tell (GTK_WINDOW (self), _("This Draft Was Changed Elsewhere"),
                     _("Another window had saved this draft. Both versions are kept: yours is here, "
                       "and the other is in the list of drafts."));
}

/* With a full disk its words are nowhere but here. */
static gboolean
is_needed (PengWindow *self,
           PengDraft  *draft)
{
  return peng_draft_get_state (draft) != PENG_SAVE_SAVED || draft == self->importing ||
         peng_window_awaits_pictures (self, draft);
}

static void take_back (PengWindow *self,
                       PengDraft  *draft);

static void
left_draft_saved_cb (PengWindow *self,
                     GParamSpec *pspec,
                     PengDraft  *draft)
{
  if (is_needed (self, draft))
    return;

  take_back (self, draft);
}

static void
take_back (PengWindow *self,
           PengDraft  *draft)
{
  g_signal_handlers_disconnect_by_func (draft, left_draft_saved_cb, self);
  g_ptr_array_remove (self->left, draft);
}

/**
 * peng_window_forget_draft:
 * @self: a window
 *
 * Lets go of the open draft; one that is not saved yet is kept until it is, and one that waits for
 * photographs until it has them.
 */
void
peng_window_forget_draft (PengWindow *self)
{
  if (self->draft == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->draft, self);
  g_signal_handlers_disconnect_by_data (peng_draft_get_document (self->draft), self);
  g_signal_handlers_disconnect_by_data (peng_draft_get_history (self->draft), self);

  if (is_needed (self, self->draft))
    {
      g_ptr_array_add (self->left, g_object_ref (self->draft));
      g_signal_connect_object (self->draft, "notify::state", G_CALLBACK (left_draft_saved_cb),
                               self, G_CONNECT_SWAPPED);
    }
  g_clear_object (&self->draft);
}

/**
 * peng_window_end_importing:
 * @self: a window
 *
 * Lets go of the draft that photographs were for, unless it is open or not saved.
 */
void
peng_window_end_importing (PengWindow *self)
{
  peng_window_release_draft (self, g_steal_pointer (&self->importing));
}

/**
 * peng_window_release_draft:
 * @self: a window
 * @draft: a draft that something was waited for
 *
 * Lets go of a draft, unless it is open, not saved, or waits for more.
 */
void
peng_window_release_draft (PengWindow *self,
                           PengDraft  *draft)
{
  if (g_ptr_array_find (self->left, draft, NULL) && !is_needed (self, draft))
    take_back (self, draft);
}

/* A draft that was left and is still held is the one with the newest words. */
static PengDraft *
find_left_draft (PengWindow *self,
                 const char *uuid)
{
  for (guint i = 0; i < self->left->len; i++)
    {
      PengDraft *draft = g_ptr_array_index (self->left, i);

      if (g_str_equal (peng_draft_get_uuid (draft), uuid))
        return draft;
    }

  return NULL;
}

/**
 * peng_window_get_open:
 * @self: a window
 * @uuid: an article
 *
 * Returns: (transfer none) (nullable): the draft that has its newest words, which are not all on disk
 *   yet or are being written; %NULL where the store has them
 */
PengDraft *
peng_window_get_open (PengWindow *self,
                      const char *uuid)
{
  if (self->draft != NULL && g_str_equal (peng_draft_get_uuid (self->draft), uuid))
    return self->draft;

  return find_left_draft (self, uuid);
}

static void
watch_draft (PengWindow *self)
{
  PengHistory *history = peng_draft_get_history (self->draft);

  g_signal_connect_object (self->draft, "kept-both", G_CALLBACK (kept_both_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (peng_draft_get_document (self->draft), "edited",
                           G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify", G_CALLBACK (peng_window_update_actions), self,
                           G_CONNECT_SWAPPED);
}

/**
 * peng_window_show_draft:
 * @self: a window
 * @draft: (nullable): the draft to write in from now on
 *
 * The draft before it goes on saving by itself until it is saved.
 */
void
peng_window_show_draft (PengWindow *self,
                        PengDraft  *draft)
{
  const char *uuid = draft != NULL ? peng_draft_get_uuid (draft) : NULL;

  peng_window_withdraw_toasts (self);
  peng_window_forget_draft (self);
  g_set_object (&self->draft, draft);
  if (draft != NULL)
    watch_draft (self);

  peng_article_page_set_draft (self->page, draft);
  peng_status_bar_set_draft (self->status_bar, draft);
  peng_preview_set_document (self->preview,
                             draft != NULL ? peng_draft_get_document (draft) : NULL);
  peng_outline_pane_set_document (self->outline,
                                  draft != NULL ? peng_draft_get_document (draft) : NULL);
  peng_preview_pane_set_empty (self->preview_pane, draft == NULL);
  peng_window_show_page (self);
  peng_drafts_pane_set_open (self->drafts, uuid);
  g_settings_set_string (self->settings, "last-draft", uuid != NULL ? uuid : "");
  peng_window_show_title (self);
  peng_window_update_actions (self);
  if (draft != NULL)
    peng_window_recall_pictures (self);
  peng_window_show_sought (self);
  peng_window_decide (self);
}

static void
listed_newest_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(PengWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) drafts =
    peng_store_list_drafts_finish (PENG_STORE (object), result, &error);

  if (peng_window_is_gone (self) || self->draft != NULL)
    return;

  if (drafts != NULL && drafts->len > 0)
    peng_window_open_draft (self, ((PengDraftInfo *) g_ptr_array_index (drafts, 0))->uuid);
  else
    peng_window_show_draft (self, NULL);
}

static void
open_newest (PengWindow *self)
{
  peng_store_list_drafts_async (peng_desk_get_store (self->desk), PENG_LIST_DRAFTS, NULL, 1, NULL,
                                listed_newest_cb, g_object_ref (self));
}

static void
draft_opened_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PengWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengDraft) draft = peng_draft_open_finish (result, &error);

  if (peng_window_is_gone (self) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND) && self->draft == NULL)
    {
      g_settings_reset (self->settings, "last-draft");
      open_newest (self);
      return;
    }

  if (draft == NULL)
    peng_window_toast_error (self, _("The draft could not be opened."), error);
  /* What is open stays open where the other cannot be. */
  if (draft != NULL || self->draft == NULL)
    peng_window_show_draft (self, draft);
}

/**
 * peng_window_open_draft:
 * @self: a window
 * @uuid: the draft to open
 *
 * Opens a draft in place of the one that is open; the last call wins.
 */
void
peng_window_open_draft (PengWindow *self,
                        const char *uuid)
{
  PengDraft *left;

  peng_window_show_writing (self);
  if (self->draft != NULL && g_str_equal (peng_draft_get_uuid (self->draft), uuid))
    {
      peng_panes_set_shown (self->panes, PENG_PANE_CONTENT, TRUE);
      return;
    }

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  peng_panes_set_shown (self->panes, PENG_PANE_CONTENT, TRUE);

  left = find_left_draft (self, uuid);
  if (left != NULL)
    {
      g_object_ref (left);
      take_back (self, left);
      peng_window_show_draft (self, left);
      g_object_unref (left);
      return;
    }

  self->opening = g_cancellable_new ();
  peng_draft_open_async (peng_desk_get_store (self->desk), uuid, self->opening, draft_opened_cb,
                         g_object_ref (self));
}

/**
 * peng_window_open_first:
 * @self: a window whose desk is open
 *
 * Opens the draft that was open last, else the newest.
 */
void
peng_window_open_first (PengWindow *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-draft");

  if (*last != '\0')
    peng_window_open_draft (self, last);
  else
    open_newest (self);
}

/**
 * peng_window_find_unsaved:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): a draft with words that are not on disk
 */
PengDraft *
peng_window_find_unsaved (PengWindow *self)
{
  if (self->draft != NULL && peng_draft_get_state (self->draft) != PENG_SAVE_SAVED)
    return self->draft;

  for (guint i = 0; i < self->left->len; i++)
    {
      PengDraft *draft = g_ptr_array_index (self->left, i);

      if (peng_draft_get_state (draft) != PENG_SAVE_SAVED)
        return draft;
    }

  return NULL;
}
