/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-html.h"

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"

#include <string.h>

/* The canonical dialect, dressed for WordPress. What an author writes goes through a filter there
 * (kses) that takes away scripts, some attributes (`download`) and some styles (`display`), and the
 * themes know nothing of our classes. So the classes of WordPress' own blocks are added to ours,
 * the comments that make its style sheets come stand around what is no text, and what a class of
 * ours means stands in styles that the filter keeps. Our own classes stay, by which the text is read
 * back.
 *
 * Markup is changed by replacing pieces that have a `"`, a `<` or a `>`: in the words and the values
 * of the canonical dialect these are always escaped, so that no words are ever touched. A `[` would
 * begin a shortcode and a `'` become another quote: as references they are left alone. */

typedef struct
{
  const char *from;
  const char *to;
} Replacement;

static const Replacement paragraph[] = {
  { "<p>", "<p style=\"text-indent:2em\">" },
  { "<p class=\"align-center\">",
    "<p class=\"align-center has-text-align-center\" style=\"text-align:center\">" },
  { "<p class=\"align-center no-indent\">",
    "<p class=\"align-center no-indent has-text-align-center\" style=\"text-align:center\">" },
  { "<p class=\"align-right\">",
    "<p class=\"align-right has-text-align-right\" style=\"text-align:right\">" },
  { "<p class=\"align-right no-indent\">",
    "<p class=\"align-right no-indent has-text-align-right\" style=\"text-align:right\">" },
  { "<p class=\"align-justify\">",
    "<p class=\"align-justify has-text-align-justify\""
    " style=\"text-indent:2em;text-align:justify\">" },
  { "<p class=\"align-justify no-indent\">",
    "<p class=\"align-justify no-indent has-text-align-justify\" style=\"text-align:justify\">" },
};

static const Replacement anywhere[] = {
  { " class=\"align-center\">",
    " class=\"align-center has-text-align-center\" style=\"text-align:center\">" },
  { " class=\"align-right\">",
    " class=\"align-right has-text-align-right\" style=\"text-align:right\">" },
  { " class=\"align-justify\">",
    " class=\"align-justify has-text-align-justify\" style=\"text-align:justify\">" },
  { " class=\"align-center\" ",
    " class=\"align-center has-text-align-center\" style=\"text-align:center\" " },
  { " class=\"align-right\" ",
    " class=\"align-right has-text-align-right\" style=\"text-align:right\" " },
  { " class=\"align-justify\" ",
    " class=\"align-justify has-text-align-justify\" style=\"text-align:justify\" " },
  { "<span class=\"color-red\">", "<span class=\"color-red\" style=\"color:#b3261e\">" },
  { "<span class=\"color-orange\">", "<span class=\"color-orange\" style=\"color:#a34a00\">" },
  { "<span class=\"color-green\">", "<span class=\"color-green\" style=\"color:#1e6b34\">" },
  { "<span class=\"color-blue\">", "<span class=\"color-blue\" style=\"color:#1a56b0\">" },
  { "<span class=\"color-purple\">", "<span class=\"color-purple\" style=\"color:#6b3fa0\">" },
  { "<span class=\"color-gray\">", "<span class=\"color-gray\" style=\"color:#626a73\">" },
  { "<li class=\"skip\">", "<li class=\"skip\" style=\"list-style-type:none\">" },
  { "<figcaption>", "<figcaption class=\"wp-element-caption\">" },
  { "[", "&#091;" },
  { "'", "&#039;" },
};

/* A block of WordPress' own: what stands before and after it. The first is longer than what it is
 * a part of. */
