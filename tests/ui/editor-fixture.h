/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "test-document.h"

#include "ui/peng-editor.h"

G_BEGIN_DECLS

/* Photographs as documents name them; the first is there, the other is not. */
#define MEDIA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define OTHER "abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789"
#define FIGURE(alt, caption) "<figure class=\"image\"><img src=\"media:" MEDIA "\" alt=\"" alt \
                             "\" width=\"300\" height=\"200\"><figcaption>" caption \
                             "</figcaption></figure>"

/* The editor with its formatting bar, alone in a real window. */
typedef struct
{
  GtkWidget    *window;
  PengEditor   *editor;
  GtkWidget    *view;
  PengBuffer   *buffer;
  PengDocument *document;
  PengHistory  *history;
} EditorFixture;

typedef gboolean (*Condition) (gpointer user_data);

/* A row of a table of tests: the keys that are pressed in a document, and what comes of them. */
typedef struct
{
  const char *name;
  const char *before;
  const char *keys;
  const char *after;
} KeyCase;

/* Adds a test for each row of a table whose rows begin with their name, below a path. */
#define ADD_ROWS(path, rows, func) \
  add_each_row (path, rows, sizeof *(rows), G_N_ELEMENTS (rows), func)

/* Shows a document with its cursor; see test-document.h. */
void       editor_fixture_init  (EditorFixture *self,
                                 const char    *html);
void       editor_fixture_clear (EditorFixture *self);

/* Whether it came true before the test lost its patience. */
gboolean   wait_for             (Condition      condition,
                                 gpointer       user_data);
void       settle               (void);

/* Real events, as from a keyboard and a mouse, in the words of xdotool. */
void       play                 (EditorFixture *self,
                                 const char    *events);
void       press                (EditorFixture *self,
                                 const char    *keys);
void       click                (EditorFixture *self,
                                 GtkWidget     *widget);

/* Presses the keys of a case, where so much of what is typed is put right. */
void       press_case           (const KeyCase *c,
                                 PengAutocorrectRules rules);
void       add_each_row         (const char    *path,
                                 gconstpointer  rows,
                                 gsize          row_size,
                                 guint          n_rows,
                                 GTestDataFunc  func);

GtkWidget *get_nth              (EditorFixture *self,
                                 GType          type,
                                 guint          n);
/* The first of a type in a tree of widgets, NULL where there is none. */
GtkWidget *find_type            (gpointer       root,
                                 GType          type);
/* Whether the menu of blocks behind a slash is to be seen. */
gboolean   is_menu_open         (EditorFixture *self);

GtkWidget *find_button          (EditorFixture *self,
                                 const char    *action);
/* The heights at which words of so many letters are drawn in a widget, seen or not: floats, in
 * pixels. */
GArray    *find_drawn           (GtkWidget     *widget,
                                 guint          n_glyphs);
/* A condition: whether a widget is on the screen. */
gboolean   is_mapped            (gpointer       widget);

/* Pastes by the action "paste" or "plain", or by the way "one" or "markdown", and waits until the document has changed. */
void       paste                (EditorFixture *self,
                                 const char    *action);

G_END_DECLS
