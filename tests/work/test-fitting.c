/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "work/peng-fitting.h"
#include "work/peng-importer.h"
#include "work/peng-library-check.h"

#include <glib/gstdio.h>
#include <string.h>

static const char * const samples[] = { "plain.jpg", "plain.png", "alpha.png", "wide.jpg" };

#define N_PHOTOS G_N_ELEMENTS (samples)

/* A library with some photographs and a document, and what was told of them. */
typedef struct
{
  char          *dir;
  PengStore     *store;
  PengPhotoPool *pool;
  GCancellable  *cancellable;
  char          *names[N_PHOTOS + 1];
  char          *webs[N_PHOTOS];     /* SHA-256 of what they were when they came */
  char          *document;
  guint          n_told;
  guint          n_failed;
  GError        *last;
} Fixture;

static void
import (Fixture *fixture)
{
  PengImporter *importer = peng_importer_new (fixture->store, fixture->pool);
  g_autoptr(PengImport) photos = peng_import_new ();
  g_autoptr(GAsyncResult) answer = NULL;

  for (guint i = 0; i < N_PHOTOS; i++)
    {
      g_autoptr(GFile) file =
        g_file_new_build_filename (g_getenv ("PENG_PHOTO_SAMPLES"), samples[i], NULL);

      peng_import_add_file (photos, file);
    }
  peng_importer_run_async (importer, photos, NULL, answer_cb, &answer);
  g_assert_true (peng_importer_run_finish (importer, wait_for (&answer), NULL));
  g_assert_cmpuint (peng_import_get_n_failed (photos), ==, 0);

  for (guint i = 0; i < N_PHOTOS; i++)
    {
      fixture->names[i] = g_strdup (peng_import_get_media (photos, i)->sha);
      fixture->webs[i] = g_strdup (peng_import_get_media (photos, i)->web_sha);
    }
  g_clear_object (&answer);
  g_assert_finalize_object (importer);
}

static void
add_document (Fixture *fixture)
{
  g_autoptr(GBytes) pdf = g_bytes_new_static ("%PDF-1.4\n%%EOF\n", 15);
  const PengMediaSource source = { .bytes = pdf, .name = "a.pdf", .mime = "application/pdf" };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengMedia) media = NULL;

  peng_store_add_media_async (fixture->store, &source, NULL, answer_cb, &answer);
  media = peng_store_add_media_finish (fixture->store, wait_for (&answer), NULL);
  fixture->document = g_strdup (media->sha);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = scratch_new ();
  fixture->store = open_store (fixture->dir, PENG_STORE_FRESH);
  fixture->pool = peng_photo_pool_new ();
  import (fixture);
  add_document (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->pool);
  close_store (fixture->store);
  g_clear_object (&fixture->cancellable);
  g_clear_error (&fixture->last);
  for (guint i = 0; i < N_PHOTOS; i++)
    {
      g_free (fixture->names[i]);
      g_free (fixture->webs[i]);
    }
  g_free (fixture->document);
  scratch_remove (fixture->dir);
}

static void
told_cb (const char   *media,
         const GError *error,
         guint         n_done,
         guint         n_media,
         gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->n_told++;
  g_assert_cmpuint (n_done, >=, fixture->n_told);
  if (error == NULL)
    return;

  fixture->n_failed++;
  g_clear_error (&fixture->last);
  fixture->last = g_error_copy (error);
}

static void
forget (Fixture *fixture)
{
  fixture->n_told = fixture->n_failed = 0;
  g_clear_error (&fixture->last);
}

static gboolean
apply (Fixture            *fixture,
       const char * const *names,
       const char         *text,
       GError            **error)
{
  g_autoptr(PengRecipe) recipe = peng_recipe_parse (text, NULL);
  g_autoptr(GAsyncResult) answer = NULL;

  forget (fixture);
  peng_fitting_apply_async (fixture->store, fixture->pool, names, recipe, told_cb, fixture,
                            fixture->cancellable, answer_cb, &answer);

  return peng_fitting_finish (wait_for (&answer), error);
}

static void
undo (Fixture            *fixture,
      const char * const *names)
{
  g_autoptr(GAsyncResult) answer = NULL;

  forget (fixture);
  peng_fitting_undo_async (fixture->store, fixture->pool, names, told_cb, fixture, NULL, answer_cb,
                           &answer);
  g_assert_true (peng_fitting_finish (wait_for (&answer), NULL));
}

