# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program seen from outside, as a person has it: what stands in its windows is read through
AT-SPI, and keys and the mouse are real events of the display."""

import os
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402  pylint: disable=wrong-import-position
import pyatspi  # noqa: E402  pylint: disable=wrong-import-position

# A busy machine may take its time; a condition that is met ends the wait at once.
PATIENCE = float(os.environ.get('TOUR_PATIENCE', '90'))
GONE = (GLib.Error, LookupError, RuntimeError, StopIteration, TypeError,
        subprocess.CalledProcessError)


class Failed(Exception):
    """Something that had to be seen was not."""


def wait_for(look, what, patience=PATIENCE, pause=0.1):
    """What `look` returns, as soon as that is true."""
    end = time.monotonic() + patience
    while True:
        try:
            seen = look()
        except GONE:
            seen = None
        if seen:
            return seen
        if time.monotonic() > end:
            raise Failed(f'waited {patience:.0f} s for {what}')
        time.sleep(pause)


def xdotool(*words):
    done = subprocess.run(['xdotool', *map(str, words)], check=True, capture_output=True, text=True)
    return done.stdout


def keys(*names):
    for name in names:
        xdotool('key', '--clearmodifiers', name)


def lay_keys(text):
    """A keyboard with a key for each character. xdotool would turn one key into the next character
    while the last one is still on its way."""
    free = [code for code in range(128, 255) if code not in (133, 134, 135, 203, 204, 205, 206, 207)]
    signs = sorted(sign for sign in set(text) if not sign.isascii())
    if len(signs) > len(free):
        raise Failed(f'{len(signs)} characters are too many for one keyboard')
    words = [word for code, sign in zip(free, signs)
             for word in ('-e', f'keycode {code} = U{ord(sign):04X} U{ord(sign):04X}')]
    subprocess.run(['xmodmap', *words], check=True)


def type_text(text):
    """Real key events."""
    xdotool('type', '--clearmodifiers', '--delay', '40', text)


def click(x, y):
    xdotool('mousemove', '--sync', int(x), int(y), 'click', 1)


class Clipboard:
    """Somebody else's clipboard: xclip keeps it, as a word processor or a browser would."""

    def __init__(self, content, kind):
        words = ['xclip', '-quiet', '-selection', 'clipboard', '-t', kind, '-i']
        # pylint: disable-next=consider-using-with
        self.owner = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL)
        self.owner.stdin.write(content.encode())
        self.owner.stdin.close()
        wait_for(lambda: kind in self.targets(), f'a clipboard with {kind}')

    @staticmethod
    def targets():
        return subprocess.run(['xclip', '-selection', 'clipboard', '-t', 'TARGETS', '-o'],
                              check=False, capture_output=True, text=True).stdout.split()

    def close(self):
        self.owner.terminate()
        self.owner.wait()


