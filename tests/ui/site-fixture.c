/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "site-fixture.h"

#include "window-fixture.h"

#include "test-answer.h"
#include "ui/peng-secret-row.h"
#include "work/peng-site-account.h"

#include <signal.h>

void
unlock_keyring (void)
{
  static const char command[] =
    "sh -c 'printf word | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1'";
  g_autoptr(GError) error = NULL;

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

GSubprocess *
start_portal (const char  *dir,
              char       **url,
              char       **token)
{
  g_autofree char *folder = g_build_filename (dir, "other", NULL);
  g_autofree char *program = g_build_filename (g_getenv ("PENGCHENG_BINDIR"), "pengcheng", NULL);
  g_autofree char *token_path = g_build_filename (folder, "token", NULL);
  g_autoptr(GDataInputStream) lines = NULL;
  g_autoptr(GError) error = NULL;
  GSubprocess *portal = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "portal",
                                          "--data", folder, "--port", "0", NULL);

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (portal));
  *url = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_true (g_file_get_contents (token_path, token, NULL, NULL));
  g_strstrip (*token);

  return portal;
}

GSubprocess *
add_portal (PengDesk   *desk,
            const char *dir,
            const char *name,
            const char *token)
{
  g_autofree char *own = NULL;
  g_autofree char *url = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  GSubprocess *portal = start_portal (dir, &url, &own);
  const PengSiteInfo info = {
    .name = (char *) name, .kind = (char *) "pengcheng", .base_url = url, .section = (char *) "",
    .source = (char *) "", .position = 1,
  };
  gboolean kept;

  peng_site_account_add_async (peng_desk_get_store (desk), peng_desk_get_secrets (desk), &info,
                               token != NULL ? token : own, NULL, answer_cb, &answer);
  WAIT_UNTIL (answer != NULL);
  g_assert_cmpint (peng_site_account_add_finish (answer, &kept, &error), >, 0);
  g_assert_no_error (error);

  return portal;
}

void
end_portal (GSubprocess *portal)
{
  g_subprocess_send_signal (portal, SIGTERM);
  g_assert_true (g_subprocess_wait (portal, NULL, NULL));
  g_object_unref (portal);
}

void
fill (GtkWindow  *dialog,
      const char *entry,
      const char *words)
{
  GtkWidget *row = find_named (dialog, entry);

  if (PENG_IS_SECRET_ROW (row))
    peng_secret_row_set_text (PENG_SECRET_ROW (row), words);
  else
    gtk_editable_set_text (GTK_EDITABLE (row), words);
}

gboolean
can_go_on (GtkWindow *dialog)
{
  return gtk_widget_is_sensitive (find_named (dialog, "go_on"));
}

void
go_on (GtkWindow *dialog)
{
  g_assert_true (can_go_on (dialog));
  g_signal_emit_by_name (find_named (dialog, "go_on"), "clicked");
}
