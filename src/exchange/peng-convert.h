/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-html-reader.h"

G_BEGIN_DECLS

#define PENG_CONVERT_ERROR (peng_convert_error_quark ())

/**
 * PengConvertError:
 * @PENG_CONVERT_ERROR_NOT_READABLE: the format can be written alone
 * @PENG_CONVERT_ERROR_NOT_WRITABLE: the format can be read alone
 * @PENG_CONVERT_ERROR_TOO_LARGE: it is longer, or deeper nested, than what is read as a whole
 *
 * What conversion itself may fail with; a format may have errors of its own.
 */
typedef enum
{
  PENG_CONVERT_ERROR_NOT_READABLE,
  PENG_CONVERT_ERROR_NOT_WRITABLE,
  PENG_CONVERT_ERROR_TOO_LARGE,
} PengConvertError;

GQuark peng_convert_error_quark (void);

/**
 * PengFormat:
 * @name: what a person calls it on a command line
 * @suffixes: (array zero-terminated=1): of files in it, the usual one first, without the dot
 * @media_type: by RFC 2046
 * @read: (nullable): makes an article of a file's bytes, and counts the pictures that it has to
 *   leave out
 * @write: (nullable): makes a file's bytes of an article
 *
 * A format of other programs. Bytes are hostile until read.
 */
typedef struct
{
  const char   *name;
  const char   *suffixes[4];
  const char   *media_type;
  PengArticle *(*read)  (GBytes       *bytes,
                         guint        *n_lost,
                         GError      **error);
  GBytes      *(*write) (PengArticle  *article,
                         GError      **error);
} PengFormat;

gboolean          peng_convert_check        (const PengHtmlReport *report,
                                             GError              **error);
const PengFormat *peng_format_list          (guint             *n_formats);
const PengFormat *peng_format_find          (const char        *name);
const PengFormat *peng_format_find_for_path (const char        *path);

PengArticle      *peng_convert_read         (const PengFormat  *format,
                                             GBytes            *bytes,
                                             guint             *n_lost,
                                             GError           **error);
GBytes           *peng_convert_write        (const PengFormat  *format,
                                             PengArticle       *article,
                                             GError           **error);

G_END_DECLS
