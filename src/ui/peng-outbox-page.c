/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-outbox-page"

#include "ui/peng-outbox-page.h"

#include "ui/peng-accessible.h"
#include "ui/peng-commands.h"
#include "ui/peng-dialogs.h"
#include "ui/peng-outbox-row.h"
#include "ui/peng-site-dialog.h"

#include <glib/gi18n.h>

struct _PengOutboxPage
{
  AdwBin             parent_instance;

  PengDesk          *desk;
  GHashTable        *sites;    /* number → name */
  gboolean           listed;   /* whether the rows are there */
  gint64             earliest; /* number of the last row that came; 0 for none before it */
  guint              tick_id;

  GtkWidget         *header;
  AdwToastOverlay   *toasts;
  GtkStack          *stack;
  GtkScrolledWindow *scroller;
  GtkWidget         *going_group;
  GtkListBox        *going;
  GtkWidget         *ended_group;
  GtkListBox        *ended;
};

enum {
  BACK,
  DECIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengOutboxPage, peng_outbox_page, ADW_TYPE_BIN)

/* So many that are finished come at a time, and the next when the end is so near, in pixels. */
#define MAX_ENDED 50
#define NEAR      400

static PengPublisher *
get_publisher (PengOutboxPage *self)
{
  return peng_desk_get_publisher (self->desk);
}

static void
name_site (PengOutboxPage *self,
           PengOutboxRow  *row)
{
  gint64 site = peng_publishing_get_item (peng_outbox_row_get (row))->site;
  const char *name = g_hash_table_lookup (self->sites, &site);

  peng_outbox_row_set_site (row, name != NULL ? name : "", g_hash_table_size (self->sites) < 2);
}

static GtkWidget *
get_row_at (GtkListBox *list,
            int         index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (list, index));
}

static PengOutboxRow *
find_row (GtkListBox     *list,
          PengPublishing *publishing)
{
  gint64 id = peng_publishing_get_item (publishing)->id;
  GtkWidget *row;

  for (int i = 0; (row = get_row_at (list, i)) != NULL; i++)
    if (peng_publishing_get_item (peng_outbox_row_get (PENG_OUTBOX_ROW (row)))->id == id)
      return PENG_OUTBOX_ROW (row);

  return NULL;
}

static void
show_lists (PengOutboxPage *self)
{
  gboolean going = get_row_at (self->going, 0) != NULL;
  gboolean ended = get_row_at (self->ended, 0) != NULL;

  gtk_widget_set_visible (self->going_group, going);
  gtk_widget_set_visible (self->ended_group, ended);
  gtk_stack_set_visible_child_name (self->stack, going || ended ? "lists" : "empty");
}

static void
pause_cb (PengOutboxPage *self,
          PengOutboxRow  *row)
{
  peng_publisher_pause (get_publisher (self), peng_outbox_row_get (row));
}

static void
resume_cb (PengOutboxPage *self,
           PengOutboxRow  *row)
{
  peng_publisher_retry (get_publisher (self), peng_outbox_row_get (row));
}

static void
abandoned_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PengOutboxPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (peng_publisher_abandon_finish (PENG_PUBLISHER (object), result, &error) || self->desk == NULL)
    return;

  g_message ("stop: %s", error->message);
  peng_outbox_page_toast (self, adw_toast_new (_("It can no longer be stopped: the article has "
                                                 "arrived.")));
}

/* The row is kept until the answer: it may have arrived meanwhile. */
typedef struct
{
  PengOutboxPage *page;
  PengPublishing *publishing;
} Stop;

static void
answered_stop_cb (const char *response,
                  gpointer    user_data)
{
  Stop *stop = user_data;

  if (g_str_equal (response, "accept") && stop->page->desk != NULL &&
      !PENG_OUTBOX_IS_FINISHED (peng_publishing_get_state (stop->publishing)))
    peng_publisher_abandon_async (get_publisher (stop->page), stop->publishing, NULL, abandoned_cb,
                                  g_object_ref (stop->page));

  g_object_unref (stop->page);
  g_object_unref (stop->publishing);
  g_free (stop);
}

