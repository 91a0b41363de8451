/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-page"

#include "core/peng-page-private.h"

#include "core/peng-page-address.h"

#include <string.h>

/* What is in a page that nobody sent, beside text and pictures. In the article's part all of it is
 * told. Around it are the site's own menus, scripts and forms; there only what can have no honest
 * end is: links to other hosts in what is pushed off the page or made too small, and what sends a
 * reader elsewhere. */

static const char * const frames[] = {
  "applet", "embed", "fencedframe", "frame", "frameset", "iframe", "object", "portal", NULL
};
static const char * const fields[] = {
  "button", "form", "input", "select", "textarea", NULL
};
static const char * const running[] = { "blink", "marquee", NULL };
static const char * const sheets[] = { "link", "style", NULL };
static const char * const data_types[] = { "application/json", "application/ld+json", NULL };

/* Bound of what of an element is shown as it stands. */
#define MAX_TOLD 400

/* What is said of an element: `iframe https://x.example/`. A link's address and the words of a box
 * say more than the names of these. */
static char *
describe (PengPageChecker *self,
          guint            node,
          const char      *address,
          gboolean         is_box)
{
  g_autofree char *text = peng_page_tree_dup_text (self->tree, node);
  g_autofree char *words = NULL;
  gboolean named;

  if (strlen (text) > MAX_TOLD)
    *g_utf8_find_prev_char (text, text + MAX_TOLD) = '\0';
  words = peng_page_dup_words (text);
  named = address != NULL ? !peng_page_tree_is (self->tree, node, "a") && !is_box
                          : !is_box || *words == '\0';

  return g_strconcat (named ? self->tree->nodes[node].name : "", named && address != NULL ? " " : "",
                      address != NULL ? address : "",
                      *words != '\0' && (named || address != NULL) ? " " : "", words, NULL);
}

static void
report (PengPageChecker *self,
        PengPageKind     kind,
        guint            node,
        const char      *address)
{
  g_autofree char *there = describe (self, node, address, FALSE);

  peng_page_checker_add (self, kind, node, there, NULL);
}

static gboolean
is_inside (PengPageChecker *self,
           guint            node)
{
  return peng_page_tree_holds (self->tree, self->root, node);
}

static gboolean
is_one_of (PengPageChecker    *self,
           guint               node,
           const char * const *names)
{
  return g_strv_contains (names, self->tree->nodes[node].name);
}

/* Where a link leads that nobody sent; %NULL for one that is ours or stays at the site. */
static char *
dup_foreign_link (PengPageChecker *self,
                  guint            node,
                  const char      *attribute,
                  gboolean        *runs)
{
  const char *href = peng_page_tree_get (self->tree, node, attribute);
  g_autofree char *address = href != NULL && *href != '#' && *href != '\0'
                               ? peng_page_checker_resolve (self, node, attribute) : NULL;
  g_autofree char *key = address != NULL ? peng_page_address_dup_key (address) : NULL;
  g_autofree char *media = address != NULL ? peng_page_checker_dup_media (self, address) : NULL;
  PengPageAddressKind kind;

  *runs = FALSE;
  if (address == NULL)
    return NULL;

  if (media != NULL)
    g_hash_table_add (self->links, g_strconcat ("found ", media, NULL));
  if (g_hash_table_contains (self->links, key))
    {
      g_hash_table_add (self->links, g_strconcat ("found ", key, NULL));
      return NULL;
    }

  kind = peng_page_address_get_kind (self->address, address);
  *runs = kind == PENG_PAGE_ADDRESS_CODE;

  return kind != PENG_PAGE_ADDRESS_HERE ? g_steal_pointer (&address) : NULL;
}

static void
check_link (PengPageChecker *self,
            guint            node)
{
  static const char * const names[] = { "href", "xlink:href", "ping", NULL };

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean runs;
      g_autofree char *address = dup_foreign_link (self, node, names[i], &runs);

      if (address != NULL)
        report (self, runs ? PENG_PAGE_SCRIPT : PENG_PAGE_LINK_FOREIGN, node, address);
    }
}

static void
check_script (PengPageChecker *self,
              guint            node)
{
  const char *type = peng_page_tree_get (self->tree, node, "type");

  if (type == NULL || !g_strv_contains (data_types, type))
    report (self, PENG_PAGE_SCRIPT, node, peng_page_tree_get (self->tree, node, "src"));
}

/* A form's fields are told of with it. */
static gboolean
is_in_form (PengPageChecker *self,
            guint            node)
{
  for (guint i = self->tree->nodes[node].parent; i != PENG_PAGE_NONE; i = self->tree->nodes[i].parent)
    {
      if (is_one_of (self, i, fields) && is_inside (self, i))
        return TRUE;
    }

  return FALSE;
}

