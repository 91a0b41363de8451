/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-atom-view"

#include "ui/peng-atom-view.h"

#include "ui/peng-editor-view.h"

/* How large an atom is and where in it things lie. */

#define TOOLS_MARGIN 8

/**
 * peng_atom_view_get_content_width:
 * @self: the atom
 *
 * Returns: how wide the text is, in pixels; 0 while it is in no text
 */
int
peng_atom_view_get_content_width (PengAtomView *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return PENG_IS_EDITOR_VIEW (parent)
           ? peng_editor_view_get_content_width (PENG_EDITOR_VIEW (parent)) : 0;
}

/**
 * peng_atom_view_get_em:
 * @self: the atom
 *
 * Returns: the size of one Chinese character in pixels
 */
double
peng_atom_view_get_em (PengAtomView *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return PENG_IS_EDITOR_VIEW (parent) ? peng_editor_view_get_em (PENG_EDITOR_VIEW (parent)) : 16.0;
}

/**
 * peng_atom_view_allocate_child:
 * @child: a widget in an atom
 * @x: its place, in pixels
 * @y: its place, in pixels
 * @width: how wide it is to be
 * @height: how high it is to be
 *
 * Gives a widget its place, and no less room than it must have.
 */
void
peng_atom_view_allocate_child (GtkWidget *child,
                               int        x,
                               int        y,
                               int        width,
                               int        height)
{
  int min_width, min_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &min_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) {
    x, y, MAX (min_width, width), MAX (min_height, height) }, -1);
}

/**
 * peng_atom_view_allocate_tools:
 * @self: an atom with tools, which is given its place
 * @right: where that ends on which they lie, in pixels
 *
 * Gives the buttons their place, in the upper corner.
 */
void
peng_atom_view_allocate_tools (PengAtomView *self,
                               int           right)
{
  GtkWidget *tools = peng_atom_view_get_tools (self);
  GtkRequisition size;

  if (!gtk_widget_should_layout (tools))
    return;

  gtk_widget_get_preferred_size (tools, &size, NULL);
  gtk_widget_size_allocate (tools, &(GtkAllocation) {
    MAX (0, right - size.width - TOOLS_MARGIN), TOOLS_MARGIN, size.width, size.height }, -1);
}
