/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-library-cell.h"
#include "ui/peng-library-filters.h"
#include "ui/peng-library-view.h"

G_BEGIN_DECLS

/* The names of more items are found out only when somebody asks: nobody drags so many. */
#define PENG_LIBRARY_MAX_DRAGGED 500

/* What the files of the view share. */
struct _PengLibraryView
{
  AdwBin               parent_instance;

  PengStore           *store;
  PengLibraryModel    *model;
  PengThumbs          *thumbs;
  GtkMultiSelection   *selection;
  PengMediaKinds       kinds;
  char                *failure;      /* why the list could not be read */
  GHashTable          *names;        /* numbers → media names, of what was selected */
  GCancellable        *naming;
  gboolean             focus_wanted; /* on the items, when there are some */
  gboolean             sight_wanted;
  gboolean             top_wanted;   /* to be seen again when the frame is out */
  guint                line_wanted;  /* likewise; G_MAXUINT for none */
  guint                first_seen;
  PengLibrarySort      sort;         /* of the list */
  gboolean             ascending;
  gboolean             sorting;      /* the heads are told, and need not tell */
  GSimpleActionGroup  *sort_actions;
  GtkColumnViewColumn *columns[PENG_LIBRARY_N_SORTS]; /* that it can be sorted by */
  GArray              *kept;         /* of gint64: to be selected when the items have come */
  gint64               line_kept;    /* likewise, to be seen; 0 for what is selected */

  GtkSearchEntry      *search;
  PengLibraryFilters  *filters;
  GtkToggleButton     *as_grid;
  GtkToggleButton     *as_list;
  GtkWidget           *sort_button;
  GtkWidget           *chosen_bar;
  GtkLabel            *chosen;
  GtkStack            *stack;
  AdwStatusPage       *failure_page;
  GtkGridView         *grid;
  GtkColumnView       *list;
  GtkLabel            *day;
  GtkLabel            *count;
};

/* peng-library-view.c */
void       peng_library_view_ask         (PengLibraryView *self);
/* peng-library-view-grid.c */
void       peng_library_view_fill_grid   (PengLibraryView *self);
void       peng_library_view_add_drag    (PengLibraryView *self,
                                          PengLibraryCell *cell);
/* peng-library-view-list.c */
void       peng_library_view_name_list   (PengLibraryView *self);
void       peng_library_view_fill_list   (PengLibraryView *self);
/* peng-library-view-sort.c */
void       peng_library_view_create_sort (PengLibraryView     *self);
void       peng_library_view_add_sorter  (PengLibraryView     *self,
                                          GtkColumnViewColumn *column,
                                          PengLibrarySort      sort);
void       peng_library_view_begin_sort  (PengLibraryView     *self);
gboolean   peng_library_view_is_sorted   (PengLibraryView     *self);
void       peng_library_view_fill_sort   (PengLibraryView     *self,
                                          PengLibraryQuery    *query);
void       peng_library_view_reorder     (PengLibraryView     *self,
                                          guint                position);
void       peng_library_view_show_kept   (PengLibraryView     *self);
/* peng-library-view-sight.c */
GtkWidget *peng_library_view_get_lines   (PengLibraryView *self);
void       peng_library_view_watch_sight (PengLibraryView *self);
void       peng_library_view_want_sight  (PengLibraryView *self);
void       peng_library_view_stay_at_top (PengLibraryView *self);
void       peng_library_view_scroll_to   (PengLibraryView *self,
                                          guint            position);
/* peng-library-view-selected.c */
guint      peng_library_view_count_selected (PengLibraryView *self);
void       peng_library_view_name_selected (PengLibraryView *self);

G_END_DECLS
