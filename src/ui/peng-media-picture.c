/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-media-picture"

#include "ui/peng-media-picture.h"

#include "ui/peng-editor-texture.h"

#include <glib/gi18n.h>

#define MIN_HEIGHT 64
#define ICON_SIZE  64

struct _PengMediaPicture
{
  AdwBin        parent_instance;

  int           width;
  int           max_height;
  char         *shown;      /* SHA-256 of what is shown, or on its way: it may be made anew */
  GCancellable *loading;
  GtkWidget    *picture;
  GtkWidget    *icon;
  GtkStack     *stack;
};

G_DEFINE_FINAL_TYPE (PengMediaPicture, peng_media_picture, ADW_TYPE_BIN)

static const char *
get_icon (const char *mime)
{
  if (g_str_has_prefix (mime, "image/"))
    return "image-x-generic-symbolic";
  if (g_str_has_prefix (mime, "video/"))
    return "video-x-generic-symbolic";
  if (g_str_has_prefix (mime, "audio/"))
    return "audio-x-generic-symbolic";

  return "text-x-generic-symbolic";
}

static void
stop_loading (PengMediaPicture *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengMediaPicture) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = peng_editor_texture_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->loading == NULL)
    return;

  g_clear_object (&self->loading);
  if (texture == NULL)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), "image-missing-symbolic");
      gtk_widget_set_tooltip_text (self->icon, _("This picture cannot be shown"));
      gtk_stack_set_visible_child (self->stack, self->icon);
      return;
    }

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child (self->stack, self->picture);
}

/* The web version is upright and a few times as wide as this; a film has a picture for lists. */
static char *
dup_path (PengStore       *store,
          const PengMedia *media)
{
  if (media->web_sha != NULL && g_str_has_prefix (media->web_mime, "image/"))
    return peng_store_dup_media_path (store, media->sha, PENG_MEDIA_WEB);
  if (media->has_thumb)
    return peng_store_dup_media_path (store, media->sha, PENG_MEDIA_THUMB);

  return NULL;
}

/* Known before the picture is: what stands below does not jump. */
static int
get_height (PengMediaPicture *self,
            const PengMedia  *media)
{
  if (media->width == 0 || media->height == 0)
    return MIN (self->max_height, 2 * ICON_SIZE);

  return CLAMP ((int) ((gint64) self->width * media->height / media->width), MIN_HEIGHT,
                MAX (MIN_HEIGHT, self->max_height));
}

static void
load (PengMediaPicture *self,
      const char       *path)
{
  self->loading = g_cancellable_new ();
  peng_editor_texture_load_async (path,
                                  self->width * gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                  self->loading, loaded_cb, g_object_ref (self));
}

/**
 * peng_media_picture_set_media:
 * @self: the picture
 * @store: an open store
 * @media: an item of its library
 *
 * Shows an item. What is shown already is left as it is.
 */
void
peng_media_picture_set_media (PengMediaPicture *self,
                              PengStore        *store,
                              const PengMedia  *media)
{
  g_autofree char *path = NULL;
  const char *shown;

  g_return_if_fail (PENG_IS_MEDIA_PICTURE (self));
  g_return_if_fail (media != NULL);

  gtk_widget_set_size_request (GTK_WIDGET (self->stack), -1, get_height (self, media));
  shown = media->web_sha != NULL ? media->web_sha : media->sha;
  if (g_strcmp0 (shown, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_strdup (shown);
  stop_loading (self);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), get_icon (media->mime));
  gtk_widget_set_tooltip_text (self->icon, NULL);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), NULL);
  path = dup_path (store, media);
  gtk_stack_set_visible_child (self->stack, path != NULL ? self->picture : self->icon);
  if (path != NULL)
    load (self, path);
}

/**
 * peng_media_picture_set_words:
 * @self: the picture
 * @words: what is to be seen
 */
void
peng_media_picture_set_words (PengMediaPicture *self,
                              const char       *words)
{
  g_return_if_fail (PENG_IS_MEDIA_PICTURE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static void
peng_media_picture_dispose (GObject *object)
{
  stop_loading (PENG_MEDIA_PICTURE (object));

  G_OBJECT_CLASS (peng_media_picture_parent_class)->dispose (object);
}

static void
peng_media_picture_finalize (GObject *object)
{
  g_free (PENG_MEDIA_PICTURE (object)->shown);

  G_OBJECT_CLASS (peng_media_picture_parent_class)->finalize (object);
}

static void
peng_media_picture_class_init (PengMediaPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_media_picture_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_media_picture_finalize;
}

static void
peng_media_picture_init (PengMediaPicture *self)
{
  self->picture = gtk_picture_new ();
  gtk_picture_set_content_fit (GTK_PICTURE (self->picture), GTK_CONTENT_FIT_CONTAIN);
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  self->icon = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), ICON_SIZE);
  gtk_widget_add_css_class (self->icon, "dim-label");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, self->picture);
  gtk_stack_add_child (self->stack, self->icon);
  gtk_widget_set_overflow (GTK_WIDGET (self->stack), GTK_OVERFLOW_HIDDEN);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * peng_media_picture_new:
 * @width: how wide it will be, in pixels
 * @max_height: how high it may be
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
peng_media_picture_new (int width,
                        int max_height)
{
  PengMediaPicture *self = g_object_new (PENG_TYPE_MEDIA_PICTURE, NULL);

  self->width = width;
  self->max_height = max_height;
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), MIN (ICON_SIZE, max_height / 2));

  return GTK_WIDGET (self);
}
