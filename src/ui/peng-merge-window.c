/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-merge-window"

#include "ui/peng-merge-window.h"

#include "core/peng-revise.h"
#include "ui/peng-accessible.h"
#include "ui/peng-merge-card.h"
#include "ui/peng-waiting.h"
#include "work/peng-error-text.h"
#include "work/peng-field-words.h"
#include "work/peng-version-words.h"
#include "work/peng-versions.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PengMergeWindow
{
  AdwWindow       parent_instance;

  PengDesk       *desk;
  PengPublishing *row;
  PengDraft      *draft;
  PengArticle    *mine;
  PengVersions   *versions;
  PengComparison *comparison;
  GPtrArray      *part_cards;    /* a PengMergeCard for each part, NULL for one that is the same */
  PengMergeCard  *field_cards[PENG_N_FIELDS];
  GCancellable   *cancellable;

  GtkStack       *stack;
  GtkBox         *cards;
  GtkWidget      *accept;
  GtkWidget      *anew;
  AdwStatusPage  *failure;
};

enum {
  SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengMergeWindow, peng_merge_window, ADW_TYPE_WINDOW)

static void load_cb (PengMergeWindow *self);

static void
show_failure (PengMergeWindow *self,
              const GError    *error)
{
  g_autofree char *sentence = peng_error_text_new (error);

  adw_status_page_set_description (self->failure, sentence);
  gtk_widget_set_sensitive (self->accept, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
add_fields (PengMergeWindow *self)
{
  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      GtkWidget *card;

      /* The cover is a file: the one that is chosen with the photographs is shown there. */
      if (self->comparison->fields[i] == NULL || i == PENG_FIELD_COVER)
        continue;

      card = peng_merge_card_new (peng_field_words_get (i), self->comparison->fields[i], FALSE);
      self->field_cards[i] = PENG_MERGE_CARD (card);
      gtk_box_append (self->cards, card);
    }
}

static GtkWidget *
new_same (guint n_blocks)
{
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u paragraph is the same in both",
                               "%u paragraphs are the same in both", n_blocks), n_blocks);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static void
add_parts (PengMergeWindow *self)
{
  for (guint i = 0; i < self->comparison->parts->len; i++)
    {
      const PengMergePart *part = &g_array_index (self->comparison->parts, PengMergePart, i);
      const PengDifference *difference = g_ptr_array_index (self->comparison->differences, i);
      GtkWidget *card =
        difference == NULL ? new_same (part->n_mine)
                           : peng_merge_card_new (peng_version_words_get_heading (part->kind), difference,
                                                  part->n_mine > 0 && part->n_theirs > 0);

      g_ptr_array_add (self->part_cards, difference != NULL ? card : NULL);
      gtk_box_append (self->cards, card);
    }
}

static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PengMergeWindow) self = user_data;
  PengComparison *comparison = peng_comparison_make_finish (result, NULL);

  if (self->desk == NULL || comparison == NULL)
    {
      g_clear_pointer (&comparison, peng_comparison_free);
      return;
    }

  self->comparison = comparison;
  add_fields (self);
  add_parts (self);
  gtk_widget_set_sensitive (self->accept, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "versions");
  gtk_widget_child_focus (GTK_WIDGET (self->cards), GTK_DIR_TAB_FORWARD);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengMergeWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengVersions) versions = peng_versions_load_finish (result, &error);

  if (self->desk == NULL)
    return;

  if (versions == NULL && g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND))
    {
      gtk_stack_set_visible_child_name (self->stack, "lost");
      gtk_widget_grab_focus (self->anew);
      return;
    }
  if (versions == NULL)
    {
      show_failure (self, error);
      return;
    }

  self->versions = g_steal_pointer (&versions);
  self->mine = peng_document_snapshot (peng_draft_get_document (self->draft));
  peng_comparison_make_async (self->versions->base, self->mine, self->versions->theirs,
                              self->cancellable, compared_cb, g_object_ref (self));
}

static void
forget_versions (PengMergeWindow *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->cards));
  GtkWidget *card;

  while ((card = gtk_widget_get_next_sibling (first)) != NULL)
    gtk_box_remove (self->cards, card);
  memset (self->field_cards, 0, sizeof self->field_cards);
  g_ptr_array_set_size (self->part_cards, 0);
  g_clear_pointer (&self->comparison, peng_comparison_free);
  g_clear_pointer (&self->versions, peng_versions_free);
  g_clear_pointer (&self->mine, peng_article_unref);
}

static void
load_cb (PengMergeWindow *self)
{
  PengSiteFacts *facts =
    peng_desk_get_facts_of (self->desk, peng_publishing_get_item (self->row)->site);

  forget_versions (self);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  peng_versions_load_async (peng_desk_get_publisher (self->desk), peng_desk_get_importer (self->desk),
                            peng_site_facts_get_section_list (facts), self->row, self->cancellable,
                            loaded_cb, g_object_ref (self));
}

