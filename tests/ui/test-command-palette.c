/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "test-im-context.h"
#include "ui/peng-palette-row.h"
#include "window-fixture.h"

/* The command palette by real keys: what finds a command, where it is done, where the focus goes. */

typedef struct
{
  char          *dir;
  WindowFixture  window;
  PengWindow    *win;
  GtkWidget     *text;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->dir = scratch_with_draft ("冬季长跑", "全校师生一起跑步。");
  window_fixture_show (&self->window, self->dir);
  self->win = self->window.window;
  g_settings_reset (self->win->settings, "recent-commands");
  self->text = find_type (self->win->editor, GTK_TYPE_TEXT_VIEW);
  focus_window (self->win);
  gtk_widget_grab_focus (self->text);
  WAIT_UNTIL (gtk_widget_is_focus (self->text) && gtk_window_is_active (GTK_WINDOW (self->win)));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  window_fixture_close (&self->window);
  scratch_remove (self->dir);
}

static void
press (Fixture    *self,
       const char *keys)
{
  press_keys (self->win, keys);
}

static GtkEditable *
get_entry (Fixture *self)
{
  return GTK_EDITABLE (find_named (self->win->palette, "entry"));
}

static GtkListBox *
get_list (Fixture *self)
{
  return GTK_LIST_BOX (find_named (self->win->palette, "list"));
}

static gboolean
is_in_palette (Fixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->win));

  return self->win->palette != NULL && focus != NULL &&
         gtk_widget_is_ancestor (focus, self->win->palette);
}

static void
open_palette (Fixture    *self,
              const char *typed)
{
  press (self, "ctrl+shift+p");
  WAIT_UNTIL (is_in_palette (self));
  gtk_editable_set_text (get_entry (self), typed);
}

static PengPaletteRow *
get_row (Fixture *self,
         guint    nth)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (get_list (self), i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)) && nth-- == 0)
      return PENG_PALETTE_ROW (row);

  return NULL;
}

static const char *
get_action (PengPaletteRow *row)
{
  return row != NULL ? peng_palette_row_get_command (row)->action : NULL;
}

static const char *
get_chosen (Fixture *self)
{
  return get_action ((PengPaletteRow *) gtk_list_box_get_selected_row (get_list (self)));
}

static PengBlock *
get_block (Fixture *self)
{
  return peng_document_get_block (peng_draft_get_document (self->win->draft), 0);
}

static gboolean
is_bold (Fixture *self,
         guint    offset)
{
  const PengStyle *style = peng_text_get_style (peng_block_get_text (get_block (self)), offset);

  return (style->flags & PENG_STYLE_STRONG) != 0;
}

static void
select_range (Fixture *self,
              int      from,
              int      to)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

static gboolean
is_back (Fixture *self)
{
  return self->win->palette == NULL && gtk_widget_is_focus (self->text);
}

static void
test_found (void)
{
  static const struct
  {
    const char *typed;
    const char *action;
  } cases[] = {
    { "bold", "format.strong" },
    { "BOLD", "format.strong" },
    { "加粗", "format.strong" },
    { "粗体", "format.strong" },
    { "jc", "format.strong" },
    { "hx", "format.underline" },
    { "bt", "format.heading(2)" },
    { "ejbt", "format.heading(2)" },
    { "bg", "table.choose" },
    { "geshi", NULL },
    { "gss", "format.painter" },
    { "wysykx", NULL },
    { "colour r", NULL },
    { "preview", "win.show-preview" },
    { "yl", "win.show-preview" },
    { "theme", "app.color-scheme::system" },
  };
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PengCommand *best = NULL;

      for (guint j = 0; j < n_commands; j++)
        {
          int match = peng_command_match (&commands[j], cases[i].typed);

          if (commands[j].action != NULL && match >= 0 &&
              (best == NULL || match < peng_command_match (best, cases[i].typed)))
            best = &commands[j];
        }

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (best != NULL ? best->action : NULL, ==, cases[i].action);
    }
}

/* What was selected is what the command is for, and the text has the keyboard again. */
static void
test_selection (Fixture       *self,
                gconstpointer  data)
{
  select_range (self, 2, 4);
  open_palette (self, "jc");
  g_assert_cmpstr (get_chosen (self), ==, "format.strong");
  take_picture (self->win, "palette-found");
  press (self, "Return");
  WAIT_UNTIL (is_back (self));
  WAIT_UNTIL (is_bold (self, 2) && is_bold (self, 3));
  g_assert_false (is_bold (self, 1));
  g_assert_false (is_bold (self, 4));

  press (self, "ctrl+z");
  WAIT_UNTIL (!is_bold (self, 2));
}