static void
stop_cb (PengOutboxPage *self,
         PengOutboxRow  *row)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  PengPublishing *publishing = peng_outbox_row_get (row);
  gboolean sent = peng_publishing_get_step (publishing) == PENG_PUBLISHING_ARTICLE;
  Stop *stop = g_new (Stop, 1);

  stop->page = g_object_ref (self);
  stop->publishing = g_object_ref (publishing);
  peng_dialogs_ask (window, _("Do Not Publish?"),
                    sent ? _("The article has been sent, and may be at the site although no answer "
                             "has come. If you stop now, look at the site yourself.")
                         : _("The article has not been sent yet. It stays in your drafts."),
                    _("_Do Not Publish"), TRUE, answered_stop_cb, stop);
}

static void
decide_cb (PengOutboxPage *self,
           PengOutboxRow  *row)
{
  g_signal_emit (self, signals[DECIDE], 0,
                 peng_publishing_get_item (peng_outbox_row_get (row))->article);
}

/* What is to go on when somebody has signed in. */
typedef struct
{
  PengOutboxPage *page;
  PengPublishing *publishing;
} SignIn;

static void
sign_in_free (SignIn *self)
{
  g_object_unref (self->page);
  g_object_unref (self->publishing);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignIn, sign_in_free)

static void
signed_in_cb (GtkWidget *dialog,
              SignIn    *sign_in)
{
  if (sign_in->page->desk != NULL &&
      peng_publishing_get_state (sign_in->publishing) == PENG_OUTBOX_PAUSED)
    peng_publisher_retry (get_publisher (sign_in->page), sign_in->publishing);
}

static void
show_sign_in (SignIn             *sign_in,
              const PengSiteInfo *site)
{
  GtkWidget *dialog = peng_site_dialog_new (sign_in->page->desk, site, 0);

  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (sign_in->page))));
  g_signal_connect_data (dialog, "saved", G_CALLBACK (signed_in_cb), sign_in,
                         (GClosureNotify) (void (*) (void)) sign_in_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
site_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignIn) sign_in = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sites = peng_store_list_sites_finish (PENG_STORE (object), result, &error);
  gint64 id = peng_publishing_get_item (sign_in->publishing)->site;

  if (sites == NULL)
    g_warning ("sites: %s", error->message);

  for (guint i = 0; sites != NULL && sign_in->page->desk != NULL && i < sites->len; i++)
    {
      const PengSiteInfo *site = g_ptr_array_index (sites, i);

      if (site->id == id)
        {
          show_sign_in (g_steal_pointer (&sign_in), site);
          return;
        }
    }
}

static void
sign_in_cb (PengOutboxPage *self,
            PengOutboxRow  *row)
{
  SignIn *sign_in = g_new (SignIn, 1);

  sign_in->page = g_object_ref (self);
  sign_in->publishing = g_object_ref (peng_outbox_row_get (row));
  peng_store_list_sites_async (peng_desk_get_store (self->desk), NULL, site_cb, sign_in);
}

static void
open_cb (PengOutboxPage *self,
         PengOutboxRow  *row)
{
  peng_dialogs_open_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         peng_publishing_get_item (peng_outbox_row_get (row))->url);
}

