/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-media-pane"

#include "ui/peng-media-pane-private.h"

/* What can be done with the items, as actions "item": for the buttons of the pane, and for the keys
 * and menus of the list beside it. */

static const PengLibraryItem *
get_first (PengMediaPane *self)
{
  return g_ptr_array_index (self->items, 0);
}

static void
insert_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  PengMediaPane *self = user_data;

  /* What was written last goes into the article too. */
  peng_media_pane_save (self);
  g_signal_emit_by_name (self, "insert", self->items);
}

static void
fit_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  g_signal_emit_by_name (user_data, "fit", get_first (user_data)->media->sha);
}

static void
replace_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_signal_emit_by_name (user_data, "replace", get_first (user_data)->media->sha);
}

static void
take_fit_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_signal_emit_by_name (user_data, "take-fit", get_first (user_data)->media->sha);
}

static void
give_fit_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_signal_emit_by_name (user_data, "give-fit", ((PengMediaPane *) user_data)->items);
}

static void
undo_fit_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_signal_emit_by_name (user_data, "undo-fit", ((PengMediaPane *) user_data)->items);
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  peng_media_pane_open (user_data);
}

static void
copy_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  peng_media_pane_copy (user_data);
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  peng_media_pane_export (user_data, PENG_MEDIA_ORIGINAL);
}

static void
export_published_action (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  peng_media_pane_export (user_data, PENG_MEDIA_WEB);
}

static void
save_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  peng_media_pane_save (user_data);
}

static void
undo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  peng_media_pane_undo (user_data, FALSE);
}

static void
redo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  peng_media_pane_undo (user_data, TRUE);
}

static void
delete_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  peng_media_pane_trash (user_data);
}

static void
restore_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  peng_media_pane_restore (user_data);
}

/**
 * peng_media_pane_create_actions:
 * @self: a pane whose template is there
 */
void
peng_media_pane_create_actions (PengMediaPane *self)
{
  static const GActionEntry entries[] = {
    { .name = "insert", .activate = insert_action },
    { .name = "fit", .activate = fit_action },
    { .name = "take-fit", .activate = take_fit_action },
    { .name = "give-fit", .activate = give_fit_action },
    { .name = "undo-fit", .activate = undo_fit_action },
    { .name = "replace", .activate = replace_action },
    { .name = "open", .activate = open_action },
    { .name = "copy", .activate = copy_action },
    { .name = "export", .activate = export_action },
    { .name = "export-published", .activate = export_published_action },
    { .name = "save", .activate = save_action },
    { .name = "undo", .activate = undo_action },
    { .name = "redo", .activate = redo_action },
    { .name = "delete", .activate = delete_action },
    { .name = "restore", .activate = restore_action },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "item", G_ACTION_GROUP (self->actions));
}

static void
enable (PengMediaPane *self,
        const char    *name,
        gboolean       enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static gboolean
are_pictures (PengMediaPane *self)
{
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      const PengLibraryItem *item = g_ptr_array_index (self->items, i);

      if (!g_str_has_prefix (item->media->mime, "image/") || item->trashed > 0)
        return FALSE;
    }

  return self->items != NULL && self->items->len > 0;
}

static guint
count_trashed (PengMediaPane *self)
{
  guint n = 0;

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    n += ((PengLibraryItem *) g_ptr_array_index (self->items, i))->trashed > 0;

  return n;
}

/* A window for it need not be there. */
static gboolean
is_heard (PengMediaPane *self,
          const char    *signal)
{
  return g_signal_has_handler_pending (self, g_signal_lookup (signal, PENG_TYPE_MEDIA_PANE), 0,
                                       FALSE);
}

/**
 * peng_media_pane_update_actions:
 * @self: the pane
 *
 * Switches on what can be done now.
 */
void
peng_media_pane_update_actions (PengMediaPane *self)
{
  guint n = self->items != NULL ? self->items->len : 0;
  guint n_trashed = count_trashed (self);
  gboolean one = n == 1 && n_trashed == 0;
  gboolean pictures = are_pictures (self);

  enable (self, "insert", n > 0 && n_trashed == 0);
  enable (self, "fit", one && pictures && is_heard (self, "fit"));
  enable (self, "take-fit", one && pictures && is_heard (self, "take-fit"));
  enable (self, "give-fit", pictures && self->can_give && self->working == NULL);
  enable (self, "undo-fit", pictures && is_heard (self, "undo-fit") && self->working == NULL);
  enable (self, "replace", one && is_heard (self, "replace") && get_first (self)->n_uses > 0);
  enable (self, "open", n == 1);
  enable (self, "copy", n > 0);
  enable (self, "export", n > 0 && self->working == NULL);
  enable (self, "export-published", n > 0 && self->working == NULL);
  enable (self, "save", n > 0);
  enable (self, "undo", self->edits != NULL && peng_media_edits_can_undo (self->edits));
  enable (self, "redo", self->edits != NULL && peng_media_edits_can_redo (self->edits));
  enable (self, "delete", n > n_trashed);
  enable (self, "restore", n_trashed > 0);
}

/**
 * peng_media_pane_set_can_give:
 * @self: a pane
 * @can_give: whether there is a photograph whose changes can be given to others
 */
void
peng_media_pane_set_can_give (PengMediaPane *self,
                              gboolean       can_give)
{
  self->can_give = can_give;
  peng_media_pane_update_actions (self);
}
