/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-figure"

#include "ui/peng-figure.h"

#include "ui/peng-commands.h"
#include "ui/peng-editor-entry.h"
#include "ui/peng-editor-picture.h"
#include "ui/peng-figure-act.h"
#include "ui/peng-figure-tools.h"
#include "ui/peng-popover.h"

#include <glib/gi18n.h>

struct _PengFigure
{
  PengAtomView  parent_instance;

  GtkWidget    *picture;
  GtkWidget    *caption;
  GtkWidget    *alt;
  GtkWidget    *popover;      /* of the link, while it is open */
};

G_DEFINE_FINAL_TYPE (PengFigure, peng_figure, PENG_TYPE_ATOM_VIEW)

/**
 * peng_figure_get_image:
 * @self: a photograph
 *
 * Returns: (transfer none): what the document says of it
 */
const PengImage *
peng_figure_get_image (PengFigure *self)
{
  guint n_images;

  return peng_block_get_images (peng_atom_view_get_block (PENG_ATOM_VIEW (self)), &n_images);
}

/* Where the picture lies in a figure of a given width. */
static void
get_picture_rect (PengFigure      *self,
                  int              width,
                  graphene_rect_t *rect)
{
  const PengImage *image = peng_figure_get_image (self);
  double aspect = image->width > 0 && image->height > 0
                    ? (double) image->height / image->width : 2.0 / 3.0;
  double picture_width = width;

  if (image->size == PENG_IMAGE_HALF)
    picture_width = width / 2;
  else if (image->size == PENG_IMAGE_NORMAL && image->width > 0)
    picture_width = MIN (width, (double) image->width);

  graphene_rect_init (rect, (int) ((width - picture_width) / 2), 0, (int) picture_width,
                      MAX (1, (int) (picture_width * aspect + 0.5)));
}

/* What a screen reader says of the picture is what its author wrote for that. */
static void
show_image (PengFigure *self)
{
  const PengImage *image = peng_figure_get_image (self);

  peng_editor_picture_set_media (PENG_EDITOR_PICTURE (self->picture), image->media);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *image->alt != '\0' ? image->alt
                                                      : _("Photograph without alternative text"),
                                  -1);
}

static void
build (PengFigure *self)
{
  PengAtomView *view = PENG_ATOM_VIEW (self);
  /* Translators: hint in the entry for a photograph's alternative text */
  const char *hint = _("Describe the photograph for people who cannot see it");
  GtkWidget *tools;

  if (self->caption != NULL)
    return;

  self->caption = peng_atom_view_add_entry (view, PENG_PART_CAPTION, 0, _("Caption"),
                                            _("Write a caption"));
  self->alt = peng_atom_view_add_entry (view, PENG_PART_ALT, 0, _("Alternative text"), hint);
  tools = peng_figure_tools_new ();
  peng_figure_tools_show (tools, peng_figure_get_image (self));
  peng_atom_view_set_tools (view, tools);
}

static void
unbuild (PengFigure *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    return;

  g_clear_pointer (&self->caption, gtk_widget_unparent);
  g_clear_pointer (&self->alt, gtk_widget_unparent);
  peng_atom_view_set_tools (PENG_ATOM_VIEW (self), NULL);
}

static void
peng_figure_state_flags_changed (GtkWidget     *widget,
                                 GtkStateFlags  previous)
{
  PengFigure *self = PENG_FIGURE (widget);
  GtkStateFlags flags = gtk_widget_get_state_flags (widget);

  if (self->picture != NULL)
    peng_editor_picture_set_selected (PENG_EDITOR_PICTURE (self->picture),
                                      (flags & GTK_STATE_FLAG_SELECTED) != 0);

  GTK_WIDGET_CLASS (peng_figure_parent_class)->state_flags_changed (widget, previous);
}

static int
peng_figure_get_height (PengAtomView *view,
                        int           width)
{
  graphene_rect_t rect;

  get_picture_rect (PENG_FIGURE (view), width, &rect);

  return rect.size.height + (int) ((PENG_ATOM_VIEW_CAPTION_HEIGHT + PENG_ATOM_VIEW_ALT_HEIGHT) *
                                   peng_atom_view_get_em (view));
}

static void
peng_figure_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  PengFigure *self = PENG_FIGURE (widget);
  double em = peng_atom_view_get_em (PENG_ATOM_VIEW (self));
  double caption_height = PENG_ATOM_VIEW_CAPTION_HEIGHT * em;
  graphene_rect_t rect;

  get_picture_rect (self, width, &rect);
  gtk_widget_size_allocate (self->picture, &(GtkAllocation) { rect.origin.x, 0, rect.size.width,
                                                              rect.size.height }, -1);
  if (self->caption == NULL)
    return;

  peng_atom_view_allocate_child (self->caption, 0, rect.size.height, width, caption_height);
  peng_atom_view_allocate_child (self->alt, 0, rect.size.height + caption_height, width,
                                 PENG_ATOM_VIEW_ALT_HEIGHT * em);
  peng_atom_view_allocate_tools (PENG_ATOM_VIEW (self), rect.origin.x + rect.size.width);
}

static void
size_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PengAtomView *view = PENG_ATOM_VIEW (widget);
  PengImage image = *peng_figure_get_image (PENG_FIGURE (widget));
  g_autoptr(PengBlock) changed = NULL;

  image.size = peng_figure_tools_parse_size (g_variant_get_string (parameter, NULL));
  changed = peng_block_with_image (peng_atom_view_get_block (view), 0, &image);
  peng_atom_view_replace (view, changed);
}

