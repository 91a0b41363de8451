/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-photo"
#define _GNU_SOURCE

#include "photo/peng-photo-confine.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Three walls, none of which needs a privilege, so they also stand inside Flatpak: resource limits;
 * Landlock without a single rule, so that no path can be opened or changed; a seccomp filter that
 * turns away the calls a decoder has no business with. Each is built where the kernel has it. */

#define MEMORY_LIMIT (G_GUINT64_CONSTANT (4) << 30)
#define FILES_LIMIT  64

#if defined(__x86_64__)
#define THIS_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCH AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define THIS_ARCH AUDIT_ARCH_RISCV64
#elif defined(__loongarch64)
#define THIS_ARCH AUDIT_ARCH_LOONGARCH64
#endif

/* The kernel's own struct grew after the headers of Debian 12. */
typedef struct
{
  guint64 access_fs;
  guint64 access_net;
  guint64 scoped;
} LandlockRules;

#ifdef THIS_ARCH

#define DENY_OPEN    (SECCOMP_RET_ERRNO | EACCES)
#define DENY_CALL    (SECCOMP_RET_ERRNO | EPERM)
#define DENY_UNKNOWN (SECCOMP_RET_ERRNO | ENOSYS)

static const struct
{
  guint32 number;
  guint32 answer;
} denied[] = {
#ifdef __NR_open
  { __NR_open, DENY_OPEN },
  { __NR_creat, DENY_OPEN },
  { __NR_fork, DENY_CALL },
  { __NR_vfork, DENY_CALL },
#endif
  { __NR_openat, DENY_OPEN },
  { __NR_openat2, DENY_OPEN },
  { __NR_open_by_handle_at, DENY_OPEN },
  { __NR_socket, DENY_CALL },
  { __NR_socketpair, DENY_CALL },
  { __NR_connect, DENY_CALL },
  { __NR_bind, DENY_CALL },
  { __NR_listen, DENY_CALL },
  { __NR_accept, DENY_CALL },
  { __NR_accept4, DENY_CALL },
  { __NR_execve, DENY_CALL },
  { __NR_execveat, DENY_CALL },
  { __NR_ptrace, DENY_CALL },
  { __NR_process_vm_readv, DENY_CALL },
  { __NR_process_vm_writev, DENY_CALL },
  { __NR_kill, DENY_CALL },
  { __NR_pidfd_open, DENY_CALL },
  { __NR_pidfd_getfd, DENY_CALL },
  { __NR_pidfd_send_signal, DENY_CALL },
  { __NR_unshare, DENY_CALL },
  { __NR_setns, DENY_CALL },
  { __NR_mount, DENY_CALL },
  { __NR_umount2, DENY_CALL },
  { __NR_pivot_root, DENY_CALL },
  { __NR_chroot, DENY_CALL },
  { __NR_bpf, DENY_CALL },
  { __NR_perf_event_open, DENY_CALL },
  { __NR_userfaultfd, DENY_CALL },
  { __NR_io_uring_setup, DENY_UNKNOWN },
  { __NR_io_uring_enter, DENY_UNKNOWN },
  { __NR_io_uring_register, DENY_UNKNOWN },
  { __NR_keyctl, DENY_CALL },
  { __NR_add_key, DENY_CALL },
  { __NR_request_key, DENY_CALL },
  { __NR_init_module, DENY_CALL },
  { __NR_finit_module, DENY_CALL },
  { __NR_clone3, DENY_UNKNOWN },
};

#endif

static guint
count_threads (void)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  guint n_threads = 0;

  while (tasks != NULL && g_dir_read_name (tasks) != NULL)
    n_threads++;

  return n_threads;
}

static gboolean
set_limit (int     resource,
           guint64 value)
{
  struct rlimit limit;

  if (getrlimit (resource, &limit) != 0)
    return FALSE;

  limit.rlim_max = MIN (limit.rlim_max, value);
  limit.rlim_cur = limit.rlim_max;

  return setrlimit (resource, &limit) == 0;
}

/* A sanitizer maps terabytes of shadow memory, so there memory stays unbounded. */
static gboolean
limit_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  return TRUE;
#else
  guint64 physical = (guint64) sysconf (_SC_PHYS_PAGES) * sysconf (_SC_PAGESIZE);

  return set_limit (RLIMIT_AS, CLAMP (physical / 2, MEMORY_LIMIT / 4, MEMORY_LIMIT));
#endif
}

