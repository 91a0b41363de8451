/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-view"

#include "ui/peng-library-view-private.h"

#include "ui/peng-accessible.h"
#include "ui/peng-waiting.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

enum {
  SELECTION_CHANGED,
  ACTIVATED,
  DELETE,
  ADD,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengLibraryView, peng_library_view, ADW_TYPE_BIN)

static guint
count_items (PengLibraryView *self)
{
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

static gboolean
wants_all (PengLibraryView *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0' &&
         peng_library_filters_is_empty (self->filters);
}

static const char *
choose_page (PengLibraryView *self)
{
  if (self->failure != NULL)
    return "failed";
  if (count_items (self) > 0)
    return !gtk_toggle_button_get_active (self->as_grid) ? "list" : "grid";
  if (self->model == NULL || peng_library_model_get_busy (self->model))
    return "busy";

  return wants_all (self) ? "empty" : "nothing-found";
}

static void
show_count (PengLibraryView *self)
{
  guint n = count_items (self);
  g_autoptr(GtkBitset) selected = NULL;
  guint n_selected = 0;
  g_autofree char *items = g_strdup_printf (ngettext ("%'u item", "%'u items", n), n);
  g_autofree char *words = NULL;

  if (self->selection != NULL)
    {
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
      n_selected = (guint) gtk_bitset_get_size (selected);
    }

  if (n_selected > 0)
    /* Translators: how many items there are, such as "1,234 items", and how many are selected */
    words = g_strdup_printf (ngettext ("%s, %'u selected", "%s, %'u selected", n_selected), items,
                             n_selected);
  gtk_label_set_label (self->count, words != NULL ? words : items);
}

static void
show_state (PengLibraryView *self)
{
  gtk_stack_set_visible_child_name (self->stack, choose_page (self));
  if (self->failure != NULL)
    adw_status_page_set_description (self->failure_page, self->failure);
  gtk_widget_set_visible (GTK_WIDGET (self->count), count_items (self) > 0);
  if (count_items (self) == 0)
    gtk_widget_set_visible (GTK_WIDGET (self->day), FALSE);
  show_count (self);
}

static void
failed_cb (PengLibraryView *self,
           const GError    *error)
{
  g_free (self->failure);
  self->failure = peng_error_text_new (error);
  show_state (self);
}

static void
selection_changed_cb (PengLibraryView *self)
{
  show_count (self);
  peng_library_view_name_selected (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* What was selected may be gone. */
static void
items_changed_cb (PengLibraryView *self)
{
  show_state (self);
  selection_changed_cb (self);
  peng_library_view_stay_at_top (self);
  peng_library_view_want_sight (self);
  if (self->focus_wanted && wants_all (self))
    peng_library_view_focus_items (self);
  self->focus_wanted = FALSE;
}

/**
 * peng_library_view_ask:
 * @self: a view
 *
 * Asks for what is wanted by now.
 */
void
peng_library_view_ask (PengLibraryView *self)
{
  g_autoptr(PengLibraryQuery) query = g_new0 (PengLibraryQuery, 1);

  if (self->model == NULL)
    return;

  peng_library_filters_fill (self->filters, query);
  peng_library_view_fill_sort (self, query);
  query->words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (self->kinds != 0)
    query->kinds = (query->kinds & self->kinds) != 0 ? query->kinds & self->kinds : self->kinds;
  g_clear_pointer (&self->failure, g_free);
  peng_library_model_set_query (self->model, query);
  show_state (self);
}

static void
search_changed_cb (PengLibraryView *self)
{
  peng_library_view_ask (self);
}

static void
focus_results_cb (PengLibraryView *self)
{
  if (count_items (self) > 0)
    gtk_widget_grab_focus (peng_library_view_get_lines (self));
}

static void
stop_search_cb (PengLibraryView *self)
{
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0';

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  focus_results_cb (self);
  if (empty)
    g_signal_emit (self, signals[LEAVE], 0);
}

static void
filters_changed_cb (PengLibraryView *self)
{
  g_autofree char *words = peng_library_filters_dup_words (self->filters);

  gtk_label_set_label (self->chosen, words);
  gtk_widget_set_visible (self->chosen_bar, *words != '\0');
  peng_library_view_ask (self);
}

static void
clear_cb (PengLibraryView *self)
{
  peng_library_filters_clear (self->filters);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
show_all_cb (PengLibraryView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  clear_cb (self);
}

static void
try_again_cb (PengLibraryView *self)
{
  peng_library_view_ask (self);
}

static void
add_cb (PengLibraryView *self)
{
  g_signal_emit (self, signals[ADD], 0);
}

static void
busy_changed_cb (PengLibraryView *self)
{
  show_state (self);
  if (!peng_library_model_get_busy (self->model))
    peng_library_view_show_kept (self);
}

/* Only what is seen has lines. */
static void
show_layout (PengLibraryView *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  gboolean as_list = !gtk_toggle_button_get_active (self->as_grid);

  if (as_list)
    peng_library_view_fill_list (self);
  gtk_widget_set_visible (self->sort_button, as_list);
  gtk_grid_view_set_model (self->grid, as_list ? NULL : selection);
  gtk_column_view_set_model (self->list, as_list ? selection : NULL);
  show_state (self);
  peng_library_view_want_sight (self);
}

static void
layout_toggled_cb (PengLibraryView *self)
{
  guint position = self->first_seen;

  if (self->model == NULL)
    return;

  show_layout (self);
  if (peng_library_view_is_sorted (self))
    peng_library_view_reorder (self, position);
  else if (position < count_items (self))
    peng_library_view_scroll_to (self, position);
}

static void
activate_cb (PengLibraryView *self,
             guint            position)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);

  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
has_selection (PengLibraryView *self)
{
  g_autoptr(GArray) selected = peng_library_view_dup_selected (self);

  return selected->len > 0;
}

static gboolean
key_pressed_cb (PengLibraryView *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gboolean plain = (state & gtk_accelerator_get_default_mod_mask ()) == 0;

  if (!plain || (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete) || !has_selection (self))
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[DELETE], 0);

  return GDK_EVENT_STOP;
}

static void
peng_library_view_map (GtkWidget *widget)
{
  PengLibraryView *self = PENG_LIBRARY_VIEW (widget);

  GTK_WIDGET_CLASS (peng_library_view_parent_class)->map (widget);

  if (self->model != NULL)
    peng_library_model_set_active (self->model, TRUE);
  peng_library_view_want_sight (self);
}

static void
peng_library_view_unmap (GtkWidget *widget)
{
  PengLibraryView *self = PENG_LIBRARY_VIEW (widget);

  if (self->model != NULL)
    peng_library_model_set_active (self->model, FALSE);

  GTK_WIDGET_CLASS (peng_library_view_parent_class)->unmap (widget);
}

static void
peng_library_view_dispose (GObject *object)
{
  PengLibraryView *self = PENG_LIBRARY_VIEW (object);

  g_cancellable_cancel (self->naming);
  g_clear_object (&self->naming);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_LIBRARY_VIEW);
  g_clear_object (&self->sort_actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->thumbs);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (peng_library_view_parent_class)->dispose (object);
}

static void
peng_library_view_finalize (GObject *object)
{
  PengLibraryView *self = PENG_LIBRARY_VIEW (object);

  g_hash_table_unref (self->names);
  g_clear_pointer (&self->kept, g_array_unref);
  g_free (self->failure);

  G_OBJECT_CLASS (peng_library_view_parent_class)->finalize (object);
}

static guint
install_signal (PengLibraryViewClass *klass,
                const char           *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-library-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PengLibraryView, search);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryView, filters);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryView, as_grid);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryView, as_list);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryView, sort_button);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryView, chosen_bar);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryView, chosen);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryView, stack);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryView, failure_page);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryView, grid);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryView, list);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryView, day);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryView, count);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_results_cb);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, layout_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
