/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-lookout.h"

/**
 * PengLookout:
 *
 * The owner keeps it for as long as a look may be under way, and stops it when it is disposed of:
 * from then on it calls nobody.
 */
struct _PengLookout
{
  GObject                 parent_instance;

  GNetworkMonitor        *network;
  const PengLookoutFuncs *funcs;
  gpointer                owner;
  guint                   longest_ms;
  GCancellable           *cancellable;  /* NULL while it is not started */
  guint                   timer_id;
  gboolean                busy;
  gboolean                again;        /* something has happened while it was busy */
};

G_DEFINE_FINAL_TYPE (PengLookout, peng_lookout, G_TYPE_OBJECT)

static gboolean
timer_cb (gpointer user_data)
{
  PengLookout *self = user_data;

  self->timer_id = 0;
  peng_lookout_look (self);

  return G_SOURCE_REMOVE;
}

static void
finished_cb (PengLookout    *self,
             PengPublishing *row)
{
  if (peng_publishing_get_state (row) == PENG_OUTBOX_PUBLISHED)
    peng_lookout_look (self);
}

static void
network_changed_cb (PengLookout *self,
                    gboolean     available)
{
  if (!available)
    return;

  if (self->cancellable != NULL && self->funcs->reached != NULL)
    self->funcs->reached (self->owner);
  peng_lookout_look (self);
}

static void
peng_lookout_dispose (GObject *object)
{
  PengLookout *self = PENG_LOOKOUT (object);

  peng_lookout_stop (self);
  g_clear_object (&self->network);

  G_OBJECT_CLASS (peng_lookout_parent_class)->dispose (object);
}

static void
peng_lookout_class_init (PengLookoutClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_lookout_dispose;
}

static void
peng_lookout_init (PengLookout *self)
{
}

/**
 * peng_lookout_new:
 * @publisher: what publishes
 * @longest_ms: it is looked so often at least while something is to come: a computer that slept has
 *   another time than its timers
 * @funcs: what looks; must live as long as the object
 * @owner: data for @funcs, whose object this is
 *
 * Returns: (transfer full): an object that does not look yet
 */
PengLookout *
peng_lookout_new (PengPublisher          *publisher,
                  guint                   longest_ms,
                  const PengLookoutFuncs *funcs,
                  gpointer                owner)
{
  PengLookout *self;

  g_return_val_if_fail (PENG_IS_PUBLISHER (publisher), NULL);
  g_return_val_if_fail (funcs != NULL && funcs->look != NULL, NULL);

  self = g_object_new (PENG_TYPE_LOOKOUT, NULL);
  self->longest_ms = longest_ms;
  self->funcs = funcs;
  self->owner = owner;
  self->network = g_object_ref (g_network_monitor_get_default ());
  g_signal_connect_object (publisher, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * peng_lookout_start:
 * @self: a lookout
 *
 * Looks now and whenever it may be of use.
 */
void
peng_lookout_start (PengLookout *self)
{
  g_return_if_fail (PENG_IS_LOOKOUT (self));

  if (self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  peng_lookout_look (self);
}

/**
 * peng_lookout_stop:
 * @self: a lookout
 *
 * Ends that, and a look that is under way.
 */
void
peng_lookout_stop (PengLookout *self)
{
  g_return_if_fail (PENG_IS_LOOKOUT (self));

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * peng_lookout_get_cancellable:
 * @self: a lookout
 *
 * Returns: (transfer none) (nullable): what ends a look; %NULL while it is not started
 */
GCancellable *
peng_lookout_get_cancellable (PengLookout *self)
{
  g_return_val_if_fail (PENG_IS_LOOKOUT (self), NULL);

  return self->cancellable;
}

/**
 * peng_lookout_look:
 * @self: a lookout
 *
 * Looks now, where it is started, or once more when the look that is under way has ended.
 */
void
peng_lookout_look (PengLookout *self)
{
  g_return_if_fail (PENG_IS_LOOKOUT (self));

  if (self->busy || self->cancellable == NULL)
    {
      self->again = TRUE;
      return;
    }

  self->busy = TRUE;
  self->again = FALSE;
  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->funcs->look (self->owner);
}

/**
 * peng_lookout_end:
 * @self: a lookout that looks
 * @ms: in how many milliseconds it is to look again; less than 0 where nothing is to come
 *
 * The look has ended.
 */
void
peng_lookout_end (PengLookout *self,
                  gint64       ms)
{
  gint64 wait = self->again ? 0 : ms;

  g_return_if_fail (PENG_IS_LOOKOUT (self));

  self->busy = FALSE;
  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->cancellable != NULL && wait >= 0)
    self->timer_id = g_timeout_add (CLAMP (wait, 0, self->longest_ms), timer_cb, self);
}
