/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-field-view"

#include "ui/peng-field-view.h"

#include "ui/peng-accessible.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-find-marks.h"
#include "ui/peng-preedit.h"
#include "ui/peng-typing.h"

/**
 * PengFieldView:
 *
 * Where one field of an article is typed: one line of text that wraps.
 */
struct _PengFieldView
{
  GtkTextView  parent_instance;

  guint        field;
  char        *placeholder;
  PengCorrector *corrector;  /* of what is typed here, or none */
  gboolean     composing;
  PengFind    *find;
  int          width;
  guint        resize_id;
};

enum {
  PROP_0,
  PROP_FIELD,
  PROP_PLACEHOLDER,
  PROP_COMPOSING,
  N_PROPS
};

enum {
  DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengFieldView, peng_field_view, GTK_TYPE_TEXT_VIEW)

static gboolean
is_empty (PengFieldView *self)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))) == 0;
}

static void
preedit_changed_cb (PengFieldView *self,
                    const char    *preedit)
{
  gboolean composing = *preedit != '\0';

  if (self->composing == composing)
    return;

  self->composing = composing;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPOSING]);
}

static gboolean
key_pressed_cb (PengFieldView   *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (self->composing)
        return GDK_EVENT_PROPAGATE;
      g_signal_emit (self, signals[DONE], 0);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* A line of digits alone is lower than one of Chinese, which the field has room for, and a text view
 * begins at the top: how far down a line of @height stands in the middle. */
static float
get_drop (PengFieldView *self,
          int            height)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int room = gtk_widget_get_height (GTK_WIDGET (self)) - gtk_text_view_get_top_margin (view) -
             gtk_text_view_get_bottom_margin (view) - height;

  return MAX (room, 0) / 2;
}

static void
snapshot_text (PengFieldView *self,
               GtkSnapshot   *snapshot)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter end;
  int y, height;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_line_yrange (view, &end, &y, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, get_drop (self, y + height)));
  GTK_WIDGET_CLASS (peng_field_view_parent_class)->snapshot (GTK_WIDGET (self), snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_placeholder (PengFieldView *self,
                      GtkSnapshot   *snapshot)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr(PangoLayout) layout =
    gtk_widget_create_pango_layout (GTK_WIDGET (self), self->placeholder);
  GdkRGBA color;
  graphene_point_t at;
  int x, y, height;

  peng_dialogs_get_color (GTK_WIDGET (self), NULL, &color);
  color.alpha *= peng_accessible_get_alpha (0.55f);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET,
                                         gtk_text_view_get_left_margin (view), 0, &x, &y);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  graphene_point_init (&at, x, y + get_drop (self, height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &at);
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
peng_field_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  PengFieldView *self = PENG_FIELD_VIEW (widget);

  snapshot_text (self, snapshot);
  if (self->placeholder != NULL && !self->composing && is_empty (self))
    snapshot_placeholder (self, snapshot);
}

static void
peng_field_view_snapshot_layer (GtkTextView      *view,
                                GtkTextViewLayer  layer,
                                GtkSnapshot      *snapshot)
{
  PengFieldView *self = PENG_FIELD_VIEW (view);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT && self->find != NULL)
    peng_find_marks_snapshot_field (view, self->find, self->field, snapshot);
}

/* A text view is as high as what it has laid out, and lays out nothing where it has no height: a
 * field that got its words before it had a place would stay invisible. */
static void
peng_field_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  g_autoptr(PangoLayout) line = NULL;
  int height;

  GTK_WIDGET_CLASS (peng_field_view_parent_class)->measure (widget, orientation, for_size, minimum,
                                                            natural, minimum_baseline,
                                                            natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  line = gtk_widget_create_pango_layout (widget, "国");
  pango_layout_get_pixel_size (line, NULL, &height);
  height += gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
  *minimum = MAX (*minimum, height);
  *natural = MAX (*natural, height);
}

static gboolean
resize_cb (gpointer user_data)
{
  PengFieldView *self = user_data;

  self->resize_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* With another width its words take other lines, and that is known when it has been laid out: it
 * would stay as high as it was. */
static void
peng_field_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  PengFieldView *self = PENG_FIELD_VIEW (widget);

  GTK_WIDGET_CLASS (peng_field_view_parent_class)->size_allocate (widget, width, height, baseline);

  if (width != self->width && self->resize_id == 0)
    self->resize_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, resize_cb, self, NULL);
  self->width = width;
}

