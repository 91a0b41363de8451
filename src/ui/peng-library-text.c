/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-text"

#include "ui/peng-library-text.h"

/**
 * PengLibraryText:
 *
 * One thing that is known of an item, as a cell of the list. An inscription, which is not measured
 * for its words: some two hundred lines of it are made, however few are seen.
 */
struct _PengLibraryText
{
  AdwBin               parent_instance;

  PengLibraryModel    *model;
  PengLibraryTextFunc  func;
  PengLibraryLine     *line;
};

G_DEFINE_FINAL_TYPE (PengLibraryText, peng_library_text, ADW_TYPE_BIN)

static void
update (PengLibraryText *self)
{
  GtkInscription *inscription = GTK_INSCRIPTION (adw_bin_get_child (ADW_BIN (self)));
  const PengLibraryItem *item = peng_library_line_get_item (self->line);
  g_autofree char *text = item != NULL ? self->func (item) : NULL;

  gtk_inscription_set_text (inscription, text);
}

static void
peng_library_text_dispose (GObject *object)
{
  PengLibraryText *self = PENG_LIBRARY_TEXT (object);

  if (self->model != NULL)
    peng_library_text_set_line (self, NULL);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (peng_library_text_parent_class)->dispose (object);
}

static void
peng_library_text_class_init (PengLibraryTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_library_text_dispose;
}

static void
peng_library_text_init (PengLibraryText *self)
{
}

/**
 * peng_library_text_new:
 * @model: the list whose lines it will show
 * @func: what it says of an item
 * @n_chars: how wide it is at least
 *
 * Returns: (transfer floating): a text without a line
 */
GtkWidget *
peng_library_text_new (PengLibraryModel    *model,
                       PengLibraryTextFunc  func,
                       int                  n_chars)
{
  PengLibraryText *self = g_object_new (PENG_TYPE_LIBRARY_TEXT, NULL);
  GtkWidget *inscription = gtk_inscription_new (NULL);

  self->model = g_object_ref (model);
  self->func = func;
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), (guint) n_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), (guint) n_chars);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), 0);
  /* Chinese is higher than the line that is measured. */
  gtk_inscription_set_yalign (GTK_INSCRIPTION (inscription), .5f);
  /* Where there is room for two lines, it would take them. */
  gtk_widget_set_valign (inscription, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), inscription);

  return GTK_WIDGET (self);
}

/**
 * peng_library_text_set_line:
 * @self: a text
 * @line: (nullable): the line to follow
 */
void
peng_library_text_set_line (PengLibraryText *self,
                            PengLibraryLine *line)
{
  g_return_if_fail (PENG_IS_LIBRARY_TEXT (self));

  if (self->line == line)
    return;

  if (self->line != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->line, update, self);
      peng_library_model_let_go (self->model, self->line);
    }
  g_set_object (&self->line, line);
  if (line != NULL)
    {
      peng_library_model_hold (self->model, line);
      g_signal_connect_object (line, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      update (self);
    }
}
