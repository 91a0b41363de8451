/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publish-fixture.h"

G_BEGIN_DECLS

/* The built-in portal as a process of its own, a proxy before it, and a store and a publisher here. */
typedef struct
{
  PublishFixture  fixture;
  GSubprocess    *portal;
  char           *token;
} BenchSite;

/* Requests and answers are held for @one_way_ms each. */
void            bench_site_open    (BenchSite   *self,
                                    guint        one_way_ms);
void            bench_site_close   (BenchSite   *self);
/* As a program that was just started: with no connection yet. */
void            bench_site_restart (BenchSite   *self);
/* Publishes, and gives in how many seconds. */
double          bench_site_publish (BenchSite   *self,
                                    PengArticle *article);

G_END_DECLS
