/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "school-computer.h"
#include "store-fixture.h"
#include "wordpress-peer.h"

#include "work/peng-page-reading.h"
#include "work/peng-page-words.h"

#include <string.h>

/*
 * A real WordPress that others work at too: two computers with the same account, a site that was
 * restored from a backup, and pages that somebody has tampered with in its database. Nothing is
 * overwritten, there is never a second post, and what is on the page is told.
 */

static void
run_program (const char * const  *argv,
             char               **output)
{
  g_autofree char *errors = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, output,
                               &errors, &status, &error));
  g_assert_no_error (error);
  if (status != 0)
    g_error ("%s: %s", argv[0], errors);
}

static void
run_sql (const char *sql)
{
  const char * const argv[] = {
    "mariadb", "-u", "root", "--default-character-set=utf8mb4", "-S", peer_get ("WP_DB_SOCKET"), "-e", sql,
    peer_get ("WP_DB_NAME"), NULL
  };
  g_autofree char *output = NULL;

  run_program (argv, &output);
}

/* The site as it is now, to which restore_backup() goes back. */
static char *
make_backup (void)
{
  const char * const argv[] = {
    "mariadb-dump", "-u", "root", "-S", peer_get ("WP_DB_SOCKET"), peer_get ("WP_DB_NAME"), NULL
  };
  char *backup = NULL;

  run_program (argv, &backup);

  return backup;
}

static void
restore_backup (const char *backup)
{
  run_sql (backup);
}

static JsonObject *
get_only_post (const char *uuid,
               JsonArray **posts)
{
  *posts = peer_list_posts (uuid);
  g_assert_cmpuint (json_array_get_length (*posts), ==, 1);

  return json_array_get_object_element (*posts, 0);
}

static void
assert_post (const char *uuid,
             const char *title)
{
  g_autoptr(JsonArray) posts = NULL;
  JsonObject *post = get_only_post (uuid, &posts);

  g_assert_cmpstr (json_object_get_string_member (post, "status"), ==, "publish");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (post, "title"), "raw"),
                   ==, title);
}

static void
publish (SchoolComputer *computer,
         PengArticle    *article)
{
  g_autoptr(PengPublishing) row = school_computer_publish (computer, article);

  school_computer_wait (row, PENG_OUTBOX_PUBLISHED);
}

/* What a person sees who looks at the conflict; then this version is taken for seen. */
static char *
take_up (SchoolComputer *computer,
         PengPublishing *row)
{
  g_autoptr(GAsyncResult) read = NULL;
  g_autoptr(GAsyncResult) taken = NULL;
  g_autoptr(PengRemoteArticle) present = NULL;
  g_autoptr(PengArticle) theirs = NULL;
  g_autoptr(GError) error = NULL;

  peng_publisher_read_theirs_async (computer->publisher, row, NULL, answer_cb, &read);
  theirs = peng_publisher_read_theirs_finish (computer->publisher, wait_for (&read), &present, &error);
  g_assert_no_error (error);
  peng_publisher_take_up_async (computer->publisher, row, present->etag, NULL, answer_cb, &taken);
  g_assert_true (peng_publisher_take_up_finish (computer->publisher, wait_for (&taken), &error));
  g_assert_no_error (error);

  return g_strdup (peng_article_get_field (theirs, PENG_FIELD_TITLE));
}

static void
test_both_update (void)
{
  g_autoptr(SchoolComputer) one = school_computer_new ();
  g_autoptr(SchoolComputer) two = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) first = school_computer_write (one, uuid, "两台电脑", 1);
  g_autoptr(PengArticle) of_one = school_computer_write (one, uuid, "两台电脑（甲）", 0);
  g_autoptr(PengArticle) of_two = NULL;
  g_autoptr(PengPublishing) row = NULL;
  g_autofree char *theirs = NULL;

  publish (one, first);
  two = school_computer_new_copy (one);
  of_two = school_computer_write (two, uuid, "两台电脑（乙）", 1);
  publish (one, of_one);
  row = school_computer_publish (two, of_two);
  school_computer_wait (row, PENG_OUTBOX_CONFLICT);
  assert_post (uuid, "两台电脑（甲）");

  theirs = take_up (two, row);
  g_assert_cmpstr (theirs, ==, "两台电脑（甲）");
  publish (two, of_two);
  assert_post (uuid, "两台电脑（乙）");

  /* Now the first one is behind. */
  g_set_object (&row, NULL);
  row = school_computer_publish (one, first);
  school_computer_wait (row, PENG_OUTBOX_CONFLICT);
  assert_post (uuid, "两台电脑（乙）");
}

