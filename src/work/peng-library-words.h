/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-store-library.h"

G_BEGIN_DECLS

/* How what the library knows is said to a person. */
char           *peng_library_words_dup_day     (gint64                 shown,
                                                gint64                 now);
char           *peng_library_words_dup_time    (gint64                 shown);
char           *peng_library_words_dup_type    (const char            *mime);
char           *peng_library_words_dup_pixels  (const PengMedia       *media);
const char     *peng_library_words_get_consent (PengConsent            consent);
PengMediaKinds  peng_library_words_get_kind    (const char            *mime);
char           *peng_library_words_dup_item    (const PengLibraryItem *item);

G_END_DECLS
