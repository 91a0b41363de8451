/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-find-bar"

#include "ui/peng-commands.h"
#include "ui/peng-find-bar-private.h"

#include <glib/gi18n.h>

/* What the bar's buttons ask for as "find", and the keys for it. */

static void
next_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  peng_find_bar_move (user_data, TRUE);
}

static void
previous_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  peng_find_bar_move (user_data, FALSE);
}

static void
replace_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  peng_find_bar_replace (user_data);
}

static void
replace_all_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  peng_find_bar_replace_all (user_data);
}

static void
close_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  peng_find_bar_close (user_data);
}

static const struct
{
  const char    *name;
  const char    *label;
  const char    *action;
  PengFindFlags  flag;
} options[] = {
  { "case", N_("Match _Case"), "find.case", PENG_FIND_MATCH_CASE },
  { "word", N_("_Whole Words"), "find.word", PENG_FIND_WHOLE_WORD },
  { "width", N_("_Half-Width = Full-Width"), "find.width", PENG_FIND_ANY_WIDTH },
  { "regex", N_("_Regular Expression"), "find.regex", PENG_FIND_REGEX },
};

static void
option_cb (GActionGroup *actions,
           const char   *name,
           GVariant     *state,
           PengFindBar  *bar)
{
  PengFindFlags flags = 0;

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr(GVariant) on = g_action_group_get_action_state (actions, options[i].name);

      if (g_variant_get_boolean (on))
        flags |= options[i].flag;
    }

  peng_find_bar_set_flags (bar, flags);
}

static GSimpleActionGroup *
new_actions (PengFindBar *bar)
{
  static const GActionEntry entries[] = {
    { "next", next_action },
    { "previous", previous_action },
    { "replace", replace_action },
    { "replace-all", replace_all_action },
    { "close", close_action },
    { "case", NULL, NULL, "false" },
    { "word", NULL, NULL, "false" },
    { "width", NULL, NULL, "false" },
    { "regex", NULL, NULL, "false" },
  };
  GSimpleActionGroup *actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), bar);
  g_signal_connect_object (actions, "action-state-changed", G_CALLBACK (option_cb), bar, 0);

  return actions;
}

/**
 * peng_find_bar_create_actions:
 * @self: a new bar
 *
 * Gives the bar what its buttons ask for, and the keys.
 *
 * Returns: (transfer full): the actions
 */
GSimpleActionGroup *
peng_find_bar_create_actions (PengFindBar *self)
{
  GSimpleActionGroup *actions = new_actions (self);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "find", G_ACTION_GROUP (actions));
  /* Behind the entries' own keys, for the input method has those first. */
  peng_commands_add_keys (GTK_WIDGET (self), "find.");

  return actions;
}

/**
 * peng_find_bar_create_options:
 *
 * Returns: (transfer full): the menu of how to find
 */
GMenuModel *
peng_find_bar_create_options (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    peng_commands_append_item (menu, _(options[i].label), options[i].action);

  return G_MENU_MODEL (menu);
}

/**
 * peng_find_bar_enable_actions:
 * @actions: from peng_find_bar_create_actions()
 * @has_matches: whether something was found
 *
 * Without a match there is none to go to, nor to be replaced.
 */
void
peng_find_bar_enable_actions (GSimpleActionGroup *actions,
                              gboolean            has_matches)
{
  static const char * const names[] = { "next", "previous", "replace", "replace-all" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (actions), names[i])),
      has_matches);
}
