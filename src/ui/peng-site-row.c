/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-site-row"

#include "ui/peng-site-row.h"

#include "ui/peng-accessible.h"
#include "work/peng-remote-words.h"

#include <glib/gi18n.h>

struct _PengSiteRow
{
  AdwExpanderRow  parent_instance;

  PengDesk       *desk;
  PengSiteInfo   *site;
  GSignalGroup   *facts_signals;

  GtkWidget      *up;
  GtkWidget      *down;
  GtkEditable    *name;
  AdwComboRow    *section;
  GtkEditable    *source;
  AdwActionRow   *state;
  GtkWidget      *account;
};

enum {
  RENAMED,
  SIGN_IN,
  REMOVE,
  MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengSiteRow, peng_site_row, ADW_TYPE_EXPANDER_ROW)

static PengSiteFacts *
get_facts (PengSiteRow *self)
{
  return peng_desk_get_facts_of (self->desk, self->site->id);
}

static void
up_cb (PengSiteRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
down_cb (PengSiteRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
sign_in_cb (PengSiteRow *self)
{
  g_signal_emit (self, signals[SIGN_IN], 0);
}

static void
remove_cb (PengSiteRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
show_name (PengSiteRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), self->site->name);
}

static void
applied_cb (PengSiteRow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  if (*name == '\0')
    {
      gtk_editable_set_text (self->name, self->site->name);
      return;
    }

  g_free (self->site->name);
  self->site->name = g_steal_pointer (&name);
  show_name (self);
  g_signal_emit (self, signals[RENAMED], 0);
}

/* It is written into articles that name none. */
static void
source_applied_cb (PengSiteRow *self)
{
  g_autofree char *source = g_strstrip (g_strdup (gtk_editable_get_text (self->source)));

  if (g_str_equal (source, self->site->source))
    return;

  g_free (self->site->source);
  self->site->source = g_steal_pointer (&source);
  g_signal_emit (self, signals[RENAMED], 0);
}

static void
section_selected_cb (PengSiteRow *self)
{
  GPtrArray *sections = peng_site_facts_get_section_list (get_facts (self));
  guint selected = adw_combo_row_get_selected (self->section);
  const char *id = "";

  if (selected > 0 && selected <= sections->len)
    id = ((PengSection *) g_ptr_array_index (sections, selected - 1))->id;
  if (g_str_equal (id, self->site->section))
    return;

  g_free (self->site->section);
  self->site->section = g_strdup (id);
  g_signal_emit (self, signals[RENAMED], 0);
}

/* The first line stands for none. Until the site has answered, what is noted stays. */
static void
show_sections (PengSiteRow *self)
{
  GPtrArray *sections = peng_site_facts_get_section_list (get_facts (self));
  const char * const none[] = { C_ ("section", "None"), NULL };
  g_autoptr(GtkStringList) list = gtk_string_list_new (none);
  guint selected = 0;

  gtk_string_list_splice (list, 1, 0, peng_site_facts_get_sections (get_facts (self)));
  for (guint i = 0; i < sections->len; i++)
    if (g_str_equal (((PengSection *) g_ptr_array_index (sections, i))->id, self->site->section))
      selected = i + 1;

  g_signal_handlers_block_by_func (self->section, section_selected_cb, self);
  adw_combo_row_set_model (self->section, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->section, selected);
  g_signal_handlers_unblock_by_func (self->section, section_selected_cb, self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->section), sections->len > 0);
}

static char *
new_state (PengSiteRow *self)
{
  const PengPortalInfo *info = peng_site_facts_get_info (get_facts (self));
  const GError *error = peng_site_facts_get_error (get_facts (self));

  if (error != NULL)
    return peng_remote_words_new_failure (error);
  if (info->name == NULL)
    return g_strdup (_("It is being asked…"));

  /* Translators: what a site calls itself, and what becomes of what is sent there */
  return g_strdup_printf (_("“%s”: %s"), info->name,
                          info->needs_review
                            ? _("what you send is looked at there before it is to be read")
                            : _("you may publish"));
}

static void
facts_changed_cb (PengSiteRow *self)
{
  g_autofree char *state = new_state (self);

  adw_action_row_set_subtitle (self->state, state);
  show_sections (self);
}

