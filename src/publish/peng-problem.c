/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-problem.h"

#include <libsoup/soup.h>

#define MAX_DEPTH       32
#define MAX_DETAIL      500
#define MAX_ERRORS      5
#define MAX_RETRY_AFTER (24 * 60 * 60)

/* JsonParser goes one call deeper with each bracket, so that an answer could end the program. */
static gboolean
is_shallow (const char *text,
            gsize       size)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < size; i++)
    {
      if (quoted && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && (text[i] == '[' || text[i] == '{') && ++depth > MAX_DEPTH)
        return FALSE;
      else if (!quoted && (text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;
    }

  return TRUE;
}

/**
 * peng_json_parse_any:
 * @bytes: anything that came from outside
 * @error: %PENG_PORTAL_ERROR_BAD_REPLY
 *
 * Reads a JSON object or array (RFC 8259) of bounded depth.
 *
 * Returns: (transfer full): an immutable node, or %NULL
 */
JsonNode *
peng_json_parse_any (GBytes  *bytes,
                     GError **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  gsize size = 0;
  const char *text = g_bytes_get_data (bytes, &size);

  /* An empty GBytes has NULL data, which the parser takes for a bug. */
  if (size > 0 && g_utf8_validate_len (text, size, NULL) && is_shallow (text, size) &&
      json_parser_load_from_data (parser, text, size, NULL) && json_parser_get_root (parser) != NULL)
    return json_node_ref (json_parser_get_root (parser));

  g_set_error_literal (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_BAD_REPLY,
                       "the answer is no JSON");
  return NULL;
}

/**
 * peng_json_parse:
 * @bytes: anything that came from outside
 * @error: %PENG_PORTAL_ERROR_BAD_REPLY
 *
 * Reads a JSON object (RFC 8259) of bounded depth.
 *
 * Returns: (transfer full): the object, or %NULL
 */
JsonObject *
peng_json_parse (GBytes  *bytes,
                 GError **error)
{
  g_autoptr(JsonNode) root = peng_json_parse_any (bytes, error);

  if (root == NULL || JSON_NODE_HOLDS_OBJECT (root))
    return root != NULL ? json_node_dup_object (root) : NULL;

  g_set_error_literal (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_BAD_REPLY,
                       "the answer is no JSON object");
  return NULL;
}

static JsonNode *
get_value (JsonObject *object,
           const char *member,
           GType       type)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type
           ? node : NULL;
}

/**
 * peng_json_get_string:
 * @object: an object from outside
 * @member: a name
 *
 * Returns: (transfer none) (nullable): the string, or %NULL where there is none
 */
