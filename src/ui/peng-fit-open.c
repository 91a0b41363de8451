/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-fit"

#include "ui/peng-fit-open.h"

#include "ui/peng-dialogs.h"
#include "ui/peng-editor-texture.h"
#include "work/peng-error-text.h"
#include "work/peng-fit-copy.h"
#include "work/peng-fit-source.h"
#include "work/peng-fitting.h"
#include "work/peng-media-replace.h"

#include <glib/gi18n.h>

/* A watermark is made smaller on any photograph: no more of it is needed to look at. */
#define WATERMARK_WIDTH 960

/* What a window needs of the library; it goes with the window. */
typedef struct
{
  PengFitWindow   *window;     /* borrowed, until `gone` is cancelled */
  GtkWindow       *parent;     /* weak */
  PengDesk        *desk;
  GSettings       *settings;
  GCancellable    *gone;
  char            *media;
  PengFitSource   *source;     /* its file is read until the window is gone */
  PengImport      *import;     /* of a watermark */
  char            *school;     /* what that says */
  PengRecipe      *recipe;     /* that is being kept */
  GError          *error;      /* why it could not be */
  PengFitFuncs     funcs;
  gpointer         user_data;
  gatomicrefcount  ref_count;
} Session;

/* A watermark's picture that is being read. */
typedef struct
{
  Session  *session;
  char     *sha;
  gboolean  uses;   /* it is to stand on the photograph from now on */
} Mark;

static Session *
session_ref (Session *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
session_unref (Session *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->desk);
  g_object_unref (self->settings);
  g_object_unref (self->gone);
  g_clear_object (&self->import);
  g_clear_pointer (&self->source, peng_fit_source_free);
  g_clear_pointer (&self->recipe, peng_recipe_free);
  g_clear_error (&self->error);
  g_free (self->school);
  g_free (self->media);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Session, session_unref)

static gboolean
is_gone (Session *self)
{
  return g_cancellable_is_cancelled (self->gone);
}

static void
mark_free (Mark *mark)
{
  session_unref (mark->session);
  g_free (mark->sha);
  g_free (mark);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mark, mark_free)

static void
tell (Session      *self,
      const char   *heading,
      const GError *error)
{
  g_autofree char *sentence = peng_error_text_new (error);

  peng_dialogs_tell (GTK_WINDOW (self->window), heading, sentence);
}

static void
mark_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Mark) mark = user_data;
  Session *self = mark->session;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = peng_editor_texture_load_finish (result, &error);

  if (is_gone (self))
    return;

  if (texture == NULL && mark->uses)
    tell (self, _("This Watermark Cannot Be Used"), error);
  else if (texture != NULL && mark->uses)
    peng_fit_window_use_watermark (self->window, mark->sha, texture);
  else if (texture != NULL)
    peng_fit_window_set_watermark (self->window, mark->sha, texture);
}

/* What the worker has made of it, for a picture may come from anywhere. */
static void
load_mark (Session    *self,
           const char *sha,
           gboolean    uses)
{
  g_autofree char *path = peng_store_dup_media_path (peng_desk_get_store (self->desk), sha,
                                                     PENG_MEDIA_WEB);
  Mark *mark = g_new0 (Mark, 1);

  mark->session = session_ref (self);
  mark->sha = g_strdup (sha);
  mark->uses = uses;
  peng_editor_texture_load_async (path, WATERMARK_WIDTH, self->gone, mark_loaded_cb, mark);
}

/* That of the photograph, or else that of the school. */
static void
load_known_mark (Session *self)
{
  g_autofree char *known = g_settings_get_string (self->settings, "watermark");
  const char *own = self->source->recipe->watermark;
  const char *sha = own != NULL ? own : known;

  if (peng_media_is_name (sha))
    load_mark (self, sha, FALSE);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Session) self = user_data;
  g_autoptr(GError) error = NULL;
  const PengMedia *media;
  gboolean done = peng_importer_run_finish (PENG_IMPORTER (object), result, &error);

  if (is_gone (self))
    return;

  media = done ? peng_import_get_media (self->import, 0) : NULL;
  if (media == NULL)
    {
      tell (self, _("This Watermark Cannot Be Used"),
            error != NULL ? error : peng_import_get_error (self->import, 0));
      return;
    }

  g_settings_set_string (self->settings, "watermark", media->sha);
  if (self->school != NULL)
    g_settings_set_string (self->settings, "watermark-text", self->school);
  load_mark (self, media->sha, TRUE);
}

