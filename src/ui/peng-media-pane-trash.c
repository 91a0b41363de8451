/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-media-pane"

#include "ui/peng-media-pane-private.h"

#include "ui/peng-dialogs.h"

#include <glib/gi18n.h>
#include <string.h>

/* Items go into the trash, and come back. Those that are used stay, and it is told where they are:
 * each is asked for, one after the other, for there are few. */

/* A dialog with more lines than these is read by nobody. */
#define MAX_LINES 60

typedef struct
{
  PengMediaPane *pane;
  GStrv          media;
} Wish;

typedef struct
{
  PengMediaPane *pane;
  GPtrArray     *items;     /* as they were when it was wished */
  GStrv          refused;
  guint          n_asked;
  GString       *lines;
} Refusal;

static Wish *
wish_new (PengMediaPane *self,
          GStrv          media)
{
  Wish *wish = g_new (Wish, 1);

  *wish = (Wish) { g_object_ref (self), g_strdupv (media) };

  return wish;
}

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->pane);
  g_strfreev (wish->media);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
refusal_free (Refusal *refusal)
{
  g_object_unref (refusal->pane);
  g_ptr_array_unref (refusal->items);
  g_strfreev (refusal->refused);
  g_string_free (refusal->lines, TRUE);
  g_free (refusal);
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  g_autoptr(GError) error = NULL;
  guint n = g_strv_length (wish->media);
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u item is back in the library", "%u items are back in the library",
                               n), n);

  if (wish->pane->stack == NULL)
    return;

  if (peng_store_untrash_media_finish (PENG_STORE (object), result, &error))
    peng_media_pane_toast (wish->pane, words);
  else
    peng_media_pane_toast_error (wish->pane, _("Nothing was restored."), error);
  peng_media_pane_load (wish->pane);
}

static void
restore (PengMediaPane *self,
         GStrv          media)
{
  peng_store_untrash_media_async (self->store, (const char * const *) media, NULL, restored_cb,
                                  wish_new (self, media));
}

static void
undo_cb (AdwToast      *toast,
         PengMediaPane *self)
{
  restore (self, g_object_get_data (G_OBJECT (toast), "peng-media"));
}

static void
tell_deleted (PengMediaPane *self,
              GStrv          media)
{
  guint n = g_strv_length (media);
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u item is in the trash", "%u items are in the trash", n), n);
  g_autoptr(AdwToast) toast = peng_media_pane_toast_button (self, words, _("_Undo"));

  g_object_set_data_full (G_OBJECT (toast), "peng-media", g_strdupv (media),
                          (GDestroyNotify) g_strfreev);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
}

static const char *
find_name (const Refusal *refusal,
           const char    *media)
{
  for (guint i = 0; i < refusal->items->len; i++)
    {
      const PengLibraryItem *item = g_ptr_array_index (refusal->items, i);

      if (g_str_equal (item->media->sha, media))
        return item->media->name;
    }

  return media;
}

static char *
dup_titles (GPtrArray *uses)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < uses->len; i++)
    {
      const PengMediaUse *use = g_ptr_array_index (uses, i);
      const char *title = *use->title != '\0' ? use->title : _("Untitled");

      if (i > 0)
        /* Translators: between the titles of articles */
        g_string_append (titles, _(", "));
      if (use->is_trashed)
        /* Translators: %s is the title of an article */
        g_string_append_printf (titles, _("“%s” (in the trash)"), title);
      else
        /* Translators: %s is the title of an article */
        g_string_append_printf (titles, _("“%s”"), title);
    }

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static void
add_line (Refusal    *refusal,
          const char *media,
          GPtrArray  *uses)
{
  g_autofree char *titles =
    uses != NULL && uses->len > 0 ? dup_titles (uses) : g_strdup (_("on its way to a site"));

  if (refusal->lines->len > 0)
    g_string_append_c (refusal->lines, '\n');
  /* Translators: the name of a photograph, and which articles it is in */
  g_string_append_printf (refusal->lines, _("%s: %s"), find_name (refusal, media), titles);
}