/* Both have the draft from before it was published anywhere. */
static void
test_both_create (void)
{
  g_autoptr(SchoolComputer) one = school_computer_new ();
  g_autoptr(SchoolComputer) two = school_computer_new_copy (one);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) of_one = school_computer_write (one, uuid, "同时发布（甲）", 0);
  g_autoptr(PengArticle) of_two = school_computer_write (two, uuid, "同时发布（乙）", 0);
  g_autoptr(PengPublishing) row = NULL;

  publish (one, of_one);
  row = school_computer_publish (two, of_two);
  school_computer_wait (row, PENG_OUTBOX_CONFLICT);
  assert_post (uuid, "同时发布（甲）");
}

static gint64
get_number (const char *words)
{
  g_autoptr(JsonArray) posts = peer_list_posts (words);

  g_assert_cmpuint (json_array_get_length (posts), ==, 1);

  return json_object_get_int_member (json_array_get_object_element (posts, 0), "id");
}

/* In the browser, whose editor offers to take away a block that it does not know. */
static void
write_as_colleague (gint64      number,
                    const char *body)
{
  g_autofree char *route = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT, number);
  guint status;
  g_autoptr(JsonNode) answer = peer_ask ("EDITOR", "POST", route, body, &status);

  g_assert_cmpuint (status, ==, 200);
}

/* A colleague has deleted what tells whose article it is. Both computers find the post all the same,
 * and tell what is in it; and who publishes to it makes it known again. */
static void
test_marker_deleted (void)
{
  g_autoptr(SchoolComputer) one = school_computer_new ();
  g_autoptr(SchoolComputer) two = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) first = school_computer_write (one, uuid, "没有标记", 1);
  g_autoptr(PengArticle) second = school_computer_write (one, uuid, "没有标记（更正）", 1);
  g_autoptr(PengPublishing) of_one = NULL;
  g_autoptr(PengPublishing) of_two = NULL;
  g_autofree char *seen_by_one = NULL;
  g_autofree char *seen_by_two = NULL;
  gint64 number;

  publish (one, first);
  two = school_computer_new_copy (one);
  number = get_number (uuid);
  write_as_colleague (number, "{\"title\":\"没有标记（同事）\",\"content\":\"<p>同事改的</p>\"}");

  of_one = school_computer_publish (one, second);
  school_computer_wait (of_one, PENG_OUTBOX_CONFLICT);
  seen_by_one = take_up (one, of_one);
  g_assert_cmpstr (seen_by_one, ==, "没有标记（同事）");
  publish (one, second);
  assert_post (uuid, "没有标记（更正）");
  g_assert_cmpint (get_number (uuid), ==, number);

  write_as_colleague (number, "{\"title\":\"没有标记（又改）\",\"content\":\"<p>又改了</p>\"}");
  of_two = school_computer_publish (two, second);
  school_computer_wait (of_two, PENG_OUTBOX_CONFLICT);
  seen_by_two = take_up (two, of_two);
  g_assert_cmpstr (seen_by_two, ==, "没有标记（又改）");
  publish (two, first);
  assert_post (uuid, "没有标记");
  g_assert_cmpint (get_number (uuid), ==, number);
}

/* It was not yet out then. */
static void
test_marker_deleted_before (void)
{
  g_autoptr(SchoolComputer) one = school_computer_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) first = school_computer_write (one, uuid, "定时而没有标记", 0);
  g_autoptr(PengPublishing) scheduled =
    school_computer_publish_from (one, first, g_get_real_time () + G_TIME_SPAN_DAY);
  g_autoptr(PengPublishing) row = NULL;
  g_autofree char *theirs = NULL;
  gint64 number;

  school_computer_wait (scheduled, PENG_OUTBOX_PUBLISHED);
  number = get_number (uuid);
  write_as_colleague (number, "{\"title\":\"定时而没有标记（同事）\",\"content\":\"<p>同事改的</p>\"}");
  row = school_computer_publish (one, first);
  school_computer_wait (row, PENG_OUTBOX_CONFLICT);
  theirs = take_up (one, row);
  g_assert_cmpstr (theirs, ==, "定时而没有标记（同事）");
  publish (one, first);
  assert_post (uuid, "定时而没有标记");
  g_assert_cmpint (get_number (uuid), ==, number);
}

/* And has made it an article of their own, which this account may not change. */
static void
test_marker_deleted_taken (void)
{
  g_autoptr(SchoolComputer) one = school_computer_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) first = school_computer_write (one, uuid, "归了同事", 0);
  g_autoptr(JsonNode) colleague = peer_ask ("EDITOR", "GET", "wp/v2/users/me", NULL, NULL);
  g_autofree char *change = g_strdup_printf (
    "{\"author\":%" G_GINT64_FORMAT ",\"content\":\"<p>是我写的</p>\"}",
    json_object_get_int_member (json_node_get_object (colleague), "id"));
  g_autoptr(PengPublishing) row = NULL;

  publish (one, first);
  write_as_colleague (get_number (uuid), change);
  row = school_computer_publish (one, first);
  school_computer_wait (row, PENG_OUTBOX_REJECTED);
  g_assert_error (peng_publishing_get_error (row), PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_REFUSED);
  g_assert_cmpint (get_number ("归了同事"), >, 0);
}

