/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a request is about, by its method and path. */
typedef enum
{
  FAULT_VERB_DESCRIBE,
  FAULT_VERB_HAS_MEDIA,
  FAULT_VERB_PUT_MEDIA,
  FAULT_VERB_PUT_ARTICLE,
  FAULT_VERB_GET_ARTICLE,
  FAULT_VERB_WITHDRAW,
  FAULT_VERB_OTHER,
  /* Of a WordPress alone: to make the post that an article will be put into. Its questions after an
   * article are FAULT_VERB_GET_ARTICLE, and to withdraw one is FAULT_VERB_PUT_ARTICLE. */
  FAULT_VERB_PLACE,
  FAULT_N_VERBS
} FaultVerb;

/* What goes wrong. Those of the second group happen after the portal has answered, which the client
 * never learns. */
typedef enum
{
  FAULT_NONE,
  FAULT_CUT_BEFORE,       /* the connection ends before the request is read */
  FAULT_CUT_IN_BODY,      /* half the body reaches the portal */
  FAULT_CUT_AFTER_BODY,   /* all of it has left the client, nothing reaches the portal */
  FAULT_STALL,            /* nothing ever comes */
  FAULT_STATUS_401,
  FAULT_STATUS_413,
  FAULT_STATUS_429,
  FAULT_STATUS_500,
  FAULT_STATUS_503,       /* with Retry-After: 1 */
  FAULT_GARBAGE,
  FAULT_CAPTIVE,          /* 200 and a page to sign in at */
  FAULT_REDIRECT,         /* to another host */
  FAULT_WRONG_TYPE,       /* the portal's words as text/plain */
  FAULT_TRUNCATED,        /* half an answer, of full length by its head */
  FAULT_HALF_JSON,        /* half an answer, whole by its head */
  FAULT_RESET_REQUEST,    /* the connection is reset after @at thousandths of the request */
  FAULT_STATUS_502,       /* and a gateway's page */
  FAULT_LATE,             /* the client's connection ends, @at milliseconds later the portal has it */
  FAULT_KILL_BEFORE,      /* fault_proxy_set_kill() is called when the head has come */
  FAULT_KILL_IN_BODY,

  FAULT_ANSWER_LOST,
  FAULT_RESET_ANSWER,     /* the connection is reset after @at thousandths of the answer */
  FAULT_STATUS_502_AFTER,
  FAULT_STALL_AFTER,
  FAULT_STATUS_500_AFTER,
  FAULT_STATUS_503_AFTER,
  FAULT_GARBAGE_AFTER,
  FAULT_CAPTIVE_AFTER,
  FAULT_REDIRECT_AFTER,
  FAULT_KILL_AFTER,       /* the portal has answered, the client is killed, the answer comes */
  FAULT_N_KINDS
} FaultKind;

/* One thing that goes wrong, @times times, from the request @after of that kind on; @at where in it,
 * or when. */
typedef struct
{
  FaultVerb verb;
  FaultKind kind;
  guint     times;
  guint     after;
  guint     at;
} Fault;

/* A TCP proxy on the loopback interface, in threads of its own. */
typedef struct _FaultProxy FaultProxy;

FaultProxy *fault_proxy_new          (guint16        portal_port);
void        fault_proxy_free         (FaultProxy    *self);
guint16     fault_proxy_get_port     (FaultProxy    *self);
void        fault_proxy_arm          (FaultProxy    *self,
                                      const Fault   *faults,
                                      guint          n_faults);
void        fault_proxy_set_kill     (FaultProxy    *self,
                                      void         (*func) (gpointer),
                                      gpointer       data);
/* Refuses connections from now on, or takes them again. */
void        fault_proxy_set_refusing (FaultProxy    *self,
                                      gboolean       refusing);
/* Delays each direction of each connection. */
void        fault_proxy_set_delay    (FaultProxy    *self,
                                      guint          ms);
/* So many bytes a second pass in each direction of each connection; 0: as many as can. */
void        fault_proxy_set_bandwidth (FaultProxy   *self,
                                      guint          bytes_per_second);
/* How often something that was armed has not gone wrong yet. */
guint       fault_proxy_count_left   (FaultProxy    *self);
/* Requests of this kind that came, since the last fault_proxy_arm(). */
guint       fault_proxy_count        (FaultProxy    *self,
                                      FaultVerb      verb);
/* Of those, how many the portal was given whole, whatever came of them. */
guint       fault_proxy_count_passed (FaultProxy    *self,
                                      FaultVerb      verb);
/* Requests that FAULT_LATE still holds back. */
guint       fault_proxy_count_held   (FaultProxy    *self);
/* Of those that came, how many the portal answered with a status of the 200s. */
guint       fault_proxy_count_done   (FaultProxy    *self,
                                      FaultVerb      verb);
/* Times that a request with a token came to the other host of FAULT_REDIRECT. */
guint       fault_proxy_count_leaks  (FaultProxy    *self);

const char *fault_verb_get_name      (FaultVerb      verb);
const char *fault_kind_get_name      (FaultKind      kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FaultProxy, fault_proxy_free)

G_END_DECLS
