/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-core"

#include "core/peng-event-date.h"

#include <string.h>

/* An event that is further ahead is rather one of last year that somebody writes about now. */
#define MAX_DAYS_AHEAD 183

/* Year, month and day at most. */
#define MAX_NUMBERS 3

/* A date as it was typed: the numbers in it, and how many digits the first has. */
typedef struct
{
  guint numbers[MAX_NUMBERS];
  guint n_numbers;
  guint first_digits;
} Typed;

/* Full width is as good as half, and no space is needed to tell the numbers apart. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *folded = g_string_new (NULL);

  for (const char *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        g_string_append_unichar (folded, g_utf8_get_char (p));
    }

  return g_string_free (folded, FALSE);
}

static gboolean
skip (const char **text,
      const char  *word)
{
  if (!g_str_has_prefix (*text, word))
    return FALSE;

  *text += strlen (word);

  return TRUE;
}

/* Numbers of at most four digits; what stands behind the last of them is left in @text. A NULL
 * separator ends them. */
static gboolean
read_numbers (const char **text,
              const char  *separators[MAX_NUMBERS],
              Typed       *typed)
{
  *typed = (Typed) { 0 };

  do
    {
      guint digits = strspn (*text, "0123456789");

      if (digits == 0 || digits > 4)
        return FALSE;

      if (typed->n_numbers == 0)
        typed->first_digits = digits;
      typed->numbers[typed->n_numbers] = g_ascii_strtoull (*text, (char **) text, 10);
    }
  while (separators[typed->n_numbers++] != NULL && skip (text, separators[typed->n_numbers - 1]));

  return typed->n_numbers >= 2;
}

/* One separator throughout, as in 2026/5/3 and 5/3. */
static gboolean
read_separated (const char *text,
                const char *separator,
                Typed      *typed)
{
  const char *separators[MAX_NUMBERS] = { separator, separator, NULL };

  return read_numbers (&text, separators, typed) && *text == '\0' &&
         (typed->n_numbers == MAX_NUMBERS || typed->first_digits <= 2);
}

/* 2026年5月3日, 5月3日; some write 号 and some leave it out. */
static gboolean
read_chinese (const char *text,
              Typed      *typed)
{
  const char *with_year[MAX_NUMBERS] = { "年", "月", NULL };
  const char *without_year[MAX_NUMBERS] = { "月", NULL, NULL };
  gboolean has_year = strstr (text, "年") != NULL;

  if (!read_numbers (&text, has_year ? with_year : without_year, typed) ||
      typed->n_numbers != (has_year ? 3 : 2))
    return FALSE;

  if (!skip (&text, "日"))
    skip (&text, "号");

  return *text == '\0';
}

static gboolean
read_any (const char *text,
          Typed      *typed)
{
  static const char * const separators[] = { "-", "/", "." };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      if (read_separated (text, separators[i], typed))
        return TRUE;
    }

  return read_chinese (text, typed);
}

static gboolean
make_date (GDate       *date,
           const Typed *typed,
           const GDate *today)
{
  gboolean has_year = typed->n_numbers == 3;
  guint day = typed->numbers[has_year ? 2 : 1];
  guint month = typed->numbers[has_year ? 1 : 0];
  guint year = has_year ? typed->numbers[0] : g_date_get_year (today);

  if ((has_year && typed->first_digits != 4) || !g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_set_dmy (date, day, month, year);
  if (has_year || g_date_days_between (today, date) <= MAX_DAYS_AHEAD)
    return TRUE;

  if (!g_date_valid_dmy (day, month, year - 1))
    return FALSE;

  g_date_set_year (date, year - 1);

  return TRUE;
}

/**
 * peng_event_date_read:
 * @text: what a person typed
 * @today: the day that it is
 *
 * Reads a date as people write it: 2026-5-3, 2026/5/3, 2026.5.3, 2026年5月3日, and without the year
 * 5-3, 5/3, 5.3, 5月3日; in full width too, and with spaces anywhere. News is of what has been, or is
 * soon to be: a date without a year is in the year of @today, or in the year before where it would
 * be more than half a year (183 days) ahead.
 *
 * Returns: (transfer full) (nullable): the date as %PENG_FIELD_EVENT_DATE has it (ISO 8601,
 *   YYYY-MM-DD), "" for no text at all, %NULL for what is no date
 */
char *
peng_event_date_read (const char  *text,
                      const GDate *today)
{
  g_autofree char *folded = NULL;
  Typed typed;
  GDate date;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  folded = fold (text);
  if (*folded == '\0')
    return g_strdup ("");

  g_date_clear (&date, 1);
  if (!read_any (folded, &typed) || !make_date (&date, &typed, today))
    return NULL;

  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}
