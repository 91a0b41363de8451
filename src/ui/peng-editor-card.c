/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-card.h"

#include "ui/peng-editor-picture.h"
#include "ui/peng-editor-view.h"

#include <glib/gi18n.h>

/* How much of a table is shown. */
#define MAX_ROWS    8
#define MAX_COLUMNS 8
#define MAX_WIDTH   12

/* And of a gallery. */
#define MAX_THUMBNAILS   6
#define THUMBNAIL_WIDTH  84
#define THUMBNAIL_HEIGHT 63

struct _PengEditorCard
{
  GtkWidget              parent_instance;

  GtkTextChildAnchor    *anchor;
  const PengEditorFuncs *funcs;
  gpointer               funcs_data;

  GtkWidget             *child;
  GtkWidget             *thumbnails;    /* of a gallery, inside the child */
  gboolean               is_near;
};

enum {
  SELECT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengEditorCard, peng_editor_card, GTK_TYPE_WIDGET)

static const char *
get_icon (PengBlockKind kind)
{
  switch ((int) kind)
    {
    case PENG_BLOCK_GALLERY:
      return "view-grid-symbolic";
    case PENG_BLOCK_VIDEO:
      return "video-x-generic-symbolic";
    case PENG_BLOCK_AUDIO:
      return "audio-x-generic-symbolic";
    case PENG_BLOCK_TABLE:
      return "x-office-spreadsheet-symbolic";
    default:
      return "mail-attachment-symbolic";
    }
}

static const char *
get_part_string (PengBlock *block,
                 PengPart   part)
{
  PengText *text = peng_block_get_part (block, part, 0);

  return text != NULL ? peng_text_get_string (text) : "";
}

static guint
count_columns (PengBlock *block)
{
  const PengTableRow *row = peng_block_get_row (block, 0);
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++)
    n += row->cells[i].column_span;

  return n;
}

static char *
new_title (PengBlock *block)
{
  guint n_images;

  switch ((int) peng_block_get_kind (block))
    {
    case PENG_BLOCK_GALLERY:
      peng_block_get_images (block, &n_images);
      return g_strdup_printf (ngettext ("Gallery of %u photograph", "Gallery of %u photographs",
                                        n_images), n_images);
    case PENG_BLOCK_VIDEO:
      return g_strdup (_("Video"));
    case PENG_BLOCK_AUDIO:
      return g_strdup (_("Sound"));
    case PENG_BLOCK_TABLE:
      /* Translators: rows by columns of a table */
      return g_strdup_printf (_("Table, %u × %u"), peng_block_get_n_rows (block),
                              count_columns (block));
    default:
      /* Translators: a file that readers can download */
      return g_strdup_printf (_("Attachment: %s"), get_part_string (block, PENG_PART_NAME));
    }
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_grid (PengBlock *block)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "peng-card-table");

  for (guint i = 0; i < MIN (MAX_ROWS, peng_block_get_n_rows (block)); i++)
    {
      const PengTableRow *row = peng_block_get_row (block, i);
      guint column = 0;

      for (guint j = 0; j < row->n_cells && column < MAX_COLUMNS; j++)
        {
          const PengCell *cell = &row->cells[j];
          GtkWidget *label = new_label (peng_text_get_string (cell->text),
                                        cell->heading ? "heading" : NULL);

          gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH);
          gtk_grid_attach (GTK_GRID (grid), label, column, i, 1, 1);
          column += cell->column_span;
        }
    }

  return grid;
}

static GtkWidget *
new_thumbnails (PengEditorCard *self,
                PengBlock      *block)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  guint n_images;
  const PengImage *images = peng_block_get_images (block, &n_images);

  for (guint i = 0; i < MIN (n_images, MAX_THUMBNAILS); i++)
    {
      GtkWidget *picture = peng_editor_picture_new (self->funcs, self->funcs_data);

      peng_editor_picture_set_media (PENG_EDITOR_PICTURE (picture), images[i].media);
      gtk_widget_set_size_request (picture, THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT);
      gtk_box_append (GTK_BOX (row), picture);
    }

  return row;
}

static void
wake_thumbnails (PengEditorCard *self)
{
  if (self->thumbnails == NULL)
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (self->thumbnails); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    peng_editor_picture_set_active (PENG_EDITOR_PICTURE (child), self->is_near);
}

