# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main states once more, to be looked at: search, import, dark, English, empty, narrow."""

import shutil

from handles import drag, labels, preview_box, settle, wait_saved
from outside import keys, type_text, wait_for

MANY = 40
FOUND = '诵读'
MISSING = '火星'
ALBUM = '读书节照片'
TYPED = FOUND + MISSING + ALBUM


def both_colours(tour, name):
    tour.shot(f'{name}-light')
    tour.color_scheme('dark')
    tour.shot(f'{name}-dark')
    tour.color_scheme('light')


def rows(tour):
    return tour.editor.all('list item')


def search(tour):
    keys('ctrl+shift+f')
    tour.editor.find('entry', tour._('Search drafts'))
    type_text(FOUND)
    wait_for(lambda: len(rows(tour)) == 1, 'one draft found')
    tour.shot('18-search')
    type_text(MISSING)
    tour.editor.find('label', tour._('Nothing Found'))
    tour.shot('19-nothing-found')
    keys('Escape')
    wait_for(lambda: len(rows(tour)) == 2, 'all drafts')


def many_photographs(tour):
    """Copies of one photograph that differ by a remark within the file."""
    folder = tour.output / 'photographs'
    folder.mkdir(exist_ok=True)
    bytes_ = (tour.source / 'sample' / 'start-line.jpg').read_bytes()
    files = []
    for number in range(MANY):
        remark = f'photograph {number:03}'.encode()
        files.append(folder / f'DSC_{number:04}.jpg')
        files[-1].write_bytes(bytes_[:2] + b'\xff\xfe' + (len(remark) + 2).to_bytes(2, 'big') +
                              remark + bytes_[2:])
    return files


def import_many(tour):
    keys('ctrl+n')
    tour.editor.focus(tour._('Title'))
    wait_for(lambda: tour.editor.reads(tour._('Title')) == '', 'an empty title')
    type_text(ALBUM)
    drag(tour, many_photographs(tour))
    tour.editor.find('progress bar', None)
    tour.shot('20-import')
    wait_for(lambda: len(tour.editor.all('panel', tour._('Photograph'))) == MANY, 'all photographs',
             120)
    wait_saved(tour)
    tour.shot('21-imported')
    shutil.rmtree(tour.output / 'photographs')


def dark(tour):
    tour.editor.click(rows(tour)[1])
    settle(preview_box(tour))
    both_colours(tour, '22-article')
    keys('ctrl+shift+Return')
    tour.editor.window(tour._('Publish'))
    both_colours(tour, '23-publish')
    keys('Escape')


def english(tour):
    tour.editor.end()
    tour.editor = tour.new_editor('en')
    tour.editor.start()
    tour.editor.find('text', 'Title')
    settle(preview_box(tour))
    tour.shot('24-english')
    keys('ctrl+shift+Return')
    tour.editor.window('Publish')
    tour.shot('25-english-publish')
    keys('Escape')


def empty(tour):
    """In a copy of the folder, all drafts are put into the trash."""
    tour.editor.end()
    data = tour.output / 'data-emptied'
    shutil.copytree(tour.data, data)
    tour.editor = tour.new_editor('zh_CN', data)
    tour.editor.start()
    wait_for(lambda: rows(tour), 'drafts')
    while rows(tour):
        number = len(rows(tour))
        tour.editor.click(rows(tour)[0])
        keys('Delete')
        wait_for(lambda n=number: len(rows(tour)) < n, 'one draft less')
    wait_for(lambda: tour._('What Is the News?') in labels(tour), 'the invitation')
    both_colours(tour, '26-empty')


def narrow(tour):
    tour.editor.start()
    tour.editor.find('text', tour._('Text of the article'))
    wait_saved(tour)
    both_colours(tour, '30-narrow-article')


def narrow_drafts(tour):
    keys('F9')
    wait_for(lambda: rows(tour), 'drafts')
    both_colours(tour, '31-narrow-drafts')
    keys('F9')


def narrow_preview(tour):
    keys('F8')
    settle(preview_box(tour))
    both_colours(tour, '32-narrow-preview')
    keys('F8')


def narrow_publish(tour):
    keys('ctrl+shift+Return')
    tour.editor.window(tour._('Publish'))
    both_colours(tour, '33-narrow-publish')
    keys('Escape')


WIDE = [
    ('drafts searched', search),
    (f'{MANY} photographs dropped at once', import_many),
    ('light and dark', dark),
    ('in English', english),
    ('all drafts deleted', empty),
]
NARROW = [
    ('700 pixels wide: the article', narrow),
    ('700 pixels wide: the drafts', narrow_drafts),
    ('700 pixels wide: the preview', narrow_preview),
    ('700 pixels wide: publishing', narrow_publish),
]
