/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

static void
make_media_signals (PengEditorClass *klass)
{
  /**
   * PengEditor::insert-media-requested:
   * @self: the editor
   *
   * The person wants to choose pictures.
   */
  g_signal_new ("insert-media-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PengEditor::photographs-wanted:
   * @self: the editor
   * @several: whether there may be more than one
   * @of_library: whether of those that the library has, or of files
   *
   * The person wants to choose photographs for a gallery, or another one for a place.
   */
  g_signal_new ("photographs-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_BOOLEAN, G_TYPE_BOOLEAN);
  /**
   * PengEditor::fit-wanted:
   * @self: the editor
   * @media: a photograph's name
   *
   * The person wants to make a photograph fit to be published.
   */
  g_signal_new ("fit-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PengEditor::media-inserted:
   * @self: the editor
   * @n: how many
   *
   * Photographs were put between the text together.
   */
  g_signal_new ("media-inserted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * PengEditor::gallery-full:
   * @self: the editor
   * @n: how many
   *
   * A gallery had no room for so many of the photographs that were for it; they stand behind it.
   */
  g_signal_new ("gallery-full", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

/* What comes from outside goes through the library first. */
static void
make_offer_signals (PengEditorClass *klass)
{
  /**
   * PengEditor::files-offered:
   * @self: the editor
   * @files: (element-type GFile): files that were dropped or pasted
   * @where: where to; valid until it is given to peng_editor_insert_media() or
   *   peng_editor_forget_mark()
   *
   * The person wants files in the text.
   */
  g_signal_new ("files-offered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_LIST_MODEL, GTK_TYPE_TEXT_MARK);
  /**
   * PengEditor::picture-offered:
   * @self: the editor
   * @bytes: a picture that was dropped or pasted as it is
   * @where: where to, as for #PengEditor::files-offered
   *
   * The person wants a picture in the text.
   */
  g_signal_new ("picture-offered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_BYTES, GTK_TYPE_TEXT_MARK);
  /**
   * PengEditor::pictures-pasted:
   * @self: the editor
   * @pictures: (element-type PengPastePicture): pictures that are in the text now and are to be
   *   brought in
   *
   * The person wants them; peng_editor_settle_picture() says when one is there.
   */
  g_signal_new ("pictures-pasted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  /**
   * PengEditor::library-offered:
   * @self: the editor
   * @media: (array zero-terminated=1): names of items of the library
   * @where: where they were dropped, for peng_editor_insert_media()
   *
   * Items of the library were dropped.
   */
  g_signal_new ("library-offered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRV, GTK_TYPE_TEXT_MARK);
}

/**
 * peng_editor_make_signals:
 * @klass: the class of the editor
 *
 * Makes its signals; they are emitted by their names.
 */
void
peng_editor_make_signals (PengEditorClass *klass)
{
  make_media_signals (klass);
  make_offer_signals (klass);

  /**
   * PengEditor::cursor-moved:
   * @self: the editor
   * @block: index of the block
   *
   * The cursor is in another block.
   */
  g_signal_new ("cursor-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * PengEditor::link-activated:
   * @self: the editor
   * @uri: the link's address
   *
   * A link was pressed with Ctrl.
   */
  g_signal_new ("link-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PengEditor::pasted:
   * @self: the editor
   * @changes: #PengPasteChanges
   *
   * What was pasted is not as it was; peng_editor_paste_again_plain() may have its bare words.
   */
  g_signal_new ("pasted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * PengEditor::paste-waiting:
   * @self: the editor
   * @waiting: whether it does
   *
   * A paste waits for another program; peng_editor_cancel_paste() ends that.
   */
  g_signal_new ("paste-waiting", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /**
   * PengEditor::paste-failed:
   * @self: the editor
   * @error: why: of #GIOErrorEnum
   *
   * Nothing was pasted.
   */
  g_signal_new ("paste-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * PengEditor::refused:
   * @self: the editor
   * @error: why
   *
   * What was typed, pasted or dropped has no room in the article; nothing has changed.
   */
  g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}
