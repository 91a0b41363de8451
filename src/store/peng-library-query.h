/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-media-words.h"

G_BEGIN_DECLS

/* A picture less wide than this is too small for a page, in pixels. */
#define PENG_LIBRARY_MIN_WIDTH 800

/* SQL, of `media m`: it is in no article, nor on its way to a site (6 is PENG_OUTBOX_PUBLISHED). What
 * is on its way goes by its name: the web version that goes may be another than it has by now. */
#define PENG_LIBRARY_IS_UNUSED \
  "NOT EXISTS (SELECT 1 FROM media_use u WHERE u.media = m.sha)" \
  " AND NOT EXISTS (SELECT 1 FROM outbox_media o JOIN outbox b ON b.id = o.outbox" \
  "                 WHERE o.sha = m.sha AND b.state <> 6)"

/**
 * PengMediaKinds:
 * @PENG_MEDIA_KIND_PICTURE: photographs and other pictures
 * @PENG_MEDIA_KIND_VIDEO: moving pictures
 * @PENG_MEDIA_KIND_AUDIO: sound
 * @PENG_MEDIA_KIND_FILE: what readers take with them, such as PDF
 *
 * Kinds of media items; 0 stands for all.
 */
typedef enum
{
  PENG_MEDIA_KIND_PICTURE = 1 << 0,
  PENG_MEDIA_KIND_VIDEO   = 1 << 1,
  PENG_MEDIA_KIND_AUDIO   = 1 << 2,
  PENG_MEDIA_KIND_FILE    = 1 << 3,
} PengMediaKinds;

/**
 * PengLibraryFilter:
 * @PENG_LIBRARY_UNUSED: in no article, nor on its way to a site
 * @PENG_LIBRARY_NO_CAPTION: without a caption
 * @PENG_LIBRARY_NO_ALT: without alternative text
 * @PENG_LIBRARY_WIDE: wider than high
 * @PENG_LIBRARY_HIGH: higher than wide
 * @PENG_LIBRARY_SMALL: a picture that is too small for a page
 * @PENG_LIBRARY_NO_CONSENT: nobody has said that it may be published
 * @PENG_LIBRARY_TRASH: in the trash; without this, what is there is left out
 * @PENG_LIBRARY_POSTERS: a picture of a video that came in with it; without this, they are left out
 *
 * What is asked of the items that are listed; each that is set has to be so.
 */
typedef enum
{
  PENG_LIBRARY_UNUSED     = 1 << 0,
  PENG_LIBRARY_NO_CAPTION = 1 << 1,
  PENG_LIBRARY_NO_ALT     = 1 << 2,
  PENG_LIBRARY_WIDE       = 1 << 3,
  PENG_LIBRARY_HIGH       = 1 << 4,
  PENG_LIBRARY_SMALL      = 1 << 5,
  PENG_LIBRARY_NO_CONSENT = 1 << 6,
  PENG_LIBRARY_TRASH      = 1 << 7,
  PENG_LIBRARY_POSTERS    = 1 << 8,
} PengLibraryFilter;

/**
 * PengLibrarySort:
 * @PENG_LIBRARY_SORT_TIME: when it was taken, or came in where that is not known
 * @PENG_LIBRARY_SORT_NAME: its file's name; numbers in it go by their value
 * @PENG_LIBRARY_SORT_KIND: its media type
 * @PENG_LIBRARY_SORT_SIZE: bytes of the original
 * @PENG_LIBRARY_SORT_PIXELS: how many pixels it has
 *
 * By what items are listed.
 */
typedef enum
{
  PENG_LIBRARY_SORT_TIME,
  PENG_LIBRARY_SORT_NAME,
  PENG_LIBRARY_SORT_KIND,
  PENG_LIBRARY_SORT_SIZE,
  PENG_LIBRARY_SORT_PIXELS,
  PENG_LIBRARY_N_SORTS
} PengLibrarySort;

/**
 * PengLibraryQuery:
 * @words: (nullable): what the item's words or the title of an article that uses it hold
 * @kinds: kinds of which it is one
 * @filters: what it has to be
 * @from: microseconds since 1970 when it was taken, or came in where that is not known, at the
 *   earliest
 * @to: likewise, earlier than this; 0 for no end
 * @labels: (nullable): by #PengMediaLabel, a name that it has
 * @sort: by what they are listed; shots of the same are grouped where they go by time, newest first
 * @ascending: the oldest, or the smallest, first
 *
 * Which items of the library are wanted, and in which order.
 */
typedef struct
{
  char              *words;
  PengMediaKinds     kinds;
  PengLibraryFilter  filters;
  gint64             from;
  gint64             to;
  char              *labels[PENG_MEDIA_N_LABELS];
  PengLibrarySort    sort;
  gboolean           ascending;
} PengLibraryQuery;

PengLibraryQuery *peng_library_query_copy        (const PengLibraryQuery *self);
void              peng_library_query_free        (PengLibraryQuery       *self);
char             *peng_library_query_dup_clauses (const PengLibraryQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengLibraryQuery, peng_library_query_free)

G_END_DECLS
