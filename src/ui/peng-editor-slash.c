/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-editor"

#include "ui/peng-editor-private.h"

#include "ui/peng-block-menu.h"
#include "ui/peng-popover.h"

#include <string.h>

/* A slash in an empty paragraph opens the menu of blocks. What is typed behind it stands in the text
 * and filters the menu; the focus stays in the text too, so an input method works as always, and the
 * keys are the menu's only while none composes. */

/* Whoever has typed so much means it as text. In characters. */
#define MAX_FILTER 12

/* Chinese input methods make one of these of the key. */
static gboolean
is_slash (gunichar c)
{
  return c == '/' || c == 0xFF0F || c == 0x3001;
}

static gboolean
has_action (const char *action,
            gpointer    user_data)
{
  return peng_editor_has_action (user_data, action);
}

/* The text of the paragraph that the cursor is in. */
static const char *
get_paragraph (PengEditor   *self,
               PengPosition *cursor)
{
  PengPosition start;
  PengBlock *block;

  if (self->buffer == NULL || peng_buffer_get_selection (self->buffer, &start, cursor))
    return NULL;

  block = peng_document_get_block (peng_buffer_get_document (self->buffer), cursor->block);

  return peng_block_get_kind (block) == PENG_BLOCK_PARAGRAPH
         ? peng_text_get_string (peng_block_get_text (block)) : NULL;
}

/* What stands between the slash and the cursor, where there is such a thing. */
static char *
dup_filter (PengEditor   *self,
            PengPosition *cursor)
{
  const char *text = get_paragraph (self, cursor);

  if (text == NULL || !is_slash (g_utf8_get_char (text)) || cursor->offset == 0 ||
      cursor->offset > MAX_FILTER + 1 || strstr (text, PENG_LINE_BREAK_UTF8) != NULL)
    return NULL;

  return g_utf8_substring (text, 1, cursor->offset);
}

/**
 * peng_editor_slash_close:
 * @self: the editor
 *
 * Closes the menu; the text stays as it was typed.
 */
void
peng_editor_slash_close (PengEditor *self)
{
  if (self->slash_open)
    peng_editor_queue_update (self);
  self->slash_open = FALSE;
  if (self->slash != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->slash));
}

static void
point_at (PengEditor         *self,
          const PengPosition *slash)
{
  GdkRectangle rect;
  GtkTextIter iter;

  peng_buffer_get_iter (self->buffer, slash, &iter);
  if (!peng_popover_find_text (GTK_TEXT_VIEW (self->view), &iter, GTK_WIDGET (self), &rect))
    return;

  /* What was typed at the end is scrolled into sight later, and GDK knows no screen below it. */
  rect.y = CLAMP (rect.y, 0, MAX (0, gtk_widget_get_height (GTK_WIDGET (self)) - rect.height));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->slash), &rect);
}

/**
 * peng_editor_slash_update:
 * @self: the editor
 *
 * Fits the menu to what is typed; closes it where the cursor has gone elsewhere. Where nothing is
 * meant any more it hides, and comes back when letters are taken away.
 */
void
peng_editor_slash_update (PengEditor *self)
{
  g_autofree char *filter = NULL;
  PengPosition cursor;

  if (!self->slash_open)
    return;

  filter = dup_filter (self, &cursor);
  if (filter == NULL || cursor.block != self->slash_block)
    {
      peng_editor_slash_close (self);
    }
  else if (peng_block_menu_filter (PENG_BLOCK_MENU (self->slash), filter, has_action, self) == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self->slash));
    }
  else
    {
      point_at (self, &(PengPosition) { cursor.block, 0 });
      gtk_popover_popup (GTK_POPOVER (self->slash));
    }
}

static void
remove_typed (PengEditor *self)
{
  PengDocument *document = peng_buffer_get_document (self->buffer);
  PengPlace place = { self->slash_block, PENG_PART_TEXT, 0 };
  PengPosition start = { self->slash_block, 0 };
  g_autoptr(PengText) nothing = peng_text_new_empty ();
  g_autoptr(PengEdit) edit = NULL;
  PengPosition cursor;

  peng_buffer_get_cursor (self->buffer, &cursor);
  edit = peng_document_make_text (document, &place, 0, cursor.offset, nothing);
  peng_document_apply (document, edit, NULL);
  peng_buffer_place (self->buffer, &start);
}

/* The text that was typed goes, and what was chosen comes: one step. */
static void
chosen_cb (PengEditor *self,
           const char *action)
{
  PengHistory *history;
  g_autoptr(GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (!self->slash_open || peng_editor_get_composing (self) ||
      !g_action_parse_detailed_name (action, &name, &target, NULL))
    return;

  history = peng_buffer_get_history (self->buffer);
  self->slash_open = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->slash));
  peng_history_begin (history);
  remove_typed (self);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
  peng_history_end (history);
}

static void
open (PengEditor *self,
      guint       block)
{
  if (self->slash == NULL)
    {
      self->slash = peng_block_menu_new ();
      gtk_widget_set_parent (self->slash, GTK_WIDGET (self));
      g_signal_connect_swapped (self->slash, "chosen", G_CALLBACK (chosen_cb), self);
    }

  self->slash_open = TRUE;
  self->slash_block = block;
  peng_editor_slash_update (self);
}

/**
 * peng_editor_slash_begin:
 * @self: the editor
 *
 * Something is about to be typed.
 */
void
peng_editor_slash_begin (PengEditor *self)
{
  PengPosition cursor;
  const char *text = get_paragraph (self, &cursor);

  self->slash_ready = text != NULL && *text == '\0';
}

/**
 * peng_editor_slash_end:
 * @self: the editor
 *
 * It has been typed.
 */
void
peng_editor_slash_end (PengEditor *self)
{
  PengPosition cursor;
  const char *text;

  if (self->slash_open)
    {
      peng_editor_slash_update (self);
      return;
    }

  text = self->slash_ready && !peng_editor_get_composing (self) ? get_paragraph (self, &cursor)
                                                                 : NULL;
  self->slash_ready = FALSE;
  if (text != NULL && is_slash (g_utf8_get_char (text)) && *g_utf8_next_char (text) == '\0')
    open (self, cursor.block);
}

static gboolean
key_pressed_cb (PengEditor      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  PengBlockMenu *menu;

  /* What a key has deleted the menu hears of behind the frame, and the next key comes before. */
  peng_editor_slash_update (self);
  if (!self->slash_open || peng_editor_get_composing (self) ||
      !gtk_widget_get_visible (self->slash) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  menu = PENG_BLOCK_MENU (self->slash);
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      peng_block_menu_step (menu, -1);
      peng_editor_say_update (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      peng_block_menu_step (menu, 1);
      peng_editor_say_update (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      peng_block_menu_choose (menu);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      peng_editor_slash_close (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_changed_cb (PengEditor *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self->view)))
    peng_editor_slash_close (self);
}

/**
 * peng_editor_slash_create:
 * @self: the editor
 *
 * Lets a slash open the menu of blocks.
 */
void
peng_editor_slash_create (PengEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_swapped (self->view, "notify::has-focus", G_CALLBACK (focus_changed_cb), self);
}
