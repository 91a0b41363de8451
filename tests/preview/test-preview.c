/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preview-fixture.h"

#include <webkit/webkit.h>

static void
test_follows_edits (Fixture       *fixture,
                    gconstpointer  data)
{
  PengTextFormat item = { .kind = PENG_BLOCK_LIST_ITEM, .level = 1 };
  g_autoptr(PengText) first = peng_text_new ("一");
  g_autoptr(PengText) second = peng_text_new ("二");

  assert_answer (fixture, all_text, "P:");
  type (fixture, 0, "运动会");
  assert_answer (fixture, all_text, "P:运动会");

  insert (fixture, 0, peng_block_new_text (&item, first));
  insert (fixture, 1, peng_block_new_text (&item, second));
  assert_answer (fixture, all_text, "UL:一二|P:运动会");

  apply (fixture, peng_document_make_blocks (fixture->document, 0, 1, NULL, 0));
  assert_answer (fixture, all_text, "UL:二|P:运动会");
}

/* Marks every element, and counts from now on those that come. */
static const char watch_elements[] =
  "window.nArrived = 0;"
  "for (const element of document.querySelectorAll('body *')) element.untouched = true;"
  "new MutationObserver(records => records.forEach(record => nArrived += record.addedNodes.length))"
  ".observe(document.getElementById('peng-article'), {childList: true}); 0";

static const char list_touched[] =
  "[...document.getElementById('peng-article').children].map((e, i) => e.untouched ? '' : i)"
  ".filter(i => i !== '').join()";

static void
test_many_edits_few_patches (Fixture       *fixture,
                             gconstpointer  data)
{
  insert_many (fixture, 40);
  assert_answer (fixture, watch_elements, "0");
  for (guint i = 0; i < 500; i++)
    type (fixture, 20, "字");

  assert_answer (fixture, "document.querySelectorAll('#peng-article p')[20].textContent.length",
                 "511");
  assert_answer (fixture, list_touched, "20");
  assert_answer (fixture, "nArrived < 5", "true");
  assert_answer (fixture, "[...document.querySelectorAll('body *')].filter(e => !e.untouched).length",
                 "1");
}

/* The others stay the very elements that they are, with all that a reader has selected in them. */
static void
test_untouched_elements_stay (Fixture       *fixture,
                              gconstpointer  data)
{
  insert_many (fixture, 10);
  insert_picture (fixture, 5);
  assert_answer (fixture, watch_elements, "0");

  insert (fixture, 3, peng_block_new_paragraph ("新的一段。"));
  assert_answer (fixture, list_touched, "3");
  apply (fixture, peng_document_make_blocks (fixture->document, 3, 1, NULL, 0));
  assert_answer (fixture, list_touched, "");
  type (fixture, 9, "字");
  assert_answer (fixture, list_touched, "9");
  apply (fixture, peng_document_make_set_field (fixture->document, PENG_FIELD_TITLE, "运动会"));
  assert_answer (fixture, list_touched, "9");
  assert_answer (fixture, "document.querySelectorAll('#peng-article > *').length", "12");
}

typedef struct
{
  GtkWidget *preview;
  gboolean   painted;
  gboolean   had_view;
} FirstFrame;

static void
painted_cb (GdkFrameClock *clock,
            FirstFrame    *frame)
{
  if (!frame->painted)
    frame->had_view = gtk_widget_get_first_child (frame->preview) != NULL;
  frame->painted = TRUE;
}

/* A web process takes its time to start: nobody waits for it to see the window. */
static void
test_view_after_first_frame (Fixture       *fixture,
                             gconstpointer  data)
{
  FirstFrame frame = { GTK_WIDGET (fixture->preview) };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));

  g_assert_null (gtk_widget_get_first_child (frame.preview));
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &frame);
  wait_until_current (fixture);
  g_signal_handlers_disconnect_by_data (clock, &frame);
  g_assert_true (frame.painted);
  g_assert_false (frame.had_view);
  g_assert_nonnull (gtk_widget_get_first_child (frame.preview));
}

static void
elapsed_cb (gpointer elapsed)
{
  *(gboolean *) elapsed = TRUE;
}

static void
wait_ms (guint ms)
{
  gboolean elapsed = FALSE;

  g_timeout_add_once (ms, elapsed_cb, &elapsed);
  while (!elapsed)
    g_main_context_iteration (NULL, TRUE);
}

/* An article that is a while in coming is drawn before the web process starts, too; whoever has none
 * finds the view ready for the first. */
static void
test_view_after_article (Fixture       *fixture,
                         gconstpointer  data)
{
  FirstFrame frame = { GTK_WIDGET (fixture->preview) };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));

  peng_preview_set_document (fixture->preview, NULL);
  gtk_widget_unmap (frame.preview);
  gtk_widget_map (frame.preview);
  wait_ms (300);
  g_assert_null (gtk_widget_get_first_child (frame.preview));

  peng_preview_set_document (fixture->preview, fixture->document);
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &frame);
  wait_until_current (fixture);
  g_signal_handlers_disconnect_by_data (clock, &frame);
  g_assert_true (frame.painted);
  g_assert_false (frame.had_view);
}

