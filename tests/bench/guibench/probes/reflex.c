/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Smallest X client: each key press draws one block, after --delay MS, and a
 * second block in the right half after --preview-delay MS more.  Gives the
 * harness' own floor and checks its clock. */

#define _GNU_SOURCE
#include <X11/Xlib.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <sys/timerfd.h>

static void
pause_ms (double ms)
{
  struct timespec t = { (time_t) (ms / 1e3), (long) ((ms - 1e3 * (long) (ms / 1e3)) * 1e6) };
  if (ms > 0)
    nanosleep (&t, NULL);
}

int
main (int argc, char **argv)
{
  double d = argc > 1 ? atof (argv[1]) : 0, p = argc > 2 ? atof (argv[2]) : -1;
  Display *dpy = XOpenDisplay (NULL);
  int s = DefaultScreen (dpy), n = 0;
  Window w = XCreateSimpleWindow (dpy, DefaultRootWindow (dpy), 0, 0, 1000, 700, 0, 0,
                                  WhitePixel (dpy, s));
  XSelectInput (dpy, w, KeyPressMask | ExposureMask | StructureNotifyMask);
  XMapWindow (dpy, w);
  GC gc = XCreateGC (dpy, w, 0, NULL);
  XSetForeground (dpy, gc, BlackPixel (dpy, s));
  int width = 1000;
  for (;;)
    {
      XEvent e;
      XNextEvent (dpy, &e);
      if (e.type == ConfigureNotify)
        width = e.xconfigure.width;
      if (e.type == Expose)
        for (int i = 0; i < 40; i++)
          XFillRectangle (dpy, w, gc, 40 + i * 10, 40, 6, 12);
      if (e.type == KeyPress)
        {
          pause_ms (d);
          XFillRectangle (dpy, w, gc, 40 + n % 40 * 12, 80 + n / 40 % 30 * 16, 10, 12);
          XFlush (dpy);
          if (p >= 0)
            {
              pause_ms (p);
              XFillRectangle (dpy, w, gc, width / 2 + 40 + n % 40 * 12, 80 + n / 40 % 30 * 16, 10,
                              12);
              XFlush (dpy);
            }
          n++;
        }
    }
}
