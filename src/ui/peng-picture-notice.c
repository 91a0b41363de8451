/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-picture-notice.h"

#include <glib/gi18n.h>

#define SPACING   8
#define MAX_WORDS 36

struct _PengPictureNotice
{
  AdwBin     parent_instance;

  GtkWidget *words;
  GtkWidget *retry;
};

enum {
  RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengPictureNotice, peng_picture_notice, ADW_TYPE_BIN)

static void
clicked_cb (PengPictureNotice *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
peng_picture_notice_class_init (PengPictureNoticeClass *klass)
{
  /**
   * PengPictureNotice::retry:
   * @self: the notice
   *
   * The person wants the picture tried again.
   */
  signals[RETRY] =
    g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_picture_notice_init (PengPictureNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->words), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), MAX_WORDS);
  gtk_widget_add_css_class (self->words, "dim-label");
  gtk_box_append (GTK_BOX (box), self->words);

  self->retry = gtk_button_new_with_mnemonic (_("_Retry"));
  gtk_widget_set_halign (self->retry, GTK_ALIGN_CENTER);
  gtk_widget_set_cursor_from_name (self->retry, "default");
  g_signal_connect_swapped (self->retry, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (box), self->retry);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * peng_picture_notice_new:
 *
 * Returns: (transfer floating): a notice
 */
GtkWidget *
peng_picture_notice_new (void)
{
  return g_object_new (PENG_TYPE_PICTURE_NOTICE, NULL);
}

/**
 * peng_picture_notice_show:
 * @self: the notice
 * @words: what there is to say
 * @failed: whether it may be tried again
 */
void
peng_picture_notice_show (PengPictureNotice *self,
                          const char        *words,
                          gboolean           failed)
{
  g_return_if_fail (PENG_IS_PICTURE_NOTICE (self));

  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->retry, failed);
}
