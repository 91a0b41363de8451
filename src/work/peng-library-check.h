/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/peng-photo-pool.h"
#include "store/peng-store-library.h"

G_BEGIN_DECLS

/**
 * PengLibraryFault:
 * @PENG_LIBRARY_FAULT_LOST: the original is not there any more
 * @PENG_LIBRARY_FAULT_DAMAGED: the original has other bytes than it had
 * @PENG_LIBRARY_FAULT_REPAIRED: what is made of it for pages was lost or damaged, and is made anew
 * @PENG_LIBRARY_FAULT_UNREPAIRED: likewise, and it could not be made
 *
 * What is wrong with an item.
 */
typedef enum
{
  PENG_LIBRARY_FAULT_LOST,
  PENG_LIBRARY_FAULT_DAMAGED,
  PENG_LIBRARY_FAULT_REPAIRED,
  PENG_LIBRARY_FAULT_UNREPAIRED,
  PENG_LIBRARY_N_FAULTS
} PengLibraryFault;

/**
 * PengLibraryCheckFunc:
 * @item: an item
 * @fault: what is wrong with it
 * @n_done: how many items have been looked at
 * @n_items: of how many
 * @user_data: data for the function
 *
 * Called for each fault as it is found; and with @item %NULL when some more have been looked at.
 */
typedef void (*PengLibraryCheckFunc) (const PengLibraryItem *item,
                                      PengLibraryFault       fault,
                                      guint                  n_done,
                                      guint                  n_items,
                                      gpointer               user_data);

/* Holds every file of the library, the trash too, against its hash; makes anew what can be. */
void      peng_library_check_async  (PengStore             *store,
                                     PengPhotoPool         *pool,
                                     PengLibraryCheckFunc   func,
                                     gpointer               func_data,
                                     GCancellable          *cancellable,
                                     GAsyncReadyCallback    callback,
                                     gpointer               user_data);
gboolean  peng_library_check_finish (GAsyncResult          *result,
                                     GError               **error);

G_END_DECLS
