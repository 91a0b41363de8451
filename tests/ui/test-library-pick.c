/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "media-fixture.h"
#include "window-fixture.h"

#include "store/peng-db.h"
#include "ui/peng-field-view.h"
#include "ui/peng-figure.h"
#include "ui/peng-gallery-view.h"
#include "ui/peng-library-picker.h"
#include "ui/peng-library-view.h"

#include <string.h>

/* From the library into the article that is open, and from the library to where it is used. */

typedef struct
{
  MediaFixture   media;
  char          *used;     /* an article that has the photograph */
  WindowFixture  window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  PengMediaChange change = { .fields = { [PENG_MEDIA_CAPTION] = (char *) "起跑",
                                         [PENG_MEDIA_ALT] = (char *) "三百名学生",
                                         [PENG_MEDIA_CREDIT] = (char *) "张三" },
                             .consent = -1 };
  g_autoptr(PengArticle) article = make_article ("图书漂流", "每本书都去旅行。");

  media_fixture_init (&fixture->media);
  media_fixture_describe (&fixture->media, MEDIA_PHOTO, &change);
  fixture->used = media_fixture_use (&fixture->media, MEDIA_PHOTO, "冬季长跑");
  save_article (fixture->media.store, article, 0, NULL);
  media_fixture_let_go (&fixture->media);
  window_fixture_show (&fixture->window, fixture->media.dir);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  window_fixture_close (&fixture->window);
  g_free (fixture->used);
  media_fixture_clear (&fixture->media);
}

static PengDocument *
get_document (Fixture *fixture)
{
  return peng_draft_get_document (fixture->window.window->draft);
}

/* Letters for the kinds of blocks: p, i, g with the number of pictures, v, a for an attachment. */
static char *
dup_kinds (Fixture *fixture)
{
  PengDocument *document = get_document (fixture);
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < peng_document_get_n_blocks (document); i++)
    {
      PengBlock *block = peng_document_get_block (document, i);
      guint n_images;

      peng_block_get_images (block, &n_images);
      switch ((int) peng_block_get_kind (block))
        {
        case PENG_BLOCK_IMAGE:
          g_string_append_c (kinds, 'i');
          break;
        case PENG_BLOCK_GALLERY:
          g_string_append_printf (kinds, "g%u", n_images);
          break;
        case PENG_BLOCK_VIDEO:
          g_string_append_c (kinds, 'v');
          break;
        case PENG_BLOCK_ATTACHMENT:
          g_string_append_c (kinds, 'a');
          break;
        default:
          g_string_append_c (kinds, 'p');
        }
    }

  return g_string_free (kinds, FALSE);
}

static void
assert_kinds (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *kinds = dup_kinds (fixture);

  g_assert_cmpstr (kinds, ==, expected);
}

static gboolean
has_kinds (Fixture    *fixture,
           const char *expected)
{
  g_autofree char *kinds = dup_kinds (fixture);

  return g_str_equal (kinds, expected);
}

static GtkWindow *
find_picker (void)
{
  return find_dialog (PENG_TYPE_LIBRARY_PICKER);
}

static PengLibraryView *
get_view (GtkWindow *picker)
{
  return PENG_LIBRARY_VIEW (find_type (picker, PENG_TYPE_LIBRARY_VIEW));
}

static GtkWidget *
get_insert (GtkWindow *picker)
{
  return find_named (picker, "insert");
}

static void
select_media (Fixture   *fixture,
              GtkWindow *picker,
              guint      first,
              guint      n)
{
  PengLibraryView *view = get_view (picker);

  WAIT_UNTIL (!peng_library_model_get_busy (peng_library_view_get_model (view)));
  peng_library_view_select_items (view, fixture->media.ids + first, n);
  WAIT_UNTIL (gtk_widget_get_sensitive (get_insert (picker)));
}

static void
pick (Fixture *fixture,
      guint    first,
      guint    n)
{
  GtkWindow *picker;

  WAIT_UNTIL ((picker = find_picker ()) != NULL);
  select_media (fixture, picker, first, n);
  g_signal_emit_by_name (get_insert (picker), "clicked");
  WAIT_UNTIL (find_picker () == NULL);
}

