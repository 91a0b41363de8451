/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-problem.h"

G_BEGIN_DECLS

/**
 * PengHttpRequest:
 * @method: GET, HEAD, POST, PUT or DELETE
 * @path: below the site's address, with a slash first, percent-encoded
 * @if_match: (nullable): an ETag, sent as it is
 * @create: send `If-None-Match: *`
 * @headers: (nullable) (array zero-terminated=1): further headers, each a name and a value
 * @content_type: (nullable): of the body
 * @bytes: (nullable): a body in memory
 * @stream: (nullable): or a body that is read as it goes out
 * @size: bytes in @stream
 * @max_reply: most bytes of the answer's body; more is %PENG_PORTAL_ERROR_BAD_REPLY
 * @progress: (nullable): called as the body goes out
 *
 * One question to a portal. Everything is needed only during the call, but for @progress_data.
 */
typedef struct
{
  const char       *method;
  const char       *path;
  const char       *if_match;
  gboolean          create;
  const char * const *headers;
  const char       *content_type;
  GBytes           *bytes;
  GInputStream     *stream;
  goffset           size;
  gsize             max_reply;
  PengProgressFunc  progress;
  gpointer          progress_data;
} PengHttpRequest;

/**
 * PengHttpReply:
 * @status: from 200 to 299
 * @etag: (nullable): as it came
 * @content_type: (nullable): without parameters
 * @link: (nullable): its Link headers (RFC 8288), with commas between them
 * @body: never %NULL
 */
typedef struct
{
  guint   status;
  char   *etag;
  char   *content_type;
  char   *link;
  GBytes *body;
} PengHttpReply;

void           peng_http_reply_free  (PengHttpReply        *self);

/**
 * PengRefusalFunc:
 * @problem: an answer that is no success
 * @asked: whether the request was a question, that can change nothing
 *
 * How a kind of portal says no.
 *
 * Returns: (transfer full): an error of %PENG_PORTAL_ERROR
 */
typedef GError *(*PengRefusalFunc) (const PengProblem *problem,
                                    gboolean           asked);

#define PENG_TYPE_HTTP (peng_http_get_type ())

G_DECLARE_FINAL_TYPE (PengHttp, peng_http, PENG, HTTP, GObject)

PengHttp      *peng_http_new         (GUri                  *base_uri,
                                      const char            *authorization,
                                      guint                  idle_ms);
void           peng_http_set_refusal (PengHttp              *self,
                                      PengRefusalFunc        refusal);
void           peng_http_send_async  (PengHttp              *self,
                                      const PengHttpRequest *request,
                                      GCancellable          *cancellable,
                                      GAsyncReadyCallback    callback,
                                      gpointer               user_data);
PengHttpReply *peng_http_send_finish (PengHttp              *self,
                                      GAsyncResult          *result,
                                      GError               **error);
void           peng_http_answer_body_cb (GObject            *object,
                                         GAsyncResult       *result,
                                         gpointer            user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengHttpReply, peng_http_reply_free)

G_END_DECLS
