/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "media-fixture.h"
#include "test-im-context.h"
#include "window-fixture.h"

#include "store/peng-db.h"
#include "ui/peng-media-pane-private.h"

#include <string.h>

/* The pane beside the library, in a window of its own. */

typedef struct
{
  MediaFixture   media;
  char          *article;
  GtkWindow     *window;
  PengMediaPane *pane;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkWidget *pane = peng_media_pane_new ();

  media_fixture_init (&fixture->media);
  fixture->article = media_fixture_use (&fixture->media, MEDIA_PHOTO, "冬季长跑");

  fixture->pane = PENG_MEDIA_PANE (pane);
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 360, 900);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), pane);
  adw_window_set_content (ADW_WINDOW (fixture->window), toasts);
  gtk_window_set_title (fixture->window, "pane");
  peng_media_pane_attach (fixture->pane, toasts);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  settle (100);
  g_free (fixture->article);
  media_fixture_clear (&fixture->media);
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (fixture->pane->stack);
}

static gboolean
is_settled (Fixture *fixture)
{
  return fixture->pane->items != NULL && fixture->pane->loading == NULL &&
         fixture->pane->n_saving == 0;
}

/* The first of the items, in their order. */
static void
choose (Fixture *fixture,
        guint    first,
        guint    n)
{
  peng_media_pane_set_items (fixture->pane, fixture->media.store, fixture->media.ids + first, n);
  WAIT_UNTIL (is_settled (fixture));
}

static void
assert_field (Fixture        *fixture,
              guint           i,
              PengMediaField  field,
              const char     *expected)
{
  g_autoptr(PengLibraryItem) item = media_fixture_load (&fixture->media, i);

  g_assert_cmpstr (item->words->fields[field], ==, expected);
}

static void
write_in (Fixture        *fixture,
          PengMediaField  field,
          const char     *words)
{
  GtkWidget *view = GTK_WIDGET (fixture->pane->fields[field]);

  gtk_widget_grab_focus (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "", -1);
  type_in (view, words);
}

static char *
dup_field (Fixture        *fixture,
           PengMediaField  field)
{
  return dup_text (fixture->pane->fields[field]);
}

static void
assert_shown (Fixture        *fixture,
              PengMediaField  field,
              const char     *expected)
{
  g_autofree char *text = dup_field (fixture, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
do_action (Fixture    *fixture,
           const char *name)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->pane->actions), name));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->pane->actions), name, NULL);
}

static void
press_button (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_cmpstr (get_page (fixture), ==, "nothing");
  choose (fixture, MEDIA_PHOTO, 1);
  g_assert_cmpstr (get_page (fixture), ==, "items");
  peng_media_pane_set_items (fixture->pane, fixture->media.store, NULL, 0);
  g_assert_cmpstr (get_page (fixture), ==, "nothing");
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->pane->actions),
                                                     "delete"));
}

static gboolean
shows_picture (Fixture *fixture)
{
  GtkWidget *picture = find_type (fixture->pane->pictures, GTK_TYPE_PICTURE);

  return picture != NULL && gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL;
}

/* What is written is saved by a pause, and by leaving the item; and taken back. */
static void
test_one (Fixture       *fixture,
          gconstpointer  data)
{
  choose (fixture, MEDIA_PHOTO, 1);
  WAIT_UNTIL (shows_picture (fixture));
  g_assert_nonnull (find_words (fixture->pane, "起跑.jpg"));
  g_assert_nonnull (find_words (fixture->pane, "1600 × 1067"));

  write_in (fixture, PENG_MEDIA_CAPTION, "三百人起跑");
  WAIT_UNTIL (!fixture->pane->touched[PENG_MEDIA_CAPTION] && is_settled (fixture));
  assert_field (fixture, MEDIA_PHOTO, PENG_MEDIA_CAPTION, "三百人起跑");

  write_in (fixture, PENG_MEDIA_PEOPLE, "王老师");
  choose (fixture, MEDIA_BADGE, 1);
  assert_field (fixture, MEDIA_PHOTO, PENG_MEDIA_PEOPLE, "王老师");
  assert_field (fixture, MEDIA_BADGE, PENG_MEDIA_PEOPLE, "");
  assert_shown (fixture, PENG_MEDIA_PEOPLE, "");

  choose (fixture, MEDIA_PHOTO, 1);
  assert_shown (fixture, PENG_MEDIA_PEOPLE, "王老师");
  take_picture (fixture->window, "media-pane-one");
  do_action (fixture, "undo");
  WAIT_UNTIL (is_settled (fixture));
  assert_field (fixture, MEDIA_PHOTO, PENG_MEDIA_PEOPLE, "");
  assert_shown (fixture, PENG_MEDIA_PEOPLE, "");
  do_action (fixture, "undo");
  WAIT_UNTIL (is_settled (fixture));
  assert_field (fixture, MEDIA_PHOTO, PENG_MEDIA_CAPTION, "");
  do_action (fixture, "redo");
  WAIT_UNTIL (is_settled (fixture));
  assert_shown (fixture, PENG_MEDIA_CAPTION, "三百人起跑");
}