/* `url(https://x.example/a.png)` in an element's own style. */
static void
check_style (PengPageChecker *self,
             guint            node)
{
  const char *style = peng_page_tree_get (self->tree, node, "style");
  const char *p = style;

  while (p != NULL && (p = strstr (p, "url(")) != NULL)
    {
      const char *start = p + 4 + strspn (p + 4, " '\"");
      g_autofree char *text = g_strndup (start, strcspn (start, "'\")"));
      g_autofree char *address = peng_page_address_resolve (self->base, text);

      if (peng_page_address_get_kind (self->address, address) == PENG_PAGE_ADDRESS_ELSEWHERE)
        report (self, PENG_PAGE_PICTURE_FOREIGN, node, address);
      p = start;
    }
}

static void
check_inside (PengPageChecker *self,
              guint            node)
{
  const char *handler = peng_page_tree_get (self->tree, node, "on");
  const char *source = peng_page_tree_get (self->tree, node, "src");

  if (handler != NULL)
    report (self, PENG_PAGE_SCRIPT, node, handler);

  if (is_one_of (self, node, frames))
    report (self, PENG_PAGE_FRAME, node,
            source != NULL ? source : peng_page_tree_get (self->tree, node, "data"));
  else if (is_one_of (self, node, running))
    report (self, PENG_PAGE_MARQUEE, node, NULL);
  else if (is_one_of (self, node, sheets))
    report (self, PENG_PAGE_STYLE, node, peng_page_tree_get (self->tree, node, "href"));
  else if (is_one_of (self, node, fields) && !is_in_form (self, node))
    report (self, PENG_PAGE_FORM, node, peng_page_tree_get (self->tree, node, "action"));
  else if (peng_page_tree_is (self->tree, node, "script"))
    check_script (self, node);
  else if (peng_page_tree_is (self->tree, node, "svg"))
    report (self, PENG_PAGE_PICTURE_FOREIGN, node, NULL);
  else if (peng_page_tree_is (self->tree, node, "a") || peng_page_tree_is (self->tree, node, "area"))
    check_link (self, node);

  check_style (self, node);
}

/* `3; url='https://x.example/'` */
static void
check_refresh (PengPageChecker *self,
               guint            node)
{
  const char *what = peng_page_tree_get (self->tree, node, "http-equiv");
  const char *content = peng_page_tree_get (self->tree, node, "content");
  g_autofree char *lower = NULL;
  g_autofree char *address = NULL;
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;
  const char *p;

  if (what == NULL || content == NULL || g_ascii_strcasecmp (what, "refresh") != 0)
    return;

  lower = g_ascii_strdown (content, -1);
  p = strpbrk (lower, ";,");
  if (p == NULL)
    return;

  p = content + (p - lower) + 1;
  p += strspn (p, " \t\n");
  if (g_ascii_strncasecmp (p, "url", 3) == 0)
    p += 3 + strspn (p + 3, " =");
  p += strspn (p, " '\"");
  own = g_strndup (p, strcspn (p, "'\""));
  address = peng_page_address_resolve (self->base, own);
  g_free (own);
  own = peng_page_address_dup_key (self->address);
  other = peng_page_address_dup_key (address);
  if (!g_str_equal (own, other))
    report (self, PENG_PAGE_REFRESH, node, address);
}

static void
check_anywhere (PengPageChecker *self,
                guint            node)
{
  if (peng_page_tree_is (self->tree, node, "meta"))
    check_refresh (self, node);
  else if (peng_page_tree_is (self->tree, node, "base") &&
           peng_page_tree_get (self->tree, node, "href") != NULL)
    {
      const char *href = peng_page_tree_get (self->tree, node, "href");
      g_autofree char *address = peng_page_address_resolve (self->address, href);

      if (!peng_page_address_same_host (self->address, address))
        report (self, PENG_PAGE_BASE, node, address);
    }
}

static gboolean
is_words (const char *text)
{
  g_autofree char *fold = peng_page_fold (text);

  return *fold != '\0';
}

/* Whether an element hides something that a page would show without it. */
static gboolean
hides_something (PengPageChecker *self,
                 guint            node)
{
  PengPageHiding hiding = self->looks[node].hiding;
  gboolean only_text = hiding == PENG_PAGE_HIDDEN_BY_COLOR || hiding == PENG_PAGE_HIDDEN_BY_FONT;

  for (guint i = node; i < self->tree->nodes[node].end; )
    {
      const PengPageNode *inner = &self->tree->nodes[i];

      if (self->looks[i].hidden_by == node)
        {
          if (inner->text != NULL && is_words (inner->text))
            return TRUE;
          if (!only_text && inner->flags & PENG_PAGE_REPLACED)
            return TRUE;
          if (!only_text && peng_page_tree_get (self->tree, i, "href") != NULL)
            return TRUE;
        }

      i = inner->flags & PENG_PAGE_SILENT && i > node ? inner->end : i + 1;
    }

  return FALSE;
}

