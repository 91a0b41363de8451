/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-commands.h"
#include "ui/peng-editor-card.h"
#include "ui/peng-editor-table.h"
#include "ui/peng-figure.h"
#include "ui/peng-file-card.h"
#include "ui/peng-gallery-view.h"
#include "ui/peng-table-view.h"

static PengAtomView *
get_atom (GtkTextChildAnchor *anchor)
{
  return anchor != NULL ? g_object_get_data (G_OBJECT (anchor), "peng-atom") : NULL;
}

static void
select_cb (PengEditor   *self,
           PengAtomView *atom)
{
  PengPosition start = { 0, 0 }, end = { 0, 1 };

  if (!peng_buffer_find_anchor (self->buffer, peng_atom_view_get_anchor (atom), &start.block))
    return;

  end.block = start.block;
  peng_history_barrier (peng_buffer_get_history (self->buffer));
  peng_buffer_select (self->buffer, &start, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
leave_cb (PengEditor   *self,
          gboolean      forward,
          PengAtomView *atom)
{
  PengPosition place = { 0, forward ? 1 : 0 };

  if (!peng_buffer_find_anchor (self->buffer, peng_atom_view_get_anchor (atom), &place.block))
    return;

  /* Behind a figure there is always another block: the last one is text. */
  if (forward)
    place = (PengPosition) { place.block + 1, 0 };
  else if (place.block > 0)
    place = (PengPosition) { place.block - 1, G_MAXUINT };

  peng_history_barrier (peng_buffer_get_history (self->buffer));
  peng_buffer_place (self->buffer, &place);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  peng_editor_scroll_to_cursor (self);
}

static void
wanted_cb (PengEditor   *self,
           guint         index,
           gboolean      of_library,
           PengAtomView *atom)
{
  peng_editor_gallery_want (self, peng_atom_view_get_anchor (atom), index, of_library);
}

static GType
get_type (GtkTextChildAnchor *anchor)
{
  switch ((int) peng_block_get_kind (peng_anchor_get_block (anchor)))
    {
    case PENG_BLOCK_IMAGE:
      return PENG_TYPE_FIGURE;
    case PENG_BLOCK_TABLE:
      return PENG_TYPE_TABLE_VIEW;
    case PENG_BLOCK_GALLERY:
      return PENG_TYPE_GALLERY_VIEW;
    case PENG_BLOCK_VIDEO:
    case PENG_BLOCK_AUDIO:
    case PENG_BLOCK_ATTACHMENT:
      return PENG_TYPE_FILE_CARD;
    default:
      return PENG_TYPE_EDITOR_CARD;
    }
}

static void
watch (PengEditor *self,
       GtkWidget  *widget)
{
  g_signal_connect_object (widget, "composing", G_CALLBACK (peng_editor_set_entry_composing), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "select", G_CALLBACK (select_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
}

/**
 * peng_editor_atoms_add:
 * @self: the editor
 * @anchor: an anchor of its buffer
 *
 * Puts a widget at an anchor. The anchor keeps no reference: the widget goes before it.
 */
void
peng_editor_atoms_add (PengEditor         *self,
                       GtkTextChildAnchor *anchor)
{
  GtkWidget *widget = peng_atom_view_new (get_type (anchor), self->buffer, anchor, self->funcs,
                                          self->funcs_data);

  watch (self, widget);
  if (PENG_IS_TABLE_VIEW (widget))
    peng_editor_table_watch (self, PENG_TABLE_VIEW (widget));

  g_object_set_data (G_OBJECT (anchor), "peng-atom", widget);
  gtk_text_view_add_child_at_anchor (GTK_TEXT_VIEW (self->view), widget, anchor);
}

/**
 * peng_editor_atoms_add_all:
 * @self: the editor
 *
 * Puts widgets at all anchors, for a document that was just opened.
 */
void
peng_editor_atoms_add_all (PengEditor *self)
{
  PengDocument *document = peng_buffer_get_document (self->buffer);
  guint n_blocks = peng_document_get_n_blocks (document);

  for (guint i = 0; i < n_blocks; i++)
    if (!peng_block_is_text (peng_document_get_block (document, i)))
      peng_editor_atoms_add (self, peng_buffer_get_anchor (self->buffer, i));
}

/**
 * peng_editor_atoms_remove:
 * @self: the editor
 * @anchor: an anchor of its buffer
 *
 * Takes the widget away; a focus in it goes to the text.
 */
void
peng_editor_atoms_remove (PengEditor         *self,
                          GtkTextChildAnchor *anchor)
{
  PengAtomView *atom = get_atom (anchor);
  GtkWidget *focus = GTK_WIDGET (self->view);

  if (atom == NULL)
    return;

  if (gtk_widget_get_root (focus) != NULL)
    focus = gtk_root_get_focus (gtk_widget_get_root (focus));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (atom)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));

  g_object_set_data (G_OBJECT (anchor), "peng-atom", NULL);
  g_hash_table_remove (self->near, atom);
  gtk_text_view_remove (GTK_TEXT_VIEW (self->view), GTK_WIDGET (atom));
}

/**
 * peng_editor_atoms_refresh:
 * @self: the editor
 * @anchor: an anchor at which another atom stands now
 *
 * Shows what the document says now.
 */
void
peng_editor_atoms_refresh (PengEditor         *self,
                           GtkTextChildAnchor *anchor)
{
  PengAtomView *atom = get_atom (anchor);

  if (atom != NULL)
    peng_atom_view_refresh (atom);
}

static void
set_selected (GtkWidget          *widget,
              guint               block,
              const PengPosition *start,
              const PengPosition *end)
{
  if ((start->block < block || (start->block == block && start->offset == 0)) &&
      (end->block > block || (end->block == block && end->offset == 1)))
    gtk_widget_set_state_flags (widget, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (widget, GTK_STATE_FLAG_SELECTED);
}

static void
collect_near (PengEditor *self,
              guint       n_screens,
              GHashTable *near)
{
  PengPosition start, end;
  guint first, last;

  peng_buffer_get_selection (self->buffer, &start, &end);
  peng_editor_view_get_near_blocks (self->view, n_screens, &first, &last);

  for (guint i = first; i <= last; i++)
    {
      PengAtomView *atom = get_atom (peng_buffer_get_anchor (self->buffer, i));

      if (atom == NULL)
        continue;

      g_hash_table_add (near, g_object_ref (atom));
      set_selected (GTK_WIDGET (atom), i, &start, &end);
    }
}

static void
update_within (PengEditor *self,
               guint       n_screens)
{
  g_autoptr(GHashTable) before = g_steal_pointer (&self->near);
  GHashTableIter iter;
  gpointer atom;

  self->near = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  collect_near (self, n_screens, self->near);

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &atom, NULL))
    if (!g_hash_table_contains (self->near, atom))
      peng_atom_view_set_near (atom, FALSE);

  g_hash_table_iter_init (&iter, self->near);
  while (g_hash_table_iter_next (&iter, &atom, NULL))
    peng_atom_view_set_near (atom, TRUE);
}

/**
 * peng_editor_atoms_update:
 * @self: the editor
 *
 * Wakes the atoms that came near and lets those sleep that went far: with a hundred photographs a
 * few are in memory.
 */
void
peng_editor_atoms_update (PengEditor *self)
{
  update_within (self, 1);
}

static void
painted_cb (PengEditor    *self,
            GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  if (self->buffer != NULL)
    update_within (self, 0);
}

/**
 * peng_editor_atoms_await_frame:
 * @self: the editor, with a document that it has just got
 *
 * Wakes the atoms in sight as soon as a frame has shown them. What is near is known only when all
 * of a long text is laid out, and they need not wait for that.
 */
void
peng_editor_atoms_await_frame (PengEditor *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL)
    return;

  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (painted_cb), self, G_CONNECT_SWAPPED);
}

