/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-background"

#include "ui/peng-background.h"

#include "work/peng-outbox-words.h"

#include <glib/gi18n.h>

struct _PengBackground
{
  GObject         parent_instance;

  GtkApplication *application;    /* which owns this */
  PengDesk       *desk;
  gboolean        staying;
};

G_DEFINE_FINAL_TYPE (PengBackground, peng_background, G_TYPE_OBJECT)

static gboolean
is_looking (PengBackground *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);

  return window != NULL && gtk_window_is_active (window);
}

/* Whether it has arrived where all may read it. */
static gboolean
is_to_be_read (PengPublishing *row)
{
  const PengOutboxItem *item = peng_publishing_get_item (row);

  return peng_publishing_get_state (row) == PENG_OUTBOX_PUBLISHED &&
         item->verb != PENG_OUTBOX_WITHDRAW && item->standing == PENG_STANDING_PUBLIC &&
         !peng_outbox_words_is_to_come (row, g_get_real_time ());
}

static const char *
choose_arrived (PengPublishing *row)
{
  if (peng_publishing_get_item (row)->verb == PENG_OUTBOX_WITHDRAW)
    return _("Withdrawn");
  if (is_to_be_read (row))
    return _("Published");

  return peng_outbox_words_is_to_come (row, g_get_real_time ()) ? _("Scheduled")
                                                                : _("Sent to the Site");
}

/* What is told; NULL where nothing is. */
static const char *
choose_heading (PengPublishing *row)
{
  gboolean withdraws = peng_publishing_get_item (row)->verb == PENG_OUTBOX_WITHDRAW;

  switch (peng_publishing_get_state (row))
    {
    case PENG_OUTBOX_PUBLISHED:
      return choose_arrived (row);
    case PENG_OUTBOX_REJECTED:
      return withdraws ? _("Not Withdrawn") : _("Not Published");
    case PENG_OUTBOX_CONFLICT:
      return _("Changed at the Site");
    case PENG_OUTBOX_PAUSED:
      return peng_outbox_words_is_held (row) ? NULL : _("Publishing Needs You");
    case PENG_OUTBOX_FROZEN:
    case PENG_OUTBOX_MEDIA:
    case PENG_OUTBOX_SENDING:
    case PENG_OUTBOX_UNKNOWN:
    case PENG_OUTBOX_ABANDONED:
    default:
      return NULL;
    }
}

static char *
new_body (PengPublishing *row)
{
  const char *title = peng_publishing_get_item (row)->title;
  g_autofree char *words = peng_outbox_words_new_state (row, g_get_real_time ());

  if (title == NULL || *title == '\0')
    title = _("Untitled");

  return peng_publishing_get_state (row) == PENG_OUTBOX_PUBLISHED
           ? g_strdup (title) : g_strdup_printf ("%s\n%s", title, words);
}

static void
tell (PengBackground *self,
      PengPublishing *row)
{
  const PengOutboxItem *item = peng_publishing_get_item (row);
  const char *heading = choose_heading (row);
  g_autofree char *id = g_strdup_printf ("publishing-%" G_GINT64_FORMAT, item->id);
  g_autofree char *body = NULL;
  g_autoptr(GNotification) notification = NULL;

  if (heading == NULL || is_looking (self))
    return;

  body = new_body (row);
  notification = g_notification_new (heading);
  g_notification_set_body (notification, body);
  if (is_to_be_read (row) && item->url != NULL)
    g_notification_set_default_action_and_target (notification, "app.open-page", "s", item->url);
  g_application_send_notification (G_APPLICATION (self->application), id, notification);
}

static void
leave_when_done (PengBackground *self)
{
  PengPublisher *publisher = peng_desk_get_publisher (self->desk);

  if (!self->staying || (publisher != NULL && peng_publisher_count_busy (publisher) > 0))
    return;

  self->staying = FALSE;
  g_application_release (G_APPLICATION (self->application));
}

static void
state_changed_cb (PengBackground *self,
                  GParamSpec     *pspec,
                  PengPublishing *row)
{
  tell (self, row);
  leave_when_done (self);
}

static void
watch (PengBackground *self,
       PengPublishing *row)
{
  g_signal_connect_object (row, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
opened_cb (PengBackground *self)
{
  PengPublisher *publisher = peng_desk_get_publisher (self->desk);
  GPtrArray *rows = peng_publisher_get_rows (publisher);

  for (guint i = 0; i < rows->len; i++)
    watch (self, g_ptr_array_index (rows, i));
  g_signal_connect_object (publisher, "added", G_CALLBACK (watch), self, G_CONNECT_SWAPPED);
}

static void
peng_background_dispose (GObject *object)
{
  g_clear_object (&PENG_BACKGROUND (object)->desk);

  G_OBJECT_CLASS (peng_background_parent_class)->dispose (object);
}

static void
peng_background_class_init (PengBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_background_dispose;
}

static void
peng_background_init (PengBackground *self)
{
}

/**
 * peng_background_new:
 * @application: (not nullable): the application, which must outlive what is made
 * @desk: a desk that is not open yet
 *
 * Returns: (transfer full): what follows the rows of the outbox
 */
PengBackground *
peng_background_new (GtkApplication *application,
                     PengDesk       *desk)
{
  PengBackground *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (PENG_IS_DESK (desk), NULL);

  self = g_object_new (PENG_TYPE_BACKGROUND, NULL);
  self->application = application;
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * peng_background_stay:
 * @self: what follows the rows of the outbox
 *
 * Keeps the program alive without a window, until nothing goes on by itself any more.
 */
void
peng_background_stay (PengBackground *self)
{
  g_return_if_fail (PENG_IS_BACKGROUND (self));

  if (self->staying)
    return;

  self->staying = TRUE;
  g_application_hold (G_APPLICATION (self->application));
  leave_when_done (self);
}
