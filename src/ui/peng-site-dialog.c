/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-site-dialog"

#include "ui/peng-site-dialog.h"

#include "ui/peng-accessible.h"
#include "ui/peng-secret-row.h"
#include "work/peng-remote-words.h"
#include "work/peng-site-account.h"
#include "work/peng-site-find.h"

#include <glib/gi18n.h>

struct _PengSiteDialog
{
  AdwWindow      parent_instance;

  PengDesk      *desk;
  PengSiteInfo  *site;       /* what it is known to be by now */
  PengSiteKind   kind;
  gboolean       found;      /* whether that is known */
  gboolean       told;       /* that the password is forgotten with the program */
  GCancellable  *cancellable;

  GtkWidget     *cancel;
  GtkWidget     *go_on;
  GtkSpinner    *spinner;
  GtkWidget     *fields;
  GtkWidget     *address_group;
  GtkEditable   *address;
  AdwPreferencesGroup *account_group;
  GtkEditable   *user;
  PengSecretRow *password;
  GtkEditable   *name;
  GtkLabel      *failure;
};

enum {
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengSiteDialog, peng_site_dialog, ADW_TYPE_WINDOW)

static gboolean
is_filled (PengSiteDialog *self)
{
  if (!self->found)
    return *gtk_editable_get_text (self->address) != '\0';

  return *peng_secret_row_get_text (self->password) != '\0' &&
         (self->kind != PENG_SITE_KIND_WORDPRESS || *gtk_editable_get_text (self->user) != '\0');
}

static void
typed_cb (PengSiteDialog *self)
{
  gtk_widget_set_sensitive (self->go_on, is_filled (self));
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
}

static void
set_busy (PengSiteDialog *self,
          gboolean        busy)
{
  gtk_widget_set_sensitive (self->fields, !busy);
  gtk_widget_set_sensitive (self->go_on, !busy && is_filled (self));
  gtk_spinner_set_spinning (self->spinner, busy);
}

/* While the site is asked no field takes the keys: they go on where something is to be done. */
static void
show_failure (PengSiteDialog *self,
              const char     *sentence,
              GtkWidget      *next)
{
  set_busy (self, FALSE);
  gtk_label_set_label (self->failure, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), TRUE);
  gtk_widget_grab_focus (next);
}

/* Nothing is on its way yet that could go on by itself. */
static char *
new_failure (PengSiteDialog *self,
             const GError   *error)
{
  if (g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_NOT_FOUND) ||
      g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_BAD_REPLY) ||
      error->domain == G_URI_ERROR)
    return g_strdup (_("There is no portal and no WordPress at this address. Look at it once more, "
                       "or ask whoever runs the site."));

  if (!self->found && g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_OFFLINE))
    return g_strdup (_("This address cannot be reached. Look at it once more, and whether the "
                       "network is up."));

  if (!self->found || !g_error_matches (error, PENG_PORTAL_ERROR, PENG_PORTAL_ERROR_SIGNED_OUT))
    return peng_remote_words_new_failure (error);

  return g_strdup (self->kind == PENG_SITE_KIND_WORDPRESS
                     ? _("The site does not accept this user name with this application password. "
                         "Look at both once more.")
                     : _("The site does not accept this token. Look at it once more, or ask "
                         "whoever runs the site for another."));
}

static void
show_error (PengSiteDialog *self,
            const GError   *error)
{
  g_autofree char *sentence = new_failure (self, error);

  show_failure (self, sentence,
                self->found ? GTK_WIDGET (self->password) : GTK_WIDGET (self->address));
}

static void
show_account (PengSiteDialog *self)
{
  gboolean wordpress = self->kind == PENG_SITE_KIND_WORDPRESS;

  self->found = TRUE;
  gtk_widget_set_sensitive (self->address_group, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->user), wordpress);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->password),
                                 wordpress ? _("Application Password") : _("Token"));
  adw_preferences_group_set_description (
    self->account_group,
    wordpress ? _("This is a WordPress. Make an application password there, under Users → Profile; "
                  "the one you sign in with does not do.")
              : _("This is a Pengcheng portal. Whoever runs it gives you a token."));
  gtk_button_set_label (GTK_BUTTON (self->go_on), _("_Save"));
  peng_accessible_name_inner (self->go_on);
  gtk_widget_set_visible (GTK_WIDGET (self->account_group), TRUE);
  set_busy (self, FALSE);
  gtk_widget_grab_focus (wordpress ? GTK_WIDGET (self->user) : GTK_WIDGET (self->password));
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengSiteDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean found = peng_site_find_kind_finish (result, &self->kind, &error);

  if (self->desk == NULL)
    return;

  if (found)
    show_account (self);
  else
    show_error (self, error);
}

static void
find (PengSiteDialog *self)
{
  g_free (self->site->base_url);
  self->site->base_url = peng_site_find_dup_address (gtk_editable_get_text (self->address));
  gtk_editable_set_text (self->address, self->site->base_url);
  set_busy (self, TRUE);
  peng_site_find_kind_async (self->site->base_url, self->cancellable, found_cb, g_object_ref (self));
}

static char *
dup_secret (PengSiteDialog *self)
{
  const char *password = peng_secret_row_get_text (self->password);

  return self->kind == PENG_SITE_KIND_WORDPRESS
           ? g_strdup_printf ("%s:%s", gtk_editable_get_text (self->user), password)
           : g_strdup (password);
}

