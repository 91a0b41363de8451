/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-document.h"

#include "ui/peng-clipboard.h"

#include <stdlib.h>
#include <string.h>

/* What keys and commands do to a document, written as in test-document.h. Commands are separated by
 * `;`, their argument follows a `=`. */

#define MEDIA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define FIGURE "<figure class=\"image\"><img src=\"media:" MEDIA "\" alt=\"\"></figure>"
#define LS PENG_LINE_BREAK_UTF8

typedef struct
{
  const char *name;
  const char *before;
  const char *commands;
  const char *after;
} Case;

static const Case cases[] = {
  { "typing", "<p>一|三</p>", "type=二", "<p>一二|三</p>" },
  { "typing-replaces", "<p>一^二三|四</p>", "type=x", "<p>一x|四</p>" },
  { "typing-over-blocks", "<p>一^二</p><p>三</p><p>四|五</p>", "type=x", "<p>一x|五</p>" },
  { "typing-takes-neighbours-style", "<p><strong>一|</strong>二</p>", "type=x",
    "<p><strong>一x|</strong>二</p>" },
  { "typing-keeps-replaced-style", "<p>零<strong>^一|</strong>二</p>", "type=x",
    "<p>零<strong>x|</strong>二</p>" },
  { "typing-behind-link", "<p><a href=\"https://a.cn/\">一</a>|二</p>", "type=x",
    "<p><a href=\"https://a.cn/\">一</a>x|二</p>" },
  { "typing-inside-link", "<p><a href=\"https://a.cn/\">一|二</a></p>", "type=x",
    "<p><a href=\"https://a.cn/\">一x|二</a></p>" },
  { "typing-lines", "<p>一|二</p>", "type=a\nb", "<p>一a</p><p>b|二</p>" },
  { "typing-before-atom", "<p>一</p>" FIGURE "<p>二</p>", "at=1:0;type=x",
    "<p>一</p><p>x|</p>" FIGURE "<p>二</p>" },
  { "typing-behind-atom", "<p>一</p>" FIGURE "<p>二</p>", "at=1:1;type=x",
    "<p>一</p>" FIGURE "<p>x|</p><p>二</p>" },
  { "typing-replaces-atom", "<p>一</p>" FIGURE "<p>二</p>", "select=1:0-1:1;type=x",
    "<p>一</p><p>x|</p><p>二</p>" },

  { "enter-middle", "<p>一|二</p>", "enter", "<p>一</p><p>|二</p>" },
  { "enter-end", "<p>一|</p>", "enter", "<p>一</p><p>|</p>" },
  { "enter-start", "<p>|一</p>", "enter", "<p><br></p><p>|一</p>" },
  { "enter-keeps-align", "<p class=\"align-center\">一|</p>", "enter;type=x",
    "<p class=\"align-center\">一</p><p class=\"align-center\">x|</p>" },
  { "enter-keeps-bold", "<p><strong>一|</strong></p>", "enter;type=x",
    "<p><strong>一</strong></p><p><strong>x|</strong></p>" },
  { "enter-keeps-bold-off", "<p><strong>一|</strong></p>", "bold;enter;type=x",
    "<p><strong>一</strong></p><p>x|</p>" },
  { "enter-ends-link", "<p><a href=\"https://a.cn/\">一|</a></p>", "enter;type=x",
    "<p><a href=\"https://a.cn/\">一</a></p><p>x|</p>" },
  { "enter-heading-end", "<h2>一|</h2>", "enter;type=x", "<h2>一</h2><p>x|</p>" },
  { "enter-heading-middle", "<h2>一|二</h2>", "enter", "<h2>一</h2><h2>|二</h2>" },
  { "enter-heading-start", "<h2>|一</h2>", "enter", "<p><br></p><h2>|一</h2>" },
  { "enter-item", "<ul><li>一|</li></ul>", "enter;type=x", "<ul><li>一</li><li>x|</li></ul>" },
  { "enter-numbered-start", "<ol start=\"3\"><li>一|</li></ol>", "enter;type=x",
    "<ol start=\"3\"><li>一</li><li>x|</li></ol>" },
  { "enter-empty-item", "<ul><li>一</li><li>|</li></ul>", "enter;type=x",
    "<ul><li>一</li></ul><p>x|</p>" },
  { "enter-empty-inner-item", "<ul><li>一<ul><li>|</li></ul></li></ul>", "enter;type=x",
    "<ul><li>一</li><li>x|</li></ul>" },
  { "enter-empty-quote", "<blockquote><p>一</p><p>|</p></blockquote>", "enter;type=x",
    "<blockquote><p>一</p></blockquote><p>x|</p>" },
  { "enter-quote-source", "<blockquote><p>一|</p><cite>甲</cite></blockquote>",
    "enter;enter;type=x", "<blockquote><p>一</p><cite>甲</cite></blockquote><p>x|</p>" },
  { "enter-quote", "<blockquote><p>一|</p></blockquote>", "enter;type=x",
    "<blockquote><p>一</p><p>x|</p></blockquote>" },
  { "enter-replaces", "<p>一^二|三</p>", "enter", "<p>一</p><p>|三</p>" },
  { "enter-before-atom", FIGURE "<p>二</p>", "at=0:0;enter", "<p><br></p>" FIGURE "<p>二</p> @1:0" },
  { "enter-behind-atom", FIGURE "<p>二</p>", "at=0:1;enter;type=x",
    FIGURE "<p>x|</p><p>二</p>" },
  { "soft-enter", "<p>一|二</p>", "soft-enter", "<p>一<br>|二</p>" },

  { "backspace", "<p>一二|</p>", "backspace", "<p>一|</p>" },
  { "backspace-grapheme", "<p>一👨‍👩‍👧|</p>", "backspace", "<p>一|</p>" },
  { "backspace-combining", "<p>e\314\201|</p>", "backspace", "<p>|</p>" },
  { "backspace-soft-break", "<p>一<br>|二</p>", "backspace", "<p>一|二</p>" },
  { "backspace-indent-first", "<p>一</p><p>|二</p>", "backspace",
    "<p>一</p><p class=\"no-indent\">|二</p>" },
  { "backspace-joins", "<p>一</p><p class=\"no-indent\">|二</p>", "backspace", "<p>一|二</p>" },
  { "backspace-empty-paragraph", "<h2>一</h2><p>|</p>", "backspace", "<h2>一|</h2>" },
  { "backspace-into-empty", "<p><br></p><p class=\"no-indent\">|二</p>", "backspace",
    "<p class=\"no-indent\">|二</p>" },
  { "backspace-heading", "<p>一</p><h2>|二</h2>", "backspace", "<p>一</p><p>|二</p>" },
  { "backspace-item", "<ul><li>一</li><li>|二</li></ul>", "backspace",
    "<ul><li>一</li></ul><p class=\"no-indent\">|二</p>" },
  { "backspace-quote", "<blockquote><p>|二</p></blockquote>", "backspace", "<p>|二</p>" },
  { "backspace-quote-source", "<blockquote><p>一</p><p>|二</p><cite>甲</cite></blockquote>",
    "backspace", "<blockquote><p>一</p><cite>甲</cite></blockquote><p>|二</p>" },
  { "backspace-at-start", "<p class=\"no-indent\">|一</p>", "backspace",
    "<p class=\"no-indent\">|一</p>" },
  { "backspace-selects-atom", FIGURE "<p class=\"no-indent\">|二</p>", "backspace",
    FIGURE "<p class=\"no-indent\">二</p> @0:0-0:1" },
  { "backspace-twice-deletes-atom", FIGURE "<p class=\"no-indent\">|二</p>", "backspace;backspace",
    "<p class=\"no-indent\">|二</p>" },
  { "backspace-empty-behind-atom", FIGURE "<p>|</p><p>二</p>", "backspace",
    FIGURE "<p>二</p> @0:1" },
  { "backspace-before-atom", "<p>一</p>" FIGURE "<p>二</p>", "at=1:0;backspace",
    "<p>一|</p>" FIGURE "<p>二</p>" },
  { "backspace-before-atom-empty", "<p><br></p>" FIGURE "<p>二</p>", "at=1:0;backspace",
    FIGURE "<p>二</p> @0:0" },
  { "backspace-selection", "<p>一^二</p><h2>三|四</h2>", "backspace", "<p>一|四</p>" },
  { "backspace-selection-with-atom", "<p>一^二</p>" FIGURE "<p>三|四</p>", "backspace",
    "<p>一|四</p>" },

  { "delete", "<p>|一二</p>", "delete", "<p>|二</p>" },
  { "delete-grapheme", "<p>|👨‍👩‍👧一</p>", "delete", "<p>|一</p>" },
  { "delete-joins", "<p>一|</p><h2>二</h2>", "delete", "<p>一|二</p>" },
  { "delete-empty", "<p>|</p><h2>二</h2>", "delete", "<h2>|二</h2>" },
  { "delete-selects-atom", "<p>一|</p>" FIGURE "<p>二</p>", "delete",
    "<p>一</p>" FIGURE "<p>二</p> @1:0-1:1" },
  { "delete-empty-before-atom", "<p>|</p>" FIGURE "<p>二</p>", "delete", FIGURE "<p>二</p> @0:0" },
  { "delete-at-end", "<p>一|</p>", "delete", "<p>一|</p>" },

  { "tab-item", "<ul><li>一</li><li>|二</li></ul>", "tab",
    "<ul><li>一<ul><li>|二</li></ul></li></ul>" },
  { "tab-deepest", "<ul><li>一<ul><li>二<ul><li>|三</li></ul></li></ul></li></ul>", "tab",
    "<ul><li>一<ul><li>二<ul><li>|三</li></ul></li></ul></li></ul>" },
  { "shift-tab-item", "<ul><li>一<ul><li>|二</li></ul></li></ul>", "shift-tab",
    "<ul><li>一</li><li>|二</li></ul>" },
  { "tab-items", "<ul><li>零</li><li>^一</li><li>二|</li></ul>", "tab",
    "<ul><li>零<ul><li>^一</li><li>二|</li></ul></li></ul>" },
  { "tab-indents", "<p class=\"no-indent\">|一</p>", "tab", "<p>|一</p>" },
  { "shift-tab-unindents", "<p>|一</p>", "shift-tab", "<p class=\"no-indent\">|一</p>" },
  { "tab-in-text", "<p>一|二</p>", "tab", "<p>一|二</p>" },

  { "bold", "<p>^一|二</p>", "bold", "<p><strong>^一|</strong>二</p>" },
  { "bold-off", "<p><strong>^一|</strong>二</p>", "bold", "<p>^一|二</p>" },
  { "bold-mixed", "<p><strong>^一</strong>二|</p>", "bold", "<p><strong>^一二|</strong></p>" },
  { "bold-blocks", "<p>一^二</p><p>三|四</p>", "bold",
    "<p>一<strong>^二</strong></p><p><strong>三|</strong>四</p>" },
  { "bold-typing", "<p>一|</p>", "bold;type=x;bold;type=y", "<p>一<strong>x</strong>y|</p>" },
  { "bold-typing-forgotten", "<p>一|二</p>", "bold;at=0:2;type=x", "<p>一二x|</p>" },
  { "sup-excludes-sub", "<p><sub>^一|</sub></p>", "sup", "<p><sup>^一|</sup></p>" },
  { "clear", "<p><strong>^一</strong><a href=\"https://a.cn/\">二|</a></p>", "clear",
    "<p>^一<a href=\"https://a.cn/\">二|</a></p>" },
  { "clear-part", "<h2 class=\"align-center\">一<strong>^二|</strong></h2>", "clear",
    "<h2 class=\"align-center\">一^二|</h2>" },
  { "clear-heading", "<h2 class=\"align-center\">^一<em>二|</em></h2>", "clear", "<p>^一二|</p>" },
  { "clear-nothing-selected", "<h3 class=\"align-right\">一<u>二|</u><a href=\"https://a.cn/\">三</a></h3>",
    "clear;type=x", "<p>一二x|<a href=\"https://a.cn/\">三</a></p>" },
  { "clear-looks-of-typing", "<p>一|</p>", "bold;clear;type=x", "<p>一x|</p>" },
  { "clear-indent", "<p class=\"no-indent\">一|</p>", "clear", "<p>一|</p>" },
  { "clear-list", "<ol start=\"3\"><li>^一<ol><li><mark>二</mark></li></ol></li><li>三|</li></ol>", "clear",
    "<p>^一</p><p>二</p><p>三|</p>" },
  { "clear-over-blocks", "<h2>一<strong>^二</strong></h2>" FIGURE "<p class=\"align-right\"><em>三|四</em></p>",
    "clear", "<p>一^二</p>" FIGURE "<p>三|<em>四</em></p>" },
  { "clear-excludes-last", "<h2>^一</h2><h3>|二</h3>", "clear", "<p>^一</p><h3>|二</h3>" },
  { "clear-quote", "<blockquote><p>一</p><p><em>二|</em></p></blockquote>", "clear",
    "<blockquote><p>一</p></blockquote><p>二|</p>" },
  { "clear-quote-with-source", "<blockquote><p>^一</p><p><em>二|</em></p><cite>甲</cite></blockquote>",
    "clear", "<blockquote><p>^一</p><p>二|</p><cite>甲</cite></blockquote>" },
  { "clear-empty", "<h2>|</h2>", "clear", "<p>|</p>" },
  { "clear-undone", "<h2 class=\"align-center\"><strong>^一|</strong></h2>", "clear;undo",
    "<h2 class=\"align-center\"><strong>一|</strong></h2>" },
  { "clear-at-atom", "<p>一</p>" FIGURE "<p>二|</p>", "at=1:0;clear", "<p>一</p>" FIGURE "<p>二</p> @1:0" },
  { "heading", "<p>一|</p>", "heading=2", "<h2>一|</h2>" },
  { "heading-off", "<h3>一|</h3>", "heading=0", "<p>一|</p>" },
  { "heading-excludes-last", "<p>^一</p><p>|二</p>", "heading=2", "<h2>^一</h2><p>|二</p>" },
  { "list", "<p>^一</p><p>二|</p>", "list=ol", "<ol><li>^一</li><li>二|</li></ol>" },
  { "list-other", "<ul><li>一|</li></ul>", "list=ol", "<ol><li>一|</li></ol>" },
  { "list-off", "<ul><li>一|</li></ul>", "list=", "<p>一|</p>" },
  { "list-over-atom", "<p>^一</p>" FIGURE "<p>二|</p>", "list=ul",
    "<ul><li>^一</li></ul>" FIGURE "<ul><li>二|</li></ul>" },
  { "quote-end-part", "<blockquote><p>一</p><p>二</p><p>三|</p><cite>甲</cite></blockquote>",
    "quote=0", "<blockquote><p>一</p><p>二</p><cite>甲</cite></blockquote><p>三|</p>" },
  { "quote-end-parts", "<blockquote><p>一</p><p>二^</p><p>三|</p><cite>甲</cite></blockquote>",
    "quote=0", "<blockquote><p>一</p><cite>甲</cite></blockquote><p>二^</p><p>三|</p>" },
  { "quote-whole", "<blockquote><p>一^</p><p>二|</p><cite>甲</cite></blockquote><blockquote><p>三</p></blockquote>",
    "quote=0", "<p>一^</p><p>二|</p><blockquote><p>三</p></blockquote>" },
  { "quote-other", "<blockquote><p>一</p><cite>甲</cite></blockquote><blockquote><p>二|</p><cite>乙</cite>"
    "</blockquote>", "quote=0", "<blockquote><p>一</p><cite>甲</cite></blockquote><p>二|</p>" },
  { "quote", "<p>一|</p>", "quote=1", "<blockquote><p>一|</p></blockquote>" },
  { "align", "<p>一|</p>", "align=1", "<p class=\"align-center\">一|</p>" },

  { "link", "<p>^一|</p>", "link=https://a.cn/", "<p><a href=\"https://a.cn/\">^一|</a></p>" },
  { "link-change", "<p><a href=\"https://a.cn/\">一|二</a></p>", "link=https://b.cn/",
    "<p><a href=\"https://b.cn/\">一|二</a></p>" },
  { "link-remove", "<p><a href=\"https://a.cn/\">一|二</a></p>", "unlink", "<p>一|二</p>" },
  { "link-insert", "<p>一|</p>", "link=https://a.cn/",
    "<p>一<a href=\"https://a.cn/\">https://a.cn/|</a></p>" },

  { "paste-inline", "<h2>一|二</h2>", "paste=<p><strong>x</strong></p>",
    "<h2>一<strong>x|</strong>二</h2>" },
  { "paste-into-empty", "<p>|</p>", "paste=<h2>x</h2>", "<h2>x|</h2>" },
  { "paste-blocks", "<p>一|二</p>", "paste=<h2>x</h2><p>y</p><p>z</p>",
    "<p>一x</p><p>y</p><p>z|二</p>" },
  { "paste-blocks-at-start", "<p>|二</p>", "paste=<h2>x</h2><p>y</p>", "<h2>x</h2><p>y|二</p>" },
  { "paste-replaces", "<p>一^二</p><p>三|四</p>", "paste=<p>x</p>", "<p>一x|四</p>" },
  { "paste-atom", "<p>一|二</p>", "paste=" FIGURE,
    "<p>一</p>" FIGURE "<p>二</p> @1:1" },
  { "insert-atom-in-sentence", "<p>一|二</p><p>三</p>", "insert=" FIGURE,
    "<p>一二</p>" FIGURE "<p>三</p> @1:1" },
  { "insert-atom-in-sentence-of-list", "<ul><li>一|二</li><li>三</li></ul>", "insert=" FIGURE,
    "<ul><li>一二</li></ul>" FIGURE "<ul><li>三</li></ul> @1:1" },
  { "insert-atom-in-last-sentence", "<p>一|二</p>", "insert=" FIGURE,
    "<p>一二</p>" FIGURE "<p>|</p>" },
  { "insert-atom-before-sentence", "<p>一</p><p>|二</p>", "insert=" FIGURE,
    "<p>一</p>" FIGURE "<p>二</p> @1:1" },
  { "insert-atom-in-empty", "<p>一</p><p>|</p><p>二</p>", "insert=" FIGURE,
    "<p>一</p>" FIGURE "<p>二</p> @1:1" },
  { "insert-atom-behind-sentence-undo", "<p>一|</p><p>二</p>", "insert=" FIGURE ";undo",
    "<p>一|</p><p>二</p>" },
  { "insert-atom-behind-last-sentence-undo", "<p>一|</p>", "insert=" FIGURE ";undo", "<p>一|</p>" },
  { "insert-atom-at-beginning-undo", "<p>|一</p>", "insert=" FIGURE ";undo", "<p>|一</p>" },
  { "paste-atom-at-end", "<p>一|</p><p>二</p>", "paste=" FIGURE, "<p>一</p>" FIGURE "<p>二</p> @1:1" },
  { "paste-atom-in-empty-last", "<p>一</p><p>|</p>", "paste=" FIGURE,
    "<p>一</p>" FIGURE "<p>|</p>" },
  { "paste-plain", "<p><strong>一|</strong></p>", "plain=x\r\ny",
    "<p><strong>一x</strong></p><p><strong>y|</strong></p>" },
  { "copy-paragraph", "<h2>^一</h2><p>|二</p>", "copy;at=1:1;paste-copy",
    "<h2>一</h2><p>二一</p><p>|</p>" },
  { "copy-inside", "<p>一<strong>^二三|</strong></p>", "copy;at=0:0;paste-copy",
    "<p><strong>二三|</strong>一<strong>二三</strong></p>" },
  { "move-forward", "<p>^一|二三</p>", "move=0:3", "<p>二三一|</p>" },
  { "move-back", "<p>一二^三|</p>", "move=0:0", "<p>三|一二</p>" },
  { "move-block-down", "<p>一|</p>" FIGURE "<p>二</p><p>三</p>", "block-down=1",
    "<p>一|</p><p>二</p>" FIGURE "<p>三</p>" },
  { "move-block-last", "<p>一|</p>" FIGURE "<p>二</p>", "block-down=1",
    "<p>一|</p><p>二</p>" FIGURE "<p></p>" },
  { "move-down", "<p>一|二</p><p>三</p>", "down", "<p>三</p><p>一|二</p>" },
  { "move-up", "<p>一</p><h2>二|</h2>", "up", "<h2>二|</h2><p>一</p>" },
  { "move-nowhere", "<p>一|</p><p>二</p>", "up", "<p>一|</p><p>二</p>" },
  { "move-selected", "<p>一^二</p><p>三|</p><p>四</p>", "down", "<p>四</p><p>一^二</p><p>三|</p>" },
  { "move-selected-backwards", "<p>一|二</p><p>三^</p><p>四</p>", "down",
    "<p>四</p><p>一^二</p><p>三|</p>" },
  { "move-whole-line", "<p>^一</p><p>|二</p><p>三</p>", "down", "<p>二</p><p>^一|</p><p>三</p>" },
  { "move-item", "<ul><li>一|<ul><li>二</li></ul></li><li>三</li></ul>", "down",
    "<ul><li>三</li><li>一|<ul><li>二</li></ul></li></ul>" },
  { "move-atom", "<p>一</p>" FIGURE "<p>二</p>", "select=1:0-1:1;up",
    FIGURE "<p>一</p><p>二</p> @0:0-0:1" },
  { "move-undo", "<p>一|</p><p>二</p><p>三</p>", "down;down;undo", "<p>一|</p><p>二</p><p>三</p>" },
  { "move-both-ways-undo", "<p>一</p><p>二|</p><p>三</p>", "down;up;up;undo",
    "<p>一</p><p>二|</p><p>三</p>" },
  { "move-two-undo", "<p>一|</p><p>二</p><p>三</p>", "down;at=0:1;down;undo",
    "<p>二|</p><p>一</p><p>三</p>" },
  { "move-type-move-undo", "<p>一|</p><p>二</p><p>三</p>", "down;type=x;down;undo",
    "<p>二</p><p>一x|</p><p>三</p>" },
  { "move-redo", "<p>一|</p><p>二</p><p>三</p>", "down;down;undo;redo",
    "<p>二</p><p>三</p><p>一|</p>" },
  { "drag-to-start", "<p>一|</p><p>二</p><p>三</p>", "drag=2:0", "<p>|三</p><p>一</p><p>二</p>" },
  { "drag-selected", "<p>^一</p><p>二|</p><p>三</p>", "drag=1:3", "<p>三</p><p>^一</p><p>二|</p>" },
  { "drag-into-itself", "<p>^一</p><p>二|</p><p>三</p>", "drag=1:1",
    "<p>^一</p><p>二|</p><p>三</p>" },

  { "undo-typing", "<p>一|</p>", "type=a;type=b;undo", "<p>一|</p>" },
  { "undo-bold", "<p>^一二|</p>", "bold;undo", "<p>一二|</p>" },
  { "undo-enter", "<p>一|二</p>", "enter;undo", "<p>一|二</p>" },
  { "undo-join", "<p>一</p><p class=\"no-indent\">|二</p>", "backspace;undo",
    "<p>一</p><p class=\"no-indent\">|二</p>" },
  { "undo-paste", "<p>一|二</p>", "paste=<h2>x</h2><p>y</p>;undo", "<p>一|二</p>" },
  { "undo-heading", "<p>一|二</p>", "heading=2;undo", "<p>一|二</p>" },
  { "undo-heading-elsewhere", "<p>一|二</p><p>三</p>", "heading=2;at=1:0;undo", "<p>一二|</p><p>三</p>" },
  { "undo-indent-of-items", "<ul><li>零</li><li>^一</li><li>二|</li></ul>", "tab;undo",
    "<ul><li>零</li><li>一|</li><li>二</li></ul>" },
  { "redo", "<p>一|</p>", "type=x;undo;redo", "<p>一x|</p>" },
};

