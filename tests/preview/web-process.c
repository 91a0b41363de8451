/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "web-process.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* /proc/PID/stat is "PID (NAME) STATE PARENT …", see proc(5). The kernel cuts names short. */
static gboolean
read_stat (const char *pid,
           gboolean   *is_web,
           int        *parent)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "stat", NULL);
  g_autofree char *stat = NULL;
  const char *end;

  if (!g_file_get_contents (path, &stat, NULL, NULL))
    return FALSE;

  end = strrchr (stat, ')');
  *is_web = strstr (stat, "(WebKitWebProc") != NULL;
  *parent = end != NULL && strlen (end) > 4 ? atoi (end + 4) : 0;

  return *parent > 0;
}

/* In its sandbox a web process is a grandchild. */
static gboolean
is_ours (int pid)
{
  while (pid > 1 && pid != getpid ())
    {
      g_autofree char *name = g_strdup_printf ("%d", pid);
      gboolean is_web;

      if (!read_stat (name, &is_web, &pid))
        return FALSE;
    }

  return pid == getpid ();
}

guint
kill_web_processes (void)
{
  g_autoptr(GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      gboolean is_web;
      int parent;

      if (g_ascii_isdigit (*name) && read_stat (name, &is_web, &parent) && is_web &&
          is_ours (parent) && kill (atoi (name), SIGKILL) == 0)
        n++;
    }

  return n;
}
