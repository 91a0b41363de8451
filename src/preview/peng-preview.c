/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-preview"

#include "preview/peng-preview.h"

#include "preview/peng-page-debt.h"
#include "preview/peng-preview-frame.h"
#include "preview/peng-preview-view.h"

#include <stdlib.h>
#include <string.h>

/**
 * PengPreview:
 *
 * The page as readers will see it. The theme is loaded once; after that only the elements of
 * changed blocks are replaced. At most one patch is on its way to the page, and what happens
 * meanwhile goes into one more after it. The web view is made when the preview is first mapped, and
 * nothing is sent while it cannot be seen.
 */
struct _PengPreview
{
  GtkWidget               parent_instance;

  const PengPreviewFuncs *funcs;
  gpointer                user_data;

  WebKitWebView          *view;
  GCancellable           *cancellable;
  PengTheme              *theme;
  char                   *site;
  GStrv                   sections;
  PengDocument           *document;
  PengPageDebt           *debt;
  PengPreviewDevice       device;
  guint                   create_id;
  guint                   flush_id;
  gboolean                failed;
  gboolean                loaded;
  gboolean                in_flight;
  gboolean                crashed;
};

enum {
  PROP_0,
  PROP_CRASHED,
  N_PROPS
};

enum {
  BLOCK_CLICKED,
  FIELD_CLICKED,
  LINK_ACTIVATED,
  PATCHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengPreview, peng_preview, GTK_TYPE_WIDGET)

static void load_page (PengPreview *self);
static void queue_flush (PengPreview *self);

static void
set_crashed (PengPreview *self,
             gboolean     crashed)
{
  if (self->crashed == crashed)
    return;

  self->crashed = crashed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CRASHED]);
}

