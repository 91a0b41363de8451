/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-dialogs.h"
#include "work/peng-error-text.h"
#include "work/peng-fitting.h"
#include "work/peng-media-replace.h"

#include <glib/gi18n.h>

/* What was done to one photograph is done to others, or taken back from several. */
typedef struct
{
  PengWindow   *window;
  GPtrArray    *items;    /* of PengLibraryItem */
  char         *from;     /* (nullable): whose changes these are given; else their last is undone */
  GCancellable *cancellable;
  guint         n_done;
  GString      *failures; /* a line for each */
  guint         next;     /* whose articles are told of its size */
} Fits;

static void next_size (Fits *self);

static Fits *
fits_new (PengWindow *window,
          GPtrArray  *items,
          const char *from)
{
  Fits *self = g_new0 (Fits, 1);

  self->window = g_object_ref (window);
  self->items = g_ptr_array_ref (items);
  self->from = g_strdup (from);
  self->failures = g_string_new (NULL);

  return self;
}

static void
fits_free (Fits *self)
{
  g_object_unref (self->window);
  g_ptr_array_unref (self->items);
  g_free (self->from);
  g_clear_object (&self->cancellable);
  g_string_free (self->failures, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fits, fits_free)

static const PengLibraryItem *
get_item (Fits  *self,
          guint  i)
{
  return g_ptr_array_index (self->items, i);
}

static void
tell (Fits *self)
{
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u photograph was changed", "%u photographs were changed",
                               self->n_done), self->n_done);

  if (self->failures->len > 0)
    peng_dialogs_tell_list (GTK_WINDOW (self->window), _("Not All of Them Were Changed"),
                            self->failures->str);
  else
    peng_window_toast (self->window, words);
}

static void
finish (Fits *self)
{
  g_autoptr(Fits) own = self;

  if (peng_window_is_gone (self->window))
    return;

  peng_media_pane_end_work (self->window->media_pane);
  for (guint i = 0; i < self->items->len; i++)
    peng_window_reload_media (self->window, get_item (self, i)->media->sha);
  tell (self);
}

static void
sized_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Fits *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) replaced = peng_media_replace_finish (result, &error);

  if (replaced == NULL)
    g_debug ("%s: %s", get_item (self, self->next)->media->name, error->message);

  self->next++;
  next_size (self);
}

static PengDraft *
get_open (const char *uuid,
          gpointer    user_data)
{
  return peng_window_get_open (((Fits *) user_data)->window, uuid);
}

static const PengMediaReplaceFuncs replace_funcs = { get_open };

/* Articles say how large their photographs are, so that a page does not jump while it loads. */
static void
next_size (Fits *self)
{
  const char *media;

  while (self->next < self->items->len && get_item (self, self->next)->n_uses == 0)
    self->next++;
  if (self->next == self->items->len || peng_window_is_gone (self->window))
    {
      finish (self);
      return;
    }

  media = get_item (self, self->next)->media->sha;
  peng_media_replace_async (peng_desk_get_store (self->window->desk), media, media, &replace_funcs, self,
                            NULL, sized_cb, self);
}

static void
fitted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!peng_fitting_finish (result, &error))
    g_debug ("%s", error->message);

  next_size (user_data);
}

static const char *
find_name (Fits       *self,
           const char *media)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (get_item (self, i)->media->sha, media))
      return get_item (self, i)->media->name;

  return media;
}

static void
add_failure (Fits         *self,
             const char   *media,
             const GError *error)
{
  g_autofree char *sentence = peng_error_text_new (error);

  g_string_append_printf (self->failures, "%s%s: %s", self->failures->len > 0 ? "\n" : "",
                          find_name (self, media), sentence);
}

static void
one_fitted_cb (const char   *media,
               const GError *error,
               guint         n_done,
               guint         n_media,
               gpointer      user_data)
{
  Fits *self = user_data;
  /* Translators: how many photographs have been changed, and how many are to be */
  g_autofree char *words = g_strdup_printf (_("Changing photographs: %u of %u"), n_done, n_media);

  if (peng_window_is_gone (self->window))
    return;

  peng_media_pane_tell_work (self->window->media_pane, words);
  if (error == NULL)
    self->n_done++;
  else if (!g_error_matches (error, PENG_FIT_ERROR, PENG_FIT_ERROR_NOTHING_TO_UNDO))
    add_failure (self, media, error);
}

static void
run (Fits *self)
{
  PengStore *store = peng_desk_get_store (self->window->desk);
  PengPhotoPool *pool = peng_desk_get_pool (self->window->desk);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) media = NULL;

  for (guint i = 0; i < self->items->len; i++)
    g_strv_builder_add (builder, get_item (self, i)->media->sha);
  media = g_strv_builder_end (builder);

  self->cancellable = g_object_ref (peng_media_pane_begin_work (self->window->media_pane,
                                                                _("Changing photographs…")));
  if (self->from != NULL)
    peng_fitting_copy_async (store, pool, self->from, (const char * const *) media, one_fitted_cb, self,
                             self->cancellable, fitted_cb, self);
  else
    peng_fitting_undo_async (store, pool, (const char * const *) media, one_fitted_cb, self,
                             self->cancellable, fitted_cb, self);
}

static void
answered_cb (const char *response,
             gpointer    user_data)
{
  g_autoptr(Fits) self = user_data;

  if (!peng_window_is_gone (self->window) && g_str_equal (response, "accept"))
    run (g_steal_pointer (&self));
}

static void
ask (Fits  *self,
     guint  n_used)
{
  g_autofree char *body =
    g_strdup_printf (ngettext ("%u of them is in an article, and will look so there. Pages that are "
                               "published stay as they are.",
                               "%u of them are in articles, and will look so there. Pages that are "
                               "published stay as they are.", n_used), n_used);

  peng_dialogs_ask (GTK_WINDOW (self->window), _("Change Them in Their Articles, Too?"), body,
                    _("C_hange"), FALSE, answered_cb, self);
}

static void
begin (Fits *self)
{
  guint n_used = 0;

  for (guint i = 0; i < self->items->len; i++)
    n_used += get_item (self, i)->n_uses > 0;

  if (n_used > 0)
    ask (self, n_used);
  else
    run (self);
}

/**
 * peng_window_take_fit:
 * @self: a window
 * @media: a photograph of the library
 *
 * Remembers whose changes are to be given to others.
 */
void
peng_window_take_fit (PengWindow *self,
                      const char *media)
{
  g_free (self->fit_source);
  self->fit_source = g_strdup (media);
  peng_media_pane_set_can_give (self->media_pane, TRUE);
  peng_window_toast (self, _("Now choose the photographs that are to be changed in the same way."));
}

/**
 * peng_window_give_fit:
 * @self: a window
 * @items: (element-type PengLibraryItem): photographs
 *
 * Does to them what was done to the one that was taken, after asking where articles have them.
 */
void
peng_window_give_fit (PengWindow *self,
                      GPtrArray  *items)
{
  if (self->fit_source != NULL)
    begin (fits_new (self, items, self->fit_source));
}

/**
 * peng_window_undo_fit:
 * @self: a window
 * @items: (element-type PengLibraryItem): photographs
 *
 * Takes the last thing that was done to each of them back, after asking where articles have them.
 */
void
peng_window_undo_fit (PengWindow *self,
                      GPtrArray  *items)
{
  begin (fits_new (self, items, NULL));
}
