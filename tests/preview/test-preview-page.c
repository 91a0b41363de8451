/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preview-fixture.h"
#include "web-process.h"

/* The page as a whole: what is in sight, what stands beside the article, and that it comes through a
 * change of its theme, a reload and the end of its process with everything once. */

#define MANY 80

static void
assert_in_sight (Fixture *fixture,
                 guint    element)
{
  g_autofree char *script =
    g_strdup_printf ("(r => r.top >= 0 && r.bottom <= innerHeight)"
                     "(document.getElementById('peng-article').children[%u]"
                     ".getBoundingClientRect())", element);

  assert_answer (fixture, script, "true");
}

static void
scroll_to_top (Fixture *fixture)
{
  assert_answer (fixture, "window.scrollTo(0, 0); String(window.scrollY)", "0");
}

static void
change_theme (Fixture    *fixture,
              const char *site)
{
  peng_preview_set_theme (fixture->preview, fixture->theme, site, NULL);
}

static void
test_keeps_the_scroll_place (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  insert_many (fixture, MANY);
  g_free (ask (fixture, "window.scrollTo(0, document.getElementById('peng-article')"
                        ".children[40].offsetTop); 0"));
  before = ask (fixture, "Math.round(document.getElementById('peng-article').children[45]"
                         ".getBoundingClientRect().top)");
  insert (fixture, 0, peng_block_new_paragraph ("上面多了一段。"));
  after = ask (fixture, "Math.round(document.getElementById('peng-article').children[46]"
                        ".getBoundingClientRect().top)");
  g_assert_cmpint (ABS (atoi (before) - atoi (after)), <=, 2);

  peng_preview_show_block (fixture->preview, 0);
  assert_in_sight (fixture, 0);
  assert_answer (fixture, "String(window.scrollY)", "0");
}

static void
test_keeps_written_block_in_sight (Fixture       *fixture,
                                   gconstpointer  data)
{
  insert_many (fixture, MANY);
  peng_preview_show_block (fixture->preview, 70);
  assert_in_sight (fixture, 70);

  scroll_to_top (fixture);
  type (fixture, 70, "字");
  assert_in_sight (fixture, 70);
}

static void
test_caption_in_sight (Fixture       *fixture,
                       gconstpointer  data)
{
  PengPlace place = { .block = 60, .part = PENG_PART_CAPTION };
  g_autoptr(PengText) words = peng_text_new ("孩子们");

  insert_many (fixture, MANY);
  insert_picture (fixture, 60);
  peng_preview_show_block (fixture->preview, 0);
  scroll_to_top (fixture);
  apply (fixture, peng_document_make_text (fixture->document, &place, 0, 0, words));
  assert_in_sight (fixture, 60);
}

static void
test_other_width_shows_written_block (Fixture       *fixture,
                                      gconstpointer  data)
{
  insert_many (fixture, MANY);
  peng_preview_show_block (fixture->preview, 70);
  assert_in_sight (fixture, 70);
  peng_preview_set_device (fixture->preview, PENG_PREVIEW_PHONE);
  wait_for_answer (fixture, "String(window.innerWidth)", "375");
  wait_for_answer (fixture, "String((r => r.top >= 0 && r.bottom <= innerHeight)"
                            "(document.getElementById('peng-article').children[70]"
                            ".getBoundingClientRect()))", "true");
}

/* WebKit's own zoom would not let the smallest letters be as small as the page has them. */
static void
test_true_in_little_room (Fixture       *fixture,
                          gconstpointer  data)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 600);
  insert_many (fixture, 1);
  wait_for_answer (fixture, "String(parent.innerWidth)", "400");
  assert_answer (fixture, "String(window.innerWidth)", "1200");
  assert_answer (fixture, "getComputedStyle(document.querySelector('.panel small')).fontSize", "12px");
  assert_answer (fixture, "String(document.documentElement.scrollWidth)", "1200");
  assert_answer (fixture, "String(frameElement.getBoundingClientRect().width)", "400");
}

/* The site answers while somebody writes far below. */
static void
test_new_theme_shows_written_block (Fixture       *fixture,
                                    gconstpointer  data)
{
  insert_many (fixture, MANY);
  peng_preview_show_block (fixture->preview, 70);
  change_theme (fixture, "另一个网站");
  assert_answer (fixture, "document.title", "另一个网站");
  assert_in_sight (fixture, 70);

  peng_preview_reload (fixture->preview);
  wait_until_current (fixture);
  assert_in_sight (fixture, 70);
}

static void
test_same_theme_is_no_new_page (Fixture       *fixture,
                                gconstpointer  data)
{
  static const char * const none[] = { NULL };

  assert_answer (fixture, "document.title = 'kept'", "kept");
  change_theme (fixture, "彭城教育");
  peng_preview_set_theme (fixture->preview, fixture->theme, "彭城教育", none);
  assert_answer (fixture, "document.title", "kept");
}

static void
test_other_document_from_its_top (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(PengArticle) empty = peng_article_new_empty ();
  PengDocument *other = peng_document_new (empty);

  insert_many (fixture, MANY);
  peng_preview_show_block (fixture->preview, 70);
  assert_in_sight (fixture, 70);

  for (guint i = 0; i < MANY; i++)
    {
      PengBlock *block = peng_block_new_paragraph ("另一篇。");
      PengEdit *edit = peng_document_make_blocks (other, 0, 0, &block, 1);

      g_assert_true (peng_document_apply (other, edit, NULL));
      peng_edit_unref (edit);
      peng_block_unref (block);
    }
  peng_preview_set_document (fixture->preview, other);
  assert_answer (fixture, "String(window.scrollY)", "0");

  peng_preview_set_document (fixture->preview, fixture->document);
  g_assert_finalize_object (other);
}

