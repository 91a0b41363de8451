/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-page"

#include "ui/peng-library-page.h"

#include "ui/peng-accessible.h"
#include "ui/peng-clipboard.h"
#include "ui/peng-commands.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-library-import.h"
#include "ui/peng-panes.h"

#include <glib/gi18n.h>

/* Milliseconds that a program which holds the clipboard may be silent. */
#define PATIENCE 20000

struct _PengLibraryPage
{
  AdwBin             parent_instance;

  PengDesk          *desk;
  PengLibraryView   *view;
  GCancellable      *pasting;
  gboolean           has_side;

  GtkWidget         *header;
  GtkWidget         *details;
  AdwToastOverlay   *toasts;
  PengPanes         *panes;
  PengLibraryImport *import;
};

enum {
  PROP_0,
  PROP_SHOW_SIDE,
  N_PROPS
};

enum {
  BACK,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengLibraryPage, peng_library_page, ADW_TYPE_BIN)

static GtkWindow *
get_window (PengLibraryPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
said_cb (PengLibraryPage *self,
         const char      *words)
{
  peng_library_page_toast (self, adw_toast_new (words));
}

/* Whoever went back to the article is told there. */
static void
told_cb (PengLibraryPage *self,
         const char      *heading,
         const char      *lines)
{
  GtkWindow *window = get_window (self);

  if (window != NULL)
    peng_dialogs_tell_list (window, heading, lines);
}

static void
chosen_cb (GListModel *files,
           gpointer    user_data)
{
  peng_library_page_import_files (user_data, files);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[BACK], 0);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  peng_dialogs_choose_media (get_window (PENG_LIBRARY_PAGE (widget)), chosen_cb, widget);
}

static void
add_folder_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  peng_dialogs_choose_folder (get_window (PENG_LIBRARY_PAGE (widget)), chosen_cb, widget);
}

static void
pasted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengLibraryPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengClip) clip = peng_clipboard_read_finish (result, &error);

  if (self->desk == NULL)
    return;

  if (clip != NULL && clip->files != NULL)
    peng_library_page_import_files (self, clip->files);
  else if (clip != NULL && clip->picture != NULL)
    peng_library_import_bytes (self->import, peng_desk_get_importer (self->desk), clip->picture,
                               _("Pasted picture"));
  else
    said_cb (self, _("There is no photograph and no file on the clipboard."));
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PengLibraryPage *self = PENG_LIBRARY_PAGE (widget);

  peng_clipboard_read_async (gtk_widget_get_clipboard (widget), PENG_PASTE_WAY_FORMATTED,
                             PATIENCE, self->pasting, pasted_cb, g_object_ref (self));
}

static gboolean
drop_cb (PengLibraryPage *self,
         const GValue    *value)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *file = dropped; file != NULL; file = file->next)
    g_list_store_append (files, file->data);
  peng_library_page_import_files (self, G_LIST_MODEL (files));

  return TRUE;
}

static void
add_drop_target (PengLibraryPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Before the search, which would take the names of the files. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
add_wanted_cb (PengLibraryPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "library.add", NULL);
}

static void
side_changed_cb (PengLibraryPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDE]);
}

static void
peng_library_page_dispose (GObject *object)
{
  PengLibraryPage *self = PENG_LIBRARY_PAGE (object);

  g_cancellable_cancel (self->pasting);
  g_clear_object (&self->pasting);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_LIBRARY_PAGE);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (peng_library_page_parent_class)->dispose (object);
}

