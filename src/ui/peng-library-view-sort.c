/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-view"

#include "ui/peng-library-view-private.h"

/* In which order the list is. The store sorts, for the list knows only what is seen of it; the heads
 * of the columns and the menu beside them are two ways to say how. The grid goes by days. */

/* As they are called in the menu. */
static const char * const names[PENG_LIBRARY_N_SORTS] = {
  [PENG_LIBRARY_SORT_TIME] = "time",
  [PENG_LIBRARY_SORT_NAME] = "name",
  [PENG_LIBRARY_SORT_KIND] = "kind",
  [PENG_LIBRARY_SORT_SIZE] = "size",
  [PENG_LIBRARY_SORT_PIXELS] = "pixels",
};

/* GTK 4.8 does not say which of its columns is sorted by: each says so itself when it is asked to
 * compare. */
static int
answer (gconstpointer a,
        gconstpointer b,
        gpointer      sort)
{
  int *asked = (int *) a;

  *asked = GPOINTER_TO_INT (sort);

  return -1;
}

/**
 * peng_library_view_add_sorter:
 * @self: a view
 * @column: a column of its list
 * @sort: what it shows
 *
 * Lets the head of the column be pressed.
 */
void
peng_library_view_add_sorter (PengLibraryView     *self,
                              GtkColumnViewColumn *column,
                              PengLibrarySort      sort)
{
  g_autoptr(GtkSorter) sorter =
    GTK_SORTER (gtk_custom_sorter_new (answer, GINT_TO_POINTER (sort), NULL));

  self->columns[sort] = column;
  gtk_column_view_column_set_sorter (column, sorter);
}

static void
ask_heads (PengLibraryView *self,
           PengLibrarySort *sort,
           gboolean        *ascending)
{
  int asked = PENG_LIBRARY_SORT_TIME;
  int other = 0;
  GtkOrdering order = gtk_sorter_compare (gtk_column_view_get_sorter (self->list), &asked, &other);

  *sort = (PengLibrarySort) asked;
  *ascending = order == GTK_ORDERING_SMALLER;
}

static gboolean
is_list (PengLibraryView *self)
{
  return gtk_toggle_button_get_active (self->as_list);
}

static void
set_state (PengLibraryView *self,
           const char      *action,
           GVariant        *state)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self->sort_actions), action);

  g_simple_action_set_state (G_SIMPLE_ACTION (found), state);
}

static void
heads_changed_cb (PengLibraryView *self)
{
  PengLibrarySort sort;
  gboolean ascending;

  /* A list that goes loses its columns one by one. */
  if (self->sorting || self->list == NULL)
    return;

  ask_heads (self, &sort, &ascending);
  if (self->sort == sort && self->ascending == ascending)
    return;

  self->sort = sort;
  self->ascending = ascending;
  set_state (self, "sort", g_variant_new_string (names[sort]));
  set_state (self, "descending", g_variant_new_boolean (!ascending));
  if (is_list (self))
    peng_library_view_reorder (self, G_MAXUINT);
}

/* GTK would sort by the one before, too, where two are alike: that is forgotten first. */
static void
tell_heads (PengLibraryView *self,
            PengLibrarySort  sort,
            gboolean         ascending)
{
  self->sorting = TRUE;
  gtk_column_view_sort_by_column (self->list, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (self->list, self->columns[sort],
                                  ascending ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
  self->sorting = FALSE;
  heads_changed_cb (self);
}

/* Time goes backwards at first, everything else forwards. */
static void
sort_cb (PengLibraryView *self,
         GVariant        *name)
{
  peng_library_view_fill_list (self);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], g_variant_get_string (name, NULL)) && self->sort != i)
      tell_heads (self, i, i != PENG_LIBRARY_SORT_TIME);
}

static void
descending_cb (PengLibraryView *self,
               GVariant        *descending)
{
  peng_library_view_fill_list (self);
  tell_heads (self, self->sort, !g_variant_get_boolean (descending));
}