/* Words come in at every moment of a change of the page. */
static void
test_once_after_new_pages (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(GString) expected = g_string_new (NULL);
  g_autofree char *all = NULL;

  wait_until_current (fixture);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *site = g_strdup_printf ("网站 %u", i % 7);

      type (fixture, 0, "字");
      g_string_append (expected, "字");
      if (i % 3 == 0)
        change_theme (fixture, site);
      if (i % 5 == 0)
        peng_preview_reload (fixture->preview);
      for (guint k = 0; k < i; k++)
        g_main_context_iteration (NULL, FALSE);
    }

  all = g_strconcat ("P:", expected->str, NULL);
  assert_answer (fixture, all_text, all);
}

static void
wait_until_crashed (Fixture *fixture)
{
  while (!peng_preview_get_crashed (fixture->preview))
    g_main_context_iteration (NULL, TRUE);
}

/* As the kernel does it where memory runs out. */
static void
test_killed_process (Fixture       *fixture,
                     gconstpointer  data)
{
  insert_many (fixture, MANY);
  peng_preview_show_block (fixture->preview, 70);

  for (guint round = 0; round < 3; round++)
    {
      wait_until_current (fixture);
      g_test_expect_message ("peng-preview", G_LOG_LEVEL_WARNING, "web process terminated*");
      type (fixture, 70, "字");
      for (guint k = 0; k < round; k++)
        g_main_context_iteration (NULL, FALSE);
      g_assert_cmpuint (kill_web_processes (), >, 0);
      wait_until_crashed (fixture);
      g_test_assert_expected_messages ();

      type (fixture, 70, "词");
      change_theme (fixture, round % 2 == 0 ? "另一个网站" : "彭城教育");
      g_assert_true (peng_preview_get_crashed (fixture->preview));
      peng_preview_reload (fixture->preview);
      g_assert_false (peng_preview_get_crashed (fixture->preview));
      assert_answer (fixture, "document.getElementById('peng-article').children.length", "81");
      assert_in_sight (fixture, 70);
    }

  assert_answer (fixture, "document.getElementById('peng-article').children[70].textContent",
                 "词字词字词字这一段的高度大致相同。");
}

static const char samples[] = "document.querySelectorAll('.panel .news time').length";

static void
test_panels (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GPtrArray) news = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_news_free);

  assert_answer (fixture, samples, "20");
  assert_answer (fixture, "[...new Set([...document.querySelectorAll('.panel .news time')]"
                          ".map(t => t.textContent))].join()", "示例");

  g_ptr_array_add (news, peng_news_new ("<b>读书月</b>", "http://127.0.0.1/news/1.html", 86400));
  peng_preview_set_news (fixture->preview, PENG_PANEL_ACTIVITY, news);
  peng_preview_set_news (fixture->preview, PENG_PANEL_BOOKS, none);
  assert_answer (fixture, "document.getElementById('peng-panel-activity').textContent",
                 "<b>读书月</b>01-02");
  assert_answer (fixture, "document.querySelector('#peng-panel-activity a').href",
                 "http://127.0.0.1/news/1.html");
  assert_answer (fixture, "document.getElementById('peng-panel-books').textContent", "还没有文章");
  assert_answer (fixture, samples, "11");

  change_theme (fixture, "另一个网站");
  assert_answer (fixture, samples, "11");

  g_free (ask (fixture, "document.querySelector('#peng-panel-activity a').click()"));
  while (fixture->link == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->link, ==, "http://127.0.0.1/news/1.html");
}

static GdkTexture *
new_code (int edge)
{
  g_autoptr(GBytes) bytes = g_bytes_new_take (g_malloc0 (3 * edge * edge), 3 * edge * edge);

  return gdk_memory_texture_new (edge, edge, GDK_MEMORY_R8G8B8, bytes, 3 * edge);
}

static void
test_code (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GdkTexture) sample = new_code (21);
  g_autoptr(GdkTexture) real = new_code (25);

  peng_preview_set_code (fixture->preview, sample, TRUE);
  wait_for_answer (fixture, "document.querySelector('#peng-qr img').naturalWidth", "21");
  assert_answer (fixture, "document.getElementById('peng-qr').textContent", "发布后生成");

  peng_preview_set_code (fixture->preview, real, FALSE);
  wait_for_answer (fixture, "document.querySelector('#peng-qr img').naturalWidth", "25");
  assert_answer (fixture, "document.getElementById('peng-qr').textContent", "");

  peng_preview_reload (fixture->preview);
  wait_for_answer (fixture, "document.querySelector('#peng-qr img').naturalWidth", "25");
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/preview/page/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("keeps-the-scroll-place", test_keeps_the_scroll_place);
  ADD ("keeps-written-block-in-sight", test_keeps_written_block_in_sight);
  ADD ("caption-in-sight", test_caption_in_sight);
  ADD ("other-width-shows-written-block", test_other_width_shows_written_block);
  ADD ("true-in-little-room", test_true_in_little_room);
  ADD ("new-theme-shows-written-block", test_new_theme_shows_written_block);
  ADD ("same-theme-is-no-new-page", test_same_theme_is_no_new_page);
  ADD ("other-document-from-its-top", test_other_document_from_its_top);
  ADD ("once-after-new-pages", test_once_after_new_pages);
  ADD ("killed-process", test_killed_process);
  ADD ("panels", test_panels);
  ADD ("code", test_code);

  return g_test_run ();
}
