# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of the tour: how an article is written, kept and published."""

import hashlib
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import looks
import report
from handles import (drag, expect_text, labels, marked_on_page, paste_page, press, preview_box, rows,
                     settle, text_of, wait_saved)
from outside import Clipboard, Failed, keys, lay_keys, place_of, type_text, wait_for, weight_at
from page import Api, Page, fetch
from screen import ALL, pixels

TITLE = '彭城云湖实验小学举行“书香校园”读书节'
SUMMARY = '三百余名师生在云湖书屋诵读《彭城谣》。'
SOURCE = '彭城云湖实验小学'
PASTED = ('<h2 style="color:red">诵读声声</h2>'
          '<p onclick="steal()">三百余名师生齐诵<b>《彭城谣》</b>，校长沈明川为读书节揭幕。</p>'
          '<script>document.title = "hacked"</script>')
PASTED_BLOCKS = ['诵读声声', '三百余名师生齐诵《彭城谣》，校长沈明川为读书节揭幕。']
PLAIN = '读书节为期一周，家长也走进了课堂。'
CAPTION = '孩子们在云湖书屋领取图书。程远山 摄'
MARKED = '<p><mark>黄色的字</mark></p>'
BOLD = '让阅读成为习惯'
BOLD_BEFORE = '本届读书节的主题是'
ITEMS = ['一年级：亲子共读', '六年级：经典诵读']
UNDONE = '这一句写错了。'
LAST = '读书节将于下周五闭幕。'
SECOND = '（更新）'
THEIRS = '别人改过的标题'
TYPED = (TITLE + SUMMARY + SOURCE + CAPTION + BOLD_BEFORE + BOLD + ''.join(ITEMS) + UNDONE + LAST +
         SECOND + report.TYPED + looks.TYPED)


def start(tour):
    lay_keys(TYPED)
    tour.editor.start()
    wait_for(lambda: '田径运动会' in tour.editor.reads(tour._('Title')), 'the sample article')
    wait_for(lambda: len(rows(tour)) == 1, 'one draft in the list')
    wait_for(lambda: tour.children('pengcheng'), 'the built-in portal')
    settle(preview_box(tour))
    tour.shot('01-sample')


def start_narrow(tour):
    lay_keys(TYPED)
    tour.editor.start()
    tour.editor.find('text', tour._('Text of the article'))
    wait_saved(tour)
    wait_for(lambda: tour.children('pengcheng'), 'the built-in portal')
    tour.shot('01-article')


def new_article(tour):
    before = len(rows(tour))
    keys('ctrl+n')
    tour.editor.focus(tour._('Title'))
    wait_for(lambda: tour.editor.reads(tour._('Title')) == '', 'an empty title')
    wait_for(lambda: len(rows(tour)) == before + tour.is_wide, 'one draft more in the list')
    tour.shot('02-new')


def type_title(tour):
    type_text(TITLE)
    wait_for(lambda: tour.editor.reads(tour._('Title')) == TITLE, 'the title')
    tour.shot('03-title')


def type_fields(tour):
    for name, words in ((tour._('Summary'), SUMMARY), (tour._('Source'), SOURCE)):
        tour.editor.click(tour.editor.find('text', name))
        tour.editor.focus(name)
        type_text(words)
        wait_for(lambda n=name, w=words: tour.editor.reads(n) == w, name)
    tour.shot('04-fields')


def paste_web(tour):
    keys('ctrl+shift+e')
    tour.editor.focus(tour._('Text of the article'))
    paste_page(tour, PASTED)
    expect_text(tour, PASTED_BLOCKS[1])
    words = text_of(tour)
    if not words.startswith('\n'.join(PASTED_BLOCKS)) or 'hacked' in words:
        raise Failed(f'pasted other words: {words!r}')
    tour.shot('05-pasted')


def paste_plain(tour):
    keys('ctrl+End', 'Return')
    clipboard = Clipboard(PLAIN, 'UTF8_STRING')
    keys('ctrl+v')
    expect_text(tour, PASTED_BLOCKS[1] + '\n' + PLAIN)
    clipboard.close()


def make_photograph(tour):
    """A photograph as a telephone makes it, with the place where it was taken."""
    photograph = tour.output / 'IMG_0421.jpg'
    shutil.copyfile(tour.source / 'sample' / 'prize-table.jpg', photograph)
    subprocess.run(['exiftool', '-q', '-overwrite_original', '-GPSLatitude=34.2044',
                    '-GPSLatitudeRef=N', '-GPSLongitude=117.2857', '-GPSLongitudeRef=E',
                    '-SerialNumber=PENG-4711', '-Make=Test', photograph], check=True)
    return photograph


def drop_photograph(tour):
    tour.photograph = make_photograph(tour)
    keys('ctrl+End')
    drag(tour, [tour.photograph], '06-dragging')
    tour.editor.find('panel', tour._('Photograph'))
    tour.shot('07-dropped')


