/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include "ui/peng-file-card.h"

#define ATTACHMENT(name) "<p class=\"attachment\"><a href=\"media:" MEDIA "\" download=\"" name \
                         "\">" name "</a></p>"
#define VIDEO(caption) "<figure class=\"video\"><video src=\"media:" MEDIA "\" controls></video>" \
                       caption "</figure>"

static GtkWidget *
get_entry (EditorFixture *self,
           guint          n)
{
  GtkWidget *entry = get_nth (self, GTK_TYPE_TEXT, n);

  g_assert_true (wait_for (is_mapped, entry));

  return entry;
}

/* The name that readers see is typed on the card. */
static void
test_name (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>" ATTACHMENT ("a.pdf") "<p>二</p>");
  click (&fixture, get_entry (&fixture, 0));
  press (&fixture, "Home b");
  test_document_assert_content (fixture.document, "<p>一</p>" ATTACHMENT ("ba.pdf") "<p>二</p>");
  press (&fixture, "ctrl+z");
  test_document_assert_content (fixture.document, "<p>一</p>" ATTACHMENT ("a.pdf") "<p>二</p>");
  press (&fixture, "Return x");
  test_document_assert_content (fixture.document, "<p>一</p>" ATTACHMENT ("a.pdf") "<p>x二</p>");
  editor_fixture_clear (&fixture);
}

static void
test_caption (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>" VIDEO ("") "<p>二</p>");
  click (&fixture, get_entry (&fixture, 0));
  press (&fixture, "c");
  test_document_assert_content (fixture.document, "<p>一</p>"
                                VIDEO ("<figcaption>c</figcaption>") "<p>二</p>");
  press (&fixture, "Escape BackSpace");
  test_document_assert_content (fixture.document, "<p>一</p><p>二</p>");
  editor_fixture_clear (&fixture);
}

static void
test_tools (void)
{
  EditorFixture fixture;
  GtkWidget *card, *button;

  editor_fixture_init (&fixture, "<p>一|</p>" VIDEO ("") ATTACHMENT ("a.pdf") "<p>二</p>");
  card = get_nth (&fixture, PENG_TYPE_FILE_CARD, 0);
  gtk_widget_activate_action (card, "file.down", NULL);
  test_document_assert_content (fixture.document, "<p>一</p>" ATTACHMENT ("a.pdf") VIDEO ("")
                                "<p>二</p>");
  button = find_button (&fixture, "file.remove");
  g_assert_true (wait_for (is_mapped, button));
  /* The cards change their places first. */
  press (&fixture, "Shift_L Shift_L");
  click (&fixture, button);
  test_document_assert_content (fixture.document, "<p>一</p>" VIDEO ("") "<p>二</p>");
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/editor-files/name", test_name);
  g_test_add_func ("/ui/editor-files/caption", test_caption);
  g_test_add_func ("/ui/editor-files/tools", test_tools);

  return g_test_run ();
}
