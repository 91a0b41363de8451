/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"
#include "test-drop.h"

#include "ui/peng-editor-picture.h"
#include "ui/peng-figure.h"
#include "ui/peng-gallery-view.h"

#include <string.h>

#define THIRD "cdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789ab"

/* Documents are told as the first digits of the pictures, `0`, `a` and `c`, with captions behind a
 * colon: "[1 0 a:x =y]" is a gallery in rows with the caption y, "p" a paragraph. */
#define IMAGE(media, caption) "<figure class=\"image\"><img src=\"media:" media "\" alt=\"\" " \
                              "width=\"300\" height=\"200\"><figcaption>" caption "</figcaption></figure>"
#define GALLERY(class, images) "<figure class=\"gallery " class "\">" images "</figure>"
#define THREE GALLERY ("layout-three", IMAGE (MEDIA, "") IMAGE (OTHER, "") IMAGE (THIRD, ""))

static void
tell_images (GString   *out,
             PengBlock *block)
{
  guint n_images;
  const PengImage *images = peng_block_get_images (block, &n_images);

  for (guint i = 0; i < n_images; i++)
    {
      const char *caption = peng_text_get_string (images[i].caption);

      g_string_append_printf (out, "%c%s%s%s%s ", images[i].media[0], *caption != '\0' ? ":" : "",
                              caption, *images[i].alt != '\0' ? "/" : "", images[i].alt);
    }
}

static void
tell_block (GString   *out,
            PengBlock *block)
{
  PengText *caption = peng_block_get_part (block, PENG_PART_CAPTION, 0);

  if (peng_block_get_kind (block) != PENG_BLOCK_GALLERY)
    {
      tell_images (out, block);
      g_string_append (out, peng_block_is_text (block) ? "p " : "");
      return;
    }

  g_string_append_printf (out, "[%u ", peng_block_get_layout (block) + 1);
  tell_images (out, block);
  if (peng_text_get_length (caption) > 0)
    g_string_append_printf (out, "=%s", peng_text_get_string (caption));
  g_strchomp (out->str);
  out->len = strlen (out->str);
  g_string_append (out, "] ");
}

static char *
tell (EditorFixture *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < peng_document_get_n_blocks (self->document); i++)
    tell_block (out, peng_document_get_block (self->document, i));

  return g_strchomp (g_string_free (out, FALSE));
}

#define assert_told(fixture, expected) \
  G_STMT_START { \
    g_autofree char *told_ = tell (fixture); \
    g_assert_cmpstr (told_, ==, expected); \
  } G_STMT_END

static GtkWidget *
get_picture (EditorFixture *self,
             guint          n)
{
  GtkWidget *picture = get_nth (self, PENG_TYPE_EDITOR_PICTURE, n);

  g_assert_true (wait_for (is_mapped, picture));

  return picture;
}

/* Entries come behind the pictures: captions, the caption of all, the alternative text; there may
 * be captions that were made later. */
static GtkWidget *
find_entry (EditorFixture *self,
            const char    *label)
{
  for (guint i = 0; ; i++)
    {
      GtkWidget *entry = get_nth (self, GTK_TYPE_ENTRY, i);

      g_assert_nonnull (entry);
      if (g_strcmp0 (gtk_widget_get_tooltip_text (entry), label) == 0)
        return entry;
    }
}

static void
undo_all (EditorFixture *self)
{
  while (peng_history_undo (self->history));
  settle ();
}

