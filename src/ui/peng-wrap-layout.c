/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-wrap-layout"

#include "ui/peng-wrap-layout.h"

struct _PengWrapLayout
{
  GtkLayoutManager  parent_instance;

  int               spacing;
};

G_DEFINE_FINAL_TYPE (PengWrapLayout, peng_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where the next child goes. */
typedef struct
{
  int x;
  int y;
  int height;   /* of the line so far */
} Place;

static void
measure_child (GtkWidget *child,
               int        width,
               int       *child_width,
               int       *child_height)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, child_width, NULL, NULL);
  *child_width = MIN (*child_width, width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *child_width, NULL, child_height, NULL,
                      NULL);
}

static void
next_line (PengWrapLayout *self,
           Place          *place)
{
  place->x = 0;
  place->y += place->height + self->spacing;
  place->height = 0;
}

/* Returns: how high all of it is */
static int
lay_out (PengWrapLayout *self,
         GtkWidget      *widget,
         int             width,
         gboolean        allocate)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Place place = { 0, 0, 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;

      measure_child (child, width, &child_width, &child_height);
      if (place.x > 0 && place.x + child_width > width)
        next_line (self, &place);
      if (allocate)
        gtk_widget_size_allocate (child,
                                  &(GtkAllocation) { rtl ? width - place.x - child_width : place.x,
                                                     place.y, child_width, child_height }, -1);
      place.x += child_width + self->spacing;
      place.height = MAX (place.height, child_height);
    }

  return place.y + place.height;
}

static void
measure_width (PengWrapLayout *self,
               GtkWidget      *widget,
               int            *minimum,
               int            *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
peng_wrap_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  PengWrapLayout *self = PENG_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = lay_out (self, widget, for_size < 0 ? G_MAXINT : for_size, FALSE);
}

static void
peng_wrap_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  lay_out (PENG_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static GtkSizeRequestMode
peng_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
peng_wrap_layout_class_init (PengWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = peng_wrap_layout_measure;
  manager_class->allocate = peng_wrap_layout_allocate;
  manager_class->get_request_mode = peng_wrap_layout_get_request_mode;
}

static void
peng_wrap_layout_init (PengWrapLayout *self)
{
}

/**
 * peng_wrap_layout_new:
 * @spacing: between two children and between two lines, in pixels
 *
 * Returns: (transfer full): a layout for gtk_widget_set_layout_manager()
 */
GtkLayoutManager *
peng_wrap_layout_new (int spacing)
{
  PengWrapLayout *self = g_object_new (PENG_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}
