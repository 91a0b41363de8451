/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#define _GNU_SOURCE  /* memmem */

#include "clip/peng-clip-structure.h"

#include "clip/peng-clip-bytes.h"

#include <string.h>

/* A real file has a few boxes, a fragmented one two for each second. */
#define MAX_BOXES 200000

/* What precedes the frames of an MP3 beside its tag: padding. */
#define MP3_SEARCH 4096

/* How far an MP3's own count of its bytes may be off: encoders differ in whether they count the frame
 * that says it, and what follows. */
#define MP3_SLACK 4096

/* How much of what describes a film in fragments is looked at. */
#define MOOV_SEARCH (64 * 1024)

#define OGG_PAGE_HEAD (27 + 255)

typedef struct
{
  PengClipBytes bytes;
  gboolean      knows_duration;
} File;

static gboolean
say_cut_short (GError **error)
{
  g_set_error_literal (error, PENG_CLIP_ERROR, PENG_CLIP_ERROR_CUT_SHORT,
                       "The file is shorter than it says");

  return FALSE;
}

static gboolean
say_broken (GError     **error,
            const char  *message)
{
  g_set_error_literal (error, PENG_CLIP_ERROR, PENG_CLIP_ERROR_BROKEN, message);

  return FALSE;
}

static guint32
read_little (const guint8 *bytes)
{
  return (guint32) bytes[3] << 24 | bytes[2] << 16 | bytes[1] << 8 | bytes[0];
}

static gboolean
is_box_type (const guint8 *type)
{
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isprint (type[i]))
      return FALSE;

  return TRUE;
}

/* The length of the box at an offset, its header included; 0 where there is no box (ISO/IEC 14496-12,
 * section 4.2). */
static guint64
measure_box (const File *file,
             guint64     offset,
             guint8      type[4])
{
  guint8 head[16];
  guint64 length;

  if (!peng_clip_bytes_read (&file->bytes, offset, head, 8) || !is_box_type (head + 4))
    return 0;

  memcpy (type, head + 4, 4);
  length = peng_clip_bytes_get_number (head, 4);
  if (length == 0)
    return file->bytes.size - offset;
  if (length != 1)
    return length >= 8 ? length : 0;
  if (!peng_clip_bytes_read (&file->bytes, offset, head, 16))
    return 0;

  length = peng_clip_bytes_get_number (head + 8, 8);

  return length >= 16 ? length : 0;
}

/* Whether what describes a film says how long all its fragments are together (mehd, section 8.8.2). */
static gboolean
says_length (const File *file,
             guint64     offset,
             guint64     length)
{
  gsize n_bytes = MIN (length, MOOV_SEARCH);
  g_autofree guint8 *bytes = g_malloc (n_bytes);

  return peng_clip_bytes_read (&file->bytes, offset, bytes, n_bytes) && memmem (bytes, n_bytes, "mehd", 4) != NULL;
}

/* What describes the film (moov) stands before or behind what it shows (mdat). Bytes behind both that
 * are no box are somebody's own, and harm nobody. */
static gboolean
check_boxes (File    *file,
             GError **error)
{
  gboolean is_fragmented = FALSE;
  gboolean has_length = FALSE;
  gboolean has_moov = FALSE;
  gboolean has_mdat = FALSE;
  guint64 offset = 0;

  for (guint n = 0; offset < file->bytes.size; n++)
    {
      guint8 type[4];
      guint64 length = measure_box (file, offset, type);

      if (length == 0 && has_moov && has_mdat)
        break;
      if (length == 0)
        return file->bytes.size - offset < 16 ? say_cut_short (error)
                                        : say_broken (error, "There is no box where one should be");
      if (length > file->bytes.size - offset)
        return say_cut_short (error);
      if (n == MAX_BOXES)
        return say_broken (error, "The file has too many boxes");

      if (memcmp (type, "moov", 4) == 0)
        {
          has_moov = TRUE;
          has_length = says_length (file, offset, length);
        }
      is_fragmented = is_fragmented || memcmp (type, "moof", 4) == 0;
      has_mdat = has_mdat || memcmp (type, "mdat", 4) == 0;
      offset += length;
    }

  file->knows_duration = !is_fragmented || has_length;

  return has_moov && has_mdat ? TRUE : say_cut_short (error);
}

/* An EBML number (RFC 8794, section 4); all ones stand for "not known". Returns how many bytes it
 * takes, 0 where it is none. */
static guint
read_ebml (const guint8 *bytes,
           guint64      *value,
           gboolean     *known)
{
  guint length = 1;
  guint64 ones;

  while (length <= 8 && (bytes[0] & (0x80 >> (length - 1))) == 0)
    length++;
  if (length > 8)
    return 0;

  ones = (G_GUINT64_CONSTANT (1) << (7 * length)) - 1;
  *value = peng_clip_bytes_get_number (bytes, length) & ones;
  *known = *value != ones;

  return length;
}

/* The header, then one segment that holds all. One that was recorded as it was sent does not know its
 * length: then nothing can be told. */
static gboolean
check_segment (File    *file,
               GError **error)
{
  static const guint8 segment[] = { 0x18, 0x53, 0x80, 0x67 };
  guint8 head[12];
  guint64 length, offset;
  gboolean known;
  guint n;

  if (!peng_clip_bytes_read (&file->bytes, 0, head, sizeof head))
    return say_cut_short (error);

  n = read_ebml (head + 4, &length, &known);
  if (n == 0 || !known)
    return say_broken (error, "The header has no length");
  if (length > file->bytes.size)
    return say_cut_short (error);

  offset = 4 + n + length;
  if (!peng_clip_bytes_read (&file->bytes, offset, head, sizeof head))
    return say_cut_short (error);
  if (memcmp (head, segment, sizeof segment) != 0 || (n = read_ebml (head + 4, &length, &known)) == 0)
    return say_broken (error, "There is no segment behind the header");

  return known && length > file->bytes.size - offset - 4 - n ? say_cut_short (error) : TRUE;
}

