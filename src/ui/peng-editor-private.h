/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-block-handle.h"
#include "ui/peng-editor-view.h"
#include "ui/peng-editor.h"
#include "work/peng-paste-words.h"

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

/**
 * PengEditorCommand:
 * @self: the editor, with a document
 * @name: of the action, without its prefix
 * @target: (nullable): its argument
 *
 * What peng_editor_run_when_settled() is to do.
 */
typedef void (*PengEditorCommand) (PengEditor *self,
                                   const char *name,
                                   GVariant   *target);

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
  GSimpleActionGroup    *table_actions;
  GtkWidget             *table;         /* where the person is, if in a table */
  gboolean               table_moved;   /* it has to be brought into sight */
  guint                  table_left_id; /* the text has the focus, for good or for a moment */

  PengBlockHandle       *handle;
  GtkWidget             *drop_gallery;  /* over which photographs are dragged */
  GtkWidget             *drop_table;    /* over a cell of which words are dragged */
  GtkWidget             *slash;         /* the menu of blocks, once it was needed */
  gboolean               slash_ready;   /* the next key may open it */
  gboolean               slash_open;    /* also while nothing in it is meant */
  guint                  slash_block;
  char                  *said;          /* to screen readers, of where the person is */

  gboolean               view_composing;
  gboolean               entry_composing;
  GQueue                 waiting;       /* tasks for when nothing is composed any more */
  guint                  settle_id;

  GHashTable            *near;          /* widgets of atoms that are seen or soon may be */
  guint                  update_id;
  guint                  cursor_block;

  PengAutocorrectRules   autocorrect;

  GtkWidget             *entry;         /* the caption that the person writes in; or none */

  struct
  {
    PengStyle            style;
    PengTextFormat       format;
    gboolean             taken;
    gboolean             armed;         /* the pointer gives it */
    gboolean             locked;        /* more than once */
    guint                give_id;
  } painter;

  GtkCssProvider        *size;
  gboolean               dimmed;
  gboolean               typewriter;
  gboolean               pointed;       /* the cursor was moved by the pointer last, not by a key */
  int                    cursor_offset;

  PengFind              *find;
  PengMatch              match;         /* in an atom, to be shown when that has its place */
  gboolean               match_focus;
  guint                  match_tries;
  guint                  match_still;   /* frames since when it has been in sight */
  guint                  match_id;

  guint                  sight_tries;   /* frames since when an entry is to come into sight */
  guint                  sight_still;   /* and since when it has been there */
  guint                  sight_id;

  struct
  {
    guint                id;
    guint                n_still;       /* frames since when nothing has moved */
    double               upper;
    gint64               end;
  } follow;                             /* the cursor, after a paste */

  GtkWidget             *cite;          /* where a quote's source is written */
  GtkWidget             *cite_entry;    /* while it is */
  GtkTextMark           *cite_mark;
  guint                  cite_drop_id;

  GPtrArray             *inserted;      /* of PengBlock: the photographs that came in last */
  guint64                inserted_revision;  /* of the document with them */
  GtkTextChildAnchor    *wanted;        /* of the atom that the photographs to be chosen are for */
  guint                  wanted_index;
  gboolean               settling;      /* a picture that was pasted gets its name just now */
  struct _PengPasted    *pasted;        /* what was pasted last, as long as nothing came after */

  struct
  {
    GCancellable        *cancellable;
    guint                patience;      /* with a program that is silent, in milliseconds */
    guint                n;             /* how many are being read */
    guint                slow_id;
    gboolean             slow;          /* so that it is told of */
  } pastes;
};

/* peng-editor-signals.c */
void       peng_editor_make_signals    (PengEditorClass   *klass);

/* peng-editor.c */
void       peng_editor_queue_update    (PengEditor         *self);
void       peng_editor_scroll_to_cursor (PengEditor        *self);

/* peng-editor-compose.c */
void       peng_editor_when_settled    (PengEditor         *self,
                                        PengEditorTask      task,
                                        gpointer            user_data,
                                        GDestroyNotify      destroy);
void       peng_editor_run_when_settled (PengEditor        *self,
                                        GSimpleAction      *action,
                                        GVariant           *target,
                                        PengEditorCommand   command);
void       peng_editor_forget_waiting  (PengEditor         *self);
void       peng_editor_set_view_composing (PengEditor      *self,
                                        gboolean            composing);
void       peng_editor_set_entry_composing (PengEditor     *self,
                                        gboolean            composing);

/* peng-editor-typing.c */
void       peng_editor_typing_create   (PengEditor         *self);
void       peng_editor_typing_update   (PengEditor         *self);

/* peng-editor-look.c */
void       peng_editor_look_create     (PengEditor         *self);
gboolean   peng_editor_is_in_text      (PengEditor         *self,
                                        GtkWidget          *widget);
void       peng_editor_look_get        (PengEditor         *self,
                                        PengStyle          *style);
void       peng_editor_look_toggle     (PengEditor         *self,
                                        PengStyleFlags      flag);
void       peng_editor_look_set_color  (PengEditor         *self,
                                        PengColor           color);
void       peng_editor_look_clear      (PengEditor         *self);

/* peng-editor-painter.c */
void       peng_editor_painter_create  (PengEditor         *self);
void       peng_editor_painter_take    (PengEditor         *self);
void       peng_editor_painter_give    (PengEditor         *self);
void       peng_editor_painter_toggle  (PengEditor         *self,
                                        gboolean            locked);
gboolean   peng_editor_painter_end     (PengEditor         *self);

/* peng-editor-focus.c */
void       peng_editor_focus_create    (PengEditor         *self);
void       peng_editor_focus_update    (PengEditor         *self);
void       peng_editor_snapshot        (GtkWidget          *widget,
                                        GtkSnapshot        *snapshot);

