/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A keyring of this session alone, for whose password nobody is asked. It ends with the session's bus. */
void         unlock_keyring (void);
/* Another portal, in a process of its own, over a new folder in @dir; where it is, and its token. */
GSubprocess *start_portal   (const char   *dir,
                             char        **url,
                             char        **token);
/* The same, and an account there of that name, whose password is @token (NULL: the right one). */
GSubprocess *add_portal     (PengDesk     *desk,
                             const char   *dir,
                             const char   *name,
                             const char   *token);
void         end_portal     (GSubprocess  *portal);

/* The window in which a site is added, or signed in to: writes in one of its rows, and goes on. */
void         fill           (GtkWindow    *dialog,
                             const char   *entry,
                             const char   *words);
gboolean     can_go_on      (GtkWindow    *dialog);
void         go_on          (GtkWindow    *dialog);

G_END_DECLS
