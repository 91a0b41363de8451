/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-gallery-view"

#include "ui/peng-gallery-tools.h"

#include "ui/peng-figure-tools.h"

/* In the order of PengGalleryLayout: the first buttons of the tools. */
static const struct
{
  const char *name;
  const char *icon;
  const char *action;
} layouts[] = {
  { "rows", "peng-gallery-rows-symbolic", "gallery.layout::rows" },
  { "two", "peng-gallery-two-symbolic", "gallery.layout::two" },
  { "three", "peng-gallery-three-symbolic", "gallery.layout::three" },
};

/**
 * peng_gallery_tools_new:
 *
 * Returns: (transfer floating): the buttons that lie on a gallery; they ask for the actions
 *   "gallery.layout" (with a name that peng_gallery_tools_parse_layout() knows), "gallery.add",
 *   "gallery.add-from-library", "gallery.fit", "gallery.split", "gallery.up", "gallery.down",
 *   "gallery.remove-photo" and "gallery.remove"
 */
GtkWidget *
peng_gallery_tools_new (void)
{
  GtkWidget *tools = peng_figure_tools_new_box ();

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    peng_figure_tools_add (tools, layouts[i].icon, layouts[i].action);
  peng_figure_tools_add (tools, "list-add-symbolic", "gallery.add");
  peng_figure_tools_add (tools, "folder-pictures-symbolic", "gallery.add-from-library");
  peng_figure_tools_add (tools, "list-remove-symbolic", "gallery.remove-photo");
  peng_figure_tools_add (tools, "peng-crop-symbolic", "gallery.fit");
  peng_figure_tools_add (tools, "peng-gallery-split-symbolic", "gallery.split");
  peng_figure_tools_add (tools, "go-up-symbolic", "gallery.up");
  peng_figure_tools_add (tools, "go-down-symbolic", "gallery.down");
  peng_figure_tools_add (tools, "user-trash-symbolic", "gallery.remove");

  return tools;
}

/**
 * peng_gallery_tools_show_layout:
 * @tools: from peng_gallery_tools_new()
 * @layout: how the photographs lie now
 */
void
peng_gallery_tools_show_layout (GtkWidget         *tools,
                                PengGalleryLayout  layout)
{
  g_return_if_fail (GTK_IS_BOX (tools));

  peng_figure_tools_show_chosen (tools, G_N_ELEMENTS (layouts), layout);
}

/**
 * peng_gallery_tools_parse_layout:
 * @name: "rows", "two" or "three"
 *
 * Returns: the layout of that name, or else rows
 */
PengGalleryLayout
peng_gallery_tools_parse_layout (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (g_str_equal (layouts[i].name, name))
      return i;

  return PENG_GALLERY_ROWS;
}
