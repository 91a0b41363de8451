# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A public page of the portal, as a browser gets it, and its API, as another program uses it."""

import json
import urllib.request
from html.parser import HTMLParser
from urllib.parse import urljoin

BLOCKS = {'p', 'h1', 'h2', 'h3', 'h4', 'li', 'figcaption', 'td', 'th'}
EMPTY = {'br', 'hr', 'img', 'input', 'link', 'meta', 'source', 'col', 'wbr'}


def fetch(url):
    """Bytes, and the kind that the server says they are."""
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.read(), answer.headers.get_content_type()


class Api:
    """The articles of the portal at an address."""

    def __init__(self, url, token):
        self.root = '/'.join(url.split('/')[:3]) + '/api/v1/articles'
        self.token = token

    def call(self, method, path, body=None, **headers):
        request = urllib.request.Request(self.root + path, method=method, headers={
            'Authorization': f'Bearer {self.token}', 'Content-Type': 'application/json',
            **{name.replace('_', '-'): value for name, value in headers.items()}})
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(request, data, timeout=20) as answer:
            return json.load(answer)

    def retitle(self, url, title):
        """Somebody gives the article of that page another title."""
        uuid = next(item['uuid'] for item in self.call('GET', '')['articles'] if item['url'] == url)
        article = self.call('GET', f'/{uuid}')
        body = {name: article[name] for name in ('section', 'summary', 'source', 'html')}
        self.call('PUT', f'/{uuid}', body | {'title': title}, If_Match=article['etag'])


class Page(HTMLParser):
    """What the article says: texts of its blocks in order, what of them is bold, and pictures."""

    def __init__(self, url):
        super().__init__()
        self.url = url
        self.html = fetch(url)[0].decode()
        self.title = ''
        self.blocks = []
        self.bold = []
        self.pictures = []
        self.scripts = 0
        self._open = []
        self.feed(self.html)
        self.close()

    def _inside(self, tag=None, ident=None):
        return any((tag is None or name == tag) and (ident is None or where == ident)
                   for name, where in self._open)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == 'script' or any(name.startswith('on') for name in attrs):
            self.scripts += 1
        if tag not in EMPTY:
            self._open.append((tag, attrs.get('id')))
        if not self._inside(ident='peng-article'):
            return
        if tag in BLOCKS:
            self.blocks.append((tag, ''))
        elif tag == 'strong':
            self.bold.append('')
        elif tag == 'img':
            self.pictures.append((urljoin(self.url, attrs['src']), attrs.get('alt', '')))

    def handle_endtag(self, tag):
        while self._open and tag not in EMPTY:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data):
        if self._inside(ident='peng-title'):
            self.title += data
        if not self._inside(ident='peng-article'):
            return
        if self.blocks and any(name in BLOCKS for name, _ in self._open):
            tag, text = self.blocks[-1]
            self.blocks[-1] = tag, text + data
        if self._inside('strong') and self.bold:
            self.bold[-1] += data
