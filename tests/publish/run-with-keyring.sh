#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run-with-keyring.sh PROGRAM
# Runs PROGRAM in a session of its own with an empty, unlocked keyring.
set -eu

if [ -z "${PENG_TEST_KEYRING:-}" ]; then
  home=$(mktemp -d)
  trap 'rm -rf "$home"' EXIT
  XDG_DATA_HOME=$home/data XDG_RUNTIME_DIR=$home/run PENG_TEST_KEYRING=1
  export XDG_DATA_HOME XDG_RUNTIME_DIR PENG_TEST_KEYRING
  mkdir -m 700 "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"
  dbus-run-session -- "$0" "$@"
  exit
fi

# Ends with the session's bus.
printf word | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
exec "$@"