/* With nothing sought, one press of the key that leaves the search leaves the window too. */
static void
test_left (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWindow *picker;
  GtkEditable *search;

  activate (&fixture->window, "win.insert-library");
  WAIT_UNTIL ((picker = find_picker ()) != NULL);
  search = GTK_EDITABLE (find_named (get_view (picker), "search"));
  gtk_editable_set_text (search, "跑");
  g_signal_emit_by_name (search, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
  g_assert_true (find_picker () == picker);
  g_signal_emit_by_name (search, "stop-search");
  WAIT_UNTIL (find_picker () == NULL);
}

static void
undo (Fixture *fixture)
{
  activate (&fixture->window, "win.undo");
}

static void
test_one (Fixture       *fixture,
          gconstpointer  data)
{
  const PengImage *image;
  guint n_images;

  activate (&fixture->window, "win.insert-library");
  pick (fixture, MEDIA_PHOTO, 1);
  assert_kinds (fixture, "ip");
  image = peng_block_get_images (peng_document_get_block (get_document (fixture), 0), &n_images);
  g_assert_cmpstr (image->media, ==, fixture->media.names[MEDIA_PHOTO]);
  g_assert_cmpstr (image->alt, ==, "三百名学生");
  g_assert_cmpstr (peng_text_get_string (image->caption), ==, "起跑（张三 摄）");
  g_assert_cmpuint (image->width, ==, 1600);
  take_picture (fixture->window.window, "pick-one");

  undo (fixture);
  assert_kinds (fixture, "p");
}

/* Photographs that stand together become a gallery; what is none is a block of its own. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  activate (&fixture->window, "win.insert-library");
  pick (fixture, MEDIA_PHOTO, 2);
  assert_kinds (fixture, "g2p");
  undo (fixture);
  assert_kinds (fixture, "p");

  activate (&fixture->window, "win.insert-library");
  pick (fixture, MEDIA_PHOTO, N_MEDIA);
  assert_kinds (fixture, "g2vap");
  take_picture (fixture->window.window, "pick-many");
  undo (fixture);
  assert_kinds (fixture, "p");
}

static void
test_film (Fixture       *fixture,
           gconstpointer  data)
{
  activate (&fixture->window, "win.insert-library");
  pick (fixture, MEDIA_FILM, 1);
  assert_kinds (fixture, "vp");
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWindow *picker;

  activate (&fixture->window, "win.insert-library");
  WAIT_UNTIL ((picker = find_picker ()) != NULL);
  g_assert_false (gtk_widget_get_sensitive (get_insert (picker)));
  select_media (fixture, picker, MEDIA_PHOTO, 3);
  g_assert_nonnull (find_words (picker, "Insert (3)"));
  take_picture (fixture->window.window, "picker");
  g_signal_emit_by_name (find_button (picker, "Cancel"), "clicked");
  WAIT_UNTIL (find_picker () == NULL);
  assert_kinds (fixture, "p");
}

/* Enter or a double click on what is selected. */
static void
test_activated (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWindow *picker;

  activate (&fixture->window, "win.insert-library");
  WAIT_UNTIL ((picker = find_picker ()) != NULL);
  select_media (fixture, picker, MEDIA_NOTICE, 1);
  g_signal_emit_by_name (get_view (picker), "activated");
  WAIT_UNTIL (find_picker () == NULL);
  assert_kinds (fixture, "ap");
}

/* The caption that was written in the article stays with the place; only pictures are offered. */
static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  const PengImage *image;
  GtkWindow *picker;
  guint n_images;

  activate (&fixture->window, "win.insert-library");
  pick (fixture, MEDIA_PHOTO, 1);
  gtk_widget_activate_action (find_type (fixture->window.window->editor, PENG_TYPE_FIGURE),
                              "figure.replace-from-library", NULL);
  WAIT_UNTIL ((picker = find_picker ()) != NULL);
  WAIT_UNTIL (g_list_model_get_n_items (
                G_LIST_MODEL (peng_library_view_get_model (get_view (picker)))) == 2);
  pick (fixture, MEDIA_BADGE, 1);
  assert_kinds (fixture, "ip");
  image = peng_block_get_images (peng_document_get_block (get_document (fixture), 0), &n_images);
  g_assert_cmpstr (image->media, ==, fixture->media.names[MEDIA_BADGE]);
  g_assert_cmpstr (peng_text_get_string (image->caption), ==, "起跑（张三 摄）");
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  activate (&fixture->window, "win.insert-library");
  pick (fixture, MEDIA_PHOTO, 2);
  gtk_widget_activate_action (find_type (fixture->window.window->editor, PENG_TYPE_GALLERY_VIEW),
                              "gallery.add-from-library", NULL);
  pick (fixture, MEDIA_PHOTO, 1);
  assert_kinds (fixture, "g3p");
}

