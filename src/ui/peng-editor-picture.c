/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-picture.h"

#include "ui/peng-accessible.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-picture-notice.h"

#include <glib/gi18n.h>

#define RADIUS        6
#define BORDER        3

/* In pixels: below this there is no room for a sentence. */
#define NOTICE_WIDTH  160

struct _PengEditorPicture
{
  GtkWidget              parent_instance;

  const PengEditorFuncs *funcs;
  gpointer               funcs_data;

  char                  *media;
  gboolean               active;
  gboolean               failed;
  GdkTexture            *texture;
  GCancellable          *loading;
  int                    width;      /* what texture or loading is for, in device pixels */

  PengPictures          *pictures;   /* while it is active: those that are on their way */
  GtkWidget             *notice;
};

G_DEFINE_FINAL_TYPE (PengEditorPicture, peng_editor_picture, GTK_TYPE_WIDGET)

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengEditorPicture) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = peng_editor_texture_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->loading);
  self->failed = texture == NULL;
  if (texture == NULL)
    g_debug ("picture not shown: %s", error->message);

  g_set_object (&self->texture, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cancel (PengEditorPicture *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
load (PengEditorPicture *self,
      int                width)
{
  g_autofree char *path = NULL;

  cancel (self);
  self->width = width;
  path = self->funcs->dup_media_path (self->media, width, self->funcs_data);
  self->failed = path == NULL;
  if (path == NULL)
    return;

  self->loading = g_cancellable_new ();
  peng_editor_texture_load_async (path, width, self->loading, loaded_cb, g_object_ref (self));
}

/* A picture that was loaded for less room is loaded anew, and shown as it is until then. */
static void
load_if_needed (PengEditorPicture *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) *
              gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->active && self->funcs != NULL && self->media != NULL && width > self->width)
    load (self, width);
}

static void
unload (PengEditorPicture *self)
{
  cancel (self);
  g_clear_object (&self->texture);
  self->failed = FALSE;
  self->width = 0;
}

static void
retry_cb (PengEditorPicture *self)
{
  if (self->pictures != NULL)
    peng_pictures_retry (self->pictures, self->media);
}

static void
update_notice (PengEditorPicture *self)
{
  gboolean failed = FALSE;
  g_autofree char *words = self->pictures != NULL && self->media != NULL
                             ? peng_pictures_dup_words (self->pictures, self->media, &failed) : NULL;

  if (words == NULL)
    {
      g_clear_pointer (&self->notice, gtk_widget_unparent);
      return;
    }

  if (self->notice == NULL)
    {
      self->notice = peng_picture_notice_new ();
      g_signal_connect_swapped (self->notice, "retry", G_CALLBACK (retry_cb), self);
      gtk_widget_set_parent (self->notice, GTK_WIDGET (self));
    }

  peng_picture_notice_show (PENG_PICTURE_NOTICE (self->notice), words, failed);
}

static void
changed_cb (PengEditorPicture *self,
            const char        *media)
{
  if (g_strcmp0 (self->media, media) == 0)
    update_notice (self);
}

static void
forget_pictures (PengEditorPicture *self)
{
  if (self->pictures != NULL)
    g_signal_handlers_disconnect_by_data (self->pictures, self);
  g_clear_object (&self->pictures);
}

