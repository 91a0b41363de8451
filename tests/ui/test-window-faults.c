/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE  /* unshare */

#include "store-fixture.h"
#include "window-fixture.h"

#include "work/peng-error-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <linux/fs.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <unistd.h>

/* What the window says and does when the disk is full, cannot be written, or has lost bytes. The
 * disk is a real one, in memory, that is mounted for the test; without the right to do that those
 * cases are skipped. PENG_SCREENSHOTS names a folder for pictures of what was seen. */

static gboolean can_mount;

static char *
mount_disk (void)
{
  char *dir = scratch_new ();

  g_assert_cmpint (mount ("peng", dir, "tmpfs", 0, "size=8m"), ==, 0);

  return dir;
}

static void
unmount_disk (char *dir)
{
  g_assert_cmpint (umount2 (dir, MNT_DETACH), ==, 0);
  scratch_remove (dir);
}

typedef char Disk;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Disk, unmount_disk)

static void
add_draft (const char *dir,
           const char *title,
           const char *text)
{
  PengStore *store = peng_store_new (dir);
  g_autoptr(PengArticle) article = make_article (title, text);
  g_autoptr(GError) error = NULL;
  g_autoptr(PengStoreOpening) opening = try_open (store, &error);

  g_assert_no_error (error);
  save_article (store, article, 0, &error);
  g_assert_no_error (error);
  close_store (store);
}

static char *
dup_filler (const char *dir)
{
  return g_build_filename (dir, "filler", NULL);
}

static void
fill (const char *dir)
{
  static const char zeros[65536];
  g_autofree char *path = dup_filler (dir);
  int fd = open (path, O_CREAT | O_WRONLY, 0600);
  gsize chunk = sizeof zeros;

  g_assert_cmpint (fd, >=, 0);
  while (chunk > 0)
    {
      if (write (fd, zeros, chunk) < 0)
        {
          g_assert_cmpint (errno, ==, ENOSPC);
          chunk /= 2;
        }
    }
  close (fd);
}

static void
make_room (const char *dir)
{
  g_autofree char *path = dup_filler (dir);

  g_assert_cmpint (unlink (path), ==, 0);
}

static void
set_read_only (const char *dir,
               gboolean    read_only)
{
  unsigned long flags = MS_REMOUNT | (read_only ? MS_RDONLY : 0);

  g_assert_cmpint (mount (NULL, dir, NULL, flags, NULL), ==, 0);
}

/* A disk with files open for writing cannot be made read-only; a file that must not be changed is
 * as good, where the file system looks at that for files that are open already. */
static gboolean
set_immutable (const char *path,
               gboolean    immutable)
{
  int flags = immutable ? FS_IMMUTABLE_FL : 0;
  int fd = open (path, O_RDONLY);
  gboolean done;

  g_assert_cmpint (fd, >=, 0);
  done = ioctl (fd, FS_IOC_SETFLAGS, &flags) == 0;
  close (fd);

  return done;
}

static gboolean
can_set_immutable (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "probe", NULL);
  int fd = open (path, O_CREAT | O_WRONLY, 0600);
  gboolean refused = set_immutable (path, TRUE) && write (fd, "x", 1) < 0;

  set_immutable (path, FALSE);
  close (fd);

  return refused;
}

static void
break_disk (const char *dir,
            gboolean    by_filling)
{
  g_autofree char *log = g_build_filename (dir, "articles.db-wal", NULL);

  if (by_filling)
    fill (dir);
  else
    set_immutable (log, TRUE);
}

static void
mend_disk (const char *dir,
           gboolean    by_filling)
{
  g_autofree char *log = g_build_filename (dir, "articles.db-wal", NULL);

  if (by_filling)
    make_room (dir);
  else
    set_immutable (log, FALSE);
}

/* More than fits into what is left of a page. */
static char *
dup_long_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 8000; i++)
    g_string_append (text, "全校师生一起跑步。");

  return g_string_free (text, FALSE);
}

static gboolean
shows_banner (WindowFixture *fixture)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (find_named (fixture->window->page, "banner")));
}

static const char *
get_banner (WindowFixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (find_named (fixture->window->page, "banner_words")));
}

static gboolean
is_saved (WindowFixture *fixture)
{
  return peng_draft_get_state (fixture->window->draft) == PENG_SAVE_SAVED;
}

static void
answer_dialog (const char *words)
{
  GtkWindow *dialog;
  GtkWidget *button;

  WAIT_UNTIL ((dialog = find_message ()) != NULL);
  WAIT_UNTIL ((button = find_button (dialog, words)) != NULL);
  g_signal_emit_by_name (button, "clicked");
  WAIT_UNTIL (find_message () == NULL);
}

