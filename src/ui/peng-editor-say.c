/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-block-menu.h"

#include <glib/gi18n.h>

/* GTK tells screen readers what the text says, and not what its paragraphs are: for those there is
 * one text. So the description of the text is what the block is that the cursor has come to, and while
 * the menu of blocks is open, its row that would be chosen; readers speak a description of what has
 * the focus when it changes. */

static const char *
get_heading_name (guint level)
{
  static const char * const names[] = { N_("Heading"), N_("Subheading"), N_("Small heading") };

  return _(names[CLAMP (level, 2, 4) - 2]);
}

static char *
dup_list_name (const PengTextFormat *format)
{
  const char *name = format->ordered ? _("Numbered list") : _("Bulleted list");

  /* Translators: an item of a list inside another: the list, and how deep it lies */
  return format->level > 1 ? g_strdup_printf (_("%s, level %u"), name, format->level)
                           : g_strdup (name);
}

static char *
dup_block_name (PengBlock *block)
{
  static const char * const names[] = {
    [PENG_BLOCK_PARAGRAPH] = N_("Paragraph"), [PENG_BLOCK_QUOTE] = N_("Quote"),
    [PENG_BLOCK_IMAGE] = N_("Photograph"), [PENG_BLOCK_GALLERY] = N_("Gallery"),
    [PENG_BLOCK_VIDEO] = N_("Video"), [PENG_BLOCK_AUDIO] = N_("Audio"),
    [PENG_BLOCK_TABLE] = N_("Table"), [PENG_BLOCK_ATTACHMENT] = N_("Attachment"),
    [PENG_BLOCK_DIVIDER] = N_("Divider"),
  };
  PengBlockKind kind = peng_block_get_kind (block);

  if (kind == PENG_BLOCK_HEADING)
    return g_strdup (get_heading_name (peng_block_get_format (block)->level));
  if (kind == PENG_BLOCK_LIST_ITEM)
    return dup_list_name (peng_block_get_format (block));

  return g_strdup (_(names[kind]));
}

static char *
dup_words (PengEditor *self)
{
  PengPosition cursor;

  if (self->slash_open && gtk_widget_get_visible (self->slash))
    return g_strdup (peng_block_menu_get_name (PENG_BLOCK_MENU (self->slash)));

  peng_buffer_get_cursor (self->buffer, &cursor);

  return dup_block_name (peng_document_get_block (peng_buffer_get_document (self->buffer),
                                                  cursor.block));
}

static void
point_to (PengEditor *self,
          GtkWidget  *row)
{
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view),
                                    GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->view),
                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

/**
 * peng_editor_say_update:
 * @self: an editor, with a document
 *
 * Says where the person is, if that has changed.
 */
void
peng_editor_say_update (PengEditor *self)
{
  gboolean in_menu = self->slash_open && gtk_widget_get_visible (self->slash);
  g_autofree char *words = dup_words (self);

  if (g_strcmp0 (words, self->said) == 0)
    return;

  point_to (self, in_menu ? peng_block_menu_get_chosen (PENG_BLOCK_MENU (self->slash)) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_free (self->said);
  self->said = g_steal_pointer (&words);
}
