/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-fixture.h"

#include "core/peng-merge.h"
#include "publish/peng-pengcheng-format.h"
#include "publish/peng-problem.h"
#include "store/peng-store-media.h"
#include "store/peng-store-read-back.h"
#include "store/peng-store-snapshots.h"
#include "work/peng-conflict.h"
#include "work/peng-versions.h"

#include <glib/gstdio.h>
#include <string.h>

/* Somebody has changed an article at the built-in portal, with a picture of ours, one of their own
 * and a document; a person replaces it. */

#define PDF "%PDF-1.7\ntheirs\n"

typedef struct
{
  PublishFixture  publish;
  PengPhotoPool  *pool;
  PengImporter   *importer;
  GPtrArray      *sections;
  PengPublishing *row;        /* in conflict */
  char           *ours;       /* picture that we sent, as it is called here */
  char           *picture;    /* theirs */
  char           *document;
} Fixture;

static char *
dup_sample_path (const char *name)
{
  return g_build_filename (g_getenv ("PENG_PHOTO_SAMPLES"), name, NULL);
}

static GBytes *
load_sample (const char *name)
{
  g_autofree char *path = dup_sample_path (name);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize n_bytes;

  g_file_get_contents (path, &data, &n_bytes, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, n_bytes);
}

static char *
import_sample (Fixture    *fixture,
               const char *name)
{
  g_autofree char *path = dup_sample_path (name);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(PengImport) import = peng_import_new ();
  g_autoptr(GAsyncResult) answer = NULL;

  peng_import_add_file (import, file);
  peng_importer_run_async (fixture->importer, import, NULL, answer_cb, &answer);
  g_assert_true (peng_importer_run_finish (fixture->importer, wait_for (&answer), NULL));
  g_assert_cmpuint (peng_import_get_n_failed (import), ==, 0);

  return g_strdup (peng_import_get_media (import, 0)->sha);
}

static PengArticle *
make_article_of (const char *uuid,
                 const char *title,
                 const char *cover,
                 PengBlock **blocks,
                 guint       n_blocks)
{
  const char *fields[PENG_N_FIELDS] = {
    [PENG_FIELD_TITLE] = title, [PENG_FIELD_COVER] = cover,
  };

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = fields[i] != NULL ? fields[i] : "";

  return peng_article_new (uuid, fields, blocks, n_blocks);
}

static PengBlock *
make_picture (const char *media)
{
  g_autoptr(PengText) caption = peng_text_new ("操场");
  const PengImage image = {
    .media = media, .width = 320, .height = 200, .alt = "", .caption = caption,
  };

  return peng_block_new_image (&image);
}

static PengArticle *
make_ours (Fixture    *fixture,
           const char *uuid,
           const char *title)
{
  g_autoptr(PengBlock) picture = make_picture (fixture->ours);
  g_autoptr(PengBlock) text = peng_block_new_paragraph ("我们的。");
  PengBlock *blocks[] = { picture, text };

  return make_article_of (uuid, title, "", blocks, G_N_ELEMENTS (blocks));
}

static char *
put_media (Fixture *fixture,
           GBytes  *bytes)
{
  g_autofree char *sha = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *path = g_strconcat ("/api/v1/media/", sha, NULL);
  guint status;
  g_autoptr(GBytes) reply = publish_fixture_ask (&fixture->publish, "PUT", path, NULL, bytes,
                                                 &status);

  g_assert_cmpuint (status, ==, 201);

  return g_steal_pointer (&sha);
}

static const char *
get_same (const char *media,
          gpointer    user_data)
{
  return media;
}

static char *
dup_etag (Fixture    *fixture,
          const char *path)
{
  g_autoptr(GBytes) body = publish_fixture_ask (&fixture->publish, "GET", path, NULL, NULL, NULL);
  g_autoptr(JsonObject) json = peng_json_parse (body, NULL);

  return g_strdup (peng_json_get_string (json, "etag"));
}

