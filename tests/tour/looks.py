# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The states that writing and publishing do not pass through, to be looked at."""

import contextlib
import os
import shutil
import signal

from handles import (drag, labels, many_photographs, photographs, press, preview_box, rows, settle,
                     turn_to, wait_saved)
from outside import Failed, keys, type_text, wait_for
from screen import pixels

STORY = '彭城云湖'
MANY = 40
FOUND = '诵读'
MISSING = '火星'
ALBUM = '读书节照片'
TYPED = FOUND + MISSING + ALBUM


def drafts(tour):
    turn_to(tour, 'F9')
    wait_for(lambda: rows(tour), 'drafts')
    tour.shot('20-drafts')
    turn_to(tour, 'F9')


def search(tour, name='21-search'):
    keys('ctrl+shift+l')
    tour.editor.find('entry', tour._('Search drafts'))
    wait_for(lambda: rows(tour), 'drafts')
    all_rows = len(rows(tour))
    type_text(FOUND)
    wait_for(lambda: 0 < len(rows(tour)) < all_rows, 'the drafts that were searched for')
    tour.shot(name)
    type_text(MISSING)
    tour.editor.find('label', tour._('Nothing Found'))
    tour.shot(f'{name}-in-vain')
    keys('Escape')
    wait_for(lambda: len(rows(tour)) == all_rows, 'all drafts')
    turn_to(tour, 'F9')


def import_many(tour):
    keys('ctrl+n')
    tour.editor.focus(tour._('Title'))
    wait_for(lambda: tour.editor.reads(tour._('Title')) == '', 'an empty title')
    type_text(ALBUM)
    drag(tour, many_photographs(tour, MANY))
    tour.editor.find('progress bar', None)
    with tour.held('pengcheng-photo-worker'):
        tour.shot('24-import')
    wait_for(lambda: len(photographs(tour)) == MANY, 'all photographs', 120)
    wait_saved(tour)
    tour.shot('25-imported')
    shutil.rmtree(tour.output / 'photographs')


def import_broken(tour):
    """One that a telephone has not written to its end, and one that is no photograph at all."""
    keys('ctrl+n')
    wait_for(lambda: not photographs(tour), 'an empty article')
    whole = (tour.source / 'sample' / 'prize-table.jpg').read_bytes()
    cut, other = tour.output / 'IMG_0422.jpg', tour.output / '会议通知.jpg'
    cut.write_bytes(whole[:2000])
    other.write_text('会议通知', encoding='utf-8')
    drag(tour, [tour.source / 'sample' / 'prize-table.jpg', cut, other])
    close = tour._('_Close').replace('_', '')
    wait_for(lambda: close in labels(tour), 'what did not come in')
    tour.shot('26-broken')
    press(tour, '_Close')
    wait_for(lambda: len(photographs(tour)) == 1, 'the photograph that is whole')
    open_story(tour)


def open_story(tour):
    """The article that the steps before have written."""
    turn_to(tour, 'F9')
    row = wait_for(lambda: [node for node in rows(tour) if node.name.startswith(STORY)], STORY)[0]
    tour.editor.click(row)
    wait_for(lambda: tour.editor.reads(tour._('Title')).startswith(STORY), 'the article')
    wait_saved(tour)


def button(tour, name):
    """Newer versions of GTK call by another role what stays pressed."""
    return wait_for(lambda: tour.editor.all('push button', name) or
                    tour.editor.all('toggle button', name), f'the button “{name}”')[0]


def devices(tour):
    turn_to(tour, 'F8')
    for name, device in (('As on a tablet', 'tablet'), ('As on a phone', 'phone'),
                         ('As on a computer', 'computer')):
        tour.editor.click(button(tour, tour._(name)))
        settle(preview_box(tour))
        tour.shot(f'22-{device}')
    turn_to(tour, 'F8')


def crash(tour):
    turn_to(tour, 'F8')
    place = preview_box(tour)
    settle(place)
    for number in tour.children('WebKitWebProcess'):
        os.kill(number, signal.SIGKILL)
    tour.editor.find('label', tour._('The Preview Has Stopped'))
    stopped = settle(place)
    tour.shot('23-crashed')
    press(tour, '_Load Again')
    wait_for(lambda: pixels(*place) != stopped, 'the page again')
    settle(place)
    turn_to(tour, 'F8')


def look_around(tour, name):
    """The main states, as they are in another language or with larger letters."""
    tour.editor.start()
    tour.editor.find('text', tour._('Text of the article'))
    wait_saved(tour)
    if tour.is_wide:
        settle(preview_box(tour))
    tour.shot(f'{name}-article')
    keys('ctrl+shift+Return')
    tour.editor.window(tour._('Publish'))
    tour.shot(f'{name}-publish')
    keys('Escape')


def english(tour):
    tour.editor.end()
    tour.editor = tour.new_editor('en')
    look_around(tour, '27-english')


def large(tour):
    tour.editor.end()
    tour.set_letters(2)
    tour.editor = tour.new_editor('zh_CN')
    look_around(tour, '28-large')
    search(tour, '28-large-search')
    turn_to(tour, 'F8')
    if not tour.is_wide:
        settle(preview_box(tour))
        tour.shot('28-large-preview')


def delete_all(tour):
    """A key may come before the row that was clicked has the focus."""
    for _ in range(20):
        number = len(rows(tour))
        if number == 0:
            break
        tour.editor.click(rows(tour)[0])
        keys('Delete')
        with contextlib.suppress(Failed):
            wait_for(lambda n=number: len(rows(tour)) < n, 'one draft less', 5)


def empty(tour):
    """In a copy of the folder, all drafts are put into the trash."""
    tour.editor.end()
    tour.set_letters(1)
    if tour.is_wide:
        shutil.copytree(tour.data, tour.emptied)
    tour.editor = tour.new_editor('zh_CN', tour.emptied)
    tour.editor.start()
    if tour.is_wide:
        wait_for(lambda: rows(tour), 'drafts')
        delete_all(tour)
    wait_for(lambda: tour._('What Is the News?') in labels(tour), 'the invitation')
    tour.shot('29-empty')
    tour.editor.end()
    tour.set_letters(2)
    tour.editor.start()
    wait_for(lambda: tour._('What Is the News?') in labels(tour), 'the invitation')
    tour.shot('29-empty-large')


LOOKS = [
    ('drafts searched', search),
    ('the page on a tablet and on a phone', devices),
    ('the preview stops and is loaded again', crash),
    (f'{MANY} photographs dropped at once', import_many),
    ('photographs that do not come in', import_broken),
    ('in English', english),
    ('letters twice as large', large),
    ('an empty desk', empty),
]
WIDE = LOOKS
NARROW = [('the list of drafts', drafts)] + LOOKS
