# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A secret that was planted, and the search for it in what a program has left."""

import base64
import subprocess
import time
import urllib.parse

PLANTED = 'c0ffee' * 10 + 'beef'


def aligned(data):
    """What is the same in base64 wherever in a longer text the data stand."""
    for before in range(3):
        text = base64.b64encode(bytes(before) + data)
        yield text[-(-before * 8 // 6):len(text) - 4]


def forms(secret, user):
    """The secret in every form that it could have been written down in."""
    plain = {secret.encode(), secret.replace(' ', '').encode(), urllib.parse.quote(secret).encode()}
    signed = {f'{user}:{secret}'.encode()} if user else set()
    return plain | {form for data in plain | signed for form in aligned(data)} | {
        data.hex().encode() for data in plain} | {
        ', '.join(f'0x{byte:02x}' for byte in data).encode() for data in plain}


class Monitor:
    """All that goes over a bus, byte for byte; the bus as dbus-monitor is told of it."""

    def __init__(self, path, *bus):
        self.path = path
        with open(path, 'wb') as file:
            # pylint: disable-next=consider-using-with
            self.process = subprocess.Popen(['dbus-monitor', *bus, '--pcap'], stdout=file)
        while path.stat().st_size == 0:
            time.sleep(0.01)

    def stop(self):
        self.process.terminate()
        self.process.wait()
        return self.path.read_bytes()


class Search:
    """Where the secret must not be."""

    def __init__(self, secret, user=None):
        self.forms = forms(secret, user)
        self.n_bytes = 0

    def look(self, where, data):
        data = data if isinstance(data, bytes) else data.encode()
        self.n_bytes += len(data)
        for form in self.forms:
            assert form not in data, f'the secret is in {where}, as {form[:12]}…'

    def look_into(self, folder):
        for path in folder.rglob('*'):
            self.look(path, str(path))
            if path.is_file() and not path.is_symlink():
                self.look(path, path.read_bytes())
