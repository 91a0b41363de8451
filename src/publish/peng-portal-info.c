/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-portal-info.h"

/**
 * peng_section_new:
 * @id: its name in addresses
 * @name: what a person calls it
 *
 * Returns: (transfer full): a section
 */
PengSection *
peng_section_new (const char *id,
                  const char *name)
{
  PengSection *self;

  g_return_val_if_fail (id != NULL && name != NULL, NULL);

  self = g_new0 (PengSection, 1);
  self->id = g_strdup (id);
  self->name = g_strdup (name);

  return self;
}

/**
 * peng_section_free:
 * @self: (transfer full): a section
 */
void
peng_section_free (PengSection *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->panel);
  g_free (self);
}

/**
 * peng_section_find_name:
 * @sections: (element-type PengSection): those of a site
 * @id: one of them, as the site calls it
 *
 * Returns: (transfer none): what a person calls it: the name that a draft has; @id where there is none
 *   such
 */
const char *
peng_section_find_name (GPtrArray  *sections,
                        const char *id)
{
  g_return_val_if_fail (sections != NULL && id != NULL, id);

  for (guint i = 0; i < sections->len; i++)
    {
      const PengSection *section = g_ptr_array_index (sections, i);

      if (g_str_equal (section->id, id))
        return section->name;
    }

  return id;
}

/**
 * peng_section_find_id:
 * @sections: (element-type PengSection): those of a site
 * @words: what a person or the site calls one of them
 *
 * Returns: (transfer none) (nullable): what the site calls it; %NULL where there is none such
 */
const char *
peng_section_find_id (GPtrArray  *sections,
                      const char *words)
{
  g_return_val_if_fail (sections != NULL && words != NULL, NULL);

  for (guint i = 0; i < sections->len; i++)
    {
      const PengSection *section = g_ptr_array_index (sections, i);

      if (g_str_equal (section->id, words) || g_str_equal (section->name, words))
        return section->id;
    }

  return NULL;
}

/**
 * peng_portal_info_new:
 *
 * Returns: (transfer full): an empty description, to be filled by an adapter
 */
PengPortalInfo *
peng_portal_info_new (void)
{
  PengPortalInfo *self = g_new0 (PengPortalInfo, 1);

  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_section_free);

  return self;
}

/**
 * peng_portal_info_free:
 * @self: (transfer full): a description
 */
void
peng_portal_info_free (PengPortalInfo *self)
{
  g_free (self->name);
  g_free (self->uri);
  g_ptr_array_unref (self->sections);
  g_free (self->theme_etag);
  g_free (self);
}

/**
 * peng_portal_info_get_limit:
 * @self: a description
 * @mime: a media type
 *
 * Returns: the most bytes of such a file that the portal takes, 0 where it does not say
 */
guint64
peng_portal_info_get_limit (PengPortalInfo *self,
                            const char     *mime)
{
  g_return_val_if_fail (self != NULL && mime != NULL, 0);

  if (g_str_has_prefix (mime, "image/"))
    return self->max_image_bytes;
  if (g_str_has_prefix (mime, "video/") || g_str_has_prefix (mime, "audio/"))
    return self->max_clip_bytes;

  return self->max_file_bytes;
}