typedef struct
{
  PengDocument *document;
  PengHistory  *history;
  PengBuffer   *buffer;
  GPtrArray    *copied;
} Fixture;

static void
fixture_init (Fixture    *self,
              const char *html)
{
  PengPosition bound, cursor;

  self->document = test_document_read (html, &bound, &cursor);
  self->history = peng_history_new (self->document);
  self->buffer = peng_buffer_new (self->document, self->history);
  self->copied = NULL;
  peng_buffer_select (self->buffer, &bound, &cursor);
}

static void
fixture_clear (Fixture *self)
{
  g_clear_pointer (&self->copied, g_ptr_array_unref);
  g_object_run_dispose (G_OBJECT (self->buffer));
  g_object_unref (self->buffer);
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->document);
}

/* As GtkTextView does for a key and for what an input method commits. */
static void
type (Fixture    *self,
      const char *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

static void
paste (Fixture    *self,
       const char *html)
{
  g_autoptr(GPtrArray) blocks = peng_clipboard_parse (html, strlen (html));

  peng_buffer_insert_blocks (self->buffer, (PengBlock * const *) blocks->pdata, blocks->len);
}

static void
insert_atoms (Fixture    *self,
              const char *html)
{
  g_autoptr(GPtrArray) blocks = peng_clipboard_parse (html, strlen (html));
  PengPosition cursor;

  peng_buffer_get_cursor (self->buffer, &cursor);
  peng_buffer_insert_atoms (self->buffer, &cursor, (PengBlock * const *) blocks->pdata,
                            blocks->len);
}

static PengPosition
parse_position (const char *text)
{
  PengPosition position;

  position.block = strtoul (text, NULL, 10);
  position.offset = strtoul (strchr (text, ':') + 1, NULL, 10);

  return position;
}

static void
place (Fixture    *self,
       const char *text)
{
  PengPosition bound = parse_position (text);
  const char *second = strchr (text, '-');
  PengPosition cursor = second != NULL ? parse_position (second + 1) : bound;
  GtkTextIter a, b;

  /* As a person does, with the mouse. */
  peng_buffer_get_iter (self->buffer, &bound, &a);
  peng_buffer_get_iter (self->buffer, &cursor, &b);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self->buffer), &b, &a);
}

