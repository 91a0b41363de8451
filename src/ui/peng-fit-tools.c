/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-tools-private.h"

#include "ui/peng-accessible.h"

#include <glib/gi18n.h>

/* In the order of PengFitTool. */
static const struct
{
  const char *name;
  const char *icon;
  const char *words;
} tools[PENG_FIT_N_TOOLS] = {
  /* Translators: a tool for a photograph, as short as can be */
  { "crop", "peng-crop-symbolic", N_("Crop") },
  /* Translators: a tool for a photograph, as short as can be: brightness and contrast */
  { "light", "display-brightness-symbolic", N_("Light") },
  /* Translators: a tool for a photograph, as short as can be: makes faces unknowable */
  { "cover", "peng-mosaic-symbolic", N_("Hide") },
  /* Translators: a tool for a photograph, as short as can be: the watermark */
  { "watermark", "peng-watermark-symbolic", N_("Mark") },
  /* Translators: a tool for a photograph, as short as can be: its size in pixels */
  { "size", "view-fullscreen-symbolic", N_("Size") },
};

enum
{
  CHANGE,
  SETTLED,
  MAKE_WATERMARK,
  CHOOSE_WATERMARK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengFitTools, peng_fit_tools, ADW_TYPE_BIN)

/**
 * peng_fit_tool_get_name:
 * @tool: a tool
 *
 * Returns: (transfer none): the name that the action "fit.tool" has it by
 */
const char *
peng_fit_tool_get_name (PengFitTool tool)
{
  g_return_val_if_fail (tool < PENG_FIT_N_TOOLS, NULL);

  return tools[tool].name;
}

/**
 * peng_fit_tool_parse:
 * @name: (nullable): a name from peng_fit_tool_get_name()
 *
 * Returns: the tool of that name, or else the first
 */
PengFitTool
peng_fit_tool_parse (const char *name)
{
  for (guint i = 0; i < PENG_FIT_N_TOOLS; i++)
    if (g_strcmp0 (tools[i].name, name) == 0)
      return i;

  return PENG_FIT_CROP;
}

/**
 * peng_fit_tools_wish:
 * @self: tools
 * @recipe: what is wished
 * @what: (nullable): of which changes are one step until peng_fit_tools_settle()
 *
 * Asks for another recipe.
 */
void
peng_fit_tools_wish (PengFitTools     *self,
                     const PengRecipe *recipe,
                     const char       *what)
{
  g_signal_emit (self, signals[CHANGE], 0, recipe, what);
}

/**
 * peng_fit_tools_settle:
 * @self: tools
 *
 * Says that what comes next is another step.
 */
void
peng_fit_tools_settle (PengFitTools *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_signal_emit (self, signals[SETTLED], 0);
}

/**
 * peng_fit_tools_make_watermark:
 * @self: tools
 * @name: of the school
 *
 * Asks for a watermark of a name.
 */
void
peng_fit_tools_make_watermark (PengFitTools *self,
                               const char   *name)
{
  g_signal_emit (self, signals[MAKE_WATERMARK], 0, name);
}

static void
choose_cb (PengFitTools *self)
{
  g_signal_emit (self, signals[CHOOSE_WATERMARK], 0);
}

static void
show_result (PengFitTools *self)
{
  g_autofree char *words = NULL;
  guint width, height;

  peng_recipe_get_size (self->recipe, self->width, self->height, &width, &height);
  /* Translators: width and height that a photograph is going to have, in pixels */
  words = g_strdup_printf (_("Becomes %u × %u pixels"), width, height);
  gtk_label_set_label (self->result, words);
}

static void
show (PengFitTools *self)
{
  if (self->width == 0)
    return;

  self->showing = TRUE;
  peng_fit_tools_show_change (self);
  peng_fit_tools_show_publish (self);
  show_result (self);
  self->showing = FALSE;
}

static void
peng_fit_tools_dispose (GObject *object)
{
  PengFitTools *self = PENG_FIT_TOOLS (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->canvas);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_FIT_TOOLS);

  G_OBJECT_CLASS (peng_fit_tools_parent_class)->dispose (object);
}

static void
peng_fit_tools_finalize (GObject *object)
{
  PengFitTools *self = PENG_FIT_TOOLS (object);

  g_clear_pointer (&self->recipe, peng_recipe_free);
  g_hash_table_unref (self->chosen);
  g_free (self->sha);

  G_OBJECT_CLASS (peng_fit_tools_parent_class)->finalize (object);
}

static void
add_signals (PengFitToolsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  /**
   * PengFitTools::change:
   * @self: the tools
   * @recipe: what the person wishes it to be
   * @what: (nullable): of which changes are one step until ::settled
   *
   * Something was pressed or dragged; it is not in force until it is given to
   * peng_fit_tools_set_recipe().
   */
  signals[CHANGE] =
    g_signal_new ("change", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                  PENG_TYPE_RECIPE | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_STRING);
  /**
   * PengFitTools::settled:
   * @self: the tools
   *
   * A slider has come to rest: what comes next is another step.
   */
  signals[SETTLED] =
    g_signal_new ("settled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PengFitTools::make-watermark:
   * @self: the tools
   * @name: of the school
   *
   * A watermark of a name is wished for.
   */
  signals[MAKE_WATERMARK] =
    g_signal_new ("make-watermark", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  G_TYPE_STRING);
  /**
   * PengFitTools::choose-watermark:
   * @self: the tools
   *
   * A watermark from a picture file is wished for.
   */
  signals[CHOOSE_WATERMARK] =
    g_signal_new ("choose-watermark", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, switcher);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, pages);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, scroller);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, ratios);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, turns);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, straighten);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, brightness);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, contrast);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, mosaic);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, blur);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, n_covered);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, shown);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, watermark);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, look);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, places);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, opacity);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, school);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, make);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, sizes);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, width_adjustment);
  gtk_widget_class_bind_template_child (widget_class, PengFitTools, result);
}

