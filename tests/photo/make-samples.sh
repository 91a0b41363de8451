#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make-samples.sh DIR STAMP
# Makes small pictures of every kind that comes in, in a new DIR, then the file STAMP. Each shows four quarters: red, green, blue and
# yellow, from the upper left to the lower right. What must not leave the computer says PENGMARK.
set -eu
rm -rf "$1"
mkdir -p "$1"
stamp=$(realpath "$2")
cd "$1"

paint () {  # file, red, green, blue
  vips linear black.v "$1" '1 1 1' "$2 $3 $4" --uchar
}

# Which grey a colour is has changed between versions of vips: the greys are given.
shade () {  # file, grey
  vips linear dark.v "$1" 1 "$2" --uchar
}

vips black black.v 320 200 --bands 3
paint red.v 200 60 60
paint green.v 60 160 70
paint blue.v 60 80 190
paint yellow.v 220 200 80
vips arrayjoin 'red.v green.v blue.v yellow.v' quads.v --across 2
vips copy quads.v plain.v --interpretation srgb

vips jpegsave plain.v plain.jpg --Q 95
vips jpegsave plain.v progressive.jpg --Q 95 --interlace
vips black dark.v 320 200
shade grey-1.v 109
shade grey-2.v 140
shade grey-3.v 96
shade grey-4.v 199
vips arrayjoin 'grey-1.v grey-2.v grey-3.v grey-4.v' grey.v --across 2
vips jpegsave grey.v grey.jpg --Q 95
vips icc_export plain.v cmyk.v --output-profile cmyk
vips jpegsave cmyk.v cmyk.jpg --Q 95
vips jpegsave cmyk.v cmyk-bare.jpg --Q 95 --strip
vips icc_transform plain.v p3.v p3
vips jpegsave p3.v p3.jpg --Q 95
vips pngsave p3.v p3.png

vips pngsave plain.v plain.png
vips pngsave plain.v interlaced.png --interlace
vips gaussnoise noise.v 640 400 --mean 0 --sigma 6 --seed 1
vips add plain.v noise.v noisy.v
vips cast noisy.v noisy8.v uchar
vips copy noisy8.v noisy-srgb.v --interpretation srgb
vips pngsave noisy-srgb.v noisy.png
vips pngsave plain.v palette.png --palette
vips linear plain.v deep.v '257 257 257' '0 0 0'
vips cast deep.v deep16.v ushort
vips copy deep16.v rgb16.v --interpretation rgb16
vips pngsave rgb16.v rgb16.png
vips linear grey.v opaque.v 0 255 --uchar
vips linear grey.v half.v 0 128 --uchar
vips bandjoin 'plain.v half.v' half-alpha.v
vips bandjoin 'plain.v opaque.v' opaque-alpha.v
vips pngsave half-alpha.v alpha.png
vips pngsave opaque-alpha.v opaque.png
vips gifsave plain.v plain.gif

vips webpsave plain.v plain.webp --Q 95
vips webpsave half-alpha.v alpha.webp --lossless
vips tiffsave plain.v plain.tiff --compression lzw
vips tiffsave rgb16.v rgb16.tiff --compression deflate --tile
vips join plain.v grey.v pages.v vertical
vips tiffsave pages.v pages.tiff --page-height 400

heif-enc -q 90 plain.png -o plain.heic > heif-enc.log 2>&1
heif-enc -q 90 -A plain.png -o plain.avif >> heif-enc.log 2>&1

vips black high.png 1 60000 --bands 3
vips black long.png 60000 1 --bands 3
vips resize plain.v wide.v 7.5
vips jpegsave wide.v wide.jpg --Q 90

# A camera's secrets, in every place where a format keeps some.
vips thumbnail plain.png little.jpg 160
exiftool -q -overwrite_original -Comment=PENGMARK-THUMB little.jpg
tell () {  # file, more arguments for exiftool
  file=$1
  shift
  exiftool -q -m -overwrite_original \
    -GPSLatitude=34.261 -GPSLatitudeRef=N -GPSLongitude=117.184 -GPSLongitudeRef=E \
    -GPSProcessingMethod=PENGMARK-GPS -Make=PENGMARK-MAKE -SerialNumber=PENGMARK-SERIAL \
    -Artist=PENGMARK-ARTIST -DateTimeOriginal='2026:05:17 09:41:07' \
    -XMP-dc:Creator=PENGMARK-XMP -XMP-photoshop:City=PENGMARK-CITY "$@" "$file"
}
for kind in jpg webp heic avif tiff png; do
  cp "plain.$kind" "secret.$kind"
done
tell secret.jpg -IPTC:City=PENGMARK-IPTC -Comment=PENGMARK-COMMENT '-ThumbnailImage<=little.jpg'
cp alpha.png secret-alpha.png
tell secret.png -PNG:Comment=PENGMARK-TEXT
tell secret-alpha.png -PNG:Comment=PENGMARK-TEXT
tell secret.tiff -IPTC:City=PENGMARK-IPTC
tell secret.webp
tell secret.heic
tell secret.avif
# GIF has room for words alone.
exiftool -q -o secret.gif -Comment=PENGMARK-COMMENT -XMP-dc:Creator=PENGMARK-XMP \
  -XMP-exif:GPSLatitude=34.261 plain.gif
printf 'PENGMARK-TRAILER' >> secret.jpg

# The same upright picture, as a camera held in each of the eight ways would have stored it.
vips copy plain.v turned-1.v
vips flip plain.v turned-2.v horizontal
vips rot plain.v turned-3.v d180
vips flip plain.v turned-4.v vertical
vips rot turned-2.v turned-5.v d270
vips rot plain.v turned-6.v d270
vips rot turned-2.v turned-7.v d90
vips rot plain.v turned-8.v d90
set --
for way in 1 2 3 4 5 6 7 8; do
  vips jpegsave "turned-$way.v" "turned-$way.jpg" --Q 95
  set -- "$@" "-Orientation=$way" "turned-$way.jpg" -execute
done
exiftool "$@" -common_args -q -n -overwrite_original
# HEIF turns by properties of its own; EXIF has no say there.
cp plain.heic claims-turned.heic
exiftool -q -n -m -overwrite_original -Orientation=6 claims-turned.heic

rm ./*.v little.jpg
: > "$stamp"
