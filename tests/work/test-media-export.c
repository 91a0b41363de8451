/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "work/peng-media-export.h"

#include <string.h>

/* Items of the library that are copied into a folder, and how far that is. */

#define N_ITEMS 40

typedef struct
{
  char         *dir;
  char         *out;
  PengStore    *store;
  GPtrArray    *items;
  GCancellable *cancellable;
  GFile        *folder;
  GError       *error;
  gboolean      done;
  guint         n_told;
  guint         n_last;
} Fixture;

static gint64
add (Fixture *fixture,
     guint    i)
{
  g_autofree char *name = g_strdup_printf ("%u.pdf", i);
  g_autoptr(GBytes) bytes = g_bytes_new (name, strlen (name));
  PengMediaSource source = { .bytes = bytes, .name = name, .mime = "application/pdf" };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengMedia) media = NULL;

  peng_store_add_media_async (fixture->store, &source, NULL, answer_cb, &answer);
  media = peng_store_add_media_finish (fixture->store, wait_for (&answer), NULL);
  g_assert_nonnull (media);

  return (gint64) i + 1;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  gint64 ids[N_ITEMS];
  g_autoptr(GAsyncResult) answer = NULL;

  fixture->dir = scratch_new ();
  fixture->out = scratch_new ();
  fixture->store = open_store (fixture->dir, PENG_STORE_FRESH);
  fixture->cancellable = g_cancellable_new ();
  for (guint i = 0; i < N_ITEMS; i++)
    ids[i] = add (fixture, i);
  peng_store_get_library_async (fixture->store, ids, N_ITEMS, NULL, answer_cb, &answer);
  fixture->items = peng_store_get_library_finish (fixture->store, wait_for (&answer), NULL);
  g_assert_cmpuint (fixture->items->len, ==, N_ITEMS);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->items);
  g_clear_object (&fixture->folder);
  g_clear_error (&fixture->error);
  g_object_unref (fixture->cancellable);
  close_store (fixture->store);
  scratch_remove (fixture->dir);
  scratch_remove (fixture->out);
}

static void
progress_cb (guint    n_done,
             guint    n_files,
             gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_false (fixture->done);
  g_assert_cmpuint (n_done, >=, fixture->n_last);
  g_assert_cmpuint (n_done, <=, N_ITEMS);
  g_assert_cmpuint (n_files, ==, N_ITEMS);
  fixture->n_last = n_done;
  fixture->n_told++;
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->done = TRUE;
  fixture->folder = peng_media_export_finish (result, &fixture->error);
}

static void
export_all (Fixture *fixture)
{
  g_autoptr(GFile) parent = g_file_new_for_path (fixture->out);

  peng_media_export_async (fixture->store, fixture->items, PENG_MEDIA_ORIGINAL, parent, "运动会",
                           progress_cb, fixture, fixture->cancellable, exported_cb, fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static guint
count_files (GFile *folder)
{
  g_autoptr(GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  export_all (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->n_told, >, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, N_ITEMS + 1);
}

/* Half an export is none. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GFile) parent = g_file_new_for_path (fixture->out);

  g_cancellable_cancel (fixture->cancellable);
  export_all (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->n_told, ==, 0);
  g_assert_cmpuint (count_files (parent), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/work/media-export/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("progress", test_progress);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
