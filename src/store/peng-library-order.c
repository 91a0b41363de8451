/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-store"

#include "store/peng-library-order.h"

#include "store/peng-library-look.h"

#include <string.h>

/* In which order items are listed. All of them are read in the order in which they lie in the file, and
 * sorted then: an index would lead from place to place, and take several times as long. */

/**
 * peng_library_order_get_key:
 * @sort: by what
 *
 * Returns: (transfer none): SQL for what is compared, of rows of `media m`
 */
const char *
peng_library_order_get_key (PengLibrarySort sort)
{
  switch (sort)
    {
    case PENG_LIBRARY_SORT_NAME:
      return "m.name";

    case PENG_LIBRARY_SORT_KIND:
      return "m.mime";

    case PENG_LIBRARY_SORT_SIZE:
      return "m.size";

    case PENG_LIBRARY_SORT_PIXELS:
      return "m.width * m.height";

    case PENG_LIBRARY_SORT_TIME:
    case PENG_LIBRARY_N_SORTS:
    default:
      return "0";
    }
}

static const char *
skip_zeros (const char *number)
{
  while (number[0] == '0' && g_ascii_isdigit (number[1]))
    number++;

  return number;
}

static gsize
count_digits (const char *number)
{
  return strspn (number, "0123456789");
}

static int
compare_numbers (const char **a,
                 const char **b)
{
  gsize n, n_other;
  int order;

  *a = skip_zeros (*a);
  *b = skip_zeros (*b);
  n = count_digits (*a);
  n_other = count_digits (*b);
  if (n != n_other)
    return n < n_other ? -1 : 1;

  order = memcmp (*a, *b, n);
  *a += n;
  *b += n;

  return order;
}

/* Numbers go by their value, as a person reads them: IMG_9 comes before IMG_10. */
static int
compare_words (const char *a,
               const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      int order;

      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        order = compare_numbers (&a, &b);
      else
        order = (guchar) g_ascii_tolower (*a++) - (guchar) g_ascii_tolower (*b++);

      if (order != 0)
        return order;
    }

  return (guchar) *a - (guchar) *b;
}

static int
compare_keys (const PengLibraryRow *one,
              const PengLibraryRow *other)
{
  if (one->words != NULL && other->words != NULL)
    return compare_words (one->words, other->words);

  return (one->number > other->number) - (one->number < other->number);
}

static int
compare_times (const PengLibraryRow *one,
               const PengLibraryRow *other)
{
  if (one->entry.shown != other->entry.shown)
    return one->entry.shown < other->entry.shown ? -1 : 1;

  return (one->entry.id > other->entry.id) - (one->entry.id < other->entry.id);
}

/* What is alike comes newest first, whichever way the others go. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  const PengLibraryQuery *query = user_data;
  int order = query->sort == PENG_LIBRARY_SORT_TIME ? compare_times (a, b) : compare_keys (a, b);

  if (order == 0)
    return -compare_times (a, b);

  return query->ascending ? order : -order;
}

/**
 * peng_library_order_sort:
 * @rows: (element-type PengLibraryRow): items
 * @query: in which order they are wanted
 */
void
peng_library_order_sort (GArray                 *rows,
                         const PengLibraryQuery *query)
{
  g_array_sort_with_data (rows, compare, (gpointer) query);
}
