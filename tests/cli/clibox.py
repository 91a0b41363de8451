# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real `pengcheng` in a folder of its own, and tests that are told as TAP."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.request
from pathlib import Path

PROGRAM = str(Path(os.environ['PENGCHENG_BINDIR']) / 'pengcheng')
SAMPLE = Path(os.environ['PENGCHENG_PKGDATADIR']) / 'sample'
TITLE = '奔跑吧，少年！彭城云湖实验小学举行第二十六届春季田径运动会'
TIMEOUT = 60

DONE, FOUND, BAD, FAILED = range(4)


class Skip(Exception):
    """This computer cannot do what a test needs."""


class Answer:
    """What a run of the program came to."""

    def __init__(self, status, out, err):
        self.status = status
        self.bytes = out
        self.out = out.decode('utf-8')
        self.err = err.decode('utf-8')

    def lines(self):
        return self.out.splitlines()

    def objects(self):
        """One JSON object a line."""
        return [json.loads(line) for line in self.lines()]

    def expect(self, status, out=None, err=None):
        """Checks the status, the whole output, and a part of the messages."""
        shown = f'status {self.status}\nout: {self.out[:1500]}\nerr: {self.err[:1500]}'
        assert self.status == status, f'expected status {status}: {shown}'
        if out is not None:
            assert self.out == out, f'expected {out!r}: {shown}'
        if err is not None:
            assert err in self.err if err else not self.err, f'expected {err!r}: {shown}'
        return self


class Box:
    """A folder with a store in it, gone when the test is over."""

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix='pengcheng-cli-'))
        self.data = self.folder / 'data'
        self.running = []
        return self

    def __exit__(self, *_):
        for process in self.running:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                process.wait()
        subprocess.run(['chmod', '-R', 'u+rwX', self.folder], check=False)
        shutil.rmtree(self.folder)

    def env(self, **more):
        """What a run sees of the environment; a variable of None is not set."""
        env = {**os.environ, 'LANGUAGE': 'en', 'HOME': str(self.folder),
               'PENGCHENG_DATA_DIR': str(self.data), **more}
        return {name: value for name, value in env.items() if value is not None}

    def start(self, *args, **more):
        """Begins a run; `finish` ends it."""
        process = subprocess.Popen([PROGRAM, *map(str, args)], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
                                   env=self.env(**more), cwd=self.folder)
        self.running.append(process)
        return process

    def run(self, *args, stdin=b'', **more):
        return finish(self.start(*args, **more), stdin)

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode('utf-8'))
        return path

    def sample(self):
        """A copy of the sample article with its photographs; the path of its HTML."""
        return Path(shutil.copytree(SAMPLE, self.folder / 'sample')) / 'article.html'


class Portal:
    """The built-in portal of a box, running on its own."""

    def __init__(self, box):
        self.folder = box.data / 'portal'
        self.process = box.start('portal', '--data', self.folder, '--port', '0')
        self.url = self.process.stdout.readline().decode().strip()
        assert self.url, finish(self.process).err

    def request(self, path, **headers):
        request = urllib.request.Request(self.url + path, headers=headers)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read()

    def articles(self):
        """What the portal has, by its API."""
        token = (self.folder / 'token').read_text().strip()
        told = json.loads(self.request('api/v1/articles', Authorization=f'Bearer {token}'))
        assert told['total'] == len(told['articles']), told
        return told['articles']

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return finish(self.process)

    def use(self, url):
        """Has those who look for the portal find another address."""
        (self.folder / 'run.json').write_text(json.dumps({'url': url}))


def wait_until_heard(process, number):
    """Waits until a program has a handler of its own for a signal."""
    while process.poll() is None:
        status = Path(f'/proc/{process.pid}/status').read_text(encoding='ascii')
        [caught] = [line for line in status.splitlines() if line.startswith('SigCgt')]
        if int(caught.split()[1], 16) >> (number - 1) & 1:
            return
        time.sleep(0.01)


def finish(process, stdin=b''):
    """Waits for the end of a run."""
    out, err = process.communicate(stdin, timeout=TIMEOUT)
    return Answer(process.returncode, out, err)


def run_tests(tests):
    """Runs (name, function of a box) one after the other."""
    failed = False
    print(f'1..{len(tests)}', flush=True)
    for number, (name, function) in enumerate(tests, start=1):
        start = time.monotonic()
        try:
            with Box() as box:
                function(box)
            print(f'ok {number} - {name}', flush=True)
            print(f'# {time.monotonic() - start:.1f} s', flush=True)
        except Skip as reason:
            print(f'ok {number} - {name} # SKIP {reason}')
        except Exception:  # each of them is a test that failed
            failed = True
            print(f'not ok {number} - {name}')
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
    sys.exit(1 if failed else 0)
