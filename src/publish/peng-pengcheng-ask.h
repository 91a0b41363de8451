/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-http.h"
#include "publish/peng-problem.h"

G_BEGIN_DECLS

#define PENG_PENGCHENG_MAX_REPLY (8 * 1024 * 1024)

/**
 * PengReading:
 * @read: gives what the task gives, or %NULL where it is no such answer; the error need not be set
 *   then
 * @free: frees what it gave
 * @message: what is wrong with such an answer, for the log
 *
 * How an answer of the Pengcheng Portal API v1 becomes what a task gives; static.
 */
typedef struct
{
  gpointer     (*read) (PengHttpReply  *reply,
                        gpointer        task_data,
                        GError        **error);
  GDestroyNotify free;
  const char    *message;
} PengReading;

JsonObject *peng_pengcheng_parse_reply (PengHttpReply         *reply,
                                        GError               **error);
GError     *peng_pengcheng_bad_reply   (gboolean               unknown,
                                        const char            *message);
void        peng_pengcheng_ask         (PengHttp              *http,
                                        const PengHttpRequest *request,
                                        GTask                 *task,
                                        const PengReading     *reading);

G_END_DECLS
