/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "work/peng-publish-policy.h"

#include "publish/peng-portal.h"
#include "work/peng-publishing.h"

typedef struct
{
  const char      *name;
  PengOutboxState  state;
  PengPortalError  code;
  gboolean         unknown;
  PengReaction     reaction;
} Case;

static const Case cases[] = {
  { "file/offline", PENG_OUTBOX_MEDIA, PENG_PORTAL_ERROR_OFFLINE, FALSE, PENG_REACTION_WAIT },
  { "file/offline-on-its-way", PENG_OUTBOX_MEDIA, PENG_PORTAL_ERROR_OFFLINE, TRUE,
    PENG_REACTION_WAIT },
  { "file/signed-out", PENG_OUTBOX_MEDIA, PENG_PORTAL_ERROR_SIGNED_OUT, FALSE,
    PENG_REACTION_PAUSE },
  { "file/too-large", PENG_OUTBOX_MEDIA, PENG_PORTAL_ERROR_TOO_LARGE, FALSE,
    PENG_REACTION_REJECT },
  { "file/not-found", PENG_OUTBOX_MEDIA, PENG_PORTAL_ERROR_NOT_FOUND, FALSE, PENG_REACTION_WAIT },
  { "article/offline", PENG_OUTBOX_SENDING, PENG_PORTAL_ERROR_OFFLINE, FALSE,
    PENG_REACTION_WAIT },
  { "article/offline-on-its-way", PENG_OUTBOX_SENDING, PENG_PORTAL_ERROR_OFFLINE, TRUE,
    PENG_REACTION_DOUBT },
  { "article/server-on-its-way", PENG_OUTBOX_SENDING, PENG_PORTAL_ERROR_SERVER, TRUE,
    PENG_REACTION_DOUBT },
  { "article/page-on-its-way", PENG_OUTBOX_SENDING, PENG_PORTAL_ERROR_BAD_REPLY, TRUE,
    PENG_REACTION_DOUBT },
  { "article/refused", PENG_OUTBOX_SENDING, PENG_PORTAL_ERROR_REFUSED, FALSE,
    PENG_REACTION_REJECT },
  { "article/conflict", PENG_OUTBOX_SENDING, PENG_PORTAL_ERROR_CONFLICT, FALSE,
    PENG_REACTION_ASK },
  { "article/not-found", PENG_OUTBOX_SENDING, PENG_PORTAL_ERROR_NOT_FOUND, FALSE,
    PENG_REACTION_ASK },
  { "article/gone", PENG_OUTBOX_SENDING, PENG_PORTAL_ERROR_GONE, FALSE, PENG_REACTION_ASK },
  { "article/missing-media", PENG_OUTBOX_SENDING, PENG_PORTAL_ERROR_MISSING_MEDIA, FALSE,
    PENG_REACTION_RESEND },
  { "article/signed-out", PENG_OUTBOX_SENDING, PENG_PORTAL_ERROR_SIGNED_OUT, FALSE,
    PENG_REACTION_PAUSE },
  { "article/busy", PENG_OUTBOX_SENDING, PENG_PORTAL_ERROR_BUSY, FALSE, PENG_REACTION_WAIT },
  { "unknown/offline", PENG_OUTBOX_UNKNOWN, PENG_PORTAL_ERROR_OFFLINE, FALSE,
    PENG_REACTION_DOUBT },
  { "unknown/refused", PENG_OUTBOX_UNKNOWN, PENG_PORTAL_ERROR_REFUSED, FALSE,
    PENG_REACTION_DOUBT },
  { "unknown/too-large", PENG_OUTBOX_UNKNOWN, PENG_PORTAL_ERROR_TOO_LARGE, FALSE,
    PENG_REACTION_DOUBT },
  { "unknown/signed-out", PENG_OUTBOX_UNKNOWN, PENG_PORTAL_ERROR_SIGNED_OUT, FALSE,
    PENG_REACTION_PAUSE },
};

