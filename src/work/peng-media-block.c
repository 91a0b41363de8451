/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-media-block"

#include "work/peng-media-block.h"

#include <string.h>

/* Who took a photograph stands at the end of its caption, as newspapers have it. It is the article's
 * language and not the program's. */
#define CREDIT_START "（"
#define CREDIT_VERB  " 摄"
#define CREDIT_END   "）"

/* Such as 张老师摄 or 摄影：张老师. */
static gboolean
says_who_took_it (const char *credit)
{
  return strstr (credit, "摄") != NULL || strstr (credit, "图") != NULL;
}

static PengText *
new_caption (const PengMediaWords *words)
{
  const char *caption = words->fields[PENG_MEDIA_CAPTION];
  const char *credit = words->fields[PENG_MEDIA_CREDIT];
  g_autofree char *both = NULL;

  /* Whoever has written the name into the caption means it to stand once. */
  if (*credit == '\0' || strstr (caption, credit) != NULL)
    return peng_text_new (caption);

  both = g_strconcat (caption, CREDIT_START, credit, says_who_took_it (credit) ? "" : CREDIT_VERB,
                      CREDIT_END, NULL);

  return peng_text_new (both);
}

static PengBlock *
new_image (const PengMedia      *media,
           const PengMediaWords *words)
{
  g_autoptr(PengText) caption = new_caption (words);
  PengImage image = {
    .media = media->sha, .width = media->web_width, .height = media->web_height,
    .alt = words->fields[PENG_MEDIA_ALT], .caption = caption,
  };

  return peng_block_new_image (&image);
}

static PengBlock *
new_clip (PengBlockKind         kind,
          const PengMedia      *media,
          const PengMediaWords *words)
{
  g_autoptr(PengText) caption = new_caption (words);

  return peng_block_new_clip (kind, media->sha, NULL, caption);
}

/**
 * peng_media_block_new:
 * @item: an item of the library
 *
 * Returns: (transfer full): an image with its caption, its alternative text and who took it; a
 *   video, a sound or an attachment
 */
PengBlock *
peng_media_block_new (const PengLibraryItem *item)
{
  const PengMedia *media;

  g_return_val_if_fail (item != NULL, NULL);

  media = item->media;
  if (g_str_has_prefix (media->mime, "image/"))
    return new_image (media, item->words);
  if (g_str_has_prefix (media->mime, "video/"))
    return new_clip (PENG_BLOCK_VIDEO, media, item->words);
  if (g_str_has_prefix (media->mime, "audio/"))
    return new_clip (PENG_BLOCK_AUDIO, media, item->words);

  return peng_block_new_attachment (media->sha, media->name);
}
