/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* guibench - black-box latency bench for X11 programs.
 *
 * Starts one program, watches its pixels from outside and prints one JSON
 * object.  The program needs no cooperation: keys go in with XTEST, pixels
 * come out with XDamage (wake-up) + MIT-SHM XGetImage of the root window
 * (proof), memory and CPU come from /proc.
 *
 *   guibench [options] -- COMMAND [ARG...]
 *
 * Phases, in order (each may be left out, see usage()):
 *   start    exec -> top-level mapped -> first ink in the window -> ink in the
 *            edit region -> screen settled
 *   open     click on a document of a list in the window -> its text in the
 *            edit region -> edit region settled; another document in between
 *   keys     one key at a time; press sent -> first / last pixel change of the
 *            edit region
 *   preview  as keys, also first / last pixel change of the preview region
 *   burst    N keys at a fixed rate; last key sent -> screen settled
 *   mem      sum of PSS over the process tree
 *   idle     CPU of the process tree over S seconds without input
 *
 * Clock: CLOCK_MONOTONIC.  t0 of a key is read just before the XTEST request
 * is flushed; t1 is read when the image that differs has been fetched.
 */

#define _GNU_SOURCE
#include <X11/Xlib.h>
#include <X11/Xatom.h>
#include <X11/Xutil.h>
#include <X11/XKBlib.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <X11/extensions/Xfixes.h>
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct
{
  double x, y, w, h;
  int set;
} Frac; /* share of the screen */
typedef struct
{
  int x, y, w, h;
  uint32_t *ref, *cur;
} Area;

static Display *dpy;
static Window root;
static int damage_ev, sw, sh;
static Damage damage;
static XShmSegmentInfo shm;
static XImage *shm_img;
static pid_t child;
static FILE *out;

/* options */
static Frac o_edit, o_prev;
static int o_keys = 0, o_prevkeys = 0, o_burst = 0, o_null = 0, o_warm = 5;
static int o_interval = 200, o_timeout = 3000, o_settle = 120, o_quiet = 1000;
/* A caret alone is no more than this; what is typed moves it and is more. */
#define BLINK_PX 60

static int o_minpx = 6, o_caretpx = 300, o_burst_gap = 20, o_mem = 0;
static double o_start_timeout = 60, o_idle = 0, o_after_start = 1.0, o_ink = 0.004;
static const char *o_pre = NULL, *o_preprev = NULL,
                  *o_keystr = "U4E2D,U6587,U7F16,U8F91,U6587,U7AE0,U9884,U89C8";
static const char *o_open = NULL;
static int o_opens = 10;
static const char *o_shot = NULL, *o_label = "", *o_cwd = NULL;
static int o_kill_wait = 3000, o_poll = 0, o_raw = 0, o_maximize = 0;

