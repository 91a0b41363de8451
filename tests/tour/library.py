# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The media library: a photograph is found, described, made fit and put into the article."""

from handles import labels, photographs, press, settle, wait_saved
from outside import ALL, Failed, keys, pixels, type_text, wait_for

NAME = 'IMG_0421'
PLACE = '云湖书屋'
TYPED = PLACE


def look_for(tour, words):
    """Chooses what is found, which is one photograph."""
    keys('ctrl+f')
    tour.editor.find('entry', tour._('Search the library'))
    keys('ctrl+a')
    type_text(words)
    settle(ALL)
    keys('Return', 'Home')
    wait_for(lambda: f'{NAME}.jpg' in labels(tour), 'the photograph that is chosen')


def find(tour):
    keys('F7')
    look_for(tour, NAME)
    tour.shot('19-library')


def describe(tour):
    """What is said of it finds it again."""
    tour.editor.click(tour.editor.find('text', tour._('Place')))
    tour.editor.focus(tour._('Place'))
    type_text(PLACE)
    wait_for(lambda: tour.editor.reads(tour._('Place')) == PLACE, 'the place')
    keys('ctrl+s')
    look_for(tour, PLACE)
    if tour.editor.reads(tour._('Place')) != PLACE:
        raise Failed('what was said of the photograph is not there')


def says(tour, words):
    """What changes there is told to screen readers, and is no label to them."""
    return tour.editor.all('status bar', tour._(words))


def make_fit(tour):
    """A mosaic lies on it, in every article."""
    keys('ctrl+e')
    tour.editor.window(tour._('Edit the Photograph'))
    keys('alt+3')
    wait_for(lambda: says(tour, 'Nothing is covered yet.'), 'the tools that cover')
    before = pixels(*ALL)
    keys('ctrl+n')
    wait_for(lambda: not says(tour, 'Nothing is covered yet.'), 'a place that is covered')
    if settle(ALL) == before:
        raise Failed('no mosaic is seen')
    tour.shot('19-mosaic')
    keys('ctrl+Return')
    press(tour, 'C_hange')
    wait_for(lambda: not any(frame.name == tour._('Edit the Photograph')
                             for frame in tour.editor.frames), 'the photograph to be kept')


def insert(tour):
    """By Enter, at the cursor of the article."""
    keys('Escape')
    tour.editor.focus(tour._('Text of the article'))
    before = len(photographs(tour))
    keys('F7')
    look_for(tour, NAME)
    keys('Return')
    wait_for(lambda: len(photographs(tour)) == before + 1, 'the photograph in the article')
    wait_saved(tour)


STEPS = [
    ('a photograph is found in the library', find),
    ('it is described, and found by that', describe),
    ('a mosaic lies on it', make_fit),
    ('it is inserted by Enter', insert),
]
