/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-commands"

#include "ui/peng-commands.h"

#include <glib/gi18n.h>

static void
append_key (GString *label,
            guint    key)
{
  gunichar letter = gdk_keyval_to_unicode (gdk_keyval_to_upper (key));
  char *name;

  if (key == GDK_KEY_Return)
    g_string_append (label, "Enter");
  else if (letter != 0 && g_unichar_isgraph (letter))
    g_string_append_unichar (label, letter);
  else
    {
      name = g_strdup (gdk_keyval_name (key));
      g_string_append (label, g_strdelimit (name, "_", ' '));
      g_free (name);
    }
}

/**
 * peng_command_dup_keys:
 * @self: a command
 *
 * Writes its key as keyboards and office programs have it; GTK would put Shift before Ctrl.
 *
 * Returns: (transfer full) (nullable): such as "Ctrl+Shift+Enter"
 */
char *
peng_command_dup_keys (const PengCommand *self)
{
  static const struct
  {
    GdkModifierType  modifier;
    const char      *name;
  } modifiers[] = {
    { GDK_CONTROL_MASK, "Ctrl+" }, { GDK_ALT_MASK, "Alt+" }, { GDK_SHIFT_MASK, "Shift+" },
  };
  g_auto(GStrv) keys = NULL;
  GdkModifierType state;
  GString *label;
  guint key;

  if (self->keys == NULL)
    return NULL;

  keys = g_strsplit (self->keys, "|", -1);
  if (!gtk_accelerator_parse (keys[0], &key, &state))
    return NULL;

  label = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    if (state & modifiers[i].modifier)
      g_string_append (label, modifiers[i].name);
  append_key (label, key);

  return g_string_free (label, FALSE);
}

/**
 * peng_command_dup_tooltip:
 * @self: a command
 * @words: (nullable): how to say what it does, where that is more than its title
 *
 * Returns: (transfer full): what it does, and its key
 */
char *
peng_command_dup_tooltip (const PengCommand *self,
                          const char        *words)
{
  g_autofree char *keys = peng_command_dup_keys (self);

  if (words == NULL)
    words = _(self->title);
  if (keys == NULL)
    return g_strdup (words);

  /* Translators: what a button does, and the keys that do the same, such as "Bold (Ctrl+B)" */
  return g_strdup_printf (_("%s (%s)"), words, keys);
}

static void
set_tooltip (GtkWidget         *widget,
             const PengCommand *command)
{
  const char *words = gtk_widget_get_tooltip_text (widget);
  g_autofree char *key = peng_command_dup_tooltip (command, "");
  g_autofree char *tooltip = peng_command_dup_tooltip (command, words);

  /* Parts of a window may have seen to theirs already. */
  if (words == NULL || !g_str_has_suffix (words, key))
    gtk_widget_set_tooltip_text (widget, tooltip);
}

/**
 * peng_commands_add_tooltip:
 * @widget: what does a command without naming its action, or more than that
 * @action: the command's action with its target, as it stands in the table
 *
 * Gives a widget the tooltip of a command; where it has words of its own, only the key is put behind
 * them.
 */
void
peng_commands_add_tooltip (GtkWidget  *widget,
                           const char *action)
{
  const PengCommand *command = peng_commands_find_detailed (action);

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (command != NULL);

  set_tooltip (widget, command);
}

static gboolean
set_menu_key (GMenuItem         *item,
              const PengCommand *command)
{
  g_auto(GStrv) keys = NULL;

  if (command == NULL || command->keys == NULL)
    return FALSE;

  keys = g_strsplit (command->keys, "|", 2);
  g_menu_item_set_attribute (item, "accel", "s", keys[0]);

  return TRUE;
}

static const PengCommand *
find_of_item (GMenuItem *item)
{
  g_autoptr(GVariant) target =
    g_menu_item_get_attribute_value (item, G_MENU_ATTRIBUTE_TARGET, NULL);
  g_autofree char *action = NULL;

  if (!g_menu_item_get_attribute (item, G_MENU_ATTRIBUTE_ACTION, "s", &action))
    return NULL;

  return peng_commands_find (action, target);
}