class Program:
    """A running program with its windows."""

    def __init__(self, command, environment, log):
        self.command = [str(word) for word in command]
        self.environment = environment
        self.log = log
        self.process = None
        self._known = {}

    def start(self):
        self._known = {}
        with open(self.log, 'a', encoding='utf-8') as log:
            # pylint: disable-next=consider-using-with
            self.process = subprocess.Popen(self.command, env=self.environment, stdout=log,
                                            stderr=log)
        wait_for(lambda: self.frames, f'a window of {Path(self.command[0]).name}')

    def check(self):
        if self.process.poll() is not None:
            raise Failed(f'{Path(self.command[0]).name} ended with {self.process.returncode}; its '
                         f'messages are in {self.log}')

    def kill(self):
        """As a power cut does it."""
        self.process.kill()
        self.process.wait()

    def end(self):
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    @property
    def frames(self):
        """Its windows."""
        self.check()
        desktop = pyatspi.Registry.getDesktop(0)
        desktop.clear_cache()
        for i in range(desktop.childCount):
            application = desktop.getChildAtIndex(i)
            if application is not None and application.get_process_id() == self.process.pid:
                application.set_cache_mask(Atspi.Cache.NONE)
                application.clear_cache()
                return [application.getChildAtIndex(j) for j in range(application.childCount)]
        return []

    def everything(self):
        """All that stands in its windows now, top to bottom; what is hidden has no size."""
        return self.within(self.frames)

    @staticmethod
    def within(nodes):
        """Those, and all that stands in them."""
        waiting = list(reversed(nodes))
        while waiting:
            node = waiting.pop()
            if node is None:
                continue
            yield node
            try:
                waiting += [node.getChildAtIndex(i)
                            for i in reversed(range(min(node.childCount, 200)))]
            except GONE:
                continue

    def window(self, name):
        """Waits for a window of that title."""
        wait_for(lambda: any(frame.name == name for frame in self.frames), f'the window “{name}”')

    def all(self, role, name=None):
        return [node for node in self.everything() if self.is_there(node, role, name)]

    def find(self, role, name, patience=PATIENCE):
        """The first such thing; what was found before is not searched for again."""
        node = self._known.get((role, name))
        if node is None or not self.is_there(node, role, name):
            node = wait_for(lambda: self.all(role, name), f'{role} “{name}”', patience)[0]
            self._known[role, name] = node
        return node

    @staticmethod
    def is_there(node, role, name):
        try:
            return (node.getRoleName() == role and (name is None or node.name == name) and
                    box(node)[2] > 0)
        except GONE:
            return False

    def describe(self, path):
        """Writes down what can be seen."""
        lines = [f'{node.getRoleName()} {node.name!r} {box(node)}\n' for node in self.everything()
                 if 'Component' in node.get_interfaces() and box(node)[2] > 0]
        path.write_text(''.join(lines), encoding='utf-8')

    def reads(self, name):
        """The words in the text field of that name."""
        return words_of(self.find('text', name))

    def focus(self, name):
        """Waits until the keys go there."""
        wait_for(lambda: self.find('text', name).getState().contains(pyatspi.STATE_FOCUSED),
                 f'the cursor in “{name}”')

    def press(self, name):
        """Acts on what has that name, a button or a line of a menu, as soon as it is there: in the
        newest window that has it."""
        def find():
            for frame in reversed(self.frames):
                for node in self.within([frame]):
                    if node.name == name and box(node)[2] > 0:
                        with suppress(NotImplementedError, StopIteration):
                            return click_action(node)
            return None
        actions, number = wait_for(find, f'“{name}” to press')
        actions.doAction(number)

    def middle(self, node):
        x, y, width, height = box(node)
        left, top = self.origin(node)
        return int(left + x + width / 2), int(top + y + height / 2)

    def point(self, node):
        xdotool('mousemove', '--sync', *self.middle(node))

    def click(self, node):
        click(*self.middle(node))

    def origin(self, node):
        """Where the window of something begins on the screen."""
        while node.parent.getRoleName() != 'application':
            node = node.parent
        return origin_of(window_id(self.process.pid, node.name))


def click_action(node):
    """What presses a button, or a line of a menu."""
    actions = node.queryAction()
    return actions, next(i for i in range(actions.nActions) if actions.getName(i) == 'click')


def window_id(pid, title):
    # Every hidden helper window has the process's number, too: the title tells which one it is.
    for line in xdotool('search', '--onlyvisible', '--pid', pid).split():
        try:
            if xdotool('getwindowname', line).strip() == title:
                return line
        except subprocess.CalledProcessError:
            continue
    raise LookupError(f'no window “{title}”')


def origin_of(window):
    place = dict(line.split('=', 1) for line in
                 xdotool('getwindowgeometry', '--shell', window).split() if '=' in line)
    return int(place['X']), int(place['Y'])


def box(node):
    """Left, top, width and height within the window."""
    extents = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    return extents.x, extents.y, extents.width, extents.height


def words_of(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


def has_focus(node):
    """Whether the keys go to it, or to a part of it."""
    return node.getState().contains(pyatspi.STATE_FOCUSED) or any(
        has_focus(node.getChildAtIndex(i)) for i in range(node.childCount))


def place_of(node, words):
    """Where words stand. Places count photographs as characters, the words as a whole do not."""
    text = node.queryText()
    return next(i for i in range(text.characterCount)
                if text.getText(i, i + len(words)) == words)


def weight_at(node, place):
    """How bold a character of a text is: 400 as most, 700 as bold ones."""
    attributes, _, _ = node.queryText().getAttributeRun(place, True)
    return next((int(word.partition(':')[2]) for word in attributes if word.startswith('weight:')),
                0)
