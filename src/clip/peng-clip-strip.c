/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#define _GNU_SOURCE  /* memmem */

#include "clip/peng-clip-strip.h"

#include "clip/peng-clip-bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Nothing is moved: what tells of the camera becomes room that is free, of the same length, so that
 * everything that names a place in the file still does. */

#define MAX_BOXES  200000
#define MAX_DEPTH  8
#define MAX_WRITER 256
#define MAX_TAGS   (16 * 1024)
#define CHUNK_SIZE (256 * 1024)

/* A Void element (RFC 8794, section 11.3.2) as long as can be said with one and with eight bytes. */
#define VOID_ID    0xec
#define VOID_SHORT 2
#define VOID_LONG  9

typedef enum
{
  FREE_BOX,      /* offset is that of the box, whose type changes */
  VOID_ELEMENT,  /* offset is that of what becomes the element */
} Kind;

typedef struct
{
  Kind    kind;
  guint64 offset;
  guint64 head;      /* how many bytes stay */
  guint64 length;    /* all in all */
} Part;

typedef struct
{
  PengClipBytes  bytes;
  GArray        *parts;     /* of Part */
  guint          n_boxes;
} Search;

static void
note (Search  *self,
      Kind     kind,
      guint64  offset,
      guint64  head,
      guint64  length)
{
  Part part = { kind, offset, head, length };

  g_array_append_val (self->parts, part);
}

static gboolean
is_type (const guint8       *type,
         const char * const *types)
{
  for (; *types != NULL; types++)
    if (memcmp (type, *types, 4) == 0)
      return TRUE;

  return FALSE;
}

/* Adobe's mark of XMP (XMP specification, part 3, section 1.2.7). */
static gboolean
is_xmp (const Search *self,
        guint64       offset)
{
  static const guint8 mark[] = {
    0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac,
  };
  guint8 bytes[sizeof mark];

  return peng_clip_bytes_read (&self->bytes, offset, bytes, sizeof bytes) && memcmp (bytes, mark, sizeof mark) == 0;
}

/* The program that wrote it names itself, and so it stands in nearly every film: that tells nothing of
 * anybody, and is no reason to keep a film twice. */
static gboolean
names_writer_alone (const Search *self,
                    guint64       offset,
                    guint64       length)
{
  static const char * const names[] = { "\xa9too", "ilst", "mdir", "appl" };
  guint8 bytes[MAX_WRITER];
  guint n_known = 0;
  guint n_names = 0;

  if (length > sizeof bytes || !peng_clip_bytes_read (&self->bytes, offset, bytes, length))
    return FALSE;

  /* Names stand four bytes behind the beginning of a box: counted are those that a film of a person has
   * too, with the sign that Apple's begin with. */
  for (guint i = 0; i + 4 <= length; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        n_known += memcmp (bytes + i, names[j], 4) == 0;
      n_names += bytes[i] == 0xa9;
    }

  return n_known > 0 && n_names <= 1 && memmem (bytes, length, "loci", 4) == NULL &&
         memmem (bytes, length, "keys", 4) == NULL && memmem (bytes, length, "XMP", 3) == NULL;
}

/* What people and cameras say of a film stands in udta and meta, of the whole and of each track
 * (ISO/IEC 14496-12, sections 8.10 and 8.11). */
