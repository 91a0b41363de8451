/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* publisher-child DATA_DIR SITE PORT TOKEN publish|withdraw|resume ARTICLE POINT|-
 *
 * The real machine in a process of its own: publishes or withdraws the stored article, or goes on
 * with what is unfinished. Where the machine comes to POINT the process ends as by kill -9. Exits with 0
 * when every row is published. */

#include "publish/peng-pengcheng-portal.h"
#include "store/peng-store-articles.h"
#include "work/peng-publisher.h"

#include "test-answer.h"

#include <signal.h>

typedef struct
{
  gint64      site;
  char       *uri;
  const char *token;
  const char *point;
} Child;

static void
trace (const char *point,
       gpointer    data)
{
  Child *child = data;

  if (g_str_equal (point, child->point))
    raise (SIGKILL);
}

static void
connect_site (gint64               site,
              gpointer             funcs_data,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  Child *child = funcs_data;
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr(PengSite) at = peng_site_new ("1", "", PENG_SITE_KIND_PENGCHENG, child->uri, NULL);

  g_task_return_pointer (task, peng_pengcheng_portal_new (at, child->token, 20000), g_object_unref);
}

static PengPortal *
connect_site_finish (gpointer       funcs_data,
                     GAsyncResult  *result,
                     GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static const PengPublisherFuncs funcs = { connect_site, connect_site_finish, trace };
static const PengPublisherPace pace = { .first_ms = 4, .longest_ms = 30, .look_ms = 20 };

static gboolean
open_store (PengStore *store)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PengStoreOpening) opening = NULL;

  peng_store_open_async (store, NULL, answer_cb, &result);
  opening = peng_store_open_finish (store, wait_for (&result), NULL);

  return opening != NULL;
}

static GPtrArray *
list_row (PengPublishing *row,
          Child          *child)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  trace ("committed frozen", child);
  if (row != NULL)
    g_ptr_array_add (rows, row);

  return rows;
}

static GPtrArray *
publish (PengPublisher *publisher,
         PengStore     *store,
         Child         *child,
         const char    *uuid)
{
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(GAsyncResult) made = NULL;
  g_autoptr(PengArticle) article = NULL;
  guint64 revision;

  peng_store_load_article_async (store, uuid, NULL, answer_cb, &loaded);
  article = peng_store_load_article_finish (store, wait_for (&loaded), &revision, NULL);
  trace ("commit frozen", child);
  peng_publisher_publish_async (publisher, article, revision, child->site,
                                PENG_SITE_KIND_PENGCHENG, "bendizixun", NULL, answer_cb, &made);

  return list_row (peng_publisher_publish_finish (publisher, wait_for (&made), NULL), child);
}

static GPtrArray *
withdraw (PengPublisher *publisher,
          Child         *child,
          const char    *uuid)
{
  g_autoptr(GAsyncResult) made = NULL;

  trace ("commit frozen", child);
  peng_publisher_withdraw_async (publisher, uuid, child->site, NULL, answer_cb, &made);

  return list_row (peng_publisher_withdraw_finish (publisher, wait_for (&made), NULL), child);
}

static GPtrArray *
resume (PengPublisher *publisher)
{
  g_autoptr(GAsyncResult) result = NULL;

  peng_publisher_resume_async (publisher, NULL, answer_cb, &result);

  return peng_publisher_resume_finish (publisher, wait_for (&result), NULL);
}

static GPtrArray *
begin (PengPublisher *publisher,
       PengStore     *store,
       Child         *child,
       const char    *verb,
       const char    *uuid)
{
  if (g_str_equal (verb, "publish"))
    return publish (publisher, store, child, uuid);

  if (g_str_equal (verb, "withdraw"))
    return withdraw (publisher, child, uuid);

  return resume (publisher);
}

static gboolean
wait_until_published (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      PengPublishing *row = g_ptr_array_index (rows, i);

      while (!PENG_OUTBOX_IS_FINISHED (peng_publishing_get_state (row)))
        g_main_context_iteration (NULL, TRUE);
      if (peng_publishing_get_state (row) != PENG_OUTBOX_PUBLISHED)
        return FALSE;
    }

  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *uri = g_strconcat ("http://127.0.0.1:", argc == 8 ? argv[3] : "", NULL);
  Child child = { .uri = uri };
  g_autoptr(PengStore) store = NULL;
  g_autoptr(PengPublisher) publisher = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  gboolean good;

  if (argc != 8)
    return 2;

  child.site = g_ascii_strtoll (argv[2], NULL, 10);
  child.token = argv[4];
  child.point = argv[7];
  store = peng_store_new (argv[1]);
  if (!open_store (store))
    return 4;

  publisher = peng_publisher_new (store, &funcs, &child, &pace);
  rows = begin (publisher, store, &child, argv[5], argv[6]);
  good = rows != NULL && wait_until_published (rows);
  g_clear_object (&publisher);
  peng_store_close_sync (store);

  return good ? 0 : 3;
}
