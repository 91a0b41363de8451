# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tour.py wide|narrow words|tap BUILD OUTPUT

The real program at the real job, from an empty desk to the page in the browser. It is started by
run-tour, in a display with a session bus. Every step asserts what it has done by what can be seen
from outside, and leaves a screenshot; the first that fails ends the tour. The steps of all phases
are numbered as one: the first phase tells the plan of all.
"""

import contextlib
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
from outside import Failed, Program, wait_for  # noqa: E402  pylint: disable=wrong-import-position
# pylint: disable-next=wrong-import-position
from screen import ALL, pixels, save_picture  # noqa: E402

SETTINGS = '''[com/pengcheng/Editor]
window-maximized=true
color-scheme='light'
'''

# What moves by itself only keeps the pictures waiting.
TOOLKIT = '''[Settings]
gtk-enable-animations=false
gtk-cursor-blink=false
'''


# A part of the header bar where nothing stands: left, top, width, height.
HEADER = 200, 8, 40, 4


def is_dark():
    colours = pixels(*HEADER)
    return sum(colours) / len(colours) < 128


class Tour:
    """The program, where it keeps its things, and the telling of what is done."""

    def __init__(self, phase, style, build, output, done=0):
        self.phase = phase
        self.tap = style == 'tap'
        self.build = Path(build)
        self.output = Path(output)
        self.data = self.output / 'data'
        self.emptied = self.output / 'data-emptied'
        self.source = Path(os.environ['PENGCHENG_PKGDATADIR'])
        self.url = None
        self._number = done
        self._words = {}
        self.set_toolkit()
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

    @staticmethod
    def set_toolkit():
        path = Path(os.environ['XDG_CONFIG_HOME']) / 'gtk-4.0' / 'settings.ini'
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TOOLKIT, encoding='utf-8')

    @staticmethod
    def set_letters(scale):
        """How large the letters of programs are that start from now on."""
        subprocess.run(['xrdb', '-nocpp', '-load', '-'], input=f'Xft.dpi: {scale * 96}\n', check=True,
                       text=True)

    def speak(self, language):
        self._words = gettext.translation('pengcheng-editor', os.environ['PENGCHENG_LOCALEDIR'],
                                          [language], fallback=True)

    def _(self, words):
        """Words as they stand in the window: in its language."""
        return self._words.gettext(words)

    @property
    def is_wide(self):
        """Whether the panes stand beside each other."""
        return self.phase == 'wide'

    def shot(self, name):
        """What is seen now, in light and in dark."""
        self.editor.check()
        for scheme in 'dark', 'light':
            self.color_scheme(scheme)
            settle(ALL, 0.2)
            self.picture(f'{self.phase}-{name}-{scheme}')

    def picture(self, name):
        save_picture(self.output / f'{name}.png')

    def color_scheme(self, name):
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        group = Gio.DBusActionGroup.get(bus, 'com.pengcheng.Editor', '/com/pengcheng/Editor')
        group.activate_action('color-scheme', GLib.Variant('s', name))
        bus.flush_sync()
        wait_for(lambda: is_dark() == (name == 'dark'), f'the window in {name}')

    def children(self, name):
        """The numbers of the processes of that name that the editor has started, or those have."""
        found, parents = [], {self.editor.process.pid}
        waiting = sorted(map(int, (path.name for path in Path('/proc').glob('[0-9]*'))))
        for number in waiting:
            try:
                status = Path(f'/proc/{number}/stat').read_text(encoding='utf-8')
            except OSError:
                continue
            command, _, rest = status.partition('(')[2].rpartition(') ')
            if int(rest.split()[1]) in parents:
                parents.add(number)
                if command == name[:15]:
                    found.append(number)
        return found

    @contextlib.contextmanager
    def held(self, name):
        """Processes of the editor that stand still meanwhile."""
        numbers = wait_for(lambda: self.children(name), name)
        for number in numbers:
            os.kill(number, signal.SIGSTOP)
        try:
            yield
        finally:
            for number in numbers:
                os.kill(number, signal.SIGCONT)

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
            self.picture('failed')
            self.editor.describe(self.output / 'failed.txt')
        except (Failed, RuntimeError):
            pass
        log = self.output / 'editor.log'
        if log.exists():
            for line in log.read_text(encoding='utf-8', errors='replace').splitlines()[-20:]:
                self.remark(line)


def main(phase, style, build, output):
    # pylint: disable-next=import-outside-toplevel
    import steps
    before = list(steps.PHASES)[:list(steps.PHASES).index(phase)]
    tour = Tour(phase, style, build, output, sum(len(steps.PHASES[name]) for name in before))
    if tour.tap and not before:
        print(f'1..{sum(map(len, steps.PHASES.values()))}')
    try:
        return tour.play(steps.PHASES[phase])
    finally:
        tour.editor.end()
        if phase == list(steps.PHASES)[-1]:
            shutil.rmtree(tour.emptied, ignore_errors=True)


if __name__ == '__main__':
    # The services of the session speak on standard output, too.
    sys.stdout = os.fdopen(4, 'w', encoding='utf-8')
    sys.exit(main(*sys.argv[1:]))
