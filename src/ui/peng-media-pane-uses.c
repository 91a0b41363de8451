/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-media-pane"

#include "ui/peng-media-pane-private.h"

#include "work/peng-error-text.h"

#include <glib/gi18n.h>

/* The articles that an item is in, and the way to where they have it. */

static void
clear (PengMediaPane *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->uses))) != NULL)
    gtk_list_box_remove (self->uses, row);
}

static char *
dup_place (const PengMediaUse *use)
{
  if (use->is_trashed)
    return g_strdup (_("In the trash"));

  /* Translators: which of an article's photographs and files it is */
  return g_strdup_printf (_("Photograph or file %u of the article"), use->position + 1);
}

static GtkWidget *
new_row (const PengMediaUse *use)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = dup_place (use);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *use->title != '\0' ? use->title : _("Untitled"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (use->is_trashed ? "user-trash-symbolic"
                                                                           : "go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !use->is_trashed);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  if (!use->is_trashed)
    gtk_widget_set_tooltip_text (row, _("Show where the article has it"));
  g_object_set_data_full (G_OBJECT (row), "peng-uuid", g_strdup (use->article), g_free);

  return row;
}

static void
show (PengMediaPane *self,
      GPtrArray     *uses)
{
  clear (self);
  for (guint i = 0; i < uses->len; i++)
    gtk_list_box_append (self->uses, new_row (g_ptr_array_index (uses, i)));

  gtk_widget_set_visible (GTK_WIDGET (self->uses), uses->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->uses_words), uses->len == 0);
  gtk_label_set_text (self->uses_words, _("No article"));
}

static void
say (PengMediaPane *self,
     const char    *words)
{
  gtk_widget_set_visible (GTK_WIDGET (self->uses), FALSE);
  gtk_label_set_text (self->uses_words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->uses_words), TRUE);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengMediaPane) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) uses = peng_store_list_uses_finish (PENG_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->asking_uses == NULL)
    return;

  g_clear_object (&self->asking_uses);
  if (uses != NULL)
    {
      show (self, uses);
    }
  else
    {
      g_autofree char *sentence = peng_error_text_new (error);

      say (self, sentence);
    }
}

static void
show_of_many (PengMediaPane *self)
{
  guint n_used = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->items->len; i++)
    n_used += ((PengLibraryItem *) g_ptr_array_index (self->items, i))->n_uses > 0;

  /* Translators: how many of the selected photographs are in articles, of how many */
  words = g_strdup_printf (_("%u of %u are used"), n_used, self->items->len);
  say (self, words);
}

/**
 * peng_media_pane_show_uses:
 * @self: a pane with items
 *
 * Asks where they are used, and shows it.
 */
void
peng_media_pane_show_uses (PengMediaPane *self)
{
  if (self->asking_uses != NULL)
    g_cancellable_cancel (self->asking_uses);
  g_clear_object (&self->asking_uses);

  if (self->items->len > 1)
    {
      show_of_many (self);
      return;
    }

  self->asking_uses = g_cancellable_new ();
  peng_store_list_uses_async (self->store,
                              ((PengLibraryItem *) g_ptr_array_index (self->items, 0))->media->sha,
                              self->asking_uses, listed_cb, g_object_ref (self));
}

static void
row_activated_cb (PengMediaPane *self,
                  GtkListBoxRow *row)
{
  g_auto(GStrv) media = peng_media_pane_dup_media (self);

  if (*media != NULL)
    g_signal_emit_by_name (self, "open-article", g_object_get_data (G_OBJECT (row), "peng-uuid"),
                           *media);
}

/**
 * peng_media_pane_create_uses:
 * @self: a pane whose template is there
 */
void
peng_media_pane_create_uses (PengMediaPane *self)
{
  g_signal_connect_object (self->uses, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}
