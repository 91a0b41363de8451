/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-earlier-window"

#include "ui/peng-earlier-window.h"

#include "ui/peng-commands.h"
#include "ui/peng-difference-view.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-waiting.h"
#include "work/peng-earlier.h"

#include <glib/gi18n.h>

struct _PengEarlierWindow
{
  AdwWindow            parent_instance;

  PengDraft           *draft;
  GCancellable        *gone;
  GCancellable        *showing;     /* ends when another version is chosen */
  guint                slow_id;
  PengArticle         *version;     /* the one that is shown; NULL until it is */

  GtkStack            *stack;
  AdwStatusPage       *failure;
  GtkListView         *list;
  GtkStack            *version_stack;
  AdwStatusPage       *version_failure;
  GtkLabel            *summary;
  GtkWidget           *legend;
  GtkWidget           *moves;
  PengDifferenceView  *view;
};

enum {
  USED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengEarlierWindow, peng_earlier_window, ADW_TYPE_WINDOW)

/* What is there sooner takes the place of the version before without a spinner between. */
#define SLOW_MS 200

static void
set_enabled (PengEarlierWindow *self,
             gboolean           differs)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "earlier.use", differs);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "earlier.next", differs);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "earlier.previous", differs);
}

static void
stop_showing (PengEarlierWindow *self)
{
  g_cancellable_cancel (self->showing);
  g_clear_object (&self->showing);
  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_pointer (&self->version, peng_article_unref);
  set_enabled (self, FALSE);
}

static void
show_failure (PengEarlierWindow *self,
              const GError      *error)
{
  g_autofree char *sentence = peng_earlier_new_failure (error);

  g_clear_handle_id (&self->slow_id, g_source_remove);
  adw_status_page_set_description (self->version_failure, sentence);
  gtk_stack_set_visible_child_name (self->version_stack, "failed");
}

static void
show_comparison (PengEarlierWindow    *self,
                 const PengComparison *comparison)
{
  g_autofree char *words = NULL;
  guint n;

  peng_difference_view_show (self->view, comparison, self->version);
  n = peng_difference_view_get_n (self->view);
  words = n > 0 ? g_strdup_printf (ngettext ("%u difference from the article now",
                                             "%u differences from the article now", n), n)
                : g_strdup (_("The same as the article now"));
  gtk_label_set_label (self->summary, words);
  gtk_widget_set_visible (self->legend, n > 0);
  gtk_widget_set_visible (self->moves, n > 0);
  set_enabled (self, n > 0);
  gtk_stack_set_visible_child_name (self->version_stack, "version");
}

/* One that was asked for before another was chosen is cancelled, and ends the same way. */
static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PengEarlierWindow) self = user_data;
  g_autoptr(PengComparison) comparison = peng_comparison_make_finish (result, NULL);

  if (comparison == NULL)
    return;

  g_clear_handle_id (&self->slow_id, g_source_remove);
  show_comparison (self, comparison);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengEarlierWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengArticle) version = peng_earlier_load_finish (result, &error);
  g_autoptr(PengArticle) now = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (version == NULL)
    {
      show_failure (self, error);
      return;
    }

  self->version = g_steal_pointer (&version);
  now = peng_document_snapshot (peng_draft_get_document (self->draft));
  peng_comparison_make_async (NULL, now, self->version, self->showing, compared_cb,
                              g_object_ref (self));
}

static gboolean
slow_cb (gpointer user_data)
{
  PengEarlierWindow *self = user_data;

  self->slow_id = 0;
  gtk_stack_set_visible_child_name (self->version_stack, "waiting");

  return G_SOURCE_REMOVE;
}

static PengEarlierLine *
get_line (PengEarlierWindow *self)
{
  GtkSelectionModel *model = gtk_list_view_get_model (self->list);

  return gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model));
}

static void
show_version (PengEarlierWindow *self)
{
  PengEarlierLine *line = get_line (self);

  stop_showing (self);
  if (line == NULL)
    return;

  self->showing = g_cancellable_new ();
  self->slow_id = g_timeout_add (SLOW_MS, slow_cb, self);
  peng_earlier_load_async (self->draft, line, self->showing, loaded_cb, g_object_ref (self));
}

