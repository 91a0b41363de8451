/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-media-labels"

#include "ui/peng-media-labels.h"

#include "ui/peng-accessible.h"
#include "ui/peng-wrap-layout.h"

#include <glib/gi18n.h>

#define SPACING 6

struct _PengMediaLabels
{
  AdwBin          parent_instance;

  PengMediaLabel  kind;
  GtkWidget      *chips;
  GtkWidget      *entry;
};

enum {
  ADD,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengMediaLabels, peng_media_labels, ADW_TYPE_BIN)

static const char *
get_prompt (PengMediaLabel kind)
{
  return kind == PENG_MEDIA_TAG ? _("Add tags") : _("Add to an album");
}

static gboolean
is_separator (gunichar c)
{
  /* , ; and their full-width forms, and the mark between the items of a Chinese list */
  return c == ',' || c == ';' || c == 0xFF0C || c == 0xFF1B || c == 0x3001 || c == '\n';
}

static GStrv
split_names (const char *typed)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (const char *p = typed; *p != '\0';)
    {
      const char *end = p;
      g_autofree char *name = NULL;

      while (*end != '\0' && !is_separator (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      name = g_strstrip (g_strndup (p, end - p));
      if (*name != '\0')
        g_strv_builder_add (names, name);
      p = *end != '\0' ? g_utf8_next_char (end) : end;
    }

  return g_strv_builder_end (names);
}

static void
remove_cb (GtkButton       *button,
           PengMediaLabels *self)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), "peng-name"));

  g_signal_emit (self, signals[REMOVE], 0, name);
}

static GtkWidget *
new_button (PengMediaLabels *self,
            const char      *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is a tag */
  const char *format = self->kind == PENG_MEDIA_TAG ? _("Remove the tag “%s”")
  /* Translators: %s is the name of an album */
                                                    : _("Take out of the album “%s”");
  g_autofree char *words = g_strdup_printf (format, name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "peng-name", g_strdup (name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);

  return button;
}

/* What not all of the items have says how many do. */
static GtkWidget *
new_chip (PengMediaLabels *self,
          const char      *name,
          guint            n_have,
          guint            n_items)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = gtk_label_new (name);

  gtk_widget_add_css_class (chip, "peng-chip");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (n_have < n_items)
    {
      /* Translators: a tag, and how many of the selected items have it */
      g_autofree char *words = g_strdup_printf (_("%s · %u of %u"), name, n_have, n_items);

      gtk_label_set_text (GTK_LABEL (label), words);
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), new_button (self, name));

  return chip;
}

static void
clear_chips (PengMediaLabels *self)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), chip);
}

static void
count_labels (GHashTable             *counts,
              const PengLibraryItem  *item,
              PengMediaLabel          kind)
{
  for (char **name = item->words->labels[kind]; *name != NULL; name++)
    g_hash_table_insert (counts, *name,
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, *name)) + 1));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (a, b);
}

/**
 * peng_media_labels_set_items:
 * @self: the labels
 * @items: (element-type PengLibraryItem): whose they are
 */
void
peng_media_labels_set_items (PengMediaLabels *self,
                             GPtrArray       *items)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GList) names = NULL;

  g_return_if_fail (PENG_IS_MEDIA_LABELS (self));
  g_return_if_fail (items != NULL);

  for (guint i = 0; i < items->len; i++)
    count_labels (counts, g_ptr_array_index (items, i), self->kind);

  clear_chips (self);
  names = g_list_sort (g_hash_table_get_keys (counts), compare_names);
  for (GList *l = names; l != NULL; l = l->next)
    gtk_box_append (GTK_BOX (self->chips),
                    new_chip (self, l->data,
                              GPOINTER_TO_UINT (g_hash_table_lookup (counts, l->data)), items->len));
  gtk_widget_set_visible (self->chips, names != NULL);
}

/**
 * peng_media_labels_commit:
 * @self: the labels
 *
 * Adds what stands in the entry.
 */
void
peng_media_labels_commit (PengMediaLabels *self)
{
  g_auto(GStrv) names = NULL;

  g_return_if_fail (PENG_IS_MEDIA_LABELS (self));

  names = split_names (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (*names != NULL)
    g_signal_emit (self, signals[ADD], 0, names);
}

/* Returns: where the last of the names begins */
static const char *
find_last (const char *typed)
{
  const char *last = typed;

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    if (is_separator (g_utf8_get_char (p)))
      last = g_utf8_next_char (p);

  return last;
}

/**
 * peng_media_labels_get_entry:
 * @self: the labels
 *
 * Returns: (transfer none): where more are written
 */
GtkWidget *
peng_media_labels_get_entry (PengMediaLabels *self)
{
  g_return_val_if_fail (PENG_IS_MEDIA_LABELS (self), NULL);

  return self->entry;
}

/**
 * peng_media_labels_dup_part:
 * @entry: an entry of labels
 *
 * Returns: (transfer full): what is written of the last of the names
 */
char *
peng_media_labels_dup_part (GtkWidget *entry)
{
  return g_strstrip (g_strdup (find_last (gtk_editable_get_text (GTK_EDITABLE (entry)))));
}

/**
 * peng_media_labels_complete:
 * @self: the labels
 * @name: the last of the names that are written
 *
 * Adds what stands in the entry, with the last name as it is meant.
 */
void
peng_media_labels_complete (PengMediaLabels *self,
                            const char      *name)
{
  const char *typed;
  g_autofree char *before = NULL;
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) others = NULL;
  g_auto(GStrv) all = NULL;

  g_return_if_fail (PENG_IS_MEDIA_LABELS (self));
  g_return_if_fail (name != NULL);

  typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  before = g_strndup (typed, find_last (typed) - typed);
  others = split_names (before);
  g_strv_builder_addv (names, (const char **) others);
  g_strv_builder_add (names, name);
  all = g_strv_builder_end (names);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[ADD], 0, all);
}

static GtkWidget *
new_entry (PengMediaLabels *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), get_prompt (self->kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_prompt (self->kind), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (peng_media_labels_commit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (peng_media_labels_commit), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);

  return entry;
}

static void
peng_media_labels_class_init (PengMediaLabelsClass *klass)
{
  /**
   * PengMediaLabels::add:
   * @self: the labels
   * @names: (array zero-terminated=1): names
   *
   * The person wants the items to have these.
   */
  signals[ADD] =
    g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  /**
   * PengMediaLabels::remove:
   * @self: the labels
   * @name: a name
   *
   * The person wants none of the items to have it.
   */
  signals[REMOVE] =
    g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
peng_media_labels_init (PengMediaLabels *self)
{
}

/**
 * peng_media_labels_new:
 * @kind: tags or albums
 *
 * Returns: (transfer floating): a widget without labels
 */
GtkWidget *
peng_media_labels_new (PengMediaLabel kind)
{
  PengMediaLabels *self = g_object_new (PENG_TYPE_MEDIA_LABELS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->kind = kind;
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, peng_wrap_layout_new (SPACING));
  gtk_widget_set_visible (self->chips, FALSE);
  self->entry = new_entry (self);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_box_append (GTK_BOX (box), self->entry);
  adw_bin_set_child (ADW_BIN (self), box);
  peng_accessible_name_inner (GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
