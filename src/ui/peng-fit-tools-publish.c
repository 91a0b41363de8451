/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-tools-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define PERCENT 100.0

static const struct
{
  guint       width;
  const char *title;
} sizes[] = {
  /* Translators: the width of a photograph that is published */
  { 0, N_("As usual") },
  /* Translators: a photograph inside a text */
  { 1280, N_("In a text") },
  { 900, N_("Phones and WeChat") },
  /* Translators: a small photograph */
  { 600, N_("Small") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (sizes) == PENG_FIT_N_SIZES);

/* Where the buttons for PengWatermarkPlace stand, and the mark in each. */
static const struct
{
  const char *words;
  int         column;
  int         row;
  GtkAlign    across;
  GtkAlign    down;
} places[PENG_N_WATERMARK_PLACES] = {
  [PENG_WATERMARK_BOTTOM_RIGHT] = { N_("At the lower right"), 2, 1, GTK_ALIGN_END, GTK_ALIGN_END },
  [PENG_WATERMARK_BOTTOM_LEFT] = { N_("At the lower left"), 0, 1, GTK_ALIGN_START, GTK_ALIGN_END },
  [PENG_WATERMARK_TOP_RIGHT] = { N_("At the upper right"), 2, 0, GTK_ALIGN_END, GTK_ALIGN_START },
  [PENG_WATERMARK_TOP_LEFT] = { N_("At the upper left"), 0, 0, GTK_ALIGN_START, GTK_ALIGN_START },
  [PENG_WATERMARK_CENTER] = { N_("In the middle"), 1, 0, GTK_ALIGN_CENTER, GTK_ALIGN_CENTER },
};

static char *
format_percent_cb (GtkScale *scale,
                   double    value,
                   gpointer  user_data)
{
  /* Translators: how much of a watermark is seen */
  return g_strdup_printf (_("%.0f %%"), value);
}

static void
shown_cb (PengFitTools *self)
{
  g_autoptr(PengRecipe) recipe = NULL;

  if (self->showing)
    return;

  recipe = peng_recipe_copy (self->recipe);
  g_free (recipe->watermark);
  recipe->watermark = gtk_switch_get_active (self->shown) ? g_strdup (self->sha) : NULL;
  peng_fit_tools_wish (self, recipe, NULL);
}

static void
place_toggled_cb (PengFitTools    *self,
                  GtkToggleButton *button)
{
  g_autoptr(PengRecipe) recipe = NULL;

  if (self->showing || !gtk_toggle_button_get_active (button))
    return;

  recipe = peng_recipe_copy (self->recipe);
  recipe->place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "peng-place"));
  peng_fit_tools_wish (self, recipe, NULL);
}

static void
show_watermark (PengFitTools *self)
{
  gboolean has_one = self->recipe->watermark != NULL;

  gtk_switch_set_active (self->shown, has_one);
  gtk_widget_set_sensitive (GTK_WIDGET (self->shown), has_one || self->sha != NULL);
  gtk_widget_set_visible (self->look, has_one);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->place_buttons[self->recipe->place]), TRUE);
  gtk_range_set_value (self->opacity, self->recipe->opacity * PERCENT);
}

static char *
dup_school (PengFitTools *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->school)));
}

static void
school_changed_cb (PengFitTools *self)
{
  g_autofree char *name = dup_school (self);

  gtk_widget_set_sensitive (self->make, *name != '\0');
}

static void
make_cb (PengFitTools *self)
{
  g_autofree char *name = dup_school (self);

  if (*name != '\0')
    peng_fit_tools_make_watermark (self, name);
}

static void
size_toggled_cb (PengFitTools   *self,
                 GtkCheckButton *check)
{
  g_autoptr(PengRecipe) recipe = NULL;

  if (self->showing || !gtk_check_button_get_active (check))
    return;

  recipe = peng_recipe_copy (self->recipe);
  recipe->width = gtk_spin_button_get_value_as_int (self->width_spin);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (GTK_WIDGET (check) == self->size_checks[i])
      recipe->width = sizes[i].width;
  peng_fit_tools_wish (self, recipe, NULL);
}

