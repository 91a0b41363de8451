/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-media-pane"

#include "ui/peng-media-pane-private.h"

#include "ui/peng-dialogs.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

/* What is said of the items. It is saved when the person pauses, leaves a field or chooses other
 * items, and never in the middle of an input method's word. Where the items say different things, a
 * field is empty and stays as it is until something is written in it, and that is saved when the
 * field is left: half a word is not said of forty photographs. */

#define PAUSE_MS 800

typedef struct
{
  GPtrArray       *items;
  PengMediaChange *change;
} PengUnsaved;

static const struct
{
  const char *label;
  const char *hint;
} texts[PENG_MEDIA_N_FIELDS] = {
  [PENG_MEDIA_CAPTION] = { N_("Caption"), N_("What readers see below it") },
  [PENG_MEDIA_ALT] = { N_("Alternative text"), N_("What is to be seen, for those who do not see it") },
  [PENG_MEDIA_CREDIT] = { N_("Photographer or source"), N_("Who made it") },
  [PENG_MEDIA_PLACE] = { N_("Place"), N_("Where it was") },
  [PENG_MEDIA_EVENT] = { N_("Event"), N_("What was going on") },
  [PENG_MEDIA_PEOPLE] = { N_("People shown"), N_("Who is to be seen") },
};

static void
unsaved_free (PengUnsaved *self)
{
  g_ptr_array_unref (self->items);
  peng_media_change_free (self->change);
  g_free (self);
}

static const PengMediaWords *
get_words (PengMediaPane *self,
           guint          item)
{
  return ((PengLibraryItem *) g_ptr_array_index (self->items, item))->words;
}

static GtkTextBuffer *
get_buffer (PengMediaPane *self,
            guint          field)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->fields[field]));
}

/* A field is one line of text, also where somebody pastes several. */
static char *
dup_written (PengMediaPane *self,
             guint          field)
{
  GtkTextIter start, end;
  char *text;

  gtk_text_buffer_get_bounds (get_buffer (self, field), &start, &end);
  text = gtk_text_buffer_get_text (get_buffer (self, field), &start, &end, TRUE);

  return g_strstrip (g_strdelimit (text, "\n\r\t", ' '));
}

/* Returns: (nullable): what all items say; %NULL where they differ */
static const char *
find_common (PengMediaPane *self,
             guint          field)
{
  const char *common = get_words (self, 0)->fields[field];

  for (guint i = 1; i < self->items->len; i++)
    if (!g_str_equal (common, get_words (self, i)->fields[field]))
      return NULL;

  return common;
}

static void
set_text (PengMediaPane *self,
          guint          field,
          const char    *text)
{
  GtkTextBuffer *buffer = get_buffer (self, field);
  g_autofree char *present = dup_written (self, field);

  if (g_str_equal (present, text))
    return;

  /* There is no way back to what was said of other items. */
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

static void
show_field (PengMediaPane *self,
            guint          field)
{
  const char *common = find_common (self, field);
  const char *hint = common != NULL ? _(texts[field].hint)
  /* Translators: in an entry, of several photographs that say different things there */
                                    : _("Different – leave as it is");

  self->differs[field] = common == NULL;
  g_object_set (self->fields[field], "placeholder", hint, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self->fields[field]));
  if (!self->touched[field])
    set_text (self, field, common != NULL ? common : "");
}

/**
 * peng_media_pane_show_words:
 * @self: a pane with items
 *
 * Shows what is said of them; what is being written stays.
 */
void
peng_media_pane_show_words (PengMediaPane *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    show_field (self, i);
  peng_media_pane_show_consent (self);
  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    peng_media_labels_set_items (self->labels[i], self->items);
  self->showing = FALSE;
}

/**
 * peng_media_pane_is_written_in:
 * @self: the pane
 *
 * Returns: whether there is something that is not in the store
 */
gboolean
peng_media_pane_is_written_in (PengMediaPane *self)
{
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    if (self->touched[i] || peng_field_view_get_composing (self->fields[i]))
      return TRUE;

  return self->n_saving > 0 || self->unsaved->len > 0;
}

/**
 * peng_media_pane_has_unsaved:
 * @self: the pane
 *
 * Returns: whether something was written that the store would not have
 */
gboolean
peng_media_pane_has_unsaved (PengMediaPane *self)
{
  g_return_val_if_fail (PENG_IS_MEDIA_PANE (self), FALSE);

  return self->unsaved->len > 0;
}

static void
show_unsaved (PengMediaPane *self,
              const GError  *error)
{
  if (error != NULL)
    {
      g_autofree char *sentence = peng_error_text_new (error);
      g_autofree char *words =
        peng_dialogs_join_sentences (_("What you wrote is not saved."), sentence);

      gtk_label_set_text (self->failure_words, words);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->failure), self->unsaved->len > 0);
}

