/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clip/peng-clip.h"
#include "store-fixture.h"
#include "work/peng-import-type.h"
#include "work/peng-importer.h"

#include <glib/gstdio.h>
#include <string.h>

/* A real store in a folder of its own, real workers, and what the import told. */
typedef struct
{
  char          *data_dir;
  PengStore     *store;
  PengPhotoPool *pool;
  PengImporter  *importer;
  PengImport    *import;
  GCancellable  *cancellable;
  GString       *told;
  guint          n_progress;
} Fixture;

static void
progress_cb (PengImport *import,
             guint       n_done,
             guint       n_items,
             const char *name,
             gpointer    user_data)
{
  Fixture *fixture = user_data;

  fixture->n_progress++;
  g_assert_cmpuint (n_done, ==, fixture->n_progress);
  g_assert_cmpuint (n_items, ==, peng_import_get_n_items (import));
  g_assert_nonnull (name);
}

static void
imported_cb (PengImport *import,
             guint       position,
             PengMedia  *media,
             gpointer    user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpstr (media->name, ==, peng_import_get_name (import, position));
  g_string_append_printf (fixture->told, "+%u ", position);
}

static void
failed_cb (PengImport   *import,
           guint         position,
           const char   *name,
           const GError *error,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpstr (name, ==, peng_import_get_name (import, position));
  g_assert_true (error == peng_import_get_error (import, position));
  g_string_append_printf (fixture->told, "-%u ", position);
}

static void
begin_import (Fixture *fixture)
{
  fixture->import = peng_import_new ();
  fixture->n_progress = 0;
  g_string_truncate (fixture->told, 0);
  g_signal_connect (fixture->import, "progress", G_CALLBACK (progress_cb), fixture);
  g_signal_connect (fixture->import, "imported", G_CALLBACK (imported_cb), fixture);
  g_signal_connect (fixture->import, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
set_up (Fixture *fixture)
{
  *fixture = (Fixture) { .data_dir = scratch_new () };
  fixture->store = open_store (fixture->data_dir, PENG_STORE_FRESH);
  fixture->pool = peng_photo_pool_new ();
  fixture->importer = peng_importer_new (fixture->store, fixture->pool);
  fixture->told = g_string_new (NULL);
  begin_import (fixture);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->import);
  g_assert_finalize_object (fixture->importer);
  g_assert_finalize_object (fixture->pool);
  g_clear_object (&fixture->cancellable);
  g_string_free (fixture->told, TRUE);
  close_store (fixture->store);
  scratch_remove (fixture->data_dir);
}

static void
add (Fixture    *fixture,
     const char *sample)
{
  g_autoptr (GFile) file =
    g_file_new_build_filename (g_getenv ("PENG_PHOTO_SAMPLES"), sample, NULL);

  peng_import_add_file (fixture->import, file);
}

static gboolean
run (Fixture  *fixture,
     GError  **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  peng_importer_run_async (fixture->importer, fixture->import, fixture->cancellable,
                           answer_cb, &answer);

  return peng_importer_run_finish (fixture->importer, wait_for (&answer), error);
}

static void
run_well (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  run (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_progress, ==, peng_import_get_n_items (fixture->import));
  g_assert_cmpuint (peng_import_get_n_done (fixture->import), ==, fixture->n_progress);
}

static GBytes *
load_sample (const char *sample)
{
  g_autofree char *path = g_build_filename (g_getenv ("PENG_PHOTO_SAMPLES"), sample, NULL);
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));

  return g_bytes_new_take (data, size);
}

static GBytes *
load_variant (Fixture          *fixture,
              const PengMedia  *media,
              PengMediaVariant  variant)
{
  g_autofree char *path = peng_store_dup_media_path (fixture->store, media->sha, variant);
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));

  return g_bytes_new_take (data, size);
}

static gboolean
has_mark (GBytes *bytes)
{
  const char mark[] = "PENGMARK";
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + strlen (mark) <= size; i++)
    if (memcmp (data + i, mark, strlen (mark)) == 0)
      return TRUE;

  return FALSE;
}

