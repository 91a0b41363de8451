/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-outbox-row"

#include "ui/peng-outbox-row.h"

#include "work/peng-outbox-words.h"
#include "work/peng-publisher.h"

#include <glib/gi18n.h>

struct _PengOutboxRow
{
  AdwExpanderRow  parent_instance;

  PengPublishing *publishing;
  gboolean        names_site;
  gboolean        counts;      /* says how long it is until something */

  GtkImage       *icon;
  GtkWidget      *decide;
  GtkWidget      *sign_in;
  GtkWidget      *resume;
  GtkWidget      *pause;
  GtkWidget      *stop;
  GtkWidget      *open;
  AdwActionRow   *site;
  AdwActionRow   *prepared;
  AdwActionRow   *media;
  AdwActionRow   *article;
  GtkImage       *prepared_icon;
  GtkImage       *media_icon;
  GtkImage       *article_icon;
};

enum {
  PAUSE,
  RESUME,
  STOP,
  DECIDE,
  SIGN_IN,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengOutboxRow, peng_outbox_row, ADW_TYPE_EXPANDER_ROW)

static void
pause_cb (PengOutboxRow *self)
{
  g_signal_emit (self, signals[PAUSE], 0);
}

static void
resume_cb (PengOutboxRow *self)
{
  g_signal_emit (self, signals[RESUME], 0);
}

static void
stop_cb (PengOutboxRow *self)
{
  g_signal_emit (self, signals[STOP], 0);
}

static void
decide_cb (PengOutboxRow *self)
{
  g_signal_emit (self, signals[DECIDE], 0);
}

static void
sign_in_cb (PengOutboxRow *self)
{
  g_signal_emit (self, signals[SIGN_IN], 0);
}

