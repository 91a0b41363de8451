/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "photo-fixture.h"

#include <errno.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void
process_word (PhotoFixture *fixture,
              const char   *word)
{
  photo_fixture_process_bytes (fixture, word, strlen (word));
}

static void
begin_word (PhotoFixture *fixture,
            const char   *word)
{
  g_autofree char *path = g_build_filename (fixture->folder, word, NULL);

  g_assert_true (g_file_set_contents (path, word, -1, NULL));
  photo_fixture_begin (fixture, path);
}

static void
forget_word (PhotoFixture *fixture,
             const char   *word)
{
  g_autofree char *path = g_build_filename (fixture->folder, word, NULL);

  g_assert_cmpint (unlink (path), ==, 0);
}

static void
assert_goes_on (PhotoFixture *fixture)
{
  g_autofree char *path = photo_sample_path ("plain.jpg");

  photo_fixture_process (fixture, path);
  g_assert_no_error (fixture->error);
}

static const struct
{
  const char     *word;
  PengPhotoError  code;
} accidents[] = {
  { "segfault", PENG_PHOTO_ERROR_CRASHED },
  { "get-killed", PENG_PHOTO_ERROR_CRASHED },
  { "give-up", PENG_PHOTO_ERROR_CRASHED },
  { "hang", PENG_PHOTO_ERROR_TIMED_OUT },
  { "spin", PENG_PHOTO_ERROR_TIMED_OUT },
  { "lie", PENG_PHOTO_ERROR_CRASHED },
  { "pretend", PENG_PHOTO_ERROR_CRASHED },
};

/* It costs that one photograph, and nothing is left behind. */
static void
test_accident (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  assert_goes_on (&fixture);
  peng_photo_pool_set_timeouts (fixture.pool, 300, 30000);
  process_word (&fixture, accidents[i].word);
  g_assert_error (fixture.error, PENG_PHOTO_ERROR, (int) accidents[i].code);
  g_assert_cmpuint (photo_fixture_count_files (&fixture), ==, 0);
  peng_photo_pool_set_timeouts (fixture.pool, 60000, 30000);
  assert_goes_on (&fixture);
  photo_fixture_tear_down (&fixture);
}