static void
test_keys (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>" THREE "<p>二</p>");
  click (&fixture, get_picture (&fixture, 0));
  press (&fixture, "alt+Right");
  assert_told (&fixture, "p [3 a 0 c] p");
  press (&fixture, "alt+Right alt+Right");
  assert_told (&fixture, "p [3 a c 0] p");
  press (&fixture, "alt+Left");
  assert_told (&fixture, "p [3 a 0 c] p");

  press (&fixture, "Left alt+Right");
  assert_told (&fixture, "p [3 0 a c] p");
  press (&fixture, "Return x");
  assert_told (&fixture, "p [3 0 a:x c] p");
  press (&fixture, "alt+Right");
  assert_told (&fixture, "p [3 0 c a:x] p");

  click (&fixture, get_picture (&fixture, 1));
  press (&fixture, "Delete");
  assert_told (&fixture, "p [3 0 a:x] p");
  press (&fixture, "ctrl+z");
  assert_told (&fixture, "p [3 0 c a:x] p");
  undo_all (&fixture);
  assert_told (&fixture, "p [3 0 a c] p");

  click (&fixture, get_picture (&fixture, 2));
  press (&fixture, "Escape BackSpace");
  assert_told (&fixture, "p p");
  editor_fixture_clear (&fixture);
}

/* Two that are left over by Delete, then one: it is a photograph as any other. */
static void
test_last_one (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>"
                       GALLERY ("layout-two", IMAGE (MEDIA, "甲") IMAGE (OTHER, "")) "<p>二</p>");
  click (&fixture, get_picture (&fixture, 1));
  press (&fixture, "Delete");
  assert_told (&fixture, "p 0:甲 p");
  settle ();
  g_assert_nonnull (get_nth (&fixture, PENG_TYPE_FIGURE, 0));
  g_assert_null (get_nth (&fixture, PENG_TYPE_GALLERY_VIEW, 0));
  press (&fixture, "ctrl+z");
  assert_told (&fixture, "p [2 0:甲 a] p");
  editor_fixture_clear (&fixture);
}

static void
get_center (EditorFixture *self,
            GtkWidget     *widget,
            double        *x,
            double        *y)
{
  g_assert_true (gtk_widget_translate_coordinates (widget, self->window,
                                                   gtk_widget_get_width (widget) / 2.0,
                                                   gtk_widget_get_height (widget) / 2.0, x, y));
}

static void
test_drag (void)
{
  EditorFixture fixture;
  g_autofree char *events = NULL;
  double x, y, to_x, to_y;

  editor_fixture_init (&fixture, "<p>一|</p>" THREE "<p>二</p>");
  get_center (&fixture, get_picture (&fixture, 0), &x, &y);
  get_center (&fixture, get_picture (&fixture, 2), &to_x, &to_y);
  events = g_strdup_printf ("mousemove %d %d sleep 0.2 mousedown 1 sleep 0.1 mousemove %d %d "
                            "sleep 0.1 mousemove %d %d sleep 0.1 mouseup 1 sleep 0.1",
                            (int) x, (int) y, (int) x + 40, (int) y, (int) to_x - 10, (int) to_y);
  play (&fixture, events);
  assert_told (&fixture, "p [3 a 0 c] p");
  press (&fixture, "ctrl+z");
  assert_told (&fixture, "p [3 0 a c] p");
  editor_fixture_clear (&fixture);
}

static gboolean
is_framed (EditorFixture *self)
{
  return gtk_widget_get_state_flags (get_nth (self, PENG_TYPE_GALLERY_VIEW, 0)) &
         GTK_STATE_FLAG_DROP_ACTIVE;
}

/* Photographs that are dragged over it would go into it: a frame says so, and not over the text. */
static void
test_aim (void)
{
  EditorFixture fixture;
  double x, y;

  editor_fixture_init (&fixture, "<p>一|</p>" THREE "<p>二</p>");
  g_assert_true (gtk_widget_translate_coordinates (get_picture (&fixture, 1), fixture.view, 20, 20, &x,
                                                   &y));
  test_drag_over (fixture.view, GDK_TYPE_FILE_LIST, x, y);
  g_assert_true (is_framed (&fixture));
  test_drag_over (fixture.view, GDK_TYPE_FILE_LIST, 60, 20);
  g_assert_false (is_framed (&fixture));
  test_drag_over (fixture.view, GDK_TYPE_FILE_LIST, x, y);
  test_drag_away (fixture.view, GDK_TYPE_FILE_LIST);
  g_assert_false (is_framed (&fixture));
  editor_fixture_clear (&fixture);
}

