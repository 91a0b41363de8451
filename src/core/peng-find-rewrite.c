/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-find"

#include "core/peng-find-query-private.h"

#include <string.h>

/* A place in a text: in characters, in bytes and in spans. Whoever goes on from place to place walks
 * through the text once; to look each up from the beginning would cost the square of it. */
typedef struct
{
  const char     *at;
  guint           offset;
  const PengSpan *span;
  guint           span_end;
} Walk;

typedef struct
{
  PengFindQuery   *query;
  PengText        *text;
  const char      *subject; /* what the query looks at: narrow where widths do not matter */
  gsize            n_bytes;
  PengTextBuilder *builder;
  Walk             walk;
  Walk             narrow;  /* in the subject; its spans do not matter */
  GMatchInfo      *match;   /* the present one, once its groups are asked for */
} Rewrite;

static void
walk_begin (Walk       *self,
            PengText   *text,
            const char *utf8)
{
  guint n_spans;

  *self = (Walk) { utf8, 0, peng_text_get_spans (text, &n_spans), 0 };
  self->span_end = n_spans > 0 ? self->span->length : G_MAXUINT;
}

static void
walk_over (Walk  *self,
           guint  offset)
{
  self->at = g_utf8_offset_to_pointer (self->at, offset - self->offset);
  self->offset = offset;
}

static const PengStyle *
walk_get_style (Walk *self)
{
  while (self->offset >= self->span_end)
    self->span_end += (++self->span)->length;

  return &self->span->style;
}

/* Appends a stretch of the text as it is, with its formatting. */
static void
append_to (Rewrite *self,
           Walk    *walk,
           guint    end)
{
  while (walk->offset < end)
    {
      const PengStyle *style = walk_get_style (walk);
      const char *start = walk->at;

      walk_over (walk, MIN (end, walk->span_end));
      peng_text_builder_append (self->builder, start, walk->at - start, style);
    }
}

static GMatchInfo *
get_match (Rewrite *self)
{
  if (self->match == NULL)
    self->match = peng_find_regex_match (self->query, self->subject, self->n_bytes,
                                         self->narrow.at - self->subject);

  return self->match;
}

/* What a group has matched may stand before the match. */
static void
append_group (Rewrite    *self,
              GMatchInfo *match,
              int         group)
{
  Walk walk = self->walk;
  int start, end;
  glong from;

  if (!g_match_info_fetch_pos (match, group, &start, &end) || start < 0)
    return;

  from = (glong) self->narrow.offset +
         g_utf8_pointer_to_offset (self->narrow.at, self->subject + start);
  if (from < (glong) walk.offset)
    walk_begin (&walk, self->text, peng_text_get_string (self->text));
  walk_over (&walk, from);
  append_to (self, &walk, from + g_utf8_pointer_to_offset (self->subject + start,
                                                           self->subject + end));
}

static gboolean
fail (GError        **error,
      PengFindError   code,
      const char     *message)
{
  g_set_error_literal (error, PENG_FIND_ERROR, code, message);

  return FALSE;
}

/* One escape of a replacement; @at is behind its backslash. */
static gboolean
append_escape (Rewrite              *self,
               const PengFindRange  *range,
               const PengStyle      *style,
               const char           *at,
               GError              **error)
{
  Walk walk = self->walk;

  if (*at == '\0')
    return fail (error, PENG_FIND_ERROR_STRAY_BACKSLASH, "the replacement ends with a backslash");

  if (g_ascii_isdigit (*at) && *at - '0' > self->query->n_groups)
    return fail (error, PENG_FIND_ERROR_NO_GROUP, "the pattern has no such group");

  if (*at == '0')
    append_to (self, &walk, range->offset + range->length);
  else if (g_ascii_isdigit (*at))
    append_group (self, get_match (self), *at - '0');
  else if (*at == 'n')
    peng_text_builder_append (self->builder, PENG_LINE_BREAK_UTF8, -1, style);
  else if (*at == 't')
    peng_text_builder_append (self->builder, "\t", -1, style);
  else
    peng_text_builder_append (self->builder, at, g_utf8_next_char (at) - at, style);

  return TRUE;
}

static gboolean
append_template (Rewrite              *self,
                 const PengFindRange  *range,
                 const char           *replacement,
                 GError              **error)
{
  const PengStyle *style = walk_get_style (&self->walk);

  for (const char *escape; (escape = strchr (replacement, '\\')) != NULL;
       replacement = g_utf8_next_char (escape + 1))
    {
      peng_text_builder_append (self->builder, replacement, escape - replacement, style);
      if (!append_escape (self, range, style, escape + 1, error))
        return FALSE;
    }

  peng_text_builder_append (self->builder, replacement, -1, style);

  return TRUE;
}

static gboolean
append_match (Rewrite              *self,
              const PengFindRange  *range,
              const char           *replacement,
              GError              **error)
{
  gboolean done;

  if (self->query->regexes == NULL)
    {
      peng_text_builder_append (self->builder, replacement, -1, walk_get_style (&self->walk));
      return TRUE;
    }

  walk_over (&self->narrow, range->offset);
  done = append_template (self, range, replacement, error);
  g_clear_pointer (&self->match, g_match_info_unref);

  return done;
}

/**
 * peng_find_query_replace:
 * @self: a query
 * @text: a text
 * @ranges: (array length=n_ranges): matches that peng_find_query_search() has found in it
 * @n_ranges: how many, from 1
 * @replacement: what comes in their place. For a regular expression `\0` to `\9` are what its
 *   groups have matched, `\n` is a line break, `\t` a tab, and any other character behind a
 *   backslash is itself
 * @error: return location for a %PENG_FIND_ERROR
 *
 * What is put in has the formatting of the first character that it replaces; what comes from a
 * group keeps its own.
 *
 * Returns: (transfer full) (nullable): what is to stand from the start of the first range to the
 *   end of the last
 */
PengText *
peng_find_query_replace (PengFindQuery        *self,
                         PengText             *text,
                         const PengFindRange  *ranges,
                         guint                 n_ranges,
                         const char           *replacement,
                         GError              **error)
{
  g_autoptr(PengTextBuilder) builder = peng_text_builder_new ();
  g_autofree char *narrow = NULL;
  Rewrite rewrite = { self, text, .builder = builder };

  g_return_val_if_fail (self != NULL && text != NULL && replacement != NULL, NULL);
  g_return_val_if_fail (ranges != NULL && n_ranges > 0, NULL);

  rewrite.subject = peng_text_get_string (text);
  walk_begin (&rewrite.walk, text, rewrite.subject);
  if (self->regexes != NULL && (self->flags & PENG_FIND_ANY_WIDTH) != 0)
    rewrite.subject = narrow = peng_find_narrow_text (rewrite.subject);
  walk_begin (&rewrite.narrow, text, rewrite.subject);
  rewrite.n_bytes = strlen (rewrite.subject);

  walk_over (&rewrite.walk, ranges[0].offset);
  for (guint i = 0; i < n_ranges; i++)
    {
      append_to (&rewrite, &rewrite.walk, ranges[i].offset);
      if (!append_match (&rewrite, &ranges[i], replacement, error))
        return NULL;
      walk_over (&rewrite.walk, ranges[i].offset + ranges[i].length);
    }

  return peng_text_builder_end (g_steal_pointer (&builder));
}
