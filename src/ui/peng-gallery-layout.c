/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-gallery-view"

#include "ui/peng-gallery-layout.h"

/* The numbers are those of data/portal/theme/theme.css: between pictures, and how high the pictures
 * of rows are, so that two of the shape of a camera's fill the width. */
#define GAP            12.0
#define ROWS_IN_WIDTH  3.0
#define TWO_ASPECT     (4.0 / 3.0)
#define THREE_ASPECT   1.0
#define UNKNOWN_ASPECT (3.0 / 2.0)

static double
get_aspect (const PengImage *image)
{
  return image->width > 0 && image->height > 0 ? (double) image->width / image->height
                                               : UNKNOWN_ASPECT;
}

/* Returns: how far down the columns reach, without a gap below */
static double
place_columns (guint            n_columns,
               double           aspect,
               guint            n_images,
               double           width,
               double           below,
               graphene_rect_t *pictures)
{
  double column = MAX (1, (width - GAP * (n_columns - 1)) / n_columns);
  double height = column / aspect;
  double row = height + below + GAP;

  for (guint i = 0; i < n_images; i++)
    graphene_rect_init (&pictures[i], (i % n_columns) * (column + GAP), (i / n_columns) * row,
                        column, height);

  return (n_images + n_columns - 1) / n_columns * row - GAP;
}

/* Puts the pictures of one row into the middle. */
static void
center_row (graphene_rect_t *row,
            guint            n_pictures,
            double           width)
{
  const graphene_rect_t *last = &row[n_pictures - 1];
  double left = (width - last->origin.x - last->size.width) / 2;

  for (guint i = 0; i < n_pictures; i++)
    row[i].origin.x += left;
}

static double
place_rows (const PengImage *images,
            guint            n_images,
            double           width,
            double           below,
            graphene_rect_t *pictures)
{
  double height = MAX (1, (width - GAP) / ROWS_IN_WIDTH);
  double x = 0, y = 0;
  guint start = 0;

  for (guint i = 0; i < n_images; i++)
    {
      /* Half a pixel is what the division may leave over. */
      double picture_width = MIN (width, height * get_aspect (&images[i]));

      if (i > start && x + picture_width > width + 0.5)
        {
          center_row (&pictures[start], i - start, width);
          start = i;
          x = 0;
          y += height + below + GAP;
        }

      graphene_rect_init (&pictures[i], x, y, picture_width, height);
      x += picture_width + GAP;
    }

  if (n_images > start)
    center_row (&pictures[start], n_images - start, width);

  return y + height + below;
}

/**
 * peng_gallery_layout_place:
 * @layout: how the pictures lie
 * @images: (array length=n_images): the pictures
 * @n_images: how many
 * @width: of the gallery, in pixels
 * @below: in pixels, what each picture has room for below it, for a caption
 * @pictures: (out caller-allocates) (array length=n_images): where each one lies
 *
 * Lays out a gallery. Pictures in columns are cut to one shape; in rows they are whole, all of the
 * same height, as many in a row as there is room for, and in the middle.
 *
 * Returns: the height of the whole
 */
double
peng_gallery_layout_place (PengGalleryLayout  layout,
                           const PengImage   *images,
                           guint              n_images,
                           double             width,
                           double             below,
                           graphene_rect_t   *pictures)
{
  g_return_val_if_fail (images != NULL && pictures != NULL, 0);

  if (layout == PENG_GALLERY_TWO)
    return place_columns (2, TWO_ASPECT, n_images, width, below, pictures);
  if (layout == PENG_GALLERY_THREE)
    return place_columns (3, THREE_ASPECT, n_images, width, below, pictures);

  return place_rows (images, n_images, width, below, pictures);
}

static double
get_distance (double at,
              double start,
              double length)
{
  return MAX (0, MAX (start - at, at - start - length));
}

/**
 * peng_gallery_layout_find:
 * @pictures: (array length=n_pictures): where each picture lies
 * @n_pictures: how many
 * @x: in pixels
 * @y: in pixels
 *
 * Finds where a picture that is let go would come to lie.
 *
 * Returns: before which picture, or the number of pictures for behind the last
 */
guint
peng_gallery_layout_find (const graphene_rect_t *pictures,
                          guint                  n_pictures,
                          double                 x,
                          double                 y)
{
  guint nearest = 0;
  double least = G_MAXDOUBLE;

  g_return_val_if_fail (pictures != NULL && n_pictures > 0, 0);

  for (guint i = 0; i < n_pictures; i++)
    {
      const graphene_rect_t *rect = &pictures[i];
      /* The row comes first: what lies beside a short one is behind its last picture. */
      double distance = get_distance (y, rect->origin.y, rect->size.height) * 1000 +
                        get_distance (x, rect->origin.x, rect->size.width);

      if (distance < least)
        {
          least = distance;
          nearest = i;
        }
    }

  return nearest + (x > pictures[nearest].origin.x + pictures[nearest].size.width / 2 ? 1 : 0);
}