static void
width_cb (PengFitTools *self)
{
  g_autoptr(PengRecipe) recipe = NULL;

  if (self->showing)
    return;

  recipe = peng_recipe_copy (self->recipe);
  recipe->width = gtk_spin_button_get_value_as_int (self->width_spin);
  peng_fit_tools_wish_on (self, recipe, "width");
}

static void
show_sizes (PengFitTools *self)
{
  guint chosen = G_N_ELEMENTS (sizes);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i].width == self->recipe->width)
      chosen = i;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->size_checks[chosen]), TRUE);
  if (chosen == G_N_ELEMENTS (sizes))
    gtk_spin_button_set_value (self->width_spin, self->recipe->width);
}

static void
add_places (PengFitTools *self)
{
  for (guint i = 0; i < PENG_N_WATERMARK_PLACES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *mark = gtk_image_new_from_icon_name ("media-record-symbolic");
      const char *words = _(places[i].words);

      self->place_buttons[i] = button;
      gtk_image_set_pixel_size (GTK_IMAGE (mark), 8);
      gtk_widget_set_halign (mark, places[i].across);
      gtk_widget_set_valign (mark, places[i].down);
      gtk_button_set_child (GTK_BUTTON (button), mark);
      gtk_widget_add_css_class (button, "fit-place");
      gtk_widget_set_tooltip_text (button, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                      -1);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                   i > 0 ? GTK_TOGGLE_BUTTON (self->place_buttons[0]) : NULL);
      g_object_set_data (G_OBJECT (button), "peng-place", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "toggled", G_CALLBACK (place_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_grid_attach (self->places, button, places[i].column, places[i].row, 1,
                       i == PENG_WATERMARK_CENTER ? 2 : 1);
    }
}

static GtkWidget *
add_size_row (PengFitTools *self,
              guint         i,
              const char   *title,
              const char   *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  self->size_checks[i] = check;
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check),
                              i > 0 ? GTK_CHECK_BUTTON (self->size_checks[0]) : NULL);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (size_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->sizes, row);

  return row;
}

static void
add_sizes (PengFitTools *self)
{
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint width = sizes[i].width > 0 ? sizes[i].width : PENG_RECIPE_MAX_WIDTH;
      /* Translators: the width of a photograph */
      g_autofree char *subtitle = g_strdup_printf (_("at most %u pixels wide"), width);

      add_size_row (self, i, _(sizes[i].title), subtitle);
    }

  /* Translators: a width of a photograph that the person chooses */
  row = add_size_row (self, G_N_ELEMENTS (sizes), _("Other width"), "");
  self->width_spin = GTK_SPIN_BUTTON (gtk_spin_button_new (self->width_adjustment, 10, 0));
  gtk_widget_set_valign (GTK_WIDGET (self->width_spin), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->width_spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Width in pixels"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->width_spin));
  g_signal_connect_object (self->width_spin, "value-changed", G_CALLBACK (width_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * peng_fit_tools_init_publish:
 * @self: tools whose template is there
 *
 * Makes ready the pages of what the picture is published with.
 */
void
peng_fit_tools_init_publish (PengFitTools *self)
{
  add_places (self);
  add_sizes (self);
  peng_fit_tools_add_slider (self, self->opacity, format_percent_cb);
  g_signal_connect_object (self->shown, "notify::active", G_CALLBACK (shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->school, "changed", G_CALLBACK (school_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->school, "activate", G_CALLBACK (make_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->make, "clicked", G_CALLBACK (make_cb), self, G_CONNECT_SWAPPED);
}

/**
 * peng_fit_tools_show_publish:
 * @self: tools of a photograph whose size is known
 *
 * Shows on those pages what the recipe says.
 */
void
peng_fit_tools_show_publish (PengFitTools *self)
{
  show_watermark (self);
  show_sizes (self);
}
