/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* slow-line PORT MS: the way to what listens at PORT, which holds each request and each answer for MS
 * milliseconds. A process of its own, so that what is measured shares neither locks nor memory with it.
 * Its first line is its own port; for each line that it is given it says how many media have got
 * through since the last, and it ends with its input. */

#include "fault-proxy.h"

#include <stdio.h>
#include <stdlib.h>

int
main (int    argc,
      char **argv)
{
  FaultProxy *proxy;
  char line[16];

  if (argc != 3)
    g_error ("slow-line PORT MS");

  proxy = fault_proxy_new (atoi (argv[1]));
  fault_proxy_set_delay (proxy, atoi (argv[2]));
  printf ("%u\n", fault_proxy_get_port (proxy));
  fflush (stdout);

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      printf ("%u\n", fault_proxy_count_done (proxy, FAULT_VERB_PUT_MEDIA));
      fflush (stdout);
      fault_proxy_arm (proxy, NULL, 0);
    }

  fault_proxy_free (proxy);

  return 0;
}