static void
open_cb (PengOutboxRow *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

static const char *
choose_icon (PengPublishing *publishing)
{
  switch (peng_publishing_get_state (publishing))
    {
    case PENG_OUTBOX_PUBLISHED:
      if (peng_publishing_get_item (publishing)->due == PENG_OUTBOX_REPLANNED)
        return "process-stop-symbolic";
      return peng_outbox_words_is_to_come (publishing, g_get_real_time ())
               ? "alarm-symbolic" : "object-select-symbolic";
    case PENG_OUTBOX_ABANDONED:
      return "process-stop-symbolic";
    case PENG_OUTBOX_REJECTED:
    case PENG_OUTBOX_CONFLICT:
      return "dialog-warning-symbolic";
    case PENG_OUTBOX_PAUSED:
      return peng_outbox_words_is_held (publishing) ? "media-playback-pause-symbolic"
                                                    : "dialog-warning-symbolic";
    case PENG_OUTBOX_FROZEN:
    case PENG_OUTBOX_MEDIA:
    case PENG_OUTBOX_SENDING:
    case PENG_OUTBOX_UNKNOWN:
    default:
      return peng_publishing_is_waiting (publishing) ? "content-loading-symbolic"
                                                     : "send-to-symbolic";
    }
}

static void
show_step (GtkImage           *icon,
           PengPublishingStep  step,
           PengPublishing     *publishing)
{
  PengPublishingStep present = peng_outbox_words_get_step (publishing);
  gboolean arrived = peng_publishing_get_state (publishing) == PENG_OUTBOX_PUBLISHED;

  if (present == PENG_PUBLISHING_DONE && !arrived)
    gtk_image_clear (icon);
  else
    gtk_image_set_from_icon_name (icon, step < present ? "object-select-symbolic"
                                        : step == present ? "content-loading-symbolic"
                                                          : NULL);
}

static char *
format_time (gint64 time)
{
  g_autoptr(GDateTime) local = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  /* Translators: when an article was published, as for strftime() */
  return g_date_time_format (local, _("%F %H:%M"));
}

static void
show_steps (PengOutboxRow *self)
{
  const PengOutboxItem *item = peng_publishing_get_item (self->publishing);
  g_autofree char *begun = format_time (item->created);
  g_autofree char *files = peng_outbox_words_new_media (self->publishing);
  g_autofree char *tries =
    g_strdup_printf (ngettext ("%u try", "%u tries", item->attempts), item->attempts);
  g_autofree char *next = peng_outbox_words_new_try (self->publishing, g_get_real_time ());
  g_autofree char *both = next != NULL ? g_strdup_printf ("%s · %s", tries, next) : NULL;

  adw_action_row_set_subtitle (self->prepared, begun);
  adw_action_row_set_subtitle (self->media, files != NULL ? files : "");
  gtk_widget_set_visible (GTK_WIDGET (self->media), files != NULL);
  adw_action_row_set_subtitle (self->article,
                               item->attempts == 0 ? "" : both != NULL ? both : tries);
  show_step (self->prepared_icon, PENG_PUBLISHING_PREPARE, self->publishing);
  show_step (self->media_icon, PENG_PUBLISHING_MEDIA, self->publishing);
  show_step (self->article_icon, PENG_PUBLISHING_ARTICLE, self->publishing);
}

static void
show_buttons (PengOutboxRow *self)
{
  const PengOutboxItem *item = peng_publishing_get_item (self->publishing);
  PengOutboxState state = peng_publishing_get_state (self->publishing);
  gboolean ours = !peng_publishing_is_elsewhere (self->publishing);
  gboolean paused = state == PENG_OUTBOX_PAUSED;
  gboolean waits = state < PENG_OUTBOX_PAUSED && peng_publishing_is_waiting (self->publishing);
  gboolean signed_out = ours && paused &&
                        g_error_matches (peng_publishing_get_error (self->publishing),
                                         PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_SIGNED_OUT);
  const char *words = paused ? _("Resume") : _("Try Now");

  gtk_widget_set_visible (self->pause, ours && state < PENG_OUTBOX_PAUSED);
  gtk_widget_set_visible (self->sign_in, signed_out);
  gtk_widget_set_visible (self->resume, ours && (paused || waits) && !signed_out);
  gtk_button_set_icon_name (GTK_BUTTON (self->resume),
                            paused ? "media-playback-start-symbolic" : "view-refresh-symbolic");
  gtk_widget_set_tooltip_text (self->resume, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->resume), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_widget_set_visible (self->stop, ours && !PENG_OUTBOX_IS_FINISHED (state));
  gtk_widget_set_visible (self->decide, state == PENG_OUTBOX_CONFLICT);
  gtk_widget_set_visible (self->open,
                          state == PENG_OUTBOX_PUBLISHED && item->due != PENG_OUTBOX_REPLANNED &&
                            !peng_outbox_words_is_to_come (self->publishing, g_get_real_time ()) &&
                            item->url != NULL);
}

static char *
new_state (PengOutboxRow *self)
{
  g_autofree char *words = peng_outbox_words_new_state (self->publishing, g_get_real_time ());
  g_autofree char *files = peng_outbox_words_new_media (self->publishing);
  PengOutboxState state = peng_publishing_get_state (self->publishing);

  if (state == PENG_OUTBOX_MEDIA && files != NULL && !peng_publishing_is_waiting (self->publishing))
    return g_strdup_printf ("%s · %s", words, files);

  if (peng_outbox_words_is_to_come (self->publishing, g_get_real_time ()))
    return g_steal_pointer (&words);

  if (state == PENG_OUTBOX_PUBLISHED || state == PENG_OUTBOX_ABANDONED)
    {
      g_autofree char *time = format_time (peng_publishing_get_item (self->publishing)->changed);

      return g_strdup_printf ("%s · %s", words, time);
    }

  return g_steal_pointer (&words);
}

/* One article may be on its way to several sites. */
static char *
new_subtitle (PengOutboxRow *self)
{
  g_autofree char *state = new_state (self);

  return self->names_site ? g_strdup_printf ("%s · %s", adw_action_row_get_subtitle (self->site), state)
                          : g_steal_pointer (&state);
}

static void
peng_outbox_row_dispose (GObject *object)
{
  PengOutboxRow *self = PENG_OUTBOX_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_OUTBOX_ROW);
  g_clear_object (&self->publishing);

  G_OBJECT_CLASS (peng_outbox_row_parent_class)->dispose (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, PENG_TYPE_OUTBOX_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-outbox-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, decide);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, sign_in);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, resume);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, pause);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, stop);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, open);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, site);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, prepared);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, media);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, article);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, prepared_icon);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, media_icon);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxRow, article_icon);
  gtk_widget_class_bind_template_callback (widget_class, pause_cb);
  gtk_widget_class_bind_template_callback (widget_class, resume_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, decide_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
peng_outbox_row_class_init (PengOutboxRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_outbox_row_dispose;

  /**
   * PengOutboxRow::pause:
   * @self: the row
   *
   * Nothing more of it is to go out for now.
   */
  signals[PAUSE] = new_signal ("pause");

  /**
   * PengOutboxRow::resume:
   * @self: the row
   *
   * It is to go on, or to be tried at once.
   */
  signals[RESUME] = new_signal ("resume");

  /**
   * PengOutboxRow::stop:
   * @self: the row
   *
   * It is not to be published.
   */
  signals[STOP] = new_signal ("stop");

  /**
   * PengOutboxRow::decide:
   * @self: the row
   *
   * The person wants to decide between two versions.
   */
  signals[DECIDE] = new_signal ("decide");

  /**
   * PengOutboxRow::sign-in:
   * @self: the row
   *
   * The person wants to give another password, and then it is to go on.
   */
  signals[SIGN_IN] = new_signal ("sign-in");

  /**
   * PengOutboxRow::open:
   * @self: the row
   *
   * Its page is to be opened.
   */
  signals[OPEN] = new_signal ("open");

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
peng_outbox_row_init (PengOutboxRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
update (PengOutboxRow *self)
{
  g_autofree char *subtitle = new_subtitle (self);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_image_set_from_icon_name (self->icon, choose_icon (self->publishing));
  show_steps (self);
  show_buttons (self);
  self->counts = peng_publishing_is_waiting (self->publishing) ||
                 peng_outbox_words_is_to_come (self->publishing, g_get_real_time ());
}

/**
 * peng_outbox_row_new:
 * @publishing: a row of the outbox
 *
 * Returns: (transfer floating): what is shown of it, which follows it
 */
GtkWidget *
peng_outbox_row_new (PengPublishing *publishing)
{
  const PengOutboxItem *item = peng_publishing_get_item (publishing);
  PengOutboxRow *self = g_object_new (PENG_TYPE_OUTBOX_ROW, NULL);

  self->publishing = g_object_ref (publishing);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 item->title != NULL && *item->title != '\0' ? item->title
                                                                             : _("Untitled"));
  if (item->verb == PENG_OUTBOX_WITHDRAW)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->article), _("Withdraw the article"));
  g_signal_connect_object (publishing, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * peng_outbox_row_set_site:
 * @self: a row
 * @name: what its site is called, empty where that is not known
 * @alone: whether there is no other site
 *
 * Says to which site it goes: at once where there are several.
 */
void
peng_outbox_row_set_site (PengOutboxRow *self,
                          const char    *name,
                          gboolean       alone)
{
  g_return_if_fail (PENG_IS_OUTBOX_ROW (self));

  adw_action_row_set_subtitle (self->site, name);
  self->names_site = !alone && *name != '\0';
  update (self);
}

/**
 * peng_outbox_row_get:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
PengPublishing *
peng_outbox_row_get (PengOutboxRow *self)
{
  g_return_val_if_fail (PENG_IS_OUTBOX_ROW (self), NULL);

  return self->publishing;
}

/**
 * peng_outbox_row_tick:
 * @self: a row
 *
 * A second has passed: a row that says how long it is until something says it anew.
 */
void
peng_outbox_row_tick (PengOutboxRow *self)
{
  g_return_if_fail (PENG_IS_OUTBOX_ROW (self));

  if (self->counts)
    update (self);
}
