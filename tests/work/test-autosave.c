/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "work/peng-autosave.h"

#define DELAY_MS 40

typedef struct
{
  GTask  *pending;
  guint   n_saves;
  gint64  last_begin;
} FakeSink;

static void
fake_save (gpointer             sink,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  FakeSink *fake = sink;

  g_assert_null (fake->pending);
  fake->pending = g_task_new (NULL, cancellable, callback, user_data);
  fake->n_saves++;
  fake->last_begin = g_get_monotonic_time ();
}

static gboolean
fake_save_finish (gpointer       sink,
                  GAsyncResult  *result,
                  GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static const PengAutosaveFuncs fake_funcs = { fake_save, fake_save_finish };

static void
wait_for_saves (FakeSink *fake,
                guint     n_saves)
{
  while (fake->n_saves < n_saves)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
stop_cb (gpointer done)
{
  *(gboolean *) done = TRUE;

  return G_SOURCE_REMOVE;
}

static void
run_for (guint ms)
{
  gboolean done = FALSE;

  g_timeout_add (ms, stop_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
finish (FakeSink *fake,
        gboolean  success)
{
  g_autoptr(GTask) task = g_steal_pointer (&fake->pending);

  if (success)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "disk full");

  while (!g_task_get_completed (task))
    g_main_context_iteration (NULL, TRUE);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
flushed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  int *outcome = user_data;

  *outcome = peng_autosave_flush_finish (PENG_AUTOSAVE (object), result, NULL) ? 1 : -1;
}

static void
test_many_edits_one_save (void)
{
  FakeSink fake = { 0 };
  PengAutosave *autosave = peng_autosave_new (&fake_funcs, &fake, 1);

  g_assert_cmpint (peng_autosave_get_state (autosave), ==, PENG_SAVE_SAVED);
  for (guint i = 0; i < 100; i++)
    peng_autosave_touch (autosave);
  g_assert_cmpint (peng_autosave_get_state (autosave), ==, PENG_SAVE_SAVING);

  wait_for_saves (&fake, 1);
  finish (&fake, TRUE);

  g_assert_true (peng_autosave_is_clean (autosave));
  g_assert_cmpint (peng_autosave_get_state (autosave), ==, PENG_SAVE_SAVED);
  g_assert_cmpuint (fake.n_saves, ==, 1);
  g_assert_finalize_object (autosave);
}

/* Typing on does not put the save off: it begins one delay after the first edit. */
static void
test_throttle (void)
{
  FakeSink fake = { 0 };
  PengAutosave *autosave = peng_autosave_new (&fake_funcs, &fake, DELAY_MS);
  gint64 begin = g_get_monotonic_time ();

  while (fake.n_saves == 0)
    {
      peng_autosave_touch (autosave);
      run_for (5);
    }

  g_assert_cmpint (fake.last_begin - begin, >=, DELAY_MS * 1000);
  g_assert_cmpint (fake.last_begin - begin, <, 20 * DELAY_MS * 1000);
  finish (&fake, TRUE);
  g_assert_finalize_object (autosave);
}

static void
test_edit_during_save_saves_again (void)
{
  FakeSink fake = { 0 };
  PengAutosave *autosave = peng_autosave_new (&fake_funcs, &fake, 1);

  peng_autosave_touch (autosave);
  wait_for_saves (&fake, 1);
  peng_autosave_touch (autosave);
  finish (&fake, TRUE);
  g_assert_false (peng_autosave_is_clean (autosave));

  wait_for_saves (&fake, 2);
  finish (&fake, TRUE);
  g_assert_true (peng_autosave_is_clean (autosave));
  g_assert_finalize_object (autosave);
}

static void
test_failure_keeps_the_edit (void)
{
  FakeSink fake = { 0 };
  PengAutosave *autosave = peng_autosave_new (&fake_funcs, &fake, 1);
  guint n_failed = 0;
  guint n_saved = 0;

  g_signal_connect_swapped (autosave, "failed", G_CALLBACK (count_cb), &n_failed);
  g_signal_connect_swapped (autosave, "saved", G_CALLBACK (count_cb), &n_saved);

  peng_autosave_touch (autosave);
  wait_for_saves (&fake, 1);
  finish (&fake, FALSE);
  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_cmpuint (n_saved, ==, 0);
  g_assert_cmpint (peng_autosave_get_state (autosave), ==, PENG_SAVE_FAILING);
  g_assert_nonnull (peng_autosave_get_error (autosave));

  wait_for_saves (&fake, 2);
  g_assert_cmpint (peng_autosave_get_state (autosave), ==, PENG_SAVE_FAILING);
  finish (&fake, TRUE);
  g_assert_cmpuint (n_saved, ==, 1);
  g_assert_null (peng_autosave_get_error (autosave));
  g_assert_true (peng_autosave_is_clean (autosave));
  g_assert_finalize_object (autosave);
}

/* Each try waits twice as long as the one before it. */
static void
test_tries_less_and_less_often (void)
{
  FakeSink fake = { 0 };
  PengAutosave *autosave = peng_autosave_new (&fake_funcs, &fake, 20);
  gint64 pauses[4];

  peng_autosave_touch (autosave);
  wait_for_saves (&fake, 1);

  for (guint i = 0; i < G_N_ELEMENTS (pauses); i++)
    {
      gint64 failed = g_get_monotonic_time ();

      finish (&fake, FALSE);
      peng_autosave_touch (autosave);
      wait_for_saves (&fake, i + 2);
      pauses[i] = fake.last_begin - failed;
    }

  g_assert_cmpint (pauses[0], >=, 20 * 1000);
  g_assert_cmpint (pauses[1], >=, 40 * 1000);
  g_assert_cmpint (pauses[2], >=, 80 * 1000);
  g_assert_cmpint (pauses[3], >=, 160 * 1000);
  finish (&fake, TRUE);
  g_assert_true (peng_autosave_is_clean (autosave));
  g_assert_finalize_object (autosave);
}

/* What waited is saved when composing begins; what comes after waits until it ends. */
static void
test_hold (void)
{
  FakeSink fake = { 0 };
  PengAutosave *autosave = peng_autosave_new (&fake_funcs, &fake, DELAY_MS);

  peng_autosave_touch (autosave);
  peng_autosave_hold (autosave);
  g_assert_cmpuint (fake.n_saves, ==, 1);
  finish (&fake, TRUE);

  peng_autosave_touch (autosave);
  run_for (3 * DELAY_MS);
  g_assert_cmpuint (fake.n_saves, ==, 1);
  g_assert_cmpint (peng_autosave_get_state (autosave), ==, PENG_SAVE_SAVING);

  peng_autosave_hold (autosave);
  peng_autosave_release (autosave);
  run_for (DELAY_MS);
  g_assert_cmpuint (fake.n_saves, ==, 1);

  peng_autosave_release (autosave);
  wait_for_saves (&fake, 2);
  finish (&fake, TRUE);
  g_assert_true (peng_autosave_is_clean (autosave));
  g_assert_finalize_object (autosave);
}

/* An edit made before composing began is not left behind because a save was in flight then. */
static void
test_hold_during_save (void)
{
  FakeSink fake = { 0 };
  PengAutosave *autosave = peng_autosave_new (&fake_funcs, &fake, 1);

  peng_autosave_touch (autosave);
  wait_for_saves (&fake, 1);
  peng_autosave_touch (autosave);
  peng_autosave_hold (autosave);
  finish (&fake, TRUE);

  wait_for_saves (&fake, 2);
  peng_autosave_touch (autosave);
  finish (&fake, TRUE);
  run_for (DELAY_MS);
  g_assert_cmpuint (fake.n_saves, ==, 2);

  peng_autosave_release (autosave);
  wait_for_saves (&fake, 3);
  finish (&fake, TRUE);
  g_assert_finalize_object (autosave);
}

static void
test_flush (void)
{
  FakeSink fake = { 0 };
  PengAutosave *autosave = peng_autosave_new (&fake_funcs, &fake, 10 * DELAY_MS);
  int clean = 0;
  int first = 0;
  int second = 0;

  peng_autosave_flush_async (autosave, NULL, flushed_cb, &clean);
  while (clean == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (clean, ==, 1);
  g_assert_cmpuint (fake.n_saves, ==, 0);

  peng_autosave_hold (autosave);
  peng_autosave_touch (autosave);
  peng_autosave_flush_async (autosave, NULL, flushed_cb, &first);
  g_assert_cmpuint (fake.n_saves, ==, 1);
  peng_autosave_touch (autosave);
  peng_autosave_flush_async (autosave, NULL, flushed_cb, &second);
  finish (&fake, TRUE);
  wait_for_saves (&fake, 2);
  g_assert_cmpint (first, ==, 1);
  g_assert_cmpint (second, ==, 0);

  finish (&fake, FALSE);
  while (second == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (second, ==, -1);
  g_assert_cmpint (peng_autosave_get_state (autosave), ==, PENG_SAVE_FAILING);
  peng_autosave_release (autosave);
  g_assert_finalize_object (autosave);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/autosave/many-edits-one-save", test_many_edits_one_save);
  g_test_add_func ("/work/autosave/throttle", test_throttle);
  g_test_add_func ("/work/autosave/edit-during-save", test_edit_during_save_saves_again);
  g_test_add_func ("/work/autosave/failure-keeps-the-edit", test_failure_keeps_the_edit);
  g_test_add_func ("/work/autosave/tries-less-and-less-often", test_tries_less_and_less_often);
  g_test_add_func ("/work/autosave/hold", test_hold);
  g_test_add_func ("/work/autosave/hold-during-save", test_hold_during_save);
  g_test_add_func ("/work/autosave/flush", test_flush);

  return g_test_run ();
}
