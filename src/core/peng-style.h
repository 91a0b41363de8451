/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PengStyleFlags:
 * @PENG_STYLE_STRONG: bold
 * @PENG_STYLE_EM: italic
 * @PENG_STYLE_UNDERLINE: underlined
 * @PENG_STYLE_STRIKE: struck through
 * @PENG_STYLE_SUB: lowered; excludes @PENG_STYLE_SUP
 * @PENG_STYLE_SUP: raised; excludes @PENG_STYLE_SUB
 * @PENG_STYLE_MARK: highlighted
 *
 * What a person can switch on and off for a range of text.
 */
typedef enum /*< flags >*/
{
  PENG_STYLE_STRONG    = 1 << 0,
  PENG_STYLE_EM        = 1 << 1,
  PENG_STYLE_UNDERLINE = 1 << 2,
  PENG_STYLE_STRIKE    = 1 << 3,
  PENG_STYLE_SUB       = 1 << 4,
  PENG_STYLE_SUP       = 1 << 5,
  PENG_STYLE_MARK      = 1 << 6,
} PengStyleFlags;

#define PENG_STYLE_ALL_FLAGS 0x7f

/**
 * PengColor:
 * @PENG_COLOR_NONE: the theme's own
 * @PENG_COLOR_RED: `color-red`
 * @PENG_COLOR_ORANGE: `color-orange`
 * @PENG_COLOR_GREEN: `color-green`
 * @PENG_COLOR_BLUE: `color-blue`
 * @PENG_COLOR_PURPLE: `color-purple`
 * @PENG_COLOR_GRAY: `color-gray`
 *
 * The palette. The names are part of the saved form: `class="color-red"`.
 */
typedef enum
{
  PENG_COLOR_NONE,
  PENG_COLOR_RED,
  PENG_COLOR_ORANGE,
  PENG_COLOR_GREEN,
  PENG_COLOR_BLUE,
  PENG_COLOR_PURPLE,
  PENG_COLOR_GRAY,
  PENG_N_COLORS
} PengColor;

/**
 * PengStyle:
 * @flags: the flags that are on
 * @color: a palette colour
 * @link: (nullable): an address that peng_style_link_is_safe() accepts; borrowed from the text
 *   or the caller
 *
 * The formatting of a range of text. All zero is plain.
 */
typedef struct
{
  PengStyleFlags  flags;
  PengColor       color;
  const char     *link;
} PengStyle;

/**
 * PengStyleChange:
 * @set: flags to switch on
 * @clear: flags to switch off
 * @has_color: whether @color is to be set
 * @has_link: whether @link is to be set; %NULL then takes the link away
 *
 * What a command does to the styles of a range.
 */
typedef struct
{
  PengStyleFlags  set;
  PengStyleFlags  clear;
  gboolean        has_color;
  PengColor       color;
  gboolean        has_link;
  const char     *link;
} PengStyleChange;

gboolean    peng_style_equal        (const PengStyle *a,
                                     const PengStyle *b);
gboolean    peng_style_link_is_safe (const char      *uri);
const char *peng_color_get_name     (PengColor        color);
PengColor   peng_color_from_name    (const char      *name);

G_END_DECLS
