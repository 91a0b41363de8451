/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-dialog-fixture.h"

#include "store-fixture.h"

#include "store/peng-db.h"

#include <stdlib.h>
#include <string.h>

static void
show_window (Fixture *fixture)
{
  window_fixture_show (&fixture->window, fixture->dir);
  WAIT_UNTIL (*peng_desk_get_sections (fixture->window.window->desk) != NULL);
}

void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = scratch_with_draft ("冬季长跑", "全校师生一起跑步。");
  show_window (fixture);
}

void
set_up_sample (Fixture       *fixture,
               gconstpointer  data)
{
  fixture->dir = scratch_new ();
  show_window (fixture);
}

void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  window_fixture_close (&fixture->window);
  scratch_remove (fixture->dir);
}

PengPublishDialog *
get_dialog (Fixture *fixture)
{
  return PENG_PUBLISH_DIALOG (fixture->dialog);
}

void
open_dialog (Fixture *fixture)
{
  activate (&fixture->window, "win.publish");
  WAIT_UNTIL ((fixture->dialog = find_dialog (PENG_TYPE_PUBLISH_DIALOG)) != NULL);
  WAIT_UNTIL (get_dialog (fixture)->sites != NULL);
}

void
close_dialog (Fixture *fixture)
{
  gtk_window_close (fixture->dialog);
  WAIT_UNTIL (find_dialog (PENG_TYPE_PUBLISH_DIALOG) == NULL);
}

gboolean
shows (Fixture    *fixture,
       const char *page)
{
  GtkWidget *stack = find_named (fixture->dialog, "stack");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), page) == 0;
}

gboolean
is_done (Fixture    *fixture,
         const char *heading)
{
  return shows (fixture, "done") && g_str_equal (get_words (fixture, "done_heading"), heading);
}

gboolean
shows_conflict (Fixture *fixture)
{
  return shows (fixture, "failed") &&
         gtk_widget_get_visible (find_named (fixture->dialog, "conflict_buttons"));
}

const char *
get_words (Fixture    *fixture,
           const char *label)
{
  return gtk_label_get_label (GTK_LABEL (find_named (fixture->dialog, label)));
}

gboolean
is_seen (Fixture    *fixture,
         const char *name)
{
  GtkWidget *widget = find_named (fixture->dialog, name);

  return widget != NULL && gtk_widget_get_mapped (widget);
}

int
measure_width (Fixture *fixture)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->dialog), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);

  return minimum;
}

void
press (Fixture    *fixture,
       const char *button)
{
  GtkWidget *widget = find_named (fixture->dialog, button);

  g_assert_true (gtk_widget_is_sensitive (widget));
  g_signal_emit_by_name (widget, "clicked");
}

gboolean
can_publish (Fixture *fixture)
{
  return gtk_widget_is_sensitive (get_dialog (fixture)->publish_button);
}

void
choose_site (Fixture *fixture,
             guint    line)
{
  g_assert_cmpuint (line, <, get_dialog (fixture)->sites->len);
  adw_combo_row_set_selected (get_dialog (fixture)->site_row, line);
}

void
choose_section (Fixture *fixture,
                guint    line)
{
  adw_combo_row_set_selected (get_dialog (fixture)->section_row, line);
}

void
publish_first (Fixture *fixture)
{
  open_dialog (fixture);
  choose_section (fixture, 1);
  press (fixture, "publish_button");
  WAIT_UNTIL (shows (fixture, "done"));
  close_dialog (fixture);
}

int
find_portal (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->dir, "portal", "run.json", NULL);
  g_autofree char *json = NULL;

  g_assert_true (g_file_get_contents (path, &json, NULL, NULL));

  return atoi (strchr (strstr (json, "\"pid\""), ':') + 1);
}

void
change_portal (Fixture    *fixture,
               const char *folder,
               const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->dir, folder, "portal.sqlite", NULL);
  g_autoptr(GError) error = NULL;
  PengDb *db = peng_db_open (path, &error);

  g_assert_no_error (error);
  peng_db_exec (db, sql, &error);
  g_assert_no_error (error);
  peng_db_close (db);
}

char *
fetch (const char *url)
{
  g_autofree char *command = g_strdup_printf ("curl -sf %s", url);
  g_autoptr(GError) error = NULL;
  char *page = NULL;

  g_assert_true (g_spawn_command_line_sync (command, &page, NULL, NULL, &error));
  g_assert_no_error (error);

  return page;
}
