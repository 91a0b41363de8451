/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"
#include "test-im-context.h"

#include "ui/peng-figure.h"
#include "ui/peng-gallery-view.h"

/* Chinese is typed with an input method: letters show as pre-edit, then words are committed.
 * While the pre-edit is open the document stays as it is. */

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
} Case;

static const Case cases[] = {
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
fixture_init (EditorFixture *self,
              const char    *html)
{
  editor_fixture_init (self, html);
  test_im_focus (self->view);
}

static void
fixture_clear (EditorFixture *self)
{
  test_im_blur ();
  editor_fixture_clear (self);
}

static void
assert_document (EditorFixture *self,
                 const char    *html)
{
  test_document_assert (self->buffer, html);
}

/* Types letters as pre-edit and sees that nothing else happens by them. */
static void
compose (EditorFixture *self)
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
  EditorFixture fixture;

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
  EditorFixture fixture;

  fixture_init (&fixture, "<p>一|</p>");
  test_im_commit ("，", TEST_IM_END_FIRST);
  test_im_commit ("彭", TEST_IM_END_FIRST);

  assert_document (&fixture, "<p>一，彭|</p>");
  fixture_clear (&fixture);
}

/* What is committed is put right, in either order, and by one undo no more. */
static void
correct_commit (TestImOrder order)
{
  EditorFixture fixture;

  fixture_init (&fixture, "<p>下雨了.|</p>");
  peng_editor_set_autocorrect (fixture.editor, PENG_AUTOCORRECT_ALL);
  compose (&fixture);
  assert_document (&fixture, "<p>下雨了.|</p>");
  test_im_commit ("彭城", order);
  settle ();
  assert_document (&fixture, "<p>下雨了。彭城|</p>");

  compose (&fixture);
  assert_document (&fixture, "<p>下雨了。彭城|</p>");
  test_im_cancel ();
  settle ();
  peng_editor_undo (fixture.editor);
  settle ();
  assert_document (&fixture, "<p>下雨了.彭城|</p>");
  fixture_clear (&fixture);
}

static void
test_autocorrect (void)
{
  correct_commit (TEST_IM_END_FIRST);
  correct_commit (TEST_IM_COMMIT_FIRST);
}

static void
test_cancel (void)
{
  EditorFixture fixture;
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
  EditorFixture fixture;

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
  EditorFixture fixture;

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
  EditorFixture fixture;

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
  EditorFixture fixture;

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
  PengImage photograph = { MEDIA, 300, 200, PENG_IMAGE_NORMAL, "", caption };
  g_autoptr(PengBlock) image = peng_block_new_image (&photograph);
  GtkTextMark *mark;
  EditorFixture fixture;

  fixture_init (&fixture, "<p>一|</p><p>二</p>");
  mark = peng_editor_create_mark (fixture.editor);
  compose (&fixture);
  peng_editor_insert_media (fixture.editor, mark, &image, 1);
  settle ();
  assert_document (&fixture, "<p>一|</p><p>二</p>");

  test_im_commit ("彭城", TEST_IM_END_FIRST);
  settle ();
  g_assert_cmpuint (peng_document_get_n_blocks (fixture.document), ==, 3);
  fixture_clear (&fixture);
}

static void
focus_figure (EditorFixture *self,
              PengPart       part)
{
  GtkWidget *figure = get_nth (self, PENG_TYPE_FIGURE, 0);

  g_assert_true (peng_atom_view_focus_part (PENG_ATOM_VIEW (figure), part, 0));
  settle ();
  test_im_focus (gtk_root_get_focus (GTK_ROOT (self->window)));
}

static void
compose_in_figure (PengPart    part,
                   const char *expected)
{
  EditorFixture fixture;

  fixture_init (&fixture, "<p>一|</p>" FIGURE ("甲", "乙") "<p>二</p>");
  focus_figure (&fixture, part);
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

/* Where one writes in an article; its title has a test program of its own. */
typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *letters;  /* with the letters themselves, where they were committed */
  PengPart    part;
  guint       index;
} Place;

#define GALLERY(first, second, caption, alt) \
  "<p>一</p><figure class=\"gallery layout-rows\">" FIGURE ("", first) FIGURE (alt, second) \
  "<figcaption>" caption "</figcaption></figure><p>二</p>"

