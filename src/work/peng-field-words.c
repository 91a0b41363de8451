/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-work"

#include "work/peng-field-words.h"

#include <glib/gi18n.h>

static const char * const words[PENG_N_FIELDS] = {
  [PENG_FIELD_TITLE]        = N_("Title"),
  [PENG_FIELD_SHORT_TITLE]  = N_("Short title"),
  [PENG_FIELD_SUMMARY]      = N_("Summary"),
  [PENG_FIELD_SOURCE]       = N_("Source"),
  [PENG_FIELD_AUTHOR]       = N_("Author"),
  [PENG_FIELD_PHOTOGRAPHER] = N_("Photographer"),
  [PENG_FIELD_SECTION]      = N_("Section"),
  [PENG_FIELD_TAGS]         = N_("Tags"),
  [PENG_FIELD_COVER]        = N_("Cover"),
  [PENG_FIELD_EVENT_DATE]   = N_("Event date"),
};

/**
 * peng_field_words_get:
 * @field: a field
 *
 * Returns: (transfer none): what stands beside it in the window, in the language of the program
 */
const char *
peng_field_words_get (PengField field)
{
  g_return_val_if_fail (field < PENG_N_FIELDS, NULL);

  return _(words[field]);
}
