/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-preferences"

#include "ui/peng-preferences.h"

#include "ui/peng-accessible.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-sites-page.h"

#include <glib/gi18n.h>

/* A switch for each setting that is on or off. */
typedef struct
{
  const char *key;
  const char *title;
  const char *subtitle;
} Choice;

static const Choice autocorrections[] = {
  /* Translators: a rule of autocorrection, and below what it does */
  { "autocorrect-quotes", N_("Quotation marks"), N_("\"\" and '' become “” and ‘’") },
  { "autocorrect-punctuation", N_("Punctuation among Chinese"),
    N_("Half-width , . : ; ? ! ( ) become full-width. Numbers, addresses and Latin words stay.") },
  { "autocorrect-ellipsis", N_("Ellipsis"), N_("... becomes ……") },
  { "autocorrect-dash", N_("Dash"), N_("-- becomes ——") },
  { "autocorrect-indent", N_("Full-width spaces at a paragraph's start"),
    N_("Two become the indent that the page gives by itself") },
};

static const Choice views[] = {
  { "typewriter", N_("Typewriter scrolling"), N_("The line that is written stays in the middle") },
};

static GtkWidget *
new_row (const Choice *choice,
         GSettings    *settings)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(choice->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(choice->subtitle));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_settings_bind (settings, choice->key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);

  return row;
}

static AdwPreferencesGroup *
new_group (const char   *title,
           const char   *description,
           const Choice *choices,
           guint         n_choices,
           GSettings    *settings)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  for (guint i = 0; i < n_choices; i++)
    adw_preferences_group_add (group, new_row (&choices[i], settings));

  return group;
}

/**
 * peng_preferences_present:
 * @parent: the window
 * @settings: what the person chooses
 * @desk: what the program works with; its sites are shown where it is open
 *
 * Shows the preferences. What is chosen holds at once.
 */
void
peng_preferences_present (GtkWindow *parent,
                          GSettings *settings,
                          PengDesk  *desk)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  g_return_if_fail (G_IS_SETTINGS (settings));

  adw_preferences_page_set_title (page, _("Writing"));
  adw_preferences_page_set_icon_name (page, "document-edit-symbolic");
  adw_preferences_page_add (page, new_group (_("Correct While Typing"),
                                             _("Undo (Ctrl+Z) takes back one correction, and leaves "
                                               "what you typed."),
                                             autocorrections, G_N_ELEMENTS (autocorrections),
                                             settings));
  adw_preferences_page_add (page, new_group (_("View"), NULL, views, G_N_ELEMENTS (views),
                                             settings));
  peng_dialogs_preferences (parent, page,
                            peng_desk_is_open (desk)
                              ? ADW_PREFERENCES_PAGE (peng_sites_page_new (desk)) : NULL);
}