static void
run_import (Session *self)
{
  peng_importer_run_async (peng_desk_get_importer (self->desk), self->import, self->gone,
                           imported_cb, session_ref (self));
}

static void
made_cb (PengFitWindow *window,
         GBytes        *png,
         const char    *name,
         Session       *self)
{
  /* Translators: file name of the watermark of a school */
  g_autofree char *file = g_strdup_printf (_("Watermark %s.png"), name);

  g_clear_object (&self->import);
  self->import = peng_import_new ();
  peng_import_add_bytes (self->import, png, file);
  g_free (self->school);
  self->school = g_strdup (name);
  run_import (self);
}

static void
chosen_cb (PengFitWindow *window,
           GFile         *file,
           Session       *self)
{
  g_clear_object (&self->import);
  self->import = peng_import_new ();
  peng_import_add_file (self->import, file);
  g_clear_pointer (&self->school, g_free);
  run_import (self);
}

static PengDraft *
get_open (const char *uuid,
          gpointer    user_data)
{
  Session *self = user_data;

  return self->parent != NULL && self->funcs.get_open != NULL
           ? self->funcs.get_open (uuid, self->user_data) : NULL;
}

static const PengMediaReplaceFuncs replace_funcs = { get_open };

/* The articles whose pages would show it in its former shape, each with the reason in a line. */
static char *
describe_left (GPtrArray *replaced)
{
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; replaced != NULL && i < replaced->len; i++)
    {
      const PengMediaReplaced *one = replaced->pdata[i];
      g_autofree char *sentence = one->error != NULL ? peng_error_text_new (one->error) : NULL;

      if (sentence != NULL)
        g_string_append_printf (lines, "%s%s: %s", lines->len > 0 ? "\n" : "", one->title,
                                sentence);
    }

  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

static void
replaced_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Session) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) replaced = peng_media_replace_finish (result, &error);
  g_autofree char *left = error != NULL ? peng_error_text_new (error) : describe_left (replaced);

  if (self->parent != NULL && self->funcs.kept != NULL)
    self->funcs.kept (self->media, self->user_data);
  if (left != NULL && self->parent != NULL)
    peng_dialogs_tell_list (self->parent, _("Some Articles Still Have Its Former Size"), left);
  if (!is_gone (self))
    peng_fit_window_finish (self->window, NULL);
}

static void
fail (Session      *self,
      const GError *error)
{
  g_autofree char *sentence = peng_error_text_new (error);

  if (!is_gone (self))
    peng_fit_window_finish (self->window, sentence);
}

/* Articles say how large their photographs are, so that a page does not jump while it loads. */
static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Session) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!peng_fitting_finish (result, &error))
    fail (self, error);
  else if (self->error != NULL)
    fail (self, self->error);
  else
    peng_media_replace_async (peng_desk_get_store (self->desk), self->media, self->media,
                              &replace_funcs, self, NULL, replaced_cb, session_ref (self));
}

static void
one_kept_cb (const char   *media,
             const GError *error,
             guint         n_done,
             guint         n_media,
             gpointer      user_data)
{
  Session *self = user_data;

  if (error != NULL)
    self->error = g_error_copy (error);
}

static void
keep (Session *self)
{
  const char * const media[] = { self->media, NULL };

  g_clear_error (&self->error);
  peng_fitting_apply_async (peng_desk_get_store (self->desk), peng_desk_get_pool (self->desk),
                            media, self->recipe, one_kept_cb, self, self->gone, kept_cb,
                            session_ref (self));
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Session) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengMedia) copy = peng_fit_copy_finish (result, &error);

  if (copy == NULL)
    {
      fail (self, error);
      return;
    }

  if (self->parent != NULL && self->funcs.copied != NULL)
    self->funcs.copied (self->media, copy, self->user_data);
  if (!is_gone (self))
    peng_fit_window_finish (self->window, NULL);
}

static void
keep_copy (Session *self)
{
  peng_fit_copy_async (peng_desk_get_store (self->desk), peng_desk_get_pool (self->desk),
                       peng_desk_get_importer (self->desk), self->media, self->recipe, self->gone,
                       copied_cb, session_ref (self));
}

static void
answered_cb (const char *response,
             gpointer    user_data)
{
  g_autoptr(Session) self = user_data;

  if (is_gone (self))
    return;

  if (g_str_equal (response, "accept"))
    keep (self);
  else if (g_str_equal (response, "other"))
    keep_copy (self);
  else
    peng_fit_window_finish (self->window, "");
}

