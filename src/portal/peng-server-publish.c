/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-publish.h"

#include "core/peng-html-writer.h"
#include "portal/peng-server-media.h"

/* The media of an article, as the page needs them. */
typedef struct
{
  GHashTable *names;     /* SHA-256 to the last part of the address */
  GHashTable *pictures;  /* those of them that a list can show */
} Shown;

static gboolean
look_up_media (PengDb              *db,
               const char * const  *media,
               Shown               *shown,
               GPtrArray           *missing,
               GError             **error)
{
  for (guint i = 0; media[i] != NULL; i++)
    {
      g_autoptr(PengServerMedia) item = NULL;
      char *name;

      if (!peng_server_media_find (db, media[i], &item, error))
        return FALSE;

      if (item == NULL)
        {
          g_ptr_array_add (missing, g_strdup (media[i]));
          continue;
        }

      name = peng_server_media_dup_name (item);
      g_hash_table_insert (shown->names, g_strdup (media[i]), name);
      if (g_str_has_prefix (item->mime, "image/"))
        g_hash_table_insert (shown->pictures, g_strdup (media[i]), name);
    }

  return TRUE;
}

static void
append_media (GString    *out,
              const char *media,
              gpointer    user_data)
{
  Shown *shown = user_data;

  g_string_append_printf (out, "/media/%s",
                          (const char *) g_hash_table_lookup (shown->names, media));
}

static const char *
find_first_picture (PengArticle *article,
                    Shown       *shown)
{
  PengBlock * const *blocks;
  const char *name = NULL;
  guint n_blocks;

  blocks = peng_article_get_blocks (article, &n_blocks);
  for (guint i = 0; i < n_blocks && name == NULL; i++)
    {
      PengBlockKind kind = peng_block_get_kind (blocks[i]);
      guint n_images;

      if (kind == PENG_BLOCK_IMAGE || kind == PENG_BLOCK_GALLERY)
        name = g_hash_table_lookup (shown->pictures,
                                    peng_block_get_images (blocks[i], &n_images)[0].media);
    }

  return name;
}

static char *
dup_picture (PengArticle *article,
             Shown       *shown)
{
  const char *cover = peng_article_get_field (article, PENG_FIELD_COVER);
  const char *name = g_hash_table_lookup (shown->pictures, cover);

  if (name == NULL)
    name = find_first_picture (article, shown);

  return g_strdup (name != NULL ? name : "");
}

static void
set_text (PengServerArticle *article,
          PengArticle       *text,
          Shown             *shown)
{
  const PengDialect dialect = { "portal", append_media, shown, .lazy_images = TRUE };
  PengBlock * const *blocks;
  guint n_blocks;

  blocks = peng_article_get_blocks (text, &n_blocks);
  article->html = peng_html_write (blocks, n_blocks, &peng_dialect_canonical);
  article->page = peng_html_write (blocks, n_blocks, &dialect);
  article->plain = peng_article_dup_plain (text);
  article->picture = dup_picture (text, shown);
}

static PengServerArticle *
build_article (PengServerInput   *input,
               PengServerArticle *present,
               Shown             *shown)
{
  PengServerArticle *article = g_new0 (PengServerArticle, 1);

  article->uuid = g_strdup (peng_article_get_uuid (input->article));
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    article->fields[i] = g_strdup (peng_article_get_field (input->article, i));
  set_text (article, input->article, shown);
  article->content = g_strdup (input->content);
  article->media = peng_article_dup_media (input->article);
  article->modified = g_get_real_time () / G_USEC_PER_SEC;
  article->published = input->published;
  if (article->published == 0)
    article->published = present != NULL ? MIN (present->published, article->modified)
                                         : article->modified;

  return article;
}

/**
 * peng_server_publish:
 * @db: the portal's database
 * @input: what a client wants to be published
 * @present: (nullable): what is there under its UUID
 * @article: (out) (transfer full) (nullable): what is there now, %NULL where media are missing
 * @missing: (out) (transfer full) (element-type utf8): the media that were not sent
 * @error: return location
 *
 * Makes an article out of @input and puts it in the place of @present.
 *
 * Returns: whether the database did its part
 */
gboolean
peng_server_publish (PengDb             *db,
                     PengServerInput    *input,
                     PengServerArticle  *present,
                     PengServerArticle **article,
                     GPtrArray         **missing,
                     GError            **error)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) media = peng_article_dup_media (input->article);
  Shown shown = { names, pictures };

  *article = NULL;
  *missing = g_ptr_array_new_with_free_func (g_free);
  if (!look_up_media (db, (const char * const *) media, &shown, *missing, error))
    return FALSE;

  if ((*missing)->len > 0)
    return TRUE;

  *article = build_article (input, present, &shown);

  return peng_server_article_save (db, *article, error);
}

static gboolean
is_same (PengServerArticle *a,
         PengServerArticle *b)
{
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      if (g_strcmp0 (a->fields[i], b->fields[i]) != 0)
        return FALSE;
    }

  return g_strcmp0 (a->html, b->html) == 0 && g_strcmp0 (a->page, b->page) == 0 &&
         g_strcmp0 (a->picture, b->picture) == 0;
}

/**
 * peng_server_publish_again:
 * @db: the portal's database
 * @input: what a client wants to be published
 * @present: the same, as it is there under its UUID
 * @error: return location
 *
 * Makes the page anew where it is not what its content makes of it: somebody has changed it past the
 * portal, and whoever publishes the article again wants that away. Its times stay.
 *
 * Returns: whether the database did its part
 */
gboolean
peng_server_publish_again (PengDb             *db,
                           PengServerInput    *input,
                           PengServerArticle  *present,
                           GError            **error)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) media = peng_article_dup_media (input->article);
  g_autoptr(PengServerArticle) article = NULL;
  Shown shown = { names, pictures };

  if (!look_up_media (db, (const char * const *) media, &shown, missing, error))
    return FALSE;

  if (missing->len > 0)
    return TRUE;

  article = build_article (input, present, &shown);
  article->modified = present->modified;

  return is_same (article, present) || peng_server_article_save (db, article, error);
}
