/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-fields"

#include "ui/peng-fields.h"

#include "ui/peng-accessible.h"
#include "ui/peng-field-columns.h"
#include "ui/peng-field-view.h"
#include "ui/peng-focus.h"
#include "work/peng-date-field.h"

struct _PengFields
{
  AdwBin          parent_instance;

  PengDocument   *document;
  PengHistory    *history;
  PengCorrector  *corrector;
  PengAutocorrectRules autocorrect;
  GtkStringList  *sections;
  gboolean        showing;

  PengFieldView  *title;
  PengFieldView  *summary;
  PengFieldView  *source;
  PengFieldView  *author;
  PengFieldView  *photographer;
  PengFieldView  *event_date;
  GtkDropDown    *section;
  GtkCalendar    *calendar;
  GtkPopover     *calendar_popover;
  GtkToggleButton *details_button;
  GtkScrolledWindow *scroller;
  GtkWidget      *grid;
  PengFieldColumns *columns;
};

enum {
  PROP_0,
  PROP_COMPOSING,
  N_PROPS
};

enum {
  DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengFields, peng_fields, ADW_TYPE_BIN)

#define N_VIEWS 6

static void
list_views (PengFields    *self,
            PengFieldView *views[N_VIEWS])
{
  views[0] = self->title;
  views[1] = self->summary;
  views[2] = self->source;
  views[3] = self->author;
  views[4] = self->photographer;
  views[5] = self->event_date;
}

/* The same width holds fewer letters when they are larger. */
static void
peng_fields_css_changed (GtkWidget         *widget,
                         GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (peng_fields_parent_class)->css_changed (widget, change);
  if (PENG_FIELDS (widget)->columns != NULL)
    peng_field_columns_update (PENG_FIELDS (widget)->columns);
}

static void
set_field (PengFields *self,
           PengField   field,
           const char *value)
{
  g_autoptr(PengEdit) edit = peng_document_make_set_field (self->document, field, value);
  g_autoptr(GError) error = NULL;

  peng_history_begin (self->history);
  if (!peng_document_apply (self->document, edit, &error))
    g_critical ("set field: %s", error->message);
  peng_history_end (self->history);
}

/* The first line of the list stands for no section. */
static guint
find_section (PengFields *self,
              const char *name)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->sections));

  if (*name == '\0')
    return 0;

  for (guint i = 1; i < n_items; i++)
    {
      if (g_str_equal (gtk_string_list_get_string (self->sections, i), name))
        return i;
    }

  /* A section of another site, or of another time, is kept and shown. */
  gtk_string_list_append (self->sections, name);

  return n_items;
}

static void
show_section (PengFields *self)
{
  if (self->document == NULL)
    return;

  self->showing = TRUE;
  gtk_drop_down_set_selected (self->section,
                              find_section (self, peng_document_get_field (self->document,
                                                                           PENG_FIELD_SECTION)));
  self->showing = FALSE;
}

static void
section_selected_cb (PengFields *self)
{
  guint selected = gtk_drop_down_get_selected (self->section);
  const char *name;

  if (self->showing || self->document == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  name = selected == 0 ? "" : gtk_string_list_get_string (self->sections, selected);
  if (!g_str_equal (name, peng_document_get_field (self->document, PENG_FIELD_SECTION)))
    set_field (self, PENG_FIELD_SECTION, name);
}

static void
day_selected_cb (PengFields *self)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *value = g_date_time_format (day, "%F");

  if (self->showing || self->document == NULL)
    return;

  set_field (self, PENG_FIELD_EVENT_DATE, value);
  gtk_popover_popdown (self->calendar_popover);
}

/* The calendar opens at the date that is there, or today. */
static void
calendar_shown_cb (PengFields *self)
{
  g_autofree char *time = g_strconcat (peng_document_get_field (self->document,
                                                                PENG_FIELD_EVENT_DATE),
                                       "T12:00:00", NULL);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) date = g_date_time_new_from_iso8601 (time, zone);

  if (date == NULL)
    date = g_date_time_new_now_local ();

  self->showing = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->showing = FALSE;
}

static void
mark_date (PengFields *self,
           const char *fault)
{
  GtkWidget *field = GTK_WIDGET (self->event_date);

  if (fault != NULL)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  gtk_widget_set_tooltip_text (field, fault);
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  fault != NULL ? fault : "", -1);
}

/* Half a date is no fault while somebody types it. */
static void
date_edited (PengFields *self)
{
  const char *fault = peng_date_field_find_fault (self->document);

  if (fault == NULL || !peng_has_focus (GTK_WIDGET (self->event_date)))
    mark_date (self, fault);
}

static void
edited_cb (PengFields *self,
           PengEdit   *edit)
{
  if (peng_edit_get_kind (edit) != PENG_EDIT_FIELD)
    return;

  if (peng_edit_get_field (edit) == PENG_FIELD_SECTION)
    show_section (self);
  else if (peng_edit_get_field (edit) == PENG_FIELD_EVENT_DATE)
    date_edited (self);
}

