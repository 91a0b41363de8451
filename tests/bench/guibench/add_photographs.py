#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""add_photographs.py DOCUMENT.html PHOTOGRAPH N - puts N photographs, each with bytes of its own,
evenly between the paragraphs of a document, and beside its file."""

import sys
from pathlib import Path


def copies(photograph, folder, count):
    """A remark within each file makes it another photograph."""
    for number in range(count):
        remark = f'photograph {number:04}'.encode()
        path = folder / f'photograph-{number:04}.jpg'
        path.write_bytes(photograph[:2] + b'\xff\xfe' + (len(remark) + 2).to_bytes(2, 'big') +
                         remark + photograph[2:])
        yield path.name


def main(document, photograph, count):
    lines = document.read_text(encoding='utf-8').split('\n')
    step = max(1, len(lines) // count)
    for number, name in reversed(list(enumerate(copies(photograph.read_bytes(), document.parent,
                                                       count)))):
        lines.insert(1 + number * step, f'<figure class="image"><img src="{name}" alt="">'
                                        f'<figcaption>{number + 1}</figcaption></figure>')
    document.write_text('\n'.join(lines), encoding='utf-8')


main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