static const Replacement figures[] = {
  { "<figure class=\"image size-half\">",
    "<!-- wp:image {\"className\":\"image size-half\"} -->\n"
    "<figure class=\"wp-block-image image size-half\" style=\"width:50%\">" },
  { "<figure class=\"image size-full\">",
    "<!-- wp:image {\"align\":\"full\",\"className\":\"image size-full\"} -->\n"
    "<figure class=\"wp-block-image alignfull image size-full\">" },
  { "<figure class=\"image\">",
    "<!-- wp:image {\"className\":\"image\"} -->\n<figure class=\"wp-block-image image\">" },
  { "<figure class=\"gallery layout-rows\">",
    "<!-- wp:gallery {\"linkTo\":\"none\",\"className\":\"gallery layout-rows\"} -->\n"
    "<figure class=\"wp-block-gallery has-nested-images columns-default is-cropped"
    " gallery layout-rows\">" },
  { "<figure class=\"gallery layout-two\">",
    "<!-- wp:gallery {\"columns\":2,\"linkTo\":\"none\",\"className\":\"gallery layout-two\"} -->\n"
    "<figure class=\"wp-block-gallery has-nested-images columns-2 is-cropped"
    " gallery layout-two\">" },
  { "<figure class=\"gallery layout-three\">",
    "<!-- wp:gallery {\"columns\":3,\"linkTo\":\"none\",\"className\":\"gallery layout-three\"}"
    " -->\n<figure class=\"wp-block-gallery has-nested-images columns-3 is-cropped"
    " gallery layout-three\">" },
  { "<figure class=\"video\">",
    "<!-- wp:video {\"className\":\"video\"} -->\n<figure class=\"wp-block-video video\">" },
  { "<figure class=\"audio\">",
    "<!-- wp:audio {\"className\":\"audio\"} -->\n<figure class=\"wp-block-audio audio\">" },
  { "<figure class=\"table\">",
    "<!-- wp:table {\"className\":\"table\"} -->\n<figure class=\"wp-block-table table\">" },
  { "<blockquote>", "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\">" },
  { "<hr>", "<!-- wp:separator -->\n<hr class=\"wp-block-separator has-alpha-channel-opacity\">" },
};

/* What follows the group of a kind. */
static const char * const endings[] = {
  [PENG_BLOCK_QUOTE] = "<!-- /wp:quote -->\n",
  [PENG_BLOCK_IMAGE] = "<!-- /wp:image -->\n",
  [PENG_BLOCK_GALLERY] = "<!-- /wp:gallery -->\n",
  [PENG_BLOCK_VIDEO] = "<!-- /wp:video -->\n",
  [PENG_BLOCK_AUDIO] = "<!-- /wp:audio -->\n",
  [PENG_BLOCK_TABLE] = "<!-- /wp:table -->\n",
  [PENG_BLOCK_DIVIDER] = "<!-- /wp:separator -->\n",
};

typedef struct
{
  PengMediaNameFunc get_name;
  gpointer          user_data;
} Names;

static void
append_media (GString    *out,
              const char *media,
              gpointer    user_data)
{
  const Names *names = user_data;
  const char *name = names->get_name (media, names->user_data);

  g_string_append_printf (out, "media:%s", name != NULL ? name : media);
}

static void
replace (GString           *html,
         const Replacement *replacements,
         guint              n_replacements)
{
  for (guint i = 0; i < n_replacements; i++)
    g_string_replace (html, replacements[i].from, replacements[i].to, 0);
}

/* The first alone: the paragraph's own, not one in it. */
static void
dress_paragraph (GString *html)
{
  for (guint i = 0; i < G_N_ELEMENTS (paragraph); i++)
    {
      if (g_str_has_prefix (html->str, paragraph[i].from))
        {
          g_string_erase (html, 0, strlen (paragraph[i].from));
          g_string_prepend (html, paragraph[i].to);
          return;
        }
    }
}

/* With its number a picture is one that WordPress gives to a telephone in a smaller size; here it
 * stands for the number, which the site alone knows. */
static void
number_pictures (GString *html)
{
  static const char tag[] = "<img src=\"";
  gsize at = 0;

  for (;;)
    {
      const char *found = strstr (html->str + at, tag);
      const char *address = found != NULL ? found + strlen (tag) : NULL;
      const char *end = address != NULL ? strchr (address, '"') : NULL;
      g_autofree char *text = NULL;

      if (end == NULL)
        return;

      text = g_strdup_printf (" class=\"wp-image-%.*s\"", (int) (end - address), address);
      at = end + 1 - html->str;
      g_string_insert (html, at, text);
      at += strlen (text);
    }
}