/**
 * peng_editor_atoms_wake:
 * @self: the editor
 * @block: index of a block
 *
 * Returns: (transfer none) (nullable): the widget of the atom there, as it is when near
 */
GtkWidget *
peng_editor_atoms_wake (PengEditor *self,
                        guint       block)
{
  PengAtomView *atom = get_atom (peng_buffer_get_anchor (self->buffer, block));

  if (atom == NULL)
    return NULL;

  g_hash_table_add (self->near, g_object_ref (atom));
  peng_atom_view_set_near (atom, TRUE);

  return GTK_WIDGET (atom);
}

/**
 * peng_editor_atoms_forget:
 * @self: the editor
 *
 * Knows no atom to be near any more, for a document that goes.
 */
void
peng_editor_atoms_forget (PengEditor *self)
{
  g_hash_table_remove_all (self->near);
}

/**
 * peng_editor_atoms_focus:
 * @self: the editor
 * @block: index of a block
 * @part: which text of it
 * @index: which one, for the parts that a block has several of
 *
 * Puts the focus into a text of the atom at a block.
 *
 * Returns: whether there was one to put it into
 */
gboolean
peng_editor_atoms_focus (PengEditor *self,
                         guint       block,
                         PengPart    part,
                         guint       index)
{
  PengAtomView *atom = get_atom (peng_buffer_get_anchor (self->buffer, block));

  return atom != NULL && peng_atom_view_focus_part (atom, part, index);
}

