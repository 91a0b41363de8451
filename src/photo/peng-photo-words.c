/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"

#include "photo/peng-photo-words.h"

#include "core/peng-charset.h"

#include <string.h>

/* What whoever made a photograph has written into it: IPTC-IIM 4.2, and XMP as the IPTC Photo
 * Metadata Standard 2022.1 maps it. What is longer than there is room for is cut. */

/* More than any camera or agency writes. */
#define MAX_XMP (1024 * 1024)

static void
set (char       *field,
     gsize       size,
     const char *text,
     gssize      n_bytes)
{
  g_autofree char *valid = g_utf8_make_valid (text, n_bytes);
  const char *end;

  g_strdelimit (g_strstrip (valid), "\r\n\t\v\f\033", ' ');
  g_strlcpy (field, valid, size);
  /* Cut between two characters. */
  if (!g_utf8_validate (field, -1, &end))
    field[end - field] = '\0';
}

static gboolean
has_tag (PengPhotoWords *self,
         const char     *tag)
{
  g_auto(GStrv) tags = g_strsplit (self->tags, "\n", -1);

  return g_strv_contains ((const char * const *) tags, tag);
}

static void
add_tag (PengPhotoWords *self,
         const char     *text,
         gssize          n_bytes)
{
  char tag[sizeof self->tags];
  gsize n = strlen (self->tags);

  set (tag, sizeof tag, text, n_bytes);
  if (*tag == '\0' || n + strlen (tag) + 2 > sizeof self->tags || has_tag (self, tag))
    return;

  if (n > 0)
    self->tags[n++] = '\n';
  g_strlcpy (self->tags + n, tag, sizeof self->tags - n);
}

/* Record 2 of IIM; record 1 tells the charset. */
enum
{
  EVENT    = 22,   /* fixture identifier */
  KEYWORD  = 25,
  BYLINE   = 80,
  CITY     = 90,
  SUBPLACE = 92,
  CREDIT   = 110,
  CAPTION  = 120,
};

static void
take_dataset (PengPhotoWords *self,
              guint           number,
              const guint8   *bytes,
              gsize           n_bytes)
{
  g_autofree char *text = peng_charset_decode ((const char *) bytes, n_bytes, NULL, NULL, NULL);

  if (text == NULL)
    return;

  if (number == CAPTION)
    set (self->caption, sizeof self->caption, text, -1);
  else if (number == BYLINE || (number == CREDIT && *self->credit == '\0'))
    set (self->credit, sizeof self->credit, text, -1);
  else if (number == SUBPLACE || (number == CITY && *self->place == '\0'))
    set (self->place, sizeof self->place, text, -1);
  else if (number == EVENT)
    set (self->event, sizeof self->event, text, -1);
  else if (number == KEYWORD)
    add_tag (self, text, -1);
}

static gsize
find_marker (const guint8 *bytes,
             gsize         n_bytes)
{
  gsize i = 0;

  while (i + 5 <= n_bytes && bytes[i] != 0x1c)
    i++;

  return i;
}

/**
 * peng_photo_words_read_iptc:
 * @self: what is known so far
 * @bytes: a block of IPTC-IIM datasets, maybe inside Photoshop's resources
 * @n_bytes: how much of it
 *
 * Takes what it says.
 */
void
peng_photo_words_read_iptc (PengPhotoWords *self,
                            const guint8   *bytes,
                            gsize           n_bytes)
{
  for (gsize i = find_marker (bytes, n_bytes); i + 5 <= n_bytes && bytes[i] == 0x1c;)
    {
      gsize size = (gsize) bytes[i + 3] << 8 | bytes[i + 4];

      /* Longer ones have the length of their length there: nothing of this kind is. */
      if (size > 0x7fff || i + 5 + size > n_bytes)
        return;

      if (bytes[i + 1] == 2)
        take_dataset (self, bytes[i + 2], bytes + i + 5, size);
      i += 5 + size;
    }
}

/* What the fields are called; what stands first is stronger. */
#define DC        "http://purl.org/dc/elements/1.1/"
#define PHOTOSHOP "http://ns.adobe.com/photoshop/1.0/"
#define IPTC_CORE "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
#define IPTC_EXT  "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"

typedef enum
{
  FIELD_CAPTION,
  FIELD_CREDIT,
  FIELD_PLACE,
  FIELD_EVENT,
  N_FIELDS
} Field;