static void
add_row (PengOutboxPage *self,
         GtkListBox     *list,
         PengPublishing *publishing,
         int             index)
{
  GtkWidget *row;

  if (find_row (list, publishing) != NULL)
    return;

  row = peng_outbox_row_new (publishing);
  g_signal_connect_object (row, "pause", G_CALLBACK (pause_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "resume", G_CALLBACK (resume_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "stop", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "decide", G_CALLBACK (decide_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "sign-in", G_CALLBACK (sign_in_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  name_site (self, PENG_OUTBOX_ROW (row));
  peng_accessible_name_inner (row);
  gtk_list_box_insert (list, row, index);
}

static void
added_cb (PengOutboxPage *self,
          PengPublishing *publishing)
{
  add_row (self, self->going, publishing, 0);
  show_lists (self);
}

static void
looked_again_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PengPublishing) publishing = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PengOutboxItem) item =
    peng_store_get_outbox_finish (PENG_STORE (object), result, &error);

  if (item != NULL)
    peng_publishing_set_item (publishing, item, NULL);
  else
    g_warning ("what was planned: %s", error->message);
}

/* What was to appear at a time does not, where something else of the article has arrived there. */
static void
look_again (PengOutboxPage       *self,
            const PengOutboxItem *arrived)
{
  GtkWidget *row;

  for (int i = 0; (row = get_row_at (self->ended, i)) != NULL; i++)
    {
      PengPublishing *publishing = peng_outbox_row_get (PENG_OUTBOX_ROW (row));
      const PengOutboxItem *item = peng_publishing_get_item (publishing);

      if (item->id < arrived->id && item->due > 0 && item->site == arrived->site &&
          g_str_equal (item->article, arrived->article))
        peng_store_get_outbox_async (peng_desk_get_store (self->desk), item->id, NULL,
                                     looked_again_cb, g_object_ref (publishing));
    }
}

static void
finished_cb (PengOutboxPage *self,
             PengPublishing *publishing)
{
  PengOutboxRow *row = find_row (self->going, publishing);

  if (row != NULL)
    gtk_list_box_remove (self->going, GTK_WIDGET (row));
  add_row (self, self->ended, publishing, 0);
  if (peng_publishing_get_state (publishing) == PENG_OUTBOX_PUBLISHED)
    look_again (self, peng_publishing_get_item (publishing));
  show_lists (self);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PengOutboxPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items =
    peng_store_list_finished_outbox_finish (PENG_STORE (object), result, &error);

  if (self->desk == NULL)
    return;

  if (items == NULL)
    g_warning ("what is finished: %s", error->message);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr(PengPublishing) publishing = peng_publishing_new (g_ptr_array_index (items, i));

      add_row (self, self->ended, publishing, -1);
    }

  if (items != NULL && items->len == MAX_ENDED)
    self->earliest = ((PengOutboxItem *) items->pdata[items->len - 1])->id;
  show_lists (self);
}

static void
list_ended (PengOutboxPage *self,
            gint64          before)
{
  peng_store_list_finished_outbox_async (peng_desk_get_store (self->desk), before, MAX_ENDED, NULL,
                                         listed_cb, g_object_ref (self));
}

/* Those before the ones that are shown come when the person is near the end of these. */
static void
scrolled_cb (PengOutboxPage *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scroller);
  gint64 before = self->earliest;

  if (before == 0 || self->desk == NULL ||
      gtk_adjustment_get_value (place) + gtk_adjustment_get_page_size (place) + NEAR <=
        gtk_adjustment_get_upper (place))
    return;

  self->earliest = 0;
  list_ended (self, before);
}

static void
show_going (PengOutboxPage *self)
{
  GPtrArray *rows = peng_publisher_get_rows (get_publisher (self));

  for (guint i = 0; i < rows->len; i++)
    add_row (self, self->going, g_ptr_array_index (rows, i), 0);
}

static void
name_sites (PengOutboxPage *self,
            GtkListBox     *list)
{
  GtkWidget *row;

  for (int i = 0; (row = get_row_at (list, i)) != NULL; i++)
    name_site (self, PENG_OUTBOX_ROW (row));
}

static void
sites_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengOutboxPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sites = peng_store_list_sites_finish (PENG_STORE (object), result, &error);

  if (self->desk == NULL)
    return;

  if (sites == NULL)
    g_warning ("sites: %s", error->message);

  for (guint i = 0; sites != NULL && i < sites->len; i++)
    {
      const PengSiteInfo *site = g_ptr_array_index (sites, i);

      g_hash_table_replace (self->sites, g_memdup2 (&site->id, sizeof site->id),
                            g_strdup (site->name));
    }

  name_sites (self, self->going);
  name_sites (self, self->ended);
  if (self->listed)
    return;

  self->listed = TRUE;
  show_going (self);
  show_lists (self);
  list_ended (self, 0);
}

