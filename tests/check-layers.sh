#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-layers.sh SRC
# Fails when a file includes a layer or a library that its own layer may not see. A layer that is
# not in the table may not exist.
set -eu
src=$1
status=0
layers=' '

complain () {
  echo "$1" | sed 's/^/not allowed: /'
  status=1
}

allow () {  # layer, pattern of permitted includes
  layers="$layers$1 "
  found=$(grep -nHE '^ *# *include' "$src/$1"/*.[ch] 2>/dev/null |
          grep -vE "# *include +[<\"]($1/|$2)") || return 0
  complain "$found"
}

# GLib with its own gi18n.h left out, the C library, and what the kernel offers.
base='config\.h"|glib\.h>|glib-object\.h>|glib-unix\.h>|glib/gstdio\.h>|glib/gprintf\.h>'
base="$base|gio/|[a-z0-9_]+\.h>|(sys|linux|netinet|arpa|net|bits)/"
words='glib/gi18n(-lib)?\.h>'

# The bare headers <sqlite3.h>, <gumbo.h> ... look like the C library's, so each has a row below.

only () {  # bare header, pattern of the layers that may include it
  found=$(grep -nHE "^ *# *include +[<\"]($1)\.h[>\"]" "$src"/*/*.[ch] "$src"/*.[ch] 2>/dev/null |
          grep -vE "^$src/($2)/") || return 0
  complain "$found"
}

allow core     "$base"
allow check    "core/|$base"
allow exchange "core/|libxml/|$base"
allow photo    "core/|vips/|$base"
allow store    "core/|$base"
allow publish  "core/|libsoup/|json-glib/|libsecret/|$base"
allow portal   "core/|store/|libsoup/|json-glib/|$base"
allow work     "(core|check|exchange|photo|store|publish)/|$words|$base"
allow preview  "core/|webkit/|jsc/|gtk/|gdk/|$base"
allow ui       "(core|work|preview)/|gtk/|gdk/|graphene[a-z-]*\.h|pango/|$words|$base"
allow cli      "(core|work|portal)/|$words|$base"

only 'gumbo' 'core'
only 'sqlite3' 'store'
only 'archive|archive_entry' 'exchange'
only 'qrencode' 'portal|preview|ui'
only 'seccomp' 'photo'
only 'adwaita' 'ui'

# main starts the application, and nobody else sees a window.
if [ -f "$src/main.c" ]; then
  found=$(grep -nHE '^ *# *include' "$src/main.c" |
          grep -vE "# *include +[<\"](ui/|core/peng-paths\.h|$words|$base)") && complain "$found"
fi

for folder in "$src"/*/; do
  name=$(basename "$folder")
  case "$layers" in
    *" $name "*) ;;
    *) complain "src/$name: no row in the table of layers" ;;
  esac
done

exit $status
