/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-document.h"
#include "core/peng-news.h"
#include "core/peng-theme.h"
#include "preview/peng-preview-device.h"
#include "preview/peng-preview-scheme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PENG_TYPE_PREVIEW (peng_preview_get_type ())

G_DECLARE_FINAL_TYPE (PengPreview, peng_preview, PENG, PREVIEW, GtkWidget)

GtkWidget *peng_preview_new          (const PengPreviewFuncs *funcs,
                                      gpointer                user_data,
                                      GDestroyNotify          destroy);
void       peng_preview_set_theme    (PengPreview            *self,
                                      PengTheme              *theme,
                                      const char             *site,
                                      const char * const     *sections);
void       peng_preview_set_news     (PengPreview            *self,
                                      PengPanel               panel,
                                      GPtrArray              *news);
void       peng_preview_set_code     (PengPreview            *self,
                                      GdkTexture             *code,
                                      gboolean                is_sample);
void       peng_preview_set_page     (PengPreview            *self,
                                      GDateTime              *published,
                                      gint64                  views);
void       peng_preview_set_document (PengPreview            *self,
                                      PengDocument           *document);
void       peng_preview_set_device   (PengPreview            *self,
                                      PengPreviewDevice       device);
void       peng_preview_show_block   (PengPreview            *self,
                                      guint                   block);
void       peng_preview_reload       (PengPreview            *self);
gboolean   peng_preview_get_crashed  (PengPreview            *self);
gboolean   peng_preview_is_current   (PengPreview            *self);

G_END_DECLS
