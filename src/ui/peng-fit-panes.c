/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-panes.h"

/* The tools lie at the side of a picture that has so much more width left, in pixels. */
#define SIDE_WIDTH    360
#define LEAST_PICTURE 440

/* What the tools below a picture get of the height, and what they get at most to be seen wholly. */
#define BELOW_SHARE 0.42
#define BELOW_MOST  0.5

struct _PengFitPanes
{
  GtkWidget  parent_instance;

  GtkWidget *picture;
  GtkWidget *tools;
};

G_DEFINE_FINAL_TYPE (PengFitPanes, peng_fit_panes, GTK_TYPE_WIDGET)

static int
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         gboolean        natural)
{
  int minimum_size, natural_size;

  gtk_widget_measure (widget, orientation, -1, &minimum_size, &natural_size, NULL, NULL);

  return natural ? natural_size : minimum_size;
}

static int
get_side_width (PengFitPanes *self)
{
  return MAX (SIDE_WIDTH, measure (self->tools, GTK_ORIENTATION_HORIZONTAL, FALSE));
}

/* A window can be as narrow as the wider of both, and needs room for both below each other. */
static void
peng_fit_panes_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  PengFitPanes *self = PENG_FIT_PANES (widget);
  int picture = measure (self->picture, orientation, FALSE);
  int tools = measure (self->tools, orientation, FALSE);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (picture, tools);
      *natural = measure (self->picture, orientation, TRUE) + get_side_width (self);
    }
  else
    {
      *minimum = picture + tools;
      *natural = MAX (*minimum, measure (self->picture, orientation, TRUE));
    }
}

static void
place (GtkWidget *widget,
       int        x,
       int        y,
       int        width,
       int        height)
{
  gtk_widget_size_allocate (widget, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
place_below (PengFitPanes *self,
             int           width,
             int           height)
{
  int most = height - measure (self->picture, GTK_ORIENTATION_VERTICAL, FALSE);
  int least = measure (self->tools, GTK_ORIENTATION_VERTICAL, FALSE);
  int whole, below;

  gtk_widget_measure (self->tools, GTK_ORIENTATION_VERTICAL, width, NULL, &whole, NULL, NULL);
  below = MIN (most, MAX (least, MAX (height * BELOW_SHARE, MIN (whole, height * BELOW_MOST))));

  place (self->picture, 0, 0, width, height - below);
  place (self->tools, 0, height - below, width, below);
}

static void
place_at_side (PengFitPanes *self,
               int           width,
               int           height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int side = get_side_width (self);

  place (self->picture, rtl ? side : 0, 0, width - side, height);
  place (self->tools, rtl ? 0 : width - side, 0, side, height);
}

static void
peng_fit_panes_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  PengFitPanes *self = PENG_FIT_PANES (widget);

  if (width >= LEAST_PICTURE + get_side_width (self))
    place_at_side (self, width, height);
  else
    place_below (self, width, height);
}

static void
peng_fit_panes_dispose (GObject *object)
{
  PengFitPanes *self = PENG_FIT_PANES (object);

  g_clear_pointer (&self->picture, gtk_widget_unparent);
  g_clear_pointer (&self->tools, gtk_widget_unparent);

  G_OBJECT_CLASS (peng_fit_panes_parent_class)->dispose (object);
}

static void
peng_fit_panes_class_init (PengFitPanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_fit_panes_dispose;
  widget_class->measure = peng_fit_panes_measure;
  widget_class->size_allocate = peng_fit_panes_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "fitpanes");
}

static void
peng_fit_panes_init (PengFitPanes *self)
{
}

/**
 * peng_fit_panes_new:
 * @picture: (transfer floating): what gets all the room that is left
 * @tools: (transfer floating): what lies beside or below it
 *
 * Returns: (transfer floating): both
 */
GtkWidget *
peng_fit_panes_new (GtkWidget *picture,
                    GtkWidget *tools)
{
  PengFitPanes *self;

  g_return_val_if_fail (GTK_IS_WIDGET (picture), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (tools), NULL);

  self = g_object_new (PENG_TYPE_FIT_PANES, NULL);
  self->picture = picture;
  self->tools = tools;
  gtk_widget_set_parent (picture, GTK_WIDGET (self));
  gtk_widget_set_parent (tools, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
