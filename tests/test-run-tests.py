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


# Name, the results of the first run, those of the second one, closing line, exit status, what is said.
RUNS = [
    ('all pass', {'a': 'OK', 'b': 'OK'}, None, '2 passed, 0 failed', 0, ''),
    ('one passes when it runs alone', {'a': 'OK', 'b': 'ERROR'}, {'b': 'OK'},
     '2 passed, 0 failed', 0, 'b passed only when it ran alone'),
    ('one fails twice', {'a': 'OK', 'b': 'ERROR'}, {'b': 'FAIL'},
     '1 passed, 1 failed', 1, 'b failed; it said last'),
    ('one of two fails twice', {'a': 'TIMEOUT', 'b': 'ERROR'}, {'a': 'OK', 'b': 'FAIL'},
     '1 passed, 1 failed', 1, 'a passed only when it ran alone'),
    ('one does not run again', {'a': 'OK', 'b': 'ERROR'}, {},
     '1 passed, 1 failed', 1, 'b failed; it said last'),
    ('too many fail', dict.fromkeys('abcde', 'FAIL'), None, '0 passed, 5 failed', 1, 'e failed'),
    ('nothing runs', {}, None, '0 passed, 0 failed', 1, ''),
]

# Stands for meson: writes the log that is next, and fails as meson does.
MESON = """#!/usr/bin/env python3
import json, os, sys
log = os.path.join(sys.argv[3], 'meson-logs', 'testlog.json')
plan = os.path.join(sys.argv[3], 'plan.json')
runs = json.load(open(plan))
results = runs.pop(0)
json.dump(runs, open(plan, 'w'))
with open(log, 'w') as lines:
    for name, result in results.items():
        test = {'name': 'editor:pure / ' + name, 'result': result, 'stdout': 'the reason'}
        lines.write(json.dumps(test) + '\\n')
sys.exit(any(result != 'OK' for result in results.values()))
"""


def run_with(first, second):
    """What it printed, its exit status, the runs that were not wanted."""
    with tempfile.TemporaryDirectory() as folder:
        meson = Path(folder, 'meson')
        meson.write_text(MESON, encoding='utf-8')
        meson.chmod(0o755)
        Path(folder, 'meson-logs').mkdir()
        plan = Path(folder, 'plan.json')
        plan.write_text(json.dumps([first] if second is None else [first, second]), encoding='utf-8')
        done = subprocess.run([sys.executable, RUN_TESTS, folder, '--suite', 'pure'], check=False,
                              stdout=subprocess.PIPE, text=True,
                              env={**os.environ, 'PATH': folder + ':' + os.environ['PATH']})
        return done.stdout, done.returncode, json.loads(plan.read_text(encoding='utf-8'))


def is_run_good(first, second, line, status, words):
    output, code, left = run_with(first, second)
    return (output.splitlines()[-1], code, left) == (line, status, []) and words in output


good = [(name, closing_line(tests) == (line, status)) for name, tests, line, status in CASES]
good += [(name, is_run_good(*rest)) for name, *rest in RUNS]
for number, (name, is_good) in enumerate(good, start=1):
    print(f'{"" if is_good else "not "}ok {number} - {name}')
print(f'1..{len(good)}')
