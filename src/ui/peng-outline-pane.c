/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-outline-pane"

#include "ui/peng-outline-pane.h"

#include "core/peng-outline.h"
#include "ui/peng-accessible.h"

#include <glib/gi18n.h>

/* How far a heading stands in for each level, in pixels. */
#define LEVEL_INDENT 14

struct _PengOutlinePane
{
  AdwBin              parent_instance;

  PengOutline        *outline;
  GtkSingleSelection *selection;
  guint               block;      /* where the cursor is */

  GtkStack           *stack;
  GtkListView        *list;
};

enum {
  JUMP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengOutlinePane, peng_outline_pane, ADW_TYPE_BIN)

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
  g_object_set_data (G_OBJECT (label), "item", item);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  PengOutlineEntry *entry = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = peng_outline_entry_get_text (entry);
  guint level = peng_outline_entry_get_level (entry);

  const char *name = *text != '\0' ? text : _("Heading without words");

  gtk_widget_set_margin_start (label, (level - 2) * LEVEL_INDENT);
  gtk_widget_set_tooltip_text (label, *text != '\0' ? text : NULL);
  gtk_label_set_text (GTK_LABEL (label), name);
  /* The focus is on the list's own widget around the label. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) level - 1, -1);
  if (*text != '\0')
    gtk_widget_remove_css_class (label, "dim-label");
  else
    gtk_widget_add_css_class (label, "dim-label");
}

/* The heading that the cursor is under is the selected one, and in sight. */
static void
mark_current (PengOutlinePane *self)
{
  int current = self->outline != NULL ? peng_outline_find (self->outline, self->block) : -1;
  guint position = current >= 0 ? (guint) current : GTK_INVALID_LIST_POSITION;

  if (gtk_single_selection_get_selected (self->selection) == position)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  if (current >= 0 && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
choose_page (PengOutlinePane *self)
{
  const char *page = "closed";

  if (self->outline != NULL)
    page = g_list_model_get_n_items (peng_outline_get_entries (self->outline)) > 0 ? "list"
                                                                                   : "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
edited_cb (PengOutlinePane *self)
{
  choose_page (self);
  mark_current (self);
}

static void
activate_cb (PengOutlinePane *self,
             guint            position)
{
  g_autoptr(PengOutlineEntry) entry =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (entry != NULL)
    g_signal_emit (self, signals[JUMP], 0, peng_outline_entry_get_block (entry));
}

static void
drop_outline (PengOutlinePane *self)
{
  if (self->outline != NULL)
    g_signal_handlers_disconnect_by_data (self->outline, self);
  g_clear_object (&self->outline);
}

static void
peng_outline_pane_dispose (GObject *object)
{
  PengOutlinePane *self = PENG_OUTLINE_PANE (object);

  drop_outline (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_OUTLINE_PANE);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (peng_outline_pane_parent_class)->dispose (object);
}

static void
peng_outline_pane_class_init (PengOutlinePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_outline_pane_dispose;

  /**
   * PengOutlinePane::jump:
   * @self: the pane
   * @block: index of a block
   *
   * The person wants to go to a heading.
   */
  signals[JUMP] =
    g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-outline-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PengOutlinePane, stack);
  gtk_widget_class_bind_template_child (widget_class, PengOutlinePane, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
peng_outline_pane_init (PengOutlinePane *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
}

/**
 * peng_outline_pane_set_document:
 * @self: the pane
 * @document: (nullable): whose headings are shown
 */
void
peng_outline_pane_set_document (PengOutlinePane *self,
                                PengDocument    *document)
{
  g_return_if_fail (PENG_IS_OUTLINE_PANE (self));

  gtk_single_selection_set_model (self->selection, NULL);
  drop_outline (self);
  self->block = 0;
  if (document != NULL)
    {
      self->outline = peng_outline_new (document);
      g_signal_connect_swapped (self->outline, "edited", G_CALLBACK (edited_cb), self);
      gtk_single_selection_set_model (self->selection, peng_outline_get_entries (self->outline));
    }

  edited_cb (self);
}

/**
 * peng_outline_pane_set_block:
 * @self: the pane
 * @block: index of the block that the cursor is in
 *
 * Marks the heading that the person is under.
 */
void
peng_outline_pane_set_block (PengOutlinePane *self,
                             guint            block)
{
  g_return_if_fail (PENG_IS_OUTLINE_PANE (self));

  self->block = block;
  mark_current (self);
}

/* The row that the list has for the selected heading: it has one for all that is in sight. */
static GtkWidget *
find_selected (PengOutlinePane *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *label = gtk_widget_get_first_child (row);
      GtkListItem *item = label != NULL ? g_object_get_data (G_OBJECT (label), "item") : NULL;

      if (item != NULL && gtk_list_item_get_selected (item))
        return row;
    }

  return NULL;
}

/**
 * peng_outline_pane_focus:
 * @self: the pane
 *
 * Puts the focus on the heading that the person is under.
 */
void
peng_outline_pane_focus (PengOutlinePane *self)
{
  GtkWidget *row;
  guint selected;

  g_return_if_fail (PENG_IS_OUTLINE_PANE (self));

  selected = gtk_single_selection_get_selected (self->selection);
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);

  /* Left to itself the list would give the focus to the row that had it last. */
  row = find_selected (self);
  if (row == NULL || !gtk_widget_grab_focus (row))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
