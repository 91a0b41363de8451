/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-history.h"
#include "core/peng-html-reader.h"

#include <string.h>

/* Undo and redo beyond the text of one paragraph: captions, alternative texts, cells, atoms, kinds
 * of blocks, fields, each with its groups, its merging and its barriers. */

typedef struct
{
  PengDocument *document;
  PengHistory  *history;
  gint64        now;
  gboolean      in_field;
  PengField     field;
  PengPlace     place;
} Fixture;

#define M "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define IMAGE(caption) \
  "<figure class=\"image\"><img src=\"media:" M "\" alt=\"\"><figcaption>" caption \
  "</figcaption></figure>"
#define FIGURE  IMAGE ("猫") "<p>b</p>"
#define GALLERY "<figure class=\"gallery\">" IMAGE ("x") IMAGE ("y") "</figure><p>b</p>"
#define TABLE   "<figure class=\"table\"><table><tr><td>x<td>y</table></figure><p>b</p>"
#define RULED   "<p>a</p><hr><p>b</p>"
#define PLAIN   "<p>a</p><p>b</p>"

static gint64
get_now (gpointer user_data)
{
  return ((Fixture *) user_data)->now;
}

static void
set_up (Fixture    *self,
        const char *html)
{
  g_autoptr(PengArticle) article = peng_html_read_article (html, strlen (html), NULL, NULL);

  self->document = peng_document_new (article);
  self->history = peng_history_new (self->document);
  peng_history_set_clock (self->history, get_now, self);
}

static void
tear_down (Fixture *self)
{
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->document);
}

static void
append_parts (GString   *out,
              PengBlock *block,
              PengPart   part)
{
  for (guint i = 0; i < peng_block_get_n_parts (block, part); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "",
                            peng_text_get_string (peng_block_get_part (block, part, i)));
}

static void
append_block (GString   *out,
              PengBlock *block)
{
  static const char * const names[] = {
    [PENG_BLOCK_PARAGRAPH] = "p", [PENG_BLOCK_HEADING] = "h", [PENG_BLOCK_LIST_ITEM] = "li",
    [PENG_BLOCK_QUOTE] = "q", [PENG_BLOCK_IMAGE] = "image", [PENG_BLOCK_GALLERY] = "gallery",
    [PENG_BLOCK_TABLE] = "table", [PENG_BLOCK_DIVIDER] = "hr",
  };
  static const PengPart shown[] = {
    PENG_PART_TEXT, PENG_PART_CAPTION, PENG_PART_ALT, PENG_PART_IMAGE_CAPTION, PENG_PART_CELL,
  };
  const PengTextFormat *format = peng_block_is_text (block) ? peng_block_get_format (block) : NULL;

  g_string_append (out, names[peng_block_get_kind (block)]);
  if (format != NULL && format->level > 0)
    g_string_append_printf (out, "%u", format->level);

  g_string_append_c (out, '(');
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      if (i > 0 && shown[i] == PENG_PART_ALT && peng_block_get_n_parts (block, PENG_PART_ALT) > 0)
        g_string_append_c (out, '/');
      append_parts (out, block, shown[i]);
    }
  g_string_append_c (out, ')');
}

/* The whole document on a line: title, author, blocks. */
static char *
describe (Fixture *self)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s|%s|", peng_document_get_field (self->document, PENG_FIELD_TITLE),
                          peng_document_get_field (self->document, PENG_FIELD_AUTHOR));
  for (guint i = 0; i < peng_document_get_n_blocks (self->document); i++)
    append_block (out, peng_document_get_block (self->document, i));

  return g_string_free (out, FALSE);
}

static void
apply (Fixture  *self,
       PengEdit *edit)
{
  g_autoptr(PengEdit) owned = edit;
  g_autoptr(GError) error = NULL;

  peng_document_apply (self->document, owned, &error);
  g_assert_no_error (error);
}

static guint
get_end (Fixture *self)
{
  if (self->in_field)
    return (guint) g_utf8_strlen (peng_document_get_field (self->document, self->field), -1);

  return peng_text_get_length (peng_document_get_text (self->document, &self->place));
}