static const char *
get_hint (Fixture        *fixture,
          PengMediaField  field)
{
  static char *hint;

  g_free (hint);
  g_object_get (fixture->pane->fields[field], "placeholder", &hint, NULL);

  return hint;
}

/* What differs stays as it is, also where a letter was written and taken away again. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  choose (fixture, MEDIA_PHOTO, 1);
  write_in (fixture, PENG_MEDIA_CAPTION, "一");
  write_in (fixture, PENG_MEDIA_PLACE, "操场");
  choose (fixture, MEDIA_BADGE, 1);
  write_in (fixture, PENG_MEDIA_PLACE, "操场");
  choose (fixture, MEDIA_PHOTO, 2);
  assert_shown (fixture, PENG_MEDIA_CAPTION, "");
  g_assert_nonnull (strstr (get_hint (fixture, PENG_MEDIA_CAPTION), "leave as it is"));
  assert_shown (fixture, PENG_MEDIA_PLACE, "操场");
  take_picture (fixture->window, "media-pane-many");

  write_in (fixture, PENG_MEDIA_CAPTION, "x");
  write_in (fixture, PENG_MEDIA_CAPTION, "");
  write_in (fixture, PENG_MEDIA_CREDIT, "张三");
  choose (fixture, MEDIA_NOTICE, 1);
  assert_field (fixture, MEDIA_PHOTO, PENG_MEDIA_CAPTION, "一");
  assert_field (fixture, MEDIA_BADGE, PENG_MEDIA_CAPTION, "");
  assert_field (fixture, MEDIA_PHOTO, PENG_MEDIA_CREDIT, "张三");
  assert_field (fixture, MEDIA_BADGE, PENG_MEDIA_CREDIT, "张三");
  assert_field (fixture, MEDIA_FILM, PENG_MEDIA_CREDIT, "");

  WAIT_UNTIL (find_words (fixture->window, "Described 2 items") != NULL);
  press_button (find_button (fixture->window, "Undo"));
  WAIT_UNTIL (is_settled (fixture));
  assert_field (fixture, MEDIA_PHOTO, PENG_MEDIA_CREDIT, "");
  assert_field (fixture, MEDIA_PHOTO, PENG_MEDIA_CAPTION, "一");
}

static const char *
get_consent (Fixture *fixture)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (fixture->pane->consent);

  return gtk_string_object_get_string (chosen);
}

static void
assert_consent (Fixture     *fixture,
                guint        i,
                PengConsent  expected)
{
  g_autoptr(PengLibraryItem) item = media_fixture_load (&fixture->media, i);

  g_assert_cmpint (item->words->consent, ==, expected);
}

static void
test_consent (Fixture       *fixture,
              gconstpointer  data)
{
  choose (fixture, MEDIA_PHOTO, 1);
  g_assert_cmpstr (get_consent (fixture), ==, "Not asked");
  g_assert_false (gtk_widget_get_visible (fixture->pane->refused));
  gtk_drop_down_set_selected (fixture->pane->consent, PENG_CONSENT_REFUSED);
  WAIT_UNTIL (is_settled (fixture));
  assert_consent (fixture, MEDIA_PHOTO, PENG_CONSENT_REFUSED);
  g_assert_true (gtk_widget_get_visible (fixture->pane->refused));

  choose (fixture, MEDIA_PHOTO, 2);
  g_assert_nonnull (strstr (get_consent (fixture), "leave as it is"));
  write_in (fixture, PENG_MEDIA_EVENT, "运动会");
  peng_media_pane_save (fixture->pane);
  WAIT_UNTIL (is_settled (fixture));
  assert_consent (fixture, MEDIA_PHOTO, PENG_CONSENT_REFUSED);
  assert_consent (fixture, MEDIA_BADGE, PENG_CONSENT_UNKNOWN);

  gtk_drop_down_set_selected (fixture->pane->consent, 1 + PENG_CONSENT_GIVEN);
  WAIT_UNTIL (is_settled (fixture));
  g_assert_cmpstr (get_consent (fixture), ==, "Allowed");
  assert_consent (fixture, MEDIA_PHOTO, PENG_CONSENT_GIVEN);
  assert_consent (fixture, MEDIA_BADGE, PENG_CONSENT_GIVEN);
}

static void
assert_tags (Fixture    *fixture,
             guint       i,
             const char *expected)
{
  g_autoptr(PengLibraryItem) item = media_fixture_load (&fixture->media, i);
  g_autofree char *tags = g_strjoinv (" ", item->words->labels[PENG_MEDIA_TAG]);

  g_assert_cmpstr (tags, ==, expected);
}

static void
add_tags (Fixture    *fixture,
          const char *tags)
{
  GtkWidget *entry = find_type (fixture->pane->labels[PENG_MEDIA_TAG], GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), tags);
  g_signal_emit_by_name (entry, "activate");
  WAIT_UNTIL (is_settled (fixture));
}

static void
test_tags (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *tags = GTK_WIDGET (fixture->pane->labels[PENG_MEDIA_TAG]);

  choose (fixture, MEDIA_PHOTO, 1);
  add_tags (fixture, "跑步， 冬天、");
  assert_tags (fixture, MEDIA_PHOTO, "冬天 跑步");
  choose (fixture, MEDIA_PHOTO, 2);
  g_assert_nonnull (find_words (tags, "跑步 · 1 of 2"));
  add_tags (fixture, "跑步;学校");
  assert_tags (fixture, MEDIA_PHOTO, "冬天 学校 跑步");
  assert_tags (fixture, MEDIA_BADGE, "学校 跑步");
  g_assert_null (find_words (tags, "跑步 ·"));
  take_picture (fixture->window, "media-pane-tags");

  /* The first in the order of their names, which only one has. */
  press_button (find_type (find_type (tags, GTK_TYPE_BOX), GTK_TYPE_BUTTON));
  WAIT_UNTIL (is_settled (fixture));
  assert_tags (fixture, MEDIA_PHOTO, "学校 跑步");

  gtk_editable_set_text (GTK_EDITABLE (find_type (tags, GTK_TYPE_ENTRY)), "半句");
  choose (fixture, MEDIA_FILM, 1);
  assert_tags (fixture, MEDIA_PHOTO, "半句 学校 跑步");
  assert_tags (fixture, MEDIA_FILM, "");
}

