/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-preview-scheme"

#include "preview/peng-preview-scheme.h"

#include "core/peng-block.h"

#include <string.h>

typedef struct
{
  const PengPreviewFuncs *funcs;
  gpointer                user_data;
} Scheme;

typedef struct
{
  const Scheme           *scheme;
  WebKitURISchemeRequest *request;
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->request);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static void
load_media_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(Load) load = user_data;
  g_autofree char *content_type = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes =
    load->scheme->funcs->load_media_finish (load->scheme->user_data, result, &content_type, &error);

  if (bytes == NULL)
    {
      webkit_uri_scheme_request_finish_error (load->request, error);
      return;
    }

  stream = g_memory_input_stream_new_from_bytes (bytes);
  webkit_uri_scheme_request_finish (load->request, stream, g_bytes_get_size (bytes), content_type);
}

static void
refuse (WebKitURISchemeRequest *request)
{
  g_autoptr(GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such address: %s",
                                         webkit_uri_scheme_request_get_uri (request));

  webkit_uri_scheme_request_finish_error (request, error);
}

static void
request_cb (WebKitURISchemeRequest *request,
            gpointer                user_data)
{
  const Scheme *scheme = user_data;
  const char *uri = webkit_uri_scheme_request_get_uri (request);
  const char *media = uri + strlen (PENG_PREVIEW_MEDIA_PREFIX);
  Load *load;

  if (!g_str_has_prefix (uri, PENG_PREVIEW_MEDIA_PREFIX) || !peng_media_is_name (media))
    {
      refuse (request);
      return;
    }

  load = g_new0 (Load, 1);
  load->scheme = scheme;
  load->request = g_object_ref (request);
  scheme->funcs->load_media (scheme->user_data, media, NULL, load_media_cb, load);
}

/**
 * peng_preview_scheme_new_context:
 * @funcs: where media come from
 * @user_data: for @funcs; must outlive the context
 *
 * Makes a web context that knows the scheme `peng-preview` and serves nothing by it but media.
 *
 * Returns: (transfer full): the context
 */
WebKitWebContext *
peng_preview_scheme_new_context (const PengPreviewFuncs *funcs,
                                 gpointer                user_data)
{
  WebKitWebContext *context = g_object_new (WEBKIT_TYPE_WEB_CONTEXT, NULL);
  Scheme *scheme = g_new0 (Scheme, 1);

  scheme->funcs = funcs;
  scheme->user_data = user_data;
  webkit_web_context_set_cache_model (context, WEBKIT_CACHE_MODEL_DOCUMENT_VIEWER);
  webkit_web_context_register_uri_scheme (context, "peng-preview", request_cb, scheme, g_free);

  return context;
}
