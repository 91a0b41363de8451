/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "portal/peng-portal-server.h"

/* A portal of the test's own in a new folder, in this process and thread, and a client. */
typedef struct
{
  char             *folder;
  PengPortalServer *server;
  SoupSession      *session;
  guint             patience;  /* set before set-up, in seconds; 0 for the portal's own */
} Fixture;

/* What came back. */
typedef struct
{
  guint               status;
  SoupMessageHeaders *headers;
  GBytes             *body;
  JsonNode           *json;  /* NULL where the body is none */
} Answer;

#define UUID_A "11111111-1111-4111-8111-111111111111"
#define UUID_B "22222222-2222-4222-8222-222222222222"

void        fixture_set_up        (Fixture       *fixture);
void        fixture_tear_down     (Fixture       *fixture);
void        fixture_restart       (Fixture       *fixture);

/* @headers: "Name: value" lines; "-Authorization" leaves the token out. Relative to the portal. */
SoupMessage *fixture_new_message  (Fixture       *fixture,
                                   const char    *method,
                                   const char    *path,
                                   const char    *headers,
                                   GBytes        *body);
Answer     *fixture_ask           (Fixture       *fixture,
                                   const char    *method,
                                   const char    *path,
                                   const char    *headers,
                                   GBytes        *body);
Answer     *fixture_ask_text      (Fixture       *fixture,
                                   const char    *method,
                                   const char    *path,
                                   const char    *headers,
                                   const char    *body);
void        fixture_run_until     (gboolean      *done);

Answer     *answer_new            (SoupMessage   *message,
                                   GBytes        *body);
void        answer_free           (Answer        *answer);
const char *answer_get            (Answer        *answer,
                                   const char    *member);
char       *answer_dup_text       (Answer        *answer);
void        answer_assert         (Answer        *answer,
                                   guint          status,
                                   const char    *problem);

GBytes     *media_new_png         (guint          width,
                                   guint          height,
                                   guint          seed);
char       *media_dup_sha         (GBytes        *bytes);
char       *fixture_send_media    (Fixture       *fixture,
                                   GBytes        *bytes);
/* In an article: what none has is not public. */
void        fixture_show_media    (Fixture       *fixture,
                                   const char    *sha);
char       *article_dup_json      (const char    *title,
                                   const char    *section,
                                   const char    *html);
char       *fixture_publish       (Fixture       *fixture,
                                   const char    *uuid,
                                   const char    *json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)
