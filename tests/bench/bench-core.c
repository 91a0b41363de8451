/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-history.h"
#include "core/peng-patch.h"

/* What one edit of each kind costs the model, in a short and in a long document: apply, history and
 * patch together. It follows the block that is edited, so it has to be the same in both. */

#define N_EDITS    2000
#define N_ROUNDS   9
#define N_CHARS    100
#define N_ROWS     10
#define N_COLUMNS  5
#define MEDIA      "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"

/* What is done to the block in the middle; every second time it is taken back, so that the block
 * keeps its size. */
typedef struct
{
  const char  *name;
  PengBlock *(*new_block) (const char   *text);
  PengEdit  *(*make)      (PengDocument *document,
                           guint         middle,
                           gboolean      back);
} Case;

static PengBlock *
new_image (const char *text)
{
  g_autoptr(PengText) caption = peng_text_new (text);
  const PengImage image = { MEDIA, 1920, 1280, PENG_IMAGE_NORMAL, "", caption };

  return peng_block_new_image (&image);
}

static PengBlock *
new_table (const char *text)
{
  g_autoptr(PengText) words = peng_text_new (text);
  g_autoptr(PengText) caption = peng_text_new ("");
  PengCell cells[N_COLUMNS];
  PengTableRow rows[N_ROWS];

  for (guint i = 0; i < N_COLUMNS; i++)
    cells[i] = (PengCell) { words, 1, 1, FALSE, PENG_ALIGN_DEFAULT };
  for (guint i = 0; i < N_ROWS; i++)
    rows[i] = (PengTableRow) { cells, N_COLUMNS };

  return peng_block_new_table (rows, N_ROWS, 1, caption);
}

static PengEdit *
type_at (PengDocument *document,
         PengPlace     place,
         gboolean      back)
{
  g_autoptr(PengText) key = peng_text_new ("城");

  return peng_document_make_text (document, &place, N_CHARS / 2, back ? 1 : 0, back ? NULL : key);
}

static PengEdit *
make_key (PengDocument *document,
          guint         middle,
          gboolean      back)
{
  return type_at (document, (PengPlace) { middle, PENG_PART_TEXT, 0 }, back);
}

static PengEdit *
make_caption (PengDocument *document,
              guint         middle,
              gboolean      back)
{
  return type_at (document, (PengPlace) { middle, PENG_PART_CAPTION, 0 }, back);
}

static PengEdit *
make_cell (PengDocument *document,
           guint         middle,
           gboolean      back)
{
  return type_at (document, (PengPlace) { middle, PENG_PART_CELL, N_ROWS * N_COLUMNS / 2 }, back);
}

static PengEdit *
make_field (PengDocument *document,
            guint         middle,
            gboolean      back)
{
  return peng_document_make_field (document, PENG_FIELD_TITLE, 0, back ? 1 : 0, back ? "" : "城");
}

static PengEdit *
make_kind (PengDocument *document,
           guint         middle,
           gboolean      back)
{
  const PengTextFormat heading = { .kind = PENG_BLOCK_HEADING, .level = 2 };
  const PengTextFormat paragraph = { .kind = PENG_BLOCK_PARAGRAPH };
  PengBlock *block = peng_document_get_block (document, middle);
  g_autoptr(PengBlock) other = peng_block_with_format (block, back ? &paragraph : &heading);

  return peng_document_make_blocks (document, middle, 1, &other, 1);
}

static const Case cases[] = {
  { "key", peng_block_new_paragraph, make_key },
  { "kind", peng_block_new_paragraph, make_kind },
  { "caption", new_image, make_caption },
  { "cell", new_table, make_cell },
  { "field", peng_block_new_paragraph, make_field },
};

static PengDocument *
new_document (const Case *edits,
              guint       n_blocks)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PengArticle) article = NULL;

  for (guint i = 0; i < N_CHARS; i++)
    g_string_append (text, i % 12 == 11 ? "，" : "彭");

  for (guint i = 0; i < n_blocks; i++)
    g_ptr_array_add (blocks, i == n_blocks / 2 ? edits->new_block (text->str)
                                               : peng_block_new_paragraph (text->str));

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

/* Microseconds for each edit. */
static double
measure_edits (const Case *edits,
               guint       n_blocks)
{
  g_autoptr(PengDocument) document = new_document (edits, n_blocks);
  g_autoptr(PengHistory) history = peng_history_new (document);
  g_autoptr(PengPatch) patch = peng_patch_new ();
  gint64 start;

  g_signal_connect (document, "edited", G_CALLBACK (edited_cb), patch);
  start = g_get_monotonic_time ();

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr(PengEdit) edit = edits->make (document, n_blocks / 2, i % 2 == 1);

      if (!peng_document_apply (document, edit, NULL))
        g_error ("the edit does not fit");
    }

  return (double) (g_get_monotonic_time () - start) / N_EDITS;
}

/* What handing the whole document to another thread costs, in microseconds. */
static double
measure_snapshot (const Case *edits,
                  guint       n_blocks)
{
  g_autoptr(PengDocument) document = new_document (edits, n_blocks);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr(PengArticle) article = peng_document_snapshot (document);
    }

  return (double) (g_get_monotonic_time () - start) / N_EDITS;
}

/* The least of several rounds: what the machine does besides only adds. */
static double
get_best (double    (*measure) (const Case *edits,
                                guint       n_blocks),
          const Case *edits,
          guint       n_blocks)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double now = measure (edits, n_blocks);

      best = MIN (best, now);
    }

  return best;
}

int
main (int   argc,
      char *argv[])
{
  const guint sizes[] = { 10, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      g_print ("bench: core-%s-%u-blocks %.3f us\n", cases[i].name, sizes[j],
               get_best (measure_edits, &cases[i], sizes[j]));

  g_print ("bench: core-snapshot-1000-blocks %.3f us\n",
           get_best (measure_snapshot, &cases[0], 1000));

  return 0;
}
