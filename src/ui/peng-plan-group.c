/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-plan-group"

#include "ui/peng-plan-group.h"

#include "ui/peng-accessible.h"
#include "work/peng-due-words.h"

#include <glib/gi18n.h>

#define MAX_CHOICES 5
#define MAX_ZONES   2

typedef enum
{
  AT_ONCE,
  AT_A_TIME,
  AS_DRAFT,
  FOR_COLLEAGUES,
  FOR_REVIEW,
} Choice;

struct _PengPlanGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwComboRow         *choice;
  GtkWidget           *date_row;
  GtkMenuButton       *date_button;
  GtkPopover          *popover;
  GtkCalendar         *calendar;
  GtkWidget           *time_row;
  GtkSpinButton       *hour;
  GtkSpinButton       *minute;
  GtkAdjustment       *hours;
  GtkAdjustment       *minutes;
  AdwComboRow         *zone_row;

  Choice               offered[MAX_CHOICES];
  guint                n_offered;
  GTimeZone           *zones[MAX_ZONES];
  guint                n_zones;
  GDateTime           *day;      /* noon of the chosen day; its zone says nothing */
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengPlanGroup, peng_plan_group, ADW_TYPE_PREFERENCES_GROUP)

static const char * const words[] = {
  [AT_ONCE] = N_("Everyone, now"),
  [AT_A_TIME] = N_("Everyone, later"),
  [AS_DRAFT] = N_("No one yet: a draft"),
  [FOR_COLLEAGUES] = N_("Colleagues alone"),
  [FOR_REVIEW] = N_("After a look by others"),
};

static const PengStanding standings[] = {
  [AT_ONCE] = PENG_STANDING_PUBLIC,
  [AT_A_TIME] = PENG_STANDING_PUBLIC,
  [AS_DRAFT] = PENG_STANDING_DRAFT,
  [FOR_COLLEAGUES] = PENG_STANDING_PRIVATE,
  [FOR_REVIEW] = PENG_STANDING_REVIEW,
};

static Choice
get_choice (PengPlanGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->choice);

  return selected < self->n_offered ? self->offered[selected] : AT_ONCE;
}

static GTimeZone *
get_zone (PengPlanGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->zone_row);

  return self->zones[selected < self->n_zones ? selected : 0];
}

/* 0 for a time that there is not, in the hour that summer time leaves out. */
static gint64
get_due (PengPlanGroup *self)
{
  g_autoptr(GDateTime) due =
    g_date_time_new (get_zone (self), g_date_time_get_year (self->day),
                     g_date_time_get_month (self->day), g_date_time_get_day_of_month (self->day),
                     gtk_spin_button_get_value_as_int (self->hour),
                     gtk_spin_button_get_value_as_int (self->minute), 0);

  return due != NULL ? g_date_time_to_unix (due) * G_USEC_PER_SEC : 0;
}

/* The moment is told whole, for whoever has chosen its parts. */
static void
show (PengPlanGroup *self)
{
  gboolean scheduled = get_choice (self) == AT_A_TIME;
  g_autofree char *date = g_date_time_format (self->day, "%F");
  g_autofree char *name = g_strdup_printf ("%s, %s", _("Date"), date);
  g_autofree char *moment = scheduled ? peng_plan_group_dup_moment (self, get_due (self)) : NULL;

  gtk_menu_button_set_label (self->date_button, date);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->date_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->choice), moment != NULL ? moment : "");
  gtk_widget_set_visible (self->date_row, scheduled);
  gtk_widget_set_visible (self->time_row, scheduled);
  gtk_widget_set_visible (GTK_WIDGET (self->zone_row), scheduled && self->n_zones > 1);
}

static void
changed_cb (PengPlanGroup *self)
{
  if (self->day == NULL)
    return;

  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_day (PengPlanGroup *self,
         GDateTime     *day)
{
  g_clear_pointer (&self->day, g_date_time_unref);
  self->day = g_date_time_new_utc (g_date_time_get_year (day), g_date_time_get_month (day),
                                   g_date_time_get_day_of_month (day), 12, 0, 0);
}

static void
day_selected_cb (PengPlanGroup *self)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (self->calendar);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;

  set_day (self, day);
  gtk_popover_popdown (self->popover);
  changed_cb (self);
}

