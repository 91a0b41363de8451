/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "work/peng-paste-words.h"

#include <glib/gi18n.h>

/* Long enough to read it and to look at what came of the paste. */
#define SECONDS 10

/* The offer goes with the next edit, and the words stay until their time is over: libadwaita 1.2
 * crashes where a toast is dismissed while it still slides in. */
static void
edited_cb (PengWindow *self)
{
  if (self->paste_toast != NULL && !peng_editor_may_paste_again (self->editor))
    adw_toast_set_button_label (self->paste_toast, NULL);
}

static void
dismissed_cb (PengWindow *self)
{
  g_clear_weak_pointer (&self->paste_toast);
}

static AdwToast *
create_toast (PengWindow *self)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_timeout (toast, SECONDS);
  g_set_weak_pointer (&self->paste_toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (peng_editor_paste_again_plain),
                           self->editor, G_CONNECT_SWAPPED);

  return toast;
}

/* Another paste while the first is still told of is told in its place. */
static void
pasted_cb (PengWindow *self,
           guint       changes)
{
  g_autofree char *words = peng_paste_words_new (changes);
  g_autofree char *escaped = words != NULL ? g_markup_escape_text (words, -1) : NULL;
  PengBuffer *buffer = peng_editor_get_buffer (self->editor);
  AdwToast *shown = self->paste_toast;
  AdwToast *toast;

  if (words == NULL || buffer == NULL)
    return;

  g_signal_handlers_disconnect_by_func (peng_buffer_get_document (buffer), edited_cb, self);
  g_signal_connect_object (peng_buffer_get_document (buffer), "edited", G_CALLBACK (edited_cb),
                           self, G_CONNECT_SWAPPED);
  toast = shown != NULL ? shown : create_toast (self);
  adw_toast_set_title (toast, escaped);
  adw_toast_set_button_label (toast, peng_editor_may_paste_again (self->editor)
                                       ? _("Plain Text Instead") : NULL);
  if (shown == NULL)
    peng_window_toast_of_draft (self, toast);
}

/* The place of what is brought in; a long import has it for itself. */
static void
waiting_cb (PengWindow *self,
            gboolean    waiting)
{
  if (self->import == NULL)
    peng_article_page_set_importing (self->page,
                                     waiting ? _("Waiting for the program that you copied from…")
                                             : NULL, -1);
  peng_window_update_actions (self);
}

static void
failed_cb (PengWindow   *self,
           const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    peng_window_toast (self, _("Nothing was pasted: the other program is stuck. Copy again."));
  else
    peng_window_toast (self, _("There is nothing to paste. Copy it once more."));
}

static void
settle (PengWindow      *self,
        PengDraft       *draft,
        const char      *media,
        const PengImage *image)
{
  if (draft == self->draft)
    peng_editor_settle_picture (self->editor, media, image);
  else
    peng_history_settle_image (peng_draft_get_history (draft), media, image);
}

/* Another draft may be open by now: the picture goes where it was pasted all the same, into several
 * articles if it was. */
static void
settle_awaiting (PengWindow      *self,
                 const char      *media,
                 const PengImage *image)
{
  g_autoptr(GPtrArray) drafts = NULL;
  g_autofree char *key = NULL;

  if (!g_hash_table_steal_extended (self->awaiting, media, (gpointer *) &key, (gpointer *) &drafts))
    return;

  for (guint i = 0; i < drafts->len; i++)
    {
      PengDraft *draft = g_ptr_array_index (drafts, i);

      settle (self, draft, media, image);
      peng_window_release_draft (self, draft);
    }
}

/* The open draft may have it from another, or from a time before it was opened. */
static void
arrived_cb (PengWindow      *self,
            const char      *media,
            const PengImage *image)
{
  settle_awaiting (self, media, image);
  if (self->draft != NULL)
    settle (self, self->draft, media, image);
}

static void
await (PengWindow *self,
       PengDraft  *draft,
       const char *media)
{
  GPtrArray *drafts = g_hash_table_lookup (self->awaiting, media);

  if (drafts == NULL)
    {
      drafts = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->awaiting, g_strdup (media), drafts);
    }

  if (!g_ptr_array_find (drafts, draft, NULL))
    g_ptr_array_add (drafts, g_object_ref (draft));
}

