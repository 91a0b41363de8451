/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-dialogs"

#include "ui/peng-dialogs.h"

#include "config.h"
#include "ui/peng-accessible.h"
#include "ui/peng-commands.h"
#include "ui/peng-shortcuts.h"

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
files_response_cb (GtkNativeDialog *native,
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

typedef struct
{
  const char           *title;
  const char           *accept;
  GtkFileChooserAction  action;
  GtkFileFilter        *filter;
  gboolean              several;
} Choice;

static void
choose (GtkWindow           *parent,
        const Choice        *choice,
        PengFilesChosenFunc  chosen,
        gpointer             user_data)
{
  GtkFileChooserNative *native =
    gtk_file_chooser_native_new (choice->title, parent, choice->action, choice->accept, _("_Cancel"));
  Answer *answer = g_new0 (Answer, 1);

  answer->chosen = chosen;
  answer->user_data = user_data;

  if (choice->filter != NULL)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), choice->filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (native), choice->several);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect_data (native, "response", G_CALLBACK (files_response_cb), answer, free_answer,
                         0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

static GtkFileFilter *
new_pictures (void)
{
  GtkFileFilter *pictures = gtk_file_filter_new ();

  gtk_file_filter_set_name (pictures, _("Photographs"));
  gtk_file_filter_add_mime_type (pictures, "image/*");

  return pictures;
}

/**
 * peng_dialogs_choose_picture:
 * @parent: the window
 * @title: what the picture is for
 * @chosen: (scope notified): called with the GFile, not at all where none was chosen
 * @user_data: for @chosen
 *
 * Lets the person choose a picture that is not to be inserted.
 */
void
peng_dialogs_choose_picture (GtkWindow           *parent,
                             const char          *title,
                             PengFilesChosenFunc  chosen,
                             gpointer             user_data)
{
  g_autoptr(GtkFileFilter) pictures = new_pictures ();

  choose (parent,
          &(Choice) { title, _("_Choose"), GTK_FILE_CHOOSER_ACTION_OPEN, pictures, FALSE },
          chosen, user_data);
}

/**
 * peng_dialogs_choose_pictures:
 * @parent: the window
 * @several: whether more than one may be chosen
 * @chosen: (scope notified): called with the GFiles, not at all where none was chosen
 * @user_data: for @chosen
 *
 * Lets the person choose photographs.
 */
void
peng_dialogs_choose_pictures (GtkWindow           *parent,
                              gboolean             several,
                              PengFilesChosenFunc  chosen,
                              gpointer             user_data)
{
  g_autoptr(GtkFileFilter) pictures = new_pictures ();

  choose (parent,
          &(Choice) { several ? _("Choose Photographs") : _("Choose a Photograph"), _("_Insert"),
                      GTK_FILE_CHOOSER_ACTION_OPEN, pictures, several },
          chosen, user_data);
}

static void
add_file_suffixes (GtkFileFilter *filter)
{
  static const char * const suffixes[] = {
    "mp4", "m4v", "mov", "webm", "mp3", "m4a", "ogg", "wav",
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps",
  };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
}

/**
 * peng_dialogs_choose_files:
 * @parent: the window
 * @chosen: (scope notified): called with the GFiles, not at all where none was chosen
 * @user_data: for @chosen
 *
 * Lets the person choose videos, sounds and documents.
 */
void
peng_dialogs_choose_files (GtkWindow           *parent,
                           PengFilesChosenFunc  chosen,
                           gpointer             user_data)
{
  g_autoptr(GtkFileFilter) files = gtk_file_filter_new ();

  gtk_file_filter_set_name (files, _("Videos, sounds and documents"));
  add_file_suffixes (files);
  choose (parent,
          &(Choice) { _("Choose Videos, Sounds or Documents"), _("_Insert"),
                      GTK_FILE_CHOOSER_ACTION_OPEN, files, TRUE },
          chosen, user_data);
}

/**
 * peng_dialogs_choose_media:
 * @parent: the window
 * @chosen: (scope notified): called with the GFiles, not at all where none was chosen
 * @user_data: for @chosen
 *
 * Lets the person choose photographs and files of all kinds, for the library.
 */
void
peng_dialogs_choose_media (GtkWindow           *parent,
                           PengFilesChosenFunc  chosen,
                           gpointer             user_data)
{
  g_autoptr(GtkFileFilter) media = gtk_file_filter_new ();

  gtk_file_filter_set_name (media, _("Photographs, videos, sounds and documents"));
  gtk_file_filter_add_mime_type (media, "image/*");
  add_file_suffixes (media);
  choose (parent,
          &(Choice) { _("Add to the Library"), _("_Add"), GTK_FILE_CHOOSER_ACTION_OPEN, media,
                      TRUE },
          chosen, user_data);
}

/**
 * peng_dialogs_choose_folder:
 * @parent: the window
 * @chosen: (scope notified): called with the folder, not at all where none was chosen
 * @user_data: for @chosen
 *
 * Lets the person choose a folder, of which all comes into the library.
 */
void
peng_dialogs_choose_folder (GtkWindow           *parent,
                            PengFilesChosenFunc  chosen,
                            gpointer             user_data)
{
  choose (parent,
          &(Choice) { _("Add a Folder to the Library"), _("_Add"),
                      GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, FALSE },
          chosen, user_data);
}

/**
 * peng_dialogs_choose_place:
 * @parent: the window
 * @title: what for
 * @accept: label of the button that chooses it, with a mnemonic
 * @chosen: (scope notified): called with the folder, not at all where none was chosen
 * @user_data: for @chosen
 *
 * Lets the person choose a folder to put something into.
 */
void
peng_dialogs_choose_place (GtkWindow           *parent,
                           const char          *title,
                           const char          *accept,
                           PengFilesChosenFunc  chosen,
                           gpointer             user_data)
{
  choose (parent,
          &(Choice) { title, accept, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, FALSE },
          chosen, user_data);
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
  peng_accessible_name_inner (widget);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * peng_dialogs_ask_either:
 * @parent: the window
 * @heading: the question
 * @body: what follows from each answer
 * @accept: label of the button that does what was wished, with a mnemonic
 * @other: label of the one that does it in another way
 * @answered: (scope notified): called with "accept", "other" or "cancel"
 * @user_data: for @answered
 *
 * Asks in which of two ways something is done, if at all.
 */
void
peng_dialogs_ask_either (GtkWindow        *parent,
                         const char       *heading,
                         const char       *body,
                         const char       *accept,
                         const char       *other,
                         PengAnsweredFunc  answered,
                         gpointer          user_data)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Answer *answer = g_new0 (Answer, 1);

  answer->answered = answered;
  answer->user_data = user_data;

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "other", other, "accept", accept,
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), answer, free_answer, 0);
  peng_accessible_name_inner (widget);
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
  peng_accessible_name_inner (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* As tall as its words, up to what leaves room for the rest in a small window. */
#define LIST_HEIGHT 240
#define LIST_CHARS  28

static GtkWidget *
new_list (const char *lines)
{
  GtkWidget *label = gtk_label_new (lines);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* It tells its height for this width, and would be cut in a narrower one. */
  gtk_label_set_width_chars (GTK_LABEL (label), LIST_CHARS);
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
  peng_accessible_name_inner (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Of this window libadwaita names neither the version, which a press copies, nor the lists. */
static void
name_about (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_has_css_class (root, "app-version"))
    gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    PACKAGE_VERSION, -1);
  else if (GTK_IS_LIST_BOX (root))
    gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("About Pengcheng Editor"), -1);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_about (child);
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
  GtkWidget *about =
    g_object_new (ADW_TYPE_ABOUT_WINDOW,
                  "transient-for", parent,
                  "modal", TRUE,
                  "application-name", _("Pengcheng Editor"),
                  "application-icon", APP_ID,
                  "version", PACKAGE_VERSION,
                  "developer-name", _("The Pengcheng Editor authors"),
                  "copyright", "© 2026 The Pengcheng Editor authors",
                  "license-type", GTK_LICENSE_GPL_3_0,
                  "comments", _("Write the news of the school, see the page as readers "
                                "will, and publish it once."),
                  NULL);

  name_about (about);
  gtk_window_present (GTK_WINDOW (about));
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
  g_autofree char *ui = peng_commands_dup_shortcuts ();
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_string (ui, -1);
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_title (shortcuts, _("Keyboard shortcuts"));
  gtk_window_set_transient_for (shortcuts, parent);
  gtk_window_present (shortcuts);
  peng_shortcuts_mend (GTK_WIDGET (shortcuts));
}

