/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "photo-fixture.h"
#include "test-seed.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#define N_CUTS     20
#define N_MUTANTS  150

/* After whatever came in, a good photograph comes in as ever, and nothing is left over. */
static void
assert_goes_on (PhotoFixture *fixture)
{
  g_autofree char *path = photo_sample_path ("plain.jpg");

  photo_fixture_process (fixture, path);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (photo_fixture_count_files (fixture), ==, 2);
}

static void
assert_refused (PhotoFixture   *fixture,
                PengPhotoError  code)
{
  g_assert_error (fixture->error, PENG_PHOTO_ERROR, (int) code);
  g_assert_cmpstr (fixture->error->message, !=, "");
  g_assert_cmpuint (photo_fixture_count_files (fixture), ==, 0);
}

static void
test_cut (gconstpointer data)
{
  g_autoptr (GBytes) whole = photo_sample_load (data);
  gsize size = g_bytes_get_size (whole);
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  for (guint i = 1; i <= N_CUTS; i++)
    {
      gsize cut = size * i / (N_CUTS + 1);

      photo_fixture_process_bytes (&fixture, g_bytes_get_data (whole, NULL), cut);
      g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, cut, size);
      assert_refused (&fixture, PENG_PHOTO_ERROR_BROKEN);
    }
  assert_goes_on (&fixture);
  photo_fixture_tear_down (&fixture);
}

/* A good head, then anything: there may be a picture, or an error, and never more than that. */
static void
test_mutants (gconstpointer data)
{
  g_autoptr (GBytes) whole = photo_sample_load (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (test_seed ());
  gsize size = g_bytes_get_size (whole);
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  for (guint i = 0; i < N_MUTANTS; i++)
    {
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);

      for (guint j = g_rand_int_range (rand, 1, 20); j > 0; j--)
        bytes[g_rand_int_range (rand, 12, MIN (size, i % 2 ? 400 : size))] = g_rand_int (rand);
      photo_fixture_process_bytes (&fixture, bytes, size);
      g_assert_true (fixture.result != NULL || fixture.error->domain == PENG_PHOTO_ERROR);
    }
  assert_goes_on (&fixture);
  photo_fixture_tear_down (&fixture);
}

