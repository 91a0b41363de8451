/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-crash"

#include "core/peng-crash.h"

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* The heads of the files that are mapped, and none of the memory. */
#define FILTER "0x10"

/* A program that the kernel pipes a dump to gets one whatever the limit is. */
static void
filter_dump (void)
{
  int file = open ("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);

  if (file == -1 || write (file, FILTER, strlen (FILTER)) == -1)
    g_debug ("the dump of a crash is not filtered");
  if (file != -1)
    close (file);
}

/**
 * peng_crash_keep_memory_out:
 *
 * Passwords and tokens are in this process's memory, and so are unpublished articles: where it
 * crashes there is no file with them (getrlimit(2)), and none in what is handed to a crash reporter
 * (core(5), "Controlling which mappings are written to the core dump"). Holds for the processes that
 * this one starts, too. prctl(2)'s PR_SET_DUMPABLE is none for this: the desktop could no longer
 * find out which program asks it for a file. To be called once, before there is a secret.
 */
void
peng_crash_keep_memory_out (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_CORE, &limit) == 0)
    {
      limit.rlim_cur = 0;
      setrlimit (RLIMIT_CORE, &limit);
    }

  filter_dump ();
}