static void
search_boxes (Search  *self,
              guint64  begin,
              guint64  end,
              guint    depth)
{
  static const char * const holders[] = { "moov", "trak", "moof", "traf", NULL };
  static const char * const tellers[] = { "udta", "meta", NULL };

  while (begin < end && self->n_boxes++ < MAX_BOXES)
    {
      guint8 head[16];
      guint64 n_head = 8;
      guint64 length;

      if (!peng_clip_bytes_read (&self->bytes, begin, head, 8))
        return;

      length = peng_clip_bytes_get_number (head, 4);
      if (length == 1 && peng_clip_bytes_read (&self->bytes, begin, head, 16))
        {
          n_head = 16;
          length = peng_clip_bytes_get_number (head + 8, 8);
        }
      if (length == 0)
        length = end - begin;
      if (length < n_head || length > end - begin)
        return;

      if ((is_type (head + 4, tellers) && !names_writer_alone (self, begin, length)) ||
          (memcmp (head + 4, "uuid", 4) == 0 && is_xmp (self, begin + n_head)))
        note (self, FREE_BOX, begin, n_head, length);
      else if (is_type (head + 4, holders) && depth < MAX_DEPTH)
        search_boxes (self, begin + n_head, begin + length, depth + 1);

      begin += length;
    }
}

/* An EBML number with its mark (an identity) or without (a length); 0 bytes where it is none. */
static guint
read_ebml (const Search *self,
           guint64       offset,
           gboolean      is_identity,
           guint64      *value)
{
  guint8 bytes[8] = { 0 };
  guint n = 1;

  if (!peng_clip_bytes_read (&self->bytes, offset, bytes, 1))
    return 0;
  while (n <= 8 && (bytes[0] & (0x80 >> (n - 1))) == 0)
    n++;
  if (n > 8 || !peng_clip_bytes_read (&self->bytes, offset, bytes, n))
    return 0;

  *value = peng_clip_bytes_get_number (bytes, n);
  if (!is_identity)
    *value &= (G_GUINT64_CONSTANT (1) << (7 * n)) - 1;

  return n;
}

/* The names of tags (RFC 9559, section 5.1.8.1.2.1) that programs write of themselves and of what they
 * did. */
