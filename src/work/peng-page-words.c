/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-work"

#include "work/peng-page-words.h"

#include <string.h>

#include <glib/gi18n.h>

/* More text than this is none that was written here. */
#define MAX_TEXT (1024 * 1024)
#define TYPE     "a(subsmsmsms)"

/* What puts it right. */
typedef enum
{
  ADVICE_PUBLISH,
  ADVICE_ADMIN,
  ADVICE_PICTURE,
  ADVICE_GONE,
  ADVICE_LOOK,
} Advice;

static const char * const advices[] = {
  [ADVICE_PUBLISH] =
    N_("If nobody was meant to change it, publish the article again: that puts it right."),
  [ADVICE_ADMIN] =
    N_("Publish the article again to remove it, and tell the site’s administrator: somebody may have "
       "broken into the site."),
  [ADVICE_PICTURE] =
    N_("Open the page and look at the picture. Publish the article again; if that does not help, tell "
       "the site’s administrator."),
  [ADVICE_GONE] =
    N_("Ask the site’s administrator whether the page was removed on purpose. To bring it back, publish "
       "the article again."),
  [ADVICE_LOOK] =
    N_("Open the page in a browser and look at it."),
};

static const struct
{
  const char *text;
  Advice      advice;
} words[] = {
  [PENG_PAGE_TITLE_MISSING]   = { N_("The page does not show the title."), ADVICE_PUBLISH },
  [PENG_PAGE_TITLE_CHANGED]   = { N_("The page has another title."), ADVICE_PUBLISH },
  [PENG_PAGE_ARTICLE_MISSING] = { N_("The page shows nothing of the article."), ADVICE_GONE },
  [PENG_PAGE_TEXT_MISSING]    = { N_("A paragraph is missing."), ADVICE_PUBLISH },
  [PENG_PAGE_TEXT_CHANGED]    = { N_("A paragraph says something else."), ADVICE_PUBLISH },
  [PENG_PAGE_TEXT_MOVED]      = { N_("A paragraph stands at another place."), ADVICE_PUBLISH },
  [PENG_PAGE_TEXT_FOREIGN]    = { N_("There is text that you did not send."), ADVICE_ADMIN },
  [PENG_PAGE_PICTURE_MISSING] = { N_("A picture is missing."), ADVICE_PUBLISH },
  [PENG_PAGE_PICTURE_FOREIGN] = { N_("There is a picture that you did not send."), ADVICE_ADMIN },
  [PENG_PAGE_PICTURE_BROKEN]  = { N_("A picture cannot be shown: the site does not have it."), ADVICE_PICTURE },
  [PENG_PAGE_PICTURE_CHANGED] = { N_("A picture is another one than you sent."), ADVICE_PICTURE },
  [PENG_PAGE_LINK_MISSING]    = { N_("A link of yours is missing or leads elsewhere."), ADVICE_PUBLISH },
  [PENG_PAGE_LINK_FOREIGN]    = { N_("A link that you did not send leads to another site."), ADVICE_ADMIN },
  [PENG_PAGE_HIDDEN]          = { N_("Something is hidden in the page."), ADVICE_ADMIN },
  [PENG_PAGE_MARQUEE]         = { N_("There is moving text that you did not send."), ADVICE_ADMIN },
  [PENG_PAGE_FRAME]           = { N_("Another page is shown inside the article."), ADVICE_ADMIN },
  [PENG_PAGE_SCRIPT]          = { N_("A script was put into the article."), ADVICE_ADMIN },
  [PENG_PAGE_REFRESH]         = { N_("The page sends its readers on to another address."), ADVICE_ADMIN },
  [PENG_PAGE_BASE]            = { N_("The links of the page were turned to another site."), ADVICE_ADMIN },
  [PENG_PAGE_FORM]            = { N_("The article asks its readers to fill in or press something."), ADVICE_ADMIN },
  [PENG_PAGE_STYLE]           = { N_("A style sheet was put into the article."), ADVICE_ADMIN },
  [PENG_PAGE_ELSEWHERE]       = { N_("The address of the page leads to another site."), ADVICE_ADMIN },
  [PENG_PAGE_GONE]            = { N_("The page is not there any more."), ADVICE_GONE },
  [PENG_PAGE_TOO_LARGE]       = { N_("The page is too large to be read as a whole."), ADVICE_LOOK },
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == PENG_PAGE_N_KINDS);

static const char * const hidings[] = {
  [PENG_PAGE_SHOWN]                = "",
  [PENG_PAGE_HIDDEN_BY_DISPLAY]    = N_("Something is in the page that is not displayed."),
  [PENG_PAGE_HIDDEN_BY_VISIBILITY] = N_("Something is in the page that is made invisible."),
  [PENG_PAGE_HIDDEN_BY_OPACITY]    = N_("Something is in the page that is transparent."),
  [PENG_PAGE_HIDDEN_BY_SIZE]       = N_("Something is in the page that is made too small to be seen."),
  [PENG_PAGE_HIDDEN_BY_PLACE]      = N_("Something is in the page that is moved off the screen."),
  [PENG_PAGE_HIDDEN_BY_CLIP]       = N_("Something is in the page that is cut away."),
  [PENG_PAGE_HIDDEN_BY_COLOR]      = N_("Text is in the page that has the colour of the background."),
  [PENG_PAGE_HIDDEN_BY_FONT]       = N_("Text is in the page whose letters are too small to be seen."),
};

