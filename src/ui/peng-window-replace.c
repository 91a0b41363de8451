/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-dialogs.h"
#include "ui/peng-library-picker.h"
#include "work/peng-error-text.h"
#include "work/peng-media-replace.h"

#include <glib/gi18n.h>

/* One item of the library in the place of another, in every article that has it. */
typedef struct
{
  PengWindow *window;
  char       *media;
  char       *wanted;   /* once it is chosen */
} Replacement;

static Replacement *
replacement_new (PengWindow *window,
                 const char *media)
{
  Replacement *self = g_new0 (Replacement, 1);

  self->window = g_object_ref (window);
  self->media = g_strdup (media);

  return self;
}

static void
replacement_free (Replacement *self)
{
  g_object_unref (self->window);
  g_free (self->media);
  g_free (self->wanted);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Replacement, replacement_free)

static PengDraft *
get_open (const char *uuid,
          gpointer    user_data)
{
  return peng_window_get_open (((Replacement *) user_data)->window, uuid);
}

static const PengMediaReplaceFuncs funcs = { get_open };

/* Returns: (nullable): the articles that have the former item still, each with the reason */
static char *
describe_left (GPtrArray *replaced,
               guint     *n_done)
{
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; i < replaced->len; i++)
    {
      const PengMediaReplaced *one = g_ptr_array_index (replaced, i);
      g_autofree char *sentence = one->error != NULL ? peng_error_text_new (one->error) : NULL;

      *n_done += sentence == NULL;
      if (sentence != NULL)
        g_string_append_printf (lines, "%s%s: %s", lines->len > 0 ? "\n" : "", one->title, sentence);
    }

  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

static void
tell (PengWindow *window,
      GPtrArray  *replaced)
{
  guint n_done = 0;
  g_autofree char *left = describe_left (replaced, &n_done);
  g_autofree char *words =
    g_strdup_printf (ngettext ("Replaced in %u article", "Replaced in %u articles", n_done), n_done);

  if (left != NULL)
    peng_dialogs_tell_list (GTK_WINDOW (window), _("Not Replaced Everywhere"), left);
  else
    peng_window_toast (window, words);
}

static void
replaced_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Replacement) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) replaced = peng_media_replace_finish (result, &error);

  if (peng_window_is_gone (self->window))
    return;

  if (replaced == NULL)
    peng_window_toast_error (self->window, _("It was not replaced."), error);
  else
    tell (self->window, replaced);
}

static void
answered_cb (const char *response,
             gpointer    user_data)
{
  g_autoptr(Replacement) self = user_data;

  if (peng_window_is_gone (self->window) || !g_str_equal (response, "accept"))
    return;

  peng_media_replace_async (peng_desk_get_store (self->window->desk), self->media, self->wanted, &funcs,
                            self, NULL, replaced_cb, self);
  g_steal_pointer (&self);
}

static void
ask (Replacement *self,
     guint        n_articles)
{
  g_autofree char *body =
    g_strdup_printf (ngettext ("It is in %u article. Captions and all other words stay, and each "
                               "article can be taken back to how it was. Pages that are published "
                               "stay as they are.",
                               "It is in %u articles. Captions and all other words stay, and each "
                               "article can be taken back to how it was. Pages that are published "
                               "stay as they are.", n_articles), n_articles);

  peng_dialogs_ask (GTK_WINDOW (self->window), _("Replace It Everywhere?"), body, _("_Replace"), FALSE,
                    answered_cb, self);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Replacement) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) uses = peng_store_list_uses_finish (PENG_STORE (object), result, &error);

  if (peng_window_is_gone (self->window))
    return;

  if (uses == NULL)
    {
      peng_window_toast_error (self->window, _("It was not replaced."), error);
      return;
    }

  ask (g_steal_pointer (&self), peng_media_uses_count_articles (uses));
}

static void
chosen_cb (GtkWidget *picker,
           GPtrArray *items,
           gpointer   user_data)
{
  const PengLibraryItem *item = g_ptr_array_index (items, 0);
  const char *media = g_object_get_data (G_OBJECT (picker), "media");
  Replacement *self;

  if (g_str_equal (item->media->sha, media))
    return;

  self = replacement_new (user_data, media);
  self->wanted = g_strdup (item->media->sha);
  peng_store_list_uses_async (peng_desk_get_store (self->window->desk), media, NULL, listed_cb, self);
}

static PengMediaKinds
find_kind (const char *mime)
{
  static const struct
  {
    const char     *prefix;
    PengMediaKinds  kind;
  } kinds[] = {
    { "image/", PENG_MEDIA_KIND_PICTURE },
    { "video/", PENG_MEDIA_KIND_VIDEO },
    { "audio/", PENG_MEDIA_KIND_AUDIO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (mime, kinds[i].prefix))
      return kinds[i].kind;

  return PENG_MEDIA_KIND_FILE;
}

static void
got_media_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Replacement) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengMedia) media = peng_store_get_media_finish (PENG_STORE (object), result, &error);
  GtkWidget *picker;

  if (peng_window_is_gone (self->window))
    return;

  if (media == NULL)
    {
      peng_window_toast_error (self->window, _("It was not replaced."), error);
      return;
    }

  picker = peng_window_open_picker (self->window, find_kind (media->mime), FALSE);
  gtk_window_set_title (GTK_WINDOW (picker), _("Replace Everywhere With…"));
  g_object_set_data_full (G_OBJECT (picker), "media", g_strdup (self->media), g_free);
  g_signal_connect_object (picker, "chosen", G_CALLBACK (chosen_cb), self->window, 0);
}

/**
 * peng_window_replace_media:
 * @self: a window whose desk is open
 * @media: name of an item of the library
 *
 * Lets the person choose what is to stand in its place in every article, and puts it there.
 */
void
peng_window_replace_media (PengWindow *self,
                           const char *media)
{
  peng_store_get_media_async (peng_desk_get_store (self->desk), media, NULL, got_media_cb,
                              replacement_new (self, media));
}