static void
copy (Fixture            *fixture,
      const char         *from,
      const char * const *names)
{
  g_autoptr(GAsyncResult) answer = NULL;

  forget (fixture);
  peng_fitting_copy_async (fixture->store, fixture->pool, from, names, told_cb, fixture, NULL,
                           answer_cb, &answer);
  g_assert_true (peng_fitting_finish (wait_for (&answer), NULL));
}

static PengMedia *
get (Fixture    *fixture,
     const char *name)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_get_media_async (fixture->store, name, NULL, answer_cb, &answer);

  return peng_store_get_media_finish (fixture->store, wait_for (&answer), NULL);
}

static GPtrArray *
list (Fixture    *fixture,
      const char *name)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_list_recipes_async (fixture->store, name, NULL, answer_cb, &answer);

  return peng_store_list_recipes_finish (fixture->store, wait_for (&answer), NULL);
}

static void
assert_recipe (Fixture    *fixture,
               const char *name,
               guint       n_steps,
               const char *text)
{
  g_autoptr(GPtrArray) steps = list (fixture, name);
  g_autofree char *last = NULL;

  g_assert_cmpuint (steps->len, ==, n_steps);
  if (n_steps == 0)
    return;

  last = peng_recipe_to_text (((PengRecipeStep *) g_ptr_array_index (steps, n_steps - 1))->recipe);
  g_assert_cmpstr (last, ==, text);
}

static const char * const *
all (Fixture *fixture)
{
  return (const char * const *) fixture->names;
}

/* All of them, there and back: what they were is what they are. */
static void
test_apply_and_undo (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (apply (fixture, all (fixture), "turn=1", &error));
  g_assert_cmpuint (fixture->n_told, ==, N_PHOTOS);
  g_assert_no_error (fixture->last);
  g_assert_true (apply (fixture, all (fixture), "turn=1 width=100", &error));
  for (guint i = 0; i < N_PHOTOS; i++)
    {
      g_autoptr(PengMedia) media = get (fixture, fixture->names[i]);

      g_assert_cmpuint (media->web_width, ==, 100);
      g_assert_cmpuint (media->web_height, ==, 160);
      assert_recipe (fixture, fixture->names[i], 2, "turn=1 width=100");
    }

  undo (fixture, all (fixture));
  g_assert_no_error (fixture->last);
  assert_recipe (fixture, fixture->names[0], 1, "turn=1");
  undo (fixture, all (fixture));
  for (guint i = 0; i < N_PHOTOS; i++)
    {
      g_autoptr(PengMedia) media = get (fixture, fixture->names[i]);

      g_assert_cmpstr (media->web_sha, ==, fixture->webs[i]);
      assert_recipe (fixture, fixture->names[i], 0, NULL);
    }

  undo (fixture, all (fixture));
  g_assert_cmpuint (fixture->n_failed, ==, N_PHOTOS);
  g_assert_error (fixture->last, PENG_FIT_ERROR, PENG_FIT_ERROR_NOTHING_TO_UNDO);
}

/* What is so already is no step; a plain recipe brings it back, and is one. */
static void
test_no_step (Fixture       *fixture,
              gconstpointer  data)
{
  const char *names[] = { fixture->names[0], fixture->names[0], NULL };
  g_autoptr(PengMedia) media = NULL;

  g_assert_true (apply (fixture, names, "", NULL));
  assert_recipe (fixture, names[0], 0, NULL);
  g_assert_true (apply (fixture, names, "turn=2", NULL));
  g_assert_true (apply (fixture, names, "turn=2", NULL));
  g_assert_cmpuint (fixture->n_told, ==, 1);
  assert_recipe (fixture, names[0], 1, "turn=2");
  g_assert_true (apply (fixture, names, "", NULL));
  assert_recipe (fixture, names[0], 2, "");
  media = get (fixture, names[0]);
  g_assert_cmpstr (media->web_sha, ==, fixture->webs[0]);
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  const char *from[] = { fixture->names[0], NULL };

  g_assert_true (apply (fixture, from, "mosaic=0.1,0.1,0.2,0.2 brightness=0.1", NULL));
  copy (fixture, from[0], all (fixture));
  g_assert_no_error (fixture->last);
  g_assert_cmpuint (fixture->n_told, ==, N_PHOTOS);
  for (guint i = 0; i < N_PHOTOS; i++)
    assert_recipe (fixture, fixture->names[i], 1, "mosaic=0.1,0.1,0.2,0.2 brightness=0.1");

  undo (fixture, from);
  copy (fixture, from[0], all (fixture));
  assert_recipe (fixture, fixture->names[0], 0, NULL);
  assert_recipe (fixture, fixture->names[1], 2, "");
}

