/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-core"

#include "core/peng-recipe.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The text is words with a space between, each "key=value"; areas are four numbers with commas:
 *
 *   mosaic=0.1,0.2,0.05,0.08 brightness=0.2 turn=1 straighten=-1.5 crop=0,0.1,1,0.8 width=1280
 *
 * Numbers are written to a millionth, which is finer than a pixel of the largest photograph: what
 * differs by less is the same recipe. */
#define MILLION         1000000
#define MAX_NUMBER_SIZE 24

#define USUAL_OPACITY 0.5

typedef gboolean (*ReadFunc) (PengRecipe  *self,
                              const char  *value,
                              GError     **error);

G_DEFINE_QUARK (peng-recipe-error-quark, peng_recipe_error)

G_DEFINE_BOXED_TYPE (PengRecipe, peng_recipe, peng_recipe_copy, peng_recipe_free)

static const char * const veil_names[PENG_N_VEIL_KINDS] = {
  [PENG_VEIL_MOSAIC] = "mosaic",
  [PENG_VEIL_BLUR] = "blur",
};

static const char * const place_names[PENG_N_WATERMARK_PLACES] = {
  [PENG_WATERMARK_BOTTOM_RIGHT] = "bottom-right",
  [PENG_WATERMARK_BOTTOM_LEFT] = "bottom-left",
  [PENG_WATERMARK_TOP_RIGHT] = "top-right",
  [PENG_WATERMARK_TOP_LEFT] = "top-left",
  [PENG_WATERMARK_CENTER] = "center",
};

/**
 * peng_recipe_new:
 *
 * Returns: (transfer full): a plain recipe, which changes nothing
 */
PengRecipe *
peng_recipe_new (void)
{
  PengRecipe *self = g_new0 (PengRecipe, 1);

  self->crop = (PengArea) { 0, 0, 1, 1 };
  self->veils = g_array_new (FALSE, FALSE, sizeof (PengVeil));
  self->opacity = USUAL_OPACITY;

  return self;
}

/**
 * peng_recipe_copy:
 * @self: a recipe
 *
 * Returns: (transfer full): another like it
 */
PengRecipe *
peng_recipe_copy (const PengRecipe *self)
{
  PengRecipe *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->veils = g_array_copy (self->veils);
  copy->watermark = g_strdup (self->watermark);

  return copy;
}

/**
 * peng_recipe_free:
 * @self: (transfer full): a recipe
 */
void
peng_recipe_free (PengRecipe *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->veils);
  g_free (self->watermark);
  g_free (self);
}

/**
 * peng_recipe_equal:
 * @self: a recipe
 * @other: another
 *
 * Returns: whether both do the same, to a millionth
 */
gboolean
peng_recipe_equal (const PengRecipe *self,
                   const PengRecipe *other)
{
  g_autofree char *text = peng_recipe_to_text (self);
  g_autofree char *other_text = peng_recipe_to_text (other);

  return g_strcmp0 (text, other_text) == 0;
}

/**
 * peng_recipe_is_plain:
 * @self: a recipe
 *
 * Returns: whether it changes nothing
 */
gboolean
peng_recipe_is_plain (const PengRecipe *self)
{
  g_autofree char *text = peng_recipe_to_text (self);

  return g_strcmp0 (text, "") == 0;
}

static long
to_millionths (double value)
{
  return lround (value * MILLION);
}

static void
append_key (GString    *text,
            const char *key)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_printf (text, "%s=", key);
}

static void
append_millionths (GString *text,
                   long     number)
{
  char digits[MAX_NUMBER_SIZE];

  g_snprintf (digits, sizeof digits, "%s%ld.%06ld", number < 0 ? "-" : "",
              labs (number) / MILLION, labs (number) % MILLION);
  for (char *end = digits + strlen (digits) - 1; *end == '0' || *end == '.'; end--)
    {
      gboolean is_point = *end == '.';

      *end = '\0';
      if (is_point)
        break;
    }

  g_string_append (text, digits);
}

/* What is 0 is not named. */
static void
append_number (GString    *text,
               const char *key,
               double      number)
{
  if (to_millionths (number) == 0)
    return;

  append_key (text, key);
  append_millionths (text, to_millionths (number));
}

/* The far edge is what is rounded: rounded by itself, a length could lead out of the picture. */
static void
append_side (GString *text,
             double   start,
             double   length)
{
  long begin = MIN (to_millionths (start), MILLION - 1);
  long end = CLAMP (to_millionths (start + length), begin + 1, MILLION);

  append_millionths (text, end - begin);
}

static void
append_area (GString        *text,
             const char     *key,
             const PengArea *area)
{
  append_key (text, key);
  append_millionths (text, MIN (to_millionths (area->x), MILLION - 1));
  g_string_append_c (text, ',');
  append_millionths (text, MIN (to_millionths (area->y), MILLION - 1));
  g_string_append_c (text, ',');
  append_side (text, area->x, area->width);
  g_string_append_c (text, ',');
  append_side (text, area->y, area->height);
}

