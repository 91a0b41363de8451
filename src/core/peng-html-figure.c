/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-html"

#include "core/peng-html-private.h"

#include <string.h>

/* What stands in a figure. Texts and the array are owned, strings are the tree's. */
typedef struct
{
  GArray        *images;
  const char    *clip;
  const char    *poster;
  gboolean       is_audio;
  gboolean       is_lone;       /* a picture outside of a figure */
  GumboNode     *table;
  PengText      *caption;
  PengImageSize  size;
} Figure;

static void scan_figure (PengHtmlReader      *self,
                         GumboNode           *node,
                         const PengHtmlPlace *place,
                         Figure              *figure);

static void
clear_image (gpointer data)
{
  PengImage *image = data;

  peng_text_unref (image->caption);
}

static PengImageSize
get_size (GumboNode *node)
{
  if (peng_html_has_class (node, "size-half"))
    return PENG_IMAGE_HALF;

  return peng_html_has_class (node, "size-full") ? PENG_IMAGE_FULL : PENG_IMAGE_NORMAL;
}

static void
init_figure (Figure    *figure,
             GumboNode *node)
{
  *figure = (Figure) { .size = get_size (node) };
  figure->images = g_array_new (FALSE, TRUE, sizeof (PengImage));
  g_array_set_clear_func (figure->images, clear_image);
}

static void
clear_figure (Figure *figure)
{
  g_clear_pointer (&figure->images, g_array_unref);
  g_clear_pointer (&figure->caption, peng_text_unref);
}

/* The name of a media item in an address such as `media:SHA256`; NULL for any other address. */
static const char *
get_media (GumboNode  *node,
           const char *attribute)
{
  static const char scheme[] = "media:";
  const char *address = peng_html_get_attribute (node, attribute);

  if (address == NULL || !g_str_has_prefix (address, scheme) ||
      !peng_media_is_name (address + strlen (scheme)))
    return NULL;

  return address + strlen (scheme);
}

static gboolean
is_atom (GumboNode  *node,
         const char *name)
{
  return g_str_equal (peng_html_get_attribute (node, "f"), name);
}

/* The name of the media item that a picture or clip shows; who reads may know pictures from
 * elsewhere. */
static const char *
find_media (PengHtmlReader *self,
            GumboNode      *node)
{
  const char *media = get_media (node, "src");
  const char *address = peng_html_get_attribute (node, "src");

  if (media != NULL || address == NULL || self->find == NULL || is_atom (node, "video") ||
      is_atom (node, "audio"))
    return media;

  media = self->find (address, self->find_data);
  g_assert (media == NULL || peng_media_is_name (media));

  return media;
}

/* A link leads from a picture in a figure; around any other it is the lightbox of some page. */
static void
append_image (Figure     *figure,
              GumboNode  *node,
              const char *media,
              const char *link)
{
  const char *alt = peng_html_get_attribute (node, "alt");
  PengImage image = {
    .media = media,
    .width = peng_html_get_number (node, "width"),
    .height = peng_html_get_number (node, "height"),
    .size = figure->size,
    .alt = alt != NULL ? alt : "",
    .caption = peng_text_new_empty (),
    .link = figure->is_lone ? NULL : link,
  };

  g_array_append_val (figure->images, image);
}

/* Takes a picture or clip; only media items are shown. */
static void
take_atom (PengHtmlReader *self,
           GumboNode      *node,
           Figure         *figure)
{
  const char *media;

  if (peng_html_styles_is_hidden (self->styles))
    return;

  media = find_media (self, node);

  if (media == NULL)
    {
      self->report->n_dropped++;
      self->report->n_lost++;
    }
  else if (!is_atom (node, "video") && !is_atom (node, "audio"))
    append_image (figure, node, media, peng_html_styles_get (self->styles)->link);
  else if (figure->clip != NULL)
    peng_html_reader_read_atom (self, node);
  else
    {
      figure->clip = media;
      figure->is_audio = is_atom (node, "audio");
      figure->poster = figure->is_audio ? NULL : get_media (node, "poster");
    }
}

static void
take_caption (PengHtmlReader *self,
              GumboNode      *node,
              Figure         *figure)
{
  PengText *text = peng_html_reader_read_captive (self, node);

  if (figure->caption == NULL)
    figure->caption = text;
  else
    peng_html_reader_add_text (self, text);
}

