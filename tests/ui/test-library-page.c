/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"
#include "test-drop.h"
#include "window-fixture.h"

#include "core/peng-paths.h"
#include "ui/peng-library-cell.h"
#include "ui/peng-library-filters.h"
#include "ui/peng-library-import.h"

#include <string.h>

/* The library's page in the real window, over a library of so many photographs. */

typedef struct
{
  char            *dir;
  WindowFixture    window;
  PengLibraryView *view;
  guint            n_activated;
  guint            n_deleted;
} Fixture;

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (peng_library_view_get_model (fixture->view)));
}

static guint
count_selected (Fixture *fixture)
{
  g_autoptr(GArray) selected = peng_library_view_dup_selected (fixture->view);

  return selected->len;
}

static gboolean
is_selected (Fixture *fixture,
             gint64   id)
{
  g_autoptr(GArray) selected = peng_library_view_dup_selected (fixture->view);

  return selected->len == 1 && g_array_index (selected, gint64, 0) == id;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find_named (fixture->view, "stack")));
}

static void
show_library (Fixture *fixture)
{
  PengWindow *window = fixture->window.window;

  activate (&fixture->window, "win.library");
  g_assert_true (peng_window_shows_library (window));
  fixture->view = peng_library_page_get_view (window->library);
  g_signal_connect_swapped (fixture->view, "activated", G_CALLBACK (count_cb),
                            &fixture->n_activated);
  g_signal_connect_swapped (fixture->view, "delete", G_CALLBACK (count_cb), &fixture->n_deleted);
  WAIT_UNTIL (!peng_library_model_get_busy (peng_library_view_get_model (fixture->view)));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  guint n_items = GPOINTER_TO_UINT (data);

  fixture->dir = scratch_with_draft ("冬季长跑", "全校师生一起跑步。");
  if (n_items > 0)
    fill_library (fixture->dir, n_items);
  window_fixture_show (&fixture->window, fixture->dir);
  show_library (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  window_fixture_close (&fixture->window);
  scratch_remove (fixture->dir);
}

static PengLibraryCell *
find_seen_cell (Fixture *fixture)
{
  return PENG_LIBRARY_CELL (find_type (fixture->view, PENG_TYPE_LIBRARY_CELL));
}

static gboolean
knows (Fixture *fixture)
{
  PengLibraryCell *cell = find_seen_cell (fixture);

  return cell != NULL && peng_library_cell_get_line (cell) != NULL &&
         peng_library_line_get_item (peng_library_cell_get_line (cell)) != NULL;
}

static void
look_for (Fixture    *fixture,
        const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (find_named (fixture->view, "search")), words);
}

static void
filter (Fixture    *fixture,
        const char *name)
{
  GtkWidget *filters = find_type (fixture->view, PENG_TYPE_LIBRARY_FILTERS);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_named (filters, name)), TRUE);
}

static void
test_shows (Fixture       *fixture,
            gconstpointer  data)
{
  WAIT_UNTIL (knows (fixture));
  g_assert_cmpstr (get_page (fixture), ==, "grid");
  g_assert_nonnull (find_words (fixture->view, "200 items"));
  take_picture (fixture->window.window, "library-grid");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_named (fixture->view, "as_list")), TRUE);
  g_assert_cmpstr (get_page (fixture), ==, "list");
  WAIT_UNTIL (knows (fixture));
  take_picture (fixture->window.window, "library-list");
}

static double
get_scrolled (Fixture    *fixture,
              const char *name)
{
  GtkAdjustment *adjustment =
    gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_named (fixture->view, name)));

  return gtk_adjustment_get_value (adjustment) / gtk_adjustment_get_upper (adjustment);
}

