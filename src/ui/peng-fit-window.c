/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-window-private.h"

#include "ui/peng-accessible.h"
#include "ui/peng-commands.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-editor-texture.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_TOOL,
  PROP_COMPARE,
  N_PROPS
};

enum
{
  APPLIED,
  WATERMARK_MADE,
  WATERMARK_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengFitWindow, peng_fit_window, ADW_TYPE_WINDOW)

/**
 * peng_fit_window_say_applied:
 * @self: a window
 *
 * Says that the person is content.
 */
void
peng_fit_window_say_applied (PengFitWindow *self)
{
  g_signal_emit (self, signals[APPLIED], 0, peng_fit_history_get (self->history));
}

/**
 * peng_fit_window_say_made:
 * @self: a window
 * @png: the bytes of a watermark
 * @name: what it says
 *
 * Says that it is to come into the library.
 */
void
peng_fit_window_say_made (PengFitWindow *self,
                          GBytes        *png,
                          const char    *name)
{
  g_signal_emit (self, signals[WATERMARK_MADE], 0, png, name);
}

/**
 * peng_fit_window_say_chosen:
 * @self: a window
 * @file: a watermark
 *
 * Says that it is to come into the library.
 */
void
peng_fit_window_say_chosen (PengFitWindow *self,
                            GFile         *file)
{
  g_signal_emit (self, signals[WATERMARK_CHOSEN], 0, file);
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (user_data);

  return G_SOURCE_REMOVE;
}