static void
append_crop (GString        *text,
             const PengArea *crop)
{
  if (to_millionths (crop->x) != 0 || to_millionths (crop->y) != 0 ||
      to_millionths (crop->x + crop->width) != MILLION ||
      to_millionths (crop->y + crop->height) != MILLION)
    append_area (text, "crop", crop);
}

static void
append_watermark (GString          *text,
                  const PengRecipe *self)
{
  if (self->watermark == NULL)
    return;

  append_key (text, "watermark");
  g_string_append (text, self->watermark);
  if (self->place != PENG_WATERMARK_BOTTOM_RIGHT)
    {
      append_key (text, "place");
      g_string_append (text, place_names[self->place]);
    }
  if (to_millionths (self->opacity) != to_millionths (USUAL_OPACITY))
    append_number (text, "opacity", self->opacity);
}

/**
 * peng_recipe_to_text:
 * @self: a recipe
 *
 * Writes a recipe for keeping. It names only what is not as in a plain recipe, in a set order.
 *
 * Returns: (transfer full): one line of ASCII, shorter than %PENG_RECIPE_MAX_TEXT; empty for a
 *   plain recipe
 */
char *
peng_recipe_to_text (const PengRecipe *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->veils->len <= PENG_RECIPE_MAX_VEILS, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->veils->len; i++)
    {
      const PengVeil *veil = &g_array_index (self->veils, PengVeil, i);

      append_area (text, veil_names[veil->kind], &veil->area);
    }

  append_number (text, "brightness", self->brightness);
  append_number (text, "contrast", self->contrast);
  append_number (text, "turn", self->turns);
  append_number (text, "straighten", self->straighten);
  append_crop (text, &self->crop);
  append_number (text, "width", self->width);
  append_watermark (text, self);

  return g_string_free (text, FALSE);
}

static gboolean
fail (GError          **error,
      PengRecipeError   code,
      const char       *value)
{
  g_set_error (error, PENG_RECIPE_ERROR, code,
               code == PENG_RECIPE_ERROR_RANGE ? "Out of its range in a recipe: %.80s"
                                               : "Not of a recipe: %.80s", value);

  return FALSE;
}

/* Digits, a point and a sign alone: no exponents, no NaN, no infinity, in any language. */
static gboolean
read_number (const char  *value,
             double       least,
             double       most,
             double      *number,
             GError     **error)
{
  gsize size = strspn (value, "0123456789.-");
  char *end = NULL;

  if (size == 0 || size >= MAX_NUMBER_SIZE || value[size] != '\0')
    return fail (error, PENG_RECIPE_ERROR_SYNTAX, value);

  *number = g_ascii_strtod (value, &end);
  if (end != value + size)
    return fail (error, PENG_RECIPE_ERROR_SYNTAX, value);

  return (*number >= least && *number <= most) || fail (error, PENG_RECIPE_ERROR_RANGE, value);
}

static gboolean
read_whole (const char  *value,
            guint        least,
            guint        most,
            guint       *number,
            GError     **error)
{
  double read;

  if (!read_number (value, least, most, &read, error))
    return FALSE;

  *number = read;

  return *number == read || fail (error, PENG_RECIPE_ERROR_SYNTAX, value);
}

static gboolean
side_is_inside (double start,
                double length)
{
  return to_millionths (start) < MILLION && to_millionths (length) > 0 &&
         to_millionths (start + length) <= MILLION;
}

static gboolean
read_area (const char  *value,
           PengArea    *area,
           GError     **error)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", 5);

  if (g_strv_length (parts) != 4)
    return fail (error, PENG_RECIPE_ERROR_SYNTAX, value);

  if (!read_number (parts[0], 0, 1, &area->x, error) ||
      !read_number (parts[1], 0, 1, &area->y, error) ||
      !read_number (parts[2], 0, 1, &area->width, error) ||
      !read_number (parts[3], 0, 1, &area->height, error))
    return FALSE;

  return (side_is_inside (area->x, area->width) && side_is_inside (area->y, area->height)) ||
         fail (error, PENG_RECIPE_ERROR_RANGE, value);
}

static gboolean
read_veil (PengRecipe    *self,
           PengVeilKind   kind,
           const char    *value,
           GError       **error)
{
  PengVeil veil = { .kind = kind };

  if (self->veils->len == PENG_RECIPE_MAX_VEILS)
    return fail (error, PENG_RECIPE_ERROR_RANGE, value);
  if (!read_area (value, &veil.area, error))
    return FALSE;

  g_array_append_val (self->veils, veil);

  return TRUE;
}

static gboolean
read_mosaic (PengRecipe  *self,
             const char  *value,
             GError     **error)
{
  return read_veil (self, PENG_VEIL_MOSAIC, value, error);
}

