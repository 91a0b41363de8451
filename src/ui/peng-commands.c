/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-commands"

#include "ui/peng-commands.h"

#include <glib/gi18n.h>

/* Everything that can be done, once. From this come the keys of the application (app., win.) and of
 * the text (format., media.) and of its parts (table., figure., gallery., find. and so on), the
 * tooltips of buttons and the keys in menus that name an action, the window of shortcuts and the
 * palette. A command more is a row more, in its group, where it is to be shown. A test fails
 * for an action without a row, a row without a key or without Chinese words, and a key of two
 * commands. */

#define ARTICLES   PENG_COMMAND_ARTICLES
#define EDITING    PENG_COMMAND_EDITING
#define FIND       PENG_COMMAND_FIND
#define LETTERS    PENG_COMMAND_LETTERS
#define COLOURS    PENG_COMMAND_COLOURS
#define PARAGRAPHS PENG_COMMAND_PARAGRAPHS
#define LISTS      PENG_COMMAND_LISTS
#define INSERT     PENG_COMMAND_INSERT
#define PICTURES   PENG_COMMAND_PICTURES
#define FIT        PENG_COMMAND_FIT
#define TABLES     PENG_COMMAND_TABLES
#define CELLS      PENG_COMMAND_CELLS
#define COLUMNS    PENG_COMMAND_COLUMNS
#define LIBRARY    PENG_COMMAND_LIBRARY
#define ITEMS      PENG_COMMAND_ITEMS
#define VIEW       PENG_COMMAND_VIEW
#define WINDOW     PENG_COMMAND_WINDOW
#define TWIN       PENG_COMMAND_TWIN
#define EARLY      PENG_COMMAND_EARLY
#define OWN        PENG_COMMAND_OWN
#define AWAY       PENG_COMMAND_AWAY

