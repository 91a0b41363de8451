/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-label-chooser"

#include "ui/peng-label-chooser.h"

#include "core/peng-pinyin.h"
#include "ui/peng-accessible.h"

#include <glib/gi18n.h>

/* More than these are searched for. */
#define MANY        8
#define LIST_HEIGHT 280
#define LIST_WIDTH  220

struct _PengLabelChooser
{
  AdwBin           parent_instance;

  PengMediaLabel   kind;
  char            *chosen;

  GtkWidget       *button;
  GtkWidget       *words;     /* what the button says */
  GtkWidget       *popover;
  GtkWidget       *search;
  GtkListBox      *list;
};

enum {
  PROP_0,
  PROP_KIND,
  N_PROPS
};

enum {
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengLabelChooser, peng_label_chooser, ADW_TYPE_BIN)

/* Returns: (nullable): the row's name; %NULL is no choice */
static const char *
get_name (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "peng-name");
}

static const char *
get_any (PengLabelChooser *self)
{
  return self->kind == PENG_MEDIA_TAG ? _("Any tag") : _("Any album");
}

static void
show_chosen (PengLabelChooser *self)
{
  const char *words = self->chosen != NULL ? self->chosen : get_any (self);
  const char *what = self->kind == PENG_MEDIA_TAG ? _("Tag") : _("Album");
  /* Translators: what is chosen by, and what is chosen: "Tag: Sports" */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), what, words);

  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
choose (PengLabelChooser *self,
        const char       *name)
{
  if (g_strcmp0 (self->chosen, name) == 0)
    return;

  g_free (self->chosen);
  self->chosen = g_strdup (name);
  show_chosen (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
row_activated_cb (PengLabelChooser *self,
                  GtkListBoxRow    *row)
{
  g_autofree char *name = g_strdup (get_name (row));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  choose (self, name);
}

static gboolean
is_wanted (GtkListBoxRow *row,
           gpointer       user_data)
{
  PengLabelChooser *self = user_data;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char *name = get_name (row);

  return *typed == '\0' || (name != NULL && peng_pinyin_find (name, typed) >= 0);
}

static void
search_changed_cb (PengLabelChooser *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static GtkListBoxRow *
find_first (PengLabelChooser *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;

  return NULL;
}

/* Enter takes the first that is found. */
static void
search_activate_cb (PengLabelChooser *self)
{
  GtkListBoxRow *row = find_first (self);

  if (row != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    row_activated_cb (self, row);
}

static void
stop_search_cb (PengLabelChooser *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
opened_cb (PengLabelChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (gtk_widget_get_visible (self->search))
    gtk_widget_grab_focus (self->search);
}

static GtkWidget *
new_row (const char *name,
         const char *words,
         guint       n_items)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (words);
  g_autofree char *count = g_strdup_printf ("%'u", n_items);
  GtkWidget *number = gtk_label_new (name != NULL ? count : NULL);
  g_autofree char *items = g_strdup_printf (ngettext ("%'u item", "%'u items", n_items), n_items);
  g_autofree char *all = name != NULL ? g_strjoin (", ", words, items, NULL) : g_strdup (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  g_object_set_data_full (G_OBJECT (row), "peng-name", g_strdup (name), g_free);

  return row;
}

static void
add_row (PengLabelChooser *self,
         const char       *name,
         const char       *words,
         guint             n_items)
{
  GtkWidget *row = new_row (name, words, n_items);

  gtk_list_box_append (self->list, row);
  if (g_strcmp0 (name, self->chosen) == 0)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static GtkWidget *
create_list (PengLabelChooser *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "peng-label-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->kind == PENG_MEDIA_TAG ? _("Tags") : _("Albums"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));

  return scroller;
}

static void
create_search (PengLabelChooser *self)
{
  const char *words = self->kind == PENG_MEDIA_TAG ? _("Search tags") : _("Search albums");

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", words, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_set_visible (self->search, FALSE);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
create_popover (PengLabelChooser *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = create_list (self);

  create_search (self);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), list);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->kind == PENG_MEDIA_TAG ? _("Tags") : _("Albums"), -1);
  g_signal_connect_object (popover, "show", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);

  return popover;
}

static void
peng_label_chooser_constructed (GObject *object)
{
  PengLabelChooser *self = PENG_LABEL_CHOOSER (object);

  G_OBJECT_CLASS (peng_label_chooser_parent_class)->constructed (object);

  self->button = gtk_menu_button_new ();
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->words);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  self->popover = create_popover (self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  adw_bin_set_child (ADW_BIN (self), self->button);
  peng_accessible_name_inner (GTK_WIDGET (self));
  show_chosen (self);
}

static void
peng_label_chooser_finalize (GObject *object)
{
  g_free (PENG_LABEL_CHOOSER (object)->chosen);

  G_OBJECT_CLASS (peng_label_chooser_parent_class)->finalize (object);
}

static void
peng_label_chooser_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_KIND:
      PENG_LABEL_CHOOSER (object)->kind = g_value_get_uint (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
peng_label_chooser_class_init (PengLabelChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = peng_label_chooser_constructed;
  object_class->finalize = peng_label_chooser_finalize;
  object_class->set_property = peng_label_chooser_set_property;

  /**
   * PengLabelChooser:kind:
   *
   * The #PengMediaLabel of which one is chosen.
   */
  properties[PROP_KIND] =
    g_param_spec_uint ("kind", NULL, NULL, 0, PENG_MEDIA_N_LABELS - 1, PENG_MEDIA_TAG,
                       G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PengLabelChooser::changed:
   * @self: the chooser
   *
   * Another is chosen, or none any more.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
peng_label_chooser_init (PengLabelChooser *self)
{
}

/**
 * peng_label_chooser_set_known:
 * @self: a chooser
 * @counts: (element-type PengLabelCount): what is offered, in this order
 *
 * What is chosen stays so, also where it is not offered any more.
 */
void
peng_label_chooser_set_known (PengLabelChooser *self,
                              GPtrArray        *counts)
{
  GtkListBoxRow *row;

  g_return_if_fail (PENG_IS_LABEL_CHOOSER (self));
  g_return_if_fail (counts != NULL);

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  add_row (self, NULL, get_any (self), 0);
  for (guint i = 0; i < counts->len; i++)
    {
      const PengLabelCount *count = g_ptr_array_index (counts, i);

      add_row (self, count->name, count->name, count->n_items);
    }
  gtk_widget_set_visible (self->search, counts->len > MANY);
}

/**
 * peng_label_chooser_get_chosen:
 * @self: a chooser
 *
 * Returns: (transfer none) (nullable): the name that is chosen
 */
const char *
peng_label_chooser_get_chosen (PengLabelChooser *self)
{
  g_return_val_if_fail (PENG_IS_LABEL_CHOOSER (self), NULL);

  return self->chosen;
}

/**
 * peng_label_chooser_clear:
 * @self: a chooser
 *
 * Chooses none.
 */
void
peng_label_chooser_clear (PengLabelChooser *self)
{
  g_return_if_fail (PENG_IS_LABEL_CHOOSER (self));

  choose (self, NULL);
}
