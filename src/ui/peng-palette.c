/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-palette"

#include "ui/peng-palette.h"

#include "ui/peng-accessible.h"
#include "ui/peng-palette-row.h"
#include "ui/peng-popover.h"

#include <glib/gi18n.h>

#define WIDTH    520
#define HEIGHT   360
#define MARGIN   24
#define N_RECENT 8
#define N_PAGE   8

struct _PengPalette
{
  GtkPopover         parent_instance;

  GtkWidget         *entry;
  GtkWidget         *scroller;
  GtkListBox        *list;

  GtkWidget         *focus;     /* weak: who had the keyboard */
  GtkWidget         *fallback;  /* weak: where a command goes that the focus does not know */
  GSettings         *settings;
  PengPaletteRow    *chosen;
};

G_DEFINE_FINAL_TYPE (PengPalette, peng_palette, GTK_TYPE_POPOVER)

static gboolean
is_shown (GtkListBoxRow *row,
          gpointer       user_data)
{
  return peng_palette_row_get_match (PENG_PALETTE_ROW (row)) >= 0;
}

/* What cannot be done now comes last; then what is meant best, then what was done last, then the
 * order of the table. */
static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       user_data)
{
  int by_state = gtk_widget_get_sensitive (GTK_WIDGET (b)) -
                 gtk_widget_get_sensitive (GTK_WIDGET (a));
  int by_match = peng_palette_row_get_match (PENG_PALETTE_ROW (a)) -
                 peng_palette_row_get_match (PENG_PALETTE_ROW (b));

  if (by_state != 0)
    return by_state;

  return by_match != 0 ? by_match
                       : peng_palette_row_compare_age (PENG_PALETTE_ROW (a), PENG_PALETTE_ROW (b));
}

static gboolean
can_be_chosen (GtkListBoxRow *row)
{
  return gtk_widget_get_child_visible (GTK_WIDGET (row)) &&
         gtk_widget_get_sensitive (GTK_WIDGET (row));
}

static void
scroll_to (PengPalette   *self,
           GtkListBoxRow *row)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* The focus stays in the entry; a screen reader is told which line is meant. GTK 4.8 does not pass the
 * relation on, but readers speak a description of what has the focus when it changes. */