static void
change_end (Fixture    *self,
            guint       n_removed,
            const char *utf8)
{
  g_autoptr(PengText) text = peng_text_new (utf8);
  guint offset = get_end (self) - n_removed;

  if (self->in_field)
    apply (self, peng_document_make_field (self->document, self->field, offset, n_removed, utf8));
  else
    apply (self, peng_document_make_text (self->document, &self->place, offset, n_removed, text));
}

static void
go_to_field (Fixture   *self,
             PengField  field)
{
  self->in_field = TRUE;
  self->field = field;
}

static void
go_to (Fixture  *self,
       guint     block,
       PengPart  part,
       guint     index)
{
  self->in_field = FALSE;
  self->place = (PengPlace) { block, part, index };
}

static void
put_block (Fixture *self,
           guint    position,
           guint    n_removed,
           char     what)
{
  g_autoptr(PengText) caption = peng_text_new ("新");
  const PengImage image = { .media = M, .alt = "", .caption = caption };
  g_autoptr(PengBlock) block = what == '=' ? peng_block_new_image (&image)
                                           : peng_block_new_divider ();

  apply (self, peng_document_make_blocks (self->document, position, n_removed, &block,
                                          n_removed > 0 ? 0 : 1));
}

static void
set_kind (Fixture *self,
          guint    position,
          char     what)
{
  const PengTextFormat format = {
    .kind = what == '#' ? PENG_BLOCK_HEADING : what == '*' ? PENG_BLOCK_LIST_ITEM
                                                           : PENG_BLOCK_QUOTE,
    .level = what == '#' ? 2 : what == '*' ? 1 : 0,
  };
  g_autoptr(PengBlock) block =
    peng_block_with_format (peng_document_get_block (self->document, position), &format);

  apply (self, peng_document_make_blocks (self->document, position, 1, &block, 1));
}

/* Keys of a script; any other character is typed where the cursor is: at the end of a text.
 *   0 1 2  into the text of that block    T A  into title, author   S  author set at once
 *   C L    into caption, alternative text of the first block
 *   X Y    into the caption of its first, second picture   M N  into its first, second cell
 *   -n     removes block n   +n =n  puts a divider, a figure there
 *   #n *n "n   makes block n a heading, a list item, a quote
 *   <  Backspace   ~  a pause   |  a barrier   {}  a group   ^  undo   !  redo */
static const char *
play_key (Fixture    *self,
          const char *key)
{
  const char *end = g_utf8_next_char (key);
  g_autofree char *piece = g_strndup (key, end - key);

  switch (*key)
    {
    case '0' ... '2': go_to (self, *key - '0', PENG_PART_TEXT, 0); break;
    case 'T': go_to_field (self, PENG_FIELD_TITLE); break;
    case 'A': go_to_field (self, PENG_FIELD_AUTHOR); break;
    case 'S': apply (self, peng_document_make_set_field (self->document, PENG_FIELD_AUTHOR, "王"));
      break;
    case 'C': go_to (self, 0, PENG_PART_CAPTION, 0); break;
    case 'L': go_to (self, 0, PENG_PART_ALT, 0); break;
    case 'X': go_to (self, 0, PENG_PART_IMAGE_CAPTION, 0); break;
    case 'Y': go_to (self, 0, PENG_PART_IMAGE_CAPTION, 1); break;
    case 'M': go_to (self, 0, PENG_PART_CELL, 0); break;
    case 'N': go_to (self, 0, PENG_PART_CELL, 1); break;
    case '-': put_block (self, *end++ - '0', 1, *key); break;
    case '+':
    case '=': put_block (self, *end++ - '0', 0, *key); break;
    case '#':
    case '*':
    case '"': set_kind (self, *end++ - '0', *key); break;
    case '<': change_end (self, 1, ""); break;
    case '~': self->now += 2 * G_USEC_PER_SEC; break;
    case '|': peng_history_barrier (self->history); break;
    case '{': peng_history_begin (self->history); break;
    case '}': peng_history_end (self->history); break;
    case '^': g_assert_true (peng_history_undo (self->history)); break;
    case '!': g_assert_true (peng_history_redo (self->history)); break;
    default: change_end (self, 0, piece);
    }

  return end;
}

