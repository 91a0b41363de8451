/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-media-pane"

#include "ui/peng-media-pane-private.h"

/* Who describes forty photographs of a sports day writes its name, and those of the photographer and
 * the hall, as they were written before. */

/* Of the tags and albums the labels know what is being written. */
static const PengMediaField fields[PENG_N_KNOWN] = {
  [PENG_KNOWN_CREDIT] = PENG_MEDIA_CREDIT,
  [PENG_KNOWN_PLACE] = PENG_MEDIA_PLACE,
  [PENG_KNOWN_EVENT] = PENG_MEDIA_EVENT,
};

static char *
dup_field (GtkWidget *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, TRUE));
}

/* One step for whoever undoes it. */
static void
put_field (GtkWidget  *text,
           const char *name,
           gpointer    user_data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, name, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static const PengCompletionFuncs field_funcs = { dup_field, put_field };

static void
put_label (GtkWidget  *text,
           const char *name,
           gpointer    user_data)
{
  peng_media_labels_complete (user_data, name);
}

static const PengCompletionFuncs label_funcs = { peng_media_labels_dup_part, put_label };

/**
 * peng_media_pane_create_completions:
 * @self: a pane that has its fields and labels
 */
void
peng_media_pane_create_completions (PengMediaPane *self)
{
  GtkWidget *parent = GTK_WIDGET (self);

  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    self->completions[i] = peng_completion_new (i, peng_media_labels_get_entry (self->labels[i]),
                                                parent, &label_funcs, self->labels[i]);
  for (guint i = PENG_MEDIA_N_LABELS; i < PENG_N_KNOWN; i++)
    self->completions[i] = peng_completion_new (i, GTK_WIDGET (self->fields[fields[i]]), parent,
                                                &field_funcs, NULL);
}

/**
 * peng_media_pane_start_completions:
 * @self: a pane that has its store
 */
void
peng_media_pane_start_completions (PengMediaPane *self)
{
  for (guint i = 0; i < PENG_N_KNOWN; i++)
    peng_completion_set_store (self->completions[i], self->store);
}

/**
 * peng_media_pane_remove_completions:
 * @self: a pane that goes
 */
void
peng_media_pane_remove_completions (PengMediaPane *self)
{
  for (guint i = 0; i < PENG_N_KNOWN; i++)
    g_clear_pointer (&self->completions[i], peng_completion_remove);
}