static void
watch_pictures (PengEditorPicture *self)
{
  PengPictures *pictures = self->funcs != NULL && self->funcs->get_pictures != NULL
                             ? self->funcs->get_pictures (self->funcs_data) : NULL;

  forget_pictures (self);
  if (!g_set_object (&self->pictures, pictures))
    return;

  g_signal_connect_object (pictures, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pictures, "arrived", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
peng_editor_picture_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  PengEditorPicture *self = PENG_EDITOR_PICTURE (widget);

  load_if_needed (self);
  if (self->notice == NULL)
    return;

  gtk_widget_measure (self->notice, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->notice, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
snapshot_notice (PengEditorPicture *self,
                 GtkSnapshot       *snapshot,
                 const GdkRGBA     *color)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  g_autoptr(PangoLayout) layout =
    gtk_widget_create_pango_layout (GTK_WIDGET (self), _("This photograph cannot be shown"));
  int height;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
    0, (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* Fills the room and cuts off what lies outside of it. */
static void
snapshot_texture (PengEditorPicture     *self,
                  GtkSnapshot           *snapshot,
                  const graphene_rect_t *room)
{
  double width = gdk_texture_get_width (self->texture);
  double height = gdk_texture_get_height (self->texture);
  double scale = MAX (room->size.width / width, room->size.height / height);
  graphene_rect_t rect;

  graphene_rect_init (&rect, (room->size.width - width * scale) / 2,
                      (room->size.height - height * scale) / 2, width * scale, height * scale);
  gtk_snapshot_append_texture (snapshot, self->texture, &rect);
}

static void
snapshot_ground (PengEditorPicture     *self,
                 GtkSnapshot           *snapshot,
                 const graphene_rect_t *room)
{
  GdkRGBA color;

  peng_dialogs_get_color (GTK_WIDGET (self), NULL, &color);
  color.alpha = 0.08f;
  gtk_snapshot_append_color (snapshot, &color, room);

  color.alpha = peng_accessible_get_alpha (0.6f);
  if (self->failed && self->notice == NULL && room->size.width >= NOTICE_WIDTH)
    snapshot_notice (self, snapshot, &color);
}

static void
snapshot_selection (PengEditorPicture    *self,
                    GtkSnapshot          *snapshot,
                    const GskRoundedRect *round)
{
  float border[4] = { BORDER, BORDER, BORDER, BORDER };
  GdkRGBA colors[4];

  if ((gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_SELECTED) == 0)
    return;

  peng_dialogs_get_color (GTK_WIDGET (self), "accent_bg_color", &colors[0]);
  colors[1] = colors[2] = colors[3] = colors[0];
  gtk_snapshot_append_border (snapshot, round, border, colors);
}

static void
peng_editor_picture_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  PengEditorPicture *self = PENG_EDITOR_PICTURE (widget);
  GskRoundedRect round;
  graphene_rect_t room;

  graphene_rect_init (&room, 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gsk_rounded_rect_init_from_rect (&round, &room, RADIUS);

  gtk_snapshot_push_rounded_clip (snapshot, &round);
  if (self->texture != NULL)
    snapshot_texture (self, snapshot, &room);
  else
    snapshot_ground (self, snapshot, &room);
  if (self->notice != NULL)
    gtk_widget_snapshot_child (widget, self->notice, snapshot);
  gtk_snapshot_pop (snapshot);

  snapshot_selection (self, snapshot, &round);
}

static void
peng_editor_picture_dispose (GObject *object)
{
  PengEditorPicture *self = PENG_EDITOR_PICTURE (object);

  unload (self);
  forget_pictures (self);
  g_clear_pointer (&self->notice, gtk_widget_unparent);

  G_OBJECT_CLASS (peng_editor_picture_parent_class)->dispose (object);
}

static void
peng_editor_picture_finalize (GObject *object)
{
  g_free (PENG_EDITOR_PICTURE (object)->media);

  G_OBJECT_CLASS (peng_editor_picture_parent_class)->finalize (object);
}

static void
peng_editor_picture_class_init (PengEditorPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = peng_editor_picture_dispose;
  object_class->finalize = peng_editor_picture_finalize;

  widget_class->size_allocate = peng_editor_picture_size_allocate;
  widget_class->snapshot = peng_editor_picture_snapshot;

  gtk_widget_class_set_css_name (widget_class, "librarypicture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
peng_editor_picture_init (PengEditorPicture *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * peng_editor_picture_new:
 * @funcs: (nullable): where pictures are; must stay valid
 * @user_data: for @funcs
 *
 * Returns: (transfer floating): an empty picture
 */
GtkWidget *
peng_editor_picture_new (const PengEditorFuncs *funcs,
                         gpointer               user_data)
{
  PengEditorPicture *self = g_object_new (PENG_TYPE_EDITOR_PICTURE, NULL);

  self->funcs = funcs;
  self->funcs_data = user_data;

  return GTK_WIDGET (self);
}

/**
 * peng_editor_picture_set_media:
 * @self: the picture
 * @media: the media item to show
 */
void
peng_editor_picture_set_media (PengEditorPicture *self,
                               const char        *media)
{
  g_return_if_fail (PENG_IS_EDITOR_PICTURE (self));
  g_return_if_fail (media != NULL);

  if (g_strcmp0 (self->media, media) == 0)
    return;

  g_free (self->media);
  self->media = g_strdup (media);
  unload (self);
  update_notice (self);
  load_if_needed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * peng_editor_picture_set_active:
 * @self: the picture
 * @active: whether it is seen or soon may be
 */
void
peng_editor_picture_set_active (PengEditorPicture *self,
                                gboolean           active)
{
  g_return_if_fail (PENG_IS_EDITOR_PICTURE (self));

  self->active = active;
  if (active)
    {
      watch_pictures (self);
      update_notice (self);
      load_if_needed (self);
    }
  else
    {
      forget_pictures (self);
      update_notice (self);
      unload (self);
    }
}

/**
 * peng_editor_picture_set_selected:
 * @self: the picture
 * @selected: whether a frame is drawn around it
 */
void
peng_editor_picture_set_selected (PengEditorPicture *self,
                                  gboolean           selected)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (PENG_IS_EDITOR_PICTURE (self));

  if (selected)
    gtk_widget_set_state_flags (widget, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (widget, GTK_STATE_FLAG_SELECTED);

  gtk_widget_queue_draw (widget);
}

/**
 * peng_editor_picture_reload:
 * @self: the picture
 * @media: a media name whose files are others than they were
 *
 * Reads it anew where it is that; until then it is shown as it was.
 */
void
peng_editor_picture_reload (PengEditorPicture *self,
                            const char        *media)
{
  g_return_if_fail (PENG_IS_EDITOR_PICTURE (self));

  if (g_strcmp0 (self->media, media) != 0)
    return;

  self->width = 0;
  load_if_needed (self);
}

/**
 * peng_editor_picture_is_loaded:
 * @self: the picture
 *
 * Returns: whether its pixels are in memory
 */
gboolean
peng_editor_picture_is_loaded (PengEditorPicture *self)
{
  g_return_val_if_fail (PENG_IS_EDITOR_PICTURE (self), FALSE);

  return self->texture != NULL;
}
