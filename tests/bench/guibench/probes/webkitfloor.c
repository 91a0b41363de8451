/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Floor of our own stack: AdwApplicationWindow, GtkTextView left, WebKitWebView
 * right.  After each change the changed paragraph alone (mode "para", default)
 * or the whole text (mode "full") is sent to the page with
 * webkit_web_view_evaluate_javascript.  argv: FILE [para|full] */

#include <adwaita.h>
#include <webkit/webkit.h>

static char *path;
static gboolean full;
static WebKitWebView *web;
static GtkTextBuffer *buf;
static gboolean ready;

static void
js_text (GString *o, const char *s)
{
  g_string_append_c (o, '"');
  for (; *s; s++)
    if (*s == '"' || *s == '\\')
      {
        g_string_append_c (o, '\\');
        g_string_append_c (o, *s);
      }
    else if (*s == '\n')
      g_string_append (o, "\\n");
    else
      g_string_append_c (o, *s);
  g_string_append_c (o, '"');
}

static void
push_full (const char *t)
{
  GString *o = g_string_new ("document.body.replaceChildren(...");
  js_text (o, t);
  g_string_append (
      o, ".split('\\n').map(s=>{let p=document.createElement('p');p.textContent=s;return p}))");
  webkit_web_view_evaluate_javascript (web, o->str, o->len, NULL, NULL, NULL, NULL, NULL);
  g_string_free (o, TRUE);
}

static void
changed (void)
{
  GtkTextIter a, b;
  if (!ready)
    return;
  if (full)
    {
      gtk_text_buffer_get_bounds (buf, &a, &b);
      char *t = gtk_text_buffer_get_text (buf, &a, &b, FALSE);
      push_full (t);
      g_free (t);
      return;
    }
  gtk_text_buffer_get_iter_at_mark (buf, &a, gtk_text_buffer_get_insert (buf));
  int line = gtk_text_iter_get_line (&a);
  gtk_text_iter_set_line_offset (&a, 0);
  b = a;
  if (!gtk_text_iter_ends_line (&b))
    gtk_text_iter_forward_to_line_end (&b);
  char *t = gtk_text_buffer_get_text (buf, &a, &b, FALSE);
  GString *o = g_string_new (NULL);
  g_string_printf (o, "document.body.children[%d].textContent=", line);
  js_text (o, t);
  webkit_web_view_evaluate_javascript (web, o->str, o->len, NULL, NULL, NULL, NULL, NULL);
  g_string_free (o, TRUE);
  g_free (t);
}

static void
loaded (WebKitWebView *v, WebKitLoadEvent e)
{
  (void) v;
  if (e == WEBKIT_LOAD_FINISHED)
    {
      GtkTextIter a, b;
      ready = TRUE;
      gtk_text_buffer_get_bounds (buf, &a, &b);
      char *t = gtk_text_buffer_get_text (buf, &a, &b, FALSE);
      push_full (t);
      g_free (t);
    }
}

static void
go (GtkApplication *app)
{
  GtkWidget *w = adw_application_window_new (app), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *pan = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL), *s = gtk_scrolled_window_new (),
            *t = gtk_text_view_new ();
  char *txt = NULL;
  gsize n = 0;
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (t), GTK_WRAP_WORD_CHAR);
  buf = gtk_text_view_get_buffer (GTK_TEXT_VIEW (t));
  if (path && g_file_get_contents (path, &txt, &n, NULL))
    gtk_text_buffer_set_text (buf, txt, n);
  web = WEBKIT_WEB_VIEW (webkit_web_view_new ());
  g_signal_connect (buf, "changed", G_CALLBACK (changed), NULL);
  g_signal_connect (web, "load-changed", G_CALLBACK (loaded), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (s), t);
  gtk_widget_set_vexpand (pan, TRUE);
  gtk_paned_set_start_child (GTK_PANED (pan), s);
  gtk_paned_set_end_child (GTK_PANED (pan), GTK_WIDGET (web));
  gtk_paned_set_position (GTK_PANED (pan), 720);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), pan);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (w), box);
  gtk_window_set_default_size (GTK_WINDOW (w), 1200, 800);
  webkit_web_view_load_html (web,
                             "<!doctype html><meta charset=utf-8><style>body{font:16px/1.6 "
                             "sans-serif;margin:2em}</style><body></body>",
                             NULL);
  gtk_window_present (GTK_WINDOW (w));
  gtk_widget_grab_focus (t);
}
int
main (int argc, char **argv)
{
  path = argc > 1 ? argv[1] : NULL;
  full = argc > 2 && !g_strcmp0 (argv[2], "full");
  AdwApplication *a = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (a, "activate", G_CALLBACK (go), NULL);
  return g_application_run (G_APPLICATION (a), 1, argv);
}