typedef struct
{
  PengMediaPane *pane;
  PengUnsaved   *what;
  gboolean       tell;   /* when it is done */
} Saving;

static void
undo_cb (PengMediaPane *self)
{
  peng_media_pane_undo (self, FALSE);
}

static void
tell (PengMediaPane *self,
      guint          n)
{
  g_autofree char *words =
    g_strdup_printf (ngettext ("Described %u item", "Described %u items", n), n);

  g_autoptr(AdwToast) toast = peng_media_pane_toast_button (self, words, _("_Undo"));

  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
}

static void
show_saved (PengMediaPane *self,
            const Saving  *saving,
            const GError  *error)
{
  show_unsaved (self, error);
  if (error == NULL && saving->tell)
    tell (self, saving->what->items->len);
  if (self->reload_wanted && !peng_media_pane_is_written_in (self))
    peng_media_pane_load (self);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr(PengMediaPane) self = saving->pane;
  g_autoptr(GError) error = NULL;

  self->n_saving--;
  if (!peng_media_edits_describe_finish (PENG_MEDIA_EDITS (object), result, &error))
    g_ptr_array_add (self->unsaved, saving->what);
  if (self->stack != NULL)
    show_saved (self, saving, error);
  if (error == NULL)
    unsaved_free (saving->what);
}

static void
run (PengMediaPane *self,
     PengUnsaved   *what,
     gboolean       tell_of_it)
{
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving) { g_object_ref (self), what, tell_of_it };
  self->n_saving++;
  peng_media_edits_describe_async (self->edits, what->items, what->change, saved_cb, saving);
}

/**
 * peng_media_pane_describe:
 * @self: the pane
 * @change: what is to be said of the items
 *
 * Saves it. That it is said of many items is told once for what is written in one go.
 */
void
peng_media_pane_describe (PengMediaPane         *self,
                          const PengMediaChange *change)
{
  PengUnsaved *what;

  if (self->items == NULL || self->items->len == 0)
    return;

  what = g_new (PengUnsaved, 1);
  *what = (PengUnsaved) { g_ptr_array_ref (self->items), peng_media_change_copy (change) };
  run (self, what, self->items->len > 1 && !self->told);
  self->told = TRUE;
}

static gboolean
take_field (PengMediaPane   *self,
            guint            field,
            PengMediaChange *change)
{
  const char *common = find_common (self, field);
  g_autofree char *written = NULL;

  if (!self->touched[field])
    return FALSE;

  self->touched[field] = FALSE;
  written = dup_written (self, field);
  if (g_str_equal (written, common != NULL ? common : ""))
    return FALSE;

  change->fields[field] = g_steal_pointer (&written);

  return TRUE;
}

static void
save_fields (PengMediaPane *self)
{
  g_autoptr(PengMediaChange) change = peng_media_change_new ();
  gboolean found = FALSE;

  g_clear_handle_id (&self->save_id, g_source_remove);
  for (guint i = 0; self->items != NULL && self->items->len > 0 && i < PENG_MEDIA_N_FIELDS; i++)
    found = take_field (self, i, change) || found;

  if (!found)
    return;

  peng_media_pane_describe (self, change);
  peng_media_pane_show_words (self);
}

/**
 * peng_media_pane_save:
 * @self: the pane
 *
 * Saves what is written, also what stands in the entries for tags and albums.
 */
void
peng_media_pane_save (PengMediaPane *self)
{
  g_return_if_fail (PENG_IS_MEDIA_PANE (self));

  save_fields (self);
  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    peng_media_labels_commit (self->labels[i]);
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    self->touched[i] = FALSE;
  if (self->edits != NULL)
    peng_media_edits_barrier (self->edits);
  self->told = FALSE;
}

static gboolean
is_composing (PengMediaPane *self)
{
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    if (peng_field_view_get_composing (self->fields[i]))
      return TRUE;

  return FALSE;
}

static gboolean
pause_cb (gpointer user_data)
{
  PengMediaPane *self = user_data;

  if (is_composing (self))
    return G_SOURCE_CONTINUE;

  self->save_id = 0;
  save_fields (self);

  return G_SOURCE_REMOVE;
}

static guint
find_field (PengMediaPane *self,
            GtkTextBuffer *buffer)
{
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    if (get_buffer (self, i) == buffer)
      return i;

  g_return_val_if_reached (0);
}

