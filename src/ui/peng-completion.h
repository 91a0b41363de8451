/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "work/peng-library-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PengCompletionFuncs:
 * @dup_part: gives what is written of the name that the cursor is at
 * @put: writes a whole name in its place
 *
 * How what is written in a text is got and changed; @text is what the completion belongs to.
 */
typedef struct
{
  char *(*dup_part) (GtkWidget  *text);
  void  (*put)      (GtkWidget  *text,
                     const char *name,
                     gpointer    user_data);
} PengCompletionFuncs;

/**
 * PengCompletion:
 *
 * Offers below a text what was written in others like it before. The focus stays in the text, and
 * while an input method composes there nothing is offered, and no key is taken.
 */
#define PENG_TYPE_COMPLETION (peng_completion_get_type ())

G_DECLARE_FINAL_TYPE (PengCompletion, peng_completion, PENG, COMPLETION, GtkPopover)

PengCompletion *peng_completion_new       (PengKnown                  known,
                                           GtkWidget                 *text,
                                           GtkWidget                 *parent,
                                           const PengCompletionFuncs *funcs,
                                           gpointer                   user_data);
void            peng_completion_set_store (PengCompletion            *self,
                                           PengStore                 *store);
void            peng_completion_remove    (PengCompletion            *self);

G_END_DECLS
