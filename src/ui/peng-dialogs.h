/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What Debian 12 has and later versions deprecate, with nothing in its place that both have:
 * dialogs, and asking the theme for a colour. It stands in this file alone, so that one place
 * changes when the oldest version that we build with has the new ones. */

/**
 * PengFilesChosenFunc:
 * @files: (element-type GFile): what was chosen
 * @user_data: data for the function
 *
 * Called when a person has chosen files.
 */
typedef void (*PengFilesChosenFunc) (GListModel *files,
                                     gpointer    user_data);
/**
 * PengAnsweredFunc:
 * @response: what was answered
 * @user_data: data for the function
 *
 * Called when a question was answered.
 */
typedef void (*PengAnsweredFunc)    (const char *response,
                                     gpointer    user_data);

void peng_dialogs_choose_pictures (GtkWindow           *parent,
                                   gboolean             several,
                                   PengFilesChosenFunc  chosen,
                                   gpointer             user_data);
/* One, for something else than an article. */
void peng_dialogs_choose_picture  (GtkWindow           *parent,
                                   const char          *title,
                                   PengFilesChosenFunc  chosen,
                                   gpointer             user_data);
void peng_dialogs_choose_files    (GtkWindow           *parent,
                                   PengFilesChosenFunc  chosen,
                                   gpointer             user_data);
void peng_dialogs_choose_media    (GtkWindow           *parent,
                                   PengFilesChosenFunc  chosen,
                                   gpointer             user_data);
void peng_dialogs_choose_folder   (GtkWindow           *parent,
                                   PengFilesChosenFunc  chosen,
                                   gpointer             user_data);
void peng_dialogs_choose_place    (GtkWindow           *parent,
                                   const char          *title,
                                   const char          *accept,
                                   PengFilesChosenFunc  chosen,
                                   gpointer             user_data);
void peng_dialogs_ask             (GtkWindow           *parent,
                                   const char          *heading,
                                   const char          *body,
                                   const char          *accept,
                                   gboolean             destructive,
                                   PengAnsweredFunc     answered,
                                   gpointer             user_data);
void peng_dialogs_ask_either      (GtkWindow           *parent,
                                   const char          *heading,
                                   const char          *body,
                                   const char          *accept,
                                   const char          *other,
                                   PengAnsweredFunc     answered,
                                   gpointer             user_data);
void peng_dialogs_tell            (GtkWindow           *parent,
                                   const char          *heading,
                                   const char          *body);
void peng_dialogs_tell_list       (GtkWindow           *parent,
                                   const char          *heading,
                                   const char          *lines);
void peng_dialogs_about           (GtkWindow           *parent);
void peng_dialogs_shortcuts       (GtkWindow           *parent);
void peng_dialogs_preferences     (GtkWindow           *parent,
                                   AdwPreferencesPage  *first,
                                   AdwPreferencesPage  *second);
void peng_dialogs_open_uri        (GtkWindow           *parent,
                                   const char          *uri);
void peng_dialogs_open_file_async (GtkWindow           *parent,
                                   GFile               *file,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
gboolean peng_dialogs_open_file_finish (GAsyncResult   *result,
                                        GError        **error);
void peng_dialogs_get_color       (GtkWidget           *widget,
                                   const char          *name,
                                   GdkRGBA             *color);

char *peng_dialogs_join_sentences (const char *first,
                                   const char *second);

G_END_DECLS
