/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-cell"

#include "ui/peng-library-cell.h"

#include "ui/peng-dialogs.h"
#include "ui/peng-library-marks.h"
#include "work/peng-library-words.h"

#include <glib/gi18n.h>

/**
 * PengLibraryCell:
 *
 * One item of the library in the grid: the day above the first of it, the picture with its marks,
 * the name. GtkGridView makes some hundred cells, however few are seen; so a cell is one widget that
 * draws itself, and has its picture only while it is near to what is seen. A small one, for a list,
 * is the picture alone.
 */
struct _PengLibraryCell
{
  GtkWidget         parent_instance;

  PengLibraryModel *model;
  PengThumbs       *thumbs;
  gboolean          small;
  gboolean          near;

  PengLibraryLine  *line;
  char             *version;    /* of the picture: what was made anew has another */
  GdkTexture       *texture;
  PengThumbRequest *request;
  PangoLayout      *name;
  PangoLayout      *day;
};

G_DEFINE_FINAL_TYPE (PengLibraryCell, peng_library_cell, GTK_TYPE_WIDGET)

#define PICTURE_HEIGHT 132
#define SMALL_WIDTH    48
#define SMALL_HEIGHT   36
#define GAP            4
#define RADIUS         6

static void
get_box (PengLibraryCell *self,
         int             *width,
         int             *height)
{
  *width = self->small ? SMALL_WIDTH : PENG_LIBRARY_CELL_WIDTH;
  *height = self->small ? SMALL_HEIGHT : PICTURE_HEIGHT;
}

static int
get_text_height (PengLibraryCell *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_height (metrics);

  pango_font_metrics_unref (metrics);

  return PANGO_PIXELS_CEIL (height);
}

static const PengLibraryItem *
get_item (PengLibraryCell *self)
{
  return self->line != NULL ? peng_library_line_get_item (self->line) : NULL;
}

static void
forget_request (PengLibraryCell *self)
{
  if (self->request != NULL)
    peng_thumbs_forget (self->thumbs, self->request);
  self->request = NULL;
}

static void
drop_picture (PengLibraryCell *self)
{
  forget_request (self);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->version, g_free);
}

