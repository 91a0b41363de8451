/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-recipe.h"

#include "cli/peng-cli.h"

#include <string.h>

#include <glib/gi18n.h>

/* A recipe is changed by its words: those that an option names take the place of those there are. */

#define ANY_SHA "0000000000000000000000000000000000000000000000000000000000000000"

static const char * const names[PENG_CLI_RECIPE_N_WORDS] = {
  [PENG_CLI_RECIPE_BRIGHTNESS] = "brightness",
  [PENG_CLI_RECIPE_CONTRAST] = "contrast",
  [PENG_CLI_RECIPE_CROP] = "crop",
  [PENG_CLI_RECIPE_STRAIGHTEN] = "straighten",
  [PENG_CLI_RECIPE_TURN] = "turn",
  [PENG_CLI_RECIPE_WIDTH] = "width",
};

static const char * const watermark_names[] = { "watermark", "place", "opacity", NULL };

/**
 * peng_cli_recipe_dup_entries:
 * @self: gets what is typed
 * @others: (array zero-terminated=1): the command's other options
 *
 * Returns: (transfer container): options for all of a recipe but the watermark, and @others
 */
GOptionEntry *
peng_cli_recipe_dup_entries (PengCliRecipe      *self,
                             const GOptionEntry *others)
{
  const GOptionEntry entries[] = {
    { "crop", 0, 0, G_OPTION_ARG_STRING, &self->words[PENG_CLI_RECIPE_CROP],
      N_("Leave this part, in shares of width and height from 0 to 1"), N_("X,Y,W,H") },
    { "turn", 0, 0, G_OPTION_ARG_STRING, &self->words[PENG_CLI_RECIPE_TURN],
      N_("Turn clockwise by so many quarters: 0 to 3"), N_("N") },
    { "straighten", 0, 0, G_OPTION_ARG_STRING, &self->words[PENG_CLI_RECIPE_STRAIGHTEN],
      N_("Turn clockwise by so many degrees: -15 to 15"), N_("DEGREES") },
    { "brightness", 0, 0, G_OPTION_ARG_STRING, &self->words[PENG_CLI_RECIPE_BRIGHTNESS],
      N_("Make it brighter, from -1 to 1"), N_("B") },
    { "contrast", 0, 0, G_OPTION_ARG_STRING, &self->words[PENG_CLI_RECIPE_CONTRAST],
      N_("Make light and dark differ more, from -1 to 1"), N_("C") },
    { "mosaic", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->mosaics,
      N_("Hide this part of the original behind squares; may be given several times"),
      N_("X,Y,W,H") },
    { "blur", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->blurs,
      N_("Blur this part of the original beyond recognition; may be given several times"),
      N_("X,Y,W,H") },
    { "width", 0, 0, G_OPTION_ARG_STRING, &self->words[PENG_CLI_RECIPE_WIDTH],
      N_("Make it so many pixels wide at most"), N_("N") },
  };
  GArray *all = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));

  g_array_append_vals (all, entries, G_N_ELEMENTS (entries));
  for (; others->long_name != NULL; others++)
    g_array_append_val (all, *others);

  return (GOptionEntry *) g_array_free (all, FALSE);
}

/**
 * peng_cli_recipe_clear:
 * @self: what was typed
 */
void
peng_cli_recipe_clear (PengCliRecipe *self)
{
  for (guint i = 0; i < PENG_CLI_RECIPE_N_WORDS; i++)
    g_free (self->words[i]);
  g_strfreev (self->mosaics);
  g_strfreev (self->blurs);
  g_free (self->watermark);
}

/**
 * peng_cli_recipe_is_empty:
 * @self: what was typed
 *
 * Returns: whether nothing was
 */
gboolean
peng_cli_recipe_is_empty (const PengCliRecipe *self)
{
  for (guint i = 0; i < PENG_CLI_RECIPE_N_WORDS; i++)
    if (self->words[i] != NULL)
      return FALSE;

  return self->mosaics == NULL && self->blurs == NULL && self->watermark == NULL;
}

static gboolean
check (const char *option,
       const char *value,
       const char *text)
{
  g_autoptr(PengRecipe) recipe = peng_recipe_parse (text, NULL);

  if (recipe != NULL)
    return TRUE;

  /* Translators: what somebody typed behind an option of a command, and the option */
  peng_cli_say (_("“%s” is nothing for --%s. “man pengcheng” says what it takes."), value, option);

  return FALSE;
}

