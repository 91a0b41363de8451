# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""reader.py BUILD

The real program as a screen reader has it: an article with every kind of block, each window and each
popover, through AT-SPI alone. Speaks as a TAP test.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

sys.dont_write_bytecode = True
from outside import GONE, Failed, Program, box, has_focus, keys, wait_for, words_of  # noqa: E402  pylint: disable=wrong-import-position
import pyatspi  # noqa: E402  pylint: disable=wrong-import-position

PHOTO = '<img src="start-line.jpg" alt="{}">'
ARTICLE = f'''<title>无障碍</title>
<p>首段的文字</p><h2>二级的标题</h2><h3>三级的标题</h3><h4>四级的标题</h4>
<ul><li>项目一<ul><li>项目二</li></ul></li></ul><ol><li>编号一</li></ol>
<blockquote><p>引用的话</p><cite>云湖日报</cite></blockquote><hr>
<figure class="image">{PHOTO.format('操场上的升旗')}<figcaption>单张的说明</figcaption></figure>
<figure class="gallery">
<figure class="image">{PHOTO.format('甲图')}<figcaption>甲的说明</figcaption></figure>
<figure class="image">{PHOTO.format('乙图')}<figcaption>乙的说明</figcaption></figure>
<figure class="image">{PHOTO.format('丙图')}<figcaption>丙的说明</figcaption></figure>
<figcaption>整组的说明</figcaption></figure>
<figure class="table"><table><thead><tr><th>班级</th><th>人数</th><th>名次</th></tr></thead>
<tbody><tr><td>一班</td><td>四十</td><td>第一</td></tr></tbody></table>
<figcaption>表格的说明</figcaption></figure>
<figure class="video"><video src="media:{'e' * 64}" controls></video>
<figcaption>视频的说明</figcaption></figure>
<p class="attachment"><a href="media:{'f' * 64}" download="名单.pdf">获奖名单</a></p>
<p>末段的文字</p>'''

TEXTS = ['首段的文字', '二级的标题', '三级的标题', '四级的标题', '项目一', '项目二', '编号一', '引用的话',
         '末段的文字']
# What the description of the text says while the cursor goes down from block to block.
KINDS = ['正文', '标题', '小标题', '三级标题', '项目符号列表', '项目符号列表，第 2 级', '编号列表', '引用',
         '分隔线', '照片', '图集', '表格', '视频', '附件', '正文']
# Role and name of what stands in the text beside its words, while the cursor is there, and the words of
# what is written in: captions of what is far from what is seen are not there yet.
PARTS = {
    '分隔线': [('panel', '分隔线')],
    '照片': [('panel', '照片'), ('image', '操场上的升旗'), ('text', '图片说明', '单张的说明'),
           ('text', '替代文字', '操场上的升旗')],
    '图集': [('panel', '图集'), ('image', '第 1 张照片，共 3 张：甲图'),
           ('image', '第 3 张照片，共 3 张：丙图'), ('text', '第 1 张照片的说明', '甲的说明'),
           ('text', '第 3 张照片的说明', '丙的说明'), ('text', '图集的说明', '整组的说明')],
    '表格': [('table', '表格，2 × 3'), ('table cell', '第 1 行第 1 列: 班级'),
           ('table cell', '第 2 行第 3 列: 第一'), ('text', '表格标题', '表格的说明')],
    '视频': [('panel', '视频'), ('text', '文件的说明', '视频的说明')],
    '附件': [('panel', '附件'), ('text', '读者看到的名称', '名单.pdf')],
}
# Keys, pressed one after another, and who has the focus then: in the text, what its description says.
TEXT = '文章正文'
WALK = [
    ('Tab', '图片说明'), ('Tab', '替代文字'), ('Escape', TEXT), ('Down', TEXT),
    ('Tab', '第 1 张照片的说明'), ('Tab', '第 2 张照片的说明'),
    ('Tab', '第 3 张照片，共 3 张：丙图'), ('Left', '第 2 张照片，共 3 张：乙图'), ('Escape', TEXT),
    ('Down', TEXT), ('Tab', '第 1 行第 1 列'), ('Tab', '第 1 行第 2 列'), ('Down', '第 2 行第 2 列'),
    ('Escape', TEXT), ('Down', TEXT), ('Tab', '文件的说明'), ('Tab', TEXT),
    ('Tab', '读者看到的名称'),
]

