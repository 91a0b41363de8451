#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`pengcheng publish` against the real built-in portal, and through a proxy that holds it up."""

import datetime
import html
import html.parser
import json
import re
import select
import signal
import socket
import sqlite3
import threading
import urllib.error
import urllib.request

from clibox import BAD, DONE, FAILED, SAMPLE, TITLE, Portal, finish, run_tests

SECTION = '本地资讯'
MEDIA = b'PUT /api/v1/media/'
ARTICLE = b'PUT /api/v1/articles/'
KEPT = 'There will be one page'


class Proxy:
    """Stands between publisher and portal, and holds up the requests that begin so."""

    def __init__(self, portal, start, after):
        self.start, self.after = start, after
        self.held, self.open = threading.Event(), True
        self.to = ('127.0.0.1', int(re.search(r':(\d+)', portal.url).group(1)))
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.url = f'http://127.0.0.1:{self.listener.getsockname()[1]}/'
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.carry, args=(client,), daemon=True).start()

    def carry(self, client):
        """Passes bytes on until the one thing is met; then nothing, or no answer, passes."""
        portal = socket.create_connection(self.to)
        mute = False
        try:
            while True:
                for ready in select.select([client, portal], [], [])[0]:
                    data = ready.recv(65536)
                    if not data:
                        return
                    if ready is client and self.start in data:
                        self.held.set()
                        if not self.after:
                            return self.hold(client)
                        mute = True
                    if ready is client:
                        portal.sendall(data)
                    elif not mute:
                        client.sendall(data)
        except OSError:
            pass
        finally:
            portal.close()
            client.close()

    @staticmethod
    def hold(client):
        while client.recv(65536):
            pass

    def close(self):
        self.listener.close()


class Page(html.parser.HTMLParser):
    """The words of an article, and its pictures, as a page or a file shows them."""

    def __init__(self, text):
        super().__init__()
        self.words, self.pictures, self.captions = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == 'img':
            self.pictures.append(dict(attrs)['alt'])

    def handle_data(self, data):
        self.words += data.split()


def article_of(page):
    """The part of a public page that is the article."""
    begin = page.index('<div id="peng-article">')
    return page[begin:page.index('</div>', begin)]


def assert_page(portal, url, file):
    """The page says what the file says, and its pictures are there."""
    page = portal.request(url.removeprefix(portal.url)).decode()
    source = file.read_text(encoding='utf-8')
    title = re.search('<h1>(.*?)</h1>', source).group(1)
    assert f'<h1 id="peng-title">{title}</h1>' in page, page[:3000]
    shown, wanted = Page(article_of(page)), Page(source[source.index('</h1>'):])
    assert ''.join(shown.words) == ''.join(wanted.words), shown.words
    assert shown.pictures == wanted.pictures, shown.pictures
    for src in re.findall('<img src="([^"]*)"', article_of(page)):
        assert portal.request(src.lstrip('/'))[:2] == b'\xff\xd8', src


def assert_once(box, portal, url, title=TITLE):
    """There is one article at the portal, published, and the drafts know it."""
    [article] = portal.articles()
    assert article['url'] == url and article['title'] == title, article
    assert article['state'] == 'published', article
    told = box.run('draft', 'list', '--json').expect(DONE).objects()
    assert [row['published'] for row in told] == ['same'], told


def publish(box, *args, **more):
    answer = box.run('publish', *args, **more).expect(DONE)
    [url] = answer.lines()
    return url


def test_file(box):
    """A file is published once, however often and from wherever it is published."""
    portal = Portal(box)
    file = box.sample()
    url = publish(box, file)
    assert_page(portal, url, file)
    assert_once(box, portal, url)
    for again in [file, 'sample/article.html', box.folder / 'sample/../sample/article.html']:
        assert publish(box, again) == url
    file.rename(box.folder / 'sample/renamed.html')
    assert publish(box, box.folder / 'sample/renamed.html') == url
    assert_once(box, portal, url)


