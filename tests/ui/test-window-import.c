/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "window-fixture.h"

#include "core/peng-paths.h"

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
  window_fixture_open (&fixture->window, fixture->dir);
  WAIT_UNTIL (fixture->window.window->draft != NULL);
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
  ADD ("other-draft", test_other_draft);
  ADD ("there-and-back", test_there_and_back);

  return g_test_run ();
}