/* Each text is typed where it is read. The one entry for alternative texts is the chosen one's. */
static void
test_texts (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>" THREE "<p>二</p>");
  click (&fixture, get_picture (&fixture, 1));
  click (&fixture, find_entry (&fixture, "Alternative text"));
  press (&fixture, "k");
  click (&fixture, find_entry (&fixture, "Caption of photograph 3"));
  press (&fixture, "l");
  click (&fixture, find_entry (&fixture, "Alternative text"));
  press (&fixture, "m");
  click (&fixture, find_entry (&fixture, "Caption of the gallery"));
  press (&fixture, "n");
  assert_told (&fixture, "p [3 0 a/k c:l/m =n] p");

  press (&fixture, "ctrl+z");
  press (&fixture, "ctrl+z");
  assert_told (&fixture, "p [3 0 a/k c:l] p");
  undo_all (&fixture);
  assert_told (&fixture, "p [3 0 a c] p");
  editor_fixture_clear (&fixture);
}

#define LONG "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"

static gboolean
has_size (gpointer entry)
{
  return gtk_widget_get_mapped (entry) && gtk_widget_get_width (entry) > 0;
}

/* A caption that is wider than its photograph is read from its beginning, and written on at its
 * end. */
static void
test_long_caption (void)
{
  EditorFixture fixture;
  GtkEditable *inner;
  GtkWidget *entry;
  int offset;

  editor_fixture_init (&fixture, "<p>一|</p>" GALLERY ("layout-three", IMAGE (MEDIA, LONG)
                       IMAGE (OTHER, "") IMAGE (THIRD, "")) "<p>二</p>");
  entry = find_entry (&fixture, "Caption of photograph 1");
  inner = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  g_assert_true (wait_for (has_size, inner));
  g_object_get (inner, "scroll-offset", &offset, NULL);
  g_assert_cmpint (offset, ==, 0);
  click (&fixture, get_picture (&fixture, 0));
  press (&fixture, "Return x");
  assert_told (&fixture, "p [3 0:" LONG "x a c] p");
  editor_fixture_clear (&fixture);
}

static gboolean
is_selected (gpointer widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED) != 0;
}

static gboolean
is_unselected (gpointer widget)
{
  return !is_selected (widget);
}

/* What is selected is no more once the person writes in a part of it, or chooses one. */
static void
test_unselect (void)
{
  EditorFixture fixture;
  GtkWidget *gallery;

  editor_fixture_init (&fixture, "<p>一|</p>" THREE "<p>二</p>");
  click (&fixture, get_picture (&fixture, 1));
  press (&fixture, "Escape");
  gallery = get_nth (&fixture, PENG_TYPE_GALLERY_VIEW, 0);
  g_assert_true (wait_for (is_selected, gallery));
  click (&fixture, get_picture (&fixture, 0));
  g_assert_true (wait_for (is_unselected, gallery));

  press (&fixture, "Escape");
  g_assert_true (wait_for (is_selected, gallery));
  click (&fixture, find_button (&fixture, "gallery.layout"));
  g_assert_true (is_selected (gallery));
  click (&fixture, find_entry (&fixture, "Caption of the gallery"));
  g_assert_true (wait_for (is_unselected, gallery));
  press (&fixture, "n");
  assert_told (&fixture, "p [1 0 a c =n] p");
  editor_fixture_clear (&fixture);
}