static void
note_cb (PengMediaPane *pane,
         const char    *uuid,
         const char    *media,
         char         **noted)
{
  g_free (*noted);
  *noted = g_strconcat (uuid, " ", media, NULL);
}

static gboolean
has_uses (Fixture *fixture,
          guint    n)
{
  return gtk_list_box_get_row_at_index (fixture->pane->uses, n - 1) != NULL &&
         gtk_list_box_get_row_at_index (fixture->pane->uses, n) == NULL;
}

static void
test_uses (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *noted = NULL;
  g_autofree char *expected = g_strconcat (fixture->article, " ", fixture->media.names[MEDIA_PHOTO], NULL);
  g_autofree char *other = NULL;

  g_signal_connect (fixture->pane, "open-article", G_CALLBACK (note_cb), &noted);
  choose (fixture, MEDIA_PHOTO, 1);
  WAIT_UNTIL (has_uses (fixture, 1));
  g_assert_nonnull (find_words (fixture->pane->uses, "冬季长跑"));
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (fixture->pane->uses, 0), "activate");
  g_assert_cmpstr (noted, ==, expected);

  other = media_fixture_use (&fixture->media, MEDIA_PHOTO, "春季长跑");
  WAIT_UNTIL (has_uses (fixture, 2));
  g_assert_true (delete_article (fixture->media.store, fixture->article, NULL));
  WAIT_UNTIL (find_words (fixture->pane->uses, "In the trash") != NULL);
  take_picture (fixture->window, "media-pane-uses");

  choose (fixture, MEDIA_FILM, 1);
  WAIT_UNTIL (find_words (fixture->pane, "No article") != NULL);
}

