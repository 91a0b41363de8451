/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"

#include "ui/peng-thumbs.h"

/* Small pictures over a store whose thumbnails are files of one colour. */

#define N_PICTURES 40

/* As many as are read or next to be at most, whatever is in sight. */
#define N_BEGUN 6

typedef struct
{
  char       *dir;
  PengStore  *store;
  PengThumbs *thumbs;
  PengMedia  *media[N_PICTURES];
  GArray     *order;    /* of guint: which came in, one after the other */
  GPtrArray  *answers;
} Fixture;

typedef struct
{
  Fixture *fixture;
  guint    i;
} Answer;

static void
write_thumb (Fixture *fixture,
             guint    i)
{
  g_autofree char *path = peng_store_dup_media_path (fixture->store, fixture->media[i]->sha,
                                                     PENG_MEDIA_THUMB);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 512, 384);
  g_autoptr(GError) error = NULL;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_mkdir_with_parents (folder, 0700);
  gdk_pixbuf_save (pixbuf, path, "jpeg", &error, NULL);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = scratch_new ();
  fixture->store = open_store (fixture->dir, PENG_STORE_FRESH);
  fixture->thumbs = peng_thumbs_new (fixture->store);
  fixture->order = g_array_new (FALSE, FALSE, sizeof (guint));
  fixture->answers = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_PICTURES; i++)
    {
      fixture->media[i] = g_new0 (PengMedia, 1);
      fixture->media[i]->sha = dup_media_name (i);
      write_thumb (fixture, i);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < N_PICTURES; i++)
    peng_media_free (fixture->media[i]);
  /* What was forgotten answers all the same. */
  while (G_OBJECT (fixture->thumbs)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_array_unref (fixture->order);
  g_ptr_array_unref (fixture->answers);
  g_assert_finalize_object (fixture->thumbs);
  close_store (fixture->store);
  scratch_remove (fixture->dir);
}

static void
read_cb (GdkTexture *texture,
         gpointer    user_data)
{
  Answer *answer = user_data;

  g_assert_true (GDK_IS_TEXTURE (texture));
  g_array_append_val (answer->fixture->order, answer->i);
}

static PengThumbRequest *
ask (Fixture *fixture,
     guint    i)
{
  Answer *answer = g_new (Answer, 1);

  *answer = (Answer) { fixture, i };
  g_ptr_array_add (fixture->answers, answer);

  return peng_thumbs_ask (fixture->thumbs, fixture->media[i], 160, 120, i, read_cb, answer);
}

static void
wait_for_all (Fixture *fixture,
              guint    n)
{
  while (fixture->order->len < n)
    g_main_context_iteration (NULL, TRUE);
}

/* As large as it is shown, and no larger. */
static void
test_scales (Fixture       *fixture,
             gconstpointer  data)
{
  GdkTexture *texture;

  g_assert_null (peng_thumbs_look (fixture->thumbs, fixture->media[0], 160, 120));
  ask (fixture, 0);
  wait_for_all (fixture, 1);
  texture = peng_thumbs_look (fixture->thumbs, fixture->media[0], 160, 120);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 160);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 120);
  g_assert_null (peng_thumbs_look (fixture->thumbs, fixture->media[0], 320, 240));
  g_assert_null (peng_thumbs_look (fixture->thumbs, fixture->media[1], 160, 120));
}

/* Those asked for last are far from what is in sight by then; what was begun goes on, and may be
 * slow. */
static void
test_nearest_first (Fixture       *fixture,
                    gconstpointer  data)
{
  guint n_later = 0;

  for (guint i = 0; i < N_PICTURES; i++)
    ask (fixture, i);
  peng_thumbs_set_sight (fixture->thumbs, 30);
  wait_for_all (fixture, N_PICTURES);

  for (guint i = 0; n_later < 8; i++)
    {
      guint which = g_array_index (fixture->order, guint, i);

      if (which < N_BEGUN)
        continue;

      n_later++;
      g_assert_cmpuint (which, >=, 24);
      g_assert_cmpuint (which, <=, 37);
    }
}

static void
test_forgets (Fixture       *fixture,
              gconstpointer  data)
{
  PengThumbRequest *requests[N_PICTURES];
  guint n_before;

  for (guint i = 0; i < N_PICTURES; i++)
    requests[i] = ask (fixture, i);
  for (guint i = 0; i < N_PICTURES - 1; i++)
    peng_thumbs_forget (fixture->thumbs, requests[i]);
  wait_for_all (fixture, 1);
  n_before = fixture->order->len;
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);

  g_assert_cmpuint (n_before, ==, 1);
  g_assert_cmpuint (fixture->order->len, ==, 1);
  g_assert_cmpuint (g_array_index (fixture->order, guint, 0), ==, N_PICTURES - 1);
}

/* What was looked at last stays. */
static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  const gsize one = 160 * 120 * 4;

  peng_thumbs_set_limit (fixture->thumbs, 5 * one);
  for (guint i = 0; i < 8; i++)
    {
      ask (fixture, i);
      wait_for_all (fixture, i + 1);
      peng_thumbs_look (fixture->thumbs, fixture->media[0], 160, 120);
    }

  g_assert_cmpuint (peng_thumbs_get_size (fixture->thumbs), ==, 5 * one);
  g_assert_nonnull (peng_thumbs_look (fixture->thumbs, fixture->media[0], 160, 120));
  g_assert_null (peng_thumbs_look (fixture->thumbs, fixture->media[1], 160, 120));
  g_assert_nonnull (peng_thumbs_look (fixture->thumbs, fixture->media[7], 160, 120));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/ui/thumbs/" path, Fixture, NULL, set_up, func, tear_down)

  ADD ("scales", test_scales);
  ADD ("nearest-first", test_nearest_first);
  ADD ("forgets", test_forgets);
  ADD ("limit", test_limit);

  return g_test_run ();
}