static gboolean
is_writers (const char *name,
            gsize       length)
{
  static const char * const beginnings[] = {
    "ENCODER", "DURATION", "_STATISTICS_", "NUMBER_OF_", "BPS", "HANDLER_NAME", "VENDOR_ID",
    "MAJOR_BRAND", "MINOR_VERSION", "COMPATIBLE_BRANDS", "VIDEO-CODEC", "AUDIO-CODEC", "CONTAINER-FORMAT",
    "BITRATE", "MINIMUM-BITRATE", "MAXIMUM-BITRATE", "NOMINAL-BITRATE", "SERIAL",
  };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (length >= strlen (beginnings[i]) &&
        g_ascii_strncasecmp (name, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
are_writers_alone (const Search *self,
                   guint64       offset,
                   guint64       length)
{
  g_autofree guint8 *bytes = g_malloc (MAX_TAGS);

  if (length > MAX_TAGS || !peng_clip_bytes_read (&self->bytes, offset, bytes, length))
    return FALSE;

  for (gsize i = 0; i + 3 < length; i++)
    {
      gsize n = bytes[i + 2] & 0x7f;

      if (bytes[i] == 0x45 && bytes[i + 1] == 0xa3 && (bytes[i + 2] & 0x80) != 0 &&
          (i + 3 + n > length || !is_writers ((const char *) bytes + i + 3, n)))
        return FALSE;
    }

  return TRUE;
}

/* Of Matroska's elements the segment is looked into, and Tags are emptied; what begins a part whose
 * length is not known ends the search. */
static void
search_elements (Search  *self,
                 guint64  begin,
                 guint64  end)
{
  while (begin < end && self->n_boxes++ < MAX_BOXES)
    {
      guint64 identity, length;
      guint n = read_ebml (self, begin, TRUE, &identity);
      guint m = n > 0 ? read_ebml (self, begin + n, FALSE, &length) : 0;

      if (m == 0)
        return;

      begin += n + m;
      if (identity == 0x18538067)
        continue;
      if (length > end - begin)
        return;
      if (identity == 0x1254c367 && length >= VOID_SHORT && !are_writers_alone (self, begin, length))
        note (self, VOID_ELEMENT, begin, length < VOID_LONG ? VOID_SHORT : VOID_LONG, length);

      begin += length;
    }
}

static gboolean
search (Search *self,
        int     fd)
{
  guint8 head[8];

  if (!peng_clip_bytes_open (&self->bytes, fd))
    return FALSE;
  if (!peng_clip_bytes_read (&self->bytes, 0, head, sizeof head))
    return FALSE;

  if (memcmp (head + 4, "ftyp", 4) == 0)
    search_boxes (self, 0, self->bytes.size, 0);
  else if (memcmp (head, "\x1a\x45\xdf\xa3", 4) == 0)
    search_elements (self, 0, self->bytes.size);

  return TRUE;
}

static gboolean
write_at (int           fd,
          guint64       offset,
          const guint8 *bytes,
          gsize         n_bytes)
{
  while (n_bytes > 0)
    {
      gssize n = pwrite (fd, bytes, n_bytes, (off_t) offset);

      if (n < 0 && errno != EINTR)
        return FALSE;

      bytes += MAX (n, 0);
      offset += (guint64) MAX (n, 0);
      n_bytes -= (gsize) MAX (n, 0);
    }

  return TRUE;
}

static gboolean
write_zeros (int     fd,
             guint64 offset,
             guint64 length)
{
  g_autofree guint8 *zeros = g_malloc0 (CHUNK_SIZE);

  for (; length > 0; length -= MIN (length, CHUNK_SIZE), offset += CHUNK_SIZE)
    if (!write_at (fd, offset, zeros, MIN (length, CHUNK_SIZE)))
      return FALSE;

  return TRUE;
}

static gboolean
write_head (int         fd,
            const Part *part)
{
  guint64 length = part->length - part->head;
  guint8 head[VOID_LONG] = { VOID_ID, (guint8) (0x80 | length) };

  if (part->kind == FREE_BOX)
    return write_at (fd, part->offset + 4, (const guint8 *) "free", 4);

  if (part->head == VOID_LONG)
    for (guint i = 0; i < 8; i++)
      head[1 + i] = i == 0 ? 0x01 : (guint8) (length >> (8 * (7 - i)));

  return write_at (fd, part->offset, head, part->head);
}

static gboolean
copy_all (int from,
          int to)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);
  guint64 offset = 0;
  gssize n;

  while ((n = pread (from, chunk, CHUNK_SIZE, (off_t) offset)) != 0)
    {
      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0 && !write_at (to, offset, chunk, (gsize) n))
        return FALSE;
      offset += (guint64) MAX (n, 0);
    }

  return TRUE;
}

static gboolean
write_copy (const Search *self,
            const char   *path)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean done = fd >= 0 && copy_all (self->bytes.fd, fd);

  for (guint i = 0; done && i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      done = write_head (fd, part) &&
             write_zeros (fd, part->offset + part->head, part->length - part->head);
    }

  return fd >= 0 && close (fd) == 0 && done;
}

/**
 * peng_clip_strip:
 * @path: (type filename): a video or a sound, which is only read
 * @copy: (type filename): a file that is not there
 * @changed: (out): whether @copy was written: whether there was something to leave out
 * @error: return location
 *
 * Writes a copy of an MP4 or a WebM without what its maker or the camera says of it: the place, the
 * camera, titles. Pictures and sound stay as they are, to the byte.
 *
 * Returns: whether it could be looked through, and written; %FALSE with a #PengClipError, or with
 *   %G_IO_ERROR of why it could not be written
 */
gboolean
peng_clip_strip (const char  *path,
                 const char  *copy,
                 gboolean    *changed,
                 GError     **error)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  Search self = { .parts = parts };
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && search (&self, fd);

  *changed = done && parts->len > 0;
  if (!done)
    g_set_error_literal (error, PENG_CLIP_ERROR, PENG_CLIP_ERROR_UNREADABLE, g_strerror (errno));
  else if (*changed && !write_copy (&self, copy))
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      done = FALSE;
    }
  if (fd >= 0)
    close (fd);

  return done;
}
