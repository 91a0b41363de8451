/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-site-facts"

#include "work/peng-site-facts.h"

#include "core/peng-paths.h"

/**
 * PengSiteFacts:
 *
 * Nothing waits for the site. One that does not answer is asked again by and by, for what can be
 * chosen in the window hangs upon it.
 */
struct _PengSiteFacts
{
  GObject          parent_instance;

  const PengPublisherFuncs *funcs;
  gpointer         funcs_data;
  gint64           site;
  PengTheme       *theme;
  PengPortalInfo  *info;
  GError          *error;    /* why it has not answered */
  GStrv            sections;
  GPtrArray       *news[PENG_N_PANELS];  /* of PengNews; NULL where it is not known */
  GCancellable    *cancellable;
  guint            ask_id;
  guint            pause;
};

/* Which panel an answer is for; holds the facts. */
typedef struct
{
  PengSiteFacts *facts;
  PengPanel      panel;
} NewsQuestion;

enum {
  CHANGED,
  NEWS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengSiteFacts, peng_site_facts, G_TYPE_OBJECT)

/* Seconds. */
#define FIRST_PAUSE   2
#define LONGEST_PAUSE 60

static void
set_info (PengSiteFacts  *self,
          PengPortalInfo *info)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < info->sections->len; i++)
    g_strv_builder_add (names, ((PengSection *) g_ptr_array_index (info->sections, i))->name);

  g_clear_pointer (&self->info, peng_portal_info_free);
  g_clear_error (&self->error);
  self->info = info;
  g_strfreev (self->sections);
  self->sections = g_strv_builder_end (names);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_theme (PengSiteFacts *self,
           PengTheme     *theme)
{
  gboolean same = self->theme != NULL && g_str_equal (peng_theme_get_etag (self->theme),
                                                      peng_theme_get_etag (theme));

  g_clear_pointer (&self->theme, peng_theme_unref);
  self->theme = theme;
  if (!same)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
ask_cb (gpointer user_data)
{
  PengSiteFacts *self = user_data;

  self->ask_id = 0;
  peng_site_facts_ask (self);

  return G_SOURCE_REMOVE;
}

static void
ask_later (PengSiteFacts *self,
           const GError  *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->ask_id != 0)
    return;

  g_debug ("the site did not answer: %s", error->message);
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  g_signal_emit (self, signals[CHANGED], 0);
  self->ask_id = g_timeout_add_seconds (self->pause, ask_cb, self);
  self->pause = MIN (self->pause * 2, LONGEST_PAUSE);
}

static void
news_listed_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autofree NewsQuestion *question = user_data;
  g_autoptr(PengSiteFacts) self = question->facts;
  g_autoptr(GError) error = NULL;
  GPtrArray *news = peng_portal_list_news_finish (PENG_PORTAL (object), result, &error);

  if (news == NULL)
    {
      g_debug ("news of the site: %s", error->message);
      return;
    }

  g_clear_pointer (&self->news[question->panel], g_ptr_array_unref);
  self->news[question->panel] = news;
  g_signal_emit (self, signals[NEWS_CHANGED], 0, (guint) question->panel);
}

static void
list_news (PengSiteFacts *self,
           PengPortal    *portal)
{
  for (guint i = 0; i < self->info->sections->len; i++)
    {
      const PengSection *section = g_ptr_array_index (self->info->sections, i);
      PengPanel panel;
      NewsQuestion *question;

      if (section->panel == NULL || !peng_panel_find (section->panel, &panel))
        continue;

      question = g_new0 (NewsQuestion, 1);
      question->facts = g_object_ref (self);
      question->panel = panel;
      peng_portal_list_news_async (portal, section->id, self->cancellable, news_listed_cb,
                                   question);
    }
}

static void
themed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengSiteFacts) self = user_data;
  g_autoptr(GError) error = NULL;
  PengTheme *theme = peng_portal_get_theme_finish (PENG_PORTAL (object), result, &error);

  if (theme != NULL)
    set_theme (self, theme);
  else
    g_debug ("theme of the site: %s", error->message);
}

static void
described_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PengSiteFacts) self = user_data;
  g_autoptr(GError) error = NULL;
  PengPortalInfo *info = peng_portal_describe_finish (PENG_PORTAL (object), result, &error);

  if (info == NULL)
    {
      ask_later (self, error);
      return;
    }

  set_info (self, info);
  self->pause = FIRST_PAUSE;
  peng_portal_get_theme_async (PENG_PORTAL (object), self->cancellable, themed_cb,
                               g_object_ref (self));
  list_news (self, PENG_PORTAL (object));
}

