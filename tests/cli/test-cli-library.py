#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`pengcheng media`: every format that comes in, videos, what is missing, replacing everywhere, and a
disk that is full."""

import ctypes
import hashlib
import os
import random
import re
import shutil
import signal
import struct
import time
import zipfile
import zlib
from pathlib import Path

from clibox import DONE, FAILED, SAMPLE, Portal, Skip, finish, run_tests

PICTURES = Path(os.environ['PENG_PHOTO_SAMPLES'])
CLIPS = Path(os.environ['PENG_CLIP_SAMPLES'])
PHOTOS = ['opening-ceremony.jpg', 'prize-table.jpg', 'start-line.jpg']
NOWHERE = 'f' * 64
CLONE_NEWNS, MS_REMOUNT, MS_REC, MS_PRIVATE, MNT_DETACH = 0x20000, 32, 0x4000, 1 << 18, 2


def name_of(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def add(box, *files):
    """What became of each file, by its name."""
    return {Path(told['file']).name: told for told in
            box.run('media', 'add', '--json', *files).objects()}


def items(box, *args):
    return {item['file']: item for item in
            box.run('media', 'list', '--json', *args).expect(DONE, err='').objects()}


def show(box, name):
    [item] = box.run('media', 'show', '--json', name).expect(DONE, err='').objects()
    return item


def file_of(box, name, folder=''):
    return box.data / 'media' / folder / name[:2] / name


def docx(box, name):
    path = box.folder / name
    with zipfile.ZipFile(path, 'w') as archive:
        archive.writestr('[Content_Types].xml', '<Types/>')
        archive.writestr('word/document.xml', '<document/>')
    return path


def png_bomb(box, name, width, height):
    """A picture of a few bytes that says it is huge."""
    def chunk(kind, data):
        return (struct.pack('>I', len(data)) + kind + data +
                struct.pack('>I', zlib.crc32(kind + data)))
    return box.write(name, b'\x89PNG\r\n\x1a\n' +
                     chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
                     chunk(b'IDAT', zlib.compress(bytes(1000))) + chunk(b'IEND', b''))


GOOD = {
    'plain.jpg': ('picture', 'image/jpeg'), 'plain.png': ('picture', 'image/png'),
    'plain.webp': ('picture', 'image/webp'), 'plain.heic': ('picture', 'image/heic'),
    'plain.avif': ('picture', 'image/avif'), 'plain.tiff': ('picture', 'image/tiff'),
    'plain.gif': ('picture', 'image/gif'),
    'video.mp4': ('video', 'video/mp4'), 'video.webm': ('video', 'video/webm'),
    'video.ogg': ('video', 'video/ogg'),
    'sound.mp3': ('audio', 'audio/mpeg'), 'sound.ogg': ('audio', 'audio/ogg'),
    'sound.webm': ('audio', 'audio/webm'), 'sound.wav': ('audio', 'audio/wav'),
    'list.pdf': ('file', 'application/pdf'),
    'plan.docx': ('file', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
}


def test_formats(box):
    """Each kind of file comes in as what it is."""
    box.write('list.pdf', b'%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
    docx(box, 'plan.docx')
    paths = [next((path for path in (folder / name for folder in (PICTURES, CLIPS, box.folder))
                   if path.exists()), None) for name in GOOD]
    told = add(box, *(path for path in paths if path is not None))
    assert all(one['result'] == 'added' for one in told.values()), told
    found = items(box)
    assert {name: (item['kind'], item['type']) for name, item in found.items()} == {
        name: kind for name, kind in GOOD.items() if name in told}, found
    for name, item in found.items():
        assert (item['width'] > 0) == (item['kind'] in ('picture', 'video')), (name, item)
        assert (item['duration'] > 1800) == (item['kind'] in ('video', 'audio')), (name, item)
    print(f'# {len(found)} of {len(GOOD)} formats')
    assert len(found) >= 14, sorted(found)


def test_bad_files(box):
    """What is mislabelled comes in by its bytes; what is broken, hostile or none of ours costs only
    itself."""
    photo = (SAMPLE / PHOTOS[0]).read_bytes()
    png = (PICTURES / 'plain.png').read_bytes()
    mp4, webm, ogg = ((CLIPS / name).read_bytes() for name in ('first.mp4', 'video.webm', 'sound.ogg'))
    bad = {
        'program.jpg': b'MZ\x90\0' + bytes(500), 'page.mp4': b'<html><script>1</script></html>' * 20,
        'cut.jpg': photo[:5000], 'cut.png': png[:len(png) // 2], 'cut.mp4': mp4[:-1],
        'half.mp4': mp4[:len(mp4) // 2], 'cut.webm': webm[:len(webm) // 2], 'cut.ogg': ogg[:-1],
        'no-moov.mp4': mp4[:32] + mp4[mp4.index(b'mdat') - 4:], 'empty.jpg': b'', 'empty.mp4': b'',
        'noise.webm': b'\x1a\x45\xdf\xa3\x84webm' + os.urandom(5000),
        'shell.pdf.sh': b'#!/bin/sh\nrm -rf /\n', 'any.zip': b'PK\3\4 readme',
    }
    paths = [box.write(f'in/{name}', data) for name, data in bad.items()]
    paths += [png_bomb(box, 'in/bomb.png', 100000, 100000), png_bomb(box, 'in/wide.png', 60000, 30000)]
    good = [box.write('in/really-a-png.jpg', png), box.write('in/really-a-video.pdf', mp4),
            SAMPLE / PHOTOS[1]]
    told = add(box, *paths, *good)
    for path in paths:
        assert told[path.name]['result'] == 'failed' and told[path.name]['reason'], told[path.name]
    for path in good:
        assert told[path.name]['result'] == 'added', told[path.name]
    found = items(box)
    assert sorted(found) == sorted(path.name for path in good), sorted(found)
    assert found['really-a-png.jpg']['type'] == 'image/png'
    assert found['really-a-video.pdf']['type'] == 'video/mp4'
    answer = box.run('media', 'add', *paths).expect(FAILED, err=f'0 already here, {len(paths)} failed')
    for name in ('cut.mp4', 'half.mp4', 'no-moov.mp4', 'cut.webm', 'cut.ogg'):
        [line] = [line for line in answer.err.splitlines() if line.split('/')[-1].startswith(f'{name}:')]
        assert 'The end of this video or sound is missing.' in line, line


def test_video(box):
    """A video tells how long it is, and brings a picture along, which goes where it goes."""
    add(box, CLIPS / 'video.mp4')
    [item] = items(box).values()
    assert (item['width'], item['height']) == (320, 180) and 1800 < item['duration'] < 2300, item
    poster = show(box, item['poster'])
    assert poster['file'] == 'video.mp4.jpg' and poster['kind'] == 'picture', poster
    assert (poster['width'], poster['height']) == (320, 180), poster
    shown = box.run('media', 'show', item['name']).expect(DONE).out
    assert f"\nduration: 0:00:02\nposter: {item['poster']}\n" in shown, shown
    published = file_of(box, item['poster'], 'web').read_bytes()
    assert published[:3] == b'\xff\xd8\xff' and b'Exif' not in published
    assert file_of(box, item['name'], 'thumb').exists()
    assert items(box, '--unused', '--kind=picture') == {}

    file_of(box, item['name'], 'thumb').unlink()
    box.run('media', 'verify').expect(DONE, err='2 items: 0 lost, 0 damaged, 1 repaired')
    assert file_of(box, item['name'], 'thumb').exists()
    box.run('media', 'delete', item['name']).expect(DONE)
    assert show(box, item['poster'])['deleted'] is not None
    assert list(items(box, '--trash')) == ['video.mp4']
    box.run('media', 'restore', item['name']).expect(DONE)
    assert show(box, item['poster'])['deleted'] is None


def with_place(video):
    """As telephones write it: at the end of what describes the film, which is the file's last box."""
    place = b'\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+34.2611+117.1859/'
    told = struct.pack('>I', 8 + len(place)) + b'udta' + place
    at = video.rindex(b'moov') - 4
    assert at + struct.unpack('>I', video[at:at + 4])[0] == len(video)
    return video[:at] + struct.pack('>I', len(video) - at + len(told)) + video[at + 4:] + told


