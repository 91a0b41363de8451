/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "test-drop.h"
#include "window-fixture.h"

#include "core/peng-paths.h"
#include "ui/peng-editor-picture.h"

#include <glib/gi18n.h>
#include <string.h>

/* Forty photographs at once in the real window: progress, cancel, and what did not come in. */

#define N_PHOTOS 40

typedef struct
{
  char          *dir;
  char          *photos;
  WindowFixture  window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(PengArticle) first = make_article ("冬季长跑", "全校师生一起跑步。");
  g_autoptr(PengArticle) second = make_article ("图书漂流", "每本书都去旅行。");
  PengStore *store;

  fixture->dir = scratch_new ();
  fixture->photos = scratch_new ();
  store = open_store (fixture->dir, PENG_STORE_FRESH);
  save_article (store, first, 0, NULL);
  save_article (store, second, 0, NULL);
  close_store (store);
  window_fixture_show (&fixture->window, fixture->dir);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  window_fixture_close (&fixture->window);
  scratch_remove (fixture->photos);
  scratch_remove (fixture->dir);
}

/* Each differs from the others by a remark inside (a COM segment, ITU-T T.81). */
static char *
dup_photo (const char *sample,
           gsize       size,
           guint       number,
           gsize      *n_bytes)
{
  char remark[] = { '\xff', '\xfe', 0, 4, number / 256, number % 256 };
  char *bytes = g_malloc (size + sizeof remark);

  memcpy (bytes, sample, 2);
  memcpy (bytes + 2, remark, sizeof remark);
  memcpy (bytes + 2 + sizeof remark, sample + 2, size - 2);
  *n_bytes = size + sizeof remark;

  return bytes;
}

static void
write_file (Fixture    *fixture,
            GListStore *files,
            const char *name,
            const char *bytes,
            gsize       n_bytes)
{
  g_autofree char *path = g_build_filename (fixture->photos, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, bytes, n_bytes, &error);
  g_assert_no_error (error);
  g_list_store_append (files, file);
}

static GListStore *
make_photos (Fixture *fixture,
             guint    n_photos)
{
  g_autofree char *path = g_build_filename (peng_paths_get_pkgdata_dir (), "sample",
                                            "start-line.jpg", NULL);
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *sample = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &sample, &size, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_photos; i++)
    {
      gsize n_bytes;
      g_autofree char *bytes = dup_photo (sample, size, i, &n_bytes);
      g_autofree char *name = g_strdup_printf ("DSC_%04u.jpg", i);

      write_file (fixture, files, name, bytes, n_bytes);
    }

  return files;
}

static guint
count_images (PengDraft *draft)
{
  PengDocument *document = peng_draft_get_document (draft);
  guint n = 0;

  for (guint i = 0; i < peng_document_get_n_blocks (document); i++)
    n += peng_block_get_kind (peng_document_get_block (document, i)) == PENG_BLOCK_IMAGE;

  return n;
}

static double
get_fraction (Fixture *fixture)
{
  GtkWidget *bar = find_named (fixture->window.window->page, "import_progress");

  return gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar));
}

static void
test_forty (Fixture       *fixture,
            gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  g_autoptr(GListStore) files = make_photos (fixture, N_PHOTOS);

  peng_window_import_files (window, G_LIST_MODEL (files));
  WAIT_UNTIL (get_fraction (fixture) > 0.2);
  g_assert_nonnull (find_words (window->page, "DSC_"));
  take_picture (window, "import-going");
  WAIT_UNTIL (window->import == NULL);
  g_assert_cmpuint (count_images (window->draft), ==, N_PHOTOS);
  g_assert_null (find_dialog (ADW_TYPE_MESSAGE_DIALOG));

  activate (&fixture->window, "win.undo");
  g_assert_cmpuint (count_images (window->draft), ==, 0);
}

