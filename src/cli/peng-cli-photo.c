/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-cli"

#include "cli/peng-cli-json.h"
#include "cli/peng-cli-recipe.h"
#include "cli/peng-cli-run.h"
#include "cli/peng-cli.h"

#include "work/peng-importer.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

typedef struct
{
  char          *folder;
  gboolean       json;
  PengCliRecipe  recipe;
} Options;

/* All photographs at once: the pool bounds how many are in work. */
typedef struct
{
  PengCliRun      *run;
  const Options   *options;
  char           **files;
  guint            n_files;
  guint            n_left;
  guint            n_printed;
  PengPhotoResult **results;
  GError          **errors;
  PengRecipe      *recipe;
  GHashTable      *taken;  /* names that are in use */
  char            *work;   /* a folder of this run in the one asked for */
} Photos;

typedef struct
{
  Photos *photos;
  guint   position;
} Step;

static void
options_clear (Options *options)
{
  g_free (options->folder);
  peng_cli_recipe_clear (&options->recipe);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
is_standard_input (const char *file)
{
  return strcmp (file, "-") == 0;
}

static gboolean
parse (Options *options,
       GStrv   *args)
{
  const GOptionEntry others[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json,
      N_("Print one JSON object a line"), NULL },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &options->folder,
      N_("Put the pictures into the folder DIR"), N_("DIR") },
    G_OPTION_ENTRY_NULL
  };
  g_autofree GOptionEntry *entries = peng_cli_recipe_dup_entries (&options->recipe, others);

  if (!peng_cli_parse (entries, _("FILE…"),
                       _("Make of each photograph what leaves the computer: upright, at most 1920 "
                         "pixels wide, without place, camera or other metadata; and a thumbnail. "
                         "“-” is standard input."), args))
    return FALSE;

  if (options->folder == NULL)
    {
      peng_cli_say (_("Where to? Name a folder with --out."));
      return FALSE;
    }

  return peng_cli_expect (*args, 1, G_MAXUINT) && peng_cli_recipe_check (&options->recipe);
}

/* The original's name without its suffix. */
static char *
dup_stem (const char *file)
{
  char *name = is_standard_input (file) ? g_strdup ("photo") : g_path_get_basename (file);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';

  return name;
}

static char *
dup_target (Photos          *photos,
            const char      *stem,
            guint            number,
            const char      *kind,
            PengPhotoFormat  format)
{
  const char *suffix = peng_photo_format_get_extension (format);
  g_autofree char *counted = number > 1 ? g_strdup_printf ("%s-%u", stem, number) : g_strdup (stem);
  g_autofree char *name = g_strdup_printf ("%s-%s.%s", counted, kind, suffix);

  return g_build_filename (photos->options->folder, name, NULL);
}

/* Neither another photograph of this run nor one of the originals is ever written over. */
static gboolean
is_taken (Photos     *photos,
          const char *path)
{
  GStatBuf target, original;

  if (g_hash_table_contains (photos->taken, path))
    return TRUE;

  for (guint i = 0; g_stat (path, &target) == 0 && i < photos->n_files; i++)
    {
      if (g_stat (photos->files[i], &original) == 0 && original.st_dev == target.st_dev &&
          original.st_ino == target.st_ino)
        return TRUE;
    }

  return FALSE;
}

/* What any program's new file may be, where the worker made it for its owner alone. */
static mode_t
get_mode (void)
{
  mode_t mask = umask (0);

  umask (mask);

  return 0666 & ~mask;
}

static gboolean
move_picture (PengPhotoPicture  *picture,
              const char        *target,
              GError           **error)
{
  if (g_chmod (picture->path, get_mode ()) != 0 || g_rename (picture->path, target) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return FALSE;
    }

  g_free (picture->path);
  picture->path = g_strdup (target);

  return TRUE;
}