/* There is none, or it was not to be opened. The site is there all the same. */
static void
tell_of_keyring (PengSiteDialog *self)
{
  self->told = TRUE;
  gtk_widget_set_visible (self->cancel, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->go_on), _("_Close"));
  show_failure (self, _("The password is right, but could not be put into a keyring: it is "
                        "forgotten when the program ends, and asked for when it is needed again."),
                self->go_on);
  gtk_widget_set_sensitive (GTK_WIDGET (self->account_group), FALSE);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengSiteDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean kept = FALSE;
  gint64 id = peng_site_account_add_finish (result, &kept, &error);

  if (self->desk == NULL)
    return;

  if (id == 0)
    {
      show_error (self, error);
      return;
    }

  self->site->id = id;
  peng_desk_forget_facts_of (self->desk, id);
  g_signal_emit (self, signals[SAVED], 0);
  if (kept)
    gtk_window_close (GTK_WINDOW (self));
  else
    tell_of_keyring (self);
}

static void
asked_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengSiteDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  PengPortalInfo *info = peng_site_account_ask_finish (result, &error);
  g_autofree char *secret = NULL;

  if (self->desk == NULL)
    {
      g_clear_pointer (&info, peng_portal_info_free);
      return;
    }

  if (info == NULL)
    {
      show_error (self, error);
      return;
    }

  if (*self->site->name == '\0')
    {
      g_free (self->site->name);
      self->site->name = g_strdup (info->name);
      gtk_editable_set_text (self->name, info->name);
    }
  peng_portal_info_free (info);
  secret = dup_secret (self);
  peng_site_account_add_async (peng_desk_get_store (self->desk), peng_desk_get_secrets (self->desk),
                               self->site, secret, self->cancellable, added_cb,
                               g_object_ref (self));
}

/* The site is asked with the password before anything is kept. */
static void
sign_in (PengSiteDialog *self)
{
  g_autofree char *secret = dup_secret (self);

  g_free (self->site->kind);
  self->site->kind = g_strdup (peng_site_kind_get_name (self->kind));
  g_free (self->site->name);
  self->site->name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  set_busy (self, TRUE);
  peng_site_account_ask_async (self->site, secret, self->cancellable, asked_cb, g_object_ref (self));
}

static void
go_on_cb (PengSiteDialog *self)
{
  if (!gtk_widget_get_sensitive (self->go_on))
    return;

  if (self->told)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
  if (self->found)
    sign_in (self);
  else
    find (self);
}

static void
peng_site_dialog_dispose (GObject *object)
{
  PengSiteDialog *self = PENG_SITE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_SITE_DIALOG);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (peng_site_dialog_parent_class)->dispose (object);
}

static void
peng_site_dialog_finalize (GObject *object)
{
  PengSiteDialog *self = PENG_SITE_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->site, peng_site_info_free);

  G_OBJECT_CLASS (peng_site_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-site-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PengSiteDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, PengSiteDialog, go_on);
  gtk_widget_class_bind_template_child (widget_class, PengSiteDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PengSiteDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, PengSiteDialog, address_group);
  gtk_widget_class_bind_template_child (widget_class, PengSiteDialog, address);
  gtk_widget_class_bind_template_child (widget_class, PengSiteDialog, account_group);
  gtk_widget_class_bind_template_child (widget_class, PengSiteDialog, user);
  gtk_widget_class_bind_template_child (widget_class, PengSiteDialog, password);
  gtk_widget_class_bind_template_child (widget_class, PengSiteDialog, name);
  gtk_widget_class_bind_template_child (widget_class, PengSiteDialog, failure);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
}

static void
peng_site_dialog_class_init (PengSiteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_site_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_site_dialog_finalize;

  /**
   * PengSiteDialog::saved:
   * @self: the dialog
   *
   * The site is there, or its account is another.
   */
  signals[SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
peng_site_dialog_init (PengSiteDialog *self)
{
  self->cancellable = g_cancellable_new ();
  g_type_ensure (PENG_TYPE_SECRET_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
}

/**
 * peng_site_dialog_new:
 * @desk: an open desk
 * @site: (nullable): a site whose account is to be another; %NULL for a new one
 * @position: place in lists of a new one
 *
 * Returns: (transfer none): a window, owned by GTK
 */
GtkWidget *
peng_site_dialog_new (PengDesk           *desk,
                      const PengSiteInfo *site,
                      int                 position)
{
  static const PengSiteInfo none = {
    .name = (char *) "", .kind = (char *) "", .base_url = (char *) "", .section = (char *) "",
    .source = (char *) "",
  };
  PengSiteDialog *self = g_object_new (PENG_TYPE_SITE_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  self->site = peng_site_info_copy (site != NULL ? site : &none);
  if (site == NULL)
    {
      self->site->position = position;
      gtk_widget_grab_focus (GTK_WIDGET (self->address));
      return GTK_WIDGET (self);
    }

  gtk_window_set_title (GTK_WINDOW (self), _("Sign In Again"));
  gtk_editable_set_text (self->address, site->base_url);
  gtk_editable_set_text (self->name, site->name);
  if (peng_site_kind_from_name (site->kind, &self->kind))
    show_account (self);

  return GTK_WIDGET (self);
}
