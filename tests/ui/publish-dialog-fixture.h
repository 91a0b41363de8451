/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window-fixture.h"

#include "ui/peng-publish-dialog-private.h"

G_BEGIN_DECLS

/* A window with one draft, and its publishing dialog before the built-in portal, which answers. */
typedef struct
{
  char          *dir;
  WindowFixture  window;
  GtkWindow     *dialog;
} Fixture;

void               set_up         (Fixture       *fixture,
                                   gconstpointer  data);
/* The same with the sample article, which has three photographs. */
void               set_up_sample  (Fixture       *fixture,
                                   gconstpointer  data);
void               tear_down      (Fixture       *fixture,
                                   gconstpointer  data);
/* Opens the dialog and waits until it knows the sites. */
void               open_dialog    (Fixture       *fixture);
void               close_dialog   (Fixture       *fixture);
PengPublishDialog *get_dialog     (Fixture       *fixture);

/* What the dialog shows: a page, a page that says that it is done, a label's words, a widget. */
gboolean           shows          (Fixture       *fixture,
                                   const char    *page);
gboolean           is_done        (Fixture       *fixture,
                                   const char    *heading);
gboolean           shows_conflict (Fixture       *fixture);
const char        *get_words      (Fixture       *fixture,
                                   const char    *label);
gboolean           is_seen        (Fixture       *fixture,
                                   const char    *name);
/* The least width of the dialog. */
int                measure_width  (Fixture       *fixture);
/* What a person does there. */
void               press          (Fixture       *fixture,
                                   const char    *button);
gboolean           can_publish    (Fixture       *fixture);
void               choose_site    (Fixture       *fixture,
                                   guint          line);
void               choose_section (Fixture       *fixture,
                                   guint          line);
/* Publishes in the first section, and closes the dialog when that is done. */
void               publish_first  (Fixture       *fixture);

/* The process of the built-in portal. */
int                find_portal    (Fixture       *fixture);
/* What is done past the program at the portal that has this folder. */
void               change_portal  (Fixture       *fixture,
                                   const char    *folder,
                                   const char    *sql);
/* What a reader gets. */
char              *fetch          (const char    *url);

G_END_DECLS
