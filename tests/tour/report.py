# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as it comes from Word, with tables and many photographs: what a person who comes from
Word or WPS looks for."""

from pathlib import Path

import pyatspi

from handles import (drag, expect_text, labels, many_photographs, paste_page, photographs, press,
                     settle, text_of, wait_saved)
from outside import Clipboard, Failed, keys, place_of, type_text, wait_for, weight_at
from screen import ALL, pixels

GOLDEN = Path(__file__).resolve().parent.parent / 'exchange' / 'paste'
HEADINGS = ['秋季运动会圆满落幕', '比赛成绩', '家长开放日活动纪实', '活动安排']
ITEMS = ['男子组', '女子组', '参观校园', '走进课堂']
CELLS = ['年级', '主题', '书香校园', '', '一年级', '读书']
FOUND = '年级'
INSTEAD = '学校'
CAPTION = '读书节'
DROPPED = '<h3>书香校园</h3><ul><li>云湖<b>书屋</b></li></ul><script>steal()</script>'
TWO_LINES = '经典诵读\n亲子共读'
PHOTOGRAPHS = 4
TYPED = ''.join(CELLS) + FOUND + INSTEAD + CAPTION


def article(tour):
    return tour.editor.find('text', tour._('Text of the article'))


def weight_of(tour, words):
    text = article(tour)
    return weight_at(text, place_of(text, words))


def length(tour):
    """How many characters stand in the text; tables, photographs and dividers are one each."""
    return article(tour).queryText().characterCount


def is_chosen(tour, command):
    """Rows that the palette has no use for any more have a place there, too."""
    return any(node.name.startswith(command) and node.getState().contains(pyatspi.STATE_SELECTED)
               for node in tour.editor.all('list item'))


def go_to_end(tour):
    keys('ctrl+shift+e', 'ctrl+End')
    tour.editor.focus(tour._('Text of the article'))
    if not text_of(tour).endswith('\n\n'):
        keys('Return')


def stay_at_toast(tour, words):
    """It goes by itself, but not from under the pointer."""
    label = wait_for(lambda: [node for node in tour.editor.all('label')
                              if node.name.startswith(words)], f'“{words}”')[0]
    tour.editor.point(label)


def paste_word(tour):
    keys('ctrl+n')
    tour.editor.focus(tour._('Title'))
    wait_for(lambda: tour.editor.reads(tour._('Title')) == '', 'an empty title')
    keys('ctrl+shift+e')
    tour.editor.focus(tour._('Text of the article'))
    paste_page(tour, (GOLDEN / 'word-report.in.html').read_text(encoding='utf-8'))
    stay_at_toast(tour, tour._('Pasted without %s').partition('%s')[0])
    for words in HEADINGS[:2] + ITEMS[:2]:
        expect_text(tour, words)
    if 'mso' in text_of(tour) or '{' in text_of(tour) or '1.' in text_of(tour):
        raise Failed(f'style sheets or numbers among the words: {text_of(tour)!r}')
    if weight_of(tour, HEADINGS[1]) != 700 or weight_of(tour, ITEMS[0]) != 400:
        raise Failed('what was a heading is none')
    tour.shot('30-word')


def plain_instead(tour):
    """The toast's button, and undo of that."""
    press(tour, 'Plain Text Instead')
    wait_for(lambda: weight_of(tour, HEADINGS[1]) == 400, 'bare words')
    keys('ctrl+shift+e', 'ctrl+z')
    wait_for(lambda: weight_of(tour, HEADINGS[1]) == 700, 'the heading again')


def paste_wps(tour):
    go_to_end(tour)
    paste_page(tour, (GOLDEN / 'wps-report.in.html').read_text(encoding='utf-8'))
    for words in HEADINGS[2:] + ITEMS[2:]:
        expect_text(tour, words)
    if weight_of(tour, HEADINGS[3]) != 700:
        raise Failed('what was a heading in WPS is none')


def outline(tour):
    keys('ctrl+shift+o')
    wait_for(lambda: set(HEADINGS) <= set(labels(tour)), 'the headings')
    tour.shot('31-outline')
    tour.editor.click(tour.editor.find('label', HEADINGS[3]))
    wait_for(lambda: article(tour).queryText().caretOffset == place_of(article(tour), HEADINGS[3]),
             'the cursor at the heading')
    keys('ctrl+shift+e')
    tour.editor.focus(tour._('Text of the article'))


def cells(tour):
    """Of the table: the library has cells too, where it was looked at."""
    first = tour._('Row %u, column %u').split('%', maxsplit=1)[0]
    return [cell for cell in tour.editor.all('table cell') if cell.name.startswith(first)]


def cell_says(tour, row, column, words):
    name = tour._('Row %u, column %u').replace('%u', '{}').format(row, column)
    return bool(tour.editor.all('table cell', f'{name}: {words}'))


def insert_table(tour):
    go_to_end(tour)
    type_text('/')
    wait_for(lambda: {tour._('Numbered list'), tour._('Table…')} <= set(labels(tour)), 'all blocks')
    tour.shot('32-slash')
    type_text('bg')
    wait_for(lambda: tour._('Numbered list') not in labels(tour), 'tables alone')
    keys('Return')
    size = tour._('%u rows × %u columns').replace('%u', '{}')
    tour.editor.find('label', size.format(3, 4))
    keys('Left')
    tour.editor.find('label', size.format(3, 3))
    tour.shot('33-size')
    keys('Return')
    wait_for(lambda: len(cells(tour)) == 9, 'nine cells')


