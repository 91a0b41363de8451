/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "media-fixture.h"
#include "test-im-context.h"
#include "window-fixture.h"

#include "ui/peng-media-pane-private.h"

/* What was said of one item is offered for the next, in a pane of a window of its own: the photograph
 * has its words, and the badge gets them. */

typedef struct
{
  MediaFixture   media;
  GtkWindow     *window;
  PengMediaPane *pane;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const PengMediaChange change = {
    .fields = { [PENG_MEDIA_CREDIT] = (char *) "程远山", [PENG_MEDIA_PLACE] = (char *) "云湖书屋",
                [PENG_MEDIA_EVENT] = (char *) "书香校园读书节" },
    .consent = -1,
    .added = { (GStrv) (char *[]) { (char *) "读书节", (char *) "读书会", NULL },
               (GStrv) (char *[]) { (char *) "2026 年度", NULL } },
  };
  GtkWidget *toasts = adw_toast_overlay_new ();

  media_fixture_init (&fixture->media);
  media_fixture_describe (&fixture->media, MEDIA_PHOTO, &change);
  fixture->pane = PENG_MEDIA_PANE (peng_media_pane_new ());
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 360, 900);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (fixture->pane));
  adw_window_set_content (ADW_WINDOW (fixture->window), toasts);
  gtk_window_set_title (fixture->window, "pane");
  gtk_window_present (fixture->window);

  peng_media_pane_set_items (fixture->pane, fixture->media.store, &fixture->media.ids[MEDIA_BADGE], 1);
  WAIT_UNTIL (fixture->pane->items != NULL);
  focus_window (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  settle (100);
  media_fixture_clear (&fixture->media);
}

static gboolean
offers (Fixture    *fixture,
        PengKnown   known,
        const char *name)
{
  return find_words (fixture->pane->completions[known], name) != NULL;
}

static gboolean
offers_nothing (Fixture *fixture)
{
  for (guint i = 0; i < PENG_N_KNOWN; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (fixture->pane->completions[i])))
      return FALSE;

  return TRUE;
}

static void
press (Fixture    *fixture,
       const char *keys)
{
  g_auto(GStrv) all = g_strsplit (keys, " ", -1);

  for (char **key = all; *key != NULL; key++)
    press_keys (fixture->window, *key);
}

static gboolean
says (Fixture        *fixture,
      PengMediaField  field,
      const char     *expected)
{
  g_autofree char *text = dup_text (fixture->pane->fields[field]);

  return g_str_equal (text, expected);
}

/* By the initials of its pinyin, and by the keyboard alone. */
static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    PengKnown       known;
    PengMediaField  field;
    const char     *typed;
    const char     *name;
  } rows[] = {
    { PENG_KNOWN_CREDIT, PENG_MEDIA_CREDIT, "cy", "程远山" },
    { PENG_KNOWN_PLACE, PENG_MEDIA_PLACE, "yh", "云湖书屋" },
    { PENG_KNOWN_EVENT, PENG_MEDIA_EVENT, "dsj", "书香校园读书节" },
  };
  g_autoptr(PengLibraryItem) item = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_widget_grab_focus (GTK_WIDGET (fixture->pane->fields[rows[i].field]));
      type_in (fixture->pane->fields[rows[i].field], rows[i].typed);
      WAIT_UNTIL (offers (fixture, rows[i].known, rows[i].name));
      if (i == 0)
        take_picture (fixture->window, "completion-field");
      press (fixture, "Down");
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->pane->fields[rows[i].field]),
                                           GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, rows[i].name);
      press (fixture, "Return");
      WAIT_UNTIL (says (fixture, rows[i].field, rows[i].name));
      settle (300);
      g_assert_true (offers_nothing (fixture));
    }

  peng_media_pane_save (fixture->pane);
  WAIT_UNTIL (fixture->pane->n_saving == 0);
  item = media_fixture_load (&fixture->media, MEDIA_BADGE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (item->words->fields[rows[i].field], ==, rows[i].name);
}

