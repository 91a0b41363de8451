/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-typing"

#include "ui/peng-typing.h"

/* More at once than an input method commits was pasted or dropped. In characters. */
#define MAX_TYPED 32

/* What a person types into a text view comes in a user action of its buffer; undo and other edits of
 * the document do not. */
typedef struct
{
  GtkTextView    *view;       /* owns this */
  GtkTextBuffer  *buffer;     /* that it shows now */
  PengTypedFunc   typed;
  gpointer        user_data;
  GDestroyNotify  destroy;
  guint           depth;
  guint           n_typed;
  guint           end;        /* where the cursor was then */
  gboolean        composing;
  gboolean        pasting;
  guint           tell_id;
} Typing;

static guint
get_cursor (Typing *self)
{
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));

  return gtk_text_iter_get_offset (&cursor);
}

static gboolean
tell_cb (gpointer user_data)
{
  Typing *self = user_data;
  guint n_typed = self->n_typed;

  self->tell_id = 0;
  self->n_typed = 0;
  if (n_typed > 0 && get_cursor (self) == self->end &&
      !gtk_text_buffer_get_has_selection (self->buffer))
    self->typed (self->end, n_typed, self->user_data);

  return G_SOURCE_REMOVE;
}

static void
begin_cb (Typing *self)
{
  self->depth++;
}

static void
insert_cb (Typing      *self,
           GtkTextIter *iter,
           const char  *text,
           int          n_bytes)
{
  glong n = g_utf8_strlen (text, n_bytes);

  if (self->depth > 0 && !self->pasting && n > 0 && n <= MAX_TYPED)
    self->n_typed = n;
}

static void
end_cb (Typing *self)
{
  if (self->depth == 0 || --self->depth > 0 || self->n_typed == 0)
    return;

  self->end = get_cursor (self);
  if (!self->composing)
    tell_cb (self);
}

/* The text of an input method may come before its pre-edit ends. The next key waits. */
static void
preedit_changed_cb (Typing     *self,
                    const char *preedit)
{
  self->composing = *preedit != '\0';
  if (!self->composing && self->n_typed > 0 && self->tell_id == 0)
    self->tell_id = g_idle_add_full (G_PRIORITY_HIGH, tell_cb, self, NULL);
}

/* A view that pastes in a way of its own does not do it by inserting into its buffer. */
static void
paste_cb (Typing *self)
{
  GtkTextViewClass *usual = g_type_class_peek (GTK_TYPE_TEXT_VIEW);

  self->pasting = GTK_TEXT_VIEW_GET_CLASS (self->view)->paste_clipboard == usual->paste_clipboard;
}

static void
pasted_cb (Typing *self)
{
  self->pasting = FALSE;
}

static void
drop_buffer (Typing *self)
{
  g_clear_handle_id (&self->tell_id, g_source_remove);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
}

/* A view that goes has no buffer, and would make one for who asks. */
static void
take_buffer (Typing *self)
{
  drop_buffer (self);
  if (gtk_widget_in_destruction (GTK_WIDGET (self->view)))
    return;

  self->buffer = g_object_ref (gtk_text_view_get_buffer (self->view));
  self->depth = self->n_typed = 0;
  self->pasting = FALSE;
  g_signal_connect_swapped (self->buffer, "begin-user-action", G_CALLBACK (begin_cb), self);
  g_signal_connect_swapped (self->buffer, "insert-text", G_CALLBACK (insert_cb), self);
  g_signal_connect_data (self->buffer, "end-user-action", G_CALLBACK (end_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (self->buffer, "paste-done", G_CALLBACK (pasted_cb), self);
}

static void
typing_free (gpointer data)
{
  Typing *self = data;

  drop_buffer (self);
  g_signal_handlers_disconnect_by_data (self->view, self);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

/**
 * peng_typing_watch:
 * @view: a text view, whichever buffer it shows
 * @typed: (scope notified) (nullable): called for what was typed; %NULL to watch no more
 * @user_data: for @typed
 * @destroy: (nullable): frees @user_data
 *
 * Tells what a person types, as soon as it may be put right. It ends with another call, or with the
 * view.
 */
void
peng_typing_watch (GtkTextView    *view,
                   PengTypedFunc   typed,
                   gpointer        user_data,
                   GDestroyNotify  destroy)
{
  Typing *self = NULL;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  if (typed != NULL)
    {
      self = g_new0 (Typing, 1);
      *self = (Typing) { view, NULL, typed, user_data, destroy };
      take_buffer (self);
      g_signal_connect_swapped (view, "notify::buffer", G_CALLBACK (take_buffer), self);
      g_signal_connect_swapped (view, "paste-clipboard", G_CALLBACK (paste_cb), self);
      g_signal_connect_swapped (view, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
    }

  g_object_set_data_full (G_OBJECT (view), "peng-typing", self, typing_free);
}
