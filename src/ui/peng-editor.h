/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/peng-find.h"
#include "ui/peng-buffer.h"
#include "ui/peng-editor-texture.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengEditor:
 *
 * The text of an article, with all that is needed to write it, as one widget.
 *
 * Property (read, notify): "composing", whether an input method is at work: nothing may save,
 * preview or change the document from outside then.
 *
 * Signals:
 *  - "cursor-moved" (PengEditor *, guint block): the cursor is in another block
 *  - "insert-media-requested" (PengEditor *): the person wants to choose pictures
 *  - "photographs-wanted" (PengEditor *, gboolean several, gboolean of_library): the person wants to
 *    choose photographs for a gallery, or another one for a place, of the library or of files; see
 *    peng_editor_create_wanted_mark()
 *  - "fit-wanted" (PengEditor *, const char *media): a photograph is to be made fit to be published
 *  - "media-inserted" (PengEditor *, guint n): so many photographs were put between the text
 *    together; see peng_editor_gather_inserted()
 *  - "gallery-full" (PengEditor *, guint n): so many had no room in a gallery, and stand behind it
 *  - "files-offered" (PengEditor *, GListModel *files, GtkTextMark *where): files were dropped or
 *    pasted; the items are GFile
 *  - "picture-offered" (PengEditor *, GBytes *bytes, GtkTextMark *where): a picture was dropped or
 *    pasted as it is, in one of the usual formats
 *  - "library-offered" (PengEditor *, GStrv media, GtkTextMark *where): items of the library were
 *    dropped
 *  - "pasted" (PengEditor *, guint changes): what was pasted is not as it was
 *  - "pictures-pasted" (PengEditor *, GPtrArray *pictures): there are pictures in the text that
 *    are to be brought in; the items are PengPastePicture
 *  - "link-activated" (PengEditor *, const char *uri): Ctrl+click on a link
 *
 * A mark stays valid until it is given to peng_editor_insert_media() or to
 * peng_editor_forget_mark().
 */
#define PENG_TYPE_EDITOR (peng_editor_get_type ())

G_DECLARE_FINAL_TYPE (PengEditor, peng_editor, PENG, EDITOR, AdwBin)

GtkWidget    *peng_editor_new                (void);
void          peng_editor_set_funcs          (PengEditor            *self,
                                              const PengEditorFuncs *funcs,
                                              gpointer               user_data);
void          peng_editor_set_document       (PengEditor            *self,
                                              PengDocument          *document,
                                              PengHistory           *history);
PengBuffer   *peng_editor_get_buffer         (PengEditor            *self);
gboolean      peng_editor_get_composing      (PengEditor            *self);

/* "format", "media" and "table": for whoever shows the editor to put on a window, a toolbar, a menu. */
GActionGroup *peng_editor_get_format_actions (PengEditor            *self);
GActionGroup *peng_editor_get_media_actions  (PengEditor            *self);
void          peng_editor_set_scale          (PengEditor            *self,
                                              double                 scale);
void          peng_editor_set_dimmed         (PengEditor            *self,
                                              gboolean               dimmed);
void          peng_editor_set_typewriter     (PengEditor            *self,
                                              gboolean               typewriter);
void          peng_editor_set_autocorrect    (PengEditor            *self,
                                              PengAutocorrectRules   rules);
void          peng_editor_set_paste_patience (PengEditor            *self,
                                              guint                  patience);
void          peng_editor_cancel_paste       (PengEditor            *self);
gboolean      peng_editor_is_paste_waiting   (PengEditor            *self);
GActionGroup *peng_editor_get_table_actions  (PengEditor            *self);

void          peng_editor_settle_picture     (PengEditor            *self,
                                              const char            *media,
                                              const PengImage       *image);
gboolean      peng_editor_may_paste_again    (PengEditor            *self);
void          peng_editor_paste_again_plain  (PengEditor            *self);
void          peng_editor_undo               (PengEditor            *self);
void          peng_editor_redo               (PengEditor            *self);
void          peng_editor_show_block         (PengEditor            *self,
                                              guint                  block);
void          peng_editor_edit_link          (PengEditor            *self);

/* What was found is marked, and shown wherever it lies. */
void          peng_editor_set_find           (PengEditor            *self,
                                              PengFind              *find);
void          peng_editor_show_match         (PengEditor            *self,
                                              const PengMatch       *match,
                                              gboolean               focus);

GtkTextMark  *peng_editor_create_mark        (PengEditor            *self);
void          peng_editor_forget_mark        (PengEditor            *self,
                                              GtkTextMark           *where);
GtkTextMark  *peng_editor_create_wanted_mark (PengEditor            *self);
void          peng_editor_reload_media       (PengEditor            *self,
                                              const char            *media);
void          peng_editor_insert_media       (PengEditor            *self,
                                              GtkTextMark           *where,
                                              PengBlock * const     *blocks,
                                              guint                  n_blocks);
void          peng_editor_insert_gathered    (PengEditor            *self,
                                              GtkTextMark           *where,
                                              PengBlock * const     *blocks,
                                              guint                  n_blocks);
gboolean      peng_editor_may_gather         (PengEditor            *self);
void          peng_editor_gather_inserted    (PengEditor            *self);

G_END_DECLS
