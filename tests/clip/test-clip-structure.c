/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "clip/peng-clip-structure.h"

#include "test-seed.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define WHOLE -1

/* Each ends without a terminator of its own, so that reading behind its end shows. */
typedef struct
{
  const char *name;
  const char *bytes;
  gsize       n_bytes;
  int         code;       /* WHOLE, or a PengClipError */
} Case;

#define B(text) text, sizeof (text) - 1

#define FTYP "\0\0\0\x10" "ftypisom\0\0\2\0"
#define MOOV "\0\0\0\x0c" "moovabcd"
#define MOOF "\0\0\0\x0c" "moofabcd"
#define MDAT "\0\0\0\x0c" "mdatabcd"
#define EBML "\x1a\x45\xdf\xa3\x84webm"
#define PAGE "OggS\0\2" "01234567" "0123" "0123" "0123" "\1\4" "abcd"
#define XING "\xff\xfb\x90\x64" "0123456789012345678901234567890123456789"

static const Case cases[] = {
  { "mp4", B (FTYP MOOV MDAT), WHOLE },
  { "mp4, the film first", B (FTYP MDAT MOOV), WHOLE },
  { "mp4, to the end", B (FTYP MOOV "\0\0\0\0mdatabcdef"), WHOLE },
  { "mp4, long box", B (FTYP MOOV "\0\0\0\1mdat\0\0\0\0\0\0\0\x12xy"), WHOLE },
  { "mp4, long box cut", B (FTYP MOOV "\0\0\0\1mdat\0\0\0\0\0\0\0\x13xy"), PENG_CLIP_ERROR_CUT_SHORT },
  { "mp4, huge box", B (FTYP MOOV "\0\0\0\1mdat\xff\xff\xff\xff\xff\xff\xff\xffxy"),
    PENG_CLIP_ERROR_CUT_SHORT },
  { "mp4, bytes behind it", B (FTYP MOOV MDAT "\0\0\0\0\0\0\0\0\0\0"), WHOLE },
  { "mp4, three bytes behind it", B (FTYP MOOV MDAT "abc"), WHOLE },
  { "mp4 without moov", B (FTYP MDAT), PENG_CLIP_ERROR_CUT_SHORT },
  { "mp4 without mdat", B (FTYP MOOV), PENG_CLIP_ERROR_CUT_SHORT },
  { "mp4, ftyp alone", B (FTYP), PENG_CLIP_ERROR_CUT_SHORT },
  { "mp4, mdat cut", B (FTYP MOOV "\0\0\0\x0c" "mdatabc"), PENG_CLIP_ERROR_CUT_SHORT },
  { "mp4, moov cut", B (FTYP MDAT "\0\0\1\0moovab"), PENG_CLIP_ERROR_CUT_SHORT },
  { "mp4, header cut", B (FTYP MDAT "\0\0\0"), PENG_CLIP_ERROR_CUT_SHORT },
  { "mp4, box of no length", B (FTYP "\0\0\0\4moovabcdabcdabcdabcd"), PENG_CLIP_ERROR_BROKEN },
  { "mp4, no box", B (FTYP "\0\0\0\x10\1\2\3\4abcdabcdabcd"), PENG_CLIP_ERROR_BROKEN },
  { "webm", B (EBML "\x18\x53\x80\x67\x88" "01234567"), WHOLE },
  { "webm, long length", B (EBML "\x18\x53\x80\x67\x01\0\0\0\0\0\0\x04" "0123"), WHOLE },
  { "webm, not known", B (EBML "\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" "0123"), WHOLE },
  { "webm, cut", B (EBML "\x18\x53\x80\x67\x89" "01234567"), PENG_CLIP_ERROR_CUT_SHORT },
  { "webm, header alone", B (EBML "abc"), PENG_CLIP_ERROR_CUT_SHORT },
  { "webm, no segment", B (EBML "0123456789ab"), PENG_CLIP_ERROR_BROKEN },
  { "webm, header longer than all", B ("\x1a\x45\xdf\xa3\x08\xff\xff\xff\xff" "webm"),
    PENG_CLIP_ERROR_CUT_SHORT },
  { "webm, no number", B ("\x1a\x45\xdf\xa3\0\0\0\0\0\0\0\0\0\0\0\0"), PENG_CLIP_ERROR_BROKEN },
  { "ogg", B (PAGE PAGE), WHOLE },
  { "ogg, cut in a page", B (PAGE "OggS\0\2" "01234567" "0123" "0123" "0123" "\1\4" "abc"),
    PENG_CLIP_ERROR_CUT_SHORT },
  { "ogg, cut in a head", B (PAGE "OggS\0\2" "01"), PENG_CLIP_ERROR_CUT_SHORT },
  { "ogg, no page", B (PAGE "abcdabcdabcdabcdabcdabcdabcdabcd"), PENG_CLIP_ERROR_BROKEN },
  { "wav", B ("RIFF\x08\0\0\0WAVEdata"), WHOLE },
  { "wav, a byte to fill up", B ("RIFF\x09\0\0\0WAVEdata"), WHOLE },
  { "wav, not known", B ("RIFF\xff\xff\xff\xffWAVEdata"), WHOLE },
  { "wav, cut", B ("RIFF\x0a\0\0\0WAVEdata"), PENG_CLIP_ERROR_CUT_SHORT },
  { "mp3", B (XING), WHOLE },
  { "mp3 behind a tag", B ("ID3\3\0\0\0\0\0\4" "abcd" XING), WHOLE },
  { "mp3, a tag alone", B ("ID3\3\0\0\0\0\1\0" "abcd"), PENG_CLIP_ERROR_CUT_SHORT },
  { "mp3, no frame", B ("ID3\3\0\0\0\0\0\4" "abcd" "0123456789"), PENG_CLIP_ERROR_BROKEN },
  { "mp3, its own count", B (XING "Xing\0\0\0\2\0\0\0\x40" "0123456789"), WHOLE },
  { "mp3, cut by its own count", B (XING "Info\0\0\0\3\0\0\0\x40\0\1\0\0" "0123456789"),
    PENG_CLIP_ERROR_CUT_SHORT },
  { "three bytes", B ("\xff\xfb\x90"), PENG_CLIP_ERROR_CUT_SHORT },
  { "nothing", B (""), PENG_CLIP_ERROR_CUT_SHORT },
  { "another format", B ("%PDF-1.7 and so on"), PENG_CLIP_ERROR_BROKEN },
};

