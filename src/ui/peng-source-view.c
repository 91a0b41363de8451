/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-source-view"

#include "ui/peng-source-view.h"

#include "ui/peng-preedit.h"

#include <adwaita.h>
#include <string.h>

#define MARGIN 6

/* The highlighter's work in a line grows with the square of its tags: 300 in one take 50 ms a key,
 * 600 take 230, and at 2,000 it gives up after two seconds with a critical message. */
#define MAX_TAGS       400
#define MAX_UNLOOKED   (3 * MAX_TAGS)

/* Where such a line has so many characters it is not wrapped either, for the same reason: 110,000
 * take two seconds. Text without tags, however long, does not. */
#define MAX_WRAPPED    20000

typedef enum
{
  CROWD_NONE,
  CROWD_MANY_TAGS,
  CROWD_HUGE,
} Crowd;

static Crowd
get_crowd (const GtkTextIter *iter)
{
  GtkTextIter start = *iter, end = *iter;
  g_autofree char *text = NULL;
  guint n_tags = 0;

  if (gtk_text_iter_get_chars_in_line (iter) < MAX_UNLOOKED)
    return CROWD_NONE;

  gtk_text_iter_set_line_offset (&start, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  text = gtk_text_iter_get_text (&start, &end);
  for (const char *at = text; (at = strchr (at, '<')) != NULL; at++)
    n_tags++;

  if (n_tags <= MAX_TAGS)
    return CROWD_NONE;

  return gtk_text_iter_get_line_offset (&end) > MAX_WRAPPED ? CROWD_HUGE : CROWD_MANY_TAGS;
}

static Crowd
find_crowd (GtkTextIter *start,
            GtkTextIter *end)
{
  int last = gtk_text_iter_get_line (end);
  Crowd crowd = CROWD_NONE;

  do
    crowd = MAX (crowd, get_crowd (start));
  while (crowd < CROWD_HUGE && gtk_text_iter_forward_line (start) &&
         gtk_text_iter_get_line (start) <= last);

  return crowd;
}

static gboolean
is_plain (GtkTextView *view)
{
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (view));

  return gtk_source_buffer_get_language (buffer) == NULL;
}

static void
fit_crowd (GtkTextView *view,
           Crowd        crowd)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (view));
  GtkSourceLanguage *html = gtk_source_language_manager_get_language (manager, "html");

  gtk_source_buffer_set_language (buffer, crowd == CROWD_NONE ? html : NULL);
  gtk_text_view_set_wrap_mode (view, crowd == CROWD_HUGE ? GTK_WRAP_NONE : GTK_WRAP_WORD_CHAR);
}

/* Where all is well, what has come in is looked at alone. */
static void
check (GtkTextView *view,
       GtkTextIter  start,
       GtkTextIter  end)
{
  if (is_plain (view))
    gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);

  fit_crowd (view, find_crowd (&start, &end));
}

static void
inserted_cb (GtkTextBuffer *buffer,
             GtkTextIter   *end,
             const char    *text,
             int            n_bytes,
             GtkTextView   *view)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, g_utf8_strlen (text, n_bytes));
  check (view, start, *end);
}

static void
deleted_cb (GtkTextBuffer *buffer,
            GtkTextIter   *start,
            GtkTextIter   *end,
            GtkTextView   *view)
{
  check (view, *start, *start);
}

static void
fit_colors (GtkSourceBuffer *buffer)
{
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const char *id = dark ? "Adwaita-dark" : "Adwaita";

  gtk_source_buffer_set_style_scheme (buffer,
                                      gtk_source_style_scheme_manager_get_scheme (manager, id));
}

/**
 * peng_source_view_new:
 * @name: what it is, for screen readers
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
peng_source_view_new (const char *name)
{
  g_autoptr(GtkSourceBuffer) buffer = gtk_source_buffer_new (NULL);
  GtkWidget *widget = gtk_source_view_new_with_buffer (buffer);
  GtkTextView *view = GTK_TEXT_VIEW (widget);

  gtk_source_view_set_show_line_numbers (GTK_SOURCE_VIEW (widget), TRUE);
  gtk_text_view_set_monospace (view, TRUE);
  fit_crowd (view, CROWD_NONE);
  gtk_text_view_set_left_margin (view, MARGIN);
  gtk_text_view_set_right_margin (view, MARGIN);
  gtk_text_view_set_top_margin (view, MARGIN);
  gtk_text_view_set_bottom_margin (view, MARGIN);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_widget_set_vexpand (widget, TRUE);
  peng_preedit_watch (view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (inserted_cb), view, G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (deleted_cb), view, G_CONNECT_AFTER);

  fit_colors (buffer);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (fit_colors), buffer, G_CONNECT_SWAPPED);

  return widget;
}

/**
 * peng_source_view_set_text:
 * @view: what peng_source_view_new() gave
 * @html: what it shows; nothing of it can be undone there
 */
void
peng_source_view_set_text (GtkWidget  *view,
                           const char *html)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start;

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, html, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

/**
 * peng_source_view_dup_text:
 * @view: what peng_source_view_new() gave
 *
 * Returns: (transfer full): what stands in it
 */
char *
peng_source_view_dup_text (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}