static void
test_tools (void)
{
  EditorFixture fixture;
  GtkWidget *gallery;

  editor_fixture_init (&fixture, "<p>一|</p>" THREE "<p>二</p>");
  gallery = get_nth (&fixture, PENG_TYPE_GALLERY_VIEW, 0);
  gtk_widget_activate_action (gallery, "gallery.layout", "s", "two");
  assert_told (&fixture, "p [2 0 a c] p");
  g_assert_true (get_nth (&fixture, PENG_TYPE_GALLERY_VIEW, 0) == gallery);

  click (&fixture, get_picture (&fixture, 0));
  click (&fixture, find_button (&fixture, "gallery.split"));
  assert_told (&fixture, "p 0 a c p");
  press (&fixture, "ctrl+alt+g");
  assert_told (&fixture, "p [1 0 a c] p");
  press (&fixture, "ctrl+alt+g");
  assert_told (&fixture, "p 0 a c p");
  undo_all (&fixture);
  assert_told (&fixture, "p [3 0 a c] p");

  gallery = get_nth (&fixture, PENG_TYPE_GALLERY_VIEW, 0);
  gtk_widget_activate_action (gallery, "gallery.up", NULL);
  assert_told (&fixture, "[3 0 a c] p p");
  gallery = get_nth (&fixture, PENG_TYPE_GALLERY_VIEW, 0);
  gtk_widget_activate_action (gallery, "gallery.remove", NULL);
  assert_told (&fixture, "p p");
  editor_fixture_clear (&fixture);
}

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
} GatherCase;

static const GatherCase gather_cases[] = {
  { "selected", "<p>一^</p>" IMAGE (MEDIA, "") "<p><br></p>" IMAGE (OTHER, "甲") "<p>|</p><p>二</p>",
    "p 0 p a:甲 p p" },
  { "selected-pictures", "<p>^</p>" IMAGE (MEDIA, "") "<p><br></p>" IMAGE (OTHER, "甲")
    "<p>|</p><p>二</p>", "p [1 0 a:甲] p p" },
  { "text-between", "<p>^</p>" IMAGE (MEDIA, "") "<p>字</p>" IMAGE (OTHER, "") "<p>|</p>",
    "p 0 p a p" },
  { "nowhere", "<p>一|</p>" IMAGE (MEDIA, "") IMAGE (OTHER, "") "<p>二</p>", "p 0 a p" },
};

static void
test_gather (gconstpointer data)
{
  const GatherCase *c = data;
  EditorFixture fixture;

  editor_fixture_init (&fixture, c->before);
  press (&fixture, "ctrl+alt+g");
  assert_told (&fixture, c->after);
  editor_fixture_clear (&fixture);
}

/* With the cursor at one of them, or in its caption, it is all that stand together. */
static void
test_gather_around (void)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>" IMAGE (MEDIA, "") IMAGE (OTHER, "") IMAGE (THIRD, "")
                       "<p>二</p>");
  click (&fixture, get_picture (&fixture, 0));
  press (&fixture, "ctrl+alt+g");
  assert_told (&fixture, "p [1 0 a c] p");
  undo_all (&fixture);

  /* What undo has brought back has its place once it is laid out, and may be above what is seen. */
  g_assert_true (wait_for (is_mapped, find_entry (&fixture, "Caption")));
  press (&fixture, "ctrl+Home");
  click (&fixture, find_entry (&fixture, "Caption"));
  press (&fixture, "ctrl+alt+g");
  assert_told (&fixture, "p [1 0 a c] p");
  editor_fixture_clear (&fixture);
}

static PengBlock *
new_image (const char *media)
{
  g_autoptr(PengText) empty = peng_text_new_empty ();
  PengImage image = { media, 300, 200, PENG_IMAGE_NORMAL, "", empty };

  return peng_block_new_image (&image);
}

static void
count_cb (guint *count,
          guint  n)
{
  *count += n;
}