/* The calendar opens at the day that is chosen. */
static void
calendar_shown_cb (PengPlanGroup *self)
{
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, self->day);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

/* A clock has two digits. */
static gboolean
output_cb (GtkSpinButton *button,
           gpointer       user_data)
{
  g_autofree char *text = g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (button));

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (button))))
    gtk_editable_set_text (GTK_EDITABLE (button), text);

  return TRUE;
}

static void
set_moment (PengPlanGroup *self,
            GDateTime     *moment)
{
  set_day (self, moment);
  gtk_spin_button_set_value (self->hour, g_date_time_get_hour (moment));
  gtk_spin_button_set_value (self->minute, g_date_time_get_minute (moment));
}

/* Tomorrow, when people come to school. */
static void
set_usual_moment (PengPlanGroup *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now (get_zone (self));
  g_autoptr(GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autoptr(GDateTime) morning =
    g_date_time_new_utc (g_date_time_get_year (tomorrow), g_date_time_get_month (tomorrow),
                         g_date_time_get_day_of_month (tomorrow), 8, 0, 0);

  set_moment (self, morning);
}

/* The computer's own, and that of the schools, where it is another. */
static void
find_zones (PengPlanGroup *self)
{
  GTimeZone *china = g_time_zone_new_identifier ("Asia/Shanghai");
  gint64 now = g_get_real_time ();
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;

  self->zones[self->n_zones++] = g_time_zone_new_local ();
  own = peng_due_words_new_zone (self->zones[0], now);
  other = china != NULL ? peng_due_words_new_zone (china, now) : NULL;
  if (other != NULL && !g_str_equal (own, other))
    self->zones[self->n_zones++] = g_steal_pointer (&china);
  g_clear_pointer (&china, g_time_zone_unref);
}

static void
show_zones (PengPlanGroup *self)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->n_zones; i++)
    {
      g_autofree char *name = peng_due_words_new_zone (self->zones[i], g_get_real_time ());

      gtk_string_list_append (list, name);
    }

  adw_combo_row_set_model (self->zone_row, G_LIST_MODEL (list));
  peng_accessible_name_choices (GTK_WIDGET (self->zone_row));
}

static void
peng_plan_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_PLAN_GROUP);

  G_OBJECT_CLASS (peng_plan_group_parent_class)->dispose (object);
}

static void
peng_plan_group_finalize (GObject *object)
{
  PengPlanGroup *self = PENG_PLAN_GROUP (object);

  for (guint i = 0; i < self->n_zones; i++)
    g_time_zone_unref (self->zones[i]);
  g_clear_pointer (&self->day, g_date_time_unref);

  G_OBJECT_CLASS (peng_plan_group_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-plan-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PengPlanGroup, choice);
  gtk_widget_class_bind_template_child (widget_class, PengPlanGroup, date_row);
  gtk_widget_class_bind_template_child (widget_class, PengPlanGroup, date_button);
  gtk_widget_class_bind_template_child (widget_class, PengPlanGroup, popover);
  gtk_widget_class_bind_template_child (widget_class, PengPlanGroup, calendar);
  gtk_widget_class_bind_template_child (widget_class, PengPlanGroup, time_row);
  gtk_widget_class_bind_template_child (widget_class, PengPlanGroup, hour);
  gtk_widget_class_bind_template_child (widget_class, PengPlanGroup, minute);
  gtk_widget_class_bind_template_child (widget_class, PengPlanGroup, hours);
  gtk_widget_class_bind_template_child (widget_class, PengPlanGroup, minutes);
  gtk_widget_class_bind_template_child (widget_class, PengPlanGroup, zone_row);
  gtk_widget_class_bind_template_callback (widget_class, calendar_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, output_cb);
}

