/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/peng-store-schema.h"

/* Every table that is brought over from a damaged file (peng-store-recover.c) can be told by the
 * types of its columns; body and snapshot hold a whole article each, and the hash of their HTML. */

#define ARTICLES \
  "CREATE TABLE article (" \
  "  id INTEGER PRIMARY KEY," \
  "  uuid TEXT NOT NULL UNIQUE," \
  "  title TEXT NOT NULL," \
  "  section TEXT NOT NULL," \
  "  first_image TEXT," \
  "  n_words INTEGER NOT NULL," \
  "  n_images INTEGER NOT NULL," \
  "  created INTEGER NOT NULL," \
  "  modified INTEGER NOT NULL," \
  "  deleted INTEGER NOT NULL DEFAULT 0," \
  "  revision INTEGER NOT NULL," \
  "  searchable INTEGER NOT NULL DEFAULT 0);" \
  "CREATE INDEX article_drafts ON article (modified, uuid) WHERE deleted = 0;" \
  "CREATE INDEX article_trash ON article (modified, uuid) WHERE deleted <> 0;" \
  "CREATE INDEX article_not_searchable ON article (modified) WHERE searchable = 0;" \
  "CREATE TABLE body (" \
  "  id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE," \
  "  uuid TEXT NOT NULL," \
  "  saved INTEGER NOT NULL," \
  "  hash TEXT NOT NULL," \
  "  html TEXT NOT NULL);" \
  "CREATE TABLE snapshot (" \
  "  id INTEGER PRIMARY KEY," \
  "  uuid TEXT NOT NULL," \
  "  reason INTEGER NOT NULL," \
  "  taken INTEGER NOT NULL," \
  "  revision INTEGER NOT NULL," \
  "  n_words INTEGER NOT NULL," \
  "  hash TEXT NOT NULL," \
  "  html TEXT NOT NULL);" \
  "CREATE INDEX snapshot_by_article ON snapshot (uuid, taken);"

#define MEDIA \
  "CREATE TABLE media (" \
  "  id INTEGER PRIMARY KEY," \
  "  sha TEXT NOT NULL UNIQUE," \
  "  name TEXT NOT NULL," \
  "  mime TEXT NOT NULL," \
  "  size INTEGER NOT NULL," \
  "  width INTEGER NOT NULL," \
  "  height INTEGER NOT NULL," \
  "  taken INTEGER NOT NULL," \
  "  added INTEGER NOT NULL," \
  "  web_sha TEXT," \
  "  web_mime TEXT," \
  "  web_size INTEGER NOT NULL," \
  "  web_width INTEGER NOT NULL," \
  "  web_height INTEGER NOT NULL," \
  "  has_thumb INTEGER NOT NULL);" \
  "CREATE TABLE media_use (" \
  "  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE," \
  "  position INTEGER NOT NULL," \
  "  media TEXT NOT NULL," \
  "  PRIMARY KEY (article, position)) WITHOUT ROWID;" \
  "CREATE INDEX media_use_by_media ON media_use (media);"

#define SITES \
  "CREATE TABLE site (" \
  "  id INTEGER PRIMARY KEY," \
  "  name TEXT NOT NULL," \
  "  kind TEXT NOT NULL," \
  "  base_url TEXT NOT NULL," \
  "  section TEXT NOT NULL," \
  "  source TEXT NOT NULL," \
  "  position INTEGER NOT NULL);" \
  "CREATE TABLE site_cache (" \
  "  site INTEGER PRIMARY KEY REFERENCES site (id) ON DELETE CASCADE," \
  "  description TEXT," \
  "  theme TEXT," \
  "  etag TEXT," \
  "  fetched INTEGER NOT NULL);" \
  "CREATE TABLE publication (" \
  "  id INTEGER PRIMARY KEY," \
  "  article TEXT NOT NULL," \
  "  site INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE," \
  "  section TEXT NOT NULL," \
  "  remote_id TEXT NOT NULL," \
  "  url TEXT," \
  "  etag TEXT," \
  "  content_hash TEXT NOT NULL," \
  "  revision INTEGER NOT NULL," \
  "  published INTEGER NOT NULL," \
  "  changed INTEGER NOT NULL," \
  "  withdrawn INTEGER NOT NULL," \
  "  UNIQUE (article, site));"

