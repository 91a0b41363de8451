#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# `sudo make install` in somebody's clone leaves nothing there that they cannot remove; with a meson
# that only makes files.
set -u
if [ "$(id -u)" != 0 ]; then
  echo '1..0 # SKIP only root can have a file of somebody else'
  exit 0
fi
top=$(realpath "$(dirname "$0")/..")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/bin" "$scratch/clone/build-aux"
cp "$top/Makefile" "$scratch/clone"
printf '#!/bin/sh\n' > "$scratch/clone/build-aux/ensure-packages"
cat > "$scratch/bin/meson" << 'END'
#!/bin/sh
echo "$1" >> "$CALLS"
case $1 in
  setup) mkdir -p "$2" && touch "$2/build.ninja" ;;
  install) touch "$3/install-log.txt"; exit "$STATUS" ;;
esac
END
chmod +x "$scratch/bin/meson" "$scratch/clone/build-aux/ensure-packages"
chown -R 1234:1234 "$scratch/clone"
number=0

expect () {  # what, command...
  number=$((number + 1))
  what=$1
  shift
  "$@" > "$scratch/out" 2>&1 || printf 'not '
  echo "ok $number - $what"
}

installs () {
  env -u MAKEFLAGS -u MAKELEVEL PATH="$scratch/bin:$PATH" CALLS="$scratch/calls" STATUS="$1" \
    make -C "$scratch/clone" install
}

fails () { ! installs 1; }

all_theirs () { [ -z "$(find "$scratch/clone" ! -user 1234 -o ! -group 1234)" ]; }

made () { [ "$(tr '\n' ' ' < "$scratch/calls")" = 'setup configure install configure install ' ]; }

expect 'a failed installation fails' fails
expect 'and leaves nothing of root' all_theirs
expect 'it installs' installs 0
expect 'what was built is theirs' all_theirs
expect 'it was built and installed' made
echo "1..$number"
