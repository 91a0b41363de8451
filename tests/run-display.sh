#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run-display.sh COMMAND [ARGUMENT...]
# Runs a command with a display, a session bus and a home directory of its own and leaves nothing
# behind: no file, and no process, not even a service that the bus has started.
# SCREEN=1280x800x24 sets the size; KEEP_HOME=DIR uses (and keeps) that directory as home;
# WITH_OPENBOX=RC.xml starts that window manager by its configuration.
set -u

scratch=$(mktemp -d "${TMPDIR:-/tmp}/peng-display.XXXXXX")
home=${KEEP_HOME:-$scratch/home}
mark="PENG_DISPLAY_SESSION=$scratch"

# Services are children of the bus, and some outlive it; but each has inherited our mark.
marked () {
  grep -lsz "^$mark\$" /proc/[0-9]*/environ | cut -d/ -f3
}

leave () {
  trap - EXIT INT TERM HUP
  for signal in TERM TERM KILL; do
    pids=$(marked)
    [ -n "$pids" ] || break
    kill -s "$signal" $pids 2>/dev/null
    for i in 1 2 3 4 5 6 7 8 9 10; do
      [ -n "$(marked)" ] || break
      sleep 0.05
    done
  done
  [ -z "${xvfb:-}" ] || kill "$xvfb" 2>/dev/null
  wait
  rm -rf "$scratch"
}

trap leave EXIT
trap 'exit 143' INT TERM HUP

# The server picks a free number by itself: two tests that start together never meet. One that does
# not come up is started again.
mkfifo "$scratch/number"
for try in 1 2 3; do
  Xvfb -displayfd 3 -screen 0 "${SCREEN:-1600x1000x24}" -nolisten tcp -noreset \
    3> "$scratch/number" > "$scratch/xvfb.log" 2>&1 &
  xvfb=$!
  number=$(timeout 10 head -n 1 "$scratch/number") && [ -n "$number" ] && break
  kill -KILL "$xvfb" 2>/dev/null
  number=
done
if [ -z "$number" ]; then
  echo "run-display.sh: Xvfb did not start" >&2
  cat "$scratch/xvfb.log" >&2
  exit 99
fi

mkdir -p "$home/.config" "$home/.cache" "$home/.local/share" "$home/.local/state" "$scratch/run"
chmod 700 "$scratch/run"

export HOME="$home" XDG_RUNTIME_DIR="$scratch/run" DISPLAY=":$number"
export XDG_CONFIG_HOME="$home/.config" XDG_CACHE_HOME="$home/.cache"
export XDG_DATA_HOME="$home/.local/share" XDG_STATE_HOME="$home/.local/state"
export XDG_SESSION_TYPE=x11 XDG_CURRENT_DESKTOP=GNOME GDK_BACKEND=x11 NO_AT_BRIDGE=0
export GTK_IM_MODULE="${GTK_IM_MODULE:-gtk-im-context-simple}" LIBGL_ALWAYS_SOFTWARE=1
export GSK_RENDERER="${GSK_RENDERER:-cairo}"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS XAUTHORITY SESSION_MANAGER

# In a container without user namespaces WebKit's sandbox cannot start, and the test would end with it.
if ! bwrap --ro-bind / / --unshare-all --proc /proc true 2>/dev/null; then
  export WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1
fi

[ -z "${WITH_OPENBOX:-}" ] ||
  env "$mark" openbox --config-file "$WITH_OPENBOX" > "$scratch/openbox.log" 2>&1 &

# What is printed is the command's own: the bus, and the services on it, speak on standard error.
env "$mark" dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@" 3>&1 >&2 &
wait $!
