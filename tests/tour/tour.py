# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tour.py wide|narrow words|tap BUILD OUTPUT

The real program at the real job, from an empty desk to the page in the browser. It is started by
run-tour, in a display with a session bus. Every step asserts what it has done by what can be seen
from outside, and leaves a screenshot; the first that fails ends the tour. The steps of all phases
are numbered as one: the first phase tells the plan of all.
"""

import gettext
import os
import shutil
import signal
import subprocess
import sys
import traceback
from pathlib import Path

sys.dont_write_bytecode = True
from gi.repository import Gio, GLib  # noqa: E402  pylint: disable=wrong-import-position
from handles import settle  # noqa: E402  pylint: disable=wrong-import-position
# pylint: disable-next=wrong-import-position
from outside import Failed, Program, pixels, wait_for  # noqa: E402

SETTINGS = '''[com/pengcheng/Editor]
window-maximized=true
color-scheme='light'
'''


# A part of the header bar where nothing stands: left, top, width, height.
HEADER = 200, 8, 40, 4


def is_dark():
    colours = pixels(*HEADER)
    return sum(colours) / len(colours) < 128


class Tour:
    """The program, where it keeps its things, and the telling of what is done."""

    def __init__(self, style, build, output, done=0):
        self.tap = style == 'tap'
        self.build = Path(build)
        self.output = Path(output)
        self.data = self.output / 'data'
        self.source = Path(os.environ['PENGCHENG_PKGDATADIR'])
        self.url = None
        self._number = done
        self._words = {}
        self.editor = self.new_editor('zh_CN')

    def new_editor(self, language, data=None):
        """The program, not yet started, in a language."""
        keyfile = Path(os.environ['XDG_CONFIG_HOME']) / 'glib-2.0' / 'settings' / 'keyfile'
        if not keyfile.exists():
            keyfile.parent.mkdir(parents=True, exist_ok=True)
            keyfile.write_text(SETTINGS, encoding='utf-8')
        self.speak(language)
        environment = dict(os.environ, PENGCHENG_DATA_DIR=str(data or self.data),
                           LANGUAGE=language, LC_ALL='C.UTF-8', GSETTINGS_BACKEND='keyfile')
        return Program([self.build / 'src' / 'pengcheng-editor'], environment,
                       self.output / 'editor.log')

    def speak(self, language):
        self._words = gettext.translation('pengcheng-editor', os.environ['PENGCHENG_LOCALEDIR'],
                                          [language], fallback=True)

    def _(self, words):
        """Words as they stand in the window: in its language."""
        return self._words.gettext(words)

    def shot(self, name):
        self.editor.check()
        path = self.output / f'{name}.png'
        subprocess.run(['import', '-window', 'root', str(path)], check=True)

    def color_scheme(self, name):
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        group = Gio.DBusActionGroup.get(bus, 'com.pengcheng.Editor', '/com/pengcheng/Editor')
        group.activate_action('color-scheme', GLib.Variant('s', name))
        bus.flush_sync()
        wait_for(lambda: is_dark() == (name == 'dark'), f'the window in {name}')
        settle(HEADER)  # The colours fade into each other.

    def portal_process(self):
        """The number of the portal that the editor has started."""
        for status in Path('/proc').glob('[0-9]*/stat'):
            try:
                name, _, rest = status.read_text(encoding='utf-8').partition(') ')
            except OSError:
                continue
            if (name.endswith('(pengcheng') and
                    int(rest.split()[1]) == self.editor.process.pid):
                return int(status.parent.name)
        raise LookupError('no portal')

    def hold_portal(self):
        os.kill(self.portal_process(), signal.SIGSTOP)

    def release_portal(self):
        os.kill(self.portal_process(), signal.SIGCONT)

    def tell(self, done, words):
        self._number += 1
        if self.tap:
            print(f'{"ok" if done else "not ok"} {self._number} - {words}', flush=True)
        else:
            print(f'{self._number:4}  {words}{"" if done else " … FAILED"}', flush=True)

    def remark(self, words):
        print(f'# {words}' if self.tap else words, flush=True)

    def play(self, steps):
        for words, step in steps:
            try:
                step(self)
                self.editor.check()
            except Exception as error:  # pylint: disable=broad-exception-caught
                self.tell(False, words)
                self.explain(error)
                return 1
            self.tell(True, words)
        return 0

    def explain(self, error):
        for line in traceback.format_exception(error):
            self.remark(line.rstrip())
        try:
            self.shot('failed')
            self.editor.describe(self.output / 'failed.txt')
        except (Failed, subprocess.CalledProcessError):
            pass
        log = self.output / 'editor.log'
        if log.exists():
            for line in log.read_text(encoding='utf-8', errors='replace').splitlines()[-20:]:
                self.remark(line)


def main(phase, style, build, output):
    # pylint: disable-next=import-outside-toplevel
    import steps
    before = list(steps.PHASES)[:list(steps.PHASES).index(phase)]
    tour = Tour(style, build, output, sum(len(steps.PHASES[name]) for name in before))
    if tour.tap and not before:
        print(f'1..{sum(map(len, steps.PHASES.values()))}')
    try:
        return tour.play(steps.PHASES[phase])
    finally:
        tour.editor.end()
        shutil.rmtree(tour.output / 'data-emptied', ignore_errors=True)


if __name__ == '__main__':
    # The services of the session speak on standard output, too.
    sys.stdout = os.fdopen(4, 'w', encoding='utf-8')
    sys.exit(main(*sys.argv[1:]))