static void
choose_row (PengPalette   *self,
            GtkListBoxRow *row)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (self->entry);
  g_autofree char *name = NULL;

  gtk_list_box_select_row (self->list, row);
  if (row == NULL)
    {
      gtk_accessible_reset_relation (entry, GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      gtk_accessible_reset_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }

  name = peng_command_dup_tooltip (peng_palette_row_get_command (PENG_PALETTE_ROW (row)), NULL);
  gtk_accessible_update_relation (entry, GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  gtk_accessible_update_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
}

static void
choose_first (PengPalette *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (can_be_chosen (row))
      break;

  choose_row (self, row);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
choose_next (PengPalette *self,
             int          by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = by > 0 ? 1 : -1;
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  for (int left = ABS (by); left > 0; )
    {
      GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, index += step);

      if (next == NULL)
        break;
      if (!can_be_chosen (next))
        continue;
      row = next;
      left--;
    }

  if (row == NULL)
    return;

  choose_row (self, row);
  scroll_to (self, row);
}

static void
changed_cb (PengPalette *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    peng_palette_row_match (PENG_PALETTE_ROW (row), typed);

  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_sort (self->list);
  choose_first (self);
}

/* What an input method does not want of the keys comes here. */
static gboolean
key_pressed_cb (PengPalette     *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  static const struct
  {
    guint key;
    int   by;
  } steps[] = {
    { GDK_KEY_Down, 1 }, { GDK_KEY_KP_Down, 1 }, { GDK_KEY_Up, -1 }, { GDK_KEY_KP_Up, -1 },
    { GDK_KEY_Page_Down, N_PAGE }, { GDK_KEY_Page_Up, -N_PAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (key == steps[i].key)
      {
        choose_next (self, steps[i].by);
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

static void
row_activated_cb (PengPalette    *self,
                  PengPaletteRow *row)
{
  self->chosen = row;
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
entry_activate_cb (PengPalette *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self, PENG_PALETTE_ROW (row));
}

static void
remember (PengPalette *self,
          const char  *action)
{
  g_auto(GStrv) before = g_settings_get_strv (self->settings, "recent-commands");
  g_autoptr(GPtrArray) now = g_ptr_array_new ();

  g_ptr_array_add (now, (gpointer) action);
  for (guint i = 0; before[i] != NULL && now->len < N_RECENT; i++)
    if (!g_str_equal (before[i], action))
      g_ptr_array_add (now, before[i]);
  g_ptr_array_add (now, NULL);

  g_settings_set_strv (self->settings, "recent-commands", (const char * const *) now->pdata);
}

static void
give_focus_back (PengPalette *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && self->focus != NULL && gtk_widget_get_mapped (self->focus))
    gtk_root_set_focus (root, self->focus);
  else if (self->fallback != NULL)
    gtk_widget_grab_focus (self->fallback);
}

/* First the focus is where it was: the command finds everything as if the palette had never been. */
static void
closed_cb (PengPalette *self)
{
  PengPaletteRow *chosen = g_steal_pointer (&self->chosen);

  give_focus_back (self);
  peng_popover_drop (GTK_WIDGET (self));
  if (chosen == NULL)
    return;

  remember (self, peng_palette_row_get_command (chosen)->action);
  peng_palette_row_activate (chosen);
}

static void
peng_palette_dispose (GObject *object)
{
  PengPalette *self = PENG_PALETTE (object);

  g_clear_weak_pointer (&self->focus);
  g_clear_weak_pointer (&self->fallback);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_PALETTE);

  G_OBJECT_CLASS (peng_palette_parent_class)->dispose (object);
}

static void
peng_palette_class_init (PengPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_palette_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, PengPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, PengPalette, scroller);
  gtk_widget_class_bind_template_child (widget_class, PengPalette, list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
peng_palette_init (PengPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_shown, self, NULL);
}

static int
find_age (const char * const *recent,
          const char         *action)
{
  int age = 0;

  while (recent[age] != NULL && !g_str_equal (recent[age], action))
    age++;

  return recent[age] != NULL ? age : G_MAXINT;
}

static void
fill (PengPalette *self)
{
  g_auto(GStrv) recent = g_settings_get_strv (self->settings, "recent-commands");
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      const PengCommand *command = &commands[i];

      if (command->action == NULL || command->flags & (PENG_COMMAND_TWIN | PENG_COMMAND_AWAY) ||
          g_str_equal (command->action, "win.palette"))
        continue;

      gtk_list_box_append (self->list,
                           peng_palette_row_new (command, self->focus, self->fallback,
                                                 find_age ((const char * const *) recent,
                                                           command->action)));
    }

  gtk_list_box_set_sort_func (self->list, compare_rows, self, NULL);
}

/* At the top of what it belongs to, and not wider. */
static void
place (PengPalette *self,
       GtkWidget   *parent)
{
  int width = gtk_widget_get_width (parent);
  int height = gtk_widget_get_height (parent);

  gtk_widget_set_size_request (self->scroller, MIN (WIDTH, width - 2 * MARGIN), -1);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              CLAMP (height - 4 * MARGIN, MARGIN, HEIGHT));
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &(GdkRectangle) { width / 2, 0, 1, 1 });
}

/**
 * peng_palette_open:
 * @parent: at whose top it opens
 * @fallback: where a command is done that the widget with the focus does not know
 * @settings: remembers which commands were chosen last
 *
 * Opens the command palette.
 *
 * Returns: (transfer none): the palette; it goes when it is closed
 */
PengPalette *
peng_palette_open (GtkWidget *parent,
                   GtkWidget *fallback,
                   GSettings *settings)
{
  PengPalette *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (fallback), NULL);

  self = g_object_new (PENG_TYPE_PALETTE, NULL);
  self->settings = g_object_ref (settings);
  g_set_weak_pointer (&self->focus, gtk_root_get_focus (gtk_widget_get_root (parent)));
  g_set_weak_pointer (&self->fallback, fallback);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  place (self, parent);
  fill (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
  choose_first (self);

  return self;
}
