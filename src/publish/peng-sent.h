/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengSent:
 * @title: of the article
 * @html: its text, as the site got it
 * @others: (array zero-terminated=1): what the site may show beside it: summary, source and the like
 *
 * What was sent to a site, read from the very bytes.
 */
typedef struct
{
  char  *title;
  char  *html;
  GStrv  others;
} PengSent;

PengSent *peng_sent_read (GBytes   *content);
void      peng_sent_free (PengSent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengSent, peng_sent_free)

G_END_DECLS
