/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"

#include "photo/peng-photo-wire.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define FILES_SIZE (PENG_PHOTO_N_FILES * sizeof (int))

static gssize
receive (int            fd,
         struct msghdr *message)
{
  gssize n_bytes;

  do
    n_bytes = recvmsg (fd, message, MSG_CMSG_CLOEXEC);
  while (n_bytes < 0 && errno == EINTR);

  return n_bytes;
}

/**
 * peng_photo_wire_receive_request:
 * @fd: the worker's end
 * @request: (out): the request
 * @files: (out): %PENG_PHOTO_N_FILES open files, which the caller closes
 *
 * Waits for a request. Anything but a whole, well-formed one ends the conversation.
 *
 * Returns: whether there is one; %FALSE at the end
 */
gboolean
peng_photo_wire_receive_request (int               fd,
                                 PengPhotoRequest *request,
                                 int              *files)
{
  char control[CMSG_SPACE (FILES_SIZE)] = { 0 };
  struct iovec data = { request, sizeof *request };
  struct msghdr message = {
    .msg_iov = &data, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control,
  };
  struct cmsghdr *header;

  if (receive (fd, &message) != sizeof *request || (message.msg_flags & MSG_TRUNC) != 0)
    return FALSE;

  header = CMSG_FIRSTHDR (&message);
  if (header == NULL || header->cmsg_type != SCM_RIGHTS ||
      header->cmsg_len != CMSG_LEN (FILES_SIZE))
    return FALSE;

  memcpy (files, CMSG_DATA (header), FILES_SIZE);

  return request->magic == PENG_PHOTO_WIRE_MAGIC &&
         memchr (request->recipe, '\0', sizeof request->recipe) != NULL;
}

/**
 * peng_photo_wire_send_reply:
 * @fd: the worker's end
 * @reply: a reply or the hello
 *
 * Returns: whether it was sent
 */
gboolean
peng_photo_wire_send_reply (int                   fd,
                            const PengPhotoReply *reply)
{
  gssize n_bytes;

  do
    n_bytes = send (fd, reply, sizeof *reply, MSG_NOSIGNAL);
  while (n_bytes < 0 && errno == EINTR);

  return n_bytes == sizeof *reply;
}

/**
 * peng_photo_reply_init:
 * @reply: (out): becomes an empty reply, padding included
 */
void
peng_photo_reply_init (PengPhotoReply *reply)
{
  memset (reply, 0, sizeof *reply);
  reply->magic = PENG_PHOTO_WIRE_MAGIC;
}

/**
 * peng_photo_reply_set_error:
 * @reply: becomes a failed one
 * @error: in the domain %PENG_PHOTO_ERROR
 */
void
peng_photo_reply_set_error (PengPhotoReply *reply,
                            const GError   *error)
{
  g_assert (error->domain == PENG_PHOTO_ERROR);

  peng_photo_reply_init (reply);
  reply->failed = TRUE;
  reply->error = error->code;
  g_strlcpy (reply->message, error->message, sizeof reply->message);
}

static gboolean
is_hash (const char hash[65])
{
  return hash[64] == '\0' && strspn (hash, "0123456789abcdef") == 64;
}

static gboolean
picture_is_valid (const PengPhotoWirePicture *picture)
{
  return picture->format > PENG_PHOTO_FORMAT_UNKNOWN && picture->format < PENG_PHOTO_N_FORMATS &&
         picture->width > 0 && picture->height > 0 &&
         (guint64) picture->width * picture->height <= PENG_PHOTO_MAX_PIXELS &&
         picture->size > 0 && picture->size <= PENG_PHOTO_MAX_BYTES && is_hash (picture->sha256);
}

/* Both pictures are what the promise says, however the worker came to them. */
static gboolean
made_picture_is_valid (const PengPhotoWirePicture *picture,
                       guint                       width,
                       guint                       height)
{
  return picture_is_valid (picture) && picture->width <= width && picture->height <= height &&
         (picture->format == PENG_PHOTO_FORMAT_JPEG || picture->format == PENG_PHOTO_FORMAT_PNG);
}

static gboolean
is_time (const char time[20])
{
  const char *pattern = "dddd-dd-ddTdd:dd:dd";

  if (time[0] == '\0')
    return TRUE;

  for (guint i = 0; i < 20; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (time[i]) : time[i] != pattern[i])
      return FALSE;

  return TRUE;
}

static gboolean
text_is_valid (const char *text,
               gsize       size)
{
  return memchr (text, '\0', size) != NULL && g_utf8_validate (text, -1, NULL) &&
         strpbrk (text, "\r\t\033") == NULL;
}

static gboolean
words_are_valid (const PengPhotoWords *words)
{
  return text_is_valid (words->caption, sizeof words->caption) &&
         text_is_valid (words->credit, sizeof words->credit) &&
         text_is_valid (words->place, sizeof words->place) &&
         text_is_valid (words->event, sizeof words->event) &&
         text_is_valid (words->tags, sizeof words->tags);
}

static gboolean
reply_is_valid (const PengPhotoReply *reply)
{
  return picture_is_valid (&reply->original) && is_time (reply->taken_at) &&
         words_are_valid (&reply->words) &&
         made_picture_is_valid (&reply->web, PENG_PHOTO_WEB_WIDTH, PENG_PHOTO_WEB_HEIGHT) &&
         made_picture_is_valid (&reply->thumb, PENG_PHOTO_THUMB_EDGE, PENG_PHOTO_THUMB_EDGE);
}

static void
set_error_from_reply (const PengPhotoReply  *reply,
                      GError               **error)
{
  g_autofree char *bytes = g_strndup (reply->message, sizeof reply->message);
  g_autofree char *message = g_utf8_make_valid (bytes, -1);

  g_strdelimit (message, "\r\n\t\033", ' ');
  g_set_error_literal (error, PENG_PHOTO_ERROR,
                       reply->error < PENG_PHOTO_N_ERRORS ? reply->error : PENG_PHOTO_ERROR_BROKEN,
                       message);
}

static void
take_picture (PengPhotoPicture           *picture,
              const PengPhotoWirePicture *wire)
{
  picture->format = wire->format;
  picture->width = wire->width;
  picture->height = wire->height;
  picture->size = wire->size;
  picture->sha256 = g_strdup (wire->sha256);
}

/**
 * peng_photo_reply_to_result:
 * @reply: as it came from a worker
 * @error: return location
 *
 * Checks a reply and takes what it says. The paths are still to be filled in.
 *
 * Returns: (transfer full): the result, or %NULL with the worker's error, or with
 *   %PENG_PHOTO_ERROR_CRASHED where the reply makes no sense
 */
PengPhotoResult *
peng_photo_reply_to_result (const PengPhotoReply  *reply,
                            GError               **error)
{
  PengPhotoResult *result;

  if (reply->failed)
    {
      set_error_from_reply (reply, error);
      return NULL;
    }

  if (!reply_is_valid (reply))
    {
      g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_CRASHED,
                           "The worker's answer makes no sense");
      return NULL;
    }

  result = g_new0 (PengPhotoResult, 1);
  result->format = reply->original.format;
  result->width = reply->original.width;
  result->height = reply->original.height;
  result->size = reply->original.size;
  result->sha256 = g_strdup (reply->original.sha256);
  result->look = reply->look;
  result->words = reply->words;
  result->taken_at = reply->taken_at[0] != '\0' ? g_strdup (reply->taken_at) : NULL;
  take_picture (&result->web, &reply->web);
  take_picture (&result->thumb, &reply->thumb);

  return result;
}