def type_caption(tour):
    tour.editor.click(tour.editor.find('text', tour._('Caption')))
    tour.editor.focus(tour._('Caption'))
    place = preview_box(tour) if tour.is_wide else ALL
    before = settle(place)
    type_text(CAPTION)
    wait_for(lambda: pixels(*place) != before, 'the caption on the page')
    wait_saved(tour)
    tour.shot('08-caption')
    keys('Return')
    tour.editor.focus(tour._('Text of the article'))


def make_bold(tour):
    keys('ctrl+End')
    if not text_of(tour).endswith('\n\n'):
        keys('Return')
    type_text(BOLD_BEFORE + BOLD)
    expect_text(tour, BOLD_BEFORE + BOLD)
    keys(*['shift+Left'] * len(BOLD))
    keys('ctrl+b')

    def is_bold():
        text = tour.editor.find('text', tour._('Text of the article'))
        place = place_of(text, BOLD)
        return weight_at(text, place) == 700 and weight_at(text, place - 1) == 400

    wait_for(is_bold, 'bold words')
    tour.shot('09-bold')


def look_at_link(tour):
    keys('ctrl+k')
    tour.editor.find('label', tour._('_Address').replace('_', ''))
    type_text('https://example.org/')
    tour.shot('10-link')
    keys('Escape')
    tour.editor.focus(tour._('Text of the article'))
    keys('End')


def make_list(tour):
    keys('ctrl+b', 'Return', 'ctrl+shift+8')
    type_text(ITEMS[0])
    keys('Return')
    type_text(ITEMS[1])
    expect_text(tour, ITEMS[0] + '\n' + ITEMS[1])
    tour.shot('11-list')
    keys('Return', 'Return')


def undo_and_redo(tour):
    before = text_of(tour)
    type_text(UNDONE)
    expect_text(tour, UNDONE)
    for _ in UNDONE:
        words = text_of(tour)
        if words == before:
            break
        keys('ctrl+z')
        wait_for(lambda w=words: text_of(tour) != w, 'one step less')
    if text_of(tour) != before:
        raise Failed('undo does not lead back')
    keys(*['ctrl+shift+z'] * 12)
    expect_text(tour, UNDONE)
    keys(*['BackSpace'] * len(UNDONE))
    wait_for(lambda: text_of(tour) == before, 'the words without the wrong ones')


def preview_follows(tour):
    """WebKit's page has no words for AT-SPI here, so a colour speaks that nothing else on it has:
    marked words are seen on it, the more of them the more of it, and then they are gone."""
    if marked_on_page(tour):
        raise Failed('something is marked on the page already')
    paste_page(tour, MARKED)
    few = wait_for(lambda: marked_on_page(tour), 'the marked words on the page')
    type_text(UNDONE)
    expect_text(tour, UNDONE)
    wait_for(lambda: marked_on_page(tour) > 1.5 * few, 'the words typed behind them on the page')
    tour.shot('12-preview')
    keys(*['BackSpace'] * (len(UNDONE) + 4))
    wait_for(lambda: not marked_on_page(tour), 'the page without the words')


def kill_and_find(tour):
    wait_saved(tour)
    type_text(LAST)
    expect_text(tour, LAST)
    words = text_of(tour)
    wait_saved(tour)
    tour.editor.kill()
    tour.editor.start()
    wait_for(lambda: tour.editor.reads(tour._('Title')) == TITLE, 'the title after the kill')
    found = wait_for(lambda: text_of(tour), 'the text after the kill')
    if found != words:
        raise Failed(f'wrote {words!r}, found {found!r}')
    for name, expected in ((tour._('Summary'), SUMMARY), (tour._('Source'), SOURCE)):
        if tour.editor.reads(name) != expected:
            raise Failed(f'lost {name}')
    settle(preview_box(tour))
    tour.shot('13-found-again')


def open_publishing(tour):
    keys('ctrl+shift+Return')
    tour.editor.window(tour._('Publish'))
    wait_for(lambda: tour._('Choose the section that the article belongs to.')
             in labels(tour), 'the wish for a section')
    tour.shot('14-publish-no-section')
    keys('space')
    wait_for(lambda: '官方活动' in labels(tour), 'the sections')
    keys('Down', 'Return')
    wait_for(lambda: tour._('Choose the section that the article belongs to.')
             not in labels(tour), 'no more wishes')
    tour.shot('15-publish-ready')


def publish(tour):
    with tour.held('pengcheng'):
        press(tour, '_Publish')
        tour.editor.find('label', tour._('Send the photographs'))
        tour.shot('16-publish-going')
    tour.url = published_url(tour)
    tour.shot('17-published')
    keys('Escape')


def published_url(tour):
    tour.editor.find('label', tour._('Published'))
    return wait_for(lambda: [name for name in labels(tour) if name.startswith('http')],
                    'the address of the page')[0]


