/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "window-fixture.h"

#include "ui/peng-block-menu.h"
#include "ui/peng-commands.h"
#include "ui/peng-earlier-window.h"
#include "ui/peng-figure.h"
#include "ui/peng-file-card.h"
#include "ui/peng-fit-window.h"
#include "ui/peng-gallery-view.h"
#include "ui/peng-outbox-page.h"
#include "ui/peng-palette.h"
#include "ui/peng-palette-row.h"
#include "ui/peng-remote-page.h"
#include "ui/peng-source-window.h"

/* The table of commands, and that nothing in the window is without its row. */

static gboolean
is_chinese (const char *words)
{
  for (const char *p = words; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;

  return FALSE;
}

static void
check_row (const PengCommand *command)
{
  g_autofree char *action = NULL;
  g_autofree char *detailed = NULL;
  g_autoptr(GVariant) target = NULL;
  g_autoptr(GError) error = NULL;

  g_action_parse_detailed_name (command->action, &action, &target, &error);
  g_assert_no_error (error);
  detailed = g_action_print_detailed_name (action, target);
  g_assert_cmpstr (command->action, ==, detailed);

  if (!is_chinese (command->words))
    g_error ("“%s” has no Chinese words", command->title);
  if (command->keys == NULL)
    g_error ("“%s” has no key", command->title);
  g_assert_true (peng_commands_find (action, target) == command);
}

static void
test_rows (void)
{
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);
  PengCommandGroup group = 0;

  for (guint i = 0; i < n_commands; i++)
    {
      g_assert_cmpstr (commands[i].title, !=, "");
      g_assert_cmpint (commands[i].group, >=, group);
      group = commands[i].group;
      if (commands[i].action != NULL)
        check_row (&commands[i]);
    }
}

/* Keys of the application, the window and the text meet; those of a table, a photograph, the find bar
 * and so on are heard in it alone. */
static char *
dup_scope (const PengCommand *command)
{
  static const char * const met[] = { "app.", "win.", "format.", "media.", "table.choose" };

  for (guint i = 0; i < G_N_ELEMENTS (met); i++)
    if (g_str_has_prefix (command->action, met[i]))
      return g_strdup ("");

  return g_strndup (command->action, strcspn (command->action, "."));
}

static char *
dup_accelerator (const char *keys)
{
  GdkModifierType state;
  guint key;

  if (!gtk_accelerator_parse (keys, &key, &state))
    g_error ("“%s” is no key", keys);

  return gtk_accelerator_name (key, state);
}

/* Two rows may share keys where they are one command for whoever sees it. */
static void
test_keys_are_unique (void)
{
  g_autoptr(GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      g_auto(GStrv) keys = g_strsplit (commands[i].keys != NULL ? commands[i].keys : "", "|", -1);

      for (guint j = 0; commands[i].action != NULL && keys[j] != NULL; j++)
        {
          g_autofree char *accelerator = dup_accelerator (keys[j]);
          g_autofree char *scope = dup_scope (&commands[i]);
          char *name = g_strconcat (scope, accelerator, NULL);
          const char *owner = g_hash_table_lookup (owners, name);

          if (owner != NULL && !g_str_equal (owner, commands[i].title))
            g_error ("%s is the key of “%s” and of “%s”", name, owner, commands[i].title);
          g_hash_table_insert (owners, name, (gpointer) commands[i].title);
        }
    }
}

/* What Chinese input methods take for themselves, as they come: ibus-libpinyin, IBus and Fcitx. On
 * Wayland they have the keys before any program. */
static void
test_keys_are_free (void)
{
  static const char * const taken[] = {
    "<Control>space", "<Control>period", "<Control>semicolon", "<Control><Shift>f",
    "<Control><Shift>u", "<Control><Alt><Shift>u", "<Control><Alt><Shift>c",
  };
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      g_auto(GStrv) keys = g_strsplit (commands[i].keys != NULL ? commands[i].keys : "", "|", -1);

      for (guint j = 0; keys[j] != NULL; j++)
        for (guint k = 0; k < G_N_ELEMENTS (taken); k++)
          {
            g_autofree char *name = dup_accelerator (keys[j]);
            g_autofree char *other = dup_accelerator (taken[k]);

            if (g_str_equal (name, other))
              g_error ("“%s” has a key of input methods, %s", commands[i].title, name);
          }
    }
}

