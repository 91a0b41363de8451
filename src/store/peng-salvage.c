/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-salvage.h"

#include <string.h>

#define DEFAULT_PAGE_SIZE 4096
#define MAX_COLUMNS       32
#define MAX_PAYLOAD       (256 * 1024 * 1024)
#define LEAF_OF_TABLE     0x0d

#define WAL_HEADER       32
#define WAL_FRAME_HEADER 24
#define WAL_MAGIC        0x377f0682u

struct _PengSalvage
{
  GMappedFile  *file;
  GMappedFile  *log;
  const guint8 *bytes;
  guint         page_size;
  guint         usable;
  guint         n_pages;
  GHashTable   *logged;  /* page number → its newest committed bytes in the log */
};

/* A record, as far as it can be read. */
typedef struct
{
  gint64        rowid;
  const guint8 *local;
  gsize         n_local;
  guint64       n_payload;
  guint32       overflow;
  guint64       serials[MAX_COLUMNS];
  guint         n_columns;
  gsize         n_header;
} Record;

static guint32
get_u32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

static guint
get_u16 (const guint8 *p)
{
  return (guint) p[0] << 8 | p[1];
}

/* Gives the bytes it took, 0 where it does not end. */
static guint
get_varint (const guint8 *p,
            const guint8 *end,
            guint64      *value)
{
  *value = 0;

  for (guint i = 0; i < 9 && p + i < end; i++)
    {
      if (i == 8)
        {
          *value = *value << 8 | p[i];
          return 9;
        }

      *value = *value << 7 | (p[i] & 0x7f);
      if (!(p[i] & 0x80))
        return i + 1;
    }

  return 0;
}

static gboolean
is_page_size (guint size)
{
  return size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
}

/* A header that makes no sense is taken to be ours: we never chose another page size. */
static void
read_header (PengSalvage *self,
             gsize        n_bytes)
{
  guint size = n_bytes >= 100 ? get_u16 (self->bytes + 16) : 0;
  guint reserved = n_bytes >= 100 ? self->bytes[20] : 0;
  gboolean is_ours = n_bytes >= 100 && memcmp (self->bytes, "SQLite format 3", 16) == 0;

  size = size == 1 ? 65536 : size;
  self->page_size = is_ours && is_page_size (size) ? size : DEFAULT_PAGE_SIZE;
  self->usable = self->page_size - (is_ours && reserved <= 32 ? reserved : 0);
  self->n_pages = (guint) ((n_bytes + self->page_size - 1) / self->page_size);
}

static void
add_checksum (const guint8 *p,
              gsize         n,
              gboolean      big_endian,
              guint32       sum[2])
{
  for (gsize i = 0; i + 8 <= n; i += 8)
    {
      guint32 a = get_u32 (p + i);
      guint32 b = get_u32 (p + i + 4);

      if (!big_endian)
        {
          a = GUINT32_SWAP_LE_BE (a);
          b = GUINT32_SWAP_LE_BE (b);
        }

      sum[0] += a + sum[1];
      sum[1] += b + sum[0];
    }
}

static gboolean
check_sum (const guint8  *stored,
           const guint32  sum[2])
{
  return get_u32 (stored) == sum[0] && get_u32 (stored + 4) == sum[1];
}

static gboolean
check_frame (const guint8 *log,
             const guint8 *frame,
             guint         page_size,
             gboolean      big_endian,
             guint32       sum[2])
{
  add_checksum (frame, 8, big_endian, sum);
  add_checksum (frame + WAL_FRAME_HEADER, page_size, big_endian, sum);

  return memcmp (frame + 8, log + 16, 8) == 0 && check_sum (frame + 16, sum);
}

static void
commit_frames (PengSalvage *self,
               GHashTable  *pending)
{
  GHashTableIter iter;
  gpointer page;
  gpointer bytes;

  g_hash_table_iter_init (&iter, pending);
  while (g_hash_table_iter_next (&iter, &page, &bytes))
    {
      g_hash_table_insert (self->logged, page, bytes);
      self->n_pages = MAX (self->n_pages, GPOINTER_TO_UINT (page));
    }

  g_hash_table_remove_all (pending);
}

/* Frames count up to the first that is not whole, and of those the committed ones, as when SQLite
 * recovers a log. */
