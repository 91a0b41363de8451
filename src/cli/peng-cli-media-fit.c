/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-media.h"

#include "cli/peng-cli-json.h"
#include "cli/peng-cli-recipe.h"

#include "work/peng-fitting.h"

#include <stdio.h>

#include <glib/gi18n.h>

typedef struct
{
  PengCliRecipe  recipe;
  char          *copy_from;
  gboolean       undo;
  gboolean       reset;
  gboolean       json;
} Options;

/* One run over all items. */
typedef struct
{
  PengCliRun    *run;
  PengStore     *store;
  PengPhotoPool *pool;
  const Options *options;
  gboolean       failed;
} Fit;

/* Items that get the same recipe are done together. */
typedef struct
{
  PengRecipe *recipe;
  GPtrArray  *names;
} Group;

static void
options_clear (Options *self)
{
  peng_cli_recipe_clear (&self->recipe);
  g_free (self->copy_from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
group_free (gpointer data)
{
  Group *self = data;

  peng_recipe_free (self->recipe);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static GPtrArray *
list_steps (Fit        *self,
            const char *name)
{
  GPtrArray *steps;
  g_autoptr(GError) error = NULL;

  peng_store_list_recipes_async (self->store, name, NULL, peng_cli_run_answer_cb, self->run);
  steps = peng_store_list_recipes_finish (self->store, peng_cli_run_wait (self->run), &error);
  if (steps == NULL)
    peng_cli_explain (name, error);

  return steps;
}

static PengRecipe *
get_recipe (GPtrArray *steps)
{
  const PengRecipeStep *last = steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;

  return last != NULL ? peng_recipe_copy (last->recipe) : peng_recipe_new ();
}

static void
print_item (Fit        *self,
            const char *name)
{
  g_autoptr(GPtrArray) steps = list_steps (self, name);
  g_autoptr(PengRecipe) recipe = steps != NULL ? get_recipe (steps) : NULL;
  g_autofree char *text = recipe != NULL ? peng_recipe_to_text (recipe) : NULL;
  g_autoptr(GString) out = g_string_new (NULL);

  if (text == NULL)
    {
      self->failed = TRUE;
      return;
    }

  if (!self->options->json)
    {
      printf ("%s\t%s\n", name, text);
      return;
    }

  peng_cli_json_begin (out, NULL);
  peng_cli_json_string (out, "name", name);
  peng_cli_json_string (out, "recipe", text);
  peng_cli_json_number (out, "steps", steps->len);
  peng_cli_json_end (out);
  peng_cli_json_print (out);
}

static void
done_cb (const char   *media,
         const GError *error,
         guint         n_done,
         guint         n_media,
         gpointer      user_data)
{
  Fit *self = user_data;

  if (error == NULL)
    return;

  peng_cli_explain (media, error);
  self->failed = TRUE;
}

static void
wait (Fit *self)
{
  g_autoptr(GError) error = NULL;

  if (peng_fitting_finish (peng_cli_run_wait (self->run), &error))
    return;

  peng_cli_explain (NULL, error);
  self->failed = TRUE;
}

static void
add_to_groups (GPtrArray  *groups,
               PengRecipe *recipe,
               const char *name)
{
  Group *group = NULL;

  for (guint i = 0; i < groups->len && group == NULL; i++)
    if (peng_recipe_equal (((Group *) g_ptr_array_index (groups, i))->recipe, recipe))
      group = g_ptr_array_index (groups, i);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->recipe = peng_recipe_copy (recipe);
      group->names = g_ptr_array_new_null_terminated (1, NULL, TRUE);
      g_ptr_array_add (groups, group);
    }
  g_ptr_array_add (group->names, (gpointer) name);
}

static gboolean
group_item (Fit        *self,
            GPtrArray  *groups,
            const char *watermark,
            const char *name)
{
  g_autoptr(GPtrArray) steps = list_steps (self, name);
  g_autoptr(PengRecipe) present = NULL;
  g_autoptr(PengRecipe) recipe = NULL;

  if (steps == NULL)
    return FALSE;

  present = self->options->reset ? peng_recipe_new () : get_recipe (steps);
  recipe = peng_cli_recipe_change (&self->options->recipe, present, watermark);
  if (recipe != NULL)
    add_to_groups (groups, recipe, name);

  return recipe != NULL;
}

/* (nullable): what is put on the photographs; FALSE where it is not there, which has been said. */
static gboolean
find_watermark (Fit   *self,
                char **watermark)
{
  g_autofree char *typed = peng_cli_recipe_dup_watermark (&self->options->recipe);
  g_autoptr(PengLibraryItem) item = NULL;

  *watermark = NULL;
  if (typed == NULL)
    return TRUE;

  item = peng_cli_media_find (self->run, self->store, typed);
  if (item != NULL && g_str_has_prefix (item->media->mime, "image/"))
    *watermark = g_strdup (item->media->sha);
  else if (item != NULL)
    peng_cli_say (_("%s: This is no picture."), typed);

  return *watermark != NULL;
}

static void
apply (Fit  *self,
       GStrv names)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autofree char *watermark = NULL;

  self->failed = !find_watermark (self, &watermark);
  for (guint i = 0; names[i] != NULL && !self->failed; i++)
    self->failed = !group_item (self, groups, watermark, names[i]);
  if (self->failed)
    return;

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);

      peng_fitting_apply_async (self->store, self->pool,
                                (const char * const *) group->names->pdata, group->recipe, done_cb,
                                self, peng_cli_run_get_cancellable (self->run),
                                peng_cli_run_answer_cb, self->run);
      wait (self);
    }
}