static void
change_at_portal (Fixture              *fixture,
                  const PengOutboxItem *item)
{
  const PengOutboxMedia *sent = g_ptr_array_index (item->media, 0);
  g_autoptr(PengBlock) ours = make_picture (sent->web_sha);
  g_autoptr(PengBlock) theirs = make_picture (fixture->picture);
  g_autoptr(PengBlock) document = peng_block_new_attachment (fixture->document, "通知.pdf");
  g_autoptr(PengBlock) text = peng_block_new_paragraph ("别人的。");
  PengBlock *blocks[] = { ours, theirs, document, text };
  g_autoptr(PengArticle) article = make_article_of (item->remote_id, "别人的标题", fixture->picture,
                                                    blocks, G_N_ELEMENTS (blocks));
  g_autoptr(GBytes) body = peng_pengcheng_format (article, "bendizixun", 0, get_same, NULL);
  g_autofree char *path = g_strconcat ("/api/v1/articles/", item->remote_id, NULL);
  g_autofree char *etag = dup_etag (fixture, path);
  guint status;
  g_autoptr(GBytes) reply = publish_fixture_ask (&fixture->publish, "PUT", path, etag, body,
                                                 &status);

  g_assert_cmpstr (sent->web_sha, !=, fixture->ours);
  g_assert_cmpuint (status, ==, 200);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(PengArticle) better = NULL;
  g_autoptr(PengPublishing) created = NULL;
  g_autoptr(GBytes) picture = load_sample ("noisy.png");
  g_autoptr(GBytes) document = g_bytes_new_static (PDF, strlen (PDF));

  publish_fixture_set_up (&fixture->publish);
  fixture->pool = peng_photo_pool_new ();
  fixture->importer = peng_importer_new (fixture->publish.store, fixture->pool);
  fixture->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_section_free);
  g_ptr_array_add (fixture->sections, peng_section_new ("bendizixun", "本地资讯"));
  fixture->ours = import_sample (fixture, "secret.jpg");
  fixture->picture = put_media (fixture, picture);
  fixture->document = put_media (fixture, document);

  article = make_ours (fixture, uuid, "典礼");
  better = make_ours (fixture, uuid, "典礼（更正）");
  created = publish_fixture_publish (&fixture->publish, article);
  publish_fixture_run_until (created, PENG_OUTBOX_PUBLISHED);
  change_at_portal (fixture, peng_publishing_get_item (created));
  fixture->row = publish_fixture_publish (&fixture->publish, better);
  publish_fixture_run_until (fixture->row, PENG_OUTBOX_CONFLICT);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->row);
  g_assert_finalize_object (fixture->importer);
  g_assert_finalize_object (fixture->pool);
  g_ptr_array_unref (fixture->sections);
  g_free (fixture->ours);
  g_free (fixture->picture);
  g_free (fixture->document);
  publish_fixture_tear_down (&fixture->publish);
}

static gboolean
replace (Fixture  *fixture,
         GError  **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_conflict_replace_async (fixture->publish.publisher, fixture->importer, fixture->sections,
                               fixture->row, NULL, answer_cb, &answer);

  return peng_conflict_replace_finish (wait_for (&answer), error);
}

static PengArticle *
load_kept (Fixture *fixture)
{
  g_autoptr(GPtrArray) drafts = list_drafts (fixture->publish.store, PENG_LIST_DRAFTS, NULL, 10);
  const PengDraftInfo *kept;

  g_assert_cmpuint (drafts->len, ==, 1);
  kept = g_ptr_array_index (drafts, 0);
  g_assert_cmpstr (kept->uuid, !=, peng_publishing_get_item (fixture->row)->article);

  return load_article (fixture->publish.store, kept->uuid, NULL);
}

static PengMedia *
get_media (Fixture    *fixture,
           const char *sha)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_store_get_media_async (fixture->publish.store, sha, NULL, answer_cb, &answer);

  return peng_store_get_media_finish (fixture->publish.store, wait_for (&answer), NULL);
}

