/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-file-card"

#include "ui/peng-file-card.h"

#include "ui/peng-commands.h"
#include "ui/peng-editor-entry.h"
#include "ui/peng-editor-picture.h"
#include "ui/peng-figure-tools.h"

#include <glib/gi18n.h>

#define ICON_SIZE 32

/* Of the picture of a video, in pixels. */
#define POSTER_WIDTH  112
#define POSTER_HEIGHT 63

struct _PengFileCard
{
  PengAtomView  parent_instance;

  GtkWidget    *icon;       /* where there is no picture */
  GtkWidget    *poster;     /* of a video */
  GtkWidget    *title;      /* of a clip: its file's name */
  GtkWidget    *facts;      /* none any more while it is thrown away */
  GtkWidget    *entry;      /* a caption, or the name of an attachment */
  char         *media;      /* what the facts are about */
  GCancellable *asking;
};

G_DEFINE_FINAL_TYPE (PengFileCard, peng_file_card, PENG_TYPE_ATOM_VIEW)

static PengBlock *
get_block (PengFileCard *self)
{
  return peng_atom_view_get_block (PENG_ATOM_VIEW (self));
}

static gboolean
is_attachment (PengFileCard *self)
{
  return peng_block_get_kind (get_block (self)) == PENG_BLOCK_ATTACHMENT;
}

static const char *
get_kind_words (PengFileCard *self)
{
  switch ((int) peng_block_get_kind (get_block (self)))
    {
    case PENG_BLOCK_VIDEO:
      return _("Video");
    case PENG_BLOCK_AUDIO:
      return _("Sound");
    default:
      return _("Attachment");
    }
}

static const char *
get_icon (PengFileCard *self)
{
  switch ((int) peng_block_get_kind (get_block (self)))
    {
    case PENG_BLOCK_VIDEO:
      return "video-x-generic-symbolic";
    case PENG_BLOCK_AUDIO:
      return "audio-x-generic-symbolic";
    default:
      return "mail-attachment-symbolic";
    }
}

/* What kind of file it is, as people call it. */
static char *
dup_type_words (const char *mime)
{
  g_autofree char *type = g_content_type_from_mime_type (mime);

  return g_content_type_get_description (type != NULL ? type : mime);
}

/* As players show it: minutes and seconds, hours where there are some. */
static char *
dup_length_words (guint64 milliseconds)
{
  guint64 seconds = (milliseconds + 500) / 1000;
  guint64 hours = seconds / 3600;

  if (hours > 0)
    return g_strdup_printf ("%" G_GUINT64_FORMAT ":%02u:%02u", hours, (guint) (seconds / 60 % 60),
                            (guint) (seconds % 60));

  return g_strdup_printf ("%u:%02u", (guint) (seconds / 60), (guint) (seconds % 60));
}

static char *
dup_facts_words (const PengEditorFacts *facts)
{
  g_autofree char *size = g_format_size (facts->size);
  g_autofree char *type = dup_type_words (facts->mime);
  g_autofree char *length = dup_length_words (facts->duration);

  if (facts->duration > 0)
    /* Translators: what kind of file it is, how long it plays, and how large it is */
    return g_strdup_printf (_("%s · %s · %s"), type, length, size);

  /* Translators: what kind of file it is, and how large */
  return g_strdup_printf (_("%s · %s"), type, size);
}

static void
show_facts (PengFileCard          *self,
            const PengEditorFacts *facts)
{
  g_autofree char *words = dup_facts_words (facts);

  gtk_label_set_label (GTK_LABEL (self->facts), words);
  if (self->title != NULL)
    gtk_label_set_label (GTK_LABEL (self->title), facts->name);
}

static void
facts_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PengFileCard) self = user_data;
  g_auto(PengEditorFacts) facts = { NULL };
  g_autoptr(GError) error = NULL;
  const PengEditorFuncs *funcs = peng_atom_view_get_funcs (PENG_ATOM_VIEW (self), NULL);
  gboolean known = funcs->load_facts_finish (source, result, &facts, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->facts == NULL)
    return;

  g_clear_object (&self->asking);
  if (known)
    show_facts (self, &facts);
  else
    gtk_label_set_label (GTK_LABEL (self->facts), _("This file is not on this computer"));
}

static void
stop_asking (PengFileCard *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
ask_for_facts (PengFileCard *self)
{
  const char *media = peng_block_get_media (get_block (self));
  gpointer user_data;
  const PengEditorFuncs *funcs = peng_atom_view_get_funcs (PENG_ATOM_VIEW (self), &user_data);

  if (funcs == NULL || funcs->load_facts == NULL || g_strcmp0 (self->media, media) == 0)
    return;

  stop_asking (self);
  g_free (self->media);
  self->media = g_strdup (media);
  self->asking = g_cancellable_new ();
  funcs->load_facts (media, self->asking, facts_cb, g_object_ref (self), user_data);
}

static GtkWidget *
new_label (const char *words,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_icon (PengFileCard *self)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", get_icon (self),
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), ICON_SIZE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);

  return icon;
}

