/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"

#include "ui/peng-library-view.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* The library's view with 100,000 items, each with a thumbnail of 512 × 384 pixels: how long until it
 * shows them, what memory it takes, how many frames come late while one scrolls through it, evenly and
 * by jumps, as a grid and as a list, what a frame takes of the main thread, and how long it takes to
 * select all. A frame is late where the one before it was more than one and a half of the display's
 * intervals ago. PENG_BENCH_ITEMS sets another number. */

#define N_ITEMS   100000
#define N_FILES   20        /* a file has a limited number of names */
#define SECONDS   10
#define SPEED     60        /* pixels a frame: six rows in a quarter of a second */
#define N_JUMP    15        /* frames between two jumps */

typedef struct
{
  GtkWindow       *window;
  PengLibraryView *view;
  gboolean         jumps;
  gint64           last;
  gint64           end;
  guint            n_frames;
  guint            n_late;
  double           worst;
} Run;

static void
write_thumbs (PengStore *store,
              guint      n)
{
  g_autofree char *first[N_FILES] = { NULL };
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 512, 384);
  guchar *pixels = gdk_pixbuf_get_pixels (pixbuf);
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *name = dup_media_name (i);
      char *path = peng_store_dup_media_path (store, name, PENG_MEDIA_THUMB);
      g_autofree char *folder = g_path_get_dirname (path);

      if (first[i % N_FILES] != NULL)
        {
          if (link (first[i % N_FILES], path) != 0)
            g_error ("%s: %s", path, g_strerror (errno));
          g_free (path);
          continue;
        }

      /* Something that has to be decoded: soft waves with noise, as a photograph is. */
      for (guint j = 0; j < gdk_pixbuf_get_byte_length (pixbuf); j++)
        pixels[j] = (guchar) ((j / 7 + i * 40) % 200 + (guint) g_rand_int_range (rand, 0, 40));
      g_mkdir_with_parents (folder, 0700);
      g_assert_true (gdk_pixbuf_save (pixbuf, path, "jpeg", NULL, "quality", "82", NULL));
      first[i % N_FILES] = path;
    }

  for (guint i = 0; i < N_FILES; i++)
    g_clear_pointer (&first[i], g_free);
}

/* In MiB: what belongs to this process alone, and its part of the rest. */
static double
get_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL));
  line = strstr (text, "\nPss:");

  return g_ascii_strtod (line + strlen ("\nPss:"), NULL) / 1024;
}

/* In milliseconds: what the main thread alone has had of the processor, which tells more than late
 * frames where the machine has other things to do. */
static double
get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1000.0 + time.tv_nsec / 1e6;
}

static GtkAdjustment *
get_adjustment (GtkWidget *root)
{
  GtkAdjustment *found = GTK_IS_LIST_BASE (root) && gtk_widget_get_mapped (root)
                           ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (root)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = get_adjustment (child);

  return found;
}

static void
scroll (Run *run)
{
  GtkAdjustment *adjustment = get_adjustment (GTK_WIDGET (run->view));
  double range = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (!run->jumps)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + SPEED);
  else if (run->n_frames % N_JUMP == 0)
    gtk_adjustment_set_value (adjustment, range * (run->n_frames * 7919 % 1000) / 1000);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Run *run = user_data;
  gint64 now = g_get_monotonic_time ();
  gint64 interval = 0;

  gdk_frame_clock_get_refresh_info (clock, now, &interval, NULL);
  if (run->last > 0)
    {
      double ms = (now - run->last) / 1000.0;

      run->n_late += now - run->last > interval * 3 / 2;
      run->worst = MAX (run->worst, ms);
      run->n_frames++;
    }
  run->last = now;
  scroll (run);

  /* There is a frame in each interval, whether it shows anything new or not. */
  gtk_widget_queue_draw (widget);

  return now < run->end ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