/* Each picture of a gallery is a block of its own. */
static void
close_pictures (GString *html)
{
  static const char close[] = "</figure>";
  guint n_figures = 0;
  const char *last = g_strrstr (html->str, close);
  g_autofree char *rest = g_strdup (last);

  g_string_truncate (html, last - html->str);
  n_figures = g_string_replace (html, close, "</figure>\n<!-- /wp:image -->", 0);
  g_assert (n_figures > 0);
  g_string_append (html, rest);
}

/* The name of a file is what stands in its link: the attribute for it is taken away. */
static void
dress_attachment (GString *html)
{
  static const char mark[] = " download=\"";
  char *start = strstr (html->str, mark);
  char *end = start != NULL ? strchr (start + strlen (mark), '"') : NULL;
  const char *name = strstr (html->str, "\"media:");
  g_autofree char *data = NULL;

  if (end == NULL || name == NULL)
    return;

  data = g_strdup_printf (" data-media=\"%.64s\"", name + strlen ("\"media:"));
  g_string_erase (html, start - html->str, end + 1 - start);
  g_string_insert (html, start - html->str, data);
}

static void
dress (GString       *html,
       PengBlockKind  kind)
{
  if (kind == PENG_BLOCK_PARAGRAPH)
    dress_paragraph (html);
  if (kind == PENG_BLOCK_GALLERY)
    close_pictures (html);
  if (kind == PENG_BLOCK_ATTACHMENT)
    dress_attachment (html);

  replace (html, anywhere, G_N_ELEMENTS (anywhere));
  replace (html, figures, G_N_ELEMENTS (figures));
  number_pictures (html);
  if (kind < G_N_ELEMENTS (endings) && endings[kind] != NULL)
    g_string_append (html, endings[kind]);
}

/**
 * peng_wordpress_html_write:
 * @article: an article
 * @get_name: tells which file is sent for which original
 * @user_data: data for @get_name
 *
 * Writes the text of an article as a post has it, with `media:SHA256` for addresses and
 * `wp-image-media:SHA256` for numbers of pictures, which the site alone knows.
 *
 * Returns: (transfer full): HTML
 */
char *
peng_wordpress_html_write (PengArticle       *article,
                           PengMediaNameFunc  get_name,
                           gpointer           user_data)
{
  const Names names = { get_name, user_data };
  const PengDialect dialect = { "wordpress", append_media, (gpointer) &names };
  GString *out = g_string_new (NULL);
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);

  for (guint i = 0; i < n_blocks;)
    {
      g_autoptr(GString) html = g_string_new (NULL);
      guint start, length;

      peng_html_get_group (blocks, n_blocks, i, &start, &length);
      peng_html_append (html, blocks + start, length, &dialect);
      dress (html, peng_block_get_kind (blocks[start]));
      g_string_append_len (out, html->str, html->len);
      i = start + length;
    }

  return g_string_free (out, FALSE);
}

/* Gives a file's link its name again. */
static void
undress_attachments (GString *html)
{
  static const char mark[] = " data-media=\"";
  gsize at = 0;

  for (;;)
    {
      char *start = strstr (html->str + at, mark);
      char *text = start != NULL ? strchr (start, '>') : NULL;
      char *end = text != NULL ? strchr (text, '<') : NULL;
      g_autofree char *download = NULL;

      if (end == NULL)
        return;

      download = g_strdup_printf (" download=\"%.*s\"", (int) (end - text - 1), text + 1);
      at = start + strlen (mark) - html->str;
      g_string_insert (html, text - html->str, download);
    }
}

/**
 * peng_wordpress_html_read:
 * @html: text of a post, with media names in place of addresses
 * @n_dropped: (out): how many elements that carried something are no part of an article
 *
 * Returns: (transfer full) (element-type PengBlock): the blocks of an article
 */
GPtrArray *
peng_wordpress_html_read (const char *html,
                          guint      *n_dropped)
{
  g_autoptr(GString) text = g_string_new (html);
  PengHtmlReport report = { 0 };
  GPtrArray *blocks;

  undress_attachments (text);
  blocks = peng_html_read (text->str, text->len, &report);
  *n_dropped = report.n_dropped + report.cut;

  return blocks;
}
