#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the closing line of `make test` and CI counts what it says."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

RUN_TESTS = Path(__file__).resolve().parent.parent / 'build-aux' / 'run-tests'

# Name, the tests of the log as (result, output), closing line, exit status.
CASES = [
    ('nothing ran', [], '0 passed, 0 failed', 1),
    ('only skipped', [('SKIP', '1..0 # SKIP no display\n')], '0 passed, 0 failed, 1 skipped', 1),
    ('a program without TAP', [('OK', 'hello\n')], '1 passed, 0 failed', 0),
    ('a program that failed', [('FAIL', None)], '0 passed, 1 failed', 1),
    ('lines of TAP', [('OK', 'ok 1 /a\nok 2 /b # SKIP x\n# ok 3\n1..2\n')],
     '1 passed, 0 failed, 1 skipped', 0),
    ('a line that failed', [('FAIL', 'ok 1 /a\nnot ok 2 /b\n1..2\n')], '1 passed, 1 failed', 1),
    ('a line to do', [('OK', 'not ok 1 /a # TODO later\n1..1\n')], '1 passed, 0 failed', 0),
    ('a crash after a good line', [('ERROR', 'ok 1 /a\n')], '1 passed, 1 failed', 1),
    ('a test out of time', [('TIMEOUT', '')], '0 passed, 1 failed', 1),
    ('several', [('OK', 'ok 1\nok 2\n1..2\n'), ('OK', ''), ('FAIL', 'not ok 1\n')],
     '3 passed, 1 failed', 1),
]


def closing_line(tests):
    with tempfile.NamedTemporaryFile('w', suffix='.json', encoding='utf-8') as log:
        for result, output in tests:
            log.write(json.dumps({'name': 'x', 'result': result, 'stdout': output}) + '\n')
        log.flush()
        done = subprocess.run([sys.executable, RUN_TESTS, '--sum', log.name], check=False,
                              stdout=subprocess.PIPE, text=True)
    return done.stdout.splitlines()[-1], done.returncode


for number, (name, tests, line, status) in enumerate(CASES, start=1):
    good = closing_line(tests) == (line, status)
    print(f'{"" if good else "not "}ok {number} - {name}')
print(f'1..{len(CASES)}')