static void
press_enter (Fixture *self,
             gboolean soft)
{
  peng_buffer_set_soft_return (self->buffer, soft);
  type (self, "\n");
  peng_buffer_set_soft_return (self->buffer, FALSE);
}

static gboolean
run_key (Fixture    *self,
         const char *name)
{
  if (g_str_equal (name, "enter"))
    press_enter (self, FALSE);
  else if (g_str_equal (name, "soft-enter"))
    press_enter (self, TRUE);
  else if (g_str_equal (name, "backspace"))
    peng_buffer_backspace (self->buffer);
  else if (g_str_equal (name, "delete"))
    peng_buffer_delete_next (self->buffer);
  else if (g_str_equal (name, "tab"))
    peng_buffer_shift_level (self->buffer, 1);
  else if (g_str_equal (name, "shift-tab"))
    peng_buffer_shift_level (self->buffer, -1);
  else if (g_str_equal (name, "undo"))
    g_assert_true (peng_history_undo (self->history));
  else if (g_str_equal (name, "redo"))
    g_assert_true (peng_history_redo (self->history));
  else
    return FALSE;

  return TRUE;
}

static gboolean
run_format (Fixture    *self,
            const char *name,
            const char *argument)
{
  if (g_str_equal (name, "bold"))
    peng_buffer_toggle_style (self->buffer, PENG_STYLE_STRONG);
  else if (g_str_equal (name, "sup"))
    peng_buffer_toggle_style (self->buffer, PENG_STYLE_SUP);
  else if (g_str_equal (name, "clear"))
    peng_buffer_clear_style (self->buffer);
  else if (g_str_equal (name, "heading"))
    peng_buffer_set_heading (self->buffer, atoi (argument));
  else if (g_str_equal (name, "list"))
    peng_buffer_set_list (self->buffer, *argument != '\0', g_str_equal (argument, "ol"));
  else if (g_str_equal (name, "quote"))
    peng_buffer_set_quote (self->buffer, atoi (argument));
  else if (g_str_equal (name, "align"))
    peng_buffer_set_align (self->buffer, atoi (argument));
  else if (g_str_equal (name, "link"))
    peng_buffer_set_link (self->buffer, argument, NULL);
  else if (g_str_equal (name, "unlink"))
    peng_buffer_set_link (self->buffer, NULL, NULL);
  else
    return FALSE;

  return TRUE;
}