/* Whoever opened the window from an article sees there what becomes of it. */
static gboolean
is_in_article (Session *self)
{
  return self->funcs.copied != NULL;
}

static void
ask (Session *self,
     guint    n_articles)
{
  g_autofree char *where =
    g_strdup_printf (ngettext ("It is in %u article, and would look so there. Pages that are "
                               "published stay as they are.",
                               "It is in %u articles, and would look so in each. Pages that are "
                               "published stay as they are.", n_articles), n_articles);
  g_autofree char *body =
    peng_dialogs_join_sentences (where, is_in_article (self)
                                          ? _("A copy stands in the open article alone.")
                                          : _("A copy stands in the library alone."));

  peng_dialogs_ask_either (GTK_WINDOW (self->window), _("Change the Photograph in Every Article?"),
                           body, _("C_hange"), _("Keep as a Co_py"), answered_cb,
                           session_ref (self));
}

static void
uses_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Session) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) uses = peng_store_list_uses_finish (PENG_STORE (object), result, &error);
  guint n_articles;

  if (is_gone (self))
    return;

  if (uses == NULL)
    {
      fail (self, error);
      return;
    }

  n_articles = peng_media_uses_count_articles (uses);
  if (n_articles > (is_in_article (self) ? 1 : 0))
    ask (self, n_articles);
  else
    keep (self);
}

static void
applied_cb (PengFitWindow    *window,
            const PengRecipe *recipe,
            Session          *self)
{
  g_clear_pointer (&self->recipe, peng_recipe_free);
  self->recipe = peng_recipe_copy (recipe);
  peng_store_list_uses_async (peng_desk_get_store (self->desk), self->media, self->gone, uses_cb,
                              session_ref (self));
}

static void
source_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Session) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengFitSource) source = peng_fit_source_finish (result, &error);

  if (is_gone (self))
    return;

  if (source == NULL)
    {
      g_autofree char *sentence = peng_error_text_new (error);

      peng_fit_window_fail_load (self->window, sentence);
      return;
    }

  self->source = g_steal_pointer (&source);
  peng_fit_window_set_photograph (self->window, self->source->name, self->source->recipe);
  peng_fit_window_load (self->window, self->source->path, self->source->width,
                        self->source->height);
  load_known_mark (self);
}

static void
destroy_cb (PengFitWindow *window,
            Session       *self)
{
  g_cancellable_cancel (self->gone);
}

/* Who has made none yet has perhaps said which school the articles come from. */
static char *
dup_school (Session *self)
{
  g_autofree char *school = g_settings_get_string (self->settings, "watermark-text");

  return *school != '\0' ? g_steal_pointer (&school)
                         : g_settings_get_string (self->settings, "default-source");
}

static void
connect_window (Session *self)
{
  g_autofree char *school = dup_school (self);

  peng_fit_window_set_school (self->window, school);
  g_signal_connect (self->window, "applied", G_CALLBACK (applied_cb), self);
  g_signal_connect (self->window, "watermark-made", G_CALLBACK (made_cb), self);
  g_signal_connect (self->window, "watermark-chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (self->window, "destroy", G_CALLBACK (destroy_cb), self);
  g_object_set_data_full (G_OBJECT (self->window), "peng-session", self,
                          (GDestroyNotify) session_unref);
}

/**
 * peng_fit_open:
 * @parent: the window that it stands over
 * @desk: an open desk
 * @settings: where the school's watermark is remembered
 * @media: a photograph of the library
 * @funcs: what it asks of the program
 * @user_data: for @funcs; it has to be there as long as @parent is
 *
 * Opens a window in which a photograph of the library is made fit to be published.
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
peng_fit_open (GtkWindow          *parent,
               PengDesk           *desk,
               GSettings          *settings,
               const char         *media,
               const PengFitFuncs *funcs,
               gpointer            user_data)
{
  Session *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PENG_IS_DESK (desk), NULL);
  g_return_val_if_fail (media != NULL, NULL);

  self = g_new0 (Session, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->window = PENG_FIT_WINDOW (peng_fit_window_new (parent, NULL, NULL));
  g_set_weak_pointer (&self->parent, parent);
  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  self->gone = g_cancellable_new ();
  self->media = g_strdup (media);
  self->funcs = *funcs;
  self->user_data = user_data;
  connect_window (self);
  peng_fit_source_async (peng_desk_get_store (desk), peng_desk_get_pool (desk), media, self->gone,
                         source_cb, session_ref (self));
  gtk_window_present (GTK_WINDOW (self->window));

  return GTK_WIDGET (self->window);
}
