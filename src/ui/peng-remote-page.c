/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-remote-page"

#include "ui/peng-remote-page-private.h"

#include "ui/peng-accessible.h"
#include "ui/peng-commands.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-site-dialog.h"
#include "work/peng-remote-words.h"

#include <glib/gi18n.h>

enum {
  BACK,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengRemotePage, peng_remote_page, ADW_TYPE_BIN)

/* Pixels below what is seen, under which the next page is asked for. */
#define NEAR 400

static const PengSiteInfo *
find_site (PengRemotePage *self)
{
  for (guint i = 0; self->sites != NULL && i < self->sites->len; i++)
    {
      const PengSiteInfo *site = g_ptr_array_index (self->sites, i);

      if (site->id == self->site)
        return site;
    }

  return NULL;
}

static gboolean
has_lines (PengRemotePage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->articles)) > 0;
}

/* Another password would help. */
static gboolean
needs_sign_in (PengRemotePage *self,
               const GError   *error)
{
  const PengSiteInfo *site = find_site (self);

  return site != NULL &&
         !g_str_equal (site->kind, peng_site_kind_get_name (PENG_SITE_KIND_LOCAL)) &&
         g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_SIGNED_OUT);
}

static void
show_empty (PengRemotePage *self)
{
  gboolean is_sought = *gtk_editable_get_text (self->search) != '\0';

  adw_status_page_set_title (self->empty_status, is_sought ? _("Nothing Found")
                                                           : _("No Articles at This Site"));
  adw_status_page_set_description (self->empty_status,
                                   is_sought ? _("None of your articles there has these words.")
                                             : _("What you publish there is listed here, and also "
                                                 "what you wrote at the site itself."));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_error (PengRemotePage *self,
            const GError   *error)
{
  g_autofree char *words = peng_remote_words_new_failure (error);

  adw_status_page_set_description (self->error_status, words);
  gtk_widget_set_visible (self->sign_in, needs_sign_in (self, error));
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
show_list (PengRemotePage *self,
           const GError   *error)
{
  g_autofree char *words = error != NULL ? peng_remote_words_new_failure (error) : NULL;

  gtk_widget_set_visible (self->more_spinner, peng_remote_list_is_asking (self->articles));
  gtk_widget_set_visible (self->more_error, error != NULL);
  gtk_label_set_label (self->more_words, words != NULL ? words : "");
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
show (PengRemotePage *self)
{
  const GError *error = peng_remote_list_get_error (self->articles);

  if (has_lines (self))
    show_list (self, error);
  else if (self->is_due || peng_remote_list_is_asking (self->articles))
    gtk_stack_set_visible_child_name (self->stack, "asking");
  else if (error != NULL)
    show_error (self, error);
  else
    show_empty (self);
}

static void
go_on (PengRemotePage *self)
{
  peng_remote_list_go_on (self->articles);
}

/* What did not come is asked for again by the person alone. */
static void
scrolled_cb (PengRemotePage *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (has_lines (self) && peng_remote_list_get_error (self->articles) == NULL &&
      gtk_adjustment_get_value (place) + gtk_adjustment_get_page_size (place) + NEAR >
        gtk_adjustment_get_upper (place))
    go_on (self);
}

static void
ask (PengRemotePage *self)
{
  GPtrArray *sections = peng_site_facts_get_section_list (peng_remote_page_get_facts (self));

  self->is_due = FALSE;
  peng_remote_list_ask (self->articles, self->site, sections, gtk_editable_get_text (self->search));
}

/* Without the sections nobody can say what one of them is called. */
static void
facts_changed_cb (PengRemotePage *self)
{
  PengSiteFacts *facts = peng_remote_page_get_facts (self);

  if (self->is_due && (peng_site_facts_get_info (facts)->name != NULL ||
                       peng_site_facts_get_error (facts) != NULL))
    ask (self);
}

static void
refresh (PengRemotePage *self)
{
  if (self->sites == NULL || self->desk == NULL)
    return;

  self->is_due = TRUE;
  g_signal_group_set_target (self->facts_signals, peng_remote_page_get_facts (self));
  facts_changed_cb (self);
  show (self);
}

static void
signed_in_cb (PengRemotePage *self)
{
  refresh (self);
}

static void
sign_in (PengRemotePage *self)
{
  const PengSiteInfo *site = find_site (self);
  GtkWidget *dialog;

  if (site == NULL)
    return;

  dialog = peng_site_dialog_new (self->desk, site, 0);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), peng_remote_page_get_window (self));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (signed_in_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
site_selected_cb (PengRemotePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->site_choice);

  if (self->sites == NULL || selected >= self->sites->len)
    return;

  self->site = ((PengSiteInfo *) g_ptr_array_index (self->sites, selected))->id;
  refresh (self);
}

static void
show_sites (PengRemotePage *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->sites->len; i++)
    {
      const PengSiteInfo *site = g_ptr_array_index (self->sites, i);

      gtk_string_list_append (names, site->name);
      if (site->id == self->site)
        selected = i;
    }

  g_signal_handlers_block_by_func (self->site_choice, site_selected_cb, self);
  gtk_drop_down_set_model (self->site_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->site_choice, selected);
  g_signal_handlers_unblock_by_func (self->site_choice, site_selected_cb, self);
  peng_accessible_name_choices (GTK_WIDGET (self->site_choice));
  site_selected_cb (self);
}

static void
sites_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengRemotePage) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *sites = peng_store_list_sites_finish (PENG_STORE (object), result, &error);

  if (sites == NULL)
    g_warning ("sites: %s", error->message);
  if (sites == NULL || self->desk == NULL)
    {
      g_clear_pointer (&sites, g_ptr_array_unref);
      return;
    }

  g_clear_pointer (&self->sites, g_ptr_array_unref);
  self->sites = sites;
  show_sites (self);
}