/* Between two sentences; a Chinese full stop has its room in it. */
static void
append_gap (GString *out)
{
  if (!g_str_has_suffix (out->str, "。"))
    g_string_append_c (out, ' ');
}

/* What a file is called in the library says nothing to a person. */
static gboolean
is_telling (const char *piece)
{
  return piece != NULL && *piece != '\0' && !g_str_has_prefix (piece, "media:");
}

/**
 * peng_page_finding_dup_text:
 * @finding: a finding
 *
 * Returns: (transfer full): what was found, with what is there and what was sent
 */
char *
peng_page_finding_dup_text (const PengPageFinding *finding)
{
  const char *what = finding->kind == PENG_PAGE_HIDDEN && finding->hiding != PENG_PAGE_SHOWN
                       ? hidings[finding->hiding] : words[finding->kind].text;
  GString *out = g_string_new (_(what));

  if (is_telling (finding->there))
    {
      append_gap (out);
      /* Translators: %s is a piece of a page */
      g_string_append_printf (out, _("In the page: “%s”."), finding->there);
    }
  if (is_telling (finding->expected))
    {
      append_gap (out);
      /* Translators: %s is a piece of the article */
      g_string_append_printf (out, _("Sent: “%s”."), finding->expected);
    }

  return g_string_free (out, FALSE);
}

/**
 * peng_page_finding_dup_place:
 * @finding: a finding
 *
 * Returns: (transfer full): where it is
 */
char *
peng_page_finding_dup_place (const PengPageFinding *finding)
{
  if (finding->outside)
    return g_strdup (_("In the page around the article"));

  if (finding->paragraph == 0)
    return g_strdup (_("At the start of the article"));

  /* Translators: %u is a number, %s the first words of the paragraph */
  return g_strdup_printf (_("At paragraph %u, “%s”"), finding->paragraph,
                          finding->near != NULL ? finding->near : "");
}

/**
 * peng_page_finding_get_advice:
 * @finding: a finding
 *
 * Returns: (transfer none): what to do
 */
const char *
peng_page_finding_get_advice (const PengPageFinding *finding)
{
  return _(advices[words[finding->kind].advice]);
}

/**
 * peng_page_findings_write:
 * @findings: (element-type PengPageFinding): what was found
 *
 * Returns: (transfer full): the same as text, to be kept
 */
char *
peng_page_findings_write (GPtrArray *findings)
{
  GVariantBuilder builder;
  g_autoptr(GVariant) all = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (TYPE));
  for (guint i = 0; i < findings->len; i++)
    {
      const PengPageFinding *finding = findings->pdata[i];

      g_variant_builder_add (&builder, "(subsmsmsms)", peng_page_kind_get_name (finding->kind),
                             finding->paragraph, finding->outside,
                             peng_page_hiding_get_name (finding->hiding), finding->near,
                             finding->there, finding->expected);
    }
  all = g_variant_ref_sink (g_variant_builder_end (&builder));

  return g_variant_print (all, FALSE);
}

static void
read_finding (GPtrArray *findings,
              GVariant  *value)
{
  const char *kind, *hiding, *near, *there, *expected;
  g_autofree PengPageFinding *finding = g_new0 (PengPageFinding, 1);

  g_variant_get (value, "(&sub&sm&sm&sm&s)", &kind, &finding->paragraph, &finding->outside, &hiding,
                 &near, &there, &expected);
  if (!peng_page_kind_from_name (kind, &finding->kind) ||
      !peng_page_hiding_from_name (hiding, &finding->hiding))
    return;

  finding->near = g_strdup (near);
  finding->there = g_strdup (there);
  finding->expected = g_strdup (expected);
  g_ptr_array_add (findings, g_steal_pointer (&finding));
}

/**
 * peng_page_findings_read:
 * @text: (nullable): from peng_page_findings_write(), or anything else
 *
 * Returns: (transfer full) (element-type PengPageFinding): what was found; what is not understood is
 *   left out
 */
GPtrArray *
peng_page_findings_read (const char *text)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) peng_page_finding_free);
  g_autoptr(GVariant) all = NULL;

  if (text != NULL && strlen (text) <= MAX_TEXT)
    all = g_variant_parse (G_VARIANT_TYPE (TYPE), text, NULL, NULL, NULL);

  for (gsize i = 0; all != NULL && i < g_variant_n_children (all); i++)
    {
      g_autoptr(GVariant) value = g_variant_get_child_value (all, i);

      read_finding (findings, value);
    }

  return findings;
}
