/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-source-window.h"

/* What is done with the words of the open article: to find them, to see their source, and what they
 * once were. */

static void
open_find (PengWindow *self,
           gboolean    replace)
{
  peng_panes_set_shown (self->panes, PENG_PANE_CONTENT, TRUE);
  peng_article_page_find (self->page, replace);
}

static void
find_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  if (peng_window_shows_library (self))
    peng_library_view_focus_search (peng_library_page_get_view (self->library));
  else if (peng_window_shows_remote (self))
    peng_remote_page_focus_search (self->remote);
  else
    open_find (self, g_str_equal (action_name, "win.replace"));
}

static void
find_next_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);
  PengFindBar *bar = peng_article_page_get_find_bar (self->page);

  if (!peng_find_bar_get_open (bar))
    open_find (self, FALSE);
  else if (!peng_article_page_get_composing (self->page))
    peng_find_bar_move (bar, g_str_equal (action_name, "win.find-next"));
}

static void
source_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);
  GtkWidget *source;

  if (peng_article_page_get_composing (self->page))
    return;

  source = peng_source_window_new (self->desk, self->draft);
  gtk_window_set_transient_for (GTK_WINDOW (source), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (source));
}

static void
earlier_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);

  if (!peng_article_page_get_composing (self->page))
    peng_window_show_earlier (self);
}

static const struct
{
  const char                    *name;
  GtkWidgetActionActivateFunc    activate;
} actions[] = {
  { "win.find", find_action },
  { "win.replace", find_action },
  { "win.find-next", find_next_action },
  { "win.find-previous", find_next_action },
  { "win.source", source_action },
  { "win.earlier", earlier_action },
};

/**
 * peng_window_update_text_actions:
 * @self: a window
 *
 * Switches them on where an article is open.
 */
void
peng_window_update_text_actions (PengWindow *self)
{
  gboolean open = self->draft != NULL && peng_window_shows_writing (self);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, open);
  /* In the library it is the library that is searched, and at the sites they. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find",
                                 open || peng_window_shows_library (self) ||
                                   peng_window_shows_remote (self));
}

/**
 * peng_window_install_text_actions:
 * @klass: the class
 *
 * Adds the actions to the class.
 */
void
peng_window_install_text_actions (PengWindowClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), actions[i].name, NULL,
                                     actions[i].activate);
}
