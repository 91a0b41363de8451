/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-publish-act.h"

typedef struct
{
  PengOutboxVerb     verb;
  char              *base_etag;
  GBytes            *content;
  PengVerdict        verdict;
  PengRemoteArticle *present;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->base_etag);
  g_clear_pointer (&question->content, g_bytes_unref);
  g_clear_pointer (&question->present, peng_remote_article_free);
  g_free (question);
}

static void
put_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PengRemoteArticle *article;
  GError *error = NULL;

  article = peng_portal_put_article_finish (PENG_PORTAL (object), result, &error);
  if (article != NULL)
    g_task_return_pointer (task, article, (GDestroyNotify) peng_remote_article_free);
  else
    g_task_return_error (task, error);
}

static void
withdrawn_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autofree char *etag = NULL;
  PengRemoteArticle *article;
  GError *error = NULL;

  if (!peng_portal_withdraw_finish (PENG_PORTAL (object), result, &etag, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  article = g_new0 (PengRemoteArticle, 1);
  article->etag = g_steal_pointer (&etag);
  article->withdrawn = TRUE;
  g_task_return_pointer (task, article, (GDestroyNotify) peng_remote_article_free);
}

static GTask *
begin (gpointer             tag,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);

  return task;
}

/**
 * peng_publish_send_async:
 * @portal: what speaks to the row's site
 * @item: the row
 * @content: (nullable): the frozen article, %NULL for a withdrawal
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Sends what the row is about, once.
 */
void
peng_publish_send_async (PengPortal           *portal,
                         const PengOutboxItem *item,
                         GBytes               *content,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  GTask *task = begin (peng_publish_send_async, cancellable, callback, user_data);

  if (item->verb == PENG_OUTBOX_WITHDRAW)
    peng_portal_withdraw_async (portal, item->remote_id, item->base_etag, cancellable,
                                withdrawn_cb, task);
  else
    peng_portal_put_article_async (portal, item->remote_id, content, item->base_etag, cancellable,
                                   put_cb, task);
}

/**
 * peng_publish_send_finish:
 * @result: what the callback was given
 * @error: #PengPortalError; its failure says whether it may have been done all the same
 *
 * Returns: (transfer full) (nullable): what is at the site now
 */
PengRemoteArticle *
peng_publish_send_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static PengVerdict
judge (PengPortal        *portal,
       const Question    *question,
       PengRemoteArticle *present)
{
  gboolean done;

  if (question->verb == PENG_OUTBOX_WITHDRAW)
    done = present->withdrawn;
  else
    done = !present->withdrawn && peng_portal_is_same (portal, question->content, present);

  if (done)
    return PENG_VERDICT_DONE;

  return g_strcmp0 (question->base_etag, present->etag) == 0 ? PENG_VERDICT_NOT_DONE
                                                             : PENG_VERDICT_OTHER;
}

/* Nothing is there. What should be replaced was removed by somebody else. */
static PengVerdict
judge_absent (const Question *question)
{
  if (question->verb == PENG_OUTBOX_WITHDRAW)
    return PENG_VERDICT_DONE;

  return question->base_etag == NULL ? PENG_VERDICT_NOT_DONE : PENG_VERDICT_OTHER;
}

static void
got_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;

  question->present = peng_portal_get_article_finish (PENG_PORTAL (object), result, &error);
  if (question->present != NULL)
    question->verdict = judge (PENG_PORTAL (object), question, question->present);
  else if (g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND))
    question->verdict = judge_absent (question);

  if (question->verdict == PENG_VERDICT_NONE)
    g_task_return_error (task, error);
  else
    {
      g_clear_error (&error);
      g_task_return_boolean (task, TRUE);
    }
}

/**
 * peng_publish_ask_async:
 * @portal: what speaks to the row's site
 * @item: the row
 * @content: (nullable): the frozen article, %NULL for a withdrawal
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks what became of what the row is about. Changes nothing.
 */
void
peng_publish_ask_async (PengPortal           *portal,
                        const PengOutboxItem *item,
                        GBytes               *content,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              user_data)
{
  GTask *task = begin (peng_publish_ask_async, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->verb = item->verb;
  question->base_etag = g_strdup (item->base_etag);
  question->content = content != NULL ? g_bytes_ref (content) : NULL;
  g_task_set_task_data (task, question, question_free);
  peng_portal_get_article_async (portal, item->remote_id, item->base_etag, cancellable, got_cb,
                                 task);
}

/**
 * peng_publish_ask_finish:
 * @result: what the callback was given
 * @present: (out) (nullable) (transfer full): what is there, %NULL for nothing; set unless the
 *   answer is %PENG_VERDICT_NONE
 * @error: #PengPortalError
 *
 * Returns: what became of it
 */
PengVerdict
peng_publish_ask_finish (GAsyncResult       *result,
                         PengRemoteArticle **present,
                         GError            **error)
{
  Question *question = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return PENG_VERDICT_NONE;

  *present = g_steal_pointer (&question->present);

  return question->verdict;
}
