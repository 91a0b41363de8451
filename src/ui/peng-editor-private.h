/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-editor-view.h"
#include "ui/peng-editor.h"

G_BEGIN_DECLS

/**
 * PengEditorTask:
 * @self: the editor
 * @user_data: data for the task
 *
 * What peng_editor_when_settled() is to do.
 */
typedef void (*PengEditorTask) (PengEditor *self,
                                gpointer    user_data);

struct _PengEditor
{
  AdwBin                 parent_instance;

  PengEditorView        *view;
  GtkWidget             *scroller;
  GtkWidget             *popover;       /* of a link, while it is open */
  PengBuffer            *buffer;
  GSignalGroup          *buffer_signals;
  GSignalGroup          *history_signals;
  const PengEditorFuncs *funcs;
  gpointer               funcs_data;

  GSimpleActionGroup    *format;
  GSimpleActionGroup    *media;

  gboolean               view_composing;
  gboolean               entry_composing;
  GQueue                 waiting;       /* tasks for when nothing is composed any more */
  guint                  settle_id;

  GHashTable            *near;          /* widgets of atoms that are seen or soon may be */
  guint                  update_id;
  guint                  cursor_block;
};

/* peng-editor.c */
void       peng_editor_queue_update    (PengEditor         *self);
void       peng_editor_scroll_to_cursor (PengEditor        *self);

/* peng-editor-compose.c */
void       peng_editor_when_settled    (PengEditor         *self,
                                        PengEditorTask      task,
                                        gpointer            user_data,
                                        GDestroyNotify      destroy);
void       peng_editor_forget_waiting  (PengEditor         *self);
void       peng_editor_set_view_composing (PengEditor      *self,
                                        gboolean            composing);
void       peng_editor_set_entry_composing (PengEditor     *self,
                                        gboolean            composing);

/* peng-editor-atoms.c */
void       peng_editor_atoms_add       (PengEditor         *self,
                                        GtkTextChildAnchor *anchor);
void       peng_editor_atoms_add_all   (PengEditor         *self);
void       peng_editor_atoms_remove    (PengEditor         *self,
                                        GtkTextChildAnchor *anchor);
void       peng_editor_atoms_refresh   (PengEditor         *self,
                                        GtkTextChildAnchor *anchor);
void       peng_editor_atoms_update    (PengEditor         *self);
void       peng_editor_atoms_forget    (PengEditor         *self);
gboolean   peng_editor_atoms_focus     (PengEditor         *self,
                                        guint               block,
                                        PengPart            part);

/* peng-editor-actions.c */
void       peng_editor_actions_create  (PengEditor         *self);
void       peng_editor_actions_update  (PengEditor         *self);
void       peng_editor_actions_update_history (PengEditor  *self);

/* peng-editor-drop.c */
void       peng_editor_drop_create     (PengEditor         *self);
void       peng_editor_offer_files     (PengEditor         *self,
                                        GListModel         *files,
                                        GtkTextMark        *where);
void       peng_editor_offer_picture   (PengEditor         *self,
                                        GBytes             *bytes,
                                        GtkTextMark        *where);

/* peng-editor-paste.c */
void       peng_editor_paste           (PengEditor         *self,
                                        gboolean            plain);
void       peng_editor_copy            (PengEditor         *self,
                                        gboolean            cut);

G_END_DECLS
