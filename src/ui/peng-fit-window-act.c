/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-window-private.h"

#include "ui/peng-dialogs.h"
#include "ui/peng-fit-geometry.h"
#include "ui/peng-fit-panes.h"
#include "ui/peng-watermark-maker.h"

#include <glib/gi18n.h>

/* How much larger a key makes the photograph. */
#define ZOOM 1.5

/**
 * peng_fit_window_update_actions:
 * @self: a window
 *
 * Lets be done what can be done now.
 */
void
peng_fit_window_update_actions (PengFitWindow *self)
{
  const PengRecipe *recipe = peng_fit_history_get (self->history);
  gboolean ready = self->loaded && !self->saving;
  const struct
  {
    const char *action;
    gboolean    enabled;
  } actions[] = {
    { "fit.apply", peng_fit_history_differs (self->history) },
    { "fit.undo", peng_fit_history_can_undo (self->history) },
    { "fit.redo", peng_fit_history_can_redo (self->history) },
    { "fit.reset", !peng_recipe_is_plain (recipe) },
    { "fit.compare", TRUE },
    { "fit.turn-left", TRUE },
    { "fit.turn-right", TRUE },
    { "fit.cover", recipe->veils->len < PENG_RECIPE_MAX_VEILS },
    { "fit.uncover", peng_fit_canvas_get_selected (self->canvas) >= 0 },
    { "fit.zoom-in", TRUE },
    { "fit.zoom-out", peng_fit_canvas_get_zoom (self->canvas) > 1 },
    { "fit.zoom-reset", peng_fit_canvas_get_zoom (self->canvas) > 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].action,
                                   ready && actions[i].enabled);
  gtk_widget_set_sensitive (self->panes, !self->saving);
}

/**
 * peng_fit_window_show:
 * @self: a window
 *
 * Shows what the recipe says.
 */
void
peng_fit_window_show (PengFitWindow *self)
{
  const PengRecipe *recipe = peng_fit_history_get (self->history);

  if (recipe->watermark != NULL)
    peng_fit_canvas_set_watermark (self->canvas,
                                   g_hash_table_lookup (self->watermarks, recipe->watermark));
  peng_fit_canvas_set_recipe (self->canvas, recipe);
  peng_fit_tools_set_recipe (self->tools, recipe);
  peng_fit_window_update_actions (self);
}

/**
 * peng_fit_window_set_compare:
 * @self: a window
 * @compare: whether to show the original
 */
void
peng_fit_window_set_compare (PengFitWindow *self,
                             gboolean       compare)
{
  if (compare == self->compare)
    return;

  self->compare = compare;
  peng_fit_canvas_set_compare (self->canvas, compare);
  g_object_notify (G_OBJECT (self), "compare");
}

/**
 * peng_fit_window_set_tool:
 * @self: a window
 * @tool: which tool is to be used
 */
void
peng_fit_window_set_tool (PengFitWindow *self,
                          PengFitTool    tool)
{
  self->tool = tool;
  peng_fit_history_end_step (self->history);
  peng_fit_canvas_set_tool (self->canvas, tool);
  peng_fit_tools_set_tool (self->tools, tool);
  peng_fit_window_set_compare (self, FALSE);
  g_object_notify (G_OBJECT (self), "tool");
}

/**
 * peng_fit_window_put:
 * @self: a window
 * @recipe: what is to be done to the photograph
 * @what: (nullable): of which control many changes are one step; %NULL for a step of its own
 *
 * Goes on to another recipe.
 */
void
peng_fit_window_put (PengFitWindow    *self,
                     const PengRecipe *recipe,
                     const char       *what)
{
  peng_fit_window_set_compare (self, FALSE);
  peng_fit_history_put (self->history, recipe, what);
  peng_fit_window_show (self);
  if (what == NULL)
    peng_fit_tools_note_ratio (self->tools);
}

static void
canvas_change_cb (PengFitWindow    *self,
                  const PengRecipe *recipe)
{
  peng_fit_window_put (self, recipe, "canvas");
}

static void
tools_change_cb (PengFitWindow    *self,
                 const PengRecipe *recipe,
                 const char       *what)
{
  peng_fit_window_put (self, recipe, what);
}

static void
settled_cb (PengFitWindow *self)
{
  peng_fit_history_end_step (self->history);
  peng_fit_tools_note_ratio (self->tools);
}

static void
make_watermark_cb (PengFitWindow *self,
                   const char    *name)
{
  g_autoptr(GBytes) png = peng_watermark_maker_new_png (name);

  peng_fit_window_say_made (self, png, name);
}

static void
picture_chosen_cb (GListModel *files,
                   gpointer    user_data)
{
  PengFitWindow *self = user_data;
  g_autoptr(GFile) file = g_list_model_get_item (files, 0);

  if (file != NULL)
    peng_fit_window_say_chosen (self, file);
}

