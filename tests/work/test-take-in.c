/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "publish-fixture.h"

#include "publish/peng-pengcheng-format.h"
#include "publish/peng-problem.h"
#include "store/peng-store-library.h"
#include "store/peng-store-media.h"
#include "work/peng-conflict.h"
#include "work/peng-remote-list.h"
#include "work/peng-take-in.h"
#include "work/peng-versions.h"

#include <string.h>

/* Somebody has published at the built-in portal, from elsewhere, with two pictures; the article is
 * found in the list, opened here, and published again. */

typedef struct
{
  PublishFixture  publish;
  PengPhotoPool  *pool;
  PengImporter   *importer;
  GPtrArray      *sections;
  char           *uuid;
  char           *pictures[2];
  guint           n_progress;
  GCancellable   *cancellable;
} Fixture;

static GBytes *
load_sample (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("PENG_PHOTO_SAMPLES"), name, NULL);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize n_bytes;

  g_file_get_contents (path, &data, &n_bytes, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, n_bytes);
}

static char *
put_media (Fixture    *fixture,
           const char *name)
{
  g_autoptr(GBytes) bytes = load_sample (name);
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

  return json != NULL ? g_strdup (peng_json_get_string (json, "etag")) : NULL;
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

/* As another machine does, past all that is here. */
static void
put_there (Fixture    *fixture,
           const char *uuid,
           const char *title,
           const char *words)
{
  const char *fields[PENG_N_FIELDS] = {
    title, "", "摘要", "徐州市第一中学", "张玮", "李明", "", "校园",
    fixture->pictures[0], "2026-09-01",
  };
  g_autoptr(PengBlock) text = peng_block_new_paragraph (words);
  g_autoptr(PengBlock) one = make_picture (fixture->pictures[0]);
  g_autoptr(PengBlock) two = make_picture (fixture->pictures[1]);
  PengBlock *blocks[] = { text, one, two };
  g_autoptr(PengArticle) article = peng_article_new (uuid, fields, blocks, G_N_ELEMENTS (blocks));
  g_autoptr(GBytes) body = peng_pengcheng_format (article, "bendizixun", 0, get_same, NULL);
  g_autofree char *path = g_strconcat ("/api/v1/articles/", uuid, NULL);
  g_autofree char *etag = dup_etag (fixture, path);
  guint status;
  g_autoptr(GBytes) reply = publish_fixture_ask (&fixture->publish, "PUT", path,
                                                 etag != NULL ? etag : "*", body, &status);

  g_assert_cmpuint (status, ==, etag != NULL ? 200 : 201);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  publish_fixture_set_up (&fixture->publish);
  fixture->pool = peng_photo_pool_new ();
  fixture->importer = peng_importer_new (fixture->publish.store, fixture->pool);
  fixture->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_section_free);
  g_ptr_array_add (fixture->sections, peng_section_new ("bendizixun", "本地资讯"));
  fixture->uuid = g_uuid_string_random ();
  fixture->pictures[0] = put_media (fixture, "noisy.png");
  fixture->pictures[1] = put_media (fixture, "plain.png");
  put_there (fixture, fixture->uuid, "秋季运动会", "别处写的。");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->cancellable);
  g_assert_finalize_object (fixture->importer);
  g_assert_finalize_object (fixture->pool);
  g_ptr_array_unref (fixture->sections);
  g_free (fixture->uuid);
  g_free (fixture->pictures[0]);
  g_free (fixture->pictures[1]);
  publish_fixture_tear_down (&fixture->publish);
}

static void
progress_cb (guint    n_done,
             guint    n_files,
             gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpuint (n_files, ==, 2);
  g_assert_cmpuint (n_done, ==, ++fixture->n_progress);
  if (fixture->cancellable != NULL)
    g_cancellable_cancel (fixture->cancellable);
}

static PengTakenIn
take_in (Fixture     *fixture,
         const char  *uuid,
         GError     **error)
{
  g_autoptr(GAsyncResult) answer = NULL;
  guint n_unread = 7;
  PengTakenIn taken;

  peng_take_in_async (fixture->publish.publisher, fixture->importer, fixture->sections,
                      fixture->publish.site, uuid, progress_cb, fixture, fixture->cancellable,
                      answer_cb, &answer);
  taken = peng_take_in_finish (wait_for (&answer), &n_unread, error);
  g_assert_true (taken == PENG_TAKEN_IN_NOT || n_unread == 0);

  return taken;
}

static void
must_take_in (Fixture     *fixture,
              PengTakenIn  expected)
{
  g_autoptr(GError) error = NULL;
  PengTakenIn taken = take_in (fixture, fixture->uuid, &error);

  g_assert_no_error (error);
  g_assert_cmpint (taken, ==, expected);
}

