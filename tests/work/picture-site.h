/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A site with one picture, on a free port of this computer. */
typedef struct
{
  GSocketService *service;
  guint16         port;
  GBytes         *picture;
  gboolean        holds;    /* does not answer yet */
  gboolean        lost;     /* answers that there is nothing */
  GPtrArray      *held;
  guint           n_asked;
} PictureSite;

/* Takes the picture's bytes. */
void  picture_site_open    (PictureSite *self,
                            GBytes      *picture);
/* Answers those that were kept waiting. */
void  picture_site_let_go  (PictureSite *self);
void  picture_site_close   (PictureSite *self);
char *picture_site_dup_uri (PictureSite *self);

G_END_DECLS
