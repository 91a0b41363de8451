/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-page-tree.h"

G_BEGIN_DECLS

#define PENG_PAGE_MAX_SHEET (2 * 1024 * 1024)
#define PENG_PAGE_MAX_RULES 8000

/**
 * PengPageProperty:
 * @PENG_PAGE_BACKGROUND: `background`
 * @PENG_PAGE_BACKGROUND_COLOR: `background-color`
 * @PENG_PAGE_BACKGROUND_IMAGE: `background-image`
 * @PENG_PAGE_BOTTOM: `bottom`
 * @PENG_PAGE_CLIP: `clip`
 * @PENG_PAGE_CLIP_PATH: `clip-path`
 * @PENG_PAGE_COLOR: `color`
 * @PENG_PAGE_CONTENT_VISIBILITY: `content-visibility`
 * @PENG_PAGE_DISPLAY: `display`
 * @PENG_PAGE_FILTER: `filter`
 * @PENG_PAGE_FONT: `font`
 * @PENG_PAGE_FONT_SIZE: `font-size`
 * @PENG_PAGE_HEIGHT: `height`
 * @PENG_PAGE_INSET: `inset`
 * @PENG_PAGE_LEFT: `left`
 * @PENG_PAGE_LINE_HEIGHT: `line-height`
 * @PENG_PAGE_MARGIN: `margin`
 * @PENG_PAGE_MARGIN_LEFT: `margin-left`
 * @PENG_PAGE_MARGIN_TOP: `margin-top`
 * @PENG_PAGE_MAX_HEIGHT: `max-height`
 * @PENG_PAGE_MAX_WIDTH: `max-width`
 * @PENG_PAGE_OPACITY: `opacity`
 * @PENG_PAGE_OVERFLOW: `overflow`
 * @PENG_PAGE_OVERFLOW_X: `overflow-x`
 * @PENG_PAGE_OVERFLOW_Y: `overflow-y`
 * @PENG_PAGE_POSITION: `position`
 * @PENG_PAGE_RIGHT: `right`
 * @PENG_PAGE_SCALE: `scale`
 * @PENG_PAGE_TEXT_FILL: `-webkit-text-fill-color`
 * @PENG_PAGE_TEXT_INDENT: `text-indent`
 * @PENG_PAGE_TOP: `top`
 * @PENG_PAGE_TRANSFORM: `transform`
 * @PENG_PAGE_TRANSLATE: `translate`
 * @PENG_PAGE_VISIBILITY: `visibility`
 * @PENG_PAGE_WIDTH: `width`
 * @PENG_PAGE_Z_INDEX: `z-index`
 *
 * What a style can say that bears on whether a reader sees something, by the names of CSS.
 */
typedef enum
{
  PENG_PAGE_BACKGROUND,
  PENG_PAGE_BACKGROUND_COLOR,
  PENG_PAGE_BACKGROUND_IMAGE,
  PENG_PAGE_BOTTOM,
  PENG_PAGE_CLIP,
  PENG_PAGE_CLIP_PATH,
  PENG_PAGE_COLOR,
  PENG_PAGE_CONTENT_VISIBILITY,
  PENG_PAGE_DISPLAY,
  PENG_PAGE_FILTER,
  PENG_PAGE_FONT,
  PENG_PAGE_FONT_SIZE,
  PENG_PAGE_HEIGHT,
  PENG_PAGE_INSET,
  PENG_PAGE_LEFT,
  PENG_PAGE_LINE_HEIGHT,
  PENG_PAGE_MARGIN,
  PENG_PAGE_MARGIN_LEFT,
  PENG_PAGE_MARGIN_TOP,
  PENG_PAGE_MAX_HEIGHT,
  PENG_PAGE_MAX_WIDTH,
  PENG_PAGE_OPACITY,
  PENG_PAGE_OVERFLOW,
  PENG_PAGE_OVERFLOW_X,
  PENG_PAGE_OVERFLOW_Y,
  PENG_PAGE_POSITION,
  PENG_PAGE_RIGHT,
  PENG_PAGE_SCALE,
  PENG_PAGE_TEXT_FILL,
  PENG_PAGE_TEXT_INDENT,
  PENG_PAGE_TOP,
  PENG_PAGE_TRANSFORM,
  PENG_PAGE_TRANSLATE,
  PENG_PAGE_VISIBILITY,
  PENG_PAGE_WIDTH,
  PENG_PAGE_Z_INDEX,
  PENG_PAGE_N_PROPERTIES
} PengPageProperty;

/**
 * PengPageSheet:
 *
 * The style rules of a page.
 */
typedef struct _PengPageSheet PengPageSheet;

PengPageSheet *peng_page_sheet_new      (void);
void           peng_page_sheet_free     (PengPageSheet       *self);
void           peng_page_sheet_add      (PengPageSheet       *self,
                                         const char          *css,
                                         gsize                n_bytes);
void           peng_page_sheet_look_up  (PengPageSheet       *self,
                                         const PengPageTree  *tree,
                                         guint                node,
                                         const char         **values);
const char    *peng_page_sheet_get_named (PengPageSheet      *self,
                                          const char         *name);
gboolean       peng_page_sheet_is_cut   (PengPageSheet       *self);

/* peng-page-select.c */

/**
 * PengPageSelector:
 *
 * What a rule is for.
 */
typedef struct _PengPageSelector PengPageSelector;

PengPageSelector *peng_page_selector_new     (const char             *text,
                                              gsize                   n_bytes);
void              peng_page_selector_free    (PengPageSelector       *self);
guint             peng_page_selector_weigh   (const PengPageSelector *self);
const char       *peng_page_selector_get_key (const PengPageSelector *self,
                                              char                   *kind);
gboolean          peng_page_selector_matches (const PengPageSelector *self,
                                              const PengPageTree     *tree,
                                              guint                   node,
                                              guint                  *steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPageSheet, peng_page_sheet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPageSelector, peng_page_selector_free)

G_END_DECLS
