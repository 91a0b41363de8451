/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* drag-source FILE...: a little window from which files can be dragged, as from a file manager; with
 * --html FILE what the file says, as from a browser.
 * Says "ready" when it can be seen, "wanted" when what is dragged is over something that takes it,
 * and "taken" or "refused" when a drag has ended. */

#include <gtk/gtk.h>

static void
say (const char *word)
{
  g_print ("%s\n", word);
  fflush (stdout);
}

static void
selected_cb (GdkDrag *drag)
{
  if (gdk_drag_get_selected_action (drag) == 0)
    return;

  say ("wanted");
  g_signal_handlers_disconnect_by_func (drag, selected_cb, NULL);
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag)
{
  g_signal_connect (drag, "notify::selected-action", G_CALLBACK (selected_cb), NULL);
}

static void
drag_end_cb (GtkDragSource *source,
             GdkDrag       *drag,
             gboolean       delete_data)
{
  say ("taken");
}

static gboolean
drag_cancel_cb (GtkDragSource       *source,
                GdkDrag             *drag,
                GdkDragCancelReason  reason)
{
  say ("refused");

  return TRUE;
}

static GdkContentProvider *
new_content (char **paths)
{
  GSList *files = NULL;
  GdkContentProvider *content;
  GdkFileList *list;

  for (guint i = 0; paths[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_commandline_arg (paths[i]));
  list = gdk_file_list_new_from_list (files);
  content = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  g_slist_free_full (files, g_object_unref);

  return content;
}

static GdkContentProvider *
new_html (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  GdkContentProvider *forms[2];

  forms[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  forms[1] = gdk_content_provider_new_typed (G_TYPE_STRING, "as plain text");

  return gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
}

static GtkWidget *
new_handle (char **paths)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("image-x-generic");
  GtkDragSource *source = gtk_drag_source_new ();
  g_autoptr(GdkContentProvider) content =
    g_str_equal (paths[0], "--html") ? new_html (paths[1]) : new_content (paths);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 48);
  gtk_drag_source_set_content (source, content);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), NULL);
  g_signal_connect (source, "drag-cancel", G_CALLBACK (drag_cancel_cb), NULL);
  gtk_widget_add_controller (image, GTK_EVENT_CONTROLLER (source));

  return image;
}

static gboolean
ready_cb (gpointer user_data)
{
  say ("ready");

  return G_SOURCE_REMOVE;
}

static void
mapped_cb (GtkWidget *window)
{
  g_idle_add (ready_cb, NULL);
}

int
main (int   argc,
      char *argv[])
{
  GtkWidget *window;

  gtk_init ();
  g_return_val_if_fail (argc > 1, 2);

  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "drag-source");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 96, 96);
  gtk_window_set_child (GTK_WINDOW (window), new_handle (argv + 1));
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));

  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}