/* A question that is just being answered still needs the window that it stands over. */
static void
close_soon (PengFitWindow *self)
{
  self->may_close = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

static void
close_answered_cb (const char *response,
                   gpointer    user_data)
{
  g_autoptr(PengFitWindow) self = user_data;

  if (g_str_equal (response, "accept"))
    close_soon (self);
}

static gboolean
peng_fit_window_close_request (GtkWindow *window)
{
  PengFitWindow *self = PENG_FIT_WINDOW (window);

  if (self->may_close || !peng_fit_history_differs (self->history))
    return GTK_WINDOW_CLASS (peng_fit_window_parent_class)->close_request (window);

  peng_dialogs_ask (window, _("Discard the Changes?"),
                    _("The photograph stays as it was before."), _("_Discard"), TRUE,
                    close_answered_cb, g_object_ref (self));

  return GDK_EVENT_STOP;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengFitWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) picture = peng_editor_texture_load_finish (result, &error);

  if (g_cancellable_is_cancelled (self->gone))
    return;

  if (picture == NULL)
    {
      g_autofree char *sentence = error->domain == GDK_PIXBUF_ERROR
                                    ? g_strdup (_("The file is damaged, or it is no picture."))
                                    : peng_error_text_new (error);

      peng_fit_window_fail_load (self, sentence);
      return;
    }

  self->loaded = TRUE;
  if (self->width == 0 || self->height == 0)
    {
      self->width = gdk_texture_get_width (picture);
      self->height = gdk_texture_get_height (picture);
    }
  peng_fit_canvas_set_picture (self->canvas, picture, self->width, self->height);
  peng_fit_tools_set_size (self->tools, self->width, self->height);
  peng_fit_window_show (self);
  gtk_stack_set_visible_child_name (self->stack, "photograph");
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
peng_fit_window_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PengFitWindow *self = PENG_FIT_WINDOW (object);

  switch (property_id)
    {
    case PROP_TOOL:
      g_value_set_string (value, peng_fit_tool_get_name (self->tool));
      break;
    case PROP_COMPARE:
      g_value_set_boolean (value, self->compare);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
peng_fit_window_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PengFitWindow *self = PENG_FIT_WINDOW (object);

  switch (property_id)
    {
    case PROP_TOOL:
      peng_fit_window_set_tool (self, peng_fit_tool_parse (g_value_get_string (value)));
      break;
    case PROP_COMPARE:
      if (self->loaded && !self->saving)
        peng_fit_window_set_compare (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
peng_fit_window_dispose (GObject *object)
{
  PengFitWindow *self = PENG_FIT_WINDOW (object);

  g_cancellable_cancel (self->gone);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_FIT_WINDOW);

  G_OBJECT_CLASS (peng_fit_window_parent_class)->dispose (object);
}

static void
peng_fit_window_finalize (GObject *object)
{
  PengFitWindow *self = PENG_FIT_WINDOW (object);

  g_clear_pointer (&self->history, peng_fit_history_free);
  g_clear_pointer (&self->watermarks, g_hash_table_unref);
  g_clear_object (&self->gone);

  G_OBJECT_CLASS (peng_fit_window_parent_class)->finalize (object);
}

static void
add_signals (PengFitWindowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  /**
   * PengFitWindow::applied:
   * @self: the window
   * @recipe: what is to be done to the photograph
   *
   * The person is content. The window waits for peng_fit_window_finish().
   */
  signals[APPLIED] =
    g_signal_new ("applied", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  PENG_TYPE_RECIPE);
  /**
   * PengFitWindow::watermark-made:
   * @self: the window
   * @png: the bytes of a picture
   * @name: what it says
   *
   * A watermark is to come into the library and to be used from now on.
   */
  signals[WATERMARK_MADE] =
    g_signal_new ("watermark-made", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                  G_TYPE_BYTES, G_TYPE_STRING);
  /**
   * PengFitWindow::watermark-chosen:
   * @self: the window
   * @file: a picture
   *
   * A watermark is to come into the library and to be used from now on.
   */
  signals[WATERMARK_CHOSEN] =
    g_signal_new ("watermark-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  G_TYPE_FILE);
}

static void
add_properties (PengFitWindowClass *klass)
{
  /**
   * PengFitWindow:tool:
   *
   * Name of the tool that is used; the state of the action "fit.tool".
   */
  properties[PROP_TOOL] =
    g_param_spec_string ("tool", NULL, NULL, "crop", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                         G_PARAM_EXPLICIT_NOTIFY);
  /**
   * PengFitWindow:compare:
   *
   * Whether the original is shown for comparison; the state of the action "fit.compare".
   */
  properties[PROP_COMPARE] =
    g_param_spec_boolean ("compare", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                          G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
peng_fit_window_class_init (PengFitWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = peng_fit_window_get_property;
  object_class->set_property = peng_fit_window_set_property;
  object_class->dispose = peng_fit_window_dispose;
  object_class->finalize = peng_fit_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = peng_fit_window_close_request;
  add_properties (klass);
  add_signals (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-fit-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PengFitWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PengFitWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PengFitWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, PengFitWindow, place);
  gtk_widget_class_bind_template_child (widget_class, PengFitWindow, apply_stack);
  peng_fit_window_add_actions (widget_class);
}

static void
peng_fit_window_init (PengFitWindow *self)
{
  g_autoptr(PengRecipe) plain = peng_recipe_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->gone = g_cancellable_new ();
  self->watermarks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->history = peng_fit_history_new (plain);
  peng_fit_window_add_panes (self);
  peng_accessible_name_inner (GTK_WIDGET (self));
  peng_commands_add_tooltips (GTK_WIDGET (self));
  peng_commands_add_keys (GTK_WIDGET (self), "fit.");
  peng_fit_window_update_actions (self);
}

/**
 * peng_fit_window_new:
 * @parent: (nullable): the window that it stands over
 * @name: (nullable): what the photograph is called
 * @recipe: (nullable): what is done to it already
 *
 * Returns: (transfer full): a window that waits for peng_fit_window_load()
 */
GtkWidget *
peng_fit_window_new (GtkWindow        *parent,
                     const char       *name,
                     const PengRecipe *recipe)
{
  g_autoptr(PengRecipe) plain = peng_recipe_new ();
  PengFitWindow *self = g_object_new (PENG_TYPE_FIT_WINDOW, "transient-for", parent,
                                      "destroy-with-parent", TRUE, NULL);

  peng_fit_window_set_photograph (self, name != NULL ? name : "", recipe != NULL ? recipe : plain);

  return GTK_WIDGET (self);
}

/**
 * peng_fit_window_set_photograph:
 * @self: a window that waits for peng_fit_window_load()
 * @name: what the photograph is called
 * @recipe: what is done to it already
 */
void
peng_fit_window_set_photograph (PengFitWindow    *self,
                                const char       *name,
                                const PengRecipe *recipe)
{
  g_return_if_fail (PENG_IS_FIT_WINDOW (self));
  g_return_if_fail (name != NULL && recipe != NULL);

  adw_window_title_set_subtitle (self->title, name);
  peng_fit_history_free (self->history);
  self->history = peng_fit_history_new (recipe);
  peng_fit_window_show (self);
}

/**
 * peng_fit_window_load:
 * @self: a window
 * @path: a file of the upright original, at most as wide as what is published
 * @width: width of the upright original itself, in pixels; 0 where that is the file
 * @height: its height
 *
 * Shows the photograph as soon as it was read.
 */
void
peng_fit_window_load (PengFitWindow *self,
                      const char    *path,
                      guint          width,
                      guint          height)
{
  g_return_if_fail (PENG_IS_FIT_WINDOW (self));
  g_return_if_fail (path != NULL);

  self->width = width;
  self->height = height;
  peng_editor_texture_load_async (path, PENG_RECIPE_MAX_WIDTH, self->gone, loaded_cb,
                                  g_object_ref (self));
}

/**
 * peng_fit_window_fail_load:
 * @self: a window
 * @sentence: why the photograph cannot be shown, and what to do
 */
void
peng_fit_window_fail_load (PengFitWindow *self,
                           const char    *sentence)
{
  g_return_if_fail (PENG_IS_FIT_WINDOW (self));

  adw_status_page_set_description (self->failure, sentence);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/**
 * peng_fit_window_get_recipe:
 * @self: a window
 *
 * Returns: (transfer none): what is done to the photograph now
 */
const PengRecipe *
peng_fit_window_get_recipe (PengFitWindow *self)
{
  g_return_val_if_fail (PENG_IS_FIT_WINDOW (self), NULL);

  return peng_fit_history_get (self->history);
}

/**
 * peng_fit_window_set_watermark:
 * @self: a window
 * @sha: name of a picture in the library
 * @texture: that picture
 *
 * Tells what a watermark looks like, and that it is the one to be had.
 */
void
peng_fit_window_set_watermark (PengFitWindow *self,
                               const char    *sha,
                               GdkTexture    *texture)
{
  g_return_if_fail (PENG_IS_FIT_WINDOW (self));
  g_return_if_fail (sha != NULL);
  g_return_if_fail (GDK_IS_TEXTURE (texture));

  g_hash_table_replace (self->watermarks, g_strdup (sha), g_object_ref (texture));
  peng_fit_tools_set_watermark (self->tools, sha, texture);
  peng_fit_window_show (self);
}

/**
 * peng_fit_window_use_watermark:
 * @self: a window
 * @sha: name of a picture that has come into the library
 * @texture: that picture
 *
 * Puts the watermark that was made or chosen on the photograph.
 */
void
peng_fit_window_use_watermark (PengFitWindow *self,
                               const char    *sha,
                               GdkTexture    *texture)
{
  g_autoptr(PengRecipe) recipe = NULL;

  g_return_if_fail (PENG_IS_FIT_WINDOW (self));

  peng_fit_window_set_watermark (self, sha, texture);
  recipe = peng_recipe_copy (peng_fit_history_get (self->history));
  g_free (recipe->watermark);
  recipe->watermark = g_strdup (sha);
  peng_fit_window_put (self, recipe, NULL);
}

/**
 * peng_fit_window_set_school:
 * @self: a window
 * @name: what the last watermark was made of, or empty
 */
void
peng_fit_window_set_school (PengFitWindow *self,
                            const char    *name)
{
  g_return_if_fail (PENG_IS_FIT_WINDOW (self));

  peng_fit_tools_set_watermark_words (self->tools, name);
}

/**
 * peng_fit_window_finish:
 * @self: a window that has said what is to be kept
 * @failure: (nullable): why it could not be kept; empty where the person has thought better of it
 *
 * Closes the window, or lets the person go on in it.
 */
void
peng_fit_window_finish (PengFitWindow *self,
                        const char    *failure)
{
  g_return_if_fail (PENG_IS_FIT_WINDOW (self));

  self->saving = FALSE;
  gtk_stack_set_visible_child_name (self->apply_stack, "apply");
  peng_fit_window_update_actions (self);
  if (failure == NULL)
    close_soon (self);
  else if (*failure != '\0')
    peng_dialogs_tell (GTK_WINDOW (self), _("The Photograph Is as It Was"), failure);
}