/* Their version is here as it was there, and can be published itself. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PengArticle) kept = NULL;
  g_auto(GStrv) names = NULL;
  g_autoptr(PengMedia) picture = NULL;
  g_autoptr(PengMedia) document = NULL;
  g_autoptr(PengPublishing) row = NULL;

  replace (fixture, &error);
  g_assert_no_error (error);
  publish_fixture_run_until (fixture->row, PENG_OUTBOX_PUBLISHED);
  g_assert_true (publish_fixture_is_there (&fixture->publish,
                                           peng_publishing_get_item (fixture->row)));

  kept = load_kept (fixture);
  g_assert_cmpstr (peng_article_get_field (kept, PENG_FIELD_TITLE), ==, "别人的标题");
  g_assert_cmpstr (peng_article_get_field (kept, PENG_FIELD_SECTION), ==, "本地资讯");
  g_assert_cmpstr (peng_article_get_field (kept, PENG_FIELD_COVER), ==, fixture->picture);
  names = peng_article_dup_media (kept);
  g_assert_cmpuint (g_strv_length (names), ==, 3);
  g_assert_cmpstr (names[0], ==, fixture->ours);
  g_assert_cmpstr (names[1], ==, fixture->picture);
  g_assert_cmpstr (names[2], ==, fixture->document);

  picture = get_media (fixture, fixture->picture);
  g_assert_true (picture != NULL && picture->web_sha != NULL && picture->has_thumb);
  document = get_media (fixture, fixture->document);
  g_assert_cmpstr (document->mime, ==, "application/pdf");

  row = publish_fixture_publish (&fixture->publish, kept);
  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
  g_assert_true (publish_fixture_is_there (&fixture->publish, peng_publishing_get_item (row)));
}

static PengVersions *
load_versions (Fixture  *fixture,
               GError  **error)
{
  g_autoptr(GAsyncResult) answer = NULL;

  peng_versions_load_async (fixture->publish.publisher, fixture->importer, fixture->sections,
                            fixture->row, NULL, answer_cb, &answer);

  return peng_versions_load_finish (wait_for (&answer), error);
}

/* What was changed by one of them is taken; where both were changed, both. */
static PengArticle *
join (PengArticle        *mine,
      const PengVersions *versions)
{
  g_autoptr(GArray) parts = peng_merge_compare (versions->base, mine, versions->theirs);
  g_autofree PengMergeChoice *choices = g_new (PengMergeChoice, parts->len);
  PengMergeChoice fields[PENG_N_FIELDS];

  for (guint i = 0; i < parts->len; i++)
    {
      PengMergeKind kind = g_array_index (parts, PengMergePart, i).kind;

      choices[i] = kind == PENG_MERGE_CONFLICT ? PENG_MERGE_TAKE_BOTH
                                               : peng_merge_kind_choose (kind);
    }
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = peng_merge_kind_choose (peng_merge_compare_field (versions->base, mine,
                                                                  versions->theirs, i));

  return peng_merge_apply (mine, versions->theirs, parts, choices, fields);
}

static void
assert_snapshot (Fixture            *fixture,
                 PengSnapshotReason  reason,
                 const char         *title)
{
  const char *uuid = peng_publishing_get_item (fixture->row)->article;
  g_autoptr(GAsyncResult) listed = NULL;
  g_autoptr(GPtrArray) snapshots = NULL;
  guint n = 0;

  peng_store_list_snapshots_async (fixture->publish.store, uuid, NULL, answer_cb, &listed);
  snapshots = peng_store_list_snapshots_finish (fixture->publish.store, wait_for (&listed), NULL);
  for (guint i = 0; i < snapshots->len; i++)
    {
      const PengSnapshot *snapshot = g_ptr_array_index (snapshots, i);
      g_autoptr(GAsyncResult) loaded = NULL;
      g_autoptr(PengArticle) article = NULL;

      if (snapshot->reason != reason)
        continue;

      peng_store_load_snapshot_async (fixture->publish.store, snapshot->id, NULL, answer_cb, &loaded);
      article = peng_store_load_snapshot_finish (fixture->publish.store, wait_for (&loaded), NULL);
      g_assert_cmpstr (peng_article_get_field (article, PENG_FIELD_TITLE), ==, title);
      n++;
    }

  g_assert_cmpuint (n, ==, 1);
}

