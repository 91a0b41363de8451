/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "photo/peng-photo-wire.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const struct
{
  const char      *name;
  const char      *bytes;
  gsize            n_bytes;
  PengPhotoFormat  format;
} heads[] = {
  { "jpeg", "\xff\xd8\xff\xe1", 4, PENG_PHOTO_FORMAT_JPEG },
  { "jpeg-short", "\xff\xd8", 2, PENG_PHOTO_FORMAT_UNKNOWN },
  { "png", "\x89PNG\r\n\x1a\n", 8, PENG_PHOTO_FORMAT_PNG },
  { "webp", "RIFF\x10\0\0\0WEBPVP8 ", 16, PENG_PHOTO_FORMAT_WEBP },
  { "wave", "RIFF\x10\0\0\0WAVEfmt ", 16, PENG_PHOTO_FORMAT_UNKNOWN },
  { "gif", "GIF89a", 6, PENG_PHOTO_FORMAT_GIF },
  { "tiff-intel", "II*\0", 4, PENG_PHOTO_FORMAT_TIFF },
  { "tiff-motorola", "MM\0*", 4, PENG_PHOTO_FORMAT_TIFF },
  { "tiff-with-directory", "II*\0\x08\0\0\0\1\0\xfe\0\4\0\1\0\0\0\0\0\0\0", 22,
    PENG_PHOTO_FORMAT_TIFF },
  { "raw-by-small-picture", "II*\0\x08\0\0\0\1\0\xfe\0\4\0\1\0\0\0\1\0\0\0", 22,
    PENG_PHOTO_FORMAT_UNKNOWN },
  { "raw-by-small-picture-big-endian", "MM\0*\0\0\0\x08\0\1\0\xfe\0\4\0\0\0\1\0\0\0\1", 22,
    PENG_PHOTO_FORMAT_UNKNOWN },
  { "raw-by-version", "II*\0\x08\0\0\0\1\0\x12\xc6\1\0\4\0\0\0\1\4\0\0", 22,
    PENG_PHOTO_FORMAT_UNKNOWN },
  { "raw-canon", "II*\0\x10\0\0\0CR\2\0", 12, PENG_PHOTO_FORMAT_UNKNOWN },
  { "tiff-directory-outside", "II*\0\xff\xff\xff\xff\1\0", 10, PENG_PHOTO_FORMAT_TIFF },
  { "tiff-directory-cut", "II*\0\x08\0\0\0\xff\xff\xfe\0\4\0", 14, PENG_PHOTO_FORMAT_TIFF },
  { "heic", "\0\0\0\x18" "ftypheic\0\0\0\0mif1heic", 24, PENG_PHOTO_FORMAT_HEIC },
  { "heic-by-second", "\0\0\0\x18" "ftypmif1\0\0\0\0mif1heic", 24, PENG_PHOTO_FORMAT_HEIC },
  { "avif", "\0\0\0\x1c" "ftypavif\0\0\0\0avifmif1miaf", 28, PENG_PHOTO_FORMAT_AVIF },
  { "avif-by-second", "\0\0\0\x18" "ftypmif1\0\0\0\0mif1avif", 24, PENG_PHOTO_FORMAT_AVIF },
  { "brand-outside", "\0\0\0\x14" "ftypmp42\0\0\0\0isomheic", 24, PENG_PHOTO_FORMAT_UNKNOWN },
  { "brand-is-version", "\0\0\0\x10" "ftypmp42heic", 16, PENG_PHOTO_FORMAT_UNKNOWN },
  { "box-without-size", "\0\0\0\0" "ftypheic\0\0\0\0", 16, PENG_PHOTO_FORMAT_UNKNOWN },
  { "video", "\0\0\0\x18" "ftypmp42\0\0\0\0mp42isom", 24, PENG_PHOTO_FORMAT_UNKNOWN },
  { "text", "Hello", 5, PENG_PHOTO_FORMAT_UNKNOWN },
  { "nothing", "", 0, PENG_PHOTO_FORMAT_UNKNOWN },
};

/* Copied to the end of its own memory, so that a read too far shows. */
static void
test_sniff (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree guint8 *bytes = g_memdup2 (heads[i].bytes, heads[i].n_bytes);

  g_assert_cmpint (peng_photo_format_sniff (bytes, heads[i].n_bytes), ==, heads[i].format);
}

static void
fill (PengPhotoWirePicture *picture)
{
  picture->format = PENG_PHOTO_FORMAT_JPEG;
  picture->width = 512;
  picture->height = 384;
  picture->size = 1000;
  memset (picture->sha256, '7', 64);
}

static void
make_good (PengPhotoReply *reply)
{
  peng_photo_reply_init (reply);
  fill (&reply->original);
  fill (&reply->web);
  fill (&reply->thumb);
  g_strlcpy (reply->taken_at, "2026-05-17T09:41:07", sizeof reply->taken_at);
  g_strlcpy (reply->words.caption, "说明", sizeof reply->words.caption);
}

static void
endless_caption (PengPhotoReply *reply)
{
  memset (reply->words.caption, 'x', sizeof reply->words.caption);
}

static void
broken_tags (PengPhotoReply *reply)
{
  g_strlcpy (reply->words.tags, "a\xff", sizeof reply->words.tags);
}

static void
escaping_credit (PengPhotoReply *reply)
{
  g_strlcpy (reply->words.credit, "\033[2J", sizeof reply->words.credit);
}

static void
test_good (void)
{
  PengPhotoReply reply;
  g_autoptr (GError) error = NULL;
  g_autoptr (PengPhotoResult) result = NULL;
  g_autoptr (PengPhotoResult) copy = NULL;

  make_good (&reply);
  result = peng_photo_reply_to_result (&reply, &error);
  g_assert_no_error (error);
  copy = peng_photo_result_copy (result);
  g_assert_cmpstr (copy->taken_at, ==, "2026-05-17T09:41:07");
  g_assert_cmpuint (copy->web.width, ==, 512);
  g_assert_cmpstr (copy->thumb.sha256, ==, reply.thumb.sha256);
}

