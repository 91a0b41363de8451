#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`pengcheng` itself, `convert` and `photo`: what they take, say and answer."""

import hashlib
import os
import signal
import subprocess

from clibox import (BAD, DONE, FAILED, PROGRAM, SAMPLE, TITLE, finish, run_tests,
                    wait_until_heard)

VERBS = ['convert', 'draft', 'photo', 'portal', 'publish', 'search']
DRAFT_VERBS = ['new', 'replace', 'list', 'show', 'export', 'delete', 'restore']
UUID = '01234567-89ab-4def-8123-456789abcdef'

# Name, arguments, status, a part of what is said. The files in.html and in.txt are there.
SAID = [
    ('nothing', [], BAD, 'What to do?'),
    ('no such verb', ['fly'], BAD, 'There is no verb “fly”'),
    ('no such option', ['--fly'], BAD, 'There is no verb “--fly”'),
    ('data without a folder', ['--data'], BAD, '“--data” needs a folder'),
    ('data and nothing', ['--data', 'd'], BAD, 'What to do?'),
    ('data like', ['--database', 'd'], BAD, 'There is no verb “--database”'),

    ('convert nothing', ['convert'], BAD, 'Something is missing'),
    ('convert one', ['convert', 'in.html'], BAD, 'Something is missing'),
    ('convert three', ['convert', 'in.html', 'b.txt', 'c.txt'], BAD, '“c.txt” is too much'),
    ('convert, unknown option', ['convert', '--fly', 'in.html', 'b.txt'], BAD, '--fly'),
    ('convert, unknown format', ['convert', '--from', 'fly', 'in.html', 'b.txt'], BAD,
     'There is no format “fly”'),
    ('convert, unknown format out', ['convert', '--to', 'fly', 'in.html', 'b.txt'], BAD,
     'There is no format “fly”'),
    ('convert, no value', ['convert', 'in.html', 'b.txt', '--to'], BAD, '--to'),
    ('convert, no suffix', ['convert', 'in', 'b.txt'], BAD, 'Choose one with --from'),
    ('convert, no suffix out', ['convert', 'in.html', 'b'], BAD, 'Choose one with --to'),
    ('convert standard input', ['convert', '-', 'b.txt'], BAD, 'Choose one with --from'),
    ('convert what is not there', ['convert', 'no.html', 'b.txt'], FAILED, 'no.html: '),
    ('convert a folder', ['convert', '--from', 'html', '.', 'b.txt'], FAILED, 'a folder'),
    ('convert without end', ['convert', '--from', 'txt', '/dev/zero', 'b.txt'], FAILED,
     'too large'),
    ('convert to nowhere', ['convert', 'in.html', 'no/b.txt'], FAILED,
     'no/b.txt: The folder to write to is not there'),
    ('convert onto a folder', ['convert', '--to', 'txt', 'in.html', '.'], FAILED, '.: '),

    ('photo nothing', ['photo'], BAD, '--out'),
    ('photo without a folder', ['photo', 'in.jpg'], BAD, '--out'),
    ('photo without a photograph', ['photo', '--out', 'd'], BAD, 'Something is missing'),
    ('photo into a file', ['photo', '--out', 'in.txt', 'in.jpg'], FAILED, 'in.txt: '),
    ('photo that is not there', ['photo', '--out', 'd', 'no.jpg'], FAILED, 'no.jpg: '),
    ('photo to nowhere', ['photo', '--out', '/proc/d', 'in.jpg'], FAILED,
     '/proc/d: The folder to write to is not there'),
    ('photo of words', ['photo', '--out', 'd', 'in.txt'], FAILED,
     'in.txt: This is not a photograph'),
    ('photo of a PDF', ['photo', '--out', 'd', 'in.pdf'], FAILED,
     'in.pdf: This is not a photograph'),
    ('photo of a folder', ['photo', '--out', 'd', '.'], FAILED, '.: '),
    ('photo of a device', ['photo', '--out', 'd', '/dev/zero'], FAILED, '/dev/zero: '),

    ('data where none can be', ['--data', '/proc/d', 'draft', 'list'], FAILED,
     '/proc/d: The folder for drafts cannot be made'),
    ('data in a file', ['--data', 'in.txt/d', 'draft', 'list'], FAILED,
     'in.txt/d: The folder for drafts cannot be made'),
    ('publish, data where none can be', ['publish', '--data', '/proc/d', 'in.html'], FAILED,
     '/proc/d: The folder for drafts cannot be made'),

    ('draft nothing', ['draft'], BAD, 'What to do? “pengcheng draft --help” lists'),
    ('draft, no such verb', ['draft', 'fly'], BAD, 'There is no verb “fly” here. “pengcheng draft --help”'),
    ('draft new, two', ['draft', 'new', 'in.html', 'in.txt'], BAD, 'too much'),
    ('draft new, no suffix', ['draft', 'new', 'in'], BAD, '--from'),
    ('draft new, not there', ['draft', 'new', 'no.html'], FAILED, 'no.html: '),
    ('draft list, word', ['draft', 'list', 'x'], BAD, 'too much'),
    ('draft show nothing', ['draft', 'show'], BAD, 'Something is missing'),
    ('draft show, none such', ['draft', 'show', UUID], FAILED, f'There is no draft {UUID}'),
    ('draft show, no name', ['draft', 'show', 'x'], FAILED, 'There is no draft x'),
    ('draft show, JSON of none', ['draft', 'show', '--json', UUID], FAILED, 'There is no draft'),
    ('draft export nothing', ['draft', 'export', UUID], BAD, 'Something is missing'),
    ('draft export, none such', ['draft', 'export', UUID, 'x.html'], FAILED, 'There is no draft'),
    ('draft export, no suffix', ['draft', 'export', UUID, 'x'], BAD, '--to'),
    ('draft export, photographs to -', ['draft', 'export', '--media', UUID, '-'], BAD,
     'standard output'),
    ('draft delete nothing', ['draft', 'delete'], BAD, 'Something is missing'),
    ('draft delete, none such', ['draft', 'delete', UUID], FAILED, 'There is no draft'),
    ('draft restore, none such', ['draft', 'restore', UUID], FAILED, 'There is no draft'),
    ('draft replace nothing', ['draft', 'replace', UUID], BAD, 'Something is missing'),
    ('draft replace, none such', ['draft', 'replace', UUID, 'in.html'], FAILED,
     'There is no draft'),

    ('search nothing', ['search'], BAD, 'Something is missing'),
    ('search, unknown option', ['search', '--fly', 'x'], BAD, '--fly'),

    ('portal, word', ['portal', 'x'], BAD, '“x” is not understood'),
    ('portal, port', ['portal', '--port', '70000'], BAD, 'A port is'),

    ('publish nothing', ['publish'], BAD, 'Something is missing'),
    ('publish what is not there', ['publish', 'no.html'], FAILED,
     'There is no file or draft “no.html”'),
    ('publish no draft', ['publish', UUID], FAILED, f'There is no draft {UUID}'),
    ('publish, no suffix', ['publish', 'in'], BAD, '--from'),
    ('publish, no section', ['publish', 'in.html'], BAD, 'Name one with --section'),
    ('publish, no such site', ['publish', '--site', 'Mars', 'in.html'], FAILED,
     'There is no site “Mars”'),
]