static void
test_arrows (Fixture       *self,
             gconstpointer  data)
{
  guint64 revision = peng_document_get_revision (peng_draft_get_document (self->win->draft));

  open_palette (self, "");
  g_assert_cmpstr (get_chosen (self), ==, get_action (get_row (self, 0)));
  take_picture (self->win, "palette");
  press (self, "Down");
  WAIT_UNTIL (g_strcmp0 (get_chosen (self), get_action (get_row (self, 1))) == 0);
  press (self, "Down");
  WAIT_UNTIL (g_strcmp0 (get_chosen (self), get_action (get_row (self, 2))) == 0);
  press (self, "Up");
  WAIT_UNTIL (g_strcmp0 (get_chosen (self), get_action (get_row (self, 1))) == 0);
  press (self, "Escape");
  WAIT_UNTIL (is_back (self));
  g_assert_cmpuint (peng_document_get_revision (peng_draft_get_document (self->win->draft)), ==,
                    revision);
}

/* There is nothing to undo: it is seen, dim, behind all that can be done, and Enter does nothing. */
static void
test_disabled (Fixture       *self,
               gconstpointer  data)
{
  PengPaletteRow *row;

  open_palette (self, "undo");
  row = get_row (self, 0);
  g_assert_cmpstr (get_action (row), ==, "win.undo");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (row)));
  g_assert_null (get_chosen (self));

  gtk_editable_set_text (get_entry (self), "");
  for (guint i = 1; (row = get_row (self, i)) != NULL; i++)
    g_assert_cmpint (gtk_widget_get_sensitive (GTK_WIDGET (get_row (self, i - 1))), >=,
                     gtk_widget_get_sensitive (GTK_WIDGET (row)));

  gtk_editable_set_text (get_entry (self), "xyzzy");
  g_assert_null (get_row (self, 0));
  g_assert_null (get_chosen (self));
  press (self, "Return");
  press (self, "Escape");
  WAIT_UNTIL (is_back (self));
}

static void
test_recent (Fixture       *self,
             gconstpointer  data)
{
  open_palette (self, "typewriter");
  press (self, "Return");
  WAIT_UNTIL (is_back (self));
  open_palette (self, "justify");
  press (self, "Return");
  WAIT_UNTIL (is_back (self));

  open_palette (self, "");
  g_assert_cmpstr (get_action (get_row (self, 0)), ==, "format.align::justify");
  g_assert_cmpstr (get_action (get_row (self, 1)), ==, "win.typewriter");
  press (self, "Escape");
  WAIT_UNTIL (is_back (self));
  g_settings_reset (self->win->settings, "typewriter");
}

/* From the title a command of the text is done in the text, and others are done where one is. */
static void
test_elsewhere (Fixture       *self,
                gconstpointer  data)
{
  select_range (self, 0, 2);
  activate (&self->window, "win.focus-title");
  WAIT_UNTIL (!gtk_widget_is_focus (self->text));
  open_palette (self, "bold");
  press (self, "Return");
  WAIT_UNTIL (is_back (self) && is_bold (self, 0));
}

static void
test_input_method (Fixture       *self,
                   gconstpointer  data)
{
  TestImOrder order = GPOINTER_TO_INT (data);

  open_palette (self, "");
  test_im_focus (GTK_WIDGET (get_entry (self)));
  test_im_preedit ("jia");
  test_im_preedit ("jia cu");
  g_assert_cmpstr (gtk_editable_get_text (get_entry (self)), ==, "");
  test_im_commit ("加粗", order);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (self)), ==, "加粗");
  g_assert_cmpstr (get_chosen (self), ==, "format.strong");
  test_im_blur ();
  press (self, "Escape");
  WAIT_UNTIL (is_back (self));
}

static void
test_names (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *mismatch = NULL;
  PengPaletteRow *row;

  open_palette (self, "bold");
  row = get_row (self, 0);
  mismatch = gtk_test_accessible_check_property (GTK_ACCESSIBLE (row),
                                                 GTK_ACCESSIBLE_PROPERTY_LABEL, "Bold (Ctrl+B)");
  g_assert_null (mismatch);
  gtk_test_accessible_assert_property (get_entry (self), GTK_ACCESSIBLE_PROPERTY_LABEL, "Command");
  press (self, "Escape");
  WAIT_UNTIL (is_back (self));
}

/* The window may close over an open palette. */
static void
test_closed_window (Fixture       *self,
                    gconstpointer  data)
{
  open_palette (self, "bold");
}

static void
add (const char    *name,
     gconstpointer  data,
     void         (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/ui/command-palette/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  test_im_prepare ();
  gtk_test_init (&argc, &argv, NULL);
  test_im_register ();
  window_fixture_init ();

  g_test_add_func ("/ui/command-palette/found", test_found);
  add ("selection", NULL, test_selection);
  add ("arrows", NULL, test_arrows);
  add ("disabled", NULL, test_disabled);
  add ("recent", NULL, test_recent);
  add ("elsewhere", NULL, test_elsewhere);
  add ("names", NULL, test_names);
  add ("input-method/end-first", GINT_TO_POINTER (TEST_IM_END_FIRST), test_input_method);
  add ("input-method/commit-first", GINT_TO_POINTER (TEST_IM_COMMIT_FIRST), test_input_method);
  add ("closed-window", NULL, test_closed_window);

  return g_test_run ();
}
