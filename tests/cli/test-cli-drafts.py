#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`pengcheng draft` and `pengcheng search`, on stores of every condition."""

import hashlib
import os
import re
import shutil
import sqlite3

from clibox import BAD, DONE, FAILED, SAMPLE, TITLE, finish, run_tests

UUID = re.compile(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n')
PHOTOS = ['opening-ceremony.jpg', 'prize-table.jpg', 'start-line.jpg']


def new(box, *args, **more):
    """Makes a draft; its name."""
    answer = box.run('draft', 'new', *args, **more).expect(DONE, err='')
    assert UUID.fullmatch(answer.out), answer.out
    return answer.out.strip()


def list_of(box, *args):
    return [row['uuid'] for row in
            box.run('draft', 'list', '--json', *args).expect(DONE, err='').objects()]


def test_new(box):
    """A draft from a page has all of it, photographs and all; exported, it is the same page."""
    uuid = new(box, box.sample())
    [told] = box.run('draft', 'show', '--json', uuid).expect(DONE, err='').objects()
    assert told['uuid'] == uuid and told['title'] == TITLE and told['images'] == 3, told
    assert told['fields']['author'] == '苏晓禾' and told['published'] == 'never', told
    assert '29秒86' in told['text'] and told['revision'] == 1, told

    answer = box.run('draft', 'export', uuid, '-').expect(DONE, err='')
    assert answer.bytes == (SAMPLE / 'article.html').read_bytes()


def test_new_empty(box):
    uuid = new(box)
    [told] = box.run('draft', 'list', '--json').expect(DONE).objects()
    assert told['uuid'] == uuid and told['title'] == '' and told['deleted'] is None, told


def test_new_text(box):
    uuid = new(box, box.write('a.txt', '标题\n\n第一段\n'))
    answer = box.run('draft', 'show', uuid).expect(DONE, err='')
    assert answer.out == 'title: 标题\n\n第一段\n\n', answer.out
    assert new(box, '--from', 'txt', '-', stdin='别的标题\n\n别的段\n'.encode()) != uuid
    assert len(list_of(box)) == 2


def test_new_pictures(box):
    """Pictures by address and by hash, from the folder alone; what is missing is told."""
    photo = (SAMPLE / 'start-line.jpg').read_bytes()
    name = hashlib.sha256(photo).hexdigest()
    box.write('secret.jpg', photo)
    box.write('in/photos/1 a.jpg', photo)
    page = box.write('in/a.html', '<h1>t</h1><img src="photos/1%20a.jpg"><img src="../secret.jpg">'
                                  '<img src="no.jpg"><img src="http://127.0.0.1:9/x.jpg">')
    answer = box.run('draft', 'new', page).expect(DONE)
    for missing in ['../secret.jpg', 'no.jpg', 'http://127.0.0.1:9/x.jpg']:
        assert f'“{missing}” does not lie beside it' in answer.err, answer.err
    html = box.run('draft', 'export', answer.out.strip(), '-').expect(DONE).out
    assert html.count('<img') == 1, html
    assert f'<img src="media:{name}" alt="" width="1600" height="1067">' in html, html


def test_new_bad_picture(box):
    box.write('a.jpg', (SAMPLE / 'start-line.jpg').read_bytes()[:3000])
    page = box.write('a.html', '<p>x</p><img src="a.jpg">')
    answer = box.run('draft', 'new', page).expect(DONE)
    assert 'a.jpg: ' in answer.err, answer.err


def test_capitals(box):
    """A UUID names a draft in capitals too."""
    uuid = new(box, box.write('a.txt', 'A\n\na\n'))
    shouted = uuid.upper()
    box.run('draft', 'show', shouted).expect(DONE, err='')
    box.run('draft', 'show', '--json', shouted).expect(DONE, err='')
    box.run('draft', 'export', shouted, 'a.html').expect(DONE, '', '')
    box.run('draft', 'replace', shouted, 'a.txt').expect(DONE, '', '')
    box.run('draft', 'delete', shouted).expect(DONE, '', '')
    assert list_of(box) == []
    box.run('draft', 'restore', shouted).expect(DONE, '', '')
    assert list_of(box) == [uuid]


def test_list(box):
    first, second = new(box, box.write('a.txt', 'A\n\na\n')), new(box, box.write('b.txt', 'B\n\nb\n'))
    assert list_of(box) == [second, first]
    lines = [line.split('\t') for line in box.run('draft', 'list').expect(DONE, err='').lines()]
    assert [[line[0], line[2]] for line in lines] == [[second, 'B'], [first, 'A']], lines
    assert all(re.fullmatch(r'\d{4}-\d\d-\d\d \d\d:\d\d', line[1]) for line in lines), lines


def test_list_many(box):
    """More than are read from the store at once."""
    new(box)
    made = list_of(box)
    with sqlite3.connect(box.data / 'articles.db') as base:
        columns = [row[1] for row in base.execute('PRAGMA table_info(article)')]
        row = dict(zip(columns, base.execute('SELECT * FROM article').fetchone()))
        unique = [name for name in ('id', 'rowid') if name in row]
        for i in range(1100):
            row.update(uuid=f'{i:08x}-89ab-4def-8123-456789abcdef')
            for name in unique:
                row.pop(name, None)
            base.execute(f'INSERT INTO article ({", ".join(row)}) VALUES '
                         f'({", ".join(":" + name for name in row)})', row)
            made.append(row['uuid'])
    assert sorted(list_of(box)) == sorted(made)


def test_delete(box):
    uuid = new(box, box.write('a.txt', '标题\n'))
    box.run('draft', 'delete', uuid, 'nope').expect(FAILED, '', 'There is no draft nope')
    assert list_of(box) == [] and list_of(box, '--trash') == [uuid]
    box.run('search', '标题').expect(DONE, '', '')
    box.run('draft', 'restore', uuid).expect(DONE, '', '')
    assert list_of(box) == [uuid] and list_of(box, '--trash') == []


def test_replace(box):
    uuid = new(box, box.write('a.txt', '旧标题\n\n旧段\n'))
    box.run('draft', 'replace', uuid, 'no.html').expect(FAILED, '', 'no.html: ')
    box.run('draft', 'replace', uuid, box.write('b.txt', '新标题\n\n新段\n')).expect(DONE, '', '')
    [told] = box.run('draft', 'show', '--json', uuid).expect(DONE).objects()
    assert told['title'] == '新标题' and told['revision'] == 2, told
    assert list_of(box) == [uuid]
    box.run('search', '旧段').expect(DONE, '', '')


def test_export(box):
    """With its photographs beside it, a draft goes from one computer to another."""
    uuid = new(box, box.sample())
    (box.folder / 'out').mkdir()
    box.run('draft', 'export', '--media', uuid, 'out/a.html').expect(DONE, '', '')
    assert sorted(os.listdir(box.folder / 'out')) == ['a.html', *PHOTOS]
    for name in PHOTOS:
        assert (box.folder / 'out' / name).read_bytes() == (SAMPLE / name).read_bytes(), name

    shutil.rmtree(box.data)
    other = new(box, 'out/a.html')
    assert other != uuid
    box.run('draft', 'export', '--to', 'html', other, 'b').expect(DONE, '', '')
    assert (box.folder / 'b').read_bytes() == (SAMPLE / 'article.html').read_bytes()
    box.run('draft', 'export', other, 'c.txt').expect(DONE, '', '')
    assert '29秒86' in (box.folder / 'c.txt').read_text(encoding='utf-8')


def test_export_beside(box):
    """A file of the same name that is there already stays as it is."""
    uuid = new(box, box.sample())
    box.write('out/start-line.jpg', 'mine')
    box.run('draft', 'export', '--media', uuid, 'out/a.html').expect(DONE, '', '')
    assert (box.folder / 'out/start-line.jpg').read_text() == 'mine'
    name = hashlib.sha256((SAMPLE / 'start-line.jpg').read_bytes()).hexdigest()
    assert (box.folder / 'out' / name).exists()


def test_search(box):
    uuid = new(box, box.sample())
    new(box, box.write('a.txt', '别的\n\n没有 <关系> "的" 一段 Sports\n'))
    for words in [['运'], ['运动会'], ['运动会', '许知夏'], ['运动会 许知夏'], ['汉风接力']]:
        [told] = box.run('search', '--json', *words).expect(DONE, err='').objects()
        assert told['uuid'] == uuid, (words, told)
        snippet, start = told['snippet'], told['match_start']
        found = snippet[start:start + told['match_length']]
        assert found == '' or found in ' '.join(words), (words, found)
    [line] = box.run('search', 'spor').expect(DONE, err='').lines()
    assert '<关系> "的" 一段 Sports' in line and line.count('\t') == 3, line
    for words in [['运动会', 'spor'], ['ports'], ['%'], ['"'], ['*'], ["'; DROP TABLE article"],
                  [' '], ['']]:
        box.run('search', *words).expect(DONE, '', '')


def test_data(box):
    """--data before the verb, after it, or in the environment: all the same."""
    uuid = new(box, '--data', 'd')
    runs = [['--data', 'd', 'draft', 'list'], ['--data=d', 'draft', 'list'],
            ['draft', 'list', '--data', 'd'], ['draft', 'list', '--data=d'],
            ['--data', 'e', 'draft', 'list', '--data', 'd']]
    for args in runs:
        assert uuid in box.run(*args).expect(DONE, err='').out, args
    assert uuid in box.run('draft', 'list', PENGCHENG_DATA_DIR='d').expect(DONE).out
    assert not box.data.exists()
    box.run('draft', 'list', '--data').expect(BAD)


def test_home(box):
    box.run('draft', 'new', PENGCHENG_DATA_DIR=None, XDG_DATA_HOME=None).expect(DONE)
    assert (box.folder / '.local/share/pengcheng-editor/articles.db').exists()


def test_two_at_once(box):
    """Programs that write into one store at the same time all get their draft."""
    pages = [box.write(f'{i}.txt', f'标题{i}\n\n段落\n') for i in range(12)]
    made = [finish(process).expect(DONE, err='').out.strip()
            for process in [box.start('draft', 'new', page) for page in pages]]
    assert sorted(list_of(box)) == sorted(made)
    [told] = box.run('search', '--json', '标题7').expect(DONE).objects()
    assert told['uuid'] == made[7], told


def test_two_replace(box):
    """Of two that replace one draft at once nothing is lost: both versions are there."""
    uuid = new(box, box.write('a.txt', '起初\n\n段落\n'))
    pages = [box.write(f'{i}.txt', f'标题{i}\n\n段落\n') for i in range(6)]
    for process in [box.start('draft', 'replace', uuid, page) for page in pages]:
        finish(process).expect(DONE, '')
    [told] = box.run('draft', 'show', '--json', uuid).expect(DONE).objects()
    titles = [row['title'] for row in box.run('draft', 'list', '--json').expect(DONE).objects()]
    assert told['title'] in titles and len(set(titles)) == len(titles), titles


def test_read_only(box):
    box.write('data', 'a file')
    box.run('draft', 'list').expect(FAILED, '', 'data: ')


def test_no_database(box):
    """A file of words in the database's place is set aside, and told of."""
    box.write('data/articles.db', 'words ' * 1000)
    answer = box.run('draft', 'new').expect(DONE)
    assert 'The drafts were damaged' in answer.err, answer.err
    kept = [path for path in box.data.iterdir() if path.is_file() and
            path.read_bytes() == b'words ' * 1000]
    assert len(kept) == 1 and str(kept[0]) in answer.err, answer.err
    box.run('draft', 'list').expect(DONE, err='')


def test_newer(box):
    """A database of a later version is left alone."""
    new(box)
    path = box.data / 'articles.db'
    with sqlite3.connect(path) as base:
        base.execute('PRAGMA user_version = 999')
    before = path.read_bytes()
    box.run('draft', 'list').expect(FAILED, '', 'newer version')
    assert path.read_bytes() == before


run_tests([
    ('new', test_new),
    ('new, empty', test_new_empty),
    ('new from text', test_new_text),
    ('new with pictures', test_new_pictures),
    ('new with a bad picture', test_new_bad_picture),
    ('capitals', test_capitals),
    ('list', test_list),
    ('list of many', test_list_many),
    ('delete and restore', test_delete),
    ('replace', test_replace),
    ('export', test_export),
    ('export beside files', test_export_beside),
    ('search', test_search),
    ('--data', test_data),
    ('home', test_home),
    ('twelve at once', test_two_at_once),
    ('six replace at once', test_two_replace),
    ('no folder', test_read_only),
    ('no database', test_no_database),
    ('newer database', test_newer),
])