static gboolean
is_trashed (Fixture *fixture,
            guint    i)
{
  g_autoptr(PengLibraryItem) item = media_fixture_load (&fixture->media, i);

  return item->trashed > 0;
}

/* What is used stays, and it is told where. The rest goes, and comes back. */
static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWindow *dialog;

  choose (fixture, MEDIA_PHOTO, 3);
  do_action (fixture, "delete");
  WAIT_UNTIL ((dialog = find_message ()) != NULL);
  g_assert_nonnull (find_words (dialog, "1 Item Is Used"));
  g_assert_nonnull (find_words (dialog, "起跑.jpg: “冬季长跑”"));
  take_picture (fixture->window, "media-pane-refused");
  gtk_window_close (dialog);
  WAIT_UNTIL (find_message () == NULL);
  g_assert_false (is_trashed (fixture, MEDIA_PHOTO));
  g_assert_true (is_trashed (fixture, MEDIA_BADGE));
  g_assert_true (is_trashed (fixture, MEDIA_FILM));

  WAIT_UNTIL (find_words (fixture->window, "2 items are in the trash") != NULL);
  press_button (find_button (fixture->window, "Undo"));
  WAIT_UNTIL (!is_trashed (fixture, MEDIA_FILM) && is_settled (fixture));
  g_assert_false (is_trashed (fixture, MEDIA_BADGE));

  choose (fixture, MEDIA_NOTICE, 1);
  do_action (fixture, "delete");
  WAIT_UNTIL (find_words (fixture->pane, "In the trash since") != NULL);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->pane->actions),
                                                     "insert"));
  take_picture (fixture->window, "media-pane-trash");
  do_action (fixture, "restore");
  WAIT_UNTIL (!gtk_widget_get_visible (fixture->pane->trash_bar));
  g_assert_false (is_trashed (fixture, MEDIA_NOTICE));
}

/* Another program holds the database: the words stay, and are saved when it can be done. */
static void
test_unsaved (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->media.dir, "articles.db", NULL);
  PengDb *db;

  choose (fixture, MEDIA_PHOTO, 1);
  db = peng_db_open (path, NULL);
  g_assert_true (peng_db_begin (db, NULL));
  write_in (fixture, PENG_MEDIA_CAPTION, "不丢");
  do_action (fixture, "save");
  WAIT_UNTIL (find_words (fixture->pane, "is not saved") != NULL);
  assert_shown (fixture, PENG_MEDIA_CAPTION, "不丢");
  take_picture (fixture->window, "media-pane-unsaved");

  peng_db_rollback (db);
  peng_db_close (db);
  WAIT_UNTIL (find_button (fixture->pane, "Try Again") != NULL);
  press_button (find_button (fixture->pane, "Try Again"));
  WAIT_UNTIL (fixture->pane->unsaved->len == 0 && is_settled (fixture));
  assert_field (fixture, MEDIA_PHOTO, PENG_MEDIA_CAPTION, "不丢");
  assert_shown (fixture, PENG_MEDIA_CAPTION, "不丢");
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (object), result, NULL);

  g_assert_nonnull (value);
  g_value_init (user_data, G_VALUE_TYPE (value));
  g_value_copy (value, user_data);
}

static void
read_clipboard (Fixture *fixture,
                GType    type,
                GValue  *value)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->pane));

  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, read_cb, value);
  WAIT_UNTIL (G_IS_VALUE (value));
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto(GValue) files = G_VALUE_INIT;
  g_auto(GValue) picture = G_VALUE_INIT;
  g_autofree char *name = NULL;
  GSList *list;

  choose (fixture, MEDIA_PHOTO, 1);
  do_action (fixture, "copy");
  WAIT_UNTIL (find_words (fixture->window, "1 file copied") != NULL);
  read_clipboard (fixture, GDK_TYPE_FILE_LIST, &files);
  list = g_value_get_boxed (&files);
  name = g_file_get_basename (list->data);
  g_assert_cmpstr (name, ==, "起跑.jpg");
  g_assert_true (g_file_query_exists (list->data, NULL));
  g_assert_null (list->next);
  read_clipboard (fixture, GDK_TYPE_TEXTURE, &picture);
  g_assert_cmpint (gdk_texture_get_width (g_value_get_object (&picture)), >, 100);
}

