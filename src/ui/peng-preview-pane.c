/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-preview-pane"

#include "ui/peng-preview-pane.h"

#include "ui/peng-accessible.h"

#include <glib/gi18n.h>

struct _PengPreviewPane
{
  AdwBin            parent_instance;

  PengPreview      *preview;
  int               device;
  gboolean          empty;

  GtkWidget        *devices;
  GtkStack         *stack;
  AdwBin           *place;
  GtkToggleButton  *desktop;
  GtkToggleButton  *tablet;
  GtkToggleButton  *phone;
};

enum {
  PROP_0,
  PROP_DEVICE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PengPreviewPane, peng_preview_pane, ADW_TYPE_BIN)

static GtkToggleButton *
get_button (PengPreviewPane *self,
            int              device)
{
  GtkToggleButton *buttons[] = {
    [PENG_PREVIEW_DESKTOP] = self->desktop,
    [PENG_PREVIEW_TABLET]  = self->tablet,
    [PENG_PREVIEW_PHONE]   = self->phone,
  };

  return buttons[device];
}

static void
set_device (PengPreviewPane *self,
            int              device)
{
  if (self->device == device)
    return;

  self->device = device;
  gtk_toggle_button_set_active (get_button (self, device), TRUE);
  if (self->preview != NULL)
    peng_preview_set_device (self->preview, device);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEVICE]);
}

static void
toggled_cb (PengPreviewPane *self)
{
  for (int device = PENG_PREVIEW_DESKTOP; device <= PENG_PREVIEW_PHONE; device++)
    {
      if (gtk_toggle_button_get_active (get_button (self, device)))
        set_device (self, device);
    }
}

static void
show_page (PengPreviewPane *self)
{
  const char *name = "page";

  if (self->empty)
    name = "empty";
  else if (peng_preview_get_crashed (self->preview))
    name = "crashed";

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->devices, g_str_equal (name, "page"));
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  peng_preview_reload (PENG_PREVIEW_PANE (widget)->preview);
}

static void
peng_preview_pane_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_PREVIEW_PANE);

  G_OBJECT_CLASS (peng_preview_pane_parent_class)->dispose (object);
}

static void
peng_preview_pane_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PengPreviewPane *self = PENG_PREVIEW_PANE (object);

  switch (prop_id)
    {
    case PROP_DEVICE:
      g_value_set_int (value, self->device);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_preview_pane_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PengPreviewPane *self = PENG_PREVIEW_PANE (object);

  switch (prop_id)
    {
    case PROP_DEVICE:
      set_device (self, g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_preview_pane_class_init (PengPreviewPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = peng_preview_pane_dispose;
  object_class->get_property = peng_preview_pane_get_property;
  object_class->set_property = peng_preview_pane_set_property;

  /**
   * PengPreviewPane:device:
   *
   * The #PengPreviewDevice as which the page is shown.
   */
  properties[PROP_DEVICE] =
    g_param_spec_int ("device", NULL, NULL, PENG_PREVIEW_DESKTOP, PENG_PREVIEW_PHONE,
                      PENG_PREVIEW_DESKTOP,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "previewpane");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-preview-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PengPreviewPane, devices);
  gtk_widget_class_bind_template_child (widget_class, PengPreviewPane, stack);
  gtk_widget_class_bind_template_child (widget_class, PengPreviewPane, place);
  gtk_widget_class_bind_template_child (widget_class, PengPreviewPane, desktop);
  gtk_widget_class_bind_template_child (widget_class, PengPreviewPane, tablet);
  gtk_widget_class_bind_template_child (widget_class, PengPreviewPane, phone);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_install_action (widget_class, "preview.reload", NULL, reload_action);
}

static void
peng_preview_pane_init (PengPreviewPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
}

/**
 * peng_preview_pane_new:
 * @preview: (transfer floating): what it shows
 *
 * Returns: (transfer floating): a pane
 */
GtkWidget *
peng_preview_pane_new (PengPreview *preview)
{
  PengPreviewPane *self = g_object_new (PENG_TYPE_PREVIEW_PANE, NULL);

  self->preview = preview;
  gtk_accessible_update_property (GTK_ACCESSIBLE (preview),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview"), -1);
  adw_bin_set_child (self->place, GTK_WIDGET (preview));
  g_signal_connect_object (preview, "crashed-changed", G_CALLBACK (show_page), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * peng_preview_pane_set_device:
 * @self: the pane
 * @device: how wide the page is shown
 *
 * Shows the page as another device would.
 */
void
peng_preview_pane_set_device (PengPreviewPane   *self,
                              PengPreviewDevice  device)
{
  g_return_if_fail (PENG_IS_PREVIEW_PANE (self));

  set_device (self, (int) device);
}

/**
 * peng_preview_pane_get_device:
 * @self: the pane
 *
 * Returns: how wide the page is shown
 */
PengPreviewDevice
peng_preview_pane_get_device (PengPreviewPane *self)
{
  g_return_val_if_fail (PENG_IS_PREVIEW_PANE (self), PENG_PREVIEW_DESKTOP);

  return (PengPreviewDevice) self->device;
}

/**
 * peng_preview_pane_set_empty:
 * @self: the pane
 * @empty: whether there is no article to show
 *
 * Tells what will be seen here, in place of a page without anything on it.
 */
void
peng_preview_pane_set_empty (PengPreviewPane *self,
                             gboolean         empty)
{
  g_return_if_fail (PENG_IS_PREVIEW_PANE (self));

  self->empty = empty;
  show_page (self);
}
