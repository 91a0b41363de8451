/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-difference-view"

#include "ui/peng-difference-view.h"

#include "core/peng-diff-letters.h"
#include "ui/peng-accessible.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-mark-color.h"
#include "work/peng-field-words.h"
#include "work/peng-version-words.h"

#include <glib/gi18n.h>

struct _PengDifferenceView
{
  GtkTextView  parent_instance;

  GtkTextTag  *title;
  GtkTextTag  *text;
  GtkTextTag  *now;      /* what is there now instead */
  GtkTextTag  *label;
  GtkTextTag  *mark;     /* on what this version has alone */
  GtkTextTag  *gone;     /* on what it does not have */
  GArray      *places;   /* of int: where the differences begin, in characters */
};

G_DEFINE_FINAL_TYPE (PengDifferenceView, peng_difference_view, GTK_TYPE_TEXT_VIEW)

#define INDENT        42
#define NOW_ALPHA      .7f
/* Where a difference that was gone to stands, from the top. */
#define CONTEXT        .15

static GtkTextBuffer *
get_buffer (PengDifferenceView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
append (PengDifferenceView *self,
        const char         *words,
        gssize              n_bytes,
        GtkTextTag         *tag,
        GtkTextTag         *mark)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (get_buffer (self), &end);
  gtk_text_buffer_insert_with_tags (get_buffer (self), &end, words, n_bytes, tag, mark, NULL);
}

static void
append_runs (PengDifferenceView *self,
             const char         *words,
             GArray             *runs,
             GtkTextTag         *tag,
             GtkTextTag         *mark)
{
  guint at = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const PengLetterRun *run = &g_array_index (runs, PengLetterRun, i);

      append (self, words + at, run->start - at, tag, NULL);
      append (self, words + run->start, run->end - run->start, tag, mark);
      at = run->end;
    }

  append (self, words + at, -1, tag, NULL);
}

/* Where the words are the same they look otherwise now. */
static void
append_version (PengDifferenceView   *self,
                const PengDifference *difference,
                GtkTextTag           *tag)
{
  if (*difference->mine == '\0' || g_str_equal (difference->mine, difference->theirs))
    append (self, difference->theirs, -1, tag, self->mark);
  else
    append_runs (self, difference->theirs, difference->only_theirs, tag, self->mark);
  append (self, "\n", -1, tag, NULL);
}

static void
append_now (PengDifferenceView   *self,
            const PengDifference *difference)
{
  /* Translators: before the words that an article has now, below those of an earlier version */
  append (self, _("Now: "), -1, self->now, self->label);
  if (*difference->theirs == '\0')
    append (self, difference->mine, -1, self->now, self->gone);
  else
    append_runs (self, difference->mine, difference->only_mine, self->now, self->gone);
  append (self, "\n", -1, self->now, NULL);
}

static void
append_difference (PengDifferenceView   *self,
                   const PengDifference *difference,
                   GtkTextTag           *tag)
{
  if (*difference->theirs != '\0')
    append_version (self, difference, tag);
  if (*difference->mine != '\0' && !g_str_equal (difference->mine, difference->theirs))
    append_now (self, difference);
}

static void
begin_place (PengDifferenceView *self)
{
  int place = gtk_text_buffer_get_char_count (get_buffer (self));

  g_array_append_val (self->places, place);
}

static void
append_title (PengDifferenceView   *self,
              const PengDifference *difference,
              PengArticle          *version)
{
  const char *title = peng_article_get_field (version, PENG_FIELD_TITLE);

  if (difference != NULL)
    begin_place (self);
  if (difference == NULL || *title == '\0')
    {
      append (self, *title != '\0' ? title : _("Untitled"), -1, self->title, NULL);
      append (self, "\n", -1, self->title, NULL);
    }
  if (difference != NULL)
    append_difference (self, difference, self->title);
}

static void
append_field (PengDifferenceView   *self,
              PengField             field,
              const PengDifference *difference)
{
  /* Translators: the name of something, before what it is: Author: */
  g_autofree char *label = g_strdup_printf (_("%s: "), peng_field_words_get (field));

  begin_place (self);
  append (self, label, -1, self->text, self->label);
  if (field == PENG_FIELD_COVER)
    {
      /* A cover is a file, and no words. */
      append (self, _("Another one than now"), -1, self->text, self->mark);
      append (self, "\n", -1, self->text, NULL);
      return;
    }

  if (*difference->theirs == '\0')
    append (self, "\n", -1, self->text, NULL);
  append_difference (self, difference, self->text);
}

