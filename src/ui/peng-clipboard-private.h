/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-clipboard.h"

G_BEGIN_DECLS

/**
 * PengClipForm:
 * @PENG_CLIP_FORM_BLOCKS: our own
 * @PENG_CLIP_FORM_FILES: addresses of files
 * @PENG_CLIP_FORM_HTML: a page
 * @PENG_CLIP_FORM_RTF: for the pictures of HTML alone
 * @PENG_CLIP_FORM_PICTURE: the bytes of a picture
 * @PENG_CLIP_FORM_UTF8: plain text as it comes
 * @PENG_CLIP_FORM_TEXT: plain text that GDK has to convert
 *
 * What a clipboard may have, in the order in which it is tried.
 */
typedef enum
{
  PENG_CLIP_FORM_BLOCKS,
  PENG_CLIP_FORM_FILES,
  PENG_CLIP_FORM_HTML,
  PENG_CLIP_FORM_RTF,
  PENG_CLIP_FORM_PICTURE,
  PENG_CLIP_FORM_UTF8,
  PENG_CLIP_FORM_TEXT,
  PENG_CLIP_N_FORMS
} PengClipForm;

/**
 * PengClipBytes:
 * @form: what they are
 * @way: how they are wanted
 * @bytes: (transfer full): they
 * @cut: whether there was more of it than is read
 * @html: (transfer full) (nullable): what RTF belongs to
 *
 * What came from a clipboard as bytes.
 */
typedef struct
{
  PengClipForm  form;
  PengPasteWay  way;
  GBytes       *bytes;
  gboolean      cut;
  PengClip     *html;
} PengClipBytes;

/* peng-clipboard.c */
void      peng_clip_parse_async  (const PengClipBytes  *what,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);

G_END_DECLS