/* What came in before it is kept, and nothing is complained of. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  g_autoptr(GListStore) files = make_photos (fixture, N_PHOTOS);

  peng_window_import_files (window, G_LIST_MODEL (files));
  WAIT_UNTIL (get_fraction (fixture) > 0);
  activate (&fixture->window, "win.cancel-import");
  WAIT_UNTIL (window->import == NULL);
  g_assert_cmpuint (count_images (window->draft), >, 0);
  g_assert_cmpuint (count_images (window->draft), <, N_PHOTOS);
  g_assert_null (find_dialog (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_failures_named (Fixture       *fixture,
                     gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  g_autoptr(GListStore) files = make_photos (fixture, 3);
  g_autoptr(GFile) missing = g_file_new_build_filename (fixture->photos, "走失.jpg", NULL);
  GtkWindow *dialog;

  write_file (fixture, files, "通知.docx", "PK\003\004 no picture", 16);
  write_file (fixture, files, "半张.jpg", "\xff\xd8\xff\xe0 half", 9);
  g_list_store_append (files, missing);
  peng_window_import_files (window, G_LIST_MODEL (files));
  WAIT_UNTIL ((dialog = find_dialog (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_cmpuint (count_images (window->draft), ==, 3);
  g_assert_nonnull (find_words (dialog, "通知.docx"));
  g_assert_nonnull (find_words (dialog, "半张.jpg"));
  g_assert_nonnull (find_words (dialog, "走失.jpg"));
  take_picture (window, "import-failures");
  gtk_window_close (dialog);
  WAIT_UNTIL (find_dialog (ADW_TYPE_MESSAGE_DIALOG) == NULL);
}

/* However many fail, the dialog stays within the window and can be closed. */
static void
test_all_fail (Fixture       *fixture,
               gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  GtkWindow *dialog;

  for (guint i = 0; i < N_PHOTOS; i++)
    {
      g_autofree char *name = g_strdup_printf ("DSC_%04u.jpg", i);

      write_file (fixture, files, name, "no picture", 10);
    }
  peng_window_import_files (window, G_LIST_MODEL (files));
  WAIT_UNTIL ((dialog = find_dialog (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  WAIT_UNTIL (gtk_widget_get_height (GTK_WIDGET (dialog)) > 0);
  take_picture (window, "import-all-failed");
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (dialog)), <=,
                   gtk_widget_get_height (GTK_WIDGET (window)));
  g_assert_nonnull (find_words (dialog, "DSC_0039.jpg"));
  g_assert_cmpuint (count_images (window->draft), ==, 0);
  gtk_window_close (dialog);
  WAIT_UNTIL (find_dialog (ADW_TYPE_MESSAGE_DIALOG) == NULL);
}

static GdkTexture *
new_texture (void)
{
  g_autoptr(GBytes) pixels = g_bytes_new_take (g_malloc0 (3 * 64 * 48), 3 * 64 * 48);

  return gdk_memory_texture_new (64, 48, GDK_MEMORY_R8G8B8, pixels, 3 * 64);
}

static void
paste (Fixture            *fixture,
       GdkContentProvider *content)
{
  GtkWidget *view = find_type (fixture->window.window->editor, GTK_TYPE_TEXT_VIEW);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (view), content);
  g_assert_true (gtk_widget_activate_action (view, "clipboard.paste", NULL));
}

/* Each way in ends with figures in the text, all of them one step. */
static void
assert_come_in (Fixture *fixture,
                guint    n_images)
{
  PengWindow *window = fixture->window.window;

  WAIT_UNTIL (count_images (window->draft) == n_images && window->import == NULL);
  WAIT_UNTIL (count_type (window->editor, g_type_from_name ("PengFigure")) > 0);
  g_assert_null (find_message ());
  activate (&fixture->window, "win.undo");
  g_assert_cmpuint (count_images (window->draft), ==, 0);
  activate (&fixture->window, "win.redo");
  g_assert_cmpuint (count_images (window->draft), ==, n_images);
  WAIT_UNTIL (peng_draft_get_state (window->draft) == PENG_SAVE_SAVED);
}

static void
test_pasted_bytes (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GdkTexture) texture = new_texture ();
  g_autoptr(GBytes) png = gdk_texture_save_to_png_bytes (texture);
  g_autoptr(GdkContentProvider) content = gdk_content_provider_new_for_bytes ("image/png", png);

  paste (fixture, content);
  assert_come_in (fixture, 1);
}

