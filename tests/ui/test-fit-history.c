/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/peng-fit-history.h"

#include <stdlib.h>
#include <string.h>

/* Words of a story: "b5" brightness 0.5 as a step of its own, "s3" and "t3" brightness 0.3 by the
 * slider s or t, "." the slider rests, "u" undo, "r" redo; "=5" the brightness is now 0.5, "=-" it
 * is as at first; "?ur" undo and redo can be had, "?--" neither. */
typedef struct
{
  const char *name;
  const char *story;
} Story;

static const Story stories[] = {
  { "none",          "=- ?--" },
  { "steps",         "b1 b2 b3 =3 ?u- u =2 ?ur u =1 u =- ?-r" },
  { "redo",          "b1 b2 u u r =1 ?ur r =2 ?u-" },
  { "redo-is-gone",  "b1 b2 u b5 =5 ?u- u =1" },
  { "slider",        "s1 s2 s3 =3 u =- ?-r r =3" },
  { "slider-rests",  "s1 s2 . s3 s4 u =2 u =-" },
  { "two-sliders",   "s1 s2 t3 t4 u =2 u =-" },
  { "slider-after",  "b1 s2 s3 u =1 u =-" },
  { "step-between",  "s1 b2 s3 u =2 u =1 u =-" },
  { "back-to-start", "b1 s2 s1 =1 ?u- u =-" },
  { "back-and-on",   "b1 s2 s1 s4 u =1 u =-" },
  { "same",          "b1 b1 ?u- u =- ?-r" },
  { "same-keeps-redo", "b1 b2 u b1 ?ur r =2" },
  { "undo-ends",     "s1 s2 u s3 u =-" },
};

static void
put (PengFitHistory *history,
     const char     *word)
{
  const char names[] = { word[0], '\0' };
  g_autoptr(PengRecipe) recipe = peng_recipe_copy (peng_fit_history_get (history));

  recipe->brightness = atoi (word + 1) / 10.0;
  peng_fit_history_put (history, recipe, word[0] == 'b' ? NULL : names);
}

static void
check (PengFitHistory *history,
       const char     *word)
{
  double wanted = word[1] == '-' ? 0 : atoi (word + 1) / 10.0;

  if (word[0] == '=')
    {
      g_assert_cmpfloat (peng_fit_history_get (history)->brightness, ==, wanted);
      g_assert_cmpint (peng_fit_history_differs (history), ==, wanted != 0);
      return;
    }

  g_assert_cmpint (peng_fit_history_can_undo (history), ==, word[1] == 'u');
  g_assert_cmpint (peng_fit_history_can_redo (history), ==, word[2] == 'r');
}

static void
test_story (gconstpointer data)
{
  const Story *c = data;
  g_autoptr(PengRecipe) first = peng_recipe_new ();
  g_autoptr(PengFitHistory) history = peng_fit_history_new (first);
  g_auto(GStrv) words = g_strsplit (c->story, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    switch (words[i][0])
      {
      case 'u':
        peng_fit_history_undo (history);
        break;
      case 'r':
        peng_fit_history_redo (history);
        break;
      case '.':
        peng_fit_history_end_step (history);
        break;
      case '=':
      case '?':
        check (history, words[i]);
        break;
      default:
        put (history, words[i]);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/fit-history/", stories[i].name, NULL);

      g_test_add_data_func (path, &stories[i], test_story);
    }

  return g_test_run ();
}