def test_video_place(box):
    """Where a video was made is known to this computer alone."""
    original = with_place((CLIPS / 'video.mp4').read_bytes())
    add(box, box.write('in/home.mp4', original), CLIPS / 'video.webm')
    item = items(box)['home.mp4']
    web = file_of(box, item['name'], 'web')
    published = web.read_bytes()
    assert file_of(box, item['name']).read_bytes() == original
    assert len(published) == len(original) and b'117.18' not in published and b'\xa9xyz' not in published
    assert not file_of(box, items(box)['video.webm']['name'], 'web').exists()

    box.run('media', 'export', '--published', '--event', 'x', '--out', box.folder, item['name']).expect(DONE)
    [copy] = box.folder.glob('*_x/home.mp4')
    assert copy.read_bytes() == published
    [told] = add(box, copy).values()
    assert told['result'] == 'added', told
    assert show(box, told['name'])['duration'] == item['duration']

    web.chmod(0o600)
    web.write_bytes(b'x')
    box.run('media', 'verify').expect(DONE, err='0 damaged, 1 repaired')
    assert web.read_bytes() == published


def image(name, caption):
    return (f'<figure class="image"><img src="media:{name}" alt="{caption}替代" width="9" height="9">'
            f'<figcaption>{caption}</figcaption></figure>')


