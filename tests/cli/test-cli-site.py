#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`pengcheng site` and `pengcheng publish --site` against a real WordPress, with a real keyring."""

import os
import urllib.error
import urllib.request

from clibox import BAD, DONE, FAILED, SAMPLE, TITLE, run_tests

URL = os.environ['WP_URL']
USER = os.environ['WP_AUTHOR_USER']
PASSWORD = os.environ['WP_AUTHOR_APP_PASSWORD']


def add(box, *args, password=PASSWORD, user=USER):
    return box.run('site', 'add', '--user', user, *args, '学校', URL, stdin=f'{password}\n'.encode())


def find_site(box):
    site, = (site for site in box.run('site', 'list', '--json').expect(DONE).objects()
             if site['name'] == '学校')
    return site


def is_read(address):
    try:
        urllib.request.urlopen(address)
        return True
    except urllib.error.HTTPError:
        return False


def test_add_list_test_remove(box):
    said, = add(box, '--json').expect(DONE, err='').objects()
    assert said['title'] == '青禾图书馆测试站' and said['may'] == 'publish', said
    assert '本地资讯' in said['sections'], said
    site = find_site(box)
    assert (site['kind'], site['address']) == ('wordpress', URL), site
    assert box.run('site', 'test', '学校', '--json').expect(DONE).objects() == [said]
    box.run('site', 'remove', '学校').expect(DONE, '', '')
    assert '学校' not in box.run('site', 'list').expect(DONE).out
    box.run('site', 'test', '学校').expect(FAILED, '', 'There is no site')


def test_wrong_password(box):
    add(box, password='wrong').expect(FAILED, '', 'does not know you')
    assert '学校' not in box.run('site', 'list').expect(DONE).out


def test_bad_use(box):
    box.run('site', 'add', '--kind', 'wordpress', '学校', URL).expect(BAD, '', '--user')
    box.run('site', 'add', '--kind', 'joomla', '学校', URL).expect(BAD, '', 'joomla')
    add(box, password='').expect(FAILED, '', 'standard input')
    box.run('site', 'add', '--user', USER, '学校', 'http://example.org', stdin=b'x\n').expect(
        FAILED, '', 'https')


def test_publish(box):
    add(box, '--section', '官方活动').expect(DONE)
    article = SAMPLE / 'article.html'
    draft = box.run('draft', 'new', article).expect(DONE).out.split()[0]
    address = box.run('publish', '--site', '学校', '--section', '本地资讯', draft).expect(DONE).out
    page = urllib.request.urlopen(address.strip()).read().decode('utf-8')
    assert TITLE in page, page[:1000]
    assert 'wp-block-image' in page, 'no picture'
    again = box.run('publish', '--site', '学校', '--section', '本地资讯', draft).expect(DONE).out
    assert again == address, (again, address)


def test_default_section(box):
    """It is noted by what the site calls it, as the window does."""
    add(box, '--section', '没有的栏目').expect(FAILED, '', 'no section “没有的栏目”')
    assert '学校' not in box.run('site', 'list').expect(DONE).out
    add(box, '--section', '官方活动').expect(DONE)
    number = find_site(box)['section']
    assert number.isdigit(), number
    add(box, '--section', number).expect(DONE)
    assert find_site(box)['section'] == number, find_site(box)
    article = box.write('a.html', '<!DOCTYPE html><title>无栏目</title><h1>无栏目</h1><p>文</p>')
    box.run('publish', '--site', '学校', article).expect(DONE)


def test_usual_source(box):
    """It is written into an article that names none, and stays until something else is said."""
    add(box, '--section', '官方活动', '--source', ' 徐州市第一中学 ').expect(DONE)
    before = find_site(box)
    assert before['section'] and before['source'] == '徐州市第一中学', before
    file = box.write('a.html', '<!DOCTYPE html><title>来源</title><h1>来源</h1><p>文</p>')
    draft = box.run('draft', 'new', file).expect(DONE).out.split()[0]
    box.run('publish', '--site', '学校', draft).expect(DONE)
    assert 'source: 徐州市第一中学' in box.run('draft', 'show', draft).expect(DONE).lines()

    add(box).expect(DONE)
    assert find_site(box) == before, find_site(box)
    add(box, '--source', '').expect(DONE)
    assert find_site(box) == {**before, 'source': ''}, find_site(box)


def test_readers(box):
    """All that an article may be there, one after the other; it stays so when nothing is said."""
    add(box, '--section', '本地资讯').expect(DONE)
    article = box.write('a.html', '<!DOCTYPE html><title>读者</title><h1>读者</h1><p>文</p>')
    draft = box.run('draft', 'new', article).expect(DONE).out.split()[0]
    for readers, told in [('draft', 'as a draft'), ('colleagues', 'for colleagues alone'),
                          ('review', 'look at it first')]:
        box.run('publish', '--site', '学校', '--readers', readers, draft).expect(DONE, err=told)
        address = box.run('publish', '--site', '学校', draft).expect(DONE, err=told).out.strip()
        assert not is_read(address), (readers, address)
    answer = box.run('publish', '--site', '学校', '--at', '2126-12-01 08:00', draft).expect(DONE)
    assert 'Readers see it from 2126-12-01 08:00' in answer.err, answer.err
    answer = box.run('publish', '--site', '学校', '--readers', 'everyone', draft).expect(DONE, err='')
    assert is_read(answer.out.strip()), answer.out


def test_secret_is_nowhere(box):
    """In no file that the program writes, and in no message."""
    add(box).expect(DONE)
    article = box.write('a.html', '<!DOCTYPE html><title>秘密</title><h1>秘密</h1><p>文</p>')
    done = box.run('publish', '--site', '学校', '--section', '本地资讯', article,
                   G_MESSAGES_DEBUG='all').expect(DONE)
    assert PASSWORD not in done.out + done.err
    for path in box.data.rglob('*'):
        assert not path.is_file() or PASSWORD.encode() not in path.read_bytes(), path


run_tests([
    ('add, list, test, remove', test_add_list_test_remove),
    ('wrong password', test_wrong_password),
    ('bad use', test_bad_use),
    ('publish', test_publish),
    ('default section', test_default_section),
    ('usual source', test_usual_source),
    ('readers', test_readers),
    ('the secret is nowhere', test_secret_is_nowhere),
])
