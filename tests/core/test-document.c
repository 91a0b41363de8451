/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-document.h"
#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"

#include <string.h>

#define LS    PENG_LINE_BREAK_UTF8
#define MEDIA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const char *const first_fields[PENG_N_FIELDS] = { [PENG_FIELD_TITLE] = "彭城" };

/* A paragraph, an image with caption, a divider, a paragraph. */
static PengDocument *
new_document (void)
{
  g_autoptr(PengText) caption = peng_text_new ("图一");
  const PengImage image = { MEDIA, 0, 0, 0, "alt", caption };
  PengBlock *blocks[] = {
    peng_block_new_paragraph ("一二三"),
    peng_block_new_image (&image),
    peng_block_new_divider (),
    peng_block_new_paragraph ("end"),
  };
  g_autoptr(PengArticle) article =
    peng_article_new (NULL, first_fields, blocks, G_N_ELEMENTS (blocks));

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    peng_block_unref (blocks[i]);

  return peng_document_new (article);
}

static void
count_cb (PengDocument *document,
          PengEdit     *edit,
          guint        *n_edited)
{
  *n_edited += 1;
}

/* How an edit of the document above ends: 0 applied, else the error's code and one. */
#define APPLIED  0
#define NO_PLACE (1 + PENG_DOCUMENT_ERROR_NO_PLACE)
#define STALE    (1 + PENG_DOCUMENT_ERROR_STALE)
#define INVALID  (1 + PENG_DOCUMENT_ERROR_INVALID)

static void
assert_outcome (PengEdit *edit,
                int       outcome)
{
  g_autoptr(PengDocument) document = new_document ();
  g_autoptr(PengArticle) before = peng_document_snapshot (document);
  g_autoptr(PengArticle) after = NULL;
  g_autoptr(PengEdit) inverse = peng_edit_invert (edit);
  g_autoptr(GError) error = NULL;
  guint n_edited = 0;
  gboolean applied;

  g_signal_connect (document, "edited", G_CALLBACK (count_cb), &n_edited);
  applied = peng_document_apply (document, edit, &error);

  if (outcome == APPLIED)
    {
      g_assert_no_error (error);
      g_assert_true (applied);
      g_assert_cmpuint (n_edited, ==, !peng_edit_is_nothing (edit));
      g_assert_cmpuint (peng_document_get_revision (document), ==, n_edited);
      g_assert_true (peng_document_apply (document, inverse, NULL));
    }
  else
    {
      g_assert_error (error, PENG_DOCUMENT_ERROR, outcome - 1);
      g_assert_false (applied);
      g_assert_cmpuint (n_edited, ==, 0);
      g_assert_cmpuint (peng_document_get_revision (document), ==, 0);
    }

  after = peng_document_snapshot (document);
  g_assert_true (peng_article_equal (before, after));
}

typedef struct
{
  const char *name;
  PengPlace   place;
  guint       offset;
  const char *removed;
  const char *inserted;
  gboolean    is_strong;
  int         outcome;
} TextCase;