static void
add_menu_keys (GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new_from_model (menu, i);
      g_autoptr(GMenuModel) section = g_menu_item_get_link (item, G_MENU_LINK_SECTION);
      g_autoptr(GMenuModel) submenu = g_menu_item_get_link (item, G_MENU_LINK_SUBMENU);

      if (section != NULL)
        add_menu_keys (section);
      if (submenu != NULL)
        add_menu_keys (submenu);
      if (!G_IS_MENU (menu) || !set_menu_key (item, find_of_item (item)))
        continue;

      g_menu_remove (G_MENU (menu), i);
      g_menu_insert_item (G_MENU (menu), i, item);
    }
}

/* The pointer is still over the button whose menu is read, and the tooltip would lie on that. Only
 * the toggle button inside says in GTK 4.8 whether the menu is open. */
static void
let_tooltip_yield (GtkWidget *menu_button)
{
  GtkWidget *toggle = gtk_widget_get_first_child (menu_button);

  if (gtk_widget_get_has_tooltip (menu_button) && GTK_IS_TOGGLE_BUTTON (toggle))
    g_object_bind_property (toggle, "active", menu_button, "has-tooltip",
                            G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

/**
 * peng_commands_add_tooltips:
 * @root: a widget whose template is there
 *
 * Gives each button below @root that names the action of a command the tooltip of that; where it has
 * words of its own, only the key is put behind them. Those of menus are away while the menu is open,
 * and the items of the menus show their keys.
 */
void
peng_commands_add_tooltips (GtkWidget *root)
{
  const char *action = NULL;
  const PengCommand *command = NULL;

  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_BUTTON (root))
    action = gtk_actionable_get_action_name (GTK_ACTIONABLE (root));
  if (action != NULL)
    command =
      peng_commands_find (action, gtk_actionable_get_action_target_value (GTK_ACTIONABLE (root)));
  if (command != NULL)
    set_tooltip (root, command);
  if (GTK_IS_MENU_BUTTON (root))
    {
      GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (root));

      let_tooltip_yield (root);
      if (menu != NULL)
        add_menu_keys (menu);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    peng_commands_add_tooltips (child);
}

/**
 * peng_commands_new_item:
 * @label: what stands in a menu
 * @action: the action of a command with its target, as it stands in the table
 *
 * Returns: (transfer full): an item that shows the command's key
 */
GMenuItem *
peng_commands_new_item (const char *label,
                        const char *action)
{
  GMenuItem *item = g_menu_item_new (label, action);

  set_menu_key (item, peng_commands_find_detailed (action));

  return item;
}

/**
 * peng_commands_append_item:
 * @menu: a menu
 * @label: what stands in it
 * @action: the action of a command with its target, as it stands in the table
 *
 * Appends an item that shows the command's key.
 */
void
peng_commands_append_item (GMenu      *menu,
                           const char *label,
                           const char *action)
{
  g_autoptr(GMenuItem) item = peng_commands_new_item (label, action);

  g_return_if_fail (G_IS_MENU (menu));

  g_menu_append_item (menu, item);
}

/**
 * peng_commands_add_accels:
 * @application: the application
 *
 * Gives the application the keys of its own commands and of those of its windows.
 */
void
peng_commands_add_accels (GtkApplication *application)
{
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      const PengCommand *command = &commands[i];
      g_auto(GStrv) keys = NULL;

      if (command->action == NULL || command->keys == NULL ||
          !(g_str_has_prefix (command->action, "app.") ||
            g_str_has_prefix (command->action, "win.")))
        continue;

      keys = g_strsplit (command->keys, "|", -1);
      gtk_application_set_accels_for_action (application, command->action,
                                             (const char **) keys);
    }
}

static gboolean
has_keys_in (const PengCommand *command,
             const char        *prefix)
{
  return command->action != NULL && command->keys != NULL &&
         (command->flags & PENG_COMMAND_OWN) == 0 && g_str_has_prefix (command->action, prefix);
}

static GtkShortcut *
new_shortcut (const PengCommand *command)
{
  g_autofree char *action = NULL;
  g_autoptr(GVariant) target = NULL;
  GtkShortcut *shortcut;

  if (!g_action_parse_detailed_name (command->action, &action, &target, NULL))
    g_return_val_if_reached (NULL);

  shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (command->keys),
                               gtk_named_action_new (action));
  gtk_shortcut_set_arguments (shortcut, target);

  return shortcut;
}

/**
 * peng_commands_add_keys:
 * @widget: in which the keys are to be heard
 * @prefix: a group of actions with its dot, such as "format."
 *
 * Gives a widget the keys of its commands.
 */