/* Gives both pictures of a photograph names that tell which it was. */
static gboolean
name_pictures (Photos           *photos,
               const char       *file,
               PengPhotoResult  *result,
               GError          **error)
{
  g_autofree char *stem = dup_stem (file);
  g_autofree char *web = NULL;
  g_autofree char *thumb = NULL;

  for (guint number = 1;; number++)
    {
      g_free (web);
      g_free (thumb);
      web = dup_target (photos, stem, number, "web", result->web.format);
      thumb = dup_target (photos, stem, number, "thumb", result->thumb.format);
      if (!is_taken (photos, web) && !is_taken (photos, thumb))
        break;
    }

  g_hash_table_add (photos->taken, g_strdup (web));
  g_hash_table_add (photos->taken, g_strdup (thumb));

  return move_picture (&result->web, web, error) && move_picture (&result->thumb, thumb, error);
}

static void
append_picture (GString                *out,
                const char             *name,
                const PengPhotoPicture *picture)
{
  peng_cli_json_begin (out, name);
  peng_cli_json_string (out, "file", picture->path);
  peng_cli_json_string (out, "type", peng_photo_format_get_mime (picture->format));
  peng_cli_json_number (out, "width", picture->width);
  peng_cli_json_number (out, "height", picture->height);
  peng_cli_json_number (out, "size", picture->size);
  peng_cli_json_string (out, "sha256", picture->sha256);
  peng_cli_json_end (out);
}

static void
print_json (const char            *file,
            const PengPhotoResult *result)
{
  g_autoptr(GString) out = g_string_new (NULL);

  peng_cli_json_begin (out, NULL);
  peng_cli_json_string (out, "file", file);
  peng_cli_json_string (out, "type", peng_photo_format_get_mime (result->format));
  peng_cli_json_number (out, "width", result->width);
  peng_cli_json_number (out, "height", result->height);
  peng_cli_json_number (out, "size", result->size);
  peng_cli_json_string (out, "sha256", result->sha256);
  peng_cli_json_string (out, "taken", result->taken_at);
  append_picture (out, "web", &result->web);
  append_picture (out, "thumb", &result->thumb);
  peng_cli_json_end (out);
  peng_cli_json_print (out);
}

/* The importer takes clips and documents too and names them; here they are of no use. */
static void
explain_photo (const char   *file,
               const GError *error)
{
  g_autofree char *shown = g_filename_display_name (file);

  if (g_error_matches (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_UNSUPPORTED))
    /* Translators: %s is a file's name */
    peng_cli_say (_("%s: This is not a photograph of a known kind. Choose a JPEG, PNG, WebP, HEIC, "
                    "AVIF, TIFF or GIF picture."), shown);
  else
    peng_cli_explain (file, error);
}

static void
print_photo (Photos *photos,
             guint   position)
{
  const char *file = photos->files[position];
  PengPhotoResult *result = photos->results[position];
  GError **error = &photos->errors[position];

  if (result == NULL || !name_pictures (photos, file, result, error))
    explain_photo (file, *error);
  else if (photos->options->json)
    print_json (file, result);
  else
    printf ("%s\t%s\n", result->web.path, result->thumb.path);
}

/* In the order asked for, each as soon as it can be told. */
static void
print_ready (Photos *photos)
{
  while (photos->n_printed < photos->n_files &&
         (photos->results[photos->n_printed] != NULL || photos->errors[photos->n_printed] != NULL))
    print_photo (photos, photos->n_printed++);

  fflush (stdout);
}

static void
processed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Step *step = user_data;
  Photos *photos = step->photos;

  photos->results[step->position] =
    peng_photo_pool_process_finish (PENG_PHOTO_POOL (object), result,
                                    &photos->errors[step->position]);
  print_ready (photos);
  if (--photos->n_left == 0)
    peng_cli_run_wake (photos->run);
}

static char *
dup_input_path (Photos *photos)
{
  return g_build_filename (photos->work, "input", NULL);
}

static void
start_photo (Photos        *photos,
             PengPhotoPool *pool,
             guint          position)
{
  const char *path = photos->files[position];
  g_autofree char *input = is_standard_input (path) ? dup_input_path (photos) : NULL;
  g_autoptr(GFile) file = g_file_new_for_path (input != NULL ? input : path);
  Step *step = g_new0 (Step, 1);

  step->photos = photos;
  step->position = position;
  peng_photo_pool_fit_async (pool, file, photos->recipe, NULL, photos->work,
                             peng_cli_run_get_cancellable (photos->run), processed_cb, step);
}

