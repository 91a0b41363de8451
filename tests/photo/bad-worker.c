/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "photo/peng-photo-render.h"
#include "photo/peng-photo-worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef gboolean (*Verb) (const int       files[PENG_PHOTO_N_FILES],
                          PengPhotoReply *reply,
                          GError        **error);

/* What an attempt came to is told as the message of an error. */
static gboolean
tell (gboolean  succeeded,
      GError  **error)
{
  g_set_error_literal (error, PENG_PHOTO_ERROR, PENG_PHOTO_ERROR_UNSUPPORTED,
                       succeeded ? "succeeded" : g_strerror (errno));

  return FALSE;
}

static gboolean
segfault (const int       files[PENG_PHOTO_N_FILES],
          PengPhotoReply *reply,
          GError        **error)
{
  return raise (SIGSEGV) == 0;
}

static gboolean
get_killed (const int       files[PENG_PHOTO_N_FILES],
            PengPhotoReply *reply,
            GError        **error)
{
  return raise (SIGKILL) == 0;
}

static gboolean
give_up (const int       files[PENG_PHOTO_N_FILES],
         PengPhotoReply *reply,
         GError        **error)
{
  _exit (0);
}

static gboolean
hang (const int       files[PENG_PHOTO_N_FILES],
      PengPhotoReply *reply,
      GError        **error)
{
  while (pause () != 0)
    continue;

  return FALSE;
}

static gboolean
spin (const int       files[PENG_PHOTO_N_FILES],
      PengPhotoReply *reply,
      GError        **error)
{
  volatile gboolean going = TRUE;

  while (going)
    continue;

  return FALSE;
}

/* A reply whose numbers promise what cannot be. */
static gboolean
lie (const int       files[PENG_PHOTO_N_FILES],
     PengPhotoReply *reply,
     GError        **error)
{
  memset (reply, 0x7f, sizeof *reply);
  reply->magic = PENG_PHOTO_WIRE_MAGIC;
  reply->failed = FALSE;

  return TRUE;
}

static void
fill (PengPhotoWirePicture *picture)
{
  picture->format = PENG_PHOTO_FORMAT_JPEG;
  picture->width = picture->height = 100;
  picture->size = 4;
  memset (picture->sha256, 'a', 64);
}

/* All is well, says the reply; the files say otherwise. */
static gboolean
pretend (const int       files[PENG_PHOTO_N_FILES],
         PengPhotoReply *reply,
         GError        **error)
{
  fill (&reply->original);
  fill (&reply->web);
  fill (&reply->thumb);

  return TRUE;
}

static gboolean
eat_memory (const int       files[PENG_PHOTO_N_FILES],
            PengPhotoReply *reply,
            GError        **error)
{
  gpointer memory = mmap (NULL, G_GUINT64_CONSTANT (5) << 30, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

  return tell (memory != MAP_FAILED, error);
}

static gboolean
fill_disk (const int       files[PENG_PHOTO_N_FILES],
           PengPhotoReply *reply,
           GError        **error)
{
  return tell (lseek (files[PENG_PHOTO_FILE_WEB], PENG_PHOTO_MAX_BYTES, SEEK_SET) > 0 &&
               write (files[PENG_PHOTO_FILE_WEB], "x", 1) == 1, error);
}

static gboolean
open_files (const int       files[PENG_PHOTO_N_FILES],
            PengPhotoReply *reply,
            GError        **error)
{
  gboolean opened = TRUE;

  for (guint i = 0; i < 100 && opened; i++)
    opened = dup (0) >= 0;

  return tell (opened, error);
}

static gboolean
read_passwords (const int       files[PENG_PHOTO_N_FILES],
                PengPhotoReply *reply,
                GError        **error)
{
  return tell (open ("/etc/passwd", O_RDONLY) >= 0, error);
}

static gboolean
write_file (const int       files[PENG_PHOTO_N_FILES],
            PengPhotoReply *reply,
            GError        **error)
{
  return tell (creat ("/tmp/peng-photo-escaped", 0600) >= 0, error);
}

/* No open() at all: only Landlock stands in the way. */
static gboolean
make_folder (const int       files[PENG_PHOTO_N_FILES],
             PengPhotoReply *reply,
             GError        **error)
{
  return tell (mkdir ("/tmp/peng-photo-escaped", 0700) == 0, error);
}

static gboolean
open_socket (const int       files[PENG_PHOTO_N_FILES],
             PengPhotoReply *reply,
             GError        **error)
{
  return tell (socket (AF_INET, SOCK_STREAM, 0) >= 0, error);
}

static gboolean
start_program (const int       files[PENG_PHOTO_N_FILES],
               PengPhotoReply *reply,
               GError        **error)
{
  return tell (execl ("/bin/true", "true", NULL) == 0, error);
}

static gboolean
start_process (const int       files[PENG_PHOTO_N_FILES],
               PengPhotoReply *reply,
               GError        **error)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);

  return tell (pid > 0 && waitpid (pid, NULL, 0) == pid, error);
}

static gboolean
kill_parent (const int       files[PENG_PHOTO_N_FILES],
             PengPhotoReply *reply,
             GError        **error)
{
  return tell (kill (getppid (), 0) == 0, error);
}

static const struct
{
  const char *name;
  Verb        verb;
} verbs[] = {
  { "segfault", segfault },
  { "get-killed", get_killed },
  { "give-up", give_up },
  { "hang", hang },
  { "spin", spin },
  { "lie", lie },
  { "pretend", pretend },
  { "eat-memory", eat_memory },
  { "fill-disk", fill_disk },
  { "open-files", open_files },
  { "read-passwords", read_passwords },
  { "write-file", write_file },
  { "make-folder", make_folder },
  { "open-socket", open_socket },
  { "start-program", start_program },
  { "start-process", start_process },
  { "kill-parent", kill_parent },
};

static gboolean
misbehave (const PengPhotoOrder  *order,
           const int              files[PENG_PHOTO_N_FILES],
           PengPhotoReply        *reply,
           GError               **error)
{
  gsize size;
  const char *data = g_bytes_get_data (order->original, &size);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (size == strlen (verbs[i].name) && memcmp (data, verbs[i].name, size) == 0)
      return verbs[i].verb (files, reply, error);

  return peng_photo_render (order, files, reply, error);
}

int
main (int   argc,
      char *argv[])
{
  return peng_photo_worker_run (argv[0], misbehave);
}
