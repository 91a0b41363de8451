/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish-fixture.h"

G_BEGIN_DECLS

/* The built-in portal and the way to it, a process each, and a store and a publisher here. */
typedef struct
{
  PublishFixture    fixture;
  GSubprocess      *portal;
  char             *token;
  GSubprocess      *line;
  GDataInputStream *line_said;
  guint             port;       /* where the way begins */
} BenchSite;

/* Requests and answers are held for @one_way_ms each. */
void            bench_site_open        (BenchSite   *self,
                                        guint        one_way_ms);
void            bench_site_close       (BenchSite   *self);
/* How many media have got through since it was asked last. */
guint           bench_site_count_media (BenchSite   *self);
/* As a program that was just started: with no connection yet. */
void            bench_site_restart     (BenchSite   *self);
/* Publishes, and gives in how many seconds. */
double          bench_site_publish     (BenchSite   *self,
                                        PengArticle *article);

G_END_DECLS
