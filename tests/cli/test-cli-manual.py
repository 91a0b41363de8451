#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page and the completion say what the program says of itself."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from clibox import DONE, PROGRAM, run_tests

DATA = Path(os.environ['PENGCHENG_PKGDATADIR'])
MANUAL = DATA / 'man' / 'pengcheng.1'
COMPLETION = DATA / 'completions' / 'pengcheng'

# What has been typed, the last word to be completed; what is offered.
COMPLETED = [
    (['pengcheng', ''], 'convert draft media photo portal publish search site verify'),
    (['pengcheng', 'p'], 'photo portal publish'),
    (['pengcheng', 'draft', 're'], 'replace restore'),
    (['pengcheng', '--data', 'd', 'draft', 'l'], 'list'),
    (['pengcheng', 'media', 'de'], 'delete describe'),
    (['pengcheng', 'media', 'list', '--kind', 'p'], 'picture'),
    (['pengcheng', 'site', ''], 'add list remove test'),
    (['pengcheng', 'site', 'add', '--kind', 'w'], 'wordpress'),
    (['pengcheng', 'publish', '--readers', 'd'], 'draft'),
    (['pengcheng', 'convert', '--'], '--data --from --help --to'),
    (['pengcheng', 'draft', 'list', '--'], '--data --help --json --trash'),
    (['pengcheng', 'convert', '--to', ''], 'html txt'),
    (['pengcheng', 'photo', '--out', ''], 'folder'),
    (['pengcheng', 'convert', ''], 'a.html folder'),
    (['pengcheng', 'fly', '--'], ''),
]


def verbs(box, *args):
    return re.findall(r'^  ([a-z]+) +[A-Z]', box.run(*args, '--help').expect(DONE).out, re.MULTILINE)


def commands(box):
    for verb in verbs(box):
        if verb in ('draft', 'media', 'site'):
            yield from ([verb, word] for word in verbs(box, verb))
        else:
            yield [verb]


def shown(*args):
    env = {**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en', 'MANWIDTH': '2000',
           'MAN_KEEP_FORMATTING': '', 'GROFF_NO_SGR': '1'}
    done = subprocess.run(['man', *args, '-l', MANUAL], env=env, check=True, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return re.sub('.\b', '', done.stdout), done.stderr


def test_warnings(_):
    assert shown('--warnings')[1] == '', shown('--warnings')[1]


def test_everything(box):
    """Each verb with its options is in the page, and no other."""
    page = shown()[0]
    told = set()
    for command in commands(box):
        assert re.search(rf'^ +pengcheng {" ".join(command)}( |$)', page, re.MULTILINE), command
        told.update(re.findall(r'--[a-z-]+', box.run(*command, '--help').expect(DONE).out))
    body = page[page.index('\nOPTIONS'):page.index('\nJSON MEMBERS')]
    described = set(re.findall(r'^ +(?:-h, )?(--[a-z-]+)', body, re.MULTILINE))
    assert described == told | {'--version'}, described ^ (told | {'--version'})


def test_completion(box):
    (box.folder / 'folder').mkdir()
    box.write('a.html', '')
    for words, wanted in COMPLETED:
        script = (f'. {COMPLETION}; pengcheng () {{ "{PROGRAM}" "$@"; }}; COMP_WORDS=("$@"); '
                  'COMP_CWORD=$(($# - 1)); _pengcheng; echo "${COMPREPLY[@]}"')
        done = subprocess.run(['bash', '-c', script, 'bash', *words], env=box.env(), check=True,
                              cwd=box.folder, text=True, stdout=subprocess.PIPE)
        offered = [word for word in done.stdout.split() if word != 'data']
        assert sorted(offered) == wanted.split(), (words, offered)


if shutil.which('man') is None or shutil.which('bash') is None:
    print('1..0 # SKIP man or bash is not there')
    sys.exit(0)

run_tests([
    ('no warnings', test_warnings),
    ('everything is in it', test_everything),
    ('completion', test_completion),
])
