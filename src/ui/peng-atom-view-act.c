/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-atom-view"

#include "ui/peng-atom-view.h"

#include "ui/peng-editor-entry.h"
#include "ui/peng-editor.h"

/* What a person does with an atom of any kind: moves it, writes in it, goes on from it. */

/* The atom is selected where it is then. Nothing is moved from under the letters that an input
 * method is at work on. */
static void
move (PengAtomView *self,
      int           by)
{
  /* The widget may go. */
  g_autoptr(PengBuffer) buffer = g_object_ref (peng_atom_view_get_buffer (self));
  PengPosition start = { 0, 0 }, end = { 0, 1 };
  guint block;

  if (peng_atom_view_is_composing (self) || !peng_atom_view_find_block (self, &block) ||
      !peng_buffer_move_block (buffer, block, by))
    return;

  start.block = end.block = block + by;
  peng_buffer_select (buffer, &start, &end);
}

static void
up_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  move (PENG_ATOM_VIEW (widget), -1);
}

static void
down_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  move (PENG_ATOM_VIEW (widget), 1);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  peng_atom_view_remove (PENG_ATOM_VIEW (widget));
}

/**
 * peng_atom_view_class_install_actions:
 * @klass: a kind of atom
 * @up: name of the action that moves it before the block before
 * @down: of the one that moves it behind the next block
 * @remove: of the one that takes it out of the article
 *
 * Makes the actions that each kind has.
 */
void
peng_atom_view_class_install_actions (PengAtomViewClass *klass,
                                      const char        *up,
                                      const char        *down,
                                      const char        *remove)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, up, NULL, up_action);
  gtk_widget_class_install_action (widget_class, down, NULL, down_action);
  gtk_widget_class_install_action (widget_class, remove, NULL, remove_action);
}

static void
preedit_changed_cb (PengAtomView *self,
                    const char   *preedit)
{
  peng_atom_view_set_composing (self, *preedit != '\0');
}

static void
activate_cb (PengAtomView *self)
{
  PENG_ATOM_VIEW_GET_CLASS (self)->go_on (self);
}

static const char *
get_css_class (PengPart part)
{
  switch ((int) part)
    {
    case PENG_PART_CAPTION:
    case PENG_PART_IMAGE_CAPTION:
      return "peng-caption";
    case PENG_PART_ALT:
    case PENG_PART_IMAGE_ALT:
      return "peng-alt";
    default:
      return "heading";
    }
}

/**
 * peng_atom_view_new_entry:
 * @self: the atom
 * @part: which text of it
 * @index: which one, for the parts that a block has several of
 * @label: what it is called
 * @placeholder: (nullable): a hint while it is empty
 *
 * Returns: (transfer floating): an entry for that text, to be put into @self, which tells of an
 *   input method's work in it and goes on by Enter
 */
GtkWidget *
peng_atom_view_new_entry (PengAtomView *self,
                          PengPart      part,
                          guint         index,
                          const char   *label,
                          const char   *placeholder)
{
  GtkWidget *entry = peng_editor_entry_new (peng_atom_view_get_buffer (self),
                                            peng_atom_view_get_anchor (self), part, index);

  gtk_widget_add_css_class (entry, get_css_class (part));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  peng_editor_entry_set_name (entry, label);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "preedit-changed",
                           G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  return entry;
}

/**
 * peng_atom_view_add_entry:
 * @self: the atom
 * @part: which text of it
 * @index: which one, for the parts that a block has several of
 * @label: what it is called
 * @placeholder: (nullable): a hint while it is empty
 *
 * Returns: (transfer none): a new entry as peng_atom_view_new_entry() makes, a child of @self, with
 *   its text in the middle
 */
GtkWidget *
peng_atom_view_add_entry (PengAtomView *self,
                          PengPart      part,
                          guint         index,
                          const char   *label,
                          const char   *placeholder)
{
  GtkWidget *entry = peng_atom_view_new_entry (self, part, index, label, placeholder);

  gtk_editable_set_alignment (GTK_EDITABLE (entry), 0.5f);
  gtk_widget_set_parent (entry, GTK_WIDGET (self));

  return entry;
}

/**
 * peng_atom_view_walk:
 * @self: the atom, with the focus in it
 * @keyval: a key
 * @state: what is held beside it
 *
 * Goes on by Tab, and where there is nothing more to the text; Up and Down go there at once, and
 * Escape selects the atom.
 */
void
peng_atom_view_walk (PengAtomView    *self,
                     guint            keyval,
                     GdkModifierType  state)
{
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if (keyval == GDK_KEY_Escape)
    peng_atom_view_select (self);
  else if ((keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab) &&
           !gtk_widget_child_focus (GTK_WIDGET (self),
                                    back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD))
    peng_atom_view_leave (self, !back);
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    peng_atom_view_leave (self, keyval == GDK_KEY_Down);
}

/**
 * peng_atom_view_find_block:
 * @self: the atom
 * @block: (out): index of its block
 *
 * Returns: whether it still stands in the document
 */
gboolean
peng_atom_view_find_block (PengAtomView *self,
                           guint        *block)
{
  return peng_buffer_find_anchor (peng_atom_view_get_buffer (self),
                                  peng_atom_view_get_anchor (self), block);
}

/**
 * peng_atom_view_replace:
 * @self: the atom
 * @changed: what it becomes
 *
 * Puts another atom of its kind in its place.
 *
 * Returns: whether it still stood in the document
 */
gboolean
peng_atom_view_replace (PengAtomView *self,
                        PengBlock    *changed)
{
  guint block;

  if (!peng_atom_view_find_block (self, &block))
    return FALSE;

  peng_buffer_replace_block (peng_atom_view_get_buffer (self), block, changed);

  return TRUE;
}

/**
 * peng_atom_view_remove:
 * @self: the atom; it goes
 *
 * Takes it out of the article; the cursor is behind it first.
 */
void
peng_atom_view_remove (PengAtomView *self)
{
  g_autoptr(PengBuffer) buffer = g_object_ref (peng_atom_view_get_buffer (self));
  guint block;

  peng_atom_view_leave (self, TRUE);
  if (peng_atom_view_find_block (self, &block))
    peng_buffer_remove_block (buffer, block);
}

/**
 * peng_atom_view_want_fit:
 * @self: the atom
 * @media: name of a photograph in it
 *
 * Asks for the photograph to be made fit to be published.
 */
void
peng_atom_view_want_fit (PengAtomView *self,
                         const char   *media)
{
  GtkWidget *editor = gtk_widget_get_ancestor (GTK_WIDGET (self), PENG_TYPE_EDITOR);

  if (editor != NULL && media != NULL)
    g_signal_emit_by_name (editor, "fit-wanted", media);
}
