/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-portal"

#include "portal/peng-server-site.h"

#include "core/peng-paths.h"
#include "portal/peng-server-article.h"
#include "portal/peng-server-media.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

static const char * const template_files[PENG_SERVER_N_TEMPLATES] = {
  [PENG_SERVER_TEMPLATE_HOME] = "home.html",
  [PENG_SERVER_TEMPLATE_SECTION] = "section.html",
  [PENG_SERVER_TEMPLATE_NOTICE] = "notice.html",
};

static PengTheme *
load_template (const char  *name,
               GError     **error)
{
  g_autofree char *path = g_build_filename (peng_paths_get_pkgdata_dir (), "portal", "pages", name,
                                            NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;

  return peng_theme_new (text, "", error);
}

static gboolean
load_css (PengServerSite  *self,
          GError         **error)
{
  g_autofree char *path = g_build_filename (peng_paths_get_pkgdata_dir (), "portal", "pages",
                                            "pages.css", NULL);
  g_autofree char *pages = NULL;
  char *css;

  if (!g_file_get_contents (path, &pages, NULL, error))
    return FALSE;

  css = g_strconcat (peng_theme_get_css (self->theme), pages, NULL);
  self->css = g_bytes_new_take (css, strlen (css));

  return TRUE;
}

static gboolean
load_templates (PengServerSite  *self,
                GError         **error)
{
  const char *data = peng_paths_get_pkgdata_dir ();
  g_autofree char *theme = g_build_filename (data, "portal", "theme", NULL);

  self->theme = peng_theme_load (theme, error);
  if (self->theme == NULL || !load_css (self, error))
    return FALSE;

  self->frame = peng_theme_load_frame (theme, error);
  if (self->frame == NULL)
    return FALSE;

  for (guint i = 0; i < PENG_SERVER_N_TEMPLATES; i++)
    {
      self->templates[i] = load_template (template_files[i], error);
      if (self->templates[i] == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
make_folder (const char  *path,
             GError     **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;

  peng_store_set_errno_error (error, errno, "create", path);

  return FALSE;
}

/* What a killed server had not finished. */
static void
empty_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
}

/**
 * peng_server_site_new:
 * @data_dir: the portal's folder; made where it is not there
 * @error: return location
 *
 * Blocks on the disk.
 *
 * Returns: (transfer full) (nullable): a site without `base_uri`
 */
PengServerSite *
peng_server_site_new (const char  *data_dir,
                      GError     **error)
{
  g_autoptr(PengServerSite) self = g_new0 (PengServerSite, 1);

  self->media_folder = g_build_filename (data_dir, "media", NULL);
  self->incoming_folder = g_build_filename (data_dir, "incoming", NULL);
  self->views = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->epoch = g_uuid_string_random ();

  if (!make_folder (self->media_folder, error) || !make_folder (self->incoming_folder, error) ||
      !load_templates (self, error))
    return NULL;

  empty_folder (self->incoming_folder);

  return g_steal_pointer (&self);
}

/**
 * peng_server_site_free:
 * @self: (transfer full): a site
 *
 * Frees a site.
 */
void
peng_server_site_free (PengServerSite *self)
{
  g_free (self->base_uri);
  g_free (self->media_folder);
  g_free (self->incoming_folder);
  g_clear_pointer (&self->theme, peng_theme_unref);
  g_clear_pointer (&self->frame, peng_theme_unref);
  for (guint i = 0; i < PENG_SERVER_N_TEMPLATES; i++)
    g_clear_pointer (&self->templates[i], peng_theme_unref);
  g_clear_pointer (&self->css, g_bytes_unref);
  g_hash_table_unref (self->views);
  g_free (self->epoch);
  g_free (self);
}

/**
 * peng_server_site_open_db:
 * @data_dir: the portal's folder
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the portal's database, with its tables; what it commits is
 *   on disk, for a client is told "published" only once
 */
PengDb *
peng_server_site_open_db (const char  *data_dir,
                          GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, "portal.sqlite", NULL);
  g_autofree char *schema = NULL;
  const char *migrations[] = { NULL, NULL };
  g_autoptr(PengDb) db = peng_db_open (path, error);

  /* Version 1. A later release adds a step after it and never edits it. */
  schema = g_strconcat (peng_server_media_schema, peng_server_article_schema, NULL);
  migrations[0] = schema;

  if (db == NULL || !peng_db_exec (db, "PRAGMA synchronous = FULL", error) ||
      !peng_db_migrate (db, migrations, error))
    return NULL;

  return g_steal_pointer (&db);
}

/**
 * peng_server_site_dup_uri:
 * @self: a site
 * @path: a path that begins with a slash
 *
 * Returns: (transfer full): its whole address
 */
char *
peng_server_site_dup_uri (PengServerSite *self,
                          const char     *path)
{
  return g_strconcat (self->base_uri, path + 1, NULL);
}

/**
 * peng_server_site_dup_etag:
 * @self: a site
 *
 * Returns: (transfer full): a weak entity tag for every page: as long as it holds, no page says
 *   anything else, but for the number of its readers
 */
char *
peng_server_site_dup_etag (PengServerSite *self)
{
  g_autoptr(GDateTime) today = g_date_time_new_now_local ();
  gint64 now = g_date_time_to_unix (today);

  /* As long as something is to come, the next second may be its time. */
  return g_strdup_printf ("W/\"%s-%" G_GUINT64_FORMAT "-%d-%" G_GINT64_FORMAT "\"", self->epoch,
                          self->generation, g_date_time_get_day_of_year (today),
                          self->last_published >= now ? now : 0);
}

/**
 * peng_server_site_get_views:
 * @self: a site
 * @id: of an article
 *
 * Returns: how many views are not in the database
 */
gint64
peng_server_site_get_views (PengServerSite *self,
                            gint64          id)
{
  return GPOINTER_TO_SIZE (g_hash_table_lookup (self->views, &id));
}

/**
 * peng_server_site_count_view:
 * @self: a site
 * @id: of an article that has one more reader
 */
void
peng_server_site_count_view (PengServerSite *self,
                             gint64          id)
{
  g_hash_table_insert (self->views, g_memdup2 (&id, sizeof id),
                       GSIZE_TO_POINTER (peng_server_site_get_views (self, id) + 1));
}

/**
 * peng_server_site_keep_views:
 * @self: a site
 * @db: the portal's database
 * @error: return location
 *
 * Writes down what was counted since the last time. Where that fails the count goes on in memory.
 *
 * Returns: whether nothing is left to be written
 */
gboolean
peng_server_site_keep_views (PengServerSite  *self,
                             PengDb          *db,
                             GError         **error)
{
  if (g_hash_table_size (self->views) == 0)
    return TRUE;

  if (!peng_server_article_add_views (db, self->views, error))
    return FALSE;

  g_hash_table_remove_all (self->views);

  return TRUE;
}