static void
set_field (PengFieldView *self,
           guint          field)
{
  g_autoptr(GtkTextBuffer) buffer = peng_field_buffer_new (field);

  self->field = field;
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
}

static void
peng_field_view_dispose (GObject *object)
{
  g_clear_handle_id (&PENG_FIELD_VIEW (object)->resize_id, g_source_remove);
  peng_field_view_set_corrector (PENG_FIELD_VIEW (object), NULL);
  peng_field_view_set_find (PENG_FIELD_VIEW (object), NULL);

  G_OBJECT_CLASS (peng_field_view_parent_class)->dispose (object);
}

static void
peng_field_view_finalize (GObject *object)
{
  g_clear_pointer (&PENG_FIELD_VIEW (object)->placeholder, g_free);

  G_OBJECT_CLASS (peng_field_view_parent_class)->finalize (object);
}

static void
peng_field_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PengFieldView *self = PENG_FIELD_VIEW (object);

  switch (prop_id)
    {
    case PROP_FIELD:
      g_value_set_uint (value, self->field);
      break;

    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;

    case PROP_COMPOSING:
      g_value_set_boolean (value, self->composing);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_field_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PengFieldView *self = PENG_FIELD_VIEW (object);

  switch (prop_id)
    {
    case PROP_FIELD:
      set_field (self, g_value_get_uint (value));
      break;

    case PROP_PLACEHOLDER:
      g_free (self->placeholder);
      self->placeholder = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                      self->placeholder != NULL ? self->placeholder : "", -1);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_field_view_class_init (PengFieldViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = peng_field_view_dispose;
  object_class->finalize = peng_field_view_finalize;
  object_class->get_property = peng_field_view_get_property;
  object_class->set_property = peng_field_view_set_property;
  widget_class->measure = peng_field_view_measure;
  widget_class->size_allocate = peng_field_view_size_allocate;
  widget_class->snapshot = peng_field_view_snapshot;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = peng_field_view_snapshot_layer;

  /**
   * PengFieldView:field:
   *
   * The #PengField that it shows.
   */
  properties[PROP_FIELD] =
    g_param_spec_uint ("field", NULL, NULL, 0, PENG_N_FIELDS - 1, 0,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * PengFieldView:placeholder:
   *
   * What stands in the field while it is empty.
   */
  properties[PROP_PLACEHOLDER] =
    g_param_spec_string ("placeholder", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * PengFieldView:composing:
   *
   * Whether an input method is in the middle of a word.
   */
  properties[PROP_COMPOSING] =
    g_param_spec_boolean ("composing", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PengFieldView::done:
   * @self: the field
   *
   * Enter was pressed: the person wants to go on with what comes next.
   */
  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_field_view_init (PengFieldView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  peng_preedit_watch (view);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * peng_field_view_set_document:
 * @self: a field
 * @document: (nullable): the document to write in
 */
void
peng_field_view_set_document (PengFieldView *self,
                              PengDocument  *document)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (PENG_IS_FIELD_VIEW (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  peng_field_buffer_set_document (PENG_FIELD_BUFFER (buffer), document);
  gtk_widget_set_sensitive (GTK_WIDGET (self), document != NULL);
}

static void
typed_cb (guint    end,
          guint    n_typed,
          gpointer user_data)
{
  PengFieldView *self = user_data;

  peng_corrector_field_typed (self->corrector, self->field, end, n_typed);
}

/**
 * peng_field_view_set_corrector:
 * @self: a field
 * @corrector: (nullable): puts right what is typed into the field's document; %NULL for nothing
 */
void
peng_field_view_set_corrector (PengFieldView *self,
                               PengCorrector *corrector)
{
  g_return_if_fail (PENG_IS_FIELD_VIEW (self));

  g_set_object (&self->corrector, corrector);
  peng_typing_watch (GTK_TEXT_VIEW (self), corrector != NULL ? typed_cb : NULL, self, NULL);
}

/**
 * peng_field_view_get_composing:
 * @self: the field
 *
 * Returns: whether an input method is in the middle of a word
 */
gboolean
peng_field_view_get_composing (PengFieldView *self)
{
  g_return_val_if_fail (PENG_IS_FIELD_VIEW (self), FALSE);

  return self->composing;
}

/**
 * peng_field_view_set_find:
 * @self: the field
 * @find: (nullable): what was found, to be marked where it lies in this field
 */
void
peng_field_view_set_find (PengFieldView *self,
                          PengFind      *find)
{
  g_return_if_fail (PENG_IS_FIELD_VIEW (self));

  peng_find_marks_follow (GTK_WIDGET (self), &self->find, find);
}
