/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most memory that this process and all that it starts have at once, looked at many times a second
 * by a thread: what several share is counted once (PSS). It takes some time from what it looks at. */
typedef struct _MemoryWatch MemoryWatch;

MemoryWatch *memory_watch_begin (void);
/* In MiB. */
double       memory_watch_end   (MemoryWatch *self);

/* What a process without its children has now, in MiB; @pid may be "self". */
double       memory_measure     (const char  *pid);

G_END_DECLS