/* 6 is PENG_OUTBOX_PUBLISHED: a site gets one thing of an article at a time. */
#define OUTBOX \
  "CREATE TABLE outbox (" \
  "  id INTEGER PRIMARY KEY AUTOINCREMENT," \
  "  article TEXT NOT NULL," \
  "  site INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE," \
  "  section TEXT NOT NULL," \
  "  verb INTEGER NOT NULL CHECK (verb BETWEEN 0 AND 2)," \
  "  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 8)," \
  "  content_hash TEXT NOT NULL," \
  "  revision INTEGER NOT NULL," \
  "  remote_id TEXT NOT NULL," \
  "  base_etag TEXT," \
  "  etag TEXT," \
  "  url TEXT," \
  "  reason TEXT," \
  "  attempts INTEGER NOT NULL," \
  "  next_try INTEGER NOT NULL," \
  "  created INTEGER NOT NULL," \
  "  changed INTEGER NOT NULL," \
  "  content BLOB);" \
  "CREATE UNIQUE INDEX outbox_unfinished ON outbox (article, site) WHERE state < 6;" \
  "CREATE INDEX outbox_by_article ON outbox (article);" \
  "CREATE TABLE outbox_media (" \
  "  id INTEGER PRIMARY KEY," \
  "  outbox INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE," \
  "  position INTEGER NOT NULL," \
  "  sha TEXT NOT NULL," \
  "  web_sha TEXT NOT NULL," \
  "  mime TEXT NOT NULL," \
  "  alt TEXT NOT NULL," \
  "  size INTEGER NOT NULL," \
  "  width INTEGER NOT NULL," \
  "  height INTEGER NOT NULL," \
  "  sent INTEGER NOT NULL," \
  "  url TEXT);" \
  "CREATE INDEX outbox_media_by_outbox ON outbox_media (outbox, position);"

/* The rows of search_text are numbered anew each time an article is indexed, so that the index goes
 * through the newest first. */
#define SEARCH \
  "CREATE TABLE search_text (" \
  "  id INTEGER PRIMARY KEY," \
  "  article INTEGER NOT NULL UNIQUE," \
  "  words TEXT NOT NULL);" \
  "CREATE VIRTUAL TABLE search USING fts5 (" \
  "  words, content = '', columnsize = 0, detail = none, tokenize = 'peng');"

/* For the question whether a site was offered a file before. */
#define OFFERED \
  "CREATE INDEX outbox_media_by_web_sha ON outbox_media (web_sha);"

/* A picture that was pasted and has to be fetched stands in its article under a name of its own
 * until it is in the library. */
#define PENDING \
  "CREATE TABLE pending_media (" \
  "  id INTEGER PRIMARY KEY," \
  "  media TEXT NOT NULL UNIQUE," \
  "  address TEXT NOT NULL," \
  "  failed INTEGER NOT NULL," \
  "  added INTEGER NOT NULL," \
  "  item TEXT);"

/* What is said of media items. They are named by the hash of their bytes: what a person has written
 * must find its item in whatever way a damaged file is brought over. An item that nothing is said of
 * has no row. What pictures look like goes by their numbers, for all of them are looked at at once. */
#define LIBRARY \
  "CREATE TABLE media_words (" \
  "  id INTEGER PRIMARY KEY," \
  "  media TEXT NOT NULL UNIQUE," \
  "  caption TEXT NOT NULL," \
  "  alt TEXT NOT NULL," \
  "  credit TEXT NOT NULL," \
  "  place TEXT NOT NULL," \
  "  event TEXT NOT NULL," \
  "  people TEXT NOT NULL," \
  "  consent INTEGER NOT NULL CHECK (consent BETWEEN 0 AND 2));" \
  "CREATE TABLE media_label (" \
  "  id INTEGER PRIMARY KEY," \
  "  media TEXT NOT NULL," \
  "  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 1)," \
  "  name TEXT NOT NULL," \
  "  UNIQUE (media, kind, name));" \
  "CREATE INDEX media_label_by_name ON media_label (kind, name, media);" \
  "CREATE TABLE media_trash (" \
  "  id INTEGER PRIMARY KEY," \
  "  media TEXT NOT NULL UNIQUE," \
  "  trashed INTEGER NOT NULL);" \
  "CREATE TABLE media_look (" \
  "  id INTEGER PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE," \
  "  kind INTEGER NOT NULL," \
  "  look INTEGER NOT NULL," \
  "  made INTEGER NOT NULL);" \
  "CREATE INDEX media_by_time ON media (CASE WHEN taken > 0 THEN taken ELSE added END, id);" \
  "CREATE TABLE media_search_text (" \
  "  id INTEGER PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE," \
  "  words TEXT NOT NULL);" \
  "CREATE VIRTUAL TABLE media_search USING fts5 (" \
  "  words, content = '', columnsize = 0, detail = none, tokenize = 'peng');"