# What a person can act on, as AT-SPI calls it.
CONTROLS = {'push button', 'toggle button', 'check box', 'radio button', 'entry', 'text', 'combo box',
            'list item', 'menu item', 'check menu item', 'radio menu item', 'page tab', 'slider',
            'spin button', 'link', 'table cell', 'table', 'switch', 'password text', 'menu', 'list',
            'tool bar', 'dialog', 'frame', 'alert'}
TO_PHOTOGRAPH = ['Down'] * KINDS.index('照片') + ['Tab']
TO_TABLE = ['Down'] * KINDS.index('表格') + ['Tab']
# How each window and popover is opened, by keys, by pressing what has a name (@) and when something has
# the focus (=); what is there then; and how it is closed, where Escape does not do it.
PLACES = [
    ('the main window', [], 'tool bar', '格式'),
    ('find and replace', ['ctrl+h'], 'text', '替换为'),
    ('the outline', ['ctrl+shift+o'], 'list item', '二级的标题'),
    ('the command palette', ['ctrl+shift+p'], 'text', '命令'),
    ('how to find', ['ctrl+f', '@查找选项'], 'menu item', '全字匹配(W)'),
    ('the main menu', ['F10'], 'menu item', '首选项(P)'),
    ('a page of the main menu', ['F10', '@外观(A)'], 'radio menu item', '深色(D)'),
    ('the kinds of paragraph', ['@正文'], 'menu item', '小标题'),
    ('the colours', ['@文字颜色'], 'push button', '红色'),
    ('what can be inserted', ['@插入'], 'menu item', '图集…'),
    ('more formatting', ['@更多格式'], 'menu item', '上标'),
    ('a page of more formatting', ['@更多格式', '@颜色'], 'menu item', '红色'),
    ('the menu of the text', ['shift+F10'], 'menu item', '全选(A)'),
    ('a page of the menu of the text', ['shift+F10', '@选择性粘贴(S)'], 'menu item', '保留格式(F)'),
    ('the menu of a draft', ['ctrl+shift+l', 'Tab', 'shift+F10'], 'menu item', '复制一篇(U)'),
    ('the date', ['@选择日期'], 'push button', '下个月'),
    ('the rows of a table', [*TO_TABLE, '@插入、移动和删除行'], 'menu item', '行上移'),
    ('the columns of a table', [*TO_TABLE, '@插入、移动、对齐和删除列'], 'menu item', '列左移'),
    ('the cells of a table', [*TO_TABLE, '@合并和拆分单元格'], 'menu item', '合并单元格'),
    ('the link of a photograph', [*TO_PHOTOGRAPH, 'ctrl+k'], 'text', '照片的链接'),
    ('paste special', ['ctrl+alt+v'], 'menu item', '保留格式(F)'),
    ('the link', ['ctrl+k'], 'label', '地址(A)'),
    ('the table chooser', ['ctrl+alt+b'], 'check box', '首行为表头(H)'),
    ('the source', ['ctrl+alt+u'], 'text', '文章的 HTML 源代码'),
    ('a question', ['ctrl+alt+u', '=文章的 HTML 源代码', 'x', 'Escape'], 'push button', '放弃(D)', ['@放弃(D)']),
    ('the shortcuts', ['F1'], 'label', '新建文章'),
    ('about', ['shift+F1'], 'list item', '法律信息(L)'),
    ('the preferences', ['ctrl+comma'], 'label', '打字机滚动'),
    ('publishing', ['ctrl+shift+Return'], 'combo box', '栏目'),
    ('the outbox', ['F4'], 'label', '发件箱'),
    ('the articles at the sites', ['shift+F4'], 'label', '网站上的文章'),
    ('the sites', ['ctrl+comma', '@网站'], 'push button', '添加网站(A)…'),
    ('a new site', ['ctrl+comma', '@网站', '@添加网站(A)…'], 'text', '网址', ['Escape', 'Escape']),
]