static void
choose_watermark_cb (PengFitWindow *self)
{
  peng_dialogs_choose_picture (GTK_WINDOW (self), _("Choose the School's Watermark"),
                               picture_chosen_cb, self);
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PengFitWindow *self = PENG_FIT_WINDOW (widget);

  peng_fit_canvas_give_up_drag (self->canvas);
  if (!peng_fit_history_differs (self->history))
    return;

  self->saving = TRUE;
  peng_fit_window_set_compare (self, FALSE);
  gtk_stack_set_visible_child_name (self->apply_stack, "saving");
  peng_fit_window_update_actions (self);
  peng_fit_window_say_applied (self);
}

static void
return_to (PengFitWindow *self)
{
  peng_fit_tools_return_to (self->tools, peng_fit_history_get (self->history));
  peng_fit_window_show (self);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PengFitWindow *self = PENG_FIT_WINDOW (widget);

  /* What is being dragged is the last step. */
  if (peng_fit_canvas_give_up_drag (self->canvas) || !peng_fit_history_can_undo (self->history))
    return;

  peng_fit_history_undo (self->history);
  return_to (self);
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PengFitWindow *self = PENG_FIT_WINDOW (widget);

  peng_fit_canvas_give_up_drag (self->canvas);
  if (!peng_fit_history_can_redo (self->history))
    return;

  peng_fit_history_redo (self->history);
  return_to (self);
}

static void
reset_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PengFitWindow *self = PENG_FIT_WINDOW (widget);
  g_autoptr(PengRecipe) plain = peng_recipe_new ();

  peng_fit_canvas_give_up_drag (self->canvas);
  peng_fit_canvas_select (self->canvas, -1);
  peng_fit_window_put (self, plain, NULL);
}

static void
turn_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PengFitWindow *self = PENG_FIT_WINDOW (widget);
  int n_turns = g_str_equal (action_name, "fit.turn-left") ? 3 : 1;
  g_autoptr(PengRecipe) recipe = NULL;

  peng_fit_canvas_give_up_drag (self->canvas);
  recipe = peng_recipe_copy (peng_fit_history_get (self->history));
  recipe->turns = (recipe->turns + n_turns) % 4;
  peng_fit_turn_area (&recipe->crop, n_turns, &recipe->crop);
  peng_fit_window_put (self, recipe, NULL);
}

static void
cover_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PengFitWindow *self = PENG_FIT_WINDOW (widget);

  if (self->tool != PENG_FIT_COVER)
    peng_fit_window_set_tool (self, PENG_FIT_COVER);
  peng_fit_canvas_add_veil (self->canvas);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
uncover_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  peng_fit_canvas_remove_veil (PENG_FIT_WINDOW (widget)->canvas);
}

static void
zoom_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  double by = g_str_equal (action_name, "fit.zoom-in") ? ZOOM
              : g_str_equal (action_name, "fit.zoom-out") ? 1 / ZOOM : 0;

  peng_fit_canvas_zoom (PENG_FIT_WINDOW (widget)->canvas, by);
}

/**
 * peng_fit_window_add_actions:
 * @widget_class: the class of the window
 *
 * Gives it what can be done in it.
 */
void
peng_fit_window_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "fit.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "fit.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "fit.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "fit.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "fit.turn-left", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "fit.turn-right", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "fit.cover", NULL, cover_action);
  gtk_widget_class_install_action (widget_class, "fit.uncover", NULL, uncover_action);
  gtk_widget_class_install_action (widget_class, "fit.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "fit.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "fit.zoom-reset", NULL, zoom_action);
  gtk_widget_class_install_property_action (widget_class, "fit.tool", "tool");
  gtk_widget_class_install_property_action (widget_class, "fit.compare", "compare");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/**
 * peng_fit_window_add_panes:
 * @self: a window whose template is there
 *
 * Makes the photograph and its tools, and hears them.
 */
void
peng_fit_window_add_panes (PengFitWindow *self)
{
  GtkWidget *canvas = peng_fit_canvas_new ();
  GtkWidget *tools = peng_fit_tools_new (PENG_FIT_CANVAS (canvas));

  self->canvas = PENG_FIT_CANVAS (canvas);
  self->tools = PENG_FIT_TOOLS (tools);
  self->panes = peng_fit_panes_new (canvas, tools);
  adw_bin_set_child (self->place, self->panes);

  g_signal_connect_object (canvas, "change", G_CALLBACK (canvas_change_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "selected", G_CALLBACK (peng_fit_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "zoomed", G_CALLBACK (peng_fit_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tools, "change", G_CALLBACK (tools_change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tools, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tools, "make-watermark", G_CALLBACK (make_watermark_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tools, "choose-watermark", G_CALLBACK (choose_watermark_cb), self,
                           G_CONNECT_SWAPPED);
}
