/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "typist.h"

#include "core/peng-html-writer.h"
#include "work/peng-draft.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* typist DIR UUID LOG SEED MS
 *
 * The editing core of the program, without its window: opens a draft and types, a key each MS
 * milliseconds, until it is killed. */

typedef struct
{
  PengStore *store;
  PengDraft *draft;
  GRand     *rand;
  TypistLog *log;
  guint      ms;
} Typist;

static TypistLog *
map_log (const char *path)
{
  int fd = open (path, O_RDWR | O_CREAT, 0600);
  void *map;

  g_assert_cmpint (ftruncate (fd, sizeof (TypistLog)), ==, 0);
  map = mmap (NULL, sizeof (TypistLog), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  g_assert_true (map != MAP_FAILED);
  close (fd);

  return map;
}

/* No save can begin between the edit and this: both happen in one turn of the main loop. */
static void
note_state (Typist *self)
{
  g_autoptr(PengArticle) article =
    peng_document_snapshot (peng_draft_get_document (self->draft));
  g_autofree char *html = peng_html_write_article (article, &peng_dialect_canonical);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, html, -1);
  TypistKey *key = &self->log->keys[self->log->n_keys];

  key->time = g_get_monotonic_time ();
  strcpy (key->hash, hash);
  g_atomic_int_inc (&self->log->n_keys);
}

static void
apply (Typist   *self,
       PengEdit *edit)
{
  g_autoptr(PengEdit) owned = edit;
  g_autoptr(GError) error = NULL;

  peng_document_apply (peng_draft_get_document (self->draft), owned, &error);
  g_assert_no_error (error);
}

static void
type_character (Typist *self)
{
  PengDocument *document = peng_draft_get_document (self->draft);
  guint n = peng_document_get_n_blocks (document);
  PengPlace place = { (guint) g_rand_int_range (self->rand, 0, (gint32) n), PENG_PART_TEXT, 0 };
  guint length = peng_text_get_length (peng_document_get_text (document, &place));
  char utf8[7] = { 0 };
  g_autoptr(PengText) text = NULL;

  g_unichar_to_utf8 ((gunichar) g_rand_int_range (self->rand, 0x4e00, 0x9fa5), utf8);
  text = peng_text_new (utf8);
  apply (self, peng_document_make_text (document, &place, length, 0, text));
}

static void
type_enter (Typist *self)
{
  PengDocument *document = peng_draft_get_document (self->draft);
  g_autoptr(PengBlock) block = peng_block_new_paragraph ("");
  guint n = peng_document_get_n_blocks (document);

  apply (self, peng_document_make_blocks (document, n, 0, &block, 1));
}

static void
type_title (Typist *self)
{
  apply (self, peng_document_make_field (peng_draft_get_document (self->draft),
                                         PENG_FIELD_TITLE, 0, 0, "题"));
}

static gboolean
key_cb (gpointer user_data)
{
  Typist *self = user_data;
  gint32 kind = g_rand_int_range (self->rand, 0, 20);

  if (self->log->n_keys == TYPIST_MAX_KEYS)
    return G_SOURCE_REMOVE;

  if (kind == 0)
    type_enter (self);
  else if (kind == 1)
    type_title (self);
  else if (kind != 2 || !peng_history_undo (peng_draft_get_history (self->draft)))
    type_character (self);

  note_state (self);

  return G_SOURCE_CONTINUE;
}

static void
draft_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Typist *self = user_data;
  g_autoptr(GError) error = NULL;

  self->draft = peng_draft_open_finish (result, &error);
  g_assert_no_error (error);
  note_state (self);
  g_timeout_add (self->ms, key_cb, self);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Typist self = { 0 };

  g_assert_cmpint (argc, ==, 6);
  self.store = peng_store_new (argv[1]);
  self.log = map_log (argv[3]);
  self.rand = g_rand_new_with_seed ((guint32) g_ascii_strtoull (argv[4], NULL, 10));
  self.ms = (guint) g_ascii_strtoull (argv[5], NULL, 10);

  peng_store_open_async (self.store, NULL, NULL, NULL);
  peng_draft_open_async (self.store, argv[2], NULL, draft_cb, &self);
  g_main_loop_run (loop);

  return 0;
}
