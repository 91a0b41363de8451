/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-article"

#include "core/peng-article.h"

struct _PengArticle
{
  gatomicrefcount  ref_count;
  char            *uuid;
  char            *fields[PENG_N_FIELDS];
  GPtrArray       *blocks;
};

static const char *field_names[PENG_N_FIELDS] = {
  [PENG_FIELD_TITLE]        = "title",
  [PENG_FIELD_SHORT_TITLE]  = "short-title",
  [PENG_FIELD_SUMMARY]      = "summary",
  [PENG_FIELD_SOURCE]       = "source",
  [PENG_FIELD_AUTHOR]       = "author",
  [PENG_FIELD_PHOTOGRAPHER] = "photographer",
  [PENG_FIELD_SECTION]      = "section",
  [PENG_FIELD_TAGS]         = "tags",
  [PENG_FIELD_COVER]        = "cover",
  [PENG_FIELD_EVENT_DATE]   = "event-date",
};

G_DEFINE_BOXED_TYPE (PengArticle, peng_article, peng_article_ref, peng_article_unref)

/* A document without a text block at its end would leave no place to write. */
static void
ensure_place_to_write (GPtrArray *blocks)
{
  guint n = blocks->len;

  if (n == 0 || !peng_block_is_text (g_ptr_array_index (blocks, n - 1)))
    g_ptr_array_add (blocks, peng_block_new_paragraph (""));
}

/**
 * peng_article_new:
 * @uuid: (nullable): which article it is, a UUID by RFC 4122; %NULL for a new one
 * @fields: (nullable) (array length=PENG_N_FIELDS): the fields by #PengField, made one line each;
 *   %NULL stands for empty, as a whole and each
 * @blocks: (nullable) (array length=n_blocks): the document; an empty paragraph is added where the
 *   last is no text block
 * @n_blocks: how many blocks
 *
 * Returns: (transfer full): an article
 */
PengArticle *
peng_article_new (const char         *uuid,
                  const char * const *fields,
                  PengBlock * const  *blocks,
                  guint               n_blocks)
{
  PengArticle *self;

  g_return_val_if_fail (uuid == NULL || g_uuid_string_is_valid (uuid), NULL);
  g_return_val_if_fail (blocks != NULL || n_blocks == 0, NULL);

  self = g_new0 (PengArticle, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->uuid = uuid != NULL ? g_strdup (uuid) : g_uuid_string_random ();

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      const char *field = fields != NULL && fields[i] != NULL ? fields[i] : "";

      self->fields[i] = peng_unicode_clean_line (field, -1);
    }

  self->blocks = g_ptr_array_new_full (n_blocks + 1, (GDestroyNotify) peng_block_unref);

  for (guint i = 0; i < n_blocks; i++)
    g_ptr_array_add (self->blocks, peng_block_ref (blocks[i]));

  ensure_place_to_write (self->blocks);

  return self;
}

/**
 * peng_article_new_empty:
 *
 * Returns: (transfer full): a new article with empty fields and one empty paragraph
 */
PengArticle *
peng_article_new_empty (void)
{
  return peng_article_new (NULL, NULL, NULL, 0);
}

/**
 * peng_article_ref:
 * @self: an article
 *
 * Returns: (transfer full): @self
 */
PengArticle *
peng_article_ref (PengArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * peng_article_unref:
 * @self: (transfer full): an article
 */
void
peng_article_unref (PengArticle *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    g_free (self->fields[i]);

  g_ptr_array_unref (self->blocks);
  g_free (self->uuid);
  g_free (self);
}

/**
 * peng_article_get_uuid:
 * @self: an article
 *
 * Returns: (transfer none): which article it is
 */
const char *
peng_article_get_uuid (PengArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->uuid;
}

/**
 * peng_article_get_field:
 * @self: an article
 * @field: a field
 *
 * Returns: (transfer none): its text, of one line
 */
const char *
peng_article_get_field (PengArticle *self,
                        PengField    field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) field < PENG_N_FIELDS, NULL);

  return self->fields[field];
}

