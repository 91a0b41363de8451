/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengPageAddressKind:
 * @PENG_PAGE_ADDRESS_HERE: of the page's own site
 * @PENG_PAGE_ADDRESS_ELSEWHERE: of another host, or for another program
 * @PENG_PAGE_ADDRESS_CODE: it runs a script
 * @PENG_PAGE_ADDRESS_INLINE: it holds a picture itself
 *
 * Where an address of a page leads.
 */
typedef enum
{
  PENG_PAGE_ADDRESS_HERE,
  PENG_PAGE_ADDRESS_ELSEWHERE,
  PENG_PAGE_ADDRESS_CODE,
  PENG_PAGE_ADDRESS_INLINE,
} PengPageAddressKind;

char               *peng_page_address_resolve  (const char *base,
                                                const char *address);
PengPageAddressKind peng_page_address_get_kind (const char *page,
                                                const char *address);
gboolean            peng_page_address_same_host (const char *a,
                                                 const char *b);
char               *peng_page_address_dup_key  (const char *address);
char               *peng_page_address_dup_picture_key (const char *address);

G_END_DECLS