/* The words of a button, without the sign for its key. */
static char *
dup_words (const char *label)
{
  g_auto(GStrv) parts = g_strsplit (label, "_", 2);
  g_autofree char *plain = g_strjoinv ("", parts);
  char *key = strchr (plain, '(');

  return g_strndup (plain, key != NULL ? (gsize) (key - plain) : strlen (plain));
}

static void
assert_stored (const char *dir,
               const char *uuid,
               const char *title)
{
  PengStore *store = open_store (dir, PENG_STORE_OK);
  g_autoptr(GError) error = NULL;
  g_autoptr(PengArticle) article = load_article (store, uuid, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (peng_article_get_field (article, PENG_FIELD_TITLE), ==, title);
  close_store (store);
}

/* Writes on a disk that fails, and tries to close; then the disk is mended. */
static void
write_through_fault (const char *dir,
                     gboolean    by_filling)
{
  g_autoptr(GError) error = g_error_new_literal (PENG_STORE_ERROR,
                                                 by_filling ? PENG_STORE_ERROR_FULL
                                                            : PENG_STORE_ERROR_READ_ONLY, "");
  g_autofree char *sentence = peng_error_text_new (error);
  g_autofree char *text = dup_long_text ();
  g_autofree char *uuid = NULL;
  g_autofree char *cancel = dup_words (_("_Cancel"));
  g_autofree char *kept = NULL;
  GtkWidget *view;
  WindowFixture fixture;

  add_draft (dir, "冬季长跑", "天冷了。");
  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (fixture.window->draft != NULL && is_saved (&fixture));
  view = find_type (fixture.window->editor, GTK_TYPE_TEXT_VIEW);
  uuid = g_strdup (peng_draft_get_uuid (fixture.window->draft));

  break_disk (dir, by_filling);
  type_in (find_named (fixture.window->page, "title"), "开始了");
  type_in (view, text);
  WAIT_UNTIL (shows_banner (&fixture));
  g_assert_nonnull (strstr (get_banner (&fixture), sentence));
  WAIT_UNTIL (find_words (fixture.window->status_bar, _("Not saved yet")) != NULL);
  take_picture (fixture.window, by_filling ? "full-disk" : "read-only");

  gtk_window_close (GTK_WINDOW (fixture.window));
  gtk_window_close (GTK_WINDOW (fixture.window));
  WAIT_UNTIL (find_message () != NULL);
  take_picture (fixture.window, by_filling ? "full-disk-close" : "read-only-close");
  answer_dialog (cancel);
  kept = dup_text (view);
  g_assert_true (g_str_has_prefix (kept, "全校师生一起跑步。全校师生"));

  mend_disk (dir, by_filling);
  WAIT_UNTIL (is_saved (&fixture));
  g_assert_false (shows_banner (&fixture));
  WAIT_UNTIL (find_words (fixture.window->status_bar, _("Saved")) != NULL);
  window_fixture_close (&fixture);
  assert_stored (dir, uuid, "冬季长跑开始了");
}

static gboolean
skip (void)
{
  if (!can_mount)
    g_test_skip ("no mounts of one's own here");

  return !can_mount;
}

static void
test_full_disk (void)
{
  g_autoptr(Disk) dir = NULL;

  if (skip ())
    return;

  dir = mount_disk ();
  write_through_fault (dir, TRUE);
}

static void
test_read_only (void)
{
  g_autoptr(Scratch) dir = scratch_new ();

  if (can_set_immutable (dir))
    write_through_fault (dir, FALSE);
  else
    g_test_skip ("files cannot be kept from being written here");
}

static void
test_close_without_saving (void)
{
  g_autoptr(Disk) dir = NULL;
  g_autofree char *text = dup_long_text ();
  g_autofree char *uuid = NULL;
  g_autofree char *accept = dup_words (_("Close _Without Saving"));
  WindowFixture fixture;

  if (skip ())
    return;

  dir = mount_disk ();
  add_draft (dir, "冬季长跑", "天冷了。");
  window_fixture_open (&fixture, dir);
  WAIT_UNTIL (fixture.window->draft != NULL && is_saved (&fixture));
  uuid = g_strdup (peng_draft_get_uuid (fixture.window->draft));
  fill (dir);
  type_in (find_named (fixture.window->page, "title"), "开始了");
  type_in (find_type (fixture.window->editor, GTK_TYPE_TEXT_VIEW), text);
  gtk_window_close (GTK_WINDOW (fixture.window));
  answer_dialog (accept);
  WAIT_UNTIL (fixture.window == NULL);
  window_fixture_end (&fixture);

  make_room (dir);
  assert_stored (dir, uuid, "冬季长跑");
}

static gboolean
shows_failure (WindowFixture *fixture)
{
  GtkWidget *stack = find_named (fixture->window->page, "stack");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "failed") == 0;
}