/* What came in together becomes a gallery by one press, where it still stands together. */
static void
test_gather_inserted (void)
{
  g_autoptr(PengBlock) first = new_image (MEDIA);
  g_autoptr(PengBlock) second = new_image (OTHER);
  PengBlock *blocks[] = { first, second };
  EditorFixture fixture;
  guint n_told = 0;

  editor_fixture_init (&fixture, "<p>一|</p><p>二</p>");
  g_signal_connect_swapped (fixture.editor, "media-inserted", G_CALLBACK (count_cb), &n_told);
  peng_editor_insert_media (fixture.editor, peng_editor_create_mark (fixture.editor), blocks, 2);
  g_assert_cmpuint (n_told, ==, 2);
  assert_told (&fixture, "p 0 a p");
  peng_editor_gather_inserted (fixture.editor);
  assert_told (&fixture, "p [1 0 a] p");
  peng_editor_gather_inserted (fixture.editor);
  assert_told (&fixture, "p [1 0 a] p");
  g_assert_true (peng_history_undo (fixture.history));
  assert_told (&fixture, "p 0 a p");
  undo_all (&fixture);
  test_document_assert (fixture.buffer, "<p>一|</p><p>二</p>");

  peng_editor_insert_media (fixture.editor, peng_editor_create_mark (fixture.editor), blocks, 2);
  undo_all (&fixture);
  peng_editor_gather_inserted (fixture.editor);
  test_document_assert (fixture.buffer, "<p>一|</p><p>二</p>");
  editor_fixture_clear (&fixture);
}

/* The key takes those that have just come in, without one that has stood beside them; once something
 * else was done it is all that stand together. */
static void
test_gather_new (void)
{
  g_autoptr(PengBlock) first = new_image (OTHER);
  g_autoptr(PengBlock) second = new_image (THIRD);
  PengBlock *blocks[] = { first, second };
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一</p>" IMAGE (MEDIA, "") "<p>|</p><p>二</p>");
  peng_editor_insert_media (fixture.editor, peng_editor_create_mark (fixture.editor), blocks, 2);
  assert_told (&fixture, "p 0 a c p");
  press (&fixture, "ctrl+alt+g");
  assert_told (&fixture, "p 0 [1 a c] p");
  g_assert_true (peng_history_undo (fixture.history));
  assert_told (&fixture, "p 0 a c p");
  click (&fixture, get_picture (&fixture, 1));
  press (&fixture, "ctrl+alt+g");
  assert_told (&fixture, "p [1 0 a c] p");
  undo_all (&fixture);

  peng_buffer_place (fixture.buffer, &(PengPosition) { 3, 0 });
  peng_editor_insert_media (fixture.editor, peng_editor_create_mark (fixture.editor), blocks, 2);
  assert_told (&fixture, "p 0 p a c p");
  peng_buffer_place (fixture.buffer, &(PengPosition) { 5, 0 });
  press (&fixture, "ctrl+alt+g");
  assert_told (&fixture, "p 0 p [1 a c] p");
  editor_fixture_clear (&fixture);
}

static void
wanted_cb (PengEditor   *editor,
           gboolean      several,
           gboolean      of_library,
           GtkTextMark **where)
{
  g_assert_true (several);
  g_assert_false (of_library);
  *where = peng_editor_create_wanted_mark (editor);
}

/* Photographs for a gallery go into it, though the person writes elsewhere meanwhile. */
static void
test_add (void)
{
  g_autoptr(PengBlock) image = new_image (THIRD);
  GtkTextMark *where = NULL;
  EditorFixture fixture;

  editor_fixture_init (&fixture, "<p>一|</p>"
                       GALLERY ("layout-two", IMAGE (MEDIA, "甲") IMAGE (OTHER, "")) "<p>二</p>");
  g_signal_connect (fixture.editor, "photographs-wanted", G_CALLBACK (wanted_cb), &where);
  gtk_widget_activate_action (get_nth (&fixture, PENG_TYPE_GALLERY_VIEW, 0), "gallery.add", NULL);
  g_assert_nonnull (where);
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (fixture.buffer), "三", -1);
  peng_editor_insert_media (fixture.editor, where, &image, 1);
  assert_told (&fixture, "p [2 0:甲 a c] p");
  g_assert_true (peng_history_undo (fixture.history));
  assert_told (&fixture, "p [2 0:甲 a] p");
  editor_fixture_clear (&fixture);
}

