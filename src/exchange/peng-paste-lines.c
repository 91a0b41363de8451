/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-paste"

#include "exchange/peng-paste.h"

#include <string.h>

/* Mails and PDFs break lines where the paper ends. Lines are joined where nearly all that are full
 * do not end a sentence: paragraphs that stand a line each do. */

/* A narrower text is a poem, or a list. */
#define MIN_WIDTH 36
/* How much of the width a full line has; a line that ends a sentence must be nearly as long to go
 * on in the next. Where blank lines part the paragraphs, they alone do. */
#define FULL      0.75
#define FULL_END  0.93
#define FULL_WITH_BLANKS 0.6

static guint
get_width (const char *line)
{
  guint width = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;

  return width;
}

static gboolean
ends_sentence (const char *line)
{
  static const char *ends[] = { "。", "！", "？", "：", "；", "”", "…", ".", "!", "?", ":", ";", "\"" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      if (g_str_has_suffix (line, ends[i]))
        return TRUE;
    }

  return FALSE;
}

/* A line that begins something: an indent, a number, a bullet, a quotation of a mail. */
static gboolean
begins (const char *line)
{
  static const char *marks[] = { "　", "  ", "\t", "- ", "* ", "•", "·", "●", "（", "(", "第", ">", "“" };
  static const char *numbers[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
  gsize n = strspn (line, "0123456789");

  if (n > 0 && (line[n] == '.' || g_str_has_prefix (line + n, "、") ||
                g_str_has_prefix (line + n, "．")))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (line, marks[i]))
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_has_prefix (line, numbers[i]) && g_str_has_prefix (line + 3, "、"))
      return TRUE;

  return FALSE;
}

static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t")] == '\0';
}

static guint
find_width (char **lines)
{
  guint most = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    most = MAX (most, get_width (lines[i]));

  return most;
}

static gboolean
is_full (const char *line,
         guint       width,
         double      share)
{
  return get_width (line) >= share * width;
}

/* Whether lines end where the paper did. */
static gboolean
is_broken (char  **lines,
           guint   width)
{
  guint n_full = 0, n_open = 0;

  if (width < MIN_WIDTH)
    return FALSE;

  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      if (is_blank (lines[i]) || is_blank (lines[i + 1]) || !is_full (lines[i], width, FULL))
        continue;

      n_full++;
      n_open += !ends_sentence (lines[i]) && !begins (lines[i + 1]);
    }

  return n_open >= 2 && n_open * 2 > n_full;
}

static gboolean
joins (const char *line,
       const char *next,
       guint       width,
       gboolean    has_blanks)
{
  double share = has_blanks ? FULL_WITH_BLANKS : ends_sentence (line) ? FULL_END : FULL;

  return next != NULL && !is_blank (next) && !begins (next) && is_full (line, width, share);
}

/* Whether paragraphs are parted by blank lines: one before the last that has words. */
static gboolean
has_blanks (char **lines)
{
  gboolean blank = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (is_blank (lines[i]))
        blank |= i > 0;
      else if (blank)
        return TRUE;
    }

  return FALSE;
}

/* Between Chinese characters nothing; a word that was parted at its end is whole again. */
static void
append_joined (GString    *out,
               const char *next)
{
  const char *last = g_utf8_find_prev_char (out->str, out->str + out->len);

  if (last == NULL || *next == '\0')
    return;

  if (*last == '-' && last > out->str && g_ascii_isalpha (last[-1]) && g_ascii_islower (*next))
    g_string_truncate (out, out->len - 1);
  else if (!g_unichar_iswide (g_utf8_get_char (last)) || !g_unichar_iswide (g_utf8_get_char (next)))
    g_string_append_c (out, ' ');
}

/**
 * peng_paste_join_lines:
 * @text: plain text whose lines end in LF
 *
 * Returns: (transfer full) (nullable): the text with a line each paragraph; %NULL where its lines
 *   are no lines of a paper
 */
char *
peng_paste_join_lines (const char *text)
{
  g_auto(GStrv) lines = NULL;
  GString *out;
  gboolean parted;
  guint width;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);

  width = find_width (lines);
  if (!is_broken (lines, width))
    return NULL;

  parted = has_blanks (lines);
  out = g_string_sized_new (strlen (text));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, lines[i]);

      if (joins (lines[i], lines[i + 1], width, parted))
        append_joined (out, lines[i + 1]);
      else if (lines[i + 1] != NULL)
        g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

/**
 * peng_paste_join_all:
 * @text: plain text whose lines end in LF
 *
 * Returns: (transfer full): all of it in one line
 */
char *
peng_paste_join_all (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_sized_new (strlen (text));

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      while (g_str_has_prefix (line, "　"))
        line += strlen ("　");

      if (*line == '\0')
        continue;

      append_joined (out, line);
      g_string_append (out, line);
    }

  return g_string_free (out, FALSE);
}