static gboolean
save_bytes (const char *path,
            GBytes     *bytes)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  if (g_file_replace_contents (file, data != NULL ? data : "", n_bytes, NULL, FALSE,
                               G_FILE_CREATE_PRIVATE, NULL, NULL, &error))
    return TRUE;

  peng_cli_explain_place (path, error);

  return FALSE;
}

/* FALSE where it cannot be read, or kept, which has been said. */
static gboolean
save_standard_input (Photos *photos)
{
  g_autofree char *path = dup_input_path (photos);
  g_autoptr(GBytes) input = NULL;

  for (guint i = 0; i < photos->n_files && input == NULL; i++)
    {
      if (!is_standard_input (photos->files[i]))
        continue;

      input = peng_cli_run_read (photos->run, "-");
      if (input == NULL || !save_bytes (path, input))
        return FALSE;
    }

  return TRUE;
}

/* A folder of our own inside, so that half a picture never has a good name. */
static gboolean
make_folder (Photos *photos)
{
  const char *folder = photos->options->folder;
  g_autoptr(GError) error = NULL;

  photos->work = g_build_filename (folder, ".pengcheng-XXXXXX", NULL);
  if (g_mkdir_with_parents (folder, 0777) == 0 && g_mkdtemp (photos->work) != NULL)
    return TRUE;

  error = g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  peng_cli_explain_place (folder, error);
  g_clear_pointer (&photos->work, g_free);

  return FALSE;
}

static void
remove_folder (Photos *photos)
{
  g_autoptr(GDir) dir = g_dir_open (photos->work, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (photos->work, name, NULL);

      g_unlink (path);
    }
  g_rmdir (photos->work);
}

/* After Ctrl+C too: each answers at once then. */
static gboolean
is_over (gpointer user_data)
{
  const Photos *photos = user_data;

  return photos->n_left == 0;
}

static void
process_all (Photos *photos)
{
  g_autoptr(PengPhotoPool) pool = peng_photo_pool_new ();
  g_autoptr(PengRecipe) plain = peng_recipe_new ();

  photos->recipe = peng_cli_recipe_change (&photos->options->recipe, plain, NULL);
  if (photos->recipe == NULL || !save_standard_input (photos))
    return;

  photos->n_left = photos->n_files;
  for (guint i = 0; i < photos->n_files; i++)
    start_photo (photos, pool, i);

  peng_cli_run_wait_for (photos->run, is_over, photos);
}

static PengCliStatus
end_photos (Photos *photos)
{
  gboolean complete = photos->n_printed == photos->n_files;

  for (guint i = 0; i < photos->n_files; i++)
    {
      complete = complete && photos->errors[i] == NULL;
      g_clear_pointer (&photos->results[i], peng_photo_result_free);
      g_clear_error (&photos->errors[i]);
    }

  remove_folder (photos);
  g_hash_table_unref (photos->taken);
  g_clear_pointer (&photos->recipe, peng_recipe_free);
  g_free (photos->results);
  g_free (photos->errors);
  g_free (photos->work);

  return complete ? PENG_CLI_DONE : PENG_CLI_FAILED;
}

/**
 * peng_cli_photo:
 * @args: the arguments
 *
 * `pengcheng photo [--json] [--crop X,Y,W,H] … --out DIR FILE…`
 *
 * Returns: how it ended
 */
PengCliStatus
peng_cli_photo (GStrv *args)
{
  g_auto(Options) options = { 0 };
  g_autoptr(PengCliRun) run = NULL;
  Photos photos = { .options = &options };

  if (!parse (&options, args))
    return PENG_CLI_BAD;

  run = peng_cli_run_new ();
  photos.run = run;
  if (!make_folder (&photos))
    return PENG_CLI_FAILED;

  photos.files = *args + 1;
  photos.n_files = g_strv_length (photos.files);
  photos.results = g_new0 (PengPhotoResult *, photos.n_files);
  photos.errors = g_new0 (GError *, photos.n_files);
  photos.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  process_all (&photos);

  return end_photos (&photos);
}
