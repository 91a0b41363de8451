/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preview/peng-groups.h"

#include "core/peng-html-writer.h"

#include "test-seed.h"

/* Blocks in one letter each: p paragraph, l list item, n numbered item, m an item of the second
 * level, q quote, Q quote with its source, d divider. A step replaces, from a position, so many
 * blocks by others. */
typedef struct
{
  const char *name;
  const char *before;
  guint       position;
  guint       n_removed;
  const char *inserted;
  guint       at;
  guint       n_elements_removed;
  guint       first_block;
  guint       n_blocks;
} Case;

static const Case cases[] = {
  { "paragraph alone",             "ppp",  1, 1, "p",  1, 1, 1, 1 },
  { "item redraws its list",       "plllp", 2, 1, "l", 1, 1, 1, 3 },
  { "paragraph before a list",     "pllp", 0, 1, "p",  0, 1, 0, 1 },
  { "paragraph behind a list",     "pllp", 3, 1, "p",  2, 1, 3, 1 },
  { "item joins the list above",   "llp",  2, 1, "l",  0, 2, 0, 3 },
  { "item joins the list below",   "pll",  0, 1, "l",  0, 2, 0, 3 },
  { "item joins both",             "lpl",  1, 1, "l",  0, 3, 0, 3 },
  { "gap closes between lists",    "lpl",  1, 1, "",   0, 3, 0, 2 },
  { "list is cut in two",          "lll",  1, 1, "p",  0, 1, 0, 3 },
  { "first block goes",            "ppp",  0, 1, "",   0, 1, 0, 0 },
  { "last blocks go",              "pppp", 2, 2, "",   2, 2, 2, 0 },
  { "blocks come at the end",      "p",    1, 0, "pd", 1, 0, 1, 2 },
  { "blocks come at the start",    "p",    0, 0, "dd", 0, 0, 0, 2 },
  { "quote with source ends it",   "qq",   0, 1, "Q",  0, 1, 0, 2 },
  { "quote behind a source",       "Qq",   1, 1, "q",  1, 1, 1, 1 },
  { "number behind a deeper item", "nmnp", 3, 1, "p",  1, 1, 3, 1 },
  { "list becomes that of the next", "lmnp", 0, 1, "n", 0, 2, 0, 3 },
  { "list becomes another",        "nmnp", 0, 1, "l",  0, 1, 0, 3 },
  { "list begins above a deeper item", "pmnp", 0, 1, "n", 0, 3, 0, 3 },
  { "list between goes",           "nlmnp", 1, 1, "",  0, 3, 0, 3 },
  { "all at once",                 "plq",  0, 3, "dp", 0, 3, 0, 2 },
};

static PengBlock *
make_block (char letter)
{
  PengTextFormat format = { 0 };
  g_autoptr(PengText) text = peng_text_new ("文");
  g_autoptr(PengBlock) quote = NULL;

  switch (letter)
    {
    case 'd':
      return peng_block_new_divider ();

    case 'l':
    case 'n':
    case 'm':
      format.kind = PENG_BLOCK_LIST_ITEM;
      format.level = letter == 'm' ? 2 : 1;
      format.ordered = letter == 'n';
      break;

    case 'q':
    case 'Q':
      format.kind = PENG_BLOCK_QUOTE;
      break;

    default:
      break;
    }

  if (letter != 'Q')
    return peng_block_new_text (&format, text);

  quote = peng_block_new_text (&format, text);

  return peng_block_with_part (quote, PENG_PART_CITE, 0, text);
}

static PengBlock *
block_at (gpointer user_data,
          guint    position)
{
  return g_ptr_array_index ((GPtrArray *) user_data, position);
}

static GPtrArray *
make_blocks (const char *letters)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);

  for (const char *p = letters; *p != '\0'; p++)
    g_ptr_array_add (blocks, make_block (*p));

  return blocks;
}

static void
replace (GPtrArray  *blocks,
         guint       position,
         guint       n_removed,
         const char *inserted)
{
  if (n_removed > 0)
    g_ptr_array_remove_range (blocks, position, n_removed);
  for (guint i = 0; inserted[i] != '\0'; i++)
    g_ptr_array_insert (blocks, position + i, make_block (inserted[i]));
}

