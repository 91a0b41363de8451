/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paste-fixture.h"
#include "picture-site.h"

#include "core/peng-html-writer.h"

#include <glib/gi18n.h>
#include <string.h>

/* The pictures of what is pasted: on their way, there, or not to be had. */

static GBytes *
new_png (void)
{
  g_autoptr(GBytes) pixels = g_bytes_new_take (g_malloc0 (3 * 64 * 48), 3 * 64 * 48);
  g_autoptr(GdkTexture) texture =
    gdk_memory_texture_new (64, 48, GDK_MEMORY_R8G8B8, pixels, 3 * 64);

  return gdk_texture_save_to_png_bytes (texture);
}

static const PengImage *
find_image (PengDocument *document)
{
  for (guint i = 0; i < peng_document_get_n_blocks (document); i++)
    {
      PengBlock *block = peng_document_get_block (document, i);
      guint n_images;

      if (peng_block_get_kind (block) == PENG_BLOCK_IMAGE)
        return peng_block_get_images (block, &n_images);
    }

  return NULL;
}

/* The width is known when the picture is. */
static gboolean
has_arrived (PengDocument *document)
{
  const PengImage *image = find_image (document);

  return image != NULL && image->width == 64;
}

static char *
new_page (PictureSite *site)
{
  g_autofree char *uri = picture_site_dup_uri (site);

  return g_strdup_printf ("<p>一</p><p><img src='%s' alt='跑道'></p><p>二</p>", uri);
}

static void
wait_for_picture (PasteFixture *fixture)
{
  WAIT_UNTIL (has_arrived (get_document (fixture)));
}

static void
wait_for_save (PasteFixture *fixture)
{
  WAIT_UNTIL (peng_draft_get_state (fixture->window.window->draft) == PENG_SAVE_SAVED);
}

/* It comes beside the writing, and undo knows nothing of its coming. */
static void
assert_one_step (PasteFixture *fixture)
{
  PengDocument *document = get_document (fixture);

  g_assert_true (peng_history_undo (get_history (fixture)));
  g_assert_false (peng_history_can_undo (get_history (fixture)));
  g_assert_null (find_image (document));
  g_assert_true (peng_history_redo (get_history (fixture)));
  g_assert_true (has_arrived (document));
  wait_for_save (fixture);
}

/* Its site is asked for it, and does not answer yet. */
static void
paste_held_picture (PasteFixture *fixture,
                    PictureSite  *site)
{
  picture_site_open (site, new_png ());
  site->holds = TRUE;
  paste_html (fixture, new_page (site));
  WAIT_UNTIL (site->held->len == 1);
}

static void
test_comes (PasteFixture  *fixture,
            gconstpointer  data)
{
  PictureSite site;

  paste_held_picture (fixture, &site);
  WAIT_UNTIL (find_words (fixture->window.window, _("Fetching the picture…")) != NULL);
  g_assert_cmpstr (find_image (get_document (fixture))->alt, ==, "跑道");
  take_picture (fixture->window.window, "paste-picture-coming");

  picture_site_let_go (&site);
  wait_for_picture (fixture);
  g_assert_null (find_words (fixture->window.window, _("Fetching the picture…")));
  g_assert_cmpstr (find_image (get_document (fixture))->alt, ==, "跑道");
  take_picture (fixture->window.window, "paste-picture-there");
  assert_one_step (fixture);
  picture_site_close (&site);
}

static GtkWidget *
find_notice (PasteFixture *fixture)
{
  return find_type (fixture->window.window->editor, g_type_from_name ("PengPictureNotice"));
}

static void
wait_for_notice (PasteFixture *fixture)
{
  WAIT_UNTIL (find_notice (fixture) != NULL);
}

static void
paste_lost_picture (PasteFixture *fixture,
                    PictureSite  *site)
{
  picture_site_open (site, new_png ());
  site->lost = TRUE;
  paste_html (fixture, new_page (site));
  WAIT_UNTIL (find_words (fixture->window.window,
                          _("This picture is not on its site any more.")) != NULL);
}

/* Its site has it again. */
static void
retry (PasteFixture *fixture,
       PictureSite  *site)
{
  site->lost = FALSE;
  g_signal_emit_by_name (find_type (find_notice (fixture), GTK_TYPE_BUTTON), "clicked");
  wait_for_picture (fixture);
}

static void
test_retry (PasteFixture  *fixture,
            gconstpointer  data)
{
  PictureSite site;

  paste_lost_picture (fixture, &site);
  take_picture (fixture->window.window, "paste-picture-failed");

  retry (fixture, &site);
  assert_one_step (fixture);
  picture_site_close (&site);
}