static int
make_file (const char *bytes,
           gsize       n_bytes)
{
  int fd = memfd_create ("clip", MFD_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes, n_bytes), ==, n_bytes);

  return fd;
}

static int
check (const char *bytes,
       gsize       n_bytes)
{
  int fd = make_file (bytes, n_bytes);
  g_autoptr(GError) error = NULL;
  gboolean knows_duration;
  gboolean whole = peng_clip_structure_check (fd, &knows_duration, &error);

  close (fd);
  g_assert_true (whole == (error == NULL));
  if (whole)
    return WHOLE;

  g_assert_true (error->domain == PENG_CLIP_ERROR);

  return error->code;
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (check (cases[i].bytes, cases[i].n_bytes), ==, cases[i].code);
    }
}

static const struct
{
  const char *bytes;
  gsize       n_bytes;
  gboolean    knows;
} films[] = {
  { B (FTYP MOOV MDAT), TRUE },
  { B (FTYP MOOV MOOF MDAT MOOF MDAT), FALSE },
  { B (FTYP "\0\0\0\x18" "moov\0\0\0\x10" "mehdabcdabcd" MOOF MDAT), TRUE },
};

/* One in fragments may say how long the first is. */
static void
test_duration (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (films); i++)
    {
      int fd = make_file (films[i].bytes, films[i].n_bytes);
      gboolean knows = !films[i].knows;

      g_assert_true (peng_clip_structure_check (fd, &knows, NULL));
      g_assert_true (knows == films[i].knows);
      close (fd);
    }
}

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("PENG_CLIP_SAMPLES"), name, NULL);
  char *data;
  gsize size;

  return g_file_get_contents (path, &data, &size, NULL) ? g_bytes_new_take (data, size) : NULL;
}

/* Real files are whole, and whatever their end loses is missed. An MP3 is missed what is more than the
 * encoders' own slack. */
static void
test_real (void)
{
  static const struct
  {
    const char *name;
    gsize       least;    /* bytes that are missed when they are not there */
  } samples[] = {
    { "video.webm", 1 }, { "video.mp4", 1 }, { "first.mp4", 1 }, { "both.webm", 1 },
    { "sound.ogg", 1 }, { "sound.wav", 2 }, { "sound.mp3", 8192 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(GBytes) bytes = load (samples[i].name);
      gsize size;
      const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

      g_test_message ("%s%s", samples[i].name, data != NULL ? "" : " was not made");
      if (data == NULL)
        continue;

      g_assert_cmpint (check (data, size), ==, WHOLE);
      g_assert_cmpuint (size, >, samples[i].least);
      g_assert_cmpint (check (data, size - samples[i].least), ==, PENG_CLIP_ERROR_CUT_SHORT);
      g_assert_cmpint (check (data, size / 2), ==, PENG_CLIP_ERROR_CUT_SHORT);
    }
}

/* Any bytes behind a true beginning: an answer comes, and soon. */
static void
test_random (void)
{
  static const char * const heads[] = { "\0\0\0\x10" "ftyp", "\x1a\x45\xdf\xa3", "OggS", "RIFF", "ID3" };
  static const gsize sizes[] = { 8, 4, 4, 4, 3 };
  g_autoptr(GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 5000; i++)
    {
      guint which = i % G_N_ELEMENTS (heads);
      guint8 bytes[300];

      for (guint j = 0; j < sizeof bytes; j++)
        bytes[j] = (guint8) (g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 256) : 0);
      memcpy (bytes, heads[which], sizes[which]);
      check ((const char *) bytes, (gsize) g_rand_int_range (rand, 8, sizeof bytes));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clip-structure/table", test_table);
  g_test_add_func ("/clip-structure/duration", test_duration);
  g_test_add_func ("/clip-structure/real", test_real);
  g_test_add_func ("/clip-structure/random", test_random);

  return g_test_run ();
}
