/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"
#include "test-answer.h"
#include "ui/peng-editor-picture.h"
#include "ui/peng-figure.h"
#include "ui/peng-fit-canvas-private.h"
#include "ui/peng-fit-open.h"
#include "window-fixture.h"

#include <glib/gi18n.h>
#include <math.h>

/* A photograph of the library is made fit, and stays so. */

typedef struct
{
  char          *dir;
  WindowFixture  window;
  char          *media;
  PengFitWindow *fit;
  guint          n_kept;
} Fixture;

static void
kept_cb (const char *media,
         gpointer    user_data)
{
  Fixture *self = user_data;

  g_assert_cmpstr (media, ==, self->media);
  self->n_kept++;
}

static void
copied_cb (const char      *media,
           const PengMedia *copy,
           gpointer         user_data)
{
  g_assert_not_reached ();
}

static const PengFitFuncs funcs = { NULL, kept_cb, copied_cb };

static char *
find_media (PengDocument *document)
{
  for (guint i = 0; i < peng_document_get_n_blocks (document); i++)
    {
      guint n_images;
      const PengImage *images = peng_block_get_images (peng_document_get_block (document, i),
                                                       &n_images);

      if (n_images > 0)
        return g_strdup (images[0].media);
    }

  return NULL;
}

static PengStore *
get_store (Fixture *self)
{
  return peng_desk_get_store (self->window.window->desk);
}

static void
open_fit (Fixture *self)
{
  GtkWidget *canvas;

  g_clear_weak_pointer (&self->fit);
  g_set_weak_pointer (&self->fit,
                      PENG_FIT_WINDOW (peng_fit_open (GTK_WINDOW (self->window.window),
                                                      self->window.window->desk,
                                                      self->window.window->settings, self->media,
                                                      &funcs, self)));
  canvas = find_type (self->fit, PENG_TYPE_FIT_CANVAS);
  WAIT_UNTIL (gtk_widget_get_mapped (canvas) && gtk_widget_get_width (canvas) > 0);
}

/* The sample article has photographs. */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->dir = scratch_new ();
  self->n_kept = 0;
  window_fixture_show (&self->window, self->dir);
  WAIT_UNTIL ((self->media = find_media (peng_draft_get_document (self->window.window->draft))) !=
              NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  if (self->fit != NULL)
    gtk_window_destroy (GTK_WINDOW (self->fit));
  g_clear_weak_pointer (&self->fit);
  window_fixture_close (&self->window);
  g_clear_pointer (&self->media, g_free);
  scratch_remove (self->dir);
}

static void
act (Fixture    *self,
     const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->fit), action, NULL);
}

/* How wide what is published of it is by its height. */
static double
get_web_shape (Fixture *self)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengMedia) media = NULL;

  peng_store_get_media_async (get_store (self), self->media, NULL, answer_cb, &answer);
  WAIT_UNTIL (answer != NULL);
  media = peng_store_get_media_finish (get_store (self), answer, &error);
  g_assert_no_error (error);

  return (double) media->web_width / media->web_height;
}

/* Whoever opens it again sees the original upright as it was taken, and what was done to it. */
static void
test_kept (Fixture       *self,
           gconstpointer  data)
{
  double before = get_web_shape (self);
  PengFitCanvas *canvas;

  open_fit (self);
  g_assert_true (peng_recipe_is_plain (peng_fit_window_get_recipe (self->fit)));
  act (self, "fit.turn-right");
  act (self, "fit.apply");
  WAIT_UNTIL (self->fit == NULL);
  g_assert_cmpuint (self->n_kept, ==, 1);
  g_assert_cmpfloat_with_epsilon (get_web_shape (self), 1 / before, 0.01);

  open_fit (self);
  g_assert_cmpuint (peng_fit_window_get_recipe (self->fit)->turns, ==, 1);
  canvas = PENG_FIT_CANVAS (find_type (self->fit, PENG_TYPE_FIT_CANVAS));
  g_assert_cmpfloat_with_epsilon (gdk_texture_get_width (canvas->picture) / before,
                                  gdk_texture_get_height (canvas->picture), 1);
  act (self, "fit.reset");
  act (self, "fit.apply");
  WAIT_UNTIL (self->fit == NULL);
  g_assert_cmpfloat_with_epsilon (get_web_shape (self), before, 0.01);
}

