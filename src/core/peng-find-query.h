/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PENG_FIND_ERROR (peng_find_error_quark ())

/**
 * PengFindError:
 * @PENG_FIND_ERROR_BAD_PATTERN: the pattern is no regular expression, for another reason than these
 * @PENG_FIND_ERROR_OPEN_GROUP: round brackets do not match
 * @PENG_FIND_ERROR_OPEN_CLASS: a square bracket is not closed
 * @PENG_FIND_ERROR_NOTHING_TO_REPEAT: nothing stands before `*`, `+` or `?`
 * @PENG_FIND_ERROR_STRAY_BACKSLASH: a backslash ends the pattern or the replacement
 * @PENG_FIND_ERROR_NO_GROUP: the replacement names a group that the pattern does not have
 * @PENG_FIND_ERROR_TOO_COMPLEX: the pattern would take too long
 *
 * What is wrong with what a person looks for.
 */
typedef enum
{
  PENG_FIND_ERROR_BAD_PATTERN,
  PENG_FIND_ERROR_OPEN_GROUP,
  PENG_FIND_ERROR_OPEN_CLASS,
  PENG_FIND_ERROR_NOTHING_TO_REPEAT,
  PENG_FIND_ERROR_STRAY_BACKSLASH,
  PENG_FIND_ERROR_NO_GROUP,
  PENG_FIND_ERROR_TOO_COMPLEX,
} PengFindError;

GQuark peng_find_error_quark (void);

/**
 * PengFindFlags:
 * @PENG_FIND_MATCH_CASE: `a` is not `A`
 * @PENG_FIND_WHOLE_WORD: a match is not part of a longer word or number. Chinese has no spaces
 *   between its words: a Chinese character beside a match does not matter
 * @PENG_FIND_REGEX: the pattern is a Perl-compatible regular expression
 * @PENG_FIND_ANY_WIDTH: full-width forms are their half-width ones: `Ａ` is `A`, `，` is `,`
 *
 * How to look.
 */
typedef enum
{
  PENG_FIND_MATCH_CASE = 1 << 0,
  PENG_FIND_WHOLE_WORD = 1 << 1,
  PENG_FIND_REGEX      = 1 << 2,
  PENG_FIND_ANY_WIDTH  = 1 << 3,
} PengFindFlags;

/**
 * PengFindRange:
 * @offset: in characters
 * @length: in characters, never 0
 *
 * One match in one text.
 */
typedef struct
{
  guint offset;
  guint length;
} PengFindRange;

/**
 * PengFindQuery:
 *
 * What to look for and how: immutable, reference counted (atomically); may be used in any thread.
 */
typedef struct _PengFindQuery PengFindQuery;

PengFindQuery *peng_find_query_new      (const char           *pattern,
                                         PengFindFlags         flags,
                                         GError              **error);
PengFindQuery *peng_find_query_ref      (PengFindQuery        *self);
void           peng_find_query_unref    (PengFindQuery        *self);
PengFindFlags  peng_find_query_get_flags (PengFindQuery       *self);
gboolean       peng_find_query_search   (PengFindQuery        *self,
                                         const char           *utf8,
                                         GCancellable         *cancellable,
                                         GArray               *ranges,
                                         GError              **error);
PengText      *peng_find_query_replace  (PengFindQuery        *self,
                                         PengText             *text,
                                         const PengFindRange  *ranges,
                                         guint                 n_ranges,
                                         const char           *replacement,
                                         GError              **error);

gunichar       peng_find_narrow         (gunichar              c);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengFindQuery, peng_find_query_unref)

G_END_DECLS