def write_table(tour):
    for words in CELLS:
        type_text(words)
        keys('Tab')
    wait_for(lambda: cell_says(tour, 2, 3, CELLS[5]), 'the words of the cells')
    keys('alt+shift+Down')
    wait_for(lambda: len(cells(tour)) == 12, 'a row more')
    keys('shift+Right', 'ctrl+m')
    wait_for(lambda: len(cells(tour)) == 11, 'merged cells')
    tour.shot('34-table')
    keys('ctrl+z', 'ctrl+z')
    wait_for(lambda: len(cells(tour)) == 9, 'the table before')
    keys('ctrl+shift+z', 'ctrl+shift+z')
    wait_for(lambda: len(cells(tour)) == 11, 'the table again')


def find_and_replace(tour):
    keys('ctrl+h')
    tour.editor.focus(tour._('Find in the article'))
    keys('ctrl+a')
    type_text(FOUND)
    wait_for(lambda: any(node.name.endswith('/ 2') for node in tour.editor.all('status bar')),
             'two matches')
    tour.shot('35-find')
    tour.editor.click(tour.editor.find('text', tour._('Replace with')))
    tour.editor.focus(tour._('Replace with'))
    type_text(INSTEAD)
    press(tour, 'Replace _All')
    wait_for(lambda: cell_says(tour, 1, 1, INSTEAD), 'the words in their place')
    keys('Escape', 'ctrl+z')
    wait_for(lambda: cell_says(tour, 1, 1, FOUND) and cell_says(tour, 2, 2, CELLS[4]),
             'all of it back by one undo')


def palette(tour):
    go_to_end(tour)
    before = length(tour)
    keys('ctrl+shift+p')
    tour.editor.focus(tour._('Command'))
    type_text('fgx')
    wait_for(lambda: is_chosen(tour, tour._('Divider')), 'the command with these initials')
    tour.shot('36-palette')
    keys('Return')
    wait_for(lambda: length(tour) > before, 'a divider')


def paste_special(tour):
    go_to_end(tour)
    clipboard = Clipboard(TWO_LINES, 'UTF8_STRING')
    keys('ctrl+alt+v')
    item = tour._('_One Paragraph').replace('_', '')
    wait_for(lambda: tour.editor.all('menu item', item), 'the ways to paste')
    tour.shot('37-paste-special')
    keys('o')
    expect_text(tour, TWO_LINES.replace('\n', ''))
    clipboard.close()


def drop_words(tour):
    """From a browser or an office program, among the words of the report."""
    keys('ctrl+shift+e', 'ctrl+Home')
    tour.editor.focus(tour._('Text of the article'))
    path = tour.output / 'dropped.html'
    path.write_text(DROPPED, encoding='utf-8')
    drag(tour, ['--html', path])
    expect_text(tour, '云湖书屋')
    text = text_of(tour)
    if '<' in text or 'steal' in text:
        raise Failed(f'dropped as plain text: {text!r}')
    wait_for(lambda: weight_of(tour, '书屋') == 700, 'the words in bold')
    path.unlink()


def gallery(tour):
    before = len(photographs(tour))
    go_to_end(tour)
    drag(tour, many_photographs(tour, PHOTOGRAPHS))
    wait_for(lambda: len(photographs(tour)) == before + PHOTOGRAPHS, 'the photographs')
    keys('ctrl+alt+g')
    tour.editor.find('panel', tour._('Gallery'))
    caption = tour._('Caption of photograph %u').replace('%u', '{}')
    tour.editor.click(tour.editor.find('text', caption.format(1)))
    tour.editor.focus(caption.format(1))
    type_text(CAPTION)
    wait_saved(tour)
    tour.shot('38-gallery')
    before = settle(ALL)
    keys('alt+Right')
    wait_for(lambda: pixels(*ALL) != before, 'the photograph moved')


def source(tour):
    keys('ctrl+alt+u')
    tour.editor.window(tour._('HTML Source'))
    name = tour._('HTML source of the article')
    wait_for(lambda: '<figure class="gallery' in tour.editor.reads(name), 'the source')
    html = tour.editor.reads(name)
    for words in (f'<h2 class="align-center">{HEADINGS[0]}</h2>', '<ol><li>男子组<ol>',
                  f'<th>{CELLS[0]}</th>', f'<figcaption>{CAPTION}</figcaption>', '<hr>'):
        if words not in html:
            raise Failed(f'{words} is not in the source: {html}')
    pictures = html.partition('<figure class="gallery')[2].split('<img')
    if len(pictures) != PHOTOGRAPHS + 1 or CAPTION not in pictures[2]:
        raise Failed(f'not the second of {PHOTOGRAPHS} photographs has the caption: {html}')
    if 'style=' in html or 'mso' in html or 'font-family' in html:
        raise Failed(f'styles in the source: {html}')
    tour.shot('39-source')
    keys('Escape')
    wait_for(lambda: len(tour.editor.frames) == 1, 'one window')
    wait_saved(tour)


STEPS = [
    ('a report pasted from Word keeps its headings and lists', paste_word),
    ('the bare words instead, and back', plain_instead),
    ('another pasted from WPS', paste_wps),
    ('the outline leads to a heading', outline),
    ('a table by “/bg”', insert_table),
    ('written by Tab, a row more, cells merged', write_table),
    ('found and replaced in cells, one undo', find_and_replace),
    ('the palette finds a command by its initials', palette),
    ('paste special makes one paragraph', paste_special),
    ('words dropped from another program keep their formatting', drop_words),
    (f'{PHOTOGRAPHS} photographs in a gallery, a caption, another order', gallery),
    ('the source of it all', source),
]
