/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-qr.h"

#include <qrencode.h>

/* ISO/IEC 18004 wants four modules of white around the code. */
#define QUIET_ZONE 4

static void
append_path (GString *out,
             QRcode  *code)
{
  for (int y = 0; y < code->width; y++)
    {
      for (int x = 0; x < code->width; x++)
        {
          if (code->data[y * code->width + x] & 1)
            g_string_append_printf (out, "M%d %dh1v1h-1z", x + QUIET_ZONE, y + QUIET_ZONE);
        }
    }
}

/**
 * peng_server_qr_dup_svg:
 * @text: at most some 2,000 bytes
 *
 * Returns: (transfer full): an SVG element with @text as a QR code, or "" where it is too long
 */
char *
peng_server_qr_dup_svg (const char *text)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  GString *out = g_string_new (NULL);

  if (code != NULL)
    {
      int size = code->width + 2 * QUIET_ZONE;

      g_string_append_printf (out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""
                                   " aria-label=\"本页网址的二维码\" viewBox=\"0 0 %d %d\""
                                   " shape-rendering=\"crispEdges\"><path fill=\"#fff\""
                                   " d=\"M0 0h%dv%dH0z\"/><path d=\"", size, size, size, size);
      append_path (out, code);
      g_string_append (out, "\"/></svg>");
      QRcode_free (code);
    }

  return g_string_free (out, FALSE);
}
