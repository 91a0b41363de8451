/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/peng-html-reader.h"
#include "core/peng-html-writer.h"

#include <string.h>
#include <sys/resource.h>

/* What reading and writing costs: the draft of DESIGN section 10 (100,000 characters, 100 photographs),
 * and pages of 1 and 50 MB. */

static const char words[] =
  "四月的云龙湖畔，春风送暖，绿草如茵。彭城云湖实验小学<strong>第二十六届</strong>春季田径运动会在学校操场隆重开幕。";

static GString *
make_page (guint n_blocks,
           guint n_repeats,
           guint n_images)
{
  GString *page = g_string_new (NULL);

  for (guint i = 0; i < n_blocks; i++)
    {
      if (i < n_images)
        g_string_append_printf (page, "<figure class=\"image\"><img src=\"media:%064x\" alt=\"操场\" "
                                "width=\"1600\" height=\"1067\"><figcaption>操场</figcaption></figure>\n", i);

      g_string_append (page, "<p>");

      for (guint j = 0; j < n_repeats; j++)
        g_string_append (page, words);

      g_string_append (page, "</p>\n");
    }

  return page;
}

static void
measure (const char *name,
         guint       n_blocks,
         guint       n_repeats,
         guint       n_images)
{
  GString *page = make_page (n_blocks, n_repeats, n_images);
  gint64 start = g_get_monotonic_time ();
  g_autoptr(GPtrArray) blocks = peng_html_read (page->str, page->len, NULL);
  gint64 read = g_get_monotonic_time ();
  g_autofree char *html = NULL;
  struct rusage usage;

  html = peng_html_write ((PengBlock **) blocks->pdata, blocks->len, &peng_dialect_canonical);

  if (!g_str_equal (html, page->str))
    g_error ("not the same again");

  getrusage (RUSAGE_SELF, &usage);
  g_print ("bench: html-read-%s %.1f ms\n", name, (read - start) / 1000.0);
  g_print ("bench: html-write-%s %.1f ms\n", name, (g_get_monotonic_time () - read) / 1000.0);
  g_print ("bench: html-memory-%s %.0f MiB\n", name, usage.ru_maxrss / 1024.0);
  g_string_free (page, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  measure ("draft", 1000, 2, 100);
  measure ("1MB", 1200, 5, 0);
  measure ("50MB", 16000, 19, 0);

  return 0;
}
