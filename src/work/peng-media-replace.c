/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-media-replace.h"

#include "core/peng-media-swap.h"
#include "store/peng-store-library.h"
#include "store/peng-store-snapshots.h"

G_DEFINE_QUARK (peng-replace-error-quark, peng_replace_error)

/* One replacement, kept by its task. Articles are done one after the other. */
typedef struct
{
  PengStore             *store;
  char                  *media;
  PengMedia             *wanted;
  PengMediaSwap          swap;
  PengMediaReplaceFuncs  funcs;
  gpointer               funcs_data;
  GPtrArray             *uses;      /* of PengMediaUse */
  guint                  next;
  PengDraft             *draft;     /* of the article that is in work */
  guint                  n_places;  /* in it */
  GPtrArray             *replaced;
} Replacement;

static void next_article (GTask *task);

static void
replaced_free (gpointer data)
{
  PengMediaReplaced *self = data;

  g_free (self->article);
  g_free (self->title);
  g_clear_error (&self->error);
  g_free (self);
}

static void
replacement_free (Replacement *self)
{
  g_object_unref (self->store);
  g_free (self->media);
  g_clear_pointer (&self->wanted, peng_media_free);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_clear_pointer (&self->replaced, g_ptr_array_unref);
  g_clear_object (&self->draft);
  g_free (self);
}

/* Takes the error. */
static void
end_article (GTask  *task,
             guint   n_places,
             GError *error)
{
  Replacement *self = g_task_get_task_data (task);
  const PengMediaUse *use = g_ptr_array_index (self->uses, self->next);
  PengMediaReplaced *replaced = g_new (PengMediaReplaced, 1);

  *replaced = (PengMediaReplaced) { g_strdup (use->article), g_strdup (use->title), n_places, error };
  g_ptr_array_add (self->replaced, replaced);
  g_clear_object (&self->draft);
  self->next++;
  next_article (task);
}

static GPtrArray *
swap_blocks (Replacement  *self,
             PengDocument *document,
             guint        *n_places,
             gboolean     *fits)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);

  for (guint i = 0; i < peng_document_get_n_blocks (document); i++)
    g_ptr_array_add (blocks, peng_media_swap_block (&self->swap, peng_document_get_block (document, i),
                                                    n_places, fits));

  return blocks;
}

static gboolean
is_cover (Replacement  *self,
          PengDocument *document)
{
  return g_str_equal (peng_document_get_field (document, PENG_FIELD_COVER), self->media) &&
         !g_str_equal (self->media, self->swap.wanted);
}

static void
apply (PengDocument *document,
       PengEdit     *edit)
{
  g_autoptr(PengEdit) own = edit;
  g_autoptr(GError) error = NULL;

  /* It was made of what stands there. */
  if (!peng_document_apply (document, own, &error))
    g_warning ("%s: %s", peng_document_get_uuid (document), error->message);
}

static void
apply_all (Replacement  *self,
           GPtrArray    *blocks)
{
  PengDocument *document = peng_draft_get_document (self->draft);
  PengHistory *history = peng_draft_get_history (self->draft);

  peng_history_begin (history);
  for (guint i = 0; i < blocks->len; i++)
    {
      PengBlock *block = g_ptr_array_index (blocks, i);

      if (block != peng_document_get_block (document, i))
        apply (document, peng_document_make_blocks (document, i, 1, &block, 1));
    }
  if (is_cover (self, document))
    apply (document, peng_document_make_set_field (document, PENG_FIELD_COVER, self->swap.wanted));
  peng_history_end (history);
}

static void
flushed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Replacement *self = g_task_get_task_data (task);
  GError *error = NULL;

  peng_draft_flush_finish (PENG_DRAFT (object), result, &error);
  end_article (task, self->n_places, error);
}

static void
replace_in_draft (GTask *task)
{
  Replacement *self = g_task_get_task_data (task);
  PengDocument *document = peng_draft_get_document (self->draft);
  gboolean fits = TRUE;
  g_autoptr(GPtrArray) blocks = NULL;

  self->n_places = 0;
  blocks = swap_blocks (self, document, &self->n_places, &fits);
  if (is_cover (self, document))
    {
      self->n_places++;
      fits = fits && self->swap.shows == PENG_BLOCK_IMAGE;
    }

  if (!fits)
    {
      end_article (task, 0, g_error_new_literal (PENG_REPLACE_ERROR, PENG_REPLACE_ERROR_OTHER_KIND,
                                                 "it is of another kind"));
      return;
    }

  apply_all (self, blocks);
  peng_draft_flush_async (self->draft, NULL, flushed_cb, g_object_ref (task));
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Replacement *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->draft = peng_draft_open_finish (result, &error);
  if (self->draft != NULL)
    replace_in_draft (task);
  else
    end_article (task, 0, error);
}

