/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-completion.h"
#include "ui/peng-field-view.h"
#include "ui/peng-media-labels.h"
#include "ui/peng-media-pane.h"
#include "ui/peng-media-picture.h"
#include "work/peng-media-edits.h"

G_BEGIN_DECLS

/* What the files of the pane share. */
struct _PengMediaPane
{
  AdwBin              parent_instance;

  PengStore          *store;
  PengMediaEdits     *edits;
  GArray             *ids;             /* of gint64: what is chosen */
  GPtrArray          *items;           /* of PengLibraryItem; NULL while they are on their way */
  GCancellable       *loading;
  gboolean            reload_wanted;

  PengFieldView      *fields[PENG_MEDIA_N_FIELDS];
  gboolean            touched[PENG_MEDIA_N_FIELDS];   /* written in, and not saved */
  gboolean            differs[PENG_MEDIA_N_FIELDS];   /* the items say different things */
  gboolean            differs_in_consent;
  gboolean            showing;
  guint               save_id;
  guint               n_saving;
  gboolean            told;            /* of what is written now, that it is of many */
  GPtrArray          *unsaved;         /* of PengUnsaved: the store would not have it */

  GCancellable       *asking_uses;
  GSimpleActionGroup *actions;
  gboolean            can_give;    /* what was done to a photograph, to others */
  GCancellable       *working;     /* while something takes long */
  PengMediaVariant    variant;         /* to be exported */

  GtkStack           *stack;
  GtkWidget          *failure;         /* bar of what is not saved */
  GtkLabel           *failure_words;
  AdwStatusPage      *load_failure;
  GtkWidget          *trash_bar;
  GtkLabel           *trash_words;
  GtkBox             *pictures;
  GtkLabel           *name;
  GtkLabel           *facts;
  GtkWidget          *tools;
  GtkWidget          *menu_button;
  GtkBox             *words;
  GtkDropDown        *consent;
  GtkWidget          *refused;
  GtkBox             *labels_box;
  PengMediaLabels    *labels[PENG_MEDIA_N_LABELS];
  PengCompletion     *completions[PENG_N_KNOWN];
  GtkLabel           *uses_words;
  GtkListBox         *uses;
  GtkWidget          *busy_bar;
  GtkLabel           *busy_words;
};

/* peng-media-pane.c */
void     peng_media_pane_load           (PengMediaPane         *self);
void     peng_media_pane_toast          (PengMediaPane         *self,
                                         const char            *words);
AdwToast *peng_media_pane_toast_button  (PengMediaPane         *self,
                                         const char            *words,
                                         const char            *label);
void     peng_media_pane_toast_error    (PengMediaPane         *self,
                                         const char            *what,
                                         const GError          *error);
GStrv    peng_media_pane_dup_media      (PengMediaPane         *self);

/* peng-media-pane-words.c */
void     peng_media_pane_create_words   (PengMediaPane         *self);
void     peng_media_pane_show_words     (PengMediaPane         *self);
gboolean peng_media_pane_is_written_in  (PengMediaPane         *self);
void     peng_media_pane_undo           (PengMediaPane         *self,
                                         gboolean               redo);
void     peng_media_pane_try_again      (PengMediaPane         *self);
void     peng_media_pane_stop_saving    (PengMediaPane         *self);

void     peng_media_pane_describe       (PengMediaPane         *self,
                                         const PengMediaChange *change);

/* peng-media-pane-complete.c */
void     peng_media_pane_create_completions (PengMediaPane     *self);
void     peng_media_pane_start_completions  (PengMediaPane     *self);
void     peng_media_pane_remove_completions (PengMediaPane     *self);

/* peng-media-pane-consent.c */
void     peng_media_pane_create_consent (PengMediaPane         *self);
void     peng_media_pane_show_consent   (PengMediaPane         *self);

/* peng-media-pane-facts.c */
void     peng_media_pane_show_facts     (PengMediaPane         *self);

/* peng-media-pane-uses.c */
void     peng_media_pane_create_uses    (PengMediaPane         *self);
void     peng_media_pane_show_uses      (PengMediaPane         *self);

/* peng-media-pane-actions.c */
void     peng_media_pane_create_actions (PengMediaPane         *self);
void     peng_media_pane_update_actions (PengMediaPane         *self);

/* peng-media-pane-trash.c */
void     peng_media_pane_trash          (PengMediaPane         *self);
void     peng_media_pane_restore        (PengMediaPane         *self);

/* peng-media-pane-export.c */
void     peng_media_pane_export         (PengMediaPane         *self,
                                         PengMediaVariant       variant);
void     peng_media_pane_open           (PengMediaPane         *self);
void     peng_media_pane_copy           (PengMediaPane         *self);

G_END_DECLS