/* Pixels, as a program gives them that shows pictures and knows no files. */
static void
test_pasted_texture (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GdkTexture) texture = new_texture ();
  g_autoptr(GdkContentProvider) content =
    gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);

  paste (fixture, content);
  assert_come_in (fixture, 1);
}

typedef GSList *FileSList;

static GSList *
list_files (GListStore *files)
{
  GSList *list = NULL;

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (files)); i > 0; i--)
    list = g_slist_prepend (list, g_list_model_get_item (G_LIST_MODEL (files), i - 1));

  return list;
}

static void
free_files (GSList *list)
{
  g_slist_free_full (list, g_object_unref);
}

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (FileSList, free_files, NULL)

static void
test_pasted_files (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GListStore) files = make_photos (fixture, 3);
  g_auto(FileSList) list = list_files (files);
  g_autoptr(GdkContentProvider) content =
    gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);

  paste (fixture, content);
  assert_come_in (fixture, 3);
}

/* As file managers have them on the clipboard. */
static void
test_pasted_addresses (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GListStore) files = make_photos (fixture, 2);
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GdkContentProvider) content = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (G_LIST_MODEL (files), i);
      g_autofree char *uri = g_file_get_uri (file);

      g_string_append_printf (lines, "%s\r\n", uri);
    }
  bytes = g_bytes_new (lines->str, lines->len);
  content = gdk_content_provider_new_for_bytes ("text/uri-list", bytes);

  paste (fixture, content);
  assert_come_in (fixture, 2);
}

static void
drop (Fixture *fixture,
      GType    type,
      gpointer value)
{
  test_drop (find_type (fixture->window.window->editor, GTK_TYPE_TEXT_VIEW), type, value, 100, 40);
}

static void
test_dropped_texture (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GdkTexture) texture = new_texture ();

  drop (fixture, GDK_TYPE_TEXTURE, texture);
  assert_come_in (fixture, 1);
}

static void
test_dropped_files (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GListStore) files = make_photos (fixture, 3);
  g_auto(FileSList) list = list_files (files);

  drop (fixture, GDK_TYPE_FILE_LIST, list);
  assert_come_in (fixture, 3);
}

static PengDocument *
get_document (Fixture *fixture)
{
  return peng_draft_get_document (fixture->window.window->draft);
}

static PengBlock *
find_kind (Fixture       *fixture,
           PengBlockKind  kind)
{
  PengDocument *document = get_document (fixture);

  for (guint i = 0; i < peng_document_get_n_blocks (document); i++)
    if (peng_block_get_kind (peng_document_get_block (document, i)) == kind)
      return peng_document_get_block (document, i);

  return NULL;
}

static gboolean
has_kind (Fixture       *fixture,
          PengBlockKind  kind)
{
  return find_kind (fixture, kind) != NULL;
}

static gboolean
has_attachment (Fixture    *fixture,
                const char *name)
{
  PengDocument *document = get_document (fixture);

  for (guint i = 0; i < peng_document_get_n_blocks (document); i++)
    {
      PengBlock *block = peng_document_get_block (document, i);

      if (peng_block_get_kind (block) == PENG_BLOCK_ATTACHMENT &&
          g_str_equal (peng_text_get_string (peng_block_get_part (block, PENG_PART_NAME, 0)), name))
        return TRUE;
    }

  return FALSE;
}

static char *
load_video (const char *name,
            gsize      *size)
{
  g_autofree char *path = g_build_filename (g_getenv ("PENG_CLIP_SAMPLES"), name, NULL);
  char *contents;

  g_assert_true (g_file_get_contents (path, &contents, size, NULL));

  return contents;
}

/* A video, with a picture of it, and documents come in as what they are, and each card tells of its
 * file; two with the same bytes keep their own names. */
