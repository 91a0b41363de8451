/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-page-color.h"
#include "core/peng-page-sheet.h"

G_BEGIN_DECLS

/* So many pixels show nothing. */
#define PENG_PAGE_NO_ROOM 2.0

/**
 * PengPageHiding:
 * @PENG_PAGE_SHOWN: it is not hidden
 * @PENG_PAGE_HIDDEN_BY_DISPLAY: `display: none`, the `hidden` attribute or the like
 * @PENG_PAGE_HIDDEN_BY_VISIBILITY: `visibility: hidden`
 * @PENG_PAGE_HIDDEN_BY_OPACITY: one sees through it
 * @PENG_PAGE_HIDDEN_BY_SIZE: it has no room
 * @PENG_PAGE_HIDDEN_BY_PLACE: it is far off the screen, or behind the page
 * @PENG_PAGE_HIDDEN_BY_CLIP: all of it is cut away
 * @PENG_PAGE_HIDDEN_BY_COLOR: its letters have the colour of the ground
 * @PENG_PAGE_HIDDEN_BY_FONT: its letters are too small to be seen
 *
 * How something is kept from a reader.
 */
typedef enum
{
  PENG_PAGE_SHOWN,
  PENG_PAGE_HIDDEN_BY_DISPLAY,
  PENG_PAGE_HIDDEN_BY_VISIBILITY,
  PENG_PAGE_HIDDEN_BY_OPACITY,
  PENG_PAGE_HIDDEN_BY_SIZE,
  PENG_PAGE_HIDDEN_BY_PLACE,
  PENG_PAGE_HIDDEN_BY_CLIP,
  PENG_PAGE_HIDDEN_BY_COLOR,
  PENG_PAGE_HIDDEN_BY_FONT,
} PengPageHiding;

/**
 * PengPageLook:
 * @hiding: how the node is kept from a reader, by itself or by what is around it
 * @hidden_by: number of the element that does it, %PENG_PAGE_NONE where it is shown
 *
 * Whether one node of a page is seen.
 */
typedef struct
{
  PengPageHiding hiding;
  guint          hidden_by;
} PengPageLook;

PengPageLook *peng_page_look_all (const PengPageTree *tree,
                                  PengPageSheet      *sheet);

/* peng-page-hide.c */
PengPageHiding peng_page_hides      (const char   **values,
                                     double         font_size,
                                     PengPageFlags  flags);
double         peng_page_read_size  (const char    *css,
                                     double         font_size,
                                     double         whole);

G_END_DECLS
