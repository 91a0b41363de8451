/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-im-context.h"

#include <gtk/gtkimmodule.h>
#include <string.h>

#define TEST_IM_NAME "peng-test"

#define TEST_TYPE_IM_CONTEXT (test_im_context_get_type ())
G_DECLARE_FINAL_TYPE (TestImContext, test_im_context, TEST, IM_CONTEXT, GtkIMContext)

struct _TestImContext
{
  GtkIMContext  parent_instance;

  char         *preedit;
};

G_DEFINE_FINAL_TYPE (TestImContext, test_im_context, GTK_TYPE_IM_CONTEXT)

/* GTK hides the context behind a multi-context: the one that was turned to last is played. */
static TestImContext *current;
static GtkIMContext *outer;
static gboolean commits_on_blur;

static void
set_preedit (TestImContext *self,
             const char    *preedit)
{
  gboolean was_open = *self->preedit != '\0';
  gboolean is_open = *preedit != '\0';

  if (!was_open && !is_open)
    return;

  g_free (self->preedit);
  self->preedit = g_strdup (preedit);

  if (!was_open)
    g_signal_emit_by_name (self, "preedit-start");
  g_signal_emit_by_name (self, "preedit-changed");
  if (!is_open)
    g_signal_emit_by_name (self, "preedit-end");
}

static void
test_im_context_get_preedit_string (GtkIMContext   *context,
                                    char          **string,
                                    PangoAttrList **attributes,
                                    int            *cursor)
{
  TestImContext *self = TEST_IM_CONTEXT (context);

  if (string != NULL)
    *string = g_strdup (self->preedit);
  if (attributes != NULL)
    *attributes = pango_attr_list_new ();
  if (cursor != NULL)
    *cursor = g_utf8_strlen (self->preedit, -1);
}

static void
take_last_letter (TestImContext *self)
{
  const char *end = self->preedit + strlen (self->preedit);
  g_autofree char *rest = g_strndup (self->preedit,
                                     g_utf8_find_prev_char (self->preedit, end) - self->preedit);

  set_preedit (self, rest);
}

/* Each key is its own as long as it composes. */
static gboolean
test_im_context_filter_keypress (GtkIMContext *context,
                                 GdkEvent     *event)
{
  TestImContext *self = TEST_IM_CONTEXT (context);

  if (*self->preedit == '\0')
    return FALSE;

  if (gdk_event_get_event_type (event) == GDK_KEY_PRESS &&
      gdk_key_event_get_keyval (event) == GDK_KEY_BackSpace)
    take_last_letter (self);

  return TRUE;
}

static void
test_im_context_focus_in (GtkIMContext *context)
{
  current = TEST_IM_CONTEXT (context);
}

static void
test_im_context_focus_out (GtkIMContext *context)
{
  TestImContext *self = TEST_IM_CONTEXT (context);
  g_autofree char *letters = g_strdup (self->preedit);

  if (commits_on_blur && *letters != '\0')
    g_signal_emit_by_name (self, "commit", letters);
  set_preedit (self, "");
}

static void
test_im_context_reset (GtkIMContext *context)
{
  set_preedit (TEST_IM_CONTEXT (context), "");
}

static void
test_im_context_finalize (GObject *object)
{
  if (current == TEST_IM_CONTEXT (object))
    current = NULL;
  g_free (TEST_IM_CONTEXT (object)->preedit);

  G_OBJECT_CLASS (test_im_context_parent_class)->finalize (object);
}

static void
test_im_context_class_init (TestImContextClass *klass)
{
  GtkIMContextClass *context_class = GTK_IM_CONTEXT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_im_context_finalize;
  context_class->get_preedit_string = test_im_context_get_preedit_string;
  context_class->filter_keypress = test_im_context_filter_keypress;
  context_class->focus_in = test_im_context_focus_in;
  context_class->focus_out = test_im_context_focus_out;
  context_class->reset = test_im_context_reset;
}

static void
test_im_context_init (TestImContext *self)
{
  self->preedit = g_strdup ("");
}

void
test_im_prepare (void)
{
  g_setenv ("GTK_IM_MODULE", TEST_IM_NAME, TRUE);
}

void
test_im_register (void)
{
  g_assert_nonnull (g_io_extension_point_implement (GTK_IM_MODULE_EXTENSION_POINT_NAME,
                                                    TEST_TYPE_IM_CONTEXT, TEST_IM_NAME, 100));
}

static GtkIMContext *
find_context (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  GtkIMContext *found = NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        found = gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_context (child);

  return found;
}

void
test_im_focus (GtkWidget *widget)
{
  GtkIMContext *context = find_context (widget);

  g_assert_nonnull (context);
  g_assert_true (gtk_widget_get_realized (widget));
  if (outer != NULL)
    test_im_blur ();

  current = NULL;
  g_set_weak_pointer (&outer, context);
  gtk_im_context_focus_in (context);
  g_assert_nonnull (current);
}

void
test_im_blur (void)
{
  if (outer != NULL)
    gtk_im_context_focus_out (outer);
  g_clear_weak_pointer (&outer);
}

void
test_im_set_commits_on_blur (gboolean commits)
{
  commits_on_blur = commits;
}

const char *
test_im_get_preedit (void)
{
  return current != NULL ? current->preedit : "";
}

void
test_im_preedit (const char *preedit)
{
  g_assert_nonnull (current);

  set_preedit (current, preedit);
}

void
test_im_commit (const char  *text,
                TestImOrder  order)
{
  g_assert_nonnull (current);

  if (order == TEST_IM_END_FIRST)
    set_preedit (current, "");
  g_signal_emit_by_name (current, "commit", text);
  set_preedit (current, "");
}

void
test_im_cancel (void)
{
  g_assert_nonnull (current);

  set_preedit (current, "");
}
