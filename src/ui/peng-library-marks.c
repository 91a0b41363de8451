/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-marks"

#include "ui/peng-library-marks.h"

#include "work/peng-library-words.h"

#define HEIGHT  20
#define ICON    14
#define PADDING 5
#define INSET   5
#define LARGE   48

/**
 * Mark:
 * @icon: (nullable): its icon
 * @words: (nullable): what is written behind that
 * @warns: whether it is to be seen before the others
 *
 * A small plate on a picture. On a photograph of any colours white letters are read on dark ground.
 */
typedef struct
{
  const char *icon;
  const char *words;
  gboolean    warns;
} Mark;

static const GdkRGBA white = { 1, 1, 1, 1 };
static const GdkRGBA dark = { 0, 0, 0, .72 };
static const GdkRGBA red = { .65, .11, .18, 1 };

static const char *
get_icon (const char *mime)
{
  switch (peng_library_words_get_kind (mime))
    {
    case PENG_MEDIA_KIND_PICTURE:
      return "image-x-generic-symbolic";

    case PENG_MEDIA_KIND_VIDEO:
      return "media-playback-start-symbolic";

    case PENG_MEDIA_KIND_AUDIO:
      return "audio-x-generic-symbolic";

    case PENG_MEDIA_KIND_FILE:
    default:
      return "x-office-document-symbolic";
    }
}

static void
snapshot_icon (GtkWidget     *widget,
               GtkSnapshot   *snapshot,
               const char    *name,
               float          x,
               float          y,
               int            size,
               const GdkRGBA *color)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  g_autoptr(GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (theme, name, NULL, size, gtk_widget_get_scale_factor (widget),
                                gtk_widget_get_direction (widget), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size,
                                            colors, G_N_ELEMENTS (colors));
  gtk_snapshot_restore (snapshot);
}

static PangoLayout *
create_words (GtkWidget  *widget,
              const char *words)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, words);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (.82));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  return layout;
}

/* At a corner: @x is its left edge, or its right one where @to_left. Gives the place for the next. */
static float
snapshot_mark (GtkWidget   *widget,
               GtkSnapshot *snapshot,
               const Mark  *mark,
               float        x,
               float        y,
               gboolean     to_left)
{
  g_autoptr(PangoLayout) layout = mark->words != NULL ? create_words (widget, mark->words) : NULL;
  float width = 2 * PADDING + (mark->icon != NULL ? ICON : 0);
  int words_width = 0;
  int words_height = 0;
  GskRoundedRect plate;

  if (layout != NULL)
    {
      pango_layout_get_pixel_size (layout, &words_width, &words_height);
      width += words_width + (mark->icon != NULL ? 3 : 0);
    }
  if (to_left)
    x -= width;

  gsk_rounded_rect_init_from_rect (&plate, &GRAPHENE_RECT_INIT (x, y, width, HEIGHT), HEIGHT / 2.f);
  gtk_snapshot_push_rounded_clip (snapshot, &plate);
  gtk_snapshot_append_color (snapshot, mark->warns ? &red : &dark, &plate.bounds);
  gtk_snapshot_pop (snapshot);

  if (mark->icon != NULL)
    snapshot_icon (widget, snapshot, mark->icon, x + PADDING, y + (HEIGHT - ICON) / 2.f, ICON, &white);
  if (layout != NULL)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + width - PADDING - words_width,
                                                              y + (HEIGHT - words_height) / 2.f));
      gtk_snapshot_append_layout (snapshot, layout, &white);
      gtk_snapshot_restore (snapshot);
    }

  return to_left ? x - 3 : x + width + 3;
}

/* A photograph is seen to be one. */
static void
snapshot_type (GtkWidget             *widget,
               GtkSnapshot           *snapshot,
               const PengLibraryItem *item,
               const graphene_rect_t *place,
               float                  bottom)
{
  g_autofree char *type = NULL;

  if (peng_library_words_get_kind (item->media->mime) == PENG_MEDIA_KIND_PICTURE)
    return;

  type = peng_library_words_dup_type (item->media->mime);
  snapshot_mark (widget, snapshot, &(Mark) { get_icon (item->media->mime), type, FALSE },
                 place->origin.x + INSET, bottom, FALSE);
}

/**
 * peng_library_marks_snapshot:
 * @widget: the widget that shows it
 * @snapshot: where it is drawn
 * @line: a line of which the item is known
 * @place: where its picture is
 *
 * Draws what is to be seen at a glance of an item.
 */
void
peng_library_marks_snapshot (GtkWidget             *widget,
                             GtkSnapshot           *snapshot,
                             PengLibraryLine       *line,
                             const graphene_rect_t *place)
{
  const PengLibraryItem *item = peng_library_line_get_item (line);
  float right = place->origin.x + place->size.width - INSET;
  float top = place->origin.y + INSET;
  float bottom = place->origin.y + place->size.height - INSET - HEIGHT;
  g_autofree char *uses = g_strdup_printf ("%u", item->n_uses);
  g_autofree char *shots = g_strdup_printf ("%u", peng_library_line_get_n_shots (line));

  snapshot_type (widget, snapshot, item, place, bottom);
  if (item->n_uses > 0)
    snapshot_mark (widget, snapshot, &(Mark) { "text-x-generic-symbolic", uses, FALSE }, right,
                   bottom, TRUE);
  if (peng_library_line_leads_shots (line))
    snapshot_mark (widget, snapshot, &(Mark) { "view-paged-symbolic", shots, FALSE }, right, top, TRUE);
  if (item->words->consent == PENG_CONSENT_REFUSED)
    snapshot_mark (widget, snapshot, &(Mark) { "action-unavailable-symbolic", NULL, TRUE },
                   place->origin.x + INSET, top, FALSE);
}

/**
 * peng_library_marks_snapshot_kind:
 * @widget: the widget that shows it
 * @snapshot: where it is drawn
 * @item: an item
 * @place: where its picture would be
 * @color: of the letters
 *
 * Draws what kind of thing it is.
 */
void
peng_library_marks_snapshot_kind (GtkWidget             *widget,
                                  GtkSnapshot           *snapshot,
                                  const PengLibraryItem *item,
                                  const graphene_rect_t *place,
                                  const GdkRGBA         *color)
{
  int size = MIN (LARGE, (int) place->size.height / 2);
  GdkRGBA faint = *color;

  /* Of a photograph the picture itself is on its way. */
  if (item->media->has_thumb || size < 8)
    return;

  faint.alpha *= .5f;
  snapshot_icon (widget, snapshot, get_icon (item->media->mime),
                 place->origin.x + (place->size.width - size) / 2,
                 place->origin.y + (place->size.height - size) / 2, size, &faint);
}