/* The library has the original as it was, and beside it what may leave the computer. */
static void
test_one (void)
{
  Fixture fixture;
  const PengMedia *media;
  g_autoptr (GBytes) sample = load_sample ("secret.jpg");
  g_autoptr (GBytes) original = NULL;
  g_autoptr (GBytes) web = NULL;
  g_autoptr (GBytes) thumb = NULL;
  g_autoptr (GDateTime) taken = g_date_time_new_local (2026, 5, 17, 9, 41, 7);
  g_autofree char *web_sha = NULL;

  set_up (&fixture);
  add (&fixture, "secret.jpg");
  run_well (&fixture);

  media = peng_import_get_media (fixture.import, 0);
  g_assert_cmpstr (media->name, ==, "secret.jpg");
  g_assert_cmpstr (media->mime, ==, "image/jpeg");
  g_assert_cmpstr (media->web_mime, ==, "image/jpeg");
  g_assert_cmpuint (media->width, ==, 640);
  g_assert_cmpuint (media->web_height, ==, 400);
  g_assert_cmpint (media->taken, ==, g_date_time_to_unix (taken) * G_USEC_PER_SEC);
  g_assert_true (media->has_thumb);

  original = load_variant (&fixture, media, PENG_MEDIA_ORIGINAL);
  web = load_variant (&fixture, media, PENG_MEDIA_WEB);
  thumb = load_variant (&fixture, media, PENG_MEDIA_THUMB);
  web_sha = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, web);
  g_assert_true (g_bytes_equal (original, sample));
  g_assert_true (has_mark (original));
  g_assert_false (has_mark (web));
  g_assert_false (has_mark (thumb));
  g_assert_cmpstr (media->web_sha, ==, web_sha);
  tear_down (&fixture);
}

/* The first is large and slow; it is told of first all the same. */
static void
test_order (void)
{
  Fixture fixture;

  set_up (&fixture);
  add (&fixture, "wide.jpg");
  add (&fixture, "plain.heic");
  add (&fixture, "turned-6.jpg");
  add (&fixture, "alpha.png");
  add (&fixture, "plain.webp");
  add (&fixture, "plain.tiff");
  run_well (&fixture);
  g_assert_cmpstr (fixture.told->str, ==, "+0 +1 +2 +3 +4 +5 ");
  g_assert_cmpuint (peng_import_get_n_failed (fixture.import), ==, 0);
  g_assert_cmpstr (peng_import_get_media (fixture.import, 3)->web_mime, ==, "image/png");
  tear_down (&fixture);
}

/* Files as they begin, whatever they are called. The size is more than the words where it says so. */
#define M(text) text, sizeof (text) - 1
#define MIB (1024 * 1024)

typedef struct
{
  const char *name;
  const char *head;
  gsize       n_head;
  goffset     size;
  const char *mime;
  GQuark    (*domain) (void);
  int         code;
} FileCase;

static const FileCase file_cases[] = {
  { "film.mp4", M ("\0\0\0\x10" "ftypisom\0\0\2\0"), 0, NULL, peng_clip_error_quark,
    PENG_CLIP_ERROR_CUT_SHORT },
  { "film.doc", M ("\x1a\x45\xdf\xa3\x84webm0123456789ab"), 0, NULL, peng_clip_error_quark,
    PENG_CLIP_ERROR_BROKEN },
  { "song.mp3", M ("ID3\3\0"), 1 * MIB, NULL, peng_clip_error_quark, PENG_CLIP_ERROR_BROKEN },
  { "list.pdf", M ("%PDF-1.7"), 50 * MIB, "application/pdf" },
  { "plan.docx", M ("PK\3\4 word/document.xml"), 0,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  { "plan.wps",
    M ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), 0,
    "application/msword" },
  { "long.mp4", M ("\0\0\0\x18" "ftypisom"), 512 * MIB + 1, NULL, peng_import_error_quark,
    PENG_IMPORT_ERROR_CLIP_TOO_LARGE },
  { "thick.pdf", M ("%PDF-1.7"), 50 * MIB + 1, NULL, peng_import_error_quark,
    PENG_IMPORT_ERROR_FILE_TOO_LARGE },
  { "IMG_0421.MOV", M ("\0\0\0\x14" "ftypqt  \0\0\0\0qt  "), 0, NULL, peng_import_error_quark,
    PENG_IMPORT_ERROR_QUICKTIME },
  { "old.mov", M ("\0\0\0\x08wide\0\0\1\0mdat"), 0, NULL, peng_import_error_quark,
    PENG_IMPORT_ERROR_QUICKTIME },
  { "any.zip", M ("PK\3\4 readme.txt"), 0, NULL, peng_photo_error_quark,
    PENG_PHOTO_ERROR_UNSUPPORTED },
  { "run.exe", M ("MZ\x90"), 0, NULL, peng_photo_error_quark, PENG_PHOTO_ERROR_UNSUPPORTED },
  { "nothing.pdf", M (""), 0, NULL, peng_photo_error_quark, PENG_PHOTO_ERROR_BROKEN },
};

