/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-private.h"

#include <string.h>

#define BEFORE 8     /* characters that are shown before the first one that differs */

/* An `h1`; or, for themes that have the site's name there, a lesser one before the text. */
static gboolean
may_be_title (PengPageChecker *self,
              guint            node)
{
  return peng_page_tree_is (self->tree, node, "h1") ||
         (node < self->root && (peng_page_tree_is (self->tree, node, "h2") ||
                                peng_page_tree_is (self->tree, node, "h3")));
}

/* The words of a heading that a reader sees; nothing where it is hidden. */
static char *
dup_heading (PengPageChecker *self,
             guint            node)
{
  g_autoptr(GPtrArray) lines = peng_page_read_lines (self->tree, self->looks, node,
                                                     self->tree->nodes[node].end);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      PengPageLine *line = lines->pdata[i];

      if (!line->hidden)
        g_string_append (out, line->words);
    }

  return g_string_free (out, FALSE);
}

static gboolean
is_title (PengPageChecker *self,
          const char      *words)
{
  g_autofree char *fold = peng_page_fold (words);

  return g_str_equal (fold, self->sent->title_fold);
}

/* A heading that is not the title: the one of the article is the nearest `h1` before its text. */
static guint
find_other_heading (PengPageChecker *self)
{
  guint found = PENG_PAGE_NONE;

  for (guint i = 0; i < self->tree->n_nodes; i++)
    {
      if (peng_page_tree_is (self->tree, i, "h1") && (found == PENG_PAGE_NONE || i < self->root))
        found = i;
    }

  return found;
}

static gboolean
has_title (PengPageChecker *self)
{
  for (guint i = 0; i < self->tree->n_nodes; i++)
    {
      if (may_be_title (self, i))
        {
          g_autofree char *words = dup_heading (self, i);

          if (is_title (self, words))
            return TRUE;
        }
    }

  return FALSE;
}

static void
compare_heading (PengPageChecker *self)
{
  guint other = find_other_heading (self);
  g_autofree char *words = other != PENG_PAGE_NONE ? dup_heading (self, other) : NULL;
  gboolean is_other = words != NULL && *words != '\0';
  PengPageFinding *finding;

  if (has_title (self))
    return;

  finding = peng_page_result_add (self->result,
                                  is_other ? PENG_PAGE_TITLE_CHANGED : PENG_PAGE_TITLE_MISSING,
                                  is_other ? words : NULL, self->sent->title);
  if (finding != NULL)
    finding->outside = TRUE;
}

/* A site puts its name behind the title, or before it. */
static void
compare_window_title (PengPageChecker *self)
{
  for (guint i = 0; i < self->tree->n_nodes; i++)
    {
      if (peng_page_tree_is (self->tree, i, "title"))
        {
          g_autofree char *text = peng_page_tree_dup_text (self->tree, i);
          g_autofree char *words = peng_page_dup_words (text);
          g_autofree char *fold = peng_page_fold (text);
          PengPageFinding *finding;

          if (strstr (fold, self->sent->title_fold) != NULL)
            return;
          finding = peng_page_result_add (self->result, PENG_PAGE_TITLE_CHANGED, words,
                                          self->sent->title);
          if (finding != NULL)
            finding->outside = TRUE;
          return;
        }
    }
}

/**
 * peng_page_compare_title:
 * @self: a page
 *
 * Looks for the title among the headings, and in the window's title.
 */
void
peng_page_compare_title (PengPageChecker *self)
{
  if (*self->sent->title_fold == '\0')
    return;

  compare_heading (self);
  compare_window_title (self);
}

/* The words from a little before where they begin to differ from others. */
static char *
dup_difference (const char *words,
                const char *other)
{
  const char *p = words;
  const char *q = other;

  while (*p != '\0' && g_utf8_get_char (p) == g_utf8_get_char (q))
    {
      p = g_utf8_next_char (p);
      q = g_utf8_next_char (q);
    }

  for (guint i = 0; i < BEFORE && p > words; i++)
    p = g_utf8_prev_char (p);

  return p > words ? g_strconcat ("…", p, NULL) : g_strdup (p);
}

static void
set_place (PengPageChecker *self,
           PengPageFinding *finding,
           guint            sent)
{
  PengPageLine *line = self->sent->lines->pdata[sent];

  if (finding == NULL)
    return;

  g_free (finding->near);
  finding->paragraph = sent + 1;
  finding->near = peng_page_cut_words (line->words, PENG_PAGE_MAX_EXCERPT / 2);
}

static void
report_changed (PengPageChecker *self,
                guint            sent,
                guint            there)
{
  PengPageLine *line = self->sent->lines->pdata[sent];
  PengPageLine *other = self->lines->pdata[there];
  g_autofree char *was = dup_difference (line->words, other->words);
  g_autofree char *is = dup_difference (other->words, line->words);
  gboolean added = strstr (other->fold, line->fold) != NULL;

  set_place (self, peng_page_result_add (self->result, added ? PENG_PAGE_TEXT_FOREIGN
                                                             : PENG_PAGE_TEXT_CHANGED,
                                         is, added ? NULL : was), sent);
}

static void
report_line (PengPageChecker *self,
             PengPagePair    *pairs,
             guint            sent)
{
  PengPageLine *line = self->sent->lines->pdata[sent];

  if (pairs[sent].fate == PENG_PAGE_LOST)
    set_place (self, peng_page_result_add (self->result, PENG_PAGE_TEXT_MISSING, NULL, line->words),
               sent);
  else if (pairs[sent].fate == PENG_PAGE_MOVED)
    set_place (self, peng_page_result_add (self->result, PENG_PAGE_TEXT_MOVED, line->words, NULL),
               sent);
  else if (pairs[sent].fate == PENG_PAGE_CHANGED)
    report_changed (self, sent, pairs[sent].other);
}

static gboolean
is_allowed (PengPageChecker *self,
            PengPageLine    *line)
{
  return g_hash_table_contains (self->sent->allowed, line->fold) ||
         g_str_equal (line->fold, self->sent->title_fold);
}

/**
 * peng_page_compare_text:
 * @self: a page whose article's part is known
 *
 * Compares each line of the text, and notes which line of the page is which for the places of other
 * findings.
 */
void
peng_page_compare_text (PengPageChecker *self)
{
  g_autofree PengPagePair *pairs = g_new0 (PengPagePair, self->sent->lines->len + 1);

  self->lines = peng_page_read_lines (self->tree, self->looks, self->root,
                                      self->tree->nodes[self->root].end);
  self->pairs = g_new0 (PengPagePair, self->lines->len + 1);
  peng_page_match (self->sent->lines, self->lines, pairs, self->pairs);

  for (guint i = 0; i < self->sent->lines->len; i++)
    report_line (self, pairs, i);

  for (guint i = 0; i < self->lines->len; i++)
    {
      PengPageLine *line = self->lines->pdata[i];

      if (self->pairs[i].fate == PENG_PAGE_LOST && !line->hidden && !is_allowed (self, line))
        peng_page_checker_add (self, PENG_PAGE_TEXT_FOREIGN, line->node, line->words, NULL);
    }
}
