/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* editor-demo [FILE.html [PICTURE]]
 * The editor alone in a window, to look at. Each media item is shown as PICTURE. DEMO_DARK,
 * DEMO_WIDTH, DEMO_HEIGHT and DEMO_TEXT (in percent) set the look. */

#include "core/peng-html-reader.h"
#include "ui/peng-format-bar.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>

static const char *picture;

static char *
dup_media_path (const char *media,
                guint       width,
                gpointer    user_data)
{
  return g_strdup (picture);
}

static const PengEditorFuncs funcs = { dup_media_path };

static PengArticle *
read_article (const char *path)
{
  g_autofree char *html = NULL;
  PengHtmlReport report;
  gsize n_bytes;

  if (path == NULL || !g_file_get_contents (path, &html, &n_bytes, NULL))
    return peng_article_new_empty ();

  return peng_html_read_article (html, n_bytes, NULL, &report);
}

static int
get_number (const char *name,
            int         otherwise)
{
  const char *value = g_getenv (name);

  return value != NULL ? atoi (value) : otherwise;
}

static void
add_style (void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/com/pengcheng/Editor/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/com/pengcheng/Editor/icons");
}

static GtkWidget *
new_window (GtkWidget *editor)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = peng_format_bar_new ();

  peng_format_bar_set_editor (PENG_FORMAT_BAR (bar), PENG_EDITOR (editor));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), editor);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "editor-demo");
  gtk_window_set_default_size (GTK_WINDOW (window), get_number ("DEMO_WIDTH", 1280),
                               get_number ("DEMO_HEIGHT", 800));

  return window;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(PengArticle) article = read_article (argc > 1 ? argv[1] : NULL);
  g_autoptr(PengDocument) document = peng_document_new (article);
  g_autoptr(PengHistory) history = peng_history_new (document);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GtkWidget *editor, *window;

  setlocale (LC_ALL, "");
  bindtextdomain ("pengcheng-editor", g_getenv ("PENGCHENG_LOCALEDIR"));
  bind_textdomain_codeset ("pengcheng-editor", "UTF-8");
  textdomain ("pengcheng-editor");
  adw_init ();
  add_style ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                96 * 1024 * get_number ("DEMO_TEXT", 100) / 100, NULL);
  picture = argc > 2 ? argv[2] : NULL;
  if (get_number ("DEMO_DARK", 0))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);

  editor = peng_editor_new ();
  peng_editor_set_funcs (PENG_EDITOR (editor), &funcs, NULL);
  peng_editor_set_document (PENG_EDITOR (editor), document, history);
  window = new_window (editor);
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (g_main_loop_quit), loop);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (editor);
  g_main_loop_run (loop);

  return 0;
}
