/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-palette"

#include "ui/peng-palette-row.h"

#include <glib/gi18n.h>

struct _PengPaletteRow
{
  GtkListBoxRow      parent_instance;

  const PengCommand *command;
  char              *action;
  GVariant          *target;
  GtkWidget         *where;     /* weak: from where it is done; NULL where it cannot be */
  gboolean           elsewhere; /* not where the focus is */
  int                age;
  int                match;
};

G_DEFINE_FINAL_TYPE (PengPaletteRow, peng_palette_row, GTK_TYPE_LIST_BOX_ROW)

static void
peng_palette_row_dispose (GObject *object)
{
  PengPaletteRow *self = PENG_PALETTE_ROW (object);

  g_clear_weak_pointer (&self->where);
  g_clear_pointer (&self->target, g_variant_unref);
  g_clear_pointer (&self->action, g_free);

  G_OBJECT_CLASS (peng_palette_row_parent_class)->dispose (object);
}

static void
peng_palette_row_class_init (PengPaletteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_palette_row_dispose;
}

static void
peng_palette_row_init (PengPaletteRow *self)
{
}

/* GTK does not tell of the actions that are known at a widget; a button there would know. */
static gboolean
can_be_done (PengPaletteRow *self,
             GtkWidget      *where)
{
  GtkWidget *button = gtk_button_new ();
  gboolean can;

  gtk_widget_set_visible (button, FALSE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), self->target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), self->action);
  gtk_widget_set_parent (button, where);
  can = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);

  return can;
}

static void
find_place (PengPaletteRow *self,
            GtkWidget      *focus,
            GtkWidget      *fallback)
{
  if (focus != NULL && can_be_done (self, focus))
    g_set_weak_pointer (&self->where, focus);
  else if (can_be_done (self, fallback))
    g_set_weak_pointer (&self->where, fallback);

  self->elsewhere = self->where != focus;
  gtk_widget_set_sensitive (GTK_WIDGET (self), self->where != NULL);
}

static GtkWidget *
new_label (const char *words,
           gboolean    dim)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static void
add_labels (PengPaletteRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = new_label (_(self->command->title), FALSE);
  g_autofree char *keys = peng_command_dup_keys (self->command);
  g_autofree char *name = peng_command_dup_tooltip (self->command, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box),
                  new_label (peng_commands_get_group_title (self->command->group), TRUE));
  if (keys != NULL)
    gtk_box_append (GTK_BOX (box), new_label (keys, TRUE));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * peng_palette_row_new:
 * @command: a command that is an action
 * @focus: (nullable): the widget with the focus
 * @fallback: where it is done else
 * @age: how many were chosen since it was
 *
 * Returns: (transfer floating): the row; it is insensitive where the command cannot be done now
 */
GtkWidget *
peng_palette_row_new (const PengCommand *command,
                      GtkWidget         *focus,
                      GtkWidget         *fallback,
                      int                age)
{
  PengPaletteRow *self = g_object_new (PENG_TYPE_PALETTE_ROW, NULL);

  self->command = command;
  self->age = age;
  g_action_parse_detailed_name (command->action, &self->action, &self->target, NULL);
  find_place (self, focus, fallback);
  add_labels (self);

  return GTK_WIDGET (self);
}

/**
 * peng_palette_row_get_command:
 * @self: a row
 *
 * Returns: (transfer none): its command
 */
const PengCommand *
peng_palette_row_get_command (PengPaletteRow *self)
{
  g_return_val_if_fail (PENG_IS_PALETTE_ROW (self), NULL);

  return self->command;
}

/**
 * peng_palette_row_match:
 * @self: a row
 * @typed: what was typed; nothing means every command alike
 *
 * Finds out how well the command is meant, once for all the times that rows are compared.
 */
void
peng_palette_row_match (PengPaletteRow *self,
                        const char     *typed)
{
  g_return_if_fail (PENG_IS_PALETTE_ROW (self));

  self->match = peng_command_match (self->command, typed);
}

/**
 * peng_palette_row_get_match:
 * @self: a row
 *
 * Returns: what peng_command_match() said last; 0 before anything was typed
 */
int
peng_palette_row_get_match (PengPaletteRow *self)
{
  g_return_val_if_fail (PENG_IS_PALETTE_ROW (self), -1);

  return self->match;
}

/**
 * peng_palette_row_compare_age:
 * @self: a row
 * @other: another
 *
 * Returns: less than 0 where the command of @self was chosen later, or stands before in the table
 */
int
peng_palette_row_compare_age (PengPaletteRow *self,
                              PengPaletteRow *other)
{
  g_return_val_if_fail (PENG_IS_PALETTE_ROW (self) && PENG_IS_PALETTE_ROW (other), 0);

  if (self->age != other->age)
    return self->age < other->age ? -1 : 1;

  return (self->command > other->command) - (self->command < other->command);
}

/**
 * peng_palette_row_activate:
 * @self: a row
 *
 * Does the command.
 */
void
peng_palette_row_activate (PengPaletteRow *self)
{
  g_return_if_fail (PENG_IS_PALETTE_ROW (self));

  if (self->where == NULL)
    return;

  if (self->elsewhere)
    gtk_widget_grab_focus (self->where);
  gtk_widget_activate_action_variant (self->where, self->action, self->target);
}
