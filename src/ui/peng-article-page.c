/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-article-page"

#include "ui/peng-article-page.h"

#include "ui/peng-accessible.h"
#include "ui/peng-commands.h"
#include "ui/peng-format-bar.h"
#include "ui/peng-waiting.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

/* In characters. */
#define MAX_PATTERN 200

struct _PengArticlePage
{
  AdwBin          parent_instance;

  PengDraft      *draft;
  PengEditor     *editor;
  gboolean        held;

  GtkStack       *stack;
  AdwStatusPage  *failure;
  GtkRevealer    *banner;
  GtkLabel       *banner_words;
  GtkRevealer    *page_banner;
  GtkLabel       *page_words;
  AdwBin         *bar_place;
  GtkWidget      *bar;
  PengFindBar    *find_bar;
  GtkWidget      *before_find;  /* what had the focus, to give it back */
  PengFields     *fields;
  AdwBin         *editor_place;
  GtkRevealer    *import_bar;
  GtkLabel       *import_words;
  GtkProgressBar *import_progress;
};

G_DEFINE_FINAL_TYPE (PengArticlePage, peng_article_page, ADW_TYPE_BIN)

static void
show_state (PengArticlePage *self)
{
  const GError *error = peng_draft_get_error (self->draft);

  gtk_revealer_set_reveal_child (self->banner, error != NULL);
  if (error != NULL)
    {
      g_autofree char *sentence = peng_error_text_new (error);
      /* Translators: %s says why, in a sentence of its own */
      g_autofree char *words = g_strdup_printf (_("Not saved yet. %s Your words are kept in memory "
                                                  "and are saved as soon as it works."), sentence);

      gtk_label_set_label (self->banner_words, words);
    }
}

/* While an input method composes, nothing is saved, and nothing else touches the text. */
static void
composing_cb (PengArticlePage *self)
{
  gboolean composing = peng_article_page_get_composing (self);

  if (self->draft == NULL || self->held == composing)
    return;

  self->held = composing;
  if (composing)
    peng_draft_hold (self->draft);
  else
    peng_draft_release (self->draft);
}

static void
drop_draft (PengArticlePage *self)
{
  if (self->draft == NULL)
    return;

  if (self->held)
    peng_draft_release (self->draft);
  self->held = FALSE;
  g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
}

static void
find_changed_cb (PengArticlePage *self,
                 PengFind        *find)
{
  peng_editor_set_find (self->editor, find);
  peng_fields_set_find (self->fields, find);
}

static void
show_match_cb (PengArticlePage *self,
               const PengMatch *match,
               gboolean         focus)
{
  if (peng_article_page_get_composing (self))
    return;

  if (match->in_field)
    peng_fields_show_match (self->fields, match, focus);
  else
    peng_editor_show_match (self->editor, match, focus);
}

/* Where nothing was found there is nothing to go to but where one was. */
static void
find_closed_cb (PengArticlePage *self)
{
  GtkWidget *focus = self->before_find;

  if (focus == NULL || !gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  else if (GTK_IS_TEXT (focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (focus));
  else
    gtk_widget_grab_focus (focus);
}

static void
remember_focus (PengArticlePage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->find_bar)))
    g_set_weak_pointer (&self->before_find, focus);
}

