/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* HTML on a clipboard whose program gives it only when the test says so. */
#define STUCK_TYPE_CONTENT (stuck_content_get_type ())

G_DECLARE_FINAL_TYPE (StuckContent, stuck_content, STUCK, CONTENT, GdkContentProvider)

StuckContent *stuck_content_new      (void);
/* Whether somebody waits for it. */
gboolean      stuck_content_is_asked (StuckContent *self);
void          stuck_content_write    (StuckContent *self,
                                      const char   *html);
/* Ends what was written; nobody is asked any more. */
void          stuck_content_end      (StuckContent *self);

G_END_DECLS
