/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-table"

#include "ui/peng-table-cell.h"

#include "ui/peng-accessible.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-find-marks.h"
#include "ui/peng-text-layout.h"

#include <glib/gi18n.h>
#include <string.h>

/* An empty cell is measured by this, and shows nothing: a row is as high before its first Chinese
 * word as it is with it. */
#define EMPTY "国"

struct _PengTableCell
{
  GtkWidget      parent_instance;

  PengBuffer    *look;
  PengText      *text;
  PengAlign      align;
  gboolean       heading;
  PengTableRect  rect;

  char          *preedit;          /* stands in the text while an input method composes */
  guint          preedit_offset;
  gboolean       covered;          /* a text view shows the text */
  GArray        *marks;            /* of PengFindMark: what was found in the text; or none */

  PangoLayout   *layout;
  int            width;            /* that the layout has, -1 if none */
  int            height;
  int            natural;          /* width of the longest line, -1 if not known */
};

G_DEFINE_FINAL_TYPE (PengTableCell, peng_table_cell, GTK_TYPE_WIDGET)

static PengText *
new_shown (PengTableCell *self)
{
  g_autoptr(PengText) preedit = NULL;

  if (self->preedit == NULL)
    return peng_text_ref (self->text);

  preedit = peng_text_new (self->preedit);

  return peng_text_splice (self->text,
                           MIN (self->preedit_offset, peng_text_get_length (self->text)), 0,
                           preedit);
}

static PangoLayout *
get_layout (PengTableCell *self)
{
  static const PangoAlignment alignments[] = {
    [PENG_ALIGN_DEFAULT] = PANGO_ALIGN_LEFT, [PENG_ALIGN_CENTER] = PANGO_ALIGN_CENTER,
    [PENG_ALIGN_RIGHT] = PANGO_ALIGN_RIGHT, [PENG_ALIGN_JUSTIFY] = PANGO_ALIGN_LEFT,
  };
  g_autoptr(PengText) shown = NULL;

  if (self->layout != NULL)
    return self->layout;

  shown = new_shown (self);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  self->width = -1;
  self->natural = -1;
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (self->layout, alignments[self->align]);
  pango_layout_set_justify (self->layout, self->align == PENG_ALIGN_JUSTIFY);
  peng_text_layout_fill (self->layout, self->look, shown, self->heading);
  if (peng_text_get_length (shown) == 0)
    pango_layout_set_text (self->layout, EMPTY, -1);

  return self->layout;
}

static void
update_name (PengTableCell *self)
{
  const char *words = self->text != NULL ? peng_text_get_string (self->text) : "";
  /* Translators: name of a table's cell without words, for screen readers */
  g_autofree char *place = g_strdup_printf (_("Row %u, column %u"), self->rect.row + 1,
                                            self->rect.column + 1);
  g_autofree char *name = *words == '\0' ? g_strdup (place)
                                         : g_strdup_printf ("%s: %s", place, words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_relations (PengTableCell *self)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int) self->rect.row + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, (int) self->rect.column + 1,
                                  GTK_ACCESSIBLE_RELATION_ROW_SPAN, (int) self->rect.n_rows,
                                  GTK_ACCESSIBLE_RELATION_COL_SPAN, (int) self->rect.n_columns,
                                  -1);
}

static void
peng_table_cell_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  /* The table gives each cell its place. */
  *minimum = *natural = 0;
}

static void
snapshot_lines (GtkSnapshot   *snapshot,
                const GdkRGBA *color,
                int            width,
                int            height)
{
  GdkRGBA line = *color;

  line.alpha *= peng_accessible_get_alpha (0.25f);
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (width - 1, 0, 1, height));
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, height - 1, width - 1, 1));
}

/* They would lie among the letters of a pre-edit. */
static void
snapshot_text (PengTableCell *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *color)
{
  PangoLayout *layout = get_layout (self);

  if (self->marks != NULL && self->preedit == NULL)
    peng_find_marks_snapshot_layout (layout, self->marks, snapshot);
  if (!self->covered && (self->preedit != NULL || peng_text_get_length (self->text) > 0))
    gtk_snapshot_append_layout (snapshot, layout, color);
}

static void
peng_table_cell_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  PengTableCell *self = PENG_TABLE_CELL (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int text_height = peng_table_cell_get_text_height (self, width);
  GdkRGBA color;

  peng_dialogs_get_color (widget, NULL, &color);

  if (!self->covered || self->marks != NULL)
    {
      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (PENG_TABLE_CELL_X,
                                                              (height - text_height) / 2));
      snapshot_text (self, snapshot, &color);
      gtk_snapshot_restore (snapshot);
      gtk_snapshot_pop (snapshot);
    }

  snapshot_lines (snapshot, &color, width, height);
}

static void
peng_table_cell_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (peng_table_cell_parent_class)->css_changed (widget, change);

  peng_table_cell_forget_layout (PENG_TABLE_CELL (widget));
}

static void
peng_table_cell_finalize (GObject *object)
{
  PengTableCell *self = PENG_TABLE_CELL (object);

  g_clear_object (&self->look);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->text, peng_text_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self->preedit);

  G_OBJECT_CLASS (peng_table_cell_parent_class)->finalize (object);
}

