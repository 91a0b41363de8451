/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-document.h"
#include "test-im-context.h"

#include "ui/peng-editor.h"
#include "ui/peng-figure.h"

/* Chinese is typed with an input method: letters show as pre-edit, then words are committed.
 * While the pre-edit is open the document stays as it is. */

#define MEDIA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define FIGURE(alt, caption) "<figure class=\"image\"><img src=\"media:" MEDIA "\" alt=\"" alt \
                             "\"><figcaption>" caption "</figcaption></figure>"

typedef struct
{
  GtkWidget    *window;
  PengEditor   *editor;
  GtkWidget    *view;
  PengDocument *document;
  PengHistory  *history;
} Fixture;

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
} Case;

static const Case commits[] = {
  { "text", "<p>一|二</p>", "<p>一彭城|二</p>" },
  { "block-start", "<h2>|二</h2>", "<h2>彭城|二</h2>" },
  { "block-end", "<p>一|</p><p>二</p>", "<p>一彭城|</p><p>二</p>" },
  { "empty-paragraph", "<p>|</p>", "<p>彭城|</p>" },
  { "empty-last-heading", "<p>一</p><h2>|</h2>", "<p>一</p><h2>彭城|</h2>" },
  { "list-item", "<ul><li>一</li><li>|</li></ul>", "<ul><li>一</li><li>彭城|</li></ul>" },
  { "after-digits", "<p>2026|</p>", "<p>2026彭城|</p>" },
  { "after-soft-break", "<p>一<br>|</p>", "<p>一<br>彭城|</p>" },
  { "bold", "<p><strong>一|</strong></p>", "<p><strong>一彭城|</strong></p>" },
  { "quote", "<blockquote><p>一|</p></blockquote>", "<blockquote><p>一彭城|</p></blockquote>" },
  { "selection", "<p>一^二三|四</p>", "<p>一彭城|四</p>" },
  { "selection-of-blocks", "<p>一^二</p><p>三|四</p>", "<p>一彭城|四</p>" },
};

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE));
}

static void
fixture_init (Fixture    *self,
              const char *html)
{
  PengPosition bound, cursor;

  self->document = test_document_read (html, &bound, &cursor);
  self->history = peng_history_new (self->document);
  self->editor = PENG_EDITOR (peng_editor_new ());
  self->window = gtk_window_new ();
  peng_editor_set_document (self->editor, self->document, self->history);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->editor));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 600);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  settle ();
  peng_buffer_select (peng_editor_get_buffer (self->editor), &bound, &cursor);
  self->view = gtk_root_get_focus (GTK_ROOT (self->window));
  test_im_focus (self->view);
}

static void
fixture_clear (Fixture *self)
{
  test_im_blur ();
  gtk_window_destroy (GTK_WINDOW (self->window));
  settle ();
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->document);
}

static void
assert_document (Fixture    *self,
                 const char *html)
{
  test_document_assert (peng_editor_get_buffer (self->editor), html);
}

/* Types letters as pre-edit and sees that nothing else happens by them. */
static void
compose (Fixture *self)
{
  guint64 revision;

  test_im_preedit ("p");
  revision = peng_document_get_revision (self->document);
  test_im_preedit ("pe");
  test_im_preedit ("peng");
  settle ();
  test_im_preedit ("peng cheng");

  g_assert_true (peng_editor_get_composing (self->editor));
  g_assert_cmpuint (peng_document_get_revision (self->document), ==, revision);
}

static void
run_commit (const Case  *c,
            TestImOrder  order)
{
  Fixture fixture;

  fixture_init (&fixture, c->before);
  compose (&fixture);
  test_im_commit ("彭城", order);
  settle ();

  g_assert_false (peng_editor_get_composing (fixture.editor));
  assert_document (&fixture, c->after);
  fixture_clear (&fixture);
}

static void
test_commit (gconstpointer data)
{
  run_commit (data, TEST_IM_END_FIRST);
  run_commit (data, TEST_IM_COMMIT_FIRST);
}

static void
test_without_preedit (void)
{
  Fixture fixture;

  fixture_init (&fixture, "<p>一|</p>");
  test_im_commit ("，", TEST_IM_END_FIRST);
  test_im_commit ("彭", TEST_IM_END_FIRST);

  assert_document (&fixture, "<p>一，彭|</p>");
  fixture_clear (&fixture);
}

static void
test_cancel (void)
{
  Fixture fixture;
  guint64 revision;

  fixture_init (&fixture, "<p>一|</p>");
  revision = peng_document_get_revision (fixture.document);
  compose (&fixture);
  test_im_cancel ();
  settle ();

  g_assert_false (peng_editor_get_composing (fixture.editor));
  g_assert_cmpuint (peng_document_get_revision (fixture.document), ==, revision);
  assert_document (&fixture, "<p>一|</p>");
  fixture_clear (&fixture);
}

static void
test_focus_loss (void)
{
  Fixture fixture;

  fixture_init (&fixture, "<p>一|</p>");
  compose (&fixture);
  test_im_blur ();
  settle ();

  g_assert_false (peng_editor_get_composing (fixture.editor));
  assert_document (&fixture, "<p>一|</p>");
  fixture_clear (&fixture);
}

