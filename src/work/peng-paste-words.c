/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-paste-words.h"

#include <glib/gi18n.h>

/* What was left out, in the order in which a writer would miss it. */
static const struct
{
  PengPasteChanges  change;
  const char       *words;
} left_out[] = {
  { PENG_PASTE_PICTURES, N_("pictures that are elsewhere") },
  { PENG_PASTE_HIDDEN,   N_("hidden words") },
  { PENG_PASTE_CODE,     N_("programs and forms") },
  { PENG_PASTE_FONTS,    N_("fonts") },
  { PENG_PASTE_COLORS,   N_("colors") },
  { PENG_PASTE_SPACING,  N_("margins and spacing") },
  { PENG_PASTE_INDENTS,  N_("spaces that indent") },
};

static char *
join_left_out (PengPasteChanges changes)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    {
      if (!(changes & left_out[i].change))
        continue;

      /* Translators: between the parts of a list: "fonts, colors" */
      if (list->len > 0)
        g_string_append (list, _(", "));
      g_string_append (list, _(left_out[i].words));
    }

  return g_string_free (list, FALSE);
}

/**
 * peng_paste_words_new:
 * @changes: what of a paste is not as it was
 *
 * Returns: (transfer full) (nullable): a sentence that says so; %NULL where nothing was changed
 */
char *
peng_paste_words_new (PengPasteChanges changes)
{
  g_autofree char *list = join_left_out (changes);

  if (changes & PENG_PASTE_CUT)
    return g_strdup (_("This was too much for an article: only its beginning is here"));

  if (changes & PENG_PASTE_MARKDOWN)
    return g_strdup (_("The signs of Markdown became formatting"));

  if (changes & PENG_PASTE_TABLE)
    return g_strdup (_("Lines with tabs became a table"));

  if (changes & PENG_PASTE_LINES)
    return g_strdup (_("Broken lines were joined into paragraphs"));

  /* Translators: %s is a list such as "fonts, colors" */
  return *list != '\0' ? g_strdup_printf (_("Pasted without %s"), list) : NULL;
}