static void
replace_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  peng_atom_view_want (PENG_ATOM_VIEW (widget), 0,
                       g_str_equal (name, "figure.replace-from-library"));
}

static void
fit_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  peng_atom_view_want_fit (PENG_ATOM_VIEW (widget),
                           peng_figure_get_image (PENG_FIGURE (widget))->media);
}

/* The cursor is behind the name, as it may be another's. */
static void
credit_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PengAtomView *view = PENG_ATOM_VIEW (widget);
  int place = peng_figure_act_credit (PENG_FIGURE (view));

  if (place >= 0 && peng_atom_view_focus_part (view, PENG_PART_CAPTION, 0))
    gtk_editable_set_position (GTK_EDITABLE (PENG_FIGURE (widget)->caption), place);
}

static void
popover_closed_cb (PengFigure *self,
                   GtkWidget  *popover)
{
  peng_atom_view_select (PENG_ATOM_VIEW (self));
  peng_popover_drop (popover);
}

static void
link_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PengFigure *self = PENG_FIGURE (widget);

  if (self->popover != NULL)
    return;

  g_set_weak_pointer (&self->popover, peng_figure_act_edit_link (self));
  if (self->popover != NULL)
    g_signal_connect_object (self->popover, "closed", G_CALLBACK (popover_closed_cb), self,
                             G_CONNECT_SWAPPED);
}

static gboolean
peng_figure_key_pressed (PengAtomView    *view,
                         guint            keyval,
                         GdkModifierType  state)
{
  gboolean moves = (state & GDK_ALT_MASK) != 0 &&
                   (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down);

  if (moves ||
      ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 && gdk_keyval_to_unicode (keyval) != 0))
    return GDK_EVENT_PROPAGATE;

  peng_atom_view_walk (view, keyval, state);

  return GDK_EVENT_STOP;
}

static gboolean
peng_figure_is_body (PengAtomView *view,
                     GtkWidget    *picked)
{
  return picked == GTK_WIDGET (view) || picked == PENG_FIGURE (view)->picture;
}

static void
peng_figure_create (PengAtomView *view)
{
  PengFigure *self = PENG_FIGURE (view);
  gpointer user_data;
  const PengEditorFuncs *funcs = peng_atom_view_get_funcs (view, &user_data);

  self->picture = peng_editor_picture_new (funcs, user_data);
  gtk_widget_set_parent (self->picture, GTK_WIDGET (self));
  show_image (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Photograph"), -1);
}

static void
peng_figure_refresh (PengAtomView *view)
{
  PengFigure *self = PENG_FIGURE (view);

  if (self->caption != NULL)
    {
      peng_editor_entry_refresh (self->caption);
      peng_editor_entry_refresh (self->alt);
      peng_figure_tools_show (peng_atom_view_get_tools (view), peng_figure_get_image (self));
    }

  show_image (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
peng_figure_set_near (PengAtomView *view,
                      gboolean      is_near)
{
  PengFigure *self = PENG_FIGURE (view);

  peng_editor_picture_set_active (PENG_EDITOR_PICTURE (self->picture), is_near);

  if (is_near)
    build (self);
  else
    unbuild (self);
}

static gboolean
peng_figure_focus_part (PengAtomView *view,
                        PengPart      part,
                        guint         index)
{
  PengFigure *self = PENG_FIGURE (view);

  return peng_editor_entry_focus (part == PENG_PART_ALT ? self->alt : self->caption);
}

static void
peng_figure_dispose (GObject *object)
{
  PengFigure *self = PENG_FIGURE (object);

  g_clear_pointer (&self->picture, gtk_widget_unparent);
  g_clear_pointer (&self->caption, gtk_widget_unparent);
  g_clear_pointer (&self->alt, gtk_widget_unparent);
  if (self->popover != NULL)
    gtk_widget_unparent (self->popover);
  g_clear_weak_pointer (&self->popover);

  G_OBJECT_CLASS (peng_figure_parent_class)->dispose (object);
}

/* Those on the photograph, with their keys. */
static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "figure.size", "s", size_action);
  gtk_widget_class_install_action (widget_class, "figure.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "figure.credit", NULL, credit_action);
  gtk_widget_class_install_action (widget_class, "figure.fit", NULL, fit_action);
  gtk_widget_class_install_action (widget_class, "figure.replace", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "figure.replace-from-library", NULL,
                                   replace_action);
  peng_commands_add_bindings (widget_class, "figure.");
}

static void
peng_figure_class_init (PengFigureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PengAtomViewClass *atom_class = PENG_ATOM_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_figure_dispose;

  widget_class->size_allocate = peng_figure_size_allocate;
  widget_class->state_flags_changed = peng_figure_state_flags_changed;

  atom_class->create = peng_figure_create;
  atom_class->get_height = peng_figure_get_height;
  atom_class->refresh = peng_figure_refresh;
  atom_class->set_near = peng_figure_set_near;
  atom_class->focus_part = peng_figure_focus_part;
  atom_class->key_pressed = peng_figure_key_pressed;
  atom_class->is_body = peng_figure_is_body;

  gtk_widget_class_set_css_name (widget_class, "figure");
  peng_atom_view_class_install_actions (atom_class, "figure.up", "figure.down", "figure.remove");
  install_actions (widget_class);
}

static void
peng_figure_init (PengFigure *self)
{
}