static void
test_labels (void)
{
  static const struct
  {
    const char *keys;
    const char *label;
  } cases[] = {
    { "<Control>b", "Ctrl+B" },
    { "<Shift><Control>Return", "Ctrl+Shift+Enter" },
    { "<Control><Alt><Shift>d", "Ctrl+Alt+Shift+D" },
    { "<Control>plus|<Control>equal", "Ctrl++" },
    { "<Control>question|F1", "Ctrl+?" },
    { "<Control>comma", "Ctrl+," },
    { "<Alt>Page_Up", "Alt+Page Up" },
    { "<Control><Shift>Delete", "Ctrl+Shift+Delete" },
    { "<Shift>Escape", "Shift+Escape" },
    { "F9", "F9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = peng_command_dup_keys (&(PengCommand) { .keys = cases[i].keys });

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

/* An action that takes a target has a row for each that a person would choose: one at the least. */
static void
check_action (const char *group,
              const char *action)
{
  g_autofree char *name = g_strconcat (group, action, NULL);
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      g_autofree char *known = NULL;
      g_autoptr(GVariant) target = NULL;

      if (commands[i].action != NULL &&
          g_action_parse_detailed_name (commands[i].action, &known, &target, NULL) &&
          g_str_equal (known, name))
        return;
    }

  g_error ("the action %s has no row in the table of commands", name);
}

static void
check_group (gpointer    actions,
             const char *prefix)
{
  g_auto(GStrv) names = g_action_group_list_actions (actions);

  /* How large a table is to be is asked by "table.choose"; a page is opened from a notification. */
  for (guint i = 0; names[i] != NULL; i++)
    if ((!g_str_equal (names[i], "insert") || !g_str_equal (prefix, "table.")) &&
        !g_str_equal (names[i], "open-page"))
      check_action (prefix, names[i]);
}

/* GTK wants to tell all of it. */
static const char *
get_class_action (gpointer klass,
                  guint    i)
{
  const GVariantType *parameter;
  const char *property;
  const char *name;
  GType owner;

  if (!gtk_widget_class_query_action (klass, i, &owner, &name, &parameter,
                                      &property))
    return NULL;

  return name;
}

static void
check_class (GType       type,
             const char *prefix)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (type);
  const char *name;

  for (guint i = 0; (name = get_class_action (klass, i)) != NULL; i++)
    if (g_str_has_prefix (name, prefix))
      check_action ("", name);
}

static gboolean
class_has (GType       type,
           const char *action)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (type);
  const char *name;

  for (guint i = 0; (name = get_class_action (klass, i)) != NULL; i++)
    if (g_str_equal (name, action))
      return TRUE;

  return FALSE;
}

static void
check_exists (const WindowFixture *window,
              const char          *detailed)
{
  PengEditor *editor = window->window->editor;
  const struct
  {
    const char   *prefix;
    GActionGroup *group;
  } groups[] = {
    { "app.", G_ACTION_GROUP (window->application) },
    { "win.", G_ACTION_GROUP (window->window) },
    { "format.", peng_editor_get_format_actions (editor) },
    { "media.", peng_editor_get_media_actions (editor) },
    { "table.", peng_editor_get_table_actions (editor) },
    { "find.", peng_find_bar_get_actions (peng_article_page_get_find_bar (window->window->page)) },
    { "item.", peng_media_pane_get_actions (window->window->media_pane) },
  };
  const GType types[] = { PENG_TYPE_WINDOW, PENG_TYPE_FIGURE, PENG_TYPE_GALLERY_VIEW,
                          PENG_TYPE_FILE_CARD, PENG_TYPE_SOURCE_WINDOW, PENG_TYPE_LIBRARY_PAGE,
                          PENG_TYPE_OUTBOX_PAGE, PENG_TYPE_REMOTE_PAGE,
                          PENG_TYPE_FIT_WINDOW, PENG_TYPE_EARLIER_WINDOW };
  g_autofree char *action = NULL;
  g_autoptr(GVariant) target = NULL;

  g_action_parse_detailed_name (detailed, &action, &target, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_has_prefix (action, groups[i].prefix) &&
        g_action_group_has_action (groups[i].group, action + strlen (groups[i].prefix)))
      return;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (class_has (types[i], action))
      return;

  g_error ("there is a row for %s, and no such action", action);
}