/* What one looks at is still looked at as a list, and as a grid again. */
static void
test_keeps_place (Fixture       *fixture,
                  gconstpointer  data)
{
  const gint64 id = 600;
  GtkWidget *as_list = find_named (fixture->view, "as_list");
  GtkWidget *as_grid = find_named (fixture->view, "as_grid");

  WAIT_UNTIL (knows (fixture));
  peng_library_view_select_items (fixture->view, &id, 1);
  WAIT_UNTIL (get_scrolled (fixture, "grid") > .4);
  settle (300);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (as_list), TRUE);
  WAIT_UNTIL (get_scrolled (fixture, "list") > .4);
  g_assert_cmpfloat (get_scrolled (fixture, "list"), <, .6);
  settle (300);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (as_grid), TRUE);
  settle (300);
  WAIT_UNTIL (get_scrolled (fixture, "grid") > .4 && get_scrolled (fixture, "grid") < .6);
  g_assert_true (is_selected (fixture, id));
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  look_for (fixture, "IMG_00007");
  WAIT_UNTIL (count (fixture) == 10);
  g_assert_nonnull (find_words (fixture->view, "10 items"));

  look_for (fixture, "nothing is called so");
  WAIT_UNTIL (g_str_equal (get_page (fixture), "nothing-found"));
  take_picture (fixture->window.window, "library-nothing-found");
  g_signal_emit_by_name (find_button (fixture->view, "Everything"), "clicked");
  WAIT_UNTIL (count (fixture) == 1200);
  g_assert_cmpstr (get_page (fixture), ==, "grid");
}

/* None of them was ever allowed to be published, and none is a video. */
static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  filter (fixture, "no_consent");
  WAIT_UNTIL (!peng_library_model_get_busy (peng_library_view_get_model (fixture->view)));
  g_assert_cmpuint (count (fixture), ==, 1200);
  g_assert_nonnull (find_words (fixture->view, "Not yet allowed to publish"));

  filter (fixture, "videos");
  WAIT_UNTIL (g_str_equal (get_page (fixture), "nothing-found"));
  g_signal_emit_by_name (find_button (fixture->view, "Everything"), "clicked");
  WAIT_UNTIL (count (fixture) == 1200);
  g_assert_null (find_words (fixture->view, "Not yet allowed to publish"));
}

static void
label (Fixture        *fixture,
       guint           number,
       PengMediaLabel  kind,
       const char     *names)
{
  PengStore *store = peng_desk_get_store (fixture->window.window->desk);
  g_autoptr(PengMediaChange) change = peng_media_change_new ();
  g_autofree char *media = dup_media_name (number);
  const char *all[] = { media, NULL };

  change->added[kind] = g_strsplit (names, ",", -1);
  peng_store_describe_async (store, all, change, NULL, NULL, NULL);
}

static GtkWidget *
get_chooser (Fixture    *fixture,
             const char *name)
{
  return find_named (find_type (fixture->view, PENG_TYPE_LIBRARY_FILTERS), name);
}

/* The tags that there are, found by the keyboard; and an album on top. */
static void
test_labels (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *filters = find_type (fixture->view, PENG_TYPE_LIBRARY_FILTERS);
  GtkMenuButton *button = GTK_MENU_BUTTON (find_named (filters, "button"));

  label (fixture, 1, PENG_MEDIA_TAG, "一,二,三,四,五,六,七,八,九,运动会");
  label (fixture, 2, PENG_MEDIA_TAG, "运动会");
  label (fixture, 3, PENG_MEDIA_TAG, "运动会");
  label (fixture, 2, PENG_MEDIA_ALBUM, "体育节");
  WAIT_UNTIL (knows (fixture));
  gtk_menu_button_popup (button);
  WAIT_UNTIL (gtk_widget_get_mapped (get_chooser (fixture, "tag")));
  /* What has no place yet opens nothing. */
  WAIT_UNTIL (gtk_widget_get_width (get_chooser (fixture, "tag")) > 0);
  gtk_menu_button_popup (GTK_MENU_BUTTON (find_type (get_chooser (fixture, "tag"),
                                                     GTK_TYPE_MENU_BUTTON)));
  WAIT_UNTIL (find_words (get_chooser (fixture, "tag"), "运动会") != NULL);
  settle (300);
  take_picture (fixture->window.window, "library-tags");
  press_keys (fixture->window.window, "y");
  press_keys (fixture->window.window, "d");
  press_keys (fixture->window.window, "h");
  WAIT_UNTIL (find_words (get_chooser (fixture, "tag"), "一") == NULL);
  press_keys (fixture->window.window, "Return");
  WAIT_UNTIL (count (fixture) == 3);
  g_assert_nonnull (find_words (find_named (fixture->view, "chosen_bar"), "运动会"));

  gtk_menu_button_popup (GTK_MENU_BUTTON (find_type (get_chooser (fixture, "album"),
                                                     GTK_TYPE_MENU_BUTTON)));
  WAIT_UNTIL (find_words (get_chooser (fixture, "album"), "体育节") != NULL);
  settle (300);
  press_keys (fixture->window.window, "Down");
  press_keys (fixture->window.window, "Return");
  WAIT_UNTIL (count (fixture) == 1);
  g_assert_nonnull (find_words (find_named (fixture->view, "chosen_bar"), "体育节"));
  gtk_menu_button_popdown (button);
  g_signal_emit_by_name (find_button (find_named (fixture->view, "chosen_bar"), "Clear"), "clicked");
  WAIT_UNTIL (count (fixture) == 1200);
}

