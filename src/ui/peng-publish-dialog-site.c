/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-publish-dialog"

#include "ui/peng-publish-dialog-private.h"

#include "ui/peng-accessible.h"
#include "ui/peng-site-dialog.h"
#include "work/peng-usual-source.h"

#include <glib/gi18n.h>

/* Where the article goes: to which site, and into which section there. */

/**
 * peng_publish_dialog_get_facts:
 * @self: the dialog
 *
 * Returns: (transfer none): what the chosen site says of itself
 */
PengSiteFacts *
peng_publish_dialog_get_facts (PengPublishDialog *self)
{
  return peng_desk_get_facts_of (self->desk, self->site);
}

/**
 * peng_publish_dialog_get_section:
 * @self: the dialog
 *
 * Returns: (transfer none) (nullable): the chosen section; %NULL where none is chosen
 */
const PengSection *
peng_publish_dialog_get_section (PengPublishDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->section_row);
  GPtrArray *sections = peng_site_facts_get_section_list (peng_publish_dialog_get_facts (self));

  return selected > 0 && selected <= sections->len ? g_ptr_array_index (sections, selected - 1)
                                                   : NULL;
}

static const PengSiteInfo *
find_site (PengPublishDialog *self)
{
  for (guint i = 0; self->sites != NULL && i < self->sites->len; i++)
    {
      const PengSiteInfo *site = g_ptr_array_index (self->sites, i);

      if (site->id == self->site)
        return site;
    }

  return NULL;
}

/**
 * peng_publish_dialog_get_usual_source:
 * @self: the dialog
 *
 * Returns: (transfer none) (nullable): the source that is usual at the chosen site, where the article
 *   names none
 */
const char *
peng_publish_dialog_get_usual_source (PengPublishDialog *self)
{
  const PengSiteInfo *site = find_site (self);

  return site != NULL ? peng_usual_source_get (site, peng_draft_get_document (self->draft)) : NULL;
}

static void
show_source (PengPublishDialog *self)
{
  const char *source = peng_publish_dialog_get_usual_source (self);
  /* Translators: %s is where an article comes from, such as the name of a school */
  g_autofree char *words =
    source != NULL ? g_strdup_printf (_("The article names no source yet. “%s” is written in, as is "
                                        "usual for this site."), source)
                   : NULL;

  gtk_label_set_label (self->source_note, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->source_note), words != NULL);
}

/* What the site calls itself, where that is not what it is called here, and what becomes there of
 * what arrives. */
static void
show_site (PengPublishDialog *self)
{
  const PengPortalInfo *info = peng_site_facts_get_info (peng_publish_dialog_get_facts (self));
  const PengSiteInfo *site = find_site (self);
  const char *account = site != NULL ? site->name : peng_desk_get_account_name (self->desk);
  GString *words = g_string_new (NULL);
  g_autofree char *subtitle = NULL;

  if (info->name != NULL && !g_str_equal (info->name, account))
    g_string_append (words, info->name);
  if (info->needs_review)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "",
                            _("What you send is looked at there before it is to be read"));

  subtitle = g_string_free (words, FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->site_row), subtitle);
}

/* The article's own, else the one that is usual at this site. */
static gboolean
is_wanted (PengPublishDialog *self,
           const PengSection *section,
           gboolean           usual)
{
  const PengSiteInfo *site = find_site (self);
  const char *own = peng_document_get_field (peng_draft_get_document (self->draft),
                                             PENG_FIELD_SECTION);

  return usual ? site != NULL && g_str_equal (section->id, site->section)
               : g_str_equal (section->name, own);
}

static guint
find_wanted (PengPublishDialog *self,
             GPtrArray         *sections)
{
  for (guint usual = 0; usual < 2; usual++)
    for (guint i = 0; i < sections->len; i++)
      if (is_wanted (self, g_ptr_array_index (sections, i), usual))
        return i + 1;

  return 0;
}

/**
 * peng_publish_dialog_show_sections:
 * @self: the dialog
 *
 * Shows the sections of the site, with the article's own chosen. The first line stands for no section:
 * a combo row without any choice takes its first item for chosen, and then nobody can choose it.
 */
void
peng_publish_dialog_show_sections (PengPublishDialog *self)
{
  PengSiteFacts *facts = peng_publish_dialog_get_facts (self);
  GPtrArray *sections = peng_site_facts_get_section_list (facts);
  const char * const none[] = { _("Choose a section"), NULL };
  g_autoptr(GtkStringList) list = gtk_string_list_new (none);

  gtk_string_list_splice (list, 1, 0, peng_site_facts_get_sections (facts));
  adw_combo_row_set_model (self->section_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->section_row, find_wanted (self, sections));
  peng_accessible_name_choices (GTK_WIDGET (self->section_row));
  show_site (self);
  show_source (self);
  peng_publish_dialog_show_standing (self);
  peng_publish_dialog_show_blocker (self);
}

static void
site_selected_cb (PengPublishDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->site_row);
  const PengSiteInfo *site;

  if (self->sites == NULL || selected >= self->sites->len)
    return;

  site = g_ptr_array_index (self->sites, selected);
  if (!peng_site_kind_from_name (site->kind, &self->kind))
    g_warning ("a site of the kind %s", site->kind);
  self->site = site->id;
  g_signal_group_set_target (self->facts_signals, peng_publish_dialog_get_facts (self));
  peng_publish_dialog_show_sections (self);
  peng_publish_dialog_meet_site (self);
}