/* What readers see is never said to be withdrawn. */
static void
test_marker_deleted_withdraw (void)
{
  g_autoptr(SchoolComputer) one = school_computer_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) first = school_computer_write (one, uuid, "撤回没有标记的", 0);
  g_autoptr(PengPublishing) refused = NULL;
  g_autoptr(PengPublishing) row = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr(JsonArray) posts = NULL;

  publish (one, first);
  write_as_colleague (get_number (uuid), "{\"content\":\"<p>撤回之前同事改的</p>\"}");
  refused = school_computer_withdraw (one, uuid);
  school_computer_wait (refused, PENG_OUTBOX_CONFLICT);
  theirs = take_up (one, refused);
  g_assert_cmpstr (theirs, ==, "撤回没有标记的");

  row = school_computer_withdraw (one, uuid);
  school_computer_wait (row, PENG_OUTBOX_PUBLISHED);
  posts = peer_list_posts ("撤回没有标记的");
  g_assert_cmpuint (json_array_get_length (posts), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (posts, 0), "status"),
                   ==, "draft");
}

/* The site has an older version of it again. */
static void
test_backup (void)
{
  g_autoptr(SchoolComputer) one = school_computer_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) first = school_computer_write (one, uuid, "备份之前", 0);
  g_autoptr(PengArticle) second = school_computer_write (one, uuid, "备份之后", 0);
  g_autoptr(PengArticle) third = school_computer_write (one, uuid, "恢复之后", 0);
  g_autofree char *backup = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr(PengPublishing) row = NULL;

  publish (one, first);
  backup = make_backup ();
  publish (one, second);
  restore_backup (backup);
  row = school_computer_publish (one, third);
  school_computer_wait (row, PENG_OUTBOX_CONFLICT);
  assert_post (uuid, "备份之前");

  theirs = take_up (one, row);
  g_assert_cmpstr (theirs, ==, "备份之前");
  publish (one, third);
  assert_post (uuid, "恢复之后");
}

/* The backup is from before the article. */
static void
test_older_backup (void)
{
  g_autoptr(SchoolComputer) one = school_computer_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) first = school_computer_write (one, uuid, "没有备份", 1);
  g_autoptr(PengArticle) second = school_computer_write (one, uuid, "没有备份（更正）", 1);
  g_autofree char *backup = make_backup ();
  g_autoptr(GAsyncResult) read = NULL;
  g_autoptr(GAsyncResult) taken = NULL;
  g_autoptr(PengPublishing) row = NULL;
  g_autoptr(GError) error = NULL;

  publish (one, first);
  restore_backup (backup);
  row = school_computer_publish (one, second);
  school_computer_wait (row, PENG_OUTBOX_CONFLICT);
  peng_publisher_read_theirs_async (one->publisher, row, NULL, answer_cb, &read);
  g_assert_null (peng_publisher_read_theirs_finish (one->publisher, wait_for (&read), NULL, &error));
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  peng_publisher_take_up_async (one->publisher, row, NULL, NULL, answer_cb, &taken);
  g_assert_true (peng_publisher_take_up_finish (one->publisher, wait_for (&taken), &error));
  g_assert_no_error (error);
  publish (one, second);
  assert_post (uuid, "没有备份（更正）");
}

/* The backup is from before the article, and the next post that somebody writes in the browser has
 * got its number. */
static void
test_number_of_another (gconstpointer role)
{
  g_autoptr(SchoolComputer) one = school_computer_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) first = school_computer_write (one, uuid, "号码给了别人", 0);
  g_autoptr(PengArticle) second = school_computer_write (one, uuid, "号码给了别人（更正）", 0);
  g_autofree char *backup = make_backup ();
  g_autoptr(GAsyncResult) read = NULL;
  g_autoptr(JsonNode) answer = NULL;
  g_autoptr(PengPublishing) row = NULL;
  g_autoptr(PengArticle) theirs = NULL;
  g_autoptr(GError) error = NULL;
  gint64 number;
  guint status;

  publish (one, first);
  number = get_number (uuid);
  restore_backup (backup);
  /* The site counts seconds. */
  g_usleep (1100 * 1000);
  answer = peer_ask (role, "POST", "wp/v2/posts",
                     "{\"title\":\"食堂公告\",\"content\":\"<p>周三停水</p>\",\"status\":\"publish\"}",
                     &status);
  g_assert_cmpuint (status, ==, 201);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (answer), "id"), ==, number);
  row = school_computer_publish (one, second);
  school_computer_wait (row, PENG_OUTBOX_CONFLICT);
  peng_publisher_read_theirs_async (one->publisher, row, NULL, answer_cb, &read);
  theirs = peng_publisher_read_theirs_finish (one->publisher, wait_for (&read), NULL, &error);
  g_assert_null (theirs);
  g_assert_error (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND);
}

