/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-page-reading.h"

#include "publish/peng-sent.h"
#include "store/peng-store-sites.h"
#include "work/peng-page-reading-private.h"
#include "work/peng-publisher-private.h"

/* One reading: what was sent is taken from the outbox as it went out; the page, its styles and its
 * pictures are fetched as any reader gets them, without a name. Comparing is done in a thread.
 *
 * The built-in portal listens elsewhere from one day to the next, so it is asked where the page is;
 * other sites need not know us for that. */

#define MAX_SHEET (512 * 1024)

G_DEFINE_QUARK (peng-page-reading-error-quark, peng_page_reading_error)

typedef struct
{
  PengPublisher  *publisher;
  PengFetch      *fetch;
  PengPageReport *report;
  char           *remote_id;
  char           *content_hash;
  PengOutboxItem *item;
  PengPageSent   *sent;
  GBytes         *page;
  GStrv           sheet_uris;
  GPtrArray      *sheets;
  PengPageResult *result;
} Reading;

/**
 * peng_page_report_free:
 * @self: (transfer full): a report
 *
 * Frees a report.
 */
void
peng_page_report_free (PengPageReport *self)
{
  g_free (self->article);
  g_free (self->url);
  g_ptr_array_unref (self->findings);
  g_clear_error (&self->error);
  g_free (self);
}

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_object_unref (self->publisher);
  g_object_unref (self->fetch);
  g_clear_pointer (&self->report, peng_page_report_free);
  g_free (self->remote_id);
  g_free (self->content_hash);
  g_clear_pointer (&self->item, peng_outbox_item_free);
  g_clear_pointer (&self->sent, peng_page_sent_free);
  g_clear_pointer (&self->page, g_bytes_unref);
  g_strfreev (self->sheet_uris);
  g_ptr_array_unref (self->sheets);
  g_clear_pointer (&self->result, peng_page_result_free);
  g_free (self);
}

static Reading *
get_reading (GTask *task)
{
  return g_task_get_task_data (task);
}

static void
answer (GTask               *task,
        PengReadBackOutcome  outcome)
{
  PengPageReport *report = g_steal_pointer (&get_reading (task)->report);

  report->outcome = outcome;
  g_task_return_pointer (task, report, (GDestroyNotify) peng_page_report_free);
}

/* Takes the error. */
static void
answer_unread (GTask  *task,
               GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }

  get_reading (task)->report->error = error;
  answer (task, PENG_READ_BACK_UNREAD);
}

static void
answer_finding (GTask        *task,
                PengPageKind  kind,
                const char   *there)
{
  Reading *self = get_reading (task);
  g_autoptr(PengPageResult) result = peng_page_result_new ();

  peng_page_result_add (result, kind, there, self->report->url)->outside = TRUE;
  g_ptr_array_unref (self->report->findings);
  self->report->findings = g_ptr_array_ref (result->findings);
  answer (task, PENG_READ_BACK_FOUND);
}

static void
answer_result (GTask *task)
{
  Reading *self = get_reading (task);

  g_ptr_array_unref (self->report->findings);
  self->report->findings = g_ptr_array_ref (self->result->findings);
  self->report->n_left_out = self->result->n_left_out;
  answer (task, self->report->findings->len > 0 ? PENG_READ_BACK_FOUND : PENG_READ_BACK_CLEAN);
}

/* Pictures that cannot be asked for now do not take back what the page itself has shown. */
static void
pictures_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (peng_page_pictures_finish (result, &error) || get_reading (task)->result->findings->len > 0)
    {
      g_clear_error (&error);
      answer_result (task);
    }
  else
    answer_unread (task, error);
}

static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *self = get_reading (task);
  GError *error = NULL;
  PengPagePictures pictures;

  self->result = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->result == NULL)
    {
      answer_unread (task, error);
      return;
    }

  pictures = (PengPagePictures) { self->fetch, self->item, self->sent, self->result };
  peng_page_pictures_async (&pictures, g_task_get_cancellable (task), pictures_cb,
                            g_object_ref (task));
}

static void
compare (GTask        *thread,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Reading *self = get_reading (data);
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (self->page, &n_bytes);

  g_task_return_pointer (thread,
                         peng_page_check (bytes, n_bytes, self->report->url, self->sent,
                                          (GBytes **) self->sheets->pdata, self->sheets->len),
                         (GDestroyNotify) peng_page_result_free);
}

