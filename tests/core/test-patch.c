/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-patch.h"
#include "random-model.h"

#include <stdio.h>

/* Changes are written "position-removed+inserted", hunks "old,n_old>new,n_new". */
typedef struct
{
  const char *name;
  const char *changes;
  const char *hunks;
} AddCase;

static const AddCase add_cases[] = {
  { "nothing",              "",                    "" },
  { "no-change",            "3-0+0",               "" },
  { "text",                 "2-1+1",               "2,1>2,1" },
  { "text-twice",           "2-1+1 2-1+1",         "2,1>2,1" },
  { "insert",               "2-0+1",               "2,0>2,1" },
  { "remove",               "2-1+0",               "2,1>2,0" },
  { "two-apart",            "1-1+1 5-1+1",         "1,1>1,1 5,1>5,1" },
  { "two-apart-backwards",  "5-1+1 1-1+1",         "1,1>1,1 5,1>5,1" },
  { "two-touch",            "1-1+1 2-1+1",         "1,2>1,2" },
  { "two-touch-backwards",  "2-1+1 1-1+1",         "1,2>1,2" },
  { "later-ones-move",      "5-1+1 1-0+2",         "1,0>1,2 5,1>7,1" },
  { "later-ones-come-near", "5-1+1 1-2+0",         "1,2>1,0 5,1>3,1" },
  { "removed-up-to",        "5-1+1 1-4+0",         "1,5>1,1" },
  { "split",                "3-1+2",               "3,1>3,2" },
  { "split-and-join",       "3-1+2 3-2+1",         "3,1>3,1" },
  { "insert-and-remove",    "3-0+2 3-2+0",         "" },
  { "insert-and-shorten",   "3-0+2 3-1+0",         "3,0>3,1" },
  { "remove-more",          "3-0+2 2-4+0",         "2,2>2,0" },
  { "insert-in-inserted",   "3-0+2 4-0+1",         "3,0>3,3" },
  { "insert-at-end",        "3-1+2 5-0+1",         "3,1>3,3" },
  { "insert-one-after",     "3-1+2 6-0+1",         "3,1>3,2 5,0>6,1" },
  { "over-several",         "1-1+1 3-1+0 5-0+2 0-9+1", "0,8>0,1" },
  { "between-two",          "1-1+1 5-1+1 3-1+1",   "1,1>1,1 3,1>3,1 5,1>5,1" },
  { "gap-filled",           "1-1+1 3-1+1 2-1+1",   "1,3>1,3" },
  { "gap-removed",          "1-1+1 3-1+1 2-1+0",   "1,3>1,2" },
};

static char *
write_hunks (PengPatch *patch)
{
  GString *out = g_string_new (NULL);
  guint n_hunks;
  const PengHunk *hunks = peng_patch_get_hunks (patch, &n_hunks);

  for (guint i = 0; i < n_hunks; i++)
    g_string_append_printf (out, "%s%u,%u>%u,%u", i > 0 ? " " : "", hunks[i].old_start,
                            hunks[i].n_old, hunks[i].new_start, hunks[i].n_new);

  return g_string_free (out, FALSE);
}

static void
test_add (gconstpointer data)
{
  const AddCase *c = data;
  g_autoptr(PengPatch) patch = peng_patch_new ();
  g_auto(GStrv) changes = g_strsplit (c->changes, " ", -1);
  g_autofree char *hunks = NULL;

  for (guint i = 0; changes[i] != NULL; i++)
    {
      guint position, n_removed, n_inserted;

      g_assert_cmpint (sscanf (changes[i], "%u-%u+%u", &position, &n_removed, &n_inserted), ==, 3);
      peng_patch_add_range (patch, position, n_removed, n_inserted);
    }

  hunks = write_hunks (patch);
  g_assert_cmpstr (hunks, ==, c->hunks);
  g_assert_true (peng_patch_is_empty (patch) == (*c->hunks == '\0'));
}

/* Documents are written as letters, a paragraph each. */
typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *hunks;
} BetweenCase;

static const BetweenCase between_cases[] = {
  { "same",          "abc",   "abc",     "" },
  { "one-changed",   "abc",   "axc",     "1,1>1,1" },
  { "first-changed", "abc",   "xbc",     "0,1>0,1" },
  { "last-changed",  "abc",   "abx",     "2,1>2,1" },
  { "pairwise",      "abcde", "axcxe",   "1,1>1,1 3,1>3,1" },
  { "neighbours",    "abcd",  "axxd",    "1,2>1,2" },
  { "inserted",      "abc",   "abxc",    "2,0>2,1" },
  { "removed",       "abc",   "ac",      "1,1>1,0" },
  { "repeated-more", "aa",    "aaa",     "2,0>2,1" },
  { "repeated-less", "aaa",   "aa",      "2,1>2,0" },
  { "all",           "abc",   "xy",      "0,3>0,2" },
  { "moved",         "abcd",  "bcda",    "0,4>0,4" },
};

