/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-gallery.h"

#include <string.h>

/* Blocks are written as words: `a` is an image block of picture a, `a:x` with the caption x, `[2 a
 * b:x ]=y` a gallery in the layout 1 (rows), 2 or 3 with the caption y, `-` an empty paragraph,
 * `"x` a centred one with a text. `a*22` are 22 pictures, from a on in the order of characters. */

static PengImage
read_image (const char *word,
            guint       plus,
            char       *media)
{
  const char *caption = strchr (word, ':');

  g_snprintf (media, 65, "%064x", word[0] + plus);

  return (PengImage) { .media = media, .width = 30, .height = 20, .alt = "",
                       .caption = peng_text_new (caption != NULL ? caption + 1 : "") };
}

static guint
get_count (const char *word)
{
  return word[1] == '*' ? atoi (word + 2) : 1;
}

static void
add_image (GPtrArray  *blocks,
           GArray     *images,
           const char *word)
{
  for (guint i = 0; i < get_count (word); i++)
    {
      char *media = g_malloc (65);
      PengImage image = read_image (word, i, media);

      if (images != NULL)
        {
          g_array_append_val (images, image);
          continue;
        }

      g_ptr_array_add (blocks, peng_block_new_image (&image));
      peng_text_unref (image.caption);
      g_free (media);
    }
}

static void
clear_image (gpointer data)
{
  PengImage *image = data;

  peng_text_unref (image->caption);
  g_free ((char *) image->media);
}

static GPtrArray *
read_blocks (const char *words)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  g_auto(GStrv) split = g_strsplit (words, " ", -1);
  g_autoptr(GArray) images = NULL;
  guint layout = 0;

  for (guint i = 0; split[i] != NULL && *split[i] != '\0'; i++)
    {
      const char *word = split[i];
      g_autoptr(PengText) text = NULL;

      if (*word == '[')
        {
          images = g_array_new (FALSE, FALSE, sizeof (PengImage));
          g_array_set_clear_func (images, clear_image);
          layout = word[1] - '1';
        }
      else if (*word == ']')
        {
          text = peng_text_new (word[1] == '=' ? word + 2 : "");
          g_ptr_array_add (blocks, peng_block_new_gallery (layout, (PengImage *) images->data,
                                                           images->len, text));
          g_clear_pointer (&images, g_array_unref);
        }
      else if (*word == '-' || *word == '"')
        g_ptr_array_add (blocks, peng_block_new_paragraph (word + 1));
      else
        add_image (blocks, images, word);
    }

  return blocks;
}

static void
write_images (GString   *out,
              PengBlock *block)
{
  guint n_images;
  const PengImage *images = peng_block_get_images (block, &n_images);

  for (guint i = 0; i < n_images; i++)
    {
      g_string_append_c (out, strtol (images[i].media, NULL, 16));
      if (peng_text_get_length (images[i].caption) > 0)
        g_string_append_printf (out, ":%s", peng_text_get_string (images[i].caption));
      g_string_append_c (out, ' ');
    }
}

static void
write_block (GString   *out,
             PengBlock *block)
{
  const char *text;

  if (peng_block_is_text (block) && peng_text_get_length (peng_block_get_text (block)) == 0)
    {
      g_string_append (out, "- ");
      return;
    }

  if (peng_block_is_text (block))
    {
      g_assert_cmpint (peng_block_get_format (block)->align, ==, PENG_ALIGN_CENTER);
      g_string_append_printf (out, "\"%s ", peng_text_get_string (peng_block_get_text (block)));
      return;
    }

  if (peng_block_get_kind (block) == PENG_BLOCK_IMAGE)
    {
      write_images (out, block);
      return;
    }

  text = peng_text_get_string (peng_block_get_part (block, PENG_PART_CAPTION, 0));
  g_string_append_printf (out, "[%u ", peng_block_get_layout (block) + 1);
  write_images (out, block);
  g_string_append_printf (out, "]%s%s ", *text != '\0' ? "=" : "", text);
}

static char *
write_blocks (GPtrArray *blocks)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    write_block (out, g_ptr_array_index (blocks, i));

  return g_strchomp (g_string_free (out, FALSE));
}

typedef struct
{
  const char *name;
  const char *gallery;
  guint       from;
  guint       to;
  const char *after;
} MoveCase;

static const MoveCase move_cases[] = {
  { "stays",       "[1 a b ]",             1, 1, "[1 a b ]" },
  { "forwards",    "[2 a b:二 c d ]=共",   1, 3, "[2 a c d b:二 ]=共" },
  { "backwards",   "[3 a b c:三 d ]",      2, 0, "[3 c:三 a b d ]" },
  { "to-the-end",  "[1 a b ]",             0, 1, "[1 b a ]" },
};

static void
test_move (gconstpointer data)
{
  const MoveCase *c = data;
  g_autoptr(GPtrArray) blocks = read_blocks (c->gallery);
  g_autoptr(PengBlock) moved = peng_gallery_move (g_ptr_array_index (blocks, 0), c->from, c->to);
  g_autoptr(PengBlock) back = peng_gallery_move (moved, c->to, c->from);
  g_autoptr(GString) out = g_string_new (NULL);

  write_block (out, moved);
  g_assert_cmpstr (g_strchomp (out->str), ==, c->after);
  g_assert_true (peng_block_equal (back, g_ptr_array_index (blocks, 0)));
}

typedef GPtrArray *(*Act) (GPtrArray *blocks,
                           guint      index);

static GPtrArray *
act_insert (GPtrArray *blocks,
            guint      index)
{
  PengBlock *gallery = g_ptr_array_index (blocks, 0);
  g_autoptr(GArray) images = g_array_new (FALSE, FALSE, sizeof (PengImage));

  for (guint i = 1; i < blocks->len; i++)
    {
      guint n_images;

      g_array_append_vals (images, peng_block_get_images (blocks->pdata[i], &n_images), 1);
    }

  return peng_gallery_insert (gallery, index, (PengImage *) images->data, images->len);
}

