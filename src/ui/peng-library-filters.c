/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-filters"

#include "ui/peng-library-filters.h"

#include "ui/peng-accessible.h"
#include "ui/peng-commands.h"
#include "ui/peng-label-chooser.h"

#include <glib/gi18n.h>

typedef enum
{
  SHAPE_ANY,
  SHAPE_WIDE,
  SHAPE_HIGH,
} Shape;

typedef enum
{
  WHEN_ANY,
  WHEN_TODAY,
  WHEN_WEEK,
  WHEN_MONTH,
  WHEN_YEAR,
  WHEN_LAST_YEAR,
  WHEN_BETWEEN,
} When;

struct _PengLibraryFilters
{
  AdwBin            parent_instance;

  PengStore        *store;
  GCancellable     *asking;
  gboolean          clearing;

  GtkMenuButton    *button;
  GtkCheckButton   *pictures;
  GtkCheckButton   *videos;
  GtkCheckButton   *sounds;
  GtkCheckButton   *files;
  GtkCheckButton   *unused;
  GtkCheckButton   *no_caption;
  GtkCheckButton   *no_alt;
  GtkCheckButton   *small;
  GtkCheckButton   *no_consent;
  GtkCheckButton   *trash;
  GtkWidget        *labels;
  PengLabelChooser *choosers[PENG_MEDIA_N_LABELS];
  GtkDropDown      *shape;
  GtkDropDown      *when;
  GtkWidget        *between;
  GtkEditable      *from;
  GtkEditable      *to;
  GtkWidget        *clear;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengLibraryFilters, peng_library_filters, ADW_TYPE_BIN)

#define CHECK(member) G_STRUCT_OFFSET (PengLibraryFilters, member)

static const struct
{
  gsize           offset;
  PengMediaKinds  kind;
} kinds[] = {
  { CHECK (pictures), PENG_MEDIA_KIND_PICTURE },
  { CHECK (videos), PENG_MEDIA_KIND_VIDEO },
  { CHECK (sounds), PENG_MEDIA_KIND_AUDIO },
  { CHECK (files), PENG_MEDIA_KIND_FILE },
};

static const struct
{
  gsize              offset;
  PengLibraryFilter  filter;
} filters[] = {
  { CHECK (unused), PENG_LIBRARY_UNUSED },
  { CHECK (no_caption), PENG_LIBRARY_NO_CAPTION },
  { CHECK (no_alt), PENG_LIBRARY_NO_ALT },
  { CHECK (small), PENG_LIBRARY_SMALL },
  { CHECK (no_consent), PENG_LIBRARY_NO_CONSENT },
  { CHECK (trash), PENG_LIBRARY_TRASH },
};

static GtkCheckButton *
get_check (PengLibraryFilters *self,
           gsize               offset)
{
  return G_STRUCT_MEMBER (GtkCheckButton *, self, offset);
}

static GDateTime *
parse_day (GtkEditable *entry)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *day = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autofree char *time = g_strconcat (g_strdelimit (day, "/.", '-'), "T00:00:00", NULL);

  return g_date_time_new_from_iso8601 (time, zone);
}

static gint64
get_time (GDateTime *day)
{
  return g_date_time_to_unix (day) * G_USEC_PER_SEC;
}

static void
fill_between (PengLibraryFilters *self,
              PengLibraryQuery   *query)
{
  g_autoptr(GDateTime) from = parse_day (self->from);
  g_autoptr(GDateTime) to = parse_day (self->to);

  if (from != NULL)
    query->from = get_time (from);
  if (to != NULL)
    {
      g_autoptr(GDateTime) after = g_date_time_add_days (to, 1);

      query->to = get_time (after);
    }
}

static void
fill_time (PengLibraryFilters *self,
           PengLibraryQuery   *query)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  int year = g_date_time_get_year (now);
  g_autoptr(GDateTime) today = g_date_time_new_local (year, g_date_time_get_month (now),
                                                      g_date_time_get_day_of_month (now), 0, 0, 0);
  g_autoptr(GDateTime) from = NULL;
  g_autoptr(GDateTime) to = NULL;

  switch (gtk_drop_down_get_selected (self->when))
    {
    case WHEN_TODAY:
      from = g_date_time_ref (today);
      break;

    case WHEN_WEEK:
      from = g_date_time_add_days (today, -6);
      break;

    case WHEN_MONTH:
      from = g_date_time_add_days (today, -29);
      break;

    case WHEN_YEAR:
      from = g_date_time_new_local (year, 1, 1, 0, 0, 0);
      break;

    case WHEN_LAST_YEAR:
      from = g_date_time_new_local (year - 1, 1, 1, 0, 0, 0);
      to = g_date_time_new_local (year, 1, 1, 0, 0, 0);
      break;

    case WHEN_BETWEEN:
      fill_between (self, query);
      break;

    case WHEN_ANY:
    default:
      break;
    }

  if (from != NULL)
    query->from = get_time (from);
  if (to != NULL)
    query->to = get_time (to);
}

