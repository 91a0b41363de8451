#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants what is told of and what is not, one after the other: the check has to find the latter."""

import subprocess
import sys
import tempfile
from pathlib import Path

CHECK = Path(__file__).resolve().parent / 'check-docs'

GET = 'char *peng_a_get (PengA *self);\n'
GET_DOC = '/**\n * peng_a_get:\n * @self: an a\n *\n * Returns: (transfer none): it\n */\n'
ENUM = 'typedef enum\n{\n  PENG_A_ONE,\n  PENG_N_A\n} PengA;\n'
LEVELS = 'typedef struct\n{\n  struct { int a; } b;\n} PengA;\n'
INIT = 'static void\npeng_a_class_init (PengAClass *klass)\n{\n'
SIGNAL = INIT + '  signals[X] =\n    g_signal_new ("done", 0);\n}\n'
HELPED = INIT + '  signals[X] = new_signal (klass, "done");\n}\n'
APART = SIGNAL.replace('peng_a_class_init (PengA', 'make_signals (PengB')
PROPERTY = INIT + '  properties[X] =\n    g_param_spec_int ("size", 0);\n}\n'

# Name, header, source, what is named; nothing: it passes.
CASES = [
    ('a function with a comment', GET, GET_DOC, None),
    ('its comment in the header', GET_DOC + GET, '', None),
    ('a function without', GET, '', 'peng_a_get'),
    ('a comment that is no gi-docgen comment', GET, GET_DOC.replace('/**', '/*'), 'peng_a_get'),
    ('a comment on another', GET, GET_DOC.replace('_get', '_set'), 'peng_a_get'),
    ('an argument left out', GET, GET_DOC.replace('@self', '@other'), 'peng_a_get: @self'),
    ('an answer left out', GET, GET_DOC.replace('Returns', 'Gives'), 'what it returns'),
    ('an owner left out', GET, GET_DOC.replace('(transfer none): ', ''), 'whose it is'),
    ('a type without', 'typedef struct _PengA PengA;\n', '', 'PengA'),
    ('an object without', 'G_DECLARE_FINAL_TYPE (PengA, peng_a, PENG, A, GObject)\n', '', 'PengA'),
    ('a structure without', LEVELS, '', 'PengA'),
    ('a structure with a comment', '/**\n * PengA:\n *\n * An a.\n */\n' + LEVELS, '', None),
    ('a callback without', 'typedef void (*PengA) (int a);\n', '', 'PengA'),
    ('a value without', '/**\n * PengA:\n *\n * An a.\n */\n' + ENUM, '', 'PengA: PENG_A_ONE'),
    ('a value with', '/**\n * PengA:\n * @PENG_A_ONE: one\n */\n' + ENUM, '', None),
    ('a signal without', '', SIGNAL, 'PengA::done'),
    ('a signal made by a helper', '', HELPED, 'PengA::done'),
    ('a signal made before class_init()', '', APART + INIT + '}\n', 'PengB::done'),
    ('a signal made behind class_init()', '', INIT + '}\n' + APART, 'PengB::done'),
    ('a signal with', '', '/**\n * PengA::done:\n *\n * It is.\n */\n' + SIGNAL, None),
    ('a property without', '', PROPERTY, 'PengA:size'),
    ('what the macros ask for', 'GType peng_a_get_type (void);\n', '', None),
    ('a function that is not public', 'static inline int\nget (void)\n{\n  return 1;\n}\n', '', None),
]


def find(header, source):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, 'peng-a.h').write_text(header, encoding='utf-8')
        Path(folder, 'peng-a.c').write_text(source, encoding='utf-8')
        done = subprocess.run([sys.executable, CHECK, folder], check=False,
                              stdout=subprocess.PIPE, text=True)
    return done.returncode, done.stdout


for number, (name, header, source, named) in enumerate(CASES, start=1):
    status, output = find(header, source)
    good = status == 1 and named in output if named else (status, output) == (0, '')
    print(f'{"" if good else "not "}ok {number} - {name}')
print(f'1..{len(CASES)}')
