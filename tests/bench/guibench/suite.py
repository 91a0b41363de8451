#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""suite.py - runs guibench over a set of programs, in rounds, one JSON line a run.

Cases: starts = start-up only with the 1,500-character document, repeated; short, empty and long =
keys (and the preview, where the program has one) in that document; short also measures a burst of
keys and idle processor time. open = the long document, chosen in the list of the running window.

Each run has a display, a window manager (every window maximised, no frame, no compositor) and a
session bus of its own. Programs are interleaved within a round. A run during which other processes
took more than --foreign percent of one core is repeated (at most --retries times); every run is
kept, with its foreign_cpu_pct, and report.py prefers the quiet ones.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUN_DISPLAY = HERE.parent.parent / 'run-display.sh'
ALL_CASES = ['starts', 'short', 'empty', 'long']
DOCUMENTS = {'starts': 'short', 'open': 'long'}


def busy_ticks():
    with open('/proc/stat', encoding='ascii') as stat:
        v = list(map(int, stat.readline().split()[1:9]))
    return v[0] + v[1] + v[2] + v[5] + v[6] + v[7]


def foreign_now(seconds=1.5):
    """What all processes take now, in percent of one core."""
    before = busy_ticks()
    time.sleep(seconds)
    return (busy_ticks() - before) / seconds


def worst_foreign(result):
    return max((phase['foreign_cpu_pct'] for phase in result.values()
                if isinstance(phase, dict) and 'foreign_cpu_pct' in phase), default=0)


def click_point(peer, document):
    if document == 'empty':
        return peer['top'].split(',')
    if 'click' in peer:
        return peer['click'].split(',')
    x, y, w, h = map(float, peer['edit'].split(','))
    return x + w / 2, y + h / 2


def measure_arguments(name, peer, case, options):
    arguments = ['--label', f'{name}/{case}', '--raw', '--edit', peer['edit']]
    arguments += peer.get('args', [])
    if 'preview' in peer:
        arguments += ['--preview', peer['preview']]
    if case == 'starts':
        return arguments + ['--after-start', '0.2']
    if case == 'open':
        arguments += ['--open', peer['open'], '--opens', str(options.opens), '--quiet', '800']
        return arguments + (['--shot', f'{options.shots}/{name}_open_'] if options.shots else [])
    x, y = click_point(peer, case)
    before = peer['before'] + ',' if 'before' in peer else ''
    arguments += ['--pre', f'{before}click:{x}:{y},sleep300', '--keys', str(options.keys), '--null', '6',
                  '--mem']
    if case == 'empty':
        arguments += ['--quiet', '800']
    if 'preview' in peer and case != 'empty':
        arguments += ['--preview-keys', str(options.preview_keys), '--timeout', '6000']
    if case == 'short':
        arguments += ['--burst', '100:20', '--idle', str(options.idle)]
    if options.shots:
        arguments += ['--shot', f'{options.shots}/{name}_{case}_']
    return arguments


def lay_home(peer, home, document, options):
    """A private home with a fresh copy of the document, and without traces of earlier runs."""
    for path in peer.get('reset', []):
        shutil.rmtree(home / path, ignore_errors=True)
    for path, text in peer.get('files', {}).items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text, encoding='utf-8')
    (home / 'docs').mkdir(parents=True, exist_ok=True)
    name = f'{document}.{peer["ext"]}'
    shutil.copyfile(Path(options.docs) / name, home / 'docs' / name)
    return home / 'docs' / name


def run(name, peer, case, options):
    home = Path(options.homes).resolve() / name
    document = lay_home(peer, home, DOCUMENTS.get(case, case), options)
    words = {'{doc}': str(document), '{docname}': document.name, '{home}': str(home),
             '{bin}': str(options.bin), '{suite}': str(HERE),
             '{build}': str(options.bin.parents[2])}

    def fill(text):
        for word, value in words.items():
            text = text.replace(word, value)
        return text

    environment = dict(os.environ, KEEP_HOME=str(home), SCREEN='1440x900x24',
                       WITH_OPENBOX=str(HERE / 'openbox-rc.xml'), GSETTINGS_BACKEND='keyfile',
                       LANG='C.UTF-8', LC_ALL='C.UTF-8', GUIBENCH_LOG=str(home / 'log'))
    environment.update({key: fill(value) for key, value in peer.get('env', {}).items()})
    for command in peer.get('prepare', []):
        subprocess.run([fill(word) for word in command], env=environment, check=True)
    for _ in range(14):
        if foreign_now() < options.foreign:
            break
    command = [RUN_DISPLAY, options.bin / 'guibench']
    command += measure_arguments(name, peer, case, options) + ['--']
    command += [fill(word) for word in peer['cmd']]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=400,
                              check=False)
        result = json.loads([line for line in done.stdout.splitlines() if line.startswith('{')][-1])
    except (subprocess.TimeoutExpired, IndexError, json.JSONDecodeError) as error:
        result = {'label': f'{name}/{case}', 'error': repr(error)[:300]}
    result.update(peer=name, case=case, when=time.time())
    return result


def run_until_quiet(name, peer, case, options, marks):
    for attempt in range(options.retries + 1):
        result = run(name, peer, case, options)
        result.update(marks, attempt=attempt)
        with open(options.out, 'a', encoding='utf-8') as out:
            out.write(json.dumps(result) + '\n')
        foreign = worst_foreign(result)
        error = 'ERROR ' + result['error'] if 'error' in result else ''
        print(f'{name:18} {case:7} {error} foreign {foreign:.0f} %', flush=True)
        if not error and foreign < options.foreign + 15:
            return


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--peers', default=HERE / 'peers.json')
    parser.add_argument('--bin', type=lambda text: Path(text).resolve(), required=True)
    for name in ('docs', 'homes', 'out'):
        parser.add_argument(f'--{name}', required=True)
    parser.add_argument('--only', default='')
    parser.add_argument('--shots', default='')
    parser.add_argument('--cases', default=','.join(ALL_CASES))
    for name, value in (('rounds', 3), ('starts', 4), ('opens', 10), ('keys', 60), ('preview-keys', 30),
                        ('retries', 2), ('foreign', 25), ('idle', 30)):
        parser.add_argument(f'--{name}', type=int, default=value)
    return parser.parse_args()


def main():
    options = parse()
    with open(options.peers, encoding='utf-8') as file:
        peers = {name: peer for name, peer in json.load(file).items() if name != '_'}
    names = options.only.split(',') if options.only else list(peers)
    if options.shots:
        os.makedirs(options.shots, exist_ok=True)
    for number in range(options.rounds):
        random.shuffle(names)
        for case in options.cases.split(','):
            for name in names:
                if case not in peers[name].get('cases', ALL_CASES):
                    continue
                repeats = options.starts + (number == 0) if case == 'starts' else 1
                for repeat in range(repeats):
                    warmup = case == 'starts' and number == 0 and repeat == 0
                    run_until_quiet(name, peers[name], case, options,
                                    {'round': number, 'warmup': warmup})


main()