typedef struct
{
  char          *dir;
  WindowFixture  window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = scratch_with_draft ("冬季长跑", "全校师生一起跑步。");
  window_fixture_show (&fixture->window, fixture->dir);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  window_fixture_close (&fixture->window);
  scratch_remove (fixture->dir);
}

static void
test_window (Fixture       *fixture,
             gconstpointer  data)
{
  WindowFixture *window = &fixture->window;
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);

  check_class (PENG_TYPE_WINDOW, "win.");
  check_class (PENG_TYPE_FIGURE, "figure.");
  check_class (PENG_TYPE_GALLERY_VIEW, "gallery.");
  check_class (PENG_TYPE_FILE_CARD, "file.");
  check_class (PENG_TYPE_SOURCE_WINDOW, "source.");
  check_class (PENG_TYPE_EARLIER_WINDOW, "earlier.");
  check_class (PENG_TYPE_LIBRARY_PAGE, "library.");
  check_class (PENG_TYPE_OUTBOX_PAGE, "outbox.");
  check_class (PENG_TYPE_REMOTE_PAGE, "sites.");
  check_class (PENG_TYPE_FIT_WINDOW, "fit.");
  check_group (window->window, "win.");
  check_group (window->application, "app.");
  check_group (peng_editor_get_format_actions (window->window->editor), "format.");
  check_group (peng_editor_get_media_actions (window->window->editor), "media.");
  check_group (peng_editor_get_table_actions (window->window->editor), "table.");
  check_group (peng_find_bar_get_actions (peng_article_page_get_find_bar (window->window->page)),
               "find.");
  peng_window_show_library (window->window);
  check_group (peng_media_pane_get_actions (window->window->media_pane), "item.");
  for (guint i = 0; i < n_commands; i++)
    if (commands[i].action != NULL)
      check_exists (window, commands[i].action);
}

static GtkWidget *
find_actionable (GtkWidget  *root,
                 const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_actionable (child, action);

  return found;
}

static void
test_tooltips (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *action;
    const char *tooltip;
  } cases[] = {
    { "win.new", "New article (Ctrl+N)" },
    { "win.publish", "Publish (Ctrl+Shift+Enter)" },
    { "win.show-preview", "Preview (F8)" },
    { "format.strong", "Bold (Ctrl+B)" },
    { "format.list", "Bulleted list (Ctrl+Shift+8)" },
  };
  WindowFixture *window = &fixture->window;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *button = find_actionable (GTK_WIDGET (window->window), cases[i].action);

      g_assert_nonnull (button);
      g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, cases[i].tooltip);
    }
}

/* Returns: how many buttons below that are buttons of commands */
static guint
check_tooltips (GtkWidget *root)
{
  const char *action = GTK_IS_BUTTON (root)
                         ? gtk_actionable_get_action_name (GTK_ACTIONABLE (root)) : NULL;
  const PengCommand *command = NULL;
  guint n_buttons = 0;

  if (action != NULL)
    command =
      peng_commands_find (action, gtk_actionable_get_action_target_value (GTK_ACTIONABLE (root)));
  if (command != NULL)
    {
      g_autofree char *keys = peng_command_dup_keys (command);
      g_autofree char *behind = g_strdup_printf (" (%s)", keys);
      const char *tooltip = gtk_widget_get_tooltip_text (root);

      if (tooltip == NULL || !g_str_has_suffix (tooltip, behind))
        g_error ("a button for %s says “%s”, and not %s", command->action, tooltip, keys);
      n_buttons = 1;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_buttons += check_tooltips (child);

  return n_buttons;
}

/* Returns: how many items of a menu are those of commands. GTK itself shows the keys that the
 * application has. */
static guint
check_menu (GMenuModel *menu)
{
  guint n_items = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr(GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autoptr(GVariant) target =
        g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
      g_autofree char *action = NULL;
      g_autofree char *accel = NULL;
      const PengCommand *command = NULL;

      n_items += section != NULL ? check_menu (section) : 0;
      n_items += submenu != NULL ? check_menu (submenu) : 0;
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action) &&
          !g_str_has_prefix (action, "win.") && !g_str_has_prefix (action, "app."))
        command = peng_commands_find (action, target);
      if (command == NULL)
        continue;

      n_items++;
      if (!g_menu_model_get_item_attribute (menu, i, "accel", "s", &accel) ||
          !g_str_has_prefix (command->keys, accel))
        g_error ("a menu shows for %s the key “%s”", command->action, accel);
    }

  return n_items;
}

