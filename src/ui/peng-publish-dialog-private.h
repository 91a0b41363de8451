/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-plan-group.h"
#include "ui/peng-publish-dialog.h"

G_BEGIN_DECLS

struct _PengPublishDialog
{
  AdwWindow        parent_instance;

  PengDesk        *desk;
  PengDraft       *draft;
  PengPublishing  *row;
  gint64           site;          /* the one that is chosen */
  gint64           first_site;    /* the one that is to be offered first, 0 for the usual one */
  gint64           last_site;     /* the one that got the article last, 0 for none */
  PengSiteKind     kind;
  GPtrArray       *sites;         /* of PengSiteInfo; NULL until they are listed */
  GSignalGroup    *facts_signals;

  GtkStack        *stack;
  GtkLabel        *article_title;
  GtkLabel        *contents;
  AdwComboRow     *site_row;
  AdwComboRow     *section_row;
  PengPlanGroup   *plan;
  GtkLabel        *source_note;
  GtkLabel        *already;
  GtkLabel        *blocker;
  GtkWidget       *publish_button;
  GtkWidget       *sign_in_button;
  GtkWidget       *at_site;
  GtkWidget       *page_row;
  GtkWidget       *now_row;
  GtkWidget       *draft_row;
  GtkWidget       *withdraw_row;
  AdwActionRow    *freeze_step;
  AdwActionRow    *media_step;
  AdwActionRow    *article_step;
  GtkProgressBar  *progress;
  GtkLabel        *going_words;
  GtkWidget       *stop_button;
  GtkWidget       *retry_button;
  GtkWidget       *sign_in_again_button;
  GtkLabel        *done_heading;
  GtkLabel        *done_words;
  GtkWidget       *code_box;
  GtkPicture      *qr;
  GtkLabel        *url;
  GtkLabel        *read_words;
  GtkWidget       *copy_button;
  GtkWidget       *open_button;
  GtkWidget       *change_button;
  GtkWidget       *now_button;
  GtkWidget       *back_button;
  GtkLabel        *failed_heading;
  GtkLabel        *failed_words;
  GtkWidget       *versions;
  AdwActionRow    *their_row;
  AdwActionRow    *our_row;
  GtkWidget       *their_page_button;
  GtkWidget       *conflict_buttons;
  GtkWidget       *compare_button;
  GtkWidget       *keep_button;
  GtkWidget       *replace_button;

  GtkImage        *step_icons[3];

  char            *their_url;
  PengPublication *publication;   /* what the chosen site has; NULL for nothing */
  gboolean         plan_chosen;   /* by the person */
  gboolean         is_shown;      /* what was to come has come */
  guint            due_id;
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

void        peng_publish_dialog_set_row    (PengPublishDialog     *self,
                                            PengPublishing        *row);
void        peng_publish_dialog_leave_row  (PengPublishDialog     *self);
void        peng_publish_dialog_show_ready (PengPublishDialog     *self);
void        peng_publish_dialog_start      (PengPublishDialog     *self,
                                            const PengPublishPlan *plan);

/* peng-publish-dialog-life.c */
void        peng_publish_dialog_install_life    (GtkWidgetClass    *widget_class);
void        peng_publish_dialog_plan_changed_cb (PengPublishDialog *self);
void        peng_publish_dialog_section_selected_cb (PengPublishDialog *self);
void        peng_publish_dialog_set_publication (PengPublishDialog *self,
                                                 PengPublication   *publication);
void        peng_publish_dialog_show_standing   (PengPublishDialog *self);
void        peng_publish_dialog_show_arrived    (PengPublishDialog *self);
void        peng_publish_dialog_shown_cb        (PengPublishDialog *self,
                                                 const char        *article,
                                                 gint64             site);
void        peng_publish_dialog_watch_due       (PengPublishDialog *self);

/* peng-publish-dialog-site.c */
const char        *peng_publish_dialog_get_usual_source (PengPublishDialog *self);
void               peng_publish_dialog_sign_in       (PengPublishDialog *self);
gboolean           peng_publish_dialog_needs_sign_in (PengPublishDialog *self,
                                                      const GError      *error);
PengSiteFacts     *peng_publish_dialog_get_facts     (PengPublishDialog *self);
const PengSection *peng_publish_dialog_get_section   (PengPublishDialog *self);
void               peng_publish_dialog_show_sections (PengPublishDialog *self);
void               peng_publish_dialog_choose_site   (PengPublishDialog *self,
                                                 gint64             site);
void               peng_publish_dialog_show_blocker  (PengPublishDialog *self);
void               peng_publish_dialog_meet_site     (PengPublishDialog *self);

G_END_DECLS
