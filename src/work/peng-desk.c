/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-desk"

#include "work/peng-desk.h"

#include "core/peng-paths.h"
#include "publish/peng-pengcheng-portal.h"
#include "work/peng-intake.h"
#include "work/peng-local-portal.h"

/**
 * PengDesk:
 *
 * What it is made of is made when the store is open, in this order: the store, then the importer
 * and the publisher over it, then the built-in portal, which is asked for its sections and its
 * page. Nothing waits for the portal: until it has answered there are the page that the program
 * brings with it and no sections.
 */
struct _PengDesk
{
  GObject          parent_instance;

  PengStore       *store;
  PengPhotoPool   *pool;
  PengImporter    *importer;
  PengPublisher   *publisher;
  PengLocalPortal *local;
  PengTheme       *theme;
  PengPortalInfo  *info;
  GStrv            sections;
  gint64           site;
  gboolean         skip_sample;
  GCancellable    *cancellable;
};

/* The built-in portal's name, Chinese in every locale, as its pages are. */
#define LOCAL_SITE_NAME "本机预览站"

enum {
  PROP_0,
  PROP_THEME,
  PROP_SECTIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PengDesk, peng_desk, G_TYPE_OBJECT)

/* Asking the site what it offers: never waited for, and asked again when it failed. */

static void
set_info (PengDesk       *self,
          PengPortalInfo *info)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < info->sections->len; i++)
    g_strv_builder_add (names, ((PengSection *) g_ptr_array_index (info->sections, i))->name);

  g_clear_pointer (&self->info, peng_portal_info_free);
  self->info = info;
  g_strfreev (self->sections);
  self->sections = g_strv_builder_end (names);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTIONS]);
}

static void
set_theme (PengDesk  *self,
           PengTheme *theme)
{
  gboolean same = self->theme != NULL && g_str_equal (peng_theme_get_etag (self->theme),
                                                      peng_theme_get_etag (theme));

  g_clear_pointer (&self->theme, peng_theme_unref);
  self->theme = theme;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THEME]);
}

static void
themed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengDesk) self = user_data;
  g_autoptr(GError) error = NULL;
  PengTheme *theme = peng_portal_get_theme_finish (PENG_PORTAL (object), result, &error);

  if (theme != NULL)
    set_theme (self, theme);
  else
    g_message ("theme of the site: %s", error->message);
}

static void
described_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PengDesk) self = user_data;
  g_autoptr(GError) error = NULL;
  PengPortalInfo *info = peng_portal_describe_finish (PENG_PORTAL (object), result, &error);

  if (info == NULL)
    {
      g_message ("description of the site: %s", error->message);
      return;
    }

  set_info (self, info);
  peng_portal_get_theme_async (PENG_PORTAL (object), self->cancellable, themed_cb,
                               g_object_ref (self));
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PengDesk) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengPortal) portal =
    peng_local_portal_connect_finish (PENG_LOCAL_PORTAL (object), result, &error);

  if (portal != NULL)
    peng_portal_describe_async (portal, self->cancellable, described_cb, g_object_ref (self));
  else
    g_message ("built-in portal: %s", error->message);
}

/* What the publisher asks for. The sites that there are so far are the built-in portal alone. */

static void
connect_site (gint64               site,
              gpointer             funcs_data,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  PengDesk *self = funcs_data;

  peng_local_portal_connect_async (self->local, cancellable, callback, user_data);
}

static PengPortal *
connect_site_finish (gpointer       funcs_data,
                     GAsyncResult  *result,
                     GError       **error)
{
  PengDesk *self = funcs_data;

  return peng_local_portal_connect_finish (self->local, result, error);
}

static const PengPublisherFuncs publisher_funcs = { connect_site, connect_site_finish, NULL };

static void
resumed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = peng_publisher_resume_finish (PENG_PUBLISHER (object), result, &error);

  if (rows == NULL)
    g_warning ("what was on its way: %s", error->message);
}

static void
go_on (PengDesk *self)
{
  peng_publisher_resume_async (self->publisher, self->cancellable, resumed_cb, NULL);
  peng_local_portal_connect_async (self->local, self->cancellable, connected_cb,
                                   g_object_ref (self));
}

static void
finish_opening (GTask *task)
{
  PengDesk *self = g_task_get_source_object (task);

  go_on (self);
  g_task_return_pointer (task, peng_store_opening_copy (g_task_get_task_data (task)),
                         (GDestroyNotify) peng_store_opening_free);
  g_object_unref (task);
}

