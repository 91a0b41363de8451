/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-verb.h"

static const char * const verb_names[] = {
  "describe", "has-media", "put-media", "put-article", "get-article", "withdraw", "other",
  "place",
};

G_STATIC_ASSERT (G_N_ELEMENTS (verb_names) == FAULT_N_VERBS);

const char *
fault_verb_get_name (FaultVerb verb)
{
  return verb_names[verb];
}

#define WP "/wp-json/wp/v2/"

static FaultVerb
find_wordpress_verb (const FaultMessage *message)
{
  if (fault_message_begins (message, "GET /wp-json/?"))
    return FAULT_VERB_DESCRIBE;
  if (fault_message_begins (message, "GET " WP "media?"))
    return FAULT_VERB_HAS_MEDIA;
  if (fault_message_begins (message, "POST " WP "media?"))
    return FAULT_VERB_PUT_MEDIA;
  if (fault_message_begins (message, "POST " WP "posts/"))
    return FAULT_VERB_PUT_ARTICLE;
  if (fault_message_begins (message, "POST " WP "posts"))
    return FAULT_VERB_PLACE;
  if (fault_message_begins (message, "GET " WP "posts?"))
    return FAULT_VERB_GET_ARTICLE;

  return FAULT_VERB_OTHER;
}

FaultVerb
fault_verb_find (const FaultMessage *message)
{
  if (fault_message_begins (message, "GET /api/v1 "))
    return FAULT_VERB_DESCRIBE;
  if (fault_message_begins (message, "HEAD /api/v1/media/"))
    return FAULT_VERB_HAS_MEDIA;
  if (fault_message_begins (message, "PUT /api/v1/media/"))
    return FAULT_VERB_PUT_MEDIA;
  if (fault_message_begins (message, "PUT /api/v1/articles/"))
    return FAULT_VERB_PUT_ARTICLE;
  if (fault_message_begins (message, "GET /api/v1/articles/"))
    return FAULT_VERB_GET_ARTICLE;
  if (fault_message_begins (message, "DELETE /api/v1/articles/"))
    return FAULT_VERB_WITHDRAW;

  return find_wordpress_verb (message);
}