def said(args, status, part):
    def test(box):
        box.write('in', '<p>a</p>')
        box.write('in.html', '<p>a</p>')
        box.write('in.txt', 'a\n')
        box.write('in.pdf', '%PDF-1.7\n')
        box.run(*args).expect(status, '', part)
        assert not (box.folder / 'b.txt').exists()
    return test


def test_help(box):
    answer = box.run('--help').expect(DONE, err='')
    for verb in VERBS:
        assert f'\n  {verb} ' in answer.out, verb
        assert f'pengcheng {verb}' in box.run(verb, '--help').expect(DONE, err='').out
    answer = box.run('draft', '--help').expect(DONE, err='')
    for verb in DRAFT_VERBS:
        assert f'\n  {verb} ' in answer.out, verb
        assert f'pengcheng draft {verb}' in box.run('draft', verb, '--help').expect(DONE).out
    assert not box.data.exists()


def test_version(box):
    assert box.run('--version').expect(DONE, err='').out.startswith('pengcheng ')


def test_chinese(box):
    """The language of the environment, and Chinese where it says nothing."""
    for language in ['zh_CN', None]:
        assert '用法' in box.run('--help', LANGUAGE=language).expect(DONE).out
    assert 'Usage' in box.run('--help', LANGUAGE='en').expect(DONE).out


