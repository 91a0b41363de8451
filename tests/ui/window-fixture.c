/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-fixture.h"

#include "core/peng-locale.h"
#include "test-answer.h"
#include "ui/peng-application.h"

#include <webkit/webkit.h>

#include <stdlib.h>
#include <string.h>

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

gboolean
wait_a_while (gint64 until)
{
  guint tick = g_timeout_add (20, tick_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);

  return g_get_monotonic_time () < until;
}

void
settle (guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  while (wait_a_while (until));
}

/* A message dialog of libadwaita 1.7 measures its own heading for less than it needs, of which GTK 4.18
 * warns: the one warning that is not ours. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         unused)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && fields[i].length < 0 &&
        g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel"))
      return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, NULL);
}

void
window_fixture_init (void)
{
  const char *language = g_getenv ("PENG_TEST_LANGUAGE");

  g_log_set_writer_func (write_log, NULL, NULL);
  g_setenv ("LANGUAGE", language != NULL ? language : "en", TRUE);
  peng_locale_init ();
}

static void
apply_width (WindowFixture *self)
{
  const char *width = g_getenv ("PENG_TEST_WIDTH");

  if (width != NULL)
    gtk_window_set_default_size (GTK_WINDOW (self->window), atoi (width), 800);
}

void
window_fixture_start (WindowFixture *self,
                      const char    *data_dir)
{
  g_autoptr(GError) error = NULL;

  g_setenv ("PENGCHENG_DATA_DIR", data_dir, TRUE);
  self->application = G_APPLICATION (peng_application_new ());
  g_application_set_flags (self->application, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (self->application, NULL, &error));
  g_assert_no_error (error);
  g_application_activate (self->application);

  self->window = PENG_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self->application)));
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  apply_width (self);
}

static gboolean
is_open (WindowFixture *self)
{
  GtkWidget *stack = find_named (self->window->page, "stack");
  const char *page = gtk_stack_get_visible_child_name (GTK_STACK (stack));

  return !g_str_equal (page, "opening");
}

void
window_fixture_open (WindowFixture *self,
                     const char    *data_dir)
{
  window_fixture_start (self, data_dir);
  WAIT_UNTIL (is_open (self));
}

void
window_fixture_show (WindowFixture *self,
                     const char    *data_dir)
{
  window_fixture_open (self, data_dir);
  /* What is scrolled to before the text has a size is looked for where it is not. */
  WAIT_UNTIL (self->window->draft != NULL &&
              gtk_widget_get_height (GTK_WIDGET (self->window->editor)) > 0);
}

static int
do_nothing_cb (GApplication *application,
               GVariantDict *options,
               gpointer      user_data)
{
  return 0;
}

/* Only g_application_run() ends an application wholly; told to do nothing, it does just that. */
void
window_fixture_end (WindowFixture *self)
{
  g_assert_null (self->window);
  g_signal_connect (self->application, "handle-local-options", G_CALLBACK (do_nothing_cb), NULL);
  g_assert_cmpint (g_application_run (self->application, 0, NULL), ==, 0);
  settle (0);
  g_assert_finalize_object (self->application);
}

void
window_fixture_close (WindowFixture *self)
{
  self->window->leaving = TRUE;
  gtk_window_close (GTK_WINDOW (self->window));
  WAIT_UNTIL (self->window == NULL);
  window_fixture_end (self);
}

typedef gboolean (*WidgetFunc) (GtkWidget  *widget,
                                const void *wanted);

static GtkWidget *
find (GtkWidget  *root,
      WidgetFunc  func,
      const void *wanted)
{
  if (func (root, wanted))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, func, wanted);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_named (GtkWidget  *widget,
          const void *wanted)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), wanted) == 0;
}

static gboolean
is_of_type (GtkWidget  *widget,
            const void *wanted)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) wanted);
}

static gboolean
says (GtkWidget  *widget,
      const void *wanted)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), wanted) != NULL;
}

static gboolean
is_button (GtkWidget  *widget,
           const void *wanted)
{
  return GTK_IS_BUTTON (widget) && find (widget, says, wanted) != NULL;
}

GtkWidget *
find_button (gpointer    root,
             const char *words)
{
  g_auto(GStrv) parts = g_strsplit (words, "_", 2);
  g_autofree char *seen = g_strjoinv ("", parts);

  return find (root, is_button, seen);
}

GtkWidget *
find_named (gpointer    root,
            const char *id)
{
  return find (root, is_named, id);
}

GtkWidget *
find_type (gpointer root,
           GType    type)
{
  return find (root, is_of_type, &type);
}

GtkWidget *
find_words (gpointer    root,
            const char *words)
{
  return find (root, says, words);
}

guint
count_type (gpointer root,
            GType    type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_type (child, type);

  return n;
}

GtkWindow *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        found = window;
    }

  return found;
}

/* By its name, for newer versions of libadwaita deprecate the type. */
GtkWindow *
find_message (void)
{
  return find_dialog (g_type_from_name ("AdwMessageDialog"));
}

void
activate (WindowFixture *self,
          const char    *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL));
}

void
type_in (gpointer    text_view,
         const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text_view);

  g_assert_true (gtk_text_buffer_insert_interactive_at_cursor (buffer, words, -1, TRUE));
}

char *
dup_text (gpointer text_view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_slice (buffer, &start, &end, FALSE);
}

char *
ask_preview (WindowFixture *self,
             const char    *script)
{
  WebKitWebView *view;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(JSCValue) value = NULL;
  g_autofree char *inside = g_strdup_printf ("with (stage.page) { %s }", script);

  WAIT_UNTIL (peng_preview_is_current (self->window->preview));
  view = WEBKIT_WEB_VIEW (find_type (self->window->preview, WEBKIT_TYPE_WEB_VIEW));
  webkit_web_view_evaluate_javascript (view, inside, -1, "pengcheng", NULL, NULL, answer_cb,
                                       &answer);
  WAIT_UNTIL (answer != NULL);
  value = webkit_web_view_evaluate_javascript_finish (view, answer, &error);
  g_assert_no_error (error);

  return jsc_value_to_string (value);
}

static void
run (const char * const *command)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_NONE, &error);
  g_autoptr(GAsyncResult) answer = NULL;

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, answer_cb, &answer);
  WAIT_UNTIL (answer != NULL);
  g_assert_true (g_subprocess_wait_check_finish (process, answer, &error));
  g_assert_no_error (error);
}

/* There is no window manager that does it. */
void
focus_window (gpointer window)
{
  const char *title = gtk_window_get_title (window);

  if (!gtk_window_is_active (window))
    run ((const char *[]) { "xdotool", "search", "--name", title, "windowfocus", "--sync", NULL });
  WAIT_UNTIL (gtk_window_is_active (window));
}

void
press_keys (gpointer    window,
            const char *keys)
{
  focus_window (window);
  run ((const char *[]) { "xdotool", "key", keys, NULL });
}

void
play (gpointer    window,
      const char *events)
{
  g_autofree char *command = g_strconcat ("xdotool ", events, NULL);
  g_auto(GStrv) argv = NULL;

  focus_window (window);
  g_assert_true (g_shell_parse_argv (command, NULL, &argv, NULL));
  run ((const char * const *) argv);
}

void
move_pointer_away (void)
{
  run ((const char *[]) { "xdotool", "mousemove", "4000", "4000", NULL });
}

void
take_picture (gpointer    window,
              const char *name)
{
  const char *folder = g_getenv ("PENG_SCREENSHOTS");
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;

  settle (600);
  path = g_strdup_printf ("%s/%s.png", folder, name);
  run ((const char *[]) { "import", "-window", "root", path, NULL });
}
