/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-article.h"
#include "portal/peng-server-reply.h"

G_BEGIN_DECLS

/* Bounds of what an article may carry, in characters. */
#define PENG_SERVER_MAX_TITLE   200
#define PENG_SERVER_MAX_SUMMARY 1000
#define PENG_SERVER_MAX_FIELD   200

#define PENG_SERVER_MAX_TAGS    20

/**
 * PengServerInput:
 * @article: fields and text, clean
 * @published: seconds since 1970, 0 where the client leaves it to the portal
 * @content: SHA-256 of all of it
 *
 * What a client wants to be published, after it was read. It does not depend on how the JSON was
 * written, so the same article always has the same @content.
 */
typedef struct
{
  PengArticle *article;
  gint64       published;
  char        *content;
} PengServerInput;

PengServerInput *peng_server_input_read (GBytes           *json,
                                         const char       *uuid,
                                         PengServerReply **refusal);
void             peng_server_input_free (PengServerInput  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengServerInput, peng_server_input_free)

G_END_DECLS
