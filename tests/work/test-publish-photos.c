/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE  /* memmem */

#include "publish-fixture.h"

#include "work/peng-fitting.h"
#include "work/peng-importer.h"

#include <string.h>

/* Real photographs that tell where and with what they were taken go the whole way: importer, worker,
 * library, outbox, portal. What lies at the portal in the end, byte for byte, tells nothing. */

static const char * const samples[] = {
  "secret.jpg", "secret.png", "secret-alpha.png", "secret.webp", "secret.heic", "secret.avif",
  "secret.tiff", "secret.gif",
};

/* What is done to them before. */
static const char * const recipes[] = {
  "", "turn=1", "straighten=2 crop=0.1,0.1,0.8,0.8", "mosaic=0.1,0.1,0.2,0.2 width=300",
  "blur=0.1,0.1,0.2,0.2 brightness=0.1",
};

/* What make-samples.sh wrote into them, and what any telephone writes. */
static const char * const secrets[] = {
  "PENGMARK", "Exif", "exif", "http://ns.adobe.com/", "xpacket", "Photoshop", "ICC_PROFILE",
};

static gboolean
contains (const char *bytes,
          gsize       n_bytes,
          const char *text)
{
  return memmem (bytes, n_bytes, text, strlen (text)) != NULL;
}

static guint
count_secrets (const char *bytes,
               gsize       n_bytes)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    n += contains (bytes, n_bytes, secrets[i]);

  return n;
}

/* Markers 0xFFE1 to 0xFFED: Exif, XMP, ICC and IPTC; 0xFFFE: a comment. They stand before the scan. */
static void
assert_jpeg_has_no_metadata (const guint8 *bytes,
                             gsize         n_bytes)
{
  gsize at = 2;

  while (at + 4 <= n_bytes && bytes[at] == 0xff && bytes[at + 1] != 0xda)
    {
      g_assert_false (bytes[at + 1] >= 0xe1 && bytes[at + 1] <= 0xef);
      g_assert_cmphex (bytes[at + 1], !=, 0xfe);
      at += 2 + (bytes[at + 2] << 8 | bytes[at + 3]);
    }

  g_assert_cmphex (bytes[at + 1], ==, 0xda);
  /* A thumbnail would be a second picture inside. */
  g_assert_null (memmem (bytes + 3, n_bytes - 3, "\xff\xd8\xff", 3));
}

static gboolean
is_png (const char *bytes,
        gsize       n_bytes)
{
  return n_bytes > 8 && memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0;
}

/* By the chunks' names and not by a search: compressed pixels may spell anything. */
static guint
count_png_metadata (const guint8 *bytes,
                    gsize         n_bytes)
{
  static const char told[] = "eXIf iTXt tEXt zTXt tIME iCCP";
  gsize at = 8;
  guint n = 0;

  while (at + 12 <= n_bytes)
    {
      g_autofree char *type = g_strndup ((const char *) bytes + at + 4, 4);
      guint32 size;

      memcpy (&size, bytes + at, sizeof size);
      n += strstr (told, type) != NULL;
      at += 12 + (gsize) GUINT32_FROM_BE (size);
    }
  g_assert_cmpuint (at, ==, n_bytes);

  return n;
}

static void
check_file (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize n_bytes;

  g_file_get_contents (path, &bytes, &n_bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_secrets (bytes, n_bytes), ==, 0);
  if (n_bytes > 3 && memcmp (bytes, "\xff\xd8\xff", 3) == 0)
    assert_jpeg_has_no_metadata ((guint8 *) bytes, n_bytes);
  if (is_png (bytes, n_bytes))
    g_assert_cmpuint (count_png_metadata ((guint8 *) bytes, n_bytes), ==, 0);
}

/* Every file below a folder; gives how many there were. */
static guint
check_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += check_folder (path);
      else
        {
          check_file (path);
          n++;
        }
    }

  return n;
}

static void
import (PublishFixture *fixture,
        PengImport     *wanted)
{
  PengPhotoPool *pool = peng_photo_pool_new ();
  PengImporter *importer = peng_importer_new (fixture->store, pool);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(GFile) file =
        g_file_new_build_filename (g_getenv ("PENG_PHOTO_SAMPLES"), samples[i], NULL);

      peng_import_add_file (wanted, file);
    }

  peng_importer_run_async (importer, wanted, NULL, answer_cb, &answer);
  peng_importer_run_finish (importer, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (peng_import_get_n_failed (wanted), ==, 0);
  g_clear_object (&answer);
  g_assert_finalize_object (importer);
  g_assert_finalize_object (pool);
}

static void
fit (PublishFixture *fixture,
     const char     *media,
     const char     *text)
{
  PengPhotoPool *pool = peng_photo_pool_new ();
  const char *names[] = { media, NULL };
  g_autoptr(PengRecipe) recipe = peng_recipe_parse (text, NULL);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;

  peng_fitting_apply_async (fixture->store, pool, names, recipe, NULL, NULL, NULL, answer_cb, &answer);
  peng_fitting_finish (wait_for (&answer), &error);
  g_assert_no_error (error);
  g_clear_object (&answer);
  g_assert_finalize_object (pool);
}

