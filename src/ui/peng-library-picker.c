/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-picker"

#include "ui/peng-library-picker.h"

#include "ui/peng-accessible.h"
#include "ui/peng-library-view.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

struct _PengLibraryPicker
{
  AdwWindow        parent_instance;

  gboolean         several;
  GCancellable    *loading;

  PengLibraryView *view;
  GtkWidget       *insert;
  AdwToastOverlay *toasts;
};

enum {
  CHOSEN,
  ADD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengLibraryPicker, peng_library_picker, ADW_TYPE_WINDOW)

static guint
count_selected (PengLibraryPicker *self)
{
  g_autoptr(GArray) ids = peng_library_view_dup_selected (self->view);

  return ids->len;
}

static char *
dup_label (PengLibraryPicker *self,
           guint              n)
{
  if (!self->several)
    return g_strdup (_("_Replace"));
  if (n == 0)
    return g_strdup (_("_Insert"));

  /* Translators: on a button, with a mnemonic: how many photographs or files are inserted */
  return g_strdup_printf (_("_Insert (%u)"), n);
}

static gboolean
may_insert (PengLibraryPicker *self,
            guint              n)
{
  return self->loading == NULL && (self->several ? n > 0 : n == 1);
}

static void
selection_changed_cb (PengLibraryPicker *self)
{
  guint n = count_selected (self);
  g_autofree char *label = dup_label (self, n);

  gtk_button_set_label (GTK_BUTTON (self->insert), label);
  gtk_widget_set_sensitive (self->insert, may_insert (self, n));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengLibraryPicker) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items =
    peng_library_view_load_selected_finish (PENG_LIBRARY_VIEW (object), result, &error);

  if (self->loading == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->loading);
  if (items == NULL)
    {
      g_autofree char *sentence = peng_error_text_new (error);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
      selection_changed_cb (self);
      return;
    }

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  if (items->len > 0)
    g_signal_emit (self, signals[CHOSEN], 0, items);
  g_object_unref (self);
}

static void
choose (PengLibraryPicker *self)
{
  if (!may_insert (self, count_selected (self)))
    return;

  self->loading = g_cancellable_new ();
  gtk_widget_set_sensitive (self->insert, FALSE);
  peng_library_view_load_selected_async (self->view, self->loading, loaded_cb,
                                         g_object_ref (self));
}

static void
add_cb (PengLibraryPicker *self)
{
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[ADD], 0);
  g_object_unref (self);
}

static void
peng_library_picker_dispose (GObject *object)
{
  PengLibraryPicker *self = PENG_LIBRARY_PICKER (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_LIBRARY_PICKER);

  G_OBJECT_CLASS (peng_library_picker_parent_class)->dispose (object);
}

static void
peng_library_picker_class_init (PengLibraryPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_library_picker_dispose;

  /**
   * PengLibraryPicker::chosen:
   * @self: the window, which has closed
   * @items: (element-type PengLibraryItem): what was chosen, in the order of the list
   *
   * These are to go into the article.
   */
  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  /**
   * PengLibraryPicker::add:
   * @self: the window, which has closed
   *
   * The person wants to bring something in.
   */
  signals[ADD] =
    g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PENG_TYPE_LIBRARY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-library-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, PengLibraryPicker, view);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryPicker, insert);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryPicker, toasts);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
peng_library_picker_init (PengLibraryPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
}

/**
 * peng_library_picker_new:
 * @store: an open store
 * @kinds: what may be chosen; 0 for all
 * @several: whether more than one may be
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
peng_library_picker_new (PengStore      *store,
                         PengMediaKinds  kinds,
                         gboolean        several)
{
  PengLibraryPicker *self = g_object_new (PENG_TYPE_LIBRARY_PICKER, NULL);

  g_return_val_if_fail (PENG_IS_STORE (store), NULL);

  self->several = several;
  if (!several)
    gtk_window_set_title (GTK_WINDOW (self), _("Replace by One of the Library"));
  peng_library_view_set_kinds (self->view, kinds);
  peng_library_view_set_store (self->view, store);
  peng_library_view_focus_search (self->view);
  selection_changed_cb (self);

  return GTK_WIDGET (self);
}