/* What an article that is open had before is kept too, once its words are on disk. */
static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Replacement *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!peng_draft_flush_finish (PENG_DRAFT (object), result, &error))
    {
      end_article (task, 0, error);
      return;
    }

  peng_store_take_snapshot_async (self->store, peng_draft_get_uuid (self->draft), PENG_SNAPSHOT_OPEN,
                                  NULL, NULL, NULL);
  replace_in_draft (task);
}

static void
next_article (GTask *task)
{
  Replacement *self = g_task_get_task_data (task);
  const PengMediaUse *use;
  PengDraft *open;

  if (self->next == self->uses->len)
    {
      g_task_return_pointer (task, g_steal_pointer (&self->replaced),
                             (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;

  use = g_ptr_array_index (self->uses, self->next);
  open = self->funcs.get_open != NULL ? self->funcs.get_open (use->article, self->funcs_data) : NULL;
  if (open != NULL)
    {
      self->draft = g_object_ref (open);
      peng_draft_flush_async (open, NULL, kept_cb, g_object_ref (task));
      return;
    }

  peng_draft_open_async (self->store, use->article, NULL, opened_cb, g_object_ref (task));
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Replacement *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->uses = peng_store_list_uses_finish (PENG_STORE (object), result, &error);
  if (self->uses != NULL)
    next_article (task);
  else
    g_task_return_error (task, error);
}

static PengBlockKind
get_shown (const PengMedia *media)
{
  static const struct
  {
    const char    *prefix;
    PengBlockKind  kind;
  } kinds[] = {
    { "image/", PENG_BLOCK_IMAGE }, { "video/", PENG_BLOCK_VIDEO }, { "audio/", PENG_BLOCK_AUDIO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (media->mime, kinds[i].prefix))
      return kinds[i].kind;

  return PENG_BLOCK_ATTACHMENT;
}

static void
got_wanted_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Replacement *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->wanted = peng_store_get_media_finish (PENG_STORE (object), result, &error);
  if (self->wanted == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->swap = (PengMediaSwap) {
    .media = self->media,
    .wanted = self->wanted->sha,
    .shows = get_shown (self->wanted),
    .width = self->wanted->web_width,
    .height = self->wanted->web_height,
    .poster = self->wanted->poster,
  };
  peng_store_list_uses_async (self->store, self->media, g_task_get_cancellable (task), listed_cb,
                              g_object_ref (task));
}

/**
 * peng_media_replace_async:
 * @store: an open store
 * @media: the name that stands in articles; the library need not have it any more
 * @wanted: name of the item that is to stand there; @media itself where pages show it in another size
 *   by now
 * @funcs: (nullable): which articles are open
 * @funcs_data: data for @funcs
 * @cancellable: (nullable): stops before the next article
 * @callback: (scope async): called in the caller's main context
 * @user_data: data for @callback
 *
 * Puts one item in the place of another in every article that shows it: in pictures, galleries,
 * videos, attachments and as the cover. Captions and all other words stay.
 */
void
peng_media_replace_async (PengStore                   *store,
                          const char                  *media,
                          const char                  *wanted,
                          const PengMediaReplaceFuncs *funcs,
                          gpointer                     funcs_data,
                          GCancellable                *cancellable,
                          GAsyncReadyCallback          callback,
                          gpointer                     user_data)
{
  GTask *task;
  Replacement *self;

  g_return_if_fail (PENG_IS_STORE (store));
  g_return_if_fail (peng_media_is_name (media) && peng_media_is_name (wanted));

  self = g_new0 (Replacement, 1);
  self->store = g_object_ref (store);
  self->media = g_strdup (media);
  self->replaced = g_ptr_array_new_with_free_func (replaced_free);
  if (funcs != NULL)
    self->funcs = *funcs;
  self->funcs_data = funcs_data;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, peng_media_replace_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) replacement_free);
  peng_store_get_media_async (store, wanted, cancellable, got_wanted_cb, task);
}

/**
 * peng_media_replace_finish:
 * @result: what the callback was given
 * @error: #PengStoreError, such as %PENG_STORE_ERROR_NOT_FOUND; or that it was cancelled, and what was
 *   replaced by then stays so
 *
 * Returns: (transfer full) (element-type PengMediaReplaced) (nullable): what became of each article
 *   that uses it
 */
GPtrArray *
peng_media_replace_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
