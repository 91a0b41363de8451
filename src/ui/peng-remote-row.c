/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-remote-row"

#include "ui/peng-remote-row.h"

struct _PengRemoteRow
{
  AdwActionRow    parent_instance;

  PengRemoteLine *line;
  GtkWidget      *copy;
  GtkWidget      *visit;
};

enum {
  EDIT,
  VISIT,
  COPY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengRemoteRow, peng_remote_row, ADW_TYPE_ACTION_ROW)

static void
edit_cb (PengRemoteRow *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
visit_cb (PengRemoteRow *self)
{
  g_signal_emit (self, signals[VISIT], 0);
}

static void
copy_cb (PengRemoteRow *self)
{
  g_signal_emit (self, signals[COPY], 0);
}

static void
peng_remote_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_REMOTE_ROW);
  g_clear_object (&PENG_REMOTE_ROW (object)->line);

  G_OBJECT_CLASS (peng_remote_row_parent_class)->dispose (object);
}

static guint
add_signal (PengRemoteRowClass *klass,
            const char         *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_remote_row_class_init (PengRemoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_remote_row_dispose;

  /**
   * PengRemoteRow::edit:
   * @self: the row
   *
   * The person wants to edit the article.
   */
  signals[EDIT] = add_signal (klass, "edit");

  /**
   * PengRemoteRow::visit:
   * @self: the row
   *
   * The person wants to see its page.
   */
  signals[VISIT] = add_signal (klass, "visit");

  /**
   * PengRemoteRow::copy:
   * @self: the row
   *
   * The person wants the address of its page.
   */
  signals[COPY] = add_signal (klass, "copy");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-remote-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PengRemoteRow, copy);
  gtk_widget_class_bind_template_child (widget_class, PengRemoteRow, visit);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, visit_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
peng_remote_row_init (PengRemoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * peng_remote_row_new:
 * @line: an article at a site
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
peng_remote_row_new (PengRemoteLine *line)
{
  PengRemoteRow *self = g_object_new (PENG_TYPE_REMOTE_ROW, NULL);
  g_autofree char *title = peng_remote_line_dup_title (line);
  g_autofree char *details = peng_remote_line_dup_details (line);

  self->line = g_object_ref (line);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), details);
  gtk_widget_set_visible (self->copy, peng_remote_line_is_public (line));
  gtk_widget_set_visible (self->visit, peng_remote_line_get_uri (line) != NULL);

  return GTK_WIDGET (self);
}

/**
 * peng_remote_row_get:
 * @self: a row
 *
 * Returns: (transfer none): the article at the site
 */
PengRemoteLine *
peng_remote_row_get (PengRemoteRow *self)
{
  g_return_val_if_fail (PENG_IS_REMOTE_ROW (self), NULL);

  return self->line;
}
