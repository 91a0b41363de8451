/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "photo-fixture.h"

#include <glib/gstdio.h>

void
photo_fixture_set_up (PhotoFixture *self)
{
  g_autoptr (GError) error = NULL;

  *self = (PhotoFixture) { .pool = peng_photo_pool_new () };
  self->folder = g_dir_make_tmp ("peng-photo-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
forget (PhotoFixture *self)
{
  if (self->result != NULL)
    {
      g_unlink (self->result->web.path);
      g_unlink (self->result->thumb.path);
    }
  g_clear_pointer (&self->result, peng_photo_result_free);
  g_clear_error (&self->error);
}

void
photo_fixture_tear_down (PhotoFixture *self)
{
  forget (self);
  g_clear_object (&self->cancellable);
  g_assert_finalize_object (self->pool);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  PhotoFixture *self = user_data;

  forget (self);
  self->result = peng_photo_pool_process_finish (PENG_PHOTO_POOL (object), result, &self->error);
  g_assert_true ((self->result != NULL) != (self->error != NULL));
  self->n_done += self->result != NULL;
  self->n_failed += self->error != NULL;
  self->n_left--;
}

void
photo_fixture_begin (PhotoFixture *self,
                     const char   *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  self->n_left++;
  peng_photo_pool_process_async (self->pool, file, self->folder, self->cancellable, done_cb, self);
}

void
photo_fixture_wait (PhotoFixture *self)
{
  while (self->n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
photo_fixture_process (PhotoFixture *self,
                       const char   *path)
{
  photo_fixture_begin (self, path);
  photo_fixture_wait (self);

  return self->result != NULL;
}

gboolean
photo_fixture_process_bytes (PhotoFixture *self,
                             const char   *bytes,
                             gsize         n_bytes)
{
  g_autoptr (GBytes) original = g_bytes_new (bytes, n_bytes);

  self->n_left++;
  peng_photo_pool_process_bytes_async (self->pool, original, self->folder, self->cancellable,
                                       done_cb, self);
  photo_fixture_wait (self);

  return self->result != NULL;
}

gboolean
photo_fixture_fit (PhotoFixture *self,
                   const char   *path,
                   const char   *recipe,
                   const char   *watermark)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PengRecipe) read = peng_recipe_parse (recipe, &error);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) mark = watermark != NULL ? g_file_new_for_path (watermark) : NULL;

  g_assert_no_error (error);
  self->n_left++;
  peng_photo_pool_fit_async (self->pool, file, read, mark, self->folder, self->cancellable, done_cb,
                             self);
  photo_fixture_wait (self);

  return self->result != NULL;
}

guint
photo_fixture_count_files (PhotoFixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (folder) != NULL)
    n_files++;

  return n_files;
}

static gboolean
stop_cb (gpointer user_data)
{
  gboolean *going = user_data;

  *going = FALSE;

  return G_SOURCE_REMOVE;
}

void
photo_fixture_run_for (guint milliseconds)
{
  gboolean going = TRUE;

  g_timeout_add (milliseconds, stop_cb, &going);
  while (going)
    g_main_context_iteration (NULL, TRUE);
}

char *
photo_sample_path (const char *name)
{
  return g_build_filename (g_getenv ("PENG_PHOTO_SAMPLES"), name, NULL);
}

GBytes *
photo_sample_load (const char *name)
{
  g_autofree char *path = photo_sample_path (name);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}