/* A watermark that was made comes into the library, and is there for the next photograph. */
static void
test_watermark (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *sha = NULL;

  g_settings_reset (self->window.window->settings, "watermark");
  open_fit (self);
  gtk_editable_set_text (GTK_EDITABLE (find_named (self->fit, "school")), "实验小学");
  g_signal_emit_by_name (find_named (self->fit, "make"), "clicked");
  WAIT_UNTIL (peng_fit_window_get_recipe (self->fit)->watermark != NULL);
  sha = g_settings_get_string (self->window.window->settings, "watermark");
  g_assert_cmpstr (peng_fit_window_get_recipe (self->fit)->watermark, ==, sha);
  act (self, "fit.apply");
  WAIT_UNTIL (self->fit == NULL);
  g_assert_cmpuint (self->n_kept, ==, 1);

  open_fit (self);
  g_assert_cmpstr (peng_fit_window_get_recipe (self->fit)->watermark, ==, sha);
  WAIT_UNTIL (gtk_widget_get_visible (find_named (self->fit, "watermark")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_named (self->fit, "school"))), ==,
                   "实验小学");
}

/* A photograph of two articles is changed in both, which is asked before. */
static void
test_several (Fixture       *self,
              gconstpointer  data)
{
  GtkWindow *question;

  activate (&self->window, "win.duplicate");
  WAIT_UNTIL (count_type (self->window.window->drafts, g_type_from_name ("PengDraftRow")) == 2);
  open_fit (self);
  act (self, "fit.turn-left");
  act (self, "fit.apply");
  WAIT_UNTIL ((question = find_message ()) != NULL);
  g_assert_nonnull (find_words (question, "2 articles"));
  g_signal_emit_by_name (find_button (question, _("_Cancel")), "clicked");
  WAIT_UNTIL (find_message () == NULL);
  g_assert_cmpuint (self->n_kept, ==, 0);
  g_assert_nonnull (self->fit);

  act (self, "fit.apply");
  WAIT_UNTIL ((question = find_message ()) != NULL);
  g_signal_emit_by_name (find_button (question, "Change"), "clicked");
  WAIT_UNTIL (self->fit == NULL);
  g_assert_cmpuint (self->n_kept, ==, 1);
}

static PengEditorPicture *
get_picture (Fixture *self)
{
  return PENG_EDITOR_PICTURE (find_type (find_type (self->window.window->editor, PENG_TYPE_FIGURE),
                                         PENG_TYPE_EDITOR_PICTURE));
}

static GdkTexture *
find_texture (GskRenderNode *node)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_TEXTURE_NODE:
      return gsk_texture_node_get_texture (node);
    case GSK_CLIP_NODE:
      return find_texture (gsk_clip_node_get_child (node));
    case GSK_ROUNDED_CLIP_NODE:
      return find_texture (gsk_rounded_clip_node_get_child (node));
    case GSK_TRANSFORM_NODE:
      return find_texture (gsk_transform_node_get_child (node));
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        {
          GdkTexture *texture = find_texture (gsk_container_node_get_child (node, i));

          if (texture != NULL)
            return texture;
        }
      return NULL;
    default:
      return NULL;
    }
}

