/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-library-import"

#include "ui/peng-library-import.h"

#include "work/peng-error-text.h"
#include "work/peng-import-folder.h"

#include <glib/gi18n.h>

struct _PengLibraryImport
{
  AdwBin           parent_instance;

  GCancellable    *cancellable;     /* of what is under way; NULL where nothing is */
  GQueue           waiting;         /* of Wish */

  GtkRevealer     *revealer;
  GtkLabel        *words;
  GtkProgressBar  *progress;
};

/* What is to come in. */
typedef struct
{
  PengLibraryImport *self;
  PengImporter      *importer;
  GListModel        *files;     /* files and folders; NULL for bytes */
  PengImport        *import;
} Wish;

enum {
  SAID,
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengLibraryImport, peng_library_import, ADW_TYPE_BIN)

/* So many lines are read, if any. */
#define MAX_LINES 300

static void begin_next (PengLibraryImport *self);

static void
wish_free (Wish *self)
{
  g_object_unref (self->self);
  g_object_unref (self->importer);
  g_clear_object (&self->files);
  g_object_unref (self->import);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

typedef struct
{
  guint    n_new;
  guint    n_there;
  guint    n_failed;
  guint    n_left;      /* not begun, as it was stopped */
  GString *failed;      /* lines */
  GString *there;
} Account;

static void
add_line (GString    *lines,
          guint       n,
          const char *line)
{
  if (n < MAX_LINES)
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
  else if (n == MAX_LINES)
    g_string_append (lines, "\n…");
}

static void
account_for_error (Account      *account,
                   const char   *name,
                   const GError *error)
{
  g_autofree char *sentence = NULL;
  g_autofree char *line = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      account->n_left++;
      return;
    }

  sentence = peng_error_text_new (error);
  /* Translators: a file name, and a sentence that says why it did not come in */
  line = g_strdup_printf (_("%s: %s"), name, sentence);
  add_line (account->failed, account->n_failed++, line);
}

static void
account_for (Account    *account,
             PengImport *import)
{
  for (guint i = 0; i < peng_import_get_n_items (import); i++)
    {
      const char *name = peng_import_get_name (import, i);
      const GError *error = peng_import_get_error (import, i);

      if (error != NULL)
        {
          account_for_error (account, name, error);
        }
      else if (peng_import_get_media (import, i) == NULL)
        {
          account->n_left++;
        }
      else if (peng_import_was_there (import, i))
        {
          /* Translators: %s is a file that was not brought in again */
          g_autofree char *line = g_strdup_printf (_("%s: already here"), name);

          add_line (account->there, account->n_there++, line);
        }
      else
        {
          account->n_new++;
        }
    }
}

static void
add_part (GString    *words,
          const char *format,
          guint       n)
{
  if (n == 0)
    return;

  if (words->len > 0)
    /* Translators: between the parts of “3 brought in, 2 already here” */
    g_string_append (words, _(", "));
  g_string_append_printf (words, format, n);
}

static char *
sum_up (const Account *account)
{
  GString *words = g_string_new (NULL);

  add_part (words, ngettext ("%u brought in", "%u brought in", account->n_new), account->n_new);
  add_part (words, ngettext ("%u already here", "%u already here", account->n_there),
            account->n_there);
  add_part (words, ngettext ("%u failed", "%u failed", account->n_failed), account->n_failed);
  add_part (words, ngettext ("%u left out", "%u left out", account->n_left), account->n_left);
  if (words->len == 0)
    g_string_append (words, _("There was nothing to bring in."));

  return g_string_free (words, FALSE);
}

static void
tell (PengLibraryImport *self,
      PengImport        *import)
{
  Account account = { .failed = g_string_new (NULL), .there = g_string_new (NULL) };
  g_autofree char *words = NULL;

  account_for (&account, import);
  words = sum_up (&account);
  if (account.failed->len > 0 && account.there->len > 0)
    g_string_append_c (account.failed, '\n');
  g_string_append (account.failed, account.there->str);

  if (account.failed->len > 0)
    g_signal_emit (self, signals[TOLD], 0, words, account.failed->str);
  else
    g_signal_emit (self, signals[SAID], 0, words);

  g_string_free (account.failed, TRUE);
  g_string_free (account.there, TRUE);
}

/* The window may be closed while files come in. */
static gboolean
is_gone (PengLibraryImport *self)
{
  return self->revealer == NULL;
}