/* A gallery says what it has no room for. */
static void
test_full (void)
{
  g_autoptr(PengBlock) image = new_image (THIRD);
  PengBlock *blocks[PENG_GALLERY_MAX];
  GtkTextMark *where = NULL;
  EditorFixture fixture;
  guint n_left = 0;

  editor_fixture_init (&fixture, "<p>一|</p>" THREE "<p>二</p>");
  g_signal_connect (fixture.editor, "photographs-wanted", G_CALLBACK (wanted_cb), &where);
  g_signal_connect_swapped (fixture.editor, "gallery-full", G_CALLBACK (count_cb), &n_left);
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    blocks[i] = image;

  gtk_widget_activate_action (get_nth (&fixture, PENG_TYPE_GALLERY_VIEW, 0), "gallery.add", NULL);
  peng_editor_insert_media (fixture.editor, where, blocks, PENG_GALLERY_MAX - 3);
  g_assert_cmpuint (n_left, ==, 0);
  g_assert_true (peng_history_undo (fixture.history));

  gtk_widget_activate_action (get_nth (&fixture, PENG_TYPE_GALLERY_VIEW, 0), "gallery.add", NULL);
  peng_editor_insert_media (fixture.editor, where, blocks, PENG_GALLERY_MAX - 1);
  g_assert_cmpuint (n_left, ==, 2);
  g_assert_cmpuint (peng_document_get_n_blocks (fixture.document), ==, 5);
  editor_fixture_clear (&fixture);
}

/* Where there are no photographs a gallery is made of those that the person chooses now. */
static void
test_new (void)
{
  g_autoptr(PengBlock) first = new_image (MEDIA);
  g_autoptr(PengBlock) second = new_image (OTHER);
  PengBlock *blocks[] = { first, second };
  GtkTextMark *where = NULL;
  EditorFixture fixture;
  guint n_told = 0;

  editor_fixture_init (&fixture, "<p>一|</p><p>二</p>");
  g_signal_connect (fixture.editor, "photographs-wanted", G_CALLBACK (wanted_cb), &where);
  g_signal_connect_swapped (fixture.editor, "media-inserted", G_CALLBACK (count_cb), &n_told);
  press (&fixture, "ctrl+alt+g");
  g_assert_nonnull (where);
  peng_editor_insert_media (fixture.editor, where, blocks, 2);
  assert_told (&fixture, "p [1 0 a] p");
  g_assert_cmpuint (n_told, ==, 0);
  g_assert_true (peng_history_undo (fixture.history));
  test_document_assert (fixture.buffer, "<p>一|</p><p>二</p>");

  press (&fixture, "ctrl+alt+g");
  peng_editor_insert_media (fixture.editor, where, blocks, 1);
  assert_told (&fixture, "p 0 p");
  editor_fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/editor-gallery/keys", test_keys);
  g_test_add_func ("/ui/editor-gallery/last-one", test_last_one);
  g_test_add_func ("/ui/editor-gallery/drag", test_drag);
  g_test_add_func ("/ui/editor-gallery/aim", test_aim);
  g_test_add_func ("/ui/editor-gallery/texts", test_texts);
  g_test_add_func ("/ui/editor-gallery/long-caption", test_long_caption);
  g_test_add_func ("/ui/editor-gallery/unselect", test_unselect);
  g_test_add_func ("/ui/editor-gallery/tools", test_tools);
  for (guint i = 0; i < G_N_ELEMENTS (gather_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/editor-gallery/gather/", gather_cases[i].name, NULL);

      g_test_add_data_func (path, &gather_cases[i], test_gather);
    }
  g_test_add_func ("/ui/editor-gallery/gather-around", test_gather_around);
  g_test_add_func ("/ui/editor-gallery/gather-inserted", test_gather_inserted);
  g_test_add_func ("/ui/editor-gallery/gather-new", test_gather_new);
  g_test_add_func ("/ui/editor-gallery/add", test_add);
  g_test_add_func ("/ui/editor-gallery/full", test_full);
  g_test_add_func ("/ui/editor-gallery/new", test_new);

  return g_test_run ();
}