/* Opened again as by another start of the program. */
static void
restart (PasteFixture *fixture)
{
  window_fixture_close (&fixture->window);
  window_fixture_show (&fixture->window, fixture->dir);
}

/* The address is nowhere in the article. */
static void
assert_no_address (PasteFixture *fixture)
{
  g_autoptr(PengArticle) article = peng_document_snapshot (get_document (fixture));
  g_autofree char *html = peng_html_write_article (article, &peng_dialect_canonical);

  g_assert_nonnull (strstr (html, "media:"));
  g_assert_null (strstr (html, "127.0.0.1"));
  g_assert_null (strstr (html, "sign=7f"));
}

static void
test_retry_later (PasteFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *words =
    g_strdup_printf (_("The picture from %s could not be fetched last time."), "127.0.0.1");
  PictureSite site;

  paste_lost_picture (fixture, &site);
  wait_for_save (fixture);
  assert_no_address (fixture);

  restart (fixture);
  WAIT_UNTIL (find_words (fixture->window.window, words) != NULL);
  g_assert_cmpuint (site.n_asked, ==, 1);
  take_picture (fixture->window.window, "paste-picture-failed-before");

  retry (fixture, &site);
  g_assert_false (peng_history_can_undo (get_history (fixture)));
  assert_no_address (fixture);
  wait_for_save (fixture);

  restart (fixture);
  wait_for_picture (fixture);
  picture_site_close (&site);
}

/* The program ends while it comes: it comes the next time, without a hand. */
static void
test_goes_on (PasteFixture  *fixture,
              gconstpointer  data)
{
  PictureSite site;

  paste_held_picture (fixture, &site);
  wait_for_save (fixture);

  restart (fixture);
  WAIT_UNTIL (site.held->len == 2);
  WAIT_UNTIL (find_words (fixture->window.window, _("Fetching the picture…")) != NULL);
  picture_site_let_go (&site);
  wait_for_picture (fixture);
  g_assert_false (peng_history_can_undo (get_history (fixture)));
  picture_site_close (&site);
}

/* Taken back and done again over several saves: it is the same picture still. */
static void
test_redone (PasteFixture  *fixture,
             gconstpointer  data)
{
  PictureSite site;

  paste_lost_picture (fixture, &site);
  wait_for_save (fixture);
  g_assert_true (peng_history_undo (get_history (fixture)));
  wait_for_save (fixture);
  g_assert_true (peng_history_redo (get_history (fixture)));
  wait_for_save (fixture);

  restart (fixture);
  wait_for_notice (fixture);
  retry (fixture, &site);
  picture_site_close (&site);
}

static void
wait_for_draft (PasteFixture *fixture,
                const char   *uuid)
{
  WAIT_UNTIL (g_str_equal (peng_draft_get_uuid (fixture->window.window->draft), uuid));
}

/* A copy of the article has the picture as well, when it is opened, and nobody is asked again. */
static void
test_of_a_copy (PasteFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *first = g_strdup (peng_draft_get_uuid (fixture->window.window->draft));
  PictureSite site;

  paste_lost_picture (fixture, &site);
  wait_for_save (fixture);
  peng_window_duplicate_draft (fixture->window.window, first);
  WAIT_UNTIL (!g_str_equal (peng_draft_get_uuid (fixture->window.window->draft), first));

  restart (fixture);
  g_assert_cmpstr (peng_draft_get_uuid (fixture->window.window->draft), !=, first);
  wait_for_notice (fixture);
  retry (fixture, &site);
  wait_for_save (fixture);

  peng_window_open_draft (fixture->window.window, first);
  wait_for_draft (fixture, first);
  wait_for_picture (fixture);
  wait_for_save (fixture);
  g_assert_cmpuint (site.n_asked, ==, 2);
  picture_site_close (&site);
}

/* What was taken back meanwhile is the picture itself when it is wanted again. */
static void
test_undone (PasteFixture  *fixture,
             gconstpointer  data)
{
  PengPictures *pictures = fixture->window.window->pictures;
  PictureSite site;

  paste_held_picture (fixture, &site);
  g_assert_true (peng_history_undo (get_history (fixture)));

  picture_site_let_go (&site);
  WAIT_UNTIL (peng_pictures_get_n_left (pictures) == 0);
  g_assert_true (peng_history_redo (get_history (fixture)));
  g_assert_true (has_arrived (get_document (fixture)));
  picture_site_close (&site);
}