static void
test_view_without_article (Fixture       *fixture,
                           gconstpointer  data)
{
  GtkWidget *preview = GTK_WIDGET (fixture->preview);

  peng_preview_set_document (fixture->preview, NULL);
  gtk_widget_unmap (preview);
  gtk_widget_map (preview);
  while (gtk_widget_get_first_child (preview) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* The property of the style of what a selector finds. */
#define STYLE(selector, pseudo, property) \
  "getComputedStyle(document.querySelector('" selector "'), '" pseudo "')." property

static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  apply (fixture, peng_document_make_set_field (fixture->document, PENG_FIELD_TITLE,
                                                "<b>秋季</b>运动会"));
  assert_answer (fixture, "document.getElementById('peng-title').textContent", "<b>秋季</b>运动会");
  assert_answer (fixture, STYLE (".summary", "", "display"), "none");
  apply (fixture, peng_document_make_set_field (fixture->document, PENG_FIELD_SUMMARY, "摘要"));
  assert_answer (fixture, STYLE (".summary", "", "display"), "block");
  apply (fixture, peng_document_make_set_field (fixture->document, PENG_FIELD_SOURCE, "第一小学"));
  assert_answer (fixture, "document.getElementById('peng-source').textContent", "第一小学");
}

/* A line without its fact, and an arrow that leads nowhere, are not to be seen. */
static void
test_empty_fields (Fixture       *fixture,
                   gconstpointer  data)
{
  const char *arrow = STYLE ("#peng-breadcrumb-title", "::before", "content");
  const char *source = STYLE (".source", "", "display");

  assert_answer (fixture, arrow, "none");
  assert_answer (fixture, source, "none");
  apply (fixture, peng_document_make_set_field (fixture->document, PENG_FIELD_TITLE, "运动会"));
  apply (fixture, peng_document_make_set_field (fixture->document, PENG_FIELD_SOURCE, "一小"));
  assert_answer (fixture, arrow, "\"> \"");
  assert_answer (fixture, source, "block");
  assert_answer (fixture, STYLE ("#peng-breadcrumb-section", "::before", "content"), "none");
  apply (fixture, peng_document_make_set_field (fixture->document, PENG_FIELD_TITLE, ""));
  apply (fixture, peng_document_make_set_field (fixture->document, PENG_FIELD_SOURCE, ""));
  assert_answer (fixture, arrow, "none");
  assert_answer (fixture, source, "none");
}

static void
test_pictures_come_by_our_scheme (Fixture       *fixture,
                                  gconstpointer  data)
{
  insert_picture (fixture, 0);
  wait_for_answer (fixture, "document.querySelector('#peng-article img').naturalWidth", "1");
  g_assert_cmpuint (fixture->pictures->n_loads, >, 0);
}

/* WebKit plays no sound and no video that comes by a scheme which is not the web's. */
static void
test_clips_come_from_memory (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(PengText) caption = peng_text_new ("校歌");

  insert (fixture, 0, peng_block_new_clip (PENG_BLOCK_AUDIO, CLIP, NULL, caption));
  wait_for_answer (fixture, "document.querySelector('#peng-article audio').src.split(':')[0]", "blob");
  insert (fixture, 1, peng_block_new_clip (PENG_BLOCK_VIDEO, CLIP, NULL, caption));
  wait_for_answer (fixture, "document.querySelector('#peng-article video').src.split(':')[0]", "blob");
}

/* A picture is on its way when the window closes: what it comes from is still there then. */
static void
test_pictures_come_late (Fixture       *fixture,
                         gconstpointer  data)
{
  fixture->pictures->hold = TRUE;
  insert_picture (fixture, 0);
  while (fixture->pictures->held->len == 0)
    g_main_context_iteration (NULL, TRUE);

  g_clear_pointer (&fixture->window, gtk_window_destroy);
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_false (fixture->given_back);
  pictures_answer (fixture->pictures);
}

static void
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
test_pictures_given_back_unseen (void)
{
  gboolean given_back = FALSE;
  GtkWidget *preview = peng_preview_new (NULL, &given_back, set_true);

  g_object_ref_sink (preview);
  g_assert_finalize_object (preview);
  g_assert_true (given_back);
}

static void
test_nothing_runs (Fixture       *fixture,
                   gconstpointer  data)
{
  type (fixture, 0, "<script>document.title = 'bad'</script>");
  assert_answer (fixture,
                 "document.getElementById('peng-article').insertAdjacentHTML('beforeend',"
                 "'<img src=x onerror=\"document.title=1\"><svg onload=\"document.title=2\"></svg>'"
                 "); const s = document.createElement('script'); s.textContent ="
                 "'document.title=3'; document.body.append(s); 'tried'", "tried");
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  assert_answer (fixture, "['1', '2', '3', 'bad'].includes(document.title)", "false");
  assert_answer (fixture, "document.querySelector('#peng-article p').textContent",
                 "<script>document.title = 'bad'</script>");
}

static void
click (Fixture    *fixture,
       const char *selector)
{
  g_autofree char *script = g_strdup_printf ("document.querySelector('%s').click(); 0", selector);
  g_autofree char *answer = ask (fixture, script);

  g_assert_cmpstr (answer, ==, "0");
}

static void
test_clicks_come_back (Fixture       *fixture,
                       gconstpointer  data)
{
  PengTextFormat item = { .kind = PENG_BLOCK_LIST_ITEM, .level = 1 };
  g_autoptr(PengText) first = peng_text_new ("一");
  PengStyle style = { .link = "https://example.org/" };
  g_autoptr(PengText) link = peng_text_new_styled ("链接", &style);

  insert (fixture, 0, peng_block_new_paragraph ("头"));
  insert (fixture, 1, peng_block_new_text (&item, first));
  insert (fixture, 2, peng_block_new_text (&item, link));

  click (fixture, "#peng-article li:nth-child(2)");
  while (fixture->clicked_block < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (fixture->clicked_block, ==, 2);

  click (fixture, "#peng-title");
  while (fixture->clicked_field < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (fixture->clicked_field, ==, PENG_FIELD_TITLE);

  g_free (ask (fixture, "document.querySelector('#peng-article a').dispatchEvent("
                        "new MouseEvent('click', {ctrlKey: true, bubbles: true, cancelable: true}))"));
  while (fixture->link == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->link, ==, "https://example.org/");
}

static void
test_widths (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { PengPreviewDevice device; const char *width; } rows[] = {
    { PENG_PREVIEW_PHONE, "375" },
    { PENG_PREVIEW_TABLET, "768" },
    { PENG_PREVIEW_DESKTOP, "1200" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      peng_preview_set_device (fixture->preview, rows[i].device);
      wait_for_answer (fixture, "String(window.innerWidth)", rows[i].width);
    }

  /* Letters, and what is measured in them, are in proportion, however small the page is shown. */
  gtk_window_set_default_size (fixture->window, 480, 600);
  while (gtk_widget_get_width (GTK_WIDGET (fixture->preview)) > 480)
    g_main_context_iteration (NULL, TRUE);
  wait_for_answer (fixture, "String(Math.abs(window.innerWidth - 1200) < 3)", "true");
  wait_for_answer (fixture, "String(Math.abs("
                            "document.querySelector('.story').offsetWidth - 736) < 3)", "true");
}

static GtkWidget *
find_view (GtkWidget *root)
{
  GtkWidget *found = WEBKIT_IS_WEB_VIEW (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);

  return found;
}

/* Whoever has asked the system for stillness has it on the page, from that moment on. */
static void
test_no_motion (Fixture       *fixture,
                gconstpointer  data)
{
  const char *asks = "matchMedia('(prefers-reduced-motion: reduce)').matches";
  GtkSettings *system = gtk_settings_get_default ();
  WebKitSettings *settings;

  g_object_set (system, "gtk-enable-animations", TRUE, NULL);
  assert_answer (fixture, asks, "false");
  settings = webkit_web_view_get_settings (WEBKIT_WEB_VIEW (
                                             find_view (GTK_WIDGET (fixture->window))));
  g_assert_true (webkit_settings_get_enable_smooth_scrolling (settings));
  g_object_set (system, "gtk-enable-animations", FALSE, NULL);
  assert_answer (fixture, asks, "true");
  g_assert_false (webkit_settings_get_enable_smooth_scrolling (settings));
  gtk_settings_reset_property (system, "gtk-enable-animations");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/preview/preview/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("follows-edits", test_follows_edits);
  ADD ("many-edits-few-patches", test_many_edits_few_patches);
  ADD ("untouched-elements-stay", test_untouched_elements_stay);
  ADD ("view-after-first-frame", test_view_after_first_frame);
  ADD ("view-after-article", test_view_after_article);
  ADD ("view-without-article", test_view_without_article);
  ADD ("fields", test_fields);
  ADD ("empty-fields", test_empty_fields);
  ADD ("pictures-come-by-our-scheme", test_pictures_come_by_our_scheme);
  ADD ("pictures-come-late", test_pictures_come_late);
  ADD ("clips-come-from-memory", test_clips_come_from_memory);
  ADD ("nothing-runs", test_nothing_runs);
  ADD ("clicks-come-back", test_clicks_come_back);
  ADD ("widths", test_widths);
  ADD ("no-motion", test_no_motion);

  g_test_add_func ("/preview/preview/pictures-given-back-unseen", test_pictures_given_back_unseen);

  return g_test_run ();
}