static guint
count_drafts (Fixture *fixture)
{
  g_autoptr(GPtrArray) drafts = list_drafts (fixture->publish.store, PENG_LIST_DRAFTS, NULL, 10);

  return drafts->len;
}

static PengArticle *
change (PengArticle *article,
        const char  *title)
{
  const char *fields[PENG_N_FIELDS];
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    fields[i] = peng_article_get_field (article, i);
  fields[PENG_FIELD_TITLE] = title;

  return peng_article_new (peng_article_get_uuid (article), fields, blocks, n_blocks);
}

/* All that the site has is here, and publishing it changes that very article. */
static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(PengArticle) draft = NULL;
  g_autoptr(PengArticle) better = NULL;
  g_autoptr(PengPublishing) row = NULL;
  g_autoptr(GPtrArray) drafts = NULL;
  g_auto(GStrv) media = NULL;
  g_autofree char *words = NULL;

  must_take_in (fixture, PENG_TAKEN_IN_NEW);
  g_assert_cmpuint (fixture->n_progress, ==, 2);
  draft = load_article (fixture->publish.store, fixture->uuid, NULL);
  g_assert_cmpstr (peng_article_get_field (draft, PENG_FIELD_TITLE), ==, "秋季运动会");
  g_assert_cmpstr (peng_article_get_field (draft, PENG_FIELD_SECTION), ==, "本地资讯");
  g_assert_cmpstr (peng_article_get_field (draft, PENG_FIELD_AUTHOR), ==, "张玮");
  g_assert_cmpstr (peng_article_get_field (draft, PENG_FIELD_COVER), ==, fixture->pictures[0]);
  words = peng_article_dup_plain (draft);
  g_assert_nonnull (strstr (words, "别处写的。"));
  media = peng_article_dup_media (draft);
  g_assert_cmpuint (g_strv_length (media), ==, 2);
  drafts = list_drafts (fixture->publish.store, PENG_LIST_DRAFTS, NULL, 10);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpint (((PengDraftInfo *) drafts->pdata[0])->published, ==, PENG_PUBLISHED_SAME);

  better = change (draft, "秋季运动会（更正）");
  row = publish_fixture_publish (&fixture->publish, better);
  g_assert_cmpint (peng_publishing_get_item (row)->verb, ==, PENG_OUTBOX_UPDATE);
  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
  g_assert_true (publish_fixture_is_there (&fixture->publish, peng_publishing_get_item (row)));
  g_assert_cmpuint (publish_fixture_count (&fixture->publish, "秋季运动会（更正）"), ==, 1);
  g_assert_cmpuint (publish_fixture_count (&fixture->publish, "秋季"), ==, 1);
}

/* Changed there after it was taken in: a conflict, whose common version is what was taken in. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(PengArticle) draft = NULL;
  g_autoptr(PengArticle) mine = NULL;
  g_autoptr(PengPublishing) row = NULL;
  g_autoptr(PengPublishing) next = NULL;
  g_autoptr(PengVersions) versions = NULL;
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(GAsyncResult) settled = NULL;
  g_autoptr(GError) error = NULL;

  must_take_in (fixture, PENG_TAKEN_IN_NEW);
  put_there (fixture, fixture->uuid, "他们的题", "后来改的。");
  draft = load_article (fixture->publish.store, fixture->uuid, NULL);
  mine = change (draft, "我的题");
  row = publish_fixture_publish (&fixture->publish, mine);
  publish_fixture_run_until (row, PENG_OUTBOX_CONFLICT);
  g_assert_cmpuint (publish_fixture_count (&fixture->publish, "他们的题"), ==, 1);

  peng_versions_load_async (fixture->publish.publisher, fixture->importer, fixture->sections, row,
                            NULL, answer_cb, &loaded);
  versions = peng_versions_load_finish (wait_for (&loaded), &error);
  g_assert_no_error (error);
  g_assert_nonnull (versions->base);
  g_assert_cmpstr (peng_article_get_field (versions->base, PENG_FIELD_TITLE), ==, "秋季运动会");
  g_assert_cmpstr (peng_article_get_field (versions->theirs, PENG_FIELD_TITLE), ==, "他们的题");

  peng_versions_settle_async (fixture->publish.publisher, row, mine, versions, NULL, answer_cb,
                              &settled);
  g_assert_true (peng_versions_settle_finish (wait_for (&settled), NULL));
  next = publish_fixture_publish (&fixture->publish, mine);
  publish_fixture_run_until (next, PENG_OUTBOX_PUBLISHED);
  g_assert_cmpuint (publish_fixture_count (&fixture->publish, "我的题"), ==, 1);
  g_assert_cmpuint (publish_fixture_count (&fixture->publish, "他们的题"), ==, 0);
}

/* What is a draft here is opened as it is here, whatever the site has; out of the trash too. */
static void
test_here (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GAsyncResult) deleted = NULL;
  g_autoptr(PengArticle) draft = NULL;

  must_take_in (fixture, PENG_TAKEN_IN_NEW);
  put_there (fixture, fixture->uuid, "他们的题", "后来改的。");
  must_take_in (fixture, PENG_TAKEN_IN_HERE);

  peng_store_delete_article_async (fixture->publish.store, fixture->uuid, NULL, answer_cb, &deleted);
  g_assert_true (peng_store_delete_article_finish (fixture->publish.store, wait_for (&deleted), NULL));
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  must_take_in (fixture, PENG_TAKEN_IN_RESTORED);
  draft = load_article (fixture->publish.store, fixture->uuid, NULL);
  g_assert_cmpstr (peng_article_get_field (draft, PENG_FIELD_TITLE), ==, "秋季运动会");
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
}