static void
count_down (GtkListBox *list)
{
  GtkWidget *row;

  for (int i = 0; (row = get_row_at (list, i)) != NULL; i++)
    peng_outbox_row_tick (PENG_OUTBOX_ROW (row));
}

static gboolean
tick_cb (gpointer user_data)
{
  PengOutboxPage *self = user_data;

  count_down (self->going);
  count_down (self->ended);

  return G_SOURCE_CONTINUE;
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[BACK], 0);
}

/* Only what is seen counts its seconds down. A site may have been added since it was seen last. */
static void
peng_outbox_page_map (GtkWidget *widget)
{
  PengOutboxPage *self = PENG_OUTBOX_PAGE (widget);

  GTK_WIDGET_CLASS (peng_outbox_page_parent_class)->map (widget);
  self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
  peng_store_list_sites_async (peng_desk_get_store (self->desk), NULL, sites_cb,
                               g_object_ref (self));
}

static void
peng_outbox_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&PENG_OUTBOX_PAGE (widget)->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (peng_outbox_page_parent_class)->unmap (widget);
}

static void
peng_outbox_page_dispose (GObject *object)
{
  PengOutboxPage *self = PENG_OUTBOX_PAGE (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_OUTBOX_PAGE);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (peng_outbox_page_parent_class)->dispose (object);
}

static void
peng_outbox_page_finalize (GObject *object)
{
  g_hash_table_unref (PENG_OUTBOX_PAGE (object)->sites);

  G_OBJECT_CLASS (peng_outbox_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-outbox-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PengOutboxPage, header);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxPage, going_group);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxPage, going);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxPage, ended_group);
  gtk_widget_class_bind_template_child (widget_class, PengOutboxPage, ended);
}

static void
peng_outbox_page_class_init (PengOutboxPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_outbox_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_outbox_page_finalize;
  widget_class->map = peng_outbox_page_map;
  widget_class->unmap = peng_outbox_page_unmap;

  /**
   * PengOutboxPage::back:
   * @self: the page
   *
   * The person wants to go back to the article.
   */
  signals[BACK] =
    g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PengOutboxPage::decide:
   * @self: the page
   * @uuid: an article
   *
   * The person wants to decide which version of the article is to stay.
   */
  signals[DECIDE] =
    g_signal_new ("decide", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "outboxpage");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "outbox.back", NULL, back_action);
}

static void
peng_outbox_page_init (PengOutboxPage *self)
{
  self->sites = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
  peng_commands_add_tooltips (GTK_WIDGET (self));
  peng_commands_add_keys (GTK_WIDGET (self), "outbox.");
}

/**
 * peng_outbox_page_new:
 * @desk: an open desk
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
peng_outbox_page_new (PengDesk *desk)
{
  PengOutboxPage *self = g_object_new (PENG_TYPE_OUTBOX_PAGE, NULL);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scroller);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (place, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_publisher (self), "added", G_CALLBACK (added_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_publisher (self), "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * peng_outbox_page_get_header:
 * @self: the page
 *
 * Returns: (transfer none): its header
 */
GtkWidget *
peng_outbox_page_get_header (PengOutboxPage *self)
{
  g_return_val_if_fail (PENG_IS_OUTBOX_PAGE (self), NULL);

  return self->header;
}

/**
 * peng_outbox_page_get_lists:
 * @self: the page
 *
 * Returns: (transfer none): what is below its header
 */
GtkWidget *
peng_outbox_page_get_lists (PengOutboxPage *self)
{
  g_return_val_if_fail (PENG_IS_OUTBOX_PAGE (self), NULL);

  return GTK_WIDGET (self->stack);
}

/**
 * peng_outbox_page_toast:
 * @self: the page
 * @toast: (transfer full): what is to be said
 */
void
peng_outbox_page_toast (PengOutboxPage *self,
                        AdwToast       *toast)
{
  g_return_if_fail (PENG_IS_OUTBOX_PAGE (self));

  adw_toast_overlay_add_toast (self->toasts, toast);
}
