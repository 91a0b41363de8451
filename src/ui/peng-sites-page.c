/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-sites-page"

#include "ui/peng-sites-page.h"

#include "ui/peng-accessible.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-site-dialog.h"
#include "ui/peng-site-row.h"
#include "work/peng-error-text.h"
#include "work/peng-site-account.h"

#include <glib/gi18n.h>

struct _PengSitesPage
{
  AdwPreferencesPage   parent_instance;

  PengDesk            *desk;
  AdwPreferencesGroup *group;
  GPtrArray           *rows;     /* of PengSiteRow, in their order */
};

/* What is to be done with one of them, when a person has answered. */
typedef struct
{
  PengSitesPage *page;
  PengSiteInfo  *site;
} Removal;

G_DEFINE_FINAL_TYPE (PengSitesPage, peng_sites_page, ADW_TYPE_PREFERENCES_PAGE)

static void load (PengSitesPage *self);

static GtkWindow *
get_window (PengSitesPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
tell_error (PengSitesPage *self,
            const char    *heading,
            const GError  *error)
{
  g_autofree char *sentence = peng_error_text_new (error);

  if (get_window (self) != NULL)
    peng_dialogs_tell (get_window (self), heading, sentence);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengSitesPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (peng_store_save_site_finish (PENG_STORE (object), result, &error) == 0 && self->desk != NULL)
    tell_error (self, _("The Site Could Not Be Changed"), error);
}

static void
save (PengSitesPage *self,
      PengSiteRow   *row)
{
  peng_store_save_site_async (peng_desk_get_store (self->desk), peng_site_row_get_site (row), NULL,
                              saved_cb, g_object_ref (self));
}

static void
renamed_cb (PengSitesPage *self,
            PengSiteRow   *row)
{
  save (self, row);
}

static void
save_place (PengSitesPage *self,
            guint          i)
{
  g_autoptr(PengSiteInfo) site =
    peng_site_info_copy (peng_site_row_get_site (g_ptr_array_index (self->rows, i)));

  site->position = (int) i;
  peng_store_save_site_async (peng_desk_get_store (self->desk), site, NULL, saved_cb,
                              g_object_ref (self));
}

static void
move_cb (PengSitesPage *self,
         int            by,
         PengSiteRow   *row)
{
  guint at;

  if (!g_ptr_array_find (self->rows, row, &at) || (by < 0 && at == 0) ||
      (by > 0 && at + 1 >= self->rows->len))
    return;

  g_ptr_array_index (self->rows, at) = g_ptr_array_index (self->rows, at + by);
  g_ptr_array_index (self->rows, at + by) = row;
  for (guint i = 0; i < self->rows->len; i++)
    save_place (self, i);
  load (self);
}

static void
show_dialog (PengSitesPage      *self,
             const PengSiteInfo *site)
{
  GtkWidget *dialog = peng_site_dialog_new (self->desk, site, (int) self->rows->len);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_window (self));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
sign_in_cb (PengSitesPage *self,
            PengSiteRow   *row)
{
  show_dialog (self, peng_site_row_get_site (row));
}

static void
add_cb (PengSitesPage *self)
{
  show_dialog (self, NULL);
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PengSitesPage) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean removed = peng_site_account_remove_finish (result, &error);

  if (self->desk == NULL)
    return;

  if (!removed)
    tell_error (self, _("The Site Could Not Be Removed"), error);
  load (self);
}

static void
answered_cb (const char *response,
             gpointer    user_data)
{
  Removal *removal = user_data;
  PengSitesPage *self = removal->page;

  if (g_str_equal (response, "accept") && self->desk != NULL)
    {
      peng_desk_forget_facts_of (self->desk, removal->site->id);
      peng_site_account_remove_async (peng_desk_get_store (self->desk),
                                      peng_desk_get_secrets (self->desk), removal->site, NULL,
                                      removed_cb, g_object_ref (self));
    }

  g_object_unref (self);
  peng_site_info_free (removal->site);
  g_free (removal);
}

static void
remove_cb (PengSitesPage *self,
           PengSiteRow   *row)
{
  Removal *removal = g_new (Removal, 1);
  g_autofree char *heading = NULL;

  removal->page = g_object_ref (self);
  removal->site = peng_site_info_copy (peng_site_row_get_site (row));
  /* Translators: %s is the name of a site */
  heading = g_strdup_printf (_("Remove “%s”?"), removal->site->name);
  peng_dialogs_ask (get_window (self), heading,
                    _("What is published there stays there. The program forgets the site, its "
                      "password, and which articles it has."),
                    _("_Remove"), TRUE, answered_cb, removal);
}

static void
add_row (PengSitesPage      *self,
         const PengSiteInfo *site)
{
  GtkWidget *row = peng_site_row_new (self->desk, site);

  g_signal_connect_object (row, "renamed", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "sign-in", G_CALLBACK (sign_in_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengSitesPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sites = peng_store_list_sites_finish (PENG_STORE (object), result, &error);

  if (self->desk == NULL)
    return;

  if (sites == NULL)
    {
      tell_error (self, _("The Sites Could Not Be Listed"), error);
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < sites->len; i++)
    add_row (self, g_ptr_array_index (sites, i));
  for (guint i = 0; i < self->rows->len; i++)
    peng_site_row_set_place (g_ptr_array_index (self->rows, i), i == 0, i + 1 == self->rows->len);
}

static void
load (PengSitesPage *self)
{
  peng_store_list_sites_async (peng_desk_get_store (self->desk), NULL, listed_cb,
                               g_object_ref (self));
}

static void
peng_sites_page_dispose (GObject *object)
{
  g_clear_object (&PENG_SITES_PAGE (object)->desk);

  G_OBJECT_CLASS (peng_sites_page_parent_class)->dispose (object);
}

static void
peng_sites_page_finalize (GObject *object)
{
  g_ptr_array_unref (PENG_SITES_PAGE (object)->rows);

  G_OBJECT_CLASS (peng_sites_page_parent_class)->finalize (object);
}

static void
peng_sites_page_class_init (PengSitesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_sites_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_sites_page_finalize;
}

static void
peng_sites_page_init (PengSitesPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Add Site…"));

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  peng_accessible_name_inner (button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (self->group, _("Sites"));
  adw_preferences_group_set_description (self->group, _("Where articles can go. The first is the one "
                                                        "that is chosen when you publish."));
  adw_preferences_group_set_header_suffix (self->group, button);
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _("Sites"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "network-server-symbolic");
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->group);
}

/**
 * peng_sites_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
peng_sites_page_new (PengDesk *desk)
{
  PengSitesPage *self = g_object_new (PENG_TYPE_SITES_PAGE, NULL);

  self->desk = g_object_ref (desk);
  load (self);

  return GTK_WIDGET (self);
}