static PengArticle *
make_article_of (PengImport *photos)
{
  const char *fields[PENG_N_FIELDS] = { "秋游", "", "", "", "", "", "", "", "", "" };
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  g_autofree char *uuid = g_uuid_string_random ();

  for (guint i = 0; i < peng_import_get_n_items (photos); i++)
    {
      const PengMedia *media = peng_import_get_media (photos, i);
      g_autoptr(PengText) caption = peng_text_new ("秋游");
      const PengImage image = {
        .media = media->sha, .width = media->width, .height = media->height,
        .alt = "", .caption = caption,
      };

      g_ptr_array_add (blocks, peng_block_new_image (&image));
    }
  g_ptr_array_add (blocks, peng_block_new_paragraph (""));

  return peng_article_new (uuid, fields, (PengBlock * const *) blocks->pdata, blocks->len);
}

static gboolean
has_type (PengImport *photos,
          const char *mime)
{
  for (guint i = 0; i < peng_import_get_n_items (photos); i++)
    {
      if (g_strcmp0 (peng_import_get_media (photos, i)->web_mime, mime) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Two originals may have the same web version. */
static guint
count_files (PengPublishing *row)
{
  const PengOutboxItem *item = peng_publishing_get_item (row);
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < item->media->len; i++)
    g_hash_table_add (names, ((PengOutboxMedia *) g_ptr_array_index (item->media, i))->web_sha);

  return g_hash_table_size (names);
}

static void
test_nothing_is_told (gconstpointer recipe)
{
  PublishFixture fixture = { .idle_ms = 10000 };
  g_autoptr(PengImport) photos = peng_import_new ();
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(PengPublishing) row = NULL;
  g_autofree char *folder = NULL;

  publish_fixture_set_up (&fixture);
  import (&fixture, photos);
  g_assert_true (has_type (photos, "image/jpeg"));
  g_assert_true (has_type (photos, "image/png"));
  for (guint i = 0; i < peng_import_get_n_items (photos); i++)
    fit (&fixture, peng_import_get_media (photos, i)->sha, recipe);
  article = make_article_of (photos);
  row = publish_fixture_publish (&fixture, article);
  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);

  folder = g_build_filename (fixture.portal_dir, "media", NULL);
  g_assert_cmpuint (peng_publishing_get_n_media (row), ==, G_N_ELEMENTS (samples));
  g_assert_cmpuint (check_folder (folder), ==, count_files (row));

  g_clear_object (&row);
  publish_fixture_tear_down (&fixture);
}

static PengMedia *
get_media (PublishFixture *fixture,
           const char     *sha)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_get_media_async (fixture->store, sha, NULL, answer_cb, &answer);

  return peng_store_get_media_finish (fixture->store, wait_for (&answer), NULL);
}

/* A photograph is made fit while its article is on its way: what was frozen arrives. */
static void
test_frozen_arrives (void)
{
  PublishFixture fixture = { .idle_ms = 10000, .token = (char *) "wrong" };
  g_autoptr(PengImport) photos = peng_import_new ();
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(PengPublishing) row = NULL;

  publish_fixture_set_up (&fixture);
  import (&fixture, photos);
  article = make_article_of (photos);
  row = publish_fixture_publish (&fixture, article);
  publish_fixture_run_until (row, PENG_OUTBOX_PAUSED);
  for (guint i = 0; i < peng_import_get_n_items (photos); i++)
    {
      const PengMedia *before = peng_import_get_media (photos, i);
      g_autoptr(PengMedia) after = NULL;

      fit (&fixture, before->sha, "mosaic=0,0,1,1 turn=1");
      after = get_media (&fixture, before->sha);
      g_assert_cmpstr (after->web_sha, !=, before->web_sha);
    }

  fixture.token = NULL;
  peng_publisher_retry (fixture.publisher, row);
  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
  g_assert_true (publish_fixture_is_there (&fixture, peng_publishing_get_item (row)));

  g_clear_object (&row);
  publish_fixture_tear_down (&fixture);
}

/* The test would see them: the originals have them. */
static void
test_originals_tell (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("PENG_PHOTO_SAMPLES"), samples[i], NULL);
      g_autofree char *bytes = NULL;
      gsize n_bytes;

      g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
      g_assert_true (contains (bytes, n_bytes, "PENGMARK"));
      if (is_png (bytes, n_bytes))
        g_assert_cmpuint (count_png_metadata ((guint8 *) bytes, n_bytes), >, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (recipes); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/work/publish-photos/nothing-is-told/%u", i);

      g_test_add_data_func (path, recipes[i], test_nothing_is_told);
    }
  g_test_add_func ("/work/publish-photos/frozen-arrives", test_frozen_arrives);
  g_test_add_func ("/work/publish-photos/originals-tell", test_originals_tell);

  return g_test_run ();
}
