/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-autocorrect"

#include "core/peng-autocorrect.h"

#include "core/peng-unicode.h"

#include <string.h>

/* The rules look back from the cursor. A mark that can be told at once is put right at once: a comma
 * behind a Chinese character is a Chinese comma. A full stop may be that of a file's name or the
 * first of three, and a bracket at the beginning may hold Latin: they are put right by the Chinese
 * character that follows. */

#define FULL_SPACE  0x3000
#define QUOTE_START "\342\200\234"
#define QUOTE_END   "\342\200\235"

static const struct
{
  char        half;
  const char *full;
} marks[] = {
  { ',', "，" }, { '.', "。" }, { ':', "：" }, { ';', "；" }, { '?', "？" }, { '!', "！" },
  { '(', "（" }, { ')', "）" },
};

/* The text, and how much of it is looked at: what lies behind the end is not there. */
typedef struct
{
  const char *start;
  const char *end;
} Back;

static gunichar
peek (const Back *self)
{
  return self->end > self->start ? g_utf8_get_char (g_utf8_prev_char (self->end)) : 0;
}

static gunichar
pop (Back *self)
{
  if (self->end == self->start)
    return 0;

  self->end = g_utf8_prev_char (self->end);

  return g_utf8_get_char (self->end);
}

static Back
without (const Back *self,
         guint       n)
{
  Back back = *self;

  while (n-- > 0)
    pop (&back);

  return back;
}

static gboolean
is_han (gunichar c)
{
  return (c >= 0x4E00 && c <= 0x9FFF) ||
         (c > 0x2E7F && (g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN ||
                         g_unichar_get_script (c) == G_UNICODE_SCRIPT_BOPOMOFO));
}

static gboolean
is_chinese (gunichar c)
{
  return is_han (c) || (c > FULL_SPACE && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF65);
}

/* Marks that Chinese and Latin share. */
static gboolean
is_shared (gunichar c)
{
  return c == 0x2014 || c == 0x2026 || (c >= 0x2018 && c <= 0x201D);
}

/* Whether what was written last is Chinese; the marks that Latin has as well do not tell. */
static gboolean
ends_chinese (const Back *self)
{
  Back back = *self;
  gunichar c;

  do
    c = pop (&back);
  while (is_shared (c));

  return is_chinese (c);
}

