/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE  /* memmem */

#define G_LOG_DOMAIN "peng-file-type"

#include "core/peng-file-type.h"

#include <string.h>

/* By the MIME Sniffing Standard (section 6) where it has the type, else by the format's own
 * description. What a client calls the bytes is never asked. */
typedef struct
{
  gsize         offset;
  const char   *magic;
  gsize         length;
  const char   *second;        /* NULL, or what stands at second_offset */
  gsize         second_offset;
  PengFileType  type;
} Signature;

/* A second_offset: somewhere in the head. Matroska says there whether it is WebM. */
#define ANYWHERE G_MAXSIZE

#define M(text) text, sizeof (text) - 1

static const Signature signatures[] = {
  { 0, M ("\xff\xd8\xff"), NULL, 0, { PENG_FILE_KIND_IMAGE, "image/jpeg", "jpg" } },
  { 0, M ("\x89PNG\r\n\x1a\n"), NULL, 0, { PENG_FILE_KIND_IMAGE, "image/png", "png" } },
  { 0, M ("GIF87a"), NULL, 0, { PENG_FILE_KIND_IMAGE, "image/gif", "gif" } },
  { 0, M ("GIF89a"), NULL, 0, { PENG_FILE_KIND_IMAGE, "image/gif", "gif" } },
  { 0, M ("RIFF"), "WEBPVP8", 8, { PENG_FILE_KIND_IMAGE, "image/webp", "webp" } },
  { 0, M ("RIFF"), "WAVEfmt ", 8, { PENG_FILE_KIND_CLIP, "audio/wav", "wav" } },
  { 4, M ("ftypM4A"), NULL, 0, { PENG_FILE_KIND_CLIP, "audio/mp4", "m4a" } },
  { 4, M ("ftypiso"), NULL, 0, { PENG_FILE_KIND_CLIP, "video/mp4", "mp4" } },
  { 4, M ("ftypmp4"), NULL, 0, { PENG_FILE_KIND_CLIP, "video/mp4", "mp4" } },
  { 4, M ("ftypavc1"), NULL, 0, { PENG_FILE_KIND_CLIP, "video/mp4", "mp4" } },
  { 4, M ("ftypM4V"), NULL, 0, { PENG_FILE_KIND_CLIP, "video/mp4", "mp4" } },
  { 0, M ("\x1a\x45\xdf\xa3"), "webm", ANYWHERE, { PENG_FILE_KIND_CLIP, "video/webm", "webm" } },
  { 0, M ("OggS"), NULL, 0, { PENG_FILE_KIND_CLIP, "audio/ogg", "ogg" } },
  { 0, M ("ID3"), NULL, 0, { PENG_FILE_KIND_CLIP, "audio/mpeg", "mp3" } },
  { 0, M ("\xff\xf3"), NULL, 0, { PENG_FILE_KIND_CLIP, "audio/mpeg", "mp3" } },
  { 0, M ("\xff\xfb"), NULL, 0, { PENG_FILE_KIND_CLIP, "audio/mpeg", "mp3" } },
  { 0, M ("%PDF-"), NULL, 0, { PENG_FILE_KIND_FILE, "application/pdf", "pdf" } },
  { 0, M ("PK\x03\x04"), NULL, 0, { PENG_FILE_KIND_FILE, NULL, NULL } },
  { 0, M ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), NULL, 0, { PENG_FILE_KIND_FILE, NULL, NULL } },
};

/* Office files are folders inside one file: what tells them apart is a name within. */
typedef struct
{
  const char   *name;
  gsize         length;
  PengFileType  type;
} Member;

#define OOXML "application/vnd.openxmlformats-officedocument."

static const Member zip_members[] = {
  { M ("word/document.xml"),
    { PENG_FILE_KIND_FILE, OOXML "wordprocessingml.document", "docx" } },
  { M ("xl/workbook.xml"), { PENG_FILE_KIND_FILE, OOXML "spreadsheetml.sheet", "xlsx" } },
  { M ("ppt/presentation.xml"),
    { PENG_FILE_KIND_FILE, OOXML "presentationml.presentation", "pptx" } },
};

static const Member ole_members[] = {
  { M ("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"),
    { PENG_FILE_KIND_FILE, "application/msword", "doc" } },
  { M ("W\0o\0r\0k\0b\0o\0o\0k\0"), { PENG_FILE_KIND_FILE, "application/vnd.ms-excel", "xls" } },
  { M ("P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0"),
    { PENG_FILE_KIND_FILE, "application/vnd.ms-powerpoint", "ppt" } },
};

static gboolean
is_at (const guint8 *data,
       gsize         size,
       gsize         offset,
       const char   *magic,
       gsize         length)
{
  return size >= offset + length && memcmp (data + offset, magic, length) == 0;
}

