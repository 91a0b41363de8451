/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-gallery-view"

#include "ui/peng-gallery-private.h"

#include "ui/peng-editor-entry.h"
#include "ui/peng-editor-picture.h"
#include "ui/peng-gallery-layout.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (PengGalleryView, peng_gallery_view, PENG_TYPE_ATOM_VIEW)

/**
 * peng_gallery_view_get_images:
 * @self: a gallery
 * @n_images: (out): how many
 *
 * Returns: (transfer none) (array length=n_images): its photographs
 */
const PengImage *
peng_gallery_view_get_images (PengGalleryView *self,
                              guint           *n_images)
{
  return peng_block_get_images (peng_atom_view_get_block (PENG_ATOM_VIEW (self)), n_images);
}

/* Returns: how high the photographs are together */
static double
place_pictures (PengGalleryView *self,
                int              width)
{
  PengAtomView *view = PENG_ATOM_VIEW (self);
  int caption_height = PENG_ATOM_VIEW_CAPTION_HEIGHT * peng_atom_view_get_em (view);
  guint n_images;
  const PengImage *images = peng_gallery_view_get_images (self, &n_images);

  return peng_gallery_layout_place (peng_block_get_layout (peng_atom_view_get_block (view)),
                                    images, n_images, width, caption_height, self->places);
}

/* Who comes to a photograph or its caption by Tab or by a press has chosen it. */
static void
follow_focus (PengGalleryView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint index;

  if (child == NULL || (!g_ptr_array_find (self->pictures, child, &index) &&
                        !g_ptr_array_find (self->captions, child, &index)))
    return;

  self->chosen = index;
  peng_gallery_parts_show_alt (self);
  peng_gallery_parts_mark (self);
}

static void
peng_gallery_view_set_focus_child (GtkWidget *widget,
                                   GtkWidget *child)
{
  GTK_WIDGET_CLASS (peng_gallery_view_parent_class)->set_focus_child (widget, child);

  follow_focus (PENG_GALLERY_VIEW (widget));
}

static void
peng_gallery_view_state_flags_changed (GtkWidget     *widget,
                                       GtkStateFlags  previous)
{
  peng_gallery_parts_mark (PENG_GALLERY_VIEW (widget));

  GTK_WIDGET_CLASS (peng_gallery_view_parent_class)->state_flags_changed (widget, previous);
}

static int
peng_gallery_view_get_height (PengAtomView *view,
                              int           width)
{
  return (int) (place_pictures (PENG_GALLERY_VIEW (view), width) +
                (PENG_ATOM_VIEW_CAPTION_HEIGHT + PENG_ATOM_VIEW_ALT_HEIGHT) *
                peng_atom_view_get_em (view));
}

static void
peng_gallery_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  PengGalleryView *self = PENG_GALLERY_VIEW (widget);
  double em = peng_atom_view_get_em (PENG_ATOM_VIEW (self));
  double caption_height = PENG_ATOM_VIEW_CAPTION_HEIGHT * em;
  double bottom = place_pictures (self, width);

  for (guint i = 0; i < self->pictures->len; i++)
    {
      const graphene_rect_t *place = &self->places[i];

      peng_atom_view_allocate_child (g_ptr_array_index (self->pictures, i), place->origin.x,
                                     place->origin.y, place->size.width, place->size.height);
      if (i < self->captions->len)
        peng_atom_view_allocate_child (g_ptr_array_index (self->captions, i), place->origin.x,
                                       place->origin.y + place->size.height, place->size.width,
                                       caption_height);
    }

  if (self->caption == NULL)
    return;

  peng_atom_view_allocate_child (self->caption, 0, bottom, width, caption_height);
  peng_atom_view_allocate_child (self->alt, 0, bottom + caption_height, width,
                                 PENG_ATOM_VIEW_ALT_HEIGHT * em);
  peng_atom_view_allocate_tools (PENG_ATOM_VIEW (self), width);
}

static void
peng_gallery_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (peng_gallery_view_parent_class)->snapshot (widget, snapshot);

  peng_gallery_drag_snapshot (PENG_GALLERY_VIEW (widget), snapshot);
}

