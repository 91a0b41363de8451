/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-tools-private.h"

#include "ui/peng-fit-geometry.h"
#include "ui/peng-wrap-layout.h"

#include <glib/gi18n.h>
#include <math.h>

#define PERCENT 100.0

/* Of the buttons for shapes; and between what turns and what straightens. */
#define RATIO_WIDTH   100
#define RATIO_SPACING 6
#define TURNS_SPACING 16

/* How long after its last change a slider that nobody holds has come to rest. */
#define REST_MS 800

static gboolean
rest_cb (gpointer user_data)
{
  PengFitTools *self = user_data;

  self->rest_id = 0;
  if (!self->held)
    peng_fit_tools_settle (self);

  return G_SOURCE_REMOVE;
}

/**
 * peng_fit_tools_wish_on:
 * @self: tools
 * @recipe: what is wished
 * @what: which control changes it
 *
 * Asks for another recipe while a control is on its way. What keys change comes to rest by itself;
 * a pointer says when it lets go.
 */
void
peng_fit_tools_wish_on (PengFitTools     *self,
                        const PengRecipe *recipe,
                        const char       *what)
{
  peng_fit_tools_wish (self, recipe, what);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
}

static gboolean
slider_event_cb (PengFitTools *self,
                 GdkEvent     *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    self->held = TRUE;
  else if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL)
    {
      self->held = FALSE;
      peng_fit_tools_settle (self);
    }

  return GDK_EVENT_PROPAGATE;
}

static void
slider_cb (PengFitTools *self,
           GtkRange     *slider)
{
  g_autoptr(PengRecipe) recipe = NULL;
  double value = gtk_range_get_value (slider);

  if (self->showing)
    return;

  recipe = peng_recipe_copy (self->recipe);
  if (slider == self->straighten)
    recipe->straighten = round (value * 10) / 10;
  else if (slider == self->brightness)
    recipe->brightness = round (value) / PERCENT;
  else if (slider == self->contrast)
    recipe->contrast = round (value) / PERCENT;
  else
    recipe->opacity = round (value) / PERCENT;
  peng_fit_tools_wish_on (self, recipe, gtk_buildable_get_buildable_id (GTK_BUILDABLE (slider)));
}

static char *
format_degrees_cb (GtkScale *scale,
                   double    value,
                   gpointer  user_data)
{
  /* Translators: an angle in degrees */
  return g_strdup_printf (_("%.1f°"), value == 0 ? 0 : value);
}

static char *
format_light_cb (GtkScale *scale,
                 double    value,
                 gpointer  user_data)
{
  return g_strdup_printf (value > 0 ? "+%.0f" : "%.0f", value == 0 ? 0 : value);
}

/**
 * peng_fit_tools_add_slider:
 * @self: tools
 * @slider: a slider on one of their pages
 * @format: writes its value
 *
 * Has the tools hear of the slider.
 */
void
peng_fit_tools_add_slider (PengFitTools            *self,
                           GtkRange                *slider,
                           GtkScaleFormatValueFunc  format)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_scale_set_format_value_func (GTK_SCALE (slider), format, NULL, NULL);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (slider_event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (slider), events);
  g_signal_connect_object (slider, "value-changed", G_CALLBACK (slider_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
show_ratio (PengFitTools *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->ratio_buttons[self->ratio]), TRUE);
  peng_fit_canvas_set_ratio (self->canvas, peng_fit_ratio_get_value (self->ratio, self->recipe,
                                                                     self->width, self->height));
}

static void
ratio_toggled_cb (PengFitTools    *self,
                  GtkToggleButton *button)
{
  g_autoptr(PengRecipe) recipe = NULL;
  guint frame_width, frame_height;
  double ratio;

  if (self->showing || !gtk_toggle_button_get_active (button))
    return;

  self->ratio = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "peng-ratio"));
  show_ratio (self);
  peng_fit_tools_note_ratio (self);
  ratio = peng_fit_ratio_get_value (self->ratio, self->recipe, self->width, self->height);
  if (ratio == 0)
    return;

  recipe = peng_recipe_copy (self->recipe);
  peng_recipe_get_frame (recipe, self->width, self->height, &frame_width, &frame_height);
  peng_fit_apply_aspect (&self->recipe->crop, ratio * frame_height / frame_width, &recipe->crop);
  peng_fit_tools_wish (self, recipe, NULL);
}

/**
 * peng_fit_tools_note_ratio:
 * @self: tools
 *
 * Keeps in mind which shape is held with this recipe: the recipe does not say, for what is cut out
 * freely may happen to be a square.
 */