/* Returns: as check_menu() of all menus below */
static guint
check_menus (GtkWidget *root)
{
  GMenuModel *menu =
    GTK_IS_MENU_BUTTON (root) ? gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (root)) : NULL;
  guint n_items = menu != NULL ? check_menu (menu) : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_items += check_menus (child);

  return n_items;
}

static void
test_menus (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpuint (check_menus (GTK_WIDGET (fixture->window.window)), >, 40);
}

/* The sample article has photographs with their buttons. */
static void
test_all_tooltips (void)
{
  char *dir = scratch_new ();
  WindowFixture window;
  GtkWindow *source;

  window_fixture_show (&window, dir);
  WAIT_UNTIL (find_type (window.window->editor, PENG_TYPE_FIGURE) != NULL);
  peng_editor_show_block (window.window->editor, 1);
  WAIT_UNTIL (find_type (find_type (window.window->editor, PENG_TYPE_FIGURE), GTK_TYPE_BUTTON));
  activate (&window, "win.replace");
  g_assert_cmpuint (check_tooltips (GTK_WIDGET (window.window)), >=, 40);

  activate (&window, "win.source");
  WAIT_UNTIL ((source = find_dialog (PENG_TYPE_SOURCE_WINDOW)) != NULL);
  g_assert_cmpuint (check_tooltips (GTK_WIDGET (source)), ==, 2);
  gtk_window_destroy (source);
  window_fixture_close (&window);
  scratch_remove (dir);
}

static gboolean
is_in_palette (GtkWidget         *root,
               const PengCommand *command)
{
  if (PENG_IS_PALETTE_ROW (root))
    return peng_palette_row_get_command (PENG_PALETTE_ROW (root)) == command;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_in_palette (child, command))
      return TRUE;

  return FALSE;
}

static void
test_palette (Fixture       *fixture,
              gconstpointer  data)
{
  WindowFixture *window = &fixture->window;
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);

  activate (window, "win.palette");
  WAIT_UNTIL (window->window->palette != NULL);
  for (guint i = 0; i < n_commands; i++)
    if (commands[i].action != NULL &&
        (commands[i].flags & (PENG_COMMAND_TWIN | PENG_COMMAND_AWAY)) == 0 &&
        !g_str_equal (commands[i].action, "win.palette") &&
        !is_in_palette (window->window->palette, &commands[i]))
      g_error ("the palette does not show “%s”", commands[i].title);
  gtk_popover_popdown (GTK_POPOVER (window->window->palette));
  WAIT_UNTIL (window->window->palette == NULL);
}

static gboolean
shows (GtkWidget  *root,
       const char *title)
{
  g_autofree char *own = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (root), "GtkShortcutsShortcut"))
    g_object_get (root, "title", &own, NULL);
  if (g_strcmp0 (own, title) == 0)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, title))
      return TRUE;

  return FALSE;
}

