/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-history.h"
#include "core/peng-patch.h"

/* What a typed character costs the model, in a short and in a long document: apply, history and
 * patch together. It has to be the same in both. */

#define N_KEYS     2000
#define N_ROUNDS   9
#define N_CHARS    100

static PengDocument *
new_document (guint n_blocks)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PengArticle) article = NULL;

  for (guint i = 0; i < N_CHARS; i++)
    g_string_append (text, i % 12 == 11 ? "，" : "彭");

  for (guint i = 0; i < n_blocks; i++)
    g_ptr_array_add (blocks, peng_block_new_paragraph (text->str));

  article = peng_article_new (NULL, NULL, (PengBlock * const *) blocks->pdata, blocks->len);

  return peng_document_new (article);
}

static void
edited_cb (PengDocument *document,
           PengEdit     *edit,
           PengPatch    *patch)
{
  peng_patch_add (patch, edit);
}

/* Types and takes back one character after the other in the middle of the document, so that the
 * block keeps its length; returns microseconds for each key. */
static double
measure_keys (guint n_blocks)
{
  g_autoptr(PengDocument) document = new_document (n_blocks);
  g_autoptr(PengHistory) history = peng_history_new (document);
  g_autoptr(PengPatch) patch = peng_patch_new ();
  g_autoptr(PengText) key = peng_text_new ("城");
  const PengPlace place = { n_blocks / 2, PENG_PART_TEXT, 0 };
  gint64 start;

  g_signal_connect (document, "edited", G_CALLBACK (edited_cb), patch);
  start = g_get_monotonic_time ();

  for (guint i = 0; i < N_KEYS; i++)
    {
      gboolean types = i % 2 == 0;
      g_autoptr(PengEdit) edit =
        peng_document_make_text (document, &place, N_CHARS / 2, types ? 0 : 1, types ? key : NULL);

      if (!peng_document_apply (document, edit, NULL))
        g_error ("the edit does not fit");
    }

  return (double) (g_get_monotonic_time () - start) / N_KEYS;
}

/* What handing the whole document to another thread costs, in microseconds. */
static double
measure_snapshot (guint n_blocks)
{
  g_autoptr(PengDocument) document = new_document (n_blocks);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_KEYS; i++)
    {
      g_autoptr(PengArticle) article = peng_document_snapshot (document);
    }

  return (double) (g_get_monotonic_time () - start) / N_KEYS;
}

/* The least of several rounds: what the machine does besides only adds. */
static double
get_best (double (*measure) (guint n_blocks),
          guint    n_blocks)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double now = measure (n_blocks);

      best = MIN (best, now);
    }

  return best;
}

int
main (int   argc,
      char *argv[])
{
  g_print ("bench: core-key-10-blocks %.3f us\n", get_best (measure_keys, 10));
  g_print ("bench: core-key-1000-blocks %.3f us\n", get_best (measure_keys, 1000));
  g_print ("bench: core-snapshot-1000-blocks %.3f us\n", get_best (measure_snapshot, 1000));

  return 0;
}
