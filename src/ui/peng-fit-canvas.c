/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-canvas-private.h"

#include "ui/peng-fit-veil.h"

#include <glib/gi18n.h>

#define LEAST_SIZE   160
#define NATURAL_SIZE 480

/* Of a new veil that no pointer draws, in shares of what is seen. */
#define NEW_SHARE 0.2

enum
{
  CHANGE,
  SETTLED,
  SELECTED,
  ZOOMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengFitCanvas, peng_fit_canvas, GTK_TYPE_WIDGET)

static void
cover_clear (gpointer data)
{
  PengFitCover *cover = data;

  g_clear_object (&cover->texture);
}

static gboolean
is_same_veil (const PengVeil *a,
              const PengVeil *b)
{
  return a->kind == b->kind && a->area.x == b->area.x && a->area.y == b->area.y &&
         a->area.width == b->area.width && a->area.height == b->area.height;
}

static PengFitCover
new_cover (PengFitCanvas  *self,
           const PengVeil *veil)
{
  PengFitCover cover = { .veil = *veil };

  for (guint i = 0; i < self->covers->len; i++)
    {
      const PengFitCover *known = &g_array_index (self->covers, PengFitCover, i);

      if (is_same_veil (&known->veil, veil))
        {
          cover = *known;
          g_object_ref (cover.texture);
          return cover;
        }
    }

  if (self->pixels == NULL)
    self->pixels = peng_fit_veil_read_pixels (self->picture);
  cover.texture = peng_fit_veil_new_texture (self->pixels, gdk_texture_get_width (self->picture),
                                             gdk_texture_get_height (self->picture), veil,
                                             &cover.place);

  return cover;
}

/* What has not changed is not worked out again: one veil is dragged, others lie still. */
static void
work_out_covers (PengFitCanvas *self)
{
  GArray *covers = g_array_new (FALSE, FALSE, sizeof (PengFitCover));

  g_array_set_clear_func (covers, cover_clear);
  for (guint i = 0; self->picture != NULL && i < self->recipe->veils->len; i++)
    {
      PengFitCover cover = new_cover (self, &g_array_index (self->recipe->veils, PengVeil, i));

      g_array_append_val (covers, cover);
    }

  g_array_unref (self->covers);
  self->covers = covers;
}

/* What is seen, in words: there is nothing else here that a screen reader could read. */
static char *
describe (PengFitCanvas *self)
{
  guint width, height, web_width, web_height;

  if (self->selected >= 0)
    /* Translators: a covered place of a photograph, the number of it and how many there are */
    return g_strdup_printf (_("Covered place %d of %u"), self->selected + 1,
                            self->recipe->veils->len);

  peng_fit_canvas_get_size (self, &width, &height);
  peng_recipe_get_size (self->recipe, width, height, &web_width, &web_height);

  /* Translators: width and height of a photograph, in pixels */
  return g_strdup_printf (_("Photograph, %u × %u pixels"), web_width, web_height);
}

static const char *
explain (PengFitCanvas *self)
{
  if (self->tool == PENG_FIT_CROP)
    return _("The arrow keys move what is kept; with Shift they make it larger or smaller.");
  if (self->tool == PENG_FIT_COVER)
    return _("Space goes to the next covered place; the arrow keys move it, with Shift they make "
             "it larger or smaller, and Delete uncovers it.");

  return "";
}

static void
show (PengFitCanvas *self)
{
  g_autofree char *words = NULL;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->picture == NULL)
    return;

  words = describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explain (self), -1);
}

/**
 * peng_fit_canvas_wish:
 * @self: a canvas
 * @recipe: what is wished
 *
 * Asks for another recipe.
 */
void
peng_fit_canvas_wish (PengFitCanvas    *self,
                      const PengRecipe *recipe)
{
  g_signal_emit (self, signals[CHANGE], 0, recipe);
}

/**
 * peng_fit_canvas_settle:
 * @self: a canvas
 *
 * Says that what comes next is another step.
 */
void
peng_fit_canvas_settle (PengFitCanvas *self)
{
  g_signal_emit (self, signals[SETTLED], 0);
}