void
peng_commands_add_keys (GtkWidget  *widget,
                        const char *prefix)
{
  GtkEventController *usual = gtk_shortcut_controller_new ();
  GtkEventController *early = gtk_shortcut_controller_new ();
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (guint i = 0; i < n_commands; i++)
    if (has_keys_in (&commands[i], prefix))
      gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (commands[i].flags & PENG_COMMAND_EARLY ? early : usual),
        new_shortcut (&commands[i]));

  gtk_event_controller_set_propagation_phase (early, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, early);
  gtk_widget_add_controller (widget, usual);
}

/**
 * peng_commands_add_bindings:
 * @klass: the class of widgets in which the keys are to be heard
 * @prefix: a group of actions with its dot, such as "figure."
 *
 * Gives a class the keys of its commands: what there may be a hundred of in an article has no
 * shortcuts for each.
 */
void
peng_commands_add_bindings (GtkWidgetClass *klass,
                            const char     *prefix)
{
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);

  g_return_if_fail (GTK_IS_WIDGET_CLASS (klass));

  for (guint i = 0; i < n_commands; i++)
    if (has_keys_in (&commands[i], prefix))
      {
        g_autoptr(GtkShortcut) shortcut = new_shortcut (&commands[i]);

        gtk_widget_class_add_shortcut (klass, shortcut);
      }
}

static gboolean
has_key (const PengCommand *command,
         guint              keyval,
         GdkModifierType    modifiers)
{
  g_auto(GStrv) keys = g_strsplit (command->keys, "|", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GdkModifierType state;
      guint key;

      if (gtk_accelerator_parse (keys[i], &key, &state) && key == keyval && state == modifiers)
        return TRUE;
    }

  return FALSE;
}

/**
 * peng_commands_find_key:
 * @prefix: a group of actions with its dot, such as "table."
 * @keyval: a key
 * @modifiers: what is held beside it
 *
 * Finds a command for whoever looks at keys before any shortcut can.
 *
 * Returns: (transfer none) (nullable): the command that has the key
 */
const PengCommand *
peng_commands_find_key (const char      *prefix,
                        guint            keyval,
                        GdkModifierType  modifiers)
{
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    if (has_keys_in (&commands[i], prefix) &&
        has_key (&commands[i], gdk_keyval_to_lower (keyval), modifiers))
      return &commands[i];

  return NULL;
}

/* GtkShortcutsShortcut parts several keys by spaces. */
static void
append_shortcut (GString           *ui,
                 const PengCommand *command)
{
  g_autofree char *keys = g_strdelimit (g_strdup (command->keys), "|", ' ');
  g_autofree char *properties =
    g_markup_printf_escaped ("<property name='title'>%s</property>"
                             "<property name='accelerator'>%s</property>",
                             _(command->title), keys);

  g_string_append_printf (ui, "<child><object class='GtkShortcutsShortcut'>%s</object></child>",
                          properties);
}

static void
append_group (GString          *ui,
              PengCommandGroup  group)
{
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);
  g_autofree char *title = g_markup_printf_escaped ("<property name='title'>%s</property>",
                                                    peng_commands_get_group_title (group));

  g_string_append_printf (ui, "<child><object class='GtkShortcutsGroup'>%s", title);
  for (guint i = 0; i < n_commands; i++)
    if (commands[i].group == group && commands[i].keys != NULL &&
        !(commands[i].flags & PENG_COMMAND_TWIN))
      append_shortcut (ui, &commands[i]);
  g_string_append (ui, "</object></child>");
}

/**
 * peng_commands_dup_shortcuts:
 *
 * Describes the window that shows all keys for #GtkBuilder, in GTK 4.8 the only way to make it.
 *
 * Returns: (transfer full): the description, in the person's language, of "shortcuts"
 */
char *
peng_commands_dup_shortcuts (void)
{
  GString *ui = g_string_new ("<interface><object class='GtkShortcutsWindow' id='shortcuts'>"
                              "<property name='modal'>true</property>"
                              "<child><object class='GtkShortcutsSection'>"
                              "<property name='section-name'>shortcuts</property>"
                              "<property name='max-height'>12</property>");

  for (guint i = 0; i < PENG_N_COMMAND_GROUPS; i++)
    append_group (ui, i);
  g_string_append (ui, "</object></child></object></interface>");

  return g_string_free (ui, FALSE);
}
