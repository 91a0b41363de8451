#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds data/portal/openapi.yaml against the running portal: every documented answer is provoked
and is as described, and nothing else is answered."""
import hashlib
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import urllib.parse
import uuid

import jsonschema
import yaml

API = os.path.join(os.environ['PENGCHENG_PKGDATADIR'], 'portal', 'openapi.yaml')
PROGRAM = os.path.join(os.environ['PENGCHENG_BINDIR'], 'pengcheng')
METHODS = ('get', 'head', 'put', 'post', 'delete', 'patch', 'options', 'trace')
MIB = 1024 * 1024


class Contract:
    """The description, and what of it was seen."""

    def __init__(self, path):
        with open(path, encoding='utf-8') as file:
            self.api = yaml.safe_load(file)
        self.seen = set()

    def resolve(self, node):
        while '$ref' in node:
            part = self.api
            for name in node['$ref'][2:].split('/'):
                part = part[name]
            node = part
        return node

    def find(self, path):
        for pattern in self.api['paths']:
            if re.fullmatch(re.sub(r'{\w+}', '[^/]+', pattern), path):
                return pattern
        return None

    def answers(self):
        """(method, pattern, status) of all that is documented."""
        for pattern, item in self.api['paths'].items():
            for method in METHODS:
                for status in item.get(method, {}).get('responses', {}):
                    yield method, pattern, status

    def check_body(self, response, content_type, body):
        documented = response.get('content')
        if documented is None:
            assert body == b'', f'a body that is not documented: {body[:80]}'
            return
        assert content_type in documented, f'{content_type} is not documented'
        self.validate(documented[content_type]['schema'], json.loads(body))

    def validate(self, schema, value):
        """Clients ignore members that they do not know, but ours has none that are not told of."""
        schema = {'allOf': [schema], 'unevaluatedProperties': False,
                  'components': self.api['components']}
        jsonschema.Draft202012Validator(schema).validate(value)

    def check_headers(self, response, headers):
        for name, header in response.get('headers', {}).items():
            header = self.resolve(header)
            assert not header.get('required') or name in headers, f'no {name}'
            if name in headers:
                jsonschema.validate(headers[name], header['schema'])

    def check(self, method, path, status, headers, body):
        pattern = self.find(urllib.parse.urlsplit(path).path)
        if pattern is None:
            assert status in (401, 404), f'{status} where nothing is documented'
            return
        item = self.api['paths'][pattern]
        operation = item.get(method) or (item['get'] if method == 'head' else None)
        if operation is None:
            assert status in (401, 405), f'{status} for a method that is not documented'
            assert status == 401 or headers.get('Allow'), 'no Allow'
            return
        assert str(status) in operation['responses'], f'{status} is not documented'
        response = self.resolve(operation['responses'][str(status)])
        self.check_headers(response, headers)
        self.check_body(response if method != 'head' else {}, headers.get_content_type(), body)
        self.seen.add((method, pattern, str(status)))


class Portal:
    """The portal as a process, asked through the contract."""

    def __init__(self, contract, folder):
        self.contract = contract
        self.folder = folder
        self.process = subprocess.Popen(
            [PROGRAM, 'portal', '--until-parent-ends', '--port', '0', '--data', folder],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.host = urllib.parse.urlsplit(self.process.stdout.readline().strip()).netloc
        with open(os.path.join(folder, 'token'), encoding='ascii') as file:
            self.token = file.read().strip()

    def ask(self, method, path, body=None, *, token=True, **headers):
        headers = {name.replace('_', '-'): value for name, value in headers.items()}
        if token:
            headers['Authorization'] = f'Bearer {self.token}'
        connection = http.client.HTTPConnection(self.host, timeout=30)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        self.contract.check(method.lower(), path, answer.status, answer.headers, content)
        return answer.status, answer.headers, content

    def put(self, path, article, **condition):
        body = article if isinstance(article, bytes) else json.dumps(article).encode()
        return self.ask('PUT', path, body, Content_Type='application/json', **condition)

    def stop(self):
        self.process.terminate()
        return self.process.wait()


def expect(answer, status):
    assert answer[0] == status, f'{answer[0]} instead of {status}: {answer[2][:200]}'
    return answer


def picture(size=100):
    data = b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08' + bytes(size)
    return f'/api/v1/media/{hashlib.sha256(data).hexdigest()}', data


GOOD = {'title': '运动会', 'section': 'bendizixun', 'html': '<p>正文</p>', 'tags': ['体育'],
        'summary': '摘要', 'event_date': '2026-05-01', 'unknown': 1}


def test_discovery(portal):
    expect(portal.ask('GET', '/api/v1'), 200)
    _, headers, _ = expect(portal.ask('GET', '/api/v1/theme'), 200)
    expect(portal.ask('GET', '/api/v1/theme', If_None_Match=headers['ETag']), 304)


def test_media(portal):
    path, data = picture()
    for method in ('HEAD', 'GET'):
        expect(portal.ask(method, path), 404)
    expect(portal.ask('PUT', path, data), 201)
    expect(portal.ask('PUT', path, data), 200)
    for method in ('HEAD', 'GET'):
        expect(portal.ask(method, path), 200)
    expect(portal.ask('PUT', path, data + b'x'), 422)
    expect(portal.ask('PUT', '/api/v1/media/short', data), 404)
    text = b'#!/bin/sh\n'
    expect(portal.ask('PUT', f'/api/v1/media/{hashlib.sha256(text).hexdigest()}', text), 415)
    expect(portal.ask('PUT', *picture(20 * MIB)), 413)


def test_article(portal):
    path = f'/api/v1/articles/{uuid.uuid4()}'
    expect(portal.ask('GET', path), 404)
    expect(portal.ask('DELETE', path, If_Match='*'), 404)
    expect(portal.put(path, GOOD, If_Match='*'), 412)
    expect(portal.put(path, GOOD, If_None_Match='*'), 201)
    _, headers, _ = expect(portal.put(path, GOOD, If_None_Match='*'), 200)
    expect(portal.ask('GET', path), 200)
    expect(portal.ask('GET', path, If_None_Match=headers['ETag']), 304)
    expect(portal.put(path, dict(GOOD, title='x'), If_None_Match='*'), 412)
    expect(portal.ask('DELETE', path, If_Match='"x"'), 412)
    expect(portal.ask('DELETE', path), 428)
    expect(portal.ask('DELETE', path, If_Match=headers['ETag']), 204)
    expect(portal.ask('GET', path), 200)


def test_schedule(portal):
    path = f'/api/v1/articles/{uuid.uuid4()}'
    later = dict(GOOD, published_at='2199-05-01T08:00:00+08:00')
    expect(portal.put(path, later, If_None_Match='*'), 201)
    _, _, body = expect(portal.ask('GET', path), 200)
    assert json.loads(body)['state'] == 'scheduled', body
    expect(portal.ask('GET', '/api/v1/articles'), 200)
    expect(portal.put(path, GOOD, If_Match='*'), 200)
    _, _, body = expect(portal.ask('GET', path), 200)
    assert json.loads(body)['state'] == 'published', body


def test_bad_articles(portal):
    path = f'/api/v1/articles/{uuid.uuid4()}'
    expect(portal.put(path, GOOD), 428)
    expect(portal.put('/api/v1/articles/7', GOOD, If_None_Match='*'), 404)
    expect(portal.put(path, b'{', If_None_Match='*'), 400)
    expect(portal.put(path, {}, If_None_Match='*'), 422)
    expect(portal.put(path, dict(GOOD, cover='0' * 64), If_None_Match='*'), 422)
    expect(portal.put(path, b' ' * (8 * MIB + 1), If_None_Match='*'), 413)
    expect(portal.ask('PUT', path, b'{}', If_None_Match='*', Content_Type='text/plain'), 415)


def spoilt(rule):
    """Values just inside what a schema allows, and just outside."""
    good, bad = [], [7, {}]
    if 'maxLength' in rule:
        good.append('长' * rule['maxLength'])
        bad.append('长' * (rule['maxLength'] + 1))
    if 'maxItems' in rule:
        good.append([f'标签{number}' for number in range(rule['maxItems'])])
        bad += ['标签', [f'标签{number}' for number in range(rule['maxItems'] + 1)],
                *([value] for value in spoilt(rule['items'])[1])]
    if 'pattern' in rule:
        bad.append('x')
    if rule.get('minLength') == 1:
        bad.append('')
    return good, bad


def test_request_schema(portal):
    """What the schema of an article forbids is refused, and no less than it allows is taken."""
    schema = portal.contract.api['components']['schemas']['NewArticle']
    for name, rule in schema['properties'].items():
        good, bad = spoilt(rule)
        for value in good:
            expect(portal.put(f'/api/v1/articles/{uuid.uuid4()}', {**GOOD, name: value},
                              If_None_Match='*'), 201)
        for value in bad:
            answer = expect(portal.put(f'/api/v1/articles/{uuid.uuid4()}', {**GOOD, name: value},
                                       If_None_Match='*'), 422)
            pointers = {error['pointer'] for error in json.loads(answer[2])['errors']}
            assert pointers == {f'/{name}'}, (name, value, pointers)
    for name in schema['required']:
        article = {key: value for key, value in GOOD.items() if key != name}
        expect(portal.put(f'/api/v1/articles/{uuid.uuid4()}', article, If_None_Match='*'), 422)


def test_list(portal):
    for query in ('', '?section=bendizixun', '?q=%E8%BF%90', '?page=2'):
        expect(portal.ask('GET', '/api/v1/articles' + query), 200)
    for query in ('?section=x', '?page=0'):
        expect(portal.ask('GET', '/api/v1/articles' + query), 400)


def concrete(pattern):
    return pattern.replace('{sha256}', '0' * 64).replace('{uuid}', str(uuid.uuid4()))


def test_token(portal):
    for method, pattern, status in portal.contract.answers():
        if status == '401':
            expect(portal.ask(method.upper(), concrete(pattern), token=False), 401)


def test_methods(portal):
    for pattern, item in portal.contract.api['paths'].items():
        for method in METHODS:
            if method not in item and method != 'head':
                expect(portal.ask(method.upper(), concrete(pattern)), 405)


def test_nowhere(portal):
    for path in ('/api', '/api/', '/api/v2', '/api/v1/articles/', '/api/v1/media'):
        expect(portal.ask('GET', path), 404)


class Sqlite:
    """The portal's own database in other hands."""

    def __init__(self, portal):
        self.process = subprocess.Popen(
            ['sqlite3', '-bail', os.path.join(portal.folder, 'portal.sqlite')],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, *statements):
        """Returns when they have been carried out."""
        self.process.stdin.write(';\n'.join([*statements, 'SELECT 1']) + ';\n')
        self.process.stdin.flush()
        assert self.process.stdout.readline() == '1\n', statements

    def end(self, *statements):
        self.run(*statements)
        self.process.communicate()


