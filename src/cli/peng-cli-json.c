/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-json.h"

#include <stdio.h>

static void
append_quoted (GString    *out,
               const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_c (out, '"');
  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');

      if ((guchar) *p < 0x20)
        g_string_append_printf (out, "\\u%04x", (guchar) *p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_name (GString    *out,
             const char *name)
{
  if (out->len > 0 && out->str[out->len - 1] != '{')
    g_string_append (out, ", ");

  if (name != NULL)
    {
      append_quoted (out, name);
      g_string_append (out, ": ");
    }
}

/**
 * peng_cli_json_begin:
 * @out: where to
 * @name: (nullable): name of the member that the object is, %NULL for the outermost
 */
void
peng_cli_json_begin (GString    *out,
                     const char *name)
{
  append_name (out, name);
  g_string_append_c (out, '{');
}

/**
 * peng_cli_json_end:
 * @out: where to
 *
 * Ends an object.
 */
void
peng_cli_json_end (GString *out)
{
  g_string_append_c (out, '}');
}

/**
 * peng_cli_json_string:
 * @out: where to
 * @name: name of the member
 * @value: (nullable): text; bytes that are no UTF-8 become U+FFFD; %NULL is `null`
 */
void
peng_cli_json_string (GString    *out,
                      const char *name,
                      const char *value)
{
  append_name (out, name);
  if (value != NULL)
    append_quoted (out, value);
  else
    g_string_append (out, "null");
}

/**
 * peng_cli_json_strings:
 * @out: where to
 * @name: name of the member
 * @values: (array zero-terminated=1): texts
 *
 * An array.
 */
void
peng_cli_json_strings (GString     *out,
                       const char  *name,
                       char       **values)
{
  append_name (out, name);
  g_string_append_c (out, '[');
  for (guint i = 0; values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_quoted (out, values[i]);
    }
  g_string_append_c (out, ']');
}

/**
 * peng_cli_json_number:
 * @out: where to
 * @name: name of the member
 * @value: a number
 */
void
peng_cli_json_number (GString    *out,
                      const char *name,
                      gint64      value)
{
  append_name (out, name);
  g_string_append_printf (out, "%" G_GINT64_FORMAT, value);
}

/**
 * peng_cli_json_time:
 * @out: where to
 * @name: name of the member
 * @microseconds: since 1970, UTC; 0 is `null`
 *
 * A time in UTC by RFC 3339.
 */
void
peng_cli_json_time (GString    *out,
                    const char *name,
                    gint64      microseconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);
  g_autofree char *text = NULL;

  if (microseconds != 0 && time != NULL)
    text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  peng_cli_json_string (out, name, text);
}

/**
 * peng_cli_json_print:
 * @out: an object that was ended
 *
 * Prints it as a line, and empties @out for the next.
 */
void
peng_cli_json_print (GString *out)
{
  g_string_append_c (out, '\n');
  fwrite (out->str, 1, out->len, stdout);
  g_string_truncate (out, 0);
}
