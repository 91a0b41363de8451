/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-freeze.h"

#include "publish/peng-pengcheng-format.h"
#include "publish/peng-wordpress-format.h"
#include "store/peng-store-media.h"

typedef struct
{
  PengStore      *store;
  PengArticle    *article;
  PengSiteKind    kind;
  GStrv           names;
  guint           next;
  PengOutboxItem *item;
} Freeze;

G_DEFINE_QUARK (peng-freeze-error-quark, peng_freeze_error)

static void go_on (GTask *task);

static void
freeze_free (gpointer data)
{
  Freeze *freeze = data;

  g_object_unref (freeze->store);
  peng_article_unref (freeze->article);
  g_strfreev (freeze->names);
  g_clear_pointer (&freeze->item, peng_outbox_item_free);
  g_free (freeze);
}

static void
append_name (GPtrArray  *names,
             const char *name)
{
  if (*name != '\0' && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

/* Each file once, in the order in which readers meet them; the cover last, if the text lacks it. */
static GStrv
list_names (PengArticle *article)
{
  g_auto(GStrv) media = peng_article_dup_media (article);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; media[i] != NULL; i++)
    append_name (names, media[i]);
  append_name (names, peng_article_get_field (article, PENG_FIELD_COVER));

  g_ptr_array_add (names, NULL);

  return (GStrv) g_ptr_array_free (names, FALSE);
}

/* What the block says of the file: what is to be seen on a picture, a document's name. */
static const char *
get_words (PengBlock  *block,
           const char *name)
{
  guint n_images;
  const PengImage *images = peng_block_get_images (block, &n_images);

  for (guint i = 0; i < n_images; i++)
    {
      if (g_str_equal (images[i].media, name))
        return images[i].alt;
    }

  if (peng_block_get_kind (block) == PENG_BLOCK_ATTACHMENT &&
      g_str_equal (peng_block_get_media (block), name))
    return peng_text_get_string (peng_block_get_part (block, PENG_PART_NAME, 0));

  return NULL;
}

static char *
find_alt (PengArticle *article,
          const char  *name)
{
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);
  const char *words = NULL;

  for (guint i = 0; i < n_blocks && words == NULL; i++)
    words = get_words (blocks[i], name);

  return g_strdup (words != NULL ? words : "");
}

static const char *
get_sent_name (const char *media,
               gpointer    user_data)
{
  GPtrArray *list = user_data;

  for (guint i = 0; i < list->len; i++)
    {
      const PengOutboxMedia *entry = g_ptr_array_index (list, i);

      if (g_str_equal (entry->sha, media))
        return entry->web_sha;
    }

  return NULL;
}

static PengWordpressPlan
get_wordpress_plan (const PengOutboxItem *item)
{
  static const PengWordpressStatus statuses[] = {
    [PENG_STANDING_PUBLIC] = PENG_WORDPRESS_PUBLISH,
    [PENG_STANDING_DRAFT] = PENG_WORDPRESS_DRAFT,
    [PENG_STANDING_PRIVATE] = PENG_WORDPRESS_PRIVATE,
    [PENG_STANDING_REVIEW] = PENG_WORDPRESS_PENDING,
  };
  PengWordpressPlan plan = { statuses[item->standing], item->due / G_USEC_PER_SEC };

  if (plan.date != 0)
    plan.status = PENG_WORDPRESS_FUTURE;

  return plan;
}

static GBytes *
format (Freeze *freeze)
{
  const PengWordpressPlan plan = get_wordpress_plan (freeze->item);

  switch (freeze->kind)
    {
    case PENG_SITE_KIND_LOCAL:
    case PENG_SITE_KIND_PENGCHENG:
      return peng_pengcheng_format (freeze->article, freeze->item->section,
                                    freeze->item->due / G_USEC_PER_SEC, get_sent_name,
                                    freeze->item->media);
    case PENG_SITE_KIND_WORDPRESS:
      return peng_wordpress_format (freeze->article, freeze->item->section, &plan, get_sent_name,
                                    freeze->item->media);
    default:
      g_assert_not_reached ();
    }
}