static gint64
get_first (Fixture *fixture)
{
  return peng_library_model_get_id (peng_library_view_get_model (fixture->view), 0);
}

/* Below the search: a head has its place when the list has been laid out. */
static gboolean
find_head (Fixture          *fixture,
           const char       *title,
           graphene_point_t *point)
{
  GtkWidget *window = GTK_WIDGET (fixture->window.window);
  GtkWidget *search = find_named (fixture->view, "search");
  GtkWidget *label = find_words (find_named (fixture->view, "list"), title);
  graphene_point_t above;

  return label != NULL && gtk_widget_get_height (label) > 0 &&
         gtk_widget_compute_point (label, window, &GRAPHENE_POINT_INIT (16, 8), point) &&
         gtk_widget_compute_point (search, window, &GRAPHENE_POINT_INIT (0, 0), &above) &&
         point->y > above.y + gtk_widget_get_height (search);
}

static void
click_head (Fixture    *fixture,
            const char *title)
{
  GtkWidget *window = GTK_WIDGET (fixture->window.window);
  g_autofree char *events = NULL;
  graphene_point_t point;
  double x, y;

  WAIT_UNTIL (find_head (fixture, title, &point));
  gtk_native_get_surface_transform (GTK_NATIVE (window), &x, &y);
  events = g_strdup_printf ("mousemove %d %d sleep 0.2 click 1", (int) (point.x + x),
                            (int) (point.y + y));
  play (window, events);
}

/* Item 1 has the first name and is the oldest. The grid goes by days, whatever the list does. */
static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  const gint64 id = 600;

  WAIT_UNTIL (knows (fixture));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_named (fixture->view, "as_list")), TRUE);
  WAIT_UNTIL (knows (fixture));
  g_assert_cmpint (get_first (fixture), ==, 1200);
  peng_library_view_select_items (fixture->view, &id, 1);

  click_head (fixture, "Name");
  WAIT_UNTIL (get_first (fixture) == 1);
  WAIT_UNTIL (is_selected (fixture, id) && get_scrolled (fixture, "list") > .4);
  take_picture (fixture->window.window, "library-sorted");
  /* Two presses at once are one of another kind. */
  settle (700);
  click_head (fixture, "Name");
  WAIT_UNTIL (get_first (fixture) == 1200);

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "library-list.sort", "s", "time");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "library-list.descending", NULL);
  WAIT_UNTIL (get_first (fixture) == 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_named (fixture->view, "as_grid")), TRUE);
  WAIT_UNTIL (get_first (fixture) == 1200);
  WAIT_UNTIL (is_selected (fixture, id));
}

/* More than can be dragged is told. */
static void
test_too_many (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window.window);
  g_autofree char *events = NULL;
  graphene_point_t point;
  double x, y;

  WAIT_UNTIL (knows (fixture));
  press_keys (window, "ctrl+a");
  WAIT_UNTIL (count_selected (fixture) == 1200);
  settle (300);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (find_seen_cell (fixture)), window,
                                           &GRAPHENE_POINT_INIT (60, 80), &point));
  gtk_native_get_surface_transform (GTK_NATIVE (window), &x, &y);
  events = g_strdup_printf ("mousemove %d %d sleep 0.1 mousedown 1 mousemove_relative 12 9 sleep 0.1 "
                            "mousemove_relative 12 9 sleep 0.1 mouseup 1", (int) (point.x + x),
                            (int) (point.y + y));
  play (window, events);
  WAIT_UNTIL (find_words (window, "No more than 500 items") != NULL);
  take_picture (window, "library-too-many");
  settle (500);
}

