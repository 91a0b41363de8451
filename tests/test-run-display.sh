#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whether run-display.sh gives what it promises and leaves nothing behind.
set -u
run=$(dirname "$0")/run-display.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
number=0

check () {  # name, command that must succeed
  number=$((number + 1))
  name=$1
  shift
  if "$@"; then echo "ok $number - $name"; else echo "not ok $number - $name"; fi
}

gone () {  # file with a process id a line
  for pid in $(cat "$1"); do
    case $(sed -n 's/^State:\t//p' "/proc/$pid/status" 2>/dev/null) in
      ''|Z*) ;;
      *) return 1 ;;
    esac
  done
}

"$run" sh -c 'exit 7'
check 'the status of the command comes back' [ $? = 7 ]

"$run" sh -c 'xdpyinfo > /dev/null && gdbus call --session --dest org.freedesktop.DBus \
  --object-path / --method org.freedesktop.DBus.GetId > /dev/null'
check 'there are a display and a bus' [ $? = 0 ]

# The registry of accessible programs says on its standard output that it runs.
said=$("$run" sh -c 'bus=$(gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
  --method org.a11y.Bus.GetAddress | cut -d"'"'"'" -f2)
  gdbus call --address "$bus" --dest org.a11y.atspi.Registry --object-path /org/a11y/atspi/registry \
    --method org.freedesktop.DBus.Peer.Ping > /dev/null
  echo words' 2> /dev/null)
check 'what is printed is what the command prints' [ "$said" = words ]

HOME=$scratch "$run" sh -c 'echo "$HOME" > "$0"; touch "$HOME/left"' "$scratch/home"
check 'the home is another one, and goes' [ ! -e "$(cat "$scratch/home")" ]
check 'and the real home has nothing' [ ! -e "$scratch/left" ]

"$run" sh -c 'setsid sleep 600 & echo $! > "$0"' "$scratch/daemon"
check 'a daemon does not outlive it' gone "$scratch/daemon"

"$run" sh -c 'setsid sleep 600 & echo $! > "$0.new"; mv "$0.new" "$0"; wait' "$scratch/killed" &
pid=$!
while [ ! -e "$scratch/killed" ]; do sleep 0.1; done
kill $pid
wait $pid
check 'nor does it when it is ended itself' gone "$scratch/killed"

echo "1..$number"