static GFile *
create_file (const char     *folder,
             const FileCase *c)
{
  g_autofree char *path = g_build_filename (folder, c->name, NULL);

  g_assert_true (g_file_set_contents (path, c->head, c->n_head, NULL));
  if (c->size > 0)
    g_assert_cmpint (truncate (path, c->size), ==, 0);

  return g_file_new_for_path (path);
}

/* What is no photograph comes in as it is, by its bytes and not by its name. */
static void
test_file (gconstpointer data)
{
  const FileCase *c = data;
  const PengMedia *media;
  g_autoptr (GFile) file = NULL;
  Fixture fixture;

  set_up (&fixture);
  file = create_file (fixture.data_dir, c);
  peng_import_add_file (fixture.import, file);
  run_well (&fixture);
  media = peng_import_get_media (fixture.import, 0);

  if (c->mime != NULL)
    {
      g_assert_no_error (peng_import_get_error (fixture.import, 0));
      g_assert_cmpstr (media->mime, ==, c->mime);
      g_assert_cmpstr (media->name, ==, c->name);
      g_assert_cmpuint (media->size, ==, c->size > 0 ? (gsize) c->size : c->n_head);
      g_assert_null (media->web_sha);
    }
  else
    {
      g_assert_error (peng_import_get_error (fixture.import, 0), c->domain (), c->code);
    }

  tear_down (&fixture);
}

/* Videos and sounds as they are, whatever they are called; a video with a picture of it. */
static const struct
{
  const char *sample;
  const char *name;
  const char *mime;
  gboolean    has_poster;
} clip_cases[] = {
  { "video.mp4", "接力.mp4", "video/mp4", TRUE },
  { "video.webm", "film.doc", "video/webm", TRUE },
  { "video.ogg", "film.ogv", "video/ogg", TRUE },
  { "sound.webm", "song.webm", "audio/webm", FALSE },
  { "sound.ogg", "song.ogg", "audio/ogg", FALSE },
  { "sound.mp3", "song.mp3", "audio/mpeg", FALSE },
  { "sound.wav", "song.wav", "audio/wav", FALSE },
};

static PengMedia *
get_media (Fixture    *fixture,
           const char *sha)
{
  g_autoptr (GAsyncResult) answer = NULL;

  peng_store_get_media_async (fixture->store, sha, NULL, answer_cb, &answer);

  return peng_store_get_media_finish (fixture->store, wait_for (&answer), NULL);
}

/* The picture is an item of its own, with nothing of the camera in it: what pages show is all there
 * is. */
static void
check_poster (Fixture         *fixture,
              const PengMedia *video)
{
  g_autoptr (PengMedia) poster = get_media (fixture, video->poster);
  g_autofree char *name = g_strconcat (video->name, ".jpg", NULL);
  g_autofree char *path =
    peng_store_dup_media_path (fixture->store, video->poster, PENG_MEDIA_ORIGINAL);
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_cmpstr (poster->name, ==, name);
  g_assert_cmpstr (poster->mime, ==, "image/jpeg");
  g_assert_cmpstr (poster->web_sha, ==, poster->sha);
  g_assert_cmpuint (poster->width, ==, video->width);
  g_assert_cmpuint (poster->height, ==, video->height);
  g_assert_true (poster->has_thumb);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_null (g_strstr_len (contents, (gssize) size, "Exif"));
}

