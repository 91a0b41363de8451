/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Waiting for an answer: `f_async (…, answer_cb, &answer)`, `f_finish (…, wait_for (&answer))`. */
void          answer_cb (GObject       *object,
                         GAsyncResult  *result,
                         gpointer       user_data);
GAsyncResult *wait_for  (GAsyncResult **answer);

G_END_DECLS