static void
append_part (PengDifferenceView   *self,
             const PengMergePart  *part,
             const PengDifference *difference,
             PengArticle          *version)
{
  g_autofree char *words = NULL;

  if (difference != NULL)
    {
      begin_place (self);
      append_difference (self, difference, self->text);
      return;
    }

  words = peng_version_words_new_run (version, part->theirs, part->n_theirs);
  append (self, words, -1, self->text, NULL);
  append (self, "\n", -1, self->text, NULL);
}

static void
go_to (PengDifferenceView *self,
       int                 place)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, place);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer), 0, TRUE, 0,
                                CONTEXT);
}

static void
update_colors (PengDifferenceView *self)
{
  GdkRGBA color;

  peng_dialogs_get_color (GTK_WIDGET (self), NULL, &color);
  color.alpha *= peng_accessible_get_alpha (NOW_ALPHA);
  g_object_set (self->now, "foreground-rgba", &color, NULL);
}

static void
peng_difference_view_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  PengDifferenceView *self = PENG_DIFFERENCE_VIEW (widget);

  GTK_WIDGET_CLASS (peng_difference_view_parent_class)->css_changed (widget, change);
  if (self->now != NULL)
    update_colors (self);
}

static void
peng_difference_view_finalize (GObject *object)
{
  g_array_unref (PENG_DIFFERENCE_VIEW (object)->places);

  G_OBJECT_CLASS (peng_difference_view_parent_class)->finalize (object);
}

static void
peng_difference_view_class_init (PengDifferenceViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_difference_view_finalize;
  GTK_WIDGET_CLASS (klass)->css_changed = peng_difference_view_css_changed;
}

static void
create_tags (PengDifferenceView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);

  self->title = gtk_text_buffer_create_tag (buffer, "title", "scale", 1.3, "weight", PANGO_WEIGHT_BOLD,
                                            NULL);
  self->text = gtk_text_buffer_create_tag (buffer, "text", NULL);
  self->now = gtk_text_buffer_create_tag (buffer, "now", "left-margin", INDENT, NULL);
  self->label = gtk_text_buffer_create_tag (buffer, "label", "weight", PANGO_WEIGHT_BOLD, NULL);
  self->mark = gtk_text_buffer_create_tag (buffer, "mark", "background-rgba", &peng_mark_color, NULL);
  self->gone = gtk_text_buffer_create_tag (buffer, "gone", "strikethrough", TRUE, NULL);
}

static void
peng_difference_view_init (PengDifferenceView *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (int));
  create_tags (self);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
}

/**
 * peng_difference_view_show:
 * @self: a view
 * @comparison: what is now, as mine, beside @version, as theirs
 * @version: an earlier version
 *
 * Shows a version, from the first thing on that is otherwise now.
 */
void
peng_difference_view_show (PengDifferenceView   *self,
                           const PengComparison *comparison,
                           PengArticle          *version)
{
  g_return_if_fail (PENG_IS_DIFFERENCE_VIEW (self));

  gtk_text_buffer_set_text (get_buffer (self), "", -1);
  g_array_set_size (self->places, 0);
  append_title (self, comparison->fields[PENG_FIELD_TITLE], version);
  for (guint i = PENG_FIELD_TITLE + 1; i < PENG_N_FIELDS; i++)
    if (comparison->fields[i] != NULL)
      append_field (self, i, comparison->fields[i]);
  for (guint i = 0; i < comparison->parts->len; i++)
    append_part (self, &g_array_index (comparison->parts, PengMergePart, i),
                 comparison->differences->pdata[i], version);

  go_to (self, self->places->len > 0 ? g_array_index (self->places, int, 0) : 0);
}

/**
 * peng_difference_view_get_n:
 * @self: a view
 *
 * Returns: at how many places what it shows is otherwise now
 */
guint
peng_difference_view_get_n (PengDifferenceView *self)
{
  g_return_val_if_fail (PENG_IS_DIFFERENCE_VIEW (self), 0);

  return self->places->len;
}

/**
 * peng_difference_view_move:
 * @self: a view
 * @by: 1 for the next difference, -1 for the one before
 *
 * Goes from where the cursor is to the next difference; behind the last comes the first.
 */
void
peng_difference_view_move (PengDifferenceView *self,
                           int                 by)
{
  GtkTextIter cursor;
  guint n = self->places->len;
  guint behind = 0;
  guint next;
  int at;

  g_return_if_fail (PENG_IS_DIFFERENCE_VIEW (self));

  if (n == 0)
    return;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &cursor,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  at = gtk_text_iter_get_offset (&cursor);
  while (behind < n && g_array_index (self->places, int, behind) < at)
    behind++;
  /* @behind is the first that is not before the cursor, and may be where it is. */
  if (by < 0)
    next = (behind + n - 1) % n;
  else if (behind < n && g_array_index (self->places, int, behind) == at)
    next = (behind + 1) % n;
  else
    next = behind % n;

  go_to (self, g_array_index (self->places, int, next));
}
