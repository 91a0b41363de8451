/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-preview-scheme"

#include "preview/peng-preview-scheme.h"

#include "core/peng-block.h"

#include <string.h>

struct _PengPreviewSource
{
  const PengPreviewFuncs *funcs;
  gpointer                user_data;
  GDestroyNotify          destroy;
};

typedef struct
{
  PengPreviewSource      *source;
  WebKitURISchemeRequest *request;
} Load;

static void
load_free (Load *load)
{
  peng_preview_source_unref (load->source);
  g_object_unref (load->request);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

/**
 * peng_preview_source_new:
 * @funcs: (scope forever): where pictures come from
 * @user_data: for @funcs
 * @destroy: (nullable): gives @user_data back when nothing can ask any more
 *
 * Returns: (transfer full): a source with one reference
 */
PengPreviewSource *
peng_preview_source_new (const PengPreviewFuncs *funcs,
                         gpointer                user_data,
                         GDestroyNotify          destroy)
{
  PengPreviewSource *self = g_rc_box_new0 (PengPreviewSource);

  self->funcs = funcs;
  self->user_data = user_data;
  self->destroy = destroy;

  return self;
}

/**
 * peng_preview_source_ref:
 * @self: a source
 *
 * Returns: (transfer full): @self
 */
PengPreviewSource *
peng_preview_source_ref (PengPreviewSource *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_source (gpointer data)
{
  PengPreviewSource *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
}

/**
 * peng_preview_source_unref:
 * @self: (transfer full): a source
 */
void
peng_preview_source_unref (PengPreviewSource *self)
{
  g_rc_box_release_full (self, clear_source);
}

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
    load->source->funcs->load_media_finish (load->source->user_data, result, &content_type, &error);

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
  PengPreviewSource *source = user_data;
  const char *uri = webkit_uri_scheme_request_get_uri (request);
  const char *media = uri + strlen (PENG_PREVIEW_MEDIA_PREFIX);
  Load *load;

  if (!g_str_has_prefix (uri, PENG_PREVIEW_MEDIA_PREFIX) || !peng_media_is_name (media))
    {
      refuse (request);
      return;
    }

  load = g_new0 (Load, 1);
  load->source = peng_preview_source_ref (source);
  load->request = g_object_ref (request);
  source->funcs->load_media (source->user_data, media, NULL, load_media_cb, load);
}

/**
 * peng_preview_scheme_new_context:
 * @source: where media come from
 *
 * Makes a web context that knows the scheme `peng-preview` and serves nothing by it but media.
 *
 * Returns: (transfer full): the context
 */
WebKitWebContext *
peng_preview_scheme_new_context (PengPreviewSource *source)
{
  WebKitWebContext *context = g_object_new (WEBKIT_TYPE_WEB_CONTEXT, NULL);

  webkit_web_context_set_cache_model (context, WEBKIT_CACHE_MODEL_DOCUMENT_VIEWER);
  webkit_web_context_register_uri_scheme (context, "peng-preview", request_cb,
                                          peng_preview_source_ref (source),
                                          (GDestroyNotify) peng_preview_source_unref);

  return context;
}
