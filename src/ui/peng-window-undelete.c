/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include <glib/gi18n.h>

/* The way back for what was deleted. The last deletion is offered first, over all else that is said;
 * when its offer is over, the one before it is. */

typedef struct
{
  char *uuid;
  char *title;
} Deletion;

typedef struct
{
  PengWindow *window;
  char       *uuid;
} Wish;

static void
deletion_free (Deletion *deletion)
{
  g_free (deletion->uuid);
  g_free (deletion->title);
  g_free (deletion);
}

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->window);
  g_free (wish->uuid);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
undeleted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  g_autoptr(GError) error = NULL;

  if (peng_window_is_gone (wish->window))
    return;

  if (peng_store_undelete_article_finish (PENG_STORE (object), result, &error))
    peng_window_open_draft (wish->window, wish->uuid);
  else
    peng_window_toast_error (wish->window, _("The article could not be brought back."), error);
}

static Deletion *
get_last (PengWindow *self)
{
  return g_ptr_array_index (self->deletions, self->deletions->len - 1);
}

static void
undelete_cb (PengWindow *self)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->window = g_object_ref (self);
  wish->uuid = g_strdup (get_last (self)->uuid);
  peng_store_undelete_article_async (peng_desk_get_store (self->desk), wish->uuid, NULL,
                                     undeleted_cb, wish);
}

static void offer_last (PengWindow *self);

static void
dismissed_cb (PengWindow *self)
{
  g_clear_weak_pointer (&self->undo_toast);
  g_ptr_array_set_size (self->deletions, self->deletions->len - 1);
  if (self->deletions->len > 0)
    offer_last (self);
}

static AdwToast *
create_toast (PengWindow *self)
{
  const char *title = get_last (self)->title;
  g_autofree char *words = NULL;
  AdwToast *toast;

  if (*title != '\0')
    /* Translators: %s is the title of an article */
    words = g_strdup_printf (_("“%s” deleted"), title);
  toast = peng_window_create_toast (words != NULL ? words : _("Article deleted"));
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_timeout (toast, 10);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undelete_cb), self,
                           G_CONNECT_SWAPPED);

  return toast;
}

/* One is there already: it gives way, and its turn comes again.
 *
 * libadwaita 1.2 ends the program where a toast is dismissed while it slides in, or comes back while
 * it still makes way for another. Nothing of this moves: whoever presses Escape at once, or keeps it
 * pressed, meets neither. */
static void
show_at_once (PengWindow *self,
              AdwToast   *toast)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  gboolean animated;

  g_object_get (settings, "gtk-enable-animations", &animated, NULL);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  if (self->undo_toast != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->undo_toast, dismissed_cb, self);
      adw_toast_dismiss (self->undo_toast);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
  g_object_set (settings, "gtk-enable-animations", animated, NULL);
  /* The desktop's own word counts again. */
  gtk_settings_reset_property (settings, "gtk-enable-animations");
}

static void
offer_last (PengWindow *self)
{
  AdwToast *toast = create_toast (self);

  show_at_once (self, toast);
  g_set_weak_pointer (&self->undo_toast, toast);
  /* After the overlay's own, which makes room first. */
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * peng_window_offer_undelete:
 * @self: a window
 * @uuid: a draft that was put into the trash
 * @title: its title, which may be empty
 *
 * Says that it was deleted, and offers to bring it back.
 */
void
peng_window_offer_undelete (PengWindow *self,
                            const char *uuid,
                            const char *title)
{
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->uuid = g_strdup (uuid);
  deletion->title = g_strdup (title);
  if (self->deletions == NULL)
    self->deletions = g_ptr_array_new_with_free_func ((GDestroyNotify) deletion_free);
  g_ptr_array_add (self->deletions, deletion);
  offer_last (self);
}

/**
 * peng_window_forget_deletions:
 * @self: a window that closes
 *
 * Offers none of them any more.
 */
void
peng_window_forget_deletions (PengWindow *self)
{
  if (self->undo_toast != NULL)
    g_signal_handlers_disconnect_by_data (self->undo_toast, self);
  g_clear_weak_pointer (&self->undo_toast);
  g_clear_pointer (&self->deletions, g_ptr_array_unref);
}