static void
row_activated_cb (PengRemotePage *self,
                  GtkListBoxRow  *row)
{
  peng_remote_page_take (self, PENG_REMOTE_ROW (row));
}

static void
visit_cb (PengRemotePage *self,
          PengRemoteRow  *row)
{
  peng_dialogs_open_uri (peng_remote_page_get_window (self),
                         peng_remote_line_get_uri (peng_remote_row_get (row)));
}

static void
copy_cb (PengRemotePage *self,
         PengRemoteRow  *row)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          peng_remote_line_get_uri (peng_remote_row_get (row)));
  peng_remote_page_toast (self, adw_toast_new (_("The address was copied.")));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  PengRemotePage *self = user_data;
  GtkWidget *row = peng_remote_row_new (item);

  g_signal_connect_object (row, "edit", G_CALLBACK (peng_remote_page_take), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "visit", G_CALLBACK (visit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "copy", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[BACK], 0);
}

static void
refresh_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  refresh (PENG_REMOTE_PAGE (widget));
}

/* What is seen is what the sites have now. */
static void
peng_remote_page_map (GtkWidget *widget)
{
  PengRemotePage *self = PENG_REMOTE_PAGE (widget);

  GTK_WIDGET_CLASS (peng_remote_page_parent_class)->map (widget);
  peng_store_list_sites_async (peng_desk_get_store (self->desk), NULL, sites_cb,
                               g_object_ref (self));
}

/* Who has left it does not wait for an article any more. */
static void
peng_remote_page_unmap (GtkWidget *widget)
{
  PengRemotePage *self = PENG_REMOTE_PAGE (widget);

  peng_remote_page_cancel (self);
  peng_remote_list_stop (self->articles);
  GTK_WIDGET_CLASS (peng_remote_page_parent_class)->unmap (widget);
}

static void
peng_remote_page_dispose (GObject *object)
{
  PengRemotePage *self = PENG_REMOTE_PAGE (object);

  g_cancellable_cancel (self->taking);
  g_clear_object (&self->taking);
  g_clear_object (&self->facts_signals);
  if (self->articles != NULL)
    peng_remote_list_stop (self->articles);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_REMOTE_PAGE);
  g_clear_object (&self->articles);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (peng_remote_page_parent_class)->dispose (object);
}

