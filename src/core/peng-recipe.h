/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PENG_RECIPE_MAX_STRAIGHTEN 15.0
#define PENG_RECIPE_MAX_VEILS      200
#define PENG_RECIPE_MIN_WIDTH      16

/* A web version is never wider or higher than this: what its recipe does not say is as wide. */
#define PENG_RECIPE_MAX_WIDTH      1920
#define PENG_RECIPE_MAX_HEIGHT     16384

/* Bytes of the longest text of a recipe, its end included. */
#define PENG_RECIPE_MAX_TEXT       (16 * 1024)

#define PENG_RECIPE_ERROR (peng_recipe_error_quark ())

/**
 * PengRecipeError:
 * @PENG_RECIPE_ERROR_SYNTAX: the text is of no recipe
 * @PENG_RECIPE_ERROR_RANGE: a number in it is out of its range
 *
 * Why a text is no recipe.
 */
typedef enum
{
  PENG_RECIPE_ERROR_SYNTAX,
  PENG_RECIPE_ERROR_RANGE,
} PengRecipeError;

/**
 * PengArea:
 * @x: of its left edge, from 0 to 1
 * @y: of its upper edge, from 0 to 1
 * @width: above 0; @x + @width is at most 1
 * @height: above 0; @y + @height is at most 1
 *
 * A part of a picture, in shares of its width and height.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} PengArea;

/**
 * PengVeilKind:
 * @PENG_VEIL_MOSAIC: large squares of one colour each
 * @PENG_VEIL_BLUR: blurred until nothing can be made out
 * @PENG_N_VEIL_KINDS: how many there are
 *
 * How a part of a picture is made unknowable.
 */
typedef enum
{
  PENG_VEIL_MOSAIC,
  PENG_VEIL_BLUR,
  PENG_N_VEIL_KINDS
} PengVeilKind;

/**
 * PengVeil:
 * @kind: how
 * @area: what, in shares of the upright original: it stays on the face however the picture is
 *   turned or cropped
 *
 * A part of a picture that readers must not make out: a face, a number plate, a screen.
 */
typedef struct
{
  PengVeilKind kind;
  PengArea     area;
} PengVeil;

/**
 * PengWatermarkPlace:
 * @PENG_WATERMARK_BOTTOM_RIGHT: where it is mostly looked for
 * @PENG_WATERMARK_BOTTOM_LEFT: at the lower left
 * @PENG_WATERMARK_TOP_RIGHT: at the upper right
 * @PENG_WATERMARK_TOP_LEFT: at the upper left
 * @PENG_WATERMARK_CENTER: in the middle
 * @PENG_N_WATERMARK_PLACES: how many there are
 *
 * Where in the finished picture the watermark stands.
 */
typedef enum
{
  PENG_WATERMARK_BOTTOM_RIGHT,
  PENG_WATERMARK_BOTTOM_LEFT,
  PENG_WATERMARK_TOP_RIGHT,
  PENG_WATERMARK_TOP_LEFT,
  PENG_WATERMARK_CENTER,
  PENG_N_WATERMARK_PLACES
} PengWatermarkPlace;

/**
 * PengRecipe:
 * @brightness: from -1 to 1; 0 leaves it
 * @contrast: from -1 to 1; 0 leaves it
 * @turns: quarter turns clockwise, 0 to 3
 * @straighten: degrees clockwise, at most %PENG_RECIPE_MAX_STRAIGHTEN either way; the picture is
 *   enlarged about its middle until no corner is empty, its frame stays
 * @crop: what is left of the frame that was turned and straightened; all of it is 0, 0, 1, 1
 * @veils: (element-type PengVeil): what nobody may make out, at most %PENG_RECIPE_MAX_VEILS
 * @watermark: (nullable): name (SHA-256) of the picture in the library that stands on it
 * @place: where that stands
 * @opacity: above 0, to 1: how much of the watermark is seen
 * @width: pixels that the web version is wide at most, %PENG_RECIPE_MIN_WIDTH to
 *   %PENG_RECIPE_MAX_WIDTH; 0 for the usual, which is the latter
 *
 * What is done to a photograph, in this order: veils, brightness and contrast, quarter turns,
 * straightening, crop, size, watermark. The original is never touched.
 */
typedef struct
{
  double              brightness;
  double              contrast;
  guint               turns;
  double              straighten;
  PengArea            crop;
  GArray             *veils;
  char               *watermark;
  PengWatermarkPlace  place;
  double              opacity;
  guint               width;
} PengRecipe;

#define PENG_TYPE_RECIPE (peng_recipe_get_type ())

GQuark      peng_recipe_error_quark (void);
GType       peng_recipe_get_type    (void);

PengRecipe *peng_recipe_new         (void);
PengRecipe *peng_recipe_copy        (const PengRecipe  *self);
void        peng_recipe_free        (PengRecipe        *self);
gboolean    peng_recipe_equal       (const PengRecipe  *self,
                                     const PengRecipe  *other);
gboolean    peng_recipe_is_plain    (const PengRecipe  *self);

/* One line, the same for equal recipes; what it does not name is as in a plain recipe. */
char       *peng_recipe_to_text     (const PengRecipe  *self);
PengRecipe *peng_recipe_parse       (const char        *text,
                                     GError           **error);

/* A colour's value from 0 to 1 becomes gain × value + offset. */
void        peng_recipe_get_tone    (const PengRecipe  *self,
                                     double            *gain,
                                     double            *offset);

/* Of the frame that was turned, before the crop; and of the finished picture. */
void        peng_recipe_get_frame   (const PengRecipe  *self,
                                     guint              width,
                                     guint              height,
                                     guint             *frame_width,
                                     guint             *frame_height);
void        peng_recipe_get_size    (const PengRecipe  *self,
                                     guint              width,
                                     guint              height,
                                     guint             *web_width,
                                     guint             *web_height);
/* How many times straightening enlarges the picture. */
double      peng_recipe_get_zoom    (const PengRecipe  *self,
                                     guint              width,
                                     guint              height);
/* Between shares of the frame before the crop and shares of the upright original, which may lie
 * outside of 0 to 1. */
void        peng_recipe_to_original (const PengRecipe  *self,
                                     guint              width,
                                     guint              height,
                                     double             x,
                                     double             y,
                                     double            *original_x,
                                     double            *original_y);
void        peng_recipe_to_frame    (const PengRecipe  *self,
                                     guint              width,
                                     guint              height,
                                     double             original_x,
                                     double             original_y,
                                     double            *x,
                                     double            *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengRecipe, peng_recipe_free)

G_END_DECLS
