/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preview-fixture.h"

#include "core/peng-paths.h"
#include "test-answer.h"

/* A red square of one pixel. */
static const char pixel_base64[] =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

const char all_text[] =
  "[...document.getElementById('peng-article').children].map(e => e.tagName + ':' + e.textContent)"
  ".join('|')";

static Pictures *
pictures_new (gboolean *given_back)
{
  Pictures *pictures = g_new0 (Pictures, 1);

  pictures->held = g_ptr_array_new_with_free_func (g_object_unref);
  pictures->given_back = given_back;

  return pictures;
}

static void
pictures_free (gpointer data)
{
  Pictures *pictures = data;

  *pictures->given_back = TRUE;
  g_ptr_array_unref (pictures->held);
  g_free (pictures);
}

static void
answer (GTask *task)
{
  const char *name = g_task_get_task_data (task);
  gsize size;
  guchar *data;

  if (g_str_equal (name, CLIP))
    {
      g_task_return_pointer (task, g_bytes_new_static ("clip", 4), (GDestroyNotify) g_bytes_unref);
      return;
    }

  if (!g_str_equal (name, PICTURE))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such picture");
      return;
    }

  data = g_base64_decode (pixel_base64, &size);
  g_task_return_pointer (task, g_bytes_new_take (data, size), (GDestroyNotify) g_bytes_unref);
}

void
pictures_answer (Pictures *pictures)
{
  g_autoptr(GPtrArray) held = g_steal_pointer (&pictures->held);

  pictures->hold = FALSE;
  pictures->held = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < held->len; i++)
    answer (g_ptr_array_index (held, i));
}

static void
load_media (gpointer             user_data,
            const char          *name,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             callback_data)
{
  Pictures *pictures = user_data;
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, callback_data);

  g_task_set_task_data (task, g_strdup (name), g_free);
  pictures->n_loads++;
  if (pictures->hold)
    g_ptr_array_add (pictures->held, g_object_ref (task));
  else
    answer (task);
}

static GBytes *
load_media_finish (gpointer       user_data,
                   GAsyncResult  *result,
                   char         **content_type,
                   GError       **error)
{
  Pictures *pictures = user_data;

  g_assert_false (*pictures->given_back);
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

static PengTheme *
load_theme (void)
{
  g_autofree char *directory = g_build_filename (peng_paths_get_pkgdata_dir (), "portal", "theme",
                                                 NULL);
  g_autoptr(GError) error = NULL;
  PengTheme *theme = peng_theme_load (directory, &error);

  g_assert_no_error (error);

  return theme;
}

void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(PengArticle) empty = peng_article_new_empty ();

  fixture->clicked_block = -1;
  fixture->clicked_field = -1;
  fixture->theme = load_theme ();
  fixture->document = peng_document_new (empty);
  fixture->pictures = pictures_new (&fixture->given_back);
  fixture->preview = PENG_PREVIEW (peng_preview_new (&funcs, fixture->pictures, pictures_free));
  g_signal_connect_swapped (fixture->preview, "block-clicked", G_CALLBACK (block_clicked_cb),
                            fixture);
  g_signal_connect_swapped (fixture->preview, "field-clicked", G_CALLBACK (field_clicked_cb),
                            fixture);
  g_signal_connect_swapped (fixture->preview, "link-activated", G_CALLBACK (link_activated_cb),
                            fixture);
  peng_preview_set_theme (fixture->preview, fixture->theme, "彭城教育", NULL);
  peng_preview_set_document (fixture->preview, fixture->document);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 800, 600);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->preview));
  gtk_window_present (fixture->window);
}

void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->window, gtk_window_destroy);
  while (!fixture->given_back)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->document);
  peng_theme_unref (fixture->theme);
  g_free (fixture->link);
}

void
wait_until_current (Fixture *fixture)
{
  while (!peng_preview_is_current (fixture->preview))
    g_main_context_iteration (NULL, TRUE);
}

void
apply (Fixture  *fixture,
       PengEdit *edit)
{
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (edit);
  g_assert_true (peng_document_apply (fixture->document, edit, &error));
  g_assert_no_error (error);
  peng_edit_unref (edit);
}

void
type (Fixture    *fixture,
      guint       block,
      const char *words)
{
  PengPlace place = { .block = block, .part = PENG_PART_TEXT };
  g_autoptr(PengText) text = peng_text_new (words);

  apply (fixture, peng_document_make_text (fixture->document, &place, 0, 0, text));
}

void
insert (Fixture   *fixture,
        guint      position,
        PengBlock *block)
{
  apply (fixture, peng_document_make_blocks (fixture->document, position, 0, &block, 1));
  peng_block_unref (block);
}

void
insert_picture (Fixture *fixture,
                guint    position)
{
  g_autoptr(PengText) caption = peng_text_new ("说明");
  PengImage image = { .media = PICTURE, .width = 1, .height = 1, .alt = "", .caption = caption };

  insert (fixture, position, peng_block_new_image (&image));
}

void
insert_many (Fixture *fixture,
             guint    n_paragraphs)
{
  for (guint i = 0; i < n_paragraphs; i++)
    insert (fixture, i, peng_block_new_paragraph ("这一段的高度大致相同。"));
}

char *
ask (Fixture    *fixture,
     const char *script)
{
  WebKitWebView *view;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(JSCValue) value = NULL;
  g_autofree char *inside = g_strdup_printf ("with (stage.page) { %s }", script);

  wait_until_current (fixture);
  view = WEBKIT_WEB_VIEW (gtk_widget_get_first_child (GTK_WIDGET (fixture->preview)));
  webkit_web_view_evaluate_javascript (view, inside, -1, "pengcheng", NULL, NULL, answer_cb,
                                       &result);
  value = webkit_web_view_evaluate_javascript_finish (view, wait_for (&result), &error);
  g_assert_no_error (error);

  return jsc_value_to_string (value);
}

void
assert_answer (Fixture    *fixture,
               const char *script,
               const char *expected)
{
  g_autofree char *answer = ask (fixture, script);

  g_assert_cmpstr (answer, ==, expected);
}

void
wait_for_answer (Fixture    *fixture,
                 const char *script,
                 const char *expected)
{
  g_autofree char *answer = ask (fixture, script);

  while (!g_str_equal (answer, expected))
    {
      g_free (answer);
      answer = ask (fixture, script);
    }
}
