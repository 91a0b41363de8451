/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-commands.h"
#include "ui/peng-editor-table.h"

#include <string.h>

static const struct
{
  const char     *name;
  PengStyleFlags  flag;
} style_actions[] = {
  { "strong", PENG_STYLE_STRONG }, { "em", PENG_STYLE_EM },
  { "underline", PENG_STYLE_UNDERLINE }, { "strike", PENG_STYLE_STRIKE },
  { "sub", PENG_STYLE_SUB }, { "sup", PENG_STYLE_SUP }, { "mark", PENG_STYLE_MARK },
};

static const char * const align_names[] = { "default", "center", "right", "justify" };

static void
insert_divider (PengEditor *self)
{
  g_autoptr(PengBlock) divider = peng_block_new_divider ();
  PengPosition start, end;

  peng_buffer_get_selection (self->buffer, &start, &end);
  peng_buffer_insert_atoms (self->buffer, &end, &divider, 1);
}

/* Choosing the list that it already is ends the list, as pressing its button again does in Word. */
static void
toggle_list (PengEditor *self,
             const char *kind)
{
  PengTextFormat format;
  gboolean ordered = g_str_equal (kind, "ol");
  gboolean is_list;

  peng_buffer_get_format (self->buffer, &format);
  is_list = format.kind == PENG_BLOCK_LIST_ITEM && !format.ordered == !ordered;
  peng_buffer_set_list (self->buffer, *kind != '\0' && !is_list, ordered);
}

static void
set_align (PengEditor *self,
           const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (align_names); i++)
    if (g_str_equal (align_names[i], name))
      peng_buffer_set_align (self->buffer, i);
}

static void
set_heading (PengEditor *self,
             int         level)
{
  if (level == 0 || (level >= 2 && level <= 4))
    peng_buffer_set_heading (self->buffer, level);
}

static void
toggle_quote (PengEditor *self)
{
  PengTextFormat format;

  peng_buffer_get_format (self->buffer, &format);
  peng_buffer_set_quote (self->buffer, format.kind != PENG_BLOCK_QUOTE);
}

static void
toggle_indent (PengEditor *self)
{
  PengTextFormat format;

  peng_buffer_get_format (self->buffer, &format);
  peng_buffer_set_indent (self->buffer, format.no_indent);
}

static void
toggle_style (PengEditor *self,
              const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (style_actions); i++)
    if (g_str_equal (style_actions[i].name, name))
      peng_editor_look_toggle (self, style_actions[i].flag);
}

static void
run_command (PengEditor *self,
             const char *name,
             GVariant   *target)
{
  if (peng_editor_table_format (self, name, target))
    return;

  if (g_str_equal (name, "heading"))
    set_heading (self, g_variant_get_int32 (target));
  else if (g_str_equal (name, "list"))
    toggle_list (self, g_variant_get_string (target, NULL));
  else if (g_str_equal (name, "align"))
    set_align (self, g_variant_get_string (target, NULL));
  else if (g_str_equal (name, "color"))
    peng_editor_look_set_color (self, peng_color_from_name (g_variant_get_string (target, NULL)));
  else if (g_str_equal (name, "quote"))
    toggle_quote (self);
  else if (g_str_equal (name, "divider"))
    insert_divider (self);
  else if (g_str_equal (name, "clear"))
    peng_editor_look_clear (self);
  else if (g_str_equal (name, "indent"))
    toggle_indent (self);
  else if (g_str_equal (name, "copy-look"))
    peng_editor_painter_take (self);
  else if (g_str_equal (name, "paste-look"))
    peng_editor_painter_give (self);
  else if (g_str_equal (name, "painter"))
    peng_editor_painter_toggle (self, FALSE);
  else if (g_str_equal (name, "painter-locked"))
    peng_editor_painter_toggle (self, TRUE);
  else if (g_str_equal (name, "link"))
    peng_editor_edit_link (self);
  else if (g_str_equal (name, "move-up"))
    peng_editor_move_blocks (self, -1);
  else if (g_str_equal (name, "move-down"))
    peng_editor_move_blocks (self, 1);
  else
    toggle_style (self, name);

  peng_editor_queue_update (self);
}

static void
activate_cb (GSimpleAction *action,
             GVariant      *target,
             gpointer       user_data)
{
  peng_editor_run_when_settled (user_data, action, target, run_command);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       user_data)
{
  peng_editor_undo (user_data);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       user_data)
{
  peng_editor_redo (user_data);
}