static PengPageReport *
read_page (SchoolComputer *computer,
           const char     *uuid)
{
  g_autoptr(PengFetch) fetch = peng_fetch_new (20);
  g_autoptr(GAsyncResult) answer = NULL;
  g_autoptr(GError) error = NULL;
  PengPageReport *report;

  peng_page_reading_async (computer->publisher, fetch, uuid, computer->site, NULL, answer_cb, &answer);
  report = peng_page_reading_finish (wait_for (&answer), &error);
  g_assert_no_error (error);

  return report;
}

/* The names of what is found, with blanks between. */
static char *
dup_findings (PengPageReport *report)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < report->findings->len; i++)
    {
      PengPageFinding *finding = report->findings->pdata[i];
      g_autofree char *text = peng_page_finding_dup_text (finding);

      g_test_message ("%s", text);
      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", peng_page_kind_get_name (finding->kind));
    }

  return g_string_free (names, FALSE);
}

static void
assert_findings (SchoolComputer *computer,
                 const char     *uuid,
                 const char     *expected)
{
  g_autoptr(PengPageReport) report = read_page (computer, uuid);
  g_autofree char *found = dup_findings (report);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (report->outcome, ==,
                   *expected != '\0' ? PENG_READ_BACK_FOUND : PENG_READ_BACK_CLEAN);
}

typedef struct
{
  const char *name;
  const char *change;     /* of post_content, in SQL */
  const char *found;
} Tampering;

static const Tampering tamperings[] = {
  { "text", "REPLACE(post_content, '一等奖', '三等奖')", "text-changed" },
  { "link", "CONCAT(post_content, '<p><a href=\"https://spam.example/\">开户</a></p>')", "text-foreign link-foreign" },
  { "hidden", "CONCAT(post_content, '<div style=\"display:none\">彩票</div>')", "hidden" },
  { "frame", "CONCAT(post_content, '<iframe src=\"https://spam.example/\"></iframe>')", "frame" },
  { "script", "CONCAT(post_content, '<script>location=\"https://spam.example/\"</script>')", "script" },
  { "picture", "REPLACE(post_content, '.gif', '.png')", "picture-broken" },
};

static void
test_page_clean (void)
{
  g_autoptr(SchoolComputer) one = school_computer_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) article = school_computer_write (one, uuid, "读回 A & B", 3);
  g_autoptr(PengArticle) updated = school_computer_write (one, uuid, "读回（更正）", 1);

  publish (one, article);
  assert_findings (one, uuid, "");
  publish (one, updated);
  assert_findings (one, uuid, "");
}

static void
test_page_tampered (gconstpointer data)
{
  const Tampering *tampering = data;
  g_autoptr(SchoolComputer) one = school_computer_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PengArticle) article = school_computer_write (one, uuid, "篡改", 1);
  g_autofree char *sql =
    g_strdup_printf ("UPDATE wp_posts SET post_content = %s WHERE post_type = 'post' AND "
                     "post_content LIKE '%%%s%%'", tampering->change, uuid);

  publish (one, article);
  run_sql (sql);
  assert_findings (one, uuid, tampering->found);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/wordpress-computers/both-update", test_both_update);
  g_test_add_func ("/work/wordpress-computers/both-create", test_both_create);
  g_test_add_func ("/work/wordpress-computers/marker-deleted", test_marker_deleted);
  g_test_add_func ("/work/wordpress-computers/marker-deleted-before", test_marker_deleted_before);
  g_test_add_func ("/work/wordpress-computers/marker-deleted-taken", test_marker_deleted_taken);
  g_test_add_func ("/work/wordpress-computers/marker-deleted-withdraw", test_marker_deleted_withdraw);
  g_test_add_func ("/work/wordpress-computers/backup", test_backup);
  g_test_add_func ("/work/wordpress-computers/older-backup", test_older_backup);
  g_test_add_data_func ("/work/wordpress-computers/number-of-colleague", "EDITOR",
                        test_number_of_another);
  g_test_add_data_func ("/work/wordpress-computers/number-of-another", "AUTHOR",
                        test_number_of_another);
  g_test_add_func ("/work/wordpress-computers/page-clean", test_page_clean);
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autofree char *path = g_strconcat ("/work/wordpress-computers/page/", tamperings[i].name, NULL);

      g_test_add_data_func (path, &tamperings[i], test_page_tampered);
    }

  return g_test_run ();
}
