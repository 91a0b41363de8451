#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Puts one file after the other under version control, beside one that is well: those without their
# lines must be found.
set -u
command -v git > /dev/null || { echo '1..0 # SKIP no git'; exit 0; }
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
number=0
owner='SPDX-FileCopyrightText: 2026 Somebody'
licence='SPDX-License-Identifier: GPL-3.0-or-later'

expect () {  # fails|passes, file, its lines
  number=$((number + 1))
  rm -rf "$scratch/top"
  mkdir -p "$scratch/top/$(dirname "$2")"
  printf '%b' "$owner\n$licence\n" > "$scratch/top/well"
  printf '%b' "$3" > "$scratch/top/$2"
  git -C "$scratch/top" init --quiet && git -C "$scratch/top" add .
  verdict=passes
  "$here/check-licences" "$scratch/top" > "$scratch/out" 2>&1 || verdict=fails
  not='not '
  [ "$verdict" != "$1" ] || not=''
  echo "${not}ok $number - $2 $1"
}

expect passes a.c         "/* $owner */\n/* $licence */\n"
expect passes b/page.html "<!DOCTYPE html>\n<!-- $owner -->\n<!-- $licence -->\n"
expect passes peers.json  '{}\n'
expect passes LICENSE     'GNU\n'
expect fails  c.c         'int c;\n'
expect fails  d.c         "/* $owner */\n"
expect fails  e.c         "/* $licence */\n"
expect fails  f.c         "1\n2\n3\n4\n5\n6\n/* $owner */\n/* $licence */\n"
expect fails  empty.c     ''
expect fails  'g h.c'     'int g;\n'
echo "1..$number"
