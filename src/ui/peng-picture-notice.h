/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengPictureNotice:
 *
 * What stands where a picture will be: how much of it is there, or why it is not, and then a button
 * to try again.
 *
 * Signals:
 *  - "retry" (PengPictureNotice *): the person wants it tried again
 */
#define PENG_TYPE_PICTURE_NOTICE (peng_picture_notice_get_type ())

G_DECLARE_FINAL_TYPE (PengPictureNotice, peng_picture_notice, PENG, PICTURE_NOTICE, AdwBin)

GtkWidget *peng_picture_notice_new  (void);
void       peng_picture_notice_show (PengPictureNotice *self,
                                     const char        *words,
                                     gboolean           failed);

G_END_DECLS
