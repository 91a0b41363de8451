/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "work/peng-media-block.h"

/* What an item of the library is in an article. */

#define SHA "1111111111111111111111111111111111111111111111111111111111111111"

static const struct
{
  const char    *name;
  const char    *mime;
  const char    *caption;
  const char    *alt;
  const char    *credit;
  PengBlockKind  kind;
  const char    *shown;   /* the caption, or the name */
} cases[] = {
  { "picture", "image/jpeg", "起跑", "三名学生", "", PENG_BLOCK_IMAGE, "起跑" },
  { "nothing-said", "image/png", "", "", "", PENG_BLOCK_IMAGE, "" },
  { "credit", "image/jpeg", "起跑", "", "张三", PENG_BLOCK_IMAGE, "起跑（张三 摄）" },
  { "credit-alone", "image/jpeg", "", "", "张三", PENG_BLOCK_IMAGE, "（张三 摄）" },
  { "credit-in-words", "image/jpeg", "起跑", "", "摄影：张三", PENG_BLOCK_IMAGE, "起跑（摄影：张三）" },
  { "credit-there", "image/jpeg", "起跑（张三 摄）", "", "张三", PENG_BLOCK_IMAGE, "起跑（张三 摄）" },
  { "video", "video/mp4", "接力", "", "", PENG_BLOCK_VIDEO, "接力" },
  { "sound", "audio/mpeg", "校歌", "", "", PENG_BLOCK_AUDIO, "校歌" },
  { "file", "application/pdf", "不用", "", "", PENG_BLOCK_ATTACHMENT, "通知.pdf" },
};

static void
test_block (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  PengMedia media = { .sha = (char *) SHA, .name = (char *) "通知.pdf", .mime = (char *) cases[i].mime,
                      .web_width = 1920, .web_height = 1280 };
  PengMediaWords words = { .fields = { (char *) cases[i].caption, (char *) cases[i].alt,
                                       (char *) cases[i].credit, (char *) "", (char *) "",
                                       (char *) "" } };
  PengLibraryItem item = { .media = &media, .words = &words };
  g_autoptr(PengBlock) block = peng_media_block_new (&item);
  guint n_images;
  const PengImage *image = peng_block_get_images (block, &n_images);

  g_assert_cmpint (peng_block_get_kind (block), ==, cases[i].kind);
  g_assert_cmpstr (peng_text_get_string (peng_block_get_part (
                     block, cases[i].kind == PENG_BLOCK_ATTACHMENT ? PENG_PART_NAME
                                                                   : PENG_PART_CAPTION, 0)),
                   ==, cases[i].shown);
  if (n_images == 0)
    return;

  g_assert_cmpstr (image->media, ==, SHA);
  g_assert_cmpstr (image->alt, ==, cases[i].alt);
  g_assert_cmpuint (image->width, ==, 1920);
  g_assert_cmpuint (image->height, ==, 1280);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/work/media-block/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_block);
    }

  return g_test_run ();
}
