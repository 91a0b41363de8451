/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-preview-view"

#include "preview/peng-preview-view.h"

static const char policy[] =
  "default-src 'none'; img-src peng-preview: data:; media-src peng-preview: blob:; "
  "style-src 'unsafe-inline'";

/* Our own page is the only one that this view ever shows, in the stage's frame. */
static gboolean
decide_policy_cb (WebKitWebView            *view,
                  WebKitPolicyDecision     *decision,
                  WebKitPolicyDecisionType  type)
{
  WebKitNavigationAction *action;
  const char *uri;

  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    return FALSE;

  action = webkit_navigation_policy_decision_get_navigation_action (
    WEBKIT_NAVIGATION_POLICY_DECISION (decision));
  uri = webkit_uri_request_get_uri (webkit_navigation_action_get_request (action));
  if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION &&
      (g_str_equal (uri, PENG_PREVIEW_BASE_URI) || g_str_equal (uri, "about:srcdoc")))
    return FALSE;

  webkit_policy_decision_ignore (decision);

  return TRUE;
}

static gboolean
no_menu_cb (void)
{
  return GDK_EVENT_STOP;
}

static void
add_script (WebKitUserContentManager        *manager,
            const char                      *path,
            WebKitUserContentInjectedFrames  frames)
{
  g_autoptr(GBytes) source = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  WebKitUserScript *script =
    webkit_user_script_new_for_world (g_bytes_get_data (source, NULL), frames,
                                      WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_END,
                                      PENG_PREVIEW_WORLD, NULL, NULL);

  webkit_user_content_manager_add_script (manager, script);
  webkit_user_script_unref (script);
}

static WebKitUserContentManager *
create_content_manager (void)
{
  WebKitUserContentManager *manager = webkit_user_content_manager_new ();

  add_script (manager, "/com/pengcheng/Editor/preview/peng-preview.js",
              WEBKIT_USER_CONTENT_INJECT_ALL_FRAMES);
  add_script (manager, "/com/pengcheng/Editor/preview/peng-preview-stage.js",
              WEBKIT_USER_CONTENT_INJECT_TOP_FRAME);
  webkit_user_content_manager_register_script_message_handler (manager, "peng",
                                                               PENG_PREVIEW_WORLD);

  return manager;
}

/* The page is words and pictures that the processor draws well enough, and a graphics driver is much
 * to trust: where there is no graphics card Mesa's own stands in, whose threads now and then end the
 * whole web process (22.3, in swrast_dri.so, seen on Debian 12). */
static WebKitSettings *
create_settings (void)
{
  return webkit_settings_new_with_settings ("enable-javascript-markup", FALSE,
                                            "enable-developer-extras", FALSE,
                                            "enable-html5-database", FALSE,
                                            "enable-html5-local-storage", FALSE,
                                            "enable-page-cache", FALSE,
                                            "enable-webgl", FALSE,
                                            "hardware-acceleration-policy",
                                            WEBKIT_HARDWARE_ACCELERATION_POLICY_NEVER,
                                            "enable-webaudio", FALSE,
                                            "enable-media-stream", FALSE,
                                            "default-charset", "utf-8",
                                            NULL);
}

/* Whoever wants nothing to move by itself on the screen does not want it on the page. */
static void
follow_motion (WebKitSettings *settings)
{
  GtkSettings *system = gtk_settings_get_default ();

  if (system != NULL)
    g_object_bind_property (system, "gtk-enable-animations", settings, "enable-smooth-scrolling",
                            G_BINDING_SYNC_CREATE);
}

/**
 * peng_preview_view_new:
 * @source: where media come from
 *
 * Makes a web view that shows one page and runs nothing of it: its own scripts live in the world
 * %PENG_PREVIEW_WORLD and send messages by the name “peng”.
 *
 * Returns: (transfer floating): the view
 */
WebKitWebView *
peng_preview_view_new (PengPreviewSource *source)
{
  g_autoptr(WebKitWebContext) context = peng_preview_scheme_new_context (source);
  g_autoptr(WebKitNetworkSession) session = webkit_network_session_new_ephemeral ();
  g_autoptr(WebKitUserContentManager) manager = create_content_manager ();
  g_autoptr(WebKitSettings) settings = create_settings ();
  WebKitWebView *view = g_object_new (WEBKIT_TYPE_WEB_VIEW,
                                      "web-context", context,
                                      "network-session", session,
                                      "user-content-manager", manager,
                                      "settings", settings,
                                      "default-content-security-policy", policy,
                                      NULL);

  follow_motion (settings);
  g_signal_connect (view, "decide-policy", G_CALLBACK (decide_policy_cb), NULL);
  g_signal_connect (view, "context-menu", G_CALLBACK (no_menu_cb), NULL);

  return view;
}
