/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-work"

#include "work/peng-date-field.h"

#include "core/peng-event-date.h"

#include <glib/gi18n.h>

static char *
read_date (PengDocument *document)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  GDate today;
  int year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, day, month, year);

  return peng_event_date_read (peng_document_get_field (document, PENG_FIELD_EVENT_DATE), &today);
}

/**
 * peng_date_field_find_fault:
 * @document: an article
 *
 * Looks whether its event date can be read; none at all is right too.
 *
 * Returns: (transfer none) (nullable): what to do about it, for a person; %NULL where it is right
 */
const char *
peng_date_field_find_fault (PengDocument *document)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (PENG_IS_DOCUMENT (document), NULL);

  date = read_date (document);

  return date != NULL ? NULL
                      : _("The event date cannot be read. Write it as 2026-05-01 or 5/1, or leave "
                          "it empty.");
}

/**
 * peng_date_field_settle:
 * @document: an article
 * @history: its history
 *
 * Puts an event date that can be read into the form in which it is sent, as one step to be undone.
 * What cannot be read stays as it was typed.
 */
void
peng_date_field_settle (PengDocument *document,
                        PengHistory  *history)
{
  g_autofree char *date = NULL;
  g_autoptr(PengEdit) edit = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (PENG_IS_DOCUMENT (document));
  g_return_if_fail (PENG_IS_HISTORY (history));

  date = read_date (document);
  if (date == NULL)
    return;

  edit = peng_document_make_set_field (document, PENG_FIELD_EVENT_DATE, date);
  if (peng_edit_is_nothing (edit))
    return;

  peng_history_begin (history);
  if (!peng_document_apply (document, edit, &error))
    g_critical ("event date: %s", error->message);
  peng_history_end (history);
}
