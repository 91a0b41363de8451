# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""secret.py BUILD

The planted token once more (see test-cli-secret.py), given in the editor's window: pasted where a site
is added, typed where it is asked for again. Searched are both buses, that of the session and that of
the screen readers, which hear of each letter that is typed; all that can be read in the windows; the
editor's files, what it said with all debug messages, its arguments and environment. Speaks as a TAP
test; started with a keyring.
"""

import os
import re
import subprocess
import sys
import tempfile
import traceback
import urllib.parse
from contextlib import suppress
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'cli'))
# pylint: disable=wrong-import-position
from outside import GONE, Clipboard, Failed, Program, keys, type_text, wait_for, words_of  # noqa: E402
from gi.repository import Gio, GLib  # noqa: E402
import pyatspi  # noqa: E402
from planted import PLANTED, Monitor, Search  # noqa: E402
from recorder import SIGNED_OUT, Recorder  # noqa: E402

PUT = b'PUT /api/v1/articles/'
# As the site calls itself.
SITE = '彭城教育在线'
WHAT_PASSES = {'bus of the session': b'org.freedesktop.Secret', 'bus of the readers': b'TextChanged'}
# What dbus-monitor writes of letters that were put into a text.
PUT_IN = re.compile(r'string "insert[^"]*"\n.*\n.*\n +variant +string "([^"]*)"')


def bus_of_readers():
    """The address of the bus on which screen readers listen."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    answer = bus.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None,
                           GLib.VariantType('(s)'), Gio.DBusCallFlags.NONE, -1, None)
    return answer.unpack()[0]


class Listener:
    """Who hears of what is put into texts, be it letter by letter."""

    def __init__(self, path):
        self.path = path
        with open(path, 'wb') as file:
            # pylint: disable-next=consider-using-with
            self.process = subprocess.Popen(
                ['dbus-monitor', '--address', bus_of_readers(),
                 "interface='org.a11y.atspi.Event.Object',member='TextChanged'"], stdout=file)
        wait_for(lambda: path.stat().st_size > 0, 'the listener')

    def heard(self):
        return ''.join(PUT_IN.findall(self.path.read_text(encoding='utf-8', errors='replace')))

    def stop(self):
        self.process.terminate()
        self.process.wait()
        return self.heard()


class Desk:
    """The editor, a site that is not of this computer, and all who listen."""

    def __init__(self, build, folder):
        self.folder = folder
        self.search = Search(PLANTED)
        self.environment = dict(os.environ, PENGCHENG_DATA_DIR=str(folder / 'editor'),
                                LANGUAGE='en', LC_ALL='C.UTF-8', GSETTINGS_BACKEND='keyfile',
                                G_MESSAGES_DEBUG='all')
        self.editor = Program([build / 'src' / 'pengcheng-editor'], self.environment,
                              folder / 'editor.log')
        (folder / 'portal').mkdir()
        (folder / 'portal' / 'token').write_text(PLANTED, encoding='ascii')
        # pylint: disable-next=consider-using-with
        self.portal = subprocess.Popen([build / 'src' / 'cli' / 'pengcheng', 'portal', '--port', '0',
                                        '--data', folder / 'portal'], stdout=subprocess.PIPE)
        port = urllib.parse.urlsplit(self.portal.stdout.readline().decode()).port
        self.recorder = Recorder(port)
        self.buses = {'bus of the session': Monitor(folder / 'session', '--session'),
                      'bus of the readers': Monitor(folder / 'readers', '--address',
                                                    bus_of_readers())}
        self.listener = Listener(folder / 'heard')

    def focus(self, name):
        """Brings the keys into a field of a form: they come after the click."""
        self.editor.click(self.editor.find('text', name))

    def read_windows(self):
        """As a screen reader may ask for it at any time."""
        for node in self.editor.everything():
            with suppress(NotImplementedError, *GONE):
                self.search.look(f'“{node.name}”', words_of(node))

    def end(self):
        self.editor.end()
        self.portal.terminate()
        self.portal.wait()


def can_press(desk, name):
    return any(node.getState().contains(pyatspi.STATE_SENSITIVE)
               for node in desk.editor.all('push button', name))


def add_site(desk):
    desk.editor.start()
    desk.editor.find('text', 'Text of the article')
    keys('ctrl+comma')
    desk.editor.press('Sites')
    desk.editor.press('Add Site…')
    desk.focus('Address')
    type_text(desk.recorder.url)
    keys('Return')
    desk.focus('Token')
    clipboard = Clipboard(PLANTED, 'text/plain;charset=utf-8')
    keys('ctrl+v')
    wait_for(lambda: can_press(desk, 'Save'), 'the token to be pasted')
    desk.read_windows()
    keys('Return')
    wait_for(lambda: desk.editor.all('label', desk.recorder.url), 'the site in the list')
    clipboard.close()
    keys('Escape')


def publish(desk):
    """Its sign-in is refused, and typed once more."""
    desk.recorder.spoil(PUT, SIGNED_OUT, False)
    keys('ctrl+shift+Return')
    desk.editor.click(desk.editor.find('combo box', 'Site'))
    wait_for(lambda: desk.editor.all('list item', SITE), 'the choice of a site')
    keys('Down', 'Return')
    wait_for(lambda: not desk.editor.all('list item', '本机预览站'), 'the other site to be chosen')
    wait_for(lambda: can_press(desk, 'Publish'), 'the site to be asked')
    desk.editor.press('Publish')
    desk.editor.press('Sign In Again…')
    desk.focus('Token')
    type_text(PLANTED)
    wait_for(lambda: can_press(desk, 'Save'), 'the token to be typed')
    desk.read_windows()
    keys('Return')
    desk.editor.find('push button', 'Open the Page')


def search(desk):
    desk.read_windows()
    process = Path('/proc') / str(desk.editor.process.pid)
    for name in ('cmdline', 'environ'):
        desk.search.look(f'its {name}', (process / name).read_bytes())
    desk.editor.end()
    for name, monitor in desk.buses.items():
        data = monitor.stop()
        if WHAT_PASSES[name] not in data:
            raise Failed(f'nothing of use was heard on the {name}')
        desk.search.look(f'the {name}', data)
    heard = desk.listener.stop()
    if desk.recorder.url not in heard:
        raise Failed('the listener did not hear of the address that was typed')
    desk.search.look('what was told letter by letter', heard)
    desk.search.look('an address', b'\n'.join(desk.recorder.lines))
    log = desk.editor.log.read_bytes()
    if b'DEBUG' not in log:
        raise Failed('the editor was not asked for all that it can say')
    desk.search.look('what the editor said', log)
    desk.search.look_into(desk.folder / 'editor')
    desk.search.look_into(Path(os.environ['HOME']))
    print(f'# {desk.search.n_bytes} bytes searched for {len(desk.search.forms)} forms')


STEPS = [
    ('a site is added with the token pasted', add_site),
    ('an article is published with the token typed once more', publish),
    ('the token is nowhere', search),
]


def play(desk, step):
    try:
        step(desk)
    except (AssertionError, Failed, *GONE) as error:
        for line in traceback.format_exception(error):
            print('#', line.rstrip().replace('\n', '\n# '))
        return False
    return True


def main(build):
    print(f'1..{len(STEPS)}', flush=True)
    good = True
    with tempfile.TemporaryDirectory(prefix='peng-secret.') as folder:
        desk = Desk(Path(build), Path(folder))
        try:
            for number, (words, step) in enumerate(STEPS, 1):
                good = good and play(desk, step)
                print(f'{"ok" if good else "not ok"} {number} - {words}', flush=True)
        finally:
            desk.end()
    return int(not good)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
