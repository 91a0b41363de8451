/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

#include "ui/peng-block-menu.h"
#include "ui/peng-format-bar.h"

#define PATIENCE (5 * G_TIME_SPAN_SECOND)

static char *
dup_media_path (const char *media,
                guint       width,
                gpointer    user_data)
{
  return g_str_equal (media, MEDIA) ? g_test_build_filename (G_TEST_DIST, "..", "data", "sample",
                                                             "start-line.jpg", NULL) : NULL;
}

static const PengEditorFuncs funcs = { dup_media_path };

void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE));
}

gboolean
wait_for (Condition condition,
          gpointer  user_data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (user_data) && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);

  return condition (user_data);
}

void
editor_fixture_init (EditorFixture *self,
                     const char    *html)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = peng_format_bar_new ();
  PengPosition bound, cursor;

  self->document = test_document_read (html, &bound, &cursor);
  self->history = peng_history_new (self->document);
  self->editor = PENG_EDITOR (peng_editor_new ());
  peng_editor_set_funcs (self->editor, &funcs, NULL);
  peng_editor_set_document (self->editor, self->document, self->history);
  self->buffer = peng_editor_get_buffer (self->editor);
  peng_format_bar_set_editor (PENG_FORMAT_BAR (bar), self->editor);

  self->window = gtk_window_new ();
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->editor));
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 600);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  peng_buffer_select (self->buffer, &bound, &cursor);
  self->view = gtk_root_get_focus (GTK_ROOT (self->window));
  settle ();
}

static gboolean
is_gone (gpointer editor)
{
  return *(PengEditor **) editor == NULL;
}

/* What is read from a clipboard holds the editor until a thread is done with it. */
void
editor_fixture_clear (EditorFixture *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->editor), (gpointer *) &self->editor);
  gtk_window_destroy (GTK_WINDOW (self->window));
  settle ();

  g_assert_true (wait_for (is_gone, &self->editor));
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->document);
}

static gboolean
is_active (gpointer user_data)
{
  return gtk_window_is_active (GTK_WINDOW (user_data));
}

static void
exited_cb (GPid     pid,
           int      status,
           gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* Real events, as from a keyboard and a mouse. */
void
play (EditorFixture *self,
      const char    *events)
{
  g_autofree char *command = g_strconcat ("xdotool ", events, NULL);
  g_auto(GStrv) argv = NULL;
  gboolean exited = FALSE;
  GPid pid;

  g_assert_true (wait_for (is_active, self->window));
  g_assert_true (g_shell_parse_argv (command, NULL, &argv, NULL));
  g_assert_true (g_spawn_async (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD,
                                NULL, NULL, &pid, NULL));
  g_child_watch_add (pid, exited_cb, &exited);
  g_assert_true (wait_for (is_true, &exited));
  g_usleep (30000);
  settle ();
}

void
press (EditorFixture *self,
       const char    *keys)
{
  g_autofree char *events = g_strconcat ("key --delay 20 ", keys, NULL);

  play (self, events);
}

void
press_case (const KeyCase        *c,
            PengAutocorrectRules  rules)
{
  EditorFixture fixture;

  editor_fixture_init (&fixture, c->before);
  peng_editor_set_autocorrect (fixture.editor, rules);
  press (&fixture, c->keys);
  test_document_assert (fixture.buffer, c->after);
  editor_fixture_clear (&fixture);
}

void
add_each_row (const char    *path,
              gconstpointer  rows,
              gsize          row_size,
              guint          n_rows,
              GTestDataFunc  func)
{
  for (guint i = 0; i < n_rows; i++)
    {
      gconstpointer row = (const char *) rows + i * row_size;
      const char * const *name = row;
      g_autofree char *row_path = g_strconcat (path, *name, NULL);

      g_test_add_data_func (row_path, row, func);
    }
}

static gboolean
has_changed (gpointer user_data)
{
  EditorFixture *self = user_data;

  return peng_history_can_undo (self->history);
}

void
paste (EditorFixture *self,
       const char    *action)
{
  if (g_str_equal (action, "plain"))
    g_action_group_activate_action (peng_editor_get_format_actions (self->editor), "paste-plain",
                                    NULL);
  else if (g_str_equal (action, "paste"))
    gtk_widget_activate_action (self->view, "clipboard.paste", NULL);
  else
    g_action_group_activate_action (peng_editor_get_format_actions (self->editor), "paste-as",
                                    g_variant_new_string (action));

  g_assert_true (wait_for (has_changed, self));
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type,
             guint     *skip)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*skip)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type, skip);

  return found;
}

