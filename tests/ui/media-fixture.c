/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "media-fixture.h"

#include "core/peng-paths.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *mime;
  gint64      taken;
} samples[N_MEDIA] = {
  [MEDIA_PHOTO] = { "起跑.jpg", "image/jpeg", 40 * G_TIME_SPAN_DAY },
  [MEDIA_BADGE] = { "校徽.png", "image/png", 30 * G_TIME_SPAN_DAY },
  [MEDIA_FILM] = { "接力.mp4", "video/mp4", 20 * G_TIME_SPAN_DAY },
  [MEDIA_NOTICE] = { "通知.pdf", "application/pdf", 10 * G_TIME_SPAN_DAY },
};

static void
add (MediaFixture *self,
     MediaSample   sample)
{
  g_autofree char *path = g_build_filename (peng_paths_get_pkgdata_dir (), "sample",
                                            "start-line.jpg", NULL);
  const char *name = samples[sample].name;
  g_autoptr(GBytes) bytes = g_bytes_new_static (name, strlen (name));
  PengMediaSource source = { .name = name, .mime = samples[sample].mime,
                             .taken = samples[sample].taken };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengMedia) media = NULL;
  g_autoptr(GError) error = NULL;

  if (sample == MEDIA_PHOTO)
    {
      source.path = source.web_path = source.thumb_path = path;
      source.web_mime = "image/jpeg";
      source.width = source.web_width = 1600;
      source.height = source.web_height = 1067;
    }
  else
    {
      source.bytes = bytes;
    }
  peng_store_add_media_async (self->store, &source, NULL, answer_cb, &answer);
  media = peng_store_add_media_finish (self->store, wait_for (&answer), &error);
  g_assert_no_error (error);
  self->names[sample] = g_strdup (media->sha);
}

static void
find_ids (MediaFixture *self)
{
  PengLibraryQuery query = { .words = NULL };
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GArray) entries = NULL;

  peng_store_list_library_async (self->store, &query, NULL, answer_cb, &answer);
  entries = peng_store_list_library_finish (self->store, wait_for (&answer), NULL);
  g_assert_cmpuint (entries->len, ==, N_MEDIA);
  for (guint i = 0; i < N_MEDIA; i++)
    self->ids[i] = g_array_index (entries, PengLibraryEntry, i).id;
}

void
media_fixture_init (MediaFixture *self)
{
  self->dir = scratch_new ();
  self->store = open_store (self->dir, PENG_STORE_FRESH);
  for (guint i = 0; i < N_MEDIA; i++)
    add (self, i);
  find_ids (self);
}

void
media_fixture_let_go (MediaFixture *self)
{
  close_store (g_steal_pointer (&self->store));
}

void
media_fixture_clear (MediaFixture *self)
{
  if (self->store != NULL)
    media_fixture_let_go (self);
  for (guint i = 0; i < N_MEDIA; i++)
    g_free (self->names[i]);
  scratch_remove (self->dir);
}

PengLibraryItem *
media_fixture_load (MediaFixture *self,
                    MediaSample   sample)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) items = NULL;

  peng_store_get_library_async (self->store, &self->ids[sample], 1, NULL, answer_cb, &answer);
  items = peng_store_get_library_finish (self->store, wait_for (&answer), NULL);
  g_assert_cmpuint (items->len, ==, 1);

  return g_ptr_array_steal_index (items, 0);
}

void
media_fixture_describe (MediaFixture          *self,
                        MediaSample            sample,
                        const PengMediaChange *change)
{
  const char *media[] = { self->names[sample], NULL };
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_describe_async (self->store, media, change, NULL, answer_cb, &answer);
  g_assert_true (peng_store_describe_finish (self->store, wait_for (&answer), NULL));
}

char *
media_fixture_use (MediaFixture *self,
                   MediaSample   sample,
                   const char   *title)
{
  g_autoptr(PengText) empty = peng_text_new_empty ();
  PengImage image = { .media = self->names[sample], .width = 1600, .height = 1067, .alt = "",
                      .caption = empty };
  g_autoptr(PengBlock) line = peng_block_new_paragraph ("全校师生一起跑步。");
  g_autoptr(PengBlock) figure = peng_block_new_image (&image);
  g_autoptr(PengBlock) last = peng_block_new_paragraph ("");
  PengBlock *blocks[] = { line, figure, last };
  g_autoptr(PengArticle) fresh = peng_article_new_empty ();
  const char *fields[PENG_N_FIELDS];
  g_autoptr(PengArticle) article = NULL;

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = i == PENG_FIELD_TITLE ? title : "";
  article = peng_article_new (peng_article_get_uuid (fresh), fields, blocks,
                              G_N_ELEMENTS (blocks));
  save_article (self->store, article, 0, NULL);

  return g_strdup (peng_article_get_uuid (article));
}
