/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-window-private.h"

G_BEGIN_DECLS

/* The program's own application and window, over a folder of drafts that the test gives. */
typedef struct
{
  GApplication *application;
  PengWindow   *window;
} WindowFixture;

/* Once, after GTK: PENG_TEST_LANGUAGE is the language to be seen, PENG_TEST_WIDTH the window's width. */
void        window_fixture_init   (void);
/* Opens the program and waits for nothing. */
void        window_fixture_start  (WindowFixture *self,
                                   const char    *data_dir);
/* Opens it and waits until the drafts are there. */
void        window_fixture_open   (WindowFixture *self,
                                   const char    *data_dir);
/* Opens it and waits until the newest of them is shown. */
void        window_fixture_show   (WindowFixture *self,
                                   const char    *data_dir);
/* Closes the window as a person does who is not asked about what is on its way, and ends the program. */
void        window_fixture_close  (WindowFixture *self);
/* Ends the program when the window has closed. */
void        window_fixture_end    (WindowFixture *self);

/* Widgets as a person finds them: by their name in the template, by their type, by their words, of a
 * button also with the underscore of its label; NULL where there is none to be seen. */
GtkWidget  *find_named            (gpointer       root,
                                   const char    *id);
GtkWidget  *find_type             (gpointer       root,
                                   GType          type);
GtkWidget  *find_words            (gpointer       root,
                                   const char    *words);
GtkWidget  *find_button           (gpointer       root,
                                   const char    *words);
guint       count_type            (gpointer       root,
                                   GType          type);
GtkWindow  *find_dialog           (GType          type);
GtkWindow  *find_message          (void);

void        activate              (WindowFixture *self,
                                   const char    *action);
void        type_in               (gpointer       text_view,
                                   const char    *words);
char       *dup_text              (gpointer       text_view);
/* What a script finds in the page of the preview. */
char       *ask_preview           (WindowFixture *self,
                                   const char    *script);
/* Gives a window the keyboard. */
void        focus_window          (gpointer       window);
/* Out of the way of menus: what opens under it, or moves there, has the focus. */
void        move_pointer_away     (void);
/* Real keys, as xdotool names them, to the window that has the focus. */
void        press_keys            (gpointer       window,
                                   const char    *keys);
/* Real events, as from a mouse, in the words of xdotool. */
void        play                  (gpointer       window,
                                   const char    *events);
/* Writes a picture of the window into PENG_SCREENSHOTS, where that is set. */
void        take_picture          (gpointer       window,
                                   const char    *name);
void        settle                (guint          ms);

gboolean    wait_a_while          (gint64         until);

/* Waits for what happens by itself, a minute at most: a busy machine is slow. */
#define WAIT_UNTIL(condition) \
  G_STMT_START { \
    gint64 wait_end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC; \
    while (!(condition)) \
      { \
        if (!wait_a_while (wait_end)) \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition); \
      } \
  } G_STMT_END

G_END_DECLS