static PengArticle *
new_article (const char *letters)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);

  for (; *letters != '\0'; letters++)
    {
      const char letter[2] = { *letters, '\0' };

      g_ptr_array_add (blocks, peng_block_new_paragraph (letter));
    }

  return peng_article_new ("00000000-0000-4000-8000-000000000000", NULL,
                           (PengBlock * const *) blocks->pdata, blocks->len);
}

static void
test_between (gconstpointer data)
{
  const BetweenCase *c = data;
  g_autoptr(PengArticle) from = new_article (c->from);
  g_autoptr(PengArticle) to = new_article (c->to);
  g_autoptr(PengPatch) patch = peng_patch_new_between (from, to);
  g_autofree char *hunks = write_hunks (patch);

  g_assert_cmpstr (hunks, ==, c->hunks);
  g_assert_cmphex (peng_patch_get_fields (patch), ==, 0);
}

static void
test_fields (void)
{
  const char *fields[PENG_N_FIELDS] = { [PENG_FIELD_TITLE] = "彭城", [PENG_FIELD_TAGS] = "a" };
  g_autoptr(PengArticle) from = peng_article_new (NULL, NULL, NULL, 0);
  g_autoptr(PengArticle) to = peng_article_new (NULL, fields, NULL, 0);
  g_autoptr(PengPatch) between = peng_patch_new_between (from, to);
  g_autoptr(PengPatch) grown = peng_patch_new ();
  g_autoptr(PengEdit) edit = peng_edit_new_field (PENG_FIELD_SECTION, 0, "", "x");

  g_assert_cmphex (peng_patch_get_fields (between), ==,
                   1 << PENG_FIELD_TITLE | 1 << PENG_FIELD_TAGS);
  g_assert_false (peng_patch_is_empty (between));

  peng_patch_add (grown, edit);
  g_assert_cmphex (peng_patch_get_fields (grown), ==, 1 << PENG_FIELD_SECTION);
  g_assert_false (peng_patch_is_empty (grown));
}

/* Changes a patch and, in the same way, a list that says of each block of the new revision where it
 * stood in the old one, or -1. */
static void
change_both (GRand     *rand,
             PengPatch *patch,
             GArray    *origins)
{
  guint position = g_rand_int_range (rand, 0, origins->len + 1);
  guint n_removed = g_rand_int_range (rand, 0, 4);
  guint n_inserted = g_rand_int_range (rand, 0, 4);
  const int fresh = -1;

  n_removed = MIN (n_removed, origins->len - position);
  peng_patch_add_range (patch, position, n_removed, n_inserted);

  if (n_removed > 0)
    g_array_remove_range (origins, position, n_removed);

  for (guint i = 0; i < n_inserted; i++)
    g_array_insert_val (origins, position, fresh);
}

/* Outside of the hunks each block stands where the hunks say that it came from. */
static void
assert_origins (PengPatch *patch,
                GArray    *origins)
{
  guint n_hunks;
  const PengHunk *hunk = peng_patch_get_hunks (patch, &n_hunks);
  const PengHunk *end = hunk + n_hunks;
  int shift = 0;

  for (guint i = 0; i < origins->len; i++)
    {
      for (; hunk < end && hunk->new_start + hunk->n_new <= i; hunk++)
        shift = (int) (hunk->old_start + hunk->n_old) - (int) (hunk->new_start + hunk->n_new);

      if (hunk == end || i < hunk->new_start)
        g_assert_cmpint (g_array_index (origins, int, i), ==, (int) i + shift);
    }
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(PengPatch) patch = peng_patch_new ();
      g_autoptr(GArray) origins = g_array_new (FALSE, FALSE, sizeof (int));

      for (int j = 0; j < 12; j++)
        g_array_append_val (origins, j);

      for (guint j = g_rand_int_range (rand, 0, 8); j > 0; j--)
        {
          change_both (rand, patch, origins);
          assert_origins (patch, origins);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (add_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/patch/add/", add_cases[i].name, NULL);

      g_test_add_data_func (path, &add_cases[i], test_add);
    }

  for (guint i = 0; i < G_N_ELEMENTS (between_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/patch/between/", between_cases[i].name, NULL);

      g_test_add_data_func (path, &between_cases[i], test_between);
    }

  g_test_add_func ("/core/patch/fields", test_fields);
  g_test_add_func ("/core/patch/random", test_random);

  return g_test_run ();
}