static void
patch_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengPreview) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JSCValue) value =
    webkit_web_view_call_async_javascript_function_finish (WEBKIT_WEB_VIEW (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->in_flight = FALSE;

  /* A page that did not take a patch is not what we think it is: load it again, once. */
  if (error != NULL)
    {
      g_warning ("patch: %s", error->message);
      if (!self->crashed && !self->failed)
        load_page (self);
      self->failed = TRUE;
      return;
    }
  self->failed = FALSE;

  g_signal_emit (self, signals[PATCHED], 0);

  if (!peng_preview_is_current (self))
    queue_flush (self);
}

static gboolean
flush_cb (gpointer user_data)
{
  PengPreview *self = user_data;
  GVariant *arguments;

  self->flush_id = 0;
  arguments = peng_page_debt_take (self->debt);
  self->in_flight = TRUE;

  webkit_web_view_call_async_javascript_function (
    self->view, "return peng.patch (splices, fields, element, within);", -1, arguments,
    PENG_PREVIEW_WORLD, NULL, self->cancellable, patch_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
queue_flush (PengPreview *self)
{
  if (self->loaded && !self->in_flight && self->flush_id == 0 && self->document != NULL &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->flush_id = g_idle_add_full (G_PRIORITY_DEFAULT, flush_cb, self, NULL);
}

static void
edited_cb (PengPreview *self,
           PengEdit    *edit)
{
  peng_page_debt_add (self->debt, edit);
  queue_flush (self);
}

static void
forget_page (PengPreview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->flush_id, g_source_remove);
  self->loaded = FALSE;
  self->in_flight = FALSE;
  peng_page_debt_owe_all (self->debt, TRUE);
}

static void
load_page (PengPreview *self)
{
  g_autofree char *page = NULL;

  if (self->view == NULL || self->theme == NULL)
    return;

  forget_page (self);
  page = peng_preview_frame_new (self->theme, self->site,
                                 (const char * const *) self->sections);
  webkit_web_view_load_html (self->view, page, PENG_PREVIEW_BASE_URI);
}

static void
load_changed_cb (PengPreview     *self,
                 WebKitLoadEvent  event)
{
  if (self->crashed)
    return;

  /* Where one page comes soon after another, the first ends when the second has begun: what went to
   * the first is not in the second. */
  if (event == WEBKIT_LOAD_COMMITTED)
    forget_page (self);

  if (event == WEBKIT_LOAD_FINISHED && !webkit_web_view_is_loading (self->view))
    {
      self->loaded = TRUE;
      queue_flush (self);
    }
}

static void
terminated_cb (PengPreview                      *self,
               WebKitWebProcessTerminationReason reason)
{
  g_warning ("web process terminated: %d", reason);
  set_crashed (self, TRUE);
  forget_page (self);
}

static void
block_clicked (PengPreview *self,
               const char  *words)
{
  char *end;
  guint element = strtoul (words, &end, 10);
  guint within = strtoul (end, NULL, 10);
  guint block;

  /* Between a patch and its arrival the page is older than the groups. */
  if (self->in_flight || !peng_page_debt_find_block (self->debt, element, within, &block))
    return;

  if (block < peng_document_get_n_blocks (self->document))
    g_signal_emit (self, signals[BLOCK_CLICKED], 0, block);
}

static void
field_clicked (PengPreview *self,
               const char  *id)
{
  PengField field;

  if (peng_page_debt_find_field (id, &field))
    g_signal_emit (self, signals[FIELD_CLICKED], 0, (guint) field);
}

static void
message_cb (PengPreview *self,
            JSCValue    *value)
{
  g_autofree char *message = jsc_value_to_string (value);

  if (self->document == NULL)
    return;

  if (g_str_has_prefix (message, "block "))
    block_clicked (self, message + strlen ("block "));
  else if (g_str_has_prefix (message, "field "))
    field_clicked (self, message + strlen ("field "));
  else if (g_str_has_prefix (message, "link ") &&
           peng_style_link_is_safe (message + strlen ("link ")))
    g_signal_emit (self, signals[LINK_ACTIVATED], 0, message + strlen ("link "));
}

static void
show_view (PengPreview *self)
{
  if (self->view != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->view), self->document != NULL);
}

static gboolean
create_view_cb (gpointer user_data)
{
  PengPreview *self = user_data;

  self->create_id = 0;
  self->view = peng_preview_view_new (self->funcs, self->user_data);
  g_signal_connect_object (self->view, "load-changed", G_CALLBACK (load_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "web-process-terminated", G_CALLBACK (terminated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (webkit_web_view_get_user_content_manager (self->view),
                           "script-message-received::peng", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self, NULL, -1);
  show_view (self);
  load_page (self);

  return G_SOURCE_REMOVE;
}

static int
page_width (PengPreview *self)
{
  switch (self->device)
    {
    case PENG_PREVIEW_TABLET:
      return 768;

    case PENG_PREVIEW_PHONE:
      return 375;

    case PENG_PREVIEW_DESKTOP:
    default:
      return 1200;
    }
}

static void
peng_preview_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 640;
}

/* The page gets the width of its device: made smaller by zoom where there is less room, between
 * margins where a narrow device has more. */
static void
peng_preview_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  PengPreview *self = PENG_PREVIEW (widget);
  double zoom = MIN (1.0, (double) width / page_width (self));
  GtkAllocation child = { 0, 0, width, height };

  if (self->view == NULL)
    return;

  if (self->device != PENG_PREVIEW_DESKTOP)
    child.width = MIN (width, page_width (self));
  child.x = (width - child.width) / 2;

  if (webkit_web_view_get_zoom_level (self->view) != zoom)
    webkit_web_view_set_zoom_level (self->view, zoom);
  gtk_widget_size_allocate (GTK_WIDGET (self->view), &child, baseline);
}

static void
peng_preview_map (GtkWidget *widget)
{
  PengPreview *self = PENG_PREVIEW (widget);

  GTK_WIDGET_CLASS (peng_preview_parent_class)->map (widget);

  /* A web process takes its time to start: the window is drawn first. */
  if (self->view == NULL && self->create_id == 0)
    self->create_id = g_idle_add_full (G_PRIORITY_LOW, create_view_cb, self, NULL);

  if (!peng_preview_is_current (self))
    queue_flush (self);
}

static void
peng_preview_dispose (GObject *object)
{
  PengPreview *self = PENG_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_clear_handle_id (&self->create_id, g_source_remove);
  peng_preview_set_document (self, NULL);
  if (self->view != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->view));
      self->view = NULL;
    }

  G_OBJECT_CLASS (peng_preview_parent_class)->dispose (object);
}

static void
peng_preview_finalize (GObject *object)
{
  PengPreview *self = PENG_PREVIEW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->theme, peng_theme_unref);
  g_clear_pointer (&self->site, g_free);
  g_clear_pointer (&self->sections, g_strfreev);
  g_clear_pointer (&self->debt, peng_page_debt_free);

  G_OBJECT_CLASS (peng_preview_parent_class)->finalize (object);
}