static void
finish (GTask *task)
{
  Freeze *freeze = g_task_get_task_data (task);

  freeze->item->content = format (freeze);
  freeze->item->content_hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256,
                                                             freeze->item->content);
  g_task_return_pointer (task, g_steal_pointer (&freeze->item),
                         (GDestroyNotify) peng_outbox_item_free);
}

/* What has no web version, and is no picture, has nothing in it that should not be sent. */
static PengOutboxMedia *
choose_bytes (PengArticle     *article,
              const PengMedia *media)
{
  PengOutboxMedia *entry;

  if (media->web_sha == NULL && g_str_has_prefix (media->mime, "image/"))
    return NULL;

  entry = g_new0 (PengOutboxMedia, 1);
  entry->sha = g_strdup (media->sha);
  entry->web_sha = g_strdup (media->web_sha != NULL ? media->web_sha : media->sha);
  entry->mime = g_strdup (media->web_sha != NULL ? media->web_mime : media->mime);
  entry->size = media->web_sha != NULL ? media->web_size : media->size;
  entry->width = media->web_sha != NULL ? media->web_width : media->width;
  entry->height = media->web_sha != NULL ? media->web_height : media->height;
  entry->alt = find_alt (article, media->sha);

  return entry;
}

static void
got_media_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Freeze *freeze = g_task_get_task_data (task);
  g_autoptr(PengMedia) media = NULL;
  PengOutboxMedia *entry;
  GError *error = NULL;

  media = peng_store_get_media_finish (PENG_STORE (object), result, &error);
  if (media == NULL && g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND))
    {
      g_clear_error (&error);
      g_set_error (&error, PENG_FREEZE_ERROR, PENG_FREEZE_ERROR_MISSING, "file %u of the article",
                   freeze->next);
    }

  entry = media != NULL ? choose_bytes (freeze->article, media) : NULL;
  if (media != NULL && entry == NULL)
    g_set_error_literal (&error, PENG_FREEZE_ERROR, PENG_FREEZE_ERROR_NOT_READY, media->name);

  if (entry == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_ptr_array_add (freeze->item->media, entry);
  go_on (task);
}

static void
go_on (GTask *task)
{
  Freeze *freeze = g_task_get_task_data (task);
  const char *name = freeze->names[freeze->next];

  if (name == NULL)
    {
      finish (task);
      return;
    }

  freeze->next++;
  peng_store_get_media_async (freeze->store, name, g_task_get_cancellable (task), got_media_cb,
                              g_object_ref (task));
}

/**
 * peng_freeze_async:
 * @store: an open store
 * @article: what is to be published
 * @revision: the stored revision that it is
 * @site: number of the site
 * @kind: kind of the site
 * @section: where at the site
 * @plan: who is to read it there, and from when on
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Fixes an article as the bytes that will be sent, with the list of files that go with it. Whatever
 * is written afterwards changes nothing of it.
 */
void
peng_freeze_async (PengStore           *store,
                   PengArticle         *article,
                   guint64              revision,
                   gint64               site,
                   PengSiteKind         kind,
                   const char          *section,
                   const PengPublishPlan *plan,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Freeze *freeze;

  g_return_if_fail (PENG_IS_STORE (store));
  g_return_if_fail (article != NULL && section != NULL && plan != NULL);

  freeze = g_new0 (Freeze, 1);
  freeze->store = g_object_ref (store);
  freeze->article = peng_article_ref (article);
  freeze->kind = kind;
  freeze->names = list_names (article);
  freeze->item = g_new0 (PengOutboxItem, 1);
  freeze->item->article = g_strdup (peng_article_get_uuid (article));
  freeze->item->remote_id = g_strdup (peng_article_get_uuid (article));
  freeze->item->site = site;
  freeze->item->section = g_strdup (section);
  freeze->item->revision = revision;
  freeze->item->standing = plan->standing;
  freeze->item->due = plan->due;
  freeze->item->media = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_outbox_media_free);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_freeze_async);
  g_task_set_task_data (task, freeze, freeze_free);
  go_on (task);
}

/**
 * peng_freeze_finish:
 * @result: what the callback was given
 * @error: #PengFreezeError, #PengStoreError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row for peng_store_freeze_outbox_async(), to create the article, or
 *   %NULL
 */
PengOutboxItem *
peng_freeze_finish (GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