def test_full_disk(portal):
    """No room for what comes."""
    incoming = os.path.join(portal.folder, 'incoming')
    os.rename(incoming, incoming + '.aside')
    expect(portal.ask('PUT', *picture(101)), 500)
    os.rename(incoming + '.aside', incoming)


def test_locked_database(portal):
    """Another program writes, and does not stop."""
    locker = Sqlite(portal)
    locker.run('BEGIN IMMEDIATE')
    path = f'/api/v1/articles/{uuid.uuid4()}'
    expect(portal.put(path, GOOD, If_None_Match='*'), 500)
    locker.end('ROLLBACK')
    expect(portal.put(path, GOOD, If_None_Match='*'), 201)


def test_unreadable_database(portal):
    """What is stored cannot be read: each that reads says so, and lives on."""
    media, data = picture(102)
    path = f'/api/v1/articles/{uuid.uuid4()}'
    expect(portal.ask('PUT', media, data), 201)
    expect(portal.put(path, GOOD, If_None_Match='*'), 201)
    requests = [('GET', media), ('HEAD', media), ('GET', '/api/v1/articles'), ('GET', path)]

    spoiler = Sqlite(portal)
    spoiler.run('ALTER TABLE article RENAME TO lost_article',
                'ALTER TABLE media RENAME TO lost_media')
    for request in requests:
        expect(portal.ask(*request), 500)
    expect(portal.ask('DELETE', path, If_Match='*'), 500)
    for request in ('/api/v1', '/api/v1/theme'):
        expect(portal.ask('GET', request), 200)
    spoiler.end('ALTER TABLE lost_article RENAME TO article',
                'ALTER TABLE lost_media RENAME TO media')

    for request in requests:
        expect(portal.ask(*request), 200)
    expect(portal.ask('DELETE', path, If_Match='*'), 204)


