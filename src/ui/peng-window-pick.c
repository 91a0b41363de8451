/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-library-picker.h"
#include "work/peng-media-block.h"

#include <glib/gi18n.h>

/* From the library into the article, and from the library to where an article has something. */

/* So much of the window is seen around the one over it, in pixels. */
#define MARGIN 24

/* What was dropped is known by name: it is asked for one by one. */
typedef struct
{
  PengWindow  *window;
  PengDraft   *draft;
  GtkTextMark *where;
  GStrv        media;
  guint        n_asked;
  GPtrArray   *items;
} Drop;

static void
drop_free (Drop *drop)
{
  g_object_unref (drop->window);
  g_object_unref (drop->draft);
  g_object_unref (drop->where);
  g_strfreev (drop->media);
  g_ptr_array_unref (drop->items);
  g_free (drop);
}

static GPtrArray *
new_blocks (GPtrArray *items)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (blocks, peng_media_block_new (g_ptr_array_index (items, i)));

  return blocks;
}

static void
insert_at (PengWindow  *self,
           GtkTextMark *where,
           GPtrArray   *items)
{
  g_autoptr(GPtrArray) blocks = new_blocks (items);

  peng_editor_insert_gathered (self->editor, where, (PengBlock * const *) blocks->pdata,
                               blocks->len);
}

/**
 * peng_window_insert_items:
 * @self: a window
 * @items: (element-type PengLibraryItem): items of the library
 *
 * Puts them where the cursor is, as one step; of several photographs becomes a gallery.
 */
void
peng_window_insert_items (PengWindow *self,
                          GPtrArray  *items)
{
  if (self->draft == NULL)
    {
      peng_window_toast (self, _("No article is open. Open one or begin one first."));
      peng_window_show_writing (self);
      return;
    }

  peng_window_show_writing (self);
  peng_window_end_focus_mode (self);
  peng_panes_set_shown (self->panes, PENG_PANE_CONTENT, TRUE);
  insert_at (self, peng_editor_create_mark (self->editor), items);
}

static void
wanted_cb (PengWindow *self,
           GPtrArray  *items)
{
  g_autoptr(GPtrArray) blocks = NULL;

  if (self->draft == NULL)
    return;

  blocks = new_blocks (items);
  peng_editor_insert_media (self->editor, peng_editor_create_wanted_mark (self->editor),
                            (PengBlock * const *) blocks->pdata, blocks->len);
}

static void
add_cb (PengWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.insert-photos", NULL);
}

/**
 * peng_window_open_picker:
 * @self: a window whose desk is open
 * @kinds: what may be chosen
 * @several: whether more than one may be
 *
 * Returns: (transfer none): the library in a window over this one, to choose from
 */
GtkWidget *
peng_window_open_picker (PengWindow     *self,
                         PengMediaKinds  kinds,
                         gboolean        several)
{
  GtkWidget *picker = peng_library_picker_new (peng_desk_get_store (self->desk), kinds, several);

  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (picker), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (picker),
                               MIN (width, gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN),
                               MIN (height, gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN));
  gtk_window_set_transient_for (GTK_WINDOW (picker), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (picker));

  return picker;
}

/**
 * peng_window_pick_wanted:
 * @self: a window with an article
 * @several: whether more than one photograph may be chosen
 *
 * Lets the person choose photographs of the library for what the editor wanted them for.
 */
void
peng_window_pick_wanted (PengWindow *self,
                         gboolean    several)
{
  GtkWidget *picker = peng_window_open_picker (self, PENG_MEDIA_KIND_PICTURE, several);

  g_signal_connect_object (picker, "chosen", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
}

/**
 * peng_window_pick:
 * @self: a window with an article
 *
 * Lets the person choose what goes into the article where the cursor is.
 */
void
peng_window_pick (PengWindow *self)
{
  GtkWidget *picker = peng_window_open_picker (self, 0, TRUE);

  g_signal_connect_object (picker, "chosen", G_CALLBACK (peng_window_insert_items), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
}

static void
take_drop (Drop *drop)
{
  PengWindow *self = drop->window;

  if (!peng_window_is_gone (self) && self->draft == drop->draft && drop->items->len > 0)
    insert_at (self, drop->where, drop->items);
  else if (!peng_window_is_gone (self))
    peng_editor_forget_mark (self->editor, drop->where);

  drop_free (drop);
}

static void ask_next (Drop *drop);

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Drop *drop = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = peng_store_find_library_finish (PENG_STORE (object), result, &error);

  if (error != NULL && !peng_window_is_gone (drop->window))
    peng_window_toast_error (drop->window, _("Not all of it came in."), error);
  if (found != NULL && found->len == 1)
    g_ptr_array_add (drop->items, g_ptr_array_steal_index (found, 0));

  drop->n_asked++;
  ask_next (drop);
}

static void
ask_next (Drop *drop)
{
  const char *media = drop->media[drop->n_asked];

  if (media == NULL || peng_window_is_gone (drop->window))
    take_drop (drop);
  else
    peng_store_find_library_async (peng_desk_get_store (drop->window->desk), media, NULL, found_cb,
                                   drop);
}

static void
offered_cb (PengWindow  *self,
            GStrv        media,
            GtkTextMark *where)
{
  Drop *drop;

  if (self->draft == NULL)
    return;

  drop = g_new0 (Drop, 1);
  drop->window = g_object_ref (self);
  drop->draft = g_object_ref (self->draft);
  drop->where = g_object_ref (where);
  drop->media = g_strdupv (media);
  drop->items = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_library_item_free);
  ask_next (drop);
}

