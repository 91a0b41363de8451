/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli.h"

#include "core/peng-paths.h"
#include "portal/peng-portal-server.h"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

typedef struct
{
  int      port;
  char    *data;
  char    *listen;
  gboolean until_parent_ends;
} Options;

typedef struct
{
  GMainLoop        *loop;
  PengPortalServer *server;
  const char       *data_dir;
  PengCliStatus     status;
  gboolean          started;
  gboolean          stopping;
} Run;

static void
options_clear (Options *options)
{
  g_free (options->data);
  g_free (options->listen);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options *options,
       GStrv   *args)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port,
      /* Translators: an option of "pengcheng portal" */
      N_("Listen at port N (8765, or the next free one)"), "N" },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options->data,
      N_("Keep articles and photographs in the folder DIR"), N_("DIR") },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &options->listen,
      N_("Listen at the IP address ADDRESS (127.0.0.1: this computer alone)"), N_("ADDRESS") },
    { "until-parent-ends", 0, 0, G_OPTION_ARG_NONE, &options->until_parent_ends,
      N_("End when the program that started this one ends"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!peng_cli_parse (entries, NULL, _("Run the built-in portal until it is interrupted."), args))
    return FALSE;

  if (g_strv_length (*args) > 1)
    {
      peng_cli_say (_("“%s” is not understood. “pengcheng portal --help” lists what is."),
                    (*args)[1]);
      return FALSE;
    }

  if (options->port < -1 || options->port > G_MAXUINT16)
    {
      peng_cli_say (_("A port is a number from 0 to 65535."));
      return FALSE;
    }

  return TRUE;
}

static void
explain (Run          *run,
         const GError *error)
{
  if (g_error_matches (error, PENG_PORTAL_SERVER_ERROR, PENG_PORTAL_SERVER_ERROR_BUSY))
    peng_cli_say (_("A portal is already running with the folder %s. Use that one, or choose "
                    "another folder with --data."), run->data_dir);
  else if (g_error_matches (error, PENG_PORTAL_SERVER_ERROR, PENG_PORTAL_SERVER_ERROR_ADDRESS))
    peng_cli_say (_("The portal cannot listen there. Choose another port with --port or another "
                    "address with --listen. (%s)"), error->message);
  else
    peng_cli_say (_("The folder %s cannot be used. Choose another one with --data. (%s)"),
                  run->data_dir, error->message);
}

static void
started_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;

  if (!peng_portal_server_start_finish (run->server, result, &error))
    {
      explain (run, error);
      run->status = PENG_CLI_FAILED;
      g_main_loop_quit (run->loop);
      return;
    }

  run->started = TRUE;
  g_print ("%s\n", peng_portal_server_get_uri (run->server));
}

static void
stopped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Run *run = user_data;

  peng_portal_server_stop_finish (run->server, result, NULL);
  g_main_loop_quit (run->loop);
}

static gboolean
signal_cb (gpointer user_data)
{
  Run *run = user_data;

  if (!run->started)
    g_main_loop_quit (run->loop);
  else if (!run->stopping)
    peng_portal_server_stop_async (run->server, stopped_cb, run);

  run->stopping = TRUE;

  return G_SOURCE_CONTINUE;
}

/* The parent may have ended before the kernel was asked to tell. */
static gboolean
follow_parent (pid_t parent)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);

  return getppid () == parent;
}

static PengCliStatus
serve (Options    *options,
       const char *data_dir)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(PengPortalServer) server = peng_portal_server_new (data_dir);
  Run run = { .loop = loop, .server = server, .data_dir = data_dir };
  guint interrupt_id = g_unix_signal_add (SIGINT, signal_cb, &run);
  guint terminate_id = g_unix_signal_add (SIGTERM, signal_cb, &run);

  peng_portal_server_set_address (server, options->listen,
                                  options->port < 0 ? PENG_PORTAL_SERVER_PORT : options->port,
                                  options->port < 0);
  peng_portal_server_start_async (server, NULL, started_cb, &run);
  g_main_loop_run (loop);

  g_source_remove (interrupt_id);
  g_source_remove (terminate_id);

  return run.status;
}

/**
 * peng_cli_portal:
 * @args: the arguments
 *
 * `pengcheng portal`: its first line on standard output is the portal's address.
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_portal (GStrv *args)
{
  g_auto(Options) options = { .port = -1 };
  g_autofree char *user_data_dir = peng_paths_dup_user_data_dir ();
  g_autofree char *data_dir = NULL;
  pid_t parent = getppid ();

  if (!parse (&options, args))
    return PENG_CLI_BAD;

  if (options.until_parent_ends && !follow_parent (parent))
    return PENG_CLI_DONE;

  data_dir = options.data != NULL ? g_strdup (options.data)
                                  : g_build_filename (user_data_dir, "portal", NULL);

  return serve (&options, data_dir);
}
