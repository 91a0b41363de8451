/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preview-fixture.h"

#include "core/peng-html-reader.h"

#include <string.h>

/* Hostile HTML in an article, and in the page as if it had slipped past the reader. Neither way
 * anything of it runs, asks the network for anything or leads away from the page. */

typedef struct
{
  Fixture         page;
  GSocketService *server;
  guint16         port;
  guint           n_connections;
  guint           n_own;  /* of them, those that the test itself has sent */
} Hostile;

typedef struct
{
  const char *name;
  const char *html;   /* %SITE% is a server that counts who comes */
  const char *click;  /* what is pressed then, or NULL */
} Case;

/* What runs leaves its mark on what the private world sees too. */
#define RUN "document.documentElement.setAttribute('data-ran', '1')"

static const Case cases[] = {
  { "script", "<script>" RUN "</script><script src=\"%SITE%/a.js\"></script>" },
  { "module", "<script type=\"module\" src=\"%SITE%/a.mjs\"></script>" },
  { "iframe", "<iframe src=\"%SITE%/a.html\"></iframe>" },
  { "iframe-with-document", "<iframe srcdoc=\"<script>parent." RUN "</script>\"></iframe>" },
  { "iframe-script-link", "<iframe src=\"javascript:parent." RUN "\"></iframe>" },
  { "object", "<object type=\"text/html\" data=\"%SITE%/a.html\"></object>"
    "<embed type=\"text/html\" src=\"%SITE%/b.html\">" },
  { "meta-refresh", "<meta http-equiv=\"refresh\" content=\"0;url=%SITE%/a.html\">" },
  { "base", "<base href=\"%SITE%/\"><iframe src=\"a.html\"></iframe>" },
  { "form", "<form action=\"%SITE%/a\"><input name=\"a\" value=\"b\"><button>甲</button></form>",
    "button" },
  { "form-that-posts", "<form method=\"post\" action=\"%SITE%/a\"><input type=\"submit\"></form>",
    "input" },
  { "form-by-picture", "<form action=\"%SITE%/a\"><input type=\"image\" src=\"%SITE%/a.png\"></form>",
    "input" },
  { "picture", "<img src=\"%SITE%/a.png\">" },
  { "https-picture", "<img src=\"%SECURE%/a.png\">" },
  { "picture-set", "<picture><source srcset=\"%SITE%/a.webp\"><img srcset=\"%SITE%/a.png 1x\">"
    "</picture>" },
  { "video", "<video src=\"%SITE%/a.mp4\" poster=\"%SITE%/a.png\" autoplay></video>"
    "<audio src=\"%SITE%/a.mp3\" autoplay></audio>" },
  { "style-sheet", "<link rel=\"stylesheet\" href=\"%SITE%/a.css\">"
    "<style>@import url('%SITE%/b.css');</style>" },
  { "style", "<p style=\"background: url('%SITE%/a.png')\">甲</p>"
    "<style>@font-face { font-family: f; src: url('%SITE%/a.woff'); } p { font-family: f; }</style>" },
  { "looking-ahead", "<link rel=\"prefetch\" href=\"%SITE%/a.html\">"
    "<link rel=\"preload\" as=\"image\" href=\"%SITE%/a.png\">" },
  { "event-attributes", "<img src=\"none\" onerror=\"" RUN "\"><svg onload=\"" RUN "\"></svg>"
    "<details open ontoggle=\"" RUN "\">甲</details>" },
  { "click-attribute", "<p onclick=\"" RUN "\" onmousedown=\"" RUN "\">甲</p>", "p" },
  { "script-link", "<p><a href=\"javascript:" RUN "\">甲</a></p>", "a" },
  { "script-link-in-disguise", "<p><a href=\" jav&#x09;ascript:" RUN "\">甲</a></p>", "a" },
  { "data-link", "<p><a href=\"data:text/html,%3Cscript%3E1%3C/script%3E\">甲</a></p>", "a" },
  { "link-to-another-window", "<p><a target=\"_blank\" href=\"%SITE%/a.html\">甲</a></p>", "a" },
  { "link-that-tells", "<p><a ping=\"%SITE%/ping\" href=\"https://a.invalid/\">甲</a></p>", "a" },
};

static gboolean
incoming_cb (Hostile *self)
{
  self->n_connections++;

  return FALSE;
}

static void
hostile_set_up (Hostile       *self,
                gconstpointer  data)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) address = NULL;
  g_autoptr(GError) error = NULL;

  self->server = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->server), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &address, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  g_signal_connect_swapped (self->server, "incoming", G_CALLBACK (incoming_cb), self);
  set_up (&self->page, NULL);
}

