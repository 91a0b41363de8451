# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done and looked at over and over in the editor's window."""

import select
import subprocess
import time

from outside import Clipboard, Failed, box, keys, wait_for, xdotool
from screen import ALL, pixels


def text_of(tour):
    """The words of the article as the text view has them, without the object characters."""
    return tour.editor.reads(tour._('Text of the article')).replace('\ufffc', '')


def expect_text(tour, words):
    wait_for(lambda: words in text_of(tour), f'“{words}” in the article')


def wait_saved(tour):
    wait_for(lambda: tour.editor.all('label', tour._('Saved')), 'the word that all is saved')


def rows(tour):
    return tour.editor.all('list item')


def preview_box(tour):
    view = tour.editor.find('filler', tour._('Preview'))
    x, y, width, height = box(view)
    left, top = tour.editor.origin(view)
    return left + x, top + y, width - 16, height


def marked_on_page(tour):
    """How many pixels of the preview have the colour of marked words (theme.css)."""
    return pixels(*preview_box(tour)).count(bytes.fromhex('fff1a8'))


def is_wanted(source):
    """Whether what is dragged may be let go: whoever lets go before has dropped nothing. The answer
    comes to a movement."""
    xdotool('mousemove_relative', '--sync', 2, 0)
    xdotool('mousemove_relative', '--sync', '--', -2, 0)
    return select.select([source.stdout], [], [], 0.1)[0] and source.stdout.readline() == 'wanted\n'


def drag(tour, files, name=None):
    """Files, from another program, into the text."""
    program = tour.build / 'tests' / 'tour' / 'drag-source'
    text = tour.editor.find('text', tour._('Text of the article'))
    left, top = tour.editor.origin(text)
    x, y, width, height = box(text)
    with subprocess.Popen([program, *files], stdout=subprocess.PIPE, text=True) as source:
        try:
            if source.stdout.readline() != 'ready\n':
                raise Failed('the other program did not start')
            window = wait_for(lambda: xdotool('search', '--onlyvisible', '--name', '^drag-source$'),
                              'the other window').split()[0]
            xdotool('mousemove', '--sync', '--window', window, 48, 48)
            xdotool('mousedown', 1)
            for _ in range(4):
                xdotool('mousemove_relative', '--sync', 4, -2)
            xdotool('mousemove', '--sync', left + x + width // 2, top + y + height // 2)
            wait_for(lambda: is_wanted(source), 'the editor to want the photograph', pause=0)
            if name:
                time.sleep(0.3)
                tour.shot(name)
            xdotool('mouseup', 1)
            if source.stdout.readline() != 'taken\n':
                raise Failed('the editor did not take the photograph')
        finally:
            source.terminate()


def paste_page(tour, html):
    """The editor learns of another program's clipboard in its own time: asked too early, it has
    nothing to paste, or takes the page for plain text."""
    before = text_of(tour)
    clipboard = Clipboard(html, 'text/html')
    for _ in range(10):
        keys('ctrl+v')
        try:
            wait_for(lambda: text_of(tour) != before, 'what was pasted', 5)
        except Failed:
            continue
        if '</' not in text_of(tour):
            break
        keys('ctrl+z')
        wait_for(lambda: text_of(tour) == before, 'the words as they were')
    clipboard.close()


def many_photographs(tour, count):
    """Copies of one photograph that differ by a remark within the file."""
    folder = tour.output / 'photographs'
    folder.mkdir(exist_ok=True)
    bytes_ = (tour.source / 'sample' / 'start-line.jpg').read_bytes()
    files = []
    for number in range(count):
        remark = f'photograph {number:03} {tour.phase}'.encode()
        files.append(folder / f'DSC_{number:04}.jpg')
        files[-1].write_bytes(bytes_[:2] + b'\xff\xfe' + (len(remark) + 2).to_bytes(2, 'big') +
                              remark + bytes_[2:])
    return files


def photographs(tour):
    return tour.editor.all('panel', tour._('Photograph'))


def labels(tour):
    return [node.name for node in tour.editor.all('label')]


def turn_to(tour, page):
    """In a narrow window a side pane is a page: the key of the pane turns to it and back."""
    if tour.is_wide:
        return
    before = settle(ALL)
    keys(page)
    wait_for(lambda: pixels(*ALL) != before, 'another page')


def press(tour, label):
    """A button of the uppermost window by its label."""
    label = tour._(label).replace('_', '')
    button = wait_for(lambda: [node for node in tour.editor.all('label', label)][-1:],
                      f'the button “{label}”')[0]
    tour.editor.click(button)


def settle(place, pause=0.5):
    """What a part of the screen shows when it has come to rest."""
    last = None

    def rests():
        nonlocal last
        now = pixels(*place)
        same, last = now == last, now
        return same

    wait_for(rests, 'a screen at rest', pause=pause)
    return last
