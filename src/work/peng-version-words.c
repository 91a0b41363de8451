/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-version-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Blocks as words, for whoever compares them. */

/* What a block that is no text is, before the words that it has. */
static char *
new_name (PengBlock *block)
{
  guint n_images;

  switch (peng_block_get_kind (block))
    {
    case PENG_BLOCK_IMAGE:
      return g_strdup (_("Photograph"));
    case PENG_BLOCK_GALLERY:
      peng_block_get_images (block, &n_images);
      return g_strdup_printf (ngettext ("Gallery of %u photograph", "Gallery of %u photographs",
                                        n_images), n_images);
    case PENG_BLOCK_VIDEO:
      return g_strdup (_("Video"));
    case PENG_BLOCK_AUDIO:
      return g_strdup (_("Sound"));
    case PENG_BLOCK_TABLE:
      return g_strdup (_("Table"));
    case PENG_BLOCK_ATTACHMENT:
      return g_strdup (_("Attachment"));
    case PENG_BLOCK_DIVIDER:
      return g_strdup (_("Divider"));
    case PENG_BLOCK_PARAGRAPH:
    case PENG_BLOCK_HEADING:
    case PENG_BLOCK_LIST_ITEM:
    case PENG_BLOCK_QUOTE:
    default:
      return NULL;
    }
}

static void
append_block (GString   *words,
              PengBlock *block)
{
  g_autofree char *name = new_name (block);
  gsize before;

  if (words->len > 0)
    g_string_append_c (words, '\n');
  if (name != NULL)
    /* Translators: what something is, before the words that belong to it: [Photograph] The start */
    g_string_append_printf (words, _("[%s] "), name);

  before = words->len;
  peng_block_append_plain (block, words);
  while (words->len > before && words->str[words->len - 1] == '\n')
    g_string_truncate (words, words->len - 1);
}

/**
 * peng_version_words_new_run:
 * @article: a version of an article
 * @start: index of a block
 * @n: how many blocks from there on
 *
 * Returns: (transfer full): the blocks as lines of plain text, pictures and the like by their name;
 *   empty for none
 */
char *
peng_version_words_new_run (PengArticle *article,
                            guint        start,
                            guint        n)
{
  GString *words = g_string_new (NULL);
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);

  for (guint i = start; i < MIN (start + n, n_blocks); i++)
    append_block (words, blocks[i]);

  return g_string_free (words, FALSE);
}

/**
 * peng_version_words_get_heading:
 * @kind: what has become of something
 *
 * Returns: (transfer none): who has changed it
 */
const char *
peng_version_words_get_heading (PengMergeKind kind)
{
  switch (kind)
    {
    case PENG_MERGE_MINE:
      return _("Changed by you");
    case PENG_MERGE_THEIRS:
      return _("Changed at the site");
    case PENG_MERGE_CONFLICT:
      return _("Different in both");
    case PENG_MERGE_SAME:
    default:
      return _("The same in both");
    }
}
