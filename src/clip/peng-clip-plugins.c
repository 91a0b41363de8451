/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#include "clip/peng-clip-plugins.h"

#include <gst/gst.h>

/* Every other plugin is taken out of the registry, so that a stranger's file cannot choose a decoder
 * that nobody has looked at for years. No decoder of sound is needed. */
static const char * const wanted[] = {
  "app", "coreelements", "playback", "staticelements", "typefindfunctions",
  "isomp4", "matroska", "ogg", "id3demux", "audioparsers", "wavparse",
  "aom", "dav1d", "libav", "openh264", "theora", "videoparsersbad", "vpx",
  "videoconvert", "videoconvertscale", "videofilter", "videoscale",
};

static gboolean
is_wanted (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (g_str_equal (wanted[i], name))
      return TRUE;

  return FALSE;
}

static void
keep (GstPlugin *plugin)
{
  g_autoptr(GstPlugin) loaded = NULL;

  if (gst_plugin_is_loaded (plugin))
    return;

  loaded = gst_plugin_load (plugin);
  if (loaded == NULL)
    g_debug ("%s cannot be loaded", gst_plugin_get_name (plugin));
}

/**
 * peng_clip_plugins_load:
 * @error: return location
 *
 * Starts GStreamer, loads the plugins that are needed, and forgets all others.
 *
 * Returns: whether GStreamer is there
 */
gboolean
peng_clip_plugins_load (GError **error)
{
  GstRegistry *registry;
  GList *plugins;

  if (!gst_init_check (NULL, NULL, error))
    return FALSE;

  registry = gst_registry_get ();
  plugins = gst_registry_get_plugin_list (registry);
  for (GList *node = plugins; node != NULL; node = node->next)
    {
      GstPlugin *plugin = node->data;

      if (is_wanted (gst_plugin_get_name (plugin)))
        keep (plugin);
      else
        gst_registry_remove_plugin (registry, plugin);
    }
  gst_plugin_list_free (plugins);

  return TRUE;
}
