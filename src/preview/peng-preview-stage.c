/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-preview-stage"

#include "preview/peng-preview-stage.h"

#include "preview/peng-preview-view.h"

/* The page stands in a frame as wide as its device, inside a document of ours: the stage. What is
 * said to either is said to the stage's script. */

static const char head[] =
  "<!DOCTYPE html><html><meta charset=\"utf-8\"><style>"
  "html { overflow: hidden; }"
  "iframe { position: fixed; left: 0; top: 0; border: 0; transform-origin: 0 0; }"
  "</style>";

/**
 * peng_preview_stage_write:
 * @page: HTML of a page
 * @device: how wide the page believes to be
 *
 * Makes the document around the page. Where there is less room than the device has, it draws the page
 * smaller.
 *
 * Returns: (transfer full): HTML
 */
char *
peng_preview_stage_write (const char        *page,
                          PengPreviewDevice  device)
{
  g_autofree char *escaped = g_markup_escape_text (page, -1);

  return g_strdup_printf ("%s<iframe id=\"peng-page\" data-device=\"%d\" data-page=\"%s\"></iframe>",
                          head, peng_preview_device_get_width (device), escaped);
}

static void
call (WebKitWebView       *view,
      const char          *function,
      GVariant            *arguments,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  webkit_web_view_call_async_javascript_function (view, function, -1, arguments, PENG_PREVIEW_WORLD,
                                                  NULL, cancellable, callback, user_data);
}

/**
 * peng_preview_stage_set_device:
 * @view: a view that has loaded a stage
 * @device: how wide its page believes to be from now on
 */
void
peng_preview_stage_set_device (WebKitWebView     *view,
                               PengPreviewDevice  device)
{
  GVariantBuilder arguments;

  g_variant_builder_init (&arguments, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&arguments, "{sv}", "width",
                         g_variant_new_int32 (peng_preview_device_get_width (device)));
  call (view, "stage.setDevice (width);", g_variant_builder_end (&arguments), NULL, NULL, NULL);
}

/**
 * peng_preview_stage_wait_async:
 * @view: a view that has loaded a stage
 * @cancellable: (nullable): a cancellable
 * @callback: called when the page on the stage is loaded
 * @user_data: for @callback
 */
void
peng_preview_stage_wait_async (WebKitWebView       *view,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  call (view, "await stage.ready; return 0;", NULL, cancellable, callback, user_data);
}

/**
 * peng_preview_stage_patch_async:
 * @view: a view whose page is loaded
 * @patch: (transfer floating): what peng_page_debt_take() gave
 * @cancellable: (nullable): a cancellable
 * @callback: called when the page shows it
 * @user_data: for @callback
 */
void
peng_preview_stage_patch_async (WebKitWebView       *view,
                                GVariant            *patch,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  call (view, "return stage.page.peng.patch (splices, fields, parts, other, element, within);", patch,
        cancellable, callback, user_data);
}

/**
 * peng_preview_stage_finish:
 * @view: the view
 * @result: what the callback got
 * @error: of WebKit, also where the script has thrown
 *
 * Returns: whether it was done
 */
gboolean
peng_preview_stage_finish (WebKitWebView  *view,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_autoptr(JSCValue) value =
    webkit_web_view_call_async_javascript_function_finish (view, result, error);

  return value != NULL;
}
