/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PengServerSection:
 * @id: in addresses and in the database
 * @name: as readers know it
 *
 * A section (栏目) of the portal.
 */
typedef struct
{
  const char *id;
  const char *name;
} PengServerSection;

/* The first is the news; the four after it are the panels under each article, in the order of the
 * theme. */
#define PENG_SERVER_N_SECTIONS 6

extern const PengServerSection peng_server_sections[PENG_SERVER_N_SECTIONS];

const PengServerSection *peng_server_section_find (const char *id_or_name);

G_END_DECLS
