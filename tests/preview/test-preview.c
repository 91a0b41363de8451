/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preview/peng-preview.h"

#include "core/peng-paths.h"

#include <signal.h>

typedef struct
{
  GtkWidget    *window;
  PengPreview  *preview;
  PengDocument *document;
  guint         n_loads;
  int           clicked_block;
  int           clicked_field;
  char         *link;
} Fixture;

static const char media[] = "00000000000000000000000000000000000000000000000000000000000000aa";

/* A red square of one pixel. */
static const char pixel_base64[] =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

static void
load_media (gpointer             user_data,
            const char          *name,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             callback_data)
{
  Fixture *fixture = user_data;
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, callback_data);
  gsize size;
  guchar *data;

  fixture->n_loads++;
  if (!g_str_equal (name, media))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such picture");
      return;
    }

  data = g_base64_decode (pixel_base64, &size);
  g_task_return_pointer (task, g_bytes_new_take (data, size), (GDestroyNotify) g_bytes_unref);
}

static GBytes *
load_media_finish (gpointer       user_data,
                   GAsyncResult  *result,
                   char         **content_type,
                   GError       **error)
{
  *content_type = g_strdup ("image/png");

  return g_task_propagate_pointer (G_TASK (result), error);
}

static const PengPreviewFuncs funcs = { load_media, load_media_finish };

static void
block_clicked_cb (Fixture *fixture,
                  guint    block)
{
  fixture->clicked_block = (int) block;
}

static void
field_clicked_cb (Fixture *fixture,
                  guint    field)
{
  fixture->clicked_field = (int) field;
}

static void
link_activated_cb (Fixture    *fixture,
                   const char *uri)
{
  g_free (fixture->link);
  fixture->link = g_strdup (uri);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *directory = g_build_filename (peng_paths_get_pkgdata_dir (), "portal", "theme",
                                                 NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PengTheme) theme = peng_theme_load (directory, &error);
  g_autoptr(PengArticle) empty = peng_article_new_empty ();

  g_assert_no_error (error);
  fixture->clicked_block = -1;
  fixture->clicked_field = -1;
  fixture->document = peng_document_new (empty);
  fixture->preview = PENG_PREVIEW (peng_preview_new (&funcs, fixture));
  g_signal_connect_swapped (fixture->preview, "block-clicked", G_CALLBACK (block_clicked_cb),
                            fixture);
  g_signal_connect_swapped (fixture->preview, "field-clicked", G_CALLBACK (field_clicked_cb),
                            fixture);
  g_signal_connect_swapped (fixture->preview, "link-activated", G_CALLBACK (link_activated_cb),
                            fixture);
  peng_preview_set_theme (fixture->preview, theme, "彭城教育", NULL);
  peng_preview_set_document (fixture->preview, fixture->document);

  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->preview));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->document);
  g_free (fixture->link);
}

static void
wait_until_current (Fixture *fixture)
{
  while (!peng_preview_is_current (fixture->preview))
    g_main_context_iteration (NULL, TRUE);
}

static void
apply (Fixture  *fixture,
       PengEdit *edit)
{
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (edit);
  g_assert_true (peng_document_apply (fixture->document, edit, &error));
  g_assert_no_error (error);
  peng_edit_unref (edit);
}

static void
type (Fixture    *fixture,
      guint       block,
      const char *words)
{
  PengPlace place = { .block = block, .part = PENG_PART_TEXT };
  g_autoptr(PengText) text = peng_text_new (words);

  apply (fixture, peng_document_make_text (fixture->document, &place, 0, 0, text));
}

static void
insert (Fixture   *fixture,
        guint      position,
        PengBlock *block)
{
  apply (fixture, peng_document_make_blocks (fixture->document, position, 0, &block, 1));
  peng_block_unref (block);
}

