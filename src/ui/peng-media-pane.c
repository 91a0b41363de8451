/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-media-pane"

#include "ui/peng-media-pane-private.h"

#include "ui/peng-accessible.h"
#include "ui/peng-commands.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-waiting.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (PengMediaPane, peng_media_pane, ADW_TYPE_BIN)

/* More than these are not there at once. */
#define MANY 200

/* What is done here with a library of photographs can be regretted for so long, in seconds. */
#define TOAST_SECONDS 10

static void
add_toast (PengMediaPane *self,
           AdwToast      *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

static AdwToast *
create_toast (const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  return adw_toast_new (escaped);
}

/**
 * peng_media_pane_toast:
 * @self: the pane
 * @words: what happened
 */
void
peng_media_pane_toast (PengMediaPane *self,
                       const char    *words)
{
  add_toast (self, create_toast (words));
}

/**
 * peng_media_pane_toast_button:
 * @self: the pane
 * @words: what happened
 * @label: what can be done about it
 *
 * Returns: (transfer full): the toast, whose "button-clicked" is to be heard; where the window is
 *   closing nobody else holds it
 */
AdwToast *
peng_media_pane_toast_button (PengMediaPane *self,
                              const char    *words,
                              const char    *label)
{
  AdwToast *toast = create_toast (words);

  adw_toast_set_button_label (toast, label);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  add_toast (self, g_object_ref (toast));

  return toast;
}

/**
 * peng_media_pane_toast_error:
 * @self: the pane
 * @what: what could not be done
 * @error: why
 */
void
peng_media_pane_toast_error (PengMediaPane *self,
                             const char    *what,
                             const GError  *error)
{
  g_autofree char *sentence = peng_error_text_new (error);
  g_autofree char *words = peng_dialogs_join_sentences (what, sentence);

  peng_media_pane_toast (self, words);
}

/**
 * peng_media_pane_dup_media:
 * @self: the pane
 *
 * Returns: (transfer full): the names of the items that are shown
 */
GStrv
peng_media_pane_dup_media (PengMediaPane *self)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    g_strv_builder_add (names,
                        ((PengLibraryItem *) g_ptr_array_index (self->items, i))->media->sha);

  return g_strv_builder_end (names);
}

static void
show_items (PengMediaPane *self)
{
  if (self->items->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      peng_media_pane_update_actions (self);
      return;
    }

  peng_media_pane_show_facts (self);
  peng_media_pane_show_words (self);
  peng_media_pane_show_uses (self);
  peng_media_pane_update_actions (self);
  gtk_stack_set_visible_child_name (self->stack, "items");
}

static void
show_failure (PengMediaPane *self,
              const GError  *error)
{
  g_autofree char *sentence = peng_error_text_new (error);

  adw_status_page_set_description (self->load_failure, sentence);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  peng_media_pane_update_actions (self);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengMediaPane) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items =
    peng_store_get_library_finish (PENG_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->loading == NULL)
    return;

  g_clear_object (&self->loading);
  /* What is written meanwhile is newer than what was read. */
  if (self->items != NULL && peng_media_pane_is_written_in (self))
    {
      self->reload_wanted = TRUE;
      return;
    }

  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_steal_pointer (&items);
  if (self->items != NULL)
    show_items (self);
  else
    show_failure (self, error);
}

