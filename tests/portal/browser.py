# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real browser without a window: Chromium, told what to do over a pipe in the DevTools protocol
(https://chromedevtools.github.io/devtools-protocol/), which needs no driver and no port."""
import base64
import fcntl
import json
import os
import shutil
import signal
import subprocess
import tempfile

PROGRAM = shutil.which('chromium')
FLAGS = ['--headless', '--disable-gpu', '--disable-quic', '--no-first-run',
         '--disable-background-networking', '--disable-component-update', '--disable-sync',
         '--disable-dev-shm-usage', '--hide-scrollbars', '--force-device-scale-factor=1',
         '--remote-debugging-pipe']


def above_ten(end):
    """The same end of a pipe under a number that no other end is given."""
    high = fcntl.fcntl(end, fcntl.F_DUPFD, 10)
    os.close(end)
    return high


class Browser:
    """One browser with one page."""

    def __enter__(self):
        self.home = tempfile.mkdtemp(prefix='peng-browser-')
        theirs_in, ours_out = map(above_ten, os.pipe())
        ours_in, theirs_out = map(above_ten, os.pipe())
        as_root = ['--no-sandbox'] if os.getuid() == 0 else []
        # Chromium reads from 3 and writes to 4.
        self.process = subprocess.Popen(
            ['bash', '-c', f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}', PROGRAM, *FLAGS,
             *as_root, f'--user-data-dir={self.home}', 'about:blank'],
            pass_fds=(theirs_in, theirs_out), start_new_session=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, 'HOME': self.home})
        os.close(theirs_in)
        os.close(theirs_out)
        self.output = os.fdopen(ours_out, 'wb', buffering=0)
        self.input = os.fdopen(ours_in, 'rb')
        self.rest = b''
        self.number = 0
        self.session = None
        target = self.ask('Target.createTarget', url='about:blank')['targetId']
        self.session = self.ask('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        self.ask('Page.enable')
        return self

    def __exit__(self, *_):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.output.close()
        self.input.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def read(self):
        while b'\0' not in self.rest:
            data = self.input.read1(65536)
            assert data, 'the browser has ended'
            self.rest += data
        message, self.rest = self.rest.split(b'\0', 1)
        return json.loads(message)

    def send(self, method, **params):
        self.number += 1
        message = {'id': self.number, 'method': method, 'params': params}
        if self.session is not None:
            message['sessionId'] = self.session
        self.output.write(json.dumps(message).encode() + b'\0')
        return self.number

    def ask(self, method, **params):
        number = self.send(method, **params)
        while True:
            message = self.read()
            if message.get('id') == number:
                assert 'error' not in message, f'{method}: {message["error"]}'
                return message['result']

    def open(self, url, width, height, phone):
        """Shows a page without running any script of its own, and waits for all that it loads."""
        self.ask('Emulation.setDeviceMetricsOverride', width=width, height=height,
                 deviceScaleFactor=1, mobile=phone)
        self.ask('Emulation.setScriptExecutionDisabled', value=True)
        number = self.send('Page.navigate', url=url)
        waited_for = {number, 'Page.loadEventFired'}
        while waited_for:
            message = self.read()
            if message.get('id') == number:
                assert not message.get('result', {}).get('errorText'), message
            waited_for -= {message.get('id'), message.get('method')}

    def evaluate(self, expression):
        answer = self.ask('Runtime.evaluate', expression=expression, returnByValue=True)
        assert 'exceptionDetails' not in answer, answer['exceptionDetails']
        return answer['result'].get('value')

    def save_picture(self, path):
        data = self.ask('Page.captureScreenshot', captureBeyondViewport=True)['data']
        with open(path, 'wb') as file:
            file.write(base64.b64decode(data))
