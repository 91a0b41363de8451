#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the closing line of `make test` and CI counts what it says."""

import json
import os
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


# What --again makes of two runs: what it is to say, the two runs as {name: result}, lines, exit status.
AGAIN_CASES = [
    ('a test that passes alone', {'a': 'OK', 'b': 'FAIL'}, {'b': 'OK'},
     ['UNSTEADY: p:display / b failed at first and passed when it ran alone.', '2 passed, 0 failed'], 0),
    ('a test that fails again', {'a': 'OK', 'b': 'FAIL'}, {'b': 'TIMEOUT'}, ['1 passed, 1 failed'], 1),
    ('one of two fails again', {'a': 'ERROR', 'b': 'FAIL'}, {'a': 'OK', 'b': 'FAIL'},
     ['UNSTEADY: p:display / a failed at first and passed when it ran alone.', '1 passed, 1 failed'], 1),
    ('too many to be chance', {'a': 'FAIL', 'b': 'FAIL', 'c': 'FAIL'}, None, ['0 passed, 3 failed'], 1),
    ('nothing to run again', {'a': 'OK'}, None, ['1 passed, 0 failed'], 0),
    ('a second run that does not come about', {'a': 'FAIL'}, {}, ['0 passed, 1 failed'], 1),
]

# It logs its Nth run as the Nth file says, and complains when there is none.
MESON = """#!/bin/sh
log=$3/meson-logs
run=$(ls "$log"/run-* | head -n 1)
echo "$@" >> "$log/calls"
mv "$run" "$log/testlog.json" || exit 9
! grep -qE 'FAIL|ERROR|TIMEOUT' "$log/testlog.json"
"""


def lines_again(first, second):
    """The last lines, the exit status, and which tests the second run was asked for."""
    with tempfile.TemporaryDirectory() as scratch:
        meson = Path(scratch) / 'meson'
        meson.write_text(MESON, encoding='utf-8')
        meson.chmod(0o755)
        logs = Path(scratch) / 'build' / 'meson-logs'
        logs.mkdir(parents=True)
        for number, results in enumerate([first] if second is None else [first, second]):
            (logs / f'run-{number}').write_text(
                ''.join(json.dumps({'name': f'p:display / {name}', 'result': result, 'stdout': ''}) + '\n'
                        for name, result in results.items()), encoding='utf-8')
        done = subprocess.run([sys.executable, RUN_TESTS, '--again', scratch + '/build'], check=False,
                              env=dict(os.environ, PATH=f'{scratch}:{os.environ["PATH"]}'),
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        calls = (logs / 'calls').read_text(encoding='utf-8').splitlines()
        kept = subprocess.run([sys.executable, RUN_TESTS, '--sum', logs / 'testlog.json'], check=False,
                              stdout=subprocess.PIPE, text=True)
    asked = calls[1].split()[-len(second):] if second else []
    return done.stdout.splitlines(), done.returncode, asked, kept.stdout.splitlines()[-1], len(calls)


def good_again(first, second, lines, status):
    said, returned, asked, kept, runs = lines_again(first, second)
    return (said[-len(lines):] == lines and returned == status and kept == lines[-1]
            and asked == list(second or {}) and runs == (1 if second is None else 2))


OUTCOMES = [(name, closing_line(tests) == (line, status)) for name, tests, line, status in CASES]
OUTCOMES += [(name, good_again(*case)) for name, *case in AGAIN_CASES]
for number, (name, good) in enumerate(OUTCOMES, start=1):
    print(f'{"" if good else "not "}ok {number} - {name}')
print(f'1..{len(OUTCOMES)}')
