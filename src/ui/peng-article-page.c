/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-article-page"

#include "ui/peng-article-page.h"

#include "ui/peng-format-bar.h"
#include "ui/peng-waiting.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

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
  AdwBin         *bar_place;
  GtkWidget      *bar;
  PengFields     *fields;
  AdwBin         *editor_place;
  GtkRevealer    *import_bar;
  GtkLabel       *import_words;
  GtkProgressBar *import_progress;
  GtkLabel       *count;
  GtkLabel       *saved;
};

enum {
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengArticlePage, peng_article_page, ADW_TYPE_BIN)

static void
show_count (PengArticlePage *self)
{
  const PengCount *count = peng_document_get_count (peng_draft_get_document (self->draft));
  g_autofree char *words =
    g_strdup_printf (ngettext ("%'u word", "%'u words", count->words), count->words);
  g_autofree char *characters =
    g_strdup_printf (ngettext ("%'u character", "%'u characters", count->characters),
                     count->characters);
  g_autofree char *line = g_strdup_printf ("%s · %s", words, characters);

  gtk_label_set_label (self->count, line);
}

/* Asked for when the pointer rests on the count: no key waits for it. */
static gboolean
query_count_cb (PengArticlePage *self,
                int              x,
                int              y,
                gboolean         keyboard_mode,
                GtkTooltip      *tooltip)
{
  g_autofree char *details = peng_article_page_dup_count (self);

  gtk_tooltip_set_text (tooltip, details);

  return *details != '\0';
}

static void
edited_cb (PengArticlePage *self)
{
  show_count (self);
}

static void
show_state (PengArticlePage *self)
{
  const GError *error = peng_draft_get_error (self->draft);
  g_autofree char *saved = peng_article_page_dup_saved (self);

  gtk_label_set_label (self->saved, saved);
  gtk_revealer_set_reveal_child (self->banner, error != NULL);
  if (error != NULL)
    {
      g_autofree char *sentence = peng_error_text_new (error);
      /* Translators: %s says why, in a sentence of its own */
      g_autofree char *words = g_strdup_printf (_("Not saved yet. %s Your words are kept in memory "
                                                  "and are saved as soon as it works."), sentence);

      gtk_label_set_label (self->banner_words, words);
    }

  g_signal_emit (self, signals[STATE_CHANGED], 0);
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
  g_signal_handlers_disconnect_by_data (peng_draft_get_document (self->draft), self);
  g_clear_object (&self->draft);
}

static void
peng_article_page_dispose (GObject *object)
{
  PengArticlePage *self = PENG_ARTICLE_PAGE (object);

  drop_draft (self);
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

  /**
   * PengArticlePage::state-changed:
   * @self: the page
   *
   * peng_article_page_dup_saved() gives other words.
   */
  signals[STATE_CHANGED] =
    g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PENG_TYPE_FIELDS);
  g_type_ensure (PENG_TYPE_WAITING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-article-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, failure);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, banner);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, banner_words);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, bar_place);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, fields);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, editor_place);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, import_bar);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, import_words);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, import_progress);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, count);
  gtk_widget_class_bind_template_child (widget_class, PengArticlePage, saved);
  gtk_widget_class_bind_template_callback (widget_class, query_count_cb);
}

static void
peng_article_page_init (PengArticlePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  peng_fields_set_document (self->fields, document, history);
  peng_editor_set_document (self->editor, document, history);
  gtk_stack_set_visible_child_name (self->stack, draft != NULL ? "article" : "none");
  if (draft == NULL)
    return;

  g_signal_connect_object (draft, "notify::state", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  show_count (self);
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
 * @fraction: from 0 to 1
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
  gtk_progress_bar_set_fraction (self->import_progress, fraction);
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
 * peng_article_page_dup_saved:
 * @self: a page
 *
 * Returns: (transfer full): whether the article is saved, in a word or two; empty without one
 */
char *
peng_article_page_dup_saved (PengArticlePage *self)
{
  g_return_val_if_fail (PENG_IS_ARTICLE_PAGE (self), NULL);

  if (self->draft == NULL)
    return g_strdup ("");

  switch (peng_draft_get_state (self->draft))
    {
    case PENG_SAVE_SAVING:
      return g_strdup (_("Saving…"));

    case PENG_SAVE_FAILING:
      return g_strdup (_("Not saved yet"));

    case PENG_SAVE_SAVED:
    default:
      return g_strdup (_("Saved"));
    }
}

/**
 * peng_article_page_dup_count:
 * @self: a page
 *
 * Returns: (transfer full): all that is counted of the article, in lines; empty without one
 */
char *
peng_article_page_dup_count (PengArticlePage *self)
{
  const PengCount *count;

  g_return_val_if_fail (PENG_IS_ARTICLE_PAGE (self), NULL);

  if (self->draft == NULL)
    return g_strdup ("");

  count = peng_document_get_count (peng_draft_get_document (self->draft));

  /* Translators: as in Word: 字数, 字符数（不计空格）, 字符数（计空格）, 中文字符 */
  return g_strdup_printf (_("Words: %'u\nCharacters without spaces: %'u\n"
                            "Characters with spaces: %'u\nChinese characters: %'u"),
                          count->words, count->characters, count->characters_with_spaces,
                          count->ideographs);
}
