/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-remote-page"

#include "ui/peng-remote-page-private.h"

#include "ui/peng-dialogs.h"
#include "work/peng-remote-words.h"

#include <glib/gi18n.h>

/* Opening an article that is at a site: it takes a while, for its photographs are fetched. */

static void
end_taking (PengRemotePage *self)
{
  g_clear_object (&self->taking);
  g_clear_pointer (&self->taken_title, g_free);
  gtk_revealer_set_reveal_child (self->opening, FALSE);
}

/**
 * peng_remote_page_cancel:
 * @self: the page
 *
 * Opens nothing, where something is being opened.
 */
void
peng_remote_page_cancel (PengRemotePage *self)
{
  g_cancellable_cancel (self->taking);
  end_taking (self);
}

/* One that is being opened; another one may be, by the time it answers. */
typedef struct
{
  PengRemotePage *page;
  GCancellable   *taking;
  PengRemoteLine *line;
} Taking;

static void
taking_free (Taking *taking)
{
  g_object_unref (taking->page);
  g_object_unref (taking->taking);
  g_object_unref (taking->line);
  g_free (taking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taking, taking_free)

static void
show_progress (PengRemotePage *self,
               guint           n_done,
               guint           n_files)
{
  g_autofree char *words = NULL;

  if (n_files == 0)
    /* Translators: %s is the title of an article that is fetched from a site */
    words = g_strdup_printf (_("Opening “%s”"), self->taken_title);
  else
    /* Translators: %s is the title of an article that is fetched from a site; then how many of its
     * files are here, and how many it has */
    words = g_strdup_printf (_("Opening “%s”: file %u of %u"), self->taken_title, n_done, n_files);

  gtk_label_set_label (self->opening_words, words);
}

static void
progress_cb (guint    n_done,
             guint    n_files,
             gpointer user_data)
{
  Taking *taking = user_data;

  if (taking->page->taking == taking->taking)
    show_progress (taking->page, n_done, n_files);
}

static void
tell_failure (PengRemotePage *self,
              const GError   *error)
{
  g_autofree char *words = peng_remote_words_new_failure (error);

  g_message ("open: %s", error->message);
  peng_dialogs_tell (peng_remote_page_get_window (self), _("The Article Could Not Be Opened"),
                     words);
}

static void
taken_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Taking) taking = user_data;
  PengRemotePage *self = taking->page;
  g_autoptr(GError) error = NULL;
  guint n_unread = 0;
  PengTakenIn taken = peng_take_in_finish (result, &n_unread, &error);

  if (self->taking != taking->taking)
    return;

  end_taking (self);
  if (taken == PENG_TAKEN_IN_NOT)
    tell_failure (self, error);
  else
    g_signal_emit_by_name (self, "open", taking->line, taken, n_unread);
}

/**
 * peng_remote_page_take:
 * @self: the page
 * @row: the article that the person wants to edit
 *
 * Opens it, in the place of one that is being opened.
 */
void
peng_remote_page_take (PengRemotePage *self,
                       PengRemoteRow  *row)
{
  GPtrArray *sections = peng_site_facts_get_section_list (peng_remote_page_get_facts (self));
  PengRemoteLine *line = peng_remote_row_get (row);
  Taking *taking = g_new (Taking, 1);

  peng_remote_page_cancel (self);
  self->taking = g_cancellable_new ();
  self->taken_title = peng_remote_line_dup_title (line);
  *taking = (Taking) {
    g_object_ref (self), g_object_ref (self->taking), g_object_ref (line),
  };
  show_progress (self, 0, 0);
  gtk_revealer_set_reveal_child (self->opening, TRUE);
  peng_take_in_async (peng_desk_get_publisher (self->desk), peng_desk_get_importer (self->desk),
                      sections, self->site, peng_remote_line_get_uuid (line), progress_cb, taking,
                      self->taking, taken_cb, taking);
}
