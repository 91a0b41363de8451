/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-library-line.h"

G_BEGIN_DECLS

/**
 * PengLibraryDetailsFuncs:
 * @collect_page: gives a line and those around it, to be read together
 * @failed: is told why they could not be read
 *
 * What is needed of a list: both get the list itself.
 */
typedef struct
{
  GPtrArray *(*collect_page) (gpointer         list,
                              PengLibraryLine *line);
  void       (*failed)       (gpointer         list,
                              const GError    *error);
} PengLibraryDetailsFuncs;

/**
 * PengLibraryDetails:
 *
 * What is known of the items of a list: read for the lines that somebody holds and for those around
 * them, page by page, and forgotten some time after.
 */
typedef struct _PengLibraryDetails PengLibraryDetails;

PengLibraryDetails *peng_library_details_new        (PengStore                     *store,
                                                     const PengLibraryDetailsFuncs *funcs,
                                                     GObject                       *list);
void                peng_library_details_free       (PengLibraryDetails            *self);
void                peng_library_details_hold       (PengLibraryDetails            *self,
                                                     PengLibraryLine               *line);
void                peng_library_details_let_go     (PengLibraryDetails            *self,
                                                     PengLibraryLine               *line);
void                peng_library_details_set_sight  (PengLibraryDetails            *self,
                                                     guint                          position);
void                peng_library_details_make_stale (PengLibraryDetails            *self);

G_END_DECLS
