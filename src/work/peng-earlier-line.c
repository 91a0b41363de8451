/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-work"

#include "work/peng-earlier-line.h"

#include "work/peng-library-words.h"

#include <glib/gi18n.h>

struct _PengEarlierLine
{
  GObject             parent_instance;

  gint64              id;
  PengSnapshotReason  reason;
  gint64              taken;
  guint               n_words;
};

G_DEFINE_FINAL_TYPE (PengEarlierLine, peng_earlier_line, G_TYPE_OBJECT)

/* Why a version of an article was kept. */
static const char * const reasons[] = {
  [PENG_SNAPSHOT_TIMED] = N_("While you wrote"),
  [PENG_SNAPSHOT_OPEN] = N_("As you opened it"),
  [PENG_SNAPSHOT_PUBLISH] = N_("As it was published"),
  [PENG_SNAPSHOT_CONFLICT] = N_("Yours, before another version was taken"),
  [PENG_SNAPSHOT_REMOTE] = N_("As it was at the site"),
};

static void
peng_earlier_line_class_init (PengEarlierLineClass *klass)
{
}

static void
peng_earlier_line_init (PengEarlierLine *self)
{
}

/**
 * peng_earlier_line_new:
 * @snapshot: what is known of the version
 *
 * Returns: (transfer full): its line
 */
PengEarlierLine *
peng_earlier_line_new (const PengSnapshot *snapshot)
{
  PengEarlierLine *self = g_object_new (PENG_TYPE_EARLIER_LINE, NULL);

  self->id = snapshot->id;
  self->reason = snapshot->reason;
  self->taken = snapshot->taken;
  self->n_words = snapshot->n_words;

  return self;
}

/**
 * peng_earlier_line_get_id:
 * @self: a line
 *
 * Returns: the number of the snapshot that it is about
 */
gint64
peng_earlier_line_get_id (PengEarlierLine *self)
{
  g_return_val_if_fail (PENG_IS_EARLIER_LINE (self), 0);

  return self->id;
}

/**
 * peng_earlier_line_dup_time:
 * @self: a line
 * @now: the present, microseconds since 1970
 *
 * Returns: (transfer full): when it was kept, as people say it
 */
char *
peng_earlier_line_dup_time (PengEarlierLine *self,
                            gint64           now)
{
  g_autoptr(GDateTime) taken = NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (PENG_IS_EARLIER_LINE (self), NULL);

  day = peng_library_words_dup_day (self->taken, now);
  taken = g_date_time_new_from_unix_local (self->taken / G_USEC_PER_SEC);
  if (taken == NULL)
    return g_steal_pointer (&day);

  time = g_date_time_format (taken, "%H:%M");

  /* Translators: a day and a time of day: Yesterday 14:05 */
  return g_strdup_printf (C_("moment", "%s %s"), day, time);
}

/* A store of a newer program may know other reasons. */
static const char *
get_reason (const PengEarlierLine *self)
{
  return _(reasons[self->reason < G_N_ELEMENTS (reasons) ? self->reason : PENG_SNAPSHOT_TIMED]);
}

/**
 * peng_earlier_line_dup_details:
 * @self: a line
 *
 * Returns: (transfer full): why it was kept, and how long it is
 */
char *
peng_earlier_line_dup_details (PengEarlierLine *self)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (PENG_IS_EARLIER_LINE (self), NULL);

  words = g_strdup_printf (ngettext ("%'u word", "%'u words", self->n_words), self->n_words);

  return g_strdup_printf ("%s · %s", get_reason (self), words);
}