static void
no_format (PengPhotoReply *reply)
{
  reply->original.format = PENG_PHOTO_FORMAT_UNKNOWN;
}

static void
strange_format (PengPhotoReply *reply)
{
  reply->original.format = PENG_PHOTO_N_FORMATS;
}

static void
web_is_heic (PengPhotoReply *reply)
{
  reply->web.format = PENG_PHOTO_FORMAT_HEIC;
}

static void
web_too_wide (PengPhotoReply *reply)
{
  reply->web.width = PENG_PHOTO_WEB_WIDTH + 1;
}

static void
thumb_too_high (PengPhotoReply *reply)
{
  reply->thumb.height = PENG_PHOTO_THUMB_EDGE + 1;
}

static void
no_pixels (PengPhotoReply *reply)
{
  reply->web.height = 0;
}

static void
many_pixels (PengPhotoReply *reply)
{
  reply->original.width = reply->original.height = 0xffffffff;
}

static void
no_bytes (PengPhotoReply *reply)
{
  reply->thumb.size = 0;
}

static void
hash_short (PengPhotoReply *reply)
{
  reply->web.sha256[63] = '\0';
}

static void
hash_open (PengPhotoReply *reply)
{
  reply->web.sha256[64] = '7';
}

static void
hash_is_path (PengPhotoReply *reply)
{
  memcpy (reply->original.sha256, "../../", 6);
}

static void
time_is_words (PengPhotoReply *reply)
{
  memset (reply->taken_at, 'x', sizeof reply->taken_at);
}

static const struct
{
  const char *name;
  void      (*spoil) (PengPhotoReply *reply);
} spoilt[] = {
  { "endless-caption", endless_caption },
  { "broken-tags", broken_tags },
  { "escaping-credit", escaping_credit },
  { "no-format", no_format },
  { "strange-format", strange_format },
  { "web-is-heic", web_is_heic },
  { "web-too-wide", web_too_wide },
  { "thumb-too-high", thumb_too_high },
  { "no-pixels", no_pixels },
  { "many-pixels", many_pixels },
  { "no-bytes", no_bytes },
  { "hash-short", hash_short },
  { "hash-open", hash_open },
  { "hash-is-path", hash_is_path },
  { "time-is-words", time_is_words },
};

static void
test_spoilt (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  PengPhotoReply reply;

  make_good (&reply);
  spoilt[i].spoil (&reply);
  g_assert_null (peng_photo_reply_to_result (&reply, &error));
  g_assert_error (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_CRASHED);
}

/* Words for the log: bounded, valid, without control characters, whatever the worker sent. */
static void
test_message (void)
{
  g_autoptr (GError) error = NULL;
  PengPhotoReply reply;

  peng_photo_reply_init (&reply);
  reply.failed = TRUE;
  reply.error = 12345;
  memset (reply.message, '\xff', sizeof reply.message);
  memcpy (reply.message, "a\033[2Jb\nc", 8);
  g_assert_null (peng_photo_reply_to_result (&reply, &error));
  g_assert_error (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_BROKEN);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_prefix (error->message, "a [2Jb c"));
}

static void
send_request (int               fd,
              PengPhotoRequest *request,
              guint             n_files)
{
  char control[CMSG_SPACE (PENG_PHOTO_N_FILES * sizeof (int))] = { 0 };
  struct iovec data = { request, sizeof *request };
  struct msghdr message = {
    .msg_iov = &data, .msg_iovlen = 1, .msg_control = control,
    .msg_controllen = CMSG_SPACE (n_files * sizeof (int)),
  };
  struct cmsghdr *header = CMSG_FIRSTHDR (&message);

  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN (n_files * sizeof (int));
  for (guint i = 0; i < n_files; i++)
    memcpy (CMSG_DATA (header) + i * sizeof (int), &fd, sizeof fd);
  g_assert_cmpint (sendmsg (fd, &message, 0), ==, sizeof *request);
}

/* A worker ends where it is not spoken to as it should be. */
static void
test_request (void)
{
  PengPhotoRequest request = { PENG_PHOTO_WIRE_MAGIC, 1, "turn=1" };
  PengPhotoRequest read;
  int files[PENG_PHOTO_N_FILES];
  int pair[2];

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_SEQPACKET, 0, pair), ==, 0);
  send_request (pair[0], &request, PENG_PHOTO_N_FILES);
  g_assert_true (peng_photo_wire_receive_request (pair[1], &read, files));
  g_assert_cmpstr (read.recipe, ==, "turn=1");
  for (guint i = 0; i < PENG_PHOTO_N_FILES; i++)
    close (files[i]);

  send_request (pair[0], &request, PENG_PHOTO_N_FILES - 1);
  g_assert_false (peng_photo_wire_receive_request (pair[1], &read, files));

  memset (request.recipe, 'x', sizeof request.recipe);
  send_request (pair[0], &request, PENG_PHOTO_N_FILES);
  g_assert_false (peng_photo_wire_receive_request (pair[1], &read, files));
  close (pair[0]);
  close (pair[1]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *path = g_strdup_printf ("/photo/wire/sniff/%s", heads[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sniff);
    }
  g_test_add_func ("/photo/wire/good", test_good);
  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_autofree char *path = g_strdup_printf ("/photo/wire/spoilt/%s", spoilt[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_spoilt);
    }
  g_test_add_func ("/photo/wire/message", test_message);
  g_test_add_func ("/photo/wire/request", test_request);

  return g_test_run ();
}
