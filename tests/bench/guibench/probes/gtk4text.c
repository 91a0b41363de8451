/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK 4 floor: a window with one GtkTextView; argv[1] = file to show. */

#include <gtk/gtk.h>

static char *path;
static void
go (GtkApplication *app)
{
  GtkWidget *w = gtk_application_window_new (app), *s = gtk_scrolled_window_new (),
            *t = gtk_text_view_new ();
  char *txt = NULL;
  gsize n = 0;
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (t), GTK_WRAP_WORD_CHAR);
  if (path && g_file_get_contents (path, &txt, &n, NULL))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (t)), txt, n);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (s), t);
  gtk_window_set_child (GTK_WINDOW (w), s);
  gtk_window_set_default_size (GTK_WINDOW (w), 1000, 700);
  gtk_window_present (GTK_WINDOW (w));
  gtk_widget_grab_focus (t);
}
int
main (int argc, char **argv)
{
  path = argc > 1 ? argv[1] : NULL;
  GtkApplication *a = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (a, "activate", G_CALLBACK (go), NULL);
  return g_application_run (G_APPLICATION (a), 1, argv);
}
