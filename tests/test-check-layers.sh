#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Plants forbidden includes, one after the other, in an empty copy of the layers: each must be found.
set -u
here=$(dirname "$0")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
number=0

expect () {  # fails|passes, file, include
  number=$((number + 1))
  rm -rf "$scratch/src"
  for layer in core exchange photo store publish portal work preview ui cli; do
    mkdir -p "$scratch/src/$layer"
  done
  mkdir -p "$scratch/src/$(dirname "$2")"
  printf '#include %s\n' "$3" > "$scratch/src/$2"
  verdict=passes
  "$here/check-layers.sh" "$scratch/src" > "$scratch/out" 2>&1 || verdict=fails
  not='not '
  [ "$verdict" != "$1" ] || not=''
  echo "${not}ok $number - $2 with $3 $1"
}

expect passes core/a.c    '<gio/gio.h>'
expect passes core/a.c    '<gumbo.h>'
expect passes core/a.c    '<math.h>'
expect passes store/a.c   '<sqlite3.h>'
expect passes portal/a.c  '"store/peng-store.h"'
expect passes work/a.c    '"publish/peng-portal.h"'
expect passes ui/a.c      '<adwaita.h>'
expect passes main.c      '"ui/peng-application.h"'
expect fails  core/a.h    '"store/peng-store.h"'
expect fails  core/a.c    '<gtk/gtk.h>'
expect fails  core/a.c    '<glib/gi18n.h>'
expect fails  core/a.c    '<sqlite3.h>'
expect fails  exchange/a.c '<gumbo.h>'
expect fails  store/a.c   '"publish/peng-portal.h"'
expect fails  store/a.c   '<vips/vips.h>'
expect fails  publish/a.c '"store/peng-store.h"'
expect fails  publish/a.c '<sqlite3.h>'
expect fails  photo/a.c   '<libsoup/soup.h>'
expect fails  portal/a.c  '"publish/peng-portal.h"'
expect fails  portal/a.c  '"work/peng-desk.h"'
expect fails  work/a.c    '<libsoup/soup.h>'
expect fails  work/a.c    '<gtk/gtk.h>'
expect fails  work/a.c    '"ui/peng-window.h"'
expect fails  work/a.c    '"portal/peng-server.h"'
expect fails  preview/a.c '"work/peng-desk.h"'
expect fails  preview/a.c '<adwaita.h>'
expect fails  ui/a.c      '<webkit/webkit.h>'
expect fails  ui/a.c      '"store/peng-store.h"'
expect fails  ui/a.c      '  <sqlite3.h>'
expect fails  cli/a.c     '"ui/peng-window.h"'
expect fails  cli/a.c     '"store/peng-store.h"'
expect fails  main.c      '"store/peng-store.h"'
expect fails  extra/a.c   '<glib.h>'
echo "1..$number"
