/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-find"

#include "core/peng-find-texts.h"

/* How long a job of regular expressions may take: whoever waits longer has asked too much. */
#define MAX_USEC (5 * G_TIME_SPAN_SECOND)

static const PengPart order[] = {
  PENG_PART_TEXT, PENG_PART_CITE, PENG_PART_IMAGE_CAPTION, PENG_PART_IMAGE_ALT,
  PENG_PART_CAPTION, PENG_PART_CELL, PENG_PART_ALT, PENG_PART_NAME,
};

/**
 * peng_find_count_texts:
 * @block: a block
 *
 * Returns: how many texts it has
 */
guint
peng_find_count_texts (PengBlock *block)
{
  guint n_texts = 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    n_texts += peng_block_get_n_parts (block, order[i]);

  return n_texts;
}

/* The caption and the alternative text of one picture of a gallery stand together. */
static gboolean
is_of_picture (PengPart part)
{
  return part == PENG_PART_IMAGE_CAPTION || part == PENG_PART_IMAGE_ALT;
}

/**
 * peng_find_locate_text:
 * @block: a block
 * @number: which text of it, below peng_find_count_texts()
 * @part: (out): what it is
 * @index: (out): which one of those
 */
void
peng_find_locate_text (PengBlock *block,
                       guint      number,
                       PengPart  *part,
                       guint     *index)
{
  guint n_pictures = peng_block_get_n_parts (block, PENG_PART_IMAGE_CAPTION);

  if (number < 2 * n_pictures)
    {
      *part = number % 2 == 0 ? PENG_PART_IMAGE_CAPTION : PENG_PART_IMAGE_ALT;
      *index = number / 2;
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n_parts = peng_block_get_n_parts (block, order[i]);

      *part = order[i];
      *index = number;
      if (number < n_parts)
        return;
      number -= n_parts;
    }

  g_assert_not_reached ();
}

/**
 * peng_find_number_text:
 * @block: a block
 * @part: a kind of text
 * @index: which one
 *
 * Returns: the number that peng_find_locate_text() takes
 */
guint
peng_find_number_text (PengBlock *block,
                       PengPart   part,
                       guint      index)
{
  guint number = 0;

  if (is_of_picture (part))
    return 2 * index + (part == PENG_PART_IMAGE_ALT ? 1 : 0);

  for (guint i = 0; order[i] != part; i++)
    number += peng_block_get_n_parts (block, order[i]);

  return number + index;
}

static void
task_clear (gpointer data)
{
  PengFindTask *task = data;

  g_free (task->utf8);
  g_array_unref (task->ranges);
}

/**
 * peng_find_job_new:
 * @query: what to look for
 *
 * Returns: (transfer full): a job without texts
 */
PengFindJob *
peng_find_job_new (PengFindQuery *query)
{
  PengFindJob *self = g_new0 (PengFindJob, 1);

  self->query = peng_find_query_ref (query);
  self->tasks = g_array_new (FALSE, FALSE, sizeof (PengFindTask));
  g_array_set_clear_func (self->tasks, task_clear);

  return self;
}

/**
 * peng_find_job_add:
 * @self: a job
 * @slot: whose text it is
 * @serial: what it was like then
 * @number: which text of it
 * @utf8: the text
 */
void
peng_find_job_add (PengFindJob *self,
                   guint        slot,
                   guint64      serial,
                   guint        number,
                   const char  *utf8)
{
  PengFindTask task = { slot, serial, number, g_strdup (utf8) };

  task.ranges = g_array_new (FALSE, FALSE, sizeof (PengFindRange));
  g_array_append_val (self->tasks, task);
}

/**
 * peng_find_job_run:
 * @self: a job
 * @cancellable: (nullable): ends it early
 *
 * Does the job, in whatever thread.
 */
void
peng_find_job_run (PengFindJob  *self,
                   GCancellable *cancellable)
{
  gint64 deadline = g_get_monotonic_time () + MAX_USEC;

  g_return_if_fail (self != NULL && !self->was_run);

  self->was_run = TRUE;

  for (guint i = 0; i < self->tasks->len; i++)
    {
      PengFindTask *task = &g_array_index (self->tasks, PengFindTask, i);

      if (!peng_find_query_search (self->query, task->utf8, cancellable, task->ranges,
                                   &self->error))
        return;

      if (g_get_monotonic_time () > deadline)
        {
          g_set_error_literal (&self->error, PENG_FIND_ERROR, PENG_FIND_ERROR_TOO_COMPLEX,
                               "the pattern takes too long");
          return;
        }
    }
}

/**
 * peng_find_job_free:
 * @self: (transfer full): a job
 */
void
peng_find_job_free (PengFindJob *self)
{
  g_return_if_fail (self != NULL);

  peng_find_query_unref (self->query);
  g_array_unref (self->tasks);
  g_clear_error (&self->error);
  g_free (self);
}