def test_draft(box):
    portal = Portal(box)
    uuid = box.run('draft', 'new', box.sample()).expect(DONE).out.strip()
    url = publish(box, uuid)
    assert_page(portal, url, SAMPLE / 'article.html')
    assert publish(box, uuid.upper()) == url
    assert_once(box, portal, url)


def test_portal_started(box):
    """Where no portal runs, one is started for the run and does not stay."""
    file = box.sample()
    answer = box.run('publish', file).expect(DONE)
    url = answer.out.strip()
    try:
        urllib.request.urlopen(url, timeout=5)
        raise AssertionError('the portal stayed')
    except urllib.error.URLError:
        pass
    portal = Portal(box)
    [article] = portal.articles()
    assert article['url'].endswith(re.search('/news/.*', url).group()), article


def test_change(box):
    """What is changed in a draft changes its page."""
    portal = Portal(box)
    uuid = box.run('draft', 'new', box.sample()).expect(DONE).out.strip()
    url = publish(box, uuid)
    changed = box.write('sample/changed.html',
                        (SAMPLE / 'article.html').read_text(encoding='utf-8').replace('云龙湖畔', '湖边'))
    box.run('draft', 'replace', uuid, changed).expect(DONE)
    [told] = box.run('draft', 'list', '--json').expect(DONE).objects()
    assert told['published'] == 'changed', told
    assert publish(box, uuid) == url
    assert_page(portal, url, changed)
    assert_once(box, portal, url)


def test_twin(box):
    """A file with a published title and other words asks what is meant."""
    portal = Portal(box)
    file = box.sample()
    url = publish(box, file)
    text = file.read_text(encoding='utf-8')
    file.write_text(text.replace('云龙湖畔', '湖边'), encoding='utf-8')
    answer = box.run('publish', file).expect(FAILED, '')
    [uuid] = {row['uuid'] for row in box.run('draft', 'list', '--json').expect(DONE).objects()}
    assert f'pengcheng draft replace {uuid} {file}' in answer.err, answer.err
    assert_once(box, portal, url)

    box.run('draft', 'replace', uuid, file).expect(DONE)
    assert publish(box, uuid) == url
    assert_page(portal, url, file)
    file.write_text(text, encoding='utf-8')
    box.run('publish', file).expect(FAILED, '', f'Publish the draft {uuid}')
    assert_once(box, portal, url)


def test_trash(box):
    portal = Portal(box)
    file = box.sample()
    url = publish(box, file)
    [row] = box.run('draft', 'list', '--json').expect(DONE).objects()
    box.run('draft', 'delete', row['uuid']).expect(DONE)
    assert publish(box, file) == url
    assert_once(box, portal, url)


def test_several(box):
    """Each for itself, in order; one that fails does not stop the others."""
    portal = Portal(box)
    good = box.sample()
    other = box.write('other.txt', '另一篇\n\n第一段\n')
    box.write('bare.html', '<h1>缺图</h1><img src="no.jpg">')
    answer = box.run('publish', '--section', '通知公告', good, 'bare.html', 'no.html', other)
    answer.expect(FAILED)
    for part in ['no.jpg', 'not published without its pictures', '“no.html”']:
        assert part in answer.err, answer.err
    assert len(answer.lines()) == 2, answer.out
    assert sorted(article['title'] for article in portal.articles()) == sorted([TITLE, '另一篇'])
    assert {article['section'] for article in portal.articles()} == {'tongzhigonggao'}
    assert '第一段' in portal.request(answer.lines()[1].removeprefix(portal.url)).decode()


def test_standard_input(box):
    portal = Portal(box)
    text = '标准输入\n\n第一段\n'.encode()
    args = ['--from', 'txt', '--section', SECTION, '-']
    answer = box.run('publish', *args, stdin=text).expect(DONE)
    assert 'Photographs' not in answer.err, answer.err
    [url] = answer.lines()
    assert publish(box, *args, stdin=text) == url
    assert_once(box, portal, url, '标准输入')