static void
test_undo_after (void)
{
  Fixture fixture;

  fixture_init (&fixture, "<p>一|</p>");
  peng_history_barrier (fixture.history);
  compose (&fixture);
  test_im_commit ("彭城", TEST_IM_COMMIT_FIRST);
  peng_editor_undo (fixture.editor);
  settle ();

  assert_document (&fixture, "<p>一|</p>");
  fixture_clear (&fixture);
}

/* What comes from a menu in the middle of a word waits for the word. */
static void
test_undo_waits (void)
{
  Fixture fixture;

  fixture_init (&fixture, "<p>一|</p>");
  test_im_commit ("徐州", TEST_IM_END_FIRST);
  peng_history_barrier (fixture.history);
  compose (&fixture);
  peng_editor_undo (fixture.editor);
  settle ();
  g_assert_true (peng_editor_get_composing (fixture.editor));
  assert_document (&fixture, "<p>一徐州|</p>");

  test_im_commit ("彭城", TEST_IM_COMMIT_FIRST);
  assert_document (&fixture, "<p>一徐州彭城|</p>");
  settle ();
  assert_document (&fixture, "<p>一徐州|</p>");
  fixture_clear (&fixture);
}

static void
test_heading_waits (void)
{
  Fixture fixture;

  fixture_init (&fixture, "<p>一|</p>");
  compose (&fixture);
  g_action_group_activate_action (peng_editor_get_format_actions (fixture.editor), "heading",
                                  g_variant_new_int32 (2));
  settle ();
  assert_document (&fixture, "<p>一|</p>");

  test_im_commit ("彭城", TEST_IM_END_FIRST);
  settle ();
  assert_document (&fixture, "<h2>一彭城|</h2>");
  fixture_clear (&fixture);
}

static void
test_photograph_waits (void)
{
  g_autoptr(PengText) caption = peng_text_new ("图");
  PengImage image = { MEDIA, 300, 200, PENG_IMAGE_NORMAL, "", caption };
  GtkTextMark *mark;
  Fixture fixture;

  fixture_init (&fixture, "<p>一|</p><p>二</p>");
  mark = peng_editor_create_mark (fixture.editor);
  compose (&fixture);
  peng_editor_insert_media (fixture.editor, mark, &image, 1);
  settle ();
  assert_document (&fixture, "<p>一|</p><p>二</p>");

  test_im_commit ("彭城", TEST_IM_END_FIRST);
  settle ();
  g_assert_cmpuint (peng_document_get_n_blocks (fixture.document), ==, 4);
  fixture_clear (&fixture);
}

static GtkWidget *
find_figure (GtkWidget *widget)
{
  GtkWidget *found = PENG_IS_FIGURE (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_figure (child);

  return found;
}

static void
compose_in_figure (PengPart    part,
                   const char *expected)
{
  Fixture fixture;
  GtkWidget *figure;

  fixture_init (&fixture, "<p>一|</p>" FIGURE ("甲", "乙") "<p>二</p>");
  figure = find_figure (GTK_WIDGET (fixture.editor));
  g_assert_true (peng_figure_focus_part (PENG_FIGURE (figure), part));
  settle ();
  test_im_focus (gtk_root_get_focus (GTK_ROOT (fixture.window)));
  compose (&fixture);
  test_im_commit ("彭城", TEST_IM_COMMIT_FIRST);
  settle ();

  g_assert_false (peng_editor_get_composing (fixture.editor));
  assert_document (&fixture, expected);
  peng_editor_undo (fixture.editor);
  settle ();
  g_assert_true (peng_text_get_length (peng_document_get_text (
                   fixture.document, &(PengPlace) { 1, part, 0 })) == 1);
  fixture_clear (&fixture);
}

static void
test_caption (void)
{
  compose_in_figure (PENG_PART_CAPTION, "<p>一|</p>" FIGURE ("甲", "乙彭城") "<p>二</p>");
}

static void
test_alt (void)
{
  compose_in_figure (PENG_PART_ALT, "<p>一|</p>" FIGURE ("甲彭城", "乙") "<p>二</p>");
}

int
main (int   argc,
      char *argv[])
{
  test_im_prepare ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  test_im_register ();

  for (guint i = 0; i < G_N_ELEMENTS (commits); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/input-method/", commits[i].name, NULL);

      g_test_add_data_func (path, &commits[i], test_commit);
    }

  g_test_add_func ("/ui/input-method/without-preedit", test_without_preedit);
  g_test_add_func ("/ui/input-method/cancel", test_cancel);
  g_test_add_func ("/ui/input-method/focus-loss", test_focus_loss);
  g_test_add_func ("/ui/input-method/undo-after", test_undo_after);
  g_test_add_func ("/ui/input-method/undo-waits", test_undo_waits);
  g_test_add_func ("/ui/input-method/heading-waits", test_heading_waits);
  g_test_add_func ("/ui/input-method/photograph-waits", test_photograph_waits);
  g_test_add_func ("/ui/input-method/caption", test_caption);
  g_test_add_func ("/ui/input-method/alt", test_alt);

  return g_test_run ();
}