static void
hostile_tear_down (Hostile       *self,
                   gconstpointer  data)
{
  tear_down (&self->page, NULL);
  g_socket_service_stop (self->server);
  g_socket_listener_close (G_SOCKET_LISTENER (self->server));
  g_object_unref (self->server);
}

static char *
dup_html (Hostile    *self,
          const Case *c)
{
  g_autoptr(GString) html = g_string_new (c->html);
  g_autofree char *site = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  g_autofree char *secure = g_strdup_printf ("https://127.0.0.1:%u", self->port);

  g_string_replace (html, "%SITE%", site, 0);
  g_string_replace (html, "%SECURE%", secure, 0);

  return g_strdup (html->str);
}

/* The page is not another one when this is still there. */
static void
mark_page (Hostile *self)
{
  assert_answer (&self->page, "window.marked = 'marked'", "marked");
}

static void
click_on (Hostile    *self,
          const char *selector)
{
  g_autofree char *script =
    g_strdup_printf ("[...document.querySelectorAll('#peng-article %s')].at(-1)?.click(); 0",
                     selector);

  if (selector != NULL)
    g_free (ask (&self->page, script));
}

/* A picture of ours, asked for after all the rest, has had its answer: the page had its time. */
static void
wait_for_own_picture (Hostile *self)
{
  assert_answer (&self->page, "window.answered = false; window.asked = (window.asked ?? 100) + 1;"
                              "window.picture = new Image();"
                              "picture.onload = picture.onerror = () => window.answered = true;"
                              "picture.src = `peng-preview:///media/${asked}`; 'asked'", "asked");
  wait_for_answer (&self->page, "String(window.answered)", "true");
}

/* One comes whom we sent ourselves, through the very process that would have sent the others: they
 * had their time too, and who comes is counted. */
static void
wait_for_own_visit (Hostile *self)
{
  GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->page.preview));
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u/", self->port);
  guint n_before = self->n_connections;
  g_autoptr(WebKitDownload) visit =
    webkit_network_session_download_uri (
      webkit_web_view_get_network_session (WEBKIT_WEB_VIEW (view)), uri);

  self->n_own++;
  while (self->n_connections == n_before)
    g_main_context_iteration (NULL, TRUE);
  webkit_download_cancel (visit);
}

static void
assert_harmless (Hostile *self)
{
  for (guint i = 0; i < 3; i++)
    {
      wait_for_own_picture (self);
      wait_for_own_visit (self);
    }

  assert_answer (&self->page, "String(document.documentElement.getAttribute('data-ran'))", "null");
  assert_answer (&self->page, "String(window.marked)", "marked");
  g_assert_cmpuint (self->n_connections, ==, self->n_own);
}

/* As an article that somebody pasted or opened. */
static void
try_in_article (Hostile    *self,
                const Case *c,
                const char *html)
{
  PengHtmlReport report;
  g_autoptr(GPtrArray) blocks = peng_html_read (html, strlen (html), &report);

  apply (&self->page, peng_document_make_blocks (self->page.document, 0, 0,
                                                 (PengBlock * const *) blocks->pdata, blocks->len));
  click_on (self, c->click);
  assert_harmless (self);
  assert_answer (&self->page, "document.querySelectorAll('#peng-article :is(script, iframe, object, "
                              "embed, meta, base, form, input, button, link, style, svg)').length",
                 "0");
  g_assert_true (self->page.link == NULL || g_str_has_prefix (self->page.link, "http"));
}

/* Past the reader, by a script of ours: the very words, with nothing taken out. */
static void
try_in_page (Hostile    *self,
             const Case *c,
             const char *html)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *) html, strlen (html));
  g_autofree char *script =
    g_strdup_printf ("document.getElementById('peng-article').append("
                     "document.createRange().createContextualFragment(new TextDecoder().decode("
                     "Uint8Array.from(atob('%s'), c => c.charCodeAt(0))))); 0", encoded);

  g_free (ask (&self->page, script));
  click_on (self, c->click);
  assert_harmless (self);
}

static void
test_case (Hostile       *self,
           gconstpointer  data)
{
  const Case *c = data;
  g_autofree char *html = dup_html (self, c);

  mark_page (self);
  try_in_article (self, c, html);
  try_in_page (self, c, html);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/preview/hostile/", cases[i].name, NULL);

      g_test_add (path, Hostile, &cases[i], hostile_set_up, test_case, hostile_tear_down);
    }

  return g_test_run ();
}
