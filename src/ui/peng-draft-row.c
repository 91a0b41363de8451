/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-draft-row"

#include "ui/peng-draft-row.h"

#include "ui/peng-draft-line.h"
#include "ui/peng-editor-texture.h"
#include "work/peng-due-words.h"

#include <glib/gi18n.h>

/**
 * PengDraftRow:
 *
 * One draft in the list: its title, its section and time, its first photograph.
 */
struct _PengDraftRow
{
  AdwBin          parent_instance;

  PengStore      *store;
  PengDraftEntry *entry;
  char           *shown_media;
  GCancellable   *cancellable;
  guint           due_id;

  GtkLabel       *title;
  GtkLabel       *details;
  GtkLabel       *snippet;
  GtkImage       *state;
  GtkPicture     *picture;
  GtkStack       *frame;
};

G_DEFINE_FINAL_TYPE (PengDraftRow, peng_draft_row, ADW_TYPE_BIN)

static void show_entry (PengDraftRow *self);

#define THUMBNAIL_PIXELS 112

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  PengDraftRow *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = peng_editor_texture_load_finish (result, &error);

  /* A cancelled row may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (texture != NULL)
    {
      gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
      gtk_stack_set_visible_child_name (self->frame, "picture");
    }
}

static void
cancel (PengDraftRow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load (PengDraftRow *self)
{
  g_autofree char *path = peng_store_dup_media_path (self->store, self->shown_media,
                                                     PENG_MEDIA_THUMB);

  cancel (self);
  self->cancellable = g_cancellable_new ();
  peng_editor_texture_load_async (path, THUMBNAIL_PIXELS, self->cancellable, loaded_cb, self);
}

static void
show_media (PengDraftRow *self,
            const char   *media)
{
  if (g_strcmp0 (self->shown_media, media) == 0)
    return;

  cancel (self);
  g_free (self->shown_media);
  self->shown_media = g_strdup (media);
  gtk_stack_set_visible_child_name (self->frame, "none");
  gtk_picture_set_paintable (self->picture, NULL);
  if (media != NULL)
    load (self);
}

/* Text with the characters that a search matched in bold. */
static void
set_matched (GtkLabel   *label,
             const char *text,
             guint       start,
             guint       length)
{
  PangoAttrList *attributes = NULL;

  if (length > 0)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      PangoAttribute *underline = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

      bold->start_index = underline->start_index = g_utf8_offset_to_pointer (text, start) - text;
      bold->end_index = underline->end_index = g_utf8_offset_to_pointer (text, start + length) - text;
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, bold);
      pango_attr_list_insert (attributes, underline);
    }

  gtk_label_set_label (label, text);
  gtk_label_set_attributes (label, attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);
}

static const struct
{
  const char *icon;
  const char *words;
} published_states[] = {
  [PENG_PUBLISHED_NEVER]      = { NULL, NULL },
  [PENG_PUBLISHED_SAME]       = { "object-select-symbolic", N_("Published") },
  [PENG_PUBLISHED_CHANGED]    = { "document-edit-symbolic", N_("Changed since it was published") },
  [PENG_PUBLISHED_WITHDRAWN]  = { "action-unavailable-symbolic", N_("Withdrawn") },
  [PENG_PUBLISHED_ON_ITS_WAY] = { "view-refresh-symbolic", N_("Being published") },
  [PENG_PUBLISHED_SCHEDULED]  = { "alarm-symbolic", N_("Scheduled") },
  [PENG_PUBLISHED_HELD]       = { "view-conceal-symbolic", N_("At a site, and not for all to read") },
};

static void
show_state (PengDraftRow       *self,
            PengPublishedState  state)
{
  const char *words = published_states[state].words;

  gtk_widget_set_visible (GTK_WIDGET (self->state), words != NULL);
  if (words == NULL)
    return;

  gtk_image_set_from_icon_name (self->state, published_states[state].icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), _(words));
}

static void
due_cb (gpointer user_data)
{
  PengDraftRow *self = user_data;

  self->due_id = 0;
  show_entry (self);
}

/* What is to come counts down while it is seen. */
static void
watch_due (PengDraftRow *self,
           gint64        due)
{
  guint ms = due != 0 ? peng_due_words_get_change_ms (due, g_get_real_time ()) : 0;

  g_clear_handle_id (&self->due_id, g_source_remove);
  if (ms > 0)
    self->due_id = g_timeout_add_once (ms, due_cb, self);
}

/* Where there is no room for all, how long it is until something happens is what is seen. */
static void
show_details (PengDraftRow        *self,
              const PengDraftInfo *info)
{
  gint64 now = g_get_real_time ();
  g_autofree char *time = info->due != 0 ? peng_due_words_new_countdown (info->due, now)
                                         : peng_draft_row_dup_time (info->modified, now);
  g_autofree char *details = NULL;

  if (*info->section != '\0')
    details = info->due != 0 ? g_strdup_printf ("%s · %s", time, info->section)
                             : g_strdup_printf ("%s · %s", info->section, time);

  gtk_label_set_label (self->details, details != NULL ? details : time);
}

