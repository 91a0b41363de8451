/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "work/peng-local-portal.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* The built-in portal as the editor starts it: the real `pengcheng portal`, found, started, replaced
 * and ended. */

static char *
run_file (const char *dir)
{
  return g_build_filename (dir, "run.json", NULL);
}

static int
read_pid (const char *dir)
{
  g_autofree char *path = run_file (dir);
  g_autofree char *json = NULL;
  const char *pid;

  if (!g_file_get_contents (path, &json, NULL, NULL))
    return 0;

  pid = strstr (json, "\"pid\"");
  g_assert_nonnull (pid);

  return atoi (strchr (pid, ':') + 1);
}

static gboolean
is_running (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", pid);
  g_autofree char *stat = NULL;

  return g_file_get_contents (path, &stat, NULL, NULL) && strstr (stat, ") Z ") == NULL;
}

static void
wait_for_end (int pid)
{
  while (is_running (pid))
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
}

static PengPortal *
connect_to (PengLocalPortal  *local,
            GError          **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_local_portal_connect_async (local, NULL, answer_cb, &answer);

  return peng_local_portal_connect_finish (local, wait_for (&answer), error);
}

static void
assert_connects (PengLocalPortal *local)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PengPortal) portal = connect_to (local, &error);

  g_assert_no_error (error);
  g_assert_nonnull (portal);
}

static void
let_go (PengLocalPortal *local)
{
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_finalize_object (local);
}

static void
test_starts_and_ends (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengLocalPortal *local = peng_local_portal_new (dir);
  int pid;

  assert_connects (local);
  pid = read_pid (dir);
  g_assert_true (is_running (pid));
  let_go (local);
  wait_for_end (pid);
}

/* The one that another window has started is used as it is. */
static void
test_one_that_runs (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengLocalPortal *first = peng_local_portal_new (dir);
  PengLocalPortal *second = peng_local_portal_new (dir);
  int pid;

  assert_connects (first);
  pid = read_pid (dir);
  assert_connects (second);
  g_assert_cmpint (read_pid (dir), ==, pid);
  let_go (second);
  assert_connects (first);
  g_assert_cmpint (read_pid (dir), ==, pid);
  let_go (first);
  wait_for_end (pid);
}

/* Both begin at once: one gets the folder, and both are served. */
static void
test_two_at_once (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengLocalPortal *locals[2] = { peng_local_portal_new (dir), peng_local_portal_new (dir) };
  GAsyncResult *answers[2] = { NULL, NULL };

  for (guint i = 0; i < 2; i++)
    peng_local_portal_connect_async (locals[i], NULL, answer_cb, &answers[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PengPortal) portal =
        peng_local_portal_connect_finish (locals[i], wait_for (&answers[i]), &error);

      g_assert_no_error (error);
      g_object_unref (answers[i]);
    }
  for (guint i = 0; i < 2; i++)
    let_go (locals[i]);
}

typedef struct
{
  const char *name;
  const char *contents;
} Note;

/* What a portal that is gone may have left behind. */
static const Note notes[] = {
  { "gone", "{\"url\": \"http://127.0.0.1:1/\", \"pid\": 1}" },
  { "empty", "" },
  { "cut", "{\"url\": \"http://127.0." },
  { "words", "全校师生一起跑步" },
  { "elsewhere", "{\"url\": \"ftp://example.com/\"}" },
  { "no-address", "{\"url\": \"\"}" },
  { "number", "{\"url\": 7, \"pid\": \"x\"}" },
};

static void
test_stale_note (gconstpointer data)
{
  const Note *note = data;
  g_autoptr(Scratch) dir = scratch_new ();
  g_autofree char *path = run_file (dir);
  PengLocalPortal *local;
  int pid;

  /* With its token, and then without. */
  local = peng_local_portal_new (dir);
  assert_connects (local);
  pid = read_pid (dir);
  let_go (local);
  wait_for_end (pid);

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (g_file_set_contents (path, note->contents, -1, NULL));
      local = peng_local_portal_new (dir);
      assert_connects (local);
      pid = read_pid (dir);
      let_go (local);
      wait_for_end (pid);
      {
        g_autofree char *token = g_build_filename (dir, "token", NULL);

        g_assert_cmpint (g_remove (token), ==, 0);
      }
    }
}

static void
test_killed (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengLocalPortal *local = peng_local_portal_new (dir);
  int first;
  int second;

  assert_connects (local);
  first = read_pid (dir);
  kill (first, SIGKILL);
  wait_for_end (first);
  assert_connects (local);
  second = read_pid (dir);
  g_assert_cmpint (second, !=, first);
  let_go (local);
  wait_for_end (second);
}

static void
test_many_at_once (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengLocalPortal *local = peng_local_portal_new (dir);
  GAsyncResult *answers[12] = { NULL };
  int pid;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    peng_local_portal_connect_async (local, NULL, answer_cb, &answers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PengPortal) portal =
        peng_local_portal_connect_finish (local, wait_for (&answers[i]), &error);

      g_assert_no_error (error);
      g_object_unref (answers[i]);
    }
  pid = read_pid (dir);
  g_assert_true (is_running (pid));
  let_go (local);
  wait_for_end (pid);
}

/* One who gives up does not take the others along. */
static void
test_one_gives_up (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  PengLocalPortal *local = peng_local_portal_new (dir);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) given_up = NULL;
  g_autoptr(GError) error = NULL;
  int pid;

  peng_local_portal_connect_async (local, cancellable, answer_cb, &given_up);
  g_cancellable_cancel (cancellable);
  assert_connects (local);
  g_assert_null (peng_local_portal_connect_finish (local, wait_for (&given_up), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&given_up);
  pid = read_pid (dir);
  let_go (local);
  wait_for_end (pid);
}

static void
test_no_program (void)
{
  g_autoptr(Scratch) dir = scratch_new ();
  g_autofree char *bin_dir = g_strdup (g_getenv ("PENGCHENG_BINDIR"));
  PengLocalPortal *local = peng_local_portal_new (dir);

  g_setenv ("PENGCHENG_BINDIR", dir, TRUE);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (connect_to (local, &error));
      g_assert_error (error, PENG_LOCAL_PORTAL_ERROR, PENG_LOCAL_PORTAL_ERROR_NOT_STARTED);
    }
  g_setenv ("PENGCHENG_BINDIR", bin_dir, TRUE);
  assert_connects (local);
  let_go (local);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/local-portal/starts-and-ends", test_starts_and_ends);
  g_test_add_func ("/work/local-portal/one-that-runs", test_one_that_runs);
  g_test_add_func ("/work/local-portal/two-at-once", test_two_at_once);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *path = g_strconcat ("/work/local-portal/stale-note/", notes[i].name, NULL);

      g_test_add_data_func (path, &notes[i], test_stale_note);
    }
  g_test_add_func ("/work/local-portal/killed", test_killed);
  g_test_add_func ("/work/local-portal/many-at-once", test_many_at_once);
  g_test_add_func ("/work/local-portal/one-gives-up", test_one_gives_up);
  g_test_add_func ("/work/local-portal/no-program", test_no_program);

  return g_test_run ();
}
