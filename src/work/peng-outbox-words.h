/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-publishing.h"

G_BEGIN_DECLS

char    *peng_outbox_words_new_state   (PengPublishing *row,
                                        gint64          now);
char    *peng_outbox_words_new_try     (PengPublishing *row,
                                        gint64          now);
char    *peng_outbox_words_new_media   (PengPublishing *row);
PengPublishingStep
         peng_outbox_words_get_step    (PengPublishing *row);
gboolean peng_outbox_words_is_held     (PengPublishing *row);

gboolean           peng_outbox_words_is_to_come (PengPublishing *row,
                                                 gint64          now);

G_END_DECLS