static gboolean
has_second (const guint8    *data,
            gsize            size,
            const Signature *s)
{
  if (s->second == NULL)
    return TRUE;

  if (s->second_offset == ANYWHERE)
    return memmem (data, MIN (size, PENG_FILE_TYPE_HEAD), s->second, strlen (s->second)) != NULL;

  return is_at (data, size, s->second_offset, s->second, strlen (s->second));
}

static const Signature *
find_signature (const guint8 *data,
                gsize         size)
{
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      const Signature *s = &signatures[i];

      if (is_at (data, size, s->offset, s->magic, s->length) && has_second (data, size, s))
        return s;
    }

  return NULL;
}

static const PengFileType *
find_member (const guint8 *data,
             gsize         size,
             const Member *members,
             guint         n_members)
{
  for (guint i = 0; i < n_members; i++)
    {
      if (memmem (data, size, members[i].name, members[i].length) != NULL)
        return &members[i].type;
    }

  return NULL;
}

static guint
big16 (const guint8 *data)
{
  return data[0] << 8 | data[1];
}

static guint
big32 (const guint8 *data)
{
  return (guint) data[0] << 24 | data[1] << 16 | data[2] << 8 | data[3];
}

static guint
little16 (const guint8 *data)
{
  return data[1] << 8 | data[0];
}

/* A start-of-frame marker, but not DHT, JPG and DAC, which share its range (ITU-T T.81, B.1). */
static gboolean
is_start_of_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static void
measure_jpeg (const guint8 *data,
              gsize         size,
              guint        *width,
              guint        *height)
{
  gsize at = 2;

  while (at + 9 < size && data[at] == 0xff)
    {
      if (data[at + 1] == 0xff)
        {
          at++;
        }
      else if (is_start_of_frame (data[at + 1]))
        {
          *height = big16 (data + at + 5);
          *width = big16 (data + at + 7);
          return;
        }
      else
        {
          at += 2 + big16 (data + at + 2);
        }
    }
}

/* The three forms of a WebP file (RFC 9649, section 2.5 to 2.7). */
static void
measure_webp (const guint8 *data,
              gsize         size,
              guint        *width,
              guint        *height)
{
  if (size < 30)
    return;

  if (data[15] == 'X')
    {
      *width = 1 + (data[24] | data[25] << 8 | data[26] << 16);
      *height = 1 + (data[27] | data[28] << 8 | data[29] << 16);
    }
  else if (data[15] == 'L')
    {
      *width = 1 + (data[21] | (data[22] & 0x3f) << 8);
      *height = 1 + (data[22] >> 6 | data[23] << 2 | (data[24] & 0x0f) << 10);
    }
  else
    {
      *width = little16 (data + 26) & 0x3fff;
      *height = little16 (data + 28) & 0x3fff;
    }
}

static void
measure (const char   *extension,
         const guint8 *data,
         gsize         size,
         guint        *width,
         guint        *height)
{
  if (strcmp (extension, "jpg") == 0)
    {
      measure_jpeg (data, size, width, height);
    }
  else if (strcmp (extension, "png") == 0 && size >= 24)
    {
      *width = big32 (data + 16);
      *height = big32 (data + 20);
    }
  else if (strcmp (extension, "gif") == 0 && size >= 10)
    {
      *width = little16 (data + 6);
      *height = little16 (data + 8);
    }
  else if (strcmp (extension, "webp") == 0)
    {
      measure_webp (data, size, width, height);
    }
}

/**
 * peng_file_type_sniff_kind:
 * @data: (array length=size): the first bytes of a file
 * @size: %PENG_FILE_TYPE_HEAD, or the whole file where it is shorter
 *
 * Returns: what kind of file begins like this
 */
PengFileKind
peng_file_type_sniff_kind (const guint8 *data,
                           gsize         size)
{
  const Signature *signature = find_signature (data, size);

  return signature != NULL ? signature->type.kind : PENG_FILE_KIND_NONE;
}

/**
 * peng_file_type_sniff:
 * @data: (array length=size): a whole file; hostile
 * @size: its size in bytes
 * @width: (out): in pixels as stored, 0 where it is no picture or cannot be told
 * @height: (out): see @width
 *
 * Returns: (transfer none) (nullable): its type, %NULL where it is none that a portal takes
 */
const PengFileType *
peng_file_type_sniff (const guint8 *data,
                      gsize         size,
                      guint        *width,
                      guint        *height)
{
  const Signature *signature = find_signature (data, size);

  *width = 0;
  *height = 0;

  if (signature == NULL)
    return NULL;

  if (signature->type.mime == NULL && signature->magic[0] == 'P')
    return find_member (data, size, zip_members, G_N_ELEMENTS (zip_members));

  if (signature->type.mime == NULL)
    return find_member (data, size, ole_members, G_N_ELEMENTS (ole_members));

  measure (signature->type.extension, data, size, width, height);

  return &signature->type;
}