static double
now_ms (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void
die (const char *m)
{
  fprintf (stderr, "guibench: %s\n", m);
  exit (2);
}

/* ---------------------------------------------------------------- pixels */

/* Copies the rectangle of the root window into dst. */
static void
grab (int x, int y, int w, int h, uint32_t *dst)
{
  shm_img->width = w;
  shm_img->height = h;
  shm_img->bytes_per_line = w * 4;
  if (!XShmGetImage (dpy, root, shm_img, x, y, AllPlanes))
    die ("XShmGetImage failed");
  memcpy (dst, shm_img->data, (size_t) w * h * 4);
}

static void
region_init (Area *r, Frac f)
{
  r->x = f.x * sw;
  r->y = f.y * sh;
  r->w = f.w * sw;
  r->h = f.h * sh;
  if (r->x < 0 || r->y < 0 || r->w < 1 || r->h < 1 || r->x + r->w > sw || r->y + r->h > sh)
    die ("region off the screen");
  r->ref = calloc ((size_t) r->w * r->h, 4);
  r->cur = calloc ((size_t) r->w * r->h, 4);
}

static int
diff_px (const uint32_t *a, const uint32_t *b, size_t n)
{
  int d = 0;
  for (size_t i = 0; i < n; i++)
    d += ((a[i] ^ b[i]) & 0xffffff) != 0;
  return d;
}

/* Fetches the region; returns how many pixels differ from ref. */
static int
region_diff (Area *r)
{
  grab (r->x, r->y, r->w, r->h, r->cur);
  return diff_px (r->ref, r->cur, (size_t) r->w * r->h);
}

static void
region_keep (Area *r) /* cur becomes ref */
{
  uint32_t *t = r->ref;
  r->ref = r->cur;
  r->cur = t;
}

/* Share of pixels whose luminance is > 48/255 off the region's commonest one. */
static double
ink (const uint32_t *p, size_t n)
{
  unsigned hist[256] = { 0 }, best = 0, c = 0;
  for (size_t i = 0; i < n; i++)
    hist[(((p[i] >> 16) & 255) * 77 + ((p[i] >> 8) & 255) * 150 + (p[i] & 255) * 29) >> 8]++;
  for (unsigned i = 1; i < 256; i++)
    if (hist[i] > hist[best])
      best = i;
  for (unsigned i = 0; i < 256; i++)
    if (abs ((int) i - (int) best) > 48)
      c += hist[i];
  return (double) c / n;
}

static void
shot (const char *tag)
{
  char name[512];
  if (!o_shot)
    return;
  snprintf (name, sizeof name, "%s%s.ppm", o_shot, tag);
  uint32_t *b = malloc ((size_t) sw * sh * 4);
  grab (0, 0, sw, sh, b);
  FILE *f = fopen (name, "wb");
  if (f)
    {
      fprintf (f, "P6\n%d %d\n255\n", sw, sh);
      for (int i = 0; i < sw * sh; i++)
        {
          fputc (b[i] >> 16, f);
          fputc (b[i] >> 8, f);
          fputc (b[i], f);
        }
      fclose (f);
    }
  free (b);
}

/* Waits for damage on the root (or a poll tick) until `until`.
 * Returns 1 when something may have been drawn; MapNotify is reported through
 * *mapped (first big top-level). */
static int
wait_damage (double until, double *mapped)
{
  for (;;)
    {
      int hit = 0;
      while (XPending (dpy))
        {
          XEvent e;
          XNextEvent (dpy, &e);
          if (e.type == damage_ev + XDamageNotify)
            hit = 1;
          else if (e.type == MapNotify && mapped && *mapped < 0)
            {
              XWindowAttributes a;
              if (XGetWindowAttributes (dpy, e.xmap.window, &a) && !a.override_redirect
                  && a.width >= 400 && a.height >= 300)
                *mapped = now_ms ();
            }
        }
      if (hit)
        {
          XDamageSubtract (dpy, damage, None, None);
          return 1;
        }
      double left = until - now_ms ();
      if (left <= 0)
        return 0;
      if (o_poll && left > o_poll)
        left = o_poll;
      struct pollfd p = { ConnectionNumber (dpy), POLLIN, 0 };
      struct timespec ts = { (time_t) (left / 1e3), (long) (fmod (left, 1e3) * 1e6) };
      if (ppoll (&p, 1, &ts, NULL) == 0 && o_poll)
        return 1;
    }
}

/* Asks the window manager to maximise every listed window that is not. */
static void
maximize_all (void)
{
  Atom list = XInternAtom (dpy, "_NET_CLIENT_LIST", False),
       st = XInternAtom (dpy, "_NET_WM_STATE", False), type;
  Atom v = XInternAtom (dpy, "_NET_WM_STATE_MAXIMIZED_VERT", False),
       h = XInternAtom (dpy, "_NET_WM_STATE_MAXIMIZED_HORZ", False);
  int fmt;
  unsigned long n = 0, left;
  unsigned char *d = NULL;
  if (XGetWindowProperty (dpy, root, list, 0, 256, False, XA_WINDOW, &type, &fmt, &n, &left, &d)
          != Success
      || !d)
    return;
  for (unsigned long i = 0; i < n; i++)
    {
      XEvent e = { .xclient = { .type = ClientMessage,
                                .window = ((Window *) d)[i],
                                .message_type = st,
                                .format = 32,
                                .data.l = { 1, (long) v, (long) h, 1, 0 } } };
      XSendEvent (dpy, root, False, SubstructureRedirectMask | SubstructureNotifyMask, &e);
    }
  XFree (d);
  XFlush (dpy);
}

static int
ignore_x (Display *d, XErrorEvent *e)
{
  (void) d;
  (void) e;
  return 0;
}

/* ---------------------------------------------------------------- /proc */

typedef struct
{
  pid_t pid, ppid;
  long ticks;
  long pss, rss;
  char comm[32];
} Proc;

static int
in_tree (Proc *v, int n, int i)
{
  pid_t p = v[i].pid;
  for (int hop = 0; hop < 64; hop++)
    {
      if (p == child)
        return 1;
      int j;
      for (j = 0; j < n && v[j].pid != p; j++)
        ;
      if (j == n)
        return 0;
      p = v[j].ppid;
      if (p == getpid ()) /* orphan adopted by us, the sub-reaper */
        return 1;
      if (p <= 1)
        return 0;
    }
  return 0;
}

/* All processes of the tree; with_mem reads smaps_rollup too. */
static int
tree (Proc *res, int max, int with_mem)
{
  static Proc v[8192];
  int n = 0, m = 0;
  DIR *d = opendir ("/proc");
  struct dirent *e;
  while ((e = readdir (d)) && n < 8192)
    {
      if (!isdigit ((unsigned char) e->d_name[0]))
        continue;
      char path[64], buf[1024];
      snprintf (path, sizeof path, "/proc/%.16s/stat", e->d_name);
      int fd = open (path, O_RDONLY);
      if (fd < 0)
        continue;
      ssize_t k = read (fd, buf, sizeof buf - 1);
      close (fd);
      if (k <= 0)
        continue;
      buf[k] = 0;
      char *l = strchr (buf, '('), *r = strrchr (buf, ')');
      if (!l || !r)
        continue;
      unsigned long ut, st;
      long cut, cst;
      int pp;
      if (sscanf (r + 2, "%*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %ld %ld", &pp, &ut,
                  &st, &cut, &cst)
          != 5)
        continue;
      v[n].pid = atoi (e->d_name);
      v[n].ppid = pp;
      v[n].ticks = ut + st + cut + cst; /* with reaped children, so none is lost */
      v[n].pss = v[n].rss = 0;
      *r = 0;
      snprintf (v[n].comm, sizeof v[n].comm, "%s", l + 1);
      n++;
    }
  closedir (d);
  for (int i = 0; i < n && m < max; i++)
    if (in_tree (v, n, i))
      {
        res[m] = v[i];
        if (with_mem)
          {
            char path[64], line[256];
            snprintf (path, sizeof path, "/proc/%d/smaps_rollup", v[i].pid);
            FILE *f = fopen (path, "r");
            if (f)
              {
                while (fgets (line, sizeof line, f))
                  {
                    sscanf (line, "Pss: %ld", &res[m].pss);
                    sscanf (line, "Rss: %ld", &res[m].rss);
                  }
                fclose (f);
              }
          }
        m++;
      }
  return m;
}

static double
tree_cpu_ms (void)
{
  static Proc v[2048];
  int n = tree (v, 2048, 0);
  long t = 0;
  for (int i = 0; i < n; i++)
    t += v[i].ticks;
  return t * 1000.0 / sysconf (_SC_CLK_TCK);
}

/* busy ms of the whole machine (all cores), and of the X server */
static double
machine_busy_ms (void)
{
  unsigned long u, n, s, i, w, q, sq, st;
  FILE *f = fopen ("/proc/stat", "r");
  if (!f
      || fscanf (f, "cpu %lu %lu %lu %lu %lu %lu %lu %lu", &u, &n, &s, &i, &w, &q, &sq, &st) != 8)
    return 0;
  fclose (f);
  return (u + n + s + q + sq + st) * 1000.0 / sysconf (_SC_CLK_TCK);
}

static pid_t
xserver_pid (void)
{
  char p[64];
  int n = 0;
  const char *d = strchr (DisplayString (dpy), ':');
  snprintf (p, sizeof p, "/tmp/.X%d-lock", d ? atoi (d + 1) : 0);
  FILE *f = fopen (p, "r");
  if (f)
    {
      if (fscanf (f, "%d", &n) != 1)
        n = 0;
      fclose (f);
    }
  return n;
}

static double
pid_cpu_ms (pid_t pid)
{
  char path[64], buf[1024];
  snprintf (path, sizeof path, "/proc/%d/stat", pid);
  FILE *f = fopen (path, "r");
  unsigned long ut = 0, st = 0;
  if (!f)
    return 0;
  if (fgets (buf, sizeof buf, f))
    {
      char *r = strrchr (buf, ')');
      if (r)
        sscanf (r + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &ut, &st);
    }
  fclose (f);
  return (ut + st) * 1000.0 / sysconf (_SC_CLK_TCK);
}

/* CPU book-keeping of a phase */
typedef struct
{
  double t, tree, x, self, busy;
} Cpu;
static Cpu
cpu_mark (void)
{
  Cpu c = { now_ms (), tree_cpu_ms (), pid_cpu_ms (xserver_pid ()), pid_cpu_ms (getpid ()),
            machine_busy_ms () };
  return c;
}

static void
cpu_print (Cpu a, Cpu b, int n)
{
  double wall = b.t - a.t,
         other = (b.busy - a.busy) - (b.tree - a.tree) - (b.x - a.x) - (b.self - a.self);
  fprintf (out,
           "\"wall_ms\":%.0f,\"tree_cpu_ms\":%.0f,\"x_cpu_ms\":%.0f,\"harness_cpu_ms\":%.0f,"
           "\"foreign_cpu_pct\":%.1f",
           wall, b.tree - a.tree, b.x - a.x, b.self - a.self, other > 0 ? other / wall * 100 : 0);
  if (n)
    fprintf (out, ",\"tree_cpu_ms_per_key\":%.2f,\"x_cpu_ms_per_key\":%.2f", (b.tree - a.tree) / n,
             (b.x - a.x) / n);
}

/* ---------------------------------------------------------------- input */

static KeyCode spare[16];
static KeySym ring[16];
static int nring;

static KeySym
keysym_of (const char *s)
{
  if ((s[0] == 'U' || s[0] == 'u') && strlen (s) >= 4)
    return 0x01000000 | strtoul (s + 1, NULL, 16);
  return XStringToKeysym (s);
}

/* Puts each wanted keysym on a keycode (a spare one if no key has it), before
 * the program starts, so that it never sees the keyboard change. */
static void
map_keys (void)
{
  char *s = strdup (o_keystr), *tok, *sv;
  int lo, hi, per, changed = 0;
  XDisplayKeycodes (dpy, &lo, &hi);
  int next = hi;
  for (tok = strtok_r (s, ",", &sv); tok && nring < 16; tok = strtok_r (NULL, ",", &sv))
    {
      KeySym k = keysym_of (tok);
      if (k == NoSymbol)
        die ("unknown key");
      KeyCode c = XKeysymToKeycode (dpy, k);
      if (!c)
        {
          for (; next > lo; next--)
            {
              KeySym *m = XGetKeyboardMapping (dpy, next, 1, &per);
              int used = 0;
              for (int i = 0; i < per; i++)
                used |= m[i] != NoSymbol;
              XFree (m);
              if (!used)
                break;
            }
          KeySym two[2] = { k, k };
          XChangeKeyboardMapping (dpy, next, 2, two, 1);
          XSync (dpy, False);
          c = next--;
          changed = 1;
        }
      spare[nring] = c;
      ring[nring++] = k;
    }
  free (s);
  if (changed)
    {
      struct timespec t = { 0, 300000000 };
      nanosleep (&t, NULL);
      XEvent e;
      while (XPending (dpy))
        {
          XNextEvent (dpy, &e);
          if (e.type == MappingNotify)
            XRefreshKeyboardMapping (&e.xmapping);
        }
    }
}

static double
press (KeyCode c)
{
  XTestFakeKeyEvent (dpy, c, True, 0);
  XTestFakeKeyEvent (dpy, c, False, 0);
  double t = now_ms ();
  XFlush (dpy);
  return t;
}

/* "ctrl+End" or "ctrl+shift+p"; "sleep500" waits */
static void
chord (const char *s)
{
  char *d = strdup (s), *sv, *tok;
  KeyCode c[8];
  int n = 0;
  for (tok = strtok_r (d, "+", &sv); tok && n < 8; tok = strtok_r (NULL, "+", &sv))
    {
      const char *k = tok;
      if (!strncmp (tok, "sleep", 5))
        {
          usleep (atoi (tok + 5) * 1000);
          continue;
        }
      if (!strcmp (tok, "ctrl"))
        k = "Control_L";
      if (!strcmp (tok, "shift"))
        k = "Shift_L";
      if (!strcmp (tok, "alt"))
        k = "Alt_L";
      c[n] = XKeysymToKeycode (dpy, keysym_of (k));
      if (!c[n])
        {
          fprintf (stderr, "guibench: no key for %s\n", k);
          exit (2);
        }
      n++;
    }
  for (int i = 0; i < n; i++)
    XTestFakeKeyEvent (dpy, c[i], True, 0);
  for (int i = n - 1; i >= 0; i--)
    XTestFakeKeyEvent (dpy, c[i], False, 0);
  XFlush (dpy);
  free (d);
}

static double
click_at (double x, double y)
{
  XTestFakeMotionEvent (dpy, -1, x * sw, y * sh, 0);
  XFlush (dpy);
  usleep (80000);
  XTestFakeButtonEvent (dpy, 1, True, 0);
  XTestFakeButtonEvent (dpy, 1, False, 0);
  double t = now_ms ();
  XFlush (dpy);
  return t;
}

/* "click:0.5:0.5,ctrl+End,..." */
static void
actions (const char *s)
{
  if (!s)
    return;
  char *d = strdup (s), *sv, *tok;
  for (tok = strtok_r (d, ",", &sv); tok; tok = strtok_r (NULL, ",", &sv))
    {
      double x, y;
      if (sscanf (tok, "click:%lf:%lf", &x, &y) == 2)
        click_at (x, y);
      else
        chord (tok);
      usleep (250000);
    }
  free (d);
}

/* ---------------------------------------------------------------- trials */

typedef struct
{
  double first, last;
  int px;
} Hit; /* ms after the key; -1 = none */

/* Watches nr regions from t0 on.  Ends when every region has changed and then
 * stayed the same for o_settle ms, or at the time limit. */
static void
watch (double t0, Area *r, int nr, Hit *h, double limit)
{
  double quiet_from = t0;
  int seen = 0;
  for (int i = 0; i < nr; i++)
    h[i] = (Hit){ -1, -1, 0 };
  for (;;)
    {
      double until = t0 + limit;
      if (seen == nr && quiet_from + o_settle < until)
        until = quiet_from + o_settle;
      if (!wait_damage (until, NULL))
        return;
      for (int i = 0; i < nr; i++)
        {
          int d = region_diff (&r[i]);
          double t = now_ms ();
          if (d >= (h[i].first < 0 ? o_minpx : 1))
            {
              if (h[i].first < 0)
                {
                  h[i].first = t - t0;
                  h[i].px = d;
                  seen++;
                }
              h[i].last = t - t0;
              quiet_from = t;
              region_keep (&r[i]);
            }
        }
      if (now_ms () > t0 + limit)
        return;
    }
}

/* Waits until the regions have been the same for o_settle ms (or 2 s). */
static void
calm (Area *r, int nr)
{
  double end = now_ms () + 2000, q = now_ms ();
  for (int i = 0; i < nr; i++)
    {
      region_diff (&r[i]);
      region_keep (&r[i]);
    }
  while (now_ms () < end && now_ms () < q + o_settle)
    if (wait_damage (q + o_settle, NULL))
      for (int i = 0; i < nr; i++)
        if (region_diff (&r[i]) > 0)
          {
            region_keep (&r[i]);
            q = now_ms ();
          }
}

static int
cmp (const void *a, const void *b)
{
  double x = *(double *) a, y = *(double *) b;
  return x < y ? -1 : x > y;
}

static double
q (double *v, int n, double p)
{
  if (!n)
    return -1;
  double k = p * (n - 1);
  int i = k;
  return i + 1 < n ? v[i] + (k - i) * (v[i + 1] - v[i]) : v[n - 1];
}

static void
stats (const char *name, double *v, int n, int missed)
{
  double *s = malloc (sizeof *s * (n + 1));
  memcpy (s, v, sizeof *s * n);
  qsort (s, n, sizeof *s, cmp);
  fprintf (out,
           "\"%s\":{\"n\":%d,\"missed\":%d,\"min\":%.2f,\"median\":%.2f,\"p95\":%.2f,\"p99\":%.2f,"
           "\"max\":%.2f",
           name, n, missed, q (s, n, 0), q (s, n, .5), q (s, n, .95), q (s, n, .99), q (s, n, 1));
  if (o_raw)
    {
      fprintf (out, ",\"raw\":[");
      for (int i = 0; i < n; i++)
        fprintf (out, "%s%.2f", i ? "," : "", v[i]);
      fprintf (out, "]");
    }
  fprintf (out, "}");
  free (s);
}

static void
phase_keys (const char *name, Area *r, int nr, int n)
{
  double *v[4];
  int cnt[2] = { 0 }, miss[2] = { 0 }, nulls = 0, nullhit = 0, px0 = 0;
  for (int i = 0; i < 4; i++)
    v[i] = malloc (sizeof (double) * (n + 1));
  Cpu a = { 0 };
  int sent = 0;
  for (int k = -o_warm; k < n + o_null; k++)
    {
      Hit h[2];
      double next;
      calm (r, nr);
      if (k == 0)
        a = cpu_mark ();
      if (k >= 0 && o_null && k % ((n + o_null) / o_null) == 1 && nulls < o_null)
        { /* no key: false alarms? */
          watch (now_ms (), r, 1, h, 120);
          nulls++;
          nullhit += h[0].first >= 0;
          continue;
        }
      double t0 = press (spare[(k + 1000 * nring) % nring]);
      watch (t0, r, nr, h, o_timeout);
      sent++;
      for (int i = 0; k >= 0 && i < nr; i++)
        {
          if (cnt[i] >= n)
            continue;
          if (h[i].first < 0)
            miss[i]++;
          else
            {
              v[i * 2][cnt[i]] = h[i].first;
              v[i * 2 + 1][cnt[i]++] = h[i].last;
              px0 += i == 0 ? h[i].px : 0;
            }
        }
      if ((miss[0] > 10 && cnt[0] == 0) || (nr > 1 && miss[1] > 4 && cnt[1] == 0))
        break; /* wrong region, or a program that does not react */
      next = t0
             + o_interval * (0.75 + 0.5 * drand48 ()); /* jitter: do not lock to the frame clock */
      while (now_ms () < next)
        usleep ((next - now_ms ()) * 1000 + 50);
    }
  Cpu b = cpu_mark ();
  fprintf (out, ",\"%s\":{", name);
  stats ("edit", v[0], cnt[0], miss[0]);
  fprintf (out, ",");
  stats ("edit_settled", v[1], cnt[0], miss[0]);
  if (nr > 1)
    {
      fprintf (out, ",");
      stats ("preview", v[2], cnt[1], miss[1]);
      fprintf (out, ",");
      stats ("preview_settled", v[3], cnt[1], miss[1]);
    }
  fprintf (out, ",\"mean_px\":%.0f,\"null_trials\":%d,\"null_hits\":%d,",
           cnt[0] ? (double) px0 / cnt[0] : 0, nulls, nullhit);
  cpu_print (a, b, sent - o_warm > 0 ? sent - o_warm : 1);
  fprintf (out, "}");
  fflush (out);
  for (int i = 0; i < 4; i++)
    free (v[i]);
}

/* Watches the region from t0 on until it has been the same for `quiet` ms, a blinking caret aside.
 * Returns when there was text in it first; -1 = never. */
static double
watch_text (double t0, Area *r, double quiet, double *last)
{
  double text = -1, end = t0 + o_timeout, from = t0;
  *last = -1;
  while (now_ms () < end && wait_damage (fmin (end, text < 0 ? end : from + quiet), NULL))
    {
      if (region_diff (r) <= o_caretpx)
        continue;
      from = now_ms ();
      *last = from - t0;
      if (text < 0 && ink (r->cur, (size_t) r->w * r->h) > o_ink)
        text = from - t0;
      region_keep (r);
    }
  return text;
}

/* o_open is X:Y of the document in its list, and X:Y of an empty one. */
static void
phase_open (Area *r)
{
  double x, y, back_x, back_y, *text = malloc (sizeof (double) * o_opens),
                               *settled = malloc (sizeof (double) * o_opens);
  int n = 0, missed = 0;
  if (sscanf (o_open, "%lf:%lf:%lf:%lf", &x, &y, &back_x, &back_y) != 4)
    die ("bad --open");
  Cpu a = cpu_mark ();
  for (int k = 0; k < o_opens; k++)
    {
      double last;
      click_at (back_x, back_y);
      usleep (700000);
      calm (r, 1);
      int blank = ink (r->ref, (size_t) r->w * r->h) <= o_ink;
      double t = watch_text (click_at (x, y), r, 500, &last);
      if (k == 0)
        shot ("open");
      if (!blank || t < 0)
        missed++;
      else
        {
          text[n] = t;
          settled[n++] = last;
        }
    }
  Cpu b = cpu_mark ();
  fprintf (out, ",\"open\":{");
  stats ("text", text, n, missed);
  fprintf (out, ",");
  stats ("settled", settled, n, missed);
  fprintf (out, ",");
  cpu_print (a, b, 0);
  fprintf (out, "}");
  fflush (out);
  free (text);
  free (settled);
}

static void
phase_burst (Area *r, int nr)
{
  calm (r, nr);
  Cpu a = cpu_mark ();
  double t0 = now_ms (), tl = t0, last[2] = { 0 }, fst = -1;
  int frames = 0;
  for (int k = 0; k < o_burst; k++)
    {
      tl = press (spare[k % nring]);
      double next = t0 + (k + 1) * (double) o_burst_gap;
      while (wait_damage (next, NULL))
        for (int i = 0; i < nr; i++)
          if (region_diff (&r[i]) >= 1)
            {
              last[i] = now_ms ();
              if (fst < 0)
                fst = last[i];
              frames += i == 0;
              region_keep (&r[i]);
            }
    }
  double end = now_ms () + 30000, quiet = now_ms ();
  while (now_ms () < end && now_ms () < quiet + 450)
    if (wait_damage (quiet + 450, NULL))
      for (int i = 0; i < nr; i++)
        if (region_diff (&r[i]) > (i == 0 ? BLINK_PX : o_minpx))
          {
            quiet = last[i] = now_ms ();
            frames += i == 0;
            region_keep (&r[i]);
          }
  Cpu b = cpu_mark ();
  fprintf (out, ",\"burst\":{\"keys\":%d,\"gap_ms\":%d,\"edit_lag_ms\":%.1f,", o_burst, o_burst_gap,
           last[0] - tl);
  if (nr > 1)
    fprintf (out, "\"preview_lag_ms\":%.1f,", last[1] > 0 ? last[1] - tl : -1);
  fprintf (out, "\"edit_frames\":%d,", frames);
  cpu_print (a, b, o_burst);
  fprintf (out, "}");
  fflush (out);
}

/* ---------------------------------------------------------------- start */

static void
phase_start (char **argv, Area *e, Area *p)
{
  uint32_t *a = malloc ((size_t) sw * sh * 4), *b = malloc ((size_t) sw * sh * 4);
  size_t n = (size_t) sw * sh;
  double mapped = -1, first = -1, text = -1, ptext = -1;
  int asked = 0;
  grab (0, 0, sw, sh, a);
  XDamageSubtract (dpy, damage, None, None);
  XSync (dpy, True);
  Cpu c0 = cpu_mark ();
  double t0 = now_ms ();
  child = fork ();
  if (child == 0)
    {
      setpgid (0, 0);
      if (o_cwd && chdir (o_cwd))
        _exit (127);
      int fd = open (getenv ("GUIBENCH_LOG") ? getenv ("GUIBENCH_LOG") : "/dev/null",
                     O_WRONLY | O_CREAT | O_APPEND, 0644);
      dup2 (fd, 1);
      dup2 (fd, 2);
      close (ConnectionNumber (dpy));
      execvp (argv[0], argv);
      _exit (127);
    }
  double limit = t0 + o_start_timeout * 1e3, last = t0;
  while (now_ms () < limit)
    {
      int all = e ? text > 0 && (ptext > 0 || !p) : first > 0;
      /* done: quiet after all content was seen, or (blank document) quiet for long */
      if (!wait_damage (
              fmin (limit, last
                               + (all || first < 0 ? (first < 0 ? o_start_timeout * 1e3 : o_quiet)
                                                   : o_quiet * 4)),
              &mapped))
        break;
      if (mapped < 0)
        continue;
      if (o_maximize && !asked)
        {
          maximize_all ();
          asked = 1;
        }
      grab (0, 0, sw, sh, b);
      double t = now_ms ();
      int d = diff_px (a, b, n);
      if (d > o_caretpx)
        {
          last = t;
          uint32_t *x = a;
          a = b;
          b = x;
          if (first < 0 && ink (a, n) > 0.001)
            first = t;
          if (text < 0 && e)
            {
              grab (e->x, e->y, e->w, e->h, e->cur);
              double k = ink (e->cur, (size_t) e->w * e->h);
              if (k > o_ink && k < 0.6)
                text = t;
            }
          if (ptext < 0 && p)
            {
              grab (p->x, p->y, p->w, p->h, p->cur);
              double k = ink (p->cur, (size_t) p->w * p->h);
              if (k > o_ink && k < 0.6)
                ptext = t;
            }
        }
    }
  Cpu c1 = cpu_mark ();
  if (o_maximize) /* some programs set their size late */
    maximize_all ();
  fprintf (out,
           "\"start\":{\"mapped\":%.1f,\"first_paint\":%.1f,\"text\":%.1f,\"preview_text\":%.1f,"
           "\"settled\":%.1f,",
           mapped > 0 ? mapped - t0 : -1, first > 0 ? first - t0 : -1, text > 0 ? text - t0 : -1,
           ptext > 0 ? ptext - t0 : -1, last - t0);
  cpu_print (c0, c1, 0);
  fprintf (out, "}");
  fflush (out);
  free (a);
  free (b);
}

static void
phase_mem (void)
{
  static Proc v[2048];
  int n = tree (v, 2048, 1);
  long pss = 0, rss = 0;
  for (int i = 0; i < n; i++)
    {
      pss += v[i].pss;
      rss += v[i].rss;
    }
  fprintf (out, ",\"mem\":{\"pss_mib\":%.1f,\"rss_sum_mib\":%.1f,\"procs\":[", pss / 1024.0,
           rss / 1024.0);
  for (int i = 0; i < n; i++)
    fprintf (out, "%s{\"comm\":\"%s\",\"pss_mib\":%.1f}", i ? "," : "", v[i].comm,
             v[i].pss / 1024.0);
  fprintf (out, "]}");
  fflush (out);
}

static void
kill_tree (void)
{
  static Proc v[2048];
  double end = now_ms () + o_kill_wait;
  int n = tree (v, 2048, 0), st;
  kill (child, SIGTERM);
  while (now_ms () < end)
    {
      while (waitpid (-1, &st, WNOHANG) > 0)
        ;
      if (!tree (v, 2048, 0))
        return;
      usleep (50000);
    }
  for (int round = 0; round < 20 && (n = tree (v, 2048, 0)); round++)
    {
      for (int i = 0; i < n; i++)
        kill (v[i].pid, SIGKILL);
      usleep (100000);
      while (waitpid (-1, &st, WNOHANG) > 0)
        ;
    }
}

/* ---------------------------------------------------------------- main */

static void
usage (void)
{
  fputs (
      "guibench [options] -- COMMAND [ARG...]      times COMMAND's window on $DISPLAY; JSON on "
      "stdout\n"
      "regions and points are shares of the screen, 0..1\n"
      "  --edit X,Y,W,H      text region (needed for text/keys)\n"
      "  --preview X,Y,W,H   preview region\n"
      "  --pre A,B,...       actions after start: click:X:Y, chords (ctrl+End), sleepMS; default "
      "clicks the edit centre\n"
      "  --open X:Y:BX:BY    open phase: a click at X:Y opens a document, one at BX:BY an empty one\n"
      "  --opens N           how often (10)\n"
      "  --keys N            keystroke phase, N counted keys\n"
      "  --preview-keys N    phase that watches the edit and the preview region after each key\n"
      "  --pre-preview A,... actions before the preview phase\n"
      "  --key-list K,...    keysyms to type in turn, Uxxxx = Unicode (default 8 Chinese "
      "characters)\n"
      "  --interval MS       mean time between keys, +-25 % jitter (200)\n"
      "  --timeout MS        a key without a change by then counts as missed (3000)\n"
      "  --settle MS         quiet time that ends a trial (120)\n"
      "  --null N            N trials without a key, to count false alarms (0)\n"
      "  --warm N            uncounted first keys (5)\n"
      "  --burst N[:GAP]     N keys GAP ms apart, then time to settle (20)\n"
      "  --min-px N          pixels that must differ (6)\n"
      "  --ink F             share of non-background pixels that counts as text at start (0.004)\n"
      "  --quiet MS          quiet time that ends the start phase (1000)\n"
      "  --after-start S     pause after start (1)\n"
      "  --start-timeout S   (60)\n"
      "  --mem               PSS of the process tree, after the key phases\n"
      "  --idle S            CPU of the process tree over S seconds, last\n"
      "  --poll MS           also look every MS ms, not only on damage (0 = off)\n"
      "  --shot PREFIX       PREFIX{start,end}.ppm screenshots\n"
      "  --maximize          ask the window manager to maximise (EWMH) when the window is mapped\n"
      "  --raw               all samples in the JSON\n"
      "  --cwd DIR  --label TEXT  --kill-wait MS\n"
      "GUIBENCH_LOG=FILE takes the program's output.\n",
      stderr);
  exit (2);
}

static Frac
frac (const char *s)
{
  Frac f = { 0 };
  if (sscanf (s, "%lf,%lf,%lf,%lf", &f.x, &f.y, &f.w, &f.h) < 2)
    die ("bad region");
  f.set = 1;
  return f;
}

int
main (int argc, char **argv)
{
  int i;
  for (i = 1; i < argc && strcmp (argv[i], "--"); i++)
    {
      const char *o = argv[i];
#define ARG (i + 1 < argc ? argv[++i] : (usage (), ""))
      if (!strcmp (o, "--edit"))
        o_edit = frac (ARG);
      else if (!strcmp (o, "--preview"))
        o_prev = frac (ARG);
      else if (!strcmp (o, "--pre"))
        o_pre = ARG;
      else if (!strcmp (o, "--pre-preview"))
        o_preprev = ARG;
      else if (!strcmp (o, "--open"))
        o_open = ARG;
      else if (!strcmp (o, "--opens"))
        o_opens = atoi (ARG);
      else if (!strcmp (o, "--keys"))
        o_keys = atoi (ARG);
      else if (!strcmp (o, "--preview-keys"))
        o_prevkeys = atoi (ARG);
      else if (!strcmp (o, "--key-list"))
        o_keystr = ARG;
      else if (!strcmp (o, "--interval"))
        o_interval = atoi (ARG);
      else if (!strcmp (o, "--timeout"))
        o_timeout = atoi (ARG);
      else if (!strcmp (o, "--settle"))
        o_settle = atoi (ARG);
      else if (!strcmp (o, "--null"))
        o_null = atoi (ARG);
      else if (!strcmp (o, "--warm"))
        o_warm = atoi (ARG);
      else if (!strcmp (o, "--burst"))
        {
          const char *s = ARG;
          o_burst = atoi (s);
          if (strchr (s, ':'))
            o_burst_gap = atoi (strchr (s, ':') + 1);
        }
      else if (!strcmp (o, "--min-px"))
        o_minpx = atoi (ARG);
      else if (!strcmp (o, "--ink"))
        o_ink = atof (ARG);
      else if (!strcmp (o, "--quiet"))
        o_quiet = atoi (ARG);
      else if (!strcmp (o, "--after-start"))
        o_after_start = atof (ARG);
      else if (!strcmp (o, "--start-timeout"))
        o_start_timeout = atof (ARG);
      else if (!strcmp (o, "--mem"))
        o_mem = 1;
      else if (!strcmp (o, "--idle"))
        o_idle = atof (ARG);
      else if (!strcmp (o, "--poll"))
        o_poll = atoi (ARG);
      else if (!strcmp (o, "--shot"))
        o_shot = ARG;
      else if (!strcmp (o, "--raw"))
        o_raw = 1;
      else if (!strcmp (o, "--maximize"))
        o_maximize = 1;
      else if (!strcmp (o, "--cwd"))
        o_cwd = ARG;
      else if (!strcmp (o, "--label"))
        o_label = ARG;
      else if (!strcmp (o, "--kill-wait"))
        o_kill_wait = atoi (ARG);
      else
        usage ();
    }
  if (i + 1 >= argc)
    usage ();
  if ((o_open || o_keys || o_prevkeys || o_burst) && !o_edit.set)
    die ("--open, --keys, --preview-keys and --burst need --edit");
  if (o_prevkeys && !o_prev.set)
    die ("--preview-keys needs --preview");

  out = stdout;
  srand48 (getpid ());
  prctl (PR_SET_CHILD_SUBREAPER, 1);
  dpy = XOpenDisplay (NULL);
  if (!dpy)
    die ("no display");
  XSetErrorHandler (ignore_x);
  root = DefaultRootWindow (dpy);
  sw = DisplayWidth (dpy, DefaultScreen (dpy));
  sh = DisplayHeight (dpy, DefaultScreen (dpy));
  int de, ev, er;
  if (!XDamageQueryExtension (dpy, &damage_ev, &de)
      || !XTestQueryExtension (dpy, &ev, &er, &ev, &er) || !XShmQueryExtension (dpy))
    die ("needs the DAMAGE, XTEST and MIT-SHM extensions");
  shm_img = XShmCreateImage (dpy, DefaultVisual (dpy, DefaultScreen (dpy)),
                             DefaultDepth (dpy, DefaultScreen (dpy)), ZPixmap, NULL, &shm, sw, sh);
  if (!shm_img || shm_img->bits_per_pixel != 32)
    die ("needs a 24-bit screen with 32 bits a pixel");
  shm.shmid = shmget (IPC_PRIVATE, (size_t) sw * sh * 4, IPC_CREAT | 0600);
  shm.shmaddr = shm_img->data = shmat (shm.shmid, NULL, 0);
  shm.readOnly = False;
  XShmAttach (dpy, &shm);
  XSync (dpy, False);
  shmctl (shm.shmid, IPC_RMID, NULL);
  XSelectInput (dpy, root, SubstructureNotifyMask);
  damage = XDamageCreate (dpy, root, XDamageReportNonEmpty);
  map_keys ();
  XTestFakeMotionEvent (dpy, -1, sw - 2, sh - 2, 0);
  XSync (dpy, False);

  Area r[2];
  int have_e = o_edit.set, have_p = o_prev.set;
  if (have_e)
    region_init (&r[0], o_edit);
  if (have_p)
    region_init (&r[1], o_prev);

  fprintf (out, "{\"label\":\"%s\",\"screen\":[%d,%d],", o_label, sw, sh);
  phase_start (argv + i + 1, have_e ? &r[0] : NULL, have_p ? &r[1] : NULL);
  usleep (o_after_start * 1e6);
  shot ("start");
  if (have_e)
    {
      if (o_pre)
        actions (o_pre);
      else
        {
          click_at (o_edit.x + o_edit.w / 2, o_edit.y + o_edit.h / 2);
          usleep (300000);
        }
    }
  if (o_open)
    phase_open (r);
  if (o_keys)
    phase_keys ("keys", r, 1, o_keys);
  if (o_prevkeys)
    {
      actions (o_preprev);
      phase_keys ("preview", r, 2, o_prevkeys);
    }
  if (o_burst)
    phase_burst (r, have_p ? 2 : 1);
  shot ("end");
  if (o_mem)
    phase_mem ();
  if (o_idle > 0)
    {
      usleep (3000000);
      Cpu a = cpu_mark ();
      usleep (o_idle * 1e6);
      Cpu b = cpu_mark ();
      fprintf (out, ",\"idle\":{");
      cpu_print (a, b, 0);
      fprintf (out, ",\"cpu_pct\":%.2f}", (b.tree - a.tree) / (b.t - a.t) * 100);
    }
  int alive = kill (child, 0) == 0;
  kill_tree ();
  double la = 0;
  FILE *f = fopen ("/proc/loadavg", "r");
  if (f)
    {
      if (fscanf (f, "%lf", &la) != 1)
        la = -1;
      fclose (f);
    }
  fprintf (out, ",\"alive_at_end\":%s,\"loadavg1\":%.2f}\n", alive ? "true" : "false", la);
  XCloseDisplay (dpy);
  return 0;
}
