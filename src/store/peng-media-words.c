/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-media-words.h"

#include <string.h>

static const char * const field_names[] = { "caption", "alt", "credit", "place", "event", "people" };
static const char * const consent_names[] = { "unknown", "yes", "no" };

G_STATIC_ASSERT (G_N_ELEMENTS (field_names) == PENG_MEDIA_N_FIELDS);
G_STATIC_ASSERT (G_N_ELEMENTS (consent_names) == PENG_N_CONSENTS);

/**
 * peng_media_words_new:
 *
 * Returns: (transfer full): nothing said of it
 */
PengMediaWords *
peng_media_words_new (void)
{
  PengMediaWords *self = g_new0 (PengMediaWords, 1);

  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    self->fields[i] = g_strdup ("");
  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    self->labels[i] = g_new0 (char *, 1);

  return self;
}

/**
 * peng_media_words_free:
 * @self: (transfer full): what is said of an item
 */
void
peng_media_words_free (PengMediaWords *self)
{
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    g_free (self->fields[i]);
  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    g_strfreev (self->labels[i]);
  g_free (self);
}

/**
 * peng_media_change_new:
 *
 * Returns: (transfer full): one that leaves all as it is
 */
PengMediaChange *
peng_media_change_new (void)
{
  PengMediaChange *self = g_new0 (PengMediaChange, 1);

  self->consent = -1;

  return self;
}

/**
 * peng_media_change_copy:
 * @self: a change
 *
 * Returns: (transfer full): a copy of it
 */
PengMediaChange *
peng_media_change_copy (const PengMediaChange *self)
{
  PengMediaChange *copy = g_memdup2 (self, sizeof *self);

  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    copy->fields[i] = g_strdup (self->fields[i]);
  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    {
      copy->added[i] = g_strdupv (self->added[i]);
      copy->removed[i] = g_strdupv (self->removed[i]);
    }

  return copy;
}

/**
 * peng_media_change_free:
 * @self: (transfer full): a change
 */
void
peng_media_change_free (PengMediaChange *self)
{
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    g_free (self->fields[i]);
  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    {
      g_strfreev (self->added[i]);
      g_strfreev (self->removed[i]);
    }
  g_free (self);
}

static gboolean
has_label (char       **labels,
           const char  *name)
{
  return labels != NULL && g_strv_contains ((const char * const *) labels, name);
}

static GStrv
pick_labels (char     **names,
             char     **labels,
             gboolean   present)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (; names != NULL && *names != NULL; names++)
    if (has_label (labels, *names) == present)
      g_strv_builder_add (builder, *names);

  return g_strv_builder_end (builder);
}

/**
 * peng_media_change_invert:
 * @self: a change
 * @words: what is said of an item before it
 *
 * Returns: (transfer full): the change that makes @words again of what @self makes of them
 */
PengMediaChange *
peng_media_change_invert (const PengMediaChange *self,
                          const PengMediaWords  *words)
{
  PengMediaChange *back = peng_media_change_new ();

  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    if (self->fields[i] != NULL)
      back->fields[i] = g_strdup (words->fields[i]);

  if (self->consent >= 0)
    back->consent = words->consent;

  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    {
      back->added[i] = pick_labels (self->removed[i], words->labels[i], TRUE);
      back->removed[i] = pick_labels (self->added[i], words->labels[i], FALSE);
    }

  return back;
}

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static GStrv
change_labels (char **labels,
               char **added,
               char **removed)
{
  GPtrArray *names = g_ptr_array_new ();

  for (; *labels != NULL; labels++)
    if (!has_label (removed, *labels))
      g_ptr_array_add (names, g_strdup (*labels));
  for (; added != NULL && *added != NULL; added++)
    if (**added != '\0' && !g_ptr_array_find_with_equal_func (names, *added, g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (*added));

  g_ptr_array_sort (names, compare_labels);
  g_ptr_array_add (names, NULL);

  return (GStrv) g_ptr_array_free (names, FALSE);
}

/**
 * peng_media_change_apply:
 * @self: a change
 * @words: what is said of an item
 *
 * Makes @words what the store makes of them by this change.
 */
void
peng_media_change_apply (const PengMediaChange *self,
                         PengMediaWords        *words)
{
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    if (self->fields[i] != NULL)
      {
        g_free (words->fields[i]);
        words->fields[i] = g_strdup (self->fields[i]);
      }

  if (self->consent >= 0)
    words->consent = self->consent;

  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    {
      GStrv labels = change_labels (words->labels[i], self->added[i], self->removed[i]);

      g_strfreev (words->labels[i]);
      words->labels[i] = labels;
    }
}

static gboolean
is_none (char **names)
{
  return names == NULL || *names == NULL;
}

static gboolean
names_equal (char **a,
             char **b)
{
  if (is_none (a) || is_none (b))
    return is_none (a) && is_none (b);

  return g_strv_equal ((const char * const *) a, (const char * const *) b);
}

/**
 * peng_media_change_equal:
 * @self: a change
 * @other: another
 *
 * Returns: whether both are the same
 */
gboolean
peng_media_change_equal (const PengMediaChange *self,
                         const PengMediaChange *other)
{
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    if (g_strcmp0 (self->fields[i], other->fields[i]) != 0)
      return FALSE;

  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    if (!names_equal (self->added[i], other->added[i]) ||
        !names_equal (self->removed[i], other->removed[i]))
      return FALSE;

  return self->consent == other->consent;
}

/**
 * peng_media_change_is_alike:
 * @self: a change
 * @other: the one after it
 *
 * Returns: whether both are about the same fields and about nothing else, so that the second has the
 *   last word
 */
gboolean
peng_media_change_is_alike (const PengMediaChange *self,
                            const PengMediaChange *other)
{
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    if ((self->fields[i] == NULL) != (other->fields[i] == NULL))
      return FALSE;

  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    if (!is_none (self->added[i]) || !is_none (self->removed[i]) || !is_none (other->added[i]) ||
        !is_none (other->removed[i]))
      return FALSE;

  return self->consent < 0 && other->consent < 0;
}

/**
 * peng_media_field_get_name:
 * @field: a field
 *
 * Returns: (transfer none): its name for scripts and in the database
 */
const char *
peng_media_field_get_name (PengMediaField field)
{
  g_return_val_if_fail (field < PENG_MEDIA_N_FIELDS, NULL);

  return field_names[field];
}

/**
 * peng_consent_get_name:
 * @consent: whether an item may be published
 *
 * Returns: (transfer none): its name for scripts
 */
const char *
peng_consent_get_name (PengConsent consent)
{
  g_return_val_if_fail (consent < PENG_N_CONSENTS, NULL);

  return consent_names[consent];
}

/**
 * peng_consent_from_name:
 * @name: what peng_consent_get_name() gives
 *
 * Returns: the #PengConsent; -1 where it is no name of one
 */
int
peng_consent_from_name (const char *name)
{
  g_return_val_if_fail (name != NULL, -1);

  for (int i = 0; i < PENG_N_CONSENTS; i++)
    {
      if (g_str_equal (consent_names[i], name))
        return i;
    }

  return -1;
}