static gboolean
has_landlock (void)
{
  return syscall (__NR_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

static gboolean
has_seccomp (void)
{
  guint32 answer = SECCOMP_RET_ERRNO;

  return syscall (__NR_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &answer) == 0;
}

static gboolean
has_limits (void)
{
#ifdef __SANITIZE_ADDRESS__
  return FALSE;
#else
  return TRUE;
#endif
}

static gboolean
has_anything (void)
{
  return TRUE;
}

static const struct
{
  const char *word;
  int         number;
  gboolean  (*is_held) (void);
} attempts[] = {
  { "eat-memory", ENOMEM, has_limits },
  { "fill-disk", EFBIG, has_anything },
  { "open-files", EMFILE, has_anything },
  { "read-passwords", EACCES, has_anything },
  { "write-file", EACCES, has_anything },
  { "make-folder", EACCES, has_landlock },
  { "open-socket", EPERM, has_seccomp },
  { "start-program", EPERM, has_seccomp },
  { "start-process", EPERM, has_seccomp },
  { "kill-parent", EPERM, has_seccomp },
};

static void
test_attempt (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  PhotoFixture fixture;

  if (!attempts[i].is_held () || (!has_landlock () && !has_seccomp ()))
    {
      g_test_skip ("This kernel or this build does not hold that");
      return;
    }

  photo_fixture_set_up (&fixture);
  process_word (&fixture, attempts[i].word);
  g_assert_error (fixture.error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_UNSUPPORTED);
  g_assert_cmpstr (fixture.error->message, ==, g_strerror (attempts[i].number));
  photo_fixture_tear_down (&fixture);
}

static void
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* Cancelling kills the worker that hangs on it, at once, and what waits never starts. */
static void
test_cancel (void)
{
  gint64 start = g_get_monotonic_time ();
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  fixture.cancellable = g_cancellable_new ();
  for (guint i = 0; i < 40; i++)
    begin_word (&fixture, "hang");
  g_timeout_add_once (300, cancel_cb, fixture.cancellable);
  photo_fixture_wait (&fixture);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  forget_word (&fixture, "hang");
  g_assert_cmpuint (photo_fixture_count_files (&fixture), ==, 0);

  g_clear_object (&fixture.cancellable);
  assert_goes_on (&fixture);
  photo_fixture_tear_down (&fixture);
}

/* What waits behind others that hang is cancelled without its turn. */
static void
test_cancel_waiting (void)
{
  g_autoptr (GCancellable) others = g_cancellable_new ();
  g_autoptr (GCancellable) mine = g_cancellable_new ();
  PhotoFixture fixture;
  guint n_others;

  photo_fixture_set_up (&fixture);
  n_others = peng_photo_pool_get_max_workers (fixture.pool);
  fixture.cancellable = others;
  for (guint i = 0; i < n_others; i++)
    begin_word (&fixture, "hang");
  fixture.cancellable = mine;
  begin_word (&fixture, "hang");
  g_cancellable_cancel (mine);
  while (fixture.n_left > n_others)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (peng_photo_pool_get_n_workers (fixture.pool), ==, n_others);

  g_cancellable_cancel (others);
  photo_fixture_wait (&fixture);
  forget_word (&fixture, "hang");
  fixture.cancellable = NULL;
  photo_fixture_tear_down (&fixture);
}

static void
test_cancelled_before (void)
{
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  fixture.cancellable = g_cancellable_new ();
  g_cancellable_cancel (fixture.cancellable);
  process_word (&fixture, "hang");
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (photo_fixture_count_files (&fixture), ==, 0);
  photo_fixture_tear_down (&fixture);
}

/* Forty photographs, every fourth of which kills its worker: the others come in. */
static void
test_many (void)
{
  g_autofree char *path = photo_sample_path ("plain.jpg");
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  for (guint i = 0; i < 40; i++)
    if (i % 4 == 3)
      begin_word (&fixture, "segfault");
    else
      photo_fixture_begin (&fixture, path);
  photo_fixture_wait (&fixture);
  g_assert_cmpuint (fixture.n_done, ==, 30);
  g_assert_cmpuint (fixture.n_failed, ==, 10);
  forget_word (&fixture, "segfault");
  photo_fixture_tear_down (&fixture);
}

static void
test_idle (void)
{
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  g_assert_cmpuint (peng_photo_pool_get_n_workers (fixture.pool), ==, 0);
  peng_photo_pool_set_timeouts (fixture.pool, 60000, 100);
  assert_goes_on (&fixture);
  g_assert_cmpuint (peng_photo_pool_get_n_workers (fixture.pool), ==, 1);
  photo_fixture_run_for (400);
  g_assert_cmpuint (peng_photo_pool_get_n_workers (fixture.pool), ==, 0);
  assert_goes_on (&fixture);
  photo_fixture_tear_down (&fixture);
}

/* As the editor would be: killed while a worker spins. The worker has this test for its foster
 * parent then, and must be gone. */
static void
test_orphan (void)
{
  int status;
  pid_t editor;

  g_assert_cmpint (prctl (PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), ==, 0);
  editor = fork ();
  if (editor == 0)
    {
      PhotoFixture fixture;

      photo_fixture_set_up (&fixture);
      begin_word (&fixture, "spin");
      photo_fixture_run_for (500);
      forget_word (&fixture, "spin");
      g_spawn_command_line_sync (g_strdup_printf ("rm -r %s", fixture.folder),
                                 NULL, NULL, NULL, NULL);
      raise (SIGKILL);
    }

  g_assert_cmpint (waitpid (editor, &status, 0), ==, editor);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (wait (&status), >, 0);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
}

static void
test_no_worker (void)
{
  g_autofree char *libexec = g_strdup (g_getenv ("PENGCHENG_LIBEXECDIR"));
  g_autofree char *path = photo_sample_path ("plain.jpg");
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  g_setenv ("PENGCHENG_LIBEXECDIR", "/nowhere", TRUE);
  photo_fixture_process (&fixture, path);
  g_assert_error (fixture.error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NO_WORKER);
  g_assert_cmpuint (photo_fixture_count_files (&fixture), ==, 0);
  g_setenv ("PENGCHENG_LIBEXECDIR", libexec, TRUE);
  assert_goes_on (&fixture);
  photo_fixture_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  /* First, while this process has one thread. */
  g_test_add_func ("/photo/worker/orphan", test_orphan);
  for (guint i = 0; i < G_N_ELEMENTS (accidents); i++)
    {
      g_autofree char *path = g_strdup_printf ("/photo/worker/accident/%s", accidents[i].word);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_accident);
    }
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/photo/worker/attempt/%s", attempts[i].word);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_attempt);
    }
  g_test_add_func ("/photo/worker/cancel", test_cancel);
  g_test_add_func ("/photo/worker/cancel-waiting", test_cancel_waiting);
  g_test_add_func ("/photo/worker/cancelled-before", test_cancelled_before);
  g_test_add_func ("/photo/worker/many", test_many);
  g_test_add_func ("/photo/worker/idle", test_idle);
  g_test_add_func ("/photo/worker/no-worker", test_no_worker);

  return g_test_run ();
}
