/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-due-watch.h"

#include "work/peng-lookout.h"
#include "work/peng-publisher-private.h"

/**
 * PengDueWatch:
 *
 * What is to come is in the store; so what came while no program ran is asked for at the next start.
 * One site is asked at a time. Asking wakes a WordPress that waits for a visitor; one that has
 * forgotten the article is told to show it at the second time.
 */
struct _PengDueWatch
{
  GObject           parent_instance;

  PengPublisher    *publisher;
  PengDueWatchPace  pace;
  PengLookout      *lookout;
  GHashTable       *tries;    /* what was asked for, to its Try */
};

/* What was asked for in vain. */
typedef struct
{
  guint  n;
  gint64 next;
} Try;

enum {
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengDueWatch, peng_due_watch, G_TYPE_OBJECT)

#define LOOK_MS     (60 * 1000)
#define MAX_DOUBLED 16

const PengDueWatchPace peng_due_watch_pace_normal = {
  .grace_ms = 5 * 1000,
  .retry_ms = 20 * 1000,
  .longest_ms = 60 * 60 * 1000,
};

/* One article that is asked for. */
typedef struct
{
  PengDueWatch    *self;
  PengPublication *publication;
} Due;

static void
due_free (Due *due)
{
  g_object_unref (due->self);
  peng_publication_free (due->publication);
  g_free (due);
}

static char *
dup_key (const PengPublication *publication)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, publication->article,
                          publication->site, publication->due);
}

static gint64
get_time (PengDueWatch          *self,
          const PengPublication *publication)
{
  g_autofree char *key = dup_key (publication);
  const Try *before = g_hash_table_lookup (self->tries, key);

  return before != NULL ? before->next : publication->due + self->pace.grace_ms * 1000;
}

static void
note_try (Due *due)
{
  PengDueWatch *self = due->self;
  g_autofree char *key = dup_key (due->publication);
  const Try *before = g_hash_table_lookup (self->tries, key);
  Try *next = g_new0 (Try, 1);
  gint64 wait;

  next->n = before != NULL ? before->n + 1 : 1;
  wait = self->pace.retry_ms << MIN (next->n - 1, MAX_DOUBLED);
  next->next = g_get_real_time () + MIN (wait, self->pace.longest_ms) * 1000;
  g_hash_table_replace (self->tries, g_steal_pointer (&key), next);
}

static void
go_on (Due *due)
{
  peng_lookout_end (due->self->lookout, 0);
  due_free (due);
}

static void
noted_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Due *due = user_data;
  g_autoptr(GError) error = NULL;

  if (peng_store_note_public_finish (PENG_STORE (object), result, &error))
    g_signal_emit (due->self, signals[SHOWN], 0, due->publication->article,
                   due->publication->site);
  else if (!g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE))
    {
      g_warning ("what readers see: %s", error->message);
      note_try (due);
    }

  go_on (due);
}

/* A version that the site made of itself is taken for the known one; any other is a conflict that is
 * met when something is sent. */
static void
take (Due               *due,
      PengRemoteArticle *remote,
      gboolean           released)
{
  PengPublication seen = *due->publication;

  seen.etag = released ? remote->etag : NULL;
  peng_store_note_public_async (peng_publisher_get_store (due->self->publisher), &seen, NULL,
                                noted_cb, due);
}

static void
answered (Due               *due,
          PengRemoteArticle *remote,
          const GError      *error,
          gboolean           released)
{
  if (remote != NULL && remote->published != NULL && !remote->withdrawn)
    {
      take (due, remote, released);
      return;
    }

  g_message ("%s is not shown: %s", due->publication->article,
             error != NULL ? error->message : "not yet");
  note_try (due);
  go_on (due);
}

static void
got_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PengRemoteArticle) remote =
    peng_portal_get_article_finish (PENG_PORTAL (object), result, &error);

  answered (user_data, remote, error, FALSE);
}