static GtkWidget *
new_card (PengEditorCard *self,
          PengBlock      *block)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (get_icon (peng_block_get_kind (block)));
  g_autofree char *title = new_title (block);
  const char *caption = get_part_string (block, PENG_PART_CAPTION);

  gtk_widget_add_css_class (card, "peng-card");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), column);
  gtk_box_append (GTK_BOX (column), new_label (title, "heading"));

  if (*caption != '\0')
    gtk_box_append (GTK_BOX (column), new_label (caption, "dim-label"));
  if (peng_block_get_kind (block) == PENG_BLOCK_TABLE)
    gtk_box_append (GTK_BOX (column), new_grid (block));
  if (peng_block_get_kind (block) == PENG_BLOCK_GALLERY)
    {
      self->thumbnails = new_thumbnails (self, block);
      gtk_box_append (GTK_BOX (column), self->thumbnails);
    }

  return card;
}

static GtkWidget *
new_line (void)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_add_css_class (line, "peng-divider");

  return line;
}

static void
peng_editor_card_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  PengEditorCard *self = PENG_EDITOR_CARD (widget);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  int width = PENG_IS_EDITOR_VIEW (parent)
                ? peng_editor_view_get_content_width (PENG_EDITOR_VIEW (parent)) : 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = width;
  else
    gtk_widget_measure (self->child, orientation, -1, minimum, NULL, NULL, NULL);

  *natural = *minimum;
}

static void
peng_editor_card_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  PengEditorCard *self = PENG_EDITOR_CARD (widget);
  int minimum;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->child,
                            &(GtkAllocation) { 0, 0, MAX (width, minimum), height }, -1);
}

static void
pressed_cb (PengEditorCard  *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *click)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SELECT], 0);
}

static void
peng_editor_card_dispose (GObject *object)
{
  PengEditorCard *self = PENG_EDITOR_CARD (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_object (&self->anchor);

  G_OBJECT_CLASS (peng_editor_card_parent_class)->dispose (object);
}

static void
peng_editor_card_class_init (PengEditorCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_editor_card_dispose;

  widget_class->measure = peng_editor_card_measure;
  widget_class->size_allocate = peng_editor_card_size_allocate;

  /**
   * PengEditorCard::select:
   * @self: the card
   *
   * It was pressed.
   */
  signals[SELECT] =
    g_signal_new ("select", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "atomcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
peng_editor_card_init (PengEditorCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
}

/**
 * peng_editor_card_new:
 * @anchor: where the atom stands
 * @funcs: (nullable): where its pictures are; must stay valid
 * @user_data: for @funcs
 *
 * Returns: (transfer floating): a card, to be put at its anchor in a #PengEditorView
 */
GtkWidget *
peng_editor_card_new (GtkTextChildAnchor    *anchor,
                      const PengEditorFuncs *funcs,
                      gpointer               user_data)
{
  PengEditorCard *self;

  g_return_val_if_fail (GTK_IS_TEXT_CHILD_ANCHOR (anchor), NULL);

  self = g_object_new (PENG_TYPE_EDITOR_CARD, NULL);
  self->anchor = g_object_ref (anchor);
  self->funcs = funcs;
  self->funcs_data = user_data;
  peng_editor_card_refresh (self);

  return GTK_WIDGET (self);
}

/**
 * peng_editor_card_refresh:
 * @self: the card
 *
 * Shows what the document says of the atom now.
 */
void
peng_editor_card_refresh (PengEditorCard *self)
{
  PengBlock *block;
  g_autofree char *title = NULL;

  g_return_if_fail (PENG_IS_EDITOR_CARD (self));

  block = peng_anchor_get_block (self->anchor);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->thumbnails = NULL;

  if (peng_block_get_kind (block) == PENG_BLOCK_DIVIDER)
    {
      self->child = new_line ();
      title = g_strdup (_("Divider"));
    }
  else
    {
      self->child = new_card (self, block);
      title = new_title (block);
    }

  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  wake_thumbnails (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * peng_editor_card_set_near:
 * @self: the card
 * @is_near: whether it is seen or soon may be
 */
void
peng_editor_card_set_near (PengEditorCard *self,
                           gboolean        is_near)
{
  g_return_if_fail (PENG_IS_EDITOR_CARD (self));

  if (self->is_near == is_near)
    return;

  self->is_near = is_near;
  wake_thumbnails (self);
}