/* Withdrawn there: it comes here, with the pictures that readers do not get, and comes back there when
 * it is published. */
static void
test_withdrawn (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_strconcat ("/api/v1/articles/", fixture->uuid, NULL);
  g_autofree char *etag = NULL;
  g_autoptr(GBytes) reply = NULL;
  g_autoptr(PengArticle) draft = NULL;
  g_autoptr(PengPublishing) row = NULL;
  g_autoptr(GPtrArray) drafts = NULL;
  guint status;

  etag = dup_etag (fixture, path);
  reply = publish_fixture_ask (&fixture->publish, "DELETE", path, etag, NULL, &status);
  g_assert_cmpuint (status, ==, 204);
  must_take_in (fixture, PENG_TAKEN_IN_NEW);
  drafts = list_drafts (fixture->publish.store, PENG_LIST_DRAFTS, NULL, 10);
  g_assert_cmpint (((PengDraftInfo *) drafts->pdata[0])->published, ==, PENG_PUBLISHED_WITHDRAWN);
  draft = load_article (fixture->publish.store, fixture->uuid, NULL);
  row = publish_fixture_publish (&fixture->publish, draft);
  publish_fixture_run_until (row, PENG_OUTBOX_PUBLISHED);
  g_assert_true (publish_fixture_is_there (&fixture->publish, peng_publishing_get_item (row)));
}

/* No draft, and nothing in the library. */
static void
assert_nothing_here (Fixture *fixture)
{
  g_autoptr(GPtrArray) publications = NULL;
  g_autoptr(GAsyncResult) listed = NULL;

  /* All that was asked of the store before has been done by then. */
  publish_fixture_run_for (100);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  peng_store_list_publications_async (fixture->publish.store, NULL, NULL, answer_cb, &listed);
  publications = peng_store_list_publications_finish (fixture->publish.store, wait_for (&listed), NULL);
  g_assert_cmpuint (publications->len, ==, 0);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GAsyncResult) found = NULL;
      g_autoptr(GPtrArray) items = NULL;

      peng_store_find_library_async (fixture->publish.store, fixture->pictures[i], NULL, answer_cb,
                                     &found);
      items = peng_store_find_library_finish (fixture->publish.store, wait_for (&found), NULL);
      g_assert_true (items->len == 0 || ((PengLibraryItem *) items->pdata[0])->trashed != 0);
    }
}

typedef struct
{
  const char *name;
  FaultVerb   verb;
  FaultKind   kind;
  int         code;
} Failure;

static const Failure failures[] = {
  { "page", FAULT_VERB_GET_ARTICLE, FAULT_CAPTIVE,
    PENG_PORTAL_ERROR_BAD_REPLY },
  { "garbage", FAULT_VERB_GET_ARTICLE, FAULT_GARBAGE,
    PENG_PORTAL_ERROR_BAD_REPLY },
  { "half-json", FAULT_VERB_GET_ARTICLE, FAULT_HALF_JSON,
    PENG_PORTAL_ERROR_BAD_REPLY },
  { "wrong-type", FAULT_VERB_GET_ARTICLE, FAULT_WRONG_TYPE,
    PENG_PORTAL_ERROR_BAD_REPLY },
  { "signed-out", FAULT_VERB_GET_ARTICLE, FAULT_STATUS_401,
    PENG_PORTAL_ERROR_SIGNED_OUT },
  { "elsewhere", FAULT_VERB_GET_ARTICLE, FAULT_REDIRECT,
    PENG_PORTAL_ERROR_MOVED },
  { "cut", FAULT_VERB_GET_ARTICLE, FAULT_CUT_BEFORE,
    PENG_PORTAL_ERROR_OFFLINE },
};

