/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-article-page.h"
#include "ui/peng-drafts-pane.h"
#include "ui/peng-library-page.h"
#include "ui/peng-media-pane.h"
#include "ui/peng-outbox-page.h"
#include "ui/peng-outline-pane.h"
#include "ui/peng-panes.h"
#include "ui/peng-preview-pane.h"
#include "ui/peng-remote-page.h"
#include "ui/peng-status-bar.h"
#include "ui/peng-window.h"

G_BEGIN_DECLS

/* What the files of the window share. */
struct _PengWindow
{
  AdwApplicationWindow  parent_instance;

  PengDesk             *desk;
  GSettings            *settings;
  PengDraft            *draft;
  gboolean              gone;
  GPtrArray            *left;     /* of PengDraft: no longer shown, and still needed */
  GCancellable         *opening;
  char                 *sought_draft;   /* in which, when it is shown, something is gone to, */
  char                 *sought_media;   /* and what that is */
  gboolean              asking;   /* the disk, or the person, whether it may close */
  gboolean              closing;
  gboolean              leaving;  /* it was asked what is to become of the outbox */
  char                 *undecided_draft; /* when it is shown, it is asked which version stays */

  char                 *page_uri;      /* where the open draft is published, NULL where it is not */
  gint64                page_changed;  /* when that was */
  GCancellable         *asking_page;

  PengPreview          *preview;
  PengPreviewPane      *preview_pane;
  PengArticlePage      *page;
  PengEditor           *editor;
  PengDraftsPane       *drafts;
  PengOutlinePane      *outline;
  GtkStack             *sidebar;

  GCancellable         *import;
  guint                 focus_id;
  PengDraft            *importing;     /* which draft the photographs are for */

  double                wheel;         /* how far it was turned with Ctrl since the last step */

  GtkStack             *views;
  char                 *fit_source;    /* whose changes other photographs are to be given */
  PengMediaPane        *media_pane;    /* beside the library, with which it is made */
  PengLibraryPage      *library;       /* NULL until it was looked at */
  PengOutboxPage       *outbox;        /* as the library */
  PengRemotePage       *remote;        /* as the library */
  GtkWidget            *header;
  AdwWindowTitle       *title;
  AdwToastOverlay      *toasts;
  GPtrArray            *draft_toasts; /* of AdwToast: what is said of the open draft */
  GPtrArray            *deletions;    /* what can be brought back by the toast, and after it */
  AdwToast             *undo_toast;   /* weak: of the last deletion */
  AdwToast             *paste_toast;  /* weak: while it is to be seen */
  AdwToast             *gather_toast; /* weak: offers a gallery of what came in */
  PengPictures         *pictures;     /* of pastes, on their way into the library */
  GHashTable           *awaiting;     /* media of those → the drafts that wait for it */
  PengPanes            *panes;
  PengStatusBar        *status_bar;
  GtkWidget            *outbox_button; /* seen while anything is on its way */
  GtkWidget            *palette;       /* weak: while it is open */
};

/* Whether the window was closed while an answer was on its way to it. */
static inline gboolean
peng_window_is_gone (PengWindow *self)
{
  return self->gone;
}

void       peng_window_install_actions (PengWindowClass *klass);
void       peng_window_install_palette (PengWindowClass *klass);
void       peng_window_publish         (PengWindow      *self,
                                        gint64           site);
void       peng_window_show_earlier    (PengWindow      *self);
void       peng_window_watch_joining   (PengWindow      *self,
                                        GtkWidget       *dialog);
void       peng_window_update_actions  (PengWindow      *self);
void       peng_window_install_text_actions (PengWindowClass *klass);
void       peng_window_update_text_actions (PengWindow *self);
void       peng_window_open_desk       (PengWindow      *self);
void       peng_window_show_title      (PengWindow      *self);
void       peng_window_forget_draft    (PengWindow      *self);
void       peng_window_end_importing   (PengWindow      *self);
void       peng_window_show_library    (PengWindow      *self);
void       peng_window_show_writing    (PengWindow      *self);
gboolean   peng_window_shows_writing   (PengWindow      *self);
gboolean   peng_window_shows_library   (PengWindow      *self);
void       peng_window_show_outbox     (PengWindow      *self);
gboolean   peng_window_shows_outbox    (PengWindow      *self);
void       peng_window_show_remote     (PengWindow      *self);
gboolean   peng_window_shows_remote    (PengWindow      *self);
gboolean   peng_window_asks_about_outbox (PengWindow    *self);
void       peng_window_watch_outbox    (PengWindow      *self);
void       peng_window_decide          (PengWindow      *self);
PengDraft *peng_window_find_unsaved    (PengWindow      *self);
void       peng_window_open_first      (PengWindow      *self);
void       peng_window_show_draft      (PengWindow      *self,
                                        PengDraft       *draft);