static PengPortal *
finish_connecting (PengSiteFacts  *self,
                   GAsyncResult   *result,
                   GError        **error)
{
  return self->funcs->connect_finish (self->funcs_data, result, error);
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PengSiteFacts) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengPortal) portal = finish_connecting (self, result, &error);

  if (portal != NULL)
    peng_portal_describe_async (portal, self->cancellable, described_cb, g_object_ref (self));
  else
    ask_later (self, error);
}

static void
connected_for_news_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(PengSiteFacts) self = user_data;
  g_autoptr(PengPortal) portal = finish_connecting (self, result, NULL);

  /* A site that is away keeps the news that it told last. */
  if (portal != NULL)
    list_news (self, portal);
}

static void
page_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  PengRemoteArticle *page = peng_portal_get_article_finish (PENG_PORTAL (object), result, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) peng_remote_article_free);
  else
    g_task_return_error (task, error);
}

static void
connected_for_page_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(PengPortal) portal =
    finish_connecting (g_task_get_source_object (task), result, &error);

  if (portal != NULL)
    peng_portal_get_article_async (portal, g_task_get_task_data (task), NULL,
                                   g_task_get_cancellable (task), page_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
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
  PengSiteFacts *self = PENG_SITE_FACTS (object);
  g_autoptr(GError) error = NULL;
  PengTheme *theme = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (theme == NULL)
    g_warning ("theme: %s", error->message);
  else if (self->theme == NULL)
    set_theme (self, theme);
  else
    peng_theme_unref (theme);
}

static void
peng_site_facts_dispose (GObject *object)
{
  PengSiteFacts *self = PENG_SITE_FACTS (object);

  peng_site_facts_stop (self);

  G_OBJECT_CLASS (peng_site_facts_parent_class)->dispose (object);
}

static void
peng_site_facts_finalize (GObject *object)
{
  PengSiteFacts *self = PENG_SITE_FACTS (object);

  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_clear_pointer (&self->theme, peng_theme_unref);
  g_clear_pointer (&self->info, peng_portal_info_free);
  g_clear_pointer (&self->sections, g_strfreev);
  for (guint i = 0; i < PENG_N_PANELS; i++)
    g_clear_pointer (&self->news[i], g_ptr_array_unref);

  G_OBJECT_CLASS (peng_site_facts_parent_class)->finalize (object);
}

static void
peng_site_facts_class_init (PengSiteFactsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = peng_site_facts_dispose;
  object_class->finalize = peng_site_facts_finalize;

  /**
   * PengSiteFacts::changed:
   * @self: the facts
   *
   * The site has answered, or a page is there.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PengSiteFacts::news-changed:
   * @self: the facts
   * @panel: the #PengPanel whose news are there
   *
   * The site has told what stands in a panel.
   */
  signals[NEWS_CHANGED] =
    g_signal_new ("news-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
peng_site_facts_init (PengSiteFacts *self)
{
  self->cancellable = g_cancellable_new ();
  self->info = peng_portal_info_new ();
  self->sections = g_new0 (char *, 1);
  self->pause = FIRST_PAUSE;
}

/**
 * peng_site_facts_new:
 * @funcs: how sites are reached
 * @funcs_data: data for @funcs; both must be there until peng_site_facts_stop()
 * @site: number of the site, 0 where it is not known yet
 *
 * Returns: (transfer full): facts of a site that was not asked yet
 */
PengSiteFacts *
peng_site_facts_new (const PengPublisherFuncs *funcs,
                     gpointer                  funcs_data,
                     gint64                    site)
{
  PengSiteFacts *self;

  g_return_val_if_fail (funcs != NULL, NULL);

  self = g_object_new (PENG_TYPE_SITE_FACTS, NULL);
  self->funcs = funcs;
  self->funcs_data = funcs_data;
  self->site = site;

  return self;
}

/**
 * peng_site_facts_set_site:
 * @self: facts of a site that was not asked yet
 * @site: its number
 */
void
peng_site_facts_set_site (PengSiteFacts *self,
                          gint64         site)
{
  g_return_if_fail (PENG_IS_SITE_FACTS (self));

  self->site = site;
}

/**
 * peng_site_facts_load_theme:
 * @self: the facts
 *
 * Reads the page that the program brings with it.
 */
void
peng_site_facts_load_theme (PengSiteFacts *self)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, theme_loaded_cb, NULL);

  g_task_set_source_tag (task, peng_site_facts_load_theme);
  g_task_run_in_thread (task, load_theme_in_thread);
}

/**
 * peng_site_facts_ask:
 * @self: the facts
 *
 * Asks the site, and again until it answers.
 */
void
peng_site_facts_ask (PengSiteFacts *self)
{
  g_return_if_fail (PENG_IS_SITE_FACTS (self));

  self->funcs->connect (self->site, self->funcs_data, self->cancellable, connected_cb,
                        g_object_ref (self));
}

/**
 * peng_site_facts_ask_news:
 * @self: the facts
 *
 * Asks a site that has answered before what stands in its panels now.
 */
