/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-news.h"

#include "core/peng-news.h"
#include "core/peng-style.h"
#include "core/peng-unicode.h"
#include "publish/peng-wordpress-terms.h"
#include "publish/peng-wordpress-text.h"

/* A line is for a narrow list: what a site sends is not believed to be short. */
#define MAX_TITLE 200

static char *
dup_title (JsonObject *post)
{
  JsonObject *title = peng_wordpress_get_object (json_object_get_member (post, "title"));
  const char *rendered = title != NULL ? peng_json_get_string (title, "rendered") : NULL;
  g_autofree char *plain = peng_wordpress_text_dup_plain (rendered != NULL ? rendered : "");
  g_autofree char *line = g_strstrip (peng_unicode_clean_line (plain, -1));

  return g_utf8_substring (line, 0, MIN (MAX_TITLE, g_utf8_strlen (line, -1)));
}

static PengNews *
read_line (JsonObject *post)
{
  const char *date = peng_json_get_string (post, "date_gmt");
  const char *link = peng_json_get_string (post, "link");
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = date != NULL ? g_date_time_new_from_iso8601 (date, utc) : NULL;
  g_autofree char *title = dup_title (post);

  if (*title == '\0' || time == NULL)
    return NULL;

  return peng_news_new (title, link != NULL && peng_style_link_is_safe (link) ? link : NULL,
                        g_date_time_to_unix (time));
}

/**
 * peng_wordpress_news_read:
 * @answer: (nullable): what the API says of posts
 *
 * Returns: (transfer full) (element-type PengNews) (nullable): newest first, %PENG_PANEL_LENGTH at
 *   most; %NULL where it is no list
 */
GPtrArray *
peng_wordpress_news_read (JsonNode *answer)
{
  JsonArray *array = peng_wordpress_get_array (answer);
  GPtrArray *news;

  if (array == NULL)
    return NULL;

  news = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_news_free);
  for (guint i = 0; i < json_array_get_length (array) && news->len < PENG_PANEL_LENGTH; i++)
    {
      JsonObject *post = peng_wordpress_get_object (json_array_get_element (array, i));
      PengNews *line = post != NULL ? read_line (post) : NULL;

      if (line != NULL)
        g_ptr_array_add (news, line);
    }

  return news;
}

typedef struct
{
  PengWordpressSite *site;
  char              *section;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->section);
  g_free (question);
}

static void
listed (GTask    *task,
        JsonNode *answer)
{
  GPtrArray *news = peng_wordpress_news_read (answer);

  if (news != NULL)
    g_task_return_pointer (task, news, (GDestroyNotify) g_ptr_array_unref);
  else
    peng_wordpress_fail (task, PENG_PORTAL_ERROR_BAD_REPLY, FALSE, NULL, "no list of posts");
}

static void
resolved (GTask    *task,
          JsonNode *answer)
{
  Question *question = g_task_get_task_data (task);
  gint64 id = json_object_get_int_member (json_node_get_object (answer), "category");
  g_autofree char *query = g_strdup_printf ("per_page=%u&categories=%" G_GINT64_FORMAT
                                            "&_fields=title,link,date_gmt", PENG_PANEL_LENGTH, id);
  const PengWordpressCall call = { .method = "GET", .route = "wp/v2/posts", .query = query };

  peng_wordpress_site_ask (question->site, &call, task, listed);
}

static void
entered (GTask    *task,
         JsonNode *answer)
{
  Question *question = g_task_get_task_data (task);

  peng_wordpress_terms_resolve (question->site, question->section, NULL, task, resolved);
}

/**
 * peng_wordpress_news:
 * @self: an account
 * @section: id or name of a category
 * @task: (transfer full): is answered with an array of #PengNews
 */
void
peng_wordpress_news (PengWordpressSite *self,
                     const char        *section,
                     GTask             *task)
{
  Question *question = g_new0 (Question, 1);

  question->site = self;
  question->section = g_strdup (section);
  g_task_set_task_data (task, question, question_free);
  peng_wordpress_site_enter (self, task, entered);
  g_object_unref (task);
}
