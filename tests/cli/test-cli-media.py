#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`pengcheng media`: the library without a window."""

import csv
import hashlib
import os
import random
import shutil
import signal
import subprocess
import time

from clibox import BAD, DONE, FAILED, FOUND, SAMPLE, finish, run_tests

PHOTOS = ['opening-ceremony.jpg', 'prize-table.jpg', 'start-line.jpg']


def name_of(photo):
    return hashlib.sha256((SAMPLE / photo).read_bytes()).hexdigest()


def add(box, *files):
    return box.run('media', 'add', *files).expect(DONE)


def add_sample(box):
    """All three photographs of the sample; their names."""
    add(box, *(SAMPLE / photo for photo in PHOTOS))
    return [name_of(photo) for photo in PHOTOS]


def found(box, *args):
    """The file names that are listed or found."""
    verb = 'search' if args and not args[-1].startswith('--') and '=' not in args[-1] else 'list'
    return sorted(item['file'] for item in
                  box.run('media', verb, '--json', *args).expect(DONE, err='').objects())


def show(box, name):
    [item] = box.run('media', 'show', '--json', name).expect(DONE, err='').objects()
    return item


def test_add(box):
    """Files and folders; what came twice is there once; what fails costs itself alone."""
    box.write('in/a/1.jpg', (SAMPLE / PHOTOS[0]).read_bytes())
    box.write('in/2.pdf', b'%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
    box.write('in/.hidden.jpg', (SAMPLE / PHOTOS[1]).read_bytes())
    broken = box.write('broken.jpg', (SAMPLE / PHOTOS[1]).read_bytes()[:2000])
    answer = box.run('media', 'add', box.folder / 'in', SAMPLE / PHOTOS[0], broken, box.folder / 'no.jpg')
    answer.expect(FAILED, err='2 brought in, 1 already here, 2 failed.')
    assert 'broken.jpg: ' in answer.err and 'no.jpg: ' in answer.err, answer.err
    assert [line.split('\t')[1] for line in answer.lines()] == ['added', 'added', 'there'], answer.out
    # Of the same bytes the file that was read first gives its name.
    assert found(box) in (['1.jpg', '2.pdf'], ['2.pdf', PHOTOS[0]]), found(box)

    [told] = box.run('media', 'add', '--json', SAMPLE / PHOTOS[0]).expect(DONE).objects()
    assert told == {'file': str(SAMPLE / PHOTOS[0]), 'result': 'there', 'name': name_of(PHOTOS[0]),
                    'reason': None}, told
    [told] = box.run('media', 'add', '--json', broken).expect(FAILED).objects()
    assert told['result'] == 'failed' and told['name'] is None and told['reason'], told


def test_list(box):
    names = add_sample(box)
    lines = [line.split('\t') for line in box.run('media', 'list').expect(DONE, err='').lines()]
    assert sorted(line[0] for line in lines) == sorted(names), lines
    assert all(line[2] == 'picture' and line[3] in PHOTOS for line in lines), lines
    assert found(box, '--kind=video') == [] and found(box, '--kind=picture', '--wide') != []
    assert found(box, '--since=2100-01-01') == []
    assert len(found(box, '--until=2100-01-01')) == 3
    box.run('media', 'list', '--kind', 'song').expect(BAD, err='There is no kind “song”')
    box.run('media', 'list', '--since', 'today').expect(BAD, err='“today” is no day')
    box.run('media', 'list', 'x').expect(BAD)


def test_describe(box):
    """Many at once; what is not named stays as it is."""
    names = add_sample(box)
    box.run('media', 'describe', '--caption', '男子接力赛', '--tag', '体育', '--tag', '春季',
            '--consent', 'yes', names[0], names[1]).expect(DONE, out='', err='')
    box.run('media', 'describe', '--credit', '王老师', '--untag', '春季', '--album', '运动会',
            names[0][:8].upper()).expect(DONE, out='', err='')
    item = show(box, names[0])
    assert item['caption'] == '男子接力赛' and item['credit'] == '王老师', item
    assert item['tags'] == ['体育'] and item['albums'] == ['运动会'] and item['consent'] == 'yes', item
    assert show(box, names[1])['tags'] == ['体育', '春季']
    assert found(box, '接力') == sorted(PHOTOS[:2])
    assert found(box, '运动会') == [PHOTOS[0]]
    assert found(box, '--no-caption') == [PHOTOS[2]] and found(box, '--tag=春季') == [PHOTOS[1]]
    assert found(box, '--album=运动会') == [PHOTOS[0]], found(box, '--album=运动会')
    assert found(box, '--tag=体育', '--album=运动会') == [PHOTOS[0]]
    assert found(box, '--tag=春季', '--album=运动会') == []
    assert 'caption: 男子接力赛\n' in box.run('media', 'show', names[1]).expect(DONE).out
    box.run('media', 'describe', '--consent', 'maybe', names[0]).expect(BAD, err='“maybe” is no answer')


def test_names(box):
    [name, *_] = add_sample(box)
    for wrong in ['x', name[:5], '../../x', 'start-line.jpg']:
        box.run('media', 'show', wrong).expect(FAILED, err='This is no name of an item')
    box.run('media', 'show', 'abcdef012345').expect(FAILED, err='There is no such item')
    box.run('media', 'show').expect(BAD)


def test_use(box):
    """What an article uses is found by its title, and is not deleted."""
    draft = box.run('draft', 'new', box.sample()).expect(DONE).out.strip()
    name = name_of(PHOTOS[0])
    item = show(box, name)
    assert item['uses'] == 1 and item['articles'] == [draft], item
    assert found(box, '春季田径') == sorted(PHOTOS)
    assert found(box, '--unused') == []
    answer = box.run('media', 'delete', name).expect(FAILED, err='It stays, for the article “奔跑吧')
    assert draft in answer.err, answer.err
    assert found(box, '--trash') == []


def test_delete(box):
    names = add_sample(box)
    box.run('media', 'delete', *names[:2]).expect(DONE, out='', err='')
    assert found(box) == [PHOTOS[2]] and found(box, '--trash') == sorted(PHOTOS[:2])
    box.run('media', 'restore', names[0]).expect(DONE, out='', err='')
    assert found(box, '--trash') == [PHOTOS[1]]
    add(box, SAMPLE / PHOTOS[1])
    assert found(box, '--trash') == []
    box.run('media', 'delete', names[0], 'abcdef012345').expect(FAILED)
    assert len(found(box)) == 3


def test_export(box):
    """A folder by day and event, with a table that a spreadsheet reads."""
    copy = box.write('other/start-line.jpg', (SAMPLE / PHOTOS[1]).read_bytes())
    add(box, SAMPLE / PHOTOS[2], copy)
    names = [name_of(PHOTOS[2]), name_of(PHOTOS[1])]
    box.run('media', 'describe', '--event', '运动会/开幕', '--caption', '一“,"二\n三', '--credit', '=1+1',
            *names).expect(DONE)
    (box.folder / 'out').mkdir()
    answer = box.run('media', 'export', '--out', 'out', *names).expect(DONE, err='')
    [folder] = (box.folder / 'out').iterdir()
    assert answer.out == f'{folder}\n', answer.out
    assert folder.name[:8].isdigit() and folder.name[8:] == '_运动会 开幕', folder.name
    assert sorted(path.name for path in folder.iterdir()) == [
        'captions.csv', 'start-line-2.jpg', 'start-line.jpg']
    assert (folder / 'start-line.jpg').read_bytes() == (SAMPLE / PHOTOS[2]).read_bytes()
    assert (folder / 'start-line-2.jpg').read_bytes() == (SAMPLE / PHOTOS[1]).read_bytes()
    with open(folder / 'captions.csv', encoding='utf-8-sig', newline='') as table:
        rows = list(csv.DictReader(table))
    assert [row['file'] for row in rows] == ['start-line.jpg', 'start-line-2.jpg'], rows
    assert rows[0]['caption'] == '一“,"二\n三' and rows[0]['credit'] == "'=1+1", rows

    box.run('media', 'export', '--published', '--event', 'x', '--out', 'out', names[0]).expect(DONE)
    [other] = [path for path in (box.folder / 'out').iterdir() if path != folder]
    published = (other / 'start-line.jpg').read_bytes()
    assert b'Exif' not in published and published != (SAMPLE / PHOTOS[2]).read_bytes()
    again = box.run('media', 'export', '--event', 'x', '--out', 'out', names[0]).expect(DONE).out
    assert again.strip().endswith('_x-2'), again


def test_export_refused(box):
    [name, *_] = add_sample(box)
    box.run('media', 'export', name).expect(BAD, err='Where to?')
    box.run('media', 'export', '--out', 'no', name).expect(FAILED, err='no: ')
    box.run('media', 'export', '--out', box.folder, 'abcdef012345').expect(FAILED)
    assert [path.name for path in box.folder.iterdir()] == ['data']


def test_hundred(box):
    """Many at once, all of them there, and none twice."""
    photo = (SAMPLE / PHOTOS[0]).read_bytes()
    for i in range(100):
        box.write(f'in/{i}.jpg', photo + str(i).encode('ascii'))
    begin = time.monotonic()
    add(box, box.folder / 'in').expect(DONE, err='100 brought in, 0 already here, 0 failed.')
    print(f'# 100 photographs: {time.monotonic() - begin:.1f} s')
    assert len(found(box)) == 100
    add(box, box.folder / 'in').expect(DONE, err='0 brought in, 100 already here, 0 failed.')


def file_of(box, name, folder=''):
    return box.data / 'media' / folder / name[:2] / name


def verify(box, status):
    return {item['file']: item['fault'] for item in
            box.run('media', 'verify', '--json').expect(status).objects()}


def test_verify(box):
    """What can be made again is; the rest is named, and comes back with the same file."""
    names = add_sample(box)
    box.run('media', 'verify').expect(DONE, out='', err='3 items: 0 lost')
    web = file_of(box, names[0], 'web').read_bytes()
    file_of(box, names[0], 'web').write_bytes(web[:-9])
    file_of(box, names[1], 'thumb').unlink()
    file_of(box, names[2]).chmod(0o600)
    file_of(box, names[2]).write_bytes(b'x' * 1000)
    answer = box.run('media', 'verify').expect(FOUND, err='3 items: 0 lost, 1 damaged, 2 repaired')
    assert sorted(line.split('\t')[1] for line in answer.lines()) == ['damaged', 'repaired', 'repaired']
    assert file_of(box, names[0], 'web').read_bytes() == web
    assert file_of(box, names[1], 'thumb').exists()
    assert verify(box, FOUND) == {PHOTOS[2]: 'damaged'}

    file_of(box, names[1]).unlink()
    box.run('media', 'delete', names[1]).expect(DONE)
    assert verify(box, FOUND) == {PHOTOS[1]: 'lost', PHOTOS[2]: 'damaged'}
    add(box, *(SAMPLE / photo for photo in PHOTOS))
    assert verify(box, DONE) == {}


def recipe(box, *args):
    """Name to recipe, as `media fit` tells it."""
    return dict(line.split('\t') for line in
                box.run('media', 'fit', *args).expect(DONE, err='').lines())


def test_fit(box):
    """What is named changes, all else stays; each run is a step that can be taken back."""
    names = add_sample(box)
    web = file_of(box, names[0], 'web')
    original, came = file_of(box, names[0]).read_bytes(), web.read_bytes()
    assert recipe(box, *names) == {name: '' for name in names}
    told = recipe(box, '--crop', '0.1,0.1,0.5,0.5', '--mosaic', '0.2,0.2,0.1,0.1', *names[:2])
    assert told == {name: 'mosaic=0.2,0.2,0.1,0.1 crop=0.1,0.1,0.5,0.5' for name in names[:2]}, told
    told = recipe(box, '--turn', '1', '--crop', '', '--blur', '0,0,0.1,0.1', '--blur=0.5,0.5,0.1,0.1',
                  '--straighten', '-2.5', names[0][:8])
    [text] = told.values()
    assert text == ('mosaic=0.2,0.2,0.1,0.1 blur=0,0,0.1,0.1 blur=0.5,0.5,0.1,0.1 turn=1 '
                    'straighten=-2.5'), text
    assert web.read_bytes() != came and file_of(box, names[0]).read_bytes() == original
    [item] = box.run('media', 'fit', '--json', names[0]).expect(DONE, err='').objects()
    assert item == {'name': names[0], 'recipe': text, 'steps': 2}, item
    assert verify(box, DONE) == {}

    assert recipe(box, '--copy-from', names[0], names[2]) == {names[2]: text}
    recipe(box, '--undo', names[0])
    assert recipe(box, '--undo', names[0]) == {names[0]: ''}
    assert web.read_bytes() == came
    answer = box.run('media', 'fit', '--undo', names[0], names[1]).expect(FAILED)
    assert names[0] in answer.err and 'undone' in answer.err, answer.err
    assert recipe(box, '--reset', '--width', '600', names[2]) == {names[2]: 'width=600'}


def test_fit_watermark(box):
    names = add_sample(box)
    mark = names[1]
    told = recipe(box, '--watermark', f'{mark[:9]}:top-left:0.3', names[0])
    assert told == {names[0]: f'watermark={mark} place=top-left opacity=0.3'}, told
    assert recipe(box, '--watermark', mark, names[0]) == {names[0]: f'watermark={mark}'}
    assert recipe(box, '--watermark', '', names[0]) == {names[0]: ''}
    pdf = box.write('a.pdf', b'%PDF-1.4\n%%EOF\n')
    add(box, pdf)
    document = hashlib.sha256(pdf.read_bytes()).hexdigest()
    box.run('media', 'fit', '--watermark', document, names[0]).expect(FAILED, err='no picture')
    box.run('media', 'fit', '--watermark', '123456', names[0]).expect(FAILED, err='no such item')
    box.run('media', 'fit', '--turn=1', document).expect(FAILED, err='Only photographs')


def test_fit_refused(box):
    """Bad words do nothing."""
    names = add_sample(box)
    for words in (['--crop', '0,0,2,2'], ['--crop', 'a'], ['--turn', '4'], ['--turn', '1 width=20'],
                  ['--straighten', '90'], ['--brightness', 'nan'], ['--mosaic', '0,0,0,0'],
                  ['--blur', ''], ['--width', '1'], ['--watermark', f'{names[0]}:middle'],
                  ['--watermark', f'{names[0]}:center:2'], ['--watermark', f'{names[0]}:center:1:1']):
        answer = box.run('media', 'fit', *words, names[0]).expect(BAD, out='')
        assert f'“{words[1]}”' in answer.err and words[0] in answer.err, answer.err
    box.run('media', 'fit', '--undo', '--turn=1', names[0]).expect(BAD, err='stand alone')
    box.run('media', 'fit').expect(BAD)
    assert recipe(box, names[0]) == {names[0]: ''}
    many = ['--mosaic=0,0,0.1,0.1'] * 201
    box.run('media', 'fit', *many, names[0]).expect(FAILED, err='200 hidden places')


def shot(box, name, second, *edit):
    """A telephone's photograph of the sports day, taken at a second."""
    path = box.folder / name
    shutil.copy(SAMPLE / PHOTOS[0], path)
    subprocess.run(['convert', path, *edit, '-quality', '90', path], check=True)
    subprocess.run(['exiftool', '-q', '-overwrite_original',
                    f'-DateTimeOriginal=2026:05:12 09:30:{second:02}', path], check=True)
    return path


def test_written(box):
    """What is written into a photograph is said of it at first, and never published."""
    path = shot(box, 'a.jpg', 1)
    subprocess.run(['exiftool', '-q', '-overwrite_original', '-XMP-dc:Description=男子百米决赛',
                    '-XMP-dc:Creator=王老师', '-XMP-dc:Subject=体育', '-XMP-dc:Subject=田径',
                    '-IPTC:City=Xuzhou', '-IPTC:Keywords=old', path], check=True)
    add(box, path)
    [item] = box.run('media', 'list', '--json').expect(DONE).objects()
    assert (item['caption'], item['credit'], item['place']) == ('男子百米决赛', '王老师', 'Xuzhou'), item
    assert sorted(item['tags']) == sorted(['old', '体育', '田径']), item
    for folder in ('web', 'thumb'):
        published = file_of(box, item['name'], folder).read_bytes()
        assert not any(word.encode() in published for word in ('决赛', '王老师', 'Xuzhou', '田径'))

    box.run('media', 'describe', '--caption', '', '--untag', 'old', item['name']).expect(DONE)
    add(box, path)
    again = show(box, item['name'])
    assert again['caption'] == '' and 'old' not in again['tags'], again


def test_shots(box):
    """Shots of the same are grouped, however they were made; another picture, or another time, not."""
    add(box, shot(box, 'a.jpg', 1), shot(box, 'b.jpg', 3, '-modulate', '108'),
        shot(box, 'c.jpg', 5, '-crop', '98%x98%+8+4', '+repage', '-resize', '60%'),
        shot(box, 'd.jpg', 7, '-flop'), shot(box, 'e.jpg', 50))
    groups = {}
    for item in box.run('media', 'list', '--json').expect(DONE).objects():
        groups.setdefault(item['group'], []).append(item['file'])
    assert sorted(sorted(group) for group in groups.values()) == [
        ['a.jpg', 'b.jpg', 'c.jpg'], ['d.jpg'], ['e.jpg']], groups


def small_photos(box, count):
    """Photographs that are read in no time, each with bytes of its own."""
    subprocess.run(['vips', 'black', box.folder / 'p.jpg', '64', '48'], check=True)
    photo = (box.folder / 'p.jpg').read_bytes()
    for i in range(count):
        box.write(f'in/{i}.jpg', photo + str(i).encode('ascii'))
    (box.folder / 'p.jpg').unlink()


def library_files(box):
    return {str(path.relative_to(box.data / 'media')) for path in (box.data / 'media').rglob('*')
            if path.is_file() and path.name != 'adding.lock'}


def check_library(box, reported):
    """What was reported is there with its bytes; no file is without a row, nor a row without its
    files; nothing is half written."""
    items = box.run('media', 'list', '--json').expect(DONE, err='').objects()
    names = {item['name'] for item in items}
    assert reported <= names, reported - names
    for name in names:
        original = (box.data / 'media' / name[:2] / name).read_bytes()
        assert hashlib.sha256(original).hexdigest() == name, name
    expected = {f'{folder}{name[:2]}/{name}' for name in names for folder in ('', 'web/', 'thumb/')}
    assert library_files(box) == expected, library_files(box) ^ expected
    return len(names)


def test_killed(box):
    """kill -9 at any moment of an import: 50 rounds, seed printed."""
    seed = int(os.environ.get('PENG_SEED', time.time_ns() % 100000))
    print(f'# PENG_SEED={seed}')
    chance = random.Random(seed)
    small_photos(box, 40)
    temporary = box.folder / 'tmp'
    temporary.mkdir()
    begin = time.monotonic()
    box.run('media', 'add', box.folder / 'in', TMPDIR=str(temporary)).expect(DONE)
    whole = time.monotonic() - begin
    killed = 0
    for _ in range(50):
        shutil.rmtree(box.data)
        process = box.start('media', 'add', box.folder / 'in', TMPDIR=str(temporary))
        time.sleep(chance.uniform(0, whole))
        process.send_signal(signal.SIGKILL)
        answer = finish(process)
        killed += answer.status == -signal.SIGKILL
        whole_lines = answer.out[:answer.out.rfind('\n') + 1].splitlines()
        check_library(box, {line.split('\t')[0] for line in whole_lines})
    assert killed > 25, killed
    box.run('media', 'add', box.folder / 'in', TMPDIR=str(temporary)).expect(DONE)
    assert check_library(box, set()) == 40
    assert list(temporary.iterdir()) == [], list(temporary.iterdir())
    print(f'# {killed} of 50 were killed, a whole import takes {whole:.1f} s')


run_tests([
    ('add', test_add),
    ('list', test_list),
    ('describe', test_describe),
    ('names', test_names),
    ('use', test_use),
    ('delete', test_delete),
    ('export', test_export),
    ('export refused', test_export_refused),
    ('a hundred', test_hundred),
    ('written', test_written),
    ('shots', test_shots),
    ('verify', test_verify),
    ('fit', test_fit),
    ('fit watermark', test_fit_watermark),
    ('fit refused', test_fit_refused),
    ('killed', test_killed),
])