def compare_page(tour):
    page = Page(tour.url)
    expected = [('h2', PASTED_BLOCKS[0]), ('p', PASTED_BLOCKS[1]), ('p', PLAIN),
                ('figcaption', CAPTION), ('p', BOLD_BEFORE + BOLD), ('li', ITEMS[0]),
                ('li', ITEMS[1]), ('p', LAST)]
    found = [(tag, text.strip()) for tag, text in page.blocks if text.strip()]
    if page.title != TITLE or found != expected:
        raise Failed(f'the page says {page.title!r} {found!r}')
    if page.bold != ['《彭城谣》', BOLD]:
        raise Failed(f'bold on the page: {page.bold!r}')
    if page.scripts or 'steal' in page.html or SUMMARY not in page.html or SOURCE not in page.html:
        raise Failed('the page lacks something, or has what nobody wrote')
    (tour.output / 'page.html').write_text(page.html, encoding='utf-8')
    (tour.output / 'address').write_text(tour.url + '\n', encoding='utf-8')


def compare_photograph(tour):
    pictures = Page(tour.url).pictures
    if len(pictures) != 1:
        raise Failed(f'pictures on the page: {pictures!r}')
    sent, kind = fetch(pictures[0][0])
    name = hashlib.sha256(tour.photograph.read_bytes()).hexdigest()
    if sent != (tour.data / 'media' / 'web' / name[:2] / name).read_bytes():
        raise Failed('the portal shows other bytes than the library has for it')
    if kind != 'image/jpeg' or b'Exif' in sent or b'PENG-4711' in sent:
        raise Failed('the photograph on the page tells more than it should')


def news_in_sitemap(tour):
    root = '/'.join(tour.url.split('/')[:3])
    tree = ElementTree.fromstring(fetch(root + '/sitemap.xml')[0])
    return [node.text for node in tree.iter() if node.tag.endswith('loc') and '/news/' in node.text]


def publish_again(tour):
    keys('ctrl+shift+e', 'ctrl+End')
    tour.editor.focus(tour._('Text of the article'))
    type_text(SECOND)
    expect_text(tour, LAST + SECOND)
    keys('ctrl+shift+Return')
    tour.editor.window(tour._('Publish'))
    tour.shot('18-publish-again')
    press(tour, '_Update')
    url = published_url(tour)
    wait_for(lambda: LAST + SECOND in Page(url).html, 'the change on the page')
    if url != tour.url or news_in_sitemap(tour) != [url]:
        raise Failed(f'more than one article: {news_in_sitemap(tour)}')
    keys('Escape')


def find_changed(tour):
    """Somebody else has been at the article: nothing is overwritten."""
    token = (tour.data / 'portal' / 'token').read_text(encoding='utf-8').strip()
    Api(tour.url, token).retitle(tour.url, THEIRS)
    keys('ctrl+shift+e', 'ctrl+End')
    tour.editor.focus(tour._('Text of the article'))
    type_text(SECOND)
    expect_text(tour, LAST + SECOND + SECOND)
    keys('ctrl+shift+Return')
    tour.editor.window(tour._('Publish'))
    press(tour, '_Update')
    tour.editor.find('label', tour._('Changed at the Site'))
    tour.shot('19-changed-there')
    press(tour, '_Keep Theirs')
    keys('Escape')
    if Page(tour.url).title != THEIRS:
        raise Failed('what somebody else has written is gone')


WIDE = [
    ('an empty desk opens with the sample article', start),
    ('a new article waits for its title', new_article),
    ('a Chinese title, typed', type_title),
    ('summary and source, typed', type_fields),
    ('text pasted from a web page keeps what is good', paste_web),
    ('plain text pasted', paste_plain),
    ('a photograph dropped in', drop_photograph),
    ('its caption, typed in place', type_caption),
    ('bold by Ctrl+B', make_bold),
    ('the link editor', look_at_link),
    ('a list by Ctrl+Shift+8', make_list),
    ('undo and redo', undo_and_redo),
    ('the preview follows each word', preview_follows),
    ('killed, started again: every word is there', kill_and_find),
    ('the publish window asks for the section', open_publishing),
    ('published', publish),
    ('the page says what was written', compare_page),
    ('its photograph is the web version, and tells no place', compare_photograph),
    ('published again after a change: still one article', publish_again),
    ('changed by somebody else: not overwritten', find_changed),
] + report.STEPS + looks.WIDE
NARROW = [
    ('700 pixels wide', start_narrow),
    ('a new article in a narrow window', new_article),
    ('its title', type_title),
    ('its summary and source', type_fields),
    ('its text, pasted', paste_web),
    ('its photograph, dropped', drop_photograph),
    ('the caption', type_caption),
    ('bold words', make_bold),
    ('the link editor in a narrow window', look_at_link),
    ('its section', open_publishing),
    ('it is published', publish),
] + report.STEPS + looks.NARROW
PHASES = {'wide': WIDE, 'narrow': NARROW}