/* Whether what the article shows is higher than wide. */
static gboolean
is_shown_upright (Fixture *self)
{
  GtkWidget *picture = GTK_WIDGET (get_picture (self));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GdkTexture *texture;
  gboolean upright;

  gtk_widget_snapshot_child (gtk_widget_get_parent (picture), picture, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = node != NULL ? find_texture (node) : NULL;
  upright = texture != NULL && gdk_texture_get_height (texture) > gdk_texture_get_width (texture);
  g_clear_pointer (&node, gsk_render_node_unref);

  return upright;
}

static gboolean
is_listed_upright (Fixture *self)
{
  GtkWidget *row = find_type (self->window.window->drafts, g_type_from_name ("PengDraftRow"));
  GdkPaintable *paintable = gtk_picture_get_paintable (GTK_PICTURE (find_named (row, "picture")));

  return paintable != NULL && gdk_paintable_get_intrinsic_height (paintable) >
                              gdk_paintable_get_intrinsic_width (paintable);
}

static double
get_shape (Fixture *self)
{
  PengDocument *document = peng_draft_get_document (self->window.window->draft);

  for (guint i = 0; i < peng_document_get_n_blocks (document); i++)
    {
      guint n_images;
      const PengImage *images = peng_block_get_images (peng_document_get_block (document, i),
                                                       &n_images);

      if (n_images > 0 && g_str_equal (images[0].media, self->media))
        return (double) images[0].width / images[0].height;
    }

  return 0;
}

static gboolean
has_media (Fixture *self)
{
  return get_shape (self) > 0;
}

/* A copy stands where the window was opened from, and the photograph is as it was. */
static void
test_copy (Fixture       *self,
           gconstpointer  data)
{
  double before = get_web_shape (self);
  GtkWindow *fit, *question;

  activate (&self->window, "win.duplicate");
  WAIT_UNTIL (count_type (self->window.window->drafts, g_type_from_name ("PengDraftRow")) == 2);
  WAIT_UNTIL (self->window.window->draft != NULL && has_media (self));
  fit = GTK_WINDOW (peng_window_fit (self->window.window, self->media));
  WAIT_UNTIL (gtk_widget_get_mapped (find_type (fit, PENG_TYPE_FIT_CANVAS)));
  gtk_widget_activate_action (GTK_WIDGET (fit), "fit.turn-right", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fit), "fit.apply", NULL);
  WAIT_UNTIL ((question = find_message ()) != NULL);
  WAIT_UNTIL (find_button (question, "Copy") != NULL);
  take_picture (question, "fit-copy");
  g_signal_emit_by_name (find_button (question, "Copy"), "clicked");
  WAIT_UNTIL (find_dialog (PENG_TYPE_FIT_WINDOW) == NULL);
  g_assert_false (has_media (self));
  g_assert_cmpfloat_with_epsilon (get_web_shape (self), before, 0.01);
  activate (&self->window, "win.undo");
  g_assert_true (has_media (self));
}

/* From the tools of a photograph in the article, which shows it as it has become. */
static void
test_article (Fixture       *self,
              gconstpointer  data)
{
  double before = get_shape (self);
  GtkWindow *fit;

  peng_editor_show_block (self->window.window->editor, 1);
  WAIT_UNTIL (find_type (self->window.window->editor, PENG_TYPE_FIGURE) != NULL);
  WAIT_UNTIL (peng_editor_picture_is_loaded (get_picture (self)));
  g_assert_false (is_shown_upright (self));
  gtk_widget_activate_action (find_type (self->window.window->editor, PENG_TYPE_FIGURE),
                              "figure.fit", NULL);
  WAIT_UNTIL ((fit = find_dialog (PENG_TYPE_FIT_WINDOW)) != NULL);
  WAIT_UNTIL (gtk_widget_get_mapped (find_type (fit, PENG_TYPE_FIT_CANVAS)));
  take_picture (fit, "fit-article");
  gtk_widget_activate_action (GTK_WIDGET (fit), "fit.turn-right", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fit), "fit.apply", NULL);
  WAIT_UNTIL (find_dialog (PENG_TYPE_FIT_WINDOW) == NULL);
  g_assert_cmpfloat_with_epsilon (get_shape (self), 1 / before, 0.01);
  WAIT_UNTIL (is_shown_upright (self));
  WAIT_UNTIL (is_listed_upright (self));
  take_picture (self->window.window, "fit-article-after");
}

/* From the library it is asked for, whichever article has it; a copy is an item beside it. */
static void
test_library (Fixture       *self,
              gconstpointer  data)
{
  double before = get_web_shape (self);
  GtkWindow *fit, *question;

  activate (&self->window, "win.library");
  fit = GTK_WINDOW (peng_window_fit (self->window.window, self->media));
  WAIT_UNTIL (gtk_widget_get_mapped (find_type (fit, PENG_TYPE_FIT_CANVAS)));
  gtk_widget_activate_action (GTK_WIDGET (fit), "fit.turn-right", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fit), "fit.apply", NULL);
  WAIT_UNTIL ((question = find_message ()) != NULL);
  g_assert_nonnull (find_words (question, "in the library alone"));
  take_picture (question, "fit-library");
  g_signal_emit_by_name (find_button (question, "Copy"), "clicked");
  WAIT_UNTIL (find_dialog (PENG_TYPE_FIT_WINDOW) == NULL);
  g_assert_true (has_media (self));
  g_assert_cmpfloat_with_epsilon (get_web_shape (self), before, 0.01);
}

