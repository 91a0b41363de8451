#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""add_table.py DOCUMENT.html ROWS COLUMNS - puts a table of Chinese words at the start of a document."""

import sys
from pathlib import Path


def main(document, n_rows, n_columns):
    rows = ''.join('<tr>' + ''.join(f'<td>第{row}行{column}列</td>' for column in range(1, n_columns + 1)) +
                   '</tr>' for row in range(1, n_rows + 1))
    page = document.read_text(encoding='utf-8')
    table = f'<table><tbody>{rows}</tbody></table>'
    document.write_text(page.replace('<body>', f'<body>{table}', 1), encoding='utf-8')


main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