static PengImage *
get_last_image (Figure *figure)
{
  return &g_array_index (figure->images, PengImage, figure->images->len - 1);
}

/* Gives the figure's caption to its last picture. */
static void
settle_caption (PengHtmlReader *self,
                Figure         *figure)
{
  PengImage *last;

  if (figure->caption == NULL || figure->images->len == 0)
    return;

  last = get_last_image (figure);

  if (peng_text_get_length (last->caption) > 0)
    return;

  peng_text_unref (last->caption);
  last->caption = g_steal_pointer (&figure->caption);
}

static void
add_clip (PengHtmlReader *self,
          Figure         *figure)
{
  PengBlockKind kind = figure->is_audio ? PENG_BLOCK_AUDIO : PENG_BLOCK_VIDEO;
  g_autoptr(PengText) caption = g_steal_pointer (&figure->caption);

  if (caption == NULL)
    caption = peng_text_new_empty ();

  peng_html_reader_add_atom (self, peng_block_new_clip (kind, figure->clip, figure->poster,
                                                        caption));
}

static void
add_images (PengHtmlReader *self,
            Figure         *figure)
{
  for (guint i = 0; i < figure->images->len; i++)
    {
      const PengImage *image = &g_array_index (figure->images, PengImage, i);

      peng_html_reader_add_atom (self, peng_block_new_image (image));
    }
}

/* A gallery has two pictures at least; too many for one make several, of which the last has the
 * caption. */
static void
add_galleries (PengHtmlReader   *self,
               Figure           *figure,
               PengGalleryLayout layout)
{
  const PengImage *images = (const PengImage *) figure->images->data;
  guint n_left = figure->images->len;

  while (n_left > 0)
    {
      guint n = MIN (n_left, PENG_GALLERY_MAX);
      g_autoptr(PengText) caption = NULL;

      /* Never one left over. */
      n -= n_left - n == 1;
      n_left -= n;

      if (n_left == 0)
        caption = g_steal_pointer (&figure->caption);

      if (caption == NULL)
        caption = peng_text_new_empty ();

      peng_html_reader_add_atom (self, peng_block_new_gallery (layout, images, n, caption));
      images += n;
    }
}

static PengGalleryLayout
get_layout (GumboNode *node)
{
  if (peng_html_has_class (node, "layout-two"))
    return PENG_GALLERY_TWO;

  return peng_html_has_class (node, "layout-three") ? PENG_GALLERY_THREE : PENG_GALLERY_ROWS;
}

static void
add_figure (PengHtmlReader *self,
            GumboNode      *node,
            Figure         *figure)
{
  if (figure->table != NULL)
    {
      g_autoptr(PengText) caption = g_steal_pointer (&figure->caption);

      if (caption == NULL)
        caption = peng_text_new_empty ();

      if (self->captive == NULL)
        peng_html_reader_close (self);

      peng_html_reader_read_table (self, figure->table, caption);
    }

  if (figure->clip != NULL)
    add_clip (self, figure);

  if (peng_html_has_class (node, "gallery") && figure->images->len >= 2)
    add_galleries (self, figure, get_layout (node));
  else
    {
      settle_caption (self, figure);
      add_images (self, figure);
    }

  if (figure->caption != NULL)
    peng_html_reader_add_text (self, g_steal_pointer (&figure->caption));
}

/* A figure in a figure: a picture of a gallery, or something of its own. */
static void
take_figure (PengHtmlReader      *self,
             GumboNode           *node,
             const PengHtmlPlace *place,
             Figure              *outer)
{
  Figure inner;

  init_figure (&inner, node);
  scan_figure (self, node, place, &inner);

  if (inner.table == NULL && inner.clip == NULL)
    {
      settle_caption (self, &inner);

      for (guint i = 0; i < inner.images->len; i++)
        {
          PengImage image = g_array_index (inner.images, PengImage, i);

          peng_text_ref (image.caption);
          g_array_append_val (outer->images, image);
        }

      g_array_set_size (inner.images, 0);
    }

  add_figure (self, node, &inner);
  clear_figure (&inner);
}

