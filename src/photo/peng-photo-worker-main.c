/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"

#include "photo/peng-photo-render.h"
#include "photo/peng-photo-worker.h"

int
main (int   argc,
      char *argv[])
{
  return peng_photo_worker_run (argv[0], peng_photo_render);
}
