/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "editor-fixture.h"

/* Keys in the text, as in Word. */

/* From the caption back over the other tools to the last of the widths. */
#define TO_SIZES "shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab " \
                 "shift+Tab "

#define SIZED(size) "<figure class=\"image size-" size "\"><img src=\"media:" MEDIA "\" alt=\"\" " \
                    "width=\"300\" height=\"200\"></figure>"

static const KeyCase key_cases[] = {
  { "typing", "<p>|</p>", "a b c", "<p>abc|</p>" },
  { "enter", "<p>一|</p>", "Return x", "<p>一</p><p>x|</p>" },
  { "shift-enter", "<p>一|</p>", "shift+Return x", "<p>一<br>x|</p>" },
  { "enter-after-shift-enter", "<p>一|</p>", "shift+Return Return x", "<p>一<br><br></p><p>x|</p>" },
  { "backspace", "<p>一二|</p>", "BackSpace", "<p>一|</p>" },
  { "delete", "<p>|一二</p>", "Delete", "<p>|二</p>" },
  { "delete-word", "<p>one two|</p>", "ctrl+BackSpace", "<p>one |</p>" },
  { "tab", "<ul><li>一</li><li>|二</li></ul>", "Tab", "<ul><li>一<ul><li>|二</li></ul></li></ul>" },
  { "shift-tab", "<ul><li>一<ul><li>|二</li></ul></li></ul>", "shift+Tab",
    "<ul><li>一</li><li>|二</li></ul>" },
  { "tab-keeps-selection", "<ul><li>^一</li><li>二|</li></ul>", "Tab",
    "<ul><li class=\"skip\"><ul><li>^一</li><li>二|</li></ul></li></ul>" },
  { "bold", "<p>^一|二</p>", "ctrl+b", "<p><strong>^一|</strong>二</p>" },
  { "italic", "<p>^一|二</p>", "ctrl+i", "<p><em>^一|</em>二</p>" },
  { "underline", "<p>^一|二</p>", "ctrl+u", "<p><u>^一|</u>二</p>" },
  { "bold-then-type", "<p>一|</p>", "ctrl+b x", "<p>一<strong>x|</strong></p>" },
  { "heading", "<p>一|</p>", "ctrl+alt+2", "<h2>一|</h2>" },
  { "no-heading", "<h3>一|</h3>", "ctrl+alt+0", "<p>一|</p>" },
  { "numbered", "<p>一|</p>", "ctrl+shift+7", "<ol><li>一|</li></ol>" },
  { "bulleted", "<p>一|</p>", "ctrl+shift+8", "<ul><li>一|</li></ul>" },
  { "bulleted-off", "<ul><li>一|</li></ul>", "ctrl+shift+8", "<p>一|</p>" },
  { "centre", "<p>一|</p>", "ctrl+e", "<p class=\"align-center\">一|</p>" },
  { "undo", "<p>一|</p>", "x ctrl+z", "<p>一|</p>" },
  { "redo", "<p>一|</p>", "x ctrl+z ctrl+shift+z", "<p>一x|</p>" },
  { "redo-y", "<p>一|</p>", "x ctrl+z ctrl+y", "<p>一x|</p>" },
  { "select-all", "<p>一|</p><h2>二</h2>", "ctrl+a x", "<p>x|</p>" },
  { "end", "<p>|一</p><p>二</p>", "ctrl+End x", "<p>一</p><p>二x|</p>" },
  { "down-at-end", "<p>一</p><p>|二</p>", "Down x", "<p>一</p><p>二x|</p>" },
  { "delete-figure", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "BackSpace BackSpace", "<p>一</p><p class=\"no-indent\">|二</p>" },
  { "to-caption", "<p>一</p>" FIGURE ("", "图") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab End x Return y", "<p>一</p>" FIGURE ("", "图x") "<p class=\"no-indent\">y|二</p>" },
  { "to-alt", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab x Tab y", "<p>一</p>" FIGURE ("y", "x") "<p class=\"no-indent\">二</p> @1:1" },
  { "caption-escape", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab x Escape Right z",
    "<p>一</p>" FIGURE ("", "x") "<p>z|</p><p class=\"no-indent\">二</p>" },
  { "tab-to-the-third-level", "<ul><li>一</li><li>|二</li></ul>", "Tab Tab Tab",
    "<ul><li>一<ul><li class=\"skip\"><ul><li>|二</li></ul></li></ul></li></ul>" },
  { "enter-leaves-level-by-level", "<ol><li>一<ol><li>二<ol><li>三|</li></ol></li></ol></li></ol>",
    "Return Return x Return Return Return y",
    "<ol><li>一<ol><li>二<ol><li>三</li></ol></li><li>x</li></ol></li></ol><p>y|</p>" },
  { "backspace-ends-item", "<ul><li>一<ul><li>|二</li></ul></li></ul>", "BackSpace",
    "<ul><li>一</li></ul><p class=\"no-indent\">|二</p>" },
  { "backspace-joins-item", "<ul><li>一</li><li>|二</li></ul>", "BackSpace BackSpace",
    "<ul><li>一|二</li></ul>" },
  { "enter-before-heading", "<h2>|一</h2>", "Return Up x", "<p>x|</p><h2>一</h2>" },
  { "enter-behind-heading", "<h2>一|</h2>", "Return x", "<h2>一</h2><p>x|</p>" },
  { "enter-leaves-quote", "<blockquote><p>一|</p></blockquote>", "Return Return x",
    "<blockquote><p>一</p></blockquote><p>x|</p>" },
  { "write-before-figure", FIGURE ("", "") "<p>|一</p>", "ctrl+Home x",
    "<p>x|</p>" FIGURE ("", "") "<p>一</p>" },
  { "write-over-figure", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>", "BackSpace x",
    "<p>一</p><p>x|</p><p class=\"no-indent\">二</p>" },
  { "delete-divider", "<p>一</p><hr><p class=\"no-indent\">|二</p>", "BackSpace BackSpace",
    "<p>一</p><p class=\"no-indent\">|二</p>" },
  { "delete-divider-forward", "<p>一|</p><hr><p>二</p>", "Delete Delete", "<p>一</p><p>|二</p>" },
  { "write-behind-divider", "<p>一</p><hr><p class=\"no-indent\">|二</p>", "BackSpace Right x",
    "<p>一</p><hr><p>x|</p><p class=\"no-indent\">二</p>" },
  { "enter-before-divider", "<p>一</p><hr><p>|二</p>", "Up Left Right Home Return Up x",
    "<p>一</p><p>x|</p><hr><p>二</p>" },
  { "undo-divider-deleted", "<p>一</p><hr><p class=\"no-indent\">|二</p>",
    "BackSpace BackSpace ctrl+z", "<p>一</p><hr><p class=\"no-indent\">|二</p>" },
  { "caption-undo", "<p>一</p>" FIGURE ("", "图") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab End x ctrl+z", "<p>一</p>" FIGURE ("", "图") "<p class=\"no-indent\">二</p> @1:0" },
  { "figure-half-selected", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "BackSpace alt+2", "<p>一</p>" SIZED ("half") "<p class=\"no-indent\">二</p> @1:0-1:1" },
  { "figure-selected-among-words", "<p>一^</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "alt+2", "<p>一^</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>" },
  { "figure-remove-selected", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "BackSpace alt+shift+BackSpace", "<p>一</p><p class=\"no-indent\">|二</p>" },
  { "figure-half", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab " TO_SIZES "shift+Tab space",
    "<p>一</p>" SIZED ("half") "<p class=\"no-indent\">二</p> @1:1" },
  { "figure-full", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab " TO_SIZES "Return",
    "<p>一</p>" SIZED ("full") "<p class=\"no-indent\">二</p> @1:1" },
  { "figure-normal", "<p>一</p>" SIZED ("full") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab " TO_SIZES "shift+Tab shift+Tab space",
    "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">二</p> @1:1" },
  { "figure-up", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab shift+Tab shift+Tab shift+Tab space",
    FIGURE ("", "") "<p>一</p><p class=\"no-indent\">二</p> @0:0-0:1" },
  { "figure-down", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p><p>三</p>",
    "BackSpace Tab shift+Tab shift+Tab space",
    "<p>一</p><p class=\"no-indent\">二</p>" FIGURE ("", "") "<p>三</p> @2:0-2:1" },
  { "move-down", "<p>一|</p><p>二</p>", "alt+Down x", "<p>二</p><p>一x|</p>" },
  { "move-up", "<p>一</p><h2>二|</h2>", "alt+Up x", "<h2>二x|</h2><p>一</p>" },
  { "move-down-undo", "<p>一|</p><p>二</p><p>三</p>", "alt+Down alt+Down ctrl+z",
    "<p>一|</p><p>二</p><p>三</p>" },
  { "move-figure", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>", "BackSpace alt+Up",
    FIGURE ("", "") "<p>一</p><p class=\"no-indent\">二</p> @0:0-0:1" },
  { "move-from-caption", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab x alt+Up",
    FIGURE ("", "x") "<p>一</p><p class=\"no-indent\">二</p> @0:0-0:1" },
  { "figure-remove", "<p>一</p>" FIGURE ("", "") "<p class=\"no-indent\">|二</p>",
    "BackSpace Tab shift+Tab space", "<p>一</p><p class=\"no-indent\">|二</p>" },
};

static void
test_keys (gconstpointer data)
{
  press_case (data, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD_ROWS ("/ui/editor-keys/", key_cases, test_keys);

  return g_test_run ();
}
