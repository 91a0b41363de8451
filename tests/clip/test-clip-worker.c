/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clip/peng-clip-pool.h"
#include "test-answer.h"

#include <glib/gstdio.h>
#include <string.h>

/* A pool, and a folder with the files that tell the worker what to do. */
typedef struct
{
  PengClipPool *pool;
  char         *folder;
  char         *poster;
} Fixture;

static void
set_up (Fixture *fixture)
{
  fixture->pool = peng_clip_pool_new ();
  fixture->folder = g_dir_make_tmp ("peng-clip-XXXXXX", NULL);
  fixture->poster = g_build_filename (fixture->folder, "poster", NULL);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->pool);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->poster);
}

static PengClipFacts *
look (Fixture      *fixture,
      const char   *verb,
      GCancellable *cancellable,
      GError      **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "verb", NULL);
  g_autoptr(GAsyncResult) answer = NULL;
  PengClipFacts *facts;

  g_assert_true (g_file_set_contents (path, verb, -1, NULL));
  peng_clip_pool_look_async (fixture->pool, path, fixture->poster, cancellable, answer_cb, &answer);
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
  facts = peng_clip_pool_look_finish (fixture->pool, wait_for (&answer), error);
  g_unlink (path);
  g_unlink (fixture->poster);

  return facts;
}

typedef struct
{
  const char *verb;
  int         code;
  const char *message;   /* NULL: any but that it succeeded */
} Case;

static const Case failures[] = {
  { "begin-not", PENG_CLIP_ERROR_NO_WORKER, NULL },
  { "crash", PENG_CLIP_ERROR_CRASHED, NULL },
  { "lie-facts", PENG_CLIP_ERROR_CRASHED, NULL },
  { "unheard-of", PENG_CLIP_ERROR_CRASHED, NULL },
  { "open-files", PENG_CLIP_ERROR_BROKEN, "Too many open files" },
  { "read-passwords", PENG_CLIP_ERROR_BROKEN, "Permission denied" },
  { "make-folder", PENG_CLIP_ERROR_BROKEN, "Permission denied" },
  { "open-socket", PENG_CLIP_ERROR_BROKEN, "Operation not permitted" },
  { "start-program", PENG_CLIP_ERROR_BROKEN, "Operation not permitted" },
  { "start-process", PENG_CLIP_ERROR_BROKEN, "Operation not permitted" },
#ifndef __SANITIZE_ADDRESS__
  { "eat-memory", PENG_CLIP_ERROR_BROKEN, "Cannot allocate memory" },
#endif
};

static void
test_failures (void)
{
  Fixture fixture;

  set_up (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autoptr(GError) error = NULL;
      PengClipFacts *facts = look (&fixture, failures[i].verb, NULL, &error);

      g_test_message ("%s: %s", failures[i].verb, error != NULL ? error->message : "done");
      g_assert_null (facts);
      g_assert_error (error, PENG_CLIP_ERROR, failures[i].code);
      if (failures[i].message != NULL)
        g_assert_cmpstr (error->message, ==, failures[i].message);
    }
  tear_down (&fixture);
}

/* What it said before its end is known; a picture that cannot be is none. */
static void
test_facts_first (void)
{
  static const char * const verbs[] = { "facts-then-crash", "facts-then-hang", "lie-poster" };
  Fixture fixture;

  set_up (&fixture);
  peng_clip_pool_set_timeout (fixture.pool, 2000);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PengClipFacts) facts = look (&fixture, verbs[i], NULL, &error);

      g_test_message ("%s", verbs[i]);
      g_assert_no_error (error);
      g_assert_cmpuint (facts->duration, ==, 2000);
      g_assert_cmpuint (facts->width, ==, 640);
      g_assert_cmpuint (facts->height, ==, 360);
      g_assert_null (facts->poster);
    }
  tear_down (&fixture);
}

static void
test_timeout (void)
{
  Fixture fixture;
  g_autoptr(GError) error = NULL;

  set_up (&fixture);
  peng_clip_pool_set_timeout (fixture.pool, 1500);
  g_assert_null (look (&fixture, "hang", NULL, &error));
  g_assert_error (error, PENG_CLIP_ERROR, PENG_CLIP_ERROR_TIMED_OUT);
  tear_down (&fixture);
}

static void
test_cancel (void)
{
  Fixture fixture;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  set_up (&fixture);
  g_assert_null (look (&fixture, "hang", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  tear_down (&fixture);
}

static void
test_no_worker (void)
{
  g_autofree char *libexec = g_strdup (g_getenv ("PENGCHENG_LIBEXECDIR"));
  Fixture fixture;
  g_autoptr(GError) error = NULL;

  set_up (&fixture);
  g_setenv ("PENGCHENG_LIBEXECDIR", "/nowhere", TRUE);
  g_assert_null (look (&fixture, "crash", NULL, &error));
  g_assert_error (error, PENG_CLIP_ERROR, PENG_CLIP_ERROR_NO_WORKER);
  g_setenv ("PENGCHENG_LIBEXECDIR", libexec, TRUE);
  tear_down (&fixture);
}

static void
test_no_file (void)
{
  Fixture fixture;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&fixture);
  peng_clip_pool_look_async (fixture.pool, "/nowhere/a.mp4", fixture.poster, NULL, answer_cb, &answer);
  g_assert_null (peng_clip_pool_look_finish (fixture.pool, wait_for (&answer), &error));
  g_assert_error (error, PENG_CLIP_ERROR, PENG_CLIP_ERROR_UNREADABLE);
  g_clear_object (&answer);
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clip-worker/failures", test_failures);
  g_test_add_func ("/clip-worker/facts-first", test_facts_first);
  g_test_add_func ("/clip-worker/timeout", test_timeout);
  g_test_add_func ("/clip-worker/cancel", test_cancel);
  g_test_add_func ("/clip-worker/no-worker", test_no_worker);
  g_test_add_func ("/clip-worker/no-file", test_no_file);

  return g_test_run ();
}