static void
signed_in_cb (PengPublishDialog *self)
{
  if (self->desk == NULL)
    return;

  g_signal_group_set_target (self->facts_signals, peng_publish_dialog_get_facts (self));
  peng_publish_dialog_show_sections (self);
  if (self->row != NULL)
    peng_publisher_retry (peng_desk_get_publisher (self->desk), self->row);
}

/**
 * peng_publish_dialog_sign_in:
 * @self: the dialog
 *
 * Asks for another password of the chosen site; what waited for it goes on from where it was.
 */
void
peng_publish_dialog_sign_in (PengPublishDialog *self)
{
  const PengSiteInfo *site = find_site (self);
  GtkWidget *dialog;

  if (site == NULL)
    return;

  dialog = peng_site_dialog_new (self->desk, site, 0);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (signed_in_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * peng_publish_dialog_needs_sign_in:
 * @self: the dialog
 * @error: (nullable): why it does not go on
 *
 * Returns: whether another password of the chosen site would help
 */
gboolean
peng_publish_dialog_needs_sign_in (PengPublishDialog *self,
                                   const GError      *error)
{
  return self->kind != PENG_SITE_KIND_LOCAL &&
         g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_SIGNED_OUT);
}

static void
show_names (PengPublishDialog *self)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->sites->len; i++)
    {
      const PengSiteInfo *site = g_ptr_array_index (self->sites, i);

      gtk_string_list_append (list, site->name);
      if (site->id == self->site)
        selected = i;
    }

  g_signal_handlers_block_by_func (self->site_row, site_selected_cb, self);
  adw_combo_row_set_model (self->site_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->site_row, selected);
  g_signal_handlers_unblock_by_func (self->site_row, site_selected_cb, self);
  peng_accessible_name_choices (GTK_WIDGET (self->site_row));
  site_selected_cb (self);
}

/* The site to which something of the article is on its way, before all where that waits for the
 * person; 0 for none. */
static gint64
find_busy_site (PengPublishDialog *self)
{
  GPtrArray *rows = peng_publisher_get_rows (peng_desk_get_publisher (self->desk));
  gint64 site = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      PengPublishing *row = g_ptr_array_index (rows, i);
      const PengOutboxItem *item = peng_publishing_get_item (row);

      if (g_str_equal (item->article, peng_draft_get_uuid (self->draft)) &&
          (site == 0 || peng_publishing_get_state (row) >= PENG_OUTBOX_PAUSED))
        site = item->site;
    }

  return site;
}

static gboolean
has_site (PengPublishDialog *self,
          gint64             site)
{
  for (guint i = 0; i < self->sites->len; i++)
    if (((PengSiteInfo *) self->sites->pdata[i])->id == site)
      return TRUE;

  return FALSE;
}

/* Whoever publishes an article once more most often means its page that is there already. */
static gint64
find_first_site (PengPublishDialog *self)
{
  if (has_site (self, self->first_site))
    return self->first_site;

  return has_site (self, self->last_site) ? self->last_site
                                          : ((PengSiteInfo *) self->sites->pdata[0])->id;
}

static void
sites_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengPublishDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *sites = peng_store_list_sites_finish (PENG_STORE (object), result, &error);

  if (sites == NULL)
    g_warning ("sites: %s", error->message);
  if (sites == NULL || self->desk == NULL || sites->len == 0)
    {
      g_clear_pointer (&sites, g_ptr_array_unref);
      return;
    }

  self->sites = sites;
  if (self->first_site != 0 || find_busy_site (self) == 0)
    self->site = find_first_site (self);
  show_names (self);
}

static void
publications_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PengPublishDialog) self = user_data;
  g_autoptr(GPtrArray) publications =
    peng_store_list_publications_finish (PENG_STORE (object), result, NULL);
  gint64 changed = 0;

  for (guint i = 0; publications != NULL && i < publications->len; i++)
    {
      const PengPublication *publication = publications->pdata[i];

      if (!publication->withdrawn && publication->changed > changed)
        {
          self->last_site = publication->site;
          changed = publication->changed;
        }
    }
}

/**
 * peng_publish_dialog_choose_site:
 * @self: a dialog that is being made
 * @site: number of the site that is offered first, 0 for the usual one
 *
 * Begins with that site, else with the site to which the article is on its way, else with the one
 * that got it last, or else with the first of all.
 */
void
peng_publish_dialog_choose_site (PengPublishDialog *self,
                                 gint64             site)
{
  const char * const usual[] = { peng_desk_get_account_name (self->desk), NULL };
  g_autoptr(GtkStringList) list = gtk_string_list_new (usual);

  self->first_site = site;
  self->site = find_busy_site (self);
  if (self->site == 0)
    self->site = peng_desk_get_site (self->desk);
  self->kind = PENG_SITE_KIND_LOCAL;
  self->facts_signals = g_signal_group_new (PENG_TYPE_SITE_FACTS);
  g_signal_group_connect_swapped (self->facts_signals, "changed",
                                  G_CALLBACK (peng_publish_dialog_show_sections), self);
  g_signal_group_set_target (self->facts_signals, peng_publish_dialog_get_facts (self));
  adw_combo_row_set_model (self->site_row, G_LIST_MODEL (list));
  g_signal_connect_object (self->site_row, "notify::selected", G_CALLBACK (site_selected_cb), self,
                           G_CONNECT_SWAPPED);
  peng_store_list_publications_async (peng_desk_get_store (self->desk),
                                      peng_draft_get_uuid (self->draft), NULL, publications_cb,
                                      g_object_ref (self));
  /* The store answers in order: by then it is known which site has the article. */
  peng_store_list_sites_async (peng_desk_get_store (self->desk), NULL, sites_cb,
                               g_object_ref (self));
}
