/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-drafts-pane"

#include "ui/peng-drafts-pane.h"

#include "ui/peng-accessible.h"
#include "ui/peng-draft-line.h"
#include "ui/peng-draft-row.h"
#include "ui/peng-popover.h"
#include "ui/peng-waiting.h"

struct _PengDraftsPane
{
  AdwBin              parent_instance;

  PengStore          *store;
  PengDraftModel     *model;
  GtkSingleSelection *selection;
  char               *open_uuid;
  char               *menu_uuid;
  GtkWidget          *before_menu;  /* what had the focus when the menu was opened */
  gboolean            wake_wanted;

  GtkSearchEntry     *search;
  GtkStack           *stack;
  GtkListView        *list;
  GtkPopoverMenu     *menu;
};

enum {
  OPEN,
  DUPLICATE,
  DELETE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengDraftsPane, peng_drafts_pane, ADW_TYPE_BIN)

/* So many lines from the top are there at once: they are what is seen first. */
#define FIRST_LINES 16

static const char *
get_uuid_at (PengDraftsPane *self,
             guint           position)
{
  g_autoptr(PengDraftEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  return entry != NULL ? peng_draft_entry_get_info (entry)->uuid : NULL;
}

static void
choose_page (PengDraftsPane *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;

  if (!empty)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (peng_draft_model_get_busy (self->model))
    gtk_stack_set_visible_child_name (self->stack, "busy");
  else if (peng_draft_model_get_words (self->model) != NULL)
    gtk_stack_set_visible_child_name (self->stack, "nothing-found");
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* The line of the open draft is the selected one. */
static void
select_open (PengDraftsPane *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->open_uuid != NULL)
    peng_draft_model_find (self->model, self->open_uuid, &position);

  if (gtk_single_selection_get_selected (self->selection) != position)
    gtk_single_selection_set_selected (self->selection, position);
}

static void
items_changed_cb (PengDraftsPane *self)
{
  choose_page (self);
  select_open (self);
}

static void
activate_cb (PengDraftsPane *self,
             guint           position)
{
  const char *uuid = get_uuid_at (self, position);

  if (uuid != NULL)
    g_signal_emit (self, signals[OPEN], 0, uuid);
}

static void
search_changed_cb (PengDraftsPane *self)
{
  if (self->model != NULL)
    peng_draft_model_set_words (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
stop_search_cb (PengDraftsPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* From the search straight into what it found. */
static void
next_match_cb (PengDraftsPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
open_first_cb (PengDraftsPane *self)
{
  activate_cb (self, 0);
}

/* GTK would give the focus to whatever stands first in the window. */
static void
menu_closed_cb (PengDraftsPane *self)
{
  if (self->before_menu != NULL)
    peng_popover_return_focus (GTK_WIDGET (self->menu), self->before_menu);
  g_clear_weak_pointer (&self->before_menu);
}

static void
show_menu (PengDraftsPane *self,
           GtkWidget      *line,
           double          x,
           double          y)
{
  PengDraftEntry *entry = peng_draft_line_get_entry (PENG_DRAFT_LINE (line));
  GdkRectangle at = { 0, 0, 1, 1 };
  graphene_point_t point;

  if (entry == NULL ||
      !gtk_widget_compute_point (line, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return;

  g_free (self->menu_uuid);
  self->menu_uuid = g_strdup (peng_draft_entry_get_info (entry)->uuid);
  at.x = point.x;
  at.y = point.y;
  g_set_weak_pointer (&self->before_menu, gtk_root_get_focus (gtk_widget_get_root (line)));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (PengDraftsPane *self,
            int             n_press,
            double          x,
            double          y)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkWidget *picked = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *line = picked == NULL ? NULL
                                   : gtk_widget_get_ancestor (picked, PENG_TYPE_DRAFT_LINE);
  graphene_point_t point;

  if (line != NULL &&
      gtk_widget_compute_point (list, line, &GRAPHENE_POINT_INIT (x, y), &point))
    show_menu (self, line, point.x, point.y);
}

/* The lines in the view, and a view above and below: they are there before one scrolls to them. A
 * line that has no height yet has no place yet. */
static void
wake_near_lines (PengDraftsPane *self)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  float height = gtk_widget_get_height (list);
  graphene_rect_t bounds;

  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *line = gtk_widget_get_first_child (child);

      if (PENG_IS_DRAFT_LINE (line) && gtk_widget_compute_bounds (child, list, &bounds) &&
          bounds.size.height > 0 && bounds.origin.y < 2 * height && bounds.origin.y + bounds.size.height > -height)
        peng_draft_line_wake (PENG_DRAFT_LINE (line));
    }
}

/* Only when the frame is out each line has its new place. */
static void
after_paint_cb (PengDraftsPane *self)
{
  if (self->wake_wanted)
    wake_near_lines (self);
  self->wake_wanted = FALSE;
}

static void
want_wake (PengDraftsPane *self)
{
  self->wake_wanted = TRUE;
}

static void
setup_cb (PengDraftsPane *self,
          GtkListItem    *item)
{
  gtk_list_item_set_child (item, peng_draft_line_new (self->store));
}

static void
bind_cb (PengDraftsPane *self,
         GtkListItem    *item)
{
  PengDraftLine *line = PENG_DRAFT_LINE (gtk_list_item_get_child (item));

  peng_draft_line_set_entry (line, gtk_list_item_get_item (item));
  if (gtk_list_item_get_position (item) < FIRST_LINES)
    peng_draft_line_wake (line);
  else
    want_wake (self);
}

static void
unbind_cb (PengDraftsPane *self,
           GtkListItem    *item)
{
  peng_draft_line_set_entry (PENG_DRAFT_LINE (gtk_list_item_get_child (item)), NULL);
}

static void
wish_for_menu (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PengDraftsPane *self = PENG_DRAFTS_PANE (widget);
  guint signal = g_str_equal (action_name, "row.open")      ? OPEN
               : g_str_equal (action_name, "row.duplicate") ? DUPLICATE
                                                            : DELETE;

  if (self->menu_uuid != NULL)
    g_signal_emit (self, signals[signal], 0, self->menu_uuid);
}

static GtkWidget *
get_focused_line (PengDraftsPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *line = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return PENG_IS_DRAFT_LINE (line) ? line : NULL;
}

static gboolean
key_pressed_cb (PengDraftsPane  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkWidget *line = get_focused_line (self);
  PengDraftEntry *entry =
    line != NULL ? peng_draft_line_get_entry (PENG_DRAFT_LINE (line)) : NULL;

  if (entry == NULL)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    {
      g_signal_emit (self, signals[DELETE], 0, peng_draft_entry_get_info (entry)->uuid);
      return GDK_EVENT_STOP;
    }

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    {
      show_menu (self, line, 40, 40);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
peng_drafts_pane_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (peng_drafts_pane_parent_class)->realize (widget);

  g_signal_connect_swapped (gtk_widget_get_frame_clock (widget), "after-paint",
                            G_CALLBACK (after_paint_cb), widget);
}

static void
peng_drafts_pane_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (widget), after_paint_cb,
                                        widget);

  GTK_WIDGET_CLASS (peng_drafts_pane_parent_class)->unrealize (widget);
}

static void
peng_drafts_pane_dispose (GObject *object)
{
  PengDraftsPane *self = PENG_DRAFTS_PANE (object);

  g_clear_weak_pointer (&self->before_menu);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  self->menu = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_DRAFTS_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (peng_drafts_pane_parent_class)->dispose (object);
}

static void
peng_drafts_pane_finalize (GObject *object)
{
  PengDraftsPane *self = PENG_DRAFTS_PANE (object);

  g_clear_pointer (&self->open_uuid, g_free);
  g_clear_pointer (&self->menu_uuid, g_free);

  G_OBJECT_CLASS (peng_drafts_pane_parent_class)->finalize (object);
}

static guint
install_wish (PengDraftsPaneClass *klass,
              const char          *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
peng_drafts_pane_class_init (PengDraftsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = peng_drafts_pane_dispose;
  object_class->finalize = peng_drafts_pane_finalize;

  widget_class->realize = peng_drafts_pane_realize;
  widget_class->unrealize = peng_drafts_pane_unrealize;

  /**
   * PengDraftsPane::open:
   * @self: the pane
   * @uuid: which draft
   *
   * The person wants to open a draft.
   */
  signals[OPEN] = install_wish (klass, "open");
  /**
   * PengDraftsPane::duplicate:
   * @self: the pane
   * @uuid: which draft
   *
   * The person wants a copy of a draft.
   */
  signals[DUPLICATE] = install_wish (klass, "duplicate");
  /**
   * PengDraftsPane::delete:
   * @self: the pane
   * @uuid: which draft
   *
   * The person wants a draft in the trash.
   */
  signals[DELETE] = install_wish (klass, "delete");

  gtk_widget_class_set_css_name (widget_class, "draftspane");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-drafts-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PengDraftsPane, search);
  gtk_widget_class_bind_template_child (widget_class, PengDraftsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, PengDraftsPane, list);
  gtk_widget_class_bind_template_child (widget_class, PengDraftsPane, menu);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_closed_cb);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, wish_for_menu);
  gtk_widget_class_install_action (widget_class, "row.duplicate", NULL, wish_for_menu);
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, wish_for_menu);
}

static void
peng_drafts_pane_init (PengDraftsPane *self)
{
  GtkAdjustment *adjustment;

  g_type_ensure (PENG_TYPE_WAITING);
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (want_wake), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (want_wake), self,
                           G_CONNECT_SWAPPED);
}