static void
sample_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *uuid = peng_intake_finish (result, &error);

  /* A program without its sample is a program all the same. */
  if (uuid == NULL)
    g_message ("sample article: %s", error->message);

  finish_opening (user_data);
}

static void
site_saved_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask *task = user_data;
  PengDesk *self = g_task_get_source_object (task);
  const PengStoreOpening *opening = g_task_get_task_data (task);
  GError *error = NULL;

  self->site = peng_store_save_site_finish (PENG_STORE (object), result, &error);
  if (self->site == 0)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  if (opening->condition == PENG_STORE_FRESH && !self->skip_sample)
    {
      g_autoptr(GFile) sample = peng_intake_dup_sample ();

      peng_intake_async (self->store, self->importer, sample, self->cancellable, sample_cb, task);
    }
  else
    {
      finish_opening (task);
    }
}

static void
sites_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask *task = user_data;
  PengDesk *self = g_task_get_source_object (task);
  PengSiteInfo local = {
    .name = LOCAL_SITE_NAME, .kind = "local", .base_url = "", .section = "", .source = "",
  };
  GError *error = NULL;
  g_autoptr(GPtrArray) sites = peng_store_list_sites_finish (PENG_STORE (object), result, &error);

  if (sites == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  for (guint i = 0; i < sites->len; i++)
    {
      const PengSiteInfo *site = g_ptr_array_index (sites, i);

      if (g_str_equal (site->kind, local.kind))
        local.id = site->id;
    }

  if (local.id != 0)
    {
      self->site = local.id;
      finish_opening (task);
    }
  else
    {
      peng_store_save_site_async (self->store, &local, self->cancellable, site_saved_cb, task);
    }
}

static void
store_opened_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask *task = user_data;
  PengDesk *self = g_task_get_source_object (task);
  GError *error = NULL;
  PengStoreOpening *opening = peng_store_open_finish (PENG_STORE (object), result, &error);

  if (opening == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  g_task_set_task_data (task, opening, (GDestroyNotify) peng_store_opening_free);
  self->importer = peng_importer_new (self->store, self->pool);
  self->publisher = peng_publisher_new (self->store, &publisher_funcs, self,
                                        &peng_publisher_pace_normal);
  peng_store_list_sites_async (self->store, self->cancellable, sites_cb, task);
}

static void
load_theme_in_thread (GTask        *task,
                      gpointer      source_object,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  g_autofree char *directory = g_build_filename (peng_paths_get_pkgdata_dir (), "portal", "theme",
                                                 NULL);
  GError *error = NULL;
  PengTheme *theme = peng_theme_load (directory, &error);

  if (theme != NULL)
    g_task_return_pointer (task, theme, (GDestroyNotify) peng_theme_unref);
  else
    g_task_return_error (task, error);
}

static void
theme_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  PengDesk *self = PENG_DESK (object);
  g_autoptr(GError) error = NULL;
  PengTheme *theme = g_task_propagate_pointer (G_TASK (result), &error);

  if (theme == NULL)
    g_warning ("theme: %s", error->message);
  else if (self->theme == NULL)
    set_theme (self, theme);
  else
    peng_theme_unref (theme);
}

static void
load_own_theme (PengDesk *self)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, theme_loaded_cb, NULL);

  g_task_set_source_tag (task, load_own_theme);
  g_task_run_in_thread (task, load_theme_in_thread);
}

static void
peng_desk_dispose (GObject *object)
{
  PengDesk *self = PENG_DESK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->publisher);
  g_clear_object (&self->importer);
  g_clear_object (&self->local);
  g_clear_object (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (peng_desk_parent_class)->dispose (object);
}

static void
peng_desk_finalize (GObject *object)
{
  PengDesk *self = PENG_DESK (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->theme, peng_theme_unref);
  g_clear_pointer (&self->info, peng_portal_info_free);
  g_clear_pointer (&self->sections, g_strfreev);

  G_OBJECT_CLASS (peng_desk_parent_class)->finalize (object);
}

