/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-panes"

#include "ui/peng-panes-private.h"

/* Which panes fit, and where they lie. */

#define HANDLE_WIDTH 9

/* A pane is no narrower than its pixels, and no narrower than so many Chinese characters: letters
 * twice as large need twice the room. The page at the end shrinks as a whole, and needs none. */
static const struct
{
  int minimum;
  int natural;
  int minimum_em;
  int natural_em;
} pane_widths[PENG_N_PANES] = {
  [PENG_PANE_START]   = { 220, 264, 14, 17 },
  [PENG_PANE_CONTENT] = { 440, 440, 26, 26 },
  [PENG_PANE_END]     = { 280, 480, 0,  0 },
};

/**
 * peng_pane_is_side:
 * @pane: a pane
 *
 * Returns: whether it can be hidden beside the content
 */
gboolean
peng_pane_is_side (PengPane pane)
{
  return pane != PENG_PANE_CONTENT;
}

/**
 * peng_panes_measure_letters:
 * @self: the panes
 *
 * Takes the size that letters have now, which the panes' widths follow.
 */
void
peng_panes_measure_letters (PengPanes *self)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "国");

  pango_layout_get_pixel_size (layout, &self->em, NULL);
}

/**
 * peng_panes_get_least:
 * @self: the panes
 * @pane: a pane
 *
 * Returns: what it gets at least, whatever is in it, in pixels
 */
int
peng_panes_get_least (PengPanes *self,
                      PengPane   pane)
{
  return MAX (pane_widths[pane].minimum, pane_widths[pane].minimum_em * self->em);
}

/* What a pane gets if there is room. */
static int
get_wish (PengPanes *self,
          PengPane   pane)
{
  if (self->widths[pane] > 0)
    return self->widths[pane];

  return MAX (pane_widths[pane].natural, pane_widths[pane].natural_em * self->em);
}

static int
get_minimum (PengPanes *self,
             PengPane   pane)
{
  int minimum = 0;

  if (self->children[pane] != NULL)
    gtk_widget_measure (self->children[pane], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                        NULL, NULL);

  return MAX (minimum, peng_panes_get_least (self, pane));
}

/**
 * peng_panes_choose_visible:
 * @self: the panes
 * @width: a width, in pixels
 * @visible: (out) (array fixed-size=3): which panes can be seen in it
 *
 * Finds what of the wanted panes there is room for.
 */
void
peng_panes_choose_visible (PengPanes *self,
                           int        width,
                           gboolean   visible[PENG_N_PANES])
{
  int room = width - get_minimum (self, PENG_PANE_CONTENT);
  PengPane first = self->last_side;
  PengPane second = first == PENG_PANE_START ? PENG_PANE_END : PENG_PANE_START;
  const PengPane order[] = { first, second };

  for (guint i = 0; i < PENG_N_PANES; i++)
    visible[i] = FALSE;

  if (self->alone || self->folded)
    {
      visible[self->alone ? PENG_PANE_CONTENT : self->page] = TRUE;
      return;
    }

  visible[PENG_PANE_CONTENT] = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      int need = get_minimum (self, order[i]) + HANDLE_WIDTH;

      if (!self->wanted[order[i]] || self->children[order[i]] == NULL || need > room)
        continue;

      visible[order[i]] = TRUE;
      room -= need;
    }
}

/**
 * peng_panes_must_fold:
 * @self: the panes
 * @width: a width, in pixels
 *
 * Where either side would find no room beside the content, all are pages: what a button does must
 * not hang upon a few pixels.
 *
 * Returns: whether there is room for one pane alone
 */
gboolean
peng_panes_must_fold (PengPanes *self,
                      int        width)
{
  int side = MAX (get_minimum (self, PENG_PANE_START), get_minimum (self, PENG_PANE_END));

  return width < get_minimum (self, PENG_PANE_CONTENT) + HANDLE_WIDTH + side;
}

static void
place (GtkWidget *child,
       int        x,
       int        width,
       int        height)
{
  GtkAllocation area = { x, 0, width, height };

  if (child != NULL && gtk_widget_get_child_visible (child))
    gtk_widget_size_allocate (child, &area, -1);
}

/* The content keeps its least width; what is left goes first to the sides' wishes. */
static void
share_width (PengPanes *self,
             int        width,
             int        widths[PENG_N_PANES])
{
  int room = width - get_minimum (self, PENG_PANE_CONTENT);

  for (guint i = 0; i < PENG_N_PANES; i++)
    {
      widths[i] = peng_pane_is_side (i) && self->visible[i] ? get_minimum (self, i) : 0;
      room -= widths[i] > 0 ? widths[i] + HANDLE_WIDTH : 0;
    }

  for (guint i = 0; i < PENG_N_PANES; i++)
    {
      int more = CLAMP (get_wish (self, i) - widths[i], 0, MAX (room, 0));

      if (widths[i] == 0)
        continue;
      widths[i] += more;
      room -= more;
    }

  widths[PENG_PANE_CONTENT] = width - widths[PENG_PANE_START] - widths[PENG_PANE_END] -
                              (widths[PENG_PANE_START] > 0 ? HANDLE_WIDTH : 0) -
                              (widths[PENG_PANE_END] > 0 ? HANDLE_WIDTH : 0);
}

static void
allocate_folded (PengPanes *self,
                 int        width,
                 int        height)
{
  for (guint i = 0; i < PENG_N_PANES; i++)
    place (self->children[i], 0, width, height);
}

static void
allocate_unfolded (PengPanes *self,
                   int        width,
                   int        height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int widths[PENG_N_PANES];
  int x = 0;

  share_width (self, width, widths);

  for (guint i = 0; i < PENG_N_PANES; i++)
    {
      PengPane pane = rtl ? PENG_N_PANES - 1 - i : i;
      gboolean handle_first = rtl ? pane == PENG_PANE_START : pane == PENG_PANE_END;

      if (widths[pane] <= 0)
        continue;

      if (self->handles[pane] != NULL && handle_first)
        {
          place (self->handles[pane], x, HANDLE_WIDTH, height);
          x += HANDLE_WIDTH;
        }
      place (self->children[pane], x, widths[pane], height);
      x += widths[pane];
      if (self->handles[pane] != NULL && !handle_first)
        {
          place (self->handles[pane], x, HANDLE_WIDTH, height);
          x += HANDLE_WIDTH;
        }
    }
}

/**
 * peng_panes_allocate:
 * @self: the panes, of which it is known which are seen
 * @width: their width together
 * @height: the height of each
 *
 * Gives each child its place.
 */
void
peng_panes_allocate (PengPanes *self,
                     int        width,
                     int        height)
{
  if (self->folded)
    allocate_folded (self, width, height);
  else
    allocate_unfolded (self, width, height);
}

/**
 * peng_panes_measure:
 * @widget: the panes
 * @orientation: a direction
 * @for_size: not looked at
 * @minimum: (out): what the widest or highest child needs
 * @natural: (out): what all children wish for
 * @minimum_baseline: (out): not set
 * @natural_baseline: (out): not set
 *
 * The measure of #GtkWidgetClass.
 */
void
peng_panes_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  PengPanes *self = PENG_PANES (widget);

  *minimum = *natural = 0;
  for (guint i = 0; i < PENG_N_PANES; i++)
    {
      int child_minimum = 0;
      int child_natural = 0;

      if (self->children[i] == NULL)
        continue;

      gtk_widget_measure (self->children[i], orientation, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + child_natural
                                                           : MAX (*natural, child_natural);
    }
}