measure_scrolling (GtkWindow       *window,
                   PengLibraryView *view,
                   const char      *layout,
                   gboolean         jumps)
{
  Run run = { window, view, jumps, .end = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC };
  const char *how = jumps ? "jumps" : "even";
  double before = get_processor_time ();

  gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, &run, NULL);
  while (g_get_monotonic_time () < run.end + 200000)
    g_main_context_iteration (NULL, TRUE);

  g_print ("bench: %s-late-%s %.2f %%\n", layout, how, 100.0 * run.n_late / MAX (run.n_frames, 1));
  g_print ("bench: %s-worst-%s %.1f ms\n", layout, how, run.worst);
  g_print ("bench: %s-frame-%s %.2f ms\n", layout, how,
           (get_processor_time () - before) / MAX (run.n_frames, 1));
  g_print ("%u frames, %u of them late\n", run.n_frames, run.n_late);
}

static void
painted_cb (gint64 *painted)
{
  *painted = g_get_monotonic_time ();
}

/* The frame in which the items are there for the first time. */
static gint64
wait_for_items (GtkWindow       *window,
                PengLibraryView *view)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gint64 painted = 0;
  gulong id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  while (g_list_model_get_n_items (G_LIST_MODEL (peng_library_view_get_model (view))) == 0)
    g_main_context_iteration (NULL, TRUE);
  painted = 0;
  while (painted == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);

  return painted;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
settle (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;
  guint id = g_timeout_add (10, wake_cb, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static GtkSelectionModel *
find_selection (GtkWidget *root)
{
  GtkSelectionModel *found = GTK_IS_GRID_VIEW (root) ? gtk_grid_view_get_model (GTK_GRID_VIEW (root))
                                                     : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_selection (child);

  return found;
}

static void
measure_selecting (PengLibraryView *view)
{
  GtkSelectionModel *selection = find_selection (GTK_WIDGET (view));
  gint64 start = g_get_monotonic_time ();

  gtk_selection_model_select_all (selection);
  g_print ("bench: grid-select-all %.1f ms\n", (g_get_monotonic_time () - start) / 1000.0);
  gtk_selection_model_unselect_all (selection);
}

/* By the second of two buttons that belong together. */
static void
show_list (GtkWidget *root)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), "as_list") == 0)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (root), TRUE);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_list (child);
}

static void
measure (PengStore *store)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  PengLibraryView *view;
  double before;
  gint64 start;

  gtk_window_set_default_size (window, 1280, 800);
  gtk_window_set_child (window, gtk_label_new ("…"));
  gtk_window_present (window);
  settle (1000);

  before = get_memory ();
  start = g_get_monotonic_time ();
  view = peng_library_view_new ();
  peng_library_view_set_store (view, store);
  gtk_window_set_child (window, GTK_WIDGET (view));
  g_print ("bench: grid-open %.1f ms\n", (wait_for_items (window, view) - start) / 1000.0);
  settle (2000);
  g_print ("bench: grid-memory %.1f MiB\n", get_memory () - before);

  measure_scrolling (window, view, "grid", FALSE);
  measure_scrolling (window, view, "grid", TRUE);
  g_print ("bench: grid-memory-scrolled %.1f MiB\n", get_memory () - before);

  measure_selecting (view);
  show_list (GTK_WIDGET (view));
  settle (1000);
  measure_scrolling (window, view, "list", FALSE);
  measure_scrolling (window, view, "list", TRUE);
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  const char *items = g_getenv ("PENG_BENCH_ITEMS");
  guint n = items != NULL ? (guint) g_ascii_strtoull (items, NULL, 10) : N_ITEMS;
  char *dir = scratch_new ();
  PengStore *store;

  gtk_init ();
  adw_init ();
  fill_library (dir, n);
  store = open_store (dir, PENG_STORE_OK);
  write_thumbs (store, n);
  measure (store);
  settle (200);
  close_store (store);
  scratch_remove (dir);

  return 0;
}