static void
scan_element (PengHtmlReader      *self,
              GumboNode           *node,
              const PengHtmlPlace *place,
              Figure              *figure)
{
  switch ((int) node->v.element.tag)
    {
    case GUMBO_TAG_IMG:
      take_atom (self, node, figure);
      break;
    case GUMBO_TAG_FIGCAPTION:
      take_caption (self, node, figure);
      break;
    case GUMBO_TAG_FIGURE:
      take_figure (self, node, place, figure);
      break;
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
      scan_figure (self, node, place, figure);
      break;
    case GUMBO_TAG_TABLE:
      if (figure->table == NULL && self->captive == NULL)
        {
          figure->table = node;
          break;
        }
      peng_html_reader_read (self, node, place);
      break;
    default:
      peng_html_reader_read (self, node, place);
      break;
    }
}

static void
scan_figure (PengHtmlReader      *self,
             GumboNode           *node,
             const PengHtmlPlace *place,
             Figure              *figure)
{
  GumboVector *children = &node->v.element.children;

  for (guint i = 0; i < children->length; i++)
    {
      GumboNode *child = children->data[i];

      if (child->type != GUMBO_NODE_ELEMENT)
        peng_html_reader_read (self, child, place);
      else if (!peng_html_is_hidden (child))
        scan_element (self, child, place, figure);
    }
}

/**
 * peng_html_reader_read_figure:
 * @self: a page
 * @node: a figure
 * @place: where it stands
 *
 * Reads an image, gallery, video, audio or table with its caption, whatever its class says. Other
 * text in it becomes paragraphs before it.
 */
void
peng_html_reader_read_figure (PengHtmlReader      *self,
                              GumboNode           *node,
                              const PengHtmlPlace *place)
{
  Figure figure;

  init_figure (&figure, node);

  if (self->captive == NULL && !place->in_block)
    peng_html_reader_close (self);

  scan_figure (self, node, place, &figure);
  add_figure (self, node, &figure);
  clear_figure (&figure);
}

/**
 * peng_html_reader_read_atom:
 * @self: a page
 * @node: the filter's mark for a picture or clip outside of a figure
 */
void
peng_html_reader_read_atom (PengHtmlReader *self,
                            GumboNode      *node)
{
  Figure figure;

  init_figure (&figure, node);
  figure.is_lone = TRUE;
  take_atom (self, node, &figure);

  if (figure.clip != NULL)
    add_clip (self, &figure);

  add_images (self, &figure);
  clear_figure (&figure);
}

/* Finds the mark of a link to a file among the children. Returns: its index, or their number */
static guint
find_file (GumboVector *children)
{
  for (guint i = 0; i < children->length; i++)
    {
      GumboNode *child = children->data[i];

      if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_WBR &&
          is_atom (child, "a") && get_media (child, "href") != NULL &&
          peng_html_get_attribute (child, "download") != NULL)
        return i;
    }

  return children->length;
}

static guint
find_link_end (GumboVector *children,
               guint        start)
{
  for (guint i = start; i < children->length; i++)
    {
      GumboNode *child = children->data[i];

      if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_WBR &&
          is_atom (child, "/a"))
        return i;
    }

  return children->length;
}

/**
 * peng_html_reader_read_attachment:
 * @self: a page
 * @node: a paragraph of class `attachment`
 * @place: where it stands
 *
 * Reads a file to be downloaded, and what text there is beside it.
 *
 * Returns: %FALSE if there is no such file, and nothing was read
 */
gboolean
peng_html_reader_read_attachment (PengHtmlReader      *self,
                                  GumboNode           *node,
                                  const PengHtmlPlace *place)
{
  GumboVector *children = &node->v.element.children;
  guint start = find_file (children);
  guint end = find_link_end (children, start);
  GumboNode *link;
  const char *name;

  if (start == children->length)
    return FALSE;

  link = children->data[start];
  name = peng_html_get_attribute (link, "download");
  peng_html_reader_add_atom (self, peng_block_new_attachment (get_media (link, "href"), name));

  for (guint i = 0; i < children->length; i++)
    {
      if (i < start || i > end)
        peng_html_reader_read (self, children->data[i], place);
    }

  peng_html_reader_close (self);

  return TRUE;
}
