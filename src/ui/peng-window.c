/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-window"

#include "ui/peng-window-private.h"

#include "ui/peng-accessible.h"
#include "ui/peng-commands.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-shy.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (PengWindow, peng_window, ADW_TYPE_APPLICATION_WINDOW)

static char *
dup_media_path (const char *media,
                guint       width,
                gpointer    user_data)
{
  PengWindow *self = user_data;

  if (peng_window_is_gone (self))
    return NULL;

  return peng_store_dup_media_path (peng_desk_get_store (self->desk), media,
                                    width <= PENG_PHOTO_THUMB_EDGE ? PENG_MEDIA_THUMB
                                                                   : PENG_MEDIA_WEB);
}

static void
load_facts (const char          *media,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             callback_data,
            gpointer             user_data)
{
  PengWindow *self = user_data;

  peng_store_get_media_async (peng_desk_get_store (self->desk), media, cancellable, callback,
                              callback_data);
}

static gboolean
load_facts_finish (GObject          *source,
                   GAsyncResult     *result,
                   PengEditorFacts  *facts,
                   GError          **error)
{
  g_autoptr(PengMedia) media = peng_store_get_media_finish (PENG_STORE (source), result, error);

  if (media == NULL)
    return FALSE;

  facts->name = g_strdup (media->name);
  facts->mime = g_strdup (media->mime);
  facts->size = media->size;
  facts->duration = media->duration;

  return TRUE;
}

static PengPictures *
get_pictures (gpointer user_data)
{
  return PENG_WINDOW (user_data)->pictures;
}

static const PengEditorFuncs editor_funcs = {
  dup_media_path, load_facts, load_facts_finish, get_pictures
};

/**
 * peng_window_show_title:
 * @self: a window
 *
 * Shows the title of the article.
 */
void
peng_window_show_title (PengWindow *self)
{
  const char *title = "";

  if (self->draft != NULL)
    title = peng_document_get_field (peng_draft_get_document (self->draft), PENG_FIELD_TITLE);

  if (*title == '\0')
    title = self->draft != NULL ? _("Untitled") : _("Pengcheng Editor");

  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
cursor_moved_cb (PengWindow *self,
                 guint       block)
{
  peng_preview_show_block (self->preview, block);
}

/* Puts another sentence behind those that are there. */
static void
add_sentence (char       **words,
              const char  *sentence)
{
  char *joined = peng_dialogs_join_sentences (*words, sentence);

  g_free (*words);
  *words = joined;
}

static void
tell_recovered (PengWindow             *self,
                const PengStoreOpening *opening)
{
  guint n_saved = opening->n_saved + opening->n_harmed;
  g_autofree char *harmed =
    g_strdup_printf (ngettext ("In %u of them words may be missing.",
                               "In %u of them words may be missing.", opening->n_harmed),
                     opening->n_harmed);
  g_autofree char *lost =
    g_strdup_printf (ngettext ("%u could not be read.", "%u could not be read.", opening->n_lost),
                     opening->n_lost);
  /* Translators: %s is a file */
  g_autofree char *aside = g_strdup_printf (_("The damaged file is kept as %s."),
                                            opening->set_aside);
  g_autofree char *body =
    g_strdup_printf (ngettext ("%u draft was brought over.", "%u drafts were brought over.",
                               n_saved), n_saved);

  if (opening->n_harmed > 0)
    add_sentence (&body, harmed);
  if (opening->n_lost > 0)
    add_sentence (&body, lost);
  add_sentence (&body, aside);

  peng_dialogs_tell (GTK_WINDOW (self), _("The Store of Drafts Was Damaged"), body);
}

static void
recovered_cb (PengWindow       *self,
              PengStoreOpening *opening)
{
  tell_recovered (self, opening);
}

static void
show_desk (PengWindow *self)
{
  PengStore *store = peng_desk_get_store (self->desk);

  g_signal_connect_object (store, "recovered", G_CALLBACK (recovered_cb), self, G_CONNECT_SWAPPED);
  peng_window_watch_pages (self);
  peng_window_watch_imports (self);
  peng_window_watch_fit (self);
  peng_window_watch_pastes (self);
  peng_window_watch_library_drops (self);
  peng_window_watch_outbox (self);
  peng_drafts_pane_set_store (self->drafts, store);
  peng_window_show_site (self);
  peng_window_open_first (self);
}

static void
desk_opened_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PengWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengStoreOpening) opening = peng_desk_open_finish (PENG_DESK (object), result, &error);

  if (peng_window_is_gone (self))
    return;

  if (opening == NULL)
    {
      g_autofree char *body = peng_error_text_new (error);

      peng_article_page_show_failure (self->page, _("The Drafts Could Not Be Opened"), body);
      return;
    }

  if (opening->condition == PENG_STORE_RECOVERED)
    tell_recovered (self, opening);

  show_desk (self);
}