static gboolean
limit_resources (void)
{
  /* What is too much for one file is an error of write(), no signal. */
  signal (SIGXFSZ, SIG_IGN);

  return set_limit (RLIMIT_CORE, 0) && set_limit (RLIMIT_NOFILE, FILES_LIMIT) &&
         set_limit (RLIMIT_FSIZE, PENG_PHOTO_MAX_BYTES) && limit_memory ();
}

/* Each version of Landlock knows more kinds of access, to files, the network and other processes;
 * whatever it knows is denied. Returns how much of the struct that version takes. */
static gsize
fill_rules (LandlockRules *rules,
            long           version)
{
  static const guint n_accesses[] = { 13, 14, 15, 15, 16 };
  gsize newest = G_N_ELEMENTS (n_accesses) - 1;

  rules->access_fs = (1 << n_accesses[MIN ((gsize) version - 1, newest)]) - 1;
  rules->access_net = 3;
  rules->scoped = 3;

  if (version < 4)
    return offsetof (LandlockRules, access_net);

  return version < 6 ? offsetof (LandlockRules, scoped) : sizeof *rules;
}

static gboolean
deny_paths (void)
{
  LandlockRules rules;
  long version = syscall (__NR_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  long ruleset;
  gboolean held;

  if (version < 1)
    return FALSE;

  ruleset = syscall (__NR_landlock_create_ruleset, &rules, fill_rules (&rules, version), 0);
  if (ruleset < 0)
    return FALSE;

  held = syscall (__NR_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);

  return held;
}

#ifdef THIS_ARCH

static void
add (GArray             *filter,
     struct sock_filter  instruction)
{
  g_array_append_val (filter, instruction);
}

static void
add_load (GArray *filter,
          guint   offset)
{
  add (filter, (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offset));
}

static void
add_answer (GArray  *filter,
            guint32  answer)
{
  add (filter, (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, answer));
}

/* Threads are made with clone() and CLONE_THREAD; without it, it is a new process. The kernel's
 * flags are the low half of the first argument. */
static void
add_no_process (GArray *filter)
{
  guint low = offsetof (struct seccomp_data, args[0]) +
              (G_BYTE_ORDER == G_BIG_ENDIAN ? sizeof (guint32) : 0);

  add (filter, (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 3));
  add_load (filter, low);
  add (filter, (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0));
  add_answer (filter, DENY_CALL);
}

static GArray *
make_filter (gboolean pairs)
{
  GArray *filter = g_array_new (FALSE, FALSE, sizeof (struct sock_filter));

  add_load (filter, offsetof (struct seccomp_data, arch));
  add (filter, (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCH, 1, 0));
  add_answer (filter, SECCOMP_RET_KILL_PROCESS);

  add_load (filter, offsetof (struct seccomp_data, nr));
#ifdef __x86_64__
  /* The numbers of the x32 ABI would slip past the table. */
  add (filter, (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  add_answer (filter, DENY_UNKNOWN);
#endif
  for (guint i = 0; i < G_N_ELEMENTS (denied); i++)
    {
      if (pairs && denied[i].number == __NR_socketpair)
        continue;

      add (filter,
           (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, denied[i].number, 0, 1));
      add_answer (filter, denied[i].answer);
    }
  add_no_process (filter);
  add_answer (filter, SECCOMP_RET_ALLOW);

  return filter;
}

static gboolean
deny_calls (gboolean pairs)
{
  g_autoptr (GArray) filter = make_filter (pairs);
  struct sock_fprog program = {
    .len = filter->len, .filter = (struct sock_filter *) (void *) filter->data,
  };

  return syscall (__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0;
}

#else

static gboolean
deny_calls (gboolean pairs)
{
  return FALSE;
}

#endif

/**
 * peng_photo_confine_die_with_parent:
 *
 * From here on the process ends when the thread that started it ends, at whatever it is.
 */
void
peng_photo_confine_die_with_parent (void)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/**
 * peng_photo_confine:
 * @pairs: whether pairs of sockets may be made, which lead nowhere but to each other
 *
 * Gives up for good what decoding does not need: memory without end, every path, the network, other
 * programs. Open files stay open. To be called while the process has one thread; threads made later
 * are held as well.
 *
 * Returns: what holds the process now; what the kernel does not offer is left out
 */
PengPhotoConfinement
peng_photo_confine (gboolean pairs)
{
  PengPhotoConfinement confinement = 0;
  guint n_threads = count_threads ();

  if (limit_resources ())
    confinement |= PENG_PHOTO_CONFINED_LIMITS;

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return confinement;

  if (deny_paths () && n_threads == 1)
    confinement |= PENG_PHOTO_CONFINED_PATHS;
  if (deny_calls (pairs))
    confinement |= PENG_PHOTO_CONFINED_CALLS;

  return confinement;
}