static void
peng_plan_group_class_init (PengPlanGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_plan_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = peng_plan_group_finalize;

  /**
   * PengPlanGroup::changed:
   * @self: the group
   *
   * Another answer was given.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
peng_plan_group_init (PengPlanGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_calendar (GTK_WIDGET (self->calendar));
  find_zones (self);
  show_zones (self);
  set_usual_moment (self);
  show (self);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->zone_row, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_choice (PengPlanGroup        *self,
            Choice                choice,
            const PengPortalInfo *info,
            gboolean              is_public)
{
  const PengPublishPlan plan = { standings[choice], choice == AT_A_TIME ? 1 : 0 };

  if (peng_publish_plan_is_offered (&plan, info, is_public))
    self->offered[self->n_offered++] = choice;
}

/* Who may not publish has it looked at, which is the usual there. */
static void
collect_choices (PengPlanGroup        *self,
                 const PengPortalInfo *info,
                 gboolean              is_public)
{
  gboolean reverse = info->needs_review && info->can_hold;

  self->n_offered = 0;
  for (guint i = 0; i < MAX_CHOICES; i++)
    add_choice (self, reverse ? MAX_CHOICES - 1 - i : i, info, is_public);
}

static void
select_choice (PengPlanGroup *self,
               Choice         choice)
{
  for (guint i = 0; i < self->n_offered; i++)
    if (self->offered[i] == choice)
      adw_combo_row_set_selected (self->choice, i);
}

/**
 * peng_plan_group_offer:
 * @self: a group
 * @info: what the site says of itself
 * @is_public: whether readers see the article there already: it is not taken from them to come back
 *   at a time
 *
 * Offers what the site can do, and nothing where there is no choice. What was chosen stays so, where
 * the site can.
 */
void
peng_plan_group_offer (PengPlanGroup        *self,
                       const PengPortalInfo *info,
                       gboolean              is_public)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  Choice before = get_choice (self);

  g_return_if_fail (PENG_IS_PLAN_GROUP (self));

  collect_choices (self, info, is_public);
  for (guint i = 0; i < self->n_offered; i++)
    gtk_string_list_append (list, _(words[self->offered[i]]));

  g_signal_handlers_block_by_func (self->choice, changed_cb, self);
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->choice, 0);
  select_choice (self, before);
  g_signal_handlers_unblock_by_func (self->choice, changed_cb, self);
  peng_accessible_name_choices (GTK_WIDGET (self->choice));
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_offered > 1);
  show (self);
}

static Choice
choose (const PengPublishPlan *plan)
{
  for (Choice choice = AS_DRAFT; choice <= FOR_REVIEW; choice++)
    if (standings[choice] == plan->standing)
      return choice;

  return plan->due != 0 ? AT_A_TIME : AT_ONCE;
}

/**
 * peng_plan_group_set_plan:
 * @self: a group
 * @plan: what to begin with, as far as it is offered
 */
void
peng_plan_group_set_plan (PengPlanGroup         *self,
                          const PengPublishPlan *plan)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (plan->due / G_USEC_PER_SEC);
  g_autoptr(GDateTime) moment = NULL;

  g_return_if_fail (PENG_IS_PLAN_GROUP (self));

  moment = g_date_time_to_timezone (utc, get_zone (self));
  if (plan->due != 0)
    set_moment (self, moment);
  select_choice (self, choose (plan));
  changed_cb (self);
}

/**
 * peng_plan_group_get_plan:
 * @self: a group
 *
 * Returns: what is chosen
 */
PengPublishPlan
peng_plan_group_get_plan (PengPlanGroup *self)
{
  Choice choice = get_choice (self);
  PengPublishPlan plan = { standings[choice], 0 };

  if (choice == AT_A_TIME)
    plan.due = MAX (get_due (self), 1);

  return plan;
}

/**
 * peng_plan_group_dup_moment:
 * @self: a group
 * @due: a moment, microseconds since 1970
 *
 * Returns: (transfer full): the moment in the time zone that is chosen
 */
char *
peng_plan_group_dup_moment (PengPlanGroup *self,
                            gint64         due)
{
  g_return_val_if_fail (PENG_IS_PLAN_GROUP (self), NULL);

  return peng_due_words_new_moment (due, get_zone (self));
}
