/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-link-popover"

#include "ui/peng-link-popover.h"

#include "ui/peng-accessible.h"

#include <string.h>

struct _PengLinkPopover
{
  GtkPopover    parent_instance;

  GtkTextView  *view;
  PengBuffer   *buffer;
  gboolean      has_text;      /* there is text to link: none need be typed */

  GtkEntry     *address;
  GtkEntry     *text;
  GtkWidget    *text_row;
  GtkWidget    *apply;
  GtkWidget    *remove;
  GtkLabel     *hint;
};

G_DEFINE_FINAL_TYPE (PengLinkPopover, peng_link_popover, GTK_TYPE_POPOVER)

/* What a person types as an address: "jyj.xz.gov.cn" means a web page, and what has an @ and no
 * scheme is somebody's mail. */
static char *
complete_address (const char *typed)
{
  g_autofree char *address = g_strstrip (g_strdup (typed));

  if (*address == '\0' || *address == '#' || strchr (address, ' ') != NULL)
    return g_steal_pointer (&address);
  if (g_uri_peek_scheme (address) != NULL && peng_style_link_is_safe (address))
    return g_steal_pointer (&address);
  if (strchr (address, '@') != NULL && strchr (address, '/') == NULL)
    return g_strconcat ("mailto:", address, NULL);

  return strstr (address, "://") != NULL ? g_steal_pointer (&address)
                                         : g_strconcat ("https://", address, NULL);
}

static char *
dup_address (PengLinkPopover *self)
{
  return complete_address (gtk_editable_get_text (GTK_EDITABLE (self->address)));
}

static gboolean
is_acceptable (const char *address)
{
  return *address != '\0' && peng_style_link_is_safe (address);
}

static void
address_changed_cb (PengLinkPopover *self)
{
  g_autofree char *address = dup_address (self);

  gtk_widget_set_sensitive (self->apply, is_acceptable (address));
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *address != '\0' && !is_acceptable (address));
}

static void
close_popover (PengLinkPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
apply_cb (PengLinkPopover *self)
{
  g_autofree char *address = dup_address (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));

  if (!is_acceptable (address))
    return;

  peng_buffer_set_link (self->buffer, address,
                        self->has_text ? NULL : *text != '\0' ? text : address);
  close_popover (self);
}

static void
remove_cb (PengLinkPopover *self)
{
  peng_buffer_set_link (self->buffer, NULL, NULL);
  close_popover (self);
}

static gboolean
unparent_cb (gpointer user_data)
{
  if (gtk_widget_get_parent (user_data) != NULL)
    gtk_widget_unparent (user_data);

  return G_SOURCE_REMOVE;
}

/* It lives as long as it is open; GTK is still at work with it when it closes. */
static void
closed_cb (PengLinkPopover *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (self), g_object_unref);
}

static void
peng_link_popover_dispose (GObject *object)
{
  PengLinkPopover *self = PENG_LINK_POPOVER (object);

  g_clear_object (&self->buffer);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_LINK_POPOVER);

  G_OBJECT_CLASS (peng_link_popover_parent_class)->dispose (object);
}

static void
peng_link_popover_class_init (PengLinkPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_link_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-link-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PengLinkPopover, address);
  gtk_widget_class_bind_template_child (widget_class, PengLinkPopover, text);
  gtk_widget_class_bind_template_child (widget_class, PengLinkPopover, text_row);
  gtk_widget_class_bind_template_child (widget_class, PengLinkPopover, apply);
  gtk_widget_class_bind_template_child (widget_class, PengLinkPopover, remove);
  gtk_widget_class_bind_template_child (widget_class, PengLinkPopover, hint);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
peng_link_popover_init (PengLinkPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  peng_accessible_name_inner (GTK_WIDGET (self));
}

static void
fill (PengLinkPopover *self)
{
  PengPosition start, end;
  gboolean selected = peng_buffer_get_selection (self->buffer, &start, &end);
  gboolean linked = peng_buffer_get_link_range (self->buffer, &start, &end);
  PengBlock *block =
    peng_document_get_block (peng_buffer_get_document (self->buffer), start.block);

  self->has_text = selected || linked;
  gtk_widget_set_visible (self->text_row, !self->has_text);
  gtk_widget_set_visible (self->remove, linked);

  if (linked)
    gtk_editable_set_text (GTK_EDITABLE (self->address),
                           peng_text_get_style (peng_block_get_text (block), start.offset)->link);

  address_changed_cb (self);
}

static void
point_at_cursor (PengLinkPopover *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GdkRectangle rect;
  GtkTextIter iter;
  graphene_point_t point;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (self->view, &iter, &rect);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, rect.x, rect.y,
                                         &rect.x, &rect.y);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), gtk_widget_get_parent (GTK_WIDGET (self)),
                                 &GRAPHENE_POINT_INIT (rect.x, rect.y), &point))
    return;

  rect = (GdkRectangle) { point.x, point.y, 1, rect.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &rect);
}

/**
 * peng_link_popover_open:
 * @parent: what it is to belong to; an ancestor of @view
 * @view: where the text is seen
 * @buffer: its buffer
 *
 * Opens the editor of a link at the cursor: of the selection, of the link there, or of a new one.
 *
 * Returns: (transfer none): the popover; it goes when it is closed
 */
PengLinkPopover *
peng_link_popover_open (GtkWidget   *parent,
                        GtkTextView *view,
                        PengBuffer  *buffer)
{
  PengLinkPopover *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);
  g_return_val_if_fail (PENG_IS_BUFFER (buffer), NULL);

  self = g_object_new (PENG_TYPE_LINK_POPOVER, NULL);
  self->view = view;
  self->buffer = g_object_ref (buffer);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  fill (self);
  point_at_cursor (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->address));

  return self;
}