static void
test_clips (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (clip_cases); i++)
    {
      g_autofree char *sample =
        g_build_filename (g_getenv ("PENG_CLIP_SAMPLES"), clip_cases[i].sample, NULL);
      g_autofree char *path = NULL;
      g_autoptr (GFile) from = g_file_new_for_path (sample);
      g_autoptr (GFile) file = NULL;
      const PengMedia *media;
      Fixture fixture;

      g_test_message ("%s", clip_cases[i].sample);
      if (!g_file_query_exists (from, NULL))
        continue;

      set_up (&fixture);
      path = g_build_filename (fixture.data_dir, clip_cases[i].name, NULL);
      file = g_file_new_for_path (path);
      g_assert_true (g_file_copy (from, file, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
      peng_import_add_file (fixture.import, file);
      run_well (&fixture);
      media = peng_import_get_media (fixture.import, 0);
      g_assert_no_error (peng_import_get_error (fixture.import, 0));
      g_assert_cmpstr (media->mime, ==, clip_cases[i].mime);
      g_assert_cmpstr (media->name, ==, clip_cases[i].name);
      g_assert_cmpuint (media->duration, >, 1800);
      g_assert_null (media->web_sha);
      g_assert_true (media->has_thumb == clip_cases[i].has_poster);
      g_assert_true ((media->poster != NULL) == clip_cases[i].has_poster);
      if (media->poster != NULL)
        check_poster (&fixture, media);
      tear_down (&fixture);
    }
}

/* Each failure names its file and its reason, and costs no other. */
static void
test_bad_among_good (void)
{
  static const char text[] = "no photograph";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text);
  g_autoptr (GFile) folder = g_file_new_for_path ("/");
  Fixture fixture;

  set_up (&fixture);
  add (&fixture, "plain.jpg");
  add (&fixture, "vanished.jpg");
  add (&fixture, "plain.png");
  peng_import_add_bytes (fixture.import, bytes, "notes.txt");
  peng_import_add_file (fixture.import, folder);
  add (&fixture, "plain.webp");
  run_well (&fixture);
  g_assert_cmpstr (fixture.told->str, ==, "+0 -1 +2 -3 -4 +5 ");
  g_assert_cmpuint (peng_import_get_n_failed (fixture.import), ==, 3);
  g_assert_cmpstr (peng_import_get_name (fixture.import, 1), ==, "vanished.jpg");
  g_assert_error (peng_import_get_error (fixture.import, 1), PENG_PHOTO_ERROR,
                  PENG_PHOTO_ERROR_UNREADABLE);
  g_assert_error (peng_import_get_error (fixture.import, 3), PENG_PHOTO_ERROR,
                  PENG_PHOTO_ERROR_UNSUPPORTED);
  g_assert_error (peng_import_get_error (fixture.import, 4), PENG_PHOTO_ERROR,
                  PENG_PHOTO_ERROR_NOT_A_FILE);
  tear_down (&fixture);
}

/* From a file, from the clipboard, and in a later import: one item, named as it came first. */
static void
test_same_bytes (void)
{
  g_autoptr (GBytes) bytes = load_sample ("plain.jpg");
  g_autofree char *sha = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  Fixture fixture;

  set_up (&fixture);
  add (&fixture, "plain.jpg");
  run_well (&fixture);
  g_assert_finalize_object (fixture.import);

  begin_import (&fixture);
  g_signal_handlers_disconnect_by_func (fixture.import, imported_cb, &fixture);
  add (&fixture, "plain.jpg");
  peng_import_add_bytes (fixture.import, bytes, "pasted.jpg");
  run_well (&fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpstr (peng_import_get_media (fixture.import, i)->sha, ==, sha);
      g_assert_cmpstr (peng_import_get_media (fixture.import, i)->name, ==, "plain.jpg");
    }
  tear_down (&fixture);
}

/* Bytes that changed after the worker had seen them are not taken in under its web version. */
static void
test_changed (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PENG_PHOTO_SAMPLES"), "plain.jpg", NULL);
  g_autofree char *sha = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "before", -1);
  PengMediaSource source = {
    .path = path, .sha = sha, .web_path = path, .name = "plain.jpg", .mime = "image/jpeg",
    .web_mime = "image/jpeg",
  };
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  set_up (&fixture);
  peng_store_add_media_async (fixture.store, &source, NULL, answer_cb, &answer);
  g_assert_null (peng_store_add_media_finish (fixture.store, wait_for (&answer), &error));
  g_assert_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_MISMATCH);
  g_clear_object (&answer);
  tear_down (&fixture);
}

