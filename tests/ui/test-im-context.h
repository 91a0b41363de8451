/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An input method that the test plays: GTK takes it for each text widget, as it would take a real
 * one. Call test_im_prepare() before gtk_init(), test_im_register() after it and before any widget is
 * made. */
typedef enum
{
  TEST_IM_END_FIRST,     /* the pre-edit ends, then the text comes: as IBus does */
  TEST_IM_COMMIT_FIRST,  /* the text comes while the pre-edit is open: as Fcitx does */
} TestImOrder;

void        test_im_prepare             (void);
void        test_im_register            (void);
/* Turns to a widget as if it had got the keyboard: a GtkText, a GtkTextView, or what contains one. */
void        test_im_focus               (GtkWidget   *widget);
void        test_im_blur                (void);
/* With the letters that stand there when the focus goes, one does this and another that: it commits
 * them, or drops them. It drops them unless told. */
void        test_im_set_commits_on_blur (gboolean     commits);
void        test_im_preedit             (const char  *preedit);
/* What stands there now; BackSpace takes the last letter. */
const char *test_im_get_preedit         (void);
void        test_im_commit              (const char  *text,
                                         TestImOrder  order);
void        test_im_cancel              (void);

G_END_DECLS