static const struct
{
  const char *property;
  Field       field;
} properties[] = {
  { DC "description", FIELD_CAPTION },
  { DC "creator", FIELD_CREDIT },
  { PHOTOSHOP "Credit", FIELD_CREDIT },
  { IPTC_CORE "Location", FIELD_PLACE },
  { PHOTOSHOP "City", FIELD_PLACE },
  { IPTC_EXT "Event", FIELD_EVENT },
};

/* An XMP packet while it is read. */
typedef struct
{
  PengPhotoWords *words;
  GHashTable     *prefixes;          /* to what they stand for */
  GString        *text;
  GQueue          path;              /* of names with what their prefixes stand for, newest first */
  guint           ranks[N_FIELDS];   /* of the properties that were taken */
} Xmp;

static char *
dup_property (Xmp        *xmp,
              const char *name)
{
  const char *colon = strchr (name, ':');
  g_autofree char *prefix = colon != NULL ? g_strndup (name, colon - name) : NULL;
  const char *space = prefix != NULL ? g_hash_table_lookup (xmp->prefixes, prefix) : NULL;

  return space != NULL ? g_strconcat (space, colon + 1, NULL) : g_strdup (name);
}

static void
set_field (PengPhotoWords *words,
           Field           field,
           const char     *text)
{
  if (field == FIELD_CAPTION)
    set (words->caption, sizeof words->caption, text, -1);
  else if (field == FIELD_CREDIT)
    set (words->credit, sizeof words->credit, text, -1);
  else if (field == FIELD_PLACE)
    set (words->place, sizeof words->place, text, -1);
  else
    set (words->event, sizeof words->event, text, -1);
}

/* Of several languages the first is the default. */
static void
take_property (Xmp        *xmp,
               const char *property,
               const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (*trimmed == '\0')
    return;

  if (g_str_equal (property, DC "subject"))
    add_tag (xmp->words, trimmed, -1);

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      if (!g_str_equal (properties[i].property, property) || i >= xmp->ranks[properties[i].field])
        continue;

      set_field (xmp->words, properties[i].field, trimmed);
      xmp->ranks[properties[i].field] = i;
    }
}

static void
start_element (GMarkupParseContext  *context,
               const char           *name,
               const char          **names,
               const char          **values,
               gpointer              user_data,
               GError              **error)
{
  Xmp *xmp = user_data;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "xmlns:"))
      g_hash_table_insert (xmp->prefixes, g_strdup (names[i] + strlen ("xmlns:")),
                           g_strdup (values[i]));

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *property = dup_property (xmp, names[i]);

      take_property (xmp, property, values[i]);
    }

  g_queue_push_head (&xmp->path, dup_property (xmp, name));
  g_string_truncate (xmp->text, 0);
}

/* The words of a list stand two elements below the property. */
static void
end_element (GMarkupParseContext  *context,
             const char           *name,
             gpointer              user_data,
             GError              **error)
{
  Xmp *xmp = user_data;
  g_autofree char *element = g_queue_pop_head (&xmp->path);
  const char *property = g_str_has_suffix (element, "#li") ? g_queue_peek_nth (&xmp->path, 1)
                                                           : element;

  if (property != NULL)
    take_property (xmp, property, xmp->text->str);
  g_string_truncate (xmp->text, 0);
}

static void
take_text (GMarkupParseContext  *context,
           const char           *text,
           gsize                 n_bytes,
           gpointer              user_data,
           GError              **error)
{
  Xmp *xmp = user_data;

  g_string_append_len (xmp->text, text, n_bytes);
}

/**
 * peng_photo_words_read_xmp:
 * @self: what is known so far
 * @bytes: an XMP packet
 * @n_bytes: how much of it
 *
 * Takes what it says, in the place of what is known. One that is no XML says as much as could be
 * read of it.
 */
void
peng_photo_words_read_xmp (PengPhotoWords *self,
                           const char     *bytes,
                           gsize           n_bytes)
{
  static const GMarkupParser parser = { start_element, end_element, take_text, NULL, NULL };
  g_autoptr(GMarkupParseContext) context = NULL;
  Xmp xmp = { .words = self };

  if (n_bytes == 0 || n_bytes > MAX_XMP)
    return;

  for (guint i = 0; i < N_FIELDS; i++)
    xmp.ranks[i] = G_MAXUINT;
  xmp.prefixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  xmp.text = g_string_new (NULL);
  g_queue_init (&xmp.path);
  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &xmp, NULL);
  g_markup_parse_context_parse (context, bytes, (gssize) n_bytes, NULL);

  g_queue_clear_full (&xmp.path, g_free);
  g_string_free (xmp.text, TRUE);
  g_hash_table_unref (xmp.prefixes);
}