/**
 * peng_window_open_desk:
 * @self: a window
 *
 * Opens the desk, unless the window before this one has, and then a draft; or says why there is none,
 * and may be called again.
 */
void
peng_window_open_desk (PengWindow *self)
{
  peng_article_page_show_opening (self->page);
  peng_window_update_actions (self);
  if (peng_desk_is_open (self->desk))
    show_desk (self);
  else
    peng_desk_open_async (self->desk, NULL, desk_opened_cb, g_object_ref (self));
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));

  return G_SOURCE_REMOVE;
}

static void
answered_close_cb (const char *response,
                   gpointer    user_data)
{
  PengWindow *self = user_data;

  self->asking = FALSE;
  if (!g_str_equal (response, "accept"))
    return;

  self->closing = TRUE;
  /* The dialog that asked must have gone before its window does. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

static void
ask_before_closing (PengWindow *self,
                    const char *sentence)
{
  g_autofree char *body = peng_dialogs_join_sentences (
    sentence, _("If you close now, what you wrote last is lost. Copy it to another "
               "place first, or wait until it is saved."));

  peng_dialogs_ask (GTK_WINDOW (self), _("Close Without Saving?"), body, _("Close _Without Saving"),
                    TRUE, answered_close_cb, self);
}

/* What is said of photographs is saved by itself; here it could not be. */
static gboolean
may_lose_words (PengWindow *self)
{
  if (self->media_pane == NULL)
    return FALSE;

  peng_media_pane_save (self->media_pane);

  return peng_media_pane_has_unsaved (self->media_pane);
}

static void
flushed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PengWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (peng_draft_flush_finish (PENG_DRAFT (object), result, &error))
    {
      self->asking = FALSE;
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  sentence = peng_error_text_new (error);
  ask_before_closing (self, sentence);
}

static void
remember_window (PengWindow *self)
{
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));

  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (!maximized)
    {
      int width;
      int height;

      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      g_settings_set_int (self->settings, "window-width", MAX (width, 360));
      g_settings_set_int (self->settings, "window-height", MAX (height, 300));
    }
}

/* A window closes when what was written in it is on disk. */
static gboolean
peng_window_close_request (GtkWindow *window)
{
  PengWindow *self = PENG_WINDOW (window);

  PengDraft *unsaved = peng_window_find_unsaved (self);

  if (unsaved != NULL && !self->closing)
    {
      if (!self->asking)
        peng_draft_flush_async (unsaved, NULL, flushed_cb, g_object_ref (self));
      self->asking = TRUE;
      return TRUE;
    }

  if (!self->closing && may_lose_words (self))
    {
      if (!self->asking)
        ask_before_closing (self, _("What you wrote is not saved."));
      self->asking = TRUE;
      return TRUE;
    }

  if (peng_window_asks_about_outbox (self))
    return TRUE;

  remember_window (self);

  return GTK_WINDOW_CLASS (peng_window_parent_class)->close_request (window);
}

static void
link_activated_cb (PengWindow *self,
                   const char *uri)
{
  peng_dialogs_open_uri (GTK_WINDOW (self), uri);
}

static void
block_clicked_cb (PengWindow *self,
                  guint       block)
{
  peng_panes_set_shown (self->panes, PENG_PANE_CONTENT, TRUE);
  peng_editor_show_block (self->editor, block);
}

static void
field_clicked_cb (PengWindow *self,
                  guint       field)
{
  peng_panes_set_shown (self->panes, PENG_PANE_CONTENT, TRUE);
  peng_fields_focus (peng_article_page_get_fields (self->page), field);
}