def test_site(box):
    """A site by its name or number; a section that the site does not have."""
    portal = Portal(box)
    file = box.sample()
    url = publish(box, '--site', '本机预览站', file)
    assert publish(box, '--site=1', file) == url
    box.run('publish', '--site', '2', file).expect(FAILED, '', 'There is no site “2”')
    other = box.write('other.txt', '另一篇\n\n第一段\n')
    box.run('publish', '--section', 'Mars', other).expect(FAILED, '')
    assert_page(portal, url, file)
    assert len(portal.articles()) == 1
    assert publish(box, '--section', SECTION, other) != url
    assert len(portal.articles()) == 2


def test_no_section(box):
    portal = Portal(box)
    bare = box.write('a.txt', '标题\n\n第一段\n')
    box.run('publish', bare).expect(BAD, '', '--section')
    assert portal.articles() == []
    good = box.sample()
    box.run('publish', bare, 'no.html', good).expect(FAILED)
    assert [article['title'] for article in portal.articles()] == [TITLE]
    answer = box.run('publish', bare, box.write('b.unknown', 'x'), good).expect(BAD)
    assert answer.lines() == [article['url'] for article in portal.articles()], answer.out


def hours_ahead(hours):
    """A whole minute to come, in the time of this computer."""
    return (datetime.datetime.now().astimezone().replace(second=0, microsecond=0) +
            datetime.timedelta(hours=hours))


def is_read(url):
    try:
        urllib.request.urlopen(url, timeout=20)
        return True
    except urllib.error.HTTPError:
        return False


def test_schedule(box):
    """It comes at its time, stays so when it is published again, and can come at once."""
    portal = Portal(box)
    file = box.sample()
    time = hours_ahead(2)
    answer = box.run('publish', '--at', f'{time:%Y-%m-%d %H:%M}', file).expect(DONE)
    [url] = answer.lines()
    assert f'Readers see it from {time:%Y-%m-%d %H:%M}' in answer.err, answer.err
    [article] = portal.articles()
    assert article['url'] == url and article['state'] == 'scheduled', article
    assert datetime.datetime.fromisoformat(article['published_at']) == time, article
    assert not is_read(url)

    answer = box.run('publish', file).expect(DONE, url + '\n', 'Readers see it from')
    assert [article['state'] for article in portal.articles()] == ['scheduled']
    later = hours_ahead(50)
    box.run('publish', '--at', later.isoformat(), file).expect(DONE, url + '\n', 'Readers see it')
    [article] = portal.articles()
    assert datetime.datetime.fromisoformat(article['published_at']) == later, article

    box.run('publish', '--readers', 'everyone', file).expect(DONE, url + '\n')
    assert_page(portal, url, file)
    assert_once(box, portal, url)
    box.run('publish', '--at', later.isoformat(), file).expect(FAILED, '', 'Readers see this')
    assert_once(box, portal, url)


def test_bad_plan(box):
    """Nothing is sent that could not be as it was wished."""
    portal = Portal(box)
    file = box.sample()
    for time in ['tomorrow', '2126-13-01 08:00', '2126-12-01', '2126-12-01T08:00:00', '8:00', '']:
        box.run('publish', '--at', time, file).expect(BAD, '', f'“{time}” is no time')
    for time in ['2020-01-01 08:00', '2020-01-01T08:00:00Z', '1960-01-01T08:00:00+08:00']:
        box.run('publish', '--at', time, file).expect(BAD, '', 'has passed')
    box.run('publish', '--readers', 'nobody', file).expect(BAD, '', '“nobody” names no readers')
    box.run('publish', '--readers', 'draft', '--at', '2126-12-01 08:00', file).expect(
        BAD, '', 'Leave out --at or --readers')
    for readers in ['draft', 'colleagues', 'review']:
        box.run('publish', '--readers', readers, file).expect(FAILED, '', 'Leave out --readers')
    assert portal.articles() == []
    assert box.run('draft', 'list').expect(DONE).lines() == []