void       peng_window_open_draft      (PengWindow      *self,
                                        const char      *uuid);
PengDraft *peng_window_get_open        (PengWindow      *self,
                                        const char      *uuid);
void       peng_window_new_draft       (PengWindow      *self);
void       peng_window_delete_draft    (PengWindow      *self,
                                        const char      *uuid);
void       peng_window_offer_undelete  (PengWindow      *self,
                                        const char      *uuid,
                                        const char      *title);
void       peng_window_forget_deletions (PengWindow     *self);
void       peng_window_duplicate_draft (PengWindow      *self,
                                        const char      *uuid);
AdwToast  *peng_window_create_toast    (const char      *words);
void       peng_window_toast           (PengWindow      *self,
                                        const char      *words);
void       peng_window_toast_error     (PengWindow      *self,
                                        const char      *what,
                                        const GError    *error);
void       peng_window_toast_of_draft  (PengWindow      *self,
                                        AdwToast        *toast);
void       peng_window_withdraw_toasts (PengWindow      *self);
void       peng_window_focus_next_part (PengWindow      *self,
                                        int              by);
void       peng_window_create_sidebar  (PengWindow      *self);
void       peng_window_show_drafts     (PengWindow      *self);
void       peng_window_show_outline    (PengWindow      *self);
void       peng_window_watch_focus     (PengWindow      *self);
void       peng_window_import_files    (PengWindow      *self,
                                        GListModel      *files);
void       peng_window_insert_items    (PengWindow      *self,
                                        GPtrArray       *items);
GtkWidget *peng_window_open_picker     (PengWindow      *self,
                                        PengMediaKinds   kinds,
                                        gboolean         several);
void       peng_window_pick            (PengWindow      *self);
void       peng_window_pick_wanted     (PengWindow      *self,
                                        gboolean         several);
void       peng_window_watch_library_drops (PengWindow  *self);
void       peng_window_add_media_pane  (PengWindow      *self);
void       peng_window_seek_media      (PengWindow      *self,
                                        const char      *uuid,
                                        const char      *media);
void       peng_window_show_sought     (PengWindow      *self);
void       peng_window_replace_media   (PengWindow      *self,
                                        const char      *media);
GtkWidget *peng_window_create_preview  (PengWindow      *self);
void       peng_window_show_site       (PengWindow      *self);
void       peng_window_watch_pages     (PengWindow      *self);
void       peng_window_show_findings   (PengWindow      *self,
                                        GCancellable    *cancellable);
void       peng_window_forget_findings (PengWindow      *self);
void       peng_window_install_read_back (PengWindowClass *klass);
void       peng_window_show_page       (PengWindow      *self);
void       peng_window_watch_site      (PengWindow      *self);
void       peng_window_forget_site     (PengWindow      *self);
void       peng_window_watch_imports   (PengWindow      *self);
GtkWidget *peng_window_fit             (PengWindow      *self,
                                        const char      *media);
void       peng_window_watch_fit       (PengWindow      *self);
void       peng_window_reload_media    (PengWindow      *self,
                                        const char      *media);
void       peng_window_take_fit        (PengWindow      *self,
                                        const char      *media);
void       peng_window_give_fit        (PengWindow      *self,
                                        GPtrArray       *items);
void       peng_window_undo_fit        (PengWindow      *self,
                                        GPtrArray       *items);
void       peng_window_watch_writing   (PengWindow      *self);
void       peng_window_zoom            (PengWindow      *self,
                                        int              by);
void       peng_window_end_focus_mode  (PengWindow      *self);
void       peng_window_watch_pastes    (PengWindow      *self);
void       peng_window_forget_pastes   (PengWindow      *self);
void       peng_window_recall_pictures (PengWindow      *self);
gboolean   peng_window_awaits_pictures (PengWindow      *self,
                                        PengDraft       *draft);
void       peng_window_release_draft   (PengWindow      *self,
                                        PengDraft       *draft);

G_END_DECLS
