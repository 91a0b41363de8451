/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-merge-card"

#include "ui/peng-merge-card.h"

#include "core/peng-diff-letters.h"
#include "ui/peng-accessible.h"
#include "ui/peng-mark-color.h"

#include <glib/gi18n.h>

struct _PengMergeCard
{
  AdwBin     parent_instance;

  GtkLabel  *heading;
  GtkWidget *take_mine;
  GtkWidget *take_theirs;
  GtkWidget *take_both;
  GtkLabel  *mine;
  GtkLabel  *theirs;
};

G_DEFINE_FINAL_TYPE (PengMergeCard, peng_merge_card, ADW_TYPE_BIN)

static guint16
get_channel (float value)
{
  return value * G_MAXUINT16;
}

static void
mark (PangoAttrList *marks,
      gsize          start,
      gsize          end)
{
  PangoAttribute *ground = pango_attr_background_new (get_channel (peng_mark_color.red),
                                                      get_channel (peng_mark_color.green),
                                                      get_channel (peng_mark_color.blue));
  PangoAttribute *alpha = pango_attr_background_alpha_new (get_channel (peng_mark_color.alpha));

  ground->start_index = alpha->start_index = (guint) start;
  ground->end_index = alpha->end_index = (guint) end;
  pango_attr_list_insert (marks, ground);
  pango_attr_list_insert (marks, alpha);
}

static void
mark_letters (GtkLabel *label,
              GArray   *runs)
{
  g_autoptr(PangoAttrList) marks = pango_attr_list_new ();

  for (guint i = 0; i < runs->len; i++)
    {
      const PengLetterRun *run = &g_array_index (runs, PengLetterRun, i);

      mark (marks, run->start, run->end);
    }

  gtk_label_set_attributes (label, marks);
}

static void
show_version (GtkLabel   *label,
              const char *words)
{
  gboolean empty = *words == '\0';

  /* Translators: in the place of a paragraph that one of two versions does not have */
  gtk_label_set_label (label, empty ? _("Not there") : words);
  gtk_widget_set_sensitive (GTK_WIDGET (label), !empty);
}

/* What is not taken is dimmed. */
static void
toggled_cb (PengMergeCard *self)
{
  PengMergeChoice choice = peng_merge_card_get_choice (self);

  if (choice == PENG_MERGE_TAKE_THEIRS)
    gtk_widget_add_css_class (GTK_WIDGET (self->mine), "left-out");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->mine), "left-out");

  if (choice == PENG_MERGE_TAKE_MINE)
    gtk_widget_add_css_class (GTK_WIDGET (self->theirs), "left-out");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->theirs), "left-out");
}

static void
peng_merge_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_MERGE_CARD);

  G_OBJECT_CLASS (peng_merge_card_parent_class)->dispose (object);
}

static void
peng_merge_card_class_init (PengMergeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_merge_card_dispose;

  gtk_widget_class_set_css_name (widget_class, "mergecard");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-merge-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PengMergeCard, heading);
  gtk_widget_class_bind_template_child (widget_class, PengMergeCard, take_mine);
  gtk_widget_class_bind_template_child (widget_class, PengMergeCard, take_theirs);
  gtk_widget_class_bind_template_child (widget_class, PengMergeCard, take_both);
  gtk_widget_class_bind_template_child (widget_class, PengMergeCard, mine);
  gtk_widget_class_bind_template_child (widget_class, PengMergeCard, theirs);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
peng_merge_card_init (PengMergeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_choice (GtkWidget  *button,
             const char *heading)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", heading,
                                           gtk_button_get_label (GTK_BUTTON (button)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * peng_merge_card_new:
 * @heading: what it is, or who has changed it
 * @difference: what is not the same
 * @both: whether both can be taken
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
peng_merge_card_new (const char           *heading,
                     const PengDifference *difference,
                     gboolean              both)
{
  PengMergeCard *self = g_object_new (PENG_TYPE_MERGE_CARD, NULL);
  PengMergeChoice choice = peng_merge_kind_choose (difference->kind);

  gtk_label_set_label (self->heading, heading);
  show_version (self->mine, difference->mine);
  show_version (self->theirs, difference->theirs);
  mark_letters (self->mine, difference->only_mine);
  mark_letters (self->theirs, difference->only_theirs);
  gtk_widget_set_visible (self->take_both, both);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (choice == PENG_MERGE_TAKE_THEIRS
                                                     ? self->take_theirs : self->take_mine), TRUE);
  name_choice (self->take_mine, heading);
  name_choice (self->take_theirs, heading);
  name_choice (self->take_both, heading);
  toggled_cb (self);

  return GTK_WIDGET (self);
}

/**
 * peng_merge_card_get_choice:
 * @self: a card
 *
 * Returns: what is taken
 */
PengMergeChoice
peng_merge_card_get_choice (PengMergeCard *self)
{
  g_return_val_if_fail (PENG_IS_MERGE_CARD (self), PENG_MERGE_TAKE_MINE);

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->take_both)))
    return PENG_MERGE_TAKE_BOTH;

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->take_theirs))
           ? PENG_MERGE_TAKE_THEIRS : PENG_MERGE_TAKE_MINE;
}