/* No local path leads to it: it is fetched first. */
static void
test_elsewhere (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("resource:///com/pengcheng/test/start-line.jpg");
  Fixture fixture;

  g_assert_null (g_file_peek_path (file));
  set_up (&fixture);
  peng_import_add_file (fixture.import, file);
  run_well (&fixture);
  g_assert_no_error (peng_import_get_error (fixture.import, 0));
  g_assert_cmpstr (peng_import_get_media (fixture.import, 0)->name, ==, "start-line.jpg");
  tear_down (&fixture);
}

static void
test_elsewhere_vanished (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("resource:///com/pengcheng/test/vanished.jpg");
  Fixture fixture;

  set_up (&fixture);
  peng_import_add_file (fixture.import, file);
  run_well (&fixture);
  g_assert_error (peng_import_get_error (fixture.import, 0), PENG_PHOTO_ERROR,
                  PENG_PHOTO_ERROR_UNREADABLE);
  tear_down (&fixture);
}

/* There is no room for what the workers make. */
static void
test_no_room (void)
{
  g_autofree char *away = g_strconcat (g_get_tmp_dir (), "-away", NULL);
  Fixture fixture;

  set_up (&fixture);
  add (&fixture, "plain.jpg");
  add (&fixture, "plain.png");
  g_assert_cmpint (g_rename (g_get_tmp_dir (), away), ==, 0);
  run_well (&fixture);
  g_assert_cmpint (g_rename (away, g_get_tmp_dir ()), ==, 0);
  g_assert_cmpstr (fixture.told->str, ==, "-0 -1 ");
  g_assert_error (peng_import_get_error (fixture.import, 1), PENG_PHOTO_ERROR,
                  PENG_PHOTO_ERROR_NOT_WRITTEN);
  tear_down (&fixture);
}

static void
test_nothing (void)
{
  Fixture fixture;

  set_up (&fixture);
  run_well (&fixture);
  tear_down (&fixture);
}

static void
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* What is in the library stays there, and the rest ends at once, without a word for each. */
static void
test_cancel (void)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  guint n_imported = 0;
  Fixture fixture;

  set_up (&fixture);
  fixture.cancellable = g_cancellable_new ();
  for (guint i = 0; i < 40; i++)
    add (&fixture, "wide.jpg");
  g_signal_connect_swapped (fixture.import, "progress", G_CALLBACK (cancel_cb),
                            fixture.cancellable);
  g_assert_false (run (&fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);

  for (guint i = 0; i < 40; i++)
    n_imported += peng_import_get_media (fixture.import, i) != NULL;
  g_assert_cmpuint (n_imported, >=, 1);
  g_assert_cmpuint (n_imported, <, 40);
  g_assert_cmpuint (peng_import_get_n_done (fixture.import), ==, 40);
  g_assert_cmpuint (peng_import_get_n_failed (fixture.import), ==, 0);
  g_assert_null (strchr (fixture.told->str, '-'));
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *temporary = g_strdup ("/tmp/peng-importer-XXXXXX");
  int status;

  /* Before GLib asks for it: a folder for temporary files that is seen to be empty at the end. */
  g_assert_nonnull (g_mkdtemp (temporary));
  g_setenv ("TMPDIR", temporary, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/importer/one", test_one);
  g_test_add_func ("/work/importer/order", test_order);
  for (guint i = 0; i < G_N_ELEMENTS (file_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/work/importer/file/", file_cases[i].name, NULL);

      g_test_add_data_func (path, &file_cases[i], test_file);
    }
  g_test_add_func ("/work/importer/clips", test_clips);
  g_test_add_func ("/work/importer/bad-among-good", test_bad_among_good);
  g_test_add_func ("/work/importer/same-bytes", test_same_bytes);
  g_test_add_func ("/work/importer/changed", test_changed);
  g_test_add_func ("/work/importer/elsewhere", test_elsewhere);
  g_test_add_func ("/work/importer/elsewhere-vanished", test_elsewhere_vanished);
  g_test_add_func ("/work/importer/no-room", test_no_room);
  g_test_add_func ("/work/importer/nothing", test_nothing);
  g_test_add_func ("/work/importer/cancel", test_cancel);

  status = g_test_run ();
  g_assert_cmpint (g_rmdir (temporary), ==, 0);

  return status;
}