# What a request begins with, and what else is in its head; each is answered before any operation.
NO_HTTP = (
    ('GET {} HTTP/1.1', ()),
    ('GET {}', ()),
    ('GET {} HTTP/9', ('Host: x',)),
    ('GET', ('Host: x',)),
    ('GET {}/%2e%2e%2ftheme HTTP/1.1', ('Host: x',)),
    ('GET {}%zz HTTP/1.1', ('Host: x',)),
    ('PUT {} HTTP/1.1', ('Host: x', 'Content-Length: many')),
    ('PUT {} HTTP/1.1', ('Host: x', 'Transfer-Encoding: secret')),
    ('PUT {} HTTP/1.1', ('Host: x', 'Expect: more', 'Content-Length: 1')),
)


def ask_raw(portal, lines):
    """Status, type and body of the answer."""
    with socket.create_connection(portal.host.split(':'), timeout=30) as connection:
        connection.sendall('\r\n'.join([*lines, f'Authorization: Bearer {portal.token}', '', ''])
                           .encode())
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        return str(answer.status), answer.headers.get('Content-Type'), answer.read()


def test_no_http(portal):
    described = set(portal.contract.api['x-no-http'])
    seen = set()
    for pattern in portal.contract.api['paths']:
        for start, headers in NO_HTTP:
            answer = ask_raw(portal, [start.format(concrete(pattern)), *headers])
            assert answer[0] in described and answer[1:] == (None, b''), (start, headers, answer)
            seen.add(answer[0])
    assert seen == described, seen


def test_all_seen(portal):
    missing = set(portal.contract.answers()) - portal.contract.seen
    assert not missing, f'documented but not seen: {sorted(missing)}'


def test_end(portal):
    assert portal.stop() == 0


TESTS = (test_discovery, test_media, test_article, test_schedule, test_bad_articles,
         test_request_schema, test_list, test_token, test_methods, test_nowhere, test_full_disk, test_locked_database,
         test_unreadable_database, test_no_http, test_all_seen, test_end)


def main():
    folder = tempfile.mkdtemp(prefix='peng-portal-')
    portal = Portal(Contract(API), folder)
    print(f'1..{len(TESTS)}')
    for number, test in enumerate(TESTS, 1):
        try:
            test(portal)
            print(f'ok {number} - {test.__name__}', flush=True)
        except (AssertionError, jsonschema.ValidationError, OSError, ValueError) as error:
            reason = str(error).replace('\n', '\n# ')
            print(f'not ok {number} - {test.__name__}\n# {reason}', flush=True)
    shutil.rmtree(folder)


main()
