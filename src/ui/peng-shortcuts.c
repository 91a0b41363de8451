/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-dialogs"

#include "ui/peng-shortcuts.h"

#include "ui/peng-accessible.h"
#include "ui/peng-commands.h"

#include <glib/gi18n.h>

#define PAGES_SPACING 2

static GtkWidget *
find_inside (GtkWidget *root,
             GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_inside (child, type);

  return found;
}

static gboolean
says (GtkWidget  *root,
      const char *words)
{
  gboolean found = GTK_IS_LABEL (root) &&
                   g_str_equal (gtk_label_get_text (GTK_LABEL (root)), words);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = says (child, words);

  return found;
}

static guint
find_first_group (GtkWidget *root)
{
  guint group = 0;

  while (group < PENG_N_COMMAND_GROUPS && !says (root, peng_commands_get_group_title (group)))
    group++;

  return group;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  return (int) find_first_group (*(GtkWidget * const *) a) -
         (int) find_first_group (*(GtkWidget * const *) b);
}

/* GTK 4.8 lays the groups out where they fit, and puts the pages into an order of its own. */
static GPtrArray *
get_pages (GtkStack *stack)
{
  g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func (g_object_unref);

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    g_ptr_array_add (pages, g_object_ref (page));

  g_ptr_array_sort (pages, compare_groups);

  return g_steal_pointer (&pages);
}

/* A page has two columns, whatever room there is. */
static GPtrArray *
split_pages (GPtrArray *pages)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < pages->len; i++)
    {
      GtkWidget *column;

      while ((column = gtk_widget_get_first_child (pages->pdata[i])) != NULL)
        {
          g_ptr_array_add (columns, g_object_ref (column));
          gtk_box_remove (pages->pdata[i], column);
        }
    }

  g_ptr_array_sort (columns, compare_groups);

  return columns;
}

static void
set_pages (GtkStack  *stack,
           GPtrArray *pages)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (stack))) != NULL)
    gtk_stack_remove (stack, page);

  for (guint i = 0; i < pages->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("_%u", i + 1);

      gtk_stack_page_set_use_underline (
        gtk_stack_add_titled (stack, pages->pdata[i], name, name), TRUE);
    }
}

static gboolean
is_wider (GtkWidget *content,
          GtkWidget *parent)
{
  int width;

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);

  return width > gtk_widget_get_width (parent);
}

static void
turn_pages (GtkStack  *stack,
            GtkWindow *shortcuts)
{
  g_autoptr(GPtrArray) pages = get_pages (stack);

  if (is_wider (gtk_window_get_child (shortcuts),
                GTK_WIDGET (gtk_window_get_transient_for (shortcuts))))
    {
      g_autoptr(GPtrArray) columns = split_pages (pages);

      set_pages (stack, columns);
    }
  else
    set_pages (stack, pages);
}

/* As GTK has them look, but closer together: a narrow window has many pages. */
static void
round_buttons (GtkWidget *switcher)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (switcher);

  if (GTK_IS_BOX_LAYOUT (layout))
    gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), PAGES_SPACING);
  gtk_widget_add_css_class (switcher, "shortcut-pages");
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  for (GtkWidget *button = gtk_widget_get_first_child (switcher); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      gtk_widget_remove_css_class (button, "text-button");
      gtk_widget_add_css_class (button, "circular");
    }
}

static void
name_inside (GtkWidget  *root,
             GType       type,
             const char *name)
{
  GtkWidget *widget = find_inside (root, type);

  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* GTK has no names for the button that begins a search, the entry and the menu of sections. */
static void
name_shortcuts (GtkWidget *shortcuts)
{
  GtkWidget *bar = gtk_window_get_titlebar (GTK_WINDOW (shortcuts));

  name_inside (shortcuts, GTK_TYPE_SEARCH_ENTRY, _("Search shortcuts"));
  if (bar == NULL)
    return;

  name_inside (bar, GTK_TYPE_MENU_BUTTON, _("Keyboard shortcuts"));
  peng_accessible_name_inner (bar);
  name_inside (bar, GTK_TYPE_TOGGLE_BUTTON, _("Search shortcuts"));
}

/**
 * peng_shortcuts_mend:
 * @shortcuts: a GtkShortcutsWindow that is seen
 *
 * Puts its pages into the order of the commands, side by side where there is no room for two columns,
 * and names what GTK does not name.
 */
void
peng_shortcuts_mend (GtkWidget *shortcuts)
{
  GtkWidget *section = find_inside (shortcuts, g_type_from_name ("GtkShortcutsSection"));
  GtkWidget *stack = section != NULL ? find_inside (section, GTK_TYPE_STACK) : NULL;
  GtkWidget *switcher = section != NULL ? find_inside (section, GTK_TYPE_STACK_SWITCHER) : NULL;

  if (stack != NULL)
    turn_pages (GTK_STACK (stack), GTK_WINDOW (shortcuts));
  if (switcher != NULL)
    round_buttons (switcher);
  name_shortcuts (shortcuts);
}