static void
test_dropped_documents (Fixture       *fixture,
                        gconstpointer  data)
{
  gsize n_video;
  g_autofree char *video = load_video ("video.mp4", &n_video);
  static const char document[] = "%PDF-1.7";
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_auto(FileSList) list = NULL;
  gpointer editor = fixture->window.window->editor;
  PengEditorPicture *poster;

  write_file (fixture, files, "relay.mp4", video, n_video);
  write_file (fixture, files, "results.pdf", document, sizeof document - 1);
  write_file (fixture, files, "winners.pdf", document, sizeof document - 1);
  list = list_files (files);
  drop (fixture, GDK_TYPE_FILE_LIST, list);

  WAIT_UNTIL (has_kind (fixture, PENG_BLOCK_VIDEO));
  g_assert_nonnull (peng_block_get_poster (find_kind (fixture, PENG_BLOCK_VIDEO)));
  g_assert_true (has_attachment (fixture, "results.pdf"));
  g_assert_true (has_attachment (fixture, "winners.pdf"));
  WAIT_UNTIL (find_words (editor, "relay.mp4") != NULL);
  WAIT_UNTIL (find_words (editor, "MPEG-4 video · 0:02 · ") != NULL);
  WAIT_UNTIL (find_words (editor, "PDF document · 8 bytes") != NULL);
  poster = PENG_EDITOR_PICTURE (find_type (editor, PENG_TYPE_EDITOR_PICTURE));
  WAIT_UNTIL (peng_editor_picture_is_loaded (poster));
  take_picture (fixture->window.window, "documents");
  peng_editor_undo (editor);
  g_assert_false (has_kind (fixture, PENG_BLOCK_VIDEO));
  g_assert_false (has_kind (fixture, PENG_BLOCK_ATTACHMENT));
}

/* Photographs that came in together are single ones, and a gallery when that is wanted. */
static void
test_gallery_offered (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GListStore) files = make_photos (fixture, 3);
  g_auto(FileSList) list = list_files (files);
  GtkWidget *button;

  drop (fixture, GDK_TYPE_FILE_LIST, list);
  assert_come_in (fixture, 3);
  WAIT_UNTIL ((button = find_button (fixture->window.window, "Make a Gallery")) != NULL);
  take_picture (fixture->window.window, "gallery-offered");
  g_signal_emit_by_name (button, "clicked");
  WAIT_UNTIL (has_kind (fixture, PENG_BLOCK_GALLERY));
  g_assert_cmpuint (count_images (fixture->window.window->draft), ==, 0);
  take_picture (fixture->window.window, "gallery");
}

static GtkWidget *
find_gallery_offer (Fixture *fixture)
{
  return find_button (fixture->window.window->toasts, "Make a Gallery");
}

static GtkWidget *
find_undo (Fixture *fixture)
{
  return find_button (fixture->window.window->toasts, "Undo");
}

static void
begin_article (Fixture *fixture)
{
  PengDraft *before = fixture->window.window->draft;

  activate (&fixture->window, "win.new");
  WAIT_UNTIL (fixture->window.window->draft != before && fixture->window.window->draft != NULL);
}

static void
place_at_image (PengWindow *window)
{
  PengDocument *document = peng_draft_get_document (window->draft);
  PengPosition place = { 0, 0 };

  while (peng_block_get_kind (peng_document_get_block (document, place.block)) != PENG_BLOCK_IMAGE)
    place.block++;
  peng_buffer_place (peng_editor_get_buffer (window->editor), &place);
}

/* Nobody is offered what is done already. */
static void
test_gallery_made (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GListStore) files = make_photos (fixture, 2);
  g_auto(FileSList) list = list_files (files);

  drop (fixture, GDK_TYPE_FILE_LIST, list);
  assert_come_in (fixture, 2);
  WAIT_UNTIL (find_gallery_offer (fixture) != NULL);
  place_at_image (fixture->window.window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window->editor), "media.gallery", NULL);
  WAIT_UNTIL (has_kind (fixture, PENG_BLOCK_GALLERY));
  g_assert_null (find_gallery_offer (fixture));
}

/* What is said of one article does not lie over another. */
static void
test_gallery_offer_goes (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(GListStore) files = make_photos (fixture, 2);
  g_auto(FileSList) list = list_files (files);

  drop (fixture, GDK_TYPE_FILE_LIST, list);
  WAIT_UNTIL (find_gallery_offer (fixture) != NULL);
  begin_article (fixture);
  g_assert_null (find_gallery_offer (fixture));
  settle (1000);
  g_assert_null (find_gallery_offer (fixture));
}

