/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-media-pane"

#include "ui/peng-media-pane-private.h"

#include "ui/peng-dialogs.h"
#include "ui/peng-editor-texture.h"
#include "work/peng-media-copies.h"
#include "work/peng-media-export.h"

#include <glib/gi18n.h>

/* The ways out of the library: a folder, another program, the clipboard. */

/* As wide as the web version at most; a picture in the clipboard is not the original. */
#define COPY_WIDTH 1920

typedef struct
{
  PengMediaPane *pane;
  guint          n_items;
} Export;

typedef struct
{
  PengMediaPane *pane;
  GPtrArray     *items;
  GPtrArray     *files;
} Copying;

static void
copying_free (Copying *self)
{
  g_object_unref (self->pane);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, copying_free)

static GtkWindow *
get_window (PengMediaPane *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
open_folder_cb (AdwToast      *toast,
                PengMediaPane *self)
{
  g_autofree char *uri = g_file_get_uri (g_object_get_data (G_OBJECT (toast), "peng-folder"));

  peng_dialogs_open_uri (get_window (self), uri);
}

static void
tell_exported (PengMediaPane *self,
               GFile         *folder,
               guint          n)
{
  g_autofree char *name = g_file_get_basename (folder);
  /* Translators: how many files were exported, and the name of the folder */
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u file is in “%s”", "%u files are in “%s”", n), n, name);
  g_autoptr(AdwToast) toast = peng_media_pane_toast_button (self, words, _("_Open Folder"));

  g_object_set_data_full (G_OBJECT (toast), "peng-folder", g_object_ref (folder), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_folder_cb), self, 0);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Export *export = user_data;
  g_autoptr(PengMediaPane) self = export->pane;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) folder = peng_media_export_finish (result, &error);

  if (self->stack == NULL)
    return;

  peng_media_pane_end_work (self);
  if (folder != NULL)
    tell_exported (self, folder, export->n_items);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    peng_media_pane_toast (self, _("Nothing was exported."));
  else
    peng_media_pane_toast_error (self, _("Nothing was exported."), error);
}

static void
progress_cb (guint    n_done,
             guint    n_files,
             gpointer user_data)
{
  Export *export = user_data;
  /* Translators: how many files have been exported, and how many are to be */
  g_autofree char *words = g_strdup_printf (_("Exporting: %u of %u"), n_done, n_files);

  if (export->pane->stack != NULL)
    peng_media_pane_tell_work (export->pane, words);
}

static void
folder_chosen_cb (GListModel *folders,
                  gpointer    user_data)
{
  PengMediaPane *self = user_data;
  g_autoptr(GFile) parent = g_list_model_get_item (folders, 0);
  Export *export;

  if (self->items == NULL || self->items->len == 0 || self->working != NULL || parent == NULL)
    return;

  export = g_new (Export, 1);
  *export = (Export) { g_object_ref (self), self->items->len };
  peng_media_pane_begin_work (self, "");
  progress_cb (0, export->n_items, export);
  peng_media_export_async (self->store, self->items, self->variant, parent, NULL, progress_cb, export,
                           self->working, exported_cb, export);
}

/**
 * peng_media_pane_export:
 * @self: a pane with items
 * @variant: %PENG_MEDIA_ORIGINAL or %PENG_MEDIA_WEB
 *
 * Asks for a folder and copies the items into a new one in it.
 */
void
peng_media_pane_export (PengMediaPane    *self,
                        PengMediaVariant  variant)
{
  peng_media_pane_save (self);
  self->variant = variant;
  peng_dialogs_choose_place (get_window (self),
                             variant == PENG_MEDIA_ORIGINAL ? _("Export Originals to a Folder")
                                                            : _("Export as Published to a Folder"),
                             _("_Export Here"), folder_chosen_cb, self);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengMediaPane) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!peng_dialogs_open_file_finish (result, &error) && self->stack != NULL)
    peng_media_pane_toast_error (self, _("No program opens this file."), error);
}

static void
ready_to_open_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(PengMediaPane) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) files = peng_media_copies_make_finish (result, &error);

  if (self->stack == NULL)
    return;

  if (files == NULL)
    peng_media_pane_toast_error (self, _("The file could not be opened."), error);
  else
    peng_dialogs_open_file_async (get_window (self), g_ptr_array_index (files, 0), opened_cb,
                                  g_object_ref (self));
}

/**
 * peng_media_pane_open:
 * @self: a pane with one item
 *
 * Opens a copy of the original in the program that the system has for it.
 */
void
peng_media_pane_open (PengMediaPane *self)
{
  peng_media_copies_make_async (self->store, self->items, NULL, ready_to_open_cb,
                                g_object_ref (self));
}

static GdkContentProvider *
new_file_list (GPtrArray *files)
{
  g_autoptr(GSList) list = NULL;
  GdkFileList *boxed;
  GdkContentProvider *provider;

  for (guint i = files->len; i > 0; i--)
    list = g_slist_prepend (list, g_ptr_array_index (files, i - 1));

  boxed = gdk_file_list_new_from_list (list);
  provider = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, boxed);
  g_boxed_free (GDK_TYPE_FILE_LIST, boxed);

  return provider;
}

/* Whoever takes files gets the file, whoever takes pictures the picture. */
static void
fill_clipboard (PengMediaPane *self,
                GPtrArray     *files,
                GdkTexture    *texture)
{
  GdkContentProvider *providers[2] = { new_file_list (files) };
  g_autoptr(GdkContentProvider) all = NULL;
  gsize n = 1;
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u file copied", "%u files copied", files->len), files->len);

  if (texture != NULL)
    providers[n++] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  all = gdk_content_provider_new_union (providers, n);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  peng_media_pane_toast (self, words);
}

static void
texture_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Copying) copying = user_data;
  g_autoptr(GdkTexture) texture = peng_editor_texture_load_finish (result, NULL);

  if (copying->pane->stack != NULL)
    fill_clipboard (copying->pane, copying->files, texture);
}

static void
ready_to_copy_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(Copying) copying = user_data;
  PengMediaPane *self = copying->pane;
  const PengMedia *media = ((PengLibraryItem *) g_ptr_array_index (copying->items, 0))->media;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  copying->files = peng_media_copies_make_finish (result, &error);
  if (self->stack == NULL)
    return;

  if (copying->files == NULL)
    {
      peng_media_pane_toast_error (self, _("Nothing was copied."), error);
    }
  else if (copying->files->len > 1 || media->web_sha == NULL)
    {
      fill_clipboard (self, copying->files, NULL);
    }
  else
    {
      path = peng_store_dup_media_path (self->store, media->sha, PENG_MEDIA_WEB);
      peng_editor_texture_load_async (path, COPY_WIDTH, NULL, texture_cb,
                                      g_steal_pointer (&copying));
    }
}

/**
 * peng_media_pane_copy:
 * @self: a pane with items
 *
 * Puts the originals as files into the clipboard, and where it is one picture, that too.
 */
void
peng_media_pane_copy (PengMediaPane *self)
{
  Copying *copying = g_new0 (Copying, 1);

  copying->pane = g_object_ref (self);
  copying->items = g_ptr_array_ref (self->items);
  peng_media_copies_make_async (self->store, self->items, NULL, ready_to_copy_cb, copying);
}