class Reader:
    """What a screen reader knows."""

    def __init__(self, build, folder):
        self.folder = folder
        environment = dict(os.environ, PENGCHENG_DATA_DIR=str(folder / 'data'), LANGUAGE='zh_CN',
                           LC_ALL='C.UTF-8', GSETTINGS_BACKEND='memory')
        self.command = [build / 'src' / 'cli' / 'pengcheng']
        self.environment = environment
        self.editor = Program([build / 'src' / 'pengcheng-editor'], environment,
                              folder / 'editor.log')

    def start(self):
        photo = Path(os.environ['PENGCHENG_PKGDATADIR']) / 'sample' / 'start-line.jpg'
        shutil.copyfile(photo, self.folder / 'start-line.jpg')
        (self.folder / 'article.html').write_text(ARTICLE, encoding='utf-8')
        subprocess.run([*self.command, 'draft', 'new', self.folder / 'article.html'],
                       env=self.environment, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        self.editor.start()
        wait_for(lambda: TEXTS[0] in words_of(self.text), 'the article')

    @property
    def text(self):
        return self.editor.find('text', TEXT)

    def focused(self):
        return next(node for node in self.editor.everything()
                    if node.getState().contains(pyatspi.STATE_FOCUSED))


def focus_text(reader):
    keys('ctrl+shift+e', 'ctrl+Home')
    wait_for(lambda: reader.focused().name == TEXT, 'the focus in the text')


def read_words(reader):
    lines = words_of(reader.text).replace('\ufffc', '').split('\n')
    missing = [words for words in TEXTS if words not in lines]
    if missing:
        raise Failed(f'not in the text: {missing}')


def read_kinds(reader):
    focus_text(reader)
    for number, kind in enumerate(KINDS):
        wait_for(lambda k=kind: reader.text.description == k, f'block {number} to be “{kind}”')
        keys('Down')


def letters_of(node):
    """As a reader has them that goes from letter to letter."""
    text = node.queryText()
    return [text.getTextAtOffset(i, pyatspi.TEXT_BOUNDARY_CHAR)[0]
            for i in range(text.characterCount)]


def read_parts(reader):
    focus_text(reader)
    for kind in KINDS:
        wait_for(lambda k=kind: reader.text.description == k, f'the cursor at “{kind}”')
        for role, name, *words in PARTS.get(kind, []):
            node = reader.editor.find(role, name)
            if words and letters_of(node) != list(words[0]):
                raise Failed(f'“{name}” says {letters_of(node)}')
        keys('Down')


def walk(reader):
    focus_text(reader)
    keys(*['Down'] * KINDS.index('照片'))
    wait_for(lambda: reader.text.description == '照片', 'the photograph')
    for key, name in WALK:
        keys(key)
        wait_for(lambda n=name: reader.focused().name == n, f'{key} to come to “{name}”')


def type_in_parts(reader):
    """What is written in a caption and in a cell is told."""
    focus_text(reader)
    keys(*['Down'] * KINDS.index('照片'))
    wait_for(lambda: reader.text.description == '照片', 'the photograph')
    keys('Tab', 'End', 'x')
    wait_for(lambda: words_of(reader.focused()) == '单张的说明x', 'what was typed in the caption')
    keys('Home', 'Right', 'Right')
    wait_for(lambda: reader.focused().queryText().caretOffset == 2, 'the cursor in the caption')
    keys('ctrl+z', 'Escape', 'Down', 'Down', 'Tab', 'End', 'y')
    wait_for(lambda: words_of(reader.focused()) == '班级y', 'what was typed in the cell')
    keys('ctrl+z', 'Escape')


def read_slash(reader):
    focus_text(reader)
    keys('ctrl+End', 'Return', 'slash')
    for key, kind in ((None, '正文'), ('Down', '标题'), ('Down', '小标题'), ('Up', '标题')):
        if key:
            keys(key)
        wait_for(lambda k=kind: reader.text.description == k, f'the row “{kind}” to be told')
    reader.editor.find('list item', '小标题')
    keys('Escape', 'BackSpace', 'BackSpace')


def read_palette(reader):
    focus_text(reader)
    keys('ctrl+shift+p')
    entry = reader.editor.find('text', '命令')
    first = wait_for(lambda: entry.description, 'the first command to be told')
    keys('Down')
    wait_for(lambda: entry.description not in ('', first), 'the next command to be told')
    keys('Escape')


def go(reader, how):
    for step in how:
        if step.startswith('@'):
            reader.editor.press(step[1:])
        elif step.startswith('='):
            wait_for(lambda name=step[1:]: reader.focused().name == name, f'the focus in “{step[1:]}”')
        else:
            keys(step)


def is_bad(node):
    """Without a name, or called by what it is in the program, or twice."""
    name = node.name
    half = name[:len(name) // 2]
    return (not name or name.startswith(('Gtk', 'Adw', 'Peng')) or '(_' in name or
            name == f'{half} {half}')


def bad_names(reader):
    """What is there, and cannot be told from others."""
    for node in reader.editor.everything():
        if node.getRoleName() in CONTROLS and is_bad(node) and box(node)[2] > 0:
            yield f'{node.getRoleName()} “{node.name}” in {node.parent.getRoleName()} “{node.parent.name}”'


def check_place(how, role, name, back=('Escape',)):
    def step(reader):
        focus_text(reader)
        go(reader, how)
        reader.editor.find(role, name)
        bad = list(bad_names(reader))
        if how:
            go(reader, back)
        if bad:
            raise Failed('; '.join(bad))
    return step


def check_choices(reader):
    """Of a section, in the window of publishing."""
    focus_text(reader)
    keys('ctrl+shift+Return')
    reader.editor.find('combo box', '栏目')
    wait_for(lambda: has_focus(reader.editor.frames[-1]), 'the focus in the window')
    keys('space')
    reader.editor.find('list item', '官方活动')
    bad = list(bad_names(reader))
    keys('Escape', 'Escape')
    if bad:
        raise Failed('; '.join(bad))


STEPS = [
    ('the words of every text block are read', read_words),
    ('what each block is, is told as the cursor comes to it', read_kinds),
    ('each part of the blocks has a role, a name and its words', read_parts),
    ('the keys come to captions, alternative texts, photographs, cells and names', walk),
    ('what is typed in a caption and a cell is told', type_in_parts),
    ('the chosen row of the slash menu is told', read_slash),
    ('the chosen command of the palette is told', read_palette),
] + [(f'every control has a name: {place[0]}', check_place(*place[1:])) for place in PLACES] + [
    ('every control has a name: the choice of a section', check_choices)]


def play(reader, step):
    try:
        step(reader)
        reader.editor.check()
    except (Failed, *GONE) as error:
        for line in traceback.format_exception(error):
            print('#', line.rstrip().replace('\n', '\n# '))
        log = reader.editor.log.read_text(encoding='utf-8', errors='replace')
        print(*(f'# {line}' for line in log.splitlines()[-10:]), sep='\n')
        keys('Escape')
        return False
    return True


def main(build):
    print(f'1..{len(STEPS)}', flush=True)
    status = 0
    with tempfile.TemporaryDirectory(prefix='peng-reader.') as folder:
        reader = Reader(Path(build), Path(folder))
        reader.start()
        try:
            for number, (words, step) in enumerate(STEPS, 1):
                done = play(reader, step)
                status |= not done
                print(f'{"ok" if done else "not ok"} {number} - {words}', flush=True)
        finally:
            reader.editor.end()
    return int(status)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