/**
 * peng_editor_atoms_get_focused:
 * @self: the editor
 * @block: (out): index of the block
 *
 * Returns: whether the focus is in an atom
 */
gboolean
peng_editor_atoms_get_focused (PengEditor *self,
                               guint      *block)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->view));

  return PENG_IS_ATOM_VIEW (child) &&
         peng_buffer_find_anchor (self->buffer,
                                  peng_atom_view_get_anchor (PENG_ATOM_VIEW (child)), block);
}

static void
unselect (PengEditor *self,
          gpointer    user_data)
{
  PengPosition place = { 0, 1 };

  if (self->buffer != NULL && gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self->buffer)) &&
      peng_editor_atoms_get_focused (self, &place.block))
    peng_buffer_place (self->buffer, &place);
}

/**
 * peng_editor_atoms_follow_focus:
 * @self: the editor
 * @focus: what has the focus now
 *
 * Whoever goes into a caption, a cell or to one photograph has nothing selected around it any more.
 * A button of an atom is for what is selected.
 */
void
peng_editor_atoms_follow_focus (PengEditor *self,
                                GtkWidget  *focus)
{
  if (!GTK_IS_BUTTON (focus) && peng_editor_is_in_text (self, focus) &&
      gtk_widget_get_ancestor (focus, PENG_TYPE_ATOM_VIEW) != NULL)
    peng_editor_when_settled (self, unselect, NULL, NULL);
}

static PengAtomView *
get_selected (PengEditor *self)
{
  PengPosition start, end;

  if (self->buffer == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->view)) ||
      !peng_buffer_get_selection (self->buffer, &start, &end) || start.block != end.block)
    return NULL;

  return get_atom (peng_buffer_get_anchor (self->buffer, start.block));
}

/* A table's keys are for the cell that the person is in. */
static const char *
get_prefix (PengAtomView *atom)
{
  return PENG_IS_FIGURE (atom) ? "figure."
       : PENG_IS_GALLERY_VIEW (atom) ? "gallery."
       : PENG_IS_FILE_CARD (atom) ? "file." : NULL;
}

static gboolean
key_pressed_cb (PengEditor      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  PengAtomView *atom = get_selected (self);
  const char *prefix = atom != NULL ? get_prefix (atom) : NULL;
  const PengCommand *command;
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;

  command = prefix != NULL
              ? peng_commands_find_key (prefix, keyval,
                                        state & gtk_accelerator_get_default_mod_mask ()) : NULL;
  if (command == NULL || !g_action_parse_detailed_name (command->action, &name, &target, NULL))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action_variant (GTK_WIDGET (atom), name, target);

  return GDK_EVENT_STOP;
}

/**
 * peng_editor_atoms_create:
 * @self: a new editor, with its view
 *
 * Has the keys that the buttons of a photograph name work where it is selected, too: the focus is
 * in the text then.
 */
void
peng_editor_atoms_create (PengEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}
