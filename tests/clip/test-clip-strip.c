/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE  /* memmem */

#include "clip/peng-clip-strip.h"

#include "test-seed.h"

#include <glib/gstdio.h>
#include <string.h>

#define B(text) text, sizeof (text) - 1

/* What is in none of the copies. */
static const char * const secrets[] = { "+34.2", "\xa9xyz", "LOCATION", "HUAWEI", "XMP", "loci" };

typedef struct
{
  const char *name;
  const char *bytes;
  gsize       n_bytes;
  gboolean    changed;
} Case;

#define FTYP "\0\0\0\x10" "ftypisom\0\0\2\0"
#define MDAT "\0\0\0\x0c" "mdatabcd"
#define XYZ  "\0\0\0\x12" "\xa9xyz\0\6\x15\xc7" "+34.2/"
#define EBML "\x1a\x45\xdf\xa3\x84webm"
#define SEGMENT "\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"
#define TAGS "\x12\x54\xc3\x67"

static const Case cases[] = {
  { "nothing told", B (FTYP "\0\0\0\x0c" "moovabcd" MDAT), FALSE },
  { "place", B (FTYP "\0\0\0\x22" "moov\0\0\0\x1a" "udta" XYZ MDAT), TRUE },
  { "place of a track", B (FTYP "\0\0\0\x2a" "moov\0\0\0\x22" "trak\0\0\0\x1a" "udta" XYZ MDAT), TRUE },
  { "place by the standard",
    B (FTYP "\0\0\0\x1c" "moov\0\0\0\x14" "udta\0\0\0\x0c" "lociabcd" MDAT), TRUE },
  { "place with the writer",
    B (FTYP "\0\0\0\x32" "moov\0\0\0\x2a" "udta" XYZ "\0\0\0\x10" "\xa9too" "writer12" MDAT), TRUE },
  { "the writer alone",
    B (FTYP "\0\0\0\x20" "moov\0\0\0\x18" "udta\0\0\0\x10" "\xa9too" "writer12" MDAT), FALSE },
  { "keys of a telephone", B (FTYP "\0\0\0\x1a" "moov\0\0\0\x12" "metakeysHUAWEI" MDAT), TRUE },
  { "XMP",
    B (FTYP "\0\0\0\x1b" "uuid\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac" "XMP"
       MDAT), TRUE },
  { "another uuid", B (FTYP "\0\0\0\x1b" "uuid0123456789abcdefabc" MDAT), FALSE },
  { "a box that is too long", B (FTYP "\0\0\xff\xff" "moov\0\0\0\x1a" "udta" XYZ), FALSE },
  { "tags",
    B (EBML SEGMENT TAGS "\x9a" "\x73\x73\x97\x67\xc8\x94\x45\xa3\x88LOCATION\x44\x87\x85+34.2" "abc"),
    TRUE },
  { "tags of the writer", B (EBML SEGMENT TAGS "\x90" "\x67\xc8\x8d\x45\xa3\x87" "ENCODER\x44\x87\x81x"),
    FALSE },
  { "tags that are too long", B (EBML SEGMENT TAGS "\xff" "+34.2"), FALSE },
};

typedef struct
{
  char *folder;
  char *path;
  char *copy;
} Fixture;

static void
set_up (Fixture *fixture)
{
  fixture->folder = g_dir_make_tmp ("peng-clip-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "clip", NULL);
  fixture->copy = g_build_filename (fixture->folder, "copy", NULL);
}

static void
tear_down (Fixture *fixture)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->copy);
}

/* (nullable): the copy, NULL where there was no need for one. */
static GBytes *
strip (Fixture    *fixture,
       const char *bytes,
       gsize       n_bytes)
{
  g_autoptr(GError) error = NULL;
  gboolean changed;
  char *contents = NULL;
  gsize size;

  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) n_bytes, NULL));
  peng_clip_strip (fixture->path, fixture->copy, &changed, &error);
  if (error != NULL)
    g_assert_cmpuint (n_bytes, <, 8);
  g_assert_true (g_file_get_contents (fixture->copy, &contents, &size, NULL) == changed);
  g_unlink (fixture->copy);

  return changed ? g_bytes_new_take (contents, size) : NULL;
}

static void
check_copy (GBytes *copy,
            gsize   n_bytes)
{
  g_assert_cmpuint (g_bytes_get_size (copy), ==, n_bytes);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (memmem (g_bytes_get_data (copy, NULL), n_bytes, secrets[i], strlen (secrets[i])));
}

static void
test_table (void)
{
  Fixture fixture;

  set_up (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) copy = NULL;

      g_test_message ("%s", cases[i].name);
      copy = strip (&fixture, cases[i].bytes, cases[i].n_bytes);
      g_assert_true ((copy != NULL) == cases[i].changed);
      if (copy != NULL)
        check_copy (copy, cases[i].n_bytes);
    }
  tear_down (&fixture);
}

/* Once is enough, and what shows and sounds stays where it was. */
static void
test_again (void)
{
  const Case *c = &cases[1];
  Fixture fixture;
  g_autoptr(GBytes) copy = NULL;
  g_autoptr(GBytes) again = NULL;
  const char *data;

  set_up (&fixture);
  copy = strip (&fixture, c->bytes, c->n_bytes);
  data = g_bytes_get_data (copy, NULL);
  g_assert_cmpmem (data + c->n_bytes - 12, 12, c->bytes + c->n_bytes - 12, 12);
  g_assert_cmpmem (data, 28, c->bytes, 28);
  g_assert_cmpmem (data + 28, 4, "free", 4);
  again = strip (&fixture, data, c->n_bytes);
  g_assert_null (again);
  tear_down (&fixture);
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());
  Fixture fixture;

  set_up (&fixture);
  for (guint i = 0; i < 2000; i++)
    {
      const Case *c = &cases[i % G_N_ELEMENTS (cases)];
      g_autofree char *bytes = g_memdup2 (c->bytes, c->n_bytes);
      g_autoptr(GBytes) copy = NULL;

      for (guint j = 0; j < 4; j++)
        bytes[g_rand_int_range (rand, 0, (gint32) c->n_bytes)] = (char) g_rand_int_range (rand, 0, 256);
      copy = strip (&fixture, bytes, (gsize) g_rand_int_range (rand, 0, (gint32) c->n_bytes));
    }
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clip-strip/table", test_table);
  g_test_add_func ("/clip-strip/again", test_again);
  g_test_add_func ("/clip-strip/random", test_random);

  return g_test_run ();
}