static void
move_selection (Fixture    *self,
                const char *argument)
{
  PengPosition position = parse_position (argument);

  g_assert_true (peng_buffer_move_selection (self->buffer, &position));
}

static void
run_transfer (Fixture    *self,
              const char *name,
              const char *argument)
{
  if (g_str_equal (name, "type"))
    type (self, argument);
  else if (g_str_equal (name, "paste"))
    paste (self, argument);
  else if (g_str_equal (name, "insert"))
    insert_atoms (self, argument);
  else if (g_str_equal (name, "plain"))
    peng_buffer_insert_plain (self->buffer, argument);
  else if (g_str_equal (name, "copy"))
    self->copied = peng_buffer_dup_selection (self->buffer);
  else if (g_str_equal (name, "paste-copy"))
    peng_buffer_insert_blocks (self->buffer, (PengBlock * const *) self->copied->pdata,
                               self->copied->len);
  else if (g_str_equal (name, "at") || g_str_equal (name, "select"))
    place (self, argument);
  else if (g_str_equal (name, "move"))
    move_selection (self, argument);
  else if (g_str_equal (name, "block-down"))
    peng_buffer_move_block (self->buffer, atoi (argument), 1);
  else if (g_str_equal (name, "down") || g_str_equal (name, "up"))
    peng_buffer_move_selected (self->buffer, *name == 'd' ? 1 : -1);
  else if (g_str_equal (name, "drag"))
    peng_buffer_move_to (self->buffer, atoi (argument), atoi (strchr (argument, ':') + 1));
  else
    g_assert_not_reached ();
}