static const Place places[] = {
  { "text", "<p>一|二</p>", "<p>一彭城二</p>", "<p>一peng cheng二</p>" },
  { "block-start", "<h2>|二</h2>", "<h2>彭城二</h2>", "<h2>peng cheng二</h2>" },
  { "list-item", "<ul><li>一</li><li>|</li></ul>", "<ul><li>一</li><li>彭城</li></ul>",
    "<ul><li>一</li><li>peng cheng</li></ul>" },
  { "caption", "<p>一</p>" FIGURE ("甲", "乙") "<p>二</p>",
    "<p>一</p>" FIGURE ("甲", "乙彭城") "<p>二</p>",
    "<p>一</p>" FIGURE ("甲", "乙peng cheng") "<p>二</p>", PENG_PART_CAPTION, 0 },
  { "gallery-photograph", GALLERY ("甲", "乙", "丙", ""), GALLERY ("甲", "乙彭城", "丙", ""),
    GALLERY ("甲", "乙peng cheng", "丙", ""), PENG_PART_IMAGE_CAPTION, 1 },
  { "gallery-empty", GALLERY ("", "", "", ""), GALLERY ("彭城", "", "", ""),
    GALLERY ("peng cheng", "", "", ""), PENG_PART_IMAGE_CAPTION, 0 },
  { "gallery-caption", GALLERY ("甲", "乙", "丙", ""), GALLERY ("甲", "乙", "丙彭城", ""),
    GALLERY ("甲", "乙", "丙peng cheng", ""), PENG_PART_CAPTION, 0 },
  { "gallery-alt", GALLERY ("", "", "", "丁"), GALLERY ("", "", "", "丁彭城"),
    GALLERY ("", "", "", "丁peng cheng"), PENG_PART_IMAGE_ALT, 1 },
};

static gboolean
is_in_gallery (const Place *place)
{
  return g_str_has_prefix (place->name, "gallery");
}

static void
focus_gallery (EditorFixture *self,
               PengPart       part,
               guint          index)
{
  GtkWidget *gallery = get_nth (self, PENG_TYPE_GALLERY_VIEW, 0);

  g_assert_true (peng_atom_view_focus_part (PENG_ATOM_VIEW (gallery), part, index));
  gtk_editable_set_position (GTK_EDITABLE (gtk_root_get_focus (GTK_ROOT (self->window))), -1);
  settle ();
  test_im_focus (gtk_root_get_focus (GTK_ROOT (self->window)));
}

static void
place_init (EditorFixture *self,
            const Place   *place)
{
  fixture_init (self, place->before);
  if (is_in_gallery (place))
    focus_gallery (self, place->part, place->index);
  else if (place->part != PENG_PART_TEXT)
    focus_figure (self, place->part);
}

static void
run_undo_by_key (const Place *place,
                 TestImOrder  order)
{
  EditorFixture fixture;

  place_init (&fixture, place);
  compose (&fixture);
  test_im_commit ("彭城", order);
  press (&fixture, "ctrl+z");
  test_document_assert_content (fixture.document, place->before);
  g_assert_false (peng_history_can_undo (fixture.history));
  press (&fixture, "ctrl+shift+z");
  test_document_assert_content (fixture.document, place->after);
  fixture_clear (&fixture);
}

static void
test_undo_by_key (gconstpointer data)
{
  run_undo_by_key (data, TEST_IM_END_FIRST);
  run_undo_by_key (data, TEST_IM_COMMIT_FIRST);
}

/* As long as there are letters they are what BackSpace takes. */
static void
test_backspace (gconstpointer data)
{
  const Place *place = data;
  EditorFixture fixture;

  place_init (&fixture, place);
  compose (&fixture);
  press (&fixture, "BackSpace BackSpace");
  g_assert_cmpstr (test_im_get_preedit (), ==, "peng che");
  g_assert_true (peng_editor_get_composing (fixture.editor));
  test_im_preedit ("p");
  press (&fixture, "BackSpace");
  g_assert_false (peng_editor_get_composing (fixture.editor));
  test_document_assert_content (fixture.document, place->before);

  compose (&fixture);
  press (&fixture, "BackSpace");
  test_im_commit ("彭城", TEST_IM_COMMIT_FIRST);
  settle ();
  test_document_assert_content (fixture.document, place->after);
  press (&fixture, "BackSpace BackSpace");
  test_document_assert_content (fixture.document, place->before);
  fixture_clear (&fixture);
}

