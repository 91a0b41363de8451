/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-file-load.h"
#include "test-answer.h"

#include <glib/gstdio.h>

#define SIZE (300 * 1024 + 7)

typedef struct
{
  char  *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  int fd = g_file_open_tmp ("file-load-XXXXXX", &fixture->path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_object_unref (fixture->file);
  g_free (fixture->path);
}

static GBytes *
load (GFile         *file,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_file_load_async (file, cancellable, answer_cb, &answer);
  g_assert_null (answer);

  return peng_file_load_finish (wait_for (&answer), error);
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *content = g_malloc (SIZE);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < SIZE; i++)
    content[i] = g_test_rand_int ();
  g_file_set_contents (fixture->path, content, SIZE, &error);
  g_assert_no_error (error);

  bytes = load (fixture->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content, SIZE);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = load (fixture->file, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_unlink (fixture->path);
  g_assert_null (load (fixture->file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (load (fixture->file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/file-load/whole", test_whole);
  ADD ("/file-load/empty", test_empty);
  ADD ("/file-load/missing", test_missing);
  ADD ("/file-load/cancelled", test_cancelled);
#undef ADD

  return g_test_run ();
}