static void
released_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PengRemoteArticle) remote =
    peng_portal_release_finish (PENG_PORTAL (object), result, &error);

  answered (user_data, remote, error, TRUE);
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Due *due = user_data;
  PengDueWatch *self = due->self;
  const PengPublication *publication = due->publication;
  GCancellable *cancellable = peng_lookout_get_cancellable (self->lookout);
  g_autofree char *key = dup_key (publication);
  g_autoptr(GError) error = NULL;
  g_autoptr(PengPortal) portal =
    peng_publisher_connect_finish (self->publisher, result, &error);

  if (portal == NULL)
    answered (due, NULL, error, FALSE);
  else if (g_hash_table_contains (self->tries, key) && publication->etag != NULL)
    peng_portal_release_async (portal, publication->remote_id, publication->etag,
                               cancellable, released_cb, due);
  else
    peng_portal_get_article_async (portal, publication->remote_id, publication->etag, cancellable,
                                   got_cb, due);
}

static void
ask (PengDueWatch    *self,
     PengPublication *publication)
{
  Due *due = g_new0 (Due, 1);

  due->self = g_object_ref (self);
  due->publication = publication;
  peng_publisher_connect (self->publisher, publication->site,
                          peng_lookout_get_cancellable (self->lookout), connected_cb, due);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengDueWatch) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = peng_store_list_due_finish (PENG_STORE (object), result, &error);
  gboolean started = peng_lookout_get_cancellable (self->lookout) != NULL;
  gint64 now = g_get_real_time ();
  gint64 next = 0;

  for (guint i = 0; list != NULL && started && i < list->len; i++)
    {
      gint64 time = get_time (self, g_ptr_array_index (list, i));

      if (time <= now)
        {
          ask (self, g_ptr_array_steal_index (list, i));
          return;
        }
      next = next == 0 ? time : MIN (next, time);
    }

  peng_lookout_end (self->lookout, next != 0 ? (next - now) / 1000 + 1 : -1);
}

static void
look (gpointer owner)
{
  PengDueWatch *self = owner;

  peng_store_list_due_async (peng_publisher_get_store (self->publisher),
                             peng_lookout_get_cancellable (self->lookout), listed_cb,
                             g_object_ref (self));
}

static void
reached (gpointer owner)
{
  g_hash_table_remove_all (PENG_DUE_WATCH (owner)->tries);
}

static const PengLookoutFuncs lookout_funcs = { look, reached };

static void
peng_due_watch_dispose (GObject *object)
{
  PengDueWatch *self = PENG_DUE_WATCH (object);

  peng_due_watch_stop (self);
  g_clear_object (&self->publisher);

  G_OBJECT_CLASS (peng_due_watch_parent_class)->dispose (object);
}

static void
peng_due_watch_finalize (GObject *object)
{
  PengDueWatch *self = PENG_DUE_WATCH (object);

  g_object_unref (self->lookout);
  g_hash_table_unref (self->tries);

  G_OBJECT_CLASS (peng_due_watch_parent_class)->finalize (object);
}

static void
peng_due_watch_class_init (PengDueWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_due_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_due_watch_finalize;

  /**
   * PengDueWatch::shown:
   * @self: the object
   * @article: UUID of an article
   * @site: number of a site
   *
   * The site says that readers see it.
   */
  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
peng_due_watch_init (PengDueWatch *self)
{
  self->tries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * peng_due_watch_new:
 * @publisher: what publishes
 * @pace: how long to wait, such as &peng_due_watch_pace_normal
 *
 * Returns: (transfer full): an object that asks nobody yet
 */
PengDueWatch *
peng_due_watch_new (PengPublisher          *publisher,
                    const PengDueWatchPace *pace)
{
  PengDueWatch *self;

  g_return_val_if_fail (PENG_IS_PUBLISHER (publisher) && pace != NULL, NULL);

  self = g_object_new (PENG_TYPE_DUE_WATCH, NULL);
  self->publisher = g_object_ref (publisher);
  self->pace = *pace;
  self->lookout = peng_lookout_new (publisher, LOOK_MS, &lookout_funcs, self);

  return self;
}

/**
 * peng_due_watch_start:
 * @self: the object
 *
 * From now on sites are asked when the moment of an article has come, and at once where it has passed.
 */
void
peng_due_watch_start (PengDueWatch *self)
{
  g_return_if_fail (PENG_IS_DUE_WATCH (self));

  peng_lookout_start (self->lookout);
}

/**
 * peng_due_watch_stop:
 * @self: the object
 *
 * Ends that.
 */
void
peng_due_watch_stop (PengDueWatch *self)
{
  g_return_if_fail (PENG_IS_DUE_WATCH (self));

  peng_lookout_stop (self->lookout);
}