/* All by the keyboard, from the page that has just been opened. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  g_auto(GStrv) media = NULL;
  g_autofree char *last = dup_media_name (1200);

  WAIT_UNTIL (knows (fixture));
  press_keys (window, "End");
  WAIT_UNTIL (is_selected (fixture, 1));
  press_keys (window, "Home");
  WAIT_UNTIL (is_selected (fixture, 1200));
  g_assert_nonnull (find_words (fixture->view, "1 selected"));
  WAIT_UNTIL ((media = peng_library_view_dup_selected_media (fixture->view)) != NULL);
  g_assert_cmpstr (media[0], ==, last);

  press_keys (window, "ctrl+a");
  WAIT_UNTIL (count_selected (fixture) == 1200);
  take_picture (window, "library-selected");

  press_keys (window, "ctrl+f");
  WAIT_UNTIL (gtk_widget_has_focus (gtk_window_get_focus (GTK_WINDOW (window))) &&
              gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                      find_named (fixture->view, "search")));
  press_keys (window, "Escape");
  WAIT_UNTIL (!gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                       find_named (fixture->view, "search")));
  press_keys (window, "Escape");
  WAIT_UNTIL (!peng_window_shows_library (window));
  WAIT_UNTIL (gtk_window_get_focus (GTK_WINDOW (window)) != NULL &&
              gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                      GTK_WIDGET (window->page)));
  press_keys (window, "F7");
  WAIT_UNTIL (peng_window_shows_library (window));
}

/* What becomes of it is the window's affair. */
static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  PengWindow *window = fixture->window.window;

  WAIT_UNTIL (knows (fixture));
  press_keys (window, "End");
  WAIT_UNTIL (is_selected (fixture, 1));
  press_keys (window, "Delete");
  WAIT_UNTIL (fixture->n_deleted == 1);
}

static void
test_enter (Fixture       *fixture,
            gconstpointer  data)
{
  PengWindow *window = fixture->window.window;

  WAIT_UNTIL (knows (fixture));
  press_keys (window, "End");
  WAIT_UNTIL (is_selected (fixture, 1));
  press_keys (window, "Return");
  WAIT_UNTIL (fixture->n_activated == 1);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  *(GPtrArray **) user_data =
    peng_library_view_load_selected_finish (PENG_LIBRARY_VIEW (object), result, &error);
  g_assert_no_error (error);
}

static void
test_selected (Fixture       *fixture,
               gconstpointer  data)
{
  const gint64 ids[] = { 1200, 700, 1 };
  g_autoptr(GPtrArray) items = NULL;

  peng_library_view_select_items (fixture->view, ids, G_N_ELEMENTS (ids));
  g_assert_cmpuint (count_selected (fixture), ==, 3);
  peng_library_view_load_selected_async (fixture->view, NULL, loaded_cb, &items);
  WAIT_UNTIL (items != NULL);
  g_assert_cmpuint (items->len, ==, 3);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (((PengLibraryItem *) g_ptr_array_index (items, i))->id, ==, ids[i]);
}

/* In the library nothing is done to the article that is not seen. */
static void
test_article_is_left_alone (Fixture       *fixture,
                            gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  PengDraft *draft = window->draft;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.delete", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.replace", NULL);
  settle (200);
  g_assert_true (window->draft == draft);
  g_assert_false (peng_find_bar_get_open (peng_article_page_get_find_bar (window->page)));

  activate (&fixture->window, "win.new");
  WAIT_UNTIL (window->draft != draft);
  g_assert_false (peng_window_shows_library (window));
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpstr (get_page (fixture), ==, "empty");
  g_assert_nonnull (find_words (fixture->view, "The Library Is Empty"));
  g_assert_nonnull (find_button (fixture->view, "Add Files"));
  take_picture (fixture->window.window, "library-empty");
}

/* Lines may be known before they have a place. */
static void
scroll_to (Fixture *fixture,
           double   part)
{
  GtkWidget *grid = find_named (fixture->view, "grid");
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (grid));

  WAIT_UNTIL (gtk_adjustment_get_upper (adjustment) > 100 * gtk_adjustment_get_page_size (adjustment) &&
              gtk_adjustment_get_page_size (adjustment) > 0);
  gtk_adjustment_set_value (adjustment, part * gtk_adjustment_get_upper (adjustment));
}

static gboolean
has_item (Fixture *fixture,
          guint    position)
{
  GListModel *model = G_LIST_MODEL (peng_library_view_get_model (fixture->view));
  g_autoptr(PengLibraryLine) line = g_list_model_get_item (model, position);

  return peng_library_line_get_item (line) != NULL;
}

