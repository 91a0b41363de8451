/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fault-answer.h"

#include <string.h>

static const char * const kind_names[] = {
  "none", "cut-before", "cut-in-body", "cut-after-body", "stall", "401", "413", "429", "500", "503",
  "garbage", "captive", "redirect", "wrong-type", "truncated", "half-json", "reset-request", "502",
  "late", "kill-before", "kill-in-body", "answer-lost", "reset-answer", "502-after", "stall-after",
  "500-after", "503-after", "garbage-after", "captive-after", "redirect-after", "kill-after",
};

G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == FAULT_N_KINDS);

const char *
fault_kind_get_name (FaultKind kind)
{
  return kind_names[kind];
}

#define PROBLEM(line, head) "HTTP/1.1 " line "\r\nContent-Type: application/problem+json\r\n" head \
                            "Content-Length: 2\r\n\r\n{}"

#define GATEWAY "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 24\r\n\r\n" \
                "<html>Bad gateway</html>"

static const char * const canned[FAULT_N_KINDS] = {
  [FAULT_STATUS_401] = PROBLEM ("401 Unauthorized", "WWW-Authenticate: Bearer\r\n"),
  [FAULT_STATUS_413] = PROBLEM ("413 Content Too Large", ""),
  [FAULT_STATUS_429] = PROBLEM ("429 Too Many Requests", ""),
  [FAULT_STATUS_500] = PROBLEM ("500 Internal Server Error", ""),
  [FAULT_STATUS_500_AFTER] = PROBLEM ("500 Internal Server Error", ""),
  [FAULT_STATUS_502] = GATEWAY,
  [FAULT_STATUS_502_AFTER] = GATEWAY,
  [FAULT_STATUS_503] = PROBLEM ("503 Service Unavailable", "Retry-After: 1\r\n"),
  [FAULT_STATUS_503_AFTER] = PROBLEM ("503 Service Unavailable", "Retry-After: 1\r\n"),
  [FAULT_GARBAGE] = "\x16\x03\x01 what is this?\r\n\r\n",
  [FAULT_GARBAGE_AFTER] = "\x16\x03\x01 what is this?\r\n\r\n",
  [FAULT_CAPTIVE] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"x\"\r\n"
                    "Content-Length: 21\r\n\r\n<html>Sign in!</html>",
  [FAULT_CAPTIVE_AFTER] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"x\"\r\n"
                          "Content-Length: 21\r\n\r\n<html>Sign in!</html>",
};

const char *
fault_answer_get (FaultKind kind)
{
  return canned[kind];
}

void
fault_answer_change_type (FaultMessage *answer)
{
  char *type = g_strstr_len ((char *) answer->bytes->data, answer->head, "application/json");

  if (type != NULL)
    memcpy (type, "text/plain;a=123", 16);
}

GBytes *
fault_answer_halve (const FaultMessage *answer,
                    gboolean            honest)
{
  gsize half = (answer->length - answer->head) / 2;
  g_autoptr(GString) head = g_string_new_len ((char *) answer->bytes->data, answer->head);
  g_autofree char *length = g_strdup_printf ("Content-Length: %" G_GSIZE_FORMAT,
                                             answer->length - answer->head);
  g_autofree char *lie = g_strdup_printf ("Content-Length: %" G_GSIZE_FORMAT, half);

  if (honest)
    g_string_replace (head, length, lie, 1);
  g_string_append_len (head, (char *) answer->bytes->data + answer->head, half);

  return g_string_free_to_bytes (g_steal_pointer (&head));
}