static void
peng_library_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PengLibraryPage *self = PENG_LIBRARY_PAGE (object);

  switch (prop_id)
    {
    case PROP_SHOW_SIDE:
      g_value_set_boolean (value, self->has_side && peng_panes_get_shown (self->panes, PENG_PANE_END));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_library_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOW_SIDE:
      peng_library_page_show_side (PENG_LIBRARY_PAGE (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "library.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "library.add-folder", NULL, add_folder_action);
  gtk_widget_class_install_action (widget_class, "library.paste", NULL, paste_action);
  gtk_widget_class_install_property_action (widget_class, "library.details", "show-side");
  peng_commands_add_bindings (widget_class, "library.");
}

static void
peng_library_page_class_init (PengLibraryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = peng_library_page_dispose;
  object_class->get_property = peng_library_page_get_property;
  object_class->set_property = peng_library_page_set_property;

  /**
   * PengLibraryPage:show-side:
   *
   * Whether the pane beside the view is seen.
   */
  properties[PROP_SHOW_SIDE] =
    g_param_spec_boolean ("show-side", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PengLibraryPage::back:
   * @self: the page
   *
   * The person wants to go back to the article.
   */
  signals[BACK] =
    g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PENG_TYPE_PANES);
  g_type_ensure (PENG_TYPE_LIBRARY_IMPORT);
  gtk_widget_class_set_css_name (widget_class, "librarypage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PengLibraryPage, header);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryPage, details);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryPage, panes);
  gtk_widget_class_bind_template_child (widget_class, PengLibraryPage, import);
  gtk_widget_class_bind_template_callback (widget_class, said_cb);
  gtk_widget_class_bind_template_callback (widget_class, told_cb);
  install_actions (widget_class);
}

static void
peng_library_page_init (PengLibraryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
  peng_commands_add_tooltips (GTK_WIDGET (self));
  self->pasting = g_cancellable_new ();
  self->view = peng_library_view_new ();
  peng_panes_set_child (self->panes, PENG_PANE_CONTENT, GTK_WIDGET (self->view));
  g_signal_connect_object (self->view, "add", G_CALLBACK (add_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::show-end", G_CALLBACK (side_changed_cb), self,
                           G_CONNECT_SWAPPED);
  add_drop_target (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.details", FALSE);
}

/**
 * peng_library_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): a page that shows its library
 */
GtkWidget *
peng_library_page_new (PengDesk *desk)
{
  PengLibraryPage *self;

  g_return_val_if_fail (PENG_IS_DESK (desk), NULL);

  self = g_object_new (PENG_TYPE_LIBRARY_PAGE, NULL);
  self->desk = g_object_ref (desk);
  peng_library_view_set_store (self->view, peng_desk_get_store (desk));

  return GTK_WIDGET (self);
}

/**
 * peng_library_page_get_view:
 * @self: a page
 *
 * Returns: (transfer none): its view
 */
PengLibraryView *
peng_library_page_get_view (PengLibraryPage *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_PAGE (self), NULL);

  return self->view;
}

/**
 * peng_library_page_get_header:
 * @self: a page
 *
 * Returns: (transfer none): its header, where more buttons may stand
 */
GtkWidget *
peng_library_page_get_header (PengLibraryPage *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_PAGE (self), NULL);

  return self->header;
}

/**
 * peng_library_page_set_side:
 * @self: a page
 * @side: a pane that stands beside the view, and in its place where there is no room for both
 */
void
peng_library_page_set_side (PengLibraryPage *self,
                            GtkWidget       *side)
{
  g_return_if_fail (PENG_IS_LIBRARY_PAGE (self));
  g_return_if_fail (GTK_IS_WIDGET (side));

  self->has_side = TRUE;
  peng_panes_set_child (self->panes, PENG_PANE_END, side);
  gtk_widget_set_visible (self->details, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.details", TRUE);
  side_changed_cb (self);
}

/**
 * peng_library_page_show_side:
 * @self: a page
 * @shown: whether the pane beside the view is to be seen
 */
void
peng_library_page_show_side (PengLibraryPage *self,
                             gboolean         shown)
{
  g_return_if_fail (PENG_IS_LIBRARY_PAGE (self));

  if (self->has_side)
    peng_panes_set_shown (self->panes, PENG_PANE_END, shown);
}

/**
 * peng_library_page_is_importing:
 * @self: a page
 *
 * Returns: whether files are coming in
 */
gboolean
peng_library_page_is_importing (PengLibraryPage *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_PAGE (self), FALSE);

  return peng_library_import_is_busy (self->import);
}

/**
 * peng_library_page_import_files:
 * @self: a page
 * @files: (element-type GFile): files and folders
 *
 * Brings them into the library.
 */
void
peng_library_page_import_files (PengLibraryPage *self,
                                GListModel      *files)
{
  g_return_if_fail (PENG_IS_LIBRARY_PAGE (self));

  peng_library_import_files (self->import, peng_desk_get_importer (self->desk), files);
}

/**
 * peng_library_page_toast:
 * @self: a page
 * @toast: (transfer full): what is said
 *
 * Says something on the page.
 */
void
peng_library_page_toast (PengLibraryPage *self,
                         AdwToast        *toast)
{
  g_return_if_fail (PENG_IS_LIBRARY_PAGE (self));

  adw_toast_overlay_add_toast (self->toasts, toast);
}
