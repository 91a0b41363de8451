/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-error.h"

G_BEGIN_DECLS

/**
 * PengMediaVariant:
 * @PENG_MEDIA_ORIGINAL: the bytes as they came, never changed
 * @PENG_MEDIA_WEB: what leaves the computer: upright, small, without metadata
 * @PENG_MEDIA_THUMB: for lists
 */
typedef enum
{
  PENG_MEDIA_ORIGINAL,
  PENG_MEDIA_WEB,
  PENG_MEDIA_THUMB,
  PENG_MEDIA_N_VARIANTS
} PengMediaVariant;

/* How the name of a file begins that is being written. */
#define PENG_MEDIA_INCOMING "incoming-"

/* Files named by the SHA-256 of the original's bytes, in `ab/abcd…` under one folder, variants in
 * `web/ab/abcd…` and `thumb/ab/abcd…`. A file appears whole or not at all, and is never written
 * again. All of these block on the disk but peng_media_files_dup_path(). */
char     *peng_media_files_dup_path   (const char        *folder,
                                       const char        *sha,
                                       PengMediaVariant   variant);
/* Copies a file in; gives its SHA-256 and size. Already there: nothing is written. */
char     *peng_media_files_add_path   (const char        *folder,
                                       const char        *path,
                                       guint64           *size,
                                       GCancellable      *cancellable,
                                       GError           **error);
char     *peng_media_files_add_bytes  (const char        *folder,
                                       GBytes            *bytes,
                                       GError           **error);
/* Copies a variant of the item @sha in; gives the SHA-256 of the variant's own bytes. Where there
 * is one already, that one stays, and its SHA-256 and size are given. */
char     *peng_media_files_add_variant (const char       *folder,
                                        const char       *sha,
                                        PengMediaVariant  variant,
                                        const char       *path,
                                        guint64          *size,
                                        GError          **error);
/* Copies a file to a place in a folder that is there, on the library's disk; gives its SHA-256. */
char     *peng_media_files_put        (const char        *folder,
                                       const char        *path,
                                       const char        *place,
                                       guint64           *size,
                                       GError           **error);
/* Puts such a file in the place of one that may be there. */
gboolean  peng_media_files_move       (const char        *from,
                                       const char        *place,
                                       GError           **error);
void      peng_media_files_remove_variant (const char     *folder,
                                           const char     *sha,
                                           PengMediaVariant variant);
/* SHA-256 of the bytes of a file as they are now; %NULL where it cannot be read. */
char     *peng_media_files_hash       (const char        *folder,
                                       const char        *sha,
                                       PengMediaVariant   variant,
                                       GCancellable      *cancellable,
                                       GError           **error);
/* Removes the original and all that was made of it. */
void      peng_media_files_remove     (const char        *folder,
                                       const char        *sha);
gboolean  peng_media_files_has        (const char        *folder,
                                       const char        *sha,
                                       PengMediaVariant   variant);

G_END_DECLS
