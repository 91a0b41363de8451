/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-caret"

#include "ui/peng-caret.h"

/* GTK fades the caret in and out. The window's clock then runs at every beat, and what is typed is
 * drawn at the next one, 8 ms later on the average; with the clock at rest it is drawn at once. So
 * GTK's blinking is off in the whole program, and the caret that has the focus is hidden and shown
 * by a timer, at the pace that the desktop asks for. */

#define HIDDEN_CLASS "peng-caret-hidden"

struct _PengCaret
{
  GObject     parent_instance;

  GListModel *windows;
  guint       cycle;      /* milliseconds */
  gint64      rest_after; /* microseconds after which one that has not moved is left alone */

  GtkWidget  *text;       /* weak: a GtkText or GtkTextView */
  GObject    *source;     /* tells of the cursor of @text */
  gint64      moved;
  guint       timer;
};

G_DEFINE_FINAL_TYPE (PengCaret, peng_caret, G_TYPE_OBJECT)

static void tick (gpointer user_data);

/* A style class makes GTK look at the styles of all that is in a text; a view has a cheaper way. */
static void
set_seen (GtkWidget *text,
          gboolean   seen)
{
  if (GTK_IS_TEXT_VIEW (text))
    gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (text), seen);
  else if (seen)
    gtk_widget_remove_css_class (text, HIDDEN_CLASS);
  else
    gtk_widget_add_css_class (text, HIDDEN_CLASS);
}

static gboolean
is_seen (GtkWidget *text)
{
  return GTK_IS_TEXT_VIEW (text) ? gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (text))
                                 : !gtk_widget_has_css_class (text, HIDDEN_CLASS);
}

/* It is seen for two thirds of its cycle, as GTK's is. */
static void
show (PengCaret *self,
      gboolean   visible)
{
  set_seen (self->text, visible);
  self->timer = g_timeout_add_once (self->cycle * (visible ? 2 : 1) / 3, tick, self);
}

static void
tick (gpointer user_data)
{
  PengCaret *self = user_data;
  gboolean visible = is_seen (self->text);

  self->timer = 0;
  if (!visible || g_get_monotonic_time () - self->moved < self->rest_after)
    show (self, !visible);
}

static void
moved_cb (PengCaret *self)
{
  self->moved = g_get_monotonic_time ();
  g_clear_handle_id (&self->timer, g_source_remove);
  show (self, TRUE);
}

static void
forget_source (PengCaret *self)
{
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_func (self->source, moved_cb, self);
  g_clear_object (&self->source);
}

static void
watch_source (PengCaret *self)
{
  GObject *source = G_OBJECT (self->text);

  if (GTK_IS_TEXT_VIEW (self->text))
    source = G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)));

  forget_source (self);
  self->source = g_object_ref (source);
  g_signal_connect_object (source, "notify::cursor-position", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  moved_cb (self);
}

static void
leave (PengCaret *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  forget_source (self);
  if (self->text == NULL)
    return;

  set_seen (self->text, TRUE);
  g_signal_handlers_disconnect_by_func (self->text, moved_cb, self);
  g_signal_handlers_disconnect_by_func (self->text, watch_source, self);
  g_signal_handlers_disconnect_by_func (self->text, leave, self);
  self->text = NULL;
}

static void
enter (PengCaret *self,
       GtkWidget *text)
{
  self->text = text;
  g_signal_connect_object (text, "destroy", G_CALLBACK (leave), self, G_CONNECT_SWAPPED);
  if (GTK_IS_TEXT_VIEW (text))
    {
      /* A view whose caret is not seen scrolls at an arrow key. */
      g_signal_connect_object (text, "move-cursor", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (text, "notify::buffer", G_CALLBACK (watch_source), self,
                               G_CONNECT_SWAPPED);
    }
  watch_source (self);
}

static GtkWidget *
find_text (PengCaret *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (self->windows, i);
      GtkWidget *focus = gtk_window_get_focus (window);

      if (gtk_window_is_active (window) && focus != NULL)
        return GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus) ? focus : NULL;
    }

  return NULL;
}

static void
focus_cb (PengCaret *self)
{
  GtkWidget *text = find_text (self);

  if (text == self->text)
    return;

  leave (self);
  if (text != NULL)
    enter (self, text);
}

static void
windows_cb (PengCaret *self,
            guint      position,
            guint      n_removed,
            guint      n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (self->windows, i);

      g_signal_connect_object (window, "notify::focus-widget", G_CALLBACK (focus_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (window, "notify::is-active", G_CALLBACK (focus_cb), self,
                               G_CONNECT_SWAPPED);
    }

  focus_cb (self);
}

static void
peng_caret_dispose (GObject *object)
{
  PengCaret *self = PENG_CARET (object);

  leave (self);
  if (self->windows != NULL)
    gtk_settings_reset_property (gtk_settings_get_default (), "gtk-cursor-blink");
  g_clear_object (&self->windows);

  G_OBJECT_CLASS (peng_caret_parent_class)->dispose (object);
}

static void
peng_caret_class_init (PengCaretClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_caret_dispose;
}

static void
peng_caret_init (PengCaret *self)
{
}

/**
 * peng_caret_new:
 *
 * Takes the blinking of the caret over from GTK in all windows of the program, as the desktop's
 * settings are now. Where the desktop has it not blink, it does not.
 *
 * Returns: (transfer full): as long as it lives, carets blink by it
 */
PengCaret *
peng_caret_new (void)
{
  PengCaret *self = g_object_new (PENG_TYPE_CARET, NULL);
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean blinks;
  int cycle, rest_after;

  g_object_get (settings, "gtk-cursor-blink", &blinks, "gtk-cursor-blink-time", &cycle,
                "gtk-cursor-blink-timeout", &rest_after, NULL);
  if (!blinks)
    return self;

  self->cycle = MAX (cycle, 3);
  self->rest_after = rest_after * G_USEC_PER_SEC;
  g_object_set (settings, "gtk-cursor-blink", FALSE, NULL);

  self->windows = gtk_window_get_toplevels ();
  g_object_ref (self->windows);
  g_signal_connect_object (self->windows, "items-changed", G_CALLBACK (windows_cb), self,
                           G_CONNECT_SWAPPED);
  windows_cb (self, 0, 0, g_list_model_get_n_items (self->windows));

  return self;
}
