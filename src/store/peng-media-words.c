/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-media-words.h"

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
