/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-source-window"

#include "ui/peng-source-window.h"

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"
#include "core/peng-revise.h"
#include "ui/peng-accessible.h"
#include "ui/peng-commands.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-source-view.h"
#include "work/peng-error-text.h"
#include "work/peng-sent-source.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PengSourceReading:
 * @text: what was read
 * @article: what the reader has made of it
 * @canonical: that, written again
 * @report: what the reader has left out
 *
 * What would be kept of a source.
 */
typedef struct
{
  char           *text;
  PengArticle    *article;
  char           *canonical;
  PengHtmlReport  report;
} PengSourceReading;

struct _PengSourceWindow
{
  AdwWindow          parent_instance;

  PengDesk          *desk;
  PengDraft         *draft;
  GCancellable      *gone;
  char              *before;     /* the source as the article is stored */
  int                n_before;   /* its length in characters */
  gboolean           stale;      /* the article was changed elsewhere meanwhile */
  PengSourceReading *reading;    /* the newest; of what stands there now where nothing is read */
  gboolean           is_reading;
  gboolean           changed;    /* since the reading was begun */
  gboolean           apply_wish;
  gboolean           may_close;

  GtkStack          *stack;
  GtkScrolledWindow *source_place;
  GtkScrolledWindow *kept_place;
  GtkScrolledWindow *sent_place;
  GtkWidget         *source;
  GtkWidget         *kept;
  GtkWidget         *sent;
  char              *sent_failure;
  GtkWidget         *warning;
  GtkLabel          *words;
};

G_DEFINE_FINAL_TYPE (PengSourceWindow, peng_source_window, ADW_TYPE_WINDOW)

static void read_source (PengSourceWindow *self);

static void
reading_free (PengSourceReading *reading)
{
  g_free (reading->text);
  g_free (reading->canonical);
  peng_article_unref (reading->article);
  g_free (reading);
}

static gboolean
loses (PengSourceWindow *self)
{
  return self->reading != NULL &&
         (self->reading->report.cut || self->reading->report.n_dropped > 0);
}

static gboolean
is_modified (PengSourceWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->source));
  g_autofree char *text = NULL;

  if (gtk_text_buffer_get_char_count (buffer) != self->n_before)
    return TRUE;

  text = peng_source_view_dup_text (self->source);

  return !g_str_equal (text, self->before);
}

/* What cannot be kept, in words; NULL where all can. */
static char *
describe_loss (PengSourceWindow *self)
{
  if (self->reading->report.cut)
    return g_strdup (_("It is too long or too deeply nested: its end is not kept."));

  return g_strdup_printf (ngettext ("%u element cannot be kept: a script, a frame, a form or a "
                                    "picture from elsewhere.",
                                    "%u elements cannot be kept: scripts, frames, forms or "
                                    "pictures from elsewhere.", self->reading->report.n_dropped),
                          self->reading->report.n_dropped);
}

static char *
describe_source (PengSourceWindow *self)
{
  if (self->reading == NULL || !is_modified (self))
    return g_strdup (_("This is the text as it is stored."));
  if (loses (self))
    return describe_loss (self);
  if (!g_str_equal (self->reading->text, self->reading->canonical))
    return g_strdup (_("It will be written in the form that articles have; see “What Is Kept”."));

  return g_strdup (_("All of this is kept."));
}