static const PengCommand commands[] = {
  { "win.new", N_("New article"), "<Control>n", ARTICLES, "新建文章 新稿" },
  { "win.search", N_("Search drafts"), "<Control><Shift>l", ARTICLES, "搜索稿件 查找草稿 列表" },
  { "win.duplicate", N_("Duplicate article"), "<Control><Shift>d", ARTICLES, "复制文章 副本 copy" },
  { "win.delete", N_("Delete article"), "<Control><Shift>Delete", ARTICLES, "删除文章 trash remove" },
  { "win.publish", N_("Publish"), "<Control><Shift>Return", ARTICLES, "发布 发表 上传 发送 send upload" },
  { "win.read-back", N_("Read the published page back now"), "<Control><Alt>y", ARTICLES,
    "回读 核对网页 检查发布 篡改 verify page" },
  { "win.outbox", N_("Outbox: what is on its way to the site"), "F4", ARTICLES,
    "发件箱 发布进度 发布记录 暂停发布 queue" },
  { "outbox.back", N_("Back to the article"), "Escape", ARTICLES, "返回文章 关闭发件箱" },
  { "win.at-sites", N_("At the sites: your articles there, to edit them"), "<Shift>F4", ARTICLES,
    "站点文章 网站上的文章 已发布 编辑已发布 打开已发布 published posts" },
  { "sites.back", N_("Back to the article"), "Escape", ARTICLES, "返回文章 关闭站点文章" },
  { "sites.refresh", N_("Ask the site again"), "F5", ARTICLES, "刷新站点文章 重新列出 reload" },
  { "win.try-again", N_("Open the drafts again"), "<Control>F5", ARTICLES, "重新打开草稿 重试 retry" },
  { "source.apply", N_("Put the source into the article"), "<Control>Return", ARTICLES,
    "应用源代码", AWAY | EARLY },
  { "source.copy", N_("Copy all of a page of the source"), "<Control><Shift>c", ARTICLES,
    "复制源代码", AWAY },

  { "win.undo", N_("Undo"), "<Control>z", EDITING, "撤销 撤消 取消" },
  { "win.redo", N_("Redo"), "<Control><Shift>z|<Control>y", EDITING, "重做 恢复 repeat" },
  { "format.undo", N_("Undo"), "<Control>z", EDITING, "撤销", TWIN },
  { "format.redo", N_("Redo"), "<Control><Shift>z|<Control>y", EDITING, "重做", TWIN },
  { "win.earlier", N_("Earlier versions of the article"), "<Control><Alt><Shift>h", EDITING,
    "以前的版本 历史版本 版本记录 恢复 找回 history restore" },
  { "earlier.use", N_("Use this version"), "<Control>Return", EDITING, "采用此版本 恢复此版本", AWAY },
  { "earlier.next", N_("Next difference"), "F3|<Control>g", EDITING, "下一处不同", AWAY },
  { "earlier.previous", N_("Previous difference"), "<Shift>F3|<Control><Shift>g", EDITING,
    "上一处不同", AWAY },
  { "format.painter", N_("Format painter"), "<Control><Alt>s", EDITING, "格式刷 brush" },
  { "format.painter-locked", N_("Format painter, for several places"), "<Control><Alt><Shift>s", EDITING,
    "连续格式刷 锁定 locked" },
  { "format.copy-look", N_("Take formatting"), "<Control><Shift>c", EDITING,
    "复制格式 copy" },
  { "format.paste-look", N_("Give formatting"), "<Control><Shift>b", EDITING, "粘贴格式 paste" },
  { "format.paste-special", N_("Paste special"), "<Control><Alt>v", EDITING, "选择性粘贴" },
  { "format.paste-as::formatted", N_("Paste with formatting"), "<Control><Alt>k", EDITING, "保留格式粘贴" },
  { "format.paste-as::one", N_("Paste as one paragraph"), "<Control><Alt>o", EDITING, "粘贴为一段" },
  { "format.paste-as::markdown", N_("Paste as Markdown"), "<Control><Alt>m", EDITING, "按标记语言粘贴" },
  { "format.paste-plain", N_("Paste without formatting"), "<Control><Shift>v", EDITING,
    "无格式粘贴 只保留文本 纯文本 plain text" },

  { "win.find", N_("Find in the article"), "<Control>f", FIND, "查找 搜索正文 search" },
  { "win.replace", N_("Find and replace"), "<Control>h", FIND, "替换 查找替换" },
  { "win.find-next", N_("Next match"), "F3|<Control>g", FIND, "查找下一处" },
  { "win.find-previous", N_("Previous match"), "<Shift>F3|<Control><Shift>g", FIND, "查找上一处" },
  { "find.next", N_("Next match"), "F3|<Control>g", FIND, "查找下一处", TWIN },
  { "find.previous", N_("Previous match"),
    "<Shift>F3|<Control><Shift>g|<Shift>Return|<Shift>KP_Enter", FIND, "查找上一处", TWIN },
  { "find.replace", N_("Replace this match and go to the next"), "Return", FIND,
    "替换这一处", OWN },
  { "find.replace-all", N_("Replace every match"), "<Control><Alt>Return", FIND, "全部替换" },
  { "find.case", N_("Match case"), "<Alt>c", FIND, "区分大小写" },
  { "find.word", N_("Whole words"), "<Alt>w", FIND, "全字匹配" },
  { "find.width", N_("Half-width = full-width"), "<Alt>h", FIND, "不区分全角半角" },
  { "find.regex", N_("Regular expression"), "<Alt>r", FIND, "正则表达式 通配符 regexp" },
  { "find.close", N_("Close find and replace"), "Escape", FIND, "关闭查找替换" },

  { "format.strong", N_("Bold"), "<Control>b", LETTERS, "加粗 粗体 黑体 strong" },
  { "format.em", N_("Italic"), "<Control>i", LETTERS, "斜体 倾斜 emphasis" },
  { "format.underline", N_("Underline"), "<Control>u", LETTERS, "下划线" },
  { "format.strike", N_("Strike through"), "<Control><Shift>x", LETTERS, "删除线" },
  { "format.mark", N_("Highlight"), "<Control><Alt>h", LETTERS, "突出显示 高亮 荧光笔 底色 mark" },
  { "format.sup", N_("Superscript"), "<Control><Alt>equal|<Control><Alt>plus", LETTERS, "上标" },
  { "format.sub", N_("Subscript"), "<Control><Alt>minus", LETTERS, "下标" },
  { "format.clear", N_("Clear formatting"), "<Control>backslash", LETTERS, "清除格式 plain", EARLY },

  { "format.color::red", N_("Red text"), "<Control>1", COLOURS, "红色 字体颜色 colour" },
  { "format.color::orange", N_("Orange text"), "<Control>2", COLOURS, "橙色 字体颜色 colour" },
  { "format.color::green", N_("Green text"), "<Control>3", COLOURS, "绿色 字体颜色 colour" },
  { "format.color::blue", N_("Blue text"), "<Control>4", COLOURS, "蓝色 字体颜色 colour" },
  { "format.color::purple", N_("Purple text"), "<Control>5", COLOURS, "紫色 字体颜色 colour" },
  { "format.color::gray", N_("Grey text"), "<Control>6", COLOURS, "灰色 字体颜色 colour gray" },
  { "format.color::none", N_("Text in the usual colour"), "<Control>7", COLOURS,
    "默认颜色 自动 黑色 black" },

  { "format.heading(0)", N_("Body text"), "<Control><Alt>0", PARAGRAPHS, "正文 段落 paragraph" },
  { "format.heading(2)", N_("Heading"), "<Control><Alt>2", PARAGRAPHS, "标题 二级标题 大标题 h2" },
  { "format.heading(3)", N_("Subheading"), "<Control><Alt>3", PARAGRAPHS, "小标题 三级标题 h3" },
  { "format.heading(4)", N_("Small heading"), "<Control><Alt>4", PARAGRAPHS, "四级标题 h4" },
  { NULL, N_("Line break inside a paragraph"), "<Shift>Return", PARAGRAPHS },
  { "format.quote", N_("Quote"), "<Control><Shift>q", PARAGRAPHS, "引用 引文 blockquote" },
  { "format.move-up", N_("Move up"), "<Alt>Up", PARAGRAPHS, "上移" },
  { "format.move-down", N_("Move down"), "<Alt>Down", PARAGRAPHS, "下移" },
  { "format.align::default", N_("Align at the start"), "<Control>l", PARAGRAPHS, "左对齐 left" },
  { "format.align::center", N_("Centre"), "<Control>e", PARAGRAPHS, "居中 中间对齐 center middle" },
  { "format.align::right", N_("Align at the end"), "<Control>r", PARAGRAPHS, "右对齐 right" },
  { "format.align::justify", N_("Justify"), "<Control>j", PARAGRAPHS, "两端对齐 both" },
  { "format.indent", N_("First-line indent"), "<Control><Alt>i", PARAGRAPHS, "首行缩进 空两格" },

  { "format.list::ul", N_("Bulleted list"), "<Control><Shift>8|<Control>asterisk", LISTS,
    "项目符号 无序列表 bullets" },
  { "format.list::ol", N_("Numbered list"), "<Control><Shift>7|<Control>ampersand", LISTS,
    "编号 有序列表 numbers" },
  { NULL, N_("Deeper in a list"), "Tab", LISTS },
  { NULL, N_("Higher in a list"), "<Shift>Tab", LISTS },

  { "win.insert-photos", N_("Insert photographs"), "<Control><Shift>i", INSERT,
    "插入图片 插入照片 image picture" },
  { "media.insert", N_("Insert photographs"), "<Control><Shift>i", INSERT, "插入图片", TWIN },
  { "win.insert-files", N_("Insert videos, sounds or attachments"), "<Control><Alt>f", INSERT,
    "插入视频 插入音频 插入附件 video audio file" },
  { "win.insert-library", N_("Insert from the library"), "<Control><Alt>n", INSERT,
    "从素材库插入 媒体库 library" },
  { "media.gallery", N_("Gallery of photographs, or single photographs"), "<Control><Alt>g", INSERT,
    "图集 图片组 拆分图集" },
  { "gallery.add", N_("Add photographs"), "<Control><Alt>a", INSERT, "图集添加图片" },
  { "gallery.add-from-library", N_("Add from the library"), "<Control><Alt><Shift>a", INSERT,
    "从素材库添加到图集 library" },
  { "figure.replace-from-library", N_("Replace by one of the library"),
    "<Control><Alt><Shift>r", INSERT, "从素材库更换图片 library" },
  { "media.cite", N_("Source of the quote"), "<Control><Alt>q", INSERT, "引文出处 来源" },
  { "win.cancel-import", N_("Stop taking photographs in"), "<Shift>Escape", INSERT,
    "停止导入 取消 cancel" },
  { "format.link", N_("Link"), "<Control>k", INSERT, "链接 超链接 网址 url" },
  { "format.divider", N_("Divider"), "<Control><Alt>d", INSERT, "分隔线 分割线 横线 rule" },

  { "figure.size::normal", N_("Normal width"), "<Alt>1", PICTURES, "图片标准宽度 原始宽度" },
  { "figure.size::half", N_("Half width"), "<Alt>2", PICTURES, "图片半宽" },
  { "figure.size::full", N_("Full width"), "<Alt>3", PICTURES, "图片全宽 通栏" },
  { "figure.link", N_("Link of the photograph"), "<Control>k", PICTURES, "图片链接", TWIN },
  { "figure.credit", N_("Name the photographer behind the caption"), "<Control><Alt>p", PICTURES,
    "摄影者署名 摄影" },
  { "figure.replace", N_("Replace the photograph and keep the caption"), "<Control><Alt>r", PICTURES,
    "更换图片 替换图片" },
  { "figure.up", N_("Move up"), "<Alt>Up", PICTURES, "上移", TWIN | OWN },
  { "figure.down", N_("Move down"), "<Alt>Down", PICTURES, "下移", TWIN | OWN },
  { "figure.remove", N_("Remove the photograph"), "<Alt><Shift>BackSpace", PICTURES, "移除图片" },
  { "gallery.layout::rows", N_("Rows of equal height"), "<Alt>1", PICTURES, "图集等高排列" },
  { "gallery.layout::two", N_("Two columns"), "<Alt>2", PICTURES, "图集两列" },
  { "gallery.layout::three", N_("Three columns"), "<Alt>3", PICTURES, "图集三列" },
  { NULL, N_("Move the chosen photograph of a gallery"), "<Alt>Left|<Alt>Right", PICTURES },
  { "gallery.remove-photo", N_("Take the chosen photograph out"), "Delete", PICTURES,
    "从图集移除图片", OWN },
  { "gallery.split", N_("Split into single photographs"), "<Control><Alt>g", PICTURES, "拆分图集",
    TWIN | OWN },
  { "gallery.up", N_("Move up"), "<Alt>Up", PICTURES, "上移", TWIN | OWN },
  { "gallery.down", N_("Move down"), "<Alt>Down", PICTURES, "下移", TWIN | OWN },
  { "gallery.remove", N_("Remove the gallery"), "<Alt><Shift>BackSpace", PICTURES, "移除图集" },
  { "file.up", N_("Move up"), "<Alt>Up", PICTURES, "上移", TWIN | OWN },
  { "file.down", N_("Move down"), "<Alt>Down", PICTURES, "下移", TWIN | OWN },
  { "file.remove", N_("Remove from the article"), "<Alt><Shift>BackSpace", PICTURES,
    "移除附件 移除视频 移除音频", TWIN },

  { "figure.fit", N_("Edit the photograph"), "<Control><Alt>e", FIT,
    "处理图片 编辑照片 裁剪 旋转 马赛克 水印 crop rotate mosaic" },
  { "gallery.fit", N_("Edit the photograph"), "<Control><Alt>e", FIT, "处理图片", TWIN },
  { "fit.apply", N_("Keep the changes"), "<Control>Return", FIT, "应用图片处理",
    AWAY },
  { "fit.undo", N_("Undo"), "<Control>z", FIT, "撤销图片处理", TWIN | AWAY },
  { "fit.redo", N_("Redo"), "<Control><Shift>z|<Control>y", FIT, "重做图片处理", TWIN | AWAY },
  { "fit.reset", N_("Back to the original"), "<Control><Alt>z", FIT, "恢复原图", AWAY },
  { "fit.compare", N_("Show the original"), "<Control>o", FIT, "查看原图 对比", AWAY },
  { "fit.tool::crop", N_("Crop, turn and straighten"), "<Alt>1", FIT, "裁剪 旋转 拉直", AWAY },
  { "fit.tool::light", N_("Brightness and contrast"), "<Alt>2", FIT, "亮度 对比度", AWAY },
  { "fit.tool::cover", N_("Mosaic and blur"), "<Alt>3", FIT, "马赛克 模糊 打码", AWAY },
  { "fit.tool::watermark", N_("Watermark"), "<Alt>4", FIT, "水印", AWAY },
  { "fit.tool::size", N_("Size of the photograph"), "<Alt>5", FIT, "尺寸 大小", AWAY },
  { "fit.turn-left", N_("Turn left"), "<Control><Shift>r", FIT, "向左旋转", AWAY },
  { "fit.turn-right", N_("Turn right"), "<Control>r", FIT, "向右旋转", AWAY },
  { "fit.cover", N_("Cover a place"), "<Control>n", FIT, "添加马赛克", AWAY },
  { "fit.zoom-in", N_("Larger photograph"), "<Control>plus|<Control>equal|<Control>KP_Add", FIT,
    "放大图片", TWIN | AWAY },
  { "fit.zoom-out", N_("Smaller photograph"), "<Control>minus|<Control>KP_Subtract", FIT,
    "缩小图片", TWIN | AWAY },
  { "fit.zoom-reset", N_("All of the photograph"), "<Control>0|<Control>KP_0", FIT, "显示整张图片",
    TWIN | AWAY },
  { "fit.uncover", N_("Uncover the place"), "Delete", FIT, "移除马赛克",
    TWIN | OWN | AWAY },

  { "table.choose", N_("Insert a table"), "<Control><Alt>b", TABLES, "插入表格 表格" },
  { NULL, N_("Next cell; a new row behind the last"), "Tab", TABLES },
  { NULL, N_("Cell before"), "<Shift>Tab", TABLES },
  { NULL, N_("Select the whole table"), "Escape", TABLES },
  { "table.row-above", N_("Insert row above"), "<Alt><Shift>Up", TABLES, "在上方插入行" },
  { "table.row-below", N_("Insert row below"), "<Alt><Shift>Down", TABLES, "在下方插入行" },
  { "table.row-up", N_("Move row up"), "<Alt>Up", TABLES, "上移行" },
  { "table.row-down", N_("Move row down"), "<Alt>Down", TABLES, "下移行" },
  { "table.remove-rows", N_("Delete row"), "<Alt>Delete", TABLES, "删除行" },
  { "table.head", N_("Heading row"), "<Control><Shift>h", TABLES, "标题行 表头" },
  { "table.remove", N_("Delete table"), "<Alt><Shift>BackSpace", TABLES, "删除表格" },

  { "table.merge", N_("Merge cells"), "<Control>m", CELLS, "合并单元格" },
  { "table.split", N_("Split cell"), "<Control><Shift>m", CELLS, "拆分单元格" },
  { "table.erase", N_("Clear cells"), "<Alt>BackSpace", CELLS, "清空单元格" },
  { "table.cut", N_("Cut cells"), "<Control>x", CELLS, "剪切单元格", OWN },
  { "table.copy", N_("Copy cells"), "<Control>c", CELLS, "复制单元格", OWN },
  { "table.paste", N_("Paste into cells"), "<Control>v", CELLS, "粘贴到单元格", OWN },

  { "table.column-left", N_("Insert column on the left"), "<Alt><Shift>Left", COLUMNS, "在左侧插入列" },
  { "table.column-right", N_("Insert column on the right"), "<Alt><Shift>Right", COLUMNS, "在右侧插入列" },
  { "table.column-back", N_("Move column to the left"), "<Alt>Left", COLUMNS, "左移列" },
  { "table.column-forward", N_("Move column to the right"), "<Alt>Right", COLUMNS, "右移列" },
  { "table.remove-columns", N_("Delete column"), "<Alt><Shift>Delete", COLUMNS, "删除列" },
  { "table.align-column::default", N_("Align column at the left"), "<Alt><Shift>l", COLUMNS, "列左对齐" },
  { "table.align-column::center", N_("Centre column"), "<Alt><Shift>e", COLUMNS, "列居中" },
  { "table.align-column::right", N_("Align column at the right"), "<Alt><Shift>r", COLUMNS, "列右对齐" },
  { "table.even", N_("Columns of equal width"), "<Alt>equal", COLUMNS, "平均分布各列 等宽" },
  { "table.automatic", N_("Width by content"), "<Alt>backslash", COLUMNS, "根据内容调整列宽 自动" },
  { "table.narrower", N_("Narrower column"), "<Alt>bracketleft", COLUMNS, "列变窄 列宽" },
  { "table.wider", N_("Wider column"), "<Alt>bracketright", COLUMNS, "列变宽 列宽" },

  { "win.library", N_("Media library"), "F7", LIBRARY, "媒体库 素材库 图库 照片 photographs" },
  { "library.back", N_("Back to the article"), "Escape", LIBRARY, "返回文章 关闭媒体库" },
  { "library.add", N_("Add files to the library"), "<Control>o", LIBRARY,
    "添加文件 导入照片 上传 import" },
  { "library.add-folder", N_("Add a folder to the library"), "<Control><Shift>o", LIBRARY,
    "添加文件夹 导入文件夹 import" },
  { "library.paste", N_("Paste into the library"), "<Control>v", LIBRARY, "粘贴到媒体库" },
  { "library.details", N_("Details of what is selected"), "<Alt>Return", LIBRARY,
    "详细信息 属性 说明 properties" },

  { "item.insert", N_("Insert into the article"), "<Control>Return", ITEMS, "插入文章 插入素材 使用" },
  { "item.fit", N_("Make fit: crop, turn, blur"), "<Control>e", ITEMS,
    "编辑图片 裁剪 旋转 打码 马赛克 crop blur" },
  { "item.take-fit", N_("Take what was done to a photograph"), "<Control><Alt>c", ITEMS,
    "复制处理效果 拷贝裁剪 copy" },
  { "item.give-fit", N_("Do to photographs what was taken"), "<Control><Alt>v", ITEMS,
    "粘贴处理效果 应用到所选照片 批量处理 paste" },
  { "item.undo-fit", N_("Undo the last change to photographs"), "<Control><Alt>j", ITEMS,
    "撤销上一步处理 还原照片 undo" },
  { "item.replace", N_("Replace everywhere"), "<Control><Alt>r", ITEMS, "全部替换 处处替换 更换素材" },
  { "item.open", N_("Open in another program"), "<Control><Alt>o", ITEMS, "用其他程序打开 查看原图 viewer" },
  { "item.copy", N_("Copy files of the library"), "<Control>c", ITEMS, "复制素材 拷贝文件" },
  { "item.export", N_("Export originals"), "<Control><Alt>e", ITEMS, "导出原图 原始文件 save as" },
  { "item.export-published", N_("Export as published"), "<Control><Alt>w", ITEMS,
    "导出发布版 网页版 save as" },
  { "item.save", N_("Save the description"), "<Control>s", ITEMS, "保存说明 保存描述" },
  { "item.undo", N_("Undo"), "<Control>z", ITEMS, "撤销说明", TWIN },
  { "item.redo", N_("Redo"), "<Control><Shift>z|<Control>y", ITEMS, "重做说明", TWIN },
  { "item.delete", N_("Delete from the library"), "Delete", ITEMS, "删除素材 移到回收站 trash remove" },
  { "item.restore", N_("Restore from the trash"), "<Control><Alt>z", ITEMS, "还原素材 恢复 回收站" },

  { "win.show-drafts", N_("Drafts"), "F9", VIEW, "草稿列表 侧栏 sidebar" },
  { "win.show-preview", N_("Preview"), "F8", VIEW, "预览 效果" },
  { "win.focus-mode", N_("Focus mode"), "F11", VIEW, "专注模式 全屏 fullscreen" },
  { "win.typewriter", N_("Typewriter scrolling"), "<Shift>F11", VIEW, "打字机滚动 居中" },
  { "win.zoom-in", N_("Larger text"), "<Control>plus|<Control>equal|<Control>KP_Add", VIEW,
    "放大 字号 zoom in" },
  { "win.zoom-out", N_("Smaller text"), "<Control>minus|<Control>KP_Subtract", VIEW,
    "缩小 字号 zoom out" },
  { "win.zoom-reset", N_("Text of the usual size"), "<Control>0|<Control>KP_0", VIEW,
    "原始大小 正常字号 zoom reset" },
  { "win.outline", N_("Outline"), "<Control><Shift>o", VIEW, "大纲 目录 导航 headings" },
  { "win.source", N_("HTML source"), "<Control><Alt>u", VIEW, "源代码 源码 code" },
  { "app.color-scheme::system", N_("Appearance as the system"), "<Control><Shift>F7", VIEW,
    "跟随系统外观 主题 theme" },
  { "app.color-scheme::light", N_("Light appearance"), "<Control><Shift>F8", VIEW,
    "浅色外观 亮色 白天 主题 theme" },
  { "app.color-scheme::dark", N_("Dark appearance"), "<Control><Shift>F9", VIEW,
    "深色外观 暗色 夜间 主题 theme" },

  { "win.focus-title", N_("Go to the title"), "<Control><Shift>t", WINDOW, "转到标题" },
  { "win.focus-text", N_("Go to the text"), "<Control><Shift>e", WINDOW, "转到正文" },
  { "win.next-part", N_("Next part of the window"), "F6", WINDOW, "下一区域 焦点" },
  { "win.previous-part", N_("Previous part of the window"), "<Shift>F6", WINDOW, "上一区域 焦点" },
  { "win.palette", N_("Command palette"), "<Control><Shift>p", WINDOW, "命令面板 所有功能" },
  { NULL, N_("Main menu"), "F10", WINDOW },
  { "app.preferences", N_("Preferences"), "<Control>comma", WINDOW, "首选项 设置 选项 settings options" },
  { "app.shortcuts", N_("Keyboard shortcuts"), "<Control>question|F1", WINDOW, "快捷键 帮助 help keys" },
  { "app.about", N_("About Pengcheng Editor"), "<Shift>F1", WINDOW, "关于 版本 version" },
  { "win.close", N_("Close the window"), "<Control>w", WINDOW, "关闭窗口" },
  { "app.quit", N_("Quit"), "<Control>q", WINDOW, "退出 exit" },
};