static PengArticle *
join (PengMergeWindow *self)
{
  GArray *parts = self->comparison->parts;
  g_autofree PengMergeChoice *choices = g_new0 (PengMergeChoice, parts->len);
  PengMergeChoice fields[PENG_N_FIELDS];

  for (guint i = 0; i < parts->len; i++)
    {
      PengMergeCard *card = g_ptr_array_index (self->part_cards, i);

      choices[i] = card != NULL ? peng_merge_card_get_choice (card) : PENG_MERGE_TAKE_MINE;
    }

  for (guint i = 0; i < PENG_N_FIELDS; i++)
    {
      const PengDifference *difference = self->comparison->fields[i];

      if (self->field_cards[i] != NULL)
        fields[i] = peng_merge_card_get_choice (self->field_cards[i]);
      else
        fields[i] = difference != NULL ? peng_merge_kind_choose (difference->kind) : PENG_MERGE_TAKE_MINE;
    }

  return peng_merge_apply (self->mine, self->versions->theirs, parts, choices, fields);
}

static void
settled_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PengMergeWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengArticle) joined = NULL;

  if (!peng_versions_settle_finish (result, &error))
    {
      if (self->desk != NULL)
        show_failure (self, error);
      return;
    }
  if (self->desk == NULL)
    return;

  joined = join (self);
  if (!peng_revise_article (peng_draft_get_document (self->draft), peng_draft_get_history (self->draft),
                            joined, &error))
    g_critical ("join: %s", error->message);
  g_signal_emit (self, signals[SETTLED], 0, TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
accept_cb (PengMergeWindow *self)
{
  gtk_widget_set_sensitive (self->accept, FALSE);
  peng_versions_settle_async (peng_desk_get_publisher (self->desk), self->row, self->mine,
                              self->versions, NULL, settled_cb, g_object_ref (self));
}

static void
taken_up_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PengMergeWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = peng_publisher_take_up_finish (PENG_PUBLISHER (object), result, &error);

  if (self->desk == NULL)
    return;

  if (!done)
    {
      show_failure (self, error);
      return;
    }

  g_signal_emit (self, signals[SETTLED], 0, FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
anew_cb (PengMergeWindow *self)
{
  gtk_widget_set_sensitive (self->anew, FALSE);
  peng_publisher_take_up_async (peng_desk_get_publisher (self->desk), self->row, NULL, NULL,
                                taken_up_cb, g_object_ref (self));
}

static void
peng_merge_window_dispose (GObject *object)
{
  PengMergeWindow *self = PENG_MERGE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_MERGE_WINDOW);
  g_clear_object (&self->row);
  g_clear_object (&self->draft);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (peng_merge_window_parent_class)->dispose (object);
}

static void
peng_merge_window_finalize (GObject *object)
{
  PengMergeWindow *self = PENG_MERGE_WINDOW (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->part_cards);
  g_clear_pointer (&self->comparison, peng_comparison_free);
  g_clear_pointer (&self->versions, peng_versions_free);
  g_clear_pointer (&self->mine, peng_article_unref);

  G_OBJECT_CLASS (peng_merge_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PENG_TYPE_WAITING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-merge-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PengMergeWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PengMergeWindow, cards);
  gtk_widget_class_bind_template_child (widget_class, PengMergeWindow, accept);
  gtk_widget_class_bind_template_child (widget_class, PengMergeWindow, anew);
  gtk_widget_class_bind_template_child (widget_class, PengMergeWindow, failure);
  gtk_widget_class_bind_template_callback (widget_class, load_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, anew_cb);
}

static void
peng_merge_window_class_init (PengMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_merge_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_merge_window_finalize;

  /**
   * PengMergeWindow::settled:
   * @self: the window
   * @joined: whether there were two versions, which are both kept
   *
   * The conflict has ended; the draft can be published.
   */
  signals[SETTLED] =
    g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
peng_merge_window_init (PengMergeWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->part_cards = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
}

/**
 * peng_merge_window_new:
 * @desk: the desk
 * @row: in state %PENG_OUTBOX_CONFLICT
 * @draft: its article
 *
 * Returns: (transfer none): a window, owned by GTK, which loads the versions
 */
GtkWidget *
peng_merge_window_new (PengDesk       *desk,
                       PengPublishing *row,
                       PengDraft      *draft)
{
  PengMergeWindow *self = g_object_new (PENG_TYPE_MERGE_WINDOW, NULL);

  self->desk = g_object_ref (desk);
  self->row = g_object_ref (row);
  self->draft = g_object_ref (draft);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->accept);
  load_cb (self);

  return GTK_WIDGET (self);
}
