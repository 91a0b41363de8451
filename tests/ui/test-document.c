/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-document.h"

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"

#include <string.h>

static PengDocument *
read_document (const char *html)
{
  PengHtmlReport report;
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(GPtrArray) blocks = peng_html_read (html, strlen (html), &report);

  article = peng_article_new (NULL, NULL, (PengBlock * const *) blocks->pdata, blocks->len);

  return peng_document_new (article);
}

/* Takes a mark out of the document and tells where it was. */
static gboolean
take_mark (PengDocument *document,
           char          mark,
           PengPosition *position)
{
  for (guint i = 0; i < peng_document_get_n_blocks (document); i++)
    {
      PengPlace place = { i, PENG_PART_TEXT, 0 };
      PengText *text = peng_document_get_text (document, &place);
      const char *found = text != NULL ? strchr (peng_text_get_string (text), mark) : NULL;
      g_autoptr(PengEdit) edit = NULL;

      if (found == NULL)
        continue;

      *position = (PengPosition) { i, g_utf8_strlen (peng_text_get_string (text),
                                                     found - peng_text_get_string (text)) };
      edit = peng_document_make_text (document, &place, position->offset, 1, NULL);
      g_assert_true (peng_document_apply (document, edit, NULL));
      return TRUE;
    }

  return FALSE;
}

static gboolean
put_mark (PengDocument       *document,
          const PengPosition *position,
          const char         *mark)
{
  PengPlace place = { position->block, PENG_PART_TEXT, 0 };
  PengText *text = peng_document_get_text (document, &place);
  g_autoptr(PengText) inserted = NULL;
  g_autoptr(PengEdit) edit = NULL;
  PengStyle style = { 0 };

  if (text == NULL)
    return FALSE;

  /* The mark before a selection belongs to what follows, the cursor to what is before it. */
  if (*mark == '^' && position->offset < peng_text_get_length (text))
    style = *peng_text_get_style (text, position->offset);
  else if (position->offset > 0)
    style = *peng_text_get_style (text, position->offset - 1);
  inserted = peng_text_new_styled (mark, &style);
  edit = peng_document_make_text (document, &place, position->offset, 0, inserted);

  return peng_document_apply (document, edit, NULL);
}

static char *
describe (PengBuffer *buffer)
{
  g_autoptr(PengArticle) article = peng_document_snapshot (peng_buffer_get_document (buffer));
  g_autoptr(PengDocument) copy = peng_document_new (article);
  g_autoptr(PengArticle) marked = NULL;
  g_autofree char *html = NULL;
  PengPosition start, end;
  gboolean selected = peng_buffer_get_selection (buffer, &start, &end);
  gboolean placed = put_mark (copy, &end, "|");
  PengBlock * const *blocks;
  guint n_blocks;

  if (selected && placed)
    put_mark (copy, &start, "^");
  marked = peng_document_snapshot (copy);
  blocks = peng_article_get_blocks (marked, &n_blocks);
  html = peng_html_write (blocks, n_blocks, &peng_dialect_canonical);
  g_strdelimit (html, "\n", ' ');

  if (placed)
    return g_steal_pointer (&html);
  if (selected)
    return g_strdup_printf ("%s @%u:%u-%u:%u", html, start.block, start.offset, end.block,
                            end.offset);

  return g_strdup_printf ("%s @%u:%u", html, end.block, end.offset);
}

/* Without what the writer puts between the blocks for readers of HTML. */
static char *
squeeze (const char *html)
{
  g_autoptr(GRegex) space = g_regex_new (">[ \n]+<", 0, 0, NULL);
  g_autofree char *line = g_regex_replace_literal (space, html, -1, 0, "><", 0, NULL);
  g_autoptr(GRegex) end = g_regex_new (">[ \n]+@", 0, 0, NULL);

  return g_strstrip (g_regex_replace_literal (end, line, -1, 0, ">@", 0, NULL));
}

static char *
write_document (PengDocument *document)
{
  g_autoptr(PengArticle) article = peng_document_snapshot (document);
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);

  return peng_html_write (blocks, n_blocks, &peng_dialect_canonical);
}

/* Without where the cursor is, where that is written behind. */
static char *
dup_body (const char *html)
{
  const char *place = strstr (html, " @");

  return place != NULL ? g_strndup (html, place - html) : g_strdup (html);
}

/* Both sides in canonical form. */
static char *
normalize (const char *html)
{
  const char *place = strstr (html, " @");
  g_autofree char *body = dup_body (html);
  g_autoptr(PengDocument) document = read_document (body);
  g_autofree char *written = write_document (document);
  g_autofree char *whole = g_strconcat (written, place != NULL ? place : "", NULL);

  return squeeze (whole);
}

/* Reads a document and takes the marks out of it; without marks the cursor is at the start. */
PengDocument *
test_document_read (const char   *html,
                    PengPosition *bound,
                    PengPosition *cursor)
{
  PengDocument *document = read_document (html);
  gboolean selected = take_mark (document, '^', bound);

  if (!take_mark (document, '|', cursor))
    *cursor = (PengPosition) { 0, 0 };
  if (!selected)
    *bound = *cursor;

  return document;
}

void
test_document_assert (PengBuffer *buffer,
                      const char *expected)
{
  g_autofree char *described = describe (buffer);
  g_autofree char *actual = squeeze (described);
  g_autofree char *normal = normalize (expected);

  g_assert_cmpstr (actual, ==, normal);
}

void
test_document_assert_content (PengDocument *document,
                              const char   *expected)
{
  g_autofree char *body = dup_body (expected);
  PengPosition bound, cursor;
  g_autoptr(PengDocument) wanted = test_document_read (body, &bound, &cursor);
  g_autofree char *actual = write_document (document);
  g_autofree char *html = write_document (wanted);

  g_assert_cmpstr (actual, ==, html);
}

static char *
describe_tags (const GtkTextIter *iter)
{
  g_autoptr(GSList) tags = gtk_text_iter_get_tags (iter);
  GString *names = g_string_new (NULL);

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      g_autofree char *name = NULL;

      g_object_get (l->data, "name", &name, NULL);
      g_string_append_printf (names, "%s ", name);
    }

  return g_string_free (names, FALSE);
}

static void
assert_same_picture (PengBuffer *actual,
                     PengBuffer *expected)
{
  GtkTextIter a, b;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (actual), &a);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (expected), &b);

  do
    {
      g_autofree char *a_tags = describe_tags (&a);
      g_autofree char *b_tags = describe_tags (&b);
      GtkTextChildAnchor *a_anchor = gtk_text_iter_get_child_anchor (&a);
      GtkTextChildAnchor *b_anchor = gtk_text_iter_get_child_anchor (&b);

      g_assert_cmpuint (gtk_text_iter_get_char (&a), ==, gtk_text_iter_get_char (&b));
      g_assert_cmpstr (a_tags, ==, b_tags);
      g_assert_true ((a_anchor == NULL) == (b_anchor == NULL));
      if (a_anchor != NULL)
        g_assert_true (peng_block_equal (peng_anchor_get_block (a_anchor),
                                         peng_anchor_get_block (b_anchor)));
      gtk_text_iter_forward_char (&b);
    }
  while (gtk_text_iter_forward_char (&a));

  g_assert_true (gtk_text_iter_is_end (&b));
}

void
test_document_assert_picture (PengBuffer   *buffer,
                              PengDocument *document,
                              PengHistory  *history)
{
  g_autoptr(PengBuffer) fresh = peng_buffer_new (document, history);

  assert_same_picture (buffer, fresh);
}