static void
stop_loading (PengMediaPane *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

/**
 * peng_media_pane_load:
 * @self: the pane
 *
 * Reads what the store knows of the items by now, and shows it.
 */
void
peng_media_pane_load (PengMediaPane *self)
{
  stop_loading (self);
  self->reload_wanted = FALSE;
  if (self->ids->len == 0)
    return;

  self->loading = g_cancellable_new ();
  peng_store_get_library_async (self->store, (const gint64 *) self->ids->data, self->ids->len,
                                self->loading, loaded_cb, g_object_ref (self));
}

static void
library_changed_cb (PengMediaPane *self)
{
  if (self->ids->len == 0)
    return;

  if (peng_media_pane_is_written_in (self))
    self->reload_wanted = TRUE;
  else
    peng_media_pane_load (self);
}

/* An article was saved: it may use an item more, or one less. */
static void
articles_changed_cb (PengMediaPane *self)
{
  library_changed_cb (self);
}

static void
set_store (PengMediaPane *self,
           PengStore     *store)
{
  if (self->store == store)
    return;

  g_assert (self->store == NULL);
  self->store = g_object_ref (store);
  self->edits = peng_media_edits_new (store);
  peng_media_pane_start_completions (self);
  g_signal_connect_object (self->edits, "changed", G_CALLBACK (peng_media_pane_update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (articles_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "library-changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
is_shown (PengMediaPane *self,
          const gint64  *ids,
          guint          n_ids)
{
  return self->ids->len == n_ids &&
         (n_ids == 0 || memcmp (self->ids->data, ids, n_ids * sizeof (gint64)) == 0);
}

/**
 * peng_media_pane_set_items:
 * @self: the pane
 * @store: an open store, always the same
 * @ids: (array length=n_ids): numbers of items of its library
 * @n_ids: how many
 *
 * Shows items. What is written of those before is saved.
 */
void
peng_media_pane_set_items (PengMediaPane *self,
                           PengStore     *store,
                           const gint64  *ids,
                           guint          n_ids)
{
  g_return_if_fail (PENG_IS_MEDIA_PANE (self));
  g_return_if_fail (PENG_IS_STORE (store));
  g_return_if_fail (ids != NULL || n_ids == 0);

  set_store (self, store);
  if (is_shown (self, ids, n_ids))
    return;

  peng_media_pane_save (self);
  stop_loading (self);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids, n_ids);
  if (n_ids == 0)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else if (n_ids > MANY)
    gtk_stack_set_visible_child_name (self->stack, "busy");
  peng_media_pane_update_actions (self);
  peng_media_pane_load (self);
}

/**
 * peng_media_pane_focus:
 * @self: the pane
 *
 * Puts the cursor into the first field.
 */
void
peng_media_pane_focus (PengMediaPane *self)
{
  g_return_if_fail (PENG_IS_MEDIA_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->fields[PENG_MEDIA_CAPTION]));
}

/**
 * peng_media_pane_get_actions:
 * @self: the pane
 *
 * Returns: (transfer none): the actions of the group "item"
 */
GActionGroup *
peng_media_pane_get_actions (PengMediaPane *self)
{
  g_return_val_if_fail (PENG_IS_MEDIA_PANE (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * peng_media_pane_attach:
 * @self: the pane
 * @around: what holds the pane and the list of items
 *
 * Lets the actions be called from there, and their keys be heard.
 */
void
peng_media_pane_attach (PengMediaPane *self,
                        GtkWidget     *around)
{
  g_return_if_fail (PENG_IS_MEDIA_PANE (self));
  g_return_if_fail (GTK_IS_WIDGET (around));

  gtk_widget_insert_action_group (around, "item", G_ACTION_GROUP (self->actions));
  peng_commands_add_keys (around, "item.");
}

static void
try_again_cb (PengMediaPane *self)
{
  peng_media_pane_try_again (self);
}

static void
load_again_cb (PengMediaPane *self)
{
  peng_media_pane_load (self);
}

static void
cancel_work_cb (PengMediaPane *self)
{
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
}

static void
peng_media_pane_dispose (GObject *object)
{
  PengMediaPane *self = PENG_MEDIA_PANE (object);

  if (self->stack != NULL)
    {
      peng_media_pane_save (self);
      peng_media_pane_stop_saving (self);
    }
  stop_loading (self);
  if (self->asking_uses != NULL)
    g_cancellable_cancel (self->asking_uses);
  g_clear_object (&self->asking_uses);
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  peng_media_pane_remove_completions (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_MEDIA_PANE);
  self->stack = NULL;
  g_clear_object (&self->actions);
  g_clear_object (&self->edits);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (peng_media_pane_parent_class)->dispose (object);
}

static void
peng_media_pane_finalize (GObject *object)
{
  PengMediaPane *self = PENG_MEDIA_PANE (object);

  g_array_unref (self->ids);
  g_ptr_array_unref (self->unsaved);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (peng_media_pane_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, stack);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, failure);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, failure_words);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, load_failure);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, trash_bar);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, trash_words);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, pictures);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, name);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, facts);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, tools);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, words);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, consent);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, refused);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, labels_box);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, uses_words);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, uses);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, PengMediaPane, busy_words);
}

static void
install_fit_signals (GType type)
{
  /**
   * PengMediaPane::fit:
   * @self: the pane
   * @media: name of a picture
   *
   * The person wants to make this picture fit for the page.
   */
  g_signal_new ("fit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PengMediaPane::take-fit:
   * @self: the pane
   * @media: name of a picture
   *
   * The person wants to do to others what was done to this picture.
   */
  g_signal_new ("take-fit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PengMediaPane::give-fit:
   * @self: the pane
   * @items: (element-type PengLibraryItem): pictures
   *
   * The person wants that done to these.
   */
  g_signal_new ("give-fit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  /**
   * PengMediaPane::undo-fit:
   * @self: the pane
   * @items: (element-type PengLibraryItem): pictures
   *
   * The person wants the last thing that was done to each of these taken back.
   */
  g_signal_new ("undo-fit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
install_signals (PengMediaPaneClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  /**
   * PengMediaPane::insert:
   * @self: the pane
   * @items: (element-type PengLibraryItem): items
   *
   * The person wants these in the article.
   */
  g_signal_new ("insert", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  /**
   * PengMediaPane::replace:
   * @self: the pane
   * @media: name of an item
   *
   * The person wants another in its place, wherever it is used.
   */
  g_signal_new ("replace", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PengMediaPane::open-article:
   * @self: the pane
   * @uuid: which article
   * @media: name of the item that is shown
   *
   * The person wants to see where the article has it.
   */
  g_signal_new ("open-article", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
peng_media_pane_class_init (PengMediaPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_media_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_media_pane_finalize;

  g_type_ensure (PENG_TYPE_WAITING);
  install_signals (klass);
  install_fit_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_set_css_name (widget_class, "mediapane");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-media-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, load_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_work_cb);
}

static void
peng_media_pane_init (PengMediaPane *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->unsaved = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_media_pane_create_actions (self);
  peng_media_pane_create_words (self);
  peng_media_pane_create_completions (self);
  peng_media_pane_create_uses (self);
  peng_accessible_name_inner (GTK_WIDGET (self));
  peng_commands_add_tooltips (GTK_WIDGET (self));
  peng_media_pane_update_actions (self);
}

/**
 * peng_media_pane_new:
 *
 * Returns: (transfer floating): a pane that shows nothing
 */
GtkWidget *
peng_media_pane_new (void)
{
  return g_object_new (PENG_TYPE_MEDIA_PANE, NULL);
}