def test_full_disk(box):
    for args in [['--help'], ['convert', SAMPLE / 'article.html', '-']]:
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([PROGRAM, *map(str, args)], stdout=full, stderr=subprocess.PIPE,
                                  env=box.env(), check=False)
        assert done.returncode == FAILED and b'Is the disk full?' in done.stderr, done


def test_convert(box):
    html = (SAMPLE / 'article.html').read_bytes()
    box.run('convert', SAMPLE / 'article.html', 'a.html').expect(DONE, '', '')
    assert (box.folder / 'a.html').read_bytes() == html
    box.run('convert', 'a.html', 'a.txt').expect(DONE, '', '')
    text = (box.folder / 'a.txt').read_text(encoding='utf-8')
    assert text.startswith(TITLE + '\n') and '29秒86' in text
    assert not list(box.folder.glob('.*')), 'nothing else is left'


def test_convert_streams(box):
    html = (SAMPLE / 'article.html').read_bytes()
    assert box.run('convert', '--from', 'html', '-', '-', stdin=html).expect(DONE, err='').bytes \
        == html
    text = box.run('convert', '--from', 'html', '--to', 'txt', '-', '-', stdin=html).expect(DONE)
    again = box.run('convert', '--from', 'txt', '-', '-', stdin=text.bytes).expect(DONE)
    assert f'<h1>{TITLE}</h1>' in again.out
    box.run('convert', '--from', 'txt', '-', '-').expect(DONE, err='')


def test_convert_names(box):
    """A format that is asked for is stronger than a file's name; `--` ends the options."""
    box.write('-a.txt', '<p>b</p>')
    box.run('convert', '--', '-a.txt', 'x.html').expect(DONE)
    assert '&lt;p&gt;b' in (box.folder / 'x.html').read_text()
    box.run('convert', '--from=html', '--to=txt', '--', '-a.txt', 'y.html').expect(DONE)
    assert (box.folder / 'y.html').read_text().strip() == 'b'


def page(charset):
    return f'<meta charset="{charset}"><title>彭城教育</title><p>今天下雨，「運動會」改期。'


def old_page(charset):
    return ('<html><head><meta http-equiv="Content-Type" content="text/html; '
            f'charset={charset}"></head><body><p>今天下雨，「運動會」改期。</p></body></html>')


# A file's name and its bytes.
CHARSETS = [
    ('utf-8.html', page('utf-8').encode('utf-8')),
    ('utf-8-mark.html', page('utf-8').encode('utf-8-sig')),
    ('gb2312.html', old_page('gb2312').encode('gbk')),
    ('gbk.html', page('gbk').encode('gbk')),
    ('gb18030.html', page('gb18030').encode('gb18030')),
    ('big5.html', old_page('big5').encode('big5')),
    ('wrong.html', page('gb2312').encode('utf-8')),
    ('silent.html', '<p>今天下雨，「運動會」改期。'.encode('gb18030')),
    ('utf-16.html', '<p>今天下雨，「運動會」改期。'.encode('utf-16')),
    ('utf-8.txt', '今天下雨，「運動會」改期。'.encode('utf-8')),
    ('utf-8-mark.txt', '今天下雨，「運動會」改期。'.encode('utf-8-sig')),
    ('gbk.txt', '彭城教育\r\n今天下雨，「運動會」改期。\r\n'.encode('gbk')),
    ('gb18030.txt', '彭城教育\n今天下雨，「運動會」改期。\n'.encode('gb18030')),
    ('utf-16-le.txt', '\ufeff今天下雨，「運動會」改期。'.encode('utf-16-le')),
    ('utf-16-be.txt', '\ufeff今天下雨，「運動會」改期。'.encode('utf-16-be')),
]


def test_convert_pictures(box):
    """Pictures that are not of the library are left out, and this is said."""
    kept = f'<img src="media:{"a" * 64}" alt="">'
    lost = '<img src="1.jpg"><img src="http://a.b/2.jpg"><video src="3.mp4"></video>'
    for to in ['html', 'txt']:
        for body, part in [(kept, ''), (kept + lost, 'in.html: 3 pictures or clips are left out'),
                           ('<img src="1.jpg">', 'in.html: 1 picture or clip is left out')]:
            box.write('in.html', f'<p>a</p>{body}')
            box.run('convert', '--to', to, 'in.html', '-').expect(DONE, err=part)


