/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* fill-drafts DIR N CHARACTERS: a data folder with many drafts, for a window that lists them. */

#include "corpus.h"

#include <glib/gstdio.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr(Corpus) corpus = corpus_new (2026);

  if (argc != 4 || g_mkdir_with_parents (argv[1], 0700) != 0)
    return 2;

  corpus_fill_store (corpus, argv[1], atoi (argv[2]), atoi (argv[3]), TRUE);

  return 0;
}
