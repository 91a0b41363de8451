/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-card.h"

#include <glib/gi18n.h>

struct _PengEditorCard
{
  PengAtomView parent_instance;
};

G_DEFINE_FINAL_TYPE (PengEditorCard, peng_editor_card, PENG_TYPE_ATOM_VIEW)

static void
peng_editor_card_create (PengAtomView *view)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_add_css_class (line, "peng-divider");
  peng_atom_view_set_child (view, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Divider"), -1);
}

static gboolean
peng_editor_card_is_body (PengAtomView *view,
                          GtkWidget    *picked)
{
  return TRUE;
}

static void
peng_editor_card_class_init (PengEditorCardClass *klass)
{
  PengAtomViewClass *atom_class = PENG_ATOM_VIEW_CLASS (klass);

  atom_class->create = peng_editor_card_create;
  atom_class->is_body = peng_editor_card_is_body;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "atomcard");
}

static void
peng_editor_card_init (PengEditorCard *self)
{
}