static void
show (PengLibraryImport *self,
      const char        *words,
      double             fraction)
{
  if (is_gone (self))
    return;

  gtk_label_set_label (self->words, words);
  gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
end (PengLibraryImport *self)
{
  g_clear_object (&self->cancellable);
  if (is_gone (self))
    return;

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  begin_next (self);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  g_autoptr(GError) error = NULL;

  if (!peng_importer_run_finish (PENG_IMPORTER (object), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *sentence = peng_error_text_new (error);

      g_signal_emit (wish->self, signals[TOLD], 0, _("The files could not be brought in."), sentence);
    }
  else
    {
      tell (wish->self, wish->import);
    }
  end (wish->self);
}

static void
progress_cb (PengLibraryImport *self,
             guint              n_done,
             guint              n_items,
             const char        *name)
{
  /* Translators: how many files are in, of how many, and the name of the last */
  g_autofree char *words = g_strdup_printf (_("Bringing in files: %u of %u (%s)"), n_done, n_items,
                                            name);

  show (self, words, (double) n_done / n_items);
}

static void
run (Wish *wish)
{
  PengLibraryImport *self = wish->self;

  if (peng_import_get_n_items (wish->import) == 0)
    {
      tell (self, wish->import);
      end (self);
      wish_free (wish);
      return;
    }

  g_signal_connect_object (wish->import, "progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  progress_cb (self, 0, peng_import_get_n_items (wish->import),
               peng_import_get_name (wish->import, 0));
  peng_importer_run_async (wish->importer, wish->import, self->cancellable, imported_cb, wish);
}

static void
gathered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Wish *wish = user_data;
  PengLibraryImport *self = wish->self;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) files = peng_import_gather_finish (result, &error);

  if (files == NULL)
    {
      g_autofree char *sentence = peng_error_text_new (error);

      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[TOLD], 0, _("The files could not be brought in."), sentence);
      end (self);
      wish_free (wish);
      return;
    }

  for (guint i = 0; i < files->len; i++)
    peng_import_add_file (wish->import, g_ptr_array_index (files, i));
  run (wish);
}

static void
begin_next (PengLibraryImport *self)
{
  Wish *wish = g_queue_pop_head (&self->waiting);

  if (wish == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  show (self, _("Looking for files…"), 0);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (wish->files != NULL)
    peng_import_gather_async (wish->files, self->cancellable, gathered_cb, wish);
  else
    run (wish);
}

static Wish *
wish_new (PengLibraryImport *self,
          PengImporter      *importer)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->self = g_object_ref (self);
  wish->importer = g_object_ref (importer);
  wish->import = peng_import_new ();

  return wish;
}

static void
take (PengLibraryImport *self,
      Wish              *wish)
{
  g_queue_push_tail (&self->waiting, wish);
  if (self->cancellable == NULL)
    begin_next (self);
}

static void
peng_library_import_dispose (GObject *object)
{
  PengLibraryImport *self = PENG_LIBRARY_IMPORT (object);

  peng_library_import_cancel (self);
  self->revealer = NULL;

  G_OBJECT_CLASS (peng_library_import_parent_class)->dispose (object);
}

static void
peng_library_import_class_init (PengLibraryImportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = peng_library_import_dispose;

  /**
   * PengLibraryImport::said:
   * @self: the bar
   * @words: what came in
   */
  signals[SAID] =
    g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * PengLibraryImport::told:
   * @self: the bar
   * @heading: what came in and what did not
   * @lines: what did not and why, each in a line
   */
  signals[TOLD] =
    g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static GtkWidget *
create_bar (PengLibraryImport *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_MIDDLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Bringing in files"), -1);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->progress));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), texts);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (peng_library_import_cancel), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), cancel);
  gtk_widget_add_css_class (bar, "library-import");

  return bar;
}

static void
peng_library_import_init (PengLibraryImport *self)
{
  g_queue_init (&self->waiting);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, create_bar (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

/**
 * peng_library_import_new:
 *
 * Returns: (transfer floating): a bar that is not to be seen yet
 */
GtkWidget *
peng_library_import_new (void)
{
  return g_object_new (PENG_TYPE_LIBRARY_IMPORT, NULL);
}

/**
 * peng_library_import_files:
 * @self: a bar
 * @importer: what brings files in
 * @files: (element-type GFile): files, and folders of which all is meant
 *
 * Brings files in, after those before.
 */
void
peng_library_import_files (PengLibraryImport *self,
                           PengImporter      *importer,
                           GListModel        *files)
{
  Wish *wish;

  g_return_if_fail (PENG_IS_LIBRARY_IMPORT (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  wish = wish_new (self, importer);
  wish->files = g_object_ref (files);
  take (self, wish);
}

/**
 * peng_library_import_bytes:
 * @self: a bar
 * @importer: what brings files in
 * @bytes: a picture
 * @name: its name
 *
 * Brings a picture in that is no file, after what was before.
 */
void
peng_library_import_bytes (PengLibraryImport *self,
                           PengImporter      *importer,
                           GBytes            *bytes,
                           const char        *name)
{
  Wish *wish;

  g_return_if_fail (PENG_IS_LIBRARY_IMPORT (self));
  g_return_if_fail (bytes != NULL);

  wish = wish_new (self, importer);
  peng_import_add_bytes (wish->import, bytes, name);
  take (self, wish);
}

/**
 * peng_library_import_is_busy:
 * @self: a bar
 *
 * Returns: whether something is coming in
 */
gboolean
peng_library_import_is_busy (PengLibraryImport *self)
{
  g_return_val_if_fail (PENG_IS_LIBRARY_IMPORT (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * peng_library_import_cancel:
 * @self: a bar
 *
 * Stops it; what is in stays.
 */
void
peng_library_import_cancel (PengLibraryImport *self)
{
  g_return_if_fail (PENG_IS_LIBRARY_IMPORT (self));

  g_queue_clear_full (&self->waiting, (GDestroyNotify) wish_free);
  g_cancellable_cancel (self->cancellable);
}