static void
run_commands (Fixture    *self,
              const char *commands)
{
  g_auto(GStrv) list = g_strsplit (commands, ";", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      char *argument = strchr (list[i], '=');

      if (argument != NULL)
        *argument++ = '\0';
      if (!run_key (self, list[i]) && !run_format (self, list[i], argument))
        run_transfer (self, list[i], argument);
    }
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  Fixture fixture;

  fixture_init (&fixture, c->before);
  run_commands (&fixture, c->commands);
  test_document_assert (fixture.buffer, c->after);
  fixture_clear (&fixture);
}

/* Where there is no room for another block nothing comes, and writing goes on. */
static void
count_refused_cb (guint        *n_refused,
                  const GError *error)
{
  g_assert_error (error, PENG_DOCUMENT_ERROR, PENG_DOCUMENT_ERROR_TOO_LARGE);
  *n_refused += 1;
}

static void
test_full (void)
{
  g_autoptr(GString) before = g_string_new ("<p>一|</p>");
  Fixture fixture;
  PengBlock *first;
  guint n_refused = 0;

  for (guint i = 1; i < PENG_ARTICLE_MAX_BLOCKS; i++)
    g_string_append (before, "<p>二</p>");

  fixture_init (&fixture, before->str);
  g_signal_connect_swapped (fixture.buffer, "refused", G_CALLBACK (count_refused_cb), &n_refused);
  run_commands (&fixture, "enter;paste=<p>三</p><p>四</p>;type=x");

  first = peng_document_get_block (fixture.document, 0);
  g_assert_cmpuint (peng_document_get_n_blocks (fixture.document), ==, PENG_ARTICLE_MAX_BLOCKS);
  g_assert_cmpstr (peng_text_get_string (peng_block_get_text (first)), ==, "一x");
  g_assert_cmpuint (n_refused, ==, 2);
  fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/buffer/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/ui/buffer-full", test_full);

  return g_test_run ();
}
