#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run-with-wordpress.sh PROGRAM [ARGUMENT...]
# Runs a test beside a WordPress of its own, which is gone when it ends. What wordpress-peer says of
# it is in the environment, and WP_PEER and WP_DIR tell how to reset it. Skipped where it is not
# installed.
set -u
peer=$(dirname "$0")/wordpress-peer

if ! missing=$("$peer" check 2>&1); then
  echo "1..0 # SKIP $missing"
  exit 0
fi

# A socket in it may not have a long name.
directory=$(mktemp -d /tmp/peng-wp.XXXXXX)
program=
leave () {
  trap - EXIT INT TERM HUP
  [ -z "$program" ] || kill "$program" 2>/dev/null
  "$peer" stop "$directory"
  rm -rf "$directory"
}
trap leave EXIT
trap 'exit 143' INT TERM HUP

if ! "$peer" start "$directory" > /dev/null; then
  echo "Bail out! WordPress does not start"
  exit 99
fi
set -a
# shellcheck disable=SC1091
. "$directory/peer.env"
WP_PEER=$peer WP_DIR=$directory
set +a
"$@" &
program=$!
wait "$program"