/**
 * peng_dialogs_preferences:
 * @parent: the window
 * @first: (transfer floating): what can be chosen
 * @second: (transfer floating) (nullable): what else
 *
 * Shows the preferences.
 */
void
peng_dialogs_preferences (GtkWindow          *parent,
                          AdwPreferencesPage *first,
                          AdwPreferencesPage *second)
{
  AdwPreferencesWindow *window = ADW_PREFERENCES_WINDOW (adw_preferences_window_new ());

  adw_preferences_window_set_search_enabled (window, FALSE);
  adw_preferences_window_add (window, first);
  if (second != NULL)
    adw_preferences_window_add (window, second);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
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

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * peng_dialogs_open_file_async:
 * @parent: the window
 * @file: a file
 * @callback: called when the program for it was started, or there is none
 * @user_data: for @callback
 *
 * Opens a file in the program that the system has for it.
 */
void
peng_dialogs_open_file_async (GtkWindow           *parent,
                              GFile               *file,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  g_autofree char *uri = g_file_get_uri (file);

  g_task_set_source_tag (task, peng_dialogs_open_file_async);
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, opened_cb, task);
}

/**
 * peng_dialogs_open_file_finish:
 * @result: what the callback was given
 * @error: return location; an error of #GIOErrorEnum
 *
 * Returns: whether it was opened
 */
gboolean
peng_dialogs_open_file_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
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