/* GTK 4.8 warns of a label of its own in any such window. */
static void
test_shortcuts (void)
{
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  GtkWindow *shortcuts;
  Fixture fixture;
  guint n_commands;
  const PengCommand *commands = peng_commands_get (&n_commands);

  set_up (&fixture, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture.window.application), "shortcuts", NULL);
  WAIT_UNTIL (find_dialog (g_type_from_name ("GtkShortcutsWindow")) != NULL);
  shortcuts = find_dialog (g_type_from_name ("GtkShortcutsWindow"));
  for (guint i = 0; i < n_commands; i++)
    if (!(commands[i].flags & PENG_COMMAND_TWIN) &&
        !shows (GTK_WIDGET (shortcuts), commands[i].title))
      g_error ("the window of shortcuts does not show “%s”", commands[i].title);
  WAIT_UNTIL (find_words (shortcuts, "New article") != NULL);
  take_picture (shortcuts, "shortcuts");

  gtk_window_destroy (shortcuts);
  tear_down (&fixture, NULL);
  g_log_set_always_fatal (fatal);
}

static void
check_item (GMenuModel *menu,
            int         index)
{
  g_autofree char *action = NULL;
  g_autofree char *detailed = NULL;
  g_autofree char *accel = NULL;
  g_autoptr(GVariant) target = NULL;

  g_assert_true (g_menu_model_get_item_attribute (menu, index, "action", "s", &action));
  target = g_menu_model_get_item_attribute_value (menu, index, "target", NULL);
  detailed = g_action_print_detailed_name (action, target);
  g_menu_model_get_item_attribute (menu, index, "accel", "s", &accel);
  if (peng_commands_find_detailed (detailed)->keys != NULL && accel == NULL)
    g_error ("“%s” is without its key", detailed);
}

/* What can be inserted shows its key, as the tooltip of a button does. */
static void
test_insert_menu (void)
{
  g_autoptr(GMenuModel) menu = peng_block_menu_create_model ();

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; j < g_menu_model_get_n_items (section); j++)
        check_item (section, j);
    }
}

/* Each page is as wide as the window over which it stands, and still begins with the first. */
static void
test_shortcuts_narrow (void)
{
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  GtkWidget *window;
  GtkWindow *shortcuts;
  Fixture fixture;
  int width;

  set_up (&fixture, NULL);
  window = GTK_WIDGET (fixture.window.window);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 700);
  WAIT_UNTIL (gtk_widget_get_width (window) <= 700);
  g_action_group_activate_action (G_ACTION_GROUP (fixture.window.application), "shortcuts", NULL);
  WAIT_UNTIL ((shortcuts = find_dialog (g_type_from_name ("GtkShortcutsWindow"))) != NULL);
  WAIT_UNTIL (find_words (shortcuts, "New article") != NULL);
  gtk_widget_measure (gtk_window_get_child (shortcuts), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  g_assert_cmpint (width, <=, gtk_widget_get_width (window));
  g_assert_true (gtk_widget_get_mapped (find_words (shortcuts, "New article")));
  take_picture (shortcuts, "shortcuts-narrow");

  gtk_window_destroy (shortcuts);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  tear_down (&fixture, NULL);
  g_log_set_always_fatal (fatal);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

  g_test_add_func ("/ui/commands/rows", test_rows);
  g_test_add_func ("/ui/commands/keys-are-unique", test_keys_are_unique);
  g_test_add_func ("/ui/commands/keys-are-free", test_keys_are_free);
  g_test_add_func ("/ui/commands/labels", test_labels);
  g_test_add ("/ui/commands/window", Fixture, NULL, set_up, test_window, tear_down);
  g_test_add ("/ui/commands/tooltips", Fixture, NULL, set_up, test_tooltips, tear_down);
  g_test_add ("/ui/commands/menus", Fixture, NULL, set_up, test_menus, tear_down);
  g_test_add_func ("/ui/commands/all-tooltips", test_all_tooltips);
  g_test_add ("/ui/commands/palette", Fixture, NULL, set_up, test_palette, tear_down);
  g_test_add_func ("/ui/commands/shortcuts", test_shortcuts);
  g_test_add_func ("/ui/commands/insert-menu", test_insert_menu);
  g_test_add_func ("/ui/commands/shortcuts-narrow", test_shortcuts_narrow);

  return g_test_run ();
}