static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  const Failure *failure = data;
  const Fault fault = { failure->verb, failure->kind, 1, 0 };
  g_autoptr(GError) error = NULL;

  fault_proxy_arm (fixture->publish.proxy, &fault, 1);
  g_assert_cmpint (take_in (fixture, fixture->uuid, &error), ==, PENG_TAKEN_IN_NOT);
  g_assert_error (error, PENG_PORTAL_ERROR, failure->code);
  g_assert_cmpuint (fault_proxy_count_leaks (fixture->publish.proxy), ==, 0);
  assert_nothing_here (fixture);
  must_take_in (fixture, PENG_TAKEN_IN_NEW);
}

/* The bytes of the second picture are others than its name says; the first is here by then. */
static void
test_wrong_picture (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *shard = g_strndup (fixture->pictures[1], 2);
  g_autofree char *path = g_build_filename (fixture->publish.portal_dir, "media", shard,
                                            fixture->pictures[1], NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (path, "<script>", -1, NULL));
  g_assert_cmpint (take_in (fixture, fixture->uuid, &error), ==, PENG_TAKEN_IN_NOT);
  g_assert_error (error, PENG_CONFLICT_ERROR, PENG_CONFLICT_ERROR_MEDIA);
  g_assert_cmpuint (fixture->n_progress, ==, 1);
  assert_nothing_here (fixture);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->cancellable = g_cancellable_new ();
  g_assert_cmpint (take_in (fixture, fixture->uuid, &error), ==, PENG_TAKEN_IN_NOT);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->n_progress, ==, 1);
  assert_nothing_here (fixture);
}

static void
test_absent (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (take_in (fixture, uuid, &error), ==, PENG_TAKEN_IN_NOT);
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND);
  assert_nothing_here (fixture);
}

static void
wait_for_list (PengRemoteList *list)
{
  while (peng_remote_list_is_asking (list))
    g_main_context_iteration (NULL, TRUE);
}

static PengRemoteLine *
get_line (PengRemoteList *list,
          guint           position)
{
  g_autoptr(PengRemoteLine) line = g_list_model_get_item (G_LIST_MODEL (list), position);

  return line;
}

/* Page by page, each once, and what is sought. */
static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(PengRemoteList) list = peng_remote_list_new (fixture->publish.publisher);
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;

  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *number = g_strdup_printf ("第%u篇", i);

      put_there (fixture, uuid, number, "例行。");
    }

  peng_remote_list_ask (list, fixture->publish.site, fixture->sections, "");
  g_assert_true (peng_remote_list_is_asking (list));
  wait_for_list (list);
  g_assert_no_error (peng_remote_list_get_error (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 20);
  peng_remote_list_go_on (list);
  wait_for_list (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 26);
  peng_remote_list_go_on (list);
  g_assert_false (peng_remote_list_is_asking (list));

  /* What was asked before does not mix with what is asked now. */
  peng_remote_list_ask (list, fixture->publish.site, fixture->sections, "第");
  peng_remote_list_ask (list, fixture->publish.site, fixture->sections, "运动");
  wait_for_list (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  title = peng_remote_line_dup_title (get_line (list, 0));
  details = peng_remote_line_dup_details (get_line (list, 0));
  g_assert_cmpstr (title, ==, "秋季运动会");
  g_assert_cmpstr (peng_remote_line_get_uuid (get_line (list, 0)), ==, fixture->uuid);
  g_assert_true (g_str_has_prefix (details, "Published · 本地资讯 · "));
  g_assert_true (g_str_has_suffix (details, " · 0 views"));
}

/* What did not come is asked for once more, and no page is left out. */
static void
test_list_failure (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(PengRemoteList) list = peng_remote_list_new (fixture->publish.publisher);

  fault_proxy_set_refusing (fixture->publish.proxy, TRUE);
  peng_remote_list_ask (list, fixture->publish.site, fixture->sections, "");
  wait_for_list (list);
  g_assert_error (peng_remote_list_get_error (list), PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_OFFLINE);
  fault_proxy_set_refusing (fixture->publish.proxy, FALSE);
  peng_remote_list_go_on (list);
  wait_for_list (list);
  g_assert_no_error (peng_remote_list_get_error (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
}

static void
add (const char    *name,
     gconstpointer  data,
     void         (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/work/take-in/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("new", NULL, test_new);
  add ("conflict", NULL, test_conflict);
  add ("here", NULL, test_here);
  add ("withdrawn", NULL, test_withdrawn);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *name = g_strconcat ("failure/", failures[i].name, NULL);

      add (name, &failures[i], test_failure);
    }
  add ("wrong-picture", NULL, test_wrong_picture);
  add ("cancelled", NULL, test_cancelled);
  add ("absent", NULL, test_absent);
  add ("list", NULL, test_list);
  add ("list-failure", NULL, test_list_failure);

  return g_test_run ();
}
