/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-pengcheng-ask.h"

/**
 * peng_pengcheng_parse_reply:
 * @reply: an answer
 * @error: %PENG_PORTAL_ERROR_BAD_REPLY
 *
 * A sign-in page of a hotel's network is a perfect "200 OK": only JSON counts.
 *
 * Returns: (transfer full) (nullable): the object that it holds
 */
JsonObject *
peng_pengcheng_parse_reply (PengHttpReply  *reply,
                            GError        **error)
{
  if (g_strcmp0 (reply->content_type, "application/json") == 0)
    return peng_json_parse (reply->body, error);

  g_set_error_literal (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_BAD_REPLY,
                       "the answer is no JSON");
  return NULL;
}

/**
 * peng_pengcheng_bad_reply:
 * @unknown: whether something may have changed at the portal
 * @message: what is wrong with its answer, for the log
 *
 * Returns: (transfer full): a %PENG_PORTAL_ERROR_BAD_REPLY
 */
GError *
peng_pengcheng_bad_reply (gboolean    unknown,
                          const char *message)
{
  PengPortalFailure failure = { .unknown = unknown, .status = 200 };

  return peng_portal_error_new (PENG_PORTAL_ERROR_BAD_REPLY, &failure, message);
}

typedef struct
{
  GTask             *task;
  const PengReading *reading;
  /* Whether something may have changed there, whatever the answer was. */
  gboolean           changes;
} Question;

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr(GTask) task = question->task;
  const PengReading *reading = question->reading;
  g_autoptr(PengHttpReply) reply = NULL;
  gpointer value = NULL;
  GError *error = NULL;

  reply = peng_http_send_finish (PENG_HTTP (object), result, &error);
  if (reply != NULL)
    value = reading->read (reply, g_task_get_task_data (task), &error);

  if (value != NULL)
    g_task_return_pointer (task, value, reading->free);
  else
    g_task_return_error (task, error != NULL
                                 ? error
                                 : peng_pengcheng_bad_reply (question->changes, reading->message));
}

/**
 * peng_pengcheng_ask:
 * @http: a client for the site
 * @request: what to ask
 * @task: (transfer full): is answered; its data is given to the reading
 * @reading: how the answer is read
 *
 * Asks the API one thing. An answer that cannot be read to what may have changed something there
 * leaves that unknown.
 */
void
peng_pengcheng_ask (PengHttp              *http,
                    const PengHttpRequest *request,
                    GTask                 *task,
                    const PengReading     *reading)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { task, reading, !g_str_equal (request->method, "GET") };
  peng_http_send_async (http, request, g_task_get_cancellable (task), answered_cb, question);
}