static const TextCase text_cases[] = {
  { "insert",            { 0, PENG_PART_TEXT, 0 },    1, "",     "x",     FALSE, APPLIED },
  { "remove",            { 0, PENG_PART_TEXT, 0 },    0, "一二三", "",     FALSE, APPLIED },
  { "replace-styled",    { 0, PENG_PART_TEXT, 0 },    1, "二",   "x" LS,  TRUE,  APPLIED },
  { "at-end",            { 3, PENG_PART_TEXT, 0 },    3, "",     "x",     FALSE, APPLIED },
  { "nothing",           { 0, PENG_PART_TEXT, 0 },    0, "一",   "一",     FALSE, APPLIED },
  { "caption",           { 1, PENG_PART_CAPTION, 0 }, 0, "图",   "x",     TRUE,  APPLIED },
  { "alt",               { 1, PENG_PART_ALT, 0 },     0, "a",    "彭",     FALSE, APPLIED },
  { "alt-styled",        { 1, PENG_PART_ALT, 0 },     0, "a",    "彭",     TRUE,  INVALID },
  { "alt-line-break",    { 1, PENG_PART_ALT, 0 },     0, "a",    "x" LS,  FALSE, INVALID },
  { "stale",             { 0, PENG_PART_TEXT, 0 },    0, "二",   "x",     FALSE, STALE },
  { "stale-style",       { 0, PENG_PART_TEXT, 0 },    0, "!一",  "x",     FALSE, STALE },
  { "beyond-end",        { 0, PENG_PART_TEXT, 0 },    4, "",     "x",     FALSE, NO_PLACE },
  { "over-end",          { 0, PENG_PART_TEXT, 0 },    2, "三四",  "x",     FALSE, NO_PLACE },
  { "offset-overflow",   { 0, PENG_PART_TEXT, 0 },    G_MAXUINT, "一", "x", FALSE, NO_PLACE },
  { "no-block",          { 4, PENG_PART_TEXT, 0 },    0, "",     "x",     FALSE, NO_PLACE },
  { "no-part",           { 0, PENG_PART_CITE, 0 },    0, "",     "x",     FALSE, NO_PLACE },
  { "no-index",          { 1, PENG_PART_CAPTION, 1 }, 0, "",     "x",     FALSE, NO_PLACE },
  { "no-text",           { 2, PENG_PART_TEXT, 0 },    0, "",     "x",     FALSE, NO_PLACE },
};

/* A removed text that begins with "!" is strong. */
static void
test_text (gconstpointer data)
{
  const TextCase *c = data;
  const PengStyle strong = { .flags = PENG_STYLE_STRONG };
  gboolean is_strong = *c->removed == '!';
  g_autoptr(PengText) removed = peng_text_new_styled (c->removed + is_strong,
                                                      is_strong ? &strong : NULL);
  g_autoptr(PengText) inserted = peng_text_new_styled (c->inserted, c->is_strong ? &strong : NULL);
  g_autoptr(PengEdit) edit = peng_edit_new_text (&c->place, c->offset, removed, inserted);

  assert_outcome (edit, c->outcome);
}

/* Blocks are written as a paragraph each; "-" is a divider, "I" the image. */
typedef struct
{
  const char *name;
  guint       position;
  const char *removed[5];
  const char *inserted[3];
  int         outcome;
} BlocksCase;

static const BlocksCase blocks_cases[] = {
  { "insert-first",     0, { NULL },             { "x" },      APPLIED },
  { "insert-last",      4, { NULL },             { "-", "x" }, APPLIED },
  { "insert-in-middle", 2, { NULL },             { "-" },      APPLIED },
  { "remove-atom",      2, { "-" },              { NULL },     APPLIED },
  { "replace-last",     3, { "end" },            { "x" },      APPLIED },
  { "replace-all",      0, { "一二三", "I", "-", "end" }, { "x" }, APPLIED },
  { "nothing",          2, { "-" },              { "-" },      APPLIED },
  { "atom-last",        4, { NULL },             { "-" },      INVALID },
  { "atom-left-last",   3, { "end" },            { NULL },     INVALID },
  { "none-left",        0, { "一二三", "I", "-", "end" }, { NULL }, INVALID },
  { "stale",            2, { "x" },              { "x" },      STALE },
  { "stale-second",     2, { "-", "-" },         { "x" },      STALE },
  { "beyond-end",       5, { NULL },             { "x" },      NO_PLACE },
  { "over-end",         3, { "end", "x" },       { "x" },      NO_PLACE },
  { "overflow",         G_MAXUINT, { "x" },      { "x" },      NO_PLACE },
};

static GPtrArray *
new_blocks (const char * const *written)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  g_autoptr(PengDocument) document = new_document ();

  for (; *written != NULL; written++)
    {
      if (g_str_equal (*written, "-"))
        g_ptr_array_add (blocks, peng_block_new_divider ());
      else if (g_str_equal (*written, "I"))
        g_ptr_array_add (blocks, peng_block_ref (peng_document_get_block (document, 1)));
      else
        g_ptr_array_add (blocks, peng_block_new_paragraph (*written));
    }

  return blocks;
}