static void
tell_refused (Refusal *refusal)
{
  guint n = g_strv_length (refusal->refused);
  g_autofree char *heading =
    g_strdup_printf (ngettext ("%u Item Is Used and Was Not Deleted",
                               "%u Items Are Used and Were Not Deleted", n), n);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (refusal->pane));

  if (n > refusal->n_asked)
    {
      g_autofree char *rest =
        g_strdup_printf (ngettext ("And %u more", "And %u more", n - refusal->n_asked),
                         n - refusal->n_asked);

      g_string_append_printf (refusal->lines, "\n%s", rest);
    }
  if (root != NULL)
    peng_dialogs_tell_list (GTK_WINDOW (root), heading, refusal->lines->str);
}

static void ask_next (Refusal *refusal);

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Refusal *refusal = user_data;
  g_autoptr(GPtrArray) uses = peng_store_list_uses_finish (PENG_STORE (object), result, NULL);

  add_line (refusal, refusal->refused[refusal->n_asked], uses);
  refusal->n_asked++;
  ask_next (refusal);
}

static void
ask_next (Refusal *refusal)
{
  const char *media = refusal->refused[refusal->n_asked];

  if (refusal->pane->stack == NULL)
    {
      refusal_free (refusal);
    }
  else if (media == NULL || refusal->n_asked == MAX_LINES)
    {
      tell_refused (refusal);
      refusal_free (refusal);
    }
  else
    {
      peng_store_list_uses_async (refusal->pane->store, media, NULL, listed_cb, refusal);
    }
}

static GStrv
dup_deleted (GStrv media,
             GStrv refused)
{
  g_autoptr(GStrvBuilder) deleted = g_strv_builder_new ();

  for (; *media != NULL; media++)
    if (!g_strv_contains ((const char * const *) refused, *media))
      g_strv_builder_add (deleted, *media);

  return g_strv_builder_end (deleted);
}

typedef struct
{
  PengMediaPane *pane;
  GPtrArray     *items;
  GStrv          media;
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->pane);
  g_ptr_array_unref (deletion->items);
  g_strfreev (deletion->media);
  g_free (deletion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
begin_refusal (const Deletion *deletion,
               GStrv           refused)
{
  Refusal *refusal = g_new0 (Refusal, 1);

  refusal->pane = g_object_ref (deletion->pane);
  refusal->items = g_ptr_array_ref (deletion->items);
  refusal->refused = refused;
  refusal->lines = g_string_new (NULL);
  ask_next (refusal);
}

static void
trashed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Deletion) deletion = user_data;
  PengMediaPane *self = deletion->pane;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) refused = peng_store_trash_media_finish (PENG_STORE (object), result, &error);
  g_auto(GStrv) deleted = NULL;

  if (self->stack == NULL)
    return;

  if (refused == NULL)
    {
      peng_media_pane_toast_error (self, _("Nothing was deleted."), error);
      return;
    }

  deleted = dup_deleted (deletion->media, refused);
  if (*deleted != NULL)
    tell_deleted (self, deleted);
  if (*refused != NULL)
    begin_refusal (deletion, g_steal_pointer (&refused));
  peng_media_pane_load (self);
}

/* Those that are in the trash already are not what is undone. */
static GStrv
dup_present (PengMediaPane *self)
{
  g_autoptr(GStrvBuilder) present = g_strv_builder_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      const PengLibraryItem *item = g_ptr_array_index (self->items, i);

      if (item->trashed == 0)
        g_strv_builder_add (present, item->media->sha);
    }

  return g_strv_builder_end (present);
}

/**
 * peng_media_pane_trash:
 * @self: a pane with items
 *
 * Puts those that are not used into the trash, and tells of the others where they are.
 */
void
peng_media_pane_trash (PengMediaPane *self)
{
  Deletion *deletion = g_new (Deletion, 1);

  peng_media_pane_save (self);
  *deletion = (Deletion) { g_object_ref (self), g_ptr_array_ref (self->items), dup_present (self) };
  peng_store_trash_media_async (self->store, (const char * const *) deletion->media, NULL,
                                trashed_cb, deletion);
}

/**
 * peng_media_pane_restore:
 * @self: a pane with items
 *
 * Takes them out of the trash.
 */
void
peng_media_pane_restore (PengMediaPane *self)
{
  g_auto(GStrv) media = peng_media_pane_dup_media (self);

  restore (self, media);
}
