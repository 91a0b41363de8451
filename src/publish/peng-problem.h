/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-portal.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PengProblem:
 * @status: HTTP status, not of the 200s
 * @content_type: (nullable): without parameters
 * @etag: (nullable): as it came
 * @retry_after: (nullable): as it came: seconds or an HTTP date
 * @body: what came with it
 *
 * A portal's answer that is no success.
 */
typedef struct
{
  guint       status;
  const char *content_type;
  const char *etag;
  const char *retry_after;
  GBytes     *body;
} PengProblem;

GError     *peng_problem_new_error (const PengProblem *problem,
                                    gboolean           asked);

guint       peng_problem_get_retry_after
                                   (const PengProblem *problem);
char       *peng_problem_tidy      (char              *text);

JsonNode   *peng_json_parse_any    (GBytes            *bytes,
                                    GError           **error);
JsonObject *peng_json_parse        (GBytes            *bytes,
                                    GError           **error);
const char *peng_json_get_string   (JsonObject        *object,
                                    const char        *member);
gint64      peng_json_get_int      (JsonObject        *object,
                                    const char        *member);
gboolean    peng_json_get_boolean  (JsonObject        *object,
                                    const char        *member);

G_END_DECLS