/* What was done to a photograph, step by step; the newest is in force. Named by the hash, as what is
 * said of it; when it was made is kept also because rows are told by the types of their columns. */
#define FITTING \
  "CREATE TABLE media_recipe (" \
  "  id INTEGER PRIMARY KEY," \
  "  media TEXT NOT NULL," \
  "  step INTEGER NOT NULL," \
  "  made INTEGER NOT NULL," \
  "  recipe TEXT NOT NULL," \
  "  UNIQUE (media, step));"
/* How long videos and sounds are, in milliseconds, and which media item is a picture of them; named as
 * what is said of them is. */
#define CLIPS \
  "CREATE TABLE media_clip (" \
  "  id INTEGER PRIMARY KEY," \
  "  media TEXT NOT NULL UNIQUE," \
  "  duration INTEGER NOT NULL," \
  "  poster TEXT," \
  "  made INTEGER NOT NULL);" \
  "CREATE INDEX media_clip_by_poster ON media_clip (poster);"

/* When the page of a publication is read back next, and what came of the last time. A withdrawn one
 * has no row. Pages that were published before are read once more, a week after. */
#define READ_BACK \
  "CREATE TABLE read_back (" \
  "  id INTEGER PRIMARY KEY," \
  "  article TEXT NOT NULL," \
  "  site INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE," \
  "  stage INTEGER NOT NULL CHECK (stage BETWEEN 0 AND 4)," \
  "  due INTEGER NOT NULL," \
  "  failures INTEGER NOT NULL," \
  "  checked INTEGER NOT NULL," \
  "  outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 3)," \
  "  findings TEXT," \
  "  UNIQUE (article, site));" \
  "INSERT INTO read_back (article, site, stage, due, failures, checked, outcome)" \
  " SELECT article, site, 3, changed + 604800000000, 0, 0, 0 FROM publication WHERE withdrawn = 0;"

/* For what is often said: each of the different ones is found by going on from the one before. */
#define KNOWN \
  "CREATE INDEX media_words_by_credit ON media_words (credit) WHERE credit <> '';" \
  "CREATE INDEX media_words_by_place ON media_words (place) WHERE place <> '';" \
  "CREATE INDEX media_words_by_event ON media_words (event) WHERE event <> '';"

/* For the question whether an item is on its way to a site. */
#define ON_ITS_WAY \
  "CREATE INDEX outbox_media_by_sha ON outbox_media (sha);"

/* Who is to read what goes to a site, and from when on. */
#define PLANS \
  "ALTER TABLE outbox ADD COLUMN standing INTEGER NOT NULL DEFAULT 0;" \
  "ALTER TABLE outbox ADD COLUMN due INTEGER NOT NULL DEFAULT 0;" \
  "ALTER TABLE publication ADD COLUMN standing INTEGER NOT NULL DEFAULT 0;" \
  "ALTER TABLE publication ADD COLUMN due INTEGER NOT NULL DEFAULT 0;" \
  "CREATE INDEX publication_by_due ON publication (due) WHERE due > 0;"

const char * const peng_store_schema[] = {
  ARTICLES MEDIA SITES OUTBOX SEARCH,
  OFFERED,
  PENDING,
  LIBRARY,
  FITTING,
  CLIPS,
  READ_BACK,
  KNOWN,
  ON_ITS_WAY,
  PLANS,
  NULL
};
