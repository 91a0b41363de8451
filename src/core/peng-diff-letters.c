/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-diff"

#include "core/peng-diff-letters.h"

#include "core/peng-diff.h"

typedef struct
{
  const gunichar *a;
  const gunichar *b;
} Letters;

static gboolean
is_same_letter (guint    a,
                guint    b,
                gpointer user_data)
{
  const Letters *letters = user_data;

  return letters->a[a] == letters->b[b];
}

/* The runs of letters that are not shared. */
static GArray *
collect_runs (const char     *text,
              const gboolean *is_shared)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (PengLetterRun));
  gboolean open = FALSE;
  gsize i = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      guint start = p - text;
      guint end = g_utf8_next_char (p) - text;

      if (!is_shared[i] && open)
        g_array_index (runs, PengLetterRun, runs->len - 1).end = end;
      else if (!is_shared[i])
        g_array_append_val (runs, ((PengLetterRun) { start, end }));
      open = !is_shared[i];
    }

  return runs;
}

/**
 * peng_diff_letters:
 * @a: a text, valid UTF-8
 * @b: another
 * @only_a: (out) (transfer full) (element-type PengLetterRun): what of @a is not in @b, in order
 * @only_b: (out) (transfer full) (element-type PengLetterRun): what of @b is not in @a, in order
 *
 * Compares two texts letter by letter, as peng_diff_match() does.
 */
void
peng_diff_letters (const char  *a,
                   const char  *b,
                   GArray     **only_a,
                   GArray     **only_b)
{
  glong n_a;
  glong n_b;
  g_autofree gunichar *letters_a = g_utf8_to_ucs4_fast (a, -1, &n_a);
  g_autofree gunichar *letters_b = g_utf8_to_ucs4_fast (b, -1, &n_b);
  Letters letters = { letters_a, letters_b };
  g_autofree guint *matches = peng_diff_match (n_a, n_b, is_same_letter, &letters);
  g_autofree gboolean *in_a = g_new0 (gboolean, n_a + 1);
  g_autofree gboolean *in_b = g_new0 (gboolean, n_b + 1);

  for (glong i = 0; i < n_a; i++)
    {
      if (matches[i] == PENG_DIFF_NONE)
        continue;

      in_a[i] = TRUE;
      in_b[matches[i]] = TRUE;
    }

  *only_a = collect_runs (a, in_a);
  *only_b = collect_runs (b, in_b);
}