peng_library_view_class_init (PengLibraryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_library_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_library_view_finalize;
  widget_class->map = peng_library_view_map;
  widget_class->unmap = peng_library_view_unmap;

  /**
   * PengLibraryView::selection-changed:
   * @self: the view
   *
   * Other items are selected, or others of them are there.
   */
  signals[SELECTION_CHANGED] = install_signal (klass, "selection-changed");
  /**
   * PengLibraryView::activated:
   * @self: the view
   *
   * The person wants what is usually done with what is selected: at least one item is.
   */
  signals[ACTIVATED] = install_signal (klass, "activated");
  /**
   * PengLibraryView::delete:
   * @self: the view
   *
   * The person wants what is selected to be deleted: at least one item is.
   */
  signals[DELETE] = install_signal (klass, "delete");
  /**
   * PengLibraryView::add:
   * @self: the view
   *
   * The person wants to bring something in.
   */
  signals[ADD] = install_signal (klass, "add");
  /**
   * PengLibraryView::leave:
   * @self: the view
   *
   * The person has given the search up before anything was sought.
   */
  signals[LEAVE] = install_signal (klass, "leave");

  g_type_ensure (PENG_TYPE_LIBRARY_FILTERS);
  g_type_ensure (PENG_TYPE_WAITING);
  gtk_widget_class_set_css_name (widget_class, "libraryview");
  bind_template (widget_class);
}

