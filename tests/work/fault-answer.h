/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fault-message.h"
#include "fault-proxy.h"

G_BEGIN_DECLS

/* What the proxy says in the portal's place. */

/* A whole answer, or NULL where this kind of fault is not one. */
const char *fault_answer_get         (FaultKind           kind);
/* What was "application/json" becomes as long another type. */
void        fault_answer_change_type (FaultMessage       *answer);
/* Half its body; its head says so where it is @honest. */
GBytes     *fault_answer_halve       (const FaultMessage *answer,
                                      gboolean            honest);

G_END_DECLS
