/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-media-recipe-table.h"

/* A row that a file from elsewhere, or a newer version, has filled with what is no recipe of ours:
 * plain is not what it means, and a face must not come back because of that. */
static PengRecipeStep *
read_step (PengStatement  *select,
           GError        **error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(PengRecipe) recipe = peng_recipe_parse (peng_statement_get_text (select, 2) ?: "", &reason);
  PengRecipeStep *step;

  if (recipe == NULL)
    {
      g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NEWER, "a recipe: %s", reason->message);
      return NULL;
    }

  step = g_new0 (PengRecipeStep, 1);
  step->number = (guint) peng_statement_get_int (select, 0);
  step->made = peng_statement_get_int (select, 1);
  step->recipe = g_steal_pointer (&recipe);

  return step;
}

/**
 * peng_media_recipe_table_list:
 * @db: the store's database
 * @media: a media name
 * @error: #PengStoreError
 *
 * Returns: (transfer full) (element-type PengRecipeStep) (nullable): what was done to it, first to
 *   last; the last is in force
 */
GPtrArray *
peng_media_recipe_table_list (PengDb      *db,
                              const char  *media,
                              GError     **error)
{
  g_autoptr(GPtrArray) steps =
    g_ptr_array_new_with_free_func ((GDestroyNotify) peng_recipe_step_free);
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT step, made, recipe FROM media_recipe WHERE media = :media"
                     " ORDER BY step", error);
  PengStep step;

  if (select == NULL)
    return NULL;

  peng_statement_bind_text (select, ":media", media);
  while ((step = peng_statement_step (select, error)) == PENG_STEP_ROW)
    {
      PengRecipeStep *read = read_step (select, error);

      if (read == NULL)
        return NULL;

      g_ptr_array_add (steps, read);
    }

  return step == PENG_STEP_DONE ? g_steal_pointer (&steps) : NULL;
}

/**
 * peng_media_recipe_table_count:
 * @db: the store's database
 * @media: a media name
 * @step: (out): number of the step that is in force, 0 where nothing was done to it
 * @error: #PengStoreError
 *
 * Returns: whether the database could tell
 */
gboolean
peng_media_recipe_table_count (PengDb      *db,
                               const char  *media,
                               guint       *step,
                               GError     **error)
{
  g_autoptr(PengStatement) select =
    peng_db_prepare (db, "SELECT ifnull (max (step), 0) FROM media_recipe WHERE media = :media",
                     error);

  if (select == NULL)
    return FALSE;

  peng_statement_bind_text (select, ":media", media);
  if (peng_statement_step (select, error) != PENG_STEP_ROW)
    return FALSE;

  *step = (guint) peng_statement_get_int (select, 0);

  return TRUE;
}

static gboolean
append (PengDb      *db,
        const char  *media,
        guint        step,
        const char  *recipe,
        GError     **error)
{
  g_autoptr(PengStatement) insert =
    peng_db_prepare (db, "INSERT INTO media_recipe (media, step, made, recipe)"
                     " VALUES (:media, :step, :made, :recipe)", error);

  if (insert == NULL)
    return FALSE;

  peng_statement_bind_text (insert, ":media", media);
  peng_statement_bind_int (insert, ":step", step);
  peng_statement_bind_int (insert, ":made", g_get_real_time ());
  peng_statement_bind_text (insert, ":recipe", recipe);

  return peng_statement_run (insert, error);
}

static gboolean
take_from (PengDb      *db,
           const char  *media,
           guint        step,
           GError     **error)
{
  g_autoptr(PengStatement) delete =
    peng_db_prepare (db, "DELETE FROM media_recipe WHERE media = :media AND step >= :step", error);

  if (delete == NULL)
    return FALSE;

  peng_statement_bind_text (delete, ":media", media);
  peng_statement_bind_int (delete, ":step", step);

  return peng_statement_run (delete, error);
}

/**
 * peng_media_recipe_table_change:
 * @db: the store's database, inside a transaction
 * @media: a media name
 * @change: what becomes of its steps
 * @step: the one that is thought to be in force, 0 for none
 * @recipe: (nullable): what is done from now on, where there is a step more
 * @error: #PengStoreError, %PENG_STORE_ERROR_STALE where another one is in force
 *
 * Returns: whether it was done
 */
gboolean
peng_media_recipe_table_change (PengDb         *db,
                                const char     *media,
                                PengFitChange   change,
                                guint           step,
                                const char     *recipe,
                                GError        **error)
{
  guint present;

  if (!peng_media_recipe_table_count (db, media, &present, error))
    return FALSE;

  if (present != step)
    {
      g_set_error (error, PENG_STORE_ERROR, PENG_STORE_ERROR_STALE, "step %u is in force, not %u",
                   present, step);
      return FALSE;
    }

  switch (change)
    {
    case PENG_FIT_STEP:
      return append (db, media, step + 1, recipe, error);

    case PENG_FIT_UNDO:
      return take_from (db, media, step, error);

    case PENG_FIT_AGAIN:
    default:
      return TRUE;
    }
}

/**
 * peng_media_recipe_table_forget:
 * @db: the store's database, inside a transaction
 * @media: a media name
 * @error: #PengStoreError
 *
 * Forgets what was done to an item, which leaves the library.
 *
 * Returns: whether it was done
 */
gboolean
peng_media_recipe_table_forget (PengDb      *db,
                                const char  *media,
                                GError     **error)
{
  return take_from (db, media, 0, error);
}