/* What is dragged from the library to the text. */
static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  PengEditor *editor = fixture->window.window->editor;
  const char *names[] = { fixture->media.names[MEDIA_PHOTO], fixture->media.names[MEDIA_BADGE],
                          "none", NULL };

  g_signal_emit_by_name (editor, "library-offered", names, peng_editor_create_mark (editor));
  WAIT_UNTIL (has_kinds (fixture, "g2p"));
}

static void
test_seek (Fixture       *fixture,
           gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  PengPosition cursor;

  peng_window_seek_media (window, fixture->used, fixture->media.names[MEDIA_PHOTO]);
  WAIT_UNTIL (g_str_equal (peng_draft_get_uuid (window->draft), fixture->used));
  assert_kinds (fixture, "pip");
  peng_buffer_get_cursor (peng_editor_get_buffer (window->editor), &cursor);
  g_assert_cmpuint (cursor.block, ==, 1);
  g_assert_null (window->sought_draft);

  /* In the article that is open already. */
  peng_editor_show_block (window->editor, 0);
  peng_window_seek_media (window, fixture->used, fixture->media.names[MEDIA_PHOTO]);
  peng_buffer_get_cursor (peng_editor_get_buffer (window->editor), &cursor);
  g_assert_cmpuint (cursor.block, ==, 1);
}

static PengMediaPane *
show_library (Fixture *fixture,
              guint    first,
              guint    n)
{
  PengWindow *window = fixture->window.window;
  PengLibraryView *view;

  activate (&fixture->window, "win.library");
  view = peng_library_page_get_view (window->library);
  WAIT_UNTIL (!peng_library_model_get_busy (peng_library_view_get_model (view)));
  peng_library_view_select_items (view, fixture->media.ids + first, n);
  WAIT_UNTIL (g_action_group_get_action_enabled (peng_media_pane_get_actions (window->media_pane),
                                                 "copy"));

  return window->media_pane;
}

/* What is selected on the page is what the pane shows, and Enter puts it into the article. */
static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  PengMediaPane *pane = show_library (fixture, MEDIA_PHOTO, 1);

  WAIT_UNTIL (find_words (pane, "起跑.jpg") != NULL);
  take_picture (window, "library-pane");
  show_library (fixture, MEDIA_PHOTO, 3);
  WAIT_UNTIL (find_words (pane, "3 items") != NULL);
  take_picture (window, "library-pane-many");
  g_signal_emit_by_name (peng_library_page_get_view (window->library), "activated");
  WAIT_UNTIL (!peng_window_shows_library (window));
  assert_kinds (fixture, "g2vp");
  undo (fixture);
  assert_kinds (fixture, "p");
}

/* The way from the library to the article that has the photograph. */
static void
test_jump (Fixture       *fixture,
           gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  PengMediaPane *pane = show_library (fixture, MEDIA_PHOTO, 1);
  GtkWidget *row;
  PengPosition cursor;

  WAIT_UNTIL ((row = find_type (find_named (pane, "uses"), ADW_TYPE_ACTION_ROW)) != NULL);
  g_signal_emit_by_name (row, "activate");
  WAIT_UNTIL (!peng_window_shows_library (window) &&
              g_str_equal (peng_draft_get_uuid (window->draft), fixture->used));
  peng_buffer_get_cursor (peng_editor_get_buffer (window->editor), &cursor);
  g_assert_cmpuint (cursor.block, ==, 1);
}