static void
test_blocks (gconstpointer data)
{
  const BlocksCase *c = data;
  g_autoptr(GPtrArray) removed = new_blocks (c->removed);
  g_autoptr(GPtrArray) inserted = new_blocks (c->inserted);
  g_autoptr(PengEdit) edit =
    peng_edit_new_blocks (c->position, (PengBlock * const *) removed->pdata, removed->len,
                          (PengBlock * const *) inserted->pdata, inserted->len);

  assert_outcome (edit, c->outcome);
}

typedef struct
{
  const char *name;
  PengField   field;
  guint       offset;
  const char *removed;
  const char *inserted;
  int         outcome;
} FieldCase;

static const FieldCase field_cases[] = {
  { "insert",     PENG_FIELD_TITLE,   2, "",   "x",  APPLIED },
  { "replace",    PENG_FIELD_TITLE,   0, "彭",  "x",  APPLIED },
  { "fill-empty", PENG_FIELD_SECTION, 0, "",   "x",  APPLIED },
  { "two-lines",  PENG_FIELD_TITLE,   0, "",   "a\nb", APPLIED },
  { "nothing",    PENG_FIELD_TITLE,   0, "",   "",   APPLIED },
  { "stale",      PENG_FIELD_TITLE,   0, "城",  "x",  STALE },
  { "beyond-end", PENG_FIELD_TITLE,   3, "",   "x",  NO_PLACE },
};

static void
test_field (gconstpointer data)
{
  const FieldCase *c = data;
  g_autoptr(PengEdit) edit = peng_edit_new_field (c->field, c->offset, c->removed, c->inserted);

  assert_outcome (edit, c->outcome);
}

/* What is saved has to be read again, so a document ends where the reader does. */
static void
test_too_large (void)
{
  g_autoptr(PengBlock) block = peng_block_new_paragraph ("一");
  g_autofree PengBlock **blocks = g_new (PengBlock *, PENG_ARTICLE_MAX_BLOCKS);
  g_autoptr(PengArticle) article = NULL;
  g_autoptr(PengArticle) read = NULL;
  g_autoptr(PengDocument) document = NULL;
  g_autoptr(PengEdit) one_more = NULL;
  g_autoptr(PengEdit) one_less = NULL;
  g_autoptr(PengEdit) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *html = NULL;

  for (guint i = 0; i < PENG_ARTICLE_MAX_BLOCKS; i++)
    blocks[i] = block;

  article = peng_article_new (NULL, NULL, blocks, PENG_ARTICLE_MAX_BLOCKS);
  html = peng_html_write_article (article, &peng_dialect_canonical);
  read = peng_html_read_article (html, strlen (html), peng_article_get_uuid (article), NULL);
  g_assert_true (peng_article_equal (article, read));

  document = peng_document_new (article);
  one_more = peng_document_make_blocks (document, 1, 1, blocks, 2);
  g_assert_false (peng_document_apply (document, one_more, &error));
  g_assert_error (error, PENG_DOCUMENT_ERROR, PENG_DOCUMENT_ERROR_TOO_LARGE);

  one_less = peng_document_make_blocks (document, 1, 2, blocks, 1);
  again = peng_edit_invert (one_less);
  g_assert_true (peng_document_apply (document, one_less, NULL));
  g_assert_true (peng_document_apply (document, again, NULL));
}

static void
test_field_is_one_line (void)
{
  g_autoptr(PengDocument) document = new_document ();
  g_autoptr(PengEdit) edit =
    peng_document_make_field (document, PENG_FIELD_TITLE, 9, 9, "\r\nb" LS);

  g_assert_true (peng_document_apply (document, edit, NULL));
  g_assert_cmpstr (peng_document_get_field (document, PENG_FIELD_TITLE), ==, "彭城 b ");
}

typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  guint       offset;
  const char *removed;
  const char *inserted;
} SetFieldCase;

static const SetFieldCase set_field_cases[] = {
  { "same",          "彭城",   "彭城",     2, "",    "" },
  { "typed-at-end",  "彭",     "彭城",     1, "",    "城" },
  { "typed-inside",  "ac",    "abc",     1, "",    "b" },
  { "typed-again",   "aa",    "aaa",     2, "",    "a" },
  { "erased",        "abc",   "ac",      1, "b",   "" },
  { "erased-again",  "aaa",   "aa",      2, "a",   "" },
  { "emptied",       "彭城",   "",        0, "彭城", "" },
  { "replaced",      "abc",   "axc",     1, "b",   "x" },
  { "all",           "abc",   "xyz",     0, "abc", "xyz" },
  { "same-bytes-in", "彭",     "彬",      0, "彭",  "彬" },
};

static void
test_set_field (gconstpointer data)
{
  const SetFieldCase *c = data;
  const char *fields[PENG_N_FIELDS] = { [PENG_FIELD_SUMMARY] = c->from };
  g_autoptr(PengArticle) article = peng_article_new (NULL, fields, NULL, 0);
  g_autoptr(PengDocument) document = peng_document_new (article);
  g_autoptr(PengEdit) edit = peng_document_make_set_field (document, PENG_FIELD_SUMMARY, c->to);

  g_assert_cmpuint (peng_edit_get_offset (edit), ==, c->offset);
  g_assert_cmpstr (peng_text_get_string (peng_edit_get_removed (edit)), ==, c->removed);
  g_assert_cmpstr (peng_text_get_string (peng_edit_get_inserted (edit)), ==, c->inserted);
  g_assert_true (peng_document_apply (document, edit, NULL));
  g_assert_cmpstr (peng_document_get_field (document, PENG_FIELD_SUMMARY), ==, c->to);
}

/* What an edit is made from is cut to what is there. */
static void
test_make (void)
{
  const PengPlace place = { 0, PENG_PART_TEXT, 0 };
  const PengPlace alt = { 1, PENG_PART_ALT, 0 };
  const PengStyle strong = { .flags = PENG_STYLE_STRONG };
  const PengStyleChange change = { .set = PENG_STYLE_STRONG };
  g_autoptr(PengDocument) document = new_document ();
  g_autoptr(PengText) styled = peng_text_new_styled ("a\nb", &strong);
  g_autoptr(PengEdit) cut = peng_document_make_text (document, &place, 2, 99, NULL);
  g_autoptr(PengEdit) beyond = peng_document_make_text (document, &place, 99, 99, styled);
  g_autoptr(PengEdit) plain = peng_document_make_text (document, &alt, 3, 0, styled);
  g_autoptr(PengEdit) restyle = peng_document_make_restyle (document, &place, 1, 99, &change);
  g_autoptr(PengEdit) restyle_alt = peng_document_make_restyle (document, &alt, 0, 99, &change);
  g_autoptr(PengEdit) restyle_beyond =
    peng_document_make_restyle (document, &place, 99, 1, &change);
  g_autoptr(PengEdit) blocks = peng_document_make_blocks (document, 2, 99, NULL, 0);
  guint n_removed;

  g_assert_cmpstr (peng_text_get_string (peng_edit_get_removed (cut)), ==, "三");
  g_assert_false (peng_edit_is_restyle (cut));
  g_assert_cmpuint (peng_edit_get_offset (beyond), ==, 3);
  g_assert_true (peng_document_apply (document, plain, NULL));
  g_assert_cmpstr (peng_text_get_string (peng_document_get_text (document, &alt)), ==, "alta b");
  g_assert_true (peng_edit_is_restyle (restyle));
  g_assert_true (peng_document_apply (document, restyle, NULL));
  g_assert_cmphex (peng_text_get_style (peng_document_get_text (document, &place), 1)->flags, ==,
                   PENG_STYLE_STRONG);
  g_assert_true (peng_edit_is_nothing (restyle_alt));
  g_assert_false (peng_edit_is_restyle (restyle_alt));
  g_assert_true (peng_edit_is_nothing (restyle_beyond));
  g_assert_cmpuint (peng_edit_get_offset (restyle_beyond), ==, 3);
  peng_edit_get_removed_blocks (blocks, &n_removed);
  g_assert_cmpuint (n_removed, ==, 2);
}