static gboolean
read_blur (PengRecipe  *self,
           const char  *value,
           GError     **error)
{
  return read_veil (self, PENG_VEIL_BLUR, value, error);
}

static gboolean
read_brightness (PengRecipe  *self,
                 const char  *value,
                 GError     **error)
{
  return read_number (value, -1, 1, &self->brightness, error);
}

static gboolean
read_contrast (PengRecipe  *self,
               const char  *value,
               GError     **error)
{
  return read_number (value, -1, 1, &self->contrast, error);
}

static gboolean
read_turn (PengRecipe  *self,
           const char  *value,
           GError     **error)
{
  return read_whole (value, 0, 3, &self->turns, error);
}

static gboolean
read_straighten (PengRecipe  *self,
                 const char  *value,
                 GError     **error)
{
  return read_number (value, -PENG_RECIPE_MAX_STRAIGHTEN, PENG_RECIPE_MAX_STRAIGHTEN,
                      &self->straighten, error);
}

static gboolean
read_crop (PengRecipe  *self,
           const char  *value,
           GError     **error)
{
  return read_area (value, &self->crop, error);
}

static gboolean
read_width (PengRecipe  *self,
            const char  *value,
            GError     **error)
{
  return read_whole (value, PENG_RECIPE_MIN_WIDTH, PENG_RECIPE_MAX_WIDTH, &self->width, error);
}

static gboolean
read_watermark (PengRecipe  *self,
                const char  *value,
                GError     **error)
{
  if (strlen (value) != 64 || strspn (value, "0123456789abcdef") != 64)
    return fail (error, PENG_RECIPE_ERROR_SYNTAX, value);

  self->watermark = g_strdup (value);

  return TRUE;
}

static gboolean
read_place (PengRecipe  *self,
            const char  *value,
            GError     **error)
{
  for (guint i = 0; i < PENG_N_WATERMARK_PLACES; i++)
    {
      self->place = i;
      if (strcmp (value, place_names[i]) == 0)
        return TRUE;
    }

  return fail (error, PENG_RECIPE_ERROR_SYNTAX, value);
}

static gboolean
read_opacity (PengRecipe  *self,
              const char  *value,
              GError     **error)
{
  return read_number (value, 1.0 / MILLION, 1, &self->opacity, error);
}

static const struct
{
  const char *name;
  ReadFunc    read;
  gboolean    is_of_many;
} keys[] = {
  { "mosaic", read_mosaic, TRUE },
  { "blur", read_blur, TRUE },
  { "brightness", read_brightness },
  { "contrast", read_contrast },
  { "turn", read_turn },
  { "straighten", read_straighten },
  { "crop", read_crop },
  { "width", read_width },
  { "watermark", read_watermark },
  { "place", read_place },
  { "opacity", read_opacity },
};

static gboolean
read_word (PengRecipe  *self,
           const char  *word,
           guint       *seen,
           GError     **error)
{
  gsize size = strcspn (word, "=");

  for (guint i = 0; word[size] == '=' && i < G_N_ELEMENTS (keys); i++)
    {
      if (strlen (keys[i].name) != size || strncmp (word, keys[i].name, size) != 0)
        continue;
      if ((*seen & (1 << i)) != 0 && !keys[i].is_of_many)
        break;

      *seen |= 1 << i;
      return keys[i].read (self, word + size + 1, error);
    }

  return fail (error, PENG_RECIPE_ERROR_SYNTAX, word);
}

/* Of no watermark there is no place and no opacity. */
static gboolean
check_watermark (const PengRecipe  *self,
                 GError           **error)
{
  return self->watermark != NULL ||
         (self->place == PENG_WATERMARK_BOTTOM_RIGHT && self->opacity == USUAL_OPACITY) ||
         fail (error, PENG_RECIPE_ERROR_SYNTAX, "a watermark that is none");
}

/**
 * peng_recipe_parse:
 * @text: from anywhere
 * @error: return location
 *
 * Reads what peng_recipe_to_text() writes, in any order of its words. Of these only veils may be
 * said more than once.
 *
 * Returns: (transfer full) (nullable): the recipe; fails with %PENG_RECIPE_ERROR
 */
PengRecipe *
peng_recipe_parse (const char  *text,
                   GError     **error)
{
  g_autoptr (PengRecipe) self = peng_recipe_new ();
  g_auto (GStrv) words = NULL;
  guint seen = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (strnlen (text, PENG_RECIPE_MAX_TEXT) == PENG_RECIPE_MAX_TEXT || !g_str_is_ascii (text))
    {
      fail (error, PENG_RECIPE_ERROR_SYNTAX, "too long, or not of ASCII alone");
      return NULL;
    }
  if (*text == '\0')
    return g_steal_pointer (&self);

  words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!read_word (self, words[i], &seen, error))
        return NULL;
    }

  return check_watermark (self, error) ? g_steal_pointer (&self) : NULL;
}
