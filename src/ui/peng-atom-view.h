/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-buffer.h"
#include "ui/peng-editor-texture.h"

G_BEGIN_DECLS

/**
 * PengAtomView:
 *
 * The widget that shows an atom at its anchor in a #PengEditorView. It is as wide as the text, and
 * it is near what is seen, or far away. Signals: "composing" (PengAtomView *, gboolean): an input
 * method is at work in it or no more; "select" (PengAtomView *); "leave" (PengAtomView *, gboolean
 * forward): back to the text; "wanted" (PengAtomView *, guint index, gboolean of_library):
 * photographs for it.
 */
#define PENG_TYPE_ATOM_VIEW (peng_atom_view_get_type ())

G_DECLARE_DERIVABLE_TYPE (PengAtomView, peng_atom_view, PENG, ATOM_VIEW, GtkWidget)

/* Heights in em of the lines for a caption and for an alternative text. They are fixed, so that an
 * atom far away is as high as it will be when near. */
#define PENG_ATOM_VIEW_CAPTION_HEIGHT 2.3
#define PENG_ATOM_VIEW_ALT_HEIGHT     2.1

/**
 * PengAtomViewClass:
 * @parent_class: the class above
 * @create: makes what it is made of, once; its buffer and its anchor are known
 * @get_height: how high it is, in pixels, for the width of the text; if not said otherwise, as its
 *   one child is
 * @refresh: (nullable): shows what the document says now; %NULL where that is always the same
 * @set_near: (nullable): comes near what is seen, or goes far away; %NULL where that is all one
 * @still_near: (nullable): is near as before, but may lie elsewhere now
 * @focus_part: puts the focus into one of its texts and returns whether there is one; it is near
 * @go_on: Enter was pressed in an entry; goes on to the text behind the atom if not said otherwise
 * @key_pressed: answers a key and returns whether it goes no further. If not said otherwise that is
 *   so for all keys without Ctrl and Alt: they would go on to the text view, which would write them
 *   into the text
 * @is_body: (nullable): whether a press on that widget selects the atom; %NULL where a press is not
 *   for the base to answer
 *
 * What a kind of atom says for itself.
 */
struct _PengAtomViewClass
{
  GtkWidgetClass parent_class;

  void     (*create)      (PengAtomView    *self);
  int      (*get_height)  (PengAtomView    *self,
                           int              width);
  void     (*refresh)     (PengAtomView    *self);
  void     (*set_near)    (PengAtomView    *self,
                           gboolean         is_near);
  void     (*still_near)  (PengAtomView    *self);
  gboolean (*focus_part)  (PengAtomView    *self,
                           PengPart         part,
                           guint            index);
  void     (*go_on)       (PengAtomView    *self);
  gboolean (*key_pressed) (PengAtomView    *self,
                           guint            keyval,
                           GdkModifierType  state);
  gboolean (*is_body)     (PengAtomView    *self,
                           GtkWidget       *picked);
};

GtkWidget          *peng_atom_view_new        (GType                  type,
                                               PengBuffer            *buffer,
                                               GtkTextChildAnchor    *anchor,
                                               const PengEditorFuncs *funcs,
                                               gpointer               user_data);
GtkTextChildAnchor *peng_atom_view_get_anchor (PengAtomView          *self);
PengBlock          *peng_atom_view_get_block  (PengAtomView          *self);
void                peng_atom_view_refresh    (PengAtomView          *self);
void                peng_atom_view_set_near   (PengAtomView          *self,
                                               gboolean               is_near);
gboolean            peng_atom_view_focus_part (PengAtomView          *self,
                                               PengPart               part,
                                               guint                  index);

/* What follows is for the kinds of atoms alone: what they know and say, */
PengBuffer            *peng_atom_view_get_buffer    (PengAtomView  *self);
const PengEditorFuncs *peng_atom_view_get_funcs     (PengAtomView  *self,
                                                     gpointer      *user_data);
gboolean               peng_atom_view_get_near      (PengAtomView  *self);
gboolean               peng_atom_view_is_composing  (PengAtomView  *self);
void                   peng_atom_view_set_composing (PengAtomView  *self,
                                                     gboolean       composing);
void                   peng_atom_view_select        (PengAtomView  *self);
void                   peng_atom_view_leave         (PengAtomView  *self,
                                                     gboolean       forward);
void                   peng_atom_view_want          (PengAtomView  *self,
                                                     guint          index,
                                                     gboolean       of_library);
void                   peng_atom_view_want_fit      (PengAtomView  *self,
                                                     const char    *media);

/* what is in them, */
void                   peng_atom_view_set_child     (PengAtomView  *self,
                                                     GtkWidget     *child);
void                   peng_atom_view_set_tools     (PengAtomView  *self,
                                                     GtkWidget     *tools);
GtkWidget             *peng_atom_view_get_tools     (PengAtomView  *self);

/* in peng-atom-view-place.c where it is, */
int       peng_atom_view_get_content_width (PengAtomView *self);
double    peng_atom_view_get_em            (PengAtomView *self);
void      peng_atom_view_allocate_child    (GtkWidget    *child,
                                            int           x,
                                            int           y,
                                            int           width,
                                            int           height);
void      peng_atom_view_allocate_tools    (PengAtomView *self,
                                            int           right);

/* and in peng-atom-view-act.c what a person does with them. */
void       peng_atom_view_class_install_actions (PengAtomViewClass *klass,
                                                 const char        *up,
                                                 const char        *down,
                                                 const char        *remove);
GtkWidget *peng_atom_view_new_entry             (PengAtomView      *self,
                                                 PengPart           part,
                                                 guint              index,
                                                 const char        *label,
                                                 const char        *placeholder);
GtkWidget *peng_atom_view_add_entry             (PengAtomView      *self,
                                                 PengPart           part,
                                                 guint              index,
                                                 const char        *label,
                                                 const char        *placeholder);
void       peng_atom_view_walk                  (PengAtomView      *self,
                                                 guint              keyval,
                                                 GdkModifierType    state);
gboolean   peng_atom_view_find_block            (PengAtomView      *self,
                                                 guint             *block);
gboolean   peng_atom_view_replace               (PengAtomView      *self,
                                                 PengBlock         *changed);
void       peng_atom_view_remove                (PengAtomView      *self);

G_END_DECLS
