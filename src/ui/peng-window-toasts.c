/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-dialogs.h"
#include "work/peng-error-text.h"

/* What is said over the window for a moment. One is seen at a time, the others wait; what is said of
 * an article goes with it. */

/* Together longer than a toast slides in. */
#define N_LOOKS  8
#define LOOK_MS 100

/**
 * peng_window_create_toast:
 * @words: what happened, as plain text
 *
 * Returns: (transfer full): a toast; by itself it would take titles and file names for markup
 */
AdwToast *
peng_window_create_toast (const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  return adw_toast_new (escaped);
}

/**
 * peng_window_toast:
 * @self: a window
 * @words: what happened
 */
void
peng_window_toast (PengWindow *self,
                   const char *words)
{
  if (peng_window_shows_library (self))
    peng_library_page_toast (self->library, peng_window_create_toast (words));
  else if (peng_window_shows_outbox (self))
    peng_outbox_page_toast (self->outbox, peng_window_create_toast (words));
  else if (peng_window_shows_remote (self))
    peng_remote_page_toast (self->remote, peng_window_create_toast (words));
  else
    adw_toast_overlay_add_toast (self->toasts, peng_window_create_toast (words));
}

/**
 * peng_window_toast_error:
 * @self: a window
 * @what: what could not be done
 * @error: why
 */
void
peng_window_toast_error (PengWindow   *self,
                         const char   *what,
                         const GError *error)
{
  g_autofree char *sentence = peng_error_text_new (error);
  g_autofree char *words = peng_dialogs_join_sentences (what, sentence);

  peng_window_toast (self, words);
}

static void
dismissed_cb (PengWindow *self,
              AdwToast   *toast)
{
  g_ptr_array_remove (self->draft_toasts, toast);
}

/**
 * peng_window_toast_of_draft:
 * @self: a window
 * @toast: (transfer full): what is said of the open draft
 *
 * Shows a toast until its time is over or another draft is shown.
 */
void
peng_window_toast_of_draft (PengWindow *self,
                            AdwToast   *toast)
{
  g_ptr_array_add (self->draft_toasts, g_object_ref (toast));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

typedef struct
{
  AdwToastOverlay *overlay;
  AdwToast        *toast;
  guint            n_looks;  /* since it was seen last */
} Withdrawal;

static void
withdrawal_free (gpointer data)
{
  Withdrawal *self = data;

  g_object_unref (self->overlay);
  g_object_unref (self->toast);
  g_free (self);
}

/* One that waits for its turn has no widget. */
static GtkWidget *
find_widget (const Withdrawal *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->overlay));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autoptr(AdwToast) shown = NULL;

      if (child == adw_toast_overlay_get_child (self->overlay))
        continue;
      g_object_get (child, "toast", &shown, NULL);
      if (shown == self->toast)
        return child;
    }

  return NULL;
}

/* It is hidden at once, and ends when it must have slid in: libadwaita 1.2 crashes where a toast is
 * dismissed before, even one that makes way for another meanwhile. */
static gboolean
withdraw_cb (gpointer user_data)
{
  Withdrawal *self = user_data;
  GtkWidget *widget = find_widget (self);

  self->n_looks++;
  if (widget != NULL && gtk_widget_get_child_visible (widget))
    {
      gtk_widget_set_child_visible (widget, FALSE);
      self->n_looks = 0;
    }

  if (self->n_looks < N_LOOKS)
    return G_SOURCE_CONTINUE;

  adw_toast_dismiss (self->toast);

  return G_SOURCE_REMOVE;
}

static void
withdraw (PengWindow *self,
          AdwToast   *toast)
{
  Withdrawal *withdrawal = g_new (Withdrawal, 1);

  *withdrawal = (Withdrawal) { g_object_ref (self->toasts), g_object_ref (toast), 0 };
  withdraw_cb (withdrawal);
  g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK_MS, withdraw_cb, withdrawal, withdrawal_free);
}

/**
 * peng_window_withdraw_toasts:
 * @self: a window whose draft is left
 *
 * Takes back what was said of the draft.
 */
void
peng_window_withdraw_toasts (PengWindow *self)
{
  g_autoptr(GPtrArray) toasts = g_steal_pointer (&self->draft_toasts);

  self->draft_toasts = g_ptr_array_new_with_free_func (g_object_unref);
  g_clear_weak_pointer (&self->paste_toast);
  g_clear_weak_pointer (&self->gather_toast);
  for (guint i = 0; i < toasts->len; i++)
    withdraw (self, g_ptr_array_index (toasts, i));
}
