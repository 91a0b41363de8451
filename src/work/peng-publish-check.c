/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-work"

#include "work/peng-publish-check.h"

#include "work/peng-date-field.h"
#include "work/peng-field-words.h"

#include <glib/gi18n.h>

/* A section is one of the site's own, a cover is a hash, and tags are counted. */
static guint64
get_limit (const PengPortalInfo *info,
           PengField             field)
{
  if (field == PENG_FIELD_TITLE)
    return info->max_title_characters;
  if (field == PENG_FIELD_SUMMARY)
    return info->max_summary_characters;
  if (field == PENG_FIELD_TAGS || field == PENG_FIELD_SECTION || field == PENG_FIELD_COVER)
    return 0;

  return info->max_field_characters;
}

static guint
count_characters (const char *value)
{
  g_autofree char *bare = g_strstrip (g_strdup (value));

  return g_utf8_strlen (bare, -1);
}

static char *
find_long_field (PengDocument         *document,
                 const PengPortalInfo *info,
                 PengField             field)
{
  guint n = count_characters (peng_document_get_field (document, field));
  guint64 limit = get_limit (info, field);

  if (limit == 0 || n <= limit)
    return NULL;

  /* Translators: the name of a field, and two numbers of characters */
  return g_strdup_printf (_("“%s” has %u characters, and the site takes no more than %u. Make it "
                            "shorter."), peng_field_words_get (field), n, (guint) limit);
}

static char *
find_many_tags (PengDocument         *document,
                const PengPortalInfo *info)
{
  g_auto(GStrv) tags = g_strsplit (peng_document_get_field (document, PENG_FIELD_TAGS), ",", -1);
  guint n = 0;

  for (guint i = 0; tags[i] != NULL; i++)
    n += count_characters (tags[i]) > 0;

  if (info->max_tags == 0 || n <= info->max_tags)
    return NULL;

  return g_strdup_printf (_("The article has %u tags, and the site takes no more than %u. Take some "
                            "out."), n, (guint) info->max_tags);
}

/**
 * peng_publish_check_find_fault:
 * @document: an article
 * @info: what a site says of itself; a limit that is 0 is none
 *
 * Looks for what the site would refuse of the article's fields, before anything is sent to it.
 *
 * Returns: (transfer full) (nullable): the first thing to be mended, for a person; %NULL for none
 */
char *
peng_publish_check_find_fault (PengDocument         *document,
                               const PengPortalInfo *info)
{
  char *fault;

  g_return_val_if_fail (PENG_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (info != NULL, NULL);

  fault = g_strdup (peng_date_field_find_fault (document));
  for (PengField field = 0; fault == NULL && field < PENG_N_FIELDS; field++)
    fault = find_long_field (document, info, field);

  return fault != NULL ? fault : find_many_tags (document, info);
}
