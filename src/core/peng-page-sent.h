/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-page-lines.h"

G_BEGIN_DECLS

/**
 * PengPageAddressFunc:
 * @address: of a picture, a clip or a file as it is in what was sent, such as `media:SHA256`
 * @user_data: data of the caller
 *
 * Returns: (transfer none) (nullable): where the site has it; %NULL where @address says it
 */
typedef const char *(*PengPageAddressFunc) (const char *address,
                                            gpointer    user_data);

/**
 * PengPageSentPicture:
 * @name: as it is in what was sent
 * @address: where the site has it
 * @key: what is the same for all its sizes
 * @line: how many lines of text are before it
 * @small: whether it was sent as small as if it were hidden
 */
typedef struct
{
  char     *name;
  char     *address;
  char     *key;
  guint     line;
  gboolean  small;
} PengPageSentPicture;

/**
 * PengPageSent:
 * @title: of the article
 * @title_fold: as it is compared
 * @lines: (element-type PengPageLine): its text
 * @pictures: (element-type PengPageSentPicture): pictures, clips and their pictures
 * @links: (element-type utf8): where its links lead, by peng_page_address_dup_key()
 * @link_lines: (element-type guint): for each of @links number of the line that it is in
 * @allowed: a set of what may stand in the article's part beside the text, as it is compared
 *
 * What was sent to a site, so that a page can be held against it. Private but for its makers.
 */
typedef struct
{
  char       *title;
  char       *title_fold;
  GPtrArray  *lines;
  GPtrArray  *pictures;
  GPtrArray  *links;
  GArray     *link_lines;
  GHashTable *allowed;
} PengPageSent;

PengPageSent *peng_page_sent_new   (const char          *title,
                                    const char          *html,
                                    const char          *page,
                                    PengPageAddressFunc  find,
                                    gpointer             user_data);
void          peng_page_sent_free  (PengPageSent        *self);
void          peng_page_sent_allow (PengPageSent        *self,
                                    const char          *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPageSent, peng_page_sent_free)

G_END_DECLS
