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
layers='core exchange photo clip store publish portal work preview ui cli'

empty () {
  rm -rf "$scratch/src"
  for layer in $layers; do
    mkdir -p "$scratch/src/$layer"
  done
}

judge () {  # fails|passes, with what
  number=$((number + 1))
  verdict=passes
  "$here/check-layers.sh" "$scratch/src" > "$scratch/out" 2>&1 || verdict=fails
  not='not '
  [ "$verdict" != "$1" ] || not=''
  echo "${not}ok $number - $2 $1"
}

expect () {  # fails|passes, file, include
  empty
  mkdir -p "$scratch/src/$(dirname "$2")"
  printf '#include %s\n' "$3" > "$scratch/src/$2"
  judge "$1" "$2 with $3"
}

show () {  # fails|passes, the layers that README.md shows
  empty
  printf '## Layers\n\n%s\n\n## Install\n\n%s\n' "$2" "$layers" > "$scratch/README.md"
  judge "$1" "README.md with $2"
  rm "$scratch/README.md"
}

expect passes core/a.c    '<gio/gio.h>'
expect passes core/a.c    '<gumbo.h>'
expect passes core/a.c    '<math.h>'
expect passes store/a.c   '<sqlite3.h>'
expect passes clip/a.c    '"photo/peng-photo-confine.h"'
expect passes portal/a.c  '"store/peng-store.h"'
expect passes work/a.c    '"publish/peng-portal.h"'
expect passes ui/a.c      '<adwaita.h>'
expect fails  main.c      '<sqlite3.h>'
expect passes main.c      '"ui/peng-application.h"'
expect fails  core/a.h    '"store/peng-store.h"'
expect fails  core/a.c    '<glib/gi18n.h>'
expect fails  store/a.c   '"publish/peng-portal.h"'
expect fails  publish/a.c '"store/peng-store.h"'
expect fails  clip/a.c    '"store/peng-store.h"'
expect fails  portal/a.c  '"publish/peng-portal.h"'
expect fails  portal/a.c  '"work/peng-desk.h"'
expect fails  work/a.c    '"ui/peng-window.h"'
expect fails  work/a.c    '"portal/peng-server.h"'
expect fails  preview/a.c '"work/peng-desk.h"'
expect fails  ui/a.c      '"store/peng-store.h"'
expect fails  ui/a.c      '  <sqlite3.h>'
expect fails  cli/a.c     '"ui/peng-window.h"'
expect fails  cli/a.c     '"store/peng-store.h"'
expect fails  main.c      '"store/peng-store.h"'
expect fails  main.c      '"core/peng-paths.h"'
expect fails  extra/a.c   '<glib.h>'
expect fails  extra.c     '<glib.h>'
expect fails  extra.h     '<sqlite3.h>'
expect passes core/sub/a.c '"core/peng-text.h"'
expect fails  core/sub/a.c '<sqlite3.h>'
expect fails  ui/sub/a/a.h '"store/peng-store.h"'
expect fails  core/a.c    '"core/../store/peng-store.h"'
expect fails  core/a.c    '"../store/peng-store.h"'
show passes "$layers"
show fails  "${layers#core }"
show fails  "$(echo "$layers" | sed 's/ clip / clips /')"

# Each library by the header that it is used through, in every layer at once.
only () {  # header, layers that may have it
  number=$((number + 1))
  refused=''
  for layer in $layers; do
    printf '#include <%s>\n' "$1" > "$scratch/src/$layer/a.c"
    case " $2 " in *" $layer "*) ;; *) refused="$refused$layer " ;; esac
  done
  "$here/check-layers.sh" "$scratch/src" > "$scratch/out" 2>&1
  told=$(sed -n "s,^not allowed: $scratch/src/\\([a-z]*\\)/a\\.c:.*,\\1,p" "$scratch/out" | tr '\n' ' ')
  not='not '
  [ "$told" != "$refused" ] || not=''
  echo "${not}ok $number - <$1> in: ${2:-no layer}"
}

empty
only gumbo.h        'core'
only sqlite3.h      'store'
only archive.h      'exchange'
only libxml/tree.h  'exchange'
only vips/vips.h    'photo'
only gst/gst.h      'clip'
only libsoup/soup.h 'publish portal'
only json-glib/json-glib.h 'publish portal'
only libsecret/secret.h 'publish'
only qrencode.h     'portal ui'
only md4c-html.h    'exchange'
only gtksourceview/gtksource.h 'ui'
only gtk/gtk.h      'preview ui'
only webkit/webkit.h 'preview'
only adwaita.h      'ui'
# Nobody's: what no layer has been given.
only jsc/jsc.h      ''
only soup.h         ''
only zlib.h         ''
only png.h          ''
only curl.h         ''
only json.h         ''
echo "1..$number"
