/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-status-bar"

#include "ui/peng-status-bar.h"

#include <glib/gi18n.h>

struct _PengStatusBar
{
  AdwBin     parent_instance;

  PengDraft *draft;
  guint      later;

  GtkLabel  *count;
  GtkLabel  *saved;
};

/* A frame paints the rectangle around all that changed: were the foot of the window written in the
 * frame of a key, each key would paint the whole window. */
#define LATER_MS 250

G_DEFINE_FINAL_TYPE (PengStatusBar, peng_status_bar, ADW_TYPE_BIN)

static void
show_count (PengStatusBar *self)
{
  const PengCount *count = peng_document_get_count (peng_draft_get_document (self->draft));
  g_autofree char *words =
    g_strdup_printf (ngettext ("%'u word", "%'u words", count->words), count->words);
  g_autofree char *characters =
    g_strdup_printf (ngettext ("%'u character", "%'u characters", count->characters),
                     count->characters);
  g_autofree char *line = g_strdup_printf ("%s · %s", words, characters);

  gtk_label_set_label (self->count, line);
}

static const char *
get_saved (PengSaveState state)
{
  switch (state)
    {
    case PENG_SAVE_SAVING:
      return _("Saving…");

    case PENG_SAVE_FAILING:
      return _("Not saved yet");

    case PENG_SAVE_SAVED:
    default:
      return _("Saved");
    }
}

static void
show_saved (PengStatusBar *self)
{
  gtk_label_set_label (self->saved, get_saved (peng_draft_get_state (self->draft)));
}

static void
show_later_cb (gpointer user_data)
{
  PengStatusBar *self = PENG_STATUS_BAR (user_data);

  self->later = 0;
  show_count (self);
  show_saved (self);
}

static void
show_later (PengStatusBar *self)
{
  if (self->later == 0)
    self->later = g_timeout_add_once (LATER_MS, show_later_cb, self);
}

/* Asked for when the pointer rests on the count: no key waits for it. */
static gboolean
query_count_cb (PengStatusBar *self,
                int            x,
                int            y,
                gboolean       keyboard_mode,
                GtkTooltip    *tooltip)
{
  g_autofree char *details = peng_status_bar_dup_count (self);

  gtk_tooltip_set_text (tooltip, details);

  return *details != '\0';
}

static void
drop_draft (PengStatusBar *self)
{
  if (self->draft == NULL)
    return;

  g_clear_handle_id (&self->later, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->draft, self);
  g_signal_handlers_disconnect_by_data (peng_draft_get_document (self->draft), self);
  g_clear_object (&self->draft);
}

static void
peng_status_bar_dispose (GObject *object)
{
  drop_draft (PENG_STATUS_BAR (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_STATUS_BAR);

  G_OBJECT_CLASS (peng_status_bar_parent_class)->dispose (object);
}

static void
peng_status_bar_class_init (PengStatusBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_status_bar_dispose;

  gtk_widget_class_set_css_name (widget_class, "statusline");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PengStatusBar, count);
  gtk_widget_class_bind_template_child (widget_class, PengStatusBar, saved);
  gtk_widget_class_bind_template_callback (widget_class, query_count_cb);
}

static void
peng_status_bar_init (PengStatusBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * peng_status_bar_set_draft:
 * @self: a status bar
 * @draft: (nullable): the draft to tell of; %NULL hides the bar
 */
void
peng_status_bar_set_draft (PengStatusBar *self,
                           PengDraft     *draft)
{
  g_return_if_fail (PENG_IS_STATUS_BAR (self));

  drop_draft (self);
  g_set_object (&self->draft, draft);
  gtk_widget_set_visible (GTK_WIDGET (self), draft != NULL);
  if (draft == NULL)
    return;

  g_signal_connect_object (draft, "notify::state", G_CALLBACK (show_later), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (peng_draft_get_document (draft), "edited", G_CALLBACK (show_later),
                           self, G_CONNECT_SWAPPED);
  show_count (self);
  show_saved (self);
}

/**
 * peng_status_bar_dup_count:
 * @self: a status bar
 *
 * Returns: (transfer full): all that is counted of the article, in lines; empty without one
 */
char *
peng_status_bar_dup_count (PengStatusBar *self)
{
  const PengCount *count;

  g_return_val_if_fail (PENG_IS_STATUS_BAR (self), NULL);

  if (self->draft == NULL)
    return g_strdup ("");

  count = peng_document_get_count (peng_draft_get_document (self->draft));

  /* Translators: as in Word: 字数, 字符数（不计空格）, 字符数（计空格）, 中文字符 */
  return g_strdup_printf (_("Words: %'u\nCharacters without spaces: %'u\n"
                            "Characters with spaces: %'u\nChinese characters: %'u"),
                          count->words, count->characters, count->characters_with_spaces,
                          count->ideographs);
}