/* One that was pasted before may be there already. */
static void
pictures_pasted_cb (PengWindow *self,
                    GPtrArray  *pictures)
{
  for (guint i = 0; i < pictures->len; i++)
    {
      const PengPastePicture *picture = g_ptr_array_index (pictures, i);
      const PengImage *image = peng_pictures_get_image (self->pictures, picture->media);

      if (image != NULL)
        {
          settle (self, self->draft, picture->media, image);
          continue;
        }

      await (self, self->draft, picture->media);
      peng_pictures_take (self->pictures, picture);
    }
}

typedef struct
{
  PengWindow *window;
  PengDraft  *draft;
} Recall;

static void
recall_free (Recall *recall)
{
  g_object_unref (recall->window);
  g_object_unref (recall->draft);
  g_free (recall);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recall, recall_free)

/* One that had failed holds no draft: if it comes after all it goes into the one that is open, and
 * the store knows it for the others. */
static void
take_up (PengWindow *self,
         PengDraft  *draft,
         const char *media)
{
  const PengImage *image = peng_pictures_get_image (self->pictures, media);
  gboolean failed;
  g_autofree char *words = peng_pictures_dup_words (self->pictures, media, &failed);

  if (image != NULL)
    settle (self, draft, media, image);
  else if (!failed)
    await (self, draft, media);
}

/* Whoever has gone on to another draft since sees it when this one is opened again. */
static void
recalled_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Recall) recall = user_data;
  PengWindow *self = recall->window;
  g_auto(GStrv) media = peng_pictures_recall_finish (PENG_PICTURES (object), result, NULL);

  if (media == NULL || peng_window_is_gone (self) || recall->draft != self->draft)
    return;

  for (guint i = 0; media[i] != NULL; i++)
    take_up (self, self->draft, media[i]);
}

/**
 * peng_window_recall_pictures:
 * @self: a window with a draft
 *
 * Goes on with the pictures of the draft that were not there when it was open last.
 */
void
peng_window_recall_pictures (PengWindow *self)
{
  Recall *recall = g_new (Recall, 1);

  *recall = (Recall) { g_object_ref (self), g_object_ref (self->draft) };
  peng_pictures_recall_async (self->pictures, peng_draft_get_uuid (self->draft), recalled_cb,
                              recall);
}

/**
 * peng_window_awaits_pictures:
 * @self: a window
 * @draft: a draft
 *
 * Returns: whether pictures that were pasted into it are on their way
 */
gboolean
peng_window_awaits_pictures (PengWindow *self,
                             PengDraft  *draft)
{
  GHashTableIter iter;
  gpointer drafts;

  if (self->awaiting == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, self->awaiting);
  while (g_hash_table_iter_next (&iter, NULL, &drafts))
    {
      if (g_ptr_array_find (drafts, draft, NULL))
        return TRUE;
    }

  return FALSE;
}

/**
 * peng_window_watch_pastes:
 * @self: a window with an editor
 *
 * Tells what was left out of what is pasted, and brings its pictures in.
 */
void
peng_window_watch_pastes (PengWindow *self)
{
  self->pictures = peng_pictures_new (peng_desk_get_store (self->desk),
                                      peng_desk_get_importer (self->desk));
  self->awaiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (self->pictures, "arrived", G_CALLBACK (arrived_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "pictures-pasted", G_CALLBACK (pictures_pasted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "pasted", G_CALLBACK (pasted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "paste-waiting", G_CALLBACK (waiting_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "paste-failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * peng_window_forget_pastes:
 * @self: a window that closes
 *
 * Fetches no more pictures.
 */
void
peng_window_forget_pastes (PengWindow *self)
{
  g_clear_weak_pointer (&self->paste_toast);
  g_clear_pointer (&self->awaiting, g_hash_table_unref);

  if (self->pictures != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->pictures, self);
      peng_pictures_stop (self->pictures);
    }
  g_clear_object (&self->pictures);
}
