#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""openapi-statuses.py FILE: prints METHOD PATTERN STATUS for each documented answer, and the same
with * for each documented method."""
import sys

import yaml

METHODS = ('get', 'head', 'put', 'delete', 'post', 'patch', 'options')

with open(sys.argv[1], encoding='utf-8') as file:
    api = yaml.safe_load(file)

for pattern, item in api['paths'].items():
    for method in METHODS:
        # GET may be HEAD everywhere.
        operation = item.get(method, item.get('get') if method == 'head' else None)
        if operation is None:
            continue
        print(method.upper(), pattern, '*')
        for status in operation['responses']:
            print(method.upper(), pattern, status)
