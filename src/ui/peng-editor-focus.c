/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-dialogs.h"

/* How the text is shown to who writes: its size, where the cursor's line stands, and what fades. */

/* What style.css gives the text, as a multiple of the window's letters. */
#define USUAL_SIZE 1.15

/* How much of a paragraph that is not written at shines through. */
#define VEIL 0.5

#define USUAL_MARGIN 24

/**
 * peng_editor_set_scale:
 * @self: an editor
 * @scale: size of its letters, as a multiple of the usual one; above 0
 *
 * Makes the text larger or smaller, with all that is measured in its letters.
 */
void
peng_editor_set_scale (PengEditor *self,
                       double      scale)
{
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  g_return_if_fail (PENG_IS_EDITOR (self));
  g_return_if_fail (scale > 0.0);

  g_ascii_formatd (size, sizeof size, "%.3f", USUAL_SIZE * scale);
  css = g_strdup_printf (".peng-editor-view { font-size: %sem; }", size);
  gtk_css_provider_load_from_data (self->size, css, -1);
}

/**
 * peng_editor_set_dimmed:
 * @self: an editor
 * @dimmed: whether all but the paragraph with the cursor fades
 */
void
peng_editor_set_dimmed (PengEditor *self,
                        gboolean    dimmed)
{
  g_return_if_fail (PENG_IS_EDITOR (self));

  self->dimmed = dimmed;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_margins (PengEditor *self,
             int         margin)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);

  if (gtk_text_view_get_bottom_margin (view) == margin)
    return;

  gtk_text_view_set_top_margin (view, margin);
  gtk_text_view_set_bottom_margin (view, margin);
}

static int
get_cursor_offset (PengEditor *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));

  return gtk_text_iter_get_offset (&cursor);
}

/**
 * peng_editor_focus_update:
 * @self: an editor, with a document
 *
 * To be called when the cursor may have moved. The line that is written comes to the middle; where
 * the pointer was, the text stays under it. The first and the last line find room to get there.
 */
void
peng_editor_focus_update (PengEditor *self)
{
  int offset = get_cursor_offset (self);
  gboolean moved = offset != self->cursor_offset;

  self->cursor_offset = offset;
  if (self->dimmed && moved)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!self->typewriter)
    return;

  set_margins (self, MAX (USUAL_MARGIN, gtk_widget_get_height (self->scroller) / 2));
  if (moved && !self->pointed)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                  gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)),
                                  0.0, TRUE, 0.0, 0.5);
}

/**
 * peng_editor_set_typewriter:
 * @self: an editor
 * @typewriter: whether the cursor's line stays in the middle
 */
void
peng_editor_set_typewriter (PengEditor *self,
                            gboolean    typewriter)
{
  g_return_if_fail (PENG_IS_EDITOR (self));

  self->typewriter = typewriter;
  self->pointed = FALSE;
  self->cursor_offset = -1;
  if (!typewriter)
    set_margins (self, USUAL_MARGIN);
  peng_editor_queue_update (self);
}

static void
draw_veil (PengEditor    *self,
           GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           double         y,
           double         height)
{
  graphene_rect_t area;

  graphene_rect_init (&area, 0, y, gtk_widget_get_width (GTK_WIDGET (self)), height);
  if (height > 0)
    gtk_snapshot_append_color (snapshot, color, &area);
}

static void
snapshot_veil (PengEditor  *self,
               GtkSnapshot *snapshot)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  GtkTextIter cursor;
  GdkRGBA color;
  int y, line_height, window_y;
  double x, top, bottom;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_line_yrange (view, &cursor, &y, &line_height);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, y, NULL, &window_y);
  gtk_widget_translate_coordinates (GTK_WIDGET (view), GTK_WIDGET (self), 0, window_y, &x, &top);
  bottom = top + line_height;

  peng_dialogs_get_color (GTK_WIDGET (self), "view_bg_color", &color);
  color.alpha = VEIL;
  draw_veil (self, snapshot, &color, 0, CLAMP (top, 0, height));
  draw_veil (self, snapshot, &color, CLAMP (bottom, 0, height), height - CLAMP (bottom, 0, height));
}

/**
 * peng_editor_snapshot:
 * @widget: an editor
 * @snapshot: where it is drawn
 *
 * The snapshot of #GtkWidgetClass. Who asked the system for high contrast sees all of the text.
 */
void
peng_editor_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  PengEditor *self = PENG_EDITOR (widget);

  gtk_widget_snapshot_child (widget, adw_bin_get_child (ADW_BIN (self)), snapshot);
  if (self->dimmed && self->buffer != NULL &&
      !adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    snapshot_veil (self, snapshot);
}

static void
pointed_cb (PengEditor *self)
{
  self->pointed = TRUE;
}

static gboolean
key_pressed_cb (PengEditor *self)
{
  self->pointed = FALSE;

  return GDK_EVENT_PROPAGATE;
}

/**
 * peng_editor_focus_create:
 * @self: a new editor, with its view
 *
 * Prepares what shows the text as the person likes it.
 */
void
peng_editor_focus_create (PengEditor *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self->view));

  self->size = gtk_css_provider_new ();
  gtk_style_context_add_provider (context, GTK_STYLE_PROVIDER (self->size),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pointed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