/* Does something in a thread; the reading is left alone meanwhile, and lives until the callback. */
static void
run_in_thread (GTask               *task,
               GTaskThreadFunc      func,
               GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) thread = g_task_new (NULL, g_task_get_cancellable (task), callback,
                                        g_object_ref (task));

  g_task_set_source_tag (thread, run_in_thread);
  g_task_set_task_data (thread, task, NULL);
  g_task_run_in_thread (thread, func);
}

static void fetch_next_sheet (GTask *task);

/* A page without one of its styles is a page that says less of what it hides; that is all. */
static void
sheet_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GBytes *sheet = peng_fetch_run_finish (PENG_FETCH (object), result, NULL);

  g_ptr_array_add (get_reading (task)->sheets, sheet != NULL ? sheet : g_bytes_new (NULL, 0));
  fetch_next_sheet (task);
}

static void
fetch_next_sheet (GTask *task)
{
  Reading *self = get_reading (task);
  const char *uri = self->sheet_uris[self->sheets->len];

  if (uri != NULL)
    peng_fetch_page_async (self->fetch, uri, MAX_SHEET, g_task_get_cancellable (task), sheet_cb,
                           g_object_ref (task));
  else
    run_in_thread (task, compare, compared_cb);
}

static void
sheets_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  get_reading (task)->sheet_uris = g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    answer_unread (task, error);
  else
    fetch_next_sheet (task);
}

static void
list_sheets (GTask        *thread,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Reading *self = get_reading (data);
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (self->page, &n_bytes);

  g_task_return_pointer (thread, peng_page_list_sheets (bytes, n_bytes, self->report->url),
                         (GDestroyNotify) g_strfreev);
}

static void
page_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *self = get_reading (task);
  GError *error = NULL;

  self->page = peng_fetch_run_finish (PENG_FETCH (object), result, &error);
  if (self->page != NULL)
    {
      run_in_thread (task, list_sheets, sheets_cb);
      return;
    }

  if (g_error_matches (error, PENG_FETCH_ERROR, PENG_FETCH_ERROR_NOT_FOUND))
    answer_finding (task, PENG_PAGE_GONE, NULL);
  else if (g_error_matches (error, PENG_FETCH_ERROR, PENG_FETCH_ERROR_ELSEWHERE))
    answer_finding (task, PENG_PAGE_ELSEWHERE, error->message);
  else if (g_error_matches (error, PENG_FETCH_ERROR, PENG_FETCH_ERROR_TOO_LARGE))
    answer_finding (task, PENG_PAGE_TOO_LARGE, NULL);
  else
    {
      answer_unread (task, error);
      return;
    }

  g_error_free (error);
}

static const char *
find_address (const char *address,
              gpointer    user_data)
{
  return peng_page_pictures_find_url (user_data, address);
}

static void
fetch_page (GTask *task)
{
  Reading *self = get_reading (task);
  g_autoptr(PengSent) sent = self->item->content != NULL ? peng_sent_read (self->item->content) : NULL;

  if (sent == NULL || self->report->url == NULL)
    {
      g_task_return_new_error (task, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND,
                               "nothing is known of what was sent");
      return;
    }

  self->sent = peng_page_sent_new (sent->title, sent->html, self->report->url, find_address, self->item);
  for (guint i = 0; sent->others[i] != NULL; i++)
    peng_page_sent_allow (self->sent, sent->others[i]);

  peng_fetch_page_async (self->fetch, self->report->url, PENG_PAGE_MAX_BYTES,
                         g_task_get_cancellable (task), page_cb, g_object_ref (task));
}

static void
asked_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *self = get_reading (task);
  GError *error = NULL;
  g_autoptr(PengRemoteArticle) article = peng_portal_get_article_finish (PENG_PORTAL (object), result,
                                                                         &error);

  if (article != NULL && !article->withdrawn && article->uri != NULL)
    {
      g_free (self->report->url);
      self->report->url = g_strdup (article->uri);
      fetch_page (task);
    }
  else if (article != NULL || g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND) ||
           g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_GONE))
    {
      g_clear_error (&error);
      answer_finding (task, PENG_PAGE_GONE, NULL);
    }
  else
    answer_unread (task, error);
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *self = get_reading (task);
  GError *error = NULL;
  g_autoptr(PengPortal) portal = NULL;

  /* Whoever has stopped it may be gone, and what connects with it. */
  if (g_task_return_error_if_cancelled (task))
    return;

  portal = peng_publisher_connect_finish (self->publisher, result, &error);
  if (portal != NULL)
    peng_portal_get_article_async (portal, self->remote_id, NULL, g_task_get_cancellable (task),
                                   asked_cb, g_object_ref (task));
  else
    answer_unread (task, error);
}

