/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-html-reader.h"
#include "core/peng-outline.h"
#include "random-model.h"

#include <string.h>

static char *
describe (PengOutline *outline)
{
  GListModel *entries = peng_outline_get_entries (outline);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr(PengOutlineEntry) entry = g_list_model_get_item (entries, i);

      g_string_append_printf (out, "%u:%u:%s;", peng_outline_entry_get_block (entry),
                              peng_outline_entry_get_level (entry),
                              peng_outline_entry_get_text (entry));
    }

  return g_string_free (out, FALSE);
}

static void
assert_outline (PengOutline *outline,
                const char  *expected)
{
  g_autofree char *actual = describe (outline);

  g_assert_cmpstr (actual, ==, expected);
}

static void
apply (PengDocument *document,
       PengEdit     *made)
{
  g_autoptr(PengEdit) edit = made;

  g_assert_true (peng_document_apply (document, edit, NULL));
}

static PengDocument *
read_document (const char *html)
{
  g_autoptr(PengArticle) article = peng_html_read_article (html, strlen (html), NULL, NULL);

  return peng_document_new (article);
}

static void
changed_cb (GListModel *entries,
            guint       position,
            guint       removed,
            guint       added,
            char       *changes)
{
  g_snprintf (changes, 32, "%u-%u+%u", position, removed, added);
}

static void
test_edits (void)
{
  g_autoptr(PengDocument) document =
    read_document ("<p>零</p><h2>一</h2><p>二</p><h3>三<br>四</h3><p>五</p>");
  g_autoptr(PengOutline) outline = peng_outline_new (document);
  g_autoptr(PengText) text = peng_text_new ("x");
  g_autoptr(PengBlock) paragraph = peng_block_new_paragraph ("新");
  char changes[32] = "";

  g_signal_connect (peng_outline_get_entries (outline), "items-changed", G_CALLBACK (changed_cb),
                    changes);
  assert_outline (outline, "1:2:一;3:3:三 四;");

  apply (document, peng_document_make_text (document, &(PengPlace) { 2, PENG_PART_TEXT, 0 }, 0, 0,
                                            text));
  g_assert_cmpstr (changes, ==, "");
  apply (document, peng_document_make_text (document, &(PengPlace) { 3, PENG_PART_TEXT, 0 }, 0, 0,
                                            text));
  g_assert_cmpstr (changes, ==, "1-1+1");
  assert_outline (outline, "1:2:一;3:3:x三 四;");

  *changes = '\0';
  apply (document, peng_document_make_blocks (document, 0, 0, &paragraph, 1));
  g_assert_cmpstr (changes, ==, "");
  assert_outline (outline, "2:2:一;4:3:x三 四;");

  apply (document, peng_document_make_blocks (document, 2, 1, &paragraph, 1));
  g_assert_cmpstr (changes, ==, "0-1+0");
  assert_outline (outline, "4:3:x三 四;");
}

static void
test_find (void)
{
  g_autoptr(PengDocument) document = read_document ("<p>零</p><h2>一</h2><p>二</p><h4>三</h4>");
  g_autoptr(PengOutline) outline = peng_outline_new (document);
  const int expected[] = { -1, 0, 0, 1, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (peng_outline_find (outline, i), ==, expected[i]);
}

static void
test_none (void)
{
  g_autoptr(PengDocument) document = read_document ("<p>零</p>");
  g_autoptr(PengOutline) outline = peng_outline_new (document);

  assert_outline (outline, "");
  g_assert_cmpint (peng_outline_find (outline, 0), ==, -1);
}

/* After any edits it is what a new one would be. */
static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(PengArticle) article = random_model_article (rand, 20);
      g_autoptr(PengDocument) document = peng_document_new (article);
      g_autoptr(PengOutline) outline = peng_outline_new (document);

      for (guint j = 0; j < 50; j++)
        {
          g_autoptr(PengEdit) edit = random_model_edit (rand, document);
          g_autoptr(PengOutline) fresh = NULL;
          g_autofree char *expected = NULL;

          peng_document_apply (document, edit, NULL);
          fresh = peng_outline_new (document);
          expected = describe (fresh);
          assert_outline (outline, expected);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline/edits", test_edits);
  g_test_add_func ("/outline/find", test_find);
  g_test_add_func ("/outline/none", test_none);
  g_test_add_func ("/outline/random", test_random);

  return g_test_run ();
}