/* A folder that cannot be written is opened when it can be. */
static void
test_open_read_only (void)
{
  g_autoptr(Disk) dir = NULL;
  WindowFixture fixture;

  if (skip ())
    return;

  dir = mount_disk ();
  add_draft (dir, "冬季长跑", "天冷了。");
  set_read_only (dir, TRUE);
  window_fixture_open (&fixture, dir);
  g_assert_true (shows_failure (&fixture));
  WAIT_UNTIL (find_words (fixture.window->page, _("The Drafts Could Not Be Opened")) != NULL);
  take_picture (fixture.window, "open-read-only");

  set_read_only (dir, FALSE);
  activate (&fixture, "win.try-again");
  WAIT_UNTIL (fixture.window->draft != NULL);
  window_fixture_close (&fixture);
}

static char *
dup_database (const char *dir)
{
  return g_build_filename (dir, "articles.db", NULL);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

static void
overwrite (const char *path,
           goffset     offset,
           const void *bytes,
           gsize       length)
{
  int fd = open (path, O_WRONLY);

  g_assert_cmpint (pwrite (fd, bytes, length, offset), ==, (gssize) length);
  close (fd);
}

static char *
find_set_aside (const char *dir)
{
  g_autoptr(GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      if (g_str_has_prefix (name, "articles-damaged-") && g_str_has_suffix (name, ".db"))
        return g_build_filename (dir, name, NULL);
    }

  return NULL;
}

static void
test_damaged (void)
{
  static const char zeros[100];
  g_autoptr(Scratch) dir = scratch_new ();
  g_autofree char *path = dup_database (dir);
  g_autofree char *aside = NULL;
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) kept = NULL;
  g_autofree char *close_words = dup_words (_("_Close"));
  g_autofree char *body = NULL;
  GtkWindow *dialog;
  WindowFixture fixture;

  add_draft (dir, "冬季长跑", "天冷了。");
  add_draft (dir, "图书漂流", "每本书都去旅行。");
  overwrite (path, 0, zeros, sizeof zeros);
  before = read_file (path);

  window_fixture_open (&fixture, dir);
  WAIT_UNTIL ((dialog = find_message ()) != NULL);
  take_picture (fixture.window, "damaged");
  g_assert_nonnull (find_words (dialog, _("The Store of Drafts Was Damaged")));
  g_object_get (dialog, "body", &body, NULL);
  g_assert_nonnull (strstr (body, "2"));
  WAIT_UNTIL (find_words (fixture.window->drafts, "冬季长跑") != NULL);
  g_assert_nonnull (find_words (fixture.window->drafts, "图书漂流"));

  aside = find_set_aside (dir);
  g_assert_nonnull (aside);
  kept = read_file (aside);
  g_assert_true (g_bytes_equal (kept, before));
  answer_dialog (close_words);
  window_fixture_close (&fixture);
}

/* The format's "user version" stands at byte 60: https://sqlite.org/fileformat2.html */
static void
test_newer (void)
{
  static const char version[] = { 0, 1, 0, 0 };
  g_autoptr(Scratch) dir = scratch_new ();
  g_autofree char *path = dup_database (dir);
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;
  WindowFixture fixture;

  add_draft (dir, "冬季长跑", "天冷了。");
  overwrite (path, 60, version, sizeof version);
  before = read_file (path);

  window_fixture_open (&fixture, dir);
  g_assert_true (shows_failure (&fixture));
  WAIT_UNTIL (find_words (fixture.window->page, _("The Drafts Could Not Be Opened")) != NULL);
  take_picture (fixture.window, "newer");
  g_assert_nonnull (find_words (fixture.window->page,
                                _("These drafts were saved by a newer version of this program. "
                                  "Update the program to open them.")));
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.new", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.search", NULL);
  settle (200);
  g_assert_true (shows_failure (&fixture));
  window_fixture_close (&fixture);

  after = read_file (path);
  g_assert_true (g_bytes_equal (before, after));
}

int
main (int   argc,
      char *argv[])
{
  /* Before anything starts a thread: what is mounted here is seen by this process alone. */
  can_mount = unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;

  gtk_test_init (&argc, &argv, NULL);
  window_fixture_init ();
  /* A save that fails is told in the log too. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  g_test_add_func ("/ui/window-faults/full-disk", test_full_disk);
  g_test_add_func ("/ui/window-faults/read-only", test_read_only);
  g_test_add_func ("/ui/window-faults/close-without-saving", test_close_without_saving);
  g_test_add_func ("/ui/window-faults/open-read-only", test_open_read_only);
  g_test_add_func ("/ui/window-faults/damaged", test_damaged);
  g_test_add_func ("/ui/window-faults/newer", test_newer);

  return g_test_run ();
}
