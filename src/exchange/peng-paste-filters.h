/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/peng-paste-tree.h"

G_BEGIN_DECLS

/* One file a family of programs. Each changes the tree into what its program meant. */
void peng_paste_word    (PengPasteTree *tree);
void peng_paste_wps     (PengPasteTree *tree);
void peng_paste_docs    (PengPasteTree *tree);
void peng_paste_online  (PengPasteTree *tree);
void peng_paste_sheets  (PengPasteTree *tree);
void peng_paste_wechat  (PengPasteTree *tree);
void peng_paste_page    (PengPasteTree *tree);

/* For all of them. */
void peng_paste_begin   (PengPasteTree *tree);
void peng_paste_end     (PengPasteTree *tree);
void peng_paste_mark_grounds (PengPasteTree *tree);

/* peng-paste-pictures.c */
GPtrArray *peng_paste_take_pictures (PengPasteTree *tree);

/* peng-paste-tables.c */
void     peng_paste_settle_tables (PengPasteTree *tree);

/* peng-paste-items.c */
gboolean peng_paste_read_mark   (const char     *mark,
                                 gboolean       *numbered,
                                 guint          *number);
void     peng_paste_make_item   (PengPasteNode  *node,
                                 guint           level,
                                 gboolean        numbered,
                                 guint           number);
void     peng_paste_settle_items (PengPasteTree *tree);

G_END_DECLS
