#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The portal's pages in a real browser, on a desk and on a phone, without scripts: nothing sticks
out, every picture is there, all can be read, the QR code too. PENG_SCREENSHOTS=DIR keeps a picture
of each page."""
import hashlib
import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import uuid

import browser

PROGRAM = os.path.join(os.environ['PENGCHENG_BINDIR'], 'pengcheng')
SAMPLE = os.path.join(os.environ['PENGCHENG_PKGDATADIR'], 'sample')
SCREENSHOTS = os.environ.get('PENG_SCREENSHOTS')
WIDTHS = {'desk': (1280, 800, False), 'phone': (390, 844, True)}
SECTIONS = ['guanfanghuodong', 'youxiuzuowen', 'shipinzhongxin', 'tushutuijian', 'tongzhigonggao']
TITLE = '奔跑吧，少年！彭城云湖实验小学举行第二十六届春季田径运动会暨“阳光体育”大课间展示活动'
SENTENCE = '上午八点，运动员们迈着整齐的步伐走进会场。'
LINK = 'https://www.example.com/' + 'very-long-address-without-any-place-to-break' * 4
# As browsers copy an address with Chinese in it: it breaks nowhere.
SOLID = 'https://www.example.com/' + urllib.parse.quote('彭城云湖实验小学春季田径运动会')

# What cannot be seen from outside: how the browser has laid the page out.
LOOK = r'''(() => {
  const root = document.documentElement;
  const scrolls = e => e.closest('.table') !== null;
  const unseen = e => e.closest('.unseen, .skip-link') !== null || !e.checkVisibility();
  const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') +
    (e.className && e.className.baseVal === undefined ? '.' + e.className : '');
  const all = [...document.body.querySelectorAll('*')].filter(e => !unseen(e));
  const spoken = all.filter(e => [...e.childNodes].some(
    n => n.nodeType === Node.TEXT_NODE && n.data.trim() !== ''));
  const numbers = colour => colour.match(/[\d.]+/g).map(Number);
  const paper = e => {
    for (; e !== null; e = e.parentElement) {
      const [r, g, b, a = 1] = numbers(getComputedStyle(e).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const light = rgb => {
    const [r, g, b] = rgb.map(v => v / 255).map(
      v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = e => {
    const [a, b] = [light(numbers(getComputedStyle(e).color).slice(0, 3)), light(paper(e))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  // A browser that fills a line makes the characters themselves wider.
  const is_torn = (text, size) => [...Array(text.length).keys()].some(i => {
    const range = document.createRange();
    range.setStart(text, i);
    range.setEnd(text, i + 1);
    return range.getBoundingClientRect().width > 2 * size;
  });
  return {
    widths: [root.clientWidth, root.scrollWidth, innerWidth],
    sticking_out: all.filter(e => !scrolls(e) && e.getClientRects().length > 0 &&
      (e.getBoundingClientRect().right > root.clientWidth + 0.5 ||
       e.getBoundingClientRect().left < -0.5)).map(name),
    images: document.images.length,
    lost: [...document.images].filter(i => !(i.complete && i.naturalWidth > 0)).map(i => i.src),
    scripts: document.scripts.length,
    small: spoken.filter(e => parseFloat(getComputedStyle(e).fontSize) < 12).map(name),
    pale: spoken.filter(e => contrast(e) < 4.5).map(name),
    torn: spoken.filter(e => e.closest('#peng-article p') && [...e.childNodes].some(n =>
      n.nodeType === Node.TEXT_NODE && is_torn(n, parseFloat(getComputedStyle(e).fontSize))
    )).map(e => e.textContent.slice(0, 12)),
    text: document.body.innerText,
    article: getComputedStyle(document.querySelector('#peng-article p') || root).fontSize,
  };
})()'''


class Portal:
    """The built-in portal as a process, with articles of every kind."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix='peng-portal-')
        self.process = subprocess.Popen(
            [PROGRAM, 'portal', '--until-parent-ends', '--port', '0', '--data', self.folder],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.url = self.process.stdout.readline().strip()
        with open(os.path.join(self.folder, 'token'), encoding='ascii') as file:
            self.token = file.read().strip()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder)

    def ask(self, method, path, body=None, **headers):
        headers = {name.replace('_', '-'): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(self.url).netloc)
        connection.request(method, path, body,
                           {'Authorization': f'Bearer {self.token}', **headers})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        assert 200 <= answer.status < 300, f'{method} {path}: {answer.status} {content}'
        return answer.headers, content

    def add_photograph(self, name):
        with open(os.path.join(SAMPLE, name), 'rb') as file:
            data = file.read()
        sha = hashlib.sha256(data).hexdigest()
        self.ask('PUT', f'/api/v1/media/{sha}', data)
        return sha

    def add(self, **article):
        """Gives the page's address and what names the article in the API."""
        path = f'/api/v1/articles/{uuid.uuid4()}'
        headers, content = self.ask('PUT', path, json.dumps(article), If_None_Match='*',
                                    Content_Type='application/json')
        return urllib.parse.urlsplit(json.loads(content)['url']).path, path, headers['ETag']


