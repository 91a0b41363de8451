/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-link-popover"

#include "ui/peng-link-popover.h"

#include "ui/peng-accessible.h"
#include "ui/peng-part-buffer.h"
#include "ui/peng-popover.h"

#include <string.h>

struct _PengLinkPopover
{
  GtkPopover    parent_instance;

  GtkTextView  *view;
  GtkTextBuffer *buffer;
  gboolean      has_text;      /* there is text to link: none need be typed */

  GtkEntry     *address;
  GtkEntry     *text;
  GtkWidget    *text_row;
  GtkWidget    *apply;
  GtkWidget    *remove;
  GtkLabel     *hint;
};

G_DEFINE_FINAL_TYPE (PengLinkPopover, peng_link_popover, GTK_TYPE_POPOVER)

/**
 * peng_link_popover_complete:
 * @typed: what a person types as an address: "jyj.xz.gov.cn" means a web page, and what has an @ and
 *   no scheme is somebody's mail
 *
 * Returns: (transfer full): the address as it is meant, which need not be a safe one
 */
char *
peng_link_popover_complete (const char *typed)
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
  return peng_link_popover_complete (gtk_editable_get_text (GTK_EDITABLE (self->address)));
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

/* A cell of a table has a buffer of another kind. */
static void
set_link (PengLinkPopover *self,
          const char      *link,
          const char      *text)
{
  if (PENG_IS_PART_BUFFER (self->buffer))
    peng_part_buffer_set_link (PENG_PART_BUFFER (self->buffer), link, text);
  else
    peng_buffer_set_link (PENG_BUFFER (self->buffer), link, text);
}

static const char *
find_link (PengLinkPopover *self)
{
  PengPosition start, end;
  PengBlock *block;

  if (PENG_IS_PART_BUFFER (self->buffer))
    return peng_part_buffer_get_link (PENG_PART_BUFFER (self->buffer));
  if (!peng_buffer_get_link_range (PENG_BUFFER (self->buffer), &start, &end))
    return NULL;

  block = peng_document_get_block (peng_buffer_get_document (PENG_BUFFER (self->buffer)),
                                   start.block);

  return peng_text_get_style (peng_block_get_text (block), start.offset)->link;
}

static void
apply_cb (PengLinkPopover *self)
{
  g_autofree char *address = dup_address (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));

  if (!is_acceptable (address))
    return;

  set_link (self, address, self->has_text ? NULL : *text != '\0' ? text : address);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
remove_cb (PengLinkPopover *self)
{
  set_link (self, NULL, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* It lives as long as it is open. By itself GTK would let the focus go to the next widget, such as
 * the caption of a photograph. */
static void
closed_cb (PengLinkPopover *self)
{
  peng_popover_return_focus (GTK_WIDGET (self), GTK_WIDGET (self->view));
  peng_popover_drop (GTK_WIDGET (self));
}

static void
peng_link_popover_dispose (GObject *object)
{
  PengLinkPopover *self = PENG_LINK_POPOVER (object);

  g_clear_object (&self->buffer);
  g_clear_object (&self->view);
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
  const char *link = find_link (self);

  self->has_text = link != NULL || gtk_text_buffer_get_has_selection (self->buffer);
  gtk_widget_set_visible (self->text_row, !self->has_text);
  gtk_widget_set_visible (self->remove, link != NULL);

  if (link != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->address), link);

  address_changed_cb (self);
}

/* A cursor that is scrolled away may lie on no monitor at all, which GDK does not expect: then the
 * nearest place in the text that is seen. */
static void
point_at_cursor (PengLinkPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GdkRectangle rect;

  if (!peng_popover_find_cursor (self->view, parent, &rect))
    return;

  rect.x = CLAMP (rect.x, 0, gtk_widget_get_width (parent));
  rect.y = CLAMP (rect.y, 0, gtk_widget_get_height (parent));
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &rect);
}

/**
 * peng_link_popover_open:
 * @parent: what it is to belong to; an ancestor of @view
 * @view: where the text is seen: that of a #PengBuffer or of a #PengPartBuffer
 *
 * Opens the editor of a link at the cursor: of the selection, of the link there, or of a new one.
 *
 * Returns: (transfer none): the popover; it goes when it is closed
 */
PengLinkPopover *
peng_link_popover_open (GtkWidget   *parent,
                        GtkTextView *view)
{
  PengLinkPopover *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (PENG_TYPE_LINK_POPOVER, NULL);
  self->view = g_object_ref (view);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  fill (self);
  point_at_cursor (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->address));

  return self;
}