static GPtrArray *
load_items (Fixture    *self,
            const char *media)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *items;

  peng_store_find_library_async (get_store (self), media, NULL, answer_cb, &answer);
  WAIT_UNTIL (answer != NULL);
  items = peng_store_find_library_finish (get_store (self), answer, &error);
  g_assert_no_error (error);

  return items;
}

static void
accept_question (void)
{
  GtkWindow *question;
  GtkWidget *button;

  WAIT_UNTIL ((question = find_message ()) != NULL);
  WAIT_UNTIL ((button = find_button (question, "Change")) != NULL);
  g_signal_emit_by_name (button, "clicked");
  WAIT_UNTIL (find_message () == NULL);
}

static char *
find_other_media (Fixture *self)
{
  PengDocument *document = peng_draft_get_document (self->window.window->draft);

  for (guint i = 0; i < peng_document_get_n_blocks (document); i++)
    {
      guint n_images;
      const PengImage *images = peng_block_get_images (peng_document_get_block (document, i), &n_images);

      for (guint j = 0; j < n_images; j++)
        if (!g_str_equal (images[j].media, self->media))
          return g_strdup (images[j].media);
    }

  return NULL;
}

/* What was done to one is done to another, in its article too, and taken back. */
static void
test_give (Fixture       *self,
           gconstpointer  data)
{
  PengWindow *window = self->window.window;
  g_autofree char *first = g_strdup (self->media);
  g_autofree char *other = find_other_media (self);
  g_autoptr(GPtrArray) items = load_items (self, other);
  GtkWindow *fit = GTK_WINDOW (peng_window_fit (window, first));
  double before;

  WAIT_UNTIL (gtk_widget_get_mapped (find_type (fit, PENG_TYPE_FIT_CANVAS)));
  gtk_widget_activate_action (GTK_WIDGET (fit), "fit.turn-right", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fit), "fit.apply", NULL);
  WAIT_UNTIL (find_dialog (PENG_TYPE_FIT_WINDOW) == NULL);

  g_free (self->media);
  self->media = g_strdup (other);
  before = get_web_shape (self);
  activate (&self->window, "win.library");
  peng_window_take_fit (window, first);
  peng_window_give_fit (window, items);
  accept_question ();
  WAIT_UNTIL (find_words (window->library, "1 photograph was changed") != NULL);
  g_assert_cmpfloat_with_epsilon (get_web_shape (self), 1 / before, 0.01);
  g_assert_cmpfloat_with_epsilon (get_shape (self), 1 / before, 0.01);

  peng_window_undo_fit (window, items);
  accept_question ();
  WAIT_UNTIL (fabs (get_shape (self) - before) < 0.01);
  g_assert_cmpfloat_with_epsilon (get_web_shape (self), before, 0.01);
}

/* What is not in the library says so. */
static void
test_unknown (Fixture       *self,
              gconstpointer  data)
{
  GtkWidget *fit =
    peng_fit_open (GTK_WINDOW (self->window.window), self->window.window->desk,
                   self->window.window->settings,
                   "0000000000000000000000000000000000000000000000000000000000000000", &funcs,
                   self);

  WAIT_UNTIL (find_words (fit, _("This Photograph Cannot Be Shown")) != NULL);
  gtk_window_destroy (GTK_WINDOW (fit));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void      (*func) (Fixture       *self,
                       gconstpointer  data);
  } tests[] = {
    { "kept", test_kept },
    { "watermark", test_watermark },
    { "several", test_several },
    { "article", test_article },
    { "copy", test_copy },
    { "library", test_library },
    { "give", test_give },
    { "unknown", test_unknown },
  };

  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/fit-open/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].func, tear_down);
    }

  return g_test_run ();
}
