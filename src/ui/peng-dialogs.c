/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-dialogs"

#include "ui/peng-dialogs.h"

#include "config.h"

#include <glib/gi18n.h>

/* Of this file it is known; a warning of the compiler is to mean that there is more. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

typedef struct
{
  PengFilesChosenFunc chosen;
  PengAnsweredFunc    answered;
  gpointer            user_data;
} Answer;

static void
picture_response_cb (GtkNativeDialog *native,
                     int              response,
                     gpointer         user_data)
{
  const Answer *answer = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (native));

      answer->chosen (files, answer->user_data);
    }

  g_object_unref (native);
}

static void
free_answer (gpointer  answer,
             GClosure *closure)
{
  g_free (answer);
}

/**
 * peng_dialogs_choose_pictures:
 * @parent: the window
 * @chosen: (scope notified): called with the GFiles, not at all where none was chosen
 * @user_data: for @chosen
 *
 * Lets the person choose photographs.
 */
void
peng_dialogs_choose_pictures (GtkWindow           *parent,
                              PengFilesChosenFunc  chosen,
                              gpointer             user_data)
{
  GtkFileChooserNative *native =
    gtk_file_chooser_native_new (_("Choose Photographs"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                 _("_Insert"), _("_Cancel"));
  g_autoptr(GtkFileFilter) pictures = gtk_file_filter_new ();
  Answer *answer = g_new0 (Answer, 1);

  answer->chosen = chosen;
  answer->user_data = user_data;

  gtk_file_filter_set_name (pictures, _("Photographs"));
  gtk_file_filter_add_mime_type (pictures, "image/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), pictures);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (native), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect_data (native, "response", G_CALLBACK (picture_response_cb), answer, free_answer,
                         0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  const Answer *answer = user_data;

  if (answer->answered != NULL)
    answer->answered (response, answer->user_data);
}

/**
 * peng_dialogs_ask:
 * @parent: the window
 * @heading: the question
 * @body: what follows from it
 * @accept: label of the button that does it, with a mnemonic
 * @destructive: whether something goes that does not come back
 * @answered: (scope notified): called with "accept" or "cancel"
 * @user_data: for @answered
 *
 * Asks before something is done.
 */
void
peng_dialogs_ask (GtkWindow        *parent,
                  const char       *heading,
                  const char       *body,
                  const char       *accept,
                  gboolean          destructive,
                  PengAnsweredFunc  answered,
                  gpointer          user_data)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Answer *answer = g_new0 (Answer, 1);

  answer->answered = answered;
  answer->user_data = user_data;

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept", accept, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                          : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, destructive ? "cancel" : "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), answer, free_answer, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * peng_dialogs_tell:
 * @parent: the window
 * @heading: what happened
 * @body: what to do
 *
 * Tells something that must not be overlooked.
 */
void
peng_dialogs_tell (GtkWindow  *parent,
                   const char *heading,
                   const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* As tall as its words, up to what leaves room for the rest in a small window. */
#define LIST_HEIGHT 240
#define LIST_CHARS  32

static GtkWidget *
new_list (const char *lines)
{
  GtkWidget *label = gtk_label_new (lines);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* It tells its height for this width: a narrower one scrolls. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), LIST_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);

  return scroller;
}

/**
 * peng_dialogs_tell_list:
 * @parent: the window
 * @heading: what happened
 * @lines: to what, and why, each in a line; there may be many
 *
 * Tells something that must not be overlooked of several things.
 */
void
peng_dialogs_tell_list (GtkWindow  *parent,
                        const char *heading,
                        const char *lines)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_list (lines));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * peng_dialogs_about:
 * @parent: the window
 *
 * Shows what program this is.
 */
void
peng_dialogs_about (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", _("Pengcheng Editor"),
                         "application-icon", APP_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _("The Pengcheng Editor authors"),
                         "copyright", "© 2026 The Pengcheng Editor authors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Write the news of the school, see the page as readers "
                                       "will, and publish it once."),
                         NULL);
}

/**
 * peng_dialogs_shortcuts:
 * @parent: the window
 *
 * Shows what keys do. GtkApplication would make such a window for each of ours, at the start.
 */
void
peng_dialogs_shortcuts (GtkWindow *parent)
{
  g_autoptr(GtkBuilder) builder =
    gtk_builder_new_from_resource ("/com/pengcheng/Editor/ui/help-overlay.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (shortcuts, parent);
  gtk_window_present (shortcuts);
}

/**
 * peng_dialogs_open_uri:
 * @parent: the window
 * @uri: an address
 *
 * Opens it in the system's browser.
 */
void
peng_dialogs_open_uri (GtkWindow  *parent,
                       const char *uri)
{
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

/**
 * peng_dialogs_join_sentences:
 * @first: a sentence
 * @second: the sentence after it
 *
 * Returns: (transfer full): both, as the person's language puts one after the other
 */
char *
peng_dialogs_join_sentences (const char *first,
                             const char *second)
{
  /* Translators: two sentences; where no space stands between sentences, leave it out */
  return g_strdup_printf (_("%s %s"), first, second);
}

/**
 * peng_dialogs_get_color:
 * @widget: a widget
 * @name: (nullable): a colour of the theme, such as "accent_bg_color"
 * @color: (out caller-allocates): return location
 *
 * Asks the theme for a colour. Where it does not know @name, and for %NULL, it is that of the text.
 */
void
peng_dialogs_get_color (GtkWidget  *widget,
                        const char *name,
                        GdkRGBA    *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (name == NULL || !gtk_style_context_lookup_color (context, name, color))
    gtk_style_context_get_color (context, color);
}

G_GNUC_END_IGNORE_DEPRECATIONS