static void
peng_gallery_view_create (PengAtomView *view)
{
  peng_gallery_parts_show (PENG_GALLERY_VIEW (view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Gallery"), -1);
}

static void
peng_gallery_view_refresh (PengAtomView *view)
{
  peng_gallery_parts_show (PENG_GALLERY_VIEW (view));
  gtk_widget_queue_resize (GTK_WIDGET (view));
}

static void
peng_gallery_view_set_near (PengAtomView *view,
                            gboolean      is_near)
{
  PengGalleryView *self = PENG_GALLERY_VIEW (view);

  for (guint i = 0; i < self->pictures->len; i++)
    peng_editor_picture_set_active (g_ptr_array_index (self->pictures, i), is_near);

  if (is_near)
    peng_gallery_parts_build (self);
  else
    peng_gallery_parts_unbuild (self);
}

static gboolean
peng_gallery_view_focus_part (PengAtomView *view,
                              PengPart      part,
                              guint         index)
{
  PengGalleryView *self = PENG_GALLERY_VIEW (view);
  GtkWidget *entry;

  g_return_val_if_fail (part == PENG_PART_CAPTION || index < self->pictures->len, FALSE);

  if (part != PENG_PART_CAPTION)
    {
      self->chosen = index;
      peng_gallery_parts_show_alt (self);
    }

  entry = part == PENG_PART_CAPTION ? self->caption
        : part == PENG_PART_IMAGE_ALT ? self->alt : g_ptr_array_index (self->captions, index);

  return peng_editor_entry_focus (entry);
}

static void
peng_gallery_view_dispose (GObject *object)
{
  PengGalleryView *self = PENG_GALLERY_VIEW (object);

  g_ptr_array_set_size (self->pictures, 0);
  g_ptr_array_set_size (self->captions, 0);
  g_clear_pointer (&self->caption, gtk_widget_unparent);
  g_clear_pointer (&self->alt, gtk_widget_unparent);

  G_OBJECT_CLASS (peng_gallery_view_parent_class)->dispose (object);
}

static void
peng_gallery_view_finalize (GObject *object)
{
  PengGalleryView *self = PENG_GALLERY_VIEW (object);

  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->captions, g_ptr_array_unref);

  G_OBJECT_CLASS (peng_gallery_view_parent_class)->finalize (object);
}

static void
peng_gallery_view_class_init (PengGalleryViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PengAtomViewClass *atom_class = PENG_ATOM_VIEW_CLASS (klass);

  object_class->dispose = peng_gallery_view_dispose;
  object_class->finalize = peng_gallery_view_finalize;

  widget_class->size_allocate = peng_gallery_view_size_allocate;
  widget_class->snapshot = peng_gallery_view_snapshot;
  widget_class->set_focus_child = peng_gallery_view_set_focus_child;
  widget_class->state_flags_changed = peng_gallery_view_state_flags_changed;

  atom_class->create = peng_gallery_view_create;
  atom_class->get_height = peng_gallery_view_get_height;
  atom_class->refresh = peng_gallery_view_refresh;
  atom_class->set_near = peng_gallery_view_set_near;
  atom_class->focus_part = peng_gallery_view_focus_part;
  atom_class->key_pressed = peng_gallery_act_key;

  gtk_widget_class_set_css_name (widget_class, "figure");
  peng_gallery_act_install (atom_class);
}

static void
peng_gallery_view_init (PengGalleryView *self)
{
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->captions = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  peng_gallery_drag_create (self);
}

/**
 * peng_gallery_view_find:
 * @self: the gallery
 * @picture: (nullable): a widget
 * @index: (out): index of the photograph
 *
 * Returns: whether @picture is one of its photographs
 */
gboolean
peng_gallery_view_find (PengGalleryView *self,
                        GtkWidget       *picture,
                        guint           *index)
{
  return g_ptr_array_find (self->pictures, picture, index);
}

/**
 * peng_gallery_view_choose:
 * @self: the gallery
 * @index: index of a photograph
 *
 * Chooses one, which gets the focus.
 */
void
peng_gallery_view_choose (PengGalleryView *self,
                          guint            index)
{
  gtk_widget_grab_focus (g_ptr_array_index (self->pictures, index));
}