/**
 * peng_drafts_pane_set_store:
 * @self: a pane that has none yet
 * @store: an open store
 */
void
peng_drafts_pane_set_store (PengDraftsPane *self,
                            PengStore      *store)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (PENG_IS_DRAFTS_PANE (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->model = peng_draft_model_new (store);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);

  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::busy", G_CALLBACK (choose_page), self,
                           G_CONNECT_SWAPPED);
  choose_page (self);
}

/**
 * peng_drafts_pane_set_open:
 * @self: a pane
 * @uuid: (nullable): the draft that is open in the window
 */
void
peng_drafts_pane_set_open (PengDraftsPane *self,
                           const char     *uuid)
{
  g_return_if_fail (PENG_IS_DRAFTS_PANE (self));

  g_free (self->open_uuid);
  self->open_uuid = g_strdup (uuid);
  if (self->model != NULL)
    select_open (self);
}

/**
 * peng_drafts_pane_focus_search:
 * @self: the pane
 *
 * Puts the cursor into the search.
 */
void
peng_drafts_pane_focus_search (PengDraftsPane *self)
{
  g_return_if_fail (PENG_IS_DRAFTS_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * peng_drafts_pane_dup_neighbour:
 * @self: a pane
 * @uuid: a draft
 *
 * Returns: (transfer full) (nullable): the draft below it in the list, else the one above: what is
 *   opened when @uuid goes away
 */
char *
peng_drafts_pane_dup_neighbour (PengDraftsPane *self,
                                const char     *uuid)
{
  guint position = 0;
  const char *neighbour;

  g_return_val_if_fail (PENG_IS_DRAFTS_PANE (self), NULL);

  if (!peng_draft_model_find (self->model, uuid, &position))
    return NULL;

  neighbour = get_uuid_at (self, position + 1);
  if (neighbour == NULL && position > 0)
    neighbour = get_uuid_at (self, position - 1);

  return g_strdup (neighbour);
}

static void
reload_inside (GtkWidget  *root,
               const char *media)
{
  if (PENG_IS_DRAFT_ROW (root))
    peng_draft_row_reload_media (PENG_DRAFT_ROW (root), media);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    reload_inside (child, media);
}

/**
 * peng_drafts_pane_reload_media:
 * @self: the pane
 * @media: a media name whose files are others than they were
 *
 * Shows a photograph as it is now.
 */
void
peng_drafts_pane_reload_media (PengDraftsPane *self,
                               const char     *media)
{
  g_return_if_fail (PENG_IS_DRAFTS_PANE (self));

  reload_inside (GTK_WIDGET (self), media);
}