/* Which video it is is seen before its name is read; the name says the same to those who do not see. */
static GtkWidget *
new_poster (PengFileCard *self)
{
  gpointer user_data;
  const PengEditorFuncs *funcs = peng_atom_view_get_funcs (PENG_ATOM_VIEW (self), &user_data);
  GtkWidget *poster = peng_editor_picture_new (funcs, user_data);

  gtk_widget_set_size_request (poster, POSTER_WIDTH, POSTER_HEIGHT);
  gtk_widget_set_valign (poster, GTK_ALIGN_START);
  gtk_widget_set_visible (poster, FALSE);

  return poster;
}

static void
refresh_poster (PengFileCard *self)
{
  PengBlock *block = get_block (self);
  const char *media =
    peng_block_get_kind (block) == PENG_BLOCK_VIDEO ? peng_block_get_poster (block) : NULL;

  gtk_widget_set_visible (self->icon, media == NULL);
  gtk_widget_set_visible (self->poster, media != NULL);
  if (media != NULL)
    peng_editor_picture_set_media (PENG_EDITOR_PICTURE (self->poster), media);
}

static GtkWidget *
new_entry (PengFileCard *self)
{
  PengAtomView *view = PENG_ATOM_VIEW (self);

  return is_attachment (self)
           ? peng_atom_view_new_entry (view, PENG_PART_NAME, 0, _("Name that readers see"),
                                       _("Name that readers see"))
           : peng_atom_view_new_entry (view, PENG_PART_CAPTION, 0, _("Caption of the file"),
                                       _("Say what is seen or heard"));
}

static GtkWidget *
new_column (PengFileCard *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_set_hexpand (column, TRUE);
  self->facts = new_label (get_kind_words (self), "dim-label");
  self->entry = new_entry (self);

  if (is_attachment (self))
    {
      gtk_box_append (GTK_BOX (column), self->entry);
      gtk_box_append (GTK_BOX (column), self->facts);
    }
  else
    {
      self->title = new_label (get_kind_words (self), "heading");
      gtk_box_append (GTK_BOX (column), self->title);
      gtk_box_append (GTK_BOX (column), self->facts);
      gtk_box_append (GTK_BOX (column), self->entry);
    }

  return column;
}

/* These are always seen. */
static GtkWidget *
new_tools (void)
{
  GtkWidget *tools = peng_figure_tools_new_box ();

  gtk_widget_remove_css_class (tools, "osd");
  gtk_widget_set_valign (tools, GTK_ALIGN_START);
  peng_figure_tools_add (tools, "go-up-symbolic", "file.up");
  peng_figure_tools_add (tools, "go-down-symbolic", "file.down");
  peng_figure_tools_add (tools, "user-trash-symbolic", "file.remove");

  return tools;
}

static void
peng_file_card_create (PengAtomView *view)
{
  PengFileCard *self = PENG_FILE_CARD (view);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (card, "peng-card");
  self->icon = new_icon (self);
  self->poster = new_poster (self);
  gtk_box_append (GTK_BOX (card), self->icon);
  gtk_box_append (GTK_BOX (card), self->poster);
  gtk_box_append (GTK_BOX (card), new_column (self));
  gtk_box_append (GTK_BOX (card), new_tools ());
  refresh_poster (self);
  peng_atom_view_set_child (view, card);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_kind_words (self), -1);
}

static void
peng_file_card_refresh (PengAtomView *view)
{
  PengFileCard *self = PENG_FILE_CARD (view);

  peng_editor_entry_refresh (self->entry);
  refresh_poster (self);
  ask_for_facts (self);
}

static void
peng_file_card_set_near (PengAtomView *view,
                         gboolean      is_near)
{
  PengFileCard *self = PENG_FILE_CARD (view);

  peng_editor_picture_set_active (PENG_EDITOR_PICTURE (self->poster), is_near);
  if (is_near)
    ask_for_facts (self);
}

static gboolean
peng_file_card_focus_part (PengAtomView *view,
                           PengPart      part,
                           guint         index)
{
  return peng_editor_entry_focus (PENG_FILE_CARD (view)->entry);
}

static gboolean
peng_file_card_is_body (PengAtomView *view,
                        GtkWidget    *picked)
{
  return gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) == NULL &&
         gtk_widget_get_ancestor (picked, GTK_TYPE_ENTRY) == NULL;
}

static void
peng_file_card_dispose (GObject *object)
{
  PengFileCard *self = PENG_FILE_CARD (object);

  stop_asking (self);
  self->facts = NULL;

  G_OBJECT_CLASS (peng_file_card_parent_class)->dispose (object);
}

static void
peng_file_card_finalize (GObject *object)
{
  g_free (PENG_FILE_CARD (object)->media);

  G_OBJECT_CLASS (peng_file_card_parent_class)->finalize (object);
}

static void
peng_file_card_class_init (PengFileCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PengAtomViewClass *atom_class = PENG_ATOM_VIEW_CLASS (klass);

  object_class->dispose = peng_file_card_dispose;
  object_class->finalize = peng_file_card_finalize;

  atom_class->create = peng_file_card_create;
  atom_class->refresh = peng_file_card_refresh;
  atom_class->set_near = peng_file_card_set_near;
  atom_class->focus_part = peng_file_card_focus_part;
  atom_class->is_body = peng_file_card_is_body;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "atomcard");
  peng_atom_view_class_install_actions (atom_class, "file.up", "file.down", "file.remove");
  peng_commands_add_bindings (GTK_WIDGET_CLASS (klass), "file.");
}

static void
peng_file_card_init (PengFileCard *self)
{
}