static void
add_action (PengLibraryView *self,
            GSimpleAction   *action,
            GCallback        changed)
{
  g_signal_connect_object (action, "change-state", changed, self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->sort_actions), G_ACTION (action));
  g_object_unref (action);
}

/**
 * peng_library_view_create_sort:
 * @self: a view whose template is there
 *
 * Makes what its menu calls: "library-list.sort" and "library-list.descending".
 */
void
peng_library_view_create_sort (PengLibraryView *self)
{
  self->sort_actions = g_simple_action_group_new ();
  add_action (self, g_simple_action_new_stateful ("sort", G_VARIANT_TYPE_STRING,
                                                  g_variant_new_string (names[self->sort])),
              G_CALLBACK (sort_cb));
  add_action (self, g_simple_action_new_stateful ("descending", NULL, g_variant_new_boolean (TRUE)),
              G_CALLBACK (descending_cb));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "library-list",
                                  G_ACTION_GROUP (self->sort_actions));
}

/**
 * peng_library_view_begin_sort:
 * @self: a view whose list has got its columns
 *
 * Shows in the heads how the list is sorted, and follows them.
 */
void
peng_library_view_begin_sort (PengLibraryView *self)
{
  tell_heads (self, self->sort, self->ascending);
  g_signal_connect_object (gtk_column_view_get_sorter (self->list), "changed",
                           G_CALLBACK (heads_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * peng_library_view_is_sorted:
 * @self: a view
 *
 * Returns: whether the list is in another order than the grid
 */
gboolean
peng_library_view_is_sorted (PengLibraryView *self)
{
  return self->sort != PENG_LIBRARY_SORT_TIME || self->ascending;
}

/**
 * peng_library_view_fill_sort:
 * @self: a view
 * @query: gets the order in which items are wanted
 */
void
peng_library_view_fill_sort (PengLibraryView  *self,
                             PengLibraryQuery *query)
{
  if (!is_list (self))
    return;

  query->sort = self->sort;
  query->ascending = self->ascending;
}

/**
 * peng_library_view_reorder:
 * @self: a view that is to have another order
 * @position: what is to be seen in it, %G_MAXUINT for what is selected
 *
 * Asks for the items in that order. What is selected will be so again.
 */
void
peng_library_view_reorder (PengLibraryView *self,
                           guint            position)
{
  gboolean is_there = position < g_list_model_get_n_items (G_LIST_MODEL (self->model));

  g_clear_pointer (&self->kept, g_array_unref);
  self->kept = peng_library_view_dup_selected (self);
  self->line_kept = is_there ? peng_library_model_get_id (self->model, position) : 0;
  peng_library_view_ask (self);
}

/* Returns: (transfer full): where those are now that were selected */
static GtkBitset *
find_kept (PengLibraryView *self)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  GtkBitset *found = gtk_bitset_new_empty ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  for (guint i = 0; i < self->kept->len; i++)
    g_hash_table_add (ids, &g_array_index (self->kept, gint64, i));

  for (guint i = 0; i < n; i++)
    {
      gint64 id = peng_library_model_get_id (self->model, i);

      if (g_hash_table_contains (ids, &id))
        gtk_bitset_add (found, i);
    }

  return found;
}

/**
 * peng_library_view_show_kept:
 * @self: a view whose items are current
 *
 * Where they have got another order, selects what was selected before, and shows what was to be seen.
 */
void
peng_library_view_show_kept (PengLibraryView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr(GtkBitset) found = self->kept != NULL ? find_kept (self) : NULL;
  g_autoptr(GtkBitset) all = gtk_bitset_new_range (0, n);
  guint position = 0;

  if (found == NULL)
    return;

  g_clear_pointer (&self->kept, g_array_unref);
  if (!gtk_bitset_is_empty (found))
    {
      gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), found, all);
      position = gtk_bitset_get_minimum (found);
    }
  if (self->line_kept != 0)
    peng_library_model_find (self->model, self->line_kept, &position);
  if (position < n)
    peng_library_view_scroll_to (self, position);
}
