/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-application"

#include "ui/peng-application.h"

#include "config.h"
#include "core/peng-crash.h"
#include "core/peng-locale.h"
#include "core/peng-paths.h"
#include "ui/peng-background.h"
#include "ui/peng-caret.h"
#include "ui/peng-commands.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-preferences.h"
#include "ui/peng-tooltip.h"
#include "ui/peng-window.h"

struct _PengApplication
{
  AdwApplication  parent_instance;

  GSettings      *settings;
  PengDesk       *desk;
  PengBackground *background;
  PengCaret      *caret;
};

G_DEFINE_FINAL_TYPE (PengApplication, peng_application, ADW_TYPE_APPLICATION)

static GtkWindow *
get_window (PengApplication *self)
{
  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  peng_dialogs_about (get_window (user_data));
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  peng_dialogs_shortcuts (get_window (user_data));
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  PengApplication *self = user_data;

  peng_preferences_present (get_window (self), self->settings, self->desk);
}

/* The window asks first whether everything is saved, and ends the application when it has gone. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GtkWindow *window = get_window (user_data);

  if (window != NULL)
    gtk_window_close (window);
  else
    g_application_quit (G_APPLICATION (user_data));
}

/* Of a notification, which may come when there is no window any more. */
static void
open_page_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  peng_dialogs_open_uri (get_window (user_data), g_variant_get_string (parameter, NULL));
}

static const GActionEntry actions[] = {
  { "about", about_action },
  { "preferences", preferences_action },
  { "shortcuts", shortcuts_action },
  { "quit", quit_action },
  { "open-page", open_page_action, "s" },
};

static void
apply_color_scheme (PengApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[g_settings_get_enum (self->settings,
                                                                   "color-scheme")]);
}

/* Under a prefix that the session does not know, the schema lies beside our own files. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *usual = g_settings_schema_source_get_default ();
  g_autofree char *data_dir = g_path_get_dirname (peng_paths_get_pkgdata_dir ());
  g_autofree char *folder = g_build_filename (data_dir, "glib-2.0", "schemas", NULL);
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autoptr(GSettingsSchemaSource) own = NULL;

  if (usual != NULL)
    schema = g_settings_schema_source_lookup (usual, APP_ID, TRUE);
  if (schema == NULL)
    own = g_settings_schema_source_new_from_directory (folder, usual, FALSE, NULL);
  if (own != NULL)
    schema = g_settings_schema_source_lookup (own, APP_ID, FALSE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : g_settings_new (APP_ID);
}

static void
peng_application_startup (GApplication *application)
{
  PengApplication *self = PENG_APPLICATION (application);
  g_autofree char *data_dir = peng_paths_dup_user_data_dir ();
  g_autoptr(GAction) color_scheme = NULL;

  G_APPLICATION_CLASS (peng_application_parent_class)->startup (application);

  self->settings = open_settings ();
  self->desk = peng_desk_new (data_dir);
  self->background = peng_background_new (GTK_APPLICATION (self), self->desk);
  self->caret = peng_caret_new ();
  color_scheme = g_settings_create_action (self->settings, "color-scheme");
  g_action_map_add_action (G_ACTION_MAP (self), color_scheme);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  peng_commands_add_accels (GTK_APPLICATION (self));
  peng_tooltip_widen_all ();

  g_signal_connect_object (self->settings, "changed::color-scheme",
                           G_CALLBACK (apply_color_scheme), self, G_CONNECT_SWAPPED);
  apply_color_scheme (self);
}

static GtkWindow *
create_window (PengApplication *self)
{
  PengWindow *window = peng_window_new (GTK_APPLICATION (self), self->desk, self->settings);

  g_signal_connect_object (window, "stay", G_CALLBACK (peng_background_stay), self->background,
                           G_CONNECT_SWAPPED);

  return GTK_WINDOW (window);
}

static void
peng_application_activate (GApplication *application)
{
  PengApplication *self = PENG_APPLICATION (application);
  GtkWindow *window = get_window (self);

  if (window == NULL)
    window = create_window (self);

  gtk_window_present (window);
}

/* What was asked of the store before this is on disk when it returns. */
static void
peng_application_shutdown (GApplication *application)
{
  PengApplication *self = PENG_APPLICATION (application);

  g_clear_object (&self->background);
  if (self->desk != NULL)
    peng_desk_close_sync (self->desk);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_clear_object (&self->caret);

  G_APPLICATION_CLASS (peng_application_parent_class)->shutdown (application);
}

static void
peng_application_class_init (PengApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = peng_application_startup;
  application_class->activate = peng_application_activate;
  application_class->shutdown = peng_application_shutdown;
}

static void
peng_application_init (PengApplication *self)
{
}

/**
 * peng_application_new:
 *
 * Makes the application, and the process speak the person's language and keep its memory to itself.
 *
 * Returns: (transfer full): the application
 */
PengApplication *
peng_application_new (void)
{
  /* GTK would ask the environment once more, and undo what was found in its stead. */
  if (!gtk_is_initialized ())
    gtk_disable_setlocale ();
  peng_locale_init ();
  peng_crash_keep_memory_out ();

  return g_object_new (PENG_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", "/com/pengcheng/Editor",
                       NULL);
}