static void
copy (Fit  *self,
      GStrv names)
{
  g_autoptr(PengLibraryItem) from =
    peng_cli_media_find (self->run, self->store, self->options->copy_from);

  self->failed = from == NULL;
  if (from == NULL)
    return;

  peng_fitting_copy_async (self->store, self->pool, from->media->sha, (const char * const *) names,
                           done_cb, self, peng_cli_run_get_cancellable (self->run),
                           peng_cli_run_answer_cb, self->run);
  wait (self);
}

static void
undo (Fit  *self,
      GStrv names)
{
  peng_fitting_undo_async (self->store, self->pool, (const char * const *) names, done_cb, self,
                           peng_cli_run_get_cancellable (self->run), peng_cli_run_answer_cb,
                           self->run);
  wait (self);
}

/* Without an option that would change something it is only told what was done. */
static PengCliStatus
fit (PengCliRun     *run,
     PengStore      *store,
     char          **typed,
     const Options  *options)
{
  g_autoptr(PengPhotoPool) pool = peng_photo_pool_new ();
  g_autoptr(GPtrArray) items = peng_cli_media_find_all (run, store, typed);
  g_auto(GStrv) names = items != NULL ? peng_cli_media_get_names (items) : NULL;
  Fit self = { run, store, pool, options, names == NULL };

  if (names == NULL)
    return PENG_CLI_FAILED;

  if (options->undo)
    undo (&self, names);
  else if (options->copy_from != NULL)
    copy (&self, names);
  else if (options->reset || !peng_cli_recipe_is_empty (&options->recipe))
    apply (&self, names);

  for (guint i = 0; names[i] != NULL; i++)
    print_item (&self, names[i]);

  return self.failed ? PENG_CLI_FAILED : PENG_CLI_DONE;
}

static gboolean
check (const Options *options)
{
  gboolean changes = options->reset || !peng_cli_recipe_is_empty (&options->recipe);

  if (options->undo + (options->copy_from != NULL) + changes <= 1)
    return peng_cli_recipe_check (&options->recipe);

  peng_cli_say (_("--undo and --copy-from stand alone."));

  return FALSE;
}

static gboolean
parse (Options *options,
       GStrv   *args)
{
  const GOptionEntry others[] = {
    { "watermark", 0, 0, G_OPTION_ARG_STRING, &options->recipe.watermark,
      N_("Put a picture of the library on it"), N_("ITEM[:PLACE[:OPACITY]]") },
    { "copy-from", 0, 0, G_OPTION_ARG_STRING, &options->copy_from,
      N_("Do what was done to another item"), N_("ITEM") },
    { "reset", 0, 0, G_OPTION_ARG_NONE, &options->reset,
      N_("Begin with the photograph as it came"), NULL },
    { "undo", 0, 0, G_OPTION_ARG_NONE, &options->undo,
      N_("Take the last step back"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json,
      N_("Print one JSON object a line"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree GOptionEntry *entries = peng_cli_recipe_dup_entries (&options->recipe, others);

  return peng_cli_parse (entries, _("ITEM…"),
                         _("Make photographs fit to be published. The original is kept; what is not "
                           "named stays as it is. Without an option it is told what was done."),
                         args) &&
         peng_cli_expect (*args, 1, G_MAXUINT) && check (options);
}

/**
 * peng_cli_media_fit:
 * @args: the arguments
 *
 * `pengcheng media fit [--crop X,Y,W,H] … ITEM…`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_media_fit (GStrv *args)
{
  g_auto(Options) options = { 0 };
  g_autoptr(PengCliRun) run = NULL;
  PengStore *store;

  if (!parse (&options, args))
    return PENG_CLI_BAD;

  run = peng_cli_run_new ();
  store = peng_cli_run_get_store (run);

  return store != NULL ? fit (run, store, *args + 1, &options) : PENG_CLI_FAILED;
}
