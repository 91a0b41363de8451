/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-clip"

#include "clip/peng-clip-plugins.h"

#include <gst/gst.h>
#include <string.h>

/* Every other plugin is taken out of the registry, so that a stranger's file cannot choose a decoder
 * that nobody has looked at for years. */
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

/* Nobody listens, and hardware is asked for through files that are out of reach. */
static gboolean
is_idle (GstElementFactory *factory)
{
  const char *klass = gst_element_factory_get_metadata (factory, GST_ELEMENT_METADATA_KLASS);

  return strstr (klass, "Decoder") != NULL &&
         (strstr (klass, "Video") == NULL || strstr (klass, "Hardware") != NULL);
}

static void
leave_idle (GstRegistry *registry)
{
  GList *factories = gst_registry_get_feature_list (registry, GST_TYPE_ELEMENT_FACTORY);

  for (GList *node = factories; node != NULL; node = node->next)
    if (is_idle (node->data))
      gst_plugin_feature_set_rank (node->data, GST_RANK_NONE);
  gst_plugin_feature_list_free (factories);
}

/**
 * peng_clip_plugins_load:
 * @error: return location
 *
 * Starts GStreamer, loads the plugins that are needed, and forgets all others; of decoders those of
 * pictures are left.
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
  leave_idle (registry);

  return TRUE;
}
