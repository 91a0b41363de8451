#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""add_words.py DOCUMENT.html WORD COUNT EVERY - has a word stand just so often in a document: from its
beginning on, once in so many characters of a paragraph."""

import re
import sys
from pathlib import Path


def main(document, word, count, every):
    left = count

    def fill(paragraph):
        nonlocal left
        pieces = re.findall(f'.{{1,{every}}}', paragraph[1].replace(word, ''))
        filled = ''
        for piece in pieces:
            filled += piece + (word if left > 0 else '')
            left -= left > 0
        return f'<p>{filled}</p>'

    page = re.sub('<p>(.*?)</p>', fill, document.read_text(encoding='utf-8'))
    if page.count(word) != count:
        sys.exit(f'{word} stands {page.count(word)} times')
    document.write_text(page, encoding='utf-8')


main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
