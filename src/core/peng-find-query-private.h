/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-find-query.h"

G_BEGIN_DECLS

struct _PengFindQuery
{
  gatomicrefcount  ref_count;
  PengFindFlags    flags;

  /* A literal: folded characters, and for each how far the pattern repeats itself up to there. */
  gunichar        *letters;
  guint           *borders;
  guint            n_letters;

  /* A regular expression, once for each size of text, the longer, the fewer tries at each place; and
   * once more for one place alone. */
  GPtrArray       *regexes;
  int              n_groups;
};

/* peng-find-regex.c */
gboolean  peng_find_regex_compile (PengFindQuery  *self,
                                   const char     *pattern,
                                   GError        **error);
gboolean  peng_find_regex_search  (PengFindQuery  *self,
                                   const char     *utf8,
                                   GCancellable   *cancellable,
                                   GArray         *ranges,
                                   GError        **error);
GMatchInfo *
          peng_find_regex_match   (PengFindQuery  *self,
                                   const char     *subject,
                                   gsize           n_bytes,
                                   gsize           at);
char     *peng_find_narrow_text   (const char     *utf8);

G_END_DECLS