static void
changed_cb (PengMediaPane *self,
            GtkTextBuffer *buffer)
{
  guint field = find_field (self, buffer);

  if (self->showing || self->items == NULL)
    return;

  self->touched[field] = TRUE;
  g_clear_handle_id (&self->save_id, g_source_remove);
  if (!self->differs[field])
    self->save_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

/* What is written in one field is one thing, and in the next another. */
static void
left_cb (PengMediaPane *self)
{
  save_fields (self);
  if (self->edits != NULL)
    peng_media_edits_barrier (self->edits);
  self->told = FALSE;
  if (self->reload_wanted && !peng_media_pane_is_written_in (self))
    peng_media_pane_load (self);
}

static void
done_cb (PengMediaPane *self)
{
  left_cb (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * peng_media_pane_stop_saving:
 * @self: a pane that goes
 */
void
peng_media_pane_stop_saving (PengMediaPane *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
}

static guint
get_kind (PengMediaPane   *self,
          PengMediaLabels *labels)
{
  return labels == self->labels[PENG_MEDIA_TAG] ? PENG_MEDIA_TAG : PENG_MEDIA_ALBUM;
}

static void
change_labels (PengMediaPane   *self,
               PengMediaLabels *labels,
               PengMediaChange *change)
{
  self->told = FALSE;
  peng_media_pane_describe (self, change);
  if (self->items != NULL)
    peng_media_labels_set_items (labels, self->items);
}

static void
add_cb (PengMediaPane   *self,
        GStrv            names,
        PengMediaLabels *labels)
{
  g_autoptr(PengMediaChange) change = peng_media_change_new ();

  change->added[get_kind (self, labels)] = g_strdupv (names);
  change_labels (self, labels, change);
}

static void
remove_cb (PengMediaPane   *self,
           const char      *name,
           PengMediaLabels *labels)
{
  g_autoptr(PengMediaChange) change = peng_media_change_new ();

  change->removed[get_kind (self, labels)] = g_strdupv ((char *[]) { (char *) name, NULL });
  change_labels (self, labels, change);
}

static GtkWidget *
new_caption (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");

  return label;
}

/* It is a field of no document: a plain buffer takes the place of the one that writes in one. */
static void
create_field (PengMediaPane *self,
              guint          field)
{
  g_autoptr(GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *view = g_object_new (PENG_TYPE_FIELD_VIEW, "placeholder", _(texts[field].hint), NULL);

  self->fields[field] = PENG_FIELD_VIEW (view);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (view), buffer);
  gtk_widget_add_css_class (view, "field");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(texts[field].label), -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, focus);
  gtk_widget_set_margin_bottom (view, 9);
  gtk_box_append (self->words, new_caption (_(texts[field].label)));
  gtk_box_append (self->words, view);
}

static void
create_labels (PengMediaPane  *self,
               PengMediaLabel  kind)
{
  GtkWidget *labels = peng_media_labels_new (kind);

  self->labels[kind] = PENG_MEDIA_LABELS (labels);
  g_signal_connect_object (labels, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (labels, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_bottom (labels, 9);
  gtk_box_append (self->labels_box, new_caption (kind == PENG_MEDIA_TAG ? _("Tags") : _("Albums")));
  gtk_box_append (self->labels_box, labels);
}

/**
 * peng_media_pane_create_words:
 * @self: a pane whose template is there
 */
void
peng_media_pane_create_words (PengMediaPane *self)
{
  for (guint i = 0; i < PENG_MEDIA_N_FIELDS; i++)
    create_field (self, i);
  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    create_labels (self, i);
  peng_media_pane_create_consent (self);
  g_ptr_array_set_free_func (self->unsaved, (GDestroyNotify) unsaved_free);
}

/**
 * peng_media_pane_try_again:
 * @self: the pane
 *
 * Saves what the store would not have before.
 */
void
peng_media_pane_try_again (PengMediaPane *self)
{
  g_autoptr(GPtrArray) again = g_steal_pointer (&self->unsaved);

  self->unsaved = g_ptr_array_new_with_free_func ((GDestroyNotify) unsaved_free);
  g_ptr_array_set_free_func (again, NULL);
  for (guint i = 0; i < again->len; i++)
    run (self, g_ptr_array_index (again, i), FALSE);
}

static void
stepped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PengMediaPane) self = user_data;
  g_autoptr(GError) error = NULL;

  peng_media_edits_step_finish (PENG_MEDIA_EDITS (object), result, &error);
  if (self->stack == NULL)
    return;

  self->n_saving--;
  if (error != NULL)
    peng_media_pane_toast_error (self, _("This could not be undone."), error);
  peng_media_pane_load (self);
}

/**
 * peng_media_pane_undo:
 * @self: the pane
 * @redo: whether what was taken back is to be said again
 *
 * Takes back what was said last, of whatever items that was.
 */
void
peng_media_pane_undo (PengMediaPane *self,
                      gboolean       redo)
{
  peng_media_pane_save (self);
  self->n_saving++;
  if (redo)
    peng_media_edits_redo_async (self->edits, stepped_cb, g_object_ref (self));
  else
    peng_media_edits_undo_async (self->edits, stepped_cb, g_object_ref (self));
}