/**
 * peng_commands_get:
 * @n_commands: (out): return location for how many there are
 *
 * Returns: (transfer none) (array length=n_commands): every command, group by group
 */
const PengCommand *
peng_commands_get (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);

  return commands;
}

/**
 * peng_commands_find:
 * @action: the name of an action, with its group
 * @target: (nullable): what it is called with
 *
 * Returns: (transfer none) (nullable): the command that this is
 */
const PengCommand *
peng_commands_find (const char *action,
                    GVariant   *target)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (action != NULL, NULL);

  name = g_action_print_detailed_name (action, target);

  return peng_commands_find_detailed (name);
}

/**
 * peng_commands_find_detailed:
 * @action: the name of an action with its target, as it stands in the table
 *
 * Returns: (transfer none) (nullable): the command that this is
 */
const PengCommand *
peng_commands_find_detailed (const char *action)
{
  g_return_val_if_fail (action != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i].action, action) == 0)
      return &commands[i];

  return NULL;
}

/**
 * peng_commands_get_group_title:
 * @group: a group
 *
 * Returns: (transfer none): its name, in the person's language
 */
const char *
peng_commands_get_group_title (PengCommandGroup group)
{
  static const char * const titles[] = {
    N_("Articles"), N_("Editing"), N_("Find"), N_("Letters"), N_("Colours"), N_("Paragraphs"),
    N_("Lists"), N_("Insert"), N_("Photographs"), N_("Editing a photograph"), N_("Tables"),
    N_("Cells of a table"), N_("Columns of a table"), N_("Media library"),
    N_("Photographs of the library"), N_("View"), N_("Window"),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (titles) == PENG_N_COMMAND_GROUPS);
  g_return_val_if_fail (group < PENG_N_COMMAND_GROUPS, NULL);

  return _(titles[group]);
}
