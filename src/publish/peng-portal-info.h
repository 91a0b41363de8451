/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PengSection:
 * @id: its name in addresses
 * @name: what a person calls it
 * @panel: (nullable): name of the #PengPanel that shows its newest articles
 */
typedef struct
{
  char *id;
  char *name;
  char *panel;
} PengSection;

/**
 * PengPortalInfo:
 * @name: of the portal
 * @uri: (nullable): of its public pages
 * @sections: (element-type PengSection): where articles can go
 * @max_image_bytes: largest picture it takes, 0 where it does not say; as the next three
 * @max_clip_bytes: largest video or sound
 * @max_file_bytes: largest document
 * @max_article_bytes: largest article, as it is sent
 * @max_title_characters: longest title, 0 where it does not say; as the next three
 * @max_summary_characters: longest summary
 * @max_field_characters: longest of the other fields, and of a tag
 * @max_tags: how many tags an article may have
 * @can_schedule: whether it shows an article to readers from a moment on that is to come
 * @can_withdraw: whether it takes an article back
 * @can_hold: whether an article may lie there that not all may read: as a draft, or for review
 * @needs_review: whether what is sent is looked at by somebody before it is to be read
 * @theme_etag: (nullable): version of its article page
 *
 * What a portal says of itself.
 */
typedef struct
{
  char      *name;
  char      *uri;
  GPtrArray *sections;
  guint64    max_image_bytes;
  guint64    max_clip_bytes;
  guint64    max_file_bytes;
  guint64    max_article_bytes;
  guint64    max_title_characters;
  guint64    max_summary_characters;
  guint64    max_field_characters;
  guint64    max_tags;
  gboolean   can_schedule;
  gboolean   can_withdraw;
  gboolean   can_hold;
  gboolean   needs_review;
  char      *theme_etag;
} PengPortalInfo;

PengSection    *peng_section_new      (const char     *id,
                                       const char     *name);
void            peng_section_free     (PengSection    *self);
const char     *peng_section_find_name (GPtrArray     *sections,
                                        const char    *id);
const char     *peng_section_find_id  (GPtrArray      *sections,
                                       const char     *words);
PengPortalInfo *peng_portal_info_new  (void);
void            peng_portal_info_free (PengPortalInfo *self);
guint64         peng_portal_info_get_limit (PengPortalInfo *self,
                                            const char     *mime);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPortalInfo, peng_portal_info_free)

G_END_DECLS