/* The first link in it that leads to another host and that nobody sent. */
static char *
dup_hidden_link (PengPageChecker *self,
                 guint            node)
{
  for (guint i = node; i < self->tree->nodes[node].end; i++)
    {
      gboolean runs;
      g_autofree char *address = peng_page_tree_is (self->tree, i, "a") &&
                                 self->looks[i].hidden_by == node
                                   ? dup_foreign_link (self, i, "href", &runs) : NULL;

      if (address != NULL)
        return g_steal_pointer (&address);
    }

  return NULL;
}

static gboolean
is_silent (PengPageChecker *self,
           guint            node)
{
  for (guint i = node; i != PENG_PAGE_NONE; i = self->tree->nodes[i].parent)
    {
      if (self->tree->nodes[i].flags & PENG_PAGE_SILENT)
        return !peng_page_tree_is (self->tree, i, "svg") && !peng_page_tree_is (self->tree, i, "video");
    }

  return FALSE;
}

/* A picture that its author has made so small. */
static gboolean
was_sent_small (PengPageChecker *self,
                guint            node)
{
  g_autofree char *address = self->looks[node].hiding == PENG_PAGE_HIDDEN_BY_SIZE
                               ? peng_page_checker_resolve (self, node, "src") : NULL;
  PengPageSentPicture *picture = address != NULL ? peng_page_checker_find_picture (self, address)
                                                 : NULL;

  return picture != NULL && picture->small;
}

static void
report_hidden (PengPageChecker *self,
               guint            node,
               const char      *address)
{
  g_autofree char *there = describe (self, node, address, TRUE);
  PengPageFinding *finding = peng_page_checker_add (self, PENG_PAGE_HIDDEN, node, there, NULL);

  if (finding != NULL)
    finding->hiding = self->looks[node].hiding;
}

static void
check_hidden (PengPageChecker *self,
              guint            node)
{
  PengPageHiding hiding = self->looks[node].hiding;
  g_autofree char *address = NULL;

  if (self->looks[node].hidden_by != node || is_silent (self, node))
    return;

  if (is_inside (self, node) || peng_page_tree_holds (self->tree, node, self->root))
    {
      if (hides_something (self, node) && !was_sent_small (self, node))
        report_hidden (self, node, NULL);
      return;
    }

  /* Menus are hidden until a press shows them; nobody pushes them off the page with links away. */
  if (hiding == PENG_PAGE_HIDDEN_BY_DISPLAY || hiding == PENG_PAGE_HIDDEN_BY_VISIBILITY)
    return;

  address = dup_hidden_link (self, node);
  if (address != NULL)
    report_hidden (self, node, address);
}

static void
report_lost_links (PengPageChecker *self)
{
  PengPageSent *sent = self->sent;

  for (guint i = 0; i < sent->links->len; i++)
    {
      g_autofree char *found = g_strconcat ("found ", sent->links->pdata[i], NULL);
      guint paragraph = g_array_index (sent->link_lines, guint, i);
      PengPageFinding *finding;

      if (g_hash_table_contains (self->links, found))
        continue;

      finding = peng_page_result_add (self->result, PENG_PAGE_LINK_MISSING, NULL, sent->links->pdata[i]);
      if (finding != NULL && sent->lines->len > 0)
        {
          PengPageLine *line = sent->lines->pdata[MIN (paragraph, sent->lines->len - 1)];

          finding->paragraph = MIN (paragraph, sent->lines->len - 1) + 1;
          finding->near = peng_page_cut_words (line->words, PENG_PAGE_MAX_EXCERPT / 2);
        }
    }
}

/**
 * peng_page_find_foreign:
 * @self: a page
 *
 * Reports what nobody sent, and the links that were sent and are not there.
 */
void
peng_page_find_foreign (PengPageChecker *self)
{
  for (guint i = 0; i < self->tree->n_nodes; i++)
    {
      if (self->tree->nodes[i].name == NULL)
        continue;

      check_anywhere (self, i);
      check_hidden (self, i);
      if (is_inside (self, i))
        check_inside (self, i);
    }

  if (self->root != PENG_PAGE_NONE)
    report_lost_links (self);
}
