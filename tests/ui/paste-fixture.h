/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window-fixture.h"

G_BEGIN_DECLS

/* The window with one short article, to paste into. */
typedef struct
{
  char          *dir;
  WindowFixture  window;
} PasteFixture;

void          paste_fixture_set_up    (PasteFixture  *self,
                                       gconstpointer  data);
void          paste_fixture_tear_down (PasteFixture  *self,
                                       gconstpointer  data);
GtkWidget    *get_view                (PasteFixture  *self);
PengDocument *get_document            (PasteFixture  *self);
PengHistory  *get_history             (PasteFixture  *self);
/* Takes the HTML. */
void          paste_html              (PasteFixture  *self,
                                       char          *html);

G_END_DECLS