static void
peng_preview_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PengPreview *self = PENG_PREVIEW (object);

  switch (prop_id)
    {
    case PROP_CRASHED:
      g_value_set_boolean (value, self->crashed);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_preview_class_init (PengPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = peng_preview_dispose;
  object_class->finalize = peng_preview_finalize;
  object_class->get_property = peng_preview_get_property;
  widget_class->measure = peng_preview_measure;
  widget_class->size_allocate = peng_preview_size_allocate;
  widget_class->map = peng_preview_map;

  /**
   * PengPreview:crashed:
   *
   * The web process has ended by itself; peng_preview_reload() starts another.
   */
  properties[PROP_CRASHED] =
    g_param_spec_boolean ("crashed", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PengPreview::block-clicked:
   * @self: the preview
   * @block: index of the block that was clicked
   */
  signals[BLOCK_CLICKED] =
    g_signal_new ("block-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * PengPreview::field-clicked:
   * @self: the preview
   * @field: the #PengField that was clicked
   */
  signals[FIELD_CLICKED] =
    g_signal_new ("field-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * PengPreview::link-activated:
   * @self: the preview
   * @uri: a safe address, for the system's browser
   */
  signals[LINK_ACTIVATED] =
    g_signal_new ("link-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * PengPreview::patched:
   * @self: the preview
   *
   * The page has taken a patch.
   */
  signals[PATCHED] =
    g_signal_new ("patched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "preview");
}

static void
peng_preview_init (PengPreview *self)
{
  self->cancellable = g_cancellable_new ();
  self->debt = peng_page_debt_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * peng_preview_new:
 * @funcs: where pictures come from; must outlive the preview
 * @user_data: for @funcs; must outlive the preview
 *
 * Returns: (transfer floating): a preview that shows nothing yet
 */
GtkWidget *
peng_preview_new (const PengPreviewFuncs *funcs,
                  gpointer                user_data)
{
  PengPreview *self = g_object_new (PENG_TYPE_PREVIEW, NULL);

  self->funcs = funcs;
  self->user_data = user_data;

  return GTK_WIDGET (self);
}

/**
 * peng_preview_set_theme:
 * @self: a preview
 * @theme: the page of a portal
 * @site: the portal's name
 * @sections: (nullable) (array zero-terminated=1): names of its sections
 *
 * Loads the page anew in this theme.
 */
void
peng_preview_set_theme (PengPreview        *self,
                        PengTheme          *theme,
                        const char         *site,
                        const char * const *sections)
{
  g_return_if_fail (PENG_IS_PREVIEW (self));
  g_return_if_fail (theme != NULL);
  g_return_if_fail (site != NULL);

  g_clear_pointer (&self->theme, peng_theme_unref);
  self->theme = peng_theme_ref (theme);
  g_free (self->site);
  self->site = g_strdup (site);
  g_strfreev (self->sections);
  self->sections = g_strdupv ((char **) sections);
  load_page (self);
}

/**
 * peng_preview_set_document:
 * @self: a preview
 * @document: (nullable): what to show and to follow from now on; %NULL shows nothing
 */
void
peng_preview_set_document (PengPreview  *self,
                           PengDocument *document)
{
  g_return_if_fail (PENG_IS_PREVIEW (self));

  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, edited_cb, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);

  g_clear_handle_id (&self->flush_id, g_source_remove);
  peng_page_debt_set_document (self->debt, document);
  show_view (self);
  queue_flush (self);
}

/**
 * peng_preview_set_device:
 * @self: a preview
 * @device: how wide the page believes to be
 */
void
peng_preview_set_device (PengPreview       *self,
                         PengPreviewDevice  device)
{
  g_return_if_fail (PENG_IS_PREVIEW (self));

  self->device = device;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * peng_preview_show_block:
 * @self: a preview
 * @block: the block with the cursor
 *
 * Scrolls the page, if need be, so that the block is in sight.
 */
void
peng_preview_show_block (PengPreview *self,
                         guint        block)
{
  g_return_if_fail (PENG_IS_PREVIEW (self));

  peng_page_debt_show_block (self->debt, block);
  queue_flush (self);
}

/**
 * peng_preview_reload:
 * @self: a preview
 *
 * Loads the page from the start, in a new web process where the last has crashed.
 */
void
peng_preview_reload (PengPreview *self)
{
  g_return_if_fail (PENG_IS_PREVIEW (self));

  set_crashed (self, FALSE);
  load_page (self);
}

/**
 * peng_preview_get_crashed:
 * @self: a preview
 *
 * Returns: whether the web process has ended and peng_preview_reload() was not called since
 */
gboolean
peng_preview_get_crashed (PengPreview *self)
{
  g_return_val_if_fail (PENG_IS_PREVIEW (self), FALSE);

  return self->crashed;
}

/**
 * peng_preview_is_current:
 * @self: a preview
 *
 * Returns: whether the page shows the document as it is, with nothing on its way
 */
gboolean
peng_preview_is_current (PengPreview *self)
{
  g_return_val_if_fail (PENG_IS_PREVIEW (self), FALSE);

  return self->loaded && !self->in_flight && peng_page_debt_is_paid (self->debt);
}