/* peng-editor-atoms.c */
void       peng_editor_atoms_create    (PengEditor         *self);
void       peng_editor_atoms_add       (PengEditor         *self,
                                        GtkTextChildAnchor *anchor);
void       peng_editor_atoms_add_all   (PengEditor         *self);
void       peng_editor_atoms_remove    (PengEditor         *self,
                                        GtkTextChildAnchor *anchor);
void       peng_editor_atoms_refresh   (PengEditor         *self,
                                        GtkTextChildAnchor *anchor);
void       peng_editor_atoms_update    (PengEditor         *self);
void       peng_editor_atoms_await_frame (PengEditor       *self);
void       peng_editor_atoms_forget    (PengEditor         *self);
gboolean   peng_editor_atoms_focus     (PengEditor         *self,
                                        guint               block,
                                        PengPart            part,
                                        guint               index);
GtkWidget *peng_editor_atoms_wake      (PengEditor         *self,
                                        guint               block);
gboolean   peng_editor_atoms_get_focused (PengEditor       *self,
                                        guint              *block);
void       peng_editor_atoms_follow_focus (PengEditor      *self,
                                        GtkWidget          *focus);

/* peng-editor-find.c */
void       peng_editor_find_update     (PengEditor         *self);
void       peng_editor_find_forget     (PengEditor         *self);

/* peng-editor-cite.c */
void       peng_editor_cite_create     (PengEditor         *self);
void       peng_editor_cite_edit       (PengEditor         *self);
void       peng_editor_cite_close      (PengEditor         *self);
void       peng_editor_cite_update     (PengEditor         *self);

/* peng-editor-gallery.c */
void       peng_editor_gallery_toggle  (PengEditor         *self);
void       peng_editor_gallery_inserted (PengEditor        *self,
                                        PengBlock * const  *blocks,
                                        guint               n_blocks);
GPtrArray *peng_editor_gallery_make    (GtkTextMark        *where,
                                        PengBlock * const  *blocks,
                                        guint               n_blocks);
gboolean   peng_editor_gallery_take    (PengEditor         *self,
                                        GtkTextMark        *where,
                                        PengBlock * const  *blocks,
                                        guint               n_blocks);
void       peng_editor_gallery_want    (PengEditor         *self,
                                        GtkTextChildAnchor *anchor,
                                        guint               index,
                                        gboolean            of_library);
void       peng_editor_gallery_aim     (PengEditor         *self,
                                        GtkTextMark        *where,
                                        double              x,
                                        double              y);

/* peng-editor-actions.c */
void       peng_editor_actions_create  (PengEditor         *self);
void       peng_editor_actions_update  (PengEditor         *self);
gboolean   peng_editor_has_action      (PengEditor         *self,
                                        const char         *detailed);
void       peng_editor_actions_update_history (PengEditor  *self);

/* peng-editor-move.c */
void       peng_editor_move_blocks     (PengEditor         *self,
                                        int                 by);
void       peng_editor_handle_create   (PengEditor         *self);

/* peng-editor-slash.c */
void       peng_editor_slash_create    (PengEditor         *self);
void       peng_editor_slash_begin     (PengEditor         *self);
void       peng_editor_slash_end       (PengEditor         *self);
void       peng_editor_slash_update    (PengEditor         *self);
void       peng_editor_slash_close     (PengEditor         *self);

/* peng-editor-say.c */
void       peng_editor_say_update      (PengEditor         *self);

/* peng-editor-sight.c */
void       peng_editor_sight_create    (PengEditor         *self);
void       peng_editor_sight_update    (PengEditor         *self);

/* peng-editor-follow.c */
void       peng_editor_follow_create   (PengEditor         *self);
void       peng_editor_follow_cursor   (PengEditor         *self);
void       peng_editor_follow_if_seen  (PengEditor         *self);

/* peng-editor-drop.c */
void       peng_editor_drop_create     (PengEditor         *self);
void       peng_editor_drop_end_others (PengEditor         *self,
                                        GtkDropTarget      *taker,
                                        double              x,
                                        double              y);
GtkTextMark *peng_editor_drop_create_mark (PengEditor      *self,
                                        double              x,
                                        double              y);
void       peng_editor_offer_files     (PengEditor         *self,
                                        GListModel         *files,
                                        GtkTextMark        *where);
void       peng_editor_offer_picture   (PengEditor         *self,
                                        GBytes             *bytes,
                                        GtkTextMark        *where);

/* peng-editor-drop-words.c */
void       peng_editor_drop_words_create (PengEditor       *self);

/* peng-editor-pasted.c */
void       peng_editor_begin_paste     (PengEditor         *self);
void       peng_editor_end_paste       (PengEditor         *self,
                                        PengPasteChanges    changes,
                                        const char         *plain);
void       peng_editor_forget_pasted   (PengEditor         *self);

/* peng-editor-paste-menu.c */
void       peng_editor_add_paste_menu  (PengEditor         *self);
void       peng_editor_open_paste_menu (PengEditor         *self);

/* peng-editor-paste-wait.c */
void       peng_editor_paste_begin_wait (PengEditor        *self);
void       peng_editor_paste_end_wait  (PengEditor         *self);

/* peng-editor-paste.c */
void       peng_editor_paste           (PengEditor         *self,
                                        PengPasteWay        way);
void       peng_editor_drop_words      (PengEditor         *self,
                                        GBytes             *bytes,
                                        gboolean            is_html,
                                        GtkTextMark        *where);
void       peng_editor_copy            (PengEditor         *self,
                                        gboolean            cut);

G_END_DECLS
