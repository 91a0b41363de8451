/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengMediaField:
 * @PENG_MEDIA_CAPTION: what readers see below it
 * @PENG_MEDIA_ALT: what is said to those who do not see it
 * @PENG_MEDIA_CREDIT: who made it
 * @PENG_MEDIA_PLACE: where
 * @PENG_MEDIA_EVENT: at what event
 * @PENG_MEDIA_PEOPLE: who is to be seen
 *
 * What is said of a media item in words.
 */
typedef enum
{
  PENG_MEDIA_CAPTION,
  PENG_MEDIA_ALT,
  PENG_MEDIA_CREDIT,
  PENG_MEDIA_PLACE,
  PENG_MEDIA_EVENT,
  PENG_MEDIA_PEOPLE,
  PENG_MEDIA_N_FIELDS
} PengMediaField;

/**
 * PengConsent:
 * @PENG_CONSENT_UNKNOWN: nobody has said
 * @PENG_CONSENT_GIVEN: those to be seen, or their guardians, allow that it is published
 * @PENG_CONSENT_REFUSED: they do not
 *
 * Whether a media item may be published.
 */
typedef enum
{
  PENG_CONSENT_UNKNOWN,
  PENG_CONSENT_GIVEN,
  PENG_CONSENT_REFUSED,
  PENG_N_CONSENTS
} PengConsent;

/**
 * PengMediaLabel:
 * @PENG_MEDIA_TAG: a word that it goes by
 * @PENG_MEDIA_ALBUM: a collection that it is in
 *
 * What a media item can have several of.
 */
typedef enum
{
  PENG_MEDIA_TAG,
  PENG_MEDIA_ALBUM,
  PENG_MEDIA_N_LABELS
} PengMediaLabel;

/**
 * PengMediaWords:
 * @fields: by #PengMediaField; empty where nothing is said, never %NULL
 * @consent: whether it may be published
 * @labels: by #PengMediaLabel, in the order of their names
 *
 * What is said of a media item.
 */
typedef struct
{
  char        *fields[PENG_MEDIA_N_FIELDS];
  PengConsent  consent;
  GStrv        labels[PENG_MEDIA_N_LABELS];
} PengMediaWords;

/**
 * PengMediaChange:
 * @fields: by #PengMediaField; %NULL leaves it as it is
 * @consent: a #PengConsent; -1 leaves it as it is
 * @added: (nullable): by #PengMediaLabel, names to add
 * @removed: (nullable): by #PengMediaLabel, names to take away
 *
 * What is to be said of media items from now on.
 */
typedef struct
{
  char  *fields[PENG_MEDIA_N_FIELDS];
  int    consent;
  GStrv  added[PENG_MEDIA_N_LABELS];
  GStrv  removed[PENG_MEDIA_N_LABELS];
} PengMediaChange;

PengMediaWords  *peng_media_words_new       (void);
void             peng_media_words_free      (PengMediaWords        *self);

PengMediaChange *peng_media_change_new      (void);
PengMediaChange *peng_media_change_copy     (const PengMediaChange *self);
void             peng_media_change_free     (PengMediaChange       *self);
PengMediaChange *peng_media_change_invert   (const PengMediaChange *self,
                                             const PengMediaWords  *words);
void             peng_media_change_apply    (const PengMediaChange *self,
                                             PengMediaWords        *words);
gboolean         peng_media_change_equal    (const PengMediaChange *self,
                                             const PengMediaChange *other);
gboolean         peng_media_change_is_alike (const PengMediaChange *self,
                                             const PengMediaChange *other);

const char      *peng_media_field_get_name  (PengMediaField         field);
const char      *peng_consent_get_name      (PengConsent            consent);
int              peng_consent_from_name     (const char            *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengMediaWords, peng_media_words_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengMediaChange, peng_media_change_free)

G_END_DECLS