static GPtrArray *
act_remove (GPtrArray *blocks,
            guint      index)
{
  return peng_gallery_remove (g_ptr_array_index (blocks, 0), index);
}

static GPtrArray *
act_split (GPtrArray *blocks,
           guint      index)
{
  return peng_gallery_split (g_ptr_array_index (blocks, 0));
}

static GPtrArray *
act_merge (GPtrArray *blocks,
           guint      index)
{
  return peng_gallery_merge ((PengBlock * const *) blocks->pdata, blocks->len);
}

static GPtrArray *
act_gather (GPtrArray *blocks,
            guint      index)
{
  return peng_gallery_gather ((PengBlock * const *) blocks->pdata, blocks->len);
}

typedef struct
{
  const char *name;
  Act         act;
  const char *before;
  guint       index;
  const char *after;
} ActCase;

static const ActCase act_cases[] = {
  { "insert-in-front",  act_insert, "[1 a b:二 ] x:新 y", 0, "[1 x:新 y a b:二 ]" },
  { "insert-behind",    act_insert, "[2 a b ]=共 x", 2, "[2 a b x ]=共" },
  { "insert-nothing",   act_insert, "[2 a b ]", 1, "[2 a b ]" },
  { "insert-last-room", act_insert, "[3 A*19 ] x", 1, "[3 A x B C D E F G H I J K L M N O P Q R S ]" },
  { "insert-too-many",  act_insert, "[3 A*19 ] x y:二 z", 19,
    "[3 A B C D E F G H I J K L M N O P Q R S x ] y:二 z" },
  { "insert-no-room",   act_insert, "[3 A*20 ] x", 0,
    "[3 A B C D E F G H I J K L M N O P Q R S T ] x" },

  { "remove-first",     act_remove, "[2 a:一 b c ]=共", 0, "[2 b c ]=共" },
  { "remove-last",      act_remove, "[2 a b c:三 ]", 2, "[2 a b ]" },
  { "remove-to-one",    act_remove, "[1 a b:二 ]", 0, "b:二" },
  { "remove-caption-stays",  act_remove, "[1 a b:二 ]=共", 1, "a:共" },
  { "remove-captions-stay",  act_remove, "[1 a b:二 ]=共", 0, "b:二 \"共" },

  { "split",            act_split, "[3 a:一 b c ]", 0, "a:一 b c" },
  { "split-caption",    act_split, "[1 a:一 b ]=共", 0, "a:一 b:共" },
  { "split-captions",   act_split, "[1 a b:二 ]=共", 0, "a b:二 \"共" },

  { "merge",            act_merge, "a:一 b c", 0, "[1 a:一 b c ]" },
  { "merge-gaps",       act_merge, "- a - - b -", 0, "[1 a b ]" },
  { "merge-galleries",  act_merge, "[3 a b ]=甲 c:三 [2 d e ]=乙", 0, "[3 a b c:三 d e ]=甲；乙" },
  { "merge-second-caption", act_merge, "[1 a b ] [2 d e ]=乙", 0, "[1 a b d e ]=乙" },
  { "merge-twenty",     act_merge, "A*20", 0, "[1 A B C D E F G H I J K L M N O P Q R S T ]" },
  { "merge-too-many",   act_merge, "[2 A*20 ]=共 x", 0,
    "[2 A B C D E F G H I J K L M N O P Q R S ] [2 T x ]=共" },
  { "merge-one",        act_merge, "a", 0, NULL },
  { "merge-one-and-gaps", act_merge, "- a -", 0, NULL },
  { "merge-none",       act_merge, "- -", 0, NULL },
  { "merge-nothing",    act_merge, "", 0, NULL },
  { "merge-text",       act_merge, "a \"文 b", 0, NULL },

  { "gather",           act_gather, "a:一 b c", 0, "[1 a:一 b c ]" },
  { "gather-around",    act_gather, "a b - c - d e", 0, "[1 a b ] - c - [1 d e ]" },
  { "gather-too-many",  act_gather, "A*21", 0,
    "[1 A B C D E F G H I J K L M N O P Q R S ] [1 T U ]" },
  { "gather-one",       act_gather, "a", 0, NULL },
  { "gather-apart",     act_gather, "a - b", 0, NULL },
  { "gather-nothing",   act_gather, "", 0, NULL },
};

static void
test_act (gconstpointer data)
{
  const ActCase *c = data;
  g_autoptr(GPtrArray) before = read_blocks (c->before);
  g_autoptr(GPtrArray) after = c->act (before, c->index);
  g_autofree char *written = after != NULL ? write_blocks (after) : NULL;

  g_assert_cmpstr (written, ==, c->after);
}

static void
test_layout (void)
{
  g_autoptr(GPtrArray) blocks = read_blocks ("[1 a:一 b ]=共");
  g_autoptr(GPtrArray) expected = read_blocks ("[3 a:一 b ]=共");
  g_autoptr(PengBlock) changed = peng_gallery_with_layout (blocks->pdata[0], PENG_GALLERY_THREE);

  g_assert_true (peng_block_equal (changed, expected->pdata[0]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (move_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/gallery/move/", move_cases[i].name, NULL);

      g_test_add_data_func (path, &move_cases[i], test_move);
    }

  for (guint i = 0; i < G_N_ELEMENTS (act_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/gallery/", act_cases[i].name, NULL);

      g_test_add_data_func (path, &act_cases[i], test_act);
    }

  g_test_add_func ("/core/gallery/layout", test_layout);

  return g_test_run ();
}
