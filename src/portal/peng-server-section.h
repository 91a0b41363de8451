/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengServerSection:
 * @id: in addresses and in the database
 * @name: as readers know it
 * @panel: (nullable): which #PengPanel of the article page shows its newest articles
 *
 * A section (栏目) of the portal.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *panel;
} PengServerSection;

#define PENG_SERVER_N_SECTIONS 6

extern const PengServerSection peng_server_sections[PENG_SERVER_N_SECTIONS];

const PengServerSection *peng_server_section_find (const char *id_or_name);

G_END_DECLS
