/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-table-chooser.h"

#include "ui/peng-accessible.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-popover.h"

#include <glib/gi18n.h>

#define N_ROWS    8
#define N_COLUMNS 10

/* Of a square and the gap behind it, in pixels. */
#define STEP 24
#define GAP  4

struct _PengTableChooser
{
  GtkWidget  parent_instance;

  GtkWidget *label;
  guint      n_rows;
  guint      n_columns;
  double     x;            /* where the pointer was, below 0 if it has not been seen yet */
  double     y;
};

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengTableChooser, peng_table_chooser, GTK_TYPE_WIDGET)

static void
show_size (PengTableChooser *self,
           int               n_rows,
           int               n_columns)
{
  g_autofree char *words = NULL;

  self->n_rows = CLAMP (n_rows, 1, N_ROWS);
  self->n_columns = CLAMP (n_columns, 1, N_COLUMNS);
  /* Translators: size of a new table, rows by columns */
  words = g_strdup_printf (_("%u rows × %u columns"), self->n_rows, self->n_columns);
  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
peng_table_chooser_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = *natural =
    (orientation == GTK_ORIENTATION_HORIZONTAL ? N_COLUMNS : N_ROWS) * STEP - GAP;
}

static void
peng_table_chooser_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  PengTableChooser *self = PENG_TABLE_CHOOSER (widget);
  const float width[4] = { 1, 1, 1, 1 };
  GdkRGBA color, accent;

  peng_dialogs_get_color (widget, NULL, &color);
  peng_dialogs_get_color (widget, "accent_bg_color", &accent);
  color.alpha *= peng_accessible_get_alpha (0.4f);

  for (guint i = 0; i < N_ROWS; i++)
    for (guint j = 0; j < N_COLUMNS; j++)
      {
        GskRoundedRect box;
        const GdkRGBA colors[4] = { color, color, color, color };

        gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (j * STEP, i * STEP, STEP - GAP,
                                                                    STEP - GAP), 2);
        if (i < self->n_rows && j < self->n_columns)
          gtk_snapshot_append_color (snapshot, &accent, &box.bounds);
        gtk_snapshot_append_border (snapshot, &box, width, colors);
      }
}

static void
choose (PengTableChooser *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, self->n_rows, self->n_columns);
}

static gboolean
key_pressed_cb (PengTableChooser *self,
                guint             keyval)
{
  int n_rows = self->n_rows, n_columns = self->n_columns;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      show_size (self, n_rows + (keyval == GDK_KEY_Down ? 1 : -1), n_columns);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      show_size (self, n_rows, n_columns + (keyval == GDK_KEY_Right ? 1 : -1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      choose (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
show_size_at (PengTableChooser *self,
              double            x,
              double            y)
{
  show_size (self, (int) y / STEP + 1, (int) x / STEP + 1);
}

/* It may open where the pointer lies: only one that is moved means something. */
static void
motion_cb (PengTableChooser *self,
           double            x,
           double            y)
{
  gboolean moved = self->x >= 0 && (x != self->x || y != self->y);

  self->x = x;
  self->y = y;
  if (moved)
    show_size_at (self, x, y);
}

static void
released_cb (PengTableChooser *self,
             int               n_press,
             double            x,
             double            y)
{
  show_size_at (self, x, y);
  choose (self);
}

static void
peng_table_chooser_class_init (PengTableChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = peng_table_chooser_measure;
  widget_class->snapshot = peng_table_chooser_snapshot;

  /**
   * PengTableChooser::chosen:
   * @self: the chooser
   * @n_rows: how many rows
   * @n_columns: how many columns
   *
   * The person has taken a size.
   */
  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "tablechooser");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
peng_table_chooser_init (PengTableChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->x = self->y = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
chosen_cb (PengTableChooser *chooser,
           guint             n_rows,
           guint             n_columns,
           GtkWidget        *popover)
{
  GtkWidget *head = g_object_get_data (G_OBJECT (popover), "peng-head");
  gboolean has_head = gtk_check_button_get_active (GTK_CHECK_BUTTON (head));
  GtkWidget *parent = gtk_widget_get_parent (popover);

  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action (parent, "table.insert", "(uub)", n_rows, n_columns, has_head);
}

static GtkWidget *
new_content (GtkWidget *popover)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  PengTableChooser *chooser = g_object_new (PENG_TYPE_TABLE_CHOOSER, NULL);
  GtkWidget *head = gtk_check_button_new_with_mnemonic (_("First row is a _heading"));

  chooser->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (chooser->label, "heading");
  show_size (chooser, 3, 4);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (head), TRUE);
  gtk_box_append (GTK_BOX (box), chooser->label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (chooser));
  gtk_box_append (GTK_BOX (box), head);
  peng_accessible_name_inner (box);
  g_object_set_data (G_OBJECT (popover), "peng-head", head);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), popover, 0);

  return box;
}

/**
 * peng_table_chooser_open:
 * @parent: what it is to belong to; it has the action "table.insert"
 * @at: what it points at, as @parent measures
 *
 * Lets a person choose the size of a new table, which is inserted then.
 *
 * Returns: (transfer none): the popover; it goes when it is closed
 */
GtkWidget *
peng_table_chooser_open (GtkWidget          *parent,
                         const GdkRectangle *at)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), new_content (popover));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Insert a table"), -1);
  peng_popover_open (popover, parent, at);

  return popover;
}