def draft(box, *blocks):
    path = box.write('draft.html', '<p>字</p>' + ''.join(blocks) + '<p>末</p>')
    return box.run('draft', 'new', path).expect(DONE).out.strip()


def export(box, uuid):
    return box.run('draft', 'export', '--to', 'html', uuid, '-').expect(DONE).out


VIDEO = ('<figure class="video"><video src="media:{name}" poster="media:{poster}" controls></video>'
         '</figure>')


def test_video_published(box):
    """The picture of a video is on the page with it."""
    portal = Portal(box)
    add(box, CLIPS / 'video.mp4')
    [item] = items(box).values()
    file = box.sample()
    text = file.read_text(encoding='utf-8')
    file.write_text(text.replace('</h1>', '</h1>' + VIDEO.format(**item), 1), encoding='utf-8')
    uuid = box.run('draft', 'new', file).expect(DONE).out.strip()
    assert f'poster="media:{item["poster"]}"' in export(box, uuid)
    assert show(box, item['poster'])['articles'] == [uuid]
    box.run('media', 'delete', item['name']).expect(FAILED)

    [url] = box.run('publish', uuid).expect(DONE).lines()
    page = portal.request(url[len(portal.url):]).decode('utf-8')
    [video] = re.findall('<video [^>]*>', page)
    source, poster = (re.search(f'{name}="/([^"]*)"', video)[1] for name in ('src', 'poster'))
    assert portal.request(source) == (CLIPS / 'video.mp4').read_bytes()
    assert portal.request(poster) == file_of(box, item['poster'], 'web').read_bytes()

    box.run('media', 'replace', name_of(SAMPLE / PHOTOS[0]), name_of(SAMPLE / PHOTOS[1])).expect(DONE)
    [told] = box.run('draft', 'list', '--json').expect(DONE).objects()
    assert told['published'] == 'changed', told


def test_missing(box):
    """What no article uses and what articles miss, by one command."""
    add(box, *(SAMPLE / photo for photo in PHOTOS))
    names = [name_of(SAMPLE / photo) for photo in PHOTOS]
    one = draft(box, image(names[0], '一'), image(NOWHERE, '二'))
    other = draft(box, image(NOWHERE, '三'), image(names[1], '四'))
    box.run('media', 'list', '--missing').expect(DONE, out=f'{NOWHERE}\tmissing\t\t{other} {one}\n', err='')

    file_of(box, names[1]).unlink()
    told = box.run('media', 'list', '--unused', '--missing', '--json').expect(DONE, err='').objects()
    assert [(item['name'], item.get('fault'), item['file']) for item in told] == [
        (names[2], None, PHOTOS[2]), (NOWHERE, 'missing', None), (names[1], 'lost', PHOTOS[1])], told
    assert told[1]['articles'] == [other, one] and told[2]['articles'] == [other], told

    add(box, SAMPLE / PHOTOS[1])
    box.run('media', 'replace', NOWHERE, names[0]).expect(DONE)
    box.run('media', 'list', '--missing').expect(DONE, out='', err='')


def test_replace(box):
    """Everywhere, with its words kept, and what was before kept beside it."""
    add(box, *(SAMPLE / photo for photo in PHOTOS), CLIPS / 'video.webm')
    names = [name_of(SAMPLE / photo) for photo in PHOTOS]
    one = draft(box, image(names[0], '开幕'), image(names[1], '颁奖'))
    other = draft(box, image(names[0], '入场'))
    before = show(box, names[2])
    told = box.run('media', 'replace', '--json', names[0][:10], names[2]).expect(DONE, err='').objects()
    assert sorted((item['article'], item['places'], item['reason']) for item in told) == sorted(
        [(one, 1, None), (other, 1, None)]), told
    html = export(box, one)
    assert f'media:{names[0]}' not in html and f'media:{names[1]}' in html
    assert f'<img src="media:{names[2]}" alt="开幕替代" width="' in html, html
    assert '<figcaption>开幕</figcaption>' in html, html
    assert before['articles'] == [] and len(show(box, names[2])['articles']) == 2
    assert names[0] in [item['name'] for item in items(box, '--unused').values()]

    box.run('media', 'replace', names[0], names[2]).expect(DONE, out='', err='No article uses it.')
    video = name_of(CLIPS / 'video.webm')
    answer = box.run('media', 'replace', names[2], video).expect(FAILED, out='')
    assert answer.err.count('of another kind') == 2, answer.err
    assert export(box, one) == html
    box.run('media', 'replace', names[2], NOWHERE).expect(FAILED, err='There is no such item')