void
peng_fit_tools_note_ratio (PengFitTools *self)
{
  g_hash_table_insert (self->chosen, peng_recipe_to_text (self->recipe), GUINT_TO_POINTER (self->ratio));
}

/**
 * peng_fit_tools_recall_ratio:
 * @self: tools with a recipe that was there before
 *
 * Holds the shape again that was held with it.
 */
void
peng_fit_tools_recall_ratio (PengFitTools *self)
{
  g_autofree char *text = peng_recipe_to_text (self->recipe);
  gpointer ratio;

  if (g_hash_table_lookup_extended (self->chosen, text, NULL, &ratio))
    self->ratio = GPOINTER_TO_UINT (ratio);
}

/* A picture that was turned may have another shape than was chosen. */
static void
follow_ratio (PengFitTools *self)
{
  if (!peng_fit_ratio_is_kept (self->ratio, self->recipe, self->width, self->height))
    self->ratio = peng_fit_ratio_find (self->recipe, self->width, self->height);
  show_ratio (self);
}

static void
kind_toggled_cb (PengFitTools *self)
{
  gboolean mosaic = gtk_toggle_button_get_active (self->mosaic);
  PengVeilKind kind = mosaic ? PENG_VEIL_MOSAIC : PENG_VEIL_BLUR;
  g_autoptr(PengRecipe) recipe = NULL;
  int selected;

  if (self->showing || self->canvas == NULL)
    return;

  peng_fit_canvas_set_kind (self->canvas, kind);
  selected = peng_fit_canvas_get_selected (self->canvas);
  if (selected < 0)
    return;

  recipe = peng_recipe_copy (self->recipe);
  g_array_index (recipe->veils, PengVeil, selected).kind = kind;
  peng_fit_tools_wish (self, recipe, NULL);
}

static void
show_covers (PengFitTools *self)
{
  guint n = self->recipe->veils->len;
  g_autofree char *words = NULL;

  if (n > 0)
    words = g_strdup_printf (ngettext ("%u place is covered.", "%u places are covered.", n), n);
  gtk_label_set_label (self->n_covered, n > 0 ? words : _("Nothing is covered yet."));
}

/* A veil that is selected shows its kind, and the buttons change it. */
static void
selected_cb (PengFitTools *self)
{
  int selected = peng_fit_canvas_get_selected (self->canvas);
  const PengVeil *veil;

  if (selected < 0 || selected >= (int) self->recipe->veils->len)
    return;

  veil = &g_array_index (self->recipe->veils, PengVeil, selected);
  self->showing = TRUE;
  gtk_toggle_button_set_active (veil->kind == PENG_VEIL_MOSAIC ? self->mosaic : self->blur, TRUE);
  self->showing = FALSE;
  peng_fit_canvas_set_kind (self->canvas, veil->kind);
}

/* At the side of a picture there are three beside each other, and below it more. */
static void
add_ratios (PengFitTools *self)
{
  gtk_widget_set_layout_manager (self->ratios, peng_wrap_layout_new (RATIO_SPACING));
  for (guint i = 0; i < PENG_FIT_N_RATIOS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (peng_fit_ratio_get_name (i));

      self->ratio_buttons[i] = button;
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                   i > 0 ? GTK_TOGGLE_BUTTON (self->ratio_buttons[0]) : NULL);
      g_object_set_data (G_OBJECT (button), "peng-ratio", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "toggled", G_CALLBACK (ratio_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_size_request (button, RATIO_WIDTH, -1);
      gtk_box_append (GTK_BOX (self->ratios), button);
    }
}

/**
 * peng_fit_tools_init_change:
 * @self: tools whose template is there
 *
 * Makes ready the pages on which the picture itself is changed.
 */
void
peng_fit_tools_init_change (PengFitTools *self)
{
  add_ratios (self);
  gtk_widget_set_layout_manager (self->turns, peng_wrap_layout_new (TURNS_SPACING));
  peng_fit_tools_add_slider (self, self->straighten, format_degrees_cb);
  peng_fit_tools_add_slider (self, self->brightness, format_light_cb);
  peng_fit_tools_add_slider (self, self->contrast, format_light_cb);
  g_signal_connect_object (self->mosaic, "toggled", G_CALLBACK (kind_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * peng_fit_tools_show_change:
 * @self: tools of a photograph whose size is known
 *
 * Shows on those pages what the recipe says.
 */
void
peng_fit_tools_show_change (PengFitTools *self)
{
  gtk_range_set_value (self->straighten, self->recipe->straighten);
  gtk_range_set_value (self->brightness, self->recipe->brightness * PERCENT);
  gtk_range_set_value (self->contrast, self->recipe->contrast * PERCENT);
  follow_ratio (self);
  show_covers (self);
}
