/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-verb.h"

#include <string.h>

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

/* Where its API is, also for one that has no addresses of its own for it; what follows is a query. */
static const struct
{
  const char *root;
  char        query;
} roots[] = {
  { "/wp-json/", '?' },
  { "/?rest_route=/", '&' },
};

/* The method, the route, and '?' where there is a query; NULL where it is none of WordPress' API. */
static char *
dup_route (const FaultMessage *message)
{
  g_autofree char *head = g_strndup ((char *) message->bytes->data, message->head);
  char *path = strchr (head, ' ');

  for (guint i = 0; path != NULL && i < G_N_ELEMENTS (roots); i++)
    {
      if (g_str_has_prefix (path + 1, roots[i].root))
        {
          char *route = path + 1 + strlen (roots[i].root);
          char *end = route + strcspn (route, " ");
          char *query = strchr (route, roots[i].query);

          *end = '\0';
          *path = '\0';
          if (query != NULL && query < end)
            *query = '?';

          return g_strconcat (head, " ", route, NULL);
        }
    }

  return NULL;
}

static FaultVerb
find_wordpress_verb (const FaultMessage *message)
{
  static const struct
  {
    const char *begin;
    FaultVerb   verb;
  } verbs[] = {
    { "GET ?", FAULT_VERB_DESCRIBE },
    { "GET wp/v2/media?", FAULT_VERB_HAS_MEDIA },
    { "POST wp/v2/media?", FAULT_VERB_PUT_MEDIA },
    { "POST wp/v2/posts/", FAULT_VERB_PUT_ARTICLE },
    { "POST wp/v2/posts", FAULT_VERB_PLACE },
    { "GET wp/v2/posts?", FAULT_VERB_GET_ARTICLE },
  };
  g_autofree char *route = dup_route (message);

  for (guint i = 0; route != NULL && i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_has_prefix (route, verbs[i].begin))
        return verbs[i].verb;
    }

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