static void
test_react (gconstpointer data)
{
  const Case *c = data;
  const PengPortalFailure failure = { .unknown = c->unknown };
  g_autoptr(GError) error = peng_portal_error_new (c->code, &failure, "");

  g_assert_cmpint (peng_publish_policy_react (c->state, error), ==, c->reaction);
}

/* Whatever comes: a request that may have been carried out is never simply sent again, and a row
 * whose fate is unknown is never called refused. */
static void
test_never_blindly (void)
{
  for (guint code = 0; code < PENG_PORTAL_N_ERRORS; code++)
    {
      const PengPortalFailure failure = { .unknown = TRUE };
      g_autoptr(GError) error = peng_portal_error_new (code, &failure, "");
      PengReaction asking = peng_publish_policy_react (PENG_OUTBOX_UNKNOWN, error);

      g_assert_cmpint (peng_publish_policy_react (PENG_OUTBOX_SENDING, error), ==,
                       PENG_REACTION_DOUBT);
      g_assert_true (asking == PENG_REACTION_DOUBT || asking == PENG_REACTION_PAUSE);
    }
}

static void
test_delay (void)
{
  const PengPublisherPace pace = { .first_ms = 1000, .longest_ms = 60000 };
  const PengPortalFailure patient = { .retry_after = 120 };
  const PengPortalFailure absurd = { .retry_after = G_MAXUINT };
  g_autoptr(GError) plain = peng_portal_error_new (PENG_PORTAL_ERROR_OFFLINE, NULL, "");
  g_autoptr(GError) busy = peng_portal_error_new (PENG_PORTAL_ERROR_BUSY, &patient, "");
  g_autoptr(GError) too_busy = peng_portal_error_new (PENG_PORTAL_ERROR_BUSY, &absurd, "");

  for (guint n = 0; n < 200; n++)
    {
      guint middle = MIN ((guint64) 1000 << MIN (n, 20), 60000);
      guint delay = peng_publish_policy_delay (&pace, n, plain);

      g_assert_cmpuint (delay, >=, middle * 0.75 - 1);
      g_assert_cmpuint (delay, <=, middle * 1.25);
    }

  g_assert_cmpuint (peng_publish_policy_delay (&pace, 0, busy), ==, 120 * 1000);
  g_assert_cmpuint (peng_publish_policy_delay (&pace, 0, too_busy), ==, PENG_PUBLISH_LONGEST_MS);
}

/* What is stored as the reason comes back as the error after the program has ended. */
static void
test_reasons (void)
{
  for (guint code = 0; code < PENG_PORTAL_N_ERRORS; code++)
    {
      const PengPortalFailure failure = { .detail = (char *) "第3张: 太大" };
      g_autoptr(GError) error = peng_portal_error_new (code, &failure, "HTTP");
      g_autofree char *reason = peng_publishing_reason_new (error);
      g_autoptr(GError) parsed = peng_publishing_reason_parse (reason);

      g_assert_error (parsed, PENG_PORTAL_ERROR, (int) code);
      g_assert_cmpstr (peng_portal_error_get_failure (parsed)->detail, ==, "第3张: 太大");
    }

  g_assert_null (peng_publishing_reason_parse (NULL));
}

static void
test_other_reasons (void)
{
  static const char * const texts[] = { "", ":", "offline", "of: x", "other: disk", "offline2: y" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) parsed = peng_publishing_reason_parse (texts[i]);

      g_assert_error (parsed, G_IO_ERROR, G_IO_ERROR_FAILED);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/work/publish-policy/react/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_react);
    }
  g_test_add_func ("/work/publish-policy/never-blindly", test_never_blindly);
  g_test_add_func ("/work/publish-policy/delay", test_delay);
  g_test_add_func ("/work/publish-policy/reasons", test_reasons);
  g_test_add_func ("/work/publish-policy/other-reasons", test_other_reasons);

  return g_test_run ();
}
