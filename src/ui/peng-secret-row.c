/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-secret-row"

#include "ui/peng-secret-row.h"

/**
 * PengSecretRow:
 *
 * A row for a password or a token. #AdwPasswordEntryRow and #GtkPasswordEntry look the same, but are
 * #GtkEditable, and whatever is that tells its text, and each letter that is typed, to everyone on
 * the accessibility bus, hidden or not (GTK 4.8). A #GtkText that stands alone tells nothing.
 */
struct _PengSecretRow
{
  AdwPreferencesRow  parent_instance;

  GtkText           *text;
  GtkWidget         *caps_lock;
  GtkToggleButton   *show;
  GdkDevice         *keyboard;
};

enum
{
  CHANGED,
  ENTRY_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengSecretRow, peng_secret_row, ADW_TYPE_PREFERENCES_ROW)

/* Whether somebody may be typing capitals without seeing it. */
static void
show_caps_lock (PengSecretRow *self)
{
  gtk_widget_set_visible (self->caps_lock,
                          gtk_widget_has_focus (GTK_WIDGET (self->text)) &&
                          !gtk_text_get_visibility (self->text) && self->keyboard != NULL &&
                          gdk_device_get_caps_lock_state (self->keyboard));
}

static void
pressed_cb (PengSecretRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
changed_cb (PengSecretRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (PengSecretRow *self)
{
  g_signal_emit (self, signals[ENTRY_ACTIVATED], 0);
}

static void
focus_cb (PengSecretRow *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self->text)))
    gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
  show_caps_lock (self);
}

static void
show_cb (PengSecretRow *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->show);

  gtk_text_set_visibility (self->text, shown);
  gtk_button_set_icon_name (GTK_BUTTON (self->show),
                            shown ? "view-conceal-symbolic" : "view-reveal-symbolic");
  show_caps_lock (self);
}

static gboolean
peng_secret_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PENG_SECRET_ROW (widget)->text));
}

static void
peng_secret_row_realize (GtkWidget *widget)
{
  PengSecretRow *self = PENG_SECRET_ROW (widget);
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));

  GTK_WIDGET_CLASS (peng_secret_row_parent_class)->realize (widget);

  self->keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;
  if (self->keyboard != NULL)
    g_signal_connect_object (self->keyboard, "notify::caps-lock-state", G_CALLBACK (show_caps_lock),
                             self, G_CONNECT_SWAPPED);
}

static void
peng_secret_row_unrealize (GtkWidget *widget)
{
  PengSecretRow *self = PENG_SECRET_ROW (widget);

  if (self->keyboard != NULL)
    g_signal_handlers_disconnect_by_data (self->keyboard, self);
  self->keyboard = NULL;

  GTK_WIDGET_CLASS (peng_secret_row_parent_class)->unrealize (widget);
}

static void
peng_secret_row_class_init (PengSecretRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = peng_secret_row_grab_focus;
  widget_class->realize = peng_secret_row_realize;
  widget_class->unrealize = peng_secret_row_unrealize;

  /**
   * PengSecretRow::changed:
   * @self: the row
   *
   * Something was typed, or taken away.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PengSecretRow::entry-activated:
   * @self: the row
   *
   * The person has pressed Return in it.
   */
  signals[ENTRY_ACTIVATED] =
    g_signal_new ("entry-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-secret-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PengSecretRow, text);
  gtk_widget_class_bind_template_child (widget_class, PengSecretRow, caps_lock);
  gtk_widget_class_bind_template_child (widget_class, PengSecretRow, show);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
peng_secret_row_init (PengSecretRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * peng_secret_row_get_text:
 * @self: a row
 *
 * Returns: (transfer none): what was typed
 */
const char *
peng_secret_row_get_text (PengSecretRow *self)
{
  g_return_val_if_fail (PENG_IS_SECRET_ROW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/**
 * peng_secret_row_set_text:
 * @self: a row
 * @text: what is to stand in it
 *
 * Replaces what was typed.
 */
void
peng_secret_row_set_text (PengSecretRow *self,
                          const char    *text)
{
  g_return_if_fail (PENG_IS_SECRET_ROW (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
}