static void
peng_desk_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  PengDesk *self = PENG_DESK (object);

  switch (prop_id)
    {
    case PROP_THEME:
      g_value_set_pointer (value, self->theme);
      break;

    case PROP_SECTIONS:
      g_value_set_boxed (value, self->sections);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_desk_class_init (PengDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = peng_desk_dispose;
  object_class->finalize = peng_desk_finalize;
  object_class->get_property = peng_desk_get_property;

  properties[PROP_THEME] =
    g_param_spec_pointer ("theme", NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                 G_PARAM_STATIC_STRINGS);
  properties[PROP_SECTIONS] =
    g_param_spec_boxed ("sections", NULL, NULL, G_TYPE_STRV,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
peng_desk_init (PengDesk *self)
{
  self->cancellable = g_cancellable_new ();
  self->pool = peng_photo_pool_new ();
  self->info = peng_portal_info_new ();
  self->sections = g_new0 (char *, 1);
}

/**
 * peng_desk_new:
 * @data_dir: (type filename): where everything is kept; made where it is not there
 *
 * Returns: (transfer full): a desk that is not open
 */
PengDesk *
peng_desk_new (const char *data_dir)
{
  g_autofree char *portal_dir = g_build_filename (data_dir, "portal", NULL);
  PengDesk *self = g_object_new (PENG_TYPE_DESK, NULL);

  self->store = peng_store_new (data_dir);
  self->local = peng_local_portal_new (portal_dir);

  return self;
}

/**
 * peng_desk_skip_sample:
 * @self: a desk that is not open
 *
 * A fresh store stays empty: a script has no use for the sample article.
 */
void
peng_desk_skip_sample (PengDesk *self)
{
  g_return_if_fail (PENG_IS_DESK (self));

  self->skip_sample = TRUE;
}

/**
 * peng_desk_open_async:
 * @self: a desk
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Opens the store and what works with it. A fresh store gets the sample article. What was on its
 * way to a site goes on, and the built-in portal is started; neither is waited for.
 */
void
peng_desk_open_async (PengDesk            *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PENG_IS_DESK (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_desk_open_async);
  load_own_theme (self);
  peng_store_open_async (self->store, cancellable, store_opened_cb, task);
}

/**
 * peng_desk_open_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: #PengStoreError
 *
 * Returns: (transfer full): how the store was found, or %NULL
 */
PengStoreOpening *
peng_desk_open_finish (PengDesk      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_desk_close_sync:
 * @self: a desk
 *
 * Waits until everything that was asked of the store is on disk: for the end of a program alone.
 */
void
peng_desk_close_sync (PengDesk *self)
{
  g_return_if_fail (PENG_IS_DESK (self));

  g_cancellable_cancel (self->cancellable);
  if (peng_store_is_open (self->store))
    peng_store_close_sync (self->store);
}

PengStore *
peng_desk_get_store (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->store;
}

/**
 * peng_desk_get_importer:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): what brings photographs in; %NULL before it is open
 */
PengImporter *
peng_desk_get_importer (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->importer;
}

/**
 * peng_desk_get_publisher:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): what publishes; %NULL before it is open
 */
PengPublisher *
peng_desk_get_publisher (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->publisher;
}

/**
 * peng_desk_get_theme:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the article page of the site, or the one that the program
 *   brings with it; %NULL until that is read
 */
PengTheme *
peng_desk_get_theme (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->theme;
}

/**
 * peng_desk_get_sections:
 * @self: a desk
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the site's sections
 */
const char * const *
peng_desk_get_sections (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return (const char * const *) self->sections;
}

/**
 * peng_desk_get_section_list:
 * @self: a desk
 *
 * Returns: (transfer none) (element-type PengSection): the site's sections, in the order of their
 *   names above; none until it has answered
 */
GPtrArray *
peng_desk_get_section_list (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->info->sections;
}

/**
 * peng_desk_get_site:
 * @self: a desk
 *
 * Returns: the number of the site that articles go to
 */
gint64
peng_desk_get_site (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), 0);

  return self->site;
}

/**
 * peng_desk_get_site_name:
 * @self: a desk
 *
 * Returns: (transfer none): what the site calls itself, as its pages say
 */
const char *
peng_desk_get_site_name (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return self->info->name != NULL ? self->info->name : LOCAL_SITE_NAME;
}

/**
 * peng_desk_get_account_name:
 * @self: a desk
 *
 * Returns: (transfer none): what the site is called on this computer
 */
const char *
peng_desk_get_account_name (PengDesk *self)
{
  g_return_val_if_fail (PENG_IS_DESK (self), NULL);

  return LOCAL_SITE_NAME;
}