static void
test_count (void)
{
  const PengPlace place = { 3, PENG_PART_TEXT, 0 };
  g_autoptr(PengDocument) document = new_document ();
  g_autoptr(PengText) text = peng_text_new (" 彭");
  g_autoptr(PengEdit) edit = peng_document_make_text (document, &place, 3, 0, text);
  g_autoptr(PengEdit) removal = peng_document_make_blocks (document, 0, 2, NULL, 0);

  g_assert_cmpuint (peng_document_get_count (document)->words, ==, 6);
  g_assert_true (peng_document_apply (document, edit, NULL));
  g_assert_cmpuint (peng_document_get_count (document)->words, ==, 7);
  g_assert_true (peng_document_apply (document, removal, NULL));
  g_assert_cmpuint (peng_document_get_count (document)->words, ==, 2);
}

static void
apply_again_cb (PengDocument *document,
                PengEdit     *edit)
{
  g_test_expect_message ("peng-document", G_LOG_LEVEL_CRITICAL, "*is_emitting*");
  g_assert_false (peng_document_apply (document, edit, NULL));
  g_test_assert_expected_messages ();
}

static void
test_no_edit_in_edit (void)
{
  PengDocument *document = new_document ();
  g_autoptr(PengEdit) edit = peng_document_make_field (document, PENG_FIELD_TITLE, 0, 0, "x");

  g_signal_connect (document, "edited", G_CALLBACK (apply_again_cb), NULL);
  g_assert_true (peng_document_apply (document, edit, NULL));
  g_assert_cmpuint (peng_document_get_revision (document), ==, 1);
  g_assert_finalize_object (document);
}

/* A snapshot stays what it was. */
static void
test_snapshot (void)
{
  const PengPlace place = { 0, PENG_PART_TEXT, 0 };
  g_autoptr(PengDocument) document = new_document ();
  g_autoptr(PengArticle) before = peng_document_snapshot (document);
  g_autoptr(PengEdit) edit = peng_document_make_text (document, &place, 0, 9, NULL);
  g_autoptr(PengArticle) after = NULL;
  PengBlock * const *blocks;
  guint n_blocks;

  g_assert_true (peng_document_apply (document, edit, NULL));
  after = peng_document_snapshot (document);
  blocks = peng_article_get_blocks (before, &n_blocks);
  g_assert_cmpstr (peng_text_get_string (peng_block_get_text (blocks[0])), ==, "一二三");
  g_assert_false (peng_article_equal (before, after));
  g_assert_cmpstr (peng_article_get_uuid (before), ==, peng_document_get_uuid (document));
}

#define N_MANY 1000
#define EDITED 500

static PengDocument *
new_long_document (void)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_block_unref);
  g_autoptr(PengArticle) article = NULL;

  for (guint i = 0; i < N_MANY; i++)
    g_ptr_array_add (blocks, peng_block_new_paragraph ("春季运动会"));
  article = peng_article_new (NULL, first_fields, (PengBlock * const *) blocks->pdata, N_MANY);

  return peng_document_new (article);
}

static PengEdit *
make_typing (PengDocument *document)
{
  const PengPlace place = { EDITED, PENG_PART_TEXT, 0 };
  g_autoptr(PengText) text = peng_text_new ("的");

  return peng_document_make_text (document, &place, 2, 1, text);
}

static PengEdit *
make_strong (PengDocument *document)
{
  const PengPlace place = { EDITED, PENG_PART_TEXT, 0 };
  const PengStyleChange change = { .set = PENG_STYLE_STRONG };

  return peng_document_make_restyle (document, &place, 1, 2, &change);
}

