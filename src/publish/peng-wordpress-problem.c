/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-publish"

#include "publish/peng-wordpress-problem.h"

#include "publish/peng-wordpress-text.h"

/* What decides is the code, in every language of the site: the status alone says too little. A file
 * that is no picture, for one, is refused with a 500. */
typedef struct
{
  const char      *code;
  PengPortalError  error;
} Meaning;

static const Meaning meanings[] = {
  { "application_passwords_disabled", PENG_PORTAL_ERROR_SIGNED_OUT },
  { "incorrect_password", PENG_PORTAL_ERROR_SIGNED_OUT },
  { "invalid_email", PENG_PORTAL_ERROR_SIGNED_OUT },
  { "invalid_username", PENG_PORTAL_ERROR_SIGNED_OUT },
  { "rest_already_trashed", PENG_PORTAL_ERROR_GONE },
  { "rest_no_route", PENG_PORTAL_ERROR_BAD_REPLY },
  { "rest_not_logged_in", PENG_PORTAL_ERROR_SIGNED_OUT },
  { "rest_post_invalid_id", PENG_PORTAL_ERROR_NOT_FOUND },
  { "rest_term_invalid", PENG_PORTAL_ERROR_NOT_FOUND },
  /* The bytes were damaged on the way: they are sent again. */
  { "rest_upload_hash_mismatch", PENG_PORTAL_ERROR_BAD_REPLY },
  { "rest_upload_sideload_error", PENG_PORTAL_ERROR_REFUSED },
};

static gboolean
find_meaning (const char      *code,
              PengPortalError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (g_str_equal (meanings[i].code, code))
        {
          *error = meanings[i].error;
          return TRUE;
        }
    }

  return FALSE;
}

static JsonObject *
get_object (JsonObject *object,
            const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Who is not known may not ask for drafts: that comes as a fault of the parameter "status". */
static gboolean
is_anonymous (JsonObject *object)
{
  JsonObject *details = get_object (get_object (object, "data"), "details");
  JsonObject *data = get_object (get_object (details, "status"), "data");

  return data != NULL && peng_json_get_int (data, "status") == 401;
}

static PengPortalError
judge (const PengProblem *problem,
       JsonObject        *object)
{
  const char *code = object != NULL ? peng_json_get_string (object, "code") : NULL;
  PengPortalError error;

  if (problem->status == 413)
    return PENG_PORTAL_ERROR_TOO_LARGE;
  if (problem->status == 408)
    return PENG_PORTAL_ERROR_TIMED_OUT;
  if (problem->status == 429 || problem->status == 503)
    return PENG_PORTAL_ERROR_BUSY;
  if (problem->status == 511 || problem->status < 400)
    return PENG_PORTAL_ERROR_BAD_REPLY;
  if (code != NULL && find_meaning (code, &error))
    return error;
  if (problem->status >= 500)
    return PENG_PORTAL_ERROR_SERVER;
  if (problem->status == 401 || (object != NULL && is_anonymous (object)))
    return PENG_PORTAL_ERROR_SIGNED_OUT;
  if (code == NULL)
    return PENG_PORTAL_ERROR_BAD_REPLY;

  return PENG_PORTAL_ERROR_REFUSED;
}

/* Which field is wrong, where it says so: "status: …". */
static char *
dup_parameters (JsonObject *object)
{
  JsonObject *params = get_object (get_object (object, "data"), "params");
  g_autoptr(GList) names = params != NULL ? json_object_get_members (params) : NULL;
  const char *text = names != NULL ? peng_json_get_string (params, names->data) : NULL;

  return text != NULL ? g_strdup_printf ("%s: %s", (const char *) names->data, text) : NULL;
}

static char *
dup_detail (JsonObject *object)
{
  g_autofree char *text = dup_parameters (object);

  if (text == NULL)
    text = g_strdup (peng_json_get_string (object, "message"));

  return text != NULL ? peng_problem_tidy (peng_wordpress_text_dup_plain (text)) : NULL;
}

/**
 * peng_wordpress_problem_new_error:
 * @problem: an answer of a WordPress that is no success
 * @asked: whether the request was a question, that can change nothing
 *
 * Turns what the REST API says (`code`, `message`, `data`), or a page in its place, into an error.
 * With a wrong password WordPress takes who asks for nobody: that is a 401 with many codes. A 4xx
 * says that nothing was done, and so does a code that names why; any other 5xx to what is no
 * question leaves it unknown.
 *
 * Returns: (transfer full): an error of %PENG_PORTAL_ERROR
 */
GError *
peng_wordpress_problem_new_error (const PengProblem *problem,
                                  gboolean           asked)
{
  g_autoptr(JsonObject) object = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *message = NULL;
  PengPortalFailure failure = { .status = problem->status };
  PengPortalError code;

  if (g_strcmp0 (problem->content_type, "application/json") == 0)
    object = peng_json_parse (problem->body, NULL);

  code = judge (problem, object);
  detail = object != NULL ? dup_detail (object) : NULL;
  message = g_strdup_printf ("HTTP %u: %s", problem->status, detail != NULL ? detail : "no detail");

  failure.unknown = !asked && (problem->status < 400 || problem->status >= 500) &&
                    code != PENG_PORTAL_ERROR_REFUSED && code != PENG_PORTAL_ERROR_SIGNED_OUT;
  failure.retry_after = peng_problem_get_retry_after (problem);
  failure.detail = detail;

  return peng_portal_error_new (code, &failure, message);
}