static void
paste_plain_cb (GSimpleAction *action,
                GVariant      *target,
                gpointer       user_data)
{
  peng_editor_paste (user_data, PENG_PASTE_WAY_PLAIN);
}

static void
paste_as_cb (GSimpleAction *action,
             GVariant      *target,
             gpointer       user_data)
{
  static const char *ways[] = { "formatted", "plain", "one", "markdown" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (g_variant_get_string (target, NULL), ways[i]))
      peng_editor_paste (user_data, i);
}

static void
paste_special_cb (GSimpleAction *action,
                  GVariant      *target,
                  gpointer       user_data)
{
  peng_editor_open_paste_menu (user_data);
}

static void
insert_cb (GSimpleAction *action,
           GVariant      *target,
           gpointer       user_data)
{
  g_signal_emit_by_name (user_data, "insert-media-requested");
}

/* A state that follows the cursor, and that activating asks to change. */
static void
ignore_state_cb (GSimpleAction *action,
                 GVariant      *value,
                 gpointer       user_data)
{
}

static const GActionEntry format_entries[] = {
  { "strong", activate_cb, NULL, "false", ignore_state_cb },
  { "em", activate_cb, NULL, "false", ignore_state_cb },
  { "underline", activate_cb, NULL, "false", ignore_state_cb },
  { "strike", activate_cb, NULL, "false", ignore_state_cb },
  { "sub", activate_cb, NULL, "false", ignore_state_cb },
  { "sup", activate_cb, NULL, "false", ignore_state_cb },
  { "mark", activate_cb, NULL, "false", ignore_state_cb },
  { "quote", activate_cb, NULL, "false", ignore_state_cb },
  { "heading", activate_cb, "i", "0", ignore_state_cb },
  { "list", activate_cb, "s", "''", ignore_state_cb },
  { "align", activate_cb, "s", "'default'", ignore_state_cb },
  { "color", activate_cb, "s", "'none'", ignore_state_cb },
  { "link", activate_cb },
  { "divider", activate_cb },
  { "clear", activate_cb },
  { "indent", activate_cb, NULL, "true", ignore_state_cb },
  { "painter", activate_cb, NULL, "false", ignore_state_cb },
  { "painter-locked", activate_cb },
  { "copy-look", activate_cb },
  { "paste-look", activate_cb },
  { "move-up", activate_cb },
  { "move-down", activate_cb },
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "paste-plain", paste_plain_cb },
  { "paste-as", paste_as_cb, "s" },
  { "paste-special", paste_special_cb },
};

static void
gallery_cb (GSimpleAction *action,
            GVariant      *target,
            gpointer       user_data)
{
  peng_editor_gallery_toggle (user_data);
}

static void
cite_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       user_data)
{
  peng_editor_cite_edit (user_data);
}

static const GActionEntry media_entries[] = {
  { "insert", insert_cb },
  { "gallery", gallery_cb },
  { "cite", cite_cb },
};

/**
 * peng_editor_actions_create:
 * @self: the editor
 *
 * Makes the actions `format.…` and `media.…`, with their keys.
 */
void
peng_editor_actions_create (PengEditor *self)
{
  self->format = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->format), format_entries,
                                   G_N_ELEMENTS (format_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "format", G_ACTION_GROUP (self->format));

  self->media = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->media), media_entries,
                                   G_N_ELEMENTS (media_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "media", G_ACTION_GROUP (self->media));

  peng_commands_add_keys (GTK_WIDGET (self), "format.");
  peng_commands_add_keys (GTK_WIDGET (self), "media.");
  peng_commands_add_keys (GTK_WIDGET (self), "table.choose");
  peng_editor_add_paste_menu (self);
}

/* The window's actions belong to its class. */
static gboolean
has_window_action (PengEditor *self,
                   const char *name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GType owner;
  const char *found;
  const GVariantType *parameter;
  const char *property;

  /* Each is written to, whether it is asked for or not. */
  for (guint i = 0; root != NULL &&
                    gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (root), i, &owner, &found,
                                                   &parameter, &property); i++)
    if (g_str_equal (found, name))
      return TRUE;

  return FALSE;
}