static PengEdit *
make_split (PengDocument *document)
{
  g_autoptr(PengBlock) first = peng_block_new_paragraph ("春季");
  g_autoptr(PengBlock) second = peng_block_new_paragraph ("运动会");
  PengBlock *halves[] = { first, second };

  return peng_document_make_blocks (document, EDITED, 1, halves, 2);
}

static PengEdit *
make_removal (PengDocument *document)
{
  return peng_document_make_blocks (document, EDITED, 1, NULL, 0);
}

static PengEdit *
make_title (PengDocument *document)
{
  return peng_document_make_field (document, PENG_FIELD_TITLE, 0, 0, "在");
}

typedef struct
{
  const char *name;
  PengEdit *(*make) (PengDocument *document);
  guint       n_removed;  /* blocks from EDITED that it takes away, and puts there */
  guint       n_inserted;
} LocalCase;

static const LocalCase local_cases[] = {
  { "typing",  make_typing,  1, 1 },
  { "restyle", make_strong,  1, 1 },
  { "split",   make_split,   1, 2 },
  { "removal", make_removal, 1, 0 },
  { "field",   make_title,   0, 0 },
};

/* Everything in @before but @n_before blocks from EDITED on is in @after, the same in memory, around
 * @n_after blocks there. */
static void
assert_kept (PengArticle *before,
             guint        n_before,
             PengArticle *after,
             guint        n_after)
{
  guint n_old, n_new;
  PengBlock * const *old = peng_article_get_blocks (before, &n_old);
  PengBlock * const *new = peng_article_get_blocks (after, &n_new);

  g_assert_cmpuint (n_old - n_before, ==, n_new - n_after);
  for (guint i = 0; i < EDITED; i++)
    g_assert_true (old[i] == new[i]);
  for (guint i = EDITED; i < n_old - n_before; i++)
    g_assert_true (old[i + n_before] == new[i + n_after]);
}

/* An edit costs what its block costs: it makes none of the others anew, nor does its inverse. */
static void
test_local (gconstpointer data)
{
  const LocalCase *c = data;
  g_autoptr(PengDocument) document = new_long_document ();
  g_autoptr(PengArticle) before = peng_document_snapshot (document);
  g_autoptr(PengEdit) edit = c->make (document);
  g_autoptr(PengEdit) inverse = peng_edit_invert (edit);
  g_autoptr(PengArticle) between = NULL;
  g_autoptr(PengArticle) after = NULL;

  g_assert_true (peng_document_apply (document, edit, NULL));
  between = peng_document_snapshot (document);
  g_assert_false (peng_article_equal (before, between));
  assert_kept (before, c->n_removed, between, c->n_inserted);

  g_assert_true (peng_document_apply (document, inverse, NULL));
  after = peng_document_snapshot (document);
  g_assert_true (peng_article_equal (before, after));
  assert_kept (between, c->n_inserted, after, c->n_removed);
}

#define ADD_CASES(prefix, cases, test)                                       \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)                           \
    {                                                                        \
      g_autofree char *path = g_strconcat (prefix, (cases)[i].name, NULL);   \
                                                                             \
      g_test_add_data_func (path, &(cases)[i], test);                        \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_CASES ("/core/document/text/", text_cases, test_text);
  ADD_CASES ("/core/document/blocks/", blocks_cases, test_blocks);
  ADD_CASES ("/core/document/field/", field_cases, test_field);
  ADD_CASES ("/core/document/set-field/", set_field_cases, test_set_field);
  ADD_CASES ("/core/document/local/", local_cases, test_local);
  g_test_add_func ("/core/document/field-is-one-line", test_field_is_one_line);
  g_test_add_func ("/core/document/too-large", test_too_large);
  g_test_add_func ("/core/document/make", test_make);
  g_test_add_func ("/core/document/count", test_count);
  g_test_add_func ("/core/document/no-edit-in-edit", test_no_edit_in_edit);
  g_test_add_func ("/core/document/snapshot", test_snapshot);

  return g_test_run ();
}