static gboolean
is_local (GPtrArray *sites,
          gint64     number)
{
  for (guint i = 0; i < sites->len; i++)
    {
      const PengSiteInfo *site = sites->pdata[i];
      PengSiteKind kind;

      if (site->id == number && peng_site_kind_from_name (site->kind, &kind))
        return kind == PENG_SITE_KIND_LOCAL;
    }

  return FALSE;
}

static void
sites_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *self = get_reading (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) sites = peng_store_list_sites_finish (PENG_STORE (object), result, &error);

  if (sites == NULL)
    g_task_return_error (task, error);
  else if (is_local (sites, self->report->site))
    peng_publisher_connect (self->publisher, self->report->site, g_task_get_cancellable (task),
                            connected_cb, g_object_ref (task));
  else
    fetch_page (task);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  PengOutboxItem *item = peng_store_get_outbox_finish (PENG_STORE (object), result, &error);

  get_reading (task)->item = item;
  if (item != NULL)
    peng_store_list_sites_async (PENG_STORE (object), g_task_get_cancellable (task), sites_cb,
                                 g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/* The last thing that the site took of the article. */
static gint64
find_sent (Reading   *self,
           GPtrArray *items)
{
  gint64 found = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const PengOutboxItem *item = items->pdata[i];

      if (item->site == self->report->site && item->state == PENG_OUTBOX_PUBLISHED &&
          item->verb != PENG_OUTBOX_WITHDRAW && g_strcmp0 (item->content_hash, self->content_hash) == 0)
        found = MAX (found, item->id);
    }

  return found;
}

static void
items_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(GPtrArray) items = peng_store_list_outbox_finish (PENG_STORE (object), result, &error);
  gint64 id = items != NULL ? find_sent (get_reading (task), items) : 0;

  if (id != 0)
    peng_store_get_outbox_async (PENG_STORE (object), id, g_task_get_cancellable (task), loaded_cb,
                                 g_object_ref (task));
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND,
                             "nothing is known of what was sent");
}

static void
publications_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *self = get_reading (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) publications =
    peng_store_list_publications_finish (PENG_STORE (object), result, &error);

  for (guint i = 0; publications != NULL && i < publications->len; i++)
    {
      const PengPublication *publication = publications->pdata[i];

      if (publication->site != self->report->site || publication->withdrawn)
        continue;
      if (publication->due > 0 || publication->standing != PENG_STANDING_PUBLIC)
        {
          g_task_return_new_error (task, PENG_PAGE_READING_ERROR, PENG_PAGE_READING_ERROR_NOT_PUBLIC,
                                   "readers do not see the page");
          return;
        }
      self->report->url = g_strdup (publication->url);
      self->remote_id = g_strdup (publication->remote_id);
      self->content_hash = g_strdup (publication->content_hash);
      peng_store_list_outbox_async (PENG_STORE (object), self->report->article,
                                    g_task_get_cancellable (task), items_cb, g_object_ref (task));
      return;
    }

  if (error == NULL)
    error = g_error_new (PENG_STORE_ERROR, PENG_STORE_ERROR_NOT_FOUND, "the site has no such page");
  g_task_return_error (task, error);
}

/**
 * peng_page_reading_async:
 * @publisher: a publisher, for its store and for the built-in portal
 * @fetch: fetches the page
 * @article: UUID of a draft
 * @site: number of a site that has it
 * @cancellable: (nullable): a cancellable; to be cancelled before what @publisher connects with goes
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Reads a page once and compares it with what was sent.
 */
void
peng_page_reading_async (PengPublisher       *publisher,
                         PengFetch           *fetch,
                         const char          *article,
                         gint64               site,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Reading *self;

  g_return_if_fail (PENG_IS_PUBLISHER (publisher) && PENG_IS_FETCH (fetch));
  g_return_if_fail (article != NULL);

  self = g_new0 (Reading, 1);
  self->publisher = g_object_ref (publisher);
  self->fetch = g_object_ref (fetch);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->report = g_new0 (PengPageReport, 1);
  self->report->article = g_strdup (article);
  self->report->site = site;
  self->report->findings = g_ptr_array_new ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_page_reading_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, reading_free);
  peng_store_list_publications_async (peng_publisher_get_store (publisher), article, cancellable,
                                      publications_cb, g_object_ref (task));
}

/**
 * peng_page_reading_finish:
 * @result: what the callback was given
 * @error: #PengPageReadingError or #PengStoreError; %PENG_STORE_ERROR_NOT_FOUND where the site has no page of the article, or
 *   where nothing is known of what was sent; or that it was cancelled
 *
 * Returns: (transfer full) (nullable): what came of it
 */
PengPageReport *
peng_page_reading_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
