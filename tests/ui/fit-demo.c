/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* fit-demo PICTURE [RECIPE]
 * The window in which a photograph is made fit to be published, to look at; what is applied is
 * printed. DEMO_DARK, DEMO_WIDTH, DEMO_HEIGHT, DEMO_TOOL and DEMO_SCHOOL set the look. */

#include "core/peng-locale.h"
#include "ui/peng-fit-window.h"
#include "ui/peng-watermark-maker.h"

#include <stdlib.h>

static int
get_number (const char *name,
            int         otherwise)
{
  const char *value = g_getenv (name);

  return value != NULL ? atoi (value) : otherwise;
}

static void
add_style (const char *path)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
applied_cb (PengFitWindow    *window,
            const PengRecipe *recipe)
{
  g_autofree char *text = peng_recipe_to_text (recipe);

  g_print ("%s\n", text);
  peng_fit_window_finish (window, NULL);
}

static void
use (PengFitWindow *window,
     GBytes        *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = gdk_texture_new_from_bytes (bytes, &error);
  g_autofree char *sha = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (texture != NULL)
    peng_fit_window_use_watermark (window, sha, texture);
  else
    g_printerr ("%s\n", error->message);
}

static void
made_cb (PengFitWindow *window,
         GBytes        *png,
         const char    *name)
{
  use (window, png);
}

static void
chosen_cb (PengFitWindow *window,
           GFile         *file)
{
  g_autoptr(GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);

  if (bytes != NULL)
    use (window, bytes);
}

static void
set_up (PengFitWindow *window)
{
  const char *school = g_getenv ("DEMO_SCHOOL");
  const char *tool = g_getenv ("DEMO_TOOL");

  if (school != NULL)
    {
      g_autoptr(GBytes) png = peng_watermark_maker_new_png (school);

      peng_fit_window_set_school (window, school);
      use (window, png);
    }
  if (tool != NULL)
    g_object_set (window, "tool", tool, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(PengRecipe) recipe = argc > 2 ? peng_recipe_parse (argv[2], NULL) : NULL;
  GtkWidget *window;

  if (argc < 2)
    return EXIT_FAILURE;

  peng_locale_init ();
  adw_init ();
  add_style ("/com/pengcheng/Editor/style.css");
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/com/pengcheng/Editor/icons");
  if (get_number ("DEMO_DARK", 0))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);

  window = peng_fit_window_new (NULL, argv[1], recipe);
  gtk_window_set_default_size (GTK_WINDOW (window), get_number ("DEMO_WIDTH", 1140),
                               get_number ("DEMO_HEIGHT", 760));
  g_signal_connect (window, "applied", G_CALLBACK (applied_cb), NULL);
  g_signal_connect (window, "watermark-made", G_CALLBACK (made_cb), NULL);
  g_signal_connect (window, "watermark-chosen", G_CALLBACK (chosen_cb), NULL);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_main_loop_quit), loop);
  set_up (PENG_FIT_WINDOW (window));
  peng_fit_window_load (PENG_FIT_WINDOW (window), argv[1], 0, 0);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);

  return EXIT_SUCCESS;
}