void
peng_site_facts_ask_news (PengSiteFacts *self)
{
  g_return_if_fail (PENG_IS_SITE_FACTS (self));

  self->funcs->connect (self->site, self->funcs_data, self->cancellable, connected_for_news_cb,
                        g_object_ref (self));
}

/**
 * peng_site_facts_ask_page_async:
 * @self: the facts
 * @remote_id: what the site calls the article
 * @cancellable: (nullable): a cancellable
 * @callback: called when the site has answered
 * @user_data: for @callback
 *
 * Asks what the site says of an article beside its text.
 */
void
peng_site_facts_ask_page_async (PengSiteFacts       *self,
                                const char          *remote_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (PENG_IS_SITE_FACTS (self));
  g_return_if_fail (remote_id != NULL);

  g_task_set_source_tag (task, peng_site_facts_ask_page_async);
  g_task_set_task_data (task, g_strdup (remote_id), g_free);
  self->funcs->connect (self->site, self->funcs_data, cancellable, connected_for_page_cb,
                        g_steal_pointer (&task));
}

/**
 * peng_site_facts_ask_page_finish:
 * @self: the facts
 * @result: what the callback got
 * @error: (nullable): a #PengPortalError, or of the connection
 *
 * Returns: (transfer full): the article there, or %NULL
 */
PengRemoteArticle *
peng_site_facts_ask_page_finish (PengSiteFacts  *self,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * peng_site_facts_stop:
 * @self: the facts
 *
 * Asks no more.
 */
void
peng_site_facts_stop (PengSiteFacts *self)
{
  g_return_if_fail (PENG_IS_SITE_FACTS (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->ask_id, g_source_remove);
}

/**
 * peng_site_facts_get_theme:
 * @self: the facts
 *
 * Returns: (transfer none) (nullable): the site's article page, or the one that the program brings
 *   with it; %NULL until that one is loaded
 */
PengTheme *
peng_site_facts_get_theme (PengSiteFacts *self)
{
  g_return_val_if_fail (PENG_IS_SITE_FACTS (self), NULL);

  return self->theme;
}

/**
 * peng_site_facts_get_sections:
 * @self: the facts
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the sections
 */
const char * const *
peng_site_facts_get_sections (PengSiteFacts *self)
{
  g_return_val_if_fail (PENG_IS_SITE_FACTS (self), NULL);

  return (const char * const *) self->sections;
}

/**
 * peng_site_facts_get_section_list:
 * @self: the facts
 *
 * Returns: (transfer none) (element-type PengSection): the sections, with what the API calls them
 */
GPtrArray *
peng_site_facts_get_section_list (PengSiteFacts *self)
{
  g_return_val_if_fail (PENG_IS_SITE_FACTS (self), NULL);

  return self->info->sections;
}

/**
 * peng_site_facts_get_info:
 * @self: the facts
 *
 * Returns: (transfer none): all that the site says of itself; its limits are 0 until it has answered
 */
const PengPortalInfo *
peng_site_facts_get_info (PengSiteFacts *self)
{
  g_return_val_if_fail (PENG_IS_SITE_FACTS (self), NULL);

  return self->info;
}

/**
 * peng_site_facts_get_error:
 * @self: the facts
 *
 * Returns: (transfer none) (nullable): why the site has not answered when it was asked last
 */
const GError *
peng_site_facts_get_error (PengSiteFacts *self)
{
  g_return_val_if_fail (PENG_IS_SITE_FACTS (self), NULL);

  return self->error;
}

/**
 * peng_site_facts_get_name:
 * @self: the facts
 *
 * Returns: (transfer none) (nullable): what the site calls itself; %NULL until it has answered
 */
const char *
peng_site_facts_get_name (PengSiteFacts *self)
{
  g_return_val_if_fail (PENG_IS_SITE_FACTS (self), NULL);

  return self->info->name;
}

/**
 * peng_site_facts_get_uri:
 * @self: the facts
 *
 * Returns: (transfer none) (nullable): where the site's readers go; %NULL until it has answered
 */
const char *
peng_site_facts_get_uri (PengSiteFacts *self)
{
  g_return_val_if_fail (PENG_IS_SITE_FACTS (self), NULL);

  return self->info->uri;
}

/**
 * peng_site_facts_get_news:
 * @self: the facts
 * @panel: a panel of the article page
 *
 * Returns: (transfer none) (nullable) (element-type PengNews): what stands in it; %NULL until the
 *   site has told
 */
GPtrArray *
peng_site_facts_get_news (PengSiteFacts *self,
                          PengPanel      panel)
{
  g_return_val_if_fail (PENG_IS_SITE_FACTS (self), NULL);
  g_return_val_if_fail ((guint) panel < PENG_N_PANELS, NULL);

  return self->news[panel];
}