static void
show_lines (PengEarlierWindow *self,
            GListModel        *lines)
{
  g_autoptr(GtkSingleSelection) selection = gtk_single_selection_new (g_object_ref (lines));

  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (show_version), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, "versions");
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  show_version (self);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengEarlierWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) lines = peng_earlier_list_finish (result, &error);

  if (g_cancellable_is_cancelled (self->gone))
    return;

  if (lines == NULL)
    {
      g_autofree char *sentence = peng_earlier_new_failure (error);

      adw_status_page_set_description (self->failure, sentence);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  else if (g_list_model_get_n_items (lines) == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    show_lines (self, lines);
}

static void
list_versions (PengEarlierWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  peng_earlier_list_async (self->draft, self->gone, listed_cb, g_object_ref (self));
}

static void
used_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PengEarlierWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean used = peng_earlier_use_finish (result, &error);

  if (g_cancellable_is_cancelled (self->gone))
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (used)
    {
      g_signal_emit (self, signals[USED], 0);
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    {
      g_autofree char *sentence = peng_earlier_new_failure (error);

      set_enabled (self, TRUE);
      peng_dialogs_tell (GTK_WINDOW (self), _("This Version Cannot Be Used"), sentence);
    }
}

static void
use_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  PengEarlierWindow *self = PENG_EARLIER_WINDOW (widget);

  set_enabled (self, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  peng_earlier_use_async (self->draft, self->version, self->gone, used_cb, g_object_ref (self));
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PengEarlierWindow *self = PENG_EARLIER_WINDOW (widget);

  peng_difference_view_move (self->view, g_str_equal (action_name, "earlier.next") ? 1 : -1);
}

static void
activated_cb (PengEarlierWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "earlier.use", NULL);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  add_label (box, "heading");
  gtk_widget_add_css_class (add_label (box, "caption"), "dim-label");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  PengEarlierLine *line = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  g_autofree char *time = peng_earlier_line_dup_time (line, g_get_real_time ());
  g_autofree char *details = peng_earlier_line_dup_details (line);
  g_autofree char *name = g_strdup_printf ("%s, %s", time, details);

  gtk_label_set_label (GTK_LABEL (title), time);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), details);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
peng_earlier_window_dispose (GObject *object)
{
  PengEarlierWindow *self = PENG_EARLIER_WINDOW (object);

  g_cancellable_cancel (self->gone);
  g_cancellable_cancel (self->showing);
  g_clear_object (&self->showing);
  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_pointer (&self->version, peng_article_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_EARLIER_WINDOW);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (peng_earlier_window_parent_class)->dispose (object);
}

static void
peng_earlier_window_finalize (GObject *object)
{
  g_object_unref (PENG_EARLIER_WINDOW (object)->gone);

  G_OBJECT_CLASS (peng_earlier_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PENG_TYPE_DIFFERENCE_VIEW);
  g_type_ensure (PENG_TYPE_WAITING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-earlier-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PengEarlierWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PengEarlierWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, PengEarlierWindow, list);
  gtk_widget_class_bind_template_child (widget_class, PengEarlierWindow, version_stack);
  gtk_widget_class_bind_template_child (widget_class, PengEarlierWindow, version_failure);
  gtk_widget_class_bind_template_child (widget_class, PengEarlierWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, PengEarlierWindow, legend);
  gtk_widget_class_bind_template_child (widget_class, PengEarlierWindow, moves);
  gtk_widget_class_bind_template_child (widget_class, PengEarlierWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, list_versions);
  gtk_widget_class_bind_template_callback (widget_class, show_version);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
peng_earlier_window_class_init (PengEarlierWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_earlier_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_earlier_window_finalize;

  /**
   * PengEarlierWindow::used:
   * @self: the window
   *
   * The draft is an earlier version now; the window closes.
   */
  signals[USED] =
    g_signal_new ("used", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "earlier.use", NULL, use_action);
  gtk_widget_class_install_action (widget_class, "earlier.next", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "earlier.previous", NULL, move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
peng_earlier_window_init (PengEarlierWindow *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->gone = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  peng_commands_add_tooltips (GTK_WIDGET (self));
  peng_commands_add_keys (GTK_WIDGET (self), "earlier.");
  set_enabled (self, FALSE);
}

/**
 * peng_earlier_window_new:
 * @draft: a draft
 *
 * Returns: (transfer none): a window, owned by GTK, which lists its earlier versions
 */
GtkWidget *
peng_earlier_window_new (PengDraft *draft)
{
  PengEarlierWindow *self;

  g_return_val_if_fail (PENG_IS_DRAFT (draft), NULL);

  self = g_object_new (PENG_TYPE_EARLIER_WINDOW, NULL);
  self->draft = g_object_ref (draft);
  list_versions (self);

  return GTK_WIDGET (self);
}