/* What is done, what it comes to, and the document after each undo until there is none. */
typedef struct
{
  const char *name;
  const char *html;
  const char *keys;
  const char *done;
  const char *undone[6];
} Case;

static const Case cases[] = {
  { "caption/word", FIGURE, "Cab", "||image(猫ab/)p(b)", { "||image(猫/)p(b)" } },
  { "caption/words", FIGURE, "Ca b", "||image(猫a b/)p(b)",
    { "||image(猫a /)p(b)", "||image(猫/)p(b)" } },
  { "caption/clause", FIGURE, "C，狗。鸟", "||image(猫，狗。鸟/)p(b)",
    { "||image(猫，狗。/)p(b)", "||image(猫，/)p(b)", "||image(猫/)p(b)" } },
  { "caption/pause", FIGURE, "Ca~b", "||image(猫ab/)p(b)",
    { "||image(猫a/)p(b)", "||image(猫/)p(b)" } },
  { "caption/barrier", FIGURE, "Ca|b", "||image(猫ab/)p(b)",
    { "||image(猫a/)p(b)", "||image(猫/)p(b)" } },
  { "caption/group", FIGURE, "{Ca~b|c}", "||image(猫abc/)p(b)", { "||image(猫/)p(b)" } },
  { "caption/backspaces", FIGURE, "Cab|<<", "||image(猫/)p(b)",
    { "||image(猫ab/)p(b)", "||image(猫/)p(b)" } },
  { "caption/then-text", FIGURE, "Ca1c", "||image(猫a/)p(bc)",
    { "||image(猫a/)p(b)", "||image(猫/)p(b)" } },
  { "caption/then-alt", FIGURE, "CaLcd", "||image(猫a/cd)p(b)",
    { "||image(猫a/)p(b)", "||image(猫/)p(b)" } },
  { "caption/then-field", FIGURE, "CaTc", "c||image(猫a/)p(b)",
    { "||image(猫a/)p(b)", "||image(猫/)p(b)" } },
  { "caption/with-field-in-group", FIGURE, "{CaTc1d}", "c||image(猫a/)p(bd)",
    { "||image(猫/)p(b)" } },
  { "caption/goes-and-comes", FIGURE, "Cab-0", "||p(b)",
    { "||image(猫ab/)p(b)", "||image(猫/)p(b)" } },
  { "caption/redo-cuts", FIGURE, "Ca^!b", "||image(猫ab/)p(b)",
    { "||image(猫a/)p(b)", "||image(猫/)p(b)" } },
  { "caption/of-a-gallery", GALLERY, "XaYaXa", "||gallery(xaa,ya)p(b)",
    { "||gallery(xa,ya)p(b)", "||gallery(xa,y)p(b)", "||gallery(x,y)p(b)" } },
  { "caption/of-gallery-and-picture", GALLERY, "CaXa", "||gallery(axa,y)p(b)",
    { "||gallery(ax,y)p(b)", "||gallery(x,y)p(b)" } },

  { "cell/words", TABLE, "Ma b", "||table(xa b,y)p(b)", { "||table(xa ,y)p(b)", "||table(x,y)p(b)" } },
  { "cell/next", TABLE, "MaNb", "||table(xa,yb)p(b)", { "||table(xa,y)p(b)", "||table(x,y)p(b)" } },

  { "atom/figure-removed", FIGURE, "-0", "||p(b)", { "||image(猫/)p(b)" } },
  { "atom/figure-put", PLAIN, "=1", "||p(a)image(新/)p(b)", { "||p(a)p(b)" } },
  { "atom/divider-removed", RULED, "-1", "||p(a)p(b)", { "||p(a)hr()p(b)" } },
  { "atom/divider-put", PLAIN, "+1", "||p(a)hr()p(b)", { "||p(a)p(b)" } },
  { "atom/each-alone", PLAIN, "+1+1", "||p(a)hr()hr()p(b)", { "||p(a)hr()p(b)", "||p(a)p(b)" } },
  { "atom/moved-in-a-group", FIGURE "<p>c</p>", "{-0=1}", "||p(b)image(新/)p(c)",
    { "||image(猫/)p(b)p(c)" } },
  { "atom/cuts-typing", PLAIN, "0x+1y", "||p(axy)hr()p(b)",
    { "||p(ax)hr()p(b)", "||p(ax)p(b)", "||p(a)p(b)" } },
  { "atom/in-a-group-with-typing", PLAIN, "{0x+1y}", "||p(axy)hr()p(b)", { "||p(a)p(b)" } },
  { "atom/put-and-captioned", PLAIN, "=0Cab", "||image(新ab/)p(a)p(b)",
    { "||image(新/)p(a)p(b)", "||p(a)p(b)" } },

  { "kind/heading", PLAIN, "#0", "||h2(a)p(b)", { "||p(a)p(b)" } },
  { "kind/each-alone", PLAIN, "#0*0\"0", "||q(a)p(b)", { "||li1(a)p(b)", "||h2(a)p(b)", "||p(a)p(b)" } },
  { "kind/cuts-typing", PLAIN, "0xy#0z", "||h2(axyz)p(b)",
    { "||h2(axy)p(b)", "||p(axy)p(b)", "||p(a)p(b)" } },
  { "kind/of-a-selection", PLAIN, "{*0*1}", "||li1(a)li1(b)", { "||p(a)p(b)" } },
  { "kind/undone-and-other", PLAIN, "#0^*0", "||li1(a)p(b)", { "||p(a)p(b)" } },

  { "field/word", PLAIN, "Tab", "ab||p(a)p(b)", { "||p(a)p(b)" } },
  { "field/words", PLAIN, "Ta b", "a b||p(a)p(b)", { "a ||p(a)p(b)", "||p(a)p(b)" } },
  { "field/clause", PLAIN, "T春，夏", "春，夏||p(a)p(b)", { "春，||p(a)p(b)", "||p(a)p(b)" } },
  { "field/pause", PLAIN, "Ta~b", "ab||p(a)p(b)", { "a||p(a)p(b)", "||p(a)p(b)" } },
  { "field/barrier", PLAIN, "Ta|b", "ab||p(a)p(b)", { "a||p(a)p(b)", "||p(a)p(b)" } },
  { "field/backspaces", PLAIN, "Tabc|<<", "a||p(a)p(b)", { "abc||p(a)p(b)", "||p(a)p(b)" } },
  { "field/then-other", PLAIN, "TaAb", "a|b|p(a)p(b)", { "a||p(a)p(b)", "||p(a)p(b)" } },
  { "field/then-text", PLAIN, "Ta0x", "a||p(ax)p(b)", { "a||p(a)p(b)", "||p(a)p(b)" } },
  { "field/then-atom", FIGURE, "Ta-0b", "ab||p(b)",
    { "a||p(b)", "a||image(猫/)p(b)", "||image(猫/)p(b)" } },
  { "field/set-at-once", PLAIN, "Aab|S", "|王|p(a)p(b)", { "|ab|p(a)p(b)", "||p(a)p(b)" } },
  { "field/group", PLAIN, "{Ta~b|AcS}", "ab|王|p(a)p(b)", { "||p(a)p(b)" } },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  Fixture fixture = { 0 };

  set_up (&fixture, c->html);
  for (const char *key = c->keys; *key != '\0';)
    key = play_key (&fixture, key);

  g_ptr_array_add (states, describe (&fixture));
  g_assert_cmpstr (g_ptr_array_index (states, 0), ==, c->done);

  for (guint i = 0; c->undone[i] != NULL; i++)
    {
      g_assert_true (peng_history_undo (fixture.history));
      g_ptr_array_add (states, describe (&fixture));
      g_assert_cmpstr (g_ptr_array_index (states, i + 1), ==, c->undone[i]);
    }

  g_assert_false (peng_history_undo (fixture.history));

  for (guint i = states->len - 1; i > 0; i--)
    {
      g_autofree char *again = NULL;

      g_assert_true (peng_history_redo (fixture.history));
      again = describe (&fixture);
      g_assert_cmpstr (again, ==, g_ptr_array_index (states, i - 1));
    }

  g_assert_false (peng_history_redo (fixture.history));
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/history/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