/* The same page is pasted into two articles, and the picture comes for both. */
static void
test_for_two (PasteFixture  *fixture,
              gconstpointer  data)
{
  PengWindow *window = fixture->window.window;
  g_autoptr(PengDraft) first = g_object_ref (window->draft);
  PictureSite site;

  paste_held_picture (fixture, &site);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL));
  WAIT_UNTIL (window->draft != NULL && window->draft != first);
  paste_html (fixture, new_page (&site));
  WAIT_UNTIL (find_image (get_document (fixture)) != NULL);

  picture_site_let_go (&site);
  wait_for_picture (fixture);
  WAIT_UNTIL (has_arrived (peng_draft_get_document (first)));
  WAIT_UNTIL (peng_draft_get_state (first) == PENG_SAVE_SAVED &&
              peng_draft_get_state (window->draft) == PENG_SAVE_SAVED);
  picture_site_close (&site);
}

static void
test_in_page (PasteFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr(GBytes) png = new_png ();
  g_autofree char *base64 = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));

  paste_html (fixture, g_strdup_printf ("<p>一</p><img src='data:image/png;base64,%s'><p>二</p>",
                                        base64));
  wait_for_picture (fixture);
  assert_one_step (fixture);
}

/* The HTML, and another form of it beside. */
static void
paste_with (PasteFixture *fixture,
            const char   *html,
            const char   *type,
            GBytes       *other)
{
  g_autoptr(GBytes) html_bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *forms[] = {
    gdk_content_provider_new_for_bytes ("text/html", html_bytes),
    gdk_content_provider_new_for_bytes (type, other),
  };
  g_autoptr(GdkContentProvider) content = gdk_content_provider_new_union (forms, 2);
  GtkWidget *view = get_view (fixture);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (view), content);
  g_assert_true (gtk_widget_activate_action (view, "clipboard.paste", NULL));
}

static char *
new_rtf (void)
{
  g_autoptr(GBytes) png = new_png ();
  gsize size;
  const guint8 *bytes = g_bytes_get_data (png, &size);
  GString *rtf = g_string_new ("{\\rtf1 x{\\*\\shppict{\\pict\\pngblip ");

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (rtf, "%02x", bytes[i]);
  g_string_append (rtf, "}}}");

  return g_string_free (rtf, FALSE);
}

/* Word: the words are HTML, the pictures lie in files that are not there, and in the other form. */
static void
test_of_word (PasteFixture  *fixture,
              gconstpointer  data)
{
  static const char html[] = "<p style='mso-x:y'>一<img src='file:///C:/x/image001.png'></p>";
  char *rtf = new_rtf ();
  g_autoptr(GBytes) rtf_bytes = g_bytes_new_take (rtf, strlen (rtf));

  paste_with (fixture, html, "text/rtf", rtf_bytes);
  wait_for_picture (fixture);
  assert_one_step (fixture);
}

static void
paste_with_png (PasteFixture *fixture,
                const char   *html)
{
  g_autoptr(GBytes) png = new_png ();

  paste_with (fixture, html, "image/png", png);
}

/* A picture that is copied by itself, in Word or in a browser, is there: nobody has to be asked. */
static void
test_by_itself (PasteFixture  *fixture,
                gconstpointer  data)
{
  paste_with_png (fixture, "<meta charset=utf-8><img src='file:///C:/x/image001.png'>");
  wait_for_picture (fixture);
  assert_one_step (fixture);
}

/* Beside words the picture of a clipboard is one of them all, as a spreadsheet gives it. */
static void
test_picture_of_words (PasteFixture  *fixture,
                       gconstpointer  data)
{
  paste_with_png (fixture, "<p>一</p><p>二</p>");
  WAIT_UNTIL (peng_history_can_undo (get_history (fixture)));
  g_assert_null (find_image (get_document (fixture)));
}

/* The one form that Word gives without the other. */
static void
test_elsewhere (PasteFixture  *fixture,
                gconstpointer  data)
{
  paste_html (fixture, g_strdup ("<p style='mso-x:y'>一<img src='file:///C:/x/image001.png'></p>"));
  WAIT_UNTIL (find_words (fixture->window.window,
                          _("This picture did not come with the words. Copy it by itself, or insert "
                            "it from its file.")) != NULL);
  g_assert_nonnull (find_image (get_document (fixture)));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

#define ADD(name, func) \
  g_test_add ("/ui/window-pictures/" name, PasteFixture, NULL, paste_fixture_set_up, func, \
              paste_fixture_tear_down)

  ADD ("comes", test_comes);
  ADD ("retry", test_retry);
  ADD ("retry-later", test_retry_later);
  ADD ("goes-on", test_goes_on);
  ADD ("redone", test_redone);
  ADD ("of-a-copy", test_of_a_copy);
  ADD ("undone", test_undone);
  ADD ("for-two", test_for_two);
  ADD ("in-page", test_in_page);
  ADD ("of-word", test_of_word);
  ADD ("by-itself", test_by_itself);
  ADD ("picture-of-words", test_picture_of_words);
  ADD ("elsewhere", test_elsewhere);

  return g_test_run ();
}
