/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-charset"

#include "core/peng-charset.h"

#include <errno.h>
#include <string.h>

/* How far into a file its charset is looked for. */
#define MAX_PROBE 4096

#define REPLACEMENT      "\357\277\275"
#define REPLACEMENT_CHAR 0xFFFD

typedef struct
{
  const char *name;
  const char *bytes;
  gsize       length;
} Mark;

static const Mark marks[] = {
  { "UTF-8",    "\xEF\xBB\xBF",     3 },
  { "GB18030",  "\x84\x31\x95\x33", 4 },
  { "UTF-16LE", "\xFF\xFE",         2 },
  { "UTF-16BE", "\xFE\xFF",         2 },
};

/* What a page may call its charset, and what is meant: by the labels of the WHATWG's Encoding
 * Standard as far as they are met with. Charsets with states are left out on purpose. */
static const struct
{
  const char *label;
  const char *name;
} labels[] = {
  { "gb2312",       "GB18030" },
  { "gb_2312-80",   "GB18030" },
  { "gbk",          "GB18030" },
  { "x-gbk",        "GB18030" },
  { "cp936",        "GB18030" },
  { "gb18030",      "GB18030" },
  { "big5",         "BIG5-HKSCS" },
  { "big5-hkscs",   "BIG5-HKSCS" },
  { "shift_jis",    "CP932" },
  { "euc-jp",       "EUC-JP" },
  { "euc-kr",       "CP949" },
  { "iso-8859-1",   "CP1252" },
  { "windows-1252", "CP1252" },
};

static const char *
find_label (const char *label)
{
  for (guint i = 0; label != NULL && i < G_N_ELEMENTS (labels); i++)
    {
      if (g_ascii_strcasecmp (label, labels[i].label) == 0)
        return labels[i].name;
    }

  return NULL;
}

/* UTF-8 without NUL. Returns: how many bytes had to be replaced */
static guint
copy_utf8 (const char *bytes,
           gsize       n_bytes,
           GString    *out)
{
  const char *end = bytes + n_bytes;
  guint n_bad = 0;

  while (bytes < end)
    {
      const char *valid_end;

      if (g_utf8_validate (bytes, end - bytes, &valid_end))
        valid_end = end;

      g_string_append_len (out, bytes, valid_end - bytes);
      bytes = valid_end;

      if (bytes == end)
        break;

      if (*bytes++ == '\0')
        continue;

      g_string_append (out, REPLACEMENT);
      n_bad++;
    }

  return n_bad;
}

/* Returns: how many bytes had to be replaced */
static guint
convert (const char *bytes,
         gsize       n_bytes,
         const char *charset,
         GString    *out)
{
  GIConv converter = g_iconv_open ("UTF-8", charset);
  gsize unit = g_str_has_prefix (charset, "UTF-16") ? 2 : 1;
  char *in = (char *) bytes;
  gsize n_in = n_bytes;
  guint n_bad = 0;

  if (converter == (GIConv) -1)
    return copy_utf8 (bytes, n_bytes, out);

  while (n_in > 0)
    {
      char buffer[4096];
      char *to = buffer;
      gsize n_to = sizeof buffer;
      gsize result = g_iconv (converter, &in, &n_in, &to, &n_to);
      int failure = errno;

      copy_utf8 (buffer, to - buffer, out);

      if (result != (gsize) -1 || failure == E2BIG)
        continue;

      g_string_append (out, REPLACEMENT);
      n_bad++;
      in += MIN (unit, n_in);
      n_in -= MIN (unit, n_in);
    }

  g_iconv_close (converter);

  return n_bad;
}

static gboolean
is_utf8_but_for_nul (const char *bytes,
                     gsize       n_bytes)
{
  const char *end = bytes + n_bytes;

  while (bytes < end)
    {
      if (g_utf8_validate (bytes, end - bytes, &bytes))
        break;

      if (*bytes++ != '\0')
        return FALSE;
    }

  return TRUE;
}

/* Two bytes a character without a mark: where there is Latin text, every other byte is NUL. One NUL
 * astray in another file makes it none of these. */
static const char *
guess_wide (const char *bytes,
            gsize       n_bytes)
{
  gsize n_probed = MIN (n_bytes, MAX_PROBE);
  guint n_zeros[2] = { 0, 0 };
  const char *name;

  for (gsize i = 0; i < n_probed; i++)
    n_zeros[i % 2] += bytes[i] == '\0';

  if (n_bytes % 2 != 0 || (n_zeros[0] == 0) == (n_zeros[1] == 0))
    return NULL;

  name = n_zeros[0] == 0 ? "UTF-16LE" : "UTF-16BE";

  if ((n_zeros[0] + n_zeros[1]) * 4 >= n_probed)
    return name;

  return is_utf8_but_for_nul (bytes, n_bytes) ? NULL : name;
}