/* Delete on the page; what is used stays. */
static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  GtkWindow *dialog;

  show_library (fixture, MEDIA_PHOTO, 2);
  g_signal_emit_by_name (peng_library_page_get_view (window->library), "delete");
  WAIT_UNTIL ((dialog = find_message ()) != NULL);
  g_assert_nonnull (find_words (dialog, "“冬季长跑”"));
  gtk_window_close (dialog);
  WAIT_UNTIL (find_words (window->library, "1 item is in the trash") != NULL);
  take_picture (window, "library-deleted");
}

static gboolean
is_used (Fixture     *fixture,
         MediaSample  sample)
{
  PengStore *store = peng_desk_get_store (fixture->window.window->desk);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) uses = NULL;

  peng_store_list_uses_async (store, fixture->media.names[sample], NULL, answer_cb, &answer);
  WAIT_UNTIL (answer != NULL);
  uses = peng_store_list_uses_finish (store, answer, NULL);

  return uses != NULL && uses->len > 0;
}

/* Another picture in the place of one, in the article that has it and is not open. */
static void
test_everywhere (Fixture       *fixture,
                 gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  PengMediaPane *pane = show_library (fixture, MEDIA_PHOTO, 1);
  GActionGroup *actions = peng_media_pane_get_actions (pane);
  GtkWindow *question;

  WAIT_UNTIL (g_action_group_get_action_enabled (actions, "replace"));
  g_action_group_activate_action (actions, "replace", NULL);
  pick (fixture, MEDIA_BADGE, 1);
  WAIT_UNTIL ((question = find_message ()) != NULL);
  g_assert_nonnull (find_words (question, "in 1 article"));
  take_picture (question, "library-everywhere");
  g_signal_emit_by_name (find_button (question, "Replace"), "clicked");
  WAIT_UNTIL (find_words (window->library, "Replaced in 1 article") != NULL);
  g_assert_true (is_used (fixture, MEDIA_BADGE));
  g_assert_false (is_used (fixture, MEDIA_PHOTO));
}

/* What is written of a photograph and could not be saved is not lost by closing. */
static void
test_close (Fixture       *fixture,
            gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  PengMediaPane *pane = show_library (fixture, MEDIA_PHOTO, 1);
  g_autofree char *path = g_build_filename (fixture->media.dir, "articles.db", NULL);
  PengDb *db = peng_db_open (path, NULL);
  GtkWindow *dialog;
  GtkWidget *again;

  g_assert_true (peng_db_begin (db, NULL));
  type_in (find_type (pane, PENG_TYPE_FIELD_VIEW), "不丢");
  peng_media_pane_save (pane);
  WAIT_UNTIL (peng_media_pane_has_unsaved (pane));
  gtk_window_close (GTK_WINDOW (window));
  WAIT_UNTIL ((dialog = find_message ()) != NULL);
  take_picture (window, "library-unsaved");
  gtk_window_close (dialog);
  WAIT_UNTIL (find_message () == NULL);

  peng_db_rollback (db);
  peng_db_close (db);
  WAIT_UNTIL ((again = find_button (pane, "Try Again")) != NULL);
  g_signal_emit_by_name (again, "clicked");
  WAIT_UNTIL (!peng_media_pane_has_unsaved (pane));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

  ADD ("/ui/library-pick/left", test_left);
  ADD ("/ui/library-pick/one", test_one);
  ADD ("/ui/library-pick/many", test_many);
  ADD ("/ui/library-pick/film", test_film);
  ADD ("/ui/library-pick/cancel", test_cancel);
  ADD ("/ui/library-pick/activated", test_activated);
  ADD ("/ui/library-pick/replace", test_replace);
  ADD ("/ui/library-pick/add", test_add);
  ADD ("/ui/library-pick/drop", test_drop);
  ADD ("/ui/library-pick/seek", test_seek);
  ADD ("/ui/library-pick/page", test_page);
  ADD ("/ui/library-pick/everywhere", test_everywhere);
  ADD ("/ui/library-pick/jump", test_jump);
  ADD ("/ui/library-pick/delete", test_delete);
  ADD ("/ui/library-pick/close", test_close);

  return g_test_run ();
}