/* The focus is on the list's own widget around the line that this row lies in. */
static void
name_line (PengDraftRow        *self,
           const PengDraftInfo *info)
{
  GtkWidget *line = gtk_widget_get_ancestor (GTK_WIDGET (self), PENG_TYPE_DRAFT_LINE);
  GtkWidget *item = line != NULL ? gtk_widget_get_parent (line) : NULL;
  const char *state = published_states[info->published].words;
  g_autoptr(GString) name = g_string_new (gtk_label_get_label (self->title));

  if (item == NULL)
    return;

  g_string_append_printf (name, ", %s", gtk_label_get_label (self->details));
  if (state != NULL)
    g_string_append_printf (name, ", %s", _(state));

  gtk_accessible_update_property (GTK_ACCESSIBLE (item),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
show_entry (PengDraftRow *self)
{
  const PengDraftInfo *info = peng_draft_entry_get_info (self->entry);
  const PengSearchHit *hit = peng_draft_entry_get_hit (self->entry);
  gboolean untitled = *info->title == '\0';

  set_matched (self->title, untitled ? _("Untitled") : info->title,
               hit != NULL ? hit->title_start : 0, hit != NULL ? hit->title_length : 0);
  if (untitled)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dim-label");

  gtk_widget_set_visible (GTK_WIDGET (self->snippet), hit != NULL && hit->match_length > 0);
  if (hit != NULL)
    set_matched (self->snippet, hit->snippet, hit->match_start, hit->match_length);

  show_details (self, info);
  watch_due (self, info->due);
  show_state (self, info->published);
  name_line (self, info);
  show_media (self, info->first_image);
}

static void
peng_draft_row_dispose (GObject *object)
{
  PengDraftRow *self = PENG_DRAFT_ROW (object);

  peng_draft_row_set_entry (self, NULL);
  cancel (self);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_DRAFT_ROW);

  G_OBJECT_CLASS (peng_draft_row_parent_class)->dispose (object);
}

static void
peng_draft_row_finalize (GObject *object)
{
  g_clear_pointer (&PENG_DRAFT_ROW (object)->shown_media, g_free);

  G_OBJECT_CLASS (peng_draft_row_parent_class)->finalize (object);
}

static void
peng_draft_row_class_init (PengDraftRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = peng_draft_row_dispose;
  object_class->finalize = peng_draft_row_finalize;

  gtk_widget_class_set_css_name (widget_class, "draftrow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-draft-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PengDraftRow, title);
  gtk_widget_class_bind_template_child (widget_class, PengDraftRow, details);
  gtk_widget_class_bind_template_child (widget_class, PengDraftRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, PengDraftRow, state);
  gtk_widget_class_bind_template_child (widget_class, PengDraftRow, picture);
  gtk_widget_class_bind_template_child (widget_class, PengDraftRow, frame);
}

static void
peng_draft_row_init (PengDraftRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * peng_draft_row_new:
 * @store: where thumbnails lie
 *
 * Returns: (transfer floating): a row without a draft
 */
GtkWidget *
peng_draft_row_new (PengStore *store)
{
  PengDraftRow *self = g_object_new (PENG_TYPE_DRAFT_ROW, NULL);

  self->store = g_object_ref (store);

  return GTK_WIDGET (self);
}

/**
 * peng_draft_row_set_entry:
 * @self: a row
 * @entry: (nullable): the draft to show and follow
 */
void
peng_draft_row_set_entry (PengDraftRow   *self,
                          PengDraftEntry *entry)
{
  g_return_if_fail (PENG_IS_DRAFT_ROW (self));

  if (self->entry == entry)
    return;

  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_func (self->entry, show_entry, self);
  g_set_object (&self->entry, entry);
  g_clear_handle_id (&self->due_id, g_source_remove);
  if (entry == NULL)
    return;

  g_signal_connect_object (entry, "changed", G_CALLBACK (show_entry), self, G_CONNECT_SWAPPED);
  show_entry (self);
}

/**
 * peng_draft_row_dup_time:
 * @time: microseconds since 1970
 * @now: the present, as @time
 *
 * Tells a time as people do: the nearer, the shorter.
 *
 * Returns: (transfer full): words
 */
char *
peng_draft_row_dup_time (gint64 time,
                         gint64 now)
{
  g_autoptr(GDateTime) then = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autoptr(GDateTime) today = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  g_autoptr(GDateTime) yesterday = g_date_time_add_days (today, -1);
  g_autofree char *day = g_date_time_format (then, "%F");
  g_autofree char *this_day = g_date_time_format (today, "%F");
  g_autofree char *day_before = g_date_time_format (yesterday, "%F");

  if (g_str_equal (day, this_day))
    return g_date_time_format (then, "%H:%M");

  if (g_str_equal (day, day_before))
    /* Translators: when a draft was saved: yesterday, and the time of day */
    return g_date_time_format (then, _("Yesterday %H:%M"));

  if (g_date_time_get_year (then) == g_date_time_get_year (today))
    /* Translators: when a draft was saved: a day of this year, as for strftime()
     * xgettext:no-c-format */
    return g_date_time_format (then, _("%-d %b"));

  return g_steal_pointer (&day);
}

/**
 * peng_draft_row_reload_media:
 * @self: a row
 * @media: a media name whose files are others than they were
 *
 * Shows it as it is now, where it is the draft's first photograph.
 */
void
peng_draft_row_reload_media (PengDraftRow *self,
                             const char   *media)
{
  g_return_if_fail (PENG_IS_DRAFT_ROW (self));

  if (g_strcmp0 (self->shown_media, media) == 0)
    load (self);
}