/**
 * peng_fit_canvas_get_size:
 * @self: a canvas with a picture
 * @width: (out): width of the upright original, in pixels
 * @height: (out): its height
 */
void
peng_fit_canvas_get_size (PengFitCanvas *self,
                          guint         *width,
                          guint         *height)
{
  *width = self->width;
  *height = self->height;
}

/**
 * peng_fit_canvas_get_room:
 * @self: a canvas
 * @room: (out caller-allocates): where the picture may lie
 */
void
peng_fit_canvas_get_room (PengFitCanvas   *self,
                          graphene_rect_t *room)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PENG_FIT_MARGIN;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * PENG_FIT_MARGIN;

  graphene_rect_init (room, PENG_FIT_MARGIN, PENG_FIT_MARGIN, MAX (1, width), MAX (1, height));
}

/**
 * peng_fit_canvas_place:
 * @self: a canvas with a picture
 * @frame: (out caller-allocates): where all of the frame lies, though it may be cropped
 */
void
peng_fit_canvas_place (PengFitCanvas   *self,
                       graphene_rect_t *frame)
{
  const PengArea *seen = self->tool == PENG_FIT_CROP ? &PENG_AREA_ALL : &self->recipe->crop;
  guint width, height, frame_width, frame_height;
  graphene_rect_t room;

  peng_fit_canvas_get_room (self, &room);
  peng_fit_canvas_get_size (self, &width, &height);
  peng_recipe_get_frame (self->recipe, width, height, &frame_width, &frame_height);
  peng_fit_place_frame (seen, frame_width, frame_height, &room, frame);
  peng_fit_canvas_enlarge (self, &room, seen, frame);
}

/**
 * peng_fit_canvas_get_aspect:
 * @self: a canvas with a picture
 *
 * Returns: what the crop's width is of its height, both in shares of the frame; 0 for any
 */
double
peng_fit_canvas_get_aspect (PengFitCanvas *self)
{
  guint width, height, frame_width, frame_height;

  peng_fit_canvas_get_size (self, &width, &height);
  peng_recipe_get_frame (self->recipe, width, height, &frame_width, &frame_height);

  return self->ratio * frame_height / frame_width;
}

/**
 * peng_fit_canvas_get_scale:
 * @self: a canvas with a picture
 * @frame: where the frame lies
 *
 * Returns: pixels on the screen for one of the picture
 */
double
peng_fit_canvas_get_scale (PengFitCanvas         *self,
                           const graphene_rect_t *frame)
{
  guint width, height, frame_width, frame_height;

  peng_fit_canvas_get_size (self, &width, &height);
  peng_recipe_get_frame (self->recipe, width, height, &frame_width, &frame_height);

  return frame->size.width / frame_width * peng_recipe_get_zoom (self->recipe, width, height);
}

static void
peng_fit_canvas_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = LEAST_SIZE;
  *natural = NATURAL_SIZE;
}

static void
peng_fit_canvas_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  PengFitCanvas *self = PENG_FIT_CANVAS (widget);

  if (self->picture != NULL)
    peng_fit_canvas_draw (self, snapshot);
}

static void
peng_fit_canvas_finalize (GObject *object)
{
  PengFitCanvas *self = PENG_FIT_CANVAS (object);

  g_clear_object (&self->picture);
  g_clear_object (&self->watermark);
  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_clear_pointer (&self->recipe, peng_recipe_free);
  g_clear_pointer (&self->hold.before, peng_recipe_free);
  g_clear_pointer (&self->covers, g_array_unref);

  G_OBJECT_CLASS (peng_fit_canvas_parent_class)->finalize (object);
}

