/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-completion"

#include "ui/peng-completion.h"

#include <glib/gi18n.h>

/* Milliseconds of rest after which somebody who types is offered something. */
#define REST      120
#define MIN_WIDTH 160

struct _PengCompletion
{
  GtkPopover                 parent_instance;

  PengKnown                  known;
  GtkWidget                 *text;        /* a GtkTextView or a GtkEntry; it outlives this */
  const PengCompletionFuncs *funcs;
  gpointer                   user_data;
  PengStore                 *store;

  gboolean                   composing;
  gboolean                   putting;     /* what is written now was chosen */
  guint                      rest_id;
  GCancellable              *asking;
  GtkEventControllerFocus   *focus;
  GtkListBox                *list;
};

G_DEFINE_FINAL_TYPE (PengCompletion, peng_completion, GTK_TYPE_POPOVER)

static const char *
get_name (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "peng-name");
}

/* Screen readers speak the description of what has the focus when it changes. */
static void
tell_selected (PengCompletion *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkAccessible *text = GTK_ACCESSIBLE (self->text);

  if (row != NULL)
    gtk_accessible_update_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, get_name (row), -1);
  else
    gtk_accessible_reset_property (text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
stop_asking (PengCompletion *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
hide (PengCompletion *self)
{
  stop_asking (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  gtk_list_box_unselect_all (self->list);
  tell_selected (self);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
choose (PengCompletion *self,
        GtkListBoxRow  *row)
{
  g_autofree char *name = g_strdup (get_name (row));

  hide (self);
  self->putting = TRUE;
  self->funcs->put (self->text, name, self->user_data);
  self->putting = FALSE;
}

static GtkWidget *
new_row (const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "peng-name", g_strdup (name), g_free);

  return row;
}

static void
fill (PengCompletion *self,
      GStrv           names)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (; *names != NULL; names++)
    gtk_list_box_append (self->list, new_row (*names));
}

static void
show (PengCompletion *self)
{
  graphene_rect_t bounds;
  GdkRectangle at;

  if (!gtk_widget_compute_bounds (self->text, gtk_widget_get_parent (GTK_WIDGET (self)), &bounds))
    return;

  at = (GdkRectangle) { bounds.origin.x, bounds.origin.y, MAX (bounds.size.width, 1),
                        MAX (bounds.size.height, 1) };
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &at);
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
completed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PengCompletion) self = user_data;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) names = peng_store_complete_finish (PENG_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->asking == NULL)
    return;

  g_clear_object (&self->asking);
  if (names == NULL)
    g_message ("cannot complete what is written: %s", error->message);
  if (names == NULL || *names == NULL || self->composing)
    {
      hide (self);
      return;
    }

  fill (self, names);
  tell_selected (self);
  show (self);
}

static gboolean
is_written_in (PengCompletion *self)
{
  return self->store != NULL && !self->composing && !self->putting &&
         gtk_event_controller_focus_contains_focus (self->focus);
}

static void
rest_cb (gpointer user_data)
{
  PengCompletion *self = user_data;
  g_autofree char *part = NULL;

  self->rest_id = 0;
  part = is_written_in (self) ? self->funcs->dup_part (self->text) : NULL;
  if (part == NULL || *part == '\0')
    {
      hide (self);
      return;
    }

  self->asking = g_cancellable_new ();
  peng_store_complete_async (self->store, self->known, part, self->asking, completed_cb,
                             g_object_ref (self));
}

static void
changed_cb (PengCompletion *self)
{
  stop_asking (self);
  if (is_written_in (self))
    self->rest_id = g_timeout_add_once (REST, rest_cb, self);
  else
    hide (self);
}

static void
set_composing (PengCompletion *self,
               gboolean        composing)
{
  if (self->composing == composing)
    return;

  self->composing = composing;
  changed_cb (self);
}

static void
field_composing_cb (PengCompletion *self)
{
  gboolean composing;

  g_object_get (self->text, "composing", &composing, NULL);
  set_composing (self, composing);
}