/* Nor does what waits while something more pressing is on the screen. */
static void
test_gallery_offer_goes_unseen (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(GListStore) files = make_photos (fixture, 2);
  g_auto(FileSList) list = list_files (files);
  g_autofree char *first = g_strdup (peng_draft_get_uuid (fixture->window.window->draft));

  begin_article (fixture);
  drop (fixture, GDK_TYPE_FILE_LIST, list);
  WAIT_UNTIL (find_gallery_offer (fixture) != NULL);
  peng_window_delete_draft (fixture->window.window, first);
  WAIT_UNTIL (find_undo (fixture) != NULL);
  WAIT_UNTIL (find_gallery_offer (fixture) == NULL);

  g_signal_emit_by_name (find_undo (fixture), "clicked");
  WAIT_UNTIL (g_str_equal (peng_draft_get_uuid (fixture->window.window->draft), first));
  WAIT_UNTIL (find_undo (fixture) == NULL);
  g_assert_null (find_gallery_offer (fixture));
}

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
choose_file (GtkWindow *chooser,
             GFile     *file)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), file, &error));
  g_assert_no_error (error);
}

static gboolean
is_chosen (GtkWindow *chooser,
           GFile     *file)
{
  g_autoptr(GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  return chosen != NULL && g_file_equal (chosen, file);
}

G_GNUC_END_IGNORE_DEPRECATIONS

/* GTK's own chooser, which stands in where there is no portal. */
static void
test_chosen_files (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GListStore) files = make_photos (fixture, 2);
  g_autoptr(GFile) file = g_list_model_get_item (G_LIST_MODEL (files), 1);
  GtkWindow *chooser;

  activate (&fixture->window, "win.insert-photos");
  WAIT_UNTIL ((chooser = find_dialog (g_type_from_name ("GtkFileChooserDialog"))) != NULL);
  press_keys (chooser, "Escape");
  WAIT_UNTIL (find_dialog (g_type_from_name ("GtkFileChooserDialog")) == NULL);
  g_assert_null (fixture->window.window->import);

  activate (&fixture->window, "win.insert-photos");
  WAIT_UNTIL ((chooser = find_dialog (g_type_from_name ("GtkFileChooserDialog"))) != NULL);
  choose_file (chooser, file);
  WAIT_UNTIL (is_chosen (chooser, file));
  g_signal_emit_by_name (find_button (chooser, "Insert"), "clicked");
  assert_come_in (fixture, 1);
}

/* PNG (ISO/IEC 15948): 100,000 × 100,000 in its header, and no pixel behind it. */
static const char huge_png[] =
  "\211PNG\015\012\032\012"
  "\000\000\000\015IHDR\000\001\206\240\000\001\206\240\010\002\000\000\000'0\234\237"
  "\000\000\000\010IDATx\234\003\000\000\000\000\001H\006\211\322"
  "\000\000\000\000IEND\256B`\202";

#define OF_NO_KIND \
  "Files of this kind are not taken in. Choose a JPEG, PNG, WebP, HEIC or TIFF picture, an MP4 or " \
  "WebM video, an MP3, M4A or Ogg sound, a PDF or an Office file."

