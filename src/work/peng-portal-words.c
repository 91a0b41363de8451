/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-work"

#include "work/peng-portal-words.h"

#include "work/peng-field-words.h"

#include <string.h>

#include <glib/gi18n.h>

typedef struct
{
  const char *theirs;  /* how what a portal says begins */
  const char *ours;
} Words;

/* What an article has beside its fields, by its name in the API. */
static const Words members[] = {
  /* Translators: the words of an article */
  { "html", N_("Text") },
  { "published_at", N_("Time of publication") },
};

/* What Pengcheng Portal says of a field, which data/portal/openapi.yaml has examples of. */
static const Words reasons[] = {
  /* Translators: this and the next ones come behind the name of a field, such as “Title” */
  { "empty", N_("is empty") },
  { "missing", N_("is missing") },
  { "longer than ", N_("is too long") },
  { "too long ", N_("is too long") },
  { "not an array of at most ", N_("are too many") },
  { "not a date ", N_("is not a date such as 2026-05-01") },
  { "not a time ", N_("is not a time") },
  { "in the future", N_("is in the future") },
  { "not a section ", N_("is not one of the portal's") },
  { "not the SHA-256 ", N_("is not a picture") },
};

/* What is wrong with a certificate, as peng_certificate_get_flaw() has it. */
static const Words flaws[] = {
  /* Translators: this and the next ones come in brackets behind “It is not certain that this is the
   * real portal: its certificate is not valid. […]” */
  { "revoked certificate", N_("its certificate was revoked") },
  { "certificate that nobody vouches for",
    N_("nobody whom this computer trusts vouches for its certificate") },
  { "certificate of another host", N_("its certificate is that of another site") },
  { "expired certificate", N_("its certificate has expired; is the clock of this computer right?") },
  { "certificate of the future",
    N_("its certificate is not valid yet; is the clock of this computer right?") },
  { "weak certificate", N_("its certificate is made in a way that is not safe any more") },
};

static const char *
find_words (const Words *table,
            guint        n_words,
            const char  *theirs)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (g_str_has_prefix (theirs, table[i].theirs))
        return _(table[i].ours);
    }

  return NULL;
}

/* The API's event_date is the article's event-date; tags/3 is one of the tags. */
static const char *
find_member (const char *pointer)
{
  g_autofree char *name = g_strndup (pointer, strcspn (pointer, "/"));
  PengField field;

  g_strdelimit (name, "_", '-');
  if (peng_field_from_name (name, &field))
    return peng_field_words_get (field);

  return find_words (members, G_N_ELEMENTS (members), pointer);
}

/* Whether a person who reads the program's language reads @words: a portal tells its mind in English
 * or in Chinese. */
static gboolean
is_readable (const char *words)
{
  return !g_str_is_ascii (words) || g_str_is_ascii (_("is empty"));
}

/* Takes apart "pointer: reason". */
static char *
translate_one (const char *part)
{
  const char *colon = strstr (part, ": ");
  g_autofree char *pointer = colon != NULL ? g_strndup (part, colon - part) : NULL;
  const char *member = pointer != NULL ? find_member (pointer) : NULL;
  const char *reason;

  if (member == NULL)
    return NULL;

  reason = find_words (reasons, G_N_ELEMENTS (reasons), colon + 2);
  if (reason != NULL)
    /* Translators: the name of a field and what is wrong with it: “Title” and “is too long” */
    return g_strdup_printf (C_("field", "%s %s"), member, reason);

  /* Translators: the name of a field and what a portal says of it */
  return is_readable (colon + 2) ? g_strdup_printf (_("%s: %s"), member, colon + 2)
                                 : g_strdup (member);
}

static char *
translate_fields (const char *detail)
{
  g_auto(GStrv) parts = g_strsplit (detail, "; ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *translated = translate_one (parts[i]);

      if (translated == NULL)
        return NULL;

      g_free (parts[i]);
      parts[i] = translated;
    }

  /* Translators: between two things that are wrong */
  return g_strjoinv (_("; "), parts);
}

/**
 * peng_portal_words_new:
 * @detail: what a portal, or what sends to it, says of a failure: one line
 *
 * Says it in the language of the program: fields by the names that they have in the window, and what
 * is wrong with a certificate. What is
 * about no field stays as it is, but English is kept from those who read Chinese. What names a
 * photograph (`2/5 IMG_1.jpg`) is of our own making and stays.
 *
 * Returns: (transfer full) (nullable): words for a person, %NULL where there are none
 */
char *
peng_portal_words_new (const char *detail)
{
  const char *flaw;
  char *fields;

  g_return_val_if_fail (detail != NULL, NULL);

  flaw = find_words (flaws, G_N_ELEMENTS (flaws), detail);
  if (flaw != NULL)
    return g_strdup (flaw);

  fields = translate_fields (detail);
  if (fields != NULL)
    return fields;

  return g_ascii_isdigit (*detail) || is_readable (detail) ? g_strdup (detail) : NULL;
}
