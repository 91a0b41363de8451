/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paste-fixture.h"

#include "store-fixture.h"

#include <string.h>

void
paste_fixture_set_up (PasteFixture  *self,
                      gconstpointer  data)
{
  g_autoptr(PengArticle) article = make_article ("冬季长跑", "全校师生一起跑步。");
  PengStore *store;

  self->dir = scratch_new ();
  store = open_store (self->dir, PENG_STORE_FRESH);
  save_article (store, article, 0, NULL);
  close_store (store);
  window_fixture_show (&self->window, self->dir);
}

void
paste_fixture_tear_down (PasteFixture  *self,
                         gconstpointer  data)
{
  window_fixture_close (&self->window);
  scratch_remove (self->dir);
}

GtkWidget *
get_view (PasteFixture *self)
{
  return find_type (self->window.window->editor, GTK_TYPE_TEXT_VIEW);
}

PengDocument *
get_document (PasteFixture *self)
{
  return peng_draft_get_document (self->window.window->draft);
}

PengHistory *
get_history (PasteFixture *self)
{
  return peng_buffer_get_history (peng_editor_get_buffer (self->window.window->editor));
}

void
paste_html (PasteFixture *self,
            char         *html)
{
  g_autoptr(GBytes) bytes = g_bytes_new_take (html, strlen (html));
  g_autoptr(GdkContentProvider) content = gdk_content_provider_new_for_bytes ("text/html", bytes);
  GtkWidget *view = get_view (self);

  gtk_widget_grab_focus (view);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (view), content);
  g_assert_true (gtk_widget_activate_action (view, "clipboard.paste", NULL));
}
