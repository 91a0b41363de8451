/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PengFetchError:
 * @PENG_FETCH_ERROR_UNREACHABLE: no connection, or it was lost
 * @PENG_FETCH_ERROR_TIMED_OUT: it took too long
 * @PENG_FETCH_ERROR_TLS: the site's certificate is not to be trusted
 * @PENG_FETCH_ERROR_NOT_FOUND: there is nothing (404, 410)
 * @PENG_FETCH_ERROR_REFUSED: the site does not give it (other statuses)
 * @PENG_FETCH_ERROR_TOO_LARGE: it is more than was wanted
 * @PENG_FETCH_ERROR_NO_PICTURE: the site says that it is something else
 * @PENG_FETCH_ERROR_IN_THE_CLEAR: it is to be had over plain HTTP alone
 * @PENG_FETCH_ERROR_ELSEWHERE: of a page: it is moved to another host, which the message names
 *
 * Why a picture or a page could not be fetched.
 */
typedef enum
{
  PENG_FETCH_ERROR_UNREACHABLE,
  PENG_FETCH_ERROR_TIMED_OUT,
  PENG_FETCH_ERROR_TLS,
  PENG_FETCH_ERROR_NOT_FOUND,
  PENG_FETCH_ERROR_REFUSED,
  PENG_FETCH_ERROR_TOO_LARGE,
  PENG_FETCH_ERROR_NO_PICTURE,
  PENG_FETCH_ERROR_IN_THE_CLEAR,
  PENG_FETCH_ERROR_ELSEWHERE,
} PengFetchError;

#define PENG_FETCH_ERROR (peng_fetch_error_quark ())
GQuark peng_fetch_error_quark (void);

/**
 * PengFetchFunc:
 * @n_bytes: how many have come
 * @n_all: how many there are, 0 where the site does not say
 * @user_data: data of the caller
 *
 * Called as bytes come.
 */
typedef void (*PengFetchFunc) (goffset  n_bytes,
                               goffset  n_all,
                               gpointer user_data);

/* Fetches pictures and pages from any site: without a name, a token or a cookie. */
#define PENG_TYPE_FETCH (peng_fetch_get_type ())

G_DECLARE_FINAL_TYPE (PengFetch, peng_fetch, PENG, FETCH, GObject)

PengFetch *peng_fetch_new        (guint                seconds);
void       peng_fetch_run_async  (PengFetch           *self,
                                  const char          *uri,
                                  gsize                max_bytes,
                                  PengFetchFunc        progress,
                                  gpointer             progress_data,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
/* A page, or a style sheet, as its site has it now. It may be moved at its host, but not to another:
 * PENG_FETCH_ERROR_ELSEWHERE. */
void       peng_fetch_page_async (PengFetch           *self,
                                  const char          *uri,
                                  gsize                max_bytes,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
GBytes    *peng_fetch_run_finish (PengFetch           *self,
                                  GAsyncResult        *result,
                                  GError             **error);

G_END_DECLS
