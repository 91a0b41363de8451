/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-work"

#include "work/peng-remote-line.h"

#include "publish/peng-portal-info.h"

#include <glib/gi18n.h>

struct _PengRemoteLine
{
  GObject     parent_instance;

  PengListed *listed;
  char       *section;
};

G_DEFINE_FINAL_TYPE (PengRemoteLine, peng_remote_line, G_TYPE_OBJECT)

/* What is said of an article at a site. */
static const char * const states[PENG_LISTED_N_STATES] = {
  [PENG_LISTED_PUBLISHED] = N_("Published"),
  [PENG_LISTED_SCHEDULED] = N_("Scheduled"),
  [PENG_LISTED_DRAFT] = N_("Draft there"),
  [PENG_LISTED_PENDING] = N_("Waiting for review"),
  [PENG_LISTED_PRIVATE] = N_("Private"),
  [PENG_LISTED_WITHDRAWN] = N_("Withdrawn"),
  [PENG_LISTED_TRASHED] = N_("In the trash there"),
};

static void
peng_remote_line_finalize (GObject *object)
{
  PengRemoteLine *self = PENG_REMOTE_LINE (object);

  g_clear_pointer (&self->listed, peng_listed_free);
  g_free (self->section);

  G_OBJECT_CLASS (peng_remote_line_parent_class)->finalize (object);
}

static void
peng_remote_line_class_init (PengRemoteLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_remote_line_finalize;
}

static void
peng_remote_line_init (PengRemoteLine *self)
{
}

/**
 * peng_remote_line_new:
 * @listed: (transfer full): what the site says of it
 * @sections: (element-type PengSection): those of the site
 *
 * Returns: (transfer full): the line
 */
PengRemoteLine *
peng_remote_line_new (PengListed *listed,
                      GPtrArray  *sections)
{
  PengRemoteLine *self = g_object_new (PENG_TYPE_REMOTE_LINE, NULL);

  self->listed = listed;
  self->section = g_strdup (peng_section_find_name (sections, listed->section));

  return self;
}

/**
 * peng_remote_line_get_uuid:
 * @self: a line
 *
 * Returns: (transfer none): names the article
 */
const char *
peng_remote_line_get_uuid (PengRemoteLine *self)
{
  g_return_val_if_fail (PENG_IS_REMOTE_LINE (self), NULL);

  return self->listed->uuid;
}

/**
 * peng_remote_line_is_public:
 * @self: a line
 *
 * Returns: whether anybody can read its page
 */
gboolean
peng_remote_line_is_public (PengRemoteLine *self)
{
  g_return_val_if_fail (PENG_IS_REMOTE_LINE (self), FALSE);

  return self->listed->state == PENG_LISTED_PUBLISHED && self->listed->uri != NULL;
}

/**
 * peng_remote_line_is_trashed:
 * @self: a line
 *
 * Returns: whether it lies in the trash of the site
 */
gboolean
peng_remote_line_is_trashed (PengRemoteLine *self)
{
  g_return_val_if_fail (PENG_IS_REMOTE_LINE (self), FALSE);

  return self->listed->state == PENG_LISTED_TRASHED;
}

/**
 * peng_remote_line_get_uri:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): its page; who is signed in there sees it also where nobody
 *   else does
 */
const char *
peng_remote_line_get_uri (PengRemoteLine *self)
{
  g_return_val_if_fail (PENG_IS_REMOTE_LINE (self), NULL);

  return self->listed->uri;
}

/**
 * peng_remote_line_dup_title:
 * @self: a line
 *
 * Returns: (transfer full): its title, or words for none
 */
char *
peng_remote_line_dup_title (PengRemoteLine *self)
{
  g_return_val_if_fail (PENG_IS_REMOTE_LINE (self), NULL);

  return g_strdup (*self->listed->title != '\0' ? self->listed->title : _("Untitled"));
}

/**
 * peng_remote_line_get_state:
 * @self: a line
 *
 * Returns: (transfer none): what it is at the site
 */
const char *
peng_remote_line_get_state (PengRemoteLine *self)
{
  g_return_val_if_fail (PENG_IS_REMOTE_LINE (self), NULL);

  return _(states[self->listed->state]);
}

/* Where readers have it or are to have it, when that is; else when it was last changed. */
static char *
dup_time (const PengListed *listed)
{
  gboolean is_dated = listed->state == PENG_LISTED_PUBLISHED ||
                      listed->state == PENG_LISTED_SCHEDULED;
  gint64 seconds = is_dated && listed->published != 0 ? listed->published : listed->modified;
  g_autoptr(GDateTime) time = seconds != 0 ? g_date_time_new_from_unix_local (seconds) : NULL;

  /* Translators: when an article was published, as for strftime() */
  return time != NULL ? g_date_time_format (time, _("%F %H:%M")) : NULL;
}

static void
append (GString    *out,
        const char *words)
{
  if (words == NULL || *words == '\0')
    return;

  g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", words);
}

static char *
dup_views (const PengListed *listed)
{
  g_autofree char *number = NULL;

  if (listed->views < 0 || listed->state != PENG_LISTED_PUBLISHED)
    return NULL;

  number = g_strdup_printf ("%'" G_GINT64_FORMAT, listed->views);

  /* Translators: %s is how often an article was read */
  return g_strdup_printf (ngettext ("%s view", "%s views", (gulong) listed->views), number);
}

/**
 * peng_remote_line_dup_details:
 * @self: a line
 *
 * Returns: (transfer full): state, section, date, and views where the site tells
 */
char *
peng_remote_line_dup_details (PengRemoteLine *self)
{
  GString *out;
  g_autofree char *time = NULL;
  g_autofree char *views = NULL;

  g_return_val_if_fail (PENG_IS_REMOTE_LINE (self), NULL);

  out = g_string_new (peng_remote_line_get_state (self));
  time = dup_time (self->listed);
  views = dup_views (self->listed);
  append (out, self->section);
  append (out, time);
  append (out, views);

  return g_string_free (out, FALSE);
}
