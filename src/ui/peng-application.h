/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengApplication:
 *
 * The application: one desk, one window.
 */
#define PENG_TYPE_APPLICATION (peng_application_get_type ())

G_DECLARE_FINAL_TYPE (PengApplication, peng_application, PENG, APPLICATION, AdwApplication)

PengApplication *peng_application_new (void);

G_END_DECLS