GtkWidget *
get_nth (EditorFixture *self,
         GType          type,
         guint          n)
{
  return find_widget (GTK_WIDGET (self->editor), type, &n);
}

GtkWidget *
find_type (gpointer root,
           GType    type)
{
  guint skip = 0;

  return find_widget (root, type, &skip);
}

gboolean
is_menu_open (EditorFixture *self)
{
  GtkWidget *menu = get_nth (self, PENG_TYPE_BLOCK_MENU, 0);

  return menu != NULL && gtk_widget_get_visible (menu);
}

static void
run_for_some_frames (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 12;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* The middle of a widget, when the layout has put it where it stays: a person aims at nothing that
 * still moves. */
static void
find_rest (EditorFixture *self,
           GtkWidget     *widget,
           double        *x,
           double        *y)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  double before_x, before_y;

  *x = *y = -1;
  do
    {
      before_x = *x;
      before_y = *y;
      run_for_some_frames ();
      g_assert_true (gtk_widget_translate_coordinates (widget, self->window,
                                                       gtk_widget_get_width (widget) / 2.0,
                                                       gtk_widget_get_height (widget) / 2.0, x, y));
    }
  while ((*x != before_x || *y != before_y) && g_get_monotonic_time () < end);
}

/* The button is let go when the press has been seen: after a new layout GTK asks the display where
 * the pointer is, and a busy program would hear of one whose button is up before it hears of the
 * release, and take the press back. */
void
click (EditorFixture *self,
       GtkWidget     *widget)
{
  g_autofree char *events = NULL;
  double x, y;

  find_rest (self, widget, &x, &y);
  events = g_strdup_printf ("mousemove %d %d sleep 0.2 mousedown 1", (int) x, (int) y);
  play (self, events);
  play (self, "mouseup 1 sleep 0.1");
}

gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data) && gtk_widget_get_height (user_data) > 0;
}

GtkWidget *
find_button (EditorFixture *self,
             const char    *action)
{
  for (guint i = 0; ; i++)
    {
      GtkWidget *button = get_nth (self, GTK_TYPE_BUTTON, i);

      g_assert_nonnull (button);
      if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0)
        return button;
    }
}

static void
collect_drawn (GskRenderNode *node,
               float          y,
               guint          n_glyphs,
               GArray        *places)
{
  float dx, dy;

  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_TEXT_NODE:
      y += gsk_text_node_get_offset (node)->y;
      if (gsk_text_node_get_num_glyphs (node) == n_glyphs)
        g_array_append_val (places, y);
      return;

    case GSK_TRANSFORM_NODE:
      gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
      collect_drawn (gsk_transform_node_get_child (node), y + dy, n_glyphs, places);
      return;

    case GSK_CLIP_NODE:
      collect_drawn (gsk_clip_node_get_child (node), y, n_glyphs, places);
      return;

    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        collect_drawn (gsk_container_node_get_child (node, i), y, n_glyphs, places);
      return;

    default:
      return;
    }
}

GArray *
find_drawn (GtkWidget *widget,
            guint      n_glyphs)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GArray *places = g_array_new (FALSE, FALSE, sizeof (float));
  GskRenderNode *node;

  gtk_widget_snapshot_child (gtk_widget_get_parent (widget), widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    collect_drawn (node, 0, n_glyphs, places);
  g_clear_pointer (&node, gsk_render_node_unref);

  return places;
}
