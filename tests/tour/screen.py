# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the display shows, asked of the X server itself: the screen is looked at many times a step,
and a program started for each look took longer than all that is done in between."""

import ctypes
import struct
import zlib
from functools import cache

# Left, top, width, height: the whole screen, however large it is.
ALL = 0, 0, 4000, 4000
Z_PIXMAP = 2


class Image(ctypes.Structure):
    """The beginning of an XImage."""
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int),
                ('format', ctypes.c_int), ('data', ctypes.c_void_p), ('byte_order', ctypes.c_int),
                ('bitmap_unit', ctypes.c_int), ('bitmap_bit_order', ctypes.c_int),
                ('bitmap_pad', ctypes.c_int), ('depth', ctypes.c_int),
                ('bytes_per_line', ctypes.c_int), ('bits_per_pixel', ctypes.c_int)]


@cache
def library():
    xlib = ctypes.CDLL('libX11.so.6')
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    xlib.XDefaultRootWindow.restype = ctypes.c_ulong
    for measure in xlib.XDisplayWidth, xlib.XDisplayHeight:
        measure.argtypes = [ctypes.c_void_p, ctypes.c_int]
    xlib.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int,
                               ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
    xlib.XGetImage.restype = ctypes.POINTER(Image)
    xlib.XDestroyImage.argtypes = [ctypes.POINTER(Image)]
    return xlib


@cache
def display():
    opened = library().XOpenDisplay(None)
    if not opened:
        raise RuntimeError('the display cannot be opened')
    return opened


def look(x, y, width, height):
    """Width, height and colours of what of a part lies on the screen."""
    xlib = library()
    left, top = max(int(x), 0), max(int(y), 0)
    right = min(int(x + width), xlib.XDisplayWidth(display(), 0))
    bottom = min(int(y + height), xlib.XDisplayHeight(display(), 0))
    if right <= left or bottom <= top:
        raise RuntimeError('this lies beside the screen')
    image = xlib.XGetImage(display(), xlib.XDefaultRootWindow(display()), left, top, right - left,
                           bottom - top, ctypes.c_ulong(-1), Z_PIXMAP)
    if not image:
        raise RuntimeError('the display shows nothing')
    shown = image.contents
    # At 24 bits of depth each line is blue, green, red and nothing, without a gap at its end.
    assert (shown.bits_per_pixel, shown.bytes_per_line) == (32, 4 * shown.width)
    raw = ctypes.string_at(shown.data, shown.bytes_per_line * shown.height)
    size = shown.width, shown.height
    xlib.XDestroyImage(image)
    colours = bytearray(3 * size[0] * size[1])
    for place in range(3):
        colours[place::3] = raw[2 - place::4]
    return *size, bytes(colours)


def pixels(x, y, width, height):
    """The colours of a part of the screen, as bytes: red, green and blue of each pixel."""
    return look(x, y, width, height)[2]


def save_picture(path):
    """The whole screen as a PNG file."""
    width, height, colours = look(*ALL)
    # Each line begins with the number of its filter: none.
    lines = b''.join(b'\0' + colours[at:at + 3 * width]
                     for at in range(0, len(colours), 3 * width))
    head = struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)
    with open(path, 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\n')
        for kind, data in (b'IHDR', head), (b'IDAT', zlib.compress(lines, 1)), (b'IEND', b''):
            file.write(struct.pack('>I', len(data)) + kind + data +
                       struct.pack('>I', zlib.crc32(kind + data)))
