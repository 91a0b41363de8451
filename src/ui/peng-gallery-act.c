/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-gallery-view"

#include "ui/peng-gallery-private.h"

#include "core/peng-gallery.h"
#include "ui/peng-commands.h"
#include "ui/peng-gallery-tools.h"

/* What the buttons and keys of a gallery do. Nothing is changed while an input method is at work in
 * one of its entries. */

static gboolean
find_block (PengGalleryView *self,
            guint           *block)
{
  PengAtomView *view = PENG_ATOM_VIEW (self);

  return !peng_atom_view_is_composing (view) && peng_atom_view_find_block (view, block);
}

static PengBlock *
get_block (PengGalleryView *self)
{
  return peng_atom_view_get_block (PENG_ATOM_VIEW (self));
}

static gboolean
replace (PengGalleryView *self,
         PengBlock       *changed)
{
  PengAtomView *view = PENG_ATOM_VIEW (self);

  return !peng_atom_view_is_composing (view) && peng_atom_view_replace (view, changed);
}

/* The gallery may become other blocks, which are chosen then; its widget goes with it. */
static void
replace_by_several (PengGalleryView *self,
                    GPtrArray       *blocks)
{
  g_autoptr(PengBuffer) buffer = g_object_ref (peng_atom_view_get_buffer (PENG_ATOM_VIEW (self)));
  PengPosition start = { 0, 0 }, end = { 0, 1 };

  if (!find_block (self, &start.block))
    return;

  peng_buffer_replace_blocks (buffer, start.block, 1, (PengBlock * const *) blocks->pdata,
                              blocks->len);
  end.block = start.block + blocks->len - 1;
  if (peng_block_is_text (g_ptr_array_index (blocks, blocks->len - 1)))
    end.block--;
  peng_buffer_select (buffer, &start, &end);
}

static void
layout_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PengGalleryView *self = PENG_GALLERY_VIEW (widget);
  PengGalleryLayout layout =
    peng_gallery_tools_parse_layout (g_variant_get_string (parameter, NULL));
  g_autoptr(PengBlock) changed = peng_gallery_with_layout (get_block (self), layout);

  replace (self, changed);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  guint n_images;

  peng_gallery_view_get_images (PENG_GALLERY_VIEW (widget), &n_images);
  peng_atom_view_want (PENG_ATOM_VIEW (widget), n_images,
                       g_str_equal (name, "gallery.add-from-library"));
}

static void
split_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PengGalleryView *self = PENG_GALLERY_VIEW (widget);
  g_autoptr(GPtrArray) blocks = peng_gallery_split (get_block (self));

  replace_by_several (self, blocks);
}

static void
fit_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  PengGalleryView *self = PENG_GALLERY_VIEW (widget);
  guint n_images;
  const PengImage *images = peng_gallery_view_get_images (self, &n_images);

  if (self->chosen < n_images)
    peng_atom_view_want_fit (PENG_ATOM_VIEW (widget), images[self->chosen].media);
}

static void
remove_photo (PengGalleryView *self)
{
  guint index = self->chosen;
  g_autoptr(GPtrArray) blocks = peng_gallery_remove (get_block (self), index);
  PengBlock *first = g_ptr_array_index (blocks, 0);
  guint n_images;

  if (peng_block_get_kind (first) != PENG_BLOCK_GALLERY)
    {
      replace_by_several (self, blocks);
      return;
    }

  replace (self, first);
  peng_gallery_view_get_images (self, &n_images);
  peng_gallery_view_choose (self, MIN (index, n_images - 1));
}

static void
remove_photo_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  remove_photo (PENG_GALLERY_VIEW (widget));
}

/**
 * peng_gallery_act_install:
 * @klass: the class of the gallery
 *
 * Makes the actions that peng_gallery_tools_new() names.
 */
void
peng_gallery_act_install (PengAtomViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "gallery.layout", "s", layout_action);
  gtk_widget_class_install_action (widget_class, "gallery.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "gallery.add-from-library", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "gallery.fit", NULL, fit_action);
  gtk_widget_class_install_action (widget_class, "gallery.split", NULL, split_action);
  gtk_widget_class_install_action (widget_class, "gallery.remove-photo", NULL,
                                   remove_photo_action);
  peng_atom_view_class_install_actions (klass, "gallery.up", "gallery.down", "gallery.remove");
  peng_commands_add_bindings (widget_class, "gallery.");
}

/**
 * peng_gallery_act_move_photo:
 * @self: a gallery
 * @to: where the chosen photograph is to be, counted without it
 *
 * Moves the chosen photograph, which stays chosen.
 */
void
peng_gallery_act_move_photo (PengGalleryView *self,
                             guint            to)
{
  g_autoptr(PengBlock) moved = NULL;
  guint n_images;

  peng_gallery_view_get_images (self, &n_images);
  if (to >= n_images || to == self->chosen)
    return;

  moved = peng_gallery_move (get_block (self), self->chosen, to);
  if (replace (self, moved))
    peng_gallery_view_choose (self, to);
}

static gboolean
is_on_picture (PengGalleryView *self)
{
  return peng_gallery_view_find (self, gtk_widget_get_focus_child (GTK_WIDGET (self)),
                                 &(guint) { 0 });
}

static void
step (PengGalleryView *self,
      int              by)
{
  guint n_images;

  peng_gallery_view_get_images (self, &n_images);
  if ((by > 0 || self->chosen > 0) && self->chosen + by < n_images)
    peng_gallery_view_choose (self, self->chosen + by);
}

static gboolean
picture_key (PengGalleryView *self,
             guint            keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      step (self, keyval == GDK_KEY_Left ? -1 : 1);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      remove_photo (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_F2:
    case GDK_KEY_Down:
      peng_atom_view_focus_part (PENG_ATOM_VIEW (self), PENG_PART_IMAGE_CAPTION, self->chosen);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * peng_gallery_act_key:
 * @view: a gallery with the focus in it
 * @keyval: the key
 * @state: what is held beside it
 *
 * Keys that nobody here wants would go on to the text view, which would write them into the text.
 *
 * Returns: whether it goes no further
 */
gboolean
peng_gallery_act_key (PengAtomView    *view,
                      guint            keyval,
                      GdkModifierType  state)
{
  PengGalleryView *self = PENG_GALLERY_VIEW (view);

  if ((state & GDK_ALT_MASK) != 0 && (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right))
    {
      peng_gallery_act_move_photo (self, self->chosen + (keyval == GDK_KEY_Left ? -1 : 1));
      return GDK_EVENT_STOP;
    }

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return gdk_keyval_to_unicode (keyval) != 0 || (state & GDK_ALT_MASK) != 0
             ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;

  if (!is_on_picture (self) || !picture_key (self, keyval))
    peng_atom_view_walk (view, keyval, state);

  return GDK_EVENT_STOP;
}
