/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengCommandGroup:
 * @PENG_COMMAND_ARTICLES: drafts and what becomes of them
 * @PENG_COMMAND_EDITING: what was written, the clipboard and the format painter
 * @PENG_COMMAND_FIND: finding and replacing
 * @PENG_COMMAND_LETTERS: how letters look
 * @PENG_COMMAND_COLOURS: the palette
 * @PENG_COMMAND_PARAGRAPHS: what a paragraph is, and how it stands
 * @PENG_COMMAND_LISTS: lists
 * @PENG_COMMAND_INSERT: what comes into the text
 * @PENG_COMMAND_PICTURES: photographs and galleries of them
 * @PENG_COMMAND_FIT: a photograph in the window of its own
 * @PENG_COMMAND_TABLES: tables and their rows
 * @PENG_COMMAND_CELLS: cells of tables
 * @PENG_COMMAND_COLUMNS: columns of tables
 * @PENG_COMMAND_LIBRARY: the media library
 * @PENG_COMMAND_ITEMS: what is chosen in the media library
 * @PENG_COMMAND_VIEW: how it is seen
 * @PENG_COMMAND_WINDOW: the window, its parts and the program
 * @PENG_N_COMMAND_GROUPS: how many there are
 *
 * Where a command stands among the others. The window of shortcuts has no room for groups of more
 * than twelve keys.
 */
typedef enum
{
  PENG_COMMAND_ARTICLES,
  PENG_COMMAND_EDITING,
  PENG_COMMAND_FIND,
  PENG_COMMAND_LETTERS,
  PENG_COMMAND_COLOURS,
  PENG_COMMAND_PARAGRAPHS,
  PENG_COMMAND_LISTS,
  PENG_COMMAND_INSERT,
  PENG_COMMAND_PICTURES,
  PENG_COMMAND_FIT,
  PENG_COMMAND_TABLES,
  PENG_COMMAND_CELLS,
  PENG_COMMAND_COLUMNS,
  PENG_COMMAND_LIBRARY,
  PENG_COMMAND_ITEMS,
  PENG_COMMAND_VIEW,
  PENG_COMMAND_WINDOW,
  PENG_N_COMMAND_GROUPS
} PengCommandGroup;

/**
 * PengCommandFlags:
 * @PENG_COMMAND_TWIN: another row does the same, and is the one to be shown
 * @PENG_COMMAND_EARLY: the key is one of GTK's text widgets too, and ours comes before
 * @PENG_COMMAND_OWN: a widget has the key by itself: it is shown and not made
 * @PENG_COMMAND_AWAY: done in a window of its own, which the palette does not open over
 */
typedef enum
{
  PENG_COMMAND_TWIN = 1 << 0,
  PENG_COMMAND_EARLY = 1 << 1,
  PENG_COMMAND_OWN = 1 << 2,
  PENG_COMMAND_AWAY = 1 << 3,
} PengCommandFlags;

/**
 * PengCommand:
 * @action: the action with its target, as g_action_print_detailed_name() writes it; %NULL for keys
 *   that a widget has by itself, which are shown and not made
 * @title: what it does, to be translated
 * @keys: (nullable): accelerators with "|" between them; the first is the one shown
 * @group: where it stands
 * @words: (nullable): by which words it is found too, in whatever language the window is: its
 *   Chinese name first, then other names for it, spaces between them
 * @flags: what is special about it
 */
typedef struct
{
  const char       *action;
  const char       *title;
  const char       *keys;
  PengCommandGroup  group;
  const char       *words;
  PengCommandFlags  flags;
} PengCommand;

const PengCommand *peng_commands_get             (guint             *n_commands);
const PengCommand *peng_commands_find            (const char        *action,
                                                  GVariant          *target);
const PengCommand *peng_commands_find_detailed   (const char        *action);
const char        *peng_commands_get_group_title (PengCommandGroup   group);

/* peng-command-keys.c */
char              *peng_command_dup_keys         (const PengCommand *self);
char              *peng_command_dup_tooltip      (const PengCommand *self,
                                                  const char        *words);
void               peng_commands_add_tooltips    (GtkWidget         *root);
void               peng_commands_add_tooltip     (GtkWidget         *widget,
                                                  const char        *action);
GMenuItem         *peng_commands_new_item        (const char        *label,
                                                  const char        *action);
void               peng_commands_append_item     (GMenu             *menu,
                                                  const char        *label,
                                                  const char        *action);
void               peng_commands_add_accels      (GtkApplication    *application);
void               peng_commands_add_keys        (GtkWidget         *widget,
                                                  const char        *prefix);
void               peng_commands_add_bindings    (GtkWidgetClass    *klass,
                                                  const char        *prefix);
const PengCommand *peng_commands_find_key        (const char        *prefix,
                                                  guint              keyval,
                                                  GdkModifierType    modifiers);
char              *peng_commands_dup_shortcuts   (void) G_GNUC_WARN_UNUSED_RESULT;

/* peng-command-search.c */
int                peng_command_match            (const PengCommand *self,
                                                  const char        *typed);

G_END_DECLS
