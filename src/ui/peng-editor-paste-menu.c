/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-commands.h"
#include "ui/peng-editor-table.h"
#include "ui/peng-popover.h"

#include <glib/gi18n.h>

static const struct
{
  const char *label;
  const char *action;
} items[] = {
  { N_("Keep _Formatting"), "format.paste-as::formatted" },
  { N_("Plain _Text"),      "format.paste-plain" },
  { N_("_One Paragraph"),   "format.paste-as::one" },
  { N_("As _Markdown"),     "format.paste-as::markdown" },
};

static GMenuModel *
new_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    peng_commands_append_item (menu, _(items[i].label), items[i].action);

  return G_MENU_MODEL (menu);
}

/**
 * peng_editor_open_paste_menu:
 * @self: the editor
 *
 * Asks at the cursor how to paste.
 */
void
peng_editor_open_paste_menu (PengEditor *self)
{
  g_autoptr(GMenuModel) menu = NULL;
  GdkRectangle caret;
  GtkWidget *popover;

  if (self->buffer == NULL || self->popover != NULL || !peng_editor_table_get_caret (self, &caret))
    return;

  menu = new_menu ();
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Paste Special"), -1);
  g_set_weak_pointer (&self->popover, popover);
  peng_popover_open (popover, GTK_WIDGET (self), &caret);
}

/**
 * peng_editor_add_paste_menu:
 * @self: the editor
 *
 * Puts the ways to paste into the menu of the text.
 */
void
peng_editor_add_paste_menu (PengEditor *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenuModel) ways = new_menu ();

  g_menu_append_submenu (menu, _("Paste _Special"), ways);
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->view), G_MENU_MODEL (menu));
}