static void
show_state (PengLibraryFilters *self)
{
  gboolean empty = peng_library_filters_is_empty (self);

  gtk_widget_set_visible (self->between,
                          gtk_drop_down_get_selected (self->when) == WHEN_BETWEEN);
  gtk_widget_set_sensitive (self->clear, !empty);
  if (empty)
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "filtering");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "filtering");
}

static void
changed_cb (PengLibraryFilters *self)
{
  if (self->clearing)
    return;

  show_state (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mark_day (GtkEditable *entry)
{
  g_autoptr(GDateTime) day = parse_day (entry);
  gboolean wrong = day == NULL && *gtk_editable_get_text (entry) != '\0';

  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
day_changed_cb (PengLibraryFilters *self,
                GtkEditable        *entry)
{
  mark_day (entry);
  changed_cb (self);
}

static void
clear_cb (PengLibraryFilters *self)
{
  peng_library_filters_clear (self);
}

static gboolean
has_chosen (PengLibraryFilters *self)
{
  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    if (peng_label_chooser_get_chosen (self->choosers[i]) != NULL)
      return TRUE;

  return FALSE;
}

typedef struct
{
  PengLibraryFilters *filters;
  PengMediaLabel      kind;
} Asking;

/* Where there is none of the one, nobody has to choose it. */
static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Asking *asking = user_data;
  g_autoptr(PengLibraryFilters) self = asking->filters;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) counts =
    peng_store_count_labels_finish (PENG_STORE (object), result, &error);
  PengLabelChooser *chooser = self->choosers[asking->kind];

  if (counts == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("cannot count tags or albums: %s", error->message);
      return;
    }

  peng_label_chooser_set_known (chooser, counts);
  gtk_widget_set_visible (GTK_WIDGET (chooser),
                          counts->len > 0 || peng_label_chooser_get_chosen (chooser) != NULL);
  if (counts->len > 0 || has_chosen (self))
    gtk_widget_set_visible (self->labels, TRUE);
}

static void
stop_asking (PengLibraryFilters *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

/* What there is by now is offered. */
static void
opened_cb (PengLibraryFilters *self)
{
  stop_asking (self);
  if (self->store == NULL)
    return;

  self->asking = g_cancellable_new ();
  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    {
      Asking *asking = g_new (Asking, 1);

      *asking = (Asking) { g_object_ref (self), i };
      peng_store_count_labels_async (self->store, i, self->asking, counted_cb, asking);
    }
}

static void
peng_library_filters_dispose (GObject *object)
{
  stop_asking (PENG_LIBRARY_FILTERS (object));
  g_clear_object (&PENG_LIBRARY_FILTERS (object)->store);
  /* The template would take the bin's own child from it unseen. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_LIBRARY_FILTERS);

  G_OBJECT_CLASS (peng_library_filters_parent_class)->dispose (object);
}

static void
peng_library_filters_class_init (PengLibraryFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char * const children[] = {
    "button", "pictures", "videos", "sounds", "files", "unused", "no_caption", "no_alt", "small",
    "no_consent", "trash", "labels", "tag", "album", "shape", "when", "between", "from", "to",
    "clear",
  };
  static const gsize offsets[] = {
    CHECK (button), CHECK (pictures), CHECK (videos), CHECK (sounds), CHECK (files), CHECK (unused),
    CHECK (no_caption), CHECK (no_alt), CHECK (small), CHECK (no_consent), CHECK (trash),
    CHECK (labels), CHECK (choosers[PENG_MEDIA_TAG]), CHECK (choosers[PENG_MEDIA_ALBUM]),
    CHECK (shape), CHECK (when), CHECK (between), CHECK (from), CHECK (to), CHECK (clear),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (children) == G_N_ELEMENTS (offsets));
  G_OBJECT_CLASS (klass)->dispose = peng_library_filters_dispose;

  /**
   * PengLibraryFilters::changed:
   * @self: the filters
   *
   * Items have to be something else from now on.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PENG_TYPE_LABEL_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-library-filters.ui");
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i], FALSE,
                                               (gssize) offsets[i]);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
}

static void
peng_library_filters_init (PengLibraryFilters *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
  peng_commands_add_tooltips (GTK_WIDGET (self));
  show_state (self);
}

/**
 * peng_library_filters_set_store:
 * @self: filters
 * @store: an open store, whose tags and albums are offered
 */
void
peng_library_filters_set_store (PengLibraryFilters *self,
                                PengStore          *store)
{
  g_return_if_fail (PENG_IS_LIBRARY_FILTERS (self));
  g_return_if_fail (PENG_IS_STORE (store));

  g_set_object (&self->store, store);
}

/**
 * peng_library_filters_fill:
 * @self: filters
 * @query: gets what is chosen here; it owns its strings
 */
void
peng_library_filters_fill (PengLibraryFilters *self,
                           PengLibraryQuery   *query)
{
  g_return_if_fail (PENG_IS_LIBRARY_FILTERS (self));
  g_return_if_fail (query != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (gtk_check_button_get_active (get_check (self, kinds[i].offset)))
      query->kinds |= kinds[i].kind;
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (gtk_check_button_get_active (get_check (self, filters[i].offset)))
      query->filters |= filters[i].filter;

  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    query->labels[i] = g_strdup (peng_label_chooser_get_chosen (self->choosers[i]));

  if (gtk_drop_down_get_selected (self->shape) == SHAPE_WIDE)
    query->filters |= PENG_LIBRARY_WIDE;
  if (gtk_drop_down_get_selected (self->shape) == SHAPE_HIGH)
    query->filters |= PENG_LIBRARY_HIGH;
  fill_time (self, query);
}

/**
 * peng_library_filters_is_empty:
 * @self: filters
 *
 * Returns: whether nothing is chosen
 */
gboolean
peng_library_filters_is_empty (PengLibraryFilters *self)
{
  g_autoptr(PengLibraryQuery) query = g_new0 (PengLibraryQuery, 1);

  g_return_val_if_fail (PENG_IS_LIBRARY_FILTERS (self), TRUE);

  peng_library_filters_fill (self, query);

  return query->kinds == 0 && query->filters == 0 && query->from == 0 && query->to == 0 &&
         !has_chosen (self);
}

static void
add (GString    *words,
     const char *more)
{
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append (words, more);
}

static void
add_chosen (GString     *words,
            GtkDropDown *drop_down)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);

  if (gtk_drop_down_get_selected (drop_down) != 0)
    add (words, gtk_string_object_get_string (item));
}

/**
 * peng_library_filters_dup_words:
 * @self: filters
 *
 * Returns: (transfer full): what is chosen; empty where nothing is
 */
char *
peng_library_filters_dup_words (PengLibraryFilters *self)
{
  GString *words;

  g_return_val_if_fail (PENG_IS_LIBRARY_FILTERS (self), NULL);

  words = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds) + G_N_ELEMENTS (filters); i++)
    {
      gsize offset = i < G_N_ELEMENTS (kinds) ? kinds[i].offset
                                              : filters[i - G_N_ELEMENTS (kinds)].offset;
      GtkCheckButton *check = get_check (self, offset);

      if (gtk_check_button_get_active (check))
        add (words, gtk_check_button_get_label (check));
    }
  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    if (peng_label_chooser_get_chosen (self->choosers[i]) != NULL)
      add (words, peng_label_chooser_get_chosen (self->choosers[i]));
  add_chosen (words, self->shape);
  add_chosen (words, self->when);

  return g_string_free (words, FALSE);
}

/**
 * peng_library_filters_clear:
 * @self: filters
 *
 * Chooses nothing.
 */
void
peng_library_filters_clear (PengLibraryFilters *self)
{
  g_return_if_fail (PENG_IS_LIBRARY_FILTERS (self));

  self->clearing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_check_button_set_active (get_check (self, kinds[i].offset), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    gtk_check_button_set_active (get_check (self, filters[i].offset), FALSE);
  for (guint i = 0; i < PENG_MEDIA_N_LABELS; i++)
    peng_label_chooser_clear (self->choosers[i]);
  gtk_drop_down_set_selected (self->shape, SHAPE_ANY);
  gtk_drop_down_set_selected (self->when, WHEN_ANY);
  gtk_editable_set_text (self->from, "");
  gtk_editable_set_text (self->to, "");
  self->clearing = FALSE;
  changed_cb (self);
}
