/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-gallery-view"

#include "ui/peng-gallery-private.h"

#include "ui/peng-editor-entry.h"
#include "ui/peng-editor-picture.h"
#include "ui/peng-gallery-tools.h"

#include <glib/gi18n.h>

/* What a gallery is made of on the screen: photographs always, entries and buttons while it is near
 * what is seen. */

static void
add_caption (PengGalleryView *self)
{
  guint index = self->captions->len;
  /* Translators: of the photograph of that number in a gallery */
  g_autofree char *label = g_strdup_printf (_("Caption of photograph %u"), index + 1);

  g_ptr_array_add (self->captions,
                   peng_atom_view_add_entry (PENG_ATOM_VIEW (self), PENG_PART_IMAGE_CAPTION, index,
                                             label, _("Write a caption")));
}

static void
add_picture (PengGalleryView *self)
{
  PengAtomView *view = PENG_ATOM_VIEW (self);
  gpointer user_data;
  const PengEditorFuncs *funcs = peng_atom_view_get_funcs (view, &user_data);
  GtkWidget *picture = peng_editor_picture_new (funcs, user_data);

  gtk_widget_set_focusable (picture, TRUE);
  gtk_widget_set_parent (picture, GTK_WIDGET (self));
  peng_editor_picture_set_active (PENG_EDITOR_PICTURE (picture),
                                  peng_atom_view_get_near (view));
  g_ptr_array_add (self->pictures, picture);
}

/* What a screen reader says of a photograph is its place, and what its author wrote for that. */
static void
show_picture (PengGalleryView *self,
              guint            index,
              guint            n_images,
              const PengImage *image)
{
  GtkWidget *picture = g_ptr_array_index (self->pictures, index);
  /* Translators: a photograph in a gallery: its number, of how many, and its alternative text */
  g_autofree char *label = g_strdup_printf (_("Photograph %u of %u: %s"), index + 1, n_images,
                                            image->alt);

  peng_editor_picture_set_media (PENG_EDITOR_PICTURE (picture), image->media);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
show_pictures (PengGalleryView *self)
{
  guint n_images;
  const PengImage *images = peng_gallery_view_get_images (self, &n_images);

  while (self->pictures->len < n_images)
    add_picture (self);
  g_ptr_array_set_size (self->pictures, n_images);

  for (guint i = 0; i < n_images; i++)
    show_picture (self, i, n_images, &images[i]);
}

static void
show_captions (PengGalleryView *self)
{
  while (self->captions->len < self->pictures->len)
    add_caption (self);
  g_ptr_array_set_size (self->captions, self->pictures->len);

  for (guint i = 0; i < self->captions->len; i++)
    peng_editor_entry_refresh (g_ptr_array_index (self->captions, i));
  peng_editor_entry_refresh (self->caption);
}

/**
 * peng_gallery_parts_show_alt:
 * @self: a gallery
 *
 * Has the one entry that there is for alternative texts be that of the chosen photograph.
 */
void
peng_gallery_parts_show_alt (PengGalleryView *self)
{
  /* Translators: hint in the entry for the alternative text of one photograph of a gallery */
  g_autofree char *hint =
    g_strdup_printf (_("Describe photograph %u for people who cannot see it"), self->chosen + 1);

  if (self->alt == NULL)
    return;

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->alt), hint);
  peng_editor_entry_set_index (self->alt, self->chosen);
}

/**
 * peng_gallery_parts_mark:
 * @self: a gallery
 *
 * Marks the chosen photograph while the focus is in the gallery, and all while it is selected.
 */
void
peng_gallery_parts_mark (PengGalleryView *self)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self));
  gboolean has_focus = (flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  for (guint i = 0; i < self->pictures->len; i++)
    peng_editor_picture_set_selected (g_ptr_array_index (self->pictures, i),
                                      (flags & GTK_STATE_FLAG_SELECTED) != 0 ||
                                        (has_focus && i == self->chosen));
}

static void
show_texts (PengGalleryView *self)
{
  PengAtomView *view = PENG_ATOM_VIEW (self);

  show_captions (self);
  peng_gallery_parts_show_alt (self);
  peng_gallery_tools_show_layout (peng_atom_view_get_tools (view),
                                  peng_block_get_layout (peng_atom_view_get_block (view)));
}

/**
 * peng_gallery_parts_show:
 * @self: a gallery
 *
 * Shows what the document says of it now.
 */
void
peng_gallery_parts_show (PengGalleryView *self)
{
  show_pictures (self);
  self->chosen = MIN (self->chosen, self->pictures->len - 1);

  if (self->caption != NULL)
    show_texts (self);

  peng_gallery_parts_mark (self);
}

/**
 * peng_gallery_parts_build:
 * @self: a gallery that is near what is seen
 *
 * Makes the entries and the buttons.
 */
void
peng_gallery_parts_build (PengGalleryView *self)
{
  PengAtomView *view = PENG_ATOM_VIEW (self);

  if (self->caption != NULL)
    return;

  self->caption = peng_atom_view_add_entry (view, PENG_PART_CAPTION, 0, _("Caption of the gallery"),
                                            _("Write a caption for all photographs"));
  self->alt = peng_atom_view_add_entry (view, PENG_PART_IMAGE_ALT, self->chosen,
                                        _("Alternative text"), NULL);
  peng_atom_view_set_tools (view, peng_gallery_tools_new ());
  show_texts (self);
}

/**
 * peng_gallery_parts_unbuild:
 * @self: a gallery far from what is seen
 *
 * Takes the entries and the buttons away, unless a person is at one of them.
 */
void
peng_gallery_parts_unbuild (PengGalleryView *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    return;

  g_ptr_array_set_size (self->captions, 0);
  g_clear_pointer (&self->caption, gtk_widget_unparent);
  g_clear_pointer (&self->alt, gtk_widget_unparent);
  peng_atom_view_set_tools (PENG_ATOM_VIEW (self), NULL);
}
