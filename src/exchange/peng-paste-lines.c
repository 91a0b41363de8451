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

/* A line of words in Latin letters; in a paragraph in Chinese that may be an address. */
static gboolean
is_latin (const char *line)
{
  guint n_wide = 0, n_letters = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      n_wide += g_unichar_iswide (g_utf8_get_char (p));
      n_letters += g_ascii_isalpha (*p);
    }

  return n_letters > 4 * n_wide;
}

/* What the lines in one script have in common: on the same paper, letters fill a line otherwise than
 * Chinese characters do, and an abstract may be set narrower. */
typedef struct
{
  gboolean latin;
  guint    width;
  gboolean broken;
} Script;

static void
find_width (Script  *self,
            char   **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    if (is_latin (lines[i]) == self->latin)
      self->width = MAX (self->width, get_width (lines[i]));
}

static gboolean
is_full (const char *line,
         guint       width,
         double      share)
{
  return get_width (line) >= share * width;
}

/* Whether lines end where the paper did. A sentence in Latin letters goes on with a small one for the
 * most part; names that stand a line each do not. */
static void
find_broken (Script  *self,
             char   **lines)
{
  guint n_full = 0, n_open = 0, n_small = 0;

  find_width (self, lines);

  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      if (is_latin (lines[i]) != self->latin || is_blank (lines[i]) || is_blank (lines[i + 1]) ||
          !is_full (lines[i], self->width, FULL))
        continue;

      n_full++;
      if (ends_sentence (lines[i]) || begins (lines[i + 1]))
        continue;

      n_open++;
      n_small += g_ascii_islower (*lines[i + 1]);
    }

  self->broken = self->width >= MIN_WIDTH && n_open >= 2 && n_open * 2 > n_full &&
                 (!self->latin || n_small * 2 >= n_open);
}

typedef struct
{
  Script   chinese;
  Script   latin;
  gboolean has_blanks;
} Paper;

/* A line in Latin letters by itself is measured by the Chinese around it. */
static const Script *
get_script (const Paper *paper,
            const char  *line)
{
  return is_latin (line) && paper->latin.broken ? &paper->latin : &paper->chinese;
}

static gboolean
joins (const Paper *paper,
       const char  *line,
       const char  *next)
{
  const Script *script = get_script (paper, line);
  double share = paper->has_blanks ? FULL_WITH_BLANKS : ends_sentence (line) ? FULL_END : FULL;

  if (next == NULL || is_blank (next) || begins (next) || !script->broken)
    return FALSE;

  return is_full (line, script->width, share) &&
         (!ends_sentence (line) || get_script (paper, next) == script);
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
  Paper paper = { .latin.latin = TRUE };
  g_auto(GStrv) lines = NULL;
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);

  find_broken (&paper.chinese, lines);
  find_broken (&paper.latin, lines);
  if (!paper.chinese.broken && !paper.latin.broken)
    return NULL;

  paper.has_blanks = has_blanks (lines);
  out = g_string_sized_new (strlen (text));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, lines[i]);

      if (joins (&paper, lines[i], lines[i + 1]))
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
