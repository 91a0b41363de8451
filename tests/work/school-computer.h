/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-publisher.h"

G_BEGIN_DECLS

/* One of the computers of a school: a store of its own, and an author's account at the WordPress that
 * run-with-wordpress.sh has started. */
typedef struct
{
  char          *base;
  char          *data_dir;
  PengStore     *store;
  gint64         site;
  PengPublisher *publisher;
} SchoolComputer;

SchoolComputer *school_computer_new         (void);
/* One that reaches the site at another address, such as a proxy's. */
SchoolComputer *school_computer_new_at      (const char       *base);
/* Another one, with everything that @other has by now: somebody has copied the folder. */
SchoolComputer *school_computer_new_copy    (SchoolComputer   *other);
void            school_computer_free        (SchoolComputer   *self);

/* An article of some kinds of blocks, with @n_pictures pictures of its own. */
PengArticle    *school_computer_write       (SchoolComputer   *self,
                                             const char       *uuid,
                                             const char       *title,
                                             guint             n_pictures);
PengPublishing *school_computer_publish     (SchoolComputer   *self,
                                             PengArticle      *article);
/* For readers from @due on, microseconds since 1970; 0 for at once. */
PengPublishing *school_computer_publish_from (SchoolComputer  *self,
                                              PengArticle     *article,
                                              gint64           due);
PengPublishing *school_computer_withdraw    (SchoolComputer   *self,
                                             const char       *uuid);
/* Runs the main context until the row is in @state; fails where it ends otherwise, or after a minute. */
void            school_computer_wait        (PengPublishing   *row,
                                             PengOutboxState   state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SchoolComputer, school_computer_free)

G_END_DECLS
