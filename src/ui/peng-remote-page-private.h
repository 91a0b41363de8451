/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-remote-page.h"
#include "ui/peng-remote-row.h"
#include "work/peng-remote-list.h"

G_BEGIN_DECLS

/* What the files of the page share. */
struct _PengRemotePage
{
  AdwBin           parent_instance;

  PengDesk        *desk;
  GPtrArray       *sites;          /* of PengSiteInfo; NULL until they are known */
  gint64           site;
  PengRemoteList  *articles;
  GSignalGroup    *facts_signals;
  gboolean         is_due;         /* it is asked as soon as the site has told its sections */
  GCancellable    *taking;         /* NULL while nothing is being opened */
  char            *taken_title;

  GtkWidget       *header;
  AdwToastOverlay *toasts;
  GtkWidget       *body;
  GtkDropDown     *site_choice;
  GtkEditable     *search;
  GtkStack        *stack;
  AdwStatusPage   *empty_status;
  AdwStatusPage   *error_status;
  GtkWidget       *sign_in;
  GtkScrolledWindow *scroller;
  GtkListBox      *list;
  GtkWidget       *more_spinner;
  GtkWidget       *more_error;
  GtkLabel        *more_words;
  GtkRevealer     *opening;
  GtkLabel        *opening_words;
};

static inline GtkWindow *
peng_remote_page_get_window (PengRemotePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static inline PengSiteFacts *
peng_remote_page_get_facts (PengRemotePage *self)
{
  return peng_desk_get_facts_of (self->desk, self->site);
}

void peng_remote_page_take   (PengRemotePage *self,
                              PengRemoteRow  *row);
void peng_remote_page_cancel (PengRemotePage *self);

G_END_DECLS