static gboolean
has_han (const Back *self)
{
  for (const char *p = self->start; p < self->end; p = g_utf8_next_char (p))
    if (is_han (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* Whether the cursor is in an address: of a page, or of mail. */
static gboolean
is_in_address (const Back *self)
{
  const char *p = self->end;
  g_autofree char *run = NULL;

  while (p > self->start && g_ascii_isgraph (p[-1]))
    p--;
  run = g_strndup (p, self->end - p);

  return strstr (run, "://") != NULL || strchr (run, '@') != NULL || g_str_has_prefix (run, "www.");
}

static gboolean
set (PengCorrection       *self,
     PengAutocorrectRules  rule,
     guint                 from_end,
     guint                 n_removed,
     const char           *inserted)
{
  *self = (PengCorrection) { rule, from_end, n_removed, inserted };

  return TRUE;
}

static const char *
get_full (gunichar half)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (half == (gunichar) marks[i].half)
      return marks[i].full;

  return NULL;
}

/* Which quotation is open: 0 none, else the mark that opened it. A straight one is left as it is by
 * who wants it so, and is closed by another. */
static gunichar
get_open_quote (const Back *self,
                gunichar    straight,
                gunichar    start,
                gunichar    end)
{
  gunichar open = 0;
  gunichar before = 0;

  for (const char *p = self->start; p < self->end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == start)
        open = start;
      else if (c == end)
        open = 0;
      else if (c == straight && open != 0)
        open = 0;
      else if (c == straight && (before >= 0x80 || !g_ascii_isalnum (before)))
        open = straight;
      before = c;
    }

  return open;
}

/* A quote behind a letter or a digit opens none: it is the apostrophe of "it's", or inches. */
static gboolean
correct_quote (const Back     *self,
               gunichar        straight,
               PengCorrection *correction)
{
  gboolean is_double = straight == '"';
  gunichar start = is_double ? 0x201C : 0x2018;
  gunichar open = get_open_quote (self, straight, start, start + 1);
  gunichar before = peek (self);

  if (open == straight)
    return FALSE;
  if (open == start)
    {
      if (!is_double && before < 0x80 && g_ascii_isalpha (before) && !has_han (self))
        return FALSE;
      return set (correction, PENG_AUTOCORRECT_QUOTES, 1, 1, is_double ? QUOTE_END : "’");
    }
  if (before < 0x80 && g_ascii_isalnum (before))
    return FALSE;

  return set (correction, PENG_AUTOCORRECT_QUOTES, 1, 1, is_double ? QUOTE_START : "‘");
}

/* How many of one character the text ends with. */
static guint
count_run (const Back *self,
           gunichar    c)
{
  Back back = *self;
  guint n = 0;

  while (pop (&back) == c)
    n++;

  return n;
}

/* Whether the marks behind @self belong to Chinese prose: nothing but them, or Chinese before. */
static gboolean
is_prose (const Back *self)
{
  gunichar before = peek (self);

  return before == 0 || before == PENG_LINE_BREAK ||
         (!g_unichar_isdigit (before) && !g_unichar_isspace (before) && has_han (self));
}

/* The Chinese ellipsis has six points: three more behind it say it once more. */
static gboolean
correct_ellipsis (const Back     *self,
                  PengCorrection *correction)
{
  Back before = without (self, 3);

  if (count_run (self, '.') != 3 || !is_prose (&before))
    return FALSE;

  return set (correction, PENG_AUTOCORRECT_ELLIPSIS, 3, 3,
              count_run (&before, 0x2026) == 2 ? "" : "……");
}

static gboolean
correct_dash (const Back     *self,
              PengCorrection *correction)
{
  Back before = without (self, 2);
  gunichar last = peek (&before);

  if (count_run (self, '-') != 2 || !is_prose (&before) || last == 0x2014 ||
      (last < 0x80 && g_ascii_isalpha (last)))
    return FALSE;

  return set (correction, PENG_AUTOCORRECT_DASH, 2, 2, "——");
}

/* The bracket that one here would close; 0 where none is open. */
static gunichar
get_open_bracket (const Back *self)
{
  Back back = *self;
  guint depth = 0;
  gunichar c;

  while ((c = pop (&back)) != 0)
    {
      if (c == ')' || c == 0xFF09)
        depth++;
      else if ((c == '(' || c == 0xFF08) && depth-- == 0)
        return c;
    }

  return 0;
}

static gboolean
correct_mark (const Back     *self,
              gunichar        half,
              PengCorrection *correction)
{
  gunichar open = half == ')' ? get_open_bracket (self) : 0;

  if (half == '.' || open == '(' || (open == 0 && !ends_chinese (self)))
    return FALSE;

  return set (correction, PENG_AUTOCORRECT_PUNCTUATION, 1, 1, get_full (half));
}

/* @typed is the first that came behind the mark. */
static gboolean
correct_earlier (const Back     *self,
                 gunichar        typed,
                 guint           n_typed,
                 PengCorrection *correction)
{
  Back before = without (self, 1);
  gunichar half = peek (self);
  gboolean ends = typed == '\n' || typed == ' ' || typed == FULL_SPACE || typed == PENG_LINE_BREAK;

  if (half == '.' && (ends || is_chinese (typed) || is_shared (typed)) && ends_chinese (&before))
    return set (correction, PENG_AUTOCORRECT_PUNCTUATION, n_typed + 1, 1, get_full (half));
  if (half == '(' && is_chinese (typed) && (peek (&before) == 0 || ends_chinese (&before)))
    return set (correction, PENG_AUTOCORRECT_PUNCTUATION, n_typed + 1, 1, get_full (half));

  return FALSE;
}

static gboolean
correct_last (PengAutocorrectRules  rules,
              const Back           *self,
              PengCorrection       *correction)
{
  Back before = *self;
  gunichar typed = pop (&before);

  if (typed == FULL_SPACE)
    return (rules & PENG_AUTOCORRECT_INDENT) != 0 && count_run (self, FULL_SPACE) == 2 &&
           without (self, 2).end == self->start &&
           set (correction, PENG_AUTOCORRECT_INDENT, 2, 2, "");
  if (is_in_address (&before))
    return FALSE;
  if (typed == '"' || typed == '\'')
    return (rules & PENG_AUTOCORRECT_QUOTES) != 0 && correct_quote (&before, typed, correction);
  if (typed == '.' && (rules & PENG_AUTOCORRECT_ELLIPSIS) != 0)
    return correct_ellipsis (self, correction);
  if (typed == '-' && (rules & PENG_AUTOCORRECT_DASH) != 0)
    return correct_dash (self, correction);

  return (rules & PENG_AUTOCORRECT_PUNCTUATION) != 0 && get_full (typed) != NULL &&
         correct_mark (&before, typed, correction);
}

/**
 * peng_autocorrect:
 * @rules: those that are switched on
 * @text: the paragraph up to the cursor, UTF-8; a newline at its end where Enter was pressed
 * @n_bytes: its length
 * @n_typed: how many of its characters, at the end, were typed just now; not 0
 * @correction: (out): what is to be put right
 *
 * Finds what was typed as a half-width keyboard has it and is to be as Chinese prints it (GB/T
 * 15834-2011). Numbers, addresses and Latin words stay as they are, and nothing is put between
 * Chinese and Latin. What is put right is not found again: who asks until there is nothing more gets
 * all that was typed at once.
 *
 * Returns: whether there is something
 */
gboolean
peng_autocorrect (PengAutocorrectRules  rules,
                  const char           *text,
                  gsize                 n_bytes,
                  guint                 n_typed,
                  PengCorrection       *correction)
{
  const Back all = { text, text + n_bytes };
  Back before;

  g_return_val_if_fail (text != NULL && correction != NULL, FALSE);
  g_return_val_if_fail (n_typed > 0, FALSE);

  if (n_bytes == 0)
    return FALSE;

  before = without (&all, n_typed);
  if ((rules & PENG_AUTOCORRECT_PUNCTUATION) != 0 && before.end < all.end &&
      correct_earlier (&before, g_utf8_get_char (before.end), n_typed, correction))
    return TRUE;

  return correct_last (rules, &all, correction);
}
