/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-field-buffer"

#include "ui/peng-field-buffer.h"

/**
 * PengFieldBuffer:
 *
 * A picture of one field of a document. What a person changes here becomes an edit of the document,
 * and the picture follows the document alone; so undo, and a change from anywhere else, come in by
 * the same way.
 */
struct _PengFieldBuffer
{
  GtkTextBuffer  parent_instance;

  PengField      field;
  PengDocument  *document;
  gboolean       rendering;
};

G_DEFINE_FINAL_TYPE (PengFieldBuffer, peng_field_buffer, GTK_TYPE_TEXT_BUFFER)

static void
apply (PengFieldBuffer *self,
       guint            offset,
       guint            n_removed,
       const char      *inserted)
{
  g_autoptr(PengEdit) edit =
    peng_document_make_field (self->document, self->field, offset, n_removed, inserted);
  g_autoptr(GError) error = NULL;

  if (!peng_document_apply (self->document, edit, &error))
    g_critical ("edit of a field: %s", error->message);
}

static void
peng_field_buffer_insert_text (GtkTextBuffer *buffer,
                               GtkTextIter   *location,
                               const char    *text,
                               int            n_bytes)
{
  PengFieldBuffer *self = PENG_FIELD_BUFFER (buffer);
  g_autofree char *line = NULL;
  guint offset = gtk_text_iter_get_offset (location);

  if (self->rendering)
    {
      GTK_TEXT_BUFFER_CLASS (peng_field_buffer_parent_class)->insert_text (buffer, location, text,
                                                                          n_bytes);
      return;
    }

  if (self->document == NULL)
    return;

  line = peng_unicode_clean_line (text, n_bytes);
  apply (self, offset, 0, line);
  gtk_text_buffer_get_iter_at_offset (buffer, location, offset + g_utf8_strlen (line, -1));
}

static void
peng_field_buffer_delete_range (GtkTextBuffer *buffer,
                                GtkTextIter   *start,
                                GtkTextIter   *end)
{
  PengFieldBuffer *self = PENG_FIELD_BUFFER (buffer);
  guint offset = gtk_text_iter_get_offset (start);

  if (self->rendering)
    {
      GTK_TEXT_BUFFER_CLASS (peng_field_buffer_parent_class)->delete_range (buffer, start, end);
      return;
    }

  if (self->document == NULL)
    return;

  apply (self, offset, gtk_text_iter_get_offset (end) - offset, "");
  gtk_text_buffer_get_iter_at_offset (buffer, start, offset);
  *end = *start;
}

static void
render (PengFieldBuffer *self,
        guint            offset,
        guint            n_removed,
        const char      *inserted)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start;
  GtkTextIter end;

  self->rendering = TRUE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + n_removed);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, inserted, -1);
  self->rendering = FALSE;
}

static void
edited_cb (PengFieldBuffer *self,
           PengEdit        *edit)
{
  if (peng_edit_get_kind (edit) != PENG_EDIT_FIELD || peng_edit_get_field (edit) != self->field)
    return;

  render (self, peng_edit_get_offset (edit),
          peng_text_get_length (peng_edit_get_removed (edit)),
          peng_text_get_string (peng_edit_get_inserted (edit)));
}

static void
peng_field_buffer_dispose (GObject *object)
{
  g_clear_object (&PENG_FIELD_BUFFER (object)->document);

  G_OBJECT_CLASS (peng_field_buffer_parent_class)->dispose (object);
}

static void
peng_field_buffer_class_init (PengFieldBufferClass *klass)
{
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_field_buffer_dispose;
  buffer_class->insert_text = peng_field_buffer_insert_text;
  buffer_class->delete_range = peng_field_buffer_delete_range;
}

static void
peng_field_buffer_init (PengFieldBuffer *self)
{
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
}

/**
 * peng_field_buffer_new:
 * @field: the field to show
 *
 * Returns: (transfer full): a buffer that takes no text until it has a document
 */
GtkTextBuffer *
peng_field_buffer_new (PengField field)
{
  PengFieldBuffer *self;

  g_return_val_if_fail (field < PENG_N_FIELDS, NULL);

  self = g_object_new (PENG_TYPE_FIELD_BUFFER, NULL);
  self->field = field;

  return GTK_TEXT_BUFFER (self);
}

/**
 * peng_field_buffer_set_document:
 * @self: a buffer
 * @document: (nullable): the document whose field it shows from now on
 */
void
peng_field_buffer_set_document (PengFieldBuffer *self,
                                PengDocument    *document)
{
  g_return_if_fail (PENG_IS_FIELD_BUFFER (self));

  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, edited_cb, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);

  render (self, 0, gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self)),
          document != NULL ? peng_document_get_field (document, self->field) : "");
}