/* Pages that are to be read back: only one that holds what was sent from here. */
static void
assert_n_read_back (Fixture *fixture,
                    guint    n)
{
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  peng_store_list_read_backs_async (fixture->publish.store,
                                    peng_publishing_get_item (fixture->row)->article, NULL,
                                    answer_cb, &answer);
  rows = peng_store_list_read_backs_finish (fixture->publish.store, wait_for (&answer), NULL);
  g_assert_cmpuint (rows->len, ==, n);
}

/* Both are joined, with the picture that they have added and the document; the site has both
 * thereafter, and each as it was is kept. */
static void
test_joined (Fixture       *fixture,
             gconstpointer  data)
{
  const char *uuid = peng_publishing_get_item (fixture->row)->article;
  g_autoptr(PengArticle) mine = make_ours (fixture, uuid, "典礼（更正）");
  g_autoptr(GError) error = NULL;
  g_autoptr(PengVersions) versions = load_versions (fixture, &error);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengArticle) joined = NULL;
  g_autoptr(PengPublishing) row = NULL;
  g_auto(GStrv) media = NULL;
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (peng_article_get_field (versions->base, PENG_FIELD_TITLE), ==, "典礼");
  g_assert_cmpstr (peng_article_get_field (versions->theirs, PENG_FIELD_TITLE), ==, "别人的标题");
  g_assert_cmpstr (peng_article_get_field (versions->theirs, PENG_FIELD_SECTION), ==, "本地资讯");
  g_assert_cmpint (peng_merge_compare_field (versions->base, mine, versions->theirs,
                                             PENG_FIELD_TITLE), ==, PENG_MERGE_CONFLICT);

  assert_n_read_back (fixture, 1);
  peng_versions_settle_async (fixture->publish.publisher, fixture->row, mine, versions, NULL,
                              answer_cb, &answer);
  g_assert_true (peng_versions_settle_finish (wait_for (&answer), &error));
  g_assert_no_error (error);
  assert_n_read_back (fixture, 0);
  g_assert_cmpint (peng_publishing_get_state (fixture->row), ==, PENG_OUTBOX_ABANDONED);
  assert_snapshot (fixture, PENG_SNAPSHOT_REMOTE, "别人的标题");
  assert_snapshot (fixture, PENG_SNAPSHOT_CONFLICT, "典礼（更正）");

  joined = join (mine, versions);
  words = peng_article_dup_plain (joined);
  g_assert_nonnull (strstr (words, "别人的。"));
  g_assert_null (strstr (words, "我们的。"));
  media = peng_article_dup_media (joined);
  g_assert_cmpuint (g_strv_length (media), ==, 3);
  row = publish_fixture_publish (&fixture->publish, joined);
  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
  g_assert_true (publish_fixture_is_there (&fixture->publish, peng_publishing_get_item (row)));
  assert_n_read_back (fixture, 1);
  g_assert_cmpuint (publish_fixture_count (&fixture->publish, "典礼（更正）"), ==, 1);
  g_assert_cmpuint (publish_fixture_count (&fixture->publish, "别人的标题"), ==, 0);
}

/* They have changed it once more between: nothing of that is overwritten either. */
static void
test_joined_too_late (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *uuid = peng_publishing_get_item (fixture->row)->article;
  g_autoptr(PengArticle) mine = make_ours (fixture, uuid, "典礼（更正）");
  g_autoptr(PengVersions) versions = load_versions (fixture, NULL);
  g_autoptr(PengPublishing) row = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GBytes) picture = load_sample ("plain.png");

  peng_versions_settle_async (fixture->publish.publisher, fixture->row, mine, versions, NULL,
                              answer_cb, &answer);
  g_assert_true (peng_versions_settle_finish (wait_for (&answer), NULL));
  g_free (fixture->picture);
  fixture->picture = put_media (fixture, picture);
  change_at_portal (fixture, peng_publishing_get_item (fixture->row));

  row = publish_fixture_publish (&fixture->publish, mine);
  publish_fixture_run_until (row, PENG_OUTBOX_CONFLICT);
  g_assert_cmpuint (publish_fixture_count (&fixture->publish, "别人的标题"), ==, 1);
}

