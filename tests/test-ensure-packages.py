#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What build-aux/ensure-packages does on Debian and elsewhere: on systems that are only told."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
LISTED, FOR_BENCH, FOR_PEER = (re.sub('#.*', '', part).split() for part in
                               re.split('\n# (?:bench|peer) alone\n',
                                        (TOP / 'build-aux' / 'packages-debian.txt').read_text()))
PACKAGES = [name for name in LISTED if not name.endswith('?')]
NEWER = [name[:-1] for name in LISTED if name.endswith('?')]
LIBRARIES = re.findall(r"= dependency\('([^']*)'", (TOP / 'meson.build').read_text())

REAL = ['sh', 'sed', 'grep', 'sort', 'dirname', 'env', 'cat']
NEEDED = ['cc', 'meson', 'ninja', 'msgfmt', 'glib-compile-resources', 'glib-compile-schemas']

# As the real ones answer, from lists in the environment.
PKG_CONFIG = '''for lacking in $LACKING; do case $2 in "$lacking "*) exit 1 ;; esac; done'''
DPKG_QUERY = '''shift 3
for package; do case " $ABSENT :$package" in
  *" $package "* | *"?") status=1 ;;
  *) printf 'installed=%s ' "$package" ;;
esac; done
exit ${status:-0}'''
APT_CACHE = '''shift
for package; do case " $KNOWN " in *" $package "*) echo "Package: $package" ;; esac; done'''
APT_GET = '''echo "$*" >> "$CALLS"
exit $APT_STATUS'''


class System:
    """A folder with the programs that the system has."""

    def __init__(self, folder, debian, without=()):
        self.folder = Path(folder)
        self.calls = self.folder / 'calls'
        self.calls.touch()
        for name in REAL:
            (self.folder / name).symlink_to(shutil.which(name))
        self.script('id', 'echo 0')
        for name in NEEDED:
            self.script(name, ':')
        self.script('pkg-config', PKG_CONFIG)
        if debian:
            self.script('dpkg-query', DPKG_QUERY)
            self.script('apt-cache', APT_CACHE)
            self.script('apt-get', APT_GET)
        for name in without:
            (self.folder / name).unlink()

    def script(self, name, text):
        path = self.folder / name
        path.write_text(f'#!/bin/sh\n{text}\n')
        path.chmod(0o755)

    def ensure(self, *args, lacking=(), absent=(), known=(), apt_status=0):
        env = {'PATH': str(self.folder), 'CALLS': str(self.calls), 'LACKING': ' '.join(lacking),
               'ABSENT': ' '.join(absent), 'KNOWN': ' '.join(known),
               'APT_STATUS': str(apt_status)}
        done = subprocess.run([TOP / 'build-aux' / 'ensure-packages', *args], env=env, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        named = [line.split()[0] for line in done.stderr.splitlines() if line.startswith('  ')]
        return done.returncode, named, self.calls.read_text().splitlines()


UPDATE = 'update -q'
INSTALL = 'install -q -y --no-install-recommends '
SOME = PACKAGES[3:6]

# Name, the system, what it has not or knows, what is expected: status, names, calls of apt-get.
# With "bench" or "peer" at the start of its name it is what `make bench` or `make test-peer` asks.
CASES = [
    ('elsewhere, all there', (False,), {}, (0, [], [])),
    ('elsewhere, libraries missing', (False,), {'lacking': ['vips', 'gtk4']},
     (1, ['vips', 'gtk4'], [])),
    ('elsewhere, every library missing', (False,), {'lacking': LIBRARIES}, (1, LIBRARIES, [])),
    ('elsewhere, programs missing', (False, ['meson', 'msgfmt']), {},
     (1, ['meson', 'msgfmt'], [])),
    ('Debian, all there', (True,), {'absent': NEWER, 'known': NEWER}, (0, [], [])),
    ('Debian, some missing', (True,), {'absent': SOME}, (0, [], [UPDATE, INSTALL + ' '.join(SOME)])),
    ('older Debian, nothing there', (True,), {'absent': PACKAGES + NEWER},
     (0, [], [UPDATE, INSTALL + ' '.join(PACKAGES)])),
    ('newer Debian, nothing there', (True,), {'absent': PACKAGES + NEWER, 'known': NEWER},
     (0, [], [UPDATE, INSTALL + ' '.join(PACKAGES + NEWER)])),
    ('Debian without what only a bench needs', (True,), {'absent': FOR_BENCH}, (0, [], [])),
    ('bench on such a Debian', (True,), {'absent': FOR_BENCH},
     (0, [], [UPDATE, INSTALL + ' '.join(FOR_BENCH)])),
    ('bench with nothing there', (True,), {'absent': PACKAGES + FOR_BENCH},
     (0, [], [UPDATE, INSTALL + ' '.join(PACKAGES + FOR_BENCH)])),
    ('peer on such a Debian', (True,), {'absent': FOR_BENCH + FOR_PEER},
     (0, [], [UPDATE, INSTALL + ' '.join(FOR_PEER)])),
    ('Debian that cannot install, but builds', (True,), {'absent': SOME, 'apt_status': 100},
     (0, [], [UPDATE, INSTALL + ' '.join(SOME)])),
    ('Debian that cannot install', (True,),
     {'absent': SOME, 'apt_status': 100, 'lacking': ['webkitgtk-6.0']},
     (1, ['webkitgtk-6.0'], [UPDATE, INSTALL + ' '.join(SOME)])),
]

for number, (name, system, state, expected) in enumerate(CASES, start=1):
    with tempfile.TemporaryDirectory() as folder:
        got = System(folder, *system).ensure(*re.findall('^(?:bench|peer)', name), **state)
    if got != expected:
        print(f'# expected {expected}\n# got {got}')
    print(f'{"" if got == expected else "not "}ok {number} - {name}', flush=True)
print(f'1..{len(CASES)}')
