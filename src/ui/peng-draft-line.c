/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-draft-line"

#include "ui/peng-draft-line.h"

#include "ui/peng-draft-row.h"

/**
 * PengDraftLine:
 *
 * A line of the list of drafts. GtkListView makes and measures some two hundred lines, however few
 * are seen; so a line is no more than its height, which the style gives, until it comes near the
 * view and is woken. Then it holds a #PengDraftRow, and keeps it.
 */
struct _PengDraftLine
{
  GtkWidget       parent_instance;

  PengStore      *store;
  PengDraftEntry *entry;
  GtkWidget      *row;
};

G_DEFINE_FINAL_TYPE (PengDraftLine, peng_draft_line, GTK_TYPE_WIDGET)

static void
peng_draft_line_dispose (GObject *object)
{
  PengDraftLine *self = PENG_DRAFT_LINE (object);

  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_object (&self->entry);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (peng_draft_line_parent_class)->dispose (object);
}

static void
peng_draft_line_class_init (PengDraftLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_draft_line_dispose;

  gtk_widget_class_set_css_name (widget_class, "draftline");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
peng_draft_line_init (PengDraftLine *self)
{
}

/**
 * peng_draft_line_new:
 * @store: where thumbnails lie
 *
 * Returns: (transfer floating): a sleeping line without a draft
 */
GtkWidget *
peng_draft_line_new (PengStore *store)
{
  PengDraftLine *self = g_object_new (PENG_TYPE_DRAFT_LINE, NULL);

  self->store = g_object_ref (store);

  return GTK_WIDGET (self);
}

/**
 * peng_draft_line_set_entry:
 * @self: a line
 * @entry: (nullable): the draft to show and follow
 */
void
peng_draft_line_set_entry (PengDraftLine  *self,
                           PengDraftEntry *entry)
{
  g_return_if_fail (PENG_IS_DRAFT_LINE (self));

  g_set_object (&self->entry, entry);
  if (self->row != NULL)
    peng_draft_row_set_entry (PENG_DRAFT_ROW (self->row), entry);
}

/**
 * peng_draft_line_get_entry:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the draft that it is for
 */
PengDraftEntry *
peng_draft_line_get_entry (PengDraftLine *self)
{
  g_return_val_if_fail (PENG_IS_DRAFT_LINE (self), NULL);

  return self->entry;
}

/**
 * peng_draft_line_wake:
 * @self: a line that is seen or soon may be
 *
 * Lets it show its draft, from now on.
 */
void
peng_draft_line_wake (PengDraftLine *self)
{
  g_return_if_fail (PENG_IS_DRAFT_LINE (self));

  if (self->row != NULL)
    return;

  self->row = peng_draft_row_new (self->store);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  peng_draft_row_set_entry (PENG_DRAFT_ROW (self->row), self->entry);
}

/**
 * peng_draft_line_is_awake:
 * @self: a line
 *
 * Returns: whether it shows its draft
 */
gboolean
peng_draft_line_is_awake (PengDraftLine *self)
{
  g_return_val_if_fail (PENG_IS_DRAFT_LINE (self), FALSE);

  return self->row != NULL;
}