def check_videos(box, reported):
    """Each video that was reported is there with its picture, and no file is without a row."""
    found = items(box).values()
    assert reported <= {item['name'] for item in found}, reported
    expected = {Path(folder, item['name'][:2], item['name']) for item in found
                for folder in ('', 'thumb')}
    expected |= {Path(folder, item['poster'][:2], item['poster']) for item in found
                 for folder in ('', 'web', 'thumb')}
    files = {path.relative_to(box.data / 'media') for path in (box.data / 'media').rglob('*')
             if path.is_file() and path.name != 'adding.lock'}
    assert files == expected, files ^ expected
    return len(found)


def test_killed(box):
    """kill -9 at any moment while videos come in: none without its picture, and no picture alone."""
    seed = int(os.environ.get('PENG_SEED', time.time_ns() % 100000))
    print(f'# PENG_SEED={seed}')
    chance = random.Random(seed)
    video = (CLIPS / 'video.webm').read_bytes()
    for i in range(6):
        # A void element behind the segment: other bytes, the same video.
        box.write(f'in/{i}.webm', video + b'\xec\x81' + bytes([i]))
    begin = time.monotonic()
    box.run('media', 'add', box.folder / 'in').expect(DONE)
    whole = time.monotonic() - begin
    assert check_videos(box, set()) == 6
    for _ in range(8):
        shutil.rmtree(box.data)
        process = box.start('media', 'add', box.folder / 'in')
        time.sleep(chance.uniform(0, whole))
        process.send_signal(signal.SIGKILL)
        lines = finish(process).out.splitlines(keepends=True)
        check_videos(box, {line.split('\t')[0] for line in lines if line.endswith('\n')})


def mount(box, size):
    """A disk of a size in the place of the box's data; a second time it gets that size."""
    libc = ctypes.CDLL(None, use_errno=True)
    again = box.data.is_mount()
    box.data.mkdir(exist_ok=True)
    if not again and (libc.unshare(CLONE_NEWNS) != 0 or
                      libc.mount(None, b'/', None, MS_REC | MS_PRIVATE, None) != 0):
        raise Skip('no file system can be mounted')
    if libc.mount(b'peng', os.fsencode(box.data), b'tmpfs', MS_REMOUNT if again else 0,
                  f'size={size}'.encode()) != 0:
        raise Skip(f'no file system can be mounted: {os.strerror(ctypes.get_errno())}')
    return lambda: libc.umount2(os.fsencode(box.data), MNT_DETACH)


def check_whole(box, reported):
    """What was reported is there with its bytes, and no file is without a row."""
    names = {item['name'] for item in items(box).values()}
    assert reported <= names, reported - names
    for name in names:
        assert name_of(file_of(box, name)) == name, name
    files = {path.relative_to(box.data / 'media') for path in (box.data / 'media').rglob('*')
             if path.is_file() and path.name != 'adding.lock'}
    assert files == {Path(folder, name[:2], name) for name in names for folder in ('', 'web', 'thumb')}
    return names


def test_disk_full(box):
    """A sentence, nothing broken; with more room it goes on."""
    photo = (SAMPLE / PHOTOS[0]).read_bytes()
    for i in range(40):
        box.write(f'in/{i}.jpg', photo + str(i).encode('ascii'))
    unmount = mount(box, '6m')
    try:
        answer = box.run('media', 'add', '--json', box.folder / 'in').expect(FAILED)
        told = answer.objects()
        reported = {item['name'] for item in told if item['result'] == 'added'}
        failed = [item for item in told if item['result'] == 'failed']
        assert len(told) == 40 and reported and failed, answer.err
        print(f'# {len(reported)} came in, {len(failed)} did not')
        assert {item['reason'] for item in failed} == {'The disk is full. Free some space on it.'}, failed
        assert f'{len(reported)} brought in, 0 already here, {len(failed)} failed.' in answer.err
        assert check_whole(box, reported) == reported
        box.run('media', 'verify').expect(DONE, err=f'{len(reported)} items: 0 lost, 0 damaged')

        mount(box, '64m')
        box.run('media', 'add', box.folder / 'in').expect(
            DONE, err=f'{len(failed)} brought in, {len(reported)} already here, 0 failed.')
        assert len(check_whole(box, reported)) == 40
    finally:
        unmount()


run_tests([
    ('formats', test_formats),
    ('bad files', test_bad_files),
    ('video', test_video),
    ('video published', test_video_published),
    ('video place', test_video_place),
    ('missing', test_missing),
    ('replace', test_replace),
    ('killed', test_killed),
    ('disk full', test_disk_full),
])
