/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-pictures"

#include "work/peng-picture-words.h"

#include "publish/peng-fetch.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

/* Why a picture that was pasted is not there. */

static const struct
{
  PengFetchError  code;
  const char     *words;
} fetch_words[] = {
  { PENG_FETCH_ERROR_UNREACHABLE, N_("The site of this picture cannot be reached.") },
  { PENG_FETCH_ERROR_TIMED_OUT,   N_("The site of this picture does not answer.") },
  { PENG_FETCH_ERROR_TLS,         N_("The site of this picture cannot prove who it is.") },
  { PENG_FETCH_ERROR_NOT_FOUND,   N_("This picture is not on its site any more.") },
  { PENG_FETCH_ERROR_REFUSED,     N_("The site does not give this picture to others.") },
  { PENG_FETCH_ERROR_TOO_LARGE,   N_("This picture is too large.") },
  { PENG_FETCH_ERROR_NO_PICTURE,  N_("What the site gives is no picture.") },
  /* Translators: plain HTTP, without encryption */
  { PENG_FETCH_ERROR_IN_THE_CLEAR,
    N_("This picture has the address of an open line (http), where anyone could change it on its "
       "way, and it did not come over a safe one. Save it with your browser, look at it, and insert "
       "it from its file.") },
};

/**
 * peng_picture_words_new:
 * @error: why a picture could not be brought into the library
 *
 * Returns: (transfer full): a sentence that says it
 */
char *
peng_picture_words_new (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (fetch_words); i++)
    {
      if (g_error_matches (error, PENG_FETCH_ERROR, fetch_words[i].code))
        return g_strdup (_(fetch_words[i].words));
    }

  return peng_error_text_new (error);
}

/**
 * peng_picture_words_lost_new:
 * @address: where a picture is that could not be had, by what is known of it
 *
 * Returns: (transfer full): a sentence that says which picture is missing
 */
char *
peng_picture_words_lost_new (const char *address)
{
  g_autoptr(GUri) uri = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  uri = g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri != NULL && g_uri_get_host (uri) != NULL && g_str_has_prefix (g_uri_get_scheme (uri), "http"))
    /* Translators: %s is a site, such as www.example.com */
    return g_strdup_printf (_("The picture from %s could not be fetched last time."),
                            g_uri_get_host (uri));

  return g_strdup (_("This picture did not come with the words. Copy it by itself, or insert it from "
                     "its file."));
}
