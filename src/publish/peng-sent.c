/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-sent.h"

#include "publish/peng-problem.h"

/* The kinds of sites call the same things by other names. */
static const char * const texts[] = { "html", "content", NULL };
static const char * const others[] = {
  "summary", "excerpt", "source", "author", "photographer", "short_title", "event_date", NULL
};

static const char *
find_text (JsonObject         *object,
           const char * const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *text = peng_json_get_string (object, names[i]);

      if (text != NULL)
        return text;
    }

  return NULL;
}

/**
 * peng_sent_read:
 * @content: what an adapter has fixed to be sent
 *
 * Returns: (transfer full) (nullable): what of it a page shows; %NULL where it is no article
 */
PengSent *
peng_sent_read (GBytes *content)
{
  g_autoptr(JsonObject) object = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  const char *html;
  PengSent *self;

  g_return_val_if_fail (content != NULL, NULL);

  object = peng_json_parse (content, NULL);
  html = object != NULL ? find_text (object, texts) : NULL;
  if (html == NULL)
    return NULL;

  for (guint i = 0; others[i] != NULL; i++)
    {
      const char *text = peng_json_get_string (object, others[i]);

      if (text != NULL && *text != '\0')
        g_strv_builder_add (builder, text);
    }

  self = g_new0 (PengSent, 1);
  self->html = g_strdup (html);
  self->title = g_strdup (peng_json_get_string (object, "title"));
  if (self->title == NULL)
    self->title = g_strdup ("");
  self->others = g_strv_builder_end (builder);

  return self;
}

/**
 * peng_sent_free:
 * @self: (transfer full): what was sent
 *
 * Frees it.
 */
void
peng_sent_free (PengSent *self)
{
  g_free (self->title);
  g_free (self->html);
  g_strfreev (self->others);
  g_free (self);
}