static void
composing_cb (PengFields *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPOSING]);
}

/* What is typed in one field is one thing, and in the next another. */
static void
focus_left_cb (PengFields *self)
{
  if (self->history != NULL)
    peng_history_barrier (self->history);
}

/* Enter goes through the fields and then into the text; what is folded away is passed by. */
static void
view_done_cb (PengFields    *self,
              PengFieldView *view)
{
  PengFieldView *views[N_VIEWS];
  guint next = 0;

  list_views (self, views);
  while (views[next++] != view)
    ;

  if (next < N_VIEWS && gtk_toggle_button_get_active (self->details_button))
    gtk_widget_grab_focus (GTK_WIDGET (views[next]));
  else
    g_signal_emit (self, signals[DONE], 0);
}

static void
date_left_cb (PengFields *self)
{
  if (self->document == NULL || peng_field_view_get_composing (self->event_date))
    return;

  peng_date_field_settle (self->document, self->history);
  mark_date (self, peng_date_field_find_fault (self->document));
}

static void
watch_view (PengFields    *self,
            PengFieldView *view)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (view, "notify::composing", G_CALLBACK (composing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "done", G_CALLBACK (view_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  if (view == self->event_date)
    g_signal_connect_object (focus, "leave", G_CALLBACK (date_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
}

/* The button that folds the fields away stands beside the title, but who has written the title goes
 * on to the summary: it comes behind them. */
static gboolean
move_focus (GtkWidget        *widget,
            GtkDirectionType  direction)
{
  PengFields *self = PENG_FIELDS (widget);
  GtkWidget * const stops[] = {
    GTK_WIDGET (self->title), GTK_WIDGET (self->scroller), GTK_WIDGET (self->details_button)
  };
  gboolean folded = !gtk_toggle_button_get_active (self->details_button);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (peng_fields_parent_class)->focus (widget, direction);

  return peng_focus_through (stops, G_N_ELEMENTS (stops),
                             folded ? GTK_WIDGET (self->scroller) : NULL, direction);
}

static void
peng_fields_dispose (GObject *object)
{
  PengFields *self = PENG_FIELDS (object);

  g_clear_pointer (&self->columns, peng_field_columns_free);
  if (self->title != NULL)
    peng_fields_set_document (self, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_FIELDS);

  G_OBJECT_CLASS (peng_fields_parent_class)->dispose (object);
}

static void
peng_fields_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PengFields *self = PENG_FIELDS (object);

  switch (prop_id)
    {
    case PROP_COMPOSING:
      g_value_set_boolean (value, peng_fields_get_composing (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_fields_class_init (PengFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = peng_fields_dispose;
  object_class->get_property = peng_fields_get_property;
  widget_class->css_changed = peng_fields_css_changed;
  widget_class->focus = move_focus;

  /**
   * PengFields:composing:
   *
   * Whether an input method is in the middle of a word in one of the fields.
   */
  properties[PROP_COMPOSING] =
    g_param_spec_boolean ("composing", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PengFields::done:
   * @self: the fields
   *
   * Enter was pressed in the last of them: the text comes next.
   */
  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PENG_TYPE_FIELD_VIEW);
  gtk_widget_class_set_css_name (widget_class, "articlefields");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, PengFields, title);
  gtk_widget_class_bind_template_child (widget_class, PengFields, summary);
  gtk_widget_class_bind_template_child (widget_class, PengFields, source);
  gtk_widget_class_bind_template_child (widget_class, PengFields, author);
  gtk_widget_class_bind_template_child (widget_class, PengFields, photographer);
  gtk_widget_class_bind_template_child (widget_class, PengFields, event_date);
  gtk_widget_class_bind_template_child (widget_class, PengFields, section);
  gtk_widget_class_bind_template_child (widget_class, PengFields, calendar);
  gtk_widget_class_bind_template_child (widget_class, PengFields, calendar_popover);
  gtk_widget_class_bind_template_child (widget_class, PengFields, sections);
  gtk_widget_class_bind_template_child (widget_class, PengFields, details_button);
  gtk_widget_class_bind_template_child (widget_class, PengFields, scroller);
  gtk_widget_class_bind_template_child (widget_class, PengFields, grid);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_shown_cb);
}

static void
peng_fields_init (PengFields *self)
{
  PengFieldView *views[N_VIEWS];

  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
  peng_accessible_name_calendar (GTK_WIDGET (self->calendar));
  self->columns = peng_field_columns_new (self->scroller, self->grid);

  list_views (self, views);
  for (guint i = 0; i < N_VIEWS; i++)
    watch_view (self, views[i]);
}

/* Names, sources and dates are no prose. */
static void
watch_typing (PengFields *self)
{
  g_clear_object (&self->corrector);
  if (self->document != NULL)
    self->corrector = peng_corrector_new (self->document, self->history);
  peng_fields_set_autocorrect (self, self->autocorrect);
  peng_field_view_set_corrector (self->title, self->corrector);
  peng_field_view_set_corrector (self->summary, self->corrector);
}

/**
 * peng_fields_set_document:
 * @self: the fields
 * @document: (nullable): the document to show and change
 * @history: (nullable): its history; %NULL with a %NULL @document
 */
void
peng_fields_set_document (PengFields   *self,
                          PengDocument *document,
                          PengHistory  *history)
{
  PengFieldView *views[N_VIEWS];

  g_return_if_fail (PENG_IS_FIELDS (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, edited_cb, self);
  g_set_object (&self->document, document);
  g_set_object (&self->history, history);
  if (document != NULL)
    g_signal_connect_object (document, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);

  list_views (self, views);
  for (guint i = 0; i < N_VIEWS; i++)
    peng_field_view_set_document (views[i], document);
  watch_typing (self);
  show_section (self);
  mark_date (self, document != NULL ? peng_date_field_find_fault (document) : NULL);
}

/**
 * peng_fields_set_autocorrect:
 * @self: the fields
 * @rules: what is put right while a person types the title or the summary
 */
void
peng_fields_set_autocorrect (PengFields           *self,
                             PengAutocorrectRules  rules)
{
  g_return_if_fail (PENG_IS_FIELDS (self));

  self->autocorrect = rules;
  if (self->corrector != NULL)
    peng_corrector_set_rules (self->corrector, rules);
}

/**
 * peng_fields_set_sections:
 * @self: the fields
 * @names: (array zero-terminated=1): names of the sections that can be chosen
 */
void
peng_fields_set_sections (PengFields         *self,
                          const char * const *names)
{
  guint n_items;

  g_return_if_fail (PENG_IS_FIELDS (self));

  self->showing = TRUE;
  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->sections));
  gtk_string_list_splice (self->sections, 1, n_items - 1, names);
  self->showing = FALSE;
  show_section (self);
}

static PengFieldView *
find_view (PengFields *self,
           PengField   field)
{
  PengFieldView *views[N_VIEWS];

  list_views (self, views);
  for (guint i = 0; i < N_VIEWS; i++)
    {
      guint shown;

      g_object_get (views[i], "field", &shown, NULL);
      if (shown == field)
        return views[i];
    }

  return NULL;
}

/**
 * peng_fields_focus:
 * @self: the fields
 * @field: where to put the cursor
 */
void
peng_fields_focus (PengFields *self,
                   PengField   field)
{
  PengFieldView *view;

  g_return_if_fail (PENG_IS_FIELDS (self));

  if (field != PENG_FIELD_TITLE)
    gtk_toggle_button_set_active (self->details_button, TRUE);

  view = find_view (self, field);
  if (field == PENG_FIELD_SECTION)
    gtk_widget_grab_focus (GTK_WIDGET (self->section));
  else if (view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (view));
}

/**
 * peng_fields_set_find:
 * @self: the fields
 * @find: (nullable): what was found, to be marked
 */
void
peng_fields_set_find (PengFields *self,
                      PengFind   *find)
{
  PengFieldView *views[N_VIEWS];

  g_return_if_fail (PENG_IS_FIELDS (self));

  list_views (self, views);
  for (guint i = 0; i < N_VIEWS; i++)
    peng_field_view_set_find (views[i], find);
}

static void
scroll_to (PengFields *self,
           GtkWidget  *view)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (view, self->grid, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/**
 * peng_fields_show_match:
 * @self: the fields
 * @match: what lies in one of them
 * @focus: whether the focus goes there too
 *
 * Selects a match and brings it into sight.
 */
void
peng_fields_show_match (PengFields      *self,
                        const PengMatch *match,
                        gboolean         focus)
{
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_if_fail (PENG_IS_FIELDS (self));
  g_return_if_fail (match != NULL && match->in_field);

  view = GTK_WIDGET (find_view (self, match->field));
  g_return_if_fail (view != NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, match->offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, match->offset + match->length);
  gtk_text_buffer_select_range (buffer, &end, &start);
  if (match->field != PENG_FIELD_TITLE)
    {
      gtk_toggle_button_set_active (self->details_button, TRUE);
      scroll_to (self, view);
    }
  if (focus)
    gtk_widget_grab_focus (view);
}

/**
 * peng_fields_get_composing:
 * @self: the fields
 *
 * Returns: whether an input method is in the middle of a word in one of them
 */
gboolean
peng_fields_get_composing (PengFields *self)
{
  PengFieldView *views[N_VIEWS];
  gboolean composing = FALSE;

  g_return_val_if_fail (PENG_IS_FIELDS (self), FALSE);

  list_views (self, views);
  for (guint i = 0; i < N_VIEWS; i++)
    composing |= peng_field_view_get_composing (views[i]);

  return composing;
}