/* The site was set up anew, without the article: it is published there as the first time. */
static void
test_lost_there (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *uuid = peng_publishing_get_item (fixture->row)->article;
  g_autoptr(PengArticle) mine = make_ours (fixture, uuid, "典礼（更正）");
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(PengPublishing) row = NULL;

  publish_fixture_lose_portal (&fixture->publish);
  g_assert_null (load_versions (fixture, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND);

  peng_publisher_take_up_async (fixture->publish.publisher, fixture->row, NULL, NULL, answer_cb,
                                &answer);
  g_assert_true (peng_publisher_take_up_finish (fixture->publish.publisher, wait_for (&answer),
                                                NULL));
  row = publish_fixture_publish (&fixture->publish, mine);
  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
  g_assert_cmpint (peng_publishing_get_item (row)->verb, ==, PENG_OUTBOX_CREATE);
  g_assert_true (publish_fixture_is_there (&fixture->publish, peng_publishing_get_item (row)));
}

/* What lies at the portal in the place of their picture. */
typedef struct
{
  const char *name;
  const char *sample;
  const char *bytes;
} Loss;

static const Loss losses[] = {
  { "gone" },
  { "another-picture", "plain.png" },
  { "no-picture", NULL, "<script>alert(1)</script>" },
  { "half-a-picture", NULL, "\x89PNG\r\n\x1a\n" },
};

static void
spoil (const char *path,
       const Loss *loss)
{
  g_autoptr(GBytes) sample = loss->sample != NULL ? load_sample (loss->sample) : NULL;
  g_autoptr(GError) error = NULL;
  gsize n_bytes = loss->bytes != NULL ? strlen (loss->bytes) : 0;
  const char *bytes = sample != NULL ? g_bytes_get_data (sample, &n_bytes) : loss->bytes;

  g_assert_cmpint (g_unlink (path), ==, 0);
  if (bytes != NULL)
    g_file_set_contents (path, bytes, n_bytes, &error);
  else
    g_test_expect_message ("peng-portal", G_LOG_LEVEL_WARNING, "Failed to open*");
  g_assert_no_error (error);
}

/* Nothing is overwritten that could not be kept. */
static void
test_not_to_be_had (Fixture       *fixture,
                    gconstpointer  data)
{
  const char prefix[] = { fixture->picture[0], fixture->picture[1], '\0' };
  g_autofree char *file = g_build_filename (fixture->publish.portal_dir, "media", prefix,
                                            fixture->picture, NULL);
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GError) error = NULL;

  spoil (file, data);
  g_assert_false (replace (fixture, &error));
  g_assert_error (error, PENG_CONFLICT_ERROR, PENG_CONFLICT_ERROR_MEDIA);
  g_test_assert_expected_messages ();
  publish_fixture_run_for (50);

  g_assert_cmpint (peng_publishing_get_state (fixture->row), ==, PENG_OUTBOX_CONFLICT);
  g_assert_cmpuint (publish_fixture_count (&fixture->publish, "别人的标题"), ==, 1);
  drafts = list_drafts (fixture->publish.store, PENG_LIST_DRAFTS, NULL, 10);
  g_assert_cmpuint (drafts->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/work/conflict/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/work/conflict/joined", Fixture, NULL, set_up, test_joined, tear_down);
  g_test_add ("/work/conflict/joined-too-late", Fixture, NULL, set_up, test_joined_too_late,
              tear_down);
  g_test_add ("/work/conflict/lost-there", Fixture, NULL, set_up, test_lost_there, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      g_autofree char *path = g_strconcat ("/work/conflict/", losses[i].name, NULL);

      g_test_add (path, Fixture, &losses[i], set_up, test_not_to_be_had, tear_down);
    }

  return g_test_run ();
}
