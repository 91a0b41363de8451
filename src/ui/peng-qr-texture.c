/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-qr-texture"

#include "ui/peng-qr-texture.h"

#include <qrencode.h>

/* ISO/IEC 18004 asks for a margin of four modules. */
#define MARGIN        4
#define MODULE_PIXELS 6

static void
draw_module (guchar *pixels,
             int     edge,
             int     column,
             int     row)
{
  for (int y = row * MODULE_PIXELS; y < (row + 1) * MODULE_PIXELS; y++)
    {
      for (int x = column * MODULE_PIXELS; x < (column + 1) * MODULE_PIXELS; x++)
        memset (pixels + 3 * (y * edge + x), 0, 3);
    }
}

/**
 * peng_qr_texture_new:
 * @text: what the code says, such as an address
 *
 * Draws a QR code, black on white in any colour scheme, for cameras need it so.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL where the text is too long for a code
 */
GdkTexture *
peng_qr_texture_new (const char *text)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  g_autoptr(GBytes) bytes = NULL;
  guchar *pixels;
  int edge;

  if (code == NULL)
    return NULL;

  edge = (code->width + 2 * MARGIN) * MODULE_PIXELS;
  pixels = g_malloc (3 * edge * edge);
  memset (pixels, 0xff, 3 * edge * edge);
  for (int i = 0; i < code->width * code->width; i++)
    {
      if (code->data[i] & 1)
        draw_module (pixels, edge, MARGIN + i % code->width, MARGIN + i / code->width);
    }
  QRcode_free (code);
  bytes = g_bytes_new_take (pixels, 3 * edge * edge);

  return gdk_memory_texture_new (edge, edge, GDK_MEMORY_R8G8B8, bytes, 3 * edge);
}