/**
 * peng_window_watch_library_drops:
 * @self: a window whose desk is open
 *
 * Takes in what is dragged from the library to the text.
 */
void
peng_window_watch_library_drops (PengWindow *self)
{
  g_signal_connect_object (self->editor, "library-offered", G_CALLBACK (offered_cb), self,
                           G_CONNECT_SWAPPED);
}

typedef struct
{
  const char *media;
  gboolean    found;
} Look;

static void
look_cb (const char *media,
         gpointer    user_data)
{
  Look *look = user_data;

  look->found = look->found || g_str_equal (media, look->media);
}

static gboolean
find_media (PengDocument *document,
            const char   *media,
            guint        *block)
{
  Look look = { media, FALSE };

  for (*block = 0; *block < peng_document_get_n_blocks (document); (*block)++)
    {
      peng_block_foreach_media (peng_document_get_block (document, *block), look_cb, &look);
      if (look.found)
        return TRUE;
    }

  return FALSE;
}

/* What is only the cover stands nowhere in the text. */
static void
show_media (PengWindow *self,
            const char *media)
{
  guint block;

  peng_panes_set_shown (self->panes, PENG_PANE_CONTENT, TRUE);
  if (find_media (peng_draft_get_document (self->draft), media, &block))
    peng_editor_show_block (self->editor, block);
}

/**
 * peng_window_show_sought:
 * @self: a window that shows a draft
 *
 * Goes to where the draft has what the person wanted to see in it.
 */
void
peng_window_show_sought (PengWindow *self)
{
  g_autofree char *uuid = g_steal_pointer (&self->sought_draft);
  g_autofree char *media = g_steal_pointer (&self->sought_media);

  if (uuid != NULL && self->draft != NULL &&
      g_str_equal (peng_draft_get_uuid (self->draft), uuid))
    show_media (self, media);
}

/**
 * peng_window_seek_media:
 * @self: a window
 * @uuid: a draft
 * @media: name of what it has
 *
 * Opens a draft where it has a photograph or a file.
 */
void
peng_window_seek_media (PengWindow *self,
                        const char *uuid,
                        const char *media)
{
  g_free (self->sought_draft);
  g_free (self->sought_media);
  self->sought_draft = g_strdup (uuid);
  self->sought_media = g_strdup (media);
  peng_window_show_writing (self);

  peng_window_open_draft (self, uuid);
  if (self->draft != NULL && g_str_equal (peng_draft_get_uuid (self->draft), uuid))
    peng_window_show_sought (self);
}

static void
selection_changed_cb (PengWindow *self)
{
  PengLibraryView *view = peng_library_page_get_view (self->library);
  g_autoptr(GArray) ids = peng_library_view_dup_selected (view);

  peng_media_pane_set_items (self->media_pane, peng_desk_get_store (self->desk),
                             (const gint64 *) ids->data, ids->len);
}

static void
run_action (PengWindow *self,
            const char *name)
{
  GActionGroup *actions = peng_media_pane_get_actions (self->media_pane);

  if (g_action_group_get_action_enabled (actions, name))
    g_action_group_activate_action (actions, name, NULL);
}

static void
activated_cb (PengWindow *self)
{
  run_action (self, "insert");
}

static void
delete_cb (PengWindow *self)
{
  run_action (self, "delete");
}

static gboolean
focus_pane_cb (gpointer user_data)
{
  PengWindow *self = user_data;

  if (!peng_window_is_gone (self) &&
      gtk_widget_get_mapped (GTK_WIDGET (self->media_pane)) &&
      !gtk_widget_get_mapped (GTK_WIDGET (peng_library_page_get_view (self->library))))
    peng_media_pane_focus (self->media_pane);

  return G_SOURCE_REMOVE;
}

/* Where there is no room for both, the pane takes the place of the view, and the focus with it. */
static void
side_shown_cb (PengWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_pane_cb, g_object_ref (self), g_object_unref);
}

/**
 * peng_window_add_media_pane:
 * @self: a window whose library has just been made
 *
 * Puts beside the library what is known of the items that are selected there.
 */
void
peng_window_add_media_pane (PengWindow *self)
{
  GtkWidget *pane = peng_media_pane_new ();
  PengLibraryView *view = peng_library_page_get_view (self->library);

  self->media_pane = PENG_MEDIA_PANE (pane);
  peng_library_page_set_side (self->library, pane);
  peng_media_pane_attach (self->media_pane, GTK_WIDGET (self->library));
  g_signal_connect_object (pane, "insert", G_CALLBACK (peng_window_insert_items), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "open-article", G_CALLBACK (peng_window_seek_media), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "fit", G_CALLBACK (peng_window_fit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "take-fit", G_CALLBACK (peng_window_take_fit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "give-fit", G_CALLBACK (peng_window_give_fit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "undo-fit", G_CALLBACK (peng_window_undo_fit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "replace", G_CALLBACK (peng_window_replace_media), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::show-side", G_CALLBACK (side_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "delete", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
}
