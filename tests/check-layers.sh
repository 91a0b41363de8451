#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-layers.sh SRC
# Fails when a file includes a layer or a library that its own layer may not see. A layer that is
# not in the table may not exist, and README.md shows each.
set -eu
src=$1
status=0
layers=' '
c_library='assert ctype dirent errno fcntl fenv float inttypes iso646 langinfo libintl limits locale
  malloc math mntent netdb poll pthread pwd sched semaphore setjmp signal spawn stdalign stdarg
  stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string strings syslog termios time uchar
  unistd utime wchar wctype'

complain () {
  echo "$1" | sed 's/^/not allowed: /'
  status=1
}

allow () {  # layer, pattern of permitted includes
  layers="$layers$1 "
  found=$(grep -rnHE --include='*.[ch]' '^ *# *include' "$src/$1" 2>/dev/null |
          grep -vE "# *include +[<\"]($1/|$2)") || return 0
  complain "$found"
}

# GLib with its own gi18n.h left out, the C library by name (a bare <sqlite3.h> looks just like it),
# and what the kernel offers.
base='config\.h"|glib\.h>|glib-object\.h>|glib-unix\.h>|glib/gstdio\.h>|glib/gprintf\.h>|gio/'
base="$base|(sys|linux|netinet|arpa|net)/|($(echo $c_library | tr ' ' '|'))\.h>"
widgets='adwaita\.h>|gtk/|gdk/|graphene[a-z-]*\.h>|pango/'
words='glib/gi18n(-lib)?\.h>'

# Rows that have more than the folder is about, and what for:
# exchange: md4c reads Markdown. preview: a web view is a GTK widget. ui: gtksourceview shows an
# article's HTML in colours, qrencode draws a page's address. cli: what work takes and gives is made
# of core's articles.
allow core     "gumbo\.h>|$base"
allow check    "core/|$base"
allow exchange "core/|libxml/|(archive|archive_entry)\.h>|md4c-html\.h>|$base"
allow photo    "core/|vips/|$base"
allow clip     "(core|photo)/|gst/|$base"
allow store    "core/|sqlite3\.h>|$base"
allow publish  "core/|libsoup/|json-glib/|libsecret/|$base"
allow portal   "core/|store/|libsoup/|json-glib/|qrencode\.h>|$base"
allow work     "(core|check|exchange|photo|clip|store|publish)/|$words|$base"
allow preview  "core/|webkit/|gtk/|gdk/|$base"
allow ui       "(core|work|preview)/|$widgets|gtksourceview/|qrencode\.h>|$words|$base"
allow cli      "(core|work|portal)/|$words|$base"

# "core/../store/peng-db.h" begins like a permitted one.
found=$(grep -rnHE --include='*.[ch]' '^ *# *include.*\.\./' "$src") && complain "$found"

# main starts the application, and nobody else sees a window.
if [ -f "$src/main.c" ]; then
  found=$(grep -nHE '^ *# *include' "$src/main.c" |
          grep -vE "# *include +[<\"](ui/|$base)") && complain "$found"
fi

for file in "$src"/*; do
  case "$file" in
    */main.c | */meson.build) ;;
    *) [ -d "$file" ] || complain "$file: belongs into a layer's folder" ;;
  esac
done

for folder in "$src"/*/; do
  name=$(basename "$folder")
  case "$layers" in
    *" $name "*) ;;
    *) complain "src/$name: no row in the table of layers" ;;
  esac
  [ ! -f "$src/../README.md" ] || sed -n '/^## Layers/,/^## Install/p' "$src/../README.md" |
    grep -qw "$name" || complain "src/$name: README.md does not show this layer"
done

exit $status
