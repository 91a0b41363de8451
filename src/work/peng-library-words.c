/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-words"

#include "work/peng-library-words.h"

#include <string.h>

#include <glib/gi18n.h>

/* What people call a file, which is shorter than what the system does. */
static const struct
{
  const char *mime;
  const char *name;
} types[] = {
  { "application/pdf", "PDF" },
  { "application/msword", "Word" },
  { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word" },
  { "application/vnd.ms-excel", "Excel" },
  { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel" },
  { "application/vnd.ms-powerpoint", "PPT" },
  { "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PPT" },
  { "audio/mpeg", "MP3" },
  { "image/svg+xml", "SVG" },
};

/* From Monday on. In the language of the program, which that of dates need not be. */
static const char * const weekdays[] = {
  N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
};

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * peng_library_words_dup_day:
 * @shown: microseconds since 1970
 * @now: the present, likewise
 *
 * Returns: (transfer full): which day that was, as people say it
 */
char *
peng_library_words_dup_day (gint64 shown,
                            gint64 now)
{
  g_autoptr(GDateTime) day = g_date_time_new_from_unix_local (shown / G_USEC_PER_SEC);
  g_autoptr(GDateTime) today = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  g_autoptr(GDateTime) yesterday = g_date_time_add_days (today, -1);
  g_autofree char *date = NULL;

  if (day == NULL)
    return g_strdup ("");

  if (is_same_day (day, today))
    return g_strdup (_("Today"));

  if (is_same_day (day, yesterday))
    return g_strdup (_("Yesterday"));

  if (g_date_time_get_year (day) == g_date_time_get_year (today))
    /* Translators: a day of this year, as for strftime()
     * xgettext:no-c-format */
    date = g_date_time_format (day, _("%-d %B"));
  else
    /* Translators: a day of another year, as for strftime()
     * xgettext:no-c-format */
    date = g_date_time_format (day, _("%-d %B %Y"));

  /* Translators: a day of the week and a date, such as "Mon, 30 November" */
  return g_strdup_printf (_("%s, %s"), _(weekdays[g_date_time_get_day_of_week (day) - 1]), date);
}

/**
 * peng_library_words_dup_time:
 * @shown: microseconds since 1970
 *
 * Returns: (transfer full): day and time, all of the same length, for a column
 */
char *
peng_library_words_dup_time (gint64 shown)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (shown / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%F %H:%M") : g_strdup ("");
}

/**
 * peng_library_words_dup_type:
 * @mime: a media type
 *
 * Returns: (transfer full): what files of it are called, in few letters
 */
char *
peng_library_words_dup_type (const char *mime)
{
  const char *slash;

  g_return_val_if_fail (mime != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (mime, types[i].mime))
      return g_strdup (types[i].name);

  slash = strchr (mime, '/');

  return g_ascii_strup (slash != NULL ? slash + 1 : mime, -1);
}

/**
 * peng_library_words_dup_pixels:
 * @media: an item
 *
 * Returns: (transfer full): how wide and high it is; empty for what is no picture
 */
char *
peng_library_words_dup_pixels (const PengMedia *media)
{
  g_return_val_if_fail (media != NULL, NULL);

  return media->width > 0 ? g_strdup_printf ("%u × %u", media->width, media->height) : g_strdup ("");
}

/**
 * peng_library_words_get_consent:
 * @consent: whether an item may be published
 *
 * Returns: (transfer none): that, in words
 */
const char *
peng_library_words_get_consent (PengConsent consent)
{
  switch (consent)
    {
    case PENG_CONSENT_GIVEN:
      /* Translators: may a photograph be published, by whom it shows? */
      return _("Allowed");

    case PENG_CONSENT_REFUSED:
      /* Translators: may a photograph be published, by whom it shows? */
      return _("Refused");

    case PENG_CONSENT_UNKNOWN:
    case PENG_N_CONSENTS:
    default:
      /* Translators: may a photograph be published, by whom it shows? */
      return _("Not asked");
    }
}

/**
 * peng_library_words_get_kind:
 * @mime: a media type
 *
 * Returns: the kind that files of it are of
 */
PengMediaKinds
peng_library_words_get_kind (const char *mime)
{
  g_return_val_if_fail (mime != NULL, PENG_MEDIA_KIND_FILE);

  if (g_str_has_prefix (mime, "image/"))
    return PENG_MEDIA_KIND_PICTURE;
  if (g_str_has_prefix (mime, "video/"))
    return PENG_MEDIA_KIND_VIDEO;
  if (g_str_has_prefix (mime, "audio/"))
    return PENG_MEDIA_KIND_AUDIO;

  return PENG_MEDIA_KIND_FILE;
}

static void
add (GString    *words,
     const char *more)
{
  if (*more != '\0')
    g_string_append_printf (words, ", %s", more);
}

/**
 * peng_library_words_dup_item:
 * @item: an item
 *
 * Returns: (transfer full): all that its picture in a grid says, for those who do not see it
 */
char *
peng_library_words_dup_item (const PengLibraryItem *item)
{
  GString *words;
  g_autofree char *type = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  words = g_string_new (item->media->name);
  type = peng_library_words_dup_type (item->media->mime);
  time = peng_library_words_dup_time (item->media->taken > 0 ? item->media->taken
                                                             : item->media->added);
  add (words, item->words->fields[PENG_MEDIA_ALT]);
  add (words, type);
  add (words, time);
  if (item->n_uses > 0)
    {
      g_autofree char *uses = g_strdup_printf (ngettext ("used in %u article", "used in %u articles",
                                                         item->n_uses), item->n_uses);

      add (words, uses);
    }
  if (item->words->consent == PENG_CONSENT_REFUSED)
    add (words, _("publication refused"));

  return g_string_free (words, FALSE);
}