static const struct
{
  const char     *name;
  const char     *bytes;
  gsize           n_bytes;
  PengPhotoError  code;
} contents[] = {
  { "nothing", "", 0, PENG_PHOTO_ERROR_BROKEN },
  { "one-byte", "\xff", 1, PENG_PHOTO_ERROR_UNSUPPORTED },
  { "text", "Sports day in Xuzhou", 20, PENG_PHOTO_ERROR_UNSUPPORTED },
  { "zeros", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20, PENG_PHOTO_ERROR_UNSUPPORTED },
  { "svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 41, PENG_PHOTO_ERROR_UNSUPPORTED },
  { "pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 15, PENG_PHOTO_ERROR_UNSUPPORTED },
  { "vips", "\x08\xf2\xa6\xb6\0\0\0\0\0\0\0\0\0\0\0\0", 16, PENG_PHOTO_ERROR_UNSUPPORTED },
  { "ppm", "P6\n1 1\n255\nabc", 14, PENG_PHOTO_ERROR_UNSUPPORTED },
  { "jpeg-head", "\xff\xd8\xff", 3, PENG_PHOTO_ERROR_BROKEN },
  { "png-head", "\x89PNG\r\n\x1a\n", 8, PENG_PHOTO_ERROR_BROKEN },
  { "gif-head", "GIF89a", 6, PENG_PHOTO_ERROR_BROKEN },
  { "heic-head", "\0\0\0\x10" "ftypheic\0\0\0\0", 16, PENG_PHOTO_ERROR_BROKEN },
  { "tiff-head", "II*\0\xff\xff\xff\xff", 8, PENG_PHOTO_ERROR_BROKEN },
};

static void
test_contents (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  photo_fixture_process_bytes (&fixture, contents[i].bytes, contents[i].n_bytes);
  assert_refused (&fixture, contents[i].code);
  assert_goes_on (&fixture);
  photo_fixture_tear_down (&fixture);
}

/* PNG's and zlib's CRC-32, bit by bit. */
static guint32
crc (const guint8 *bytes,
     gsize         n_bytes)
{
  guint32 value = 0xffffffff;

  for (gsize i = 0; i < n_bytes; i++)
    {
      value ^= bytes[i];
      for (guint bit = 0; bit < 8; bit++)
        value = value >> 1 ^ (value & 1 ? 0xedb88320 : 0);
    }

  return ~value;
}

static void
put_32 (GByteArray *bytes,
        guint32     value)
{
  guint32 big = GUINT32_TO_BE (value);

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

static void
put_chunk (GByteArray   *png,
           const char   *type,
           const guint8 *data,
           guint         size)
{
  guint start = png->len + 4;

  put_32 (png, size);
  g_byte_array_append (png, (const guint8 *) type, 4);
  if (size > 0)
    g_byte_array_append (png, data, size);
  put_32 (png, crc (png->data + start, png->len - start));
}

/* Claims any size; the data are one empty deflate block. */
static GByteArray *
make_png (guint32 width,
          guint32 height)
{
  static const guint8 empty[] = { 0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01 };
  GByteArray *png = g_byte_array_new ();
  g_autoptr (GByteArray) header = g_byte_array_new ();

  put_32 (header, width);
  put_32 (header, height);
  g_byte_array_append (header, (const guint8 *) "\x08\x02\0\0\0", 5);

  g_byte_array_append (png, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  put_chunk (png, "IHDR", header->data, header->len);
  put_chunk (png, "IDAT", empty, sizeof empty);
  put_chunk (png, "IEND", NULL, 0);

  return png;
}

static const struct
{
  const char     *name;
  guint32         width;
  guint32         height;
  PengPhotoError  code;
} claims[] = {
  { "bomb", 100000, 100000, PENG_PHOTO_ERROR_TOO_LARGE },
  { "just-over", 30000, 10001, PENG_PHOTO_ERROR_TOO_LARGE },
  { "empty-data", 3000, 2000, PENG_PHOTO_ERROR_BROKEN },
  { "no-width", 0, 2000, PENG_PHOTO_ERROR_BROKEN },
  { "negative", 0x80000001, 1, PENG_PHOTO_ERROR_BROKEN },
};

static void
test_claims (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GByteArray) png = make_png (claims[i].width, claims[i].height);
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  photo_fixture_process_bytes (&fixture, (const char *) png->data, png->len);
  assert_refused (&fixture, claims[i].code);
  assert_goes_on (&fixture);
  photo_fixture_tear_down (&fixture);
}

/* The frame header of a good JPEG is made to claim 65,500 × 65,500. */
static void
test_jpeg_claims (void)
{
  g_autoptr (GBytes) whole = photo_sample_load ("plain.jpg");
  gsize size = g_bytes_get_size (whole);
  g_autofree char *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
  char *frame = memmem (bytes, size, "\xff\xc0\x00\x11\x08", 5);
  PhotoFixture fixture;

  g_assert_nonnull (frame);
  memcpy (frame + 5, "\xff\xdc\xff\xdc", 4);
  photo_fixture_set_up (&fixture);
  photo_fixture_process_bytes (&fixture, bytes, size);
  assert_refused (&fixture, PENG_PHOTO_ERROR_TOO_LARGE);
  assert_goes_on (&fixture);
  photo_fixture_tear_down (&fixture);
}

/* A long strip comes in, within both bounds. */
static void
test_strip (gconstpointer data)
{
  g_autofree char *path = photo_sample_path (data);
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  photo_fixture_process (&fixture, path);
  g_assert_no_error (fixture.error);
  g_assert_cmpuint (MIN (fixture.result->web.width, fixture.result->web.height), ==, 1);
  g_assert_cmpuint (MIN (fixture.result->thumb.width, fixture.result->thumb.height), ==, 1);
  photo_fixture_tear_down (&fixture);
}

/* The name says nothing, the bytes say everything. */
static void
test_mislabelled (void)
{
  g_autoptr (GBytes) png = photo_sample_load ("plain.png");
  g_autofree char *path = NULL;
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  path = g_build_filename (fixture.folder, "holiday.jpg", NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL), g_bytes_get_size (png),
                                      NULL));
  photo_fixture_process (&fixture, path);
  g_assert_no_error (fixture.error);
  g_assert_cmpint (fixture.result->format, ==, PENG_PHOTO_FORMAT_PNG);
  g_unlink (path);
  photo_fixture_tear_down (&fixture);
}

static void
make_folder (const char *path)
{
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
make_fifo (const char *path)
{
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_dangling (const char *path)
{
  g_assert_cmpint (symlink ("nowhere.jpg", path), ==, 0);
}

static void
make_loop (const char *path)
{
  g_assert_cmpint (symlink (path, path), ==, 0);
}

static void
make_device (const char *path)
{
  g_assert_cmpint (symlink ("/dev/zero", path), ==, 0);
}

static void
make_socket (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  close (fd);
}

static void
make_huge (const char *path)
{
  int fd = open (path, O_WRONLY | O_CREAT, 0600);

  g_assert_cmpint (ftruncate (fd, PENG_PHOTO_MAX_BYTES + 1), ==, 0);
  close (fd);
}

static void
make_nothing (const char *path)
{
}

static const struct
{
  const char     *name;
  void          (*make) (const char *path);
  PengPhotoError  code;
} places[] = {
  { "vanished", make_nothing, PENG_PHOTO_ERROR_UNREADABLE },
  { "dangling", make_dangling, PENG_PHOTO_ERROR_UNREADABLE },
  { "loop", make_loop, PENG_PHOTO_ERROR_UNREADABLE },
  { "socket", make_socket, PENG_PHOTO_ERROR_UNREADABLE },
  { "folder", make_folder, PENG_PHOTO_ERROR_NOT_A_FILE },
  { "fifo", make_fifo, PENG_PHOTO_ERROR_NOT_A_FILE },
  { "device", make_device, PENG_PHOTO_ERROR_NOT_A_FILE },
  { "huge", make_huge, PENG_PHOTO_ERROR_TOO_LARGE },
};

static void
test_places (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *folder = g_dir_make_tmp ("peng-photo-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "photo.jpg", NULL);
  PhotoFixture fixture;

  places[i].make (path);
  photo_fixture_set_up (&fixture);
  photo_fixture_process (&fixture, path);
  assert_refused (&fixture, places[i].code);
  assert_goes_on (&fixture);
  photo_fixture_tear_down (&fixture);

  g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_symlink (void)
{
  g_autofree char *sample = photo_sample_path ("plain.jpg");
  g_autofree char *path = NULL;
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  path = g_build_filename (fixture.folder, "link.jpg", NULL);
  g_assert_cmpint (symlink (sample, path), ==, 0);
  photo_fixture_process (&fixture, path);
  g_assert_no_error (fixture.error);
  g_unlink (path);
  photo_fixture_tear_down (&fixture);
}

/* Root may read anything until it lets go of that. */
static void
drop_capabilities (void)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct none[2] = { 0 };

  g_assert_cmpint (syscall (SYS_capset, &header, none), ==, 0);
}

static void
test_unreadable (void)
{
  g_autofree char *path = NULL;
  PhotoFixture fixture;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  drop_capabilities ();
  photo_fixture_set_up (&fixture);
  path = g_build_filename (g_get_tmp_dir (), "peng-photo-unreadable.jpg", NULL);
  g_unlink (path);
  g_assert_true (g_file_set_contents_full (path, "x", 1, G_FILE_SET_CONTENTS_NONE, 0200, NULL));
  photo_fixture_process (&fixture, path);
  assert_refused (&fixture, PENG_PHOTO_ERROR_UNREADABLE);
  g_unlink (path);
  photo_fixture_tear_down (&fixture);
}

static void
test_no_folder (void)
{
  g_autofree char *path = photo_sample_path ("plain.jpg");
  g_autofree char *folder = NULL;
  PhotoFixture fixture;

  photo_fixture_set_up (&fixture);
  folder = fixture.folder;
  fixture.folder = g_build_filename (folder, "gone", NULL);
  photo_fixture_process (&fixture, path);
  g_assert_error (fixture.error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_NOT_WRITTEN);

  g_free (fixture.folder);
  fixture.folder = g_steal_pointer (&folder);
  assert_goes_on (&fixture);
  photo_fixture_tear_down (&fixture);
}

static void
add_rows (const char    *prefix,
          const char    *name,
          gconstpointer  data,
          GTestDataFunc  func)
{
  g_autofree char *path = g_strdup_printf ("/photo/hostile/%s/%s", prefix, name);

  g_test_add_data_func (path, data, func);
}

int
main (int   argc,
      char *argv[])
{
  static const char * const samples[] = {
    "secret.jpg", "progressive.jpg", "plain.png", "interlaced.png", "plain.webp", "alpha.webp",
    "plain.heic", "plain.avif", "plain.tiff", "rgb16.tiff", "plain.gif",
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    add_rows ("cut", samples[i], samples[i], test_cut);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    add_rows ("mutants", samples[i], samples[i], test_mutants);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    add_rows ("contents", contents[i].name, GUINT_TO_POINTER (i), test_contents);
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    add_rows ("claims", claims[i].name, GUINT_TO_POINTER (i), test_claims);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    add_rows ("places", places[i].name, GUINT_TO_POINTER (i), test_places);
  add_rows ("strip", "high", "high.png", test_strip);
  add_rows ("strip", "wide", "long.png", test_strip);
  g_test_add_func ("/photo/hostile/jpeg-claims", test_jpeg_claims);
  g_test_add_func ("/photo/hostile/mislabelled", test_mislabelled);
  g_test_add_func ("/photo/hostile/symlink", test_symlink);
  g_test_add_func ("/photo/hostile/unreadable", test_unreadable);
  g_test_add_func ("/photo/hostile/no-folder", test_no_folder);

  return g_test_run ();
}