static void
peng_fit_tools_class_init (PengFitToolsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_fit_tools_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_fit_tools_finalize;
  add_signals (klass);

  gtk_widget_class_set_css_name (widget_class, "fittools");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-fit-tools.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static GtkWidget *
new_tool_button (PengFitTool tool)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (_(tools[tool].words));

  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (tools[tool].icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "fit.tool");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tools[tool].name);

  return button;
}

static void
peng_fit_tools_init (PengFitTools *self)
{
  self->recipe = peng_recipe_new ();
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < PENG_FIT_N_TOOLS; i++)
    gtk_box_append (self->switcher, new_tool_button (i));
}

/**
 * peng_fit_tools_new:
 * @canvas: the photograph; the tools tell it what shape is held and how places are covered
 *
 * Returns: (transfer floating): tools for it, which do nothing until the size of the photograph is
 *   known
 */
GtkWidget *
peng_fit_tools_new (PengFitCanvas *canvas)
{
  PengFitTools *self;

  g_return_val_if_fail (PENG_IS_FIT_CANVAS (canvas), NULL);

  self = g_object_new (PENG_TYPE_FIT_TOOLS, NULL);
  self->canvas = g_object_ref (canvas);
  peng_fit_tools_init_change (self);
  peng_fit_tools_init_publish (self);
  peng_accessible_name_inner (GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * peng_fit_tools_set_size:
 * @self: tools
 * @width: width of the upright original, in pixels
 * @height: its height
 */
void
peng_fit_tools_set_size (PengFitTools *self,
                         guint         width,
                         guint         height)
{
  g_return_if_fail (PENG_IS_FIT_TOOLS (self));
  g_return_if_fail (width > 0 && height > 0);

  self->width = width;
  self->height = height;
  self->ratio = peng_fit_ratio_find (self->recipe, width, height);
  show (self);
  peng_fit_tools_note_ratio (self);
}

static void
take_recipe (PengFitTools     *self,
             const PengRecipe *recipe)
{
  PengRecipe *copy = peng_recipe_copy (recipe);

  peng_recipe_free (self->recipe);
  self->recipe = copy;
}

/**
 * peng_fit_tools_set_recipe:
 * @self: tools
 * @recipe: what is done to the photograph
 */
void
peng_fit_tools_set_recipe (PengFitTools     *self,
                           const PengRecipe *recipe)
{
  g_return_if_fail (PENG_IS_FIT_TOOLS (self));
  g_return_if_fail (recipe != NULL);

  take_recipe (self, recipe);
  show (self);
}

/**
 * peng_fit_tools_return_to:
 * @self: tools
 * @recipe: what was done to the photograph before, or again
 *
 * As peng_fit_tools_set_recipe(), when a step is taken back, or taken again.
 */
void
peng_fit_tools_return_to (PengFitTools     *self,
                          const PengRecipe *recipe)
{
  g_return_if_fail (PENG_IS_FIT_TOOLS (self));
  g_return_if_fail (recipe != NULL);

  take_recipe (self, recipe);
  peng_fit_tools_recall_ratio (self);
  show (self);
}

/**
 * peng_fit_tools_set_tool:
 * @self: tools
 * @tool: which of them is to be used
 */
void
peng_fit_tools_set_tool (PengFitTools *self,
                         PengFitTool   tool)
{
  GtkAdjustment *scroll;

  g_return_if_fail (PENG_IS_FIT_TOOLS (self));
  g_return_if_fail (tool < PENG_FIT_N_TOOLS);

  scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_stack_set_visible_child_name (self->pages, tools[tool].name);
  gtk_adjustment_set_value (scroll, 0);
}

/**
 * peng_fit_tools_set_watermark:
 * @self: tools
 * @sha: (nullable): name of the watermark's picture in the library; %NULL where there is none
 * @texture: (nullable): that picture
 */
void
peng_fit_tools_set_watermark (PengFitTools *self,
                              const char   *sha,
                              GdkTexture   *texture)
{
  g_return_if_fail (PENG_IS_FIT_TOOLS (self));

  g_free (self->sha);
  self->sha = g_strdup (sha);
  gtk_picture_set_paintable (self->watermark, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->watermark), texture != NULL);
  show (self);
}

/**
 * peng_fit_tools_set_watermark_words:
 * @self: tools
 * @words: the name of the school that a watermark was made of last, or empty
 */
void
peng_fit_tools_set_watermark_words (PengFitTools *self,
                                    const char   *words)
{
  g_return_if_fail (PENG_IS_FIT_TOOLS (self));
  g_return_if_fail (words != NULL);

  gtk_editable_set_text (self->school, words);
}