/**
 * peng_article_get_blocks:
 * @self: an article
 * @n_blocks: (out): how many, from 1
 *
 * Returns: (transfer none) (array length=n_blocks): its document
 */
PengBlock * const *
peng_article_get_blocks (PengArticle *self,
                         guint       *n_blocks)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_blocks != NULL, NULL);

  *n_blocks = self->blocks->len;

  return (PengBlock * const *) self->blocks->pdata;
}

static gboolean
are_fields_equal (PengArticle *a,
                  PengArticle *b)
{
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      if (!g_str_equal (a->fields[i], b->fields[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * peng_article_equal:
 * @a: an article
 * @b: another
 *
 * Returns: whether UUID, fields and document are the same
 */
gboolean
peng_article_equal (PengArticle *a,
                    PengArticle *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;

  if (!g_str_equal (a->uuid, b->uuid) || a->blocks->len != b->blocks->len ||
      !are_fields_equal (a, b))
    return FALSE;

  for (guint i = 0; i < a->blocks->len; i++)
    {
      if (!peng_block_equal (g_ptr_array_index (a->blocks, i), g_ptr_array_index (b->blocks, i)))
        return FALSE;
    }

  return TRUE;
}

/**
 * peng_article_with_uuid:
 * @self: an article
 * @uuid: (nullable): as for peng_article_new()
 *
 * Returns: (transfer full): another article with the same fields and document
 */
PengArticle *
peng_article_with_uuid (PengArticle *self,
                        const char  *uuid)
{
  g_return_val_if_fail (self != NULL, NULL);

  return peng_article_new (uuid, (const char * const *) self->fields,
                           (PengBlock * const *) self->blocks->pdata, self->blocks->len);
}

/**
 * peng_article_dup_plain:
 * @self: an article
 *
 * The document as plain text, by peng_block_append_plain(). The fields are not in it.
 *
 * Returns: (transfer full): lines that each end with a newline
 */
char *
peng_article_dup_plain (PengArticle *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    peng_block_append_plain (g_ptr_array_index (self->blocks, i), out);

  return g_string_free (out, FALSE);
}

typedef struct
{
  GHashTable   *seen;
  GStrvBuilder *names;
} MediaList;

static void
add_media (const char *media,
           gpointer    user_data)
{
  MediaList *list = user_data;

  if (g_hash_table_add (list->seen, (gpointer) media))
    g_strv_builder_add (list->names, media);
}

/**
 * peng_article_dup_media:
 * @self: an article
 *
 * Which media items an article needs: those of its blocks, and its cover where that is one.
 *
 * Returns: (transfer full): media names, each once, in the order of the document
 */
GStrv
peng_article_dup_media (PengArticle *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  MediaList list = { seen, names };

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    peng_block_foreach_media (g_ptr_array_index (self->blocks, i), add_media, &list);

  if (peng_media_is_name (self->fields[PENG_FIELD_COVER]))
    add_media (self->fields[PENG_FIELD_COVER], &list);

  return g_strv_builder_end (names);
}

/**
 * peng_article_count:
 * @self: an article
 * @count: (out caller-allocates): the sum over its blocks; the fields do not count
 *
 * Counts the document.
 */
void
peng_article_count (PengArticle *self,
                    PengCount   *count)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (count != NULL);

  *count = (PengCount) { 0 };

  for (guint i = 0; i < self->blocks->len; i++)
    peng_count_add (count, peng_block_get_count (g_ptr_array_index (self->blocks, i)));
}

/**
 * peng_field_get_name:
 * @field: a field
 *
 * Returns: (transfer none): its name in the saved form
 */
const char *
peng_field_get_name (PengField field)
{
  g_return_val_if_fail ((guint) field < PENG_N_FIELDS, NULL);

  return field_names[field];
}

/**
 * peng_field_from_name:
 * @name: (nullable): a name from the saved form
 * @field: (out): the field of that name; left alone where there is none
 *
 * Returns: whether there is one
 */
gboolean
peng_field_from_name (const char *name,
                      PengField  *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      if (g_strcmp0 (name, field_names[i]) == 0)
        {
          *field = i;
          return TRUE;
        }
    }

  return FALSE;
}
