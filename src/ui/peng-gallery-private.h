/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-gallery-view.h"

G_BEGIN_DECLS

struct _PengGalleryView
{
  PengAtomView     parent_instance;

  GPtrArray       *pictures;
  GPtrArray       *captions;     /* empty while it is far away */
  GtkWidget       *caption;
  GtkWidget       *alt;
  graphene_rect_t  places[PENG_GALLERY_MAX];
  guint            chosen;

  gboolean         is_dragging;
  guint            drop_place;
};

/* peng-gallery-view.c */
const PengImage *peng_gallery_view_get_images (PengGalleryView *self,
                                              guint           *n_images);
gboolean         peng_gallery_view_find      (PengGalleryView *self,
                                              GtkWidget       *picture,
                                              guint           *index);
void             peng_gallery_view_choose    (PengGalleryView *self,
                                              guint            index);

/* peng-gallery-parts.c */
void             peng_gallery_parts_show     (PengGalleryView *self);
void             peng_gallery_parts_show_alt (PengGalleryView *self);
void             peng_gallery_parts_mark     (PengGalleryView *self);
void             peng_gallery_parts_build    (PengGalleryView *self);
void             peng_gallery_parts_unbuild  (PengGalleryView *self);

/* peng-gallery-act.c */
void             peng_gallery_act_install    (PengAtomViewClass *klass);
void             peng_gallery_act_move_photo (PengGalleryView *self,
                                              guint            to);
gboolean         peng_gallery_act_key        (PengAtomView    *view,
                                              guint            keyval,
                                              GdkModifierType  state);

/* peng-gallery-drag.c */
void             peng_gallery_drag_create    (PengGalleryView *self);
void             peng_gallery_drag_snapshot  (PengGalleryView *self,
                                              GtkSnapshot     *snapshot);

G_END_DECLS
