/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"
#include "test-im-context.h"

/* The menu of blocks and an input method. */

/* The letters of an input method are its own until they are committed. */
static void
run_input_method (TestImOrder order)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>|</p>");
  test_im_focus (fixture.view);
  test_im_commit ("、", order);
  settle ();
  g_assert_true (is_menu_open (&fixture));

  test_im_preedit ("biao");
  settle ();
  g_assert_true (is_menu_open (&fixture));
  press (&fixture, "Down Return");
  g_assert_true (peng_editor_get_composing (fixture.editor));
  test_document_assert (fixture.buffer, "<p>、|</p>");

  test_im_preedit ("biaoti");
  test_im_commit ("标题", order);
  settle ();
  test_document_assert (fixture.buffer, "<p>、标题|</p>");
  press (&fixture, "Return");
  test_document_assert (fixture.buffer, "<h2>|</h2>");
  test_im_blur ();
  editor_fixture_clear (&fixture);
}

static void
test_end_first (void)
{
  run_input_method (TEST_IM_END_FIRST);
}

static void
test_commit_first (void)
{
  run_input_method (TEST_IM_COMMIT_FIRST);
}

/* A slash that is no more than a part of what is composed opens nothing. */
static void
test_preedit_alone (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>|</p>");
  test_im_focus (fixture.view);
  test_im_preedit ("/");
  settle ();
  g_assert_false (is_menu_open (&fixture));
  test_im_cancel ();
  test_im_blur ();
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  test_im_prepare ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  test_im_register ();

  g_test_add_func ("/ui/slash-input/end-first", test_end_first);
  g_test_add_func ("/ui/slash-input/commit-first", test_commit_first);
  g_test_add_func ("/ui/slash-input/preedit-alone", test_preedit_alone);

  return g_test_run ();
}
