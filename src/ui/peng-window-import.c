/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-dialogs.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

/* Photographs and other files come in beside the writing: the place where they go is a mark in the text, and they
 * are put there together, as one step, when all are in. */

typedef struct
{
  PengWindow  *window;
  PengDraft   *draft;
  PengImport  *import;
  GtkTextMark *where;
} Import;

static void
import_free (Import *import)
{
  g_object_unref (import->window);
  g_object_unref (import->draft);
  g_object_unref (import->import);
  g_object_unref (import->where);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static void
progress_cb (PengImport *import,
             guint       n_done,
             guint       n_items,
             const char *name,
             gpointer    user_data)
{
  PengWindow *self = user_data;
  /* Translators: how many files are in, of how many, and the name of the last */
  g_autofree char *words = g_strdup_printf (_("Bringing in files: %u of %u (%s)"), n_done, n_items,
                                            name);

  peng_article_page_set_importing (self->page, words, (double) n_done / n_items);
}

/* The place may have gone with the text view's document, when another draft was open meanwhile. */
static void
insert_at_cursor (const Import *import,
                  GPtrArray    *blocks)
{
  PengEditor *editor = import->window->editor;
  GtkTextMark *where = import->where;

  if (gtk_text_mark_get_deleted (where))
    where = peng_editor_create_mark (editor);
  peng_editor_insert_media (editor, where, (PengBlock * const *) blocks->pdata, blocks->len);
}

static gboolean
ends_empty (PengDocument *document)
{
  PengBlock *last = peng_document_get_block (document, peng_document_get_n_blocks (document) - 1);
  PengText *text = peng_block_get_part (last, PENG_PART_TEXT, 0);

  return text != NULL && *peng_text_get_string (text) == '\0';
}

/* Another draft is open by now: these go where they were wanted all the same. */
static void
insert_at_end (const Import *import,
               GPtrArray    *blocks)
{
  PengDocument *document = peng_draft_get_document (import->draft);
  guint n_kept = peng_document_get_n_blocks (document) - (ends_empty (document) ? 1 : 0);
  g_autoptr(PengEdit) edit = NULL;
  const char *title = peng_document_get_field (document, PENG_FIELD_TITLE);
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;

  if (!ends_empty (document))
    g_ptr_array_add (blocks, peng_block_new_paragraph (""));

  edit = peng_document_make_blocks (document, n_kept, 0, (PengBlock * const *) blocks->pdata,
                                    blocks->len);
  if (!peng_document_apply (document, edit, &error))
    g_warning ("photographs: %s", error->message);

  /* Translators: %s is the title of an article that is not the one on the screen */
  words = g_strdup_printf (_("What came in is at the end of “%s”."),
                           *title != '\0' ? title : _("Untitled"));
  peng_window_toast (import->window, words);
}

/* A photograph's caption is written by people; its alternative text too. An attachment is called as
 * this file is, though the library may have had its bytes under another name. */
static PengBlock *
new_block (const PengMedia *media,
           const char      *name)
{
  g_autoptr(PengText) empty = peng_text_new_empty ();
  PengImage image = {
    .media = media->sha, .width = media->web_width, .height = media->web_height,
    .alt = "", .caption = empty,
  };

  if (g_str_has_prefix (media->mime, "image/"))
    return peng_block_new_image (&image);
  if (g_str_has_prefix (media->mime, "video/"))
    return peng_block_new_clip (PENG_BLOCK_VIDEO, media->sha, media->poster, empty);
  if (g_str_has_prefix (media->mime, "audio/"))
    return peng_block_new_clip (PENG_BLOCK_AUDIO, media->sha, NULL, empty);

  return peng_block_new_attachment (media->sha, name);
}

static void
insert_imported (const Import *import)
{
  PengWindow *self = import->window;
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);

  for (guint i = 0; i < peng_import_get_n_items (import->import); i++)
    {
      const PengMedia *media = peng_import_get_media (import->import, i);

      if (media != NULL)
        g_ptr_array_add (blocks, new_block (media, peng_import_get_name (import->import, i)));
    }

  if (blocks->len == 0)
    peng_editor_forget_mark (self->editor, import->where);
  else if (self->draft == import->draft)
    insert_at_cursor (import, blocks);
  else
    insert_at_end (import, blocks);
}