static void
test_follow (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GPtrArray) blocks = make_blocks (c->before);
  g_autoptr(PengGroups) groups = peng_groups_new ();
  g_autoptr(PengPatch) patch = peng_patch_new ();
  g_autoptr(GArray) splices = NULL;
  const PengGroupSplice *splice;

  peng_groups_reset (groups, blocks->len, block_at, blocks);
  replace (blocks, c->position, c->n_removed, c->inserted);
  peng_patch_add_range (patch, c->position, c->n_removed, strlen (c->inserted));
  splices = peng_groups_follow (groups, patch, blocks->len, block_at, blocks);

  g_assert_cmpuint (splices->len, ==, 1);
  splice = &g_array_index (splices, PengGroupSplice, 0);
  g_assert_cmpuint (splice->at, ==, c->at);
  g_assert_cmpuint (splice->n_removed, ==, c->n_elements_removed);
  g_assert_cmpuint (splice->first_block, ==, c->first_block);
  g_assert_cmpuint (splice->n_blocks, ==, c->n_blocks);
}

/* What stands on the page: the letters of each element, as the splices leave them. */
static void
carry_out (GPtrArray             *page,
           const PengGroupSplice *splice,
           GPtrArray             *blocks)
{
  guint end = splice->first_block + splice->n_blocks;
  guint at = splice->at;

  if (splice->n_removed > 0)
    g_ptr_array_remove_range (page, splice->at, splice->n_removed);

  for (guint i = splice->first_block; i < end;)
    {
      guint start;
      guint length;
      GPtrArray *element = g_ptr_array_new ();

      peng_html_get_group ((PengBlock **) blocks->pdata, blocks->len, i, &start, &length);
      g_assert_cmpuint (start, ==, i);
      for (guint k = 0; k < length; k++)
        g_ptr_array_add (element, blocks->pdata[i + k]);
      g_ptr_array_insert (page, at++, element);
      i += length;
    }
  g_assert_cmpuint (at, >=, splice->at);
}

static void
assert_page_shows (GPtrArray  *page,
                   GPtrArray  *blocks,
                   PengGroups *groups)
{
  guint block = 0;

  for (guint element = 0; element < page->len; element++)
    {
      GPtrArray *shown = g_ptr_array_index (page, element);

      for (guint within = 0; within < shown->len; within++, block++)
        {
          guint found;
          guint found_within;

          g_assert_true (shown->pdata[within] == blocks->pdata[block]);
          g_assert_true (peng_groups_find (groups, block, &found, &found_within));
          g_assert_cmpuint (found, ==, element);
          g_assert_cmpuint (found_within, ==, within);
          g_assert_true (peng_groups_get_block (groups, element, within, &found));
          g_assert_cmpuint (found, ==, block);
        }
    }
  g_assert_cmpuint (block, ==, blocks->len);
  g_assert_cmpuint (page->len, ==, peng_groups_get_size (groups));
}

static char *
random_letters (GRand *rand,
                guint  at_most)
{
  guint n = g_rand_int_range (rand, 0, at_most + 1);
  char *letters = g_new0 (char, n + 1);

  for (guint i = 0; i < n; i++)
    letters[i] = "plnmllnmmqqQd"[g_rand_int_range (rand, 0, 13)];

  return letters;
}

static void
random_round (GRand *rand)
{
  g_autofree char *letters = random_letters (rand, 20);
  g_autoptr(GPtrArray) blocks = make_blocks (letters);
  g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr(PengGroups) groups = peng_groups_new ();
  PengGroupSplice all = { 0, 0, 0, blocks->len };

  peng_groups_reset (groups, blocks->len, block_at, blocks);
  carry_out (page, &all, blocks);

  for (guint step = 0; step < 10; step++)
    {
      guint n_edits = g_rand_int_range (rand, 1, 5);
      g_autoptr(PengPatch) patch = peng_patch_new ();
      g_autoptr(GArray) splices = NULL;

      for (guint i = 0; i < n_edits; i++)
        {
          g_autofree char *inserted = random_letters (rand, 3);
          guint position = g_rand_int_range (rand, 0, blocks->len + 1);
          guint n_removed = g_rand_int_range (rand, 0, MIN (3, blocks->len - position) + 1);

          replace (blocks, position, n_removed, inserted);
          peng_patch_add_range (patch, position, n_removed, strlen (inserted));
        }

      splices = peng_groups_follow (groups, patch, blocks->len, block_at, blocks);
      for (guint i = 0; i < splices->len; i++)
        carry_out (page, &g_array_index (splices, PengGroupSplice, i), blocks);
      assert_page_shows (page, blocks, groups);
    }
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 2000; i++)
    random_round (rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/preview/groups/follow/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_follow);
    }
  g_test_add_func ("/preview/groups/random", test_random);

  return g_test_run ();
}
