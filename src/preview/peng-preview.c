/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-preview"

#include "preview/peng-preview.h"

#include "preview/peng-page-debt.h"
#include "preview/peng-preview-click.h"
#include "preview/peng-preview-frame.h"
#include "preview/peng-preview-parts.h"
#include "preview/peng-preview-stage.h"
#include "preview/peng-preview-view.h"

/**
 * PengPreview:
 *
 * The page as readers will see it. The theme is loaded once; after that only the elements of
 * changed blocks are replaced. At most one patch is on its way to the page, and what happens
 * meanwhile goes into one more after it. The web view is made when the preview is first mapped and
 * the window has been drawn with the article; nothing is sent while it cannot be seen.
 */
struct _PengPreview
{
  GtkWidget               parent_instance;

  PengPreviewSource      *source;
  WebKitWebView          *view;
  GCancellable           *cancellable;
  PengPreviewFrame       *frame;
  PengDocument           *document;
  PengPageDebt           *debt;
  PengPreviewDevice       device;
  guint                   create_id;
  guint                   flush_id;
  guint                   retry_id;
  gboolean                failed;
  gboolean                loaded;
  gboolean                in_flight;
  gboolean                crashed;
  gboolean                awaits_frame;  /* in which the article is drawn */
};

/* How long a window waits for its first article before the view is made without one, in
 * milliseconds. */
#define NO_ARTICLE_MS 1000

enum {
  CRASHED_CHANGED,
  BLOCK_CLICKED,
  FIELD_CLICKED,
  LINK_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengPreview, peng_preview, GTK_TYPE_WIDGET)

static void load_page (PengPreview *self);
static void give_up (PengPreview *self);
static void queue_flush (PengPreview *self);

static void
set_crashed (PengPreview *self,
             gboolean     crashed)
{
  if (self->crashed == crashed)
    return;

  self->crashed = crashed;
  g_signal_emit (self, signals[CRASHED_CHANGED], 0);
}

/* A page that did not take a patch is not what we think it is: it is loaded again, once. */
static gboolean
retry_cb (gpointer user_data)
{
  PengPreview *self = user_data;

  self->retry_id = 0;
  g_warning ("the page did not take a patch");
  if (self->failed)
    give_up (self);
  else
    load_page (self);
  self->failed = TRUE;

  return G_SOURCE_REMOVE;
}

static void
patch_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengPreview) self = user_data;
  g_autoptr(GError) error = NULL;

  peng_preview_stage_finish (WEBKIT_WEB_VIEW (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* The end of a web process lets its patch fail first, and is told after that. */
  if (error != NULL)
    {
      g_debug ("patch: %s", error->message);
      self->retry_id = g_idle_add (retry_cb, self);
      return;
    }

  self->in_flight = FALSE;
  self->failed = FALSE;

  if (!peng_preview_is_current (self))
    queue_flush (self);
}

static gboolean
flush_cb (gpointer user_data)
{
  PengPreview *self = user_data;

  self->flush_id = 0;
  self->in_flight = TRUE;
  peng_preview_stage_patch_async (self->view, peng_page_debt_take (self->debt), self->cancellable,
                                  patch_cb, g_object_ref (self));

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
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->loaded = FALSE;
  self->in_flight = FALSE;
  peng_page_debt_owe_all (self->debt, TRUE);
}

static void
load_page (PengPreview *self)
{
  g_autofree char *page = NULL;
  g_autofree char *stage = NULL;

  /* After a crash the person says when to try again. */
  if (self->view == NULL || self->frame == NULL || self->crashed)
    return;

  forget_page (self);
  page = peng_preview_frame_write (self->frame);
  stage = peng_preview_stage_write (page, self->device);
  webkit_web_view_load_html (self->view, stage, PENG_PREVIEW_BASE_URI);
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengPreview) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!peng_preview_stage_finish (WEBKIT_WEB_VIEW (object), result, &error))
    return;

  self->loaded = TRUE;
  peng_preview_stage_set_device (self->view, self->device);
  queue_flush (self);
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
    peng_preview_stage_wait_async (self->view, self->cancellable, ready_cb, g_object_ref (self));
}