static void
tell_failures (const Import *import)
{
  guint n_failed = peng_import_get_n_failed (import->import);
  guint n_items = peng_import_get_n_items (import->import);
  g_autofree char *heading =
    g_strdup_printf (ngettext ("%u of %u Files Did Not Come In", "%u of %u Files Did Not Come In",
                               n_failed),
                     n_failed, n_items);
  g_autoptr(GString) body = g_string_new (NULL);

  for (guint i = 0; i < n_items; i++)
    {
      const GError *error = peng_import_get_error (import->import, i);
      g_autofree char *sentence = NULL;

      if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        continue;

      sentence = peng_error_text_new (error);
      if (body->len > 0)
        g_string_append_c (body, '\n');
      /* Translators: a file name, and a sentence that says why it did not come in */
      g_string_append_printf (body, _("%s: %s"), peng_import_get_name (import->import, i),
                              sentence);
    }

  if (body->len > 0)
    peng_dialogs_tell_list (GTK_WINDOW (import->window), heading, body->str);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Import) import = user_data;
  PengWindow *self = import->window;
  g_autoptr(GError) error = NULL;

  if (peng_window_is_gone (self))
    return;

  g_clear_object (&self->import);
  peng_article_page_set_importing (self->page, NULL, 0);
  peng_window_update_actions (self);

  /* What came in before a cancel is kept: it is in the library and can be undone in the text. */
  if (!peng_importer_run_finish (PENG_IMPORTER (object), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    peng_window_toast_error (self, _("The files could not be brought in."), error);

  insert_imported (import);
  peng_window_end_importing (self);
  if (peng_import_get_n_failed (import->import) > 0)
    tell_failures (import);
}

static void
run_import (PengWindow  *self,
            PengImport  *wanted,
            GtkTextMark *where)
{
  Import *import;

  if (peng_import_get_n_items (wanted) == 0 || self->draft == NULL)
    {
      peng_editor_forget_mark (self->editor, where);
      return;
    }

  if (self->import != NULL)
    {
      peng_editor_forget_mark (self->editor, where);
      peng_window_toast (self, _("Wait until the files before these are in."));
      return;
    }

  import = g_new0 (Import, 1);
  import->window = g_object_ref (self);
  import->draft = g_object_ref (self->draft);
  import->import = g_object_ref (wanted);
  import->where = g_object_ref (where);

  self->import = g_cancellable_new ();
  self->importing = self->draft;
  peng_window_update_actions (self);
  g_signal_connect_object (wanted, "progress", G_CALLBACK (progress_cb), self, 0);
  progress_cb (wanted, 0, peng_import_get_n_items (wanted), peng_import_get_name (wanted, 0), self);
  peng_importer_run_async (peng_desk_get_importer (self->desk), wanted, self->import, imported_cb,
                           import);
}

static void
import_at (PengWindow  *self,
           GListModel  *files,
           GtkTextMark *where)
{
  g_autoptr(PengImport) wanted = peng_import_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      peng_import_add_file (wanted, file);
    }

  run_import (self, wanted, where);
}

/**
 * peng_window_import_files:
 * @self: a window with an article
 * @files: (element-type GFile): photographs
 *
 * Brings photographs in and puts them where the cursor is now.
 */
void
peng_window_import_files (PengWindow *self,
                          GListModel *files)
{
  import_at (self, files, peng_editor_create_mark (self->editor));
}

static void
files_offered_cb (PengWindow  *self,
                  GListModel  *files,
                  GtkTextMark *where)
{
  import_at (self, files, where);
}

static void
picture_offered_cb (PengWindow  *self,
                    GBytes      *bytes,
                    GtkTextMark *where)
{
  g_autoptr(PengImport) wanted = peng_import_new ();

  peng_import_add_bytes (wanted, bytes, _("Pasted picture"));
  run_import (self, wanted, where);
}

static void
insert_requested_cb (PengWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.insert-photos", NULL);
}

static void
wanted_chosen_cb (GListModel *files,
                  gpointer    user_data)
{
  PengWindow *self = user_data;

  if (self->draft != NULL)
    import_at (self, files, peng_editor_create_wanted_mark (self->editor));
}

static void
photographs_wanted_cb (PengWindow *self,
                       gboolean    several,
                       gboolean    of_library)
{
  if (of_library)
    peng_window_pick_wanted (self, several);
  else
    peng_dialogs_choose_pictures (GTK_WINDOW (self), several, wanted_chosen_cb, self);
}

static void
offer_gallery (PengWindow *self)
{
  if (self->gather_toast != NULL)
    adw_toast_set_button_label (self->gather_toast,
                                peng_editor_may_gather (self->editor) ? _("Make a _Gallery") : NULL);
}

/* Single photographs are what is put there first, as the fewest words explain; a press makes the
 * other of it, as long as they stand together. */
static void
media_inserted_cb (PengWindow *self,
                   guint       n)
{
  PengDocument *document = peng_buffer_get_document (peng_editor_get_buffer (self->editor));
  g_autofree char *words = NULL;
  AdwToast *toast;

  if (n < 2)
    return;

  words = g_strdup_printf (ngettext ("%u photograph is in the article",
                                     "%u photographs are in the article", n), n);
  toast = peng_window_create_toast (words);
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (peng_editor_gather_inserted),
                           self->editor, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->gather_toast, toast);
  offer_gallery (self);
  g_signal_handlers_disconnect_by_func (document, offer_gallery, self);
  g_signal_connect_object (document, "edited", G_CALLBACK (offer_gallery), self, G_CONNECT_SWAPPED);
  peng_window_toast_of_draft (self, toast);
}

static void
gallery_full_cb (PengWindow *self,
                 guint       n)
{
  /* Translators: how many a gallery holds at most, and how many have found no room in it */
  const char *format = ngettext ("A gallery holds %u photographs at most; %u more stands behind it",
                                 "A gallery holds %u photographs at most; %u more stand behind it",
                                 n);
  g_autofree char *words = g_strdup_printf (format, PENG_GALLERY_MAX, n);

  peng_window_toast_of_draft (self, peng_window_create_toast (words));
}

/**
 * peng_window_watch_imports:
 * @self: a window whose desk is open
 *
 * Takes in what is dropped on the text or pasted into it.
 */
void
peng_window_watch_imports (PengWindow *self)
{
  g_signal_connect_object (self->editor, "files-offered", G_CALLBACK (files_offered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "picture-offered", G_CALLBACK (picture_offered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "photographs-wanted",
                           G_CALLBACK (photographs_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "media-inserted", G_CALLBACK (media_inserted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "gallery-full", G_CALLBACK (gallery_full_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "insert-media-requested",
                           G_CALLBACK (insert_requested_cb), self, G_CONNECT_SWAPPED);
}