static void
store_result_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Asks the page, in the preview's own script world. */
static char *
ask (Fixture    *fixture,
     const char *script)
{
  WebKitWebView *view;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(JSCValue) value = NULL;

  wait_until_current (fixture);
  view = WEBKIT_WEB_VIEW (gtk_widget_get_first_child (GTK_WIDGET (fixture->preview)));
  webkit_web_view_evaluate_javascript (view, script, -1, "pengcheng", NULL, NULL, store_result_cb,
                                       &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  value = webkit_web_view_evaluate_javascript_finish (view, result, &error);
  g_assert_no_error (error);

  return jsc_value_to_string (value);
}

static void
assert_answer (Fixture    *fixture,
               const char *script,
               const char *expected)
{
  g_autofree char *answer = ask (fixture, script);

  g_assert_cmpstr (answer, ==, expected);
}

static const char all_text[] =
  "[...document.getElementById('peng-article').children].map(e => e.tagName + ':' + e.textContent)"
  ".join('|')";

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

static void
test_many_edits_few_patches (Fixture       *fixture,
                             gconstpointer  data)
{
  wait_until_current (fixture);
  for (guint i = 0; i < 500; i++)
    type (fixture, 0, "字");

  assert_answer (fixture, "document.querySelector('#peng-article p').textContent.length", "500");
  assert_answer (fixture, "document.getElementById('peng-article').childNodes.length < 5", "true");
}

static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  apply (fixture, peng_document_make_set_field (fixture->document, PENG_FIELD_TITLE,
                                                "<b>秋季</b>运动会"));
  assert_answer (fixture, "document.getElementById('peng-title').textContent", "<b>秋季</b>运动会");
  assert_answer (fixture, "getComputedStyle(document.querySelector('.summary')).display", "none");
  apply (fixture, peng_document_make_set_field (fixture->document, PENG_FIELD_SUMMARY, "摘要"));
  assert_answer (fixture, "getComputedStyle(document.querySelector('.summary')).display", "block");
  apply (fixture, peng_document_make_set_field (fixture->document, PENG_FIELD_SOURCE, "第一小学"));
  assert_answer (fixture, "document.getElementById('peng-source').textContent", "第一小学");
}

static void
test_pictures_come_by_our_scheme (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(PengText) caption = peng_text_new ("说明");
  PengImage image = { .media = media, .width = 1, .height = 1, .alt = "", .caption = caption };

  insert (fixture, 0, peng_block_new_image (&image));
  wait_until_current (fixture);
  while (fixture->n_loads == 0)
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *width =
        ask (fixture, "document.querySelector('#peng-article img').naturalWidth");

      if (g_str_equal (width, "1"))
        return;
      g_usleep (20000);
    }
  g_assert_not_reached ();
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
test_keeps_the_scroll_place (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < 80; i++)
    insert (fixture, i, peng_block_new_paragraph ("这一段的高度大致相同。"));
  wait_until_current (fixture);
  g_free (ask (fixture, "window.scrollTo(0, document.getElementById('peng-article')"
                        ".children[40].offsetTop); 0"));
  before = ask (fixture, "Math.round(document.getElementById('peng-article').children[45]"
                         ".getBoundingClientRect().top)");
  insert (fixture, 0, peng_block_new_paragraph ("上面多了一段。"));
  after = ask (fixture, "Math.round(document.getElementById('peng-article').children[46]"
                        ".getBoundingClientRect().top)");
  g_assert_cmpint (ABS (atoi (before) - atoi (after)), <=, 2);

  peng_preview_show_block (fixture->preview, 0);
  assert_answer (fixture, "(r => r.top >= 0 && r.bottom <= innerHeight)"
                          "(document.getElementById('peng-article').children[0]"
                          ".getBoundingClientRect())", "true");
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

  wait_until_current (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *width = NULL;

      peng_preview_set_device (fixture->preview, rows[i].device);
      for (guint k = 0; k < 200 && g_strcmp0 (width, rows[i].width) != 0; k++)
        {
          g_free (width);
          width = ask (fixture, "String(window.innerWidth)");
          g_usleep (10000);
        }
      g_assert_cmpstr (width, ==, rows[i].width);
    }
}

static void
test_crash_and_reload (Fixture       *fixture,
                       gconstpointer  data)
{
  WebKitWebView *view;

  type (fixture, 0, "还在");
  wait_until_current (fixture);
  view = WEBKIT_WEB_VIEW (gtk_widget_get_first_child (GTK_WIDGET (fixture->preview)));

  g_test_expect_message ("peng-preview", G_LOG_LEVEL_WARNING, "web process terminated*");
  webkit_web_view_terminate_web_process (view);
  while (!peng_preview_get_crashed (fixture->preview))
    g_main_context_iteration (NULL, TRUE);
  g_test_assert_expected_messages ();

  type (fixture, 0, "字");
  peng_preview_reload (fixture->preview);
  g_assert_false (peng_preview_get_crashed (fixture->preview));
  assert_answer (fixture, all_text, "P:字还在");
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
  ADD ("fields", test_fields);
  ADD ("pictures-come-by-our-scheme", test_pictures_come_by_our_scheme);
  ADD ("nothing-runs", test_nothing_runs);
  ADD ("clicks-come-back", test_clicks_come_back);
  ADD ("keeps-the-scroll-place", test_keeps_the_scroll_place);
  ADD ("widths", test_widths);
  ADD ("crash-and-reload", test_crash_and_reload);

  return g_test_run ();
}