/* What is typed stays as it is typed, unless something is chosen; Escape takes the offer away. */
static void
test_left_alone (Fixture       *fixture,
                 gconstpointer  data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->pane->fields[PENG_MEDIA_PLACE]));
  type_in (fixture->pane->fields[PENG_MEDIA_PLACE], "y");
  WAIT_UNTIL (offers (fixture, PENG_KNOWN_PLACE, "云湖书屋"));
  press (fixture, "Escape");
  WAIT_UNTIL (offers_nothing (fixture));
  g_assert_true (says (fixture, PENG_MEDIA_PLACE, "y"));

  type_in (fixture->pane->fields[PENG_MEDIA_PLACE], "h");
  WAIT_UNTIL (offers (fixture, PENG_KNOWN_PLACE, "云湖书屋"));
  press (fixture, "Down Up Return");
  WAIT_UNTIL (offers_nothing (fixture));
  g_assert_true (says (fixture, PENG_MEDIA_PLACE, "yh"));
  g_assert_false (gtk_widget_has_focus (GTK_WIDGET (fixture->pane->fields[PENG_MEDIA_PLACE])));

  /* Of a caption nobody says the same twice. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->pane->fields[PENG_MEDIA_CAPTION]));
  type_in (fixture->pane->fields[PENG_MEDIA_CAPTION], "yh");
  settle (400);
  g_assert_true (offers_nothing (fixture));
}

static char *
dup_tags (Fixture *fixture)
{
  g_autoptr(PengLibraryItem) item = media_fixture_load (&fixture->media, MEDIA_BADGE);

  return g_strjoinv (" ", item->words->labels[PENG_MEDIA_TAG]);
}

/* The last of several is completed, and all are added. */
static void
test_tags (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *entry = peng_media_labels_get_entry (fixture->pane->labels[PENG_MEDIA_TAG]);
  g_autofree char *tags = NULL;

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "x,ds");
  WAIT_UNTIL (offers (fixture, PENG_KNOWN_TAG, "读书会"));
  g_assert_true (offers (fixture, PENG_KNOWN_TAG, "读书节"));
  take_picture (fixture->window, "completion-tags");
  press (fixture, "Down Down Tab");
  WAIT_UNTIL (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0' && fixture->pane->n_saving == 0);
  tags = dup_tags (fixture);
  g_assert_cmpstr (tags, ==, "x 读书节");
}

/* While an input method composes nothing is offered and no key is taken; what it commits is. */
static void
test_input_method (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *entry = peng_media_labels_get_entry (fixture->pane->labels[PENG_MEDIA_TAG]);
  GtkWidget *view = GTK_WIDGET (fixture->pane->fields[PENG_MEDIA_PLACE]);
  GtkWidget *texts[] = { view, entry };
  const PengKnown knowns[] = { PENG_KNOWN_PLACE, PENG_KNOWN_TAG };
  const char *words[] = { "云湖", "读书" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gtk_widget_grab_focus (texts[i]);
      test_im_focus (texts[i]);
      test_im_preedit ("yun hu");
      settle (400);
      g_assert_true (offers_nothing (fixture));
      test_im_commit (words[i], i == 0 ? TEST_IM_END_FIRST : TEST_IM_COMMIT_FIRST);
      WAIT_UNTIL (offers (fixture, knowns[i], words[i]));
      test_im_preedit ("shu");
      WAIT_UNTIL (offers_nothing (fixture));
      settle (400);
      g_assert_true (offers_nothing (fixture));
      test_im_cancel ();
      test_im_blur ();
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *cache = scratch_new ();

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  test_im_prepare ();
  gtk_test_init (&argc, &argv, NULL);
  test_im_register ();
  window_fixture_init ();
  adw_init ();

  ADD ("/ui/completion/fields", test_fields);
  ADD ("/ui/completion/left-alone", test_left_alone);
  ADD ("/ui/completion/tags", test_tags);
  ADD ("/ui/completion/input-method", test_input_method);

  return g_test_run ();
}
