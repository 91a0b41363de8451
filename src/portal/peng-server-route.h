/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "portal/peng-server-site.h"

G_BEGIN_DECLS

/**
 * PengServerBody:
 * @PENG_SERVER_BODY_NONE: what comes is thrown away
 * @PENG_SERVER_BODY_JSON: kept in memory
 * @PENG_SERVER_BODY_MEDIA: written to disk while it comes
 *
 * What becomes of a request's body.
 */
typedef enum
{
  PENG_SERVER_BODY_NONE,
  PENG_SERVER_BODY_JSON,
  PENG_SERVER_BODY_MEDIA,
} PengServerBody;

/**
 * PengServerAction:
 * @method: an HTTP method; GET stands for HEAD, too
 * @body: what becomes of the body
 * @conditional: whether If-Match or If-None-Match is needed
 * @prepare: (nullable): a first step that takes long and needs no database, for any thread; what it
 *   returns is a refusal
 * @answer: the answer
 *
 * What one method does at one address.
 */
typedef struct
{
  const char        *method;
  PengServerBody     body;
  gboolean           conditional;
  PengServerReply *(*prepare) (PengServerCall *call);
  PengServerAnswer   answer;
} PengServerAction;

/**
 * PengServerRoute:
 * @pattern: a path, in which one star may stand for some characters but no slash
 * @is_param: (nullable): whether what the star stands for can be there at all
 * @actions: up to an entry without method
 *
 * An address, or a family of addresses.
 */
typedef struct
{
  const char       *pattern;
  gboolean        (*is_param) (const char *param);
  PengServerAction  actions[4];
} PengServerRoute;

const PengServerRoute  *peng_server_route_find        (const char            *path,
                                                       char                 **param);
const PengServerAction *peng_server_route_get_action  (const PengServerRoute *self,
                                                       const char            *method);
char                   *peng_server_route_dup_allow   (const PengServerRoute *self);
gboolean                peng_server_route_needs_token (const char            *path);

G_END_DECLS
