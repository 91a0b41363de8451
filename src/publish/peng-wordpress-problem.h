/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish/peng-problem.h"

G_BEGIN_DECLS

GError *peng_wordpress_problem_new_error (const PengProblem *problem,
                                          gboolean           asked);

G_END_DECLS