static void
peng_table_cell_class_init (PengTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = peng_table_cell_finalize;
  widget_class->measure = peng_table_cell_measure;
  widget_class->snapshot = peng_table_cell_snapshot;
  widget_class->css_changed = peng_table_cell_css_changed;

  gtk_widget_class_set_css_name (widget_class, "tablecell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_CELL);
}

static void
peng_table_cell_init (PengTableCell *self)
{
  self->width = self->natural = -1;
}

/**
 * peng_table_cell_new:
 * @look: the buffer whose tags say how styles look
 *
 * Returns: (transfer floating): a cell that shows nothing yet
 */
GtkWidget *
peng_table_cell_new (PengBuffer *look)
{
  PengTableCell *self = g_object_new (PENG_TYPE_TABLE_CELL, NULL);

  self->look = g_object_ref (look);

  return GTK_WIDGET (self);
}

/**
 * peng_table_cell_show:
 * @self: the cell
 * @cell: what it shows
 * @rect: the places of the table that it covers
 *
 * What is the same as before costs nothing.
 */
void
peng_table_cell_show (PengTableCell       *self,
                      const PengCell      *cell,
                      const PengTableRect *rect)
{
  gboolean moved = memcmp (&self->rect, rect, sizeof *rect) != 0;
  gboolean heading = cell->heading != FALSE;

  if (self->text == cell->text && self->align == cell->align && self->heading == heading && !moved)
    return;

  peng_text_ref (cell->text);
  g_clear_pointer (&self->text, peng_text_unref);
  self->text = cell->text;
  self->align = cell->align;
  self->heading = heading;
  self->rect = *rect;

  if (heading)
    gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "heading");

  peng_table_cell_forget_layout (self);
  update_name (self);
  if (moved)
    update_relations (self);
}

/**
 * peng_table_cell_get_rect:
 * @self: the cell
 *
 * Returns: (transfer none): the places that it covers
 */
const PengTableRect *
peng_table_cell_get_rect (PengTableCell *self)
{
  return &self->rect;
}

/**
 * peng_table_cell_get_align:
 * @self: the cell
 *
 * Returns: where its lines lie
 */
PengAlign
peng_table_cell_get_align (PengTableCell *self)
{
  return self->align;
}

/**
 * peng_table_cell_get_heading:
 * @self: the cell
 *
 * Returns: whether it is a heading
 */
gboolean
peng_table_cell_get_heading (PengTableCell *self)
{
  return self->heading;
}

/**
 * peng_table_cell_set_preedit:
 * @self: the cell
 * @preedit: what an input method composes; empty when it has ended
 * @offset: where it stands in the text
 *
 * The cell is as high as its text will be.
 */
void
peng_table_cell_set_preedit (PengTableCell *self,
                             const char    *preedit,
                             guint          offset)
{
  g_free (self->preedit);
  self->preedit = *preedit != '\0' ? g_strdup (preedit) : NULL;
  self->preedit_offset = offset;
  peng_table_cell_forget_layout (self);
}

/**
 * peng_table_cell_set_covered:
 * @self: the cell
 * @covered: whether a text view shows its text
 */
void
peng_table_cell_set_covered (PengTableCell *self,
                             gboolean       covered)
{
  if (self->covered == covered)
    return;

  self->covered = covered;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * peng_table_cell_set_marks:
 * @self: the cell
 * @marks: (nullable) (element-type PengFindMark): what was found in its text, not to be changed
 *   from here on; %NULL for nothing
 *
 * Shows what was found behind the letters.
 */
void
peng_table_cell_set_marks (PengTableCell *self,
                           GArray        *marks)
{
  if (marks == NULL && self->marks == NULL)
    return;

  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = marks != NULL ? g_array_ref (marks) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * peng_table_cell_get_marks:
 * @self: the cell
 *
 * Returns: (transfer none) (nullable) (element-type PengFindMark): what was found in its text
 */
GArray *
peng_table_cell_get_marks (PengTableCell *self)
{
  return self->marks;
}

/**
 * peng_table_cell_forget_layout:
 * @self: the cell
 *
 * Its text, or how it looks, is another now.
 */
void
peng_table_cell_forget_layout (PengTableCell *self)
{
  g_clear_object (&self->layout);
  self->width = self->natural = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * peng_table_cell_get_text_height:
 * @self: the cell
 * @width: of the whole cell, in pixels
 *
 * Returns: how high its text is in a cell of that width
 */
int
peng_table_cell_get_text_height (PengTableCell *self,
                                 int            width)
{
  PangoLayout *layout = get_layout (self);

  if (self->width != width)
    {
      pango_layout_set_width (layout, MAX (1, width - 2 * PENG_TABLE_CELL_X) * PANGO_SCALE);
      pango_layout_get_pixel_size (layout, NULL, &self->height);
      self->width = width;
    }

  return self->height;
}

/**
 * peng_table_cell_get_text_width:
 * @self: the cell
 *
 * Returns: how wide its text is in pixels where nothing breaks its lines; without text, a
 *   character
 */
int
peng_table_cell_get_text_width (PengTableCell *self)
{
  PangoLayout *layout = get_layout (self);

  if (self->natural < 0)
    {
      pango_layout_set_width (layout, -1);
      self->width = -1;
      pango_layout_get_pixel_size (layout, &self->natural, NULL);
    }

  return self->natural;
}

/**
 * peng_table_cell_find_offset:
 * @self: the cell
 * @x: a point, in pixels
 * @y: its other coordinate
 *
 * Returns: between which characters of the text the point lies: how many are in front of it
 */
guint
peng_table_cell_find_offset (PengTableCell *self,
                             double         x,
                             double         y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int text_height = peng_table_cell_get_text_height (self, width);
  const char *utf8 = pango_layout_get_text (self->layout);
  int index, trailing;

  pango_layout_xy_to_index (self->layout, (x - PENG_TABLE_CELL_X) * PANGO_SCALE,
                            (y - (height - text_height) / 2) * PANGO_SCALE, &index, &trailing);

  return MIN (g_utf8_pointer_to_offset (utf8, utf8 + index) + trailing,
              peng_text_get_length (self->text));
}
