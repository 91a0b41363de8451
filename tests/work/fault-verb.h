/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fault-message.h"
#include "fault-proxy.h"

G_BEGIN_DECLS

/* What a request asks for. */
FaultVerb fault_verb_find (const FaultMessage *request);

G_END_DECLS