const char *
peng_json_get_string (JsonObject *object,
                      const char *member)
{
  JsonNode *node = get_value (object, member, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : NULL;
}

/**
 * peng_json_get_int:
 * @object: an object from outside
 * @member: a name
 *
 * Returns: the number, or 0 where there is none
 */
gint64
peng_json_get_int (JsonObject *object,
                   const char *member)
{
  JsonNode *node = get_value (object, member, G_TYPE_INT64);

  return node != NULL ? json_node_get_int (node) : 0;
}

/**
 * peng_json_get_boolean:
 * @object: an object from outside
 * @member: a name
 *
 * Returns: whether it is there and true
 */
gboolean
peng_json_get_boolean (JsonObject *object,
                       const char *member)
{
  JsonNode *node = get_value (object, member, G_TYPE_BOOLEAN);

  return node != NULL && json_node_get_boolean (node);
}

static gboolean
is_problem (const PengProblem *problem)
{
  return g_strcmp0 (problem->content_type, "application/problem+json") == 0;
}

static gboolean
is_type (JsonObject *object,
         const char *name)
{
  const char *type = object != NULL ? peng_json_get_string (object, "type") : NULL;

  return type != NULL && g_str_has_suffix (type, name);
}

/* A gateway on the way, or a hotel's sign-in page, answers 4xx too. Only a portal's own words prove
 * anything of an article. */
static PengPortalError
find_code (const PengProblem *problem,
           JsonObject        *object)
{
  switch (problem->status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
      return PENG_PORTAL_ERROR_SIGNED_OUT;
    case SOUP_STATUS_REQUEST_TIMEOUT:
      return PENG_PORTAL_ERROR_TIMED_OUT;
    case SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE:
      return PENG_PORTAL_ERROR_TOO_LARGE;
    case 429:
    case SOUP_STATUS_SERVICE_UNAVAILABLE:
      return PENG_PORTAL_ERROR_BUSY;
    default:
      break;
    }

  if (problem->status == 511 || problem->status < 400)
    return PENG_PORTAL_ERROR_BAD_REPLY;
  if (problem->status >= 500)
    return PENG_PORTAL_ERROR_SERVER;
  if (!is_problem (problem) || object == NULL)
    return PENG_PORTAL_ERROR_BAD_REPLY;

  switch (problem->status)
    {
    case SOUP_STATUS_FORBIDDEN:
      return PENG_PORTAL_ERROR_SIGNED_OUT;
    case SOUP_STATUS_NOT_FOUND:
      return PENG_PORTAL_ERROR_NOT_FOUND;
    case SOUP_STATUS_GONE:
      return PENG_PORTAL_ERROR_GONE;
    case SOUP_STATUS_PRECONDITION_FAILED:
      return PENG_PORTAL_ERROR_CONFLICT;
    default:
      return is_type (object, "missing-media") ? PENG_PORTAL_ERROR_MISSING_MEDIA
                                               : PENG_PORTAL_ERROR_REFUSED;
    }
}

/**
 * peng_problem_get_retry_after:
 * @problem: an answer that is no success
 *
 * Reads its Retry-After (RFC 9110, section 10.2.3): seconds, or a date.
 *
 * Returns: for how many seconds the portal asks to wait, a day at most, 0 where it does not say
 */
guint
peng_problem_get_retry_after (const PengProblem *problem)
{
  const char *text = problem->retry_after;
  g_autoptr(GDateTime) date = NULL;
  guint64 seconds;

  if (text == NULL)
    return 0;
  if (g_ascii_string_to_unsigned (text, 10, 0, MAX_RETRY_AFTER, &seconds, NULL))
    return seconds;

  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return 0;

  return CLAMP (g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC,
                0, MAX_RETRY_AFTER);
}

/* What exactly is wrong, where the portal lists it: "title: empty; tags: too many". */
static char *
join_errors (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "errors");
  JsonArray *errors = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                   : NULL;
  guint n = errors != NULL ? MIN (json_array_get_length (errors), MAX_ERRORS) : 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (errors, i);
      JsonObject *one = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char *pointer = one != NULL ? peng_json_get_string (one, "pointer") : NULL;
      const char *detail = one != NULL ? peng_json_get_string (one, "detail") : NULL;

      if (pointer != NULL && detail != NULL)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "",
                                *pointer == '/' ? pointer + 1 : pointer, detail);
    }

  return g_string_free (text, text->len == 0);
}

/**
 * peng_problem_tidy:
 * @text: (transfer full): what a portal says
 *
 * Returns: (transfer full): it as one line of bounded length
 */
char *
peng_problem_tidy (char *text)
{
  char *line = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_DETAIL));

  g_free (text);
  for (char *p = line; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        *p = ' ';
    }

  return g_strstrip (line);
}

static char *
dup_detail (JsonObject *object)
{
  char *text = join_errors (object);

  if (text == NULL)
    text = g_strdup (peng_json_get_string (object, "detail"));
  if (text == NULL)
    text = g_strdup (peng_json_get_string (object, "title"));

  return text != NULL ? peng_problem_tidy (text) : NULL;
}

/**
 * peng_problem_new_error:
 * @problem: an answer that is no success
 * @asked: whether the request was a question, that can change nothing
 *
 * Turns an answer, RFC 9457 (Problem Details for HTTP APIs) or not, into an error. A 4xx says that
 * nothing was done; a 5xx to anything but a question leaves it unknown.
 *
 * Returns: (transfer full): an error of %PENG_PORTAL_ERROR
 */
GError *
peng_problem_new_error (const PengProblem *problem,
                        gboolean           asked)
{
  g_autoptr(JsonObject) object = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *message = NULL;
  PengPortalFailure failure = { .status = problem->status };

  if (is_problem (problem))
    object = peng_json_parse (problem->body, NULL);
  detail = object != NULL ? dup_detail (object) : NULL;
  message = g_strdup_printf ("HTTP %u: %s", problem->status, detail != NULL ? detail : "no detail");

  failure.unknown = !asked && (problem->status < 400 || problem->status >= 500);
  failure.retry_after = peng_problem_get_retry_after (problem);
  failure.etag = (char *) problem->etag;
  failure.detail = detail;

  return peng_portal_error_new (find_code (problem, object), &failure, message);
}
