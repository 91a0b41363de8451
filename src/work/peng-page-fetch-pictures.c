/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-page-reading-private.h"

#include "core/peng-file-type.h"
#include "core/peng-page-address.h"

#include <math.h>
#include <string.h>

/* Each picture is fetched from where the page has it: so does a reader. Where the site keeps the
 * bytes they are those that were sent; where it makes sizes of its own, the shape is the same. Videos
 * and files are only asked for, not fetched as a whole. */

#define AT_ONCE      4
#define MAX_PICTURE  (64 * 1024 * 1024)
#define MAX_HEAD     (64 * 1024)     /* of what is only asked for */
#define MAX_SKEW     0.03            /* of a shape, from rounding to whole pixels */

typedef struct
{
  PengPagePictures  pictures;
  guint             next;
  guint             n_running;
  GError           *error;           /* why one could not be asked for */
} Run;

typedef struct
{
  GTask *task;
  guint  index;
} One;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_error (&run->error);
  g_object_unref (run->pictures.fetch);
  g_free (run);
}

static const char *
get_name (const char *address)
{
  return g_str_has_prefix (address, "media:") ? address + strlen ("media:") : NULL;
}

static gboolean
is_for (const PengOutboxMedia *media,
        const char            *address)
{
  const char *name = get_name (address);

  if (name != NULL)
    return g_strcmp0 (media->web_sha, name) == 0 || g_strcmp0 (media->sha, name) == 0;

  return g_strcmp0 (media->url, address) == 0;
}

static PengOutboxMedia *
find_media (PengOutboxItem *item,
            const char     *address)
{
  for (guint i = 0; i < item->media->len; i++)
    {
      PengOutboxMedia *media = item->media->pdata[i];

      if (is_for (media, address))
        return media;
    }

  return NULL;
}

/**
 * peng_page_pictures_find_url:
 * @item: what was sent
 * @address: of a picture or a file in its text
 *
 * Returns: (transfer none) (nullable): where the site has it
 */
const char *
peng_page_pictures_find_url (PengOutboxItem *item,
                             const char     *address)
{
  PengOutboxMedia *media = find_media (item, address);

  return media != NULL ? media->url : NULL;
}

static gboolean
is_picture (const PengOutboxMedia *media)
{
  return media == NULL || g_str_has_prefix (media->mime, "image/");
}

/* A size that the site made is smaller, and of the same shape. */
static gboolean
has_shape (const PengOutboxMedia *media,
           guint                  width,
           guint                  height,
           gboolean               is_other_size)
{
  double sent, there;

  if (media->width == 0 || media->height == 0)
    return width > 0;

  if (!is_other_size)
    return width == media->width && height == media->height;

  sent = (double) media->width / media->height;
  there = height > 0 ? (double) width / height : 0;

  return fabs (sent - there) <= sent * MAX_SKEW + 1. / MAX (height, 1);
}

static gboolean
is_as_sent (const PengOutboxMedia *media,
            const char            *address,
            GBytes                *bytes)
{
  g_autofree char *sha = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  gboolean is_other_size = media->url != NULL && !g_str_has_suffix (address, media->url) &&
                           g_strcmp0 (address, media->url) != 0;
  guint width = 0, height = 0;
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  if (g_str_equal (sha, media->web_sha))
    return TRUE;

  return data != NULL && peng_file_type_sniff (data, n_bytes, &width, &height) != NULL &&
         has_shape (media, width, height, is_other_size);
}

static void go_on (GTask *task);

/* A file that is larger than what was asked for is there, and so is one that is text. */
static gboolean
is_there (const PengOutboxMedia *media,
          const GError          *error)
{
  return !is_picture (media) && (g_error_matches (error, PENG_FETCH_ERROR, PENG_FETCH_ERROR_TOO_LARGE) ||
                                 g_error_matches (error, PENG_FETCH_ERROR, PENG_FETCH_ERROR_NO_PICTURE));
}

static gboolean
is_gone (const GError *error)
{
  return g_error_matches (error, PENG_FETCH_ERROR, PENG_FETCH_ERROR_NOT_FOUND) ||
         g_error_matches (error, PENG_FETCH_ERROR, PENG_FETCH_ERROR_NO_PICTURE);
}

static void
judge (Run          *run,
       guint         index,
       GBytes       *bytes,
       const GError *error)
{
  PengPageSentPicture *picture = run->pictures.sent->pictures->pdata[index];
  const char *address = run->pictures.result->pictures->pdata[index];
  PengOutboxMedia *media = find_media (run->pictures.item, picture->name);
  PengPageKind kind;

  if (bytes != NULL && (media == NULL || !is_picture (media) || is_as_sent (media, address, bytes)))
    return;

  if (bytes == NULL && is_there (media, error))
    return;

  if (bytes != NULL || g_error_matches (error, PENG_FETCH_ERROR, PENG_FETCH_ERROR_TOO_LARGE))
    kind = PENG_PAGE_PICTURE_CHANGED;
  else if (is_gone (error))
    kind = PENG_PAGE_PICTURE_BROKEN;
  else
    {
      if (run->error == NULL)
        run->error = g_error_copy (error);
      return;
    }

  peng_page_result_add_picture (run->pictures.result, kind, run->pictures.sent, index, address);
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  One *one = user_data;
  g_autoptr(GTask) task = one->task;
  Run *run = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = peng_fetch_run_finish (PENG_FETCH (object), result, &error);

  run->n_running--;
  judge (run, one->index, bytes, error);
  g_free (one);
  go_on (task);
}

static void
fetch (GTask *task,
       guint  index)
{
  Run *run = g_task_get_task_data (task);
  PengPageSentPicture *picture = run->pictures.sent->pictures->pdata[index];
  PengOutboxMedia *media = find_media (run->pictures.item, picture->name);
  One *one = g_new0 (One, 1);

  *one = (One) { g_object_ref (task), index };
  run->n_running++;
  peng_fetch_run_async (run->pictures.fetch, run->pictures.result->pictures->pdata[index],
                        is_picture (media) ? MAX_PICTURE : MAX_HEAD, NULL, NULL,
                        g_task_get_cancellable (task), fetched_cb, one);
}

static void
go_on (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  GPtrArray *addresses = run->pictures.result->pictures;

  while (run->n_running < AT_ONCE && run->next < addresses->len)
    {
      guint index = run->next++;

      if (addresses->pdata[index] != NULL)
        fetch (task, index);
    }

  if (run->n_running > 0 || g_task_get_completed (task) || g_task_had_error (task))
    return;

  if (run->error != NULL)
    g_task_return_error (task, g_steal_pointer (&run->error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * peng_page_pictures_async:
 * @self: the pictures; all that it names must live until the end
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Asks for each picture that the page has, and adds to the result those that cannot be had or are
 * other ones.
 */
void
peng_page_pictures_async (const PengPagePictures *self,
                          GCancellable           *cancellable,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->pictures = *self;
  g_object_ref (run->pictures.fetch);
  g_task_set_source_tag (task, peng_page_pictures_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, run_free);
  go_on (task);
}

/**
 * peng_page_pictures_finish:
 * @result: what the callback was given
 * @error: why one could not be asked for: no connection, a site that has a fault
 *
 * Returns: whether each was asked for
 */
gboolean
peng_page_pictures_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