static const char *
find_mark (const char *bytes,
           gsize       n_bytes,
           gsize      *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (n_bytes >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0)
        {
          *length = marks[i].length;
          return marks[i].name;
        }
    }

  return NULL;
}

/* Whether it is UTF-8 all the same, with a byte lost or astray. Chinese text in UTF-8 is valid in
 * GB18030 for the most part, as other words; but in text in GB18030 a sequence of three bytes that
 * UTF-8 has comes about by chance, and there is a bad byte for each of them at least. */
static gboolean
is_damaged_utf8 (const GString *decoded,
                 guint          n_bad)
{
  gsize n_long = 0;

  for (gsize i = 0; i < decoded->len; i++)
    n_long += (guchar) decoded->str[i] >= 0xE0;

  return n_long - n_bad >= 2 * (gsize) n_bad;
}

/* Decodes what no mark tells of. The charset that has to replace least is taken, the first of
 * equals: UTF-8 is hardly ever valid by chance, so it comes first, then what the file says of
 * itself, then the one that Chinese files without a word about it are in. */
static const char *
decode_best (const char *bytes,
             gsize       n_bytes,
             const char *declared,
             GString   **out)
{
  const char *names[] = { "UTF-8", find_label (declared), "GB18030" };
  const char *best = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (names) && least > 0; i++)
    {
      GString *decoded;
      guint n_bad;

      if (names[i] == NULL)
        continue;

      decoded = g_string_sized_new (n_bytes + 1);
      n_bad = i == 0 ? copy_utf8 (bytes, n_bytes, decoded)
                     : convert (bytes, n_bytes, names[i], decoded);

      if (n_bad < least)
        {
          GString *worse = *out;

          *out = decoded;
          decoded = worse;
          least = i == 0 && is_damaged_utf8 (*out, n_bad) ? 0 : n_bad;
          best = names[i];
        }

      if (decoded != NULL)
        g_string_free (decoded, TRUE);
    }

  return best;
}

/**
 * peng_charset_decode:
 * @bytes: (array length=n_bytes): a text file or page in any charset
 * @n_bytes: how many
 * @declared: (nullable): the charset that it says it is in, believed where it is not UTF-8
 * @n_decoded: (out) (optional): the length of what is returned, in bytes
 * @charset: (out) (optional) (transfer none): the charset it was in: `UTF-8`, `UTF-16LE`, `GB18030`
 *   …
 *
 * Makes UTF-8 of a file: by its byte order mark, else by what is valid: UTF-8 (but for a few bytes),
 * UTF-16 with some Latin in it, @declared, GB18030 (which holds GBK and GB 2312). What is valid in none
 * is read in the one that fits best, U+FFFD in place of the rest. Marks and NUL are left out.
 *
 * Returns: (transfer full): valid UTF-8, of the length of @n_decoded
 */
char *
peng_charset_decode (const char  *bytes,
                     gsize        n_bytes,
                     const char  *declared,
                     gsize       *n_decoded,
                     const char **charset)
{
  GString *out = NULL;
  gsize mark = 0;
  const char *name;

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);

  name = find_mark (bytes, n_bytes, &mark);

  if (name == NULL)
    name = guess_wide (bytes, n_bytes);

  if (n_bytes == 0)
    out = g_string_new (NULL);
  else if (name == NULL)
    name = decode_best (bytes, n_bytes, declared, &out);
  else
    {
      out = g_string_sized_new (n_bytes + 1);
      convert (bytes + mark, n_bytes - mark, name, out);
    }

  if (n_decoded != NULL)
    *n_decoded = out->len;

  if (charset != NULL)
    *charset = name != NULL ? name : "UTF-8";

  return g_string_free (out, FALSE);
}

/**
 * peng_charset_find_meta:
 * @bytes: (array length=n_bytes): a page in a charset that holds ASCII
 * @n_bytes: how many
 *
 * Finds `charset=` near the start of an HTML page, as in `<meta charset="gbk">` and in
 * `<meta http-equiv="Content-Type" content="text/html; charset=gb2312">`.
 *
 * Returns: (transfer full) (nullable): what the page says, whatever it is
 */
char *
peng_charset_find_meta (const char *bytes,
                        gsize       n_bytes)
{
  static const char word[] = "charset";
  const gsize length = sizeof word - 1;
  const char *end = bytes + MIN (n_bytes, MAX_PROBE);

  for (const char *p = bytes; end - p > (gssize) length; p++)
    {
      const char *start = p + length;

      if (g_ascii_strncasecmp (p, word, length) != 0)
        continue;

      while (start < end && strchr (" \t\r\n=\"'", *start) != NULL && *start != '\0')
        start++;

      for (p = start; p < end && (g_ascii_isalnum (*p) || strchr ("-_", *p) != NULL) && *p != '\0';)
        p++;

      return g_strndup (start, p - start);
    }

  return NULL;
}
