/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-rtf.h"

#include <string.h>

/* The pictures of a text in Rich Text Format (1.9.1): groups `{\pict\pngblip 89504e47…}`. Word
 * writes each a second time for old programs, in `\nonshppict`, and those of bullets in
 * `\listpicture`: neither counts. */

/* A text that nests deeper than this is no text. */
#define MAX_DEPTH 256
#define MAX_WORD  32

typedef struct
{
  gboolean skips;       /* nothing in it counts */
  gboolean is_picture;
  gboolean is_known;    /* a format that others read: PNG or JPEG */
} Group;

typedef struct
{
  const char *p;
  const char *end;
  Group       groups[MAX_DEPTH];
  guint       depth;
  GByteArray *picture;
  int         half;     /* the first digit of a byte, -1 for none */
  GPtrArray  *pictures;
} Reader;

static Group *
get_group (Reader *self)
{
  return &self->groups[self->depth];
}

static void
open_group (Reader *self)
{
  Group outer = *get_group (self);

  self->depth++;
  *get_group (self) = (Group) { .skips = outer.skips || outer.is_picture };
}

static void
close_group (Reader *self)
{
  if (get_group (self)->is_picture && self->picture != NULL)
    {
      if (get_group (self)->is_known && self->picture->len > 0)
        g_ptr_array_add (self->pictures,
                         g_byte_array_free_to_bytes (g_steal_pointer (&self->picture)));
      g_clear_pointer (&self->picture, g_byte_array_unref);
    }

  if (self->depth > 0)
    self->depth--;
}

static void
begin_picture (Reader *self)
{
  if (get_group (self)->skips || self->picture != NULL)
    return;

  get_group (self)->is_picture = TRUE;
  self->picture = g_byte_array_new ();
  self->half = -1;
}

static gboolean
takes_bytes (Reader *self)
{
  return get_group (self)->is_picture && self->picture != NULL;
}

static void
take_binary (Reader *self,
             gsize   n_bytes)
{
  n_bytes = MIN (n_bytes, (gsize) (self->end - self->p));

  if (takes_bytes (self))
    g_byte_array_append (self->picture, (const guint8 *) self->p, n_bytes);

  self->p += n_bytes;
}

static void
take_word (Reader     *self,
           const char *word,
           long        number)
{
  if (g_str_equal (word, "pict"))
    begin_picture (self);
  else if (g_str_equal (word, "pngblip") || g_str_equal (word, "jpegblip"))
    get_group (self)->is_known = TRUE;
  else if (g_str_equal (word, "nonshppict") || g_str_equal (word, "listpicture"))
    get_group (self)->skips = TRUE;
  else if (g_str_equal (word, "bin") && number > 0)
    take_binary (self, number);
}

/* Behind a backslash: a word with a number and the space that ends it, or one sign. */
static void
read_control (Reader *self)
{
  char word[MAX_WORD + 1];
  guint length = 0;
  long number = 0;

  if (self->p == self->end)
    return;

  if (!g_ascii_isalpha (*self->p))
    {
      self->p += *self->p == '\'' ? MIN (3, self->end - self->p) : 1;
      return;
    }

  while (self->p < self->end && g_ascii_isalpha (*self->p))
    {
      if (length < MAX_WORD)
        word[length++] = *self->p;
      self->p++;
    }
  word[length] = '\0';

  if (self->p < self->end && *self->p == '-')
    self->p++;
  for (; self->p < self->end && g_ascii_isdigit (*self->p); self->p++)
    number = MIN (number * 10 + (*self->p - '0'), G_MAXINT / 16);
  if (self->p < self->end && *self->p == ' ')
    self->p++;

  take_word (self, word, number);
}

static void
take_digit (Reader *self,
            char    c)
{
  guint8 byte;

  if (!takes_bytes (self) || !g_ascii_isxdigit (c))
    return;

  if (self->half < 0)
    {
      self->half = g_ascii_xdigit_value (c);
      return;
    }

  byte = self->half << 4 | g_ascii_xdigit_value (c);
  self->half = -1;
  g_byte_array_append (self->picture, &byte, 1);
}

/**
 * peng_rtf_read_pictures:
 * @rtf: (array length=n_bytes): a text in Rich Text Format, or anything else
 * @n_bytes: how many
 *
 * Reads the pictures of a text in the formats PNG and JPEG, in their order. Time and memory grow in
 * proportion to @n_bytes.
 *
 * Returns: (transfer full) (element-type GBytes): the files as they were put into the text
 */
GPtrArray *
peng_rtf_read_pictures (const char *rtf,
                        gsize       n_bytes)
{
  Reader self = { .p = rtf, .end = rtf + n_bytes, .half = -1 };

  g_return_val_if_fail (rtf != NULL || n_bytes == 0, NULL);

  self.pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  while (self.p < self.end && self.depth + 1 < MAX_DEPTH)
    {
      char c = *self.p++;

      if (c == '{')
        open_group (&self);
      else if (c == '}')
        close_group (&self);
      else if (c == '\\')
        read_control (&self);
      else
        take_digit (&self, c);
    }

  g_clear_pointer (&self.picture, g_byte_array_unref);

  return self.pictures;
}