/* Page upon page (RFC 3533, section 6). */
static gboolean
check_pages (File    *file,
             GError **error)
{
  guint64 offset = 0;

  while (offset < file->bytes.size)
    {
      guint8 head[OGG_PAGE_HEAD] = { 0 };
      guint64 n_head = MIN (sizeof head, file->bytes.size - offset);
      guint64 length;

      if (!peng_clip_bytes_read (&file->bytes, offset, head, n_head) || n_head < 27)
        return say_cut_short (error);
      if (memcmp (head, "OggS", 4) != 0)
        return say_broken (error, "There is no page where one should be");

      length = 27 + head[26];
      for (guint i = 0; i < head[26]; i++)
        length += head[27 + i];
      if (length > file->bytes.size - offset)
        return say_cut_short (error);

      offset += length;
    }

  return TRUE;
}

/* What is written while it is recorded says 0 or all ones. A byte that fills up to an even number may
 * be missing. */
static gboolean
check_riff (File    *file,
            GError **error)
{
  guint8 head[8];
  guint64 length;

  if (!peng_clip_bytes_read (&file->bytes, 0, head, sizeof head))
    return say_cut_short (error);

  length = read_little (head + 4);
  if (length == 0 || length == G_MAXUINT32)
    return TRUE;

  return length + 8 > file->bytes.size + 1 ? say_cut_short (error) : TRUE;
}

/* Behind the tag (ID3v2.4, section 3.1), whose length has seven bits a byte. */
static guint64
skip_tag (const File *file)
{
  guint8 head[10];

  if (!peng_clip_bytes_read (&file->bytes, 0, head, sizeof head) || memcmp (head, "ID3", 3) != 0)
    return 0;

  return 10 + ((guint64) (head[6] & 0x7f) << 21 | (head[7] & 0x7f) << 14 | (head[8] & 0x7f) << 7 |
               (head[9] & 0x7f));
}

/* Most encoders put a frame first that says how many bytes there are ("Xing" or "Info"); where there
 * is none, a shorter file is just a shorter sound. */
static gboolean
check_frames (File    *file,
              GError **error)
{
  guint8 bytes[MP3_SEARCH] = { 0 };
  guint64 start = skip_tag (file);
  gsize n_bytes = MIN (sizeof bytes, file->bytes.size - MIN (start, file->bytes.size));
  gsize at = 0;

  if (start >= file->bytes.size)
    return say_cut_short (error);
  if (!peng_clip_bytes_read (&file->bytes, start, bytes, n_bytes))
    return say_broken (error, "The file cannot be read");

  while (at + 1 < n_bytes && (bytes[at] != 0xff || (bytes[at + 1] & 0xe0) != 0xe0))
    at++;
  if (at + 1 >= n_bytes)
    return say_broken (error, "There is no frame of sound");

  for (gsize tag = at; tag < at + 64 && tag + 16 < n_bytes; tag++)
    if ((memcmp (bytes + tag, "Xing", 4) == 0 || memcmp (bytes + tag, "Info", 4) == 0) &&
        (bytes[tag + 7] & 2) != 0)
      {
        gsize number = tag + 8 + ((bytes[tag + 7] & 1) != 0 ? 4 : 0);
        guint64 wanted = peng_clip_bytes_get_number (bytes + number, 4);

        return start + at + wanted > file->bytes.size + MP3_SLACK ? say_cut_short (error) : TRUE;
      }

  return TRUE;
}

typedef struct
{
  guint       offset;
  const char *magic;
  guint       n_bytes;
  gboolean  (*check) (File    *file,
                      GError **error);
} Format;

static const Format formats[] = {
  { 4, "ftyp", 4, check_boxes },
  { 0, "\x1a\x45\xdf\xa3", 4, check_segment },
  { 0, "OggS", 4, check_pages },
  { 0, "RIFF", 4, check_riff },
  { 0, "ID3", 3, check_frames },
  { 0, "\xff", 1, check_frames },
};

/**
 * peng_clip_structure_check:
 * @fd: an open file
 * @knows_duration: (out): whether it says as a whole how long it is; one in fragments may say so of its
 *   first alone
 * @error: return location
 *
 * Returns: whether nothing of it is missing, as far as it says itself; %FALSE with #PengClipError
 */
gboolean
peng_clip_structure_check (int        fd,
                           gboolean  *knows_duration,
                           GError   **error)
{
  File file = { .knows_duration = TRUE };
  gboolean whole = FALSE;
  guint i = 0;
  guint8 head[8];

  if (!peng_clip_bytes_open (&file.bytes, fd))
    {
      g_set_error_literal (error, PENG_CLIP_ERROR, PENG_CLIP_ERROR_UNREADABLE, "This is no file");
      return FALSE;
    }

  if (!peng_clip_bytes_read (&file.bytes, 0, head, sizeof head))
    return say_cut_short (error);

  while (i < G_N_ELEMENTS (formats) &&
         memcmp (head + formats[i].offset, formats[i].magic, formats[i].n_bytes) != 0)
    i++;

  if (i < G_N_ELEMENTS (formats))
    whole = formats[i].check (&file, error);
  else
    say_broken (error, "This is no format of video or sound");
  *knows_duration = file.knows_duration;

  return whole;
}
