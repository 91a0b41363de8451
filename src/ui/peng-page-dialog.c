/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-page-dialog"

#include "ui/peng-page-dialog.h"

#include "ui/peng-accessible.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-waiting.h"
#include "work/peng-error-text.h"
#include "work/peng-page-words.h"

#include <glib/gi18n.h>

struct _PengPageDialog
{
  AdwWindow      parent_instance;

  PengDesk      *desk;
  char          *article;
  gint64         site;          /* whose page is shown */
  GPtrArray     *rows;          /* of PengReadBackRow: what is known of the article's pages */
  GPtrArray     *sites;         /* of PengSiteInfo: those that have it, as the chooser lists them */
  char          *url;
  GCancellable  *cancellable;   /* ends the reading that is on */

  GtkDropDown   *site_chooser;
  GtkStack      *stack;
  AdwStatusPage *status;
  GtkLabel      *heading;
  GtkListBox    *list;
  GtkWidget     *open_button;
  GtkWidget     *publish_button;
};

enum {
  PUBLISH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengPageDialog, peng_page_dialog, ADW_TYPE_WINDOW)

static void
show_status (PengPageDialog *self,
             const char     *icon,
             const char     *title,
             const char     *words)
{
  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, words);
  gtk_widget_set_visible (self->publish_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static GtkWidget *
create_label (const char *words,
              const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* What is there comes from a page that anybody may have written: it is text, never markup. */
static GtkWidget *
create_row (const PengPageFinding *finding)
{
  g_autofree char *text = peng_page_finding_dup_text (finding);
  g_autofree char *place = peng_page_finding_dup_place (finding);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), create_label (place, "dim-label"));
  gtk_box_append (GTK_BOX (box), create_label (text, NULL));
  gtk_box_append (GTK_BOX (box), create_label (peng_page_finding_get_advice (finding), "dim-label"));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

static void
show_found (PengPageDialog       *self,
            const PengPageReport *report)
{
  guint n = report->findings->len + report->n_left_out;
  g_autofree char *words =
    g_strdup_printf (ngettext ("The page is not as you sent it: %u thing was found.",
                               "The page is not as you sent it: %u things were found.", n), n);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  for (guint i = 0; i < report->findings->len; i++)
    gtk_list_box_append (self->list, create_row (report->findings->pdata[i]));

  gtk_label_set_label (self->heading, words);
  gtk_widget_set_visible (self->publish_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "found");
}

static void
show_report (PengPageDialog       *self,
             const PengPageReport *report)
{
  g_free (self->url);
  self->url = g_strdup (report->url);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page-dialog.open", self->url != NULL);

  switch (report->outcome)
    {
    case PENG_READ_BACK_FOUND:
      show_found (self, report);
      break;

    case PENG_READ_BACK_UNREAD:
      show_status (self, "network-offline-symbolic", _("Could Not Be Read"),
                   _("The site cannot be reached now. This says nothing of the page; it is tried again "
                     "by itself."));
      break;

    case PENG_READ_BACK_CLEAN:
    case PENG_READ_BACK_NEVER:
    default:
      show_status (self, "object-select-symbolic", _("As You Sent It"),
                   _("The page was read back: title, text, links and pictures are as you sent them, and "
                     "nothing was added."));
      break;
    }
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PengPageDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengPageReport) report = peng_read_back_now_finish (PENG_READ_BACK (object), result, &error);

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page-dialog.read", TRUE);
  if (report != NULL)
    show_report (self, report);
  else if (g_error_matches (error, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND))
    show_status (self, "dialog-question-symbolic", _("Nothing to Compare With"),
                 _("This computer has not published the article, so it does not know what was sent."));
  else if (g_error_matches (error, PENG_PAGE_READING_ERROR, PENG_PAGE_READING_ERROR_NOT_PUBLIC))
    show_status (self, "view-conceal-symbolic", _("Not Public Now"),
                 _("Readers do not see the page now, so there is nothing to compare. It is read back "
                   "when they do."));
  else
    {
      g_autofree char *sentence = peng_error_text_new (error);

      show_status (self, "dialog-warning-symbolic", _("Could Not Be Read"), sentence);
    }
}

static void
stop_reading (PengPageDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
read_page (PengPageDialog *self)
{
  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stack, "reading");
  gtk_widget_set_visible (self->publish_button, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page-dialog.read", FALSE);
  peng_read_back_now_async (peng_desk_get_read_back (self->desk), self->article,
                            self->site, self->cancellable, read_cb, g_object_ref (self));
}

static const PengReadBackRow *
find_row (PengPageDialog *self,
          gint64          site)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PengReadBackRow *row = self->rows->pdata[i];

      if (row->site == site)
        return row;
    }

  return NULL;
}

