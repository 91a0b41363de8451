/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-page-dialog.h"
#include "work/peng-page-words.h"

#include <glib/gi18n.h>

/* What reading published pages back has found is said above the article that it is about; of another
 * article it is said in passing. */

static void
show_findings (PengWindow *self,
               guint       n)
{
  g_autofree char *words = n > 0
    ? g_strdup_printf (ngettext ("The published page of this article is not as you sent it: %u thing was "
                                 "found.",
                                 "The published page of this article is not as you sent it: %u things "
                                 "were found.", n), n)
    : NULL;

  peng_article_page_set_page_words (self->page, words);
}

static void
tell_of_other (PengWindow *self)
{
  peng_window_toast (self, _("The published page of another article is not as it was sent. Open the "
                             "article to see what was found."));
}

static void
read_cb (PengWindow     *self,
         PengPageReport *report)
{
  gboolean is_open = self->draft != NULL &&
                     g_str_equal (peng_draft_get_uuid (self->draft), report->article);

  if (report->outcome == PENG_READ_BACK_UNREAD)
    return;

  if (is_open)
    peng_window_show_findings (self, NULL);
  else if (report->outcome == PENG_READ_BACK_FOUND)
    tell_of_other (self);
}

/**
 * peng_window_watch_pages:
 * @self: a window whose desk is open
 *
 * Has published pages read back, and says what is found; has sites asked for what is to come at a
 * time.
 */
void
peng_window_watch_pages (PengWindow *self)
{
  PengReadBack *read_back = peng_desk_get_read_back (self->desk);

  g_signal_connect_object (read_back, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  peng_read_back_start (read_back);
  peng_due_watch_start (peng_desk_get_due_watch (self->desk));
}

static guint
count_findings (const PengReadBackRow *row)
{
  g_autoptr(GPtrArray) findings = peng_page_findings_read (row->findings);

  return row->outcome == PENG_READ_BACK_FOUND ? MAX (findings->len, 1) : 0;
}

/* What was asked of a draft that may be open no more when the answer comes. */
typedef struct
{
  PengWindow *window;
  char       *article;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_free (question->article);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Question) question = user_data;
  PengWindow *self = question->window;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = peng_store_list_read_backs_finish (PENG_STORE (object), result, &error);
  guint n = 0;

  if (rows == NULL)
    {
      g_debug ("what was read back: %s", error->message);
      return;
    }

  if (self->draft == NULL || !g_str_equal (peng_draft_get_uuid (self->draft), question->article))
    return;

  for (guint i = 0; i < rows->len; i++)
    n += count_findings (rows->pdata[i]);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.read-back", rows->len > 0);
  show_findings (self, n);
}

/**
 * peng_window_show_findings:
 * @self: a window
 * @cancellable: (nullable): ends it when another draft is shown
 *
 * Shows what was found in the pages of the draft that is open, at all sites, when they were last
 * read.
 */
void
peng_window_show_findings (PengWindow   *self,
                           GCancellable *cancellable)
{
  Question *question;

  if (self->draft == NULL)
    return;

  question = g_new (Question, 1);
  question->window = g_object_ref (self);
  question->article = g_strdup (peng_draft_get_uuid (self->draft));
  peng_store_list_read_backs_async (peng_desk_get_store (self->desk), question->article, cancellable,
                                    listed_cb, question);
}

static void
read_back_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PengWindow *self = PENG_WINDOW (widget);
  GtkWidget *dialog = peng_page_dialog_new (self->desk, peng_draft_get_uuid (self->draft));

  g_signal_connect_object (dialog, "publish", G_CALLBACK (peng_window_publish), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * peng_window_forget_findings:
 * @self: a window
 *
 * Takes away what was said of the page of a draft that is open no more.
 */
void
peng_window_forget_findings (PengWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.read-back", FALSE);
  show_findings (self, 0);
}

/**
 * peng_window_install_read_back:
 * @klass: the window's class
 *
 * Installs what reads a page back.
 */
void
peng_window_install_read_back (PengWindowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.read-back", NULL, read_back_action);
}