/* A hundred thousand: what is far is not read, however one scrolls. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  WAIT_UNTIL (knows (fixture));
  g_assert_cmpuint (count (fixture), ==, 100000);
  g_assert_cmpuint (count_type (fixture->view, PENG_TYPE_LIBRARY_CELL), <, 1500);
  g_assert_true (has_item (fixture, 0));
  g_assert_false (has_item (fixture, 50000));

  scroll_to (fixture, .5);
  WAIT_UNTIL (has_item (fixture, 50000));
  g_assert_true (gtk_widget_get_visible (find_named (fixture->view, "day")));
  take_picture (fixture->window.window, "library-many");
  g_assert_false (has_item (fixture, 25000));
  scroll_to (fixture, 1);
  WAIT_UNTIL (has_item (fixture, 99999));
}

static GListStore *
make_files (Fixture *fixture)
{
  static const char * const names[] = { "one.jpg", "same.jpg", "broken.jpg" };
  g_autofree char *path = g_build_filename (peng_paths_get_pkgdata_dir (), "sample",
                                            "start-line.jpg", NULL);
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *folder = g_build_filename (fixture->dir, "camera", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_true (g_file_make_directory (file, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_build_filename (folder, names[i], NULL);

      g_assert_true (g_file_set_contents (name, bytes, i < 2 ? size : size / 50, NULL));
    }
  g_list_store_append (files, file);

  return files;
}

static void
test_drop_of_a_folder (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GListStore) files = make_files (fixture);
  g_autoptr(GFile) folder = g_list_model_get_item (G_LIST_MODEL (files), 0);
  GSList list = { folder, NULL };
  GdkFileList *dropped = gdk_file_list_new_from_list (&list);

  test_drop (GTK_WIDGET (fixture->window.window->library), GDK_TYPE_FILE_LIST, dropped, 300, 300);
  g_boxed_free (GDK_TYPE_FILE_LIST, dropped);
  WAIT_UNTIL (find_message () != NULL);
  gtk_window_destroy (find_message ());
  WAIT_UNTIL (count (fixture) == 1);
}

/* A folder with a photograph, the same again, and one that is cut off. */
static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  PengLibraryPage *page = fixture->window.window->library;
  g_autoptr(GListStore) files = make_files (fixture);
  GtkWindow *message;

  peng_library_page_import_files (page, G_LIST_MODEL (files));
  g_assert_true (peng_library_page_is_importing (page));
  WAIT_UNTIL (find_message () != NULL);
  message = find_message ();
  g_assert_nonnull (find_words (message, "1 brought in, 1 already here, 1 failed"));
  g_assert_nonnull (find_words (message, "broken.jpg: "));
  take_picture (fixture->window.window, "library-imported");
  gtk_window_destroy (message);
  g_assert_false (peng_library_page_is_importing (page));
  WAIT_UNTIL (count (fixture) == 1);
  WAIT_UNTIL (find_seen_cell (fixture) != NULL &&
              peng_library_cell_get_texture (find_seen_cell (fixture)) != NULL);
}

static void
test_nothing_to_import (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);

  peng_library_page_import_files (fixture->window.window->library, G_LIST_MODEL (files));
  WAIT_UNTIL (find_words (fixture->window.window->library, "There was nothing to bring in."));
}

/* The window may be closed while files come in. */
static void
test_closed_meanwhile (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GListStore) files = make_files (fixture);

  peng_library_page_import_files (fixture->window.window->library, G_LIST_MODEL (files));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

#define ADD(path, n, func) \
  g_test_add ("/ui/library-page/" path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

  ADD ("shows", 1200, test_shows);
  ADD ("keeps-place", 1200, test_keeps_place);
  ADD ("search", 1200, test_search);
  ADD ("filters", 1200, test_filters);
  ADD ("labels", 1200, test_labels);
  ADD ("sort", 1200, test_sort);
  ADD ("too-many", 1200, test_too_many);
  ADD ("keys", 1200, test_keys);
  ADD ("delete", 1200, test_delete);
  ADD ("enter", 1200, test_enter);
  ADD ("selected", 1200, test_selected);
  ADD ("article-is-left-alone", 10, test_article_is_left_alone);
  ADD ("empty", 0, test_empty);
  ADD ("many", 100000, test_many);
  ADD ("drop-of-a-folder", 0, test_drop_of_a_folder);
  ADD ("import", 0, test_import);
  ADD ("nothing-to-import", 0, test_nothing_to_import);
  ADD ("closed-meanwhile", 0, test_closed_meanwhile);

  return g_test_run ();
}
