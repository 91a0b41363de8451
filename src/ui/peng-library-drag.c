/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-drag"

#include "ui/peng-library-drag.h"

typedef char *PengLibraryDrag;

G_DEFINE_BOXED_TYPE (PengLibraryDrag, peng_library_drag, g_strdupv, g_strfreev)

/**
 * peng_library_drag_new:
 * @media: (array zero-terminated=1): media names
 *
 * Returns: (transfer full): them as content of a drag
 */
GdkContentProvider *
peng_library_drag_new (const char * const *media)
{
  g_return_val_if_fail (media != NULL, NULL);

  return gdk_content_provider_new_typed (PENG_TYPE_LIBRARY_DRAG, media);
}