static gboolean
check_word (const char *name,
            const char *value)
{
  g_autofree char *text = g_strdup_printf ("%s=%s", name, value);

  return check (name, value, strchr (value, ' ') == NULL ? text : "?");
}

static gboolean
check_areas (const char  *name,
             char       **values)
{
  for (; values != NULL && *values != NULL; values++)
    if (!check_word (name, *values))
      return FALSE;

  return TRUE;
}

/* `SHA[:PLACE[:OPACITY]]` as words; the item's whole name stands for what was typed of it. */
static char *
dup_watermark_words (const char *typed,
                     const char *sha)
{
  g_auto(GStrv) parts = g_strsplit (typed, ":", 4);
  g_autoptr(GString) text = g_string_new (NULL);
  static const char * const separators[] = { "watermark=", " place=", " opacity=", " ?" };

  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", separators[i], i == 0 ? sha : parts[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
check_watermark (const char *typed)
{
  g_autofree char *text = NULL;

  if (typed == NULL || *typed == '\0')
    return TRUE;

  text = dup_watermark_words (typed, ANY_SHA);

  return check ("watermark", typed, text);
}

/**
 * peng_cli_recipe_check:
 * @self: what was typed
 *
 * Returns: whether each of it may be of a recipe; what may not has been said
 */
gboolean
peng_cli_recipe_check (const PengCliRecipe *self)
{
  for (guint i = 0; i < PENG_CLI_RECIPE_N_WORDS; i++)
    if (self->words[i] != NULL && *self->words[i] != '\0' && !check_word (names[i], self->words[i]))
      return FALSE;

  return check_areas ("mosaic", self->mosaics) && check_areas ("blur", self->blurs) &&
         check_watermark (self->watermark);
}

/**
 * peng_cli_recipe_dup_watermark:
 * @self: what was typed
 *
 * Returns: (transfer full) (nullable): how the watermark's item was named; %NULL where none is wanted
 */
char *
peng_cli_recipe_dup_watermark (const PengCliRecipe *self)
{
  if (self->watermark == NULL || *self->watermark == '\0')
    return NULL;

  return g_strndup (self->watermark, strcspn (self->watermark, ":"));
}

static gboolean
is_named (const char *word,
          const char *name)
{
  return g_str_has_prefix (word, name) && word[strlen (name)] == '=';
}

static gboolean
is_replaced (const PengCliRecipe *self,
             const char          *word)
{
  for (guint i = 0; i < PENG_CLI_RECIPE_N_WORDS; i++)
    if (self->words[i] != NULL && is_named (word, names[i]))
      return TRUE;

  for (guint i = 0; self->watermark != NULL && watermark_names[i] != NULL; i++)
    if (is_named (word, watermark_names[i]))
      return TRUE;

  return FALSE;
}

static void
append_word (GString    *text,
             const char *name,
             const char *value)
{
  g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", name, value);
}

static void
append_areas (GString     *text,
              const char  *name,
              char       **values)
{
  for (; values != NULL && *values != NULL; values++)
    append_word (text, name, *values);
}

static void
append_watermark (GString    *text,
                  const char *typed,
                  const char *sha)
{
  g_autofree char *words = dup_watermark_words (typed, sha);

  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words);
}

/**
 * peng_cli_recipe_change:
 * @self: what was typed, checked
 * @present: a recipe
 * @watermark: (nullable): name of the watermark's item, where one is wanted
 *
 * Returns: (transfer full) (nullable): the recipe with what was typed in place of what it said; veils
 *   are added. %NULL where that is more than a recipe takes, which has been said
 */
PengRecipe *
peng_cli_recipe_change (const PengCliRecipe *self,
                        const PengRecipe    *present,
                        const char          *watermark)
{
  g_autofree char *kept = peng_recipe_to_text (present);
  g_auto(GStrv) words = g_strsplit (kept, " ", -1);
  g_autoptr(GString) text = g_string_new (NULL);
  PengRecipe *recipe;

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_replaced (self, words[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
  for (guint i = 0; i < PENG_CLI_RECIPE_N_WORDS; i++)
    if (self->words[i] != NULL && *self->words[i] != '\0')
      append_word (text, names[i], self->words[i]);
  append_areas (text, "mosaic", self->mosaics);
  append_areas (text, "blur", self->blurs);
  if (watermark != NULL)
    append_watermark (text, self->watermark, watermark);

  recipe = peng_recipe_parse (text->str, NULL);
  if (recipe == NULL)
    peng_cli_say (_("A photograph can have %d hidden places at most."), PENG_RECIPE_MAX_VEILS);

  return recipe;
}
