/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-portal.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The WordPress that run-with-wordpress.sh has started. */

/* What it says of itself, such as "WP_URL". */
const char *peer_get            (const char  *variable);
/* The number of a category. */
char       *peer_dup_category   (const char  *name);
/* "user:application password" of a role: ADMIN, EDITOR, AUTHOR, CONTRIBUTOR. */
char       *peer_dup_secret     (const char  *role);
PengPortal *peer_new_portal     (const char  *base,
                                 const char  *secret);
PengPortal *peer_new_portal_as  (const char  *role);

/* Asks the site itself, past the adapter. @path is below the REST root; @body is JSON. */
JsonNode   *peer_ask            (const char  *role,
                                 const char  *method,
                                 const char  *path,
                                 const char  *body,
                                 guint       *status);
/* The posts in which these words stand, also those in the trash. */
JsonArray  *peer_list_posts     (const char  *words);
/* What a reader gets. */
char       *peer_read_page      (const char  *uri,
                                 guint       *status);
/* So many requests of this method and beginning of their address since the site was started. */
guint       peer_count_requests (const char  *method,
                                 const char  *path);
/* As if the time of all that waits for its time had come. */
void        peer_come_due       (void);
/* As if that time had come, and the site had forgotten it. */
void        peer_lose_due       (void);

/* A small picture that is another one for each number. */
GBytes     *peer_make_picture   (guint        number);

G_END_DECLS
