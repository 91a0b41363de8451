/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "clip/peng-clip-plugins.h"
#include "clip/peng-clip-wire.h"
#include "photo/peng-photo-confine.h"
#include "photo/peng-photo-wire.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether what a worker must not do came to anything. */

static gboolean
eat_memory (void)
{
  return mmap (NULL, G_GUINT64_CONSTANT (5) << 30, PROT_READ | PROT_WRITE,
               MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) != MAP_FAILED;
}

static gboolean
open_files (void)
{
  gboolean opened = TRUE;

  for (guint i = 0; i < 100 && opened; i++)
    opened = dup (0) >= 0;

  return opened;
}

static gboolean
read_passwords (void)
{
  return open ("/etc/passwd", O_RDONLY) >= 0;
}

/* No open() at all: only Landlock stands in the way. */
static gboolean
make_folder (void)
{
  return mkdir ("/tmp/peng-clip-escaped", 0700) == 0;
}

static gboolean
open_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) >= 0;
}

static gboolean
start_program (void)
{
  return execl ("/bin/true", "true", NULL) == 0;
}

static gboolean
start_process (void)
{
  return fork () >= 0;
}

static gboolean
hang (void)
{
  while (pause () != 0)
    continue;

  return FALSE;
}

static gboolean
crash (void)
{
  return raise (SIGSEGV) == 0;
}

static const struct
{
  const char *name;
  gboolean  (*verb) (void);
} verbs[] = {
  { "eat-memory", eat_memory },
  { "open-files", open_files },
  { "read-passwords", read_passwords },
  { "make-folder", make_folder },
  { "open-socket", open_socket },
  { "start-program", start_program },
  { "start-process", start_process },
  { "hang", hang },
  { "crash", crash },
};

static void
say (PengClipReply *reply)
{
  if (!peng_clip_reply_send (reply, PENG_CLIP_FILE_REPLIES))
    _exit (EXIT_FAILURE);
}

/* What it came to is told as the message of an error. */
static void
try (const char *name)
{
  PengClipReply reply;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, name))
      {
        gboolean succeeded = verbs[i].verb ();

        error = g_error_new_literal (PENG_CLIP_ERROR, PENG_CLIP_ERROR_BROKEN,
                                     succeeded ? "succeeded" : g_strerror (errno));
        peng_clip_reply_init (&reply, PENG_CLIP_REPLY_FACTS);
        peng_clip_reply_set_error (&reply, error);
        say (&reply);
      }
}

/* Facts, and then nothing, or a picture that cannot be. */
static void
lie (const char *name)
{
  PengClipReply reply;

  peng_clip_reply_init (&reply, PENG_CLIP_REPLY_FACTS);
  reply.has_video = reply.has_audio = TRUE;
  reply.width = 640;
  reply.height = g_str_equal (name, "lie-facts") ? 0 : 360;
  reply.duration = 2000;
  say (&reply);
  if (g_str_equal (name, "facts-then-crash"))
    crash ();
  if (g_str_equal (name, "facts-then-hang"))
    hang ();

  peng_clip_reply_init (&reply, PENG_CLIP_REPLY_POSTER);
  reply.has_poster = TRUE;
  reply.width = reply.height = 60000;
  say (&reply);
}

int
main (void)
{
  char name[32] = { 0 };
  gssize n = pread (PENG_CLIP_FILE_ORIGINAL, name, sizeof name - 1, 0);
  PengClipReply hello;

  peng_photo_confine_die_with_parent ();
  if (n <= 0 || g_str_equal (name, "begin-not") || !peng_clip_plugins_load (NULL))
    _exit (EXIT_FAILURE);

  peng_clip_reply_init (&hello, PENG_CLIP_REPLY_HELLO);
  hello.confinement = peng_photo_confine (TRUE);
  say (&hello);
  if (g_str_equal (name, "confinement"))
    _exit (hello.confinement);

  if (strstr (name, "facts") != NULL || g_str_has_prefix (name, "lie"))
    lie (name);
  else
    try (name);

  _exit (EXIT_SUCCESS);
}
