# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A proxy before a site that remembers what was asked, and can be made to fail."""

import re
import socket
import threading

LENGTH = re.compile(rb'\r\ncontent-length: *(\d+)', re.IGNORECASE)
BROKEN, SIGNED_OUT = (
    b'HTTP/1.1 ' + line + b'\r\nContent-Type: application/json\r\nContent-Length: 2\r\n'
    b'Connection: close\r\n\r\n{}' for line in (b'500 Internal Server Error', b'401 Unauthorized'))


class Recorder:
    """Passes requests on, one a connection, and keeps their first lines."""

    def __init__(self, port):
        self.to = ('127.0.0.1', port)
        self.lines, self.spoiled, self.held = [], {}, threading.Event()
        self.hold = None
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.url = f'http://127.0.0.1:{self.listener.getsockname()[1]}/'
        threading.Thread(target=self.accept, daemon=True).start()

    def spoil(self, start, answer, done):
        """The next request that begins so gets this answer, though the site has done it, or not."""
        self.spoiled[start] = answer, done

    def hold_all(self, start):
        """Requests that begin so get no answer; `held` tells of the first."""
        self.hold = start

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        with client, socket.create_connection(self.to) as site:
            try:
                self.carry(client, site)
            except OSError:
                pass

    def carry(self, client, site):
        """One request and its answer, whose end is where the site ends it."""
        request = read(client)
        if request is None:
            return
        self.lines.append(request.split(b'\r\n')[0])
        if self.hold is not None and request.startswith(self.hold):
            self.held.set()
            while client.recv(65536):
                pass
            return
        spoilt = [self.spoiled.pop(start) for start in list(self.spoiled)
                  if request.startswith(start)]
        answer = self.ask(site, request) if not spoilt or spoilt[0][1] else b''
        client.sendall(spoilt[0][0] if spoilt else answer)

    @staticmethod
    def ask(site, request):
        head, body = request.split(b'\r\n\r\n', 1)
        head = re.sub(rb'\r\nConnection:[^\r]*', b'', head, flags=re.IGNORECASE)
        site.sendall(head + b'\r\nConnection: close\r\n\r\n' + body)
        answer = b''
        while data := site.recv(65536):
            answer += data
        return answer


def read(client):
    """One whole request, or None."""
    data = b''
    while b'\r\n\r\n' not in data:
        more = client.recv(65536)
        if not more:
            return None
        data += more
    head = data.index(b'\r\n\r\n') + 4
    length = LENGTH.search(data[:head])
    while length and len(data) < head + int(length.group(1)):
        more = client.recv(65536)
        if not more:
            return None
        data += more
    return data
