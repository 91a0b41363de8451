/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "preview/peng-preview.h"

G_BEGIN_DECLS

/* What the preview takes its pictures from; it goes when the preview gives it back. */
typedef struct
{
  guint      n_loads;
  gboolean   hold;      /* answers wait until pictures_answer() */
  GPtrArray *held;      /* of GTask */
  gboolean  *given_back;
} Pictures;

typedef struct
{
  GtkWindow    *window;
  PengPreview  *preview;
  PengDocument *document;
  PengTheme    *theme;
  Pictures     *pictures;
  gboolean      given_back;
  int           clicked_block;
  int           clicked_field;
  char         *link;
} Fixture;

/* The one picture that there is, of one pixel. */
#define PICTURE "00000000000000000000000000000000000000000000000000000000000000aa"

/* Nothing that can be played: the test is about how it gets there. */
#define CLIP    "00000000000000000000000000000000000000000000000000000000000000bb"

/* Tag and text of each element of the article. */
extern const char all_text[];

void  set_up              (Fixture       *fixture,
                           gconstpointer  data);
void  tear_down           (Fixture       *fixture,
                           gconstpointer  data);
void  pictures_answer     (Pictures      *pictures);

void  wait_until_current  (Fixture       *fixture);
void  apply               (Fixture       *fixture,
                           PengEdit      *edit);
void  type                (Fixture       *fixture,
                           guint          block,
                           const char    *words);
void  insert              (Fixture       *fixture,
                           guint          position,
                           PengBlock     *block);
void  insert_picture      (Fixture       *fixture,
                           guint          position);
void  insert_many         (Fixture       *fixture,
                           guint          n_paragraphs);

/* What a script in the preview's own world finds in the page, once that is current. */
char *ask                 (Fixture       *fixture,
                           const char    *script);
void  assert_answer       (Fixture       *fixture,
                           const char    *script,
                           const char    *expected);
/* Asks until the answer is that. */
void  wait_for_answer     (Fixture       *fixture,
                           const char    *script,
                           const char    *expected);

G_END_DECLS