static void
give_up (PengPreview *self)
{
  set_crashed (self, TRUE);
  forget_page (self);
}

static void
terminated_cb (PengPreview                      *self,
               WebKitWebProcessTerminationReason reason)
{
  g_warning ("web process terminated: %d", reason);
  give_up (self);
}

/* Between a patch and its arrival the page is older than what we know of it. */
static void
click_block (PengPreview *self,
             guint        block)
{
  if (!self->in_flight && block < peng_document_get_n_blocks (self->document))
    g_signal_emit (self, signals[BLOCK_CLICKED], 0, block);
}

static void
message_cb (PengPreview *self,
            JSCValue    *value)
{
  g_autofree char *message = jsc_value_to_string (value);
  PengPreviewClick click;

  if (self->document == NULL)
    return;

  click = peng_preview_click_read (message, self->debt);
  if (click.kind == PENG_PREVIEW_CLICK_BLOCK)
    click_block (self, click.block);
  else if (click.kind == PENG_PREVIEW_CLICK_FIELD)
    g_signal_emit (self, signals[FIELD_CLICKED], 0, (guint) click.field);
  else if (click.kind == PENG_PREVIEW_CLICK_LINK)
    g_signal_emit (self, signals[LINK_ACTIVATED], 0, click.uri);
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
  self->view = peng_preview_view_new (self->source);
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

static void create_later (PengPreview *self);

static void
painted_cb (PengPreview   *self,
            GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  self->awaits_frame = FALSE;
  if (self->document == NULL)
    {
      create_later (self);
      return;
    }

  g_clear_handle_id (&self->create_id, g_source_remove);
  if (self->view == NULL)
    self->create_id = g_idle_add_full (G_PRIORITY_LOW, create_view_cb, self, NULL);
}

/* A web process takes its time to start, and the window stands still meanwhile: the article is drawn
 * first. Where none comes the view is made all the same, so that it is there for the next one. */
static void
create_later (PengPreview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->view != NULL || self->awaits_frame || !gtk_widget_get_mapped (widget))
    return;

  if (self->document == NULL)
    {
      if (self->create_id == 0)
        self->create_id = g_timeout_add_full (G_PRIORITY_LOW, NO_ARTICLE_MS, create_view_cb, self,
                                              NULL);
      return;
    }

  self->awaits_frame = TRUE;
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                           G_CALLBACK (painted_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (widget);
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

/* Where there is more room than the device has, a page for the desktop takes it as a browser's window
 * does, and others stand between margins. */
static void
peng_preview_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  PengPreview *self = PENG_PREVIEW (widget);
  int page_width = width;
  int x;

  if (self->view == NULL)
    return;

  if (self->device != PENG_PREVIEW_DESKTOP)
    page_width = MIN (width, peng_preview_device_get_width (self->device));

  x = (width - page_width) / 2;
  gtk_widget_allocate (GTK_WIDGET (self->view), page_width, height, baseline,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, 0)));
}

static void
peng_preview_map (GtkWidget *widget)
{
  PengPreview *self = PENG_PREVIEW (widget);

  GTK_WIDGET_CLASS (peng_preview_parent_class)->map (widget);

  create_later (self);
  if (!peng_preview_is_current (self))
    queue_flush (self);
}

static void
peng_preview_dispose (GObject *object)
{
  PengPreview *self = PENG_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
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
  g_clear_pointer (&self->frame, peng_preview_frame_free);
  g_clear_pointer (&self->debt, peng_page_debt_free);
  g_clear_pointer (&self->source, peng_preview_source_unref);

  G_OBJECT_CLASS (peng_preview_parent_class)->finalize (object);
}