/* What was wrong with each, in words that say what to do. */
static void
test_reasons (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const reasons[] = {
    "通知.docx: " OF_NO_KIND,
    "图.svg: " OF_NO_KIND,
    "半张.jpg: The photograph is damaged or not whole. Ask for it to be sent once more.",
    "空.jpg: The photograph is damaged or not whole. Ask for it to be sent once more.",
    "巨.png: The photograph is too large. Make it smaller first.",
    "走失.jpg: The photograph cannot be read. Check that it is still there and that you may open it.",
    "文件夹: This is not a photograph but a folder or a device. Choose the photographs in it.",
  };
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GFile) missing = g_file_new_build_filename (fixture->photos, "走失.jpg", NULL);
  g_autoptr(GFile) folder = g_file_new_build_filename (fixture->photos, "文件夹", NULL);
  GtkWindow *dialog;

  write_file (fixture, files, "通知.docx", "PK\003\004 no picture", 16);
  write_file (fixture, files, "图.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 41);
  write_file (fixture, files, "半张.jpg", "\xff\xd8\xff\xe0 half", 9);
  write_file (fixture, files, "空.jpg", "", 0);
  write_file (fixture, files, "巨.png", huge_png, sizeof huge_png - 1);
  g_list_store_append (files, missing);
  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  g_list_store_append (files, folder);

  peng_window_import_files (fixture->window.window, G_LIST_MODEL (files));
  WAIT_UNTIL ((dialog = find_message ()) != NULL);
  WAIT_UNTIL (find_words (dialog, "7 of 7 Files Did Not Come In") != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (find_words (dialog, reasons[i]) == NULL)
      g_error ("“%s” is not said", reasons[i]);
  take_picture (fixture->window.window, "import-reasons");
  gtk_window_close (dialog);
  WAIT_UNTIL (find_message () == NULL);
}

static void
open_other (Fixture *fixture)
{
  PengWindow *window = fixture->window.window;
  g_autoptr(GPtrArray) drafts =
    list_drafts (peng_desk_get_store (window->desk), PENG_LIST_DRAFTS, NULL, 2);
  g_autofree char *open = g_strdup (peng_draft_get_uuid (window->draft));

  for (guint i = 0; i < drafts->len; i++)
    {
      PengDraftInfo *info = g_ptr_array_index (drafts, i);

      if (!g_str_equal (info->uuid, open))
        peng_window_open_draft (window, info->uuid);
    }
  WAIT_UNTIL (window->draft != NULL && !g_str_equal (peng_draft_get_uuid (window->draft), open));
}

/* Photographs find their article, though another is open when they are in. */
static void
test_other_draft (Fixture       *fixture,
                  gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  g_autoptr(PengDraft) wanted = g_object_ref (window->draft);
  g_autoptr(GListStore) files = make_photos (fixture, N_PHOTOS);

  peng_window_import_files (window, G_LIST_MODEL (files));
  open_other (fixture);
  WAIT_UNTIL (window->import == NULL);
  g_assert_cmpuint (count_images (window->draft), ==, 0);
  g_assert_cmpuint (count_images (wanted), ==, N_PHOTOS);
  g_assert_nonnull (find_words (window, peng_document_get_field (peng_draft_get_document (wanted),
                                                                 PENG_FIELD_TITLE)));
  WAIT_UNTIL (window->left->len == 0);

  g_clear_object (&wanted);
  open_other (fixture);
  g_assert_cmpuint (count_images (window->draft), ==, N_PHOTOS);
}

static void
test_there_and_back (Fixture       *fixture,
                     gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  PengDraft *wanted = window->draft;
  g_autoptr(GListStore) files = make_photos (fixture, N_PHOTOS);

  peng_window_import_files (window, G_LIST_MODEL (files));
  open_other (fixture);
  open_other (fixture);
  g_assert_true (window->draft == wanted);
  WAIT_UNTIL (window->import == NULL);
  g_assert_cmpuint (count_images (window->draft), ==, N_PHOTOS);
  WAIT_UNTIL (peng_draft_get_state (window->draft) == PENG_SAVE_SAVED);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

#define ADD(name, func) \
  g_test_add ("/ui/window-import/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("forty", test_forty);
  ADD ("cancel", test_cancel);
  ADD ("failures-named", test_failures_named);
  ADD ("all-fail", test_all_fail);
  ADD ("pasted-bytes", test_pasted_bytes);
  ADD ("pasted-texture", test_pasted_texture);
  ADD ("pasted-files", test_pasted_files);
  ADD ("pasted-addresses", test_pasted_addresses);
  ADD ("dropped-texture", test_dropped_texture);
  ADD ("dropped-files", test_dropped_files);
  ADD ("dropped-documents", test_dropped_documents);
  ADD ("gallery-offered", test_gallery_offered);
  ADD ("gallery-made", test_gallery_made);
  ADD ("gallery-offer-goes", test_gallery_offer_goes);
  ADD ("gallery-offer-goes-unseen", test_gallery_offer_goes_unseen);
  ADD ("chosen-files", test_chosen_files);
  ADD ("reasons", test_reasons);
  ADD ("other-draft", test_other_draft);
  ADD ("there-and-back", test_there_and_back);

  return g_test_run ();
}
