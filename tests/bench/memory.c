/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "memory.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PAUSE_US 30000

struct _MemoryWatch
{
  GThread *thread;
  int      is_over;   /* atomic */
  double   most;
};

static double measure_tree (const char *pid);

static char *
read_file (const char *pid,
           const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/%s", pid, name);
  char *contents = NULL;

  return g_file_get_contents (path, &contents, NULL, NULL) ? contents : NULL;
}

static double
measure_one (const char *pid)
{
  g_autofree char *rollup = read_file (pid, "smaps_rollup");
  const char *pss = rollup != NULL ? strstr (rollup, "\nPss:") : NULL;

  return pss != NULL ? g_ascii_strtod (pss + strlen ("\nPss:"), NULL) / 1024 : 0;
}

static double
measure_children (const char *pid,
                  const char *task)
{
  g_autofree char *name = g_strdup_printf ("task/%s/children", task);
  g_autofree char *children = read_file (pid, name);
  g_auto(GStrv) pids = children != NULL ? g_strsplit (g_strstrip (children), " ", -1) : NULL;
  double all = 0;

  for (guint i = 0; pids != NULL && pids[i] != NULL; i++)
    if (*pids[i] != '\0')
      all += measure_tree (pids[i]);

  return all;
}

static double
measure_tree (const char *pid)
{
  g_autofree char *folder = g_strdup_printf ("/proc/%s/task", pid);
  g_autoptr(GDir) tasks = g_dir_open (folder, 0, NULL);
  double all = measure_one (pid);
  const char *task;

  while (tasks != NULL && (task = g_dir_read_name (tasks)) != NULL)
    all += measure_children (pid, task);

  return all;
}

static gpointer
watch (gpointer data)
{
  MemoryWatch *self = data;

  while (!g_atomic_int_get (&self->is_over))
    {
      double now = measure_tree ("self");

      self->most = MAX (self->most, now);
      g_usleep (PAUSE_US);
    }

  return NULL;
}

MemoryWatch *
memory_watch_begin (void)
{
  MemoryWatch *self = g_new0 (MemoryWatch, 1);

  self->thread = g_thread_new ("memory", watch, self);

  return self;
}

double
memory_watch_end (MemoryWatch *self)
{
  double most;

  g_atomic_int_set (&self->is_over, TRUE);
  g_thread_join (self->thread);
  most = self->most;
  g_free (self);

  return most;
}

double
memory_measure (const char *pid)
{
  return measure_one (pid);
}