def test_convert_charset(box):
    for name, data in CHARSETS:
        file = box.write(name, data)
        for to in ['html', 'txt']:
            out = box.run('convert', '--to', to, file, '-').expect(DONE, err='').out
            assert '今天下雨，「運動會」改期。' in out and '\ufeff' not in out, (name, to, out)


def test_convert_over(box):
    """A file that is there is replaced as a whole, and stays where that fails."""
    box.write('a.html', '<p>a</p>')
    box.write('b.txt', 'old')
    box.run('convert', 'no.html', 'b.txt').expect(FAILED)
    assert (box.folder / 'b.txt').read_text() == 'old'
    box.run('convert', 'a.html', 'b.txt').expect(DONE)
    assert (box.folder / 'b.txt').read_text().strip() == 'a'


def test_convert_hostile(box):
    hostile = {
        'script': '<script>alert(1)</script><p onclick="x()">a<a href="javascript:x()">b</a>',
        'bytes': bytes(range(256)) * 300,
        'zeros': b'\0' * 100000,
    }
    for name, data in hostile.items():
        answer = box.run('convert', box.write(f'{name}.html', data), '-').expect(DONE)
        for bad in ['<script', 'onclick', 'javascript:']:
            assert bad not in answer.out, (name, bad)
        again = box.run('convert', '--from', 'html', '-', '-', stdin=answer.bytes).expect(DONE)
        assert again.bytes == answer.bytes, name


def test_convert_too_large(box):
    """What would lose its end is not converted at all."""
    pages = {
        'deep': '<div>' * 50000 + 'deep',
        'table': '<table>' + '<tr><td colspan=60000 rowspan=60000>' * 500,
        'many': '<p>a</p>' * 20001,
        'long': '<p>' + 'a' * (64 * 1024 * 1024),
    }
    for name, data in pages.items():
        box.run('convert', box.write(f'{name}.html', data), 'b.txt').expect(FAILED, '', 'too long')
        assert not (box.folder / 'b.txt').exists(), name


def test_interrupted(box):
    process = box.start('convert', '--from', 'txt', '-', 'b.txt')
    wait_until_heard(process, signal.SIGINT)
    process.send_signal(signal.SIGINT)
    # What is to be read does not end before the program does.
    process.wait()
    answer = finish(process)
    answer.expect(FAILED, '', 'cancelled')
    assert not (box.folder / 'b.txt').exists()


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_photo(box):
    answer = box.run('photo', '--out', 'd', SAMPLE / 'start-line.jpg', SAMPLE / 'prize-table.jpg')
    answer.expect(DONE, 'd/start-line-web.jpg\td/start-line-thumb.jpg\n'
                        'd/prize-table-web.jpg\td/prize-table-thumb.jpg\n', '')
    assert sorted(os.listdir(box.folder / 'd')) == [
        'prize-table-thumb.jpg', 'prize-table-web.jpg', 'start-line-thumb.jpg',
        'start-line-web.jpg']
    for name in os.listdir(box.folder / 'd'):
        assert (box.folder / 'd' / name).read_bytes()[:2] == b'\xff\xd8'


def test_photo_json(box):
    photo = SAMPLE / 'start-line.jpg'
    [told] = box.run('photo', '--json', '--out', 'd', photo).expect(DONE, err='').objects()
    assert told['file'] == str(photo) and told['type'] == 'image/jpeg', told
    assert (told['width'], told['height']) == (1600, 1067), told
    assert told['sha256'] == sha256(photo) and told['size'] == photo.stat().st_size, told
    for kind, width in [('web', 1600), ('thumb', 512)]:
        path = box.folder / told[kind]['file']
        assert told[kind]['sha256'] == sha256(path), told
        assert told[kind]['size'] == path.stat().st_size, told
        assert told[kind]['width'] == width, told


def test_photo_stream(box):
    data = (SAMPLE / 'start-line.jpg').read_bytes()
    box.run('photo', '--out', 'd', '-', stdin=data).expect(
        DONE, 'd/photo-web.jpg\td/photo-thumb.jpg\n', '')
    box.run('photo', '--out', 'e', '-', stdin=b'').expect(FAILED, '', '-: ')