static void
entry_preedit_cb (PengCompletion *self,
                  const char     *preedit)
{
  set_composing (self, *preedit != '\0');
}

/* Before the first is the text itself. */
static void
step (PengCompletion *self,
      int             by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  row = at + by >= 0 ? gtk_list_box_get_row_at_index (self->list, at + by) : NULL;
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  else if (at + by < 0)
    gtk_list_box_unselect_all (self->list);
  tell_selected (self);
}

/* Enter and Tab are those of the text until something is selected. */
static gboolean
take_selected (PengCompletion *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;

  choose (self, row);

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (PengCompletion  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (self->composing || !gtk_widget_get_visible (GTK_WIDGET (self)) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_Tab:
      return take_selected (self);

    case GDK_KEY_Escape:
      hide (self);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
peng_completion_dispose (GObject *object)
{
  PengCompletion *self = PENG_COMPLETION (object);

  stop_asking (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (peng_completion_parent_class)->dispose (object);
}

static void
peng_completion_class_init (PengCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_completion_dispose;
}

static void
peng_completion_init (PengCompletion *self)
{
  GtkPopover *popover = GTK_POPOVER (self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->list), MIN_WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "peng-label-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Written before"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (choose), self);

  gtk_popover_set_child (popover, GTK_WIDGET (self->list));
  gtk_popover_set_autohide (popover, FALSE);
  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_popover_set_position (popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

static void
watch_keys (PengCompletion *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->text, keys);
}

static void
watch_focus (PengCompletion *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->focus = GTK_EVENT_CONTROLLER_FOCUS (focus);
  g_signal_connect_object (focus, "leave", G_CALLBACK (hide), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->text, focus);
}

static void
watch_text (PengCompletion *self)
{
  gpointer source = self->text;

  if (GTK_IS_TEXT_VIEW (self->text))
    {
      source = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
      g_signal_connect_object (self->text, "notify::composing", G_CALLBACK (field_composing_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    {
      g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->text)),
                               "preedit-changed", G_CALLBACK (entry_preedit_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (source, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * peng_completion_new:
 * @known: what is written in the text
 * @text: a #PengFieldView that has its buffer, or a #GtkEntry; it goes with @parent
 * @parent: what the completion is to belong to, and @text is in; not inside a GtkTextView
 * @funcs: (scope forever): how @text is read and changed
 * @user_data: data for @funcs
 *
 * Returns: (transfer none): a completion that offers nothing until it has a store; its @parent has to
 *   remove it when that goes
 */
PengCompletion *
peng_completion_new (PengKnown                  known,
                     GtkWidget                 *text,
                     GtkWidget                 *parent,
                     const PengCompletionFuncs *funcs,
                     gpointer                   user_data)
{
  PengCompletion *self;

  g_return_val_if_fail (known < PENG_N_KNOWN, NULL);
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (text) || GTK_IS_ENTRY (text), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);

  self = g_object_new (PENG_TYPE_COMPLETION, NULL);
  self->known = known;
  self->text = text;
  self->funcs = funcs;
  self->user_data = user_data;
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  watch_keys (self);
  watch_focus (self);
  watch_text (self);

  return self;
}

/**
 * peng_completion_set_store:
 * @self: a completion
 * @store: an open store, of whose library it offers what was written
 */
void
peng_completion_set_store (PengCompletion *self,
                           PengStore      *store)
{
  g_return_if_fail (PENG_IS_COMPLETION (self));
  g_return_if_fail (PENG_IS_STORE (store));

  g_set_object (&self->store, store);
}

/**
 * peng_completion_remove:
 * @self: a completion whose parent goes
 */
void
peng_completion_remove (PengCompletion *self)
{
  g_return_if_fail (PENG_IS_COMPLETION (self));

  g_signal_handlers_disconnect_by_data (self->list, self);
  stop_asking (self);
  gtk_widget_unparent (GTK_WIDGET (self));
}
