/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/peng-application.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(PengApplication) application = peng_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
