#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`pengcheng verify` against the real built-in portal."""

import json
import re
import sqlite3
import urllib.request

from clibox import BAD, DONE, FAILED, FOUND, Portal, run_tests


def publish(box):
    uuid = box.run('draft', 'new', box.sample()).expect(DONE).out.strip()
    [url] = box.run('publish', uuid).expect(DONE).lines()
    return uuid, url


def call(portal, uuid, method, change=None):
    """As a colleague does it, past this computer's drafts."""
    token = (portal.folder / 'token').read_text().strip()
    address = f'{portal.url}api/v1/articles/{uuid}'
    headers = {'Authorization': f'Bearer {token}'}
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=20) as answer:
        article, headers['If-Match'] = json.loads(answer.read()), answer.headers['ETag']
    body = None
    if change is not None:
        keep = ('title', 'short_title', 'summary', 'source', 'author', 'photographer', 'event_date',
                'section', 'tags', 'cover', 'html')
        body = json.dumps(change({name: article[name] for name in keep if name in article})).encode()
        headers['Content-Type'] = 'application/json'
    request = urllib.request.Request(address, data=body, headers=headers, method=method)
    urllib.request.urlopen(request, timeout=20).close()


def test_clean(box):
    Portal(box)
    uuid, url = publish(box)
    for name in [uuid, uuid.upper(), url]:
        box.run('verify', name).expect(DONE, '', 'The page is as it was sent')
        box.run('verify', '--json', name).expect(DONE, '')


def test_portal_started(box):
    """Where no portal runs one is started, at whatever port."""
    uuid, url = publish(box)
    box.run('verify', uuid, url).expect(DONE, '', 'The page is as it was sent')


def test_changed(box):
    portal = Portal(box)
    uuid, url = publish(box)

    def change(article):
        article['html'] = article['html'].replace('</p>', '贷款找我。</p>', 1) + '<p>代写论文</p>'
        article['title'] = '别的标题'
        return article

    call(portal, uuid, 'PUT', change)
    told = box.run('verify', '--json', uuid).expect(FOUND).objects()
    kinds = [row['kind'] for row in told]
    assert kinds == ['title-changed', 'title-changed', 'text-foreign', 'text-foreign'], told
    assert told[2]['paragraph'] == 1 and '贷款找我' in told[2]['there'], told
    assert told[2]['severity'] == 'tampered' and told[2]['place'] == 'article', told
    assert told[0]['there'] == '别的标题' and told[0]['place'] == 'page', told
    assert told[0]['severity'] == 'changed' and 'publish' in told[0]['fix'], told
    assert all(row['page'] == url and row['draft'] == uuid for row in told), told

    text = box.run('verify', url).expect(FOUND).out
    assert f'{url}\ttext-foreign\tAt paragraph 1, ' in text, text
    assert '\tThere is text that you did not send. In the page: “' in text, text

    # Publishing again is refused, for somebody else has changed it: nothing is overwritten.
    box.run('publish', uuid).expect(FAILED, '')
    box.run('verify', uuid).expect(FOUND)


def test_picture_changed(box):
    """Somebody has put other bytes in the place of a photograph."""
    portal = Portal(box)
    uuid, _ = publish(box)
    files = [path for path in portal.folder.rglob('*') if re.match('[0-9a-f]{64}', path.name)]
    assert files, list(portal.folder.rglob('*'))
    size = files[0].stat().st_size
    files[0].chmod(0o600)
    files[0].write_bytes(bytes(size))
    told = box.run('verify', '--json', uuid).expect(FOUND).objects()
    assert [row['kind'] for row in told] == ['picture-changed'], told


def test_put_right(box):
    """What was changed past the portal is gone when the article is published again."""
    portal = Portal(box)
    uuid, url = publish(box)
    before = portal.request(url.removeprefix(portal.url))
    with sqlite3.connect(portal.folder / 'portal.sqlite') as database:
        database.execute("UPDATE article SET title = '彩票', page = page || '<marquee>彩票</marquee>'")
    database.close()
    told = box.run('verify', '--json', uuid).expect(FOUND).objects()
    assert 'marquee' in [row['kind'] for row in told], told
    assert box.run('publish', uuid).expect(DONE).lines() == [url]
    box.run('verify', uuid).expect(DONE, '')
    after = portal.request(url.removeprefix(portal.url))
    shown = [re.sub('阅读量：.*?</span></span>', '', page.decode()) for page in (before, after)]
    assert shown[0] == shown[1], shown


def test_withdrawn(box):
    portal = Portal(box)
    uuid, url = publish(box)
    call(portal, uuid, 'DELETE')
    [row] = box.run('verify', '--json', url).expect(FOUND).objects()
    assert row['kind'] == 'gone', row


def test_unknown(box):
    Portal(box)
    uuid = box.run('draft', 'new', box.sample()).expect(DONE).out.strip()
    for name in [uuid, 'https://news.school.example/1.html', 'nonsense']:
        box.run('verify', name).expect(FAILED, '', 'published from here')
    box.run('verify').expect(BAD, '')


run_tests([
    ('clean', test_clean),
    ('portal started for the run', test_portal_started),
    ('changed by a colleague', test_changed),
    ('picture changed', test_picture_changed),
    ('put right', test_put_right),
    ('withdrawn by a colleague', test_withdrawn),
    ('unknown', test_unknown),
])
