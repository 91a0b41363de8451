/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

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

static const struct
{
  const char *trigger;
  const char *action;
  const char *target;
} shortcuts[] = {
  { "<Control>b", "format.strong", NULL },
  { "<Control>i", "format.em", NULL },
  { "<Control>u", "format.underline", NULL },
  { "<Control>k", "format.link", NULL },
  { "<Control>backslash", "format.clear", NULL },
  { "<Control><Alt>0", "format.heading", "0" },
  { "<Control><Alt>2", "format.heading", "2" },
  { "<Control><Alt>3", "format.heading", "3" },
  { "<Control><Alt>4", "format.heading", "4" },
  { "<Control><Shift>7|<Control>ampersand", "format.list", "'ol'" },
  { "<Control><Shift>8|<Control>asterisk", "format.list", "'ul'" },
  { "<Control>l", "format.align", "'default'" },
  { "<Control>e", "format.align", "'center'" },
  { "<Control>r", "format.align", "'right'" },
  { "<Control>j", "format.align", "'justify'" },
  { "<Control>z", "format.undo", NULL },
  { "<Control><Shift>z|<Control>y", "format.redo", NULL },
  { "<Control><Shift>v", "format.paste-plain", NULL },
};

/* A command with its argument, for when the input method has ended. */
typedef struct
{
  char     *name;
  GVariant *target;
} Command;

static void
command_free (Command *self)
{
  g_free (self->name);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self);
}

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
toggle_style (PengEditor *self,
              const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (style_actions); i++)
    if (g_str_equal (style_actions[i].name, name))
      peng_buffer_toggle_style (self->buffer, style_actions[i].flag);
}

static void
run_command (PengEditor *self,
             gpointer    user_data)
{
  Command *command = user_data;

  if (self->buffer == NULL)
    return;

  if (g_str_equal (command->name, "heading"))
    set_heading (self, g_variant_get_int32 (command->target));
  else if (g_str_equal (command->name, "list"))
    toggle_list (self, g_variant_get_string (command->target, NULL));
  else if (g_str_equal (command->name, "align"))
    set_align (self, g_variant_get_string (command->target, NULL));
  else if (g_str_equal (command->name, "color"))
    peng_buffer_set_color (self->buffer,
                           peng_color_from_name (g_variant_get_string (command->target, NULL)));
  else if (g_str_equal (command->name, "quote"))
    toggle_quote (self);
  else if (g_str_equal (command->name, "divider"))
    insert_divider (self);
  else if (g_str_equal (command->name, "clear"))
    peng_buffer_clear_style (self->buffer);
  else if (g_str_equal (command->name, "link"))
    peng_editor_edit_link (self);
  else
    toggle_style (self, command->name);

  peng_editor_queue_update (self);
}

static void
activate_cb (GSimpleAction *action,
             GVariant      *target,
             gpointer       user_data)
{
  PengEditor *self = user_data;
  Command *command = g_new (Command, 1);

  command->name = g_strdup (g_action_get_name (G_ACTION (action)));
  command->target = target != NULL ? g_variant_ref (target) : NULL;
  peng_editor_when_settled (self, run_command, command, (GDestroyNotify) command_free);
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
  peng_editor_paste (user_data, TRUE);
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
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "paste-plain", paste_plain_cb },
};

static const GActionEntry media_entries[] = {
  { "insert", insert_cb },
};

static void
add_shortcuts (PengEditor *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      GtkShortcut *shortcut =
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                          gtk_named_action_new (shortcuts[i].action));

      if (shortcuts[i].target != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_parsed (shortcuts[i].target));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }

  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

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

  add_shortcuts (self);
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

  peng_buffer_get_style (self->buffer, &style);
  peng_buffer_get_format (self->buffer, &format);

  for (guint i = 0; i < G_N_ELEMENTS (style_actions); i++)
    set_state (self, style_actions[i].name,
               g_variant_new_boolean ((style.flags & style_actions[i].flag) != 0));

  set_state (self, "heading",
             g_variant_new_int32 (format.kind == PENG_BLOCK_HEADING ? format.level : 0));
  set_state (self, "list", g_variant_new_string (format.kind != PENG_BLOCK_LIST_ITEM ? "" :
                                                 format.ordered ? "ol" : "ul"));
  set_state (self, "quote", g_variant_new_boolean (format.kind == PENG_BLOCK_QUOTE));
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
 * divider, clear, undo, redo, paste-plain.
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
 * Actions, to be inserted as "media": insert.
 *
 * Returns: (transfer none): the group
 */
GActionGroup *
peng_editor_get_media_actions (PengEditor *self)
{
  g_return_val_if_fail (PENG_IS_EDITOR (self), NULL);

  return G_ACTION_GROUP (self->media);
}