static void
read_cb (GdkTexture *texture,
         gpointer    user_data)
{
  PengLibraryCell *self = user_data;

  self->request = NULL;
  if (texture == NULL)
    return;

  g_set_object (&self->texture, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ask (PengLibraryCell *self,
     const PengMedia *media)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width, height;
  GdkTexture *texture;

  get_box (self, &width, &height);
  texture = peng_thumbs_look (self->thumbs, media, width * scale, height * scale);
  if (texture != NULL)
    g_set_object (&self->texture, texture);
  else
    self->request = peng_thumbs_ask (self->thumbs, media, width * scale, height * scale,
                                     peng_library_line_get_position (self->line), read_cb, self);
}

static void
update_picture (PengLibraryCell *self)
{
  const PengLibraryItem *item = get_item (self);
  const char *version;

  if (item == NULL || !item->media->has_thumb || !self->near)
    {
      drop_picture (self);
      return;
    }

  version = item->media->web_sha != NULL ? item->media->web_sha : item->media->sha;
  if (g_strcmp0 (self->version, version) == 0)
    return;

  /* The old is seen until the new is there. */
  forget_request (self);
  g_free (self->version);
  self->version = g_strdup (version);
  ask (self, item->media);
}

static gboolean
is_in_list (GtkWidget *widget)
{
  return GTK_IS_LIST_BASE (gtk_widget_get_parent (widget));
}

/* The focus is on the list's own widget around this. */
static void
name_around (PengLibraryCell *self)
{
  GtkWidget *around = GTK_WIDGET (self);
  const PengLibraryItem *item = get_item (self);
  g_autofree char *name = NULL;

  while (around != NULL && !is_in_list (around))
    around = gtk_widget_get_parent (around);
  if (around == NULL)
    return;

  name = item != NULL ? peng_library_words_dup_item (item) : g_strdup (_("Loading…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (around),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (PengLibraryCell *self)
{
  g_clear_object (&self->name);
  g_clear_object (&self->day);
  update_picture (self);
  name_around (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static PangoLayout *
create_layout (PengLibraryCell    *self,
               const char         *words,
               PangoEllipsizeMode  where,
               PangoAlignment      alignment)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, where);
  pango_layout_set_alignment (layout, alignment);

  return layout;
}

static void
create_day (PengLibraryCell *self)
{
  g_autofree char *words = peng_library_words_dup_day (peng_library_line_get_shown (self->line),
                                                       g_get_real_time ());
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  self->day = create_layout (self, words, PANGO_ELLIPSIZE_END, PANGO_ALIGN_LEFT);
  pango_layout_set_attributes (self->day, attributes);
  pango_attr_list_unref (attributes);
}

static void
snapshot_words (GtkSnapshot   *snapshot,
                PangoLayout   *layout,
                float          y,
                const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static float
get_picture_top (PengLibraryCell *self)
{
  return self->small ? 0 : get_text_height (self) + GAP;
}

/* As large as it fits, in the middle, at the bottom: where its name is. What has no picture has the
 * whole place. */
static void
get_picture (PengLibraryCell *self,
             graphene_rect_t *place)
{
  const PengLibraryItem *item = get_item (self);
  float width = gtk_widget_get_width (GTK_WIDGET (self));
  float top = get_picture_top (self);
  float own_width = 4;
  float own_height = 3;
  float scale;
  int box_width, box_height;

  get_box (self, &box_width, &box_height);
  if (self->texture != NULL)
    {
      own_width = gdk_texture_get_width (self->texture);
      own_height = gdk_texture_get_height (self->texture);
    }
  else if (item != NULL && item->media->width > 0 && item->media->height > 0)
    {
      own_width = item->media->width;
      own_height = item->media->height;
    }

  scale = MIN (box_width / own_width, box_height / own_height);
  /* What is smaller than its place is not blown up. */
  if (item != NULL && item->media->width > 0)
    scale = MIN (scale, item->media->width / own_width);
  graphene_rect_init (place, (width - own_width * scale) / 2, top + box_height - own_height * scale,
                      own_width * scale, own_height * scale);
}

static void
snapshot_picture (PengLibraryCell       *self,
                  GtkSnapshot           *snapshot,
                  const graphene_rect_t *place,
                  const GdkRGBA         *color)
{
  GdkRGBA faint = *color;
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, place, self->small ? RADIUS / 2 : RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  if (self->texture != NULL)
    {
      gtk_snapshot_append_texture (snapshot, self->texture, place);
    }
  else
    {
      faint.alpha = .08;
      gtk_snapshot_append_color (snapshot, &faint, place);
    }
  gtk_snapshot_pop (snapshot);
}

static void
peng_library_cell_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  PengLibraryCell *self = PENG_LIBRARY_CELL (widget);
  const PengLibraryItem *item = get_item (self);
  graphene_rect_t place;
  GdkRGBA color;

  if (self->line == NULL)
    return;

  peng_dialogs_get_color (widget, NULL, &color);
  get_picture (self, &place);
  snapshot_picture (self, snapshot, &place, &color);
  if (item != NULL && self->texture == NULL)
    peng_library_marks_snapshot_kind (widget, snapshot, item, &place, &color);
  if (self->small)
    return;

  if (peng_library_line_begins_day (self->line))
    {
      if (self->day == NULL)
        create_day (self);
      snapshot_words (snapshot, self->day, 0, &color);
    }
  if (item == NULL)
    return;

  peng_library_marks_snapshot (widget, snapshot, self->line, &place);
  if (self->name == NULL)
    self->name = create_layout (self, item->media->name, PANGO_ELLIPSIZE_MIDDLE, PANGO_ALIGN_CENTER);
  snapshot_words (snapshot, self->name, get_picture_top (self) + PICTURE_HEIGHT + GAP, &color);
}

static void
peng_library_cell_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  PengLibraryCell *self = PENG_LIBRARY_CELL (widget);
  int width, height;

  get_box (self, &width, &height);
  if (!self->small)
    height += 2 * (get_text_height (self) + GAP);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
}

static void
peng_library_cell_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  PengLibraryCell *self = PENG_LIBRARY_CELL (widget);

  g_clear_object (&self->name);
  g_clear_object (&self->day);
}

static void
peng_library_cell_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  PengLibraryCell *self = PENG_LIBRARY_CELL (widget);

  GTK_WIDGET_CLASS (peng_library_cell_parent_class)->css_changed (widget, change);

  g_clear_object (&self->name);
  g_clear_object (&self->day);
}

static void
add_more (GString    *words,
          const char *more)
{
  if (*more != '\0')
    g_string_append_printf (words, "\n%s", more);
}

static gboolean
query_tooltip (GtkWidget  *widget,
               int         x,
               int         y,
               gboolean    keyboard,
               GtkTooltip *tooltip)
{
  const PengLibraryItem *item = get_item (PENG_LIBRARY_CELL (widget));
  g_autoptr(GString) words = NULL;
  g_autofree char *pixels = NULL;
  g_autofree char *time = NULL;

  if (item == NULL)
    return FALSE;

  words = g_string_new (item->media->name);
  pixels = peng_library_words_dup_pixels (item->media);
  time = peng_library_words_dup_time (item->media->taken > 0 ? item->media->taken
                                                             : item->media->added);
  add_more (words, item->words->fields[PENG_MEDIA_CAPTION]);
  add_more (words, time);
  add_more (words, pixels);
  gtk_tooltip_set_text (tooltip, words->str);

  return TRUE;
}

static void
peng_library_cell_dispose (GObject *object)
{
  PengLibraryCell *self = PENG_LIBRARY_CELL (object);

  if (self->model != NULL)
    peng_library_cell_set_line (self, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->thumbs);

  G_OBJECT_CLASS (peng_library_cell_parent_class)->dispose (object);
}

static void
peng_library_cell_class_init (PengLibraryCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_library_cell_dispose;
  widget_class->snapshot = peng_library_cell_snapshot;
  widget_class->measure = peng_library_cell_measure;
  widget_class->size_allocate = peng_library_cell_size_allocate;
  widget_class->css_changed = peng_library_cell_css_changed;
  widget_class->query_tooltip = query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "librarycell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
peng_library_cell_init (PengLibraryCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * peng_library_cell_new:
 * @model: the list whose lines it will show
 * @thumbs: what reads pictures
 * @small: whether it is only a small picture
 *
 * Returns: (transfer floating): a cell without a line
 */
GtkWidget *
peng_library_cell_new (PengLibraryModel *model,
                       PengThumbs       *thumbs,
                       gboolean          small)
{
  PengLibraryCell *self = g_object_new (PENG_TYPE_LIBRARY_CELL, NULL);

  self->model = g_object_ref (model);
  self->thumbs = g_object_ref (thumbs);
  self->small = small;

  return GTK_WIDGET (self);
}

/**
 * peng_library_cell_set_line:
 * @self: a cell
 * @line: (nullable): the line to show and follow
 */
void
peng_library_cell_set_line (PengLibraryCell *self,
                            PengLibraryLine *line)
{
  g_return_if_fail (PENG_IS_LIBRARY_CELL (self));

  if (self->line == line)
    return;

  if (self->line != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->line, update, self);
      peng_library_model_let_go (self->model, self->line);
    }
  drop_picture (self);
  g_set_object (&self->line, line);
  if (line != NULL)
    {
      peng_library_model_hold (self->model, line);
      g_signal_connect_object (line, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      update (self);
    }
}

/**
 * peng_library_cell_get_line:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the line that it shows
 */
PengLibraryLine *
peng_library_cell_get_line (PengLibraryCell *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_CELL (self), NULL);

  return self->line;
}

/**
 * peng_library_cell_set_near:
 * @self: a cell
 * @near: whether it is seen, or soon may be: only then it has its picture
 */
void
peng_library_cell_set_near (PengLibraryCell *self,
                            gboolean         near)
{
  g_return_if_fail (PENG_IS_LIBRARY_CELL (self));

  if (self->near == near)
    return;

  self->near = near;
  update_picture (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * peng_library_cell_get_texture:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the picture that it has now
 */
GdkTexture *
peng_library_cell_get_texture (PengLibraryCell *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_CELL (self), NULL);

  return self->texture;
}

/**
 * peng_library_cell_is_picture_at:
 * @self: a cell
 * @x: a place in it
 * @y: likewise
 *
 * Returns: whether its picture is there, to be taken hold of
 */
gboolean
peng_library_cell_is_picture_at (PengLibraryCell *self,
                                 double           x,
                                 double           y)
{
  graphene_rect_t place;

  g_return_val_if_fail (PENG_IS_LIBRARY_CELL (self), FALSE);

  get_picture (self, &place);

  return graphene_rect_contains_point (&place, &GRAPHENE_POINT_INIT (x, y));
}