static void
ask (PengSiteRow *self)
{
  g_signal_group_set_target (self->facts_signals, get_facts (self));
  facts_changed_cb (self);
}

static void
test_cb (PengSiteRow *self)
{
  peng_desk_forget_facts_of (self->desk, self->site->id);
  adw_action_row_set_subtitle (self->state, _("It is being asked…"));
  ask (self);
}

/* Nothing is asked of a site that nobody looks at. */
static void
expanded_cb (PengSiteRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    ask (self);
}

static void
peng_site_row_dispose (GObject *object)
{
  PengSiteRow *self = PENG_SITE_ROW (object);

  g_clear_object (&self->facts_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_SITE_ROW);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (peng_site_row_parent_class)->dispose (object);
}

static void
peng_site_row_finalize (GObject *object)
{
  g_clear_pointer (&PENG_SITE_ROW (object)->site, peng_site_info_free);

  G_OBJECT_CLASS (peng_site_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-site-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PengSiteRow, up);
  gtk_widget_class_bind_template_child (widget_class, PengSiteRow, down);
  gtk_widget_class_bind_template_child (widget_class, PengSiteRow, name);
  gtk_widget_class_bind_template_child (widget_class, PengSiteRow, section);
  gtk_widget_class_bind_template_child (widget_class, PengSiteRow, source);
  gtk_widget_class_bind_template_child (widget_class, PengSiteRow, state);
  gtk_widget_class_bind_template_child (widget_class, PengSiteRow, account);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
peng_site_row_class_init (PengSiteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_site_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_site_row_finalize;

  /**
   * PengSiteRow::renamed:
   * @self: the row
   *
   * What is noted of the site is another.
   */
  signals[RENAMED] =
    g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PengSiteRow::sign-in:
   * @self: the row
   *
   * The person has another password.
   */
  signals[SIGN_IN] =
    g_signal_new ("sign-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PengSiteRow::remove:
   * @self: the row
   *
   * The site is to be forgotten.
   */
  signals[REMOVE] =
    g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PengSiteRow::move:
   * @self: the row
   * @by: -1 for up, 1 for down
   *
   * The site is to have another place in lists.
   */
  signals[MOVE] =
    g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
peng_site_row_init (PengSiteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->facts_signals = g_signal_group_new (PENG_TYPE_SITE_FACTS);
  g_signal_group_connect_swapped (self->facts_signals, "changed", G_CALLBACK (facts_changed_cb),
                                  self);
  g_signal_connect_object (self->section, "notify::selected", G_CALLBACK (section_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * peng_site_row_new:
 * @desk: an open desk
 * @site: a site, copied
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
peng_site_row_new (PengDesk           *desk,
                   const PengSiteInfo *site)
{
  PengSiteRow *self = g_object_new (PENG_TYPE_SITE_ROW, NULL);
  gboolean local = g_str_equal (site->kind, peng_site_kind_get_name (PENG_SITE_KIND_LOCAL));

  self->desk = g_object_ref (desk);
  self->site = peng_site_info_copy (site);
  show_name (self);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 local ? _("On this computer, for trying things out") : site->base_url);
  gtk_editable_set_text (self->name, site->name);
  gtk_editable_set_text (self->source, site->source);
  gtk_widget_set_visible (GTK_WIDGET (self->name), !local);
  gtk_widget_set_visible (self->account, !local);
  peng_accessible_name_inner (GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * peng_site_row_get_site:
 * @self: a row
 *
 * Returns: (transfer none): what is to be noted of the site
 */
const PengSiteInfo *
peng_site_row_get_site (PengSiteRow *self)
{
  g_return_val_if_fail (PENG_IS_SITE_ROW (self), NULL);

  return self->site;
}

/**
 * peng_site_row_set_place:
 * @self: a row
 * @first: whether no other is above it
 * @last: whether no other is below it
 */
void
peng_site_row_set_place (PengSiteRow *self,
                         gboolean     first,
                         gboolean     last)
{
  g_return_if_fail (PENG_IS_SITE_ROW (self));

  gtk_widget_set_sensitive (self->up, !first);
  gtk_widget_set_sensitive (self->down, !last);
  gtk_widget_set_visible (gtk_widget_get_parent (self->up), !first || !last);
}