static void
create_preview (PengWindow *self)
{
  self->preview = PENG_PREVIEW (peng_window_create_preview (self));
  self->preview_pane = PENG_PREVIEW_PANE (peng_preview_pane_new (self->preview));
  g_signal_connect_object (self->preview, "block-clicked", G_CALLBACK (block_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "field-clicked", G_CALLBACK (field_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "link-activated", G_CALLBACK (link_activated_cb), self,
                           G_CONNECT_SWAPPED);
  peng_panes_set_child (self->panes, PENG_PANE_END, GTK_WIDGET (self->preview_pane));
}

static void
refused_cb (PengWindow   *self,
            const GError *error)
{
  peng_window_toast_error (self, _("Nothing was added."), error);
}

static void
create_page (PengWindow *self)
{
  self->editor = PENG_EDITOR (peng_editor_new ());
  peng_editor_set_funcs (self->editor, &editor_funcs, self);
  self->page = PENG_ARTICLE_PAGE (peng_article_page_new (self->editor));
  g_signal_connect_object (self->editor, "cursor-moved", G_CALLBACK (cursor_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "link-activated", G_CALLBACK (link_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "refused", G_CALLBACK (refused_cb), self,
                           G_CONNECT_SWAPPED);
  peng_panes_set_child (self->panes, PENG_PANE_CONTENT, GTK_WIDGET (self->page));
}

static void
create_drafts (PengWindow *self)
{
  self->drafts = g_object_new (PENG_TYPE_DRAFTS_PANE, NULL);
  g_signal_connect_object (self->drafts, "open", G_CALLBACK (peng_window_open_draft), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "delete", G_CALLBACK (peng_window_delete_draft), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "duplicate", G_CALLBACK (peng_window_duplicate_draft),
                           self, G_CONNECT_SWAPPED);
}

static void
apply_settings (PengWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  g_settings_bind (self->settings, "show-drafts", self->panes, "want-start",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-preview", self->panes, "want-end",
                   G_SETTINGS_BIND_DEFAULT);
  peng_preview_pane_set_device (self->preview_pane,
                                g_settings_get_enum (self->settings, "preview-device"));
}

static void
device_changed_cb (PengWindow *self)
{
  g_settings_set_enum (self->settings, "preview-device",
                       peng_preview_pane_get_device (self->preview_pane));
}

/* Stateful, so that the buttons show which panes are seen. */
static void
add_pane_actions (PengWindow *self)
{
  g_autoptr(GPropertyAction) drafts =
    g_property_action_new ("show-drafts", self->panes, "show-start");
  g_autoptr(GPropertyAction) preview =
    g_property_action_new ("show-preview", self->panes, "show-end");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (drafts));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (preview));
}

static void
peng_window_dispose (GObject *object)
{
  PengWindow *self = PENG_WINDOW (object);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->import != NULL)
    g_cancellable_cancel (self->import);
  g_clear_object (&self->import);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  if (self->palette != NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->palette));
      gtk_widget_unparent (self->palette);
    }
  g_clear_weak_pointer (&self->palette);
  g_clear_weak_pointer (&self->gather_toast);
  peng_window_forget_pastes (self);
  peng_window_forget_deletions (self);
  peng_window_forget_draft (self);
  peng_window_forget_site (self);
  g_ptr_array_set_size (self->left, 0);
  /* Figures ask this window for their pictures: they go first. */
  if (!self->gone && self->page != NULL)
    peng_article_page_set_draft (self->page, NULL);
  self->gone = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_WINDOW);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (peng_window_parent_class)->dispose (object);
}

static void
peng_window_finalize (GObject *object)
{
  PengWindow *self = PENG_WINDOW (object);

  /* What draws may ask for a picture until the last. */
  g_clear_object (&self->desk);
  g_free (self->sought_draft);
  g_free (self->undecided_draft);
  g_free (self->sought_media);
  g_free (self->fit_source);
  g_ptr_array_unref (self->left);
  g_ptr_array_unref (self->draft_toasts);

  G_OBJECT_CLASS (peng_window_parent_class)->finalize (object);
}

static void
peng_window_class_init (PengWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = peng_window_close_request;

  /**
   * PengWindow::stay:
   * @self: a window that is about to close
   *
   * What is on its way is to go on without it.
   */
  g_signal_new ("stay", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PENG_TYPE_PANES);
  g_type_ensure (PENG_TYPE_SHY);
  g_type_ensure (PENG_TYPE_STATUS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PengWindow, views);
  gtk_widget_class_bind_template_child (widget_class, PengWindow, header);
  gtk_widget_class_bind_template_child (widget_class, PengWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PengWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PengWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, PengWindow, outbox_button);
  gtk_widget_class_bind_template_child (widget_class, PengWindow, status_bar);
  peng_window_install_actions (klass);
  peng_window_install_palette (klass);
  peng_window_install_read_back (klass);
}

static void
peng_window_init (PengWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
  peng_accessible_watch_menus (GTK_WINDOW (self));
  peng_commands_add_tooltips (GTK_WIDGET (self));
  self->left = g_ptr_array_new_with_free_func (g_object_unref);
  self->draft_toasts = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * peng_window_new:
 * @application: the application
 * @desk: a desk that is not open yet
 * @settings: the settings
 *
 * Makes a window and begins to open the desk.
 *
 * Returns: (transfer none): the window, owned by GTK
 */
PengWindow *
peng_window_new (GtkApplication *application,
                 PengDesk       *desk,
                 GSettings      *settings)
{
  PengWindow *self;

  g_return_val_if_fail (PENG_IS_DESK (desk), NULL);

  self = g_object_new (PENG_TYPE_WINDOW, "application", application, NULL);
  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);

  create_drafts (self);
  create_page (self);
  peng_window_create_sidebar (self);
  create_preview (self);
  apply_settings (self);
  g_signal_connect_object (self->preview_pane, "notify::device", G_CALLBACK (device_changed_cb),
                           self, G_CONNECT_SWAPPED);
  peng_window_watch_site (self);
  add_pane_actions (self);
  peng_window_watch_focus (self);
  peng_window_watch_writing (self);
  peng_window_open_desk (self);

  return self;
}