static void
watch_find_bar (PengArticlePage *self)
{
  g_signal_connect_object (self->find_bar, "find-changed", G_CALLBACK (find_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "show-match", G_CALLBACK (show_match_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "closed", G_CALLBACK (find_closed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
peng_article_page_dispose (GObject *object)
{
  PengArticlePage *self = PENG_ARTICLE_PAGE (object);

  drop_draft (self);
  g_clear_weak_pointer (&self->before_find);
  /* The template would take the bin's own child from it unseen. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_ARTICLE_PAGE);

  G_OBJECT_CLASS (peng_article_page_parent_class)->dispose (object);
}

static void
peng_article_page_class_init (PengArticlePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_article_page_dispose;

  g_type_ensure (PENG_TYPE_FIELDS);
  g_type_ensure (PENG_TYPE_FIND_BAR);
  g_type_ensure (PENG_TYPE_WAITING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-article-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, failure);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, banner);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, banner_words);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, page_banner);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, page_words);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, bar_place);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, fields);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, editor_place);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, import_bar);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, import_words);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, import_progress);
}

static void
peng_article_page_init (PengArticlePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
  peng_commands_add_tooltips (GTK_WIDGET (self));
}

/**
 * peng_article_page_new:
 * @editor: (transfer floating): the text editor
 *
 * Returns: (transfer floating): a page without an article
 */
GtkWidget *
peng_article_page_new (PengEditor *editor)
{
  PengArticlePage *self = g_object_new (PENG_TYPE_ARTICLE_PAGE, NULL);

  self->editor = editor;
  self->bar = peng_format_bar_new ();
  adw_bin_set_child (self->editor_place, GTK_WIDGET (editor));
  peng_format_bar_set_editor (PENG_FORMAT_BAR (self->bar), editor);
  adw_bin_set_child (self->bar_place, self->bar);
  g_signal_connect_object (editor, "notify::composing", G_CALLBACK (composing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fields, "done", G_CALLBACK (gtk_widget_grab_focus), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fields, "notify::composing", G_CALLBACK (composing_cb), self,
                           G_CONNECT_SWAPPED);

  watch_find_bar (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "find",
                                  peng_find_bar_get_actions (self->find_bar));

  return GTK_WIDGET (self);
}

/**
 * peng_article_page_set_draft:
 * @self: a page
 * @draft: (nullable): the draft to write in; %NULL invites to begin one
 */
void
peng_article_page_set_draft (PengArticlePage *self,
                             PengDraft       *draft)
{
  PengDocument *document = draft != NULL ? peng_draft_get_document (draft) : NULL;
  PengHistory *history = draft != NULL ? peng_draft_get_history (draft) : NULL;

  g_return_if_fail (PENG_IS_ARTICLE_PAGE (self));

  drop_draft (self);
  g_set_object (&self->draft, draft);
  peng_find_bar_set_document (self->find_bar, document, history);
  peng_fields_set_document (self->fields, document, history);
  peng_editor_set_document (self->editor, document, history);
  gtk_stack_set_visible_child_name (self->stack, draft != NULL ? "article" : "none");
  if (draft == NULL)
    return;

  g_signal_connect_object (draft, "notify::state", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
}

/**
 * peng_article_page_get_draft:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the draft that is open
 */
PengDraft *
peng_article_page_get_draft (PengArticlePage *self)
{
  g_return_val_if_fail (PENG_IS_ARTICLE_PAGE (self), NULL);

  return self->draft;
}

/**
 * peng_article_page_show_opening:
 * @self: a page
 *
 * Shows that something is being opened.
 */
void
peng_article_page_show_opening (PengArticlePage *self)
{
  g_return_if_fail (PENG_IS_ARTICLE_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, "opening");
}

/**
 * peng_article_page_show_failure:
 * @self: a page
 * @heading: what happened
 * @body: what to do
 *
 * Shows why there is no article to write in.
 */
void
peng_article_page_show_failure (PengArticlePage *self,
                                const char      *heading,
                                const char      *body)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (PENG_IS_ARTICLE_PAGE (self));

  escaped = g_markup_escape_text (body, -1);
  adw_status_page_set_title (self->failure, heading);
  adw_status_page_set_description (self->failure, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/**
 * peng_article_page_get_fields:
 * @self: the page
 *
 * Returns: (transfer none): the fields above the text
 */
PengFields *
peng_article_page_get_fields (PengArticlePage *self)
{
  g_return_val_if_fail (PENG_IS_ARTICLE_PAGE (self), NULL);

  return self->fields;
}

/**
 * peng_article_page_get_bar:
 * @self: a page
 *
 * Returns: (transfer none): its formatting bar
 */
GtkWidget *
peng_article_page_get_bar (PengArticlePage *self)
{
  g_return_val_if_fail (PENG_IS_ARTICLE_PAGE (self), NULL);

  return self->bar;
}

/**
 * peng_article_page_set_importing:
 * @self: a page
 * @words: (nullable): how far photographs are; %NULL when none are coming in
 * @fraction: from 0 to 1; less where nobody knows
 */
void
peng_article_page_set_importing (PengArticlePage *self,
                                 const char      *words,
                                 double           fraction)
{
  g_return_if_fail (PENG_IS_ARTICLE_PAGE (self));

  gtk_revealer_set_reveal_child (self->import_bar, words != NULL);
  if (words == NULL)
    return;

  gtk_label_set_label (self->import_words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->import_progress), fraction >= 0);
  gtk_progress_bar_set_fraction (self->import_progress, MAX (fraction, 0));
}

/**
 * peng_article_page_get_composing:
 * @self: a page
 *
 * Returns: whether an input method is in the middle of a word anywhere in the article
 */
gboolean
peng_article_page_get_composing (PengArticlePage *self)
{
  g_return_val_if_fail (PENG_IS_ARTICLE_PAGE (self), FALSE);

  return peng_fields_get_composing (self->fields) || peng_editor_get_composing (self->editor);
}

/**
 * peng_article_page_get_find_bar:
 * @self: a page
 *
 * Returns: (transfer none): where one says what to find in the article
 */
PengFindBar *
peng_article_page_get_find_bar (PengArticlePage *self)
{
  g_return_val_if_fail (PENG_IS_ARTICLE_PAGE (self), NULL);

  return self->find_bar;
}

/* A selection within one block is what one wants to find; a longer one is no pattern. */
static char *
dup_selected (PengBuffer   *buffer,
              PengPosition *start)
{
  PengPosition end;
  GtkTextIter from, to;

  if (!peng_buffer_get_selection (buffer, start, &end) || start->block != end.block ||
      end.offset - start->offset > MAX_PATTERN ||
      peng_buffer_get_anchor (buffer, start->block) != NULL)
    return NULL;

  peng_buffer_get_iter (buffer, start, &from);
  peng_buffer_get_iter (buffer, &end, &to);

  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (buffer), &from, &to, FALSE);
}

/* Which text of a block one begins at: behind an atom its texts are over. */
static void
fit_start (PengDocument *document,
           PengMatch    *start)
{
  PengBlock *block = peng_document_get_block (document, start->place.block);

  if (peng_block_is_text (block))
    return;

  start->offset = 0;
  start->place.part = peng_block_get_n_parts (block, PENG_PART_CAPTION) > 0 ? PENG_PART_CAPTION
                                                                           : PENG_PART_NAME;
}

/**
 * peng_article_page_find:
 * @self: a page
 * @replace: whether to replace too
 *
 * Opens the bar for what is selected, or for what was looked for last, from the cursor on.
 */
void
peng_article_page_find (PengArticlePage *self,
                        gboolean         replace)
{
  g_autofree char *pattern = NULL;
  PengMatch start = { .in_field = FALSE };
  PengBuffer *buffer;
  PengPosition cursor;

  g_return_if_fail (PENG_IS_ARTICLE_PAGE (self));

  buffer = peng_editor_get_buffer (self->editor);
  if (buffer == NULL || peng_article_page_get_composing (self))
    return;

  pattern = dup_selected (buffer, &cursor);
  start.place.block = cursor.block;
  start.offset = cursor.offset;
  fit_start (peng_buffer_get_document (buffer), &start);
  remember_focus (self);
  peng_find_bar_open (self->find_bar, replace, pattern, &start);
}

/**
 * peng_article_page_set_page_words:
 * @self: the page
 * @words: (nullable): what is wrong with the published page of the article; %NULL for nothing
 *
 * Shows it above the article, with a button that looks into it.
 */
void
peng_article_page_set_page_words (PengArticlePage *self,
                                  const char      *words)
{
  g_return_if_fail (PENG_IS_ARTICLE_PAGE (self));

  if (words != NULL)
    gtk_label_set_label (self->page_words, words);
  gtk_revealer_set_reveal_child (self->page_banner, words != NULL);
}
