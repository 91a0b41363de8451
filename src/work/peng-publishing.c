/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-publishing.h"

#include "publish/peng-portal.h"

struct _PengPublishing
{
  GObject         parent_instance;

  PengOutboxItem *item;
  GHashTable     *progress;
  GError         *error;
  gboolean        waiting;
  gboolean        elsewhere;
};

static const char * const state_names[] = {
  [PENG_OUTBOX_FROZEN] = "frozen",
  [PENG_OUTBOX_MEDIA] = "media",
  [PENG_OUTBOX_SENDING] = "sending",
  [PENG_OUTBOX_UNKNOWN] = "unknown",
  [PENG_OUTBOX_PAUSED] = "paused",
  [PENG_OUTBOX_CONFLICT] = "conflict",
  [PENG_OUTBOX_PUBLISHED] = "published",
  [PENG_OUTBOX_REJECTED] = "rejected",
  [PENG_OUTBOX_ABANDONED] = "abandoned",
};

enum {
  PROP_STATE = 1,
  N_PROPS
};

enum {
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengPublishing, peng_publishing, G_TYPE_OBJECT)

static void
peng_publishing_finalize (GObject *object)
{
  PengPublishing *self = PENG_PUBLISHING (object);

  g_clear_pointer (&self->item, peng_outbox_item_free);
  g_clear_pointer (&self->progress, g_hash_table_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (peng_publishing_parent_class)->finalize (object);
}

static void
peng_publishing_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PengPublishing *self = PENG_PUBLISHING (object);

  if (prop_id == PROP_STATE)
    g_value_set_uint (value, self->item->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
peng_publishing_class_init (PengPublishingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = peng_publishing_finalize;
  object_class->get_property = peng_publishing_get_property;

  /**
   * PengPublishing:state:
   *
   * The #PengOutboxState on disk.
   */
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL,
                       PENG_OUTBOX_FROZEN, PENG_OUTBOX_ABANDONED, PENG_OUTBOX_FROZEN,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PengPublishing::changed:
   * @self: the row
   *
   * Anything that the getters tell is another.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_publishing_init (PengPublishing *self)
{
  self->progress = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * peng_publishing_get_item:
 * @self: a row
 *
 * Returns: (transfer none): the row as it is on disk, valid until "changed"
 */
const PengOutboxItem *
peng_publishing_get_item (PengPublishing *self)
{
  g_return_val_if_fail (PENG_IS_PUBLISHING (self), NULL);

  return self->item;
}

/**
 * peng_publishing_get_state:
 * @self: a row
 *
 * Returns: how far it is on disk
 */
PengOutboxState
peng_publishing_get_state (PengPublishing *self)
{
  g_return_val_if_fail (PENG_IS_PUBLISHING (self), PENG_OUTBOX_FROZEN);

  return self->item->state;
}

/**
 * peng_publishing_state_get_name:
 * @state: a state
 *
 * Returns: (transfer none): its name, for the log and for scripts
 */
const char *
peng_publishing_state_get_name (PengOutboxState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_names), NULL);

  return state_names[state];
}

/**
 * peng_publishing_get_step:
 * @self: a row
 *
 * A row that waits or stopped is at the step where it did.
 *
 * Returns: the step to show
 */
PengPublishingStep
peng_publishing_get_step (PengPublishing *self)
{
  g_return_val_if_fail (PENG_IS_PUBLISHING (self), PENG_PUBLISHING_PREPARE);

  switch (self->item->state)
    {
    case PENG_OUTBOX_FROZEN:
      return PENG_PUBLISHING_PREPARE;
    case PENG_OUTBOX_MEDIA:
      return PENG_PUBLISHING_MEDIA;
    case PENG_OUTBOX_SENDING:
    case PENG_OUTBOX_UNKNOWN:
    case PENG_OUTBOX_CONFLICT:
      return PENG_PUBLISHING_ARTICLE;
    case PENG_OUTBOX_PAUSED:
      return peng_publishing_get_n_sent (self) < peng_publishing_get_n_media (self)
               ? PENG_PUBLISHING_MEDIA : PENG_PUBLISHING_ARTICLE;
    case PENG_OUTBOX_PUBLISHED:
    case PENG_OUTBOX_REJECTED:
    case PENG_OUTBOX_ABANDONED:
    default:
      return PENG_PUBLISHING_DONE;
    }
}

/**
 * peng_publishing_get_n_media:
 * @self: a row
 *
 * Returns: how many files go with the article
 */
guint
peng_publishing_get_n_media (PengPublishing *self)
{
  g_return_val_if_fail (PENG_IS_PUBLISHING (self), 0);

  return self->item->media->len;
}

/**
 * peng_publishing_get_n_sent:
 * @self: a row
 *
 * Returns: how many of them the site has
 */
guint
peng_publishing_get_n_sent (PengPublishing *self)
{
  guint n = 0;

  g_return_val_if_fail (PENG_IS_PUBLISHING (self), 0);

  for (guint i = 0; i < self->item->media->len; i++)
    {
      const PengOutboxMedia *media = g_ptr_array_index (self->item->media, i);

      n += media->sent;
    }

  return n;
}

static guint64
get_progress (PengPublishing        *self,
              const PengOutboxMedia *media)
{
  const goffset *sent = g_hash_table_lookup (self->progress, media->web_sha);

  if (media->sent)
    return media->size;

  return sent != NULL ? MIN ((guint64) *sent, media->size) : 0;
}

/**
 * peng_publishing_get_bytes:
 * @self: a row
 * @n_done: (out): how many bytes of the files have gone out
 * @n_all: (out): how many there are
 */
void
peng_publishing_get_bytes (PengPublishing *self,
                           guint64        *n_done,
                           guint64        *n_all)
{
  g_return_if_fail (PENG_IS_PUBLISHING (self));

  *n_done = 0;
  *n_all = 0;
  for (guint i = 0; i < self->item->media->len; i++)
    {
      const PengOutboxMedia *media = g_ptr_array_index (self->item->media, i);

      *n_all += media->size;
      *n_done += get_progress (self, media);
    }
}

/**
 * peng_publishing_get_fraction:
 * @self: a row
 *
 * Returns: how much of the files' bytes has gone out, from 0 to 1
 */
double
peng_publishing_get_fraction (PengPublishing *self)
{
  guint64 n_done = 0;
  guint64 n_all = 0;

  peng_publishing_get_bytes (self, &n_done, &n_all);

  return n_all > 0 ? (double) n_done / n_all : 1;
}

/**
 * peng_publishing_is_waiting:
 * @self: a row
 *
 * Returns: whether the last try failed and another follows by itself, not before the item's
 *   `next_try`
 */
gboolean
peng_publishing_is_waiting (PengPublishing *self)
{
  g_return_val_if_fail (PENG_IS_PUBLISHING (self), FALSE);

  return self->waiting;
}

/**
 * peng_publishing_is_elsewhere:
 * @self: a row
 *
 * Returns: whether another program is working on it
 */
gboolean
peng_publishing_is_elsewhere (PengPublishing *self)
{
  g_return_val_if_fail (PENG_IS_PUBLISHING (self), FALSE);

  return self->elsewhere;
}

/**
 * peng_publishing_get_error:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): why it waits, stopped or was rejected
 */
const GError *
peng_publishing_get_error (PengPublishing *self)
{
  g_return_val_if_fail (PENG_IS_PUBLISHING (self), NULL);

  return self->error;
}

static void
emit_changed (PengPublishing *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_waiting (const PengOutboxItem *item)
{
  return item->state <= PENG_OUTBOX_UNKNOWN && item->next_try > g_get_real_time ();
}

/**
 * peng_publishing_new:
 * @item: a row as it is on disk; is copied
 *
 * Returns: (transfer full): what is to be shown of it
 */
PengPublishing *
peng_publishing_new (const PengOutboxItem *item)
{
  PengPublishing *self;

  g_return_val_if_fail (item != NULL, NULL);

  self = g_object_new (PENG_TYPE_PUBLISHING, NULL);
  self->item = peng_outbox_item_copy (item);
  self->waiting = is_waiting (item);
  self->error = peng_publishing_reason_parse (item->reason);

  return self;
}

/**
 * peng_publishing_set_item:
 * @self: a row
 * @item: the row as it is on disk now; is copied
 * @error: (nullable): what the reason of @item was made from, where that is at hand
 */
void
peng_publishing_set_item (PengPublishing       *self,
                          const PengOutboxItem *item,
                          const GError         *error)
{
  PengOutboxState before;

  g_return_if_fail (PENG_IS_PUBLISHING (self));
  g_return_if_fail (item != NULL);

  before = self->item->state;
  peng_outbox_item_free (self->item);
  self->item = peng_outbox_item_copy (item);
  self->waiting = is_waiting (item);
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : peng_publishing_reason_parse (item->reason);

  if (before != item->state)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  emit_changed (self);
}

/**
 * peng_publishing_set_sent:
 * @self: a row
 * @web_sha: a file that the site has, which is noted on disk
 */
void
peng_publishing_set_sent (PengPublishing *self,
                          const char     *web_sha)
{
  g_return_if_fail (PENG_IS_PUBLISHING (self));

  for (guint i = 0; i < self->item->media->len; i++)
    {
      PengOutboxMedia *media = g_ptr_array_index (self->item->media, i);

      if (g_str_equal (media->web_sha, web_sha))
        media->sent = TRUE;
    }

  emit_changed (self);
}

/**
 * peng_publishing_set_progress:
 * @self: a row
 * @web_sha: a file on its way
 * @n_bytes: how much of it has gone out
 */
void
peng_publishing_set_progress (PengPublishing *self,
                              const char     *web_sha,
                              goffset         n_bytes)
{
  g_return_if_fail (PENG_IS_PUBLISHING (self));

  g_hash_table_replace (self->progress, g_strdup (web_sha), g_memdup2 (&n_bytes, sizeof n_bytes));
  emit_changed (self);
}

/**
 * peng_publishing_set_waiting:
 * @self: a row
 * @error: why the last try failed
 */
void
peng_publishing_set_waiting (PengPublishing *self,
                             const GError   *error)
{
  g_return_if_fail (PENG_IS_PUBLISHING (self));

  self->waiting = TRUE;
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  emit_changed (self);
}

/**
 * peng_publishing_set_elsewhere:
 * @self: a row
 * @elsewhere: whether another program is working on it
 */
void
peng_publishing_set_elsewhere (PengPublishing *self,
                               gboolean        elsewhere)
{
  g_return_if_fail (PENG_IS_PUBLISHING (self));

  if (self->elsewhere == elsewhere)
    return;

  self->elsewhere = elsewhere;
  emit_changed (self);
}

/* What is stored outlives the program: names, not the enumerations' numbers. */
static const char * const reasons[] = {
  [PENG_PORTAL_ERROR_OFFLINE] = "offline",
  [PENG_PORTAL_ERROR_TIMED_OUT] = "timed-out",
  [PENG_PORTAL_ERROR_TLS] = "tls",
  [PENG_PORTAL_ERROR_INSECURE] = "insecure",
  [PENG_PORTAL_ERROR_MOVED] = "moved",
  [PENG_PORTAL_ERROR_SIGNED_OUT] = "signed-out",
  [PENG_PORTAL_ERROR_REFUSED] = "refused",
  [PENG_PORTAL_ERROR_NOT_FOUND] = "not-found",
  [PENG_PORTAL_ERROR_GONE] = "gone",
  [PENG_PORTAL_ERROR_TOO_LARGE] = "too-large",
  [PENG_PORTAL_ERROR_CONFLICT] = "conflict",
  [PENG_PORTAL_ERROR_BUSY] = "busy",
  [PENG_PORTAL_ERROR_MISSING_MEDIA] = "missing-media",
  [PENG_PORTAL_ERROR_BAD_REPLY] = "bad-reply",
  [PENG_PORTAL_ERROR_SERVER] = "server",
};

G_STATIC_ASSERT (G_N_ELEMENTS (reasons) == PENG_PORTAL_N_ERRORS);

/**
 * peng_publishing_reason_new:
 * @error: why a row waits, stopped or was rejected
 *
 * Returns: (transfer full): the reason to be stored, for peng_publishing_reason_parse()
 */
char *
peng_publishing_reason_new (const GError *error)
{
  const char *detail;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != PENG_PORTAL_ERROR)
    return g_strconcat ("other: ", error->message, NULL);

  detail = peng_portal_error_get_failure (error)->detail;

  return g_strconcat (reasons[error->code], ": ", detail != NULL ? detail : "", NULL);
}

/**
 * peng_publishing_reason_parse:
 * @reason: (nullable): a stored reason
 *
 * Returns: (transfer full) (nullable): the error that it was made from, %NULL where there is none
 */
GError *
peng_publishing_reason_parse (const char *reason)
{
  const char *colon = reason != NULL ? strstr (reason, ": ") : NULL;
  PengPortalFailure failure = { 0 };

  if (reason == NULL)
    return NULL;

  for (guint i = 0; colon != NULL && i < G_N_ELEMENTS (reasons); i++)
    {
      if (strlen (reasons[i]) == (gsize) (colon - reason) && g_str_has_prefix (reason, reasons[i]))
        {
          failure.detail = (char *) (colon[2] != '\0' ? colon + 2 : NULL);
          return peng_portal_error_new (i, &failure, reason);
        }
    }

  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, reason);
}
