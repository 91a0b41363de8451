#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""report.py RESULTS.jsonl [--ours NAME] - one table of medians; with --ours, ratios peer/ours.

A cell is the median over runs [lowest..highest run]; the p95 of keys is over the pooled keys.
"""

import json
import statistics
import sys
from collections import defaultdict

QUIET = 40
CASES = ('empty', 'short', 'long')


def foreign(run, phase):
    return run.get(phase, {}).get('foreign_cpu_pct', 0)


def quantile(values, share):
    values = sorted(values)
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (place - low) * (values[high] - values[low])


class Results:
    """The runs of a results file, without warm-ups and failures, the quiet ones first."""

    def __init__(self, path):
        self.runs = defaultdict(list)
        with open(path, encoding='utf-8') as lines:
            for line in lines:
                run = json.loads(line)
                if 'error' not in run and not run.get('warmup'):
                    self.runs[run['peer'], run['case']].append(run)
        self.peers = list(dict.fromkeys(peer for peer, _ in self.runs))

    def pick(self, peer, case, phase):
        runs = [run for run in self.runs[peer, case] if phase in run]
        good = [run for run in runs if foreign(run, phase) <= QUIET]
        return good if len(good) >= 2 else sorted(runs, key=lambda run: foreign(run, phase))[:2]

    def figures(self, peer, case, phase, name):
        """One figure a run; what was not seen (-1) is left out."""
        values = [run[phase].get(name, -1) for run in self.pick(peer, case, phase)]
        return [value for value in values if value is not None and value >= 0]

    def keys(self, peer, case, phase, which):
        """The samples of every key, one list a run, and how many keys changed nothing."""
        runs = self.pick(peer, case, phase)
        samples = [run[phase].get(which, {}).get('raw', []) for run in runs]
        missed = sum(run[phase].get(which, {}).get('missed', 0) for run in runs)
        return [list_ for list_ in samples if list_], missed


def cell(values, form='%.0f'):
    if not values:
        return '-', None
    median = statistics.median(values)
    return f'{form % median} [{form % min(values)}..{form % max(values)}]', median


def keys_cell(samples, missed):
    if not samples:
        return '-', None
    text, median = cell([statistics.median(run) for run in samples], '%.1f')
    pooled = [value for run in samples for value in run]
    text += f' p95 {quantile(pooled, .95):.0f} p99 {quantile(pooled, .99):.0f} n{len(pooled)}'
    return text + (f' miss{missed}' if missed else ''), median


def false_alarms(results, peer):
    phases = [run['keys'] for case in CASES for run in results.runs[peer, case] if 'keys' in run]
    hits = sum(phase['null_hits'] for phase in phases)
    return f'{hits}/{sum(phase["null_trials"] for phase in phases)}', None


def rows(results, peer):
    """Name, text and value of each row of the table."""
    for name in ('mapped', 'text', 'preview_text', 'settled'):
        yield f'start_{name}', *cell(results.figures(peer, 'starts', 'start', name))
    yield 'long_start_text', *cell(results.figures(peer, 'long', 'start', 'text'))
    for name in ('text', 'settled'):
        yield f'open_{name}', *keys_cell(*results.keys(peer, 'open', 'open', name))
    yield 'start_cpu', *cell(results.figures(peer, 'starts', 'start', 'tree_cpu_ms'))
    for case in CASES:
        yield f'key_{case}', *keys_cell(*results.keys(peer, case, 'keys', 'edit'))
        yield f'cpu_per_key_{case}', *cell(
            results.figures(peer, case, 'keys', 'tree_cpu_ms_per_key'), '%.1f')
        for which in ('preview', 'preview_settled'):
            yield f'{which}_{case}', *keys_cell(*results.keys(peer, case, 'preview', which))
        yield f'pss_{case}', *cell(results.figures(peer, case, 'mem', 'pss_mib'))
    for name in ('edit_lag_ms', 'preview_lag_ms'):
        yield f'burst_{name}', *cell(results.figures(peer, 'short', 'burst', name))
    yield 'idle_pct', *cell(results.figures(peer, 'short', 'idle', 'cpu_pct'), '%.2f')
    yield 'false_alarms', *false_alarms(results, peer)
    yield 'foreign_pct', *cell([foreign(run, 'keys') for case in CASES
                                for run in results.pick(peer, case, 'keys')])


def main(path, ours):
    results = Results(path)
    table = defaultdict(dict)
    for peer in results.peers:
        for name, text, value in rows(results, peer):
            table[name][peer] = text, value
    for name, cells in table.items():
        print(f'== {name}')
        for peer, (text, value) in cells.items():
            own = cells.get(ours, ('', None))[1]
            ratio = f'   x{value / own:.2f}' if own and value else ''
            print(f'   {peer:18} {text}{ratio}')


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[3] if sys.argv[2:3] == ['--ours'] else None)