static void
peng_library_view_init (PengLibraryView *self)
{
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->first_seen = G_MAXUINT;
  self->line_wanted = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
  peng_library_view_name_list (self);
  peng_library_view_watch_sight (self);
  peng_library_view_create_sort (self);
  show_state (self);
}

/**
 * peng_library_view_new:
 *
 * Returns: (transfer floating): a view that has no store yet
 */
PengLibraryView *
peng_library_view_new (void)
{
  return g_object_new (PENG_TYPE_LIBRARY_VIEW, NULL);
}

/**
 * peng_library_view_set_store:
 * @self: a view that has none yet
 * @store: an open store
 */
void
peng_library_view_set_store (PengLibraryView *self,
                             PengStore       *store)
{
  g_return_if_fail (PENG_IS_LIBRARY_VIEW (self));
  g_return_if_fail (PENG_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->model = peng_library_model_new (store);
  self->thumbs = peng_thumbs_new (store);
  peng_library_filters_set_store (self->filters, store);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  g_signal_connect_object (self->model, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::busy", G_CALLBACK (busy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->kinds != 0)
    peng_library_view_ask (self);
  peng_library_view_fill_grid (self);
  show_layout (self);
}

/**
 * peng_library_view_get_model:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the list that it shows; %NULL without a store
 */
PengLibraryModel *
peng_library_view_get_model (PengLibraryView *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_VIEW (self), NULL);

  return self->model;
}

/**
 * peng_library_view_set_kinds:
 * @self: a view
 * @kinds: only these are shown; 0 for all
 */
void
peng_library_view_set_kinds (PengLibraryView *self,
                             PengMediaKinds   kinds)
{
  g_return_if_fail (PENG_IS_LIBRARY_VIEW (self));

  self->kinds = kinds;
  peng_library_view_ask (self);
}

/**
 * peng_library_view_focus_search:
 * @self: a view
 *
 * Puts the cursor into the search.
 */
void
peng_library_view_focus_search (PengLibraryView *self)
{
  g_return_if_fail (PENG_IS_LIBRARY_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * peng_library_view_focus_items:
 * @self: a view
 *
 * Puts the focus on the items, where there are some or will be.
 */
void
peng_library_view_focus_items (PengLibraryView *self)
{
  g_return_if_fail (PENG_IS_LIBRARY_VIEW (self));

  if (count_items (self) > 0)
    {
      focus_results_cb (self);
      return;
    }

  self->focus_wanted = self->model != NULL && peng_library_model_get_busy (self->model);
  peng_library_view_focus_search (self);
}

/**
 * peng_library_view_select_items:
 * @self: a view with a store
 * @ids: (array length=n_ids): numbers of items
 * @n_ids: how many
 *
 * Selects them and nothing else, as far as they are in the list, and brings the first of them into
 * sight.
 */
void
peng_library_view_select_items (PengLibraryView *self,
                                const gint64    *ids,
                                guint            n_ids)
{
  g_autoptr(GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) all = NULL;

  g_return_if_fail (PENG_IS_LIBRARY_VIEW (self));
  g_return_if_fail (self->model != NULL);

  for (guint i = 0; i < n_ids; i++)
    {
      guint position;

      if (peng_library_model_find (self->model, ids[i], &position))
        gtk_bitset_add (selected, position);
    }

  all = gtk_bitset_new_range (0, count_items (self));
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, all);
  if (!gtk_bitset_is_empty (selected))
    peng_library_view_scroll_to (self, gtk_bitset_get_minimum (selected));
}