static void
read_log (PengSalvage *self)
{
  const guint8 *log = (const guint8 *) g_mapped_file_get_contents (self->log);
  gsize n_bytes = g_mapped_file_get_length (self->log);
  gsize n_frame = WAL_FRAME_HEADER + self->page_size;
  g_autoptr(GHashTable) pending = g_hash_table_new (NULL, NULL);
  guint32 sum[2] = { 0, 0 };
  gboolean big_endian;

  if (n_bytes < WAL_HEADER || (get_u32 (log) & ~1u) != WAL_MAGIC ||
      get_u32 (log + 8) != self->page_size)
    return;

  big_endian = get_u32 (log) & 1;
  add_checksum (log, 24, big_endian, sum);
  if (!check_sum (log + 24, sum))
    return;

  for (gsize at = WAL_HEADER; at + n_frame <= n_bytes; at += n_frame)
    {
      const guint8 *frame = log + at;

      if (!check_frame (log, frame, self->page_size, big_endian, sum))
        return;

      g_hash_table_insert (pending, GUINT_TO_POINTER (get_u32 (frame)),
                           (gpointer) (frame + WAL_FRAME_HEADER));
      if (get_u32 (frame + 4) != 0)
        commit_frames (self, pending);
    }
}

/**
 * peng_salvage_new:
 * @path: a database that nobody writes to
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (nullable): %NULL with @error set where the file cannot be read at all
 */
PengSalvage *
peng_salvage_new (const char  *path,
                  GError     **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GMappedFile *file = g_mapped_file_new (path, FALSE, error);
  PengSalvage *self;

  if (file == NULL)
    return NULL;

  self = g_new0 (PengSalvage, 1);
  self->file = file;
  self->bytes = (const guint8 *) g_mapped_file_get_contents (file);
  self->logged = g_hash_table_new (NULL, NULL);
  read_header (self, g_mapped_file_get_length (file));

  self->log = g_mapped_file_new (log, FALSE, NULL);
  if (self->log != NULL)
    read_log (self);

  return self;
}

/**
 * peng_salvage_free:
 * @self: (transfer full): a file
 *
 * Closes the file.
 */
void
peng_salvage_free (PengSalvage *self)
{
  g_hash_table_unref (self->logged);
  g_clear_pointer (&self->log, g_mapped_file_unref);
  g_mapped_file_unref (self->file);
  g_free (self);
}

/* (nullable): NULL for a page that is not there whole. */
static const guint8 *
get_page (PengSalvage *self,
          guint        number)
{
  const guint8 *logged = g_hash_table_lookup (self->logged, GUINT_TO_POINTER (number));
  gsize offset = (gsize) (number - 1) * self->page_size;

  if (logged != NULL)
    return logged;

  if (number == 0 || offset + self->page_size > g_mapped_file_get_length (self->file))
    return NULL;

  return self->bytes + offset;
}

/* How much of a payload lies in the cell itself: section 1.6 of the file format. */
static guint64
get_local_size (PengSalvage *self,
                guint64      n_payload)
{
  guint64 usable = self->usable;
  guint64 most = usable - 35;
  guint64 least = (usable - 12) * 32 / 255 - 23;
  guint64 size = least + (n_payload - least) % (usable - 4);

  if (n_payload <= most)
    return n_payload;

  return size <= most ? size : least;
}

static gboolean
read_serials (Record *record)
{
  const guint8 *p = record->local;
  const guint8 *end = record->local + record->n_local;
  guint64 n_header;
  guint n = get_varint (p, end, &n_header);

  if (n == 0 || n_header > record->n_local)
    return FALSE;

  record->n_header = n_header;
  end = p + n_header;
  for (p += n; p < end; p += n)
    {
      if (record->n_columns == MAX_COLUMNS)
        return FALSE;

      n = get_varint (p, end, &record->serials[record->n_columns]);
      if (n == 0)
        return FALSE;
      record->n_columns++;
    }

  return TRUE;
}

static gboolean
read_cell (PengSalvage  *self,
           const guint8 *cell,
           const guint8 *end,
           Record       *record)
{
  guint64 rowid;
  guint n = get_varint (cell, end, &record->n_payload);
  guint m = n ? get_varint (cell + n, end, &rowid) : 0;
  guint64 n_local;

  if (m == 0 || record->n_payload < 2 || record->n_payload > MAX_PAYLOAD ||
      record->n_payload > (guint64) self->n_pages * self->page_size)
    return FALSE;

  n_local = get_local_size (self, record->n_payload);
  record->rowid = (gint64) rowid;
  record->local = cell + n + m;
  record->n_local = n_local;
  if (n_local > (gsize) (end - record->local))
    return FALSE;

  if (n_local < record->n_payload)
    {
      if (n_local + 4 > (gsize) (end - record->local))
        return FALSE;
      record->overflow = get_u32 (record->local + n_local);
    }

  return read_serials (record);
}

static gsize
get_serial_size (guint64 serial)
{
  static const guint8 sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };

  return serial < 12 ? sizes[serial] : (serial - 12) / 2;
}