static void
peng_remote_page_finalize (GObject *object)
{
  PengRemotePage *self = PENG_REMOTE_PAGE (object);

  g_clear_pointer (&self->sites, g_ptr_array_unref);
  g_free (self->taken_title);

  G_OBJECT_CLASS (peng_remote_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, header);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, toasts);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, body);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, site_choice);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, search);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, empty_status);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, error_status);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, sign_in);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, list);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, more_spinner);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, more_error);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, more_words);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, opening);
  gtk_widget_class_bind_template_child (widget_class, PengRemotePage, opening_words);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-remote-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_bind_template_callback (widget_class, sign_in);
  gtk_widget_class_bind_template_callback (widget_class, go_on);
  gtk_widget_class_bind_template_callback_full (widget_class, "cancel",
                                                G_CALLBACK (peng_remote_page_cancel));
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
peng_remote_page_class_init (PengRemotePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_remote_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_remote_page_finalize;
  widget_class->map = peng_remote_page_map;
  widget_class->unmap = peng_remote_page_unmap;

  /**
   * PengRemotePage::back:
   * @self: the page
   *
   * The person wants to go back to the article.
   */
  signals[BACK] =
    g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PengRemotePage::open:
   * @self: the page
   * @line: an article
   * @taken: how it has become a draft, a #PengTakenIn
   * @n_unread: how many parts of what the site has are not in the draft
   *
   * The person wants to edit an article that is at a site.
   */
  signals[OPEN] =
    g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 3, PENG_TYPE_REMOTE_LINE, G_TYPE_UINT,
                  G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "remotepage");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "sites.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "sites.refresh", NULL, refresh_action);
}

static void
peng_remote_page_init (PengRemotePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->facts_signals = g_signal_group_new (PENG_TYPE_SITE_FACTS);
  g_signal_group_connect_swapped (self->facts_signals, "changed", G_CALLBACK (facts_changed_cb),
                                  self);
  g_signal_connect_object (self->site_choice, "notify::selected", G_CALLBACK (site_selected_cb),
                           self, G_CONNECT_SWAPPED);
  peng_accessible_name_inner (GTK_WIDGET (self));
  peng_commands_add_tooltips (GTK_WIDGET (self));
  peng_commands_add_keys (GTK_WIDGET (self), "sites.");
}

static void
watch_scrolling (PengRemotePage *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scroller);

  g_signal_connect_object (place, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * peng_remote_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
peng_remote_page_new (PengDesk *desk)
{
  PengRemotePage *self = g_object_new (PENG_TYPE_REMOTE_PAGE, NULL);

  self->desk = g_object_ref (desk);
  self->articles = peng_remote_list_new (peng_desk_get_publisher (desk));
  g_signal_connect_object (self->articles, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->articles), create_row, self, NULL);
  watch_scrolling (self);

  return GTK_WIDGET (self);
}

/**
 * peng_remote_page_get_header:
 * @self: the page
 *
 * Returns: (transfer none): its header
 */
GtkWidget *
peng_remote_page_get_header (PengRemotePage *self)
{
  g_return_val_if_fail (PENG_IS_REMOTE_PAGE (self), NULL);

  return self->header;
}

/**
 * peng_remote_page_get_body:
 * @self: the page
 *
 * Returns: (transfer none): what is below its header
 */
GtkWidget *
peng_remote_page_get_body (PengRemotePage *self)
{
  g_return_val_if_fail (PENG_IS_REMOTE_PAGE (self), NULL);

  return self->body;
}

/**
 * peng_remote_page_focus_search:
 * @self: the page
 */
void
peng_remote_page_focus_search (PengRemotePage *self)
{
  g_return_if_fail (PENG_IS_REMOTE_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * peng_remote_page_toast:
 * @self: the page
 * @toast: (transfer full): what is to be said
 */
void
peng_remote_page_toast (PengRemotePage *self,
                        AdwToast       *toast)
{
  g_return_if_fail (PENG_IS_REMOTE_PAGE (self));

  adw_toast_overlay_add_toast (self->toasts, toast);
}
