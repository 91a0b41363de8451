/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-media-pane"

#include "ui/peng-media-pane-private.h"

#include "work/peng-library-words.h"

#include <glib/gi18n.h>

/* Whether the items may be published. Where they differ, the first of the choices leaves all as it
 * is. */

static PengConsent
get_consent (PengMediaPane *self,
             guint          item)
{
  return ((PengLibraryItem *) g_ptr_array_index (self->items, item))->words->consent;
}

static int
find_common_consent (PengMediaPane *self)
{
  PengConsent common = get_consent (self, 0);

  for (guint i = 1; i < self->items->len; i++)
    if (get_consent (self, i) != common)
      return -1;

  return common;
}

static const char *
get_consent_words (int consent)
{
  return consent < 0 ? _("Different – leave as it is") : peng_library_words_get_consent (consent);
}

static void
fill_consent (PengMediaPane *self,
              gboolean       differs)
{
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);

  for (int i = differs ? -1 : 0; i < PENG_N_CONSENTS; i++)
    gtk_string_list_append (choices, get_consent_words (i));

  self->differs_in_consent = differs;
  gtk_drop_down_set_model (self->consent, G_LIST_MODEL (choices));
}

/**
 * peng_media_pane_show_consent:
 * @self: a pane with items
 */
void
peng_media_pane_show_consent (PengMediaPane *self)
{
  int common = find_common_consent (self);

  if (self->differs_in_consent != (common < 0))
    fill_consent (self, common < 0);

  gtk_drop_down_set_selected (self->consent, common < 0 ? 0 : (guint) common);
  gtk_widget_set_visible (self->refused, common == PENG_CONSENT_REFUSED);
}

static void
consent_cb (PengMediaPane *self)
{
  guint selected = gtk_drop_down_get_selected (self->consent);
  g_autoptr(PengMediaChange) change = NULL;
  int consent = (int) selected - (self->differs_in_consent ? 1 : 0);

  if (self->showing || self->items == NULL || self->items->len == 0 || consent < 0 ||
      selected == GTK_INVALID_LIST_POSITION || consent == find_common_consent (self))
    return;

  /* The list of choices is made anew when this is stored: now it is in use. */
  change = peng_media_change_new ();
  change->consent = consent;
  self->told = FALSE;
  peng_media_pane_describe (self, change);
}

/**
 * peng_media_pane_create_consent:
 * @self: a pane whose template is there
 */
void
peng_media_pane_create_consent (PengMediaPane *self)
{
  fill_consent (self, FALSE);
  g_signal_connect_object (self->consent, "notify::selected", G_CALLBACK (consent_cb), self,
                           G_CONNECT_SWAPPED);
}