def image(sha, kind=''):
    return (f'<figure class="image {kind}"><img src="media:{sha}" alt="操场" width="1600" '
            f'height="1067"><figcaption>同学们在起跑线上准备出发（摄影：李明）</figcaption></figure>')


def everything(photographs):
    """All that a text may hold, and what is likely to stick out."""
    cells = ''.join(f'<td>第{i}道 云湖实验小学</td>' for i in range(9))
    return ''.join([
        f'<p>{SENTENCE * 5}</p>', image(photographs[0]), f'<h2>{TITLE}</h2>',
        f'<p>{"Pneumonoultramicroscopicsilicovolcanoconiosis" * 3}</p>',
        f'<p><a href="{LINK}">{LINK}</a></p>',
        f'<p>正文 <a href="{SOLID}">{SOLID}</a>，谢谢。</p>', image(photographs[1], 'size-full'),
        '<ul><li>一<ul><li>二<ul><li>' + SENTENCE * 2 + '</li></ul></li></ul></li></ul>',
        f'<blockquote><p>{SENTENCE}</p><cite>校长</cite></blockquote>',
        '<figure class="gallery layout-three">', *map(image, photographs), '</figure>',
        f'<figure class="table"><table><tbody>{f"<tr>{cells}</tr>" * 3}</tbody></table></figure>',
        image(photographs[2], 'size-half'), '<hr>', f'<p class="align-right">{SENTENCE}</p>'])


def fill(portal):
    """Gives the pages to look at, each with a text that must be there and its number of pictures."""
    photographs = [portal.add_photograph(name) for name in
                   sorted(os.listdir(SAMPLE)) if name.endswith('.jpg')][:3]
    facts = {'summary': SENTENCE * 3, 'source': '徐州市云龙区彭城云湖实验小学党政办公室',
             'section': 'bendizixun'}
    for number in range(24):
        picture = image(photographs[number % 3]) if number % 2 == 0 else ''
        portal.add(title=f'{TITLE}（{number}）', html=f'{picture}<p>{SENTENCE}</p>', **facts)
    for section in SECTIONS:
        portal.add(title=TITLE, html=f'<p>{SENTENCE}</p>', section=section)
    article, _, _ = portal.add(title=TITLE, html=everything(photographs), **facts)
    withdrawn, path, etag = portal.add(title='撤回', html=f'<p>{SENTENCE}</p>', **facts)
    portal.ask('DELETE', path, If_Match=etag)
    return {
        'home': ('/', TITLE, 4),
        'section': ('/bendizixun/', TITLE, 10),
        'last-page': ('/bendizixun/?page=2', '上一页', 3),
        'article': (article, SENTENCE, 6),
        'withdrawn': (withdrawn, '这篇文章已撤回', 0),
        'nothing': ('/news/999999.html', '没有找到这个页面', 0),
    }


def check(seen, width, text, n_images):
    assert seen['widths'] == [width, width, width], f'scrolls sideways: {seen["widths"]}'
    assert not seen['sticking_out'], f'sticks out: {seen["sticking_out"]}'
    assert not seen['lost'], f'not loaded: {seen["lost"]}'
    assert seen['images'] == n_images, f'{seen["images"]} pictures instead of {n_images}'
    assert seen['scripts'] == 0, 'has scripts'
    assert not seen['small'], f'too small to read: {seen["small"]}'
    assert not seen['torn'], f'torn apart: {seen["torn"]}'
    assert not seen['pale'], f'too pale to read: {seen["pale"]}'
    assert text in seen['text'], f'not to be read: {text}'


def read_codes(window):
    """What a phone reads off the page as it is seen, one line for each QR code."""
    with tempfile.TemporaryDirectory() as folder:
        picture = os.path.join(folder, 'page.png')
        window.save_picture(picture)
        return subprocess.run(['zbarimg', '-q', '--raw', picture], stdout=subprocess.PIPE,
                              text=True, check=False).stdout.splitlines()


def look(window, portal, name, page, size):
    path, text, n_images = page
    width, height, phone = WIDTHS[size]
    window.open(urllib.parse.urljoin(portal.url, path), width, height, phone)
    if SCREENSHOTS:
        window.save_picture(os.path.join(SCREENSHOTS, f'{name}-{size}.png'))
    seen = window.evaluate(LOOK)
    check(seen, width, text, n_images)
    if name == 'article':
        assert float(seen['article'].removesuffix('px')) >= 16, seen['article']
        codes = read_codes(window)
        assert codes == [urllib.parse.urljoin(portal.url, path)], f'QR codes: {codes}'


def main():
    if browser.PROGRAM is None:
        print('1..0 # SKIP chromium is not installed')
        sys.exit(0)
    with Portal() as portal, browser.Browser() as window:
        tests = [(name, page, size) for name, page in fill(portal).items() for size in WIDTHS]
        print(f'1..{len(tests)}')
        for number, (name, page, size) in enumerate(tests, 1):
            try:
                look(window, portal, name, page, size)
                print(f'ok {number} - {name} {size}', flush=True)
            except AssertionError as error:
                print(f'not ok {number} - {name} {size}\n# {error}', flush=True)


main()