def test_photo_changed(box):
    """By a recipe, from a file and from standard input: the same."""
    photo = SAMPLE / 'start-line.jpg'
    words = ['--turn', '1', '--crop=0,0,1,0.5', '--width=300', '--mosaic', '0.1,0.1,0.2,0.2']
    plain, = box.run('photo', '--json', '--out', 'd', photo).expect(DONE, err='').objects()
    told, = box.run('photo', '--json', *words, '--out', 'd', photo).expect(DONE, err='').objects()
    assert (told['web']['width'], told['web']['height']) == (300, 225), told
    assert told['web']['sha256'] != plain['web']['sha256'] and told['sha256'] == plain['sha256']
    piped, = box.run('photo', '--json', *words, '--out', 'e', '-',
                     stdin=photo.read_bytes()).expect(DONE, err='').objects()
    assert piped['web']['sha256'] == told['web']['sha256'], piped
    assert sorted(os.listdir(box.folder / 'e')) == ['photo-thumb.jpg', 'photo-web.jpg']
    box.run('photo', '--turn', '9', '--out', 'f', photo).expect(BAD, out='', err='--turn')


def test_photo_one_bad(box):
    """Each fails for itself; what is good comes out, in order."""
    bad = box.write('bad.jpg', (SAMPLE / 'start-line.jpg').read_bytes()[:5000])
    answer = box.run('photo', '--json', '--out', 'd', bad, SAMPLE / 'start-line.jpg', 'no.jpg',
                     SAMPLE / 'prize-table.jpg').expect(FAILED)
    names = [os.path.basename(told['file']) for told in answer.objects()]
    assert names == ['start-line.jpg', 'prize-table.jpg'], names
    assert f'{bad}: ' in answer.err and 'no.jpg: ' in answer.err, answer.err
    assert len(os.listdir(box.folder / 'd')) == 4


def test_photo_same_names(box):
    """Nothing is written over but what an earlier run made of the same photograph."""
    data = (SAMPLE / 'start-line.jpg').read_bytes()
    other = (SAMPLE / 'prize-table.jpg').read_bytes()
    box.write('a/x.jpg', data)
    box.write('b/x.jpg', other)
    for _ in range(2):
        box.run('photo', '--out', 'd', 'a/x.jpg', 'b/x.jpg').expect(
            DONE, 'd/x-web.jpg\td/x-thumb.jpg\nd/x-2-web.jpg\td/x-2-thumb.jpg\n', '')
    assert len(os.listdir(box.folder / 'd')) == 4

    box.write('e/y-web.jpg', other)
    box.write('e/y.jpg', data)
    box.run('photo', '--out', 'e', 'e/y.jpg', 'e/y-web.jpg').expect(DONE, err='')
    assert (box.folder / 'e/y.jpg').read_bytes() == data
    assert (box.folder / 'e/y-web.jpg').read_bytes() == other


def test_photo_interrupted(box):
    photos = [box.write(f'{i}.jpg', (SAMPLE / 'start-line.jpg').read_bytes()) for i in range(40)]
    process = box.start('photo', '--out', 'd', *photos)
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    answer = finish(process).expect(FAILED, err='cancelled')
    left = os.listdir(box.folder / 'd')
    assert len(left) == 2 * (len(answer.lines()) + 1), (left, answer.out)
    assert not [name for name in left if name.startswith('.')], left


run_tests([
    *[(name, said(*row)) for name, *row in SAID],
    ('help', test_help),
    ('version', test_version),
    ('language', test_chinese),
    ('full disk', test_full_disk),
    ('convert', test_convert),
    ('convert streams', test_convert_streams),
    ('convert by name', test_convert_names),
    ('convert leaves pictures out', test_convert_pictures),
    ('convert Chinese charsets', test_convert_charset),
    ('convert over a file', test_convert_over),
    ('convert hostile files', test_convert_hostile),
    ('convert interrupted', test_interrupted),
    ('photo', test_photo),
    ('photo as JSON', test_photo_json),
    ('photo from standard input', test_photo_stream),
    ('photo changed', test_photo_changed),
    ('photo with bad ones', test_photo_one_bad),
    ('photo with the same names', test_photo_same_names),
    ('photo interrupted', test_photo_interrupted),
])
