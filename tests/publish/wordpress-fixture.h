/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wordpress-peer.h"

#include "publish/peng-wordpress-format.h"

G_BEGIN_DECLS

/* An account at the WordPress, and an article that is to be published there. */
typedef struct
{
  PengPortal *portal;
  char       *uuid;
  char       *title;
  char       *directory;
  GPtrArray  *pictures;    /* names */
} Fixture;

typedef void (*Test) (Fixture       *self,
                      gconstpointer  role);

typedef struct
{
  const char *name;
  const char *role;        /* NULL for an author */
  Test        test;
} TestCase;

void               add_tests    (const char     *folder,
                                 const TestCase *tests,
                                 guint           n_tests);

void set_up (Fixture *self, gconstpointer role);
void tear_down (Fixture *self, gconstpointer role);
/* A new picture on the disk. */
const char *add_picture (Fixture *self);
gboolean upload (Fixture *self, const char *sha, const char *alt, GError **error);
gboolean has (Fixture *self, const char *sha);
GBytes *format_at (Fixture *self,
                   const char *html,
                   const char *section,
                   const char *tags,
                   const char *cover,
                   const PengWordpressPlan *plan);
GBytes *format (Fixture *self, const char *html);
PengRemoteArticle *put (Fixture *self, GBytes *article, const char *etag, GError **error);
PengRemoteArticle *must_put (Fixture *self, GBytes *article, const char *etag);
PengRemoteArticle *get (Fixture *self, GError **error);
char *withdraw (Fixture *self, const char *etag, GError **error);
/* The one post that the site has of the article. */
JsonObject *get_post (Fixture *self);
const char *get_raw (JsonObject *post, const char *member);
void change_post (Fixture *self, const char *role, const char *body);
/* The site has exactly what was sent, and says so. */
void assert_there (Fixture *self, GBytes *sent, PengRemoteArticle *put_remote);
PengPortalInfo *describe (Fixture *self, GError **error);

G_END_DECLS
