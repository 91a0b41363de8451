/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-figure"

#include "ui/peng-figure-act.h"

#include "ui/peng-editor.h"
#include "ui/peng-link-popover.h"
#include "ui/peng-popover.h"

#include <glib/gi18n.h>

/* Who took a photograph stands at the end of its caption, as newspapers have it: so it is read on
 * every page, found by every search, and goes along into every format. It is the article's
 * language and not the program's. */
#define CREDIT_START "（"
#define CREDIT_END   " 摄）"

/* Returns: where the name ends, in characters; 0 where there is none */
static guint
find_credit (const char *caption)
{
  const char *start = g_strrstr (caption, CREDIT_START);

  return start != NULL && g_str_has_suffix (start, "摄）")
           ? g_utf8_strlen (caption, -1) - g_utf8_strlen (CREDIT_END, -1) : 0;
}

/**
 * peng_figure_act_credit:
 * @figure: a photograph
 *
 * Writes the photographer of the article behind the caption, where nobody is named there.
 *
 * Returns: in characters, where the cursor belongs to write another name; -1 where there is no
 *   photograph
 */
int
peng_figure_act_credit (PengFigure *figure)
{
  PengAtomView *view = PENG_ATOM_VIEW (figure);
  PengBuffer *buffer = peng_atom_view_get_buffer (view);
  PengDocument *document = peng_buffer_get_document (buffer);
  const char *name = peng_document_get_field (document, PENG_FIELD_PHOTOGRAPHER);
  g_autofree char *words = g_strconcat (CREDIT_START, name, CREDIT_END, NULL);
  g_autoptr(PengText) credit = peng_text_new (words);
  g_autoptr(PengEdit) edit = NULL;
  PengPlace place = { 0, PENG_PART_CAPTION, 0 };
  PengText *caption;
  guint length, there;

  if (!peng_atom_view_find_block (view, &place.block))
    return -1;

  caption = peng_document_get_text (document, &place);
  there = find_credit (peng_text_get_string (caption));
  if (there > 0)
    return there;

  length = peng_text_get_length (caption);
  edit = peng_document_make_text (document, &place, length, 0, credit);
  peng_history_barrier (peng_buffer_get_history (buffer));
  peng_document_apply (document, edit, NULL);
  peng_history_barrier (peng_buffer_get_history (buffer));

  return length + peng_text_get_length (credit) - g_utf8_strlen (CREDIT_END, -1);
}

static void
set_link (PengFigure *figure,
          const char *link)
{
  PengAtomView *view = PENG_ATOM_VIEW (figure);
  PengImage image = *peng_figure_get_image (figure);
  g_autoptr(PengBlock) changed = NULL;

  image.link = link;
  changed = peng_block_with_image (peng_atom_view_get_block (view), 0, &image);
  peng_atom_view_replace (view, changed);
}

static void
apply_cb (PengFigure *figure,
          GtkWidget  *entry)
{
  g_autofree char *link = peng_link_popover_complete (gtk_editable_get_text (GTK_EDITABLE (entry)));

  if (*link != '\0' && !peng_style_link_is_safe (link))
    {
      gtk_widget_add_css_class (entry, "error");
      return;
    }

  set_link (figure, *link != '\0' ? link : NULL);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER)));
}

static void
changed_cb (GtkWidget *entry)
{
  gtk_widget_remove_css_class (entry, "error");
}

static GtkWidget *
new_address_entry (const char *link)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), link != NULL ? link : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 28);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Address; empty for no link"));
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Link of the photograph"), -1);
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), NULL);

  return entry;
}

/**
 * peng_figure_act_edit_link:
 * @figure: a photograph
 *
 * Lets the person write where a press on the photograph leads.
 *
 * Returns: (transfer none) (nullable): what was opened, to be taken away when it has closed
 */
GtkWidget *
peng_figure_act_edit_link (PengFigure *figure)
{
  GtkWidget *editor = gtk_widget_get_ancestor (GTK_WIDGET (figure), PENG_TYPE_EDITOR);
  GtkWidget *popover;
  GtkWidget *entry;
  graphene_rect_t bounds;
  guint block;

  if (!peng_atom_view_find_block (PENG_ATOM_VIEW (figure), &block) || editor == NULL ||
      !gtk_widget_compute_bounds (GTK_WIDGET (figure), editor, &bounds))
    return NULL;

  popover = gtk_popover_new ();
  entry = new_address_entry (peng_figure_get_image (figure)->link);
  g_signal_connect_object (entry, "activate", G_CALLBACK (apply_cb), figure, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  peng_popover_show (popover, editor,
                     &(GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width,
                                       bounds.size.height });
  gtk_widget_grab_focus (entry);

  return popover;
}