static GtkNativeDialog *
find_chooser (void)
{
  GtkWindow *dialog = find_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG);

  return dialog != NULL ? (gpointer) dialog : NULL;
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *out = scratch_new ();
  g_autoptr(GFile) folder = g_file_new_for_path (out);
  g_autofree char *table = g_build_filename (out, "19700111_media", "captions.csv", NULL);
  g_autofree char *photo = g_build_filename (out, "19700111_media", "起跑.jpg", NULL);
  GtkWidget *dialog;

  choose (fixture, MEDIA_PHOTO, 4);
  do_action (fixture, "export");
  WAIT_UNTIL (find_chooser () != NULL);
  dialog = (gpointer) find_chooser ();
  gtk_file_chooser_set_file (GTK_FILE_CHOOSER (dialog), folder, NULL);
  settle (500);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  WAIT_UNTIL (find_words (fixture->window, "4 files are in") != NULL);
  take_picture (fixture->window, "media-pane-exported");
  g_assert_true (g_file_test (table, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (photo, G_FILE_TEST_EXISTS));
  g_assert_null (fixture->pane->working);
  scratch_remove (g_steal_pointer (&out));
}

/* Nothing is saved in the middle of a word, and nothing that is read anew touches it. */
static void
test_input_method (Fixture       *fixture,
                   gconstpointer  data)
{
  PengMediaChange other = { .fields = { [PENG_MEDIA_PLACE] = (char *) "操场" }, .consent = -1 };
  GtkWidget *view;

  choose (fixture, MEDIA_PHOTO, 1);
  view = GTK_WIDGET (fixture->pane->fields[PENG_MEDIA_CAPTION]);
  write_in (fixture, PENG_MEDIA_CAPTION, "冬季");
  focus_window (fixture->window);
  test_im_focus (view);
  test_im_preedit ("chang pao");
  media_fixture_describe (&fixture->media, MEDIA_PHOTO, &other);
  settle (1500);
  assert_field (fixture, MEDIA_PHOTO, PENG_MEDIA_CAPTION, "");
  g_assert_cmpstr (test_im_get_preedit (), ==, "chang pao");

  test_im_commit ("长跑", TEST_IM_END_FIRST);
  WAIT_UNTIL (!fixture->pane->touched[PENG_MEDIA_CAPTION] && is_settled (fixture));
  assert_field (fixture, MEDIA_PHOTO, PENG_MEDIA_CAPTION, "冬季长跑");
  choose (fixture, MEDIA_BADGE, 1);
  choose (fixture, MEDIA_PHOTO, 1);
  assert_shown (fixture, PENG_MEDIA_PLACE, "操场");
  test_im_blur ();
}

/* A screen reader says what each field is for. */
static void
test_named (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const labels[] = {
    "Caption", "Alternative text", "Photographer or source", "Place", "Event", "People shown",
  };

  choose (fixture, MEDIA_PHOTO, 1);
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->pane->fields[i]),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL, labels[i]);
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (find_type (fixture->pane->labels[PENG_MEDIA_TAG], GTK_TYPE_ENTRY)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Add tags");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *cache = scratch_new ();

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_setenv ("TZ", "UTC", TRUE);
  test_im_prepare ();
  gtk_test_init (&argc, &argv, NULL);
  test_im_register ();
  window_fixture_init ();
  adw_init ();

  ADD ("/ui/media-pane/nothing", test_nothing);
  ADD ("/ui/media-pane/one", test_one);
  ADD ("/ui/media-pane/many", test_many);
  ADD ("/ui/media-pane/consent", test_consent);
  ADD ("/ui/media-pane/tags", test_tags);
  ADD ("/ui/media-pane/uses", test_uses);
  ADD ("/ui/media-pane/delete", test_delete);
  ADD ("/ui/media-pane/unsaved", test_unsaved);
  ADD ("/ui/media-pane/copy", test_copy);
  ADD ("/ui/media-pane/export", test_export);
  ADD ("/ui/media-pane/input-method", test_input_method);
  ADD ("/ui/media-pane/named", test_named);

  return g_test_run ();
}