static void
peng_preview_class_init (PengPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = peng_preview_dispose;
  object_class->finalize = peng_preview_finalize;
  widget_class->measure = peng_preview_measure;
  widget_class->size_allocate = peng_preview_size_allocate;
  widget_class->map = peng_preview_map;

  /**
   * PengPreview::crashed-changed:
   * @self: the preview
   *
   * The web process has ended by itself, or its page is past help; or another was started by
   * peng_preview_reload().
   */
  signals[CRASHED_CHANGED] =
    g_signal_new ("crashed-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

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

  gtk_widget_class_set_css_name (widget_class, "preview");
}

static void
peng_preview_init (PengPreview *self)
{
  self->cancellable = g_cancellable_new ();
  self->debt = peng_page_debt_new ();
  for (guint i = 0; i < PENG_N_PANELS; i++)
    peng_preview_parts_set_news (self->debt, i, NULL);
  peng_preview_parts_set_page (self->debt, NULL, 0);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * peng_preview_new:
 * @funcs: (scope forever): where pictures come from
 * @user_data: for @funcs
 * @destroy: (nullable): gives @user_data back when no web process can ask any more, which may be
 *   after the preview has gone
 *
 * Returns: (transfer floating): a preview that shows nothing yet
 */
GtkWidget *
peng_preview_new (const PengPreviewFuncs *funcs,
                  gpointer                user_data,
                  GDestroyNotify          destroy)
{
  PengPreview *self = g_object_new (PENG_TYPE_PREVIEW, NULL);

  self->source = peng_preview_source_new (funcs, user_data, destroy);

  return GTK_WIDGET (self);
}

/**
 * peng_preview_set_theme:
 * @self: a preview
 * @theme: the page of a portal
 * @site: the portal's name
 * @sections: (nullable) (array zero-terminated=1): names of its sections
 *
 * Loads the page anew in this theme, unless it is the very one that is shown.
 */
void
peng_preview_set_theme (PengPreview        *self,
                        PengTheme          *theme,
                        const char         *site,
                        const char * const *sections)
{
  g_autoptr(PengPreviewFrame) frame = NULL;

  g_return_if_fail (PENG_IS_PREVIEW (self));
  g_return_if_fail (theme != NULL);
  g_return_if_fail (site != NULL);

  frame = peng_preview_frame_new (theme, site, sections);
  if (self->frame != NULL && peng_preview_frame_equal (self->frame, frame))
    return;

  g_clear_pointer (&self->frame, peng_preview_frame_free);
  self->frame = g_steal_pointer (&frame);
  load_page (self);
}

/**
 * peng_preview_set_news:
 * @self: a preview
 * @panel: a panel of the article page
 * @news: (nullable) (element-type PengNews): what the site shows in it; %NULL shows a sample
 */
void
peng_preview_set_news (PengPreview *self,
                       PengPanel    panel,
                       GPtrArray   *news)
{
  g_return_if_fail (PENG_IS_PREVIEW (self));
  g_return_if_fail ((guint) panel < PENG_N_PANELS);

  peng_preview_parts_set_news (self->debt, panel, news);
  queue_flush (self);
}

/**
 * peng_preview_set_code:
 * @self: a preview
 * @code: a QR code for readers to share the page by
 * @is_sample: whether it leads elsewhere, for the page has no address yet
 */
void
peng_preview_set_code (PengPreview *self,
                       GdkTexture  *code,
                       gboolean     is_sample)
{
  g_return_if_fail (PENG_IS_PREVIEW (self));
  g_return_if_fail (GDK_IS_TEXTURE (code));

  peng_preview_parts_set_code (self->debt, code, is_sample);
  queue_flush (self);
}

/**
 * peng_preview_set_page:
 * @self: a preview
 * @published: (nullable): when readers first saw the article; %NULL where they have not
 * @views: how often they have
 */
void
peng_preview_set_page (PengPreview *self,
                       GDateTime   *published,
                       gint64       views)
{
  g_return_if_fail (PENG_IS_PREVIEW (self));

  peng_preview_parts_set_page (self->debt, published, views);
  queue_flush (self);
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
  create_later (self);
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
  if (self->loaded)
    peng_preview_stage_set_device (self->view, device);
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

  self->failed = FALSE;
  set_crashed (self, FALSE);
  load_page (self);
}

/**
 * peng_preview_get_crashed:
 * @self: a preview
 *
 * Returns: whether it shows nothing until peng_preview_reload()
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