/* The focus goes to the tool bar in the middle of a word. */
static void
run_focus_goes (const Place *place,
                gboolean     commits)
{
  const char *expected = commits ? place->letters : place->before;
  GtkWidget *bar;
  EditorFixture fixture;

  test_im_set_commits_on_blur (commits);
  place_init (&fixture, place);
  bar = gtk_widget_get_first_child (gtk_window_get_child (GTK_WINDOW (fixture.window)));
  compose (&fixture);
  g_assert_true (gtk_widget_child_focus (bar, GTK_DIR_TAB_FORWARD));
  settle ();
  g_assert_false (peng_editor_get_composing (fixture.editor));
  test_document_assert_content (fixture.document, expected);
  g_assert_cmpint (peng_history_undo (fixture.history), ==, commits);
  test_document_assert_content (fixture.document, place->before);
  fixture_clear (&fixture);
  test_im_set_commits_on_blur (FALSE);
}

static void
test_focus_goes (gconstpointer data)
{
  run_focus_goes (data, FALSE);
  run_focus_goes (data, TRUE);
}

/* A photograph is not moved away from under the letters of its caption, nor taken out. */
static void
test_gallery_waits (void)
{
  static const char * const actions[] = {
    "gallery.up", "gallery.down", "gallery.remove-photo", "gallery.split",
  };
  EditorFixture fixture;
  GtkWidget *gallery;

  fixture_init (&fixture, GALLERY ("甲", "乙", "", ""));
  gallery = get_nth (&fixture, PENG_TYPE_GALLERY_VIEW, 0);
  focus_gallery (&fixture, PENG_PART_IMAGE_CAPTION, 0);
  compose (&fixture);
  press (&fixture, "alt+Right");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_activate_action (gallery, actions[i], NULL);
  settle ();
  test_document_assert_content (fixture.document, GALLERY ("甲", "乙", "", ""));
  g_assert_true (peng_editor_get_composing (fixture.editor));

  test_im_commit ("彭城", TEST_IM_END_FIRST);
  settle ();
  test_document_assert_content (fixture.document, GALLERY ("甲彭城", "乙", "", ""));
  press (&fixture, "alt+Right");
  test_document_assert_content (fixture.document, GALLERY ("乙", "甲彭城", "", ""));
  fixture_clear (&fixture);
}

static void
add_place (const Place   *place,
           const char    *name,
           GTestDataFunc  test)
{
  g_autofree char *path = g_strdup_printf ("/ui/input-method/%s/%s", place->name, name);

  g_test_add_data_func (path, place, test);
}

int
main (int   argc,
      char *argv[])
{
  test_im_prepare ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  test_im_register ();

  ADD_ROWS ("/ui/input-method/commit/", cases, test_commit);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      add_place (&places[i], "undo-by-key", test_undo_by_key);
      add_place (&places[i], "backspace", test_backspace);
      add_place (&places[i], "focus-goes", test_focus_goes);
    }

  g_test_add_func ("/ui/input-method/without-preedit", test_without_preedit);
  g_test_add_func ("/ui/input-method/autocorrect", test_autocorrect);
  g_test_add_func ("/ui/input-method/cancel", test_cancel);
  g_test_add_func ("/ui/input-method/focus-loss", test_focus_loss);
  g_test_add_func ("/ui/input-method/undo-after", test_undo_after);
  g_test_add_func ("/ui/input-method/undo-waits", test_undo_waits);
  g_test_add_func ("/ui/input-method/heading-waits", test_heading_waits);
  g_test_add_func ("/ui/input-method/photograph-waits", test_photograph_waits);
  g_test_add_func ("/ui/input-method/caption", test_caption);
  g_test_add_func ("/ui/input-method/alt", test_alt);
  g_test_add_func ("/ui/input-method/gallery-waits", test_gallery_waits);

  return g_test_run ();
}
