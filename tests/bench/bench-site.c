/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-site.h"

#include "core/peng-paths.h"
#include "publish/peng-pengcheng-portal.h"

#include <stdlib.h>

static void
connect_site (gint64               site,
              gpointer             funcs_data,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  BenchSite *self = funcs_data;
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  g_autoptr(PengSite) at = peng_site_new ("1", "", PENG_SITE_KIND_PENGCHENG, uri, NULL);

  g_task_return_pointer (task, peng_pengcheng_portal_new (at, self->token, PENG_PORTAL_IDLE_MS),
                         g_object_unref);
}

static PengPortal *
connect_site_finish (gpointer       funcs_data,
                     GAsyncResult  *result,
                     GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static const PengPublisherFuncs funcs = { connect_site, connect_site_finish, NULL };

/* The path of a program beside this one. */
static char *
dup_neighbour (const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", &error);
  g_autofree char *folder = NULL;

  g_assert_no_error (error);
  folder = g_path_get_dirname (self);

  return g_build_filename (folder, name, NULL);
}

static char *
read_line (GDataInputStream *lines)
{
  g_autoptr(GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);

  return line;
}

/* Gives its port. */
static guint
start_portal (BenchSite *self)
{
  g_autofree char *program = g_build_filename (peng_paths_get_bin_dir (), "pengcheng", NULL);
  g_autofree char *token_path = NULL;
  g_autofree char *line = NULL;
  g_autoptr(GDataInputStream) lines = NULL;
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GError) error = NULL;

  self->fixture.portal_dir = scratch_new ();
  self->portal = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "portal",
                                    "--until-parent-ends", "--port", "0",
                                    "--data", self->fixture.portal_dir, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->portal));
  line = read_line (lines);
  uri = g_uri_parse (line, G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);

  token_path = g_build_filename (self->fixture.portal_dir, "token", NULL);
  g_file_get_contents (token_path, &self->token, NULL, &error);
  g_assert_no_error (error);
  g_strstrip (self->token);

  return g_uri_get_port (uri);
}

static void
start_line (BenchSite *self,
            guint      portal_port,
            guint      one_way_ms)
{
  g_autofree char *program = dup_neighbour ("slow-line");
  g_autofree char *port = g_strdup_printf ("%u", portal_port);
  g_autofree char *ms = g_strdup_printf ("%u", one_way_ms);
  g_autofree char *line = NULL;
  g_autoptr(GError) error = NULL;

  self->line = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                 &error, program, port, ms, NULL);
  g_assert_no_error (error);
  self->line_said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->line));
  line = read_line (self->line_said);
  self->port = atoi (line);
}

void
bench_site_open (BenchSite *self,
                 guint      one_way_ms)
{
  start_line (self, start_portal (self), one_way_ms);
  self->fixture.data_dir = scratch_new ();
  publish_fixture_open (&self->fixture);
  bench_site_restart (self);
}

guint
bench_site_count_media (BenchSite *self)
{
  g_autofree char *line = NULL;
  g_autoptr(GError) error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->line), "\n", 1, NULL, NULL, &error);
  g_assert_no_error (error);
  line = read_line (self->line_said);

  return atoi (line);
}

void
bench_site_restart (BenchSite *self)
{
  g_clear_object (&self->fixture.publisher);
  self->fixture.publisher = peng_publisher_new (self->fixture.store, &funcs, self,
                                                &peng_publisher_pace_normal);
}

double
bench_site_publish (BenchSite   *self,
                    PengArticle *article)
{
  g_autoptr(GTimer) timer = g_timer_new ();
  g_autoptr(PengPublishing) row = publish_fixture_publish (&self->fixture, article);

  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);

  return g_timer_elapsed (timer, NULL);
}

void
bench_site_close (BenchSite *self)
{
  publish_fixture_close (&self->fixture);
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->line), NULL, NULL);
  g_subprocess_wait (self->line, NULL, NULL);
  g_object_unref (self->line_said);
  g_object_unref (self->line);
  g_subprocess_force_exit (self->portal);
  g_subprocess_wait (self->portal, NULL, NULL);
  g_object_unref (self->portal);
  g_free (self->token);
  scratch_remove (self->fixture.portal_dir);
  scratch_remove (self->fixture.data_dir);
}
