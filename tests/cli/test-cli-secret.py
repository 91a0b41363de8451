#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A planted password, or token, goes to its site and into the keyring, and nowhere else.

Signs in, publishes over a line that fails, is refused, publishes again, verifies, crashes, with a
real keyring: at the built-in portal, or where WP_URL is set at a real WordPress. Then all that the
program has left is searched for the secret in each form that it could have: its files and settings,
what it said with all debug messages, the addresses that the site was asked for, the whole traffic on
the session's bus (the keyring's part too: libsecret encrypts it), its arguments and environment while
it ran, and what its crash left.
"""

import base64
import os
import resource
import shutil
import signal
import subprocess
import urllib.parse
from pathlib import Path

from clibox import DONE, FAILED, finish, run_tests
from planted import PLANTED, Monitor, Search
from recorder import BROKEN, SIGNED_OUT, Recorder

# What the test itself was told of a WordPress is not for the program.
LOUD = {'G_MESSAGES_DEBUG': 'all', 'GSETTINGS_BACKEND': 'keyfile', 'XDG_CONFIG_HOME': None,
        **{name: None for name in os.environ if name.startswith('WP_')}}


class PortalSite:
    """The built-in portal, as another computer would use it."""
    media, article = b'PUT /api/v1/media/', b'PUT /api/v1/articles/'
    options = ('--kind', 'pengcheng')
    secret = PLANTED
    user = None
    log = None

    def __init__(self, box, folder):
        (folder / 'token').write_text(PLANTED, encoding='ascii')
        self.process = box.start('portal', '--data', folder, '--port', '0')
        self.port = urllib.parse.urlsplit(self.process.stdout.readline().decode()).port


class WordPressSite:
    """The WordPress that run-with-wordpress.sh has started."""
    media, article = b'POST /wp-json/wp/v2/media', b'POST /wp-json/wp/v2/posts/'
    user = os.environ.get('WP_AUTHOR_USER')
    options = ('--kind', 'wordpress', '--user', user)
    secret = os.environ.get('WP_AUTHOR_APP_PASSWORD')
    log = os.environ.get('WP_ACCESS_LOG')

    def __init__(self, _box, _folder):
        self.port = int(os.environ['WP_PORT'])


KIND = WordPressSite if 'WP_URL' in os.environ else PortalSite


def say(search, *answers):
    for number, answer in enumerate(answers):
        search.look(f'what run {number} said', answer.bytes)
        search.look(f'the messages of run {number}', answer.err)


def leaves_core(folder):
    """Whether a program that crashes here leaves a file."""
    folder.mkdir()
    subprocess.run(['sh', '-c', 'kill -ABRT $$'], cwd=folder, check=False)
    return any(folder.iterdir())


def crash(box, search, recorder, site, draft):
    """Crashes while the secret is on its way; gives what it had said."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    if not leaves_core(box.folder / 'control'):
        print('# no program leaves a core file here: what the kernel is told is all that is checked')
    before = set(box.folder.iterdir())
    recorder.hold = site.article
    process = box.start('publish', '--site', '学校', '--section', '本地资讯', draft, **LOUD)
    assert recorder.held.wait(60), 'nothing came by'
    folder = Path('/proc') / str(process.pid)
    for name in ('cmdline', 'environ'):
        search.look(f'its {name}', (folder / name).read_bytes())
    assert int((folder / 'coredump_filter').read_text(), 16) & 0b1111 == 0
    limits = (folder / 'limits').read_text()
    assert 'Max core file size        0 ' in limits, limits
    # A sanitizer would take a SIGSEGV for its own.
    process.send_signal(signal.SIGABRT)
    answer = finish(process)
    assert answer.status == -signal.SIGABRT, answer.status
    assert set(box.folder.iterdir()) == before, 'it left something'
    recorder.hold = None
    shutil.rmtree(box.folder / 'control')
    return answer


def test_secret(box):
    outside = Path(os.environ['XDG_DATA_HOME']) / 'portal'
    outside.mkdir()
    site = KIND(box, outside)
    search = Search(site.secret, site.user)
    log_begin = len(Path(site.log).read_bytes()) if site.log else 0
    monitor = Monitor(box.folder / 'bus.pcap', '--session')
    recorder = Recorder(site.port)

    def publish():
        return box.run('publish', '--site', '学校', '--section', '本地资讯', draft, **LOUD)

    added = box.run('site', 'add', *site.options, '学校', recorder.url,
                    stdin=f'{site.secret}\n'.encode(), **LOUD).expect(DONE)
    wrong = box.run('site', 'add', *site.options, '学校', recorder.url, stdin=b'wrong\n',
                    **LOUD).expect(FAILED)
    draft = box.run('draft', 'new', box.sample()).expect(DONE).out.strip()
    recorder.spoil(site.media, BROKEN, True)
    recorder.spoil(site.article, SIGNED_OUT, False)
    refused = publish().expect(FAILED, '', 'does not know you')
    recorder.spoil(site.article, BROKEN, True)
    crashed = crash(box, search, recorder, site, draft)
    done = publish().expect(DONE)
    verified = box.run('verify', draft, **LOUD).expect(DONE)
    tested = box.run('site', 'test', '学校', **LOUD).expect(DONE)

    bus = monitor.stop()
    assert b'org.freedesktop.Secret' in bus, 'the keyring was not asked'
    search.look('the traffic on the bus', bus)
    say(search, added, wrong, refused, crashed, done, verified, tested)
    assert 'DEBUG' in done.err, done.err[:1000]
    search.look('an address', b'\n'.join(recorder.lines))
    assert [line for line in recorder.lines if line.startswith(site.article)], recorder.lines
    if site.log:
        search.look('the log of the site', Path(site.log).read_bytes()[log_begin:])
    search.look_into(box.folder)
    shutil.rmtree(outside)
    search.look_into(Path(os.environ['XDG_DATA_HOME']))
    print(f'# {search.n_bytes} bytes searched for {len(search.forms)} forms')


def test_search_finds(_box):
    """The search itself sees what it is meant to see."""
    secret = KIND.secret
    search = Search(secret, KIND.user)
    for data in (secret, f'?token={secret}&', base64.b64encode(f'Basic x:{secret} '.encode()),
                 base64.b64encode(f'ab{secret}'.encode()), base64.b64encode(f'a{secret}'.encode()),
                 urllib.parse.quote(f'a b{secret}'), secret.encode().hex()):
        try:
            search.look('here', data)
        except AssertionError:
            continue
        raise AssertionError(f'not found in {data!r}')


run_tests([
    ('the search finds', test_search_finds),
    ('the secret is nowhere', test_secret),
])
