/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* `pengcheng portal` as a process of its own, which can be killed. */
typedef struct
{
  GSubprocess *process;
  char        *uri;
  char        *token;
  guint16      port;
} Child;

void     child_start      (Child        *child,
                           const char   *folder);
void     child_kill       (Child        *child);
void     child_terminate  (Child        *child);
gboolean child_is_alive   (Child        *child);
GSocket *child_connect    (Child        *child);
char    *child_ask        (Child        *child,
                           const char   *bytes,
                           guint         n_answers);
char    *child_talk       (Child        *child,
                           const char   *bytes,
                           gsize         size);
char    *folder_new       (void);
void     folder_remove    (char         *path);
GSubprocess *command_new  (const char   *data,
                           const char   *option,
                           const char   *value);
char    *command_read_line (GSubprocess *process);
