/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/peng-library-query.h"
#include "store/peng-store-media.h"

G_BEGIN_DECLS

/**
 * PengLibraryEntry:
 * @id: the item's number, for as long as the store is open
 * @shown: microseconds since 1970 when it was taken, or came in where that is not known
 * @group: index of the first of the shots of the same, in the list; its own where it is alone
 *
 * One line of a list of the library.
 */
typedef struct
{
  gint64 id;
  gint64 shown;
  guint  group;
} PengLibraryEntry;

/**
 * PengLibraryItem:
 * @id: its number
 * @media: the item
 * @words: what is said of it
 * @n_uses: in how many articles it is, those in the trash too
 * @trashed: microseconds since 1970 when it was put into the trash; 0 where it is not there
 *
 * All that the library knows of an item.
 */
typedef struct
{
  gint64          id;
  PengMedia      *media;
  PengMediaWords *words;
  guint           n_uses;
  gint64          trashed;
} PengLibraryItem;

/**
 * PengMediaUse:
 * @media: the item's name
 * @article: UUID of the article
 * @title: its title
 * @position: which of the article's media it is, from 0
 * @is_trashed: whether the article is in the trash
 *
 * A place where an item is used.
 */
typedef struct
{
  char     *media;
  char     *article;
  char     *title;
  guint     position;
  gboolean  is_trashed;
} PengMediaUse;

void       peng_library_item_free          (PengLibraryItem         *self);
void       peng_media_use_free             (PengMediaUse            *self);
guint      peng_media_uses_count_articles  (GPtrArray               *uses);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PengLibraryItem, peng_library_item_free)

/* All items that a query wants, in its order, as PengLibraryEntry: a hundred thousand are two
 * megabytes. What is to be seen of them is asked for by number. */
void       peng_store_list_library_async   (PengStore               *self,
                                            const PengLibraryQuery  *query,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
GArray    *peng_store_list_library_finish  (PengStore               *self,
                                            GAsyncResult            *result,
                                            GError                 **error);
/* In the order asked for; those that are not there any more are left out. */
void       peng_store_get_library_async    (PengStore               *self,
                                            const gint64            *ids,
                                            guint                    n_ids,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
GPtrArray *peng_store_get_library_finish   (PengStore               *self,
                                            GAsyncResult            *result,
                                            GError                 **error);
/* By its name or how that begins: one item, or two where it could be either, or none. */
void       peng_store_find_library_async   (PengStore               *self,
                                            const char              *beginning,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
GPtrArray *peng_store_find_library_finish  (PengStore               *self,
                                            GAsyncResult            *result,
                                            GError                 **error);
void       peng_store_describe_async       (PengStore               *self,
                                            const char * const      *media,
                                            const PengMediaChange   *change,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
gboolean   peng_store_describe_finish      (PengStore               *self,
                                            GAsyncResult            *result,
                                            GError                 **error);
/* Only what is not used goes into the trash: the others' names are given. */
void       peng_store_trash_media_async    (PengStore               *self,
                                            const char * const      *media,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
GStrv      peng_store_trash_media_finish   (PengStore               *self,
                                            GAsyncResult            *result,
                                            GError                 **error);
void       peng_store_untrash_media_async  (PengStore               *self,
                                            const char * const      *media,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
gboolean   peng_store_untrash_media_finish (PengStore               *self,
                                            GAsyncResult            *result,
                                            GError                 **error);
void       peng_store_list_uses_async      (PengStore               *self,
                                            const char              *media,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
GPtrArray *peng_store_list_uses_finish     (PengStore               *self,
                                            GAsyncResult            *result,
                                            GError                 **error);
/* Where names stand that are no item of the library, as PengMediaUse, name by name. Pictures that are
 * still to be fetched are left out. */
void       peng_store_list_missing_async   (PengStore               *self,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);
GPtrArray *peng_store_list_missing_finish  (PengStore               *self,
                                            GAsyncResult            *result,
                                            GError                 **error);

G_END_DECLS