/**
 * peng_editor_has_action:
 * @self: the editor
 * @detailed: a detailed action of the editor or of its window, as "format.list::ul"
 *
 * Returns: whether there is such an action
 */
gboolean
peng_editor_has_action (PengEditor *self,
                        const char *detailed)
{
  const struct { const char *prefix; GSimpleActionGroup *group; } groups[] = {
    { "format.", self->format }, { "media.", self->media }, { "table.", self->table_actions },
  };
  g_autoptr(GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_has_prefix (name, groups[i].prefix))
      return g_action_group_has_action (G_ACTION_GROUP (groups[i].group),
                                        name + strlen (groups[i].prefix));

  return has_window_action (self, name);
}

static void
set_state (PengEditor *self,
           const char *name,
           GVariant   *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->format), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

static void
set_enabled (PengEditor *self,
             const char *name,
             gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->format), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/**
 * peng_editor_actions_update:
 * @self: the editor, with a document
 *
 * Tells the toolbar what is where the cursor is.
 */
void
peng_editor_actions_update (PengEditor *self)
{
  PengTextFormat format;
  PengStyle style;

  peng_editor_look_get (self, &style);
  peng_buffer_get_format (self->buffer, &format);
  peng_editor_table_get_style (self, &style, &format.align);

  for (guint i = 0; i < G_N_ELEMENTS (style_actions); i++)
    set_state (self, style_actions[i].name,
               g_variant_new_boolean ((style.flags & style_actions[i].flag) != 0));

  set_state (self, "heading",
             g_variant_new_int32 (format.kind == PENG_BLOCK_HEADING ? format.level : 0));
  set_state (self, "list", g_variant_new_string (format.kind != PENG_BLOCK_LIST_ITEM ? "" :
                                                 format.ordered ? "ol" : "ul"));
  set_state (self, "quote", g_variant_new_boolean (format.kind == PENG_BLOCK_QUOTE));
  set_state (self, "indent", g_variant_new_boolean (format.kind == PENG_BLOCK_PARAGRAPH &&
                                                    !format.no_indent));
  set_enabled (self, "indent", format.kind == PENG_BLOCK_PARAGRAPH);
  set_state (self, "align", g_variant_new_string (align_names[format.align]));
  set_state (self, "color", g_variant_new_string (style.color == PENG_COLOR_NONE ? "none" :
                                                  peng_color_get_name (style.color)));
}

/**
 * peng_editor_actions_update_history:
 * @self: the editor, with a document
 *
 * Tells whether there is something to undo and redo. At once: a person may press Ctrl+Z right
 * behind the first key.
 */
void
peng_editor_actions_update_history (PengEditor *self)
{
  PengHistory *history = peng_buffer_get_history (self->buffer);
  gboolean can_undo = peng_history_can_undo (history);
  gboolean can_redo = peng_history_can_redo (history);

  set_enabled (self, "undo", can_undo);
  set_enabled (self, "redo", can_redo);
  peng_editor_view_set_can_undo (self->view, can_undo, can_redo);
}

/**
 * peng_editor_get_format_actions:
 * @self: the editor
 *
 * Actions, to be inserted as "format": strong, em, underline, strike, sub, sup, mark, quote (their
 * states tell what is where the cursor is), heading (0, 2, 3, 4), list ("", "ul", "ol"), align
 * ("default", "center", "right", "justify"), color ("none" or a name of the palette), link,
 * divider, clear, move-up, move-down, indent (its state: whether the first line has it), copy-look,
 * paste-look, painter (its state: whether it waits), painter-locked, undo, redo, paste-plain,
 * paste-as ("formatted", "plain", "one", "markdown"), paste-special.
 *
 * Returns: (transfer none): the group
 */
GActionGroup *
peng_editor_get_format_actions (PengEditor *self)
{
  g_return_val_if_fail (PENG_IS_EDITOR (self), NULL);

  return G_ACTION_GROUP (self->format);
}

/**
 * peng_editor_get_media_actions:
 * @self: the editor
 *
 * Actions, to be inserted as "media": insert; gallery, which makes one of photographs and the
 * other way round; cite, to write the source of a quote.
 *
 * Returns: (transfer none): the group
 */
GActionGroup *
peng_editor_get_media_actions (PengEditor *self)
{
  g_return_val_if_fail (PENG_IS_EDITOR (self), NULL);

  return G_ACTION_GROUP (self->media);
}