/* What cannot be done costs itself alone. */
static void
test_failures (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *nothing = g_strnfill (64, '0');
  g_autofree char *with_nothing = g_strconcat ("watermark=", nothing, NULL);
  g_autofree char *with_document = g_strconcat ("watermark=", fixture->document, NULL);
  g_autofree char *with_picture = g_strconcat ("watermark=", fixture->names[2], NULL);
  const char *mixed[] = { fixture->document, fixture->names[0], NULL };
  const char *missing[] = { nothing, NULL };

  g_assert_true (apply (fixture, mixed, "turn=1", NULL));
  g_assert_cmpuint (fixture->n_told, ==, 2);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_error (fixture->last, PENG_FIT_ERROR, PENG_FIT_ERROR_NO_PICTURE);
  assert_recipe (fixture, fixture->names[0], 1, "turn=1");

  g_assert_true (apply (fixture, missing, "turn=1", NULL));
  g_assert_error (fixture->last, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND);

  g_assert_true (apply (fixture, mixed + 1, with_nothing, NULL));
  g_assert_error (fixture->last, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NO_WATERMARK);
  g_assert_true (apply (fixture, mixed + 1, with_document, NULL));
  g_assert_error (fixture->last, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NO_WATERMARK);
  assert_recipe (fixture, fixture->names[0], 1, "turn=1");
  g_assert_true (apply (fixture, mixed + 1, with_picture, NULL));
  g_assert_no_error (fixture->last);
  assert_recipe (fixture, fixture->names[0], 2, with_picture);
}

static void
cancel_cb (PengStore  *store,
           const char *media,
           Fixture    *fixture)
{
  g_cancellable_cancel (fixture->cancellable);
}

/* What was done is kept, the rest is as it was. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint n_done = 0;

  fixture->cancellable = g_cancellable_new ();
  g_signal_connect (fixture->store, "media-changed", G_CALLBACK (cancel_cb), fixture);
  g_assert_false (apply (fixture, all (fixture), "turn=1", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  for (guint i = 0; i < N_PHOTOS; i++)
    {
      g_autoptr(GPtrArray) steps = list (fixture, fixture->names[i]);
      g_autoptr(PengMedia) media = get (fixture, fixture->names[i]);

      n_done += steps->len;
      g_assert_true ((steps->len == 0) == g_str_equal (media->web_sha, fixture->webs[i]));
    }
  g_assert_cmpuint (n_done, >=, 1);
  g_assert_cmpuint (n_done, ==, fixture->n_told);
}

static void
found_cb (const PengLibraryItem *item,
          PengLibraryFault       fault,
          guint                  n_done,
          guint                  n_items,
          gpointer               user_data)
{
  guint *n_repaired = user_data;

  if (item == NULL)
    return;

  g_assert_cmpint (fault, ==, PENG_LIBRARY_FAULT_REPAIRED);
  (*n_repaired)++;
}

static guint
check (Fixture *fixture)
{
  g_autoptr(GAsyncResult) answer = NULL;
  guint n_repaired = 0;

  peng_library_check_async (fixture->store, fixture->pool, found_cb, &n_repaired, NULL, answer_cb,
                            &answer);
  g_assert_true (peng_library_check_finish (wait_for (&answer), NULL));

  return n_repaired;
}

/* What is made anew is made by the recipe: a face that was hidden stays so. */
static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  const char *names[] = { fixture->names[0], NULL };
  g_autofree char *path = NULL;
  g_autoptr(PengMedia) before = NULL;
  g_autoptr(PengMedia) after = NULL;

  g_assert_true (apply (fixture, names, "mosaic=0,0,0.5,0.5", NULL));
  g_assert_cmpuint (check (fixture), ==, 0);
  before = get (fixture, names[0]);
  path = peng_store_dup_media_path (fixture->store, names[0], PENG_MEDIA_WEB);
  g_assert_true (g_file_set_contents (path, "harmed", -1, NULL));
  g_assert_cmpuint (check (fixture), ==, 1);
  after = get (fixture, names[0]);
  g_assert_cmpstr (after->web_sha, ==, before->web_sha);
  g_assert_cmpstr (after->web_sha, !=, fixture->webs[0]);
  assert_recipe (fixture, names[0], 1, "mosaic=0,0,0.5,0.5");

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpuint (check (fixture), ==, 1);
  g_assert_cmpuint (check (fixture), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/work/fitting/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("apply-and-undo", test_apply_and_undo);
  ADD ("no-step", test_no_step);
  ADD ("copy", test_copy);
  ADD ("failures", test_failures);
  ADD ("cancel", test_cancel);
  ADD ("check", test_check);

  return g_test_run ();
}