def test_usual_source(box):
    """An article that names no source has the one that is usual at the site, as in the window."""
    portal = Portal(box)
    file = box.write('a.txt', '校园新闻\n\n第一段\n')
    publish(box, '--section', SECTION, box.sample())
    with sqlite3.connect(box.data / 'articles.db') as store:
        store.execute("UPDATE site SET source = '云湖小学' WHERE kind = 'local'")
    store.close()
    url = publish(box, '--section', SECTION, file)
    assert '云湖小学' in portal.request(url.removeprefix(portal.url)).decode()
    draft, = (row for row in box.run('draft', 'list', '--json').expect(DONE).objects()
              if row['title'] == '校园新闻')
    assert 'source: 云湖小学' in box.run('draft', 'show', draft['uuid']).expect(DONE).lines()
    assert publish(box, '--section', SECTION, file) == url
    assert len(portal.articles()) == 2


def test_two_at_once(box):
    """Programs that publish one file at once make one page."""
    portal = Portal(box)
    file = box.sample()
    urls = {finish(process).expect(DONE).out for process in
            [box.start('publish', file) for _ in range(4)]}
    assert len(urls) == 1, urls
    assert_once(box, portal, urls.pop().strip())


def interrupted(start, after, how):
    """Stopped where the proxy holds it up, then published again without the proxy."""
    def test(box):
        portal = Portal(box)
        real = portal.url
        file = box.sample()
        proxy = Proxy(portal, start, after)
        portal.use(proxy.url)
        process = box.start('publish', file)
        assert proxy.held.wait(30), 'nothing came by'
        process.send_signal(how)
        answer = finish(process)
        if how == signal.SIGINT:
            answer.expect(FAILED, '', KEPT)
        proxy.close()
        portal.use(real)
        url = publish(box, file)
        assert_page(portal, url, file)
        assert_once(box, portal, url)
    return test


def test_interrupted_then_changed(box):
    """The page shows the words of now, though older ones were on their way."""
    portal = Portal(box)
    real = portal.url
    uuid = box.run('draft', 'new', box.sample()).expect(DONE).out.strip()
    proxy = Proxy(portal, ARTICLE, True)
    portal.use(proxy.url)
    process = box.start('publish', uuid)
    assert proxy.held.wait(30), 'nothing came by'
    process.send_signal(signal.SIGINT)
    finish(process).expect(FAILED, '', KEPT)
    proxy.close()
    portal.use(real)

    changed = box.write('sample/changed.html',
                        (SAMPLE / 'article.html').read_text(encoding='utf-8').replace('云龙湖畔', '湖边'))
    box.run('draft', 'replace', uuid, changed).expect(DONE)
    url = publish(box, uuid)
    assert_page(portal, url, changed)
    assert_once(box, portal, url)


def test_several_interrupted(box):
    """What was not begun is not begun any more."""
    portal = Portal(box)
    proxy = Proxy(portal, MEDIA, False)
    portal.use(proxy.url)
    process = box.start('publish', '--section', SECTION, box.sample(),
                        box.write('other.txt', '另一篇\n\n第一段\n'))
    assert proxy.held.wait(30), 'nothing came by'
    process.send_signal(signal.SIGTERM)
    finish(process).expect(FAILED, '', KEPT)
    assert portal.articles() == []
    assert len(box.run('draft', 'list').expect(DONE).lines()) == 1


STOPS = [('first photograph', MEDIA, False), ('answer to a photograph', MEDIA, True),
         ('article', ARTICLE, False), ('answer to the article', ARTICLE, True)]

run_tests([
    ('file', test_file),
    ('draft', test_draft),
    ('portal started for the run', test_portal_started),
    ('changed draft', test_change),
    ('file with a published title', test_twin),
    ('file whose draft is in the trash', test_trash),
    ('several', test_several),
    ('standard input', test_standard_input),
    ('site', test_site),
    ('no section', test_no_section),
    ('schedule', test_schedule),
    ('bad plan', test_bad_plan),
    ('usual source', test_usual_source),
    ('four at once', test_two_at_once),
    *[(f'{name}: interrupted', interrupted(start, after, signal.SIGINT))
      for name, start, after in STOPS],
    *[(f'{name}: killed', interrupted(start, after, signal.SIGKILL))
      for name, start, after in STOPS],
    ('interrupted, then changed', test_interrupted_then_changed),
    ('several, interrupted', test_several_interrupted),
])
