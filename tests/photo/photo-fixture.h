/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo-pool.h"

/* A pool, and a folder for its results which is gone with it. */
typedef struct
{
  PengPhotoPool   *pool;
  char            *folder;
  GCancellable    *cancellable;
  guint            n_left;
  guint            n_done;
  guint            n_failed;
  PengPhotoResult *result;
  GError          *error;
} PhotoFixture;

void     photo_fixture_set_up    (PhotoFixture  *self);
void     photo_fixture_tear_down (PhotoFixture  *self);

/* The result, or the error, of the one photograph asked for last; valid until the next. */
gboolean photo_fixture_process       (PhotoFixture *self,
                                      const char   *path);
gboolean photo_fixture_process_bytes (PhotoFixture *self,
                                      const char   *bytes,
                                      gsize         n_bytes);
gboolean photo_fixture_fit           (PhotoFixture *self,
                                      const char   *path,
                                      const char   *recipe,
                                      const char   *watermark);
void     photo_fixture_begin         (PhotoFixture *self,
                                      const char   *path);
void     photo_fixture_wait          (PhotoFixture *self);
guint    photo_fixture_count_files   (PhotoFixture *self);
void     photo_fixture_run_for       (guint         milliseconds);

char    *photo_sample_path       (const char   *name);
GBytes  *photo_sample_load       (const char   *name);