static gboolean
is_on_page (PengSourceWindow *self,
            const char       *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

static char *
describe_page (PengSourceWindow *self)
{
  if (is_on_page (self, "sent") && self->sent_failure != NULL)
    return g_strdup (self->sent_failure);
  if (is_on_page (self, "sent"))
    return g_strdup (_("This is what the site would receive now; of photographs the versions "
                       "without metadata."));

  return describe_source (self);
}

static void
show_kept (PengSourceWindow *self)
{
  if (is_on_page (self, "kept") && self->reading != NULL)
    peng_source_view_set_text (self->kept, self->reading->canonical);
}

static void
show_state (PengSourceWindow *self)
{
  g_autofree char *words = describe_page (self);
  gboolean on_sent = is_on_page (self, "sent");

  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (self->warning, on_sent ? self->sent_failure != NULL
                                                 : loses (self) && is_modified (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.apply", is_modified (self));
}

/* A row in a line: who looks for a cell finds it, and the highlighter is quick in short lines. In text
 * and attributes `<` is written otherwise. */
static char *
new_source (PengBlock * const *blocks,
            guint              n_blocks)
{
  g_autofree char *html = peng_html_write (blocks, n_blocks, &peng_dialect_canonical);
  GString *source = g_string_new (html);

  g_string_replace (source, "<tr>", "\n<tr>", 0);

  return g_string_free (source, FALSE);
}

static void
run_reading (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  PengSourceReading *reading = g_new0 (PengSourceReading, 1);
  PengBlock * const *blocks;
  guint n_blocks;

  reading->text = g_strdup (task_data);
  reading->article = peng_html_read_article (reading->text, strlen (reading->text), NULL,
                                             &reading->report);
  blocks = peng_article_get_blocks (reading->article, &n_blocks);
  reading->canonical = new_source (blocks, n_blocks);
  g_task_return_pointer (task, reading, (GDestroyNotify) reading_free);
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (user_data);

  return G_SOURCE_REMOVE;
}

/* A question that is just being answered still needs the window that it stands over. */
static void
close_soon (PengSourceWindow *self)
{
  self->may_close = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

static void
revise (PengSourceWindow *self)
{
  g_autoptr(GError) error = NULL;
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (self->reading->article, &n_blocks);

  self->may_close = TRUE;
  if (!peng_revise (peng_draft_get_document (self->draft), peng_draft_get_history (self->draft),
                    blocks, n_blocks, NULL, &error))
    {
      g_autofree char *sentence = peng_error_text_new (error);

      self->may_close = FALSE;
      peng_dialogs_tell (GTK_WINDOW (self), _("This could not be put into the article."), sentence);
      return;
    }

  close_soon (self);
}

static void
apply_answered_cb (const char *response,
                   gpointer    user_data)
{
  g_autoptr(PengSourceWindow) self = user_data;

  if (g_str_equal (response, "accept") && !g_cancellable_is_cancelled (self->gone))
    revise (self);
}

static void
apply_reading (PengSourceWindow *self)
{
  g_autofree char *loss = loses (self) ? describe_loss (self) : NULL;
  g_autofree char *body = NULL;
  const char *stale = "";

  if (loss == NULL && !self->stale)
    {
      revise (self);
      return;
    }

  if (self->stale)
    stale = _("The article was changed meanwhile, and that change would be taken back.");
  body = loss != NULL ? peng_dialogs_join_sentences (loss, stale) : g_strdup (stale);
  peng_dialogs_ask (GTK_WINDOW (self), _("Put It into the Article?"), body, _("_Put In the Rest"),
                    TRUE, apply_answered_cb, g_object_ref (self));
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  PengSourceWindow *self = PENG_SOURCE_WINDOW (object);
  PengSourceReading *reading = g_task_propagate_pointer (G_TASK (result), NULL);

  self->is_reading = FALSE;
  if (g_cancellable_is_cancelled (self->gone))
    {
      reading_free (reading);
      return;
    }

  g_clear_pointer (&self->reading, reading_free);
  self->reading = reading;
  if (self->changed)
    {
      read_source (self);
      return;
    }

  show_kept (self);
  show_state (self);
  if (self->apply_wish)
    {
      self->apply_wish = FALSE;
      apply_reading (self);
    }
}

/* One reading at a time; what was written meanwhile is read after it. */
static void
read_source (PengSourceWindow *self)
{
  g_autoptr(GTask) task = NULL;

  self->changed = self->is_reading;
  if (self->is_reading)
    return;

  self->is_reading = TRUE;
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_task_data (task, peng_source_view_dup_text (self->source), g_free);
  g_task_run_in_thread (task, run_reading);
}

static void
changed_cb (PengSourceWindow *self)
{
  read_source (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.apply", is_modified (self));
}

static void
load (PengSourceWindow *self)
{
  g_autoptr(PengArticle) article = peng_document_snapshot (peng_draft_get_document (self->draft));
  guint n_blocks;
  PengBlock * const *blocks = peng_article_get_blocks (article, &n_blocks);

  g_free (self->before);
  self->before = new_source (blocks, n_blocks);
  self->n_before = g_utf8_strlen (self->before, -1);
  peng_source_view_set_text (self->source, self->before);
}

/* Photographs may still come in, or another window writes. */
static void
edited_cb (PengSourceWindow *self)
{
  if (self->may_close)
    return;

  if (is_modified (self))
    self->stale = TRUE;
  else
    load (self);
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PengSourceWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *html = peng_sent_source_finish (result, &error);

  if (g_cancellable_is_cancelled (self->gone))
    return;

  g_clear_pointer (&self->sent_failure, g_free);
  if (html == NULL)
    self->sent_failure = peng_error_text_new (error);
  peng_source_view_set_text (self->sent, html != NULL ? html : "");
  show_state (self);
}

static void
page_changed_cb (PengSourceWindow *self)
{
  g_autoptr(PengArticle) article = NULL;

  if (self->draft == NULL)
    return;

  show_kept (self);
  show_state (self);
  if (!is_on_page (self, "sent"))
    return;

  article = peng_document_snapshot (peng_draft_get_document (self->draft));
  peng_sent_source_async (self->desk, article, self->gone, sent_cb, g_object_ref (self));
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PengSourceWindow *self = PENG_SOURCE_WINDOW (widget);

  if (self->is_reading)
    self->apply_wish = TRUE;
  else
    apply_reading (self);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PengSourceWindow *self = PENG_SOURCE_WINDOW (widget);
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);
  g_autofree char *text =
    peng_source_view_dup_text (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (page)));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_label_set_label (self->words, _("Copied"));
}

static void
close_answered_cb (const char *response,
                   gpointer    user_data)
{
  g_autoptr(PengSourceWindow) self = user_data;

  if (!g_str_equal (response, "accept"))
    return;

  close_soon (self);
}

static gboolean
peng_source_window_close_request (GtkWindow *window)
{
  PengSourceWindow *self = PENG_SOURCE_WINDOW (window);

  if (self->may_close || !is_modified (self))
    return GTK_WINDOW_CLASS (peng_source_window_parent_class)->close_request (window);

  peng_dialogs_ask (window, _("Discard the Changes?"),
                    _("What you have written here is not in the article."), _("_Discard"), TRUE,
                    close_answered_cb, g_object_ref (self));

  return GDK_EVENT_STOP;
}

static void
peng_source_window_dispose (GObject *object)
{
  PengSourceWindow *self = PENG_SOURCE_WINDOW (object);

  g_cancellable_cancel (self->gone);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (peng_draft_get_document (self->draft), self);
  g_clear_object (&self->draft);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_SOURCE_WINDOW);

  G_OBJECT_CLASS (peng_source_window_parent_class)->dispose (object);
}

static void
peng_source_window_finalize (GObject *object)
{
  PengSourceWindow *self = PENG_SOURCE_WINDOW (object);

  g_clear_pointer (&self->reading, reading_free);
  g_clear_object (&self->gone);
  g_free (self->before);
  g_free (self->sent_failure);

  G_OBJECT_CLASS (peng_source_window_parent_class)->finalize (object);
}

static void
peng_source_window_class_init (PengSourceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_source_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_source_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = peng_source_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-source-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PengSourceWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PengSourceWindow, source_place);
  gtk_widget_class_bind_template_child (widget_class, PengSourceWindow, kept_place);
  gtk_widget_class_bind_template_child (widget_class, PengSourceWindow, sent_place);
  gtk_widget_class_bind_template_child (widget_class, PengSourceWindow, warning);
  gtk_widget_class_bind_template_child (widget_class, PengSourceWindow, words);
  gtk_widget_class_install_action (widget_class, "source.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "source.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
add_view (GtkScrolledWindow *place,
          const char        *name,
          gboolean           editable)
{
  GtkWidget *view = peng_source_view_new (name);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), editable);
  gtk_scrolled_window_set_child (place, view);

  return view;
}

static void
peng_source_window_init (PengSourceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
  peng_commands_add_tooltips (GTK_WIDGET (self));
  peng_commands_add_keys (GTK_WIDGET (self), "source.");
  self->gone = g_cancellable_new ();
  self->source = add_view (self->source_place, _("HTML source of the article"), TRUE);
  self->kept = add_view (self->kept_place, _("HTML that is kept"), FALSE);
  self->sent = add_view (self->sent_place, _("HTML that the site receives"), FALSE);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * peng_source_window_new:
 * @desk: an open desk
 * @draft: the article
 *
 * Returns: (transfer full): a window over its source
 */
GtkWidget *
peng_source_window_new (PengDesk  *desk,
                        PengDraft *draft)
{
  PengSourceWindow *self;

  g_return_val_if_fail (PENG_IS_DESK (desk), NULL);
  g_return_val_if_fail (PENG_IS_DRAFT (draft), NULL);

  self = g_object_new (PENG_TYPE_SOURCE_WINDOW, NULL);
  self->desk = g_object_ref (desk);
  self->draft = g_object_ref (draft);
  load (self);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->source)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (peng_draft_get_document (draft), "edited", G_CALLBACK (edited_cb),
                            self);
  read_source (self);
  show_state (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->source);

  return GTK_WIDGET (self);
}
