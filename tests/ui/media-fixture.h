/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"
#include "store/peng-store-library.h"

G_BEGIN_DECLS

/* In the order of a list of the library. */
typedef enum
{
  MEDIA_PHOTO,
  MEDIA_BADGE,
  MEDIA_FILM,
  MEDIA_NOTICE,
  N_MEDIA
} MediaSample;

/* A folder of the test's own with a store whose library has a photograph, another picture, a film
 * and a document. */
typedef struct
{
  char      *dir;
  PengStore *store;
  gint64     ids[N_MEDIA];
  char      *names[N_MEDIA];
} MediaFixture;

void             media_fixture_init      (MediaFixture          *self);
/* Closes the store: the program opens it then. */
void             media_fixture_let_go    (MediaFixture          *self);
void             media_fixture_clear     (MediaFixture          *self);

PengLibraryItem *media_fixture_load      (MediaFixture          *self,
                                          MediaSample            sample);
void             media_fixture_describe  (MediaFixture          *self,
                                          MediaSample            sample,
                                          const PengMediaChange *change);
/* An article with a line of text, an item as a picture, and an empty line; gives its UUID. */
char            *media_fixture_use       (MediaFixture          *self,
                                          MediaSample            sample,
                                          const char            *title);

G_END_DECLS
