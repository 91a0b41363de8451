/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-view"

#include "ui/peng-library-view-private.h"

#include "ui/peng-library-text.h"
#include "work/peng-library-words.h"

#include <glib/gi18n.h>

/* The items as a list with columns. */

static char *
dup_name (const PengLibraryItem *item)
{
  return g_strdup (item->media->name);
}

static char *
dup_taken (const PengLibraryItem *item)
{
  return peng_library_words_dup_time (item->media->taken > 0 ? item->media->taken
                                                             : item->media->added);
}

static char *
dup_kind (const PengLibraryItem *item)
{
  return peng_library_words_dup_type (item->media->mime);
}

static char *
dup_size (const PengLibraryItem *item)
{
  return g_format_size (item->media->size);
}

static char *
dup_pixels (const PengLibraryItem *item)
{
  return peng_library_words_dup_pixels (item->media);
}

static char *
dup_uses (const PengLibraryItem *item)
{
  return item->n_uses == 0 ? g_strdup ("")
                           : g_strdup_printf (ngettext ("%u article", "%u articles", item->n_uses),
                                              item->n_uses);
}

static char *
dup_caption (const PengLibraryItem *item)
{
  return g_strdup (item->words->fields[PENG_MEDIA_CAPTION]);
}

static char *
dup_credit (const PengLibraryItem *item)
{
  return g_strdup (item->words->fields[PENG_MEDIA_CREDIT]);
}

static char *
dup_consent (const PengLibraryItem *item)
{
  return g_strdup (peng_library_words_get_consent (item->words->consent));
}

/* Not sorted by. */
#define NOT PENG_LIBRARY_N_SORTS

static const struct
{
  const char          *title;
  PengLibraryTextFunc  func;
  int                  n_chars;
  gboolean             expands;
  PengLibrarySort      sort;
} columns[] = {
  { N_("Name"), dup_name, 16, TRUE, PENG_LIBRARY_SORT_NAME },
  { N_("Taken"), dup_taken, 16, FALSE, PENG_LIBRARY_SORT_TIME },
  { N_("Kind"), dup_kind, 6, FALSE, PENG_LIBRARY_SORT_KIND },
  { N_("Size"), dup_size, 9, FALSE, PENG_LIBRARY_SORT_SIZE },
  { N_("Pixels"), dup_pixels, 11, FALSE, PENG_LIBRARY_SORT_PIXELS },
  { N_("Used in"), dup_uses, 9, FALSE, NOT },
  { N_("Caption"), dup_caption, 14, TRUE, NOT },
  { N_("Credit"), dup_credit, 9, FALSE, NOT },
  { N_("Consent"), dup_consent, 9, FALSE, NOT },
};

typedef struct
{
  PengLibraryView *view;
  guint            column;
} Column;

static GtkWidget *
create_text (Column *column)
{
  return peng_library_text_new (column->view->model, columns[column->column].func,
                                columns[column->column].n_chars);
}

/* The first column has the picture, too. */
static void
setup_cb (Column      *column,
          GtkListItem *item)
{
  GtkWidget *text = create_text (column);
  GtkWidget *box;
  GtkWidget *cell;

  if (column->column != 0)
    {
      gtk_list_item_set_child (item, text);
      return;
    }

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  cell = peng_library_cell_new (column->view->model, column->view->thumbs, TRUE);
  peng_library_view_add_drag (column->view, PENG_LIBRARY_CELL (cell));
  gtk_box_append (GTK_BOX (box), cell);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_item_set_child (item, box);
}

static void
set_line (GtkListItem     *item,
          PengLibraryLine *line)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *cell = gtk_widget_get_first_child (child);

  if (PENG_IS_LIBRARY_TEXT (child))
    {
      peng_library_text_set_line (PENG_LIBRARY_TEXT (child), line);
      return;
    }

  peng_library_cell_set_line (PENG_LIBRARY_CELL (cell), line);
  peng_library_text_set_line (PENG_LIBRARY_TEXT (gtk_widget_get_next_sibling (cell)), line);
}

static void
bind_cb (Column      *column,
         GtkListItem *item)
{
  set_line (item, gtk_list_item_get_item (item));
  peng_library_view_want_sight (column->view);
}

static void
unbind_cb (Column      *column,
           GtkListItem *item)
{
  set_line (item, NULL);
}

/* The view owns the columns, and they the factory that this is for. */
static void
free_column (gpointer  column,
             GClosure *closure)
{
  g_free (column);
}

static void
add_column (PengLibraryView *self,
            guint            i)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) added = NULL;
  Column *column = g_new (Column, 1);

  *column = (Column) { self, i };
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), column, free_column,
                         G_CONNECT_SWAPPED);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), column);
  added = gtk_column_view_column_new (_(columns[i].title), factory);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_expand (added, columns[i].expands);
  if (columns[i].sort != NOT)
    peng_library_view_add_sorter (self, added, columns[i].sort);
  gtk_column_view_append_column (self->list, added);
}

/**
 * peng_library_view_name_list:
 * @self: a view
 *
 * Names the head and the lines of the list: not GtkColumnView itself has the focus, but they.
 */
void
peng_library_view_name_list (PengLibraryView *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    GTK_IS_LIST_VIEW (child) ? _("Library") : _("Columns"), -1);
}

/**
 * peng_library_view_fill_list:
 * @self: a view with a store
 *
 * Makes the columns, when the list is to be seen for the first time.
 */
void
peng_library_view_fill_list (PengLibraryView *self)
{
  if (g_list_model_get_n_items (gtk_column_view_get_columns (self->list)) > 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, i);
  peng_library_view_begin_sort (self);
}
