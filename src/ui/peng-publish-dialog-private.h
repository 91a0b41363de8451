/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-publish-dialog.h"

G_BEGIN_DECLS

struct _PengPublishDialog
{
  AdwWindow        parent_instance;

  PengDesk        *desk;
  PengDraft       *draft;
  PengPublishing  *row;
  gint64           site;          /* the one that is chosen */
  PengSiteKind     kind;
  GPtrArray       *sites;         /* of PengSiteInfo; NULL until they are listed */
  GSignalGroup    *facts_signals;

  GtkStack        *stack;
  GtkLabel        *article_title;
  GtkLabel        *contents;
  AdwComboRow     *site_row;
  AdwComboRow     *section_row;
  GtkLabel        *already;
  GtkLabel        *blocker;
  GtkWidget       *publish_button;
  GtkWidget       *sign_in_button;
  AdwActionRow    *freeze_step;
  AdwActionRow    *media_step;
  AdwActionRow    *article_step;
  GtkProgressBar  *progress;
  GtkLabel        *going_words;
  GtkWidget       *stop_button;
  GtkWidget       *retry_button;
  GtkWidget       *sign_in_again_button;
  GtkPicture      *qr;
  GtkLabel        *url;
  GtkLabel        *read_words;
  GtkWidget       *open_button;
  GtkLabel        *failed_heading;
  GtkLabel        *failed_words;
  GtkWidget       *versions;
  AdwActionRow    *their_row;
  AdwActionRow    *our_row;
  GtkWidget       *their_page_button;
  GtkWidget       *conflict_buttons;
  GtkWidget       *compare_button;
  GtkWidget       *replace_button;

  GtkImage        *step_icons[3];

  char            *their_url;
};

const char *peng_publish_dialog_get_url    (PengPublishDialog *self);
char       *peng_publish_dialog_format_time (GDateTime        *time);
void        peng_publish_dialog_show_error (PengPublishDialog *self,
                                            const GError      *error);
void        peng_publish_dialog_show_not_replaced (PengPublishDialog *self,
                                                   const GError      *error);
void        peng_publish_dialog_show_going (PengPublishDialog *self);
void        peng_publish_dialog_show_read  (PengPublishDialog    *self,
                                            const PengPageReport *report);
void        peng_publish_dialog_show_row   (PengPublishDialog *self);

/* peng-publish-dialog-site.c */
void               peng_publish_dialog_sign_in       (PengPublishDialog *self);
gboolean           peng_publish_dialog_needs_sign_in (PengPublishDialog *self,
                                                      const GError      *error);
PengSiteFacts     *peng_publish_dialog_get_facts     (PengPublishDialog *self);
const PengSection *peng_publish_dialog_get_section   (PengPublishDialog *self);
void               peng_publish_dialog_show_sections (PengPublishDialog *self);
void               peng_publish_dialog_choose_site   (PengPublishDialog *self);
void               peng_publish_dialog_show_blocker  (PengPublishDialog *self);
void               peng_publish_dialog_meet_site     (PengPublishDialog *self);

G_END_DECLS
