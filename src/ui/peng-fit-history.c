/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-history.h"

/* A recipe is small, and a person makes a few hundred steps at most: each step is kept as a
 * whole. */
struct _PengFitHistory
{
  GPtrArray  *steps;   /* PengRecipe; the first is what was there before */
  guint       now;
  const char *what;    /* of which control the step that is still open is; interned */
};

/**
 * peng_fit_history_new:
 * @first: what is there before any step
 *
 * Returns: (transfer full): a history without steps
 */
PengFitHistory *
peng_fit_history_new (const PengRecipe *first)
{
  PengFitHistory *self;

  g_return_val_if_fail (first != NULL, NULL);

  self = g_new0 (PengFitHistory, 1);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_recipe_free);
  g_ptr_array_add (self->steps, peng_recipe_copy (first));

  return self;
}

/**
 * peng_fit_history_free:
 * @self: (nullable): a history
 */
void
peng_fit_history_free (PengFitHistory *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * peng_fit_history_get:
 * @self: a history
 *
 * Returns: (transfer none): the recipe that holds now
 */
const PengRecipe *
peng_fit_history_get (PengFitHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->steps->pdata[self->now];
}

/* A slider that is dragged to where it was has done nothing. */
static void
drop_empty_step (PengFitHistory *self)
{
  if (!peng_recipe_equal (self->steps->pdata[self->now], self->steps->pdata[self->now - 1]))
    return;

  g_ptr_array_set_size (self->steps, self->now);
  self->now--;
  self->what = NULL;
}

/**
 * peng_fit_history_put:
 * @self: a history
 * @recipe: what is to hold now
 * @what: (nullable): which control it comes from, where many changes of that are one step until
 *   peng_fit_history_end_step(); %NULL for a step of its own
 *
 * Goes on to another recipe. What was undone before can then no longer be had again.
 */
void
peng_fit_history_put (PengFitHistory   *self,
                      const PengRecipe *recipe,
                      const char       *what)
{
  gboolean goes_on;

  g_return_if_fail (self != NULL);
  g_return_if_fail (recipe != NULL);

  if (peng_recipe_equal (recipe, self->steps->pdata[self->now]))
    return;

  what = g_intern_string (what);
  goes_on = what != NULL && what == self->what;
  g_ptr_array_set_size (self->steps, goes_on ? self->now : self->now + 1);
  g_ptr_array_add (self->steps, peng_recipe_copy (recipe));
  self->now = self->steps->len - 1;
  self->what = what;
  drop_empty_step (self);
}

/**
 * peng_fit_history_end_step:
 * @self: a history
 *
 * What comes next is another step, whichever control it comes from.
 */
void
peng_fit_history_end_step (PengFitHistory *self)
{
  g_return_if_fail (self != NULL);

  self->what = NULL;
}

/**
 * peng_fit_history_can_undo:
 * @self: a history
 *
 * Returns: whether there is a step to be taken back
 */
gboolean
peng_fit_history_can_undo (PengFitHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->now > 0;
}

/**
 * peng_fit_history_can_redo:
 * @self: a history
 *
 * Returns: whether a step that was taken back can be had again
 */
gboolean
peng_fit_history_can_redo (PengFitHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->now + 1 < self->steps->len;
}

/**
 * peng_fit_history_undo:
 * @self: a history that can undo
 *
 * Takes the last step back.
 */
void
peng_fit_history_undo (PengFitHistory *self)
{
  g_return_if_fail (peng_fit_history_can_undo (self));

  self->what = NULL;
  self->now--;
}

/**
 * peng_fit_history_redo:
 * @self: a history that can redo
 *
 * Makes the step again that was taken back last.
 */
void
peng_fit_history_redo (PengFitHistory *self)
{
  g_return_if_fail (peng_fit_history_can_redo (self));

  self->what = NULL;
  self->now++;
}

/**
 * peng_fit_history_differs:
 * @self: a history
 *
 * Returns: whether what holds now is another recipe than the first
 */
gboolean
peng_fit_history_differs (PengFitHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !peng_recipe_equal (self->steps->pdata[0], self->steps->pdata[self->now]);
}
