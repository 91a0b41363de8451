/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-block.h"
#include "exchange/peng-paste-css.h"

G_BEGIN_DECLS

/* Longer text is not looked through for Markdown. */
#define PENG_PASTE_MAX_MARKDOWN (1024 * 1024)

/* More pictures than this are a site, not an article; a longer address is none. */
#define PENG_PASTE_MAX_PICTURES 200
#define PENG_PASTE_MAX_ADDRESS  8192

/**
 * PengPastePicture:
 * @media: the name under which it stands in the blocks until it is in the library
 * @address: where it is: `http:`, `https:` or `file:`
 * @bytes: (nullable): its file, where that came with the paste
 *
 * A picture that is to be brought into the library.
 */
typedef struct
{
  char   *media;
  char   *address;
  GBytes *bytes;
} PengPastePicture;

/**
 * PengPasteWay:
 * @PENG_PASTE_WAY_FORMATTED: as it was written, as far as an article has it
 * @PENG_PASTE_WAY_PLAIN: the words, each line a paragraph
 * @PENG_PASTE_WAY_ONE: all words in one paragraph
 * @PENG_PASTE_WAY_MARKDOWN: the words are Markdown, whether they look so or not
 *
 * How something is to be pasted.
 */
typedef enum
{
  PENG_PASTE_WAY_FORMATTED,
  PENG_PASTE_WAY_PLAIN,
  PENG_PASTE_WAY_ONE,
  PENG_PASTE_WAY_MARKDOWN,
} PengPasteWay;

/**
 * PengPaste:
 * @blocks: (element-type PengBlock): what is to be put into the article; maybe nothing
 * @changes: what of it is not as it was
 * @pictures: (nullable) (element-type PengPastePicture): those in @blocks that are to be brought in
 *
 * Something from another program, made ready for an article.
 */
typedef struct
{
  GPtrArray        *blocks;
  PengPasteChanges  changes;
  GPtrArray        *pictures;
} PengPaste;

PengPaste *peng_paste_read_html     (const char   *bytes,
                                     gsize         n_bytes);
PengPaste *peng_paste_read_text     (const char   *text,
                                     PengPasteWay  way);
PengPaste *peng_paste_read_markdown (const char   *text);
void       peng_paste_free          (PengPaste    *self);
char      *peng_paste_dup_plain     (PengPaste    *self);

gboolean   peng_paste_needs_rtf     (PengPaste    *self);
void       peng_paste_add_rtf       (PengPaste    *self,
                                     const char   *rtf,
                                     gsize         n_bytes);
void       peng_paste_picture_free  (PengPastePicture *self);

/* For the above. */
gboolean   peng_paste_is_markdown   (const char   *text,
                                     gboolean     *has_signs);
PengBlock *peng_paste_new_table     (const char   *text);
char      *peng_paste_part_lines    (const char   *text,
                                     gboolean      quotes);
char      *peng_paste_join_lines    (const char   *text);
char      *peng_paste_join_all      (const char   *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengPaste, peng_paste_free)

G_END_DECLS