static void
site_chosen_cb (PengPageDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->site_chooser);

  if (self->desk == NULL || selected >= self->sites->len)
    return;

  self->site = ((PengSiteInfo *) self->sites->pdata[selected])->id;
  read_page (self);
}

/* One whose page is not as it was sent comes before the others. */
static guint
find_first (PengPageDialog *self)
{
  for (guint i = 0; i < self->sites->len; i++)
    {
      const PengSiteInfo *site = self->sites->pdata[i];

      if (find_row (self, site->id)->outcome == PENG_READ_BACK_FOUND)
        return i;
    }

  return 0;
}

static void
show_sites (PengPageDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->sites->len; i++)
    gtk_string_list_append (names, ((PengSiteInfo *) self->sites->pdata[i])->name);

  gtk_drop_down_set_model (self->site_chooser, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->site_chooser, find_first (self));
  gtk_widget_set_visible (GTK_WIDGET (self->site_chooser), self->sites->len > 1);
  g_signal_connect_object (self->site_chooser, "notify::selected", G_CALLBACK (site_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  site_chosen_cb (self);
}

static void
sites_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengPageDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *sites = peng_store_list_sites_finish (PENG_STORE (object), result, &error);

  if (self->desk == NULL || sites == NULL)
    {
      if (sites == NULL)
        g_warning ("sites: %s", error->message);
      g_clear_pointer (&sites, g_ptr_array_unref);
      return;
    }

  for (guint i = sites->len; i > 0; i--)
    if (find_row (self, ((PengSiteInfo *) sites->pdata[i - 1])->id) == NULL)
      g_ptr_array_remove_index (sites, i - 1);

  self->sites = sites;
  if (sites->len > 0)
    show_sites (self);
  else
    read_page (self);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengPageDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = peng_store_list_read_backs_finish (PENG_STORE (object), result, &error);

  if (self->desk == NULL)
    {
      g_clear_pointer (&rows, g_ptr_array_unref);
      return;
    }

  if (rows == NULL)
    g_warning ("what was read back: %s", error->message);
  self->rows = rows != NULL ? rows : g_ptr_array_new ();
  peng_store_list_sites_async (PENG_STORE (object), NULL, sites_cb, g_object_ref (self));
}

static void
read_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  read_page (PENG_PAGE_DIALOG (widget));
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  peng_dialogs_open_uri (GTK_WINDOW (widget), PENG_PAGE_DIALOG (widget)->url);
}

static void
publish_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_signal_emit (widget, signals[PUBLISH], 0, PENG_PAGE_DIALOG (widget)->site);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
peng_page_dialog_dispose (GObject *object)
{
  PengPageDialog *self = PENG_PAGE_DIALOG (object);

  stop_reading (self);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->sites, g_ptr_array_unref);
  g_clear_pointer (&self->article, g_free);
  g_clear_pointer (&self->url, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_PAGE_DIALOG);

  G_OBJECT_CLASS (peng_page_dialog_parent_class)->dispose (object);
}

static void
peng_page_dialog_class_init (PengPageDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_page_dialog_dispose;

  /**
   * PengPageDialog::publish:
   * @self: the dialog
   * @site: number of a site
   *
   * The person wants to put the page there right.
   */
  signals[PUBLISH] =
    g_signal_new ("publish", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (PENG_TYPE_WAITING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-page-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PengPageDialog, site_chooser);
  gtk_widget_class_bind_template_child (widget_class, PengPageDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PengPageDialog, status);
  gtk_widget_class_bind_template_child (widget_class, PengPageDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, PengPageDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PengPageDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, PengPageDialog, publish_button);
  gtk_widget_class_install_action (widget_class, "page-dialog.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "page-dialog.read", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "page-dialog.publish", NULL, publish_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
peng_page_dialog_init (PengPageDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page-dialog.open", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page-dialog.read", FALSE);
}

/**
 * peng_page_dialog_new:
 * @desk: an open desk
 * @article: UUID of a draft that is published
 *
 * Returns: (transfer floating): a dialog that reads the page: where several sites have it, that of
 *   the one where something was found, or of the first, and then of any that is chosen
 */
GtkWidget *
peng_page_dialog_new (PengDesk   *desk,
                      const char *article)
{
  PengPageDialog *self = g_object_new (PENG_TYPE_PAGE_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  self->article = g_strdup (article);
  self->site = peng_desk_get_site (desk);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  peng_store_list_read_backs_async (peng_desk_get_store (desk), article, NULL, listed_cb,
                                    g_object_ref (self));

  return GTK_WIDGET (self);
}