static void
peng_fit_canvas_class_init (PengFitCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = peng_fit_canvas_finalize;
  widget_class->measure = peng_fit_canvas_measure;
  widget_class->snapshot = peng_fit_canvas_snapshot;

  /**
   * PengFitCanvas::change:
   * @self: the canvas
   * @recipe: what the person wishes it to be
   *
   * Something was dragged or pressed; it is not in force until it is given to
   * peng_fit_canvas_set_recipe().
   */
  signals[CHANGE] =
    g_signal_new ("change", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, PENG_TYPE_RECIPE | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * PengFitCanvas::settled:
   * @self: the canvas
   *
   * A drag is over: what comes next is another step.
   */
  signals[SETTLED] =
    g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  /**
   * PengFitCanvas::selected:
   * @self: the canvas
   *
   * Another veil is selected, or none.
   */
  signals[SELECTED] =
    g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * PengFitCanvas::zoomed:
   * @self: the canvas
   *
   * It is seen larger, or smaller.
   */
  signals[ZOOMED] =
    g_signal_new ("zoomed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "fitcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
peng_fit_canvas_init (PengFitCanvas *self)
{
  self->recipe = peng_recipe_new ();
  self->covers = g_array_new (FALSE, FALSE, sizeof (PengFitCover));
  g_array_set_clear_func (self->covers, cover_clear);
  self->selected = -1;
  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Photograph"), -1);
  peng_fit_canvas_add_controllers (self);
  peng_fit_canvas_add_scroll (self);
}

/**
 * peng_fit_canvas_new:
 *
 * Returns: (transfer floating): a canvas without a picture
 */
GtkWidget *
peng_fit_canvas_new (void)
{
  return g_object_new (PENG_TYPE_FIT_CANVAS, NULL);
}

/**
 * peng_fit_canvas_set_picture:
 * @self: a canvas
 * @picture: the upright original, or a smaller copy of it
 * @width: width of the upright original, in pixels
 * @height: its height
 */
void
peng_fit_canvas_set_picture (PengFitCanvas *self,
                             GdkTexture    *picture,
                             guint          width,
                             guint          height)
{
  g_return_if_fail (PENG_IS_FIT_CANVAS (self));
  g_return_if_fail (GDK_IS_TEXTURE (picture));
  g_return_if_fail (width > 0 && height > 0);

  self->width = width;
  self->height = height;
  g_set_object (&self->picture, picture);
  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_array_set_size (self->covers, 0);
  work_out_covers (self);
  show (self);
}

/**
 * peng_fit_canvas_set_watermark:
 * @self: a canvas
 * @watermark: (nullable): the picture that stands on it where the recipe names one
 */
void
peng_fit_canvas_set_watermark (PengFitCanvas *self,
                               GdkTexture    *watermark)
{
  g_return_if_fail (PENG_IS_FIT_CANVAS (self));

  g_set_object (&self->watermark, watermark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * peng_fit_canvas_set_recipe:
 * @self: a canvas
 * @recipe: what is done to the picture
 */
void
peng_fit_canvas_set_recipe (PengFitCanvas    *self,
                            const PengRecipe *recipe)
{
  PengRecipe *copy;

  g_return_if_fail (PENG_IS_FIT_CANVAS (self));
  g_return_if_fail (recipe != NULL);

  copy = peng_recipe_copy (recipe);
  peng_recipe_free (self->recipe);
  self->recipe = copy;
  work_out_covers (self);
  if (self->selected >= (int) recipe->veils->len)
    peng_fit_canvas_select (self, -1);
  show (self);
}

/**
 * peng_fit_canvas_set_tool:
 * @self: a canvas
 * @tool: what is being done
 */
void
peng_fit_canvas_set_tool (PengFitCanvas *self,
                          PengFitTool    tool)
{
  g_return_if_fail (PENG_IS_FIT_CANVAS (self));
  g_return_if_fail (tool < PENG_FIT_N_TOOLS);

  peng_fit_canvas_give_up_drag (self);
  self->tool = tool;
  peng_fit_canvas_select (self, -1);
  show (self);
}

/**
 * peng_fit_canvas_set_ratio:
 * @self: a canvas
 * @ratio: width by height that the crop keeps while it is dragged; 0 for any
 */
void
peng_fit_canvas_set_ratio (PengFitCanvas *self,
                           double         ratio)
{
  g_return_if_fail (PENG_IS_FIT_CANVAS (self));
  g_return_if_fail (ratio >= 0);

  self->ratio = ratio;
}

/**
 * peng_fit_canvas_set_kind:
 * @self: a canvas
 * @kind: how the next veil makes unknowable what is under it
 */
void
peng_fit_canvas_set_kind (PengFitCanvas *self,
                          PengVeilKind   kind)
{
  g_return_if_fail (PENG_IS_FIT_CANVAS (self));
  g_return_if_fail (kind < PENG_N_VEIL_KINDS);

  self->kind = kind;
}

/**
 * peng_fit_canvas_set_compare:
 * @self: a canvas
 * @compare: whether the original is shown in place of what the recipe makes of it
 */
void
peng_fit_canvas_set_compare (PengFitCanvas *self,
                             gboolean       compare)
{
  g_return_if_fail (PENG_IS_FIT_CANVAS (self));

  peng_fit_canvas_give_up_drag (self);
  self->compare = compare;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * peng_fit_canvas_get_selected:
 * @self: a canvas
 *
 * Returns: the place of the selected veil among those of the recipe, -1 for none
 */
int
peng_fit_canvas_get_selected (PengFitCanvas *self)
{
  g_return_val_if_fail (PENG_IS_FIT_CANVAS (self), -1);

  return self->selected;
}

/**
 * peng_fit_canvas_select:
 * @self: a canvas
 * @veil: which veil, -1 for none
 */
void
peng_fit_canvas_select (PengFitCanvas *self,
                        int            veil)
{
  g_return_if_fail (PENG_IS_FIT_CANVAS (self));

  if (veil >= (int) self->recipe->veils->len)
    veil = -1;
  if (veil == self->selected)
    return;

  self->selected = veil;
  show (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/* In the middle of what is kept, of which it covers a part. */
static void
choose_area (PengFitCanvas *self,
             PengArea      *area)
{
  const PengArea *crop = &self->recipe->crop;
  double x1, y1, x2, y2, half = NEW_SHARE / 2;
  guint width, height;

  peng_fit_canvas_get_size (self, &width, &height);
  peng_recipe_to_original (self->recipe, width, height, crop->x + crop->width * (0.5 - half),
                           crop->y + crop->height * (0.5 - half), &x1, &y1);
  peng_recipe_to_original (self->recipe, width, height, crop->x + crop->width * (0.5 + half),
                           crop->y + crop->height * (0.5 + half), &x2, &y2);
  if (!peng_fit_span (x1, y1, x2, y2, area))
    *area = PENG_AREA_ALL;
}

/**
 * peng_fit_canvas_add_veil:
 * @self: a canvas with a picture
 *
 * Wishes for a veil in the middle, to be moved from there, and selects it.
 */
void
peng_fit_canvas_add_veil (PengFitCanvas *self)
{
  g_autoptr(PengRecipe) recipe = NULL;
  PengVeil veil;

  g_return_if_fail (PENG_IS_FIT_CANVAS (self));

  if (self->recipe->veils->len >= PENG_RECIPE_MAX_VEILS)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  veil.kind = self->kind;
  choose_area (self, &veil.area);
  recipe = peng_recipe_copy (self->recipe);
  g_array_append_val (recipe->veils, veil);
  peng_fit_canvas_wish (self, recipe);
  peng_fit_canvas_settle (self);
  peng_fit_canvas_select (self, recipe->veils->len - 1);
}

/**
 * peng_fit_canvas_remove_veil:
 * @self: a canvas
 *
 * Wishes the selected veil away.
 */
void
peng_fit_canvas_remove_veil (PengFitCanvas *self)
{
  g_autoptr(PengRecipe) recipe = NULL;
  int selected;

  g_return_if_fail (PENG_IS_FIT_CANVAS (self));

  selected = self->selected;
  if (selected < 0)
    return;

  peng_fit_canvas_give_up_drag (self);
  peng_fit_canvas_select (self, -1);
  recipe = peng_recipe_copy (self->recipe);
  g_array_remove_index (recipe->veils, selected);
  peng_fit_canvas_wish (self, recipe);
  peng_fit_canvas_settle (self);
}
