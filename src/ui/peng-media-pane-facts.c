/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-media-pane"

#include "ui/peng-media-pane-private.h"

#include "work/peng-library-words.h"

#include <glib/gi18n.h>

/* What is known of the items without anybody having said it: how they look, what they are. */

#define WIDTH      400
#define MAX_HEIGHT 270

/* So many of several are to be seen. */
#define MAX_PICTURES 4
#define SMALL_HEIGHT 108

static const PengLibraryItem *
get_item (PengMediaPane *self,
          guint          i)
{
  return g_ptr_array_index (self->items, i);
}

/* The one picture of one item is kept, so that it does not blink when its words change. */
static void
fit_pictures (PengMediaPane *self,
              guint          n)
{
  GtkWidget *box = GTK_WIDGET (self->pictures);
  guint n_there = 0;
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_there++;
  if (n_there == n)
    return;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (self->pictures, child);
  for (guint i = 0; i < n; i++)
    gtk_box_append (self->pictures, n == 1 ? peng_media_picture_new (WIDTH, MAX_HEIGHT)
                                           : peng_media_picture_new (WIDTH / n, SMALL_HEIGHT));
}

static void
show_pictures (PengMediaPane *self)
{
  guint n = MIN (self->items->len, MAX_PICTURES);
  GtkWidget *picture;

  fit_pictures (self, n);
  picture = gtk_widget_get_first_child (GTK_WIDGET (self->pictures));
  for (guint i = 0; i < n; i++)
    {
      const PengLibraryItem *item = get_item (self, i);
      const char *alt = item->words->fields[PENG_MEDIA_ALT];

      peng_media_picture_set_media (PENG_MEDIA_PICTURE (picture), self->store, item->media);
      peng_media_picture_set_words (PENG_MEDIA_PICTURE (picture),
                                    *alt != '\0' ? alt : item->media->name);
      picture = gtk_widget_get_next_sibling (picture);
    }
}

static char *
dup_facts (const PengMedia *media)
{
  g_autoptr(GString) facts = g_string_new (NULL);
  g_autofree char *type = peng_library_words_dup_type (media->mime);
  g_autofree char *size = g_format_size (media->size);
  g_autofree char *pixels = peng_library_words_dup_pixels (media);
  g_autofree char *added = peng_library_words_dup_time (media->added);

  /* Translators: what kind of file it is, and how large */
  g_string_append_printf (facts, _("%s · %s"), type, size);
  if (media->width > 0)
    {
      g_string_append_c (facts, '\n');
      g_string_append (facts, pixels);
    }
  if (media->taken > 0)
    {
      g_autofree char *taken = peng_library_words_dup_time (media->taken);

      g_string_append_c (facts, '\n');
      /* Translators: %s is when a photograph was taken */
      g_string_append_printf (facts, _("Taken %s"), taken);
    }
  g_string_append_c (facts, '\n');
  /* Translators: %s is when a file came into the library */
  g_string_append_printf (facts, _("Added %s"), added);

  return g_string_free (g_steal_pointer (&facts), FALSE);
}

static void
show_one (PengMediaPane *self)
{
  const PengMedia *media = get_item (self, 0)->media;
  g_autofree char *facts = dup_facts (media);

  gtk_label_set_text (self->name, media->name);
  gtk_label_set_text (self->facts, facts);
}

static void
show_many (PengMediaPane *self)
{
  guint n = self->items->len;
  g_autofree char *name = g_strdup_printf (ngettext ("%u item", "%u items", n), n);
  g_autofree char *size = NULL;
  guint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += get_item (self, i)->media->size;

  size = g_format_size (sum);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->facts, size);
}

static void
show_trash (PengMediaPane *self)
{
  guint n_trashed = 0;

  for (guint i = 0; i < self->items->len; i++)
    n_trashed += get_item (self, i)->trashed > 0;

  gtk_widget_set_visible (self->trash_bar, n_trashed > 0);
  gtk_widget_set_visible (self->tools, n_trashed < self->items->len);
  if (n_trashed == 1)
    {
      g_autofree char *since = peng_library_words_dup_time (get_item (self, 0)->trashed);
      /* Translators: %s is when a photograph was put into the trash */
      g_autofree char *words = g_strdup_printf (_("In the trash since %s. What is there goes after "
                                                  "30 days."), since);

      gtk_label_set_text (self->trash_words, words);
    }
  else if (n_trashed > 1)
    {
      gtk_label_set_text (self->trash_words,
                          _("These are in the trash. What is there goes after 30 days."));
    }
}

/**
 * peng_media_pane_show_facts:
 * @self: a pane with items
 */
void
peng_media_pane_show_facts (PengMediaPane *self)
{
  show_pictures (self);
  if (self->items->len == 1)
    show_one (self);
  else
    show_many (self);
  show_trash (self);
}
