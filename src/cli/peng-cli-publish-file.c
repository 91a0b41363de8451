/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-publish.h"

#include "cli/peng-cli-article.h"
#include "cli/peng-cli.h"

#include "core/peng-html-writer.h"
#include "work/peng-draft-model.h"

#include <string.h>

#include <glib/gi18n.h>

/* A file has no name that would tell, a second time, that it is the same article: a path may hold
 * last week's news or this week's. So the article is called by what it says. The same words and
 * pictures are the same article, however often and from wherever they are published. */
static char *
make_uuid (PengArticle *article)
{
  g_autofree char *html = peng_html_write_article (article, &peng_dialect_canonical);
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 b[32];
  gsize length = sizeof b;

  g_checksum_update (checksum, (const guchar *) html, strlen (html));
  g_checksum_get_digest (checksum, b, &length);

  /* Version 8 of RFC 9562: made by rules of our own. */
  b[6] = (b[6] & 0x0f) | 0x80;
  b[8] = (b[8] & 0x3f) | 0x80;

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                          b[12], b[13], b[14], b[15]);
}

static gboolean
is_at_a_site (const PengDraftInfo *info)
{
  return info->published != PENG_PUBLISHED_NEVER && info->published != PENG_PUBLISHED_WITHDRAWN;
}

/* Another article of the same title that is published: most likely the same news, with a mistake
 * mended.
 *
 * Returns: whether it could be looked for; @twin is the draft's name, %NULL where there is none */
static gboolean
find_twin (PengCliRun *run,
           PengStore  *store,
           const char *title,
           char      **twin)
{
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;

  *twin = NULL;
  peng_store_search_async (store, title, G_MAXINT, peng_cli_run_get_cancellable (run),
                           peng_cli_run_answer_cb, run);
  hits = peng_store_search_finish (store, peng_cli_run_wait (run), NULL, &error);
  if (hits == NULL)
    {
      peng_cli_explain (NULL, error);
      return FALSE;
    }

  for (guint i = 0; i < hits->len && *twin == NULL; i++)
    {
      const PengSearchHit *hit = g_ptr_array_index (hits, i);

      if (strcmp (hit->info->title, title) == 0 && is_at_a_site (hit->info))
        *twin = g_strdup (hit->info->uuid);
    }

  return TRUE;
}

static gboolean
add_draft (PengCliRun  *run,
           PengStore   *store,
           const char  *path,
           PengArticle *article)
{
  const char *title = peng_article_get_field (article, PENG_FIELD_TITLE);
  g_autofree char *twin = NULL;

  if (!find_twin (run, store, title, &twin))
    return FALSE;

  if (twin != NULL)
    {
      /* Translators: %1$s is a file's name, %2$s the name of a draft */
      peng_cli_say (_("%1$s: An article of this title is published already, with other words: the "
                      "draft %2$s. To change its page, run “pengcheng draft replace %2$s %1$s” and "
                      "publish %2$s. For an article of its own, run “pengcheng draft new %1$s” and "
                      "publish the draft that it names."), path, twin);
      return FALSE;
    }

  return peng_cli_article_save (run, store, article, 0, NULL);
}

static gboolean
take_from_trash (PengCliRun          *run,
                 PengStore           *store,
                 const PengDraftInfo *info)
{
  g_autoptr(GError) error = NULL;

  if (info->deleted == 0)
    return TRUE;

  peng_store_undelete_article_async (store, info->uuid, NULL, peng_cli_run_answer_cb, run);
  if (peng_store_undelete_article_finish (store, peng_cli_run_wait (run), &error))
    return TRUE;

  peng_cli_explain (info->uuid, error);

  return FALSE;
}

/* A file that names no source says nothing of it: its draft has the one that is usual at the
 * site. */
static gboolean
says_the_same (PengArticle *stored,
               PengArticle *read)
{
  g_autoptr(PengArticle) filled = NULL;
  g_autofree char *own = g_strdup (peng_article_get_field (read, PENG_FIELD_SOURCE));
  const char *fields[PENG_N_FIELDS];
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (read, &n_blocks);

  for (PengField i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = peng_article_get_field (read, i);
  if (*g_strstrip (own) == '\0')
    fields[PENG_FIELD_SOURCE] = peng_article_get_field (stored, PENG_FIELD_SOURCE);
  filled = peng_article_new (peng_article_get_uuid (read), fields, blocks, n_blocks);

  return peng_article_equal (stored, filled);
}

/* The draft that was made when the file was published before. */
static gboolean
use_draft (PengCliRun          *run,
           PengStore           *store,
           const char          *path,
           PengArticle         *article,
           const PengDraftInfo *info)
{
  g_autoptr(PengArticle) stored = peng_cli_article_load (run, store, info->uuid, NULL);

  if (stored == NULL)
    return FALSE;

  if (says_the_same (stored, article))
    return take_from_trash (run, store, info);

  /* Translators: %1$s is a file's name, %2$s the name of a draft */
  peng_cli_say (_("%1$s: This article was changed since it was published from the file. Publish the "
                  "draft %2$s instead."), path, info->uuid);

  return FALSE;
}

static gboolean
find_draft (PengCliRun     *run,
            PengStore      *store,
            const char     *uuid,
            PengDraftInfo **info)
{
  g_autoptr(GError) error = NULL;

  peng_store_get_draft_async (store, uuid, NULL, peng_cli_run_answer_cb, run);
  *info = peng_store_get_draft_finish (store, peng_cli_run_wait (run), &error);
  if (*info != NULL || g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND))
    return TRUE;

  peng_cli_explain (NULL, error);

  return FALSE;
}

/* Only a whole article is published. */
static PengArticle *
read_article (PengCliRun       *run,
              PengStore        *store,
              const PengFormat *format,
              const char       *path)
{
  guint n_lost;
  g_autoptr(PengArticle) article = peng_cli_article_read (run, store, format, path, &n_lost);

  if (article == NULL)
    return NULL;

  if (n_lost > 0)
    {
      peng_cli_say (_("%s: It is not published without its pictures. Put them beside it, or take "
                      "them out of the file."), path);
      return NULL;
    }

  return g_steal_pointer (&article);
}

/**
 * peng_cli_publish_file:
 * @run: a run
 * @store: an open store
 * @format: format of the file
 * @path: (type filename): a file, or `-` for standard input
 *
 * Makes the draft through which a file is published, or finds it where it was published before.
 *
 * Returns: (transfer full) (nullable): name of the draft; %NULL when it was said why not
 */
char *
peng_cli_publish_file (PengCliRun       *run,
                       PengStore        *store,
                       const PengFormat *format,
                       const char       *path)
{
  g_autoptr(PengArticle) read = read_article (run, store, format, path);
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(PengDraftInfo) info = NULL;
  g_autofree char *uuid = NULL;
  gboolean ready;

  if (read == NULL)
    return NULL;

  uuid = make_uuid (read);
  article = peng_article_with_uuid (read, uuid);
  if (!find_draft (run, store, uuid, &info))
    return NULL;

  ready = info != NULL ? use_draft (run, store, path, article, info)
                       : add_draft (run, store, path, article);

  return ready ? g_steal_pointer (&uuid) : NULL;
}