static PengValueType
get_serial_type (guint64 serial)
{
  if (serial == 0)
    return PENG_VALUE_NULL;
  if (serial == 7)
    return PENG_VALUE_DOUBLE;
  if (serial < 10)
    return PENG_VALUE_INT;

  return serial % 2 ? PENG_VALUE_TEXT : PENG_VALUE_BLOB;
}

static gboolean
matches_type (char          wanted,
              PengValueType type)
{
  switch (wanted)
    {
    case '-':
      return type == PENG_VALUE_NULL;
    case 'i':
      return type == PENG_VALUE_INT;
    case 't':
      return type == PENG_VALUE_TEXT;
    case 'T':
      return type == PENG_VALUE_TEXT || type == PENG_VALUE_NULL;
    case 'B':
      return type == PENG_VALUE_BLOB || type == PENG_VALUE_NULL;
    default:
      return FALSE;
    }
}

static gboolean
matches (const Record *record,
         const char   *pattern)
{
  guint64 size = record->n_header;

  if (record->n_columns != strlen (pattern))
    return FALSE;

  for (guint i = 0; i < record->n_columns; i++)
    {
      if (record->serials[i] == 10 || record->serials[i] == 11 ||
          !matches_type (pattern[i], get_serial_type (record->serials[i])))
        return FALSE;

      size += get_serial_size (record->serials[i]);
    }

  return size == record->n_payload;
}

/* The whole payload, or what there is of it up to the first page that is missing. */
static GByteArray *
gather (PengSalvage  *self,
        const Record *record)
{
  GByteArray *payload = g_byte_array_sized_new (MIN (record->n_payload, 1024 * 1024));
  guint32 next = record->overflow;

  g_byte_array_append (payload, record->local, record->n_local);

  while (payload->len < record->n_payload)
    {
      const guint8 *page = next > 0 && next <= self->n_pages ? get_page (self, next) : NULL;

      if (page == NULL)
        break;

      g_byte_array_append (payload, page + 4,
                           MIN (self->usable - 4, record->n_payload - payload->len));
      next = get_u32 (page);
    }

  return payload;
}

static gint64
get_integer (const guint8 *p,
             guint64       serial)
{
  gsize n = get_serial_size (serial);
  gint64 value;

  if (serial == 8 || serial == 9)
    return serial == 9;

  value = n > 0 && (p[0] & 0x80) ? -1 : 0;
  for (gsize i = 0; i < n; i++)
    value = (gint64) ((guint64) value << 8 | p[i]);

  return value;
}

static void
read_values (const Record     *record,
             const GByteArray *payload,
             PengValue        *values)
{
  gsize at = record->n_header;

  for (guint i = 0; i < record->n_columns; i++)
    {
      gsize size = get_serial_size (record->serials[i]);
      gsize left = payload->len > at ? payload->len - at : 0;

      values[i] = (PengValue) { .type = get_serial_type (record->serials[i]) };
      values[i].bytes = payload->data + MIN (at, payload->len);
      values[i].n_bytes = MIN (size, left);
      if (values[i].type == PENG_VALUE_INT && size <= left)
        values[i].integer = get_integer (values[i].bytes, record->serials[i]);

      at += size;
    }
}

static void
walk_page (PengSalvage     *self,
           guint            number,
           const char      *pattern,
           PengSalvageFunc  func,
           gpointer         user_data)
{
  const guint8 *page = get_page (self, number);
  gsize header = number == 1 ? 100 : 0;
  guint n_cells;

  if (page == NULL || page[header] != LEAF_OF_TABLE)
    return;

  n_cells = MIN (get_u16 (page + header + 3), (self->usable - header - 8) / 2);
  for (guint i = 0; i < n_cells; i++)
    {
      guint at = get_u16 (page + header + 8 + 2 * i);
      PengValue values[MAX_COLUMNS];
      Record record = { 0 };
      g_autoptr(GByteArray) payload = NULL;

      if (at < header + 8 || at >= self->usable ||
          !read_cell (self, page + at, page + self->usable, &record) ||
          !matches (&record, pattern))
        continue;

      payload = gather (self, &record);
      read_values (&record, payload, values);
      func (record.rowid, values, user_data);
    }
}

/**
 * peng_salvage_walk:
 * @self: a file
 * @pattern: the types of a row's columns, one character each: `-` NULL, as which an INTEGER PRIMARY
 *   KEY is stored; `i` integer, `t` text, `T` text or NULL, `B` blob or NULL
 * @func: called with each row that has these types, in no order; what it is given is valid until it
 *   returns
 * @user_data: data for @func
 */
void
peng_salvage_walk (PengSalvage     *self,
                   const char      *pattern,
                   PengSalvageFunc  func,
                   gpointer         user_data)
{
  for (guint number = 1; number <= self->n_pages; number++)
    walk_page (self, number, pattern, func, user_data);
}
