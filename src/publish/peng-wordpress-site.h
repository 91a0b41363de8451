/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-http.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define PENG_WORDPRESS_MAX_REPLY (16 * 1024 * 1024)

/**
 * PengWordpressSite:
 * @http: speaks to the REST API, with the password
 * @open: asks as anybody may, below the address that a person typed
 * @base_uri: that address
 * @idle_ms: milliseconds without a sign of life after which a request has failed
 * @root: (nullable): path and query of the API; %NULL until it was found
 * @user: number of the account, once it was entered
 * @can_publish: whether what it sends is to be read at once; else somebody has to look at it
 * @can_edit_published: whether it may change what is to be read already
 * @can_upload: whether it may send files
 * @files: (element-type utf8 PengWordpressFile): the files that are known to be there, by our names
 *
 * An account at a WordPress, as long as one adapter lives.
 */
typedef struct
{
  PengHttp   *http;
  PengHttp   *open;
  GUri       *base_uri;
  guint       idle_ms;
  char       *root;
  gint64      user;
  gboolean    can_publish;
  gboolean    can_edit_published;
  gboolean    can_upload;
  GHashTable *files;

  gboolean    known;
  GPtrArray  *waiting;
} PengWordpressSite;

/**
 * PengWordpressNext:
 * @task: what is being done
 * @answer: (nullable): what the site said
 *
 * The next step of something. It takes @task on, or answers it.
 */
typedef void (*PengWordpressNext) (GTask    *task,
                                   JsonNode *answer);

/**
 * PengWordpressCatch:
 * @task: what is being done
 * @error: why the site did not do what it was asked
 *
 * Returns: whether it goes on all the same; then it took @task on, or answered it
 */
typedef gboolean (*PengWordpressCatch) (GTask        *task,
                                        const GError *error);

/**
 * PengWordpressCall:
 * @method: GET, POST or DELETE
 * @route: of the API, such as `wp/v2/posts`
 * @query: (nullable): percent-encoded
 * @body: (nullable): is sent as JSON
 * @catch: (nullable): what follows from a failure; without it the task fails
 *
 * One question to the API.
 */
typedef struct
{
  const char         *method;
  const char         *route;
  const char         *query;
  JsonObject         *body;
  PengWordpressCatch  catch;
} PengWordpressCall;

PengWordpressSite *peng_wordpress_site_new   (GUri                    *base_uri,
                                              const char              *secret,
                                              guint                    idle_ms);
void               peng_wordpress_site_free  (PengWordpressSite       *self);
void               peng_wordpress_site_enter (PengWordpressSite       *self,
                                              GTask                   *task,
                                              PengWordpressNext        next);
void               peng_wordpress_site_ask   (PengWordpressSite       *self,
                                              const PengWordpressCall *call,
                                              GTask                   *task,
                                              PengWordpressNext        next);
void               peng_wordpress_site_send  (PengWordpressSite       *self,
                                              const PengHttpRequest   *request,
                                              PengWordpressCatch       catch,
                                              GTask                   *task,
                                              PengWordpressNext        next);
void               peng_wordpress_site_drop  (PengWordpressSite       *self,
                                              const char              *route,
                                              gint64                   id);

void               peng_wordpress_fail       (GTask                   *task,
                                              PengPortalError          code,
                                              gboolean                 unknown,
                                              const char              *etag,
                                              const char              *message);
JsonObject        *peng_wordpress_get_object (JsonNode                *node);
JsonArray         *peng_wordpress_get_array  (JsonNode                *node);
const char        *peng_wordpress_get_raw    (JsonObject              *object,
                                              const char              *member);

G_END_DECLS
