/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-find.h"

/* What the main thread does when 20,000 matches in an article of 100,000 characters are replaced at
 * once and taken back, without a window: in paragraphs as they are written, and in ten long ones. */

#define N_MATCHES 20000
#define N_ROUNDS  5

typedef struct
{
  const char    *name;
  const char    *pattern;
  PengFindFlags  flags;
  const char    *replacement;
} Case;

static const Case cases[] = {
  { "literal", "运动", 0, "排球" },
  { "groups", "运(动)", PENG_FIND_REGEX, "\\1球" },
};

static PengDocument *
new_document (guint n_blocks)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PengArticle) article = NULL;

  for (guint i = 0; i < N_MATCHES / n_blocks; i++)
    g_string_append (text, "甲运动会，");
  for (guint i = 0; i < n_blocks; i++)
    g_ptr_array_add (blocks, peng_block_new_paragraph (text->str));

  article = peng_article_new (NULL, NULL, (PengBlock * const *) blocks->pdata, blocks->len);

  return peng_document_new (article);
}

/* In milliseconds. */
static double
measure (const Case *how,
         guint       n_blocks)
{
  g_autoptr(PengDocument) document = new_document (n_blocks);
  g_autoptr(PengHistory) history = peng_history_new (document);
  g_autoptr(PengFind) find = peng_find_new (document, NULL, 0);
  g_autoptr(PengFindQuery) query = peng_find_query_new (how->pattern, how->flags, NULL);
  PengFindJob *job;
  guint n_replaced;
  gint64 start;

  peng_find_set_query (find, query);
  while ((job = peng_find_take_job (find, G_MAXUINT)) != NULL)
    {
      peng_find_job_run (job, NULL);
      peng_find_give_job (find, job);
    }

  start = g_get_monotonic_time ();
  if (!peng_find_replace_all (find, history, how->replacement, &n_replaced, NULL) ||
      n_replaced != N_MATCHES || !peng_history_undo (history))
    g_error ("not all matches were replaced");

  return (g_get_monotonic_time () - start) / 1000.0;
}

int
main (int   argc,
      char *argv[])
{
  const guint sizes[] = { 500, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        double best = G_MAXDOUBLE;

        for (guint k = 0; k < N_ROUNDS; k++)
          {
            double now = measure (&cases[i], sizes[j]);

            best = MIN (best, now);
          }
        g_print ("bench: find-replace-%s-%u-blocks %.3f ms\n", cases[i].name, sizes[j], best);
      }

  return 0;
}
