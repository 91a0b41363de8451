/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-site.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What a small server of the test's answers as a portal. */

#define UUID "0b1e6f0c-7d0a-4d0e-9f6e-2f9f6f1f2a01"
#define SHA  "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define JSON "application/json"
#define INFO "{\"name\":\"P\",\"api\":\"pengcheng-portal\",\"version\":1," \
             "\"sections\":[{\"id\":\"news\",\"name\":\"本地资讯\",\"panel\":\"activity\"},{\"id\":7},[]]," \
             "\"limits\":{\"image_bytes\":1000,\"clip_bytes\":3000,\"article_bytes\":2000," \
             "\"title_characters\":200,\"summary_characters\":-1,\"tags\":20}," \
             "\"features\":{\"schedule\":false,\"withdraw\":true,\"review\":false}," \
             "\"theme\":\"\\\"t\\\"\"}"

/* Gives the site that a server is from then on, below /p. */
PengSite   *listen_on_loopback (SoupServer        *soup);
const char *get_header         (SoupServerMessage *message,
                                const char        *name);

G_END_DECLS
