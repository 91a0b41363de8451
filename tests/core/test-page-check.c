/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "page-sample.h"
#include "random-model.h"

#include <string.h>

#define SPAM "https://spam.example/"
#define FIRST  "全校两千一百名师生参加。"
#define SECOND "详细赛程见"
#define SPEECH "校长在致辞中说："
#define LAST   "圆满落幕。"

/* What is done to a page, at the first place of an anchor. */
typedef enum
{
  BEFORE,     /* before the paragraph that it is in */
  AFTER,      /* behind that paragraph */
  AT,         /* right behind the anchor */
  INSTEAD,    /* in its place */
  CUT,        /* its paragraph goes */
  MOVE,       /* its paragraph goes before the one that has the second words in it */
  PICTURE,    /* the `<img>` that it is in becomes this */
  TAG,        /* in the tag of its paragraph, behind `<p` */
  HEADING,    /* the words of the h1 become these */
  WINDOW,     /* those of the title */
  HEAD,       /* at the end of the head */
  END,        /* at the end of the body */
} Place;

typedef struct
{
  const char     *name;
  Place           place;
  const char     *anchor;   /* @1 to @4 are the addresses of the pictures */
  const char     *html;
  PengPageKind    kind;
  guint           paragraph;
  const char     *there;    /* part of what is said to be there */
  PengPageHiding  hiding;
  gboolean        outside;
  guint           n;        /* findings; 0 for one */
} Mutation;

/* What is at other addresses by then is told too. */
#define SEVERAL 99

#define HIDDEN(name, place, anchor, html, paragraph, there, how) \
  { name, place, anchor, html, PENG_PAGE_HIDDEN, paragraph, there, PENG_PAGE_HIDDEN_BY_ ## how }
#define BOX(style) "<div style=\"" style "\">贷款广告</div>"

static const Mutation mutations[] = {
  /* title */
  { "title-word", HEADING, NULL, "彭城中学取消第三十届春季运动会", PENG_PAGE_TITLE_CHANGED, 0, "取消", 0, TRUE },
  { "title-longer", HEADING, NULL, SAMPLE_TITLE "（广告）", PENG_PAGE_TITLE_CHANGED, 0, "广告", 0, TRUE },
  { "title-empty", HEADING, NULL, "", PENG_PAGE_TITLE_MISSING, 0, NULL, 0, TRUE },
  { "title-hidden", HEADING, NULL, "<span style=\"display:none\">" SAMPLE_TITLE "</span>",
    PENG_PAGE_TITLE_MISSING, 0, NULL, 0, TRUE },
  { "window-title", WINDOW, NULL, "在线赌场", PENG_PAGE_TITLE_CHANGED, 0, "在线赌场", 0, TRUE },

  /* text that is not there, or is another */
  { "no-first", CUT, FIRST, NULL, PENG_PAGE_TEXT_MISSING, 1 },
  { "no-speech", CUT, SPEECH, NULL, PENG_PAGE_TEXT_MISSING, 4 },
  { "no-last", CUT, LAST, NULL, PENG_PAGE_TEXT_MISSING, 19 },
  { "no-caption", INSTEAD, "开幕式上的鼓号队", "", PENG_PAGE_TEXT_MISSING, 5 },
  { "no-cell", INSTEAD, "王小明", "", PENG_PAGE_TEXT_MISSING, 16 },
  { "no-item", INSTEAD, "<li>初二年级接力赛</li>", "", PENG_PAGE_TEXT_MISSING, 7 },
  { "number", INSTEAD, "两千一百名", "两千二百名", PENG_PAGE_TEXT_CHANGED, 1, "两千二百名" },
  { "date", INSTEAD, "四月十八日", "四月十九日", PENG_PAGE_TEXT_CHANGED, 1, "十九日" },
  { "word-gone", INSTEAD, "圆满落幕", "落幕", PENG_PAGE_TEXT_CHANGED, 19, "落幕" },
  { "name", INSTEAD, "王小明", "王大明", PENG_PAGE_TEXT_CHANGED, 16, "王大明" },
  { "names-exchanged", INSTEAD, "男子百米", "男子跳高", PENG_PAGE_TEXT_CHANGED, 15, "男子跳高" },
  { "heading", INSTEAD, "开幕式</h2>", "闭幕式</h2>", PENG_PAGE_TEXT_CHANGED, 3, "闭幕式" },
  { "caption", INSTEAD, "百米决赛", "百米预赛", PENG_PAGE_TEXT_CHANGED, 11, "百米预赛" },
  { "quote", INSTEAD, "更团结。", "更富有。", PENG_PAGE_TEXT_CHANGED, 8, "更富有" },
  { "part-hidden", INSTEAD, "两千一百名", "<span style=\"display:none\">两千一百名</span>",
    PENG_PAGE_HIDDEN, 1, "两千一百名", PENG_PAGE_HIDDEN_BY_DISPLAY, FALSE, 2 },

  { "last-first", MOVE, LAST, FIRST, PENG_PAGE_TEXT_MOVED, 19, "本次运动会" },
  { "second-last", MOVE, FIRST, SPEECH, PENG_PAGE_TEXT_MOVED, 1, "第三十届" },

  /* text that nobody sent */
  { "paragraph-between", AFTER, FIRST, "<p>本站提供小额贷款，电话联系。</p>", PENG_PAGE_TEXT_FOREIGN, 1, "小额贷款" },
  { "paragraph-first", BEFORE, FIRST, "<p>广告位招租</p>", PENG_PAGE_TEXT_FOREIGN, 0, "广告位招租" },
  { "paragraph-last", AFTER, LAST, "<div>更多精彩内容请搜索</div>", PENG_PAGE_TEXT_FOREIGN, 19, "更多精彩" },
  { "in-paragraph", AT, FIRST, "本次活动由某某公司赞助。", PENG_PAGE_TEXT_FOREIGN, 1, "某某公司" },
  { "in-caption", AT, "开幕式上的鼓号队", "（某某摄影）", PENG_PAGE_TEXT_FOREIGN, 5, "某某摄影" },
  { "same-again", AFTER, LAST, "<p>本次运动会共打破校纪录五项，圆满落幕。</p>", PENG_PAGE_TEXT_FOREIGN, 19, "本次运动会" },
  { "in-unknown-element", AFTER, FIRST, "<x-ad>代写论文</x-ad>", PENG_PAGE_TEXT_FOREIGN, 1, "代写论文" },
  { "behind-a-comment", AFTER, FIRST, "<!--><p>代开发票</p><!-- -->", PENG_PAGE_TEXT_FOREIGN, 1, "代开发票" },
  { "behind-a-bad-comment", AFTER, FIRST, "<!-- x --!><p>代开发票</p>", PENG_PAGE_TEXT_FOREIGN, 1, "代开发票" },

  /* pictures */
  { "no-picture", PICTURE, "src=\"@1\"", "", PENG_PAGE_PICTURE_MISSING, 4 },
  { "no-gallery-picture", PICTURE, "src=\"@3\"", "", PENG_PAGE_PICTURE_MISSING, 11 },
  { "other-picture", PICTURE, "src=\"@2\"", "<img src=\"" SPAM "b.jpg\">", PENG_PAGE_PICTURE_FOREIGN, 10, "spam.example/b.jpg", 0, FALSE, 2 },
  { "other-picture-of-the-site", PICTURE, "src=\"@2\"", "<img src=\"/media/poster.jpg\">", PENG_PAGE_PICTURE_MISSING, 10, NULL, 0, FALSE, 2 },
  { "picture-more", AFTER, FIRST, "<img src=\"" SPAM "ad.gif\" alt=\"\">", PENG_PAGE_PICTURE_FOREIGN, 1, "spam.example/ad.gif" },
  { "pixel", AFTER, LAST, "<img src=\"" SPAM "p.gif\" width=1 height=1>", PENG_PAGE_PICTURE_FOREIGN, 19, "p.gif", 0, FALSE, 2 },
  { "picture-of-data", AFTER, FIRST, "<img src=\"data:image/png;base64,AAAA\">", PENG_PAGE_PICTURE_FOREIGN, 1, "data:image/png" },
  { "picture-in-a-style", TAG, FIRST, " style=\"background:url('" SPAM "bg.png')\"", PENG_PAGE_PICTURE_FOREIGN, 1, "bg.png" },
  { "drawing", AFTER, FIRST, "<svg viewBox='0 0 9 9'><text>赌</text></svg>", PENG_PAGE_PICTURE_FOREIGN, 1, "svg" },
  { "other-size-elsewhere", INSTEAD, "src=\"@1\"", "src=\"@1\" srcset=\"" SPAM "x.jpg 300w, @1 600w\"",
    PENG_PAGE_PICTURE_FOREIGN, 4, "x.jpg" },
  { "video", AFTER, FIRST, "<video src=\"//spam.example/v.mp4\"></video>", PENG_PAGE_PICTURE_FOREIGN, 1, "v.mp4" },

  /* links */
  { "link", AFTER, FIRST, "<a href=\"" SPAM "\"></a>", PENG_PAGE_LINK_FOREIGN, 1, "spam.example" },
  { "link-on-our-words", INSTEAD, "运动会于四月十八日", "<a href=\"" SPAM "a\">运动会</a>于四月十八日", PENG_PAGE_LINK_FOREIGN, 1, "spam.example/a" },
  { "link-changed", INSTEAD, "https://www.example.edu.cn/schedule", SPAM, PENG_PAGE_LINK_FOREIGN, 2, "spam.example", 0, FALSE, 2 },
  { "link-gone", INSTEAD, "href=\"https://www.example.edu.cn/schedule\"", "", PENG_PAGE_LINK_MISSING, 2 },
  { "link-without-scheme", AFTER, FIRST, "<a href=\"//spam.example/b\"></a>", PENG_PAGE_LINK_FOREIGN, 1, "spam.example/b" },
  { "link-with-backslashes", AFTER, FIRST, "<a href=\"\\\\spam.example/c\"></a>", PENG_PAGE_LINK_FOREIGN, 1, "spam.example/c" },
  { "link-with-line-end", AFTER, FIRST, "<a href=\"ht&#10;tps:/spam.example/d\"></a>", PENG_PAGE_LINK_FOREIGN, 1, "spam.example/d" },
  { "link-to-a-number", AFTER, FIRST, "<a href=\"http://203.0.113.9/\"></a>", PENG_PAGE_LINK_FOREIGN, 1, "203.0.113.9" },
  { "link-to-a-program", AFTER, FIRST, "<a href=\"weixin://dl/chat\"></a>", PENG_PAGE_LINK_FOREIGN, 1, "weixin://" },
  { "area", AFTER, FIRST, "<map><area href=\"" SPAM "\"></map>", PENG_PAGE_LINK_FOREIGN, 1, "spam.example" },
  { "link-on-picture", INSTEAD, "<img", "<a href=\"" SPAM "\"></a><img", PENG_PAGE_LINK_FOREIGN, 4, "spam.example" },

  /* hidden */
  HIDDEN ("hidden-display", AFTER, FIRST, BOX ("display:none"), 1, "贷款广告", DISPLAY),
  HIDDEN ("hidden-display-loud", AFTER, FIRST, BOX ("DISPLAY : NONE ! important"), 1, "贷款广告", DISPLAY),
  HIDDEN ("hidden-display-escaped", AFTER, FIRST, BOX ("d\\69 splay:none"), 1, "贷款广告", DISPLAY),
  HIDDEN ("hidden-display-comment", AFTER, FIRST, BOX ("/*x*/display/*y*/:none"), 1, "贷款广告", DISPLAY),
  HIDDEN ("hidden-attribute", AFTER, FIRST, "<p hidden>贷款广告</p>", 1, "贷款广告", DISPLAY),
  HIDDEN ("hidden-visibility", AFTER, FIRST, BOX ("visibility:hidden"), 1, "贷款广告", VISIBILITY),
  HIDDEN ("hidden-opacity", AFTER, FIRST, BOX ("opacity:.01"), 1, "贷款广告", OPACITY),
  HIDDEN ("hidden-filter", AFTER, FIRST, BOX ("filter:opacity(0)"), 1, "贷款广告", OPACITY),
  HIDDEN ("hidden-height", AFTER, FIRST, BOX ("height:0;overflow:hidden"), 1, "贷款广告", SIZE),
  HIDDEN ("hidden-pixel", AFTER, FIRST, BOX ("width:1px;height:1px;overflow:hidden"), 1, "贷款广告", SIZE),
  HIDDEN ("hidden-max-height", AFTER, FIRST, BOX ("max-height:0px;overflow-y:hidden"), 1, "贷款广告", SIZE),
  HIDDEN ("hidden-scale", AFTER, FIRST, BOX ("transform:scale(0)"), 1, "贷款广告", SIZE),
  HIDDEN ("hidden-left", AFTER, FIRST, BOX ("position:absolute;left:-9999px"), 1, "贷款广告", PLACE),
  HIDDEN ("hidden-top-em", AFTER, FIRST, BOX ("position:fixed;top:-200em"), 1, "贷款广告", PLACE),
  HIDDEN ("hidden-inset", AFTER, FIRST, BOX ("position:absolute;inset:0 0 0 -5000px"), 1, "贷款广告", PLACE),
  HIDDEN ("hidden-calc", AFTER, FIRST, BOX ("position:absolute;left:calc(-9999px + 1em)"), 1, "贷款广告", PLACE),
  HIDDEN ("hidden-indent", AFTER, FIRST, BOX ("text-indent:-9999px"), 1, "贷款广告", PLACE),
  HIDDEN ("hidden-margin", AFTER, FIRST, BOX ("margin-left:-3000px"), 1, "贷款广告", PLACE),
  HIDDEN ("hidden-margins", AFTER, FIRST, BOX ("margin:0 0 0 -3000px"), 1, "贷款广告", PLACE),
  HIDDEN ("hidden-translate", AFTER, FIRST, BOX ("transform:translateX(-9999px)"), 1, "贷款广告", PLACE),
  HIDDEN ("hidden-behind", AFTER, FIRST, BOX ("position:absolute;z-index:-1"), 1, "贷款广告", PLACE),
  HIDDEN ("hidden-clip", AFTER, FIRST, BOX ("position:absolute;clip:rect(0,0,0,0)"), 1, "贷款广告", CLIP),
  HIDDEN ("hidden-clip-path", AFTER, FIRST, BOX ("clip-path:inset(50%)"), 1, "贷款广告", CLIP),
  HIDDEN ("hidden-white", AFTER, FIRST, BOX ("color:#fff"), 1, "贷款广告", COLOR),
  HIDDEN ("hidden-nearly-white", AFTER, FIRST, BOX ("color:rgb(250, 252, 250)"), 1, "贷款广告", COLOR),
  HIDDEN ("hidden-transparent", AFTER, FIRST, BOX ("color:transparent"), 1, "贷款广告", COLOR),
  HIDDEN ("hidden-fill", AFTER, FIRST, BOX ("-webkit-text-fill-color:transparent"), 1, "贷款广告", COLOR),
  HIDDEN ("hidden-font-color", AFTER, FIRST, "<font color=white>贷款广告</font>", 1, "贷款广告", COLOR),
  HIDDEN ("hidden-on-black", AFTER, FIRST, BOX ("background:#000;color:black"), 1, "贷款广告", COLOR),
  HIDDEN ("hidden-white-from-above", AFTER, FIRST,
          "<div style=\"background:#333\"><div style=\"color:#333\"><p>贷款广告</p></div></div>", 1, "贷款广告", COLOR),
  HIDDEN ("hidden-font", AFTER, FIRST, BOX ("font-size:0"), 1, "贷款广告", FONT),
  HIDDEN ("hidden-font-pixel", AFTER, FIRST, BOX ("font:1px/1 serif"), 1, "贷款广告", FONT),
  HIDDEN ("hidden-dialog", AFTER, FIRST, "<dialog>贷款广告</dialog>", 1, "贷款广告", DISPLAY),
  HIDDEN ("ours-hidden", TAG, FIRST, " style=\"display:none\"", 1, "彭城中学第三十届", DISPLAY),
  HIDDEN ("ours-white", TAG, LAST, " style=\"color:white\"", 19, "本次运动会", COLOR),
  HIDDEN ("our-picture-hidden", INSTEAD, "src=\"@1\"", "style=\"width:0\" src=\"@1\"", 4, "img", SIZE),
  { "hidden-by-a-rule", HEAD, NULL, "<style>.q9{position:absolute;left:-999em}</style>",
    PENG_PAGE_HIDDEN, 1, "贷款广告", PENG_PAGE_HIDDEN_BY_PLACE },
  { "hidden-link-outside", END, NULL, "<div style=\"position:absolute;left:-9999px\"><a href=\"" SPAM "\">彩票</a></div>",
    PENG_PAGE_HIDDEN, 0, "spam.example", PENG_PAGE_HIDDEN_BY_PLACE, TRUE },
  { "hidden-small-link-outside", END, NULL, "<p style=\"font-size:1px\"><a href=\"" SPAM "\">彩票</a></p>",
    PENG_PAGE_HIDDEN, 0, "spam.example", PENG_PAGE_HIDDEN_BY_FONT, TRUE },

  /* what runs, and what leads away */
  { "marquee", AFTER, FIRST, "<marquee height=0></marquee>", PENG_PAGE_MARQUEE, 1, "marquee" },
  { "marquee-with-words", AFTER, FIRST, "<marquee>开户送礼</marquee>", PENG_PAGE_MARQUEE, 1, "开户送礼", 0, FALSE, 2 },
  { "blink", AFTER, FIRST, "<blink></blink>", PENG_PAGE_MARQUEE, 1, "blink" },
  { "frame", AFTER, FIRST, "<iframe src=\"" SPAM "f\"></iframe>", PENG_PAGE_FRAME, 1, "spam.example/f" },
  { "frame-of-the-site", AFTER, FIRST, "<iframe src=\"/x\"></iframe>", PENG_PAGE_FRAME, 1, "iframe" },
  { "frame-of-words", AFTER, FIRST, "<iframe srcdoc=\"&lt;b>x\"></iframe>", PENG_PAGE_FRAME, 1, "iframe" },
  { "object", AFTER, FIRST, "<object data=\"" SPAM "o.swf\"></object>", PENG_PAGE_FRAME, 1, "o.swf" },
  { "embed", AFTER, FIRST, "<embed src=\"" SPAM "e.swf\">", PENG_PAGE_FRAME, 1, "e.swf" },
  { "script", AFTER, FIRST, "<script>location='" SPAM "'</script>", PENG_PAGE_SCRIPT, 1, "location=" },
  { "script-from-elsewhere", AFTER, LAST, "<ScRiPt src=//spam.example/s.js></sCrIpT >", PENG_PAGE_SCRIPT, 19, "s.js" },
  { "script-unclosed", AFTER, FIRST, "<script>x</script\n>", PENG_PAGE_SCRIPT, 1, "script" },
  { "script-in-a-drawing", AFTER, FIRST, "<svg><script>x</script></svg>", PENG_PAGE_SCRIPT, 1, "script", 0, FALSE, 2 },
  { "handler", TAG, FIRST, " onclick=\"location='" SPAM "'\"", PENG_PAGE_SCRIPT, 1, "onclick" },
  { "handler-of-a-picture", INSTEAD, "src=\"@1\"", "src=\"@1\" oNeRrOr=x", PENG_PAGE_SCRIPT, 4, "oNeRrOr" },
  { "handler-behind-a-slash", INSTEAD, "src=\"@1\"", "src=\"@1\"/onload=x", PENG_PAGE_SCRIPT, 4, "onload" },
  { "script-address", AFTER, FIRST, "<a href=\"javascript:alert(1)\"></a>", PENG_PAGE_SCRIPT, 1, "javascript:" },
  { "script-address-veiled", AFTER, FIRST, "<a href=\" jav&#x09;ascript&colon;alert(1)\"></a>", PENG_PAGE_SCRIPT, 1, "javascript:" },
  { "page-in-an-address", AFTER, FIRST, "<a href=\"data:text/html,<b>x\"></a>", PENG_PAGE_SCRIPT, 1, "data:text/html" },
  { "refresh", HEAD, NULL, "<meta http-equiv=\"Refresh\" content=\"5; URL='" SPAM "r'\">", PENG_PAGE_REFRESH, 0, "spam.example/r", 0, TRUE },
  { "refresh-in-the-text", AFTER, FIRST, "<meta http-equiv=refresh content=\"0;" SPAM "\">", PENG_PAGE_REFRESH, 1, "spam.example" },
  { "base", HEAD, NULL, "<base target=_top href=\"" SPAM "\">", PENG_PAGE_BASE, 0, "spam.example", 0, TRUE, SEVERAL },
  { "form", AFTER, FIRST, "<form action=\"" SPAM "login\"><input name=password></form>", PENG_PAGE_FORM, 1, "spam.example/login" },
  { "field", AFTER, FIRST, "<input type=password>", PENG_PAGE_FORM, 1, "input" },
  { "button", AFTER, FIRST, "<button formaction=\"" SPAM "\"></button>", PENG_PAGE_FORM, 1, "button" },
  { "style", AFTER, FIRST, "<style>.q8{color:red}</style>", PENG_PAGE_STYLE, 1, "style" },
  { "style-from-elsewhere", AFTER, FIRST, "<link rel=stylesheet href=\"" SPAM "s.css\">", PENG_PAGE_STYLE, 1, "s.css" },
};

typedef struct
{
  const char *name;
  PageSample *(*make) (void);
} Site;

static const Site sites[] = {
  { "portal", page_sample_portal },
  { "wordpress", page_sample_wordpress },
};

typedef struct
{
  const Site     *site;
  const Mutation *mutation;
} Case;

/* The words of a row with the pictures' addresses in them. */
static char *
expand (const PageSample *sample,
        const char       *text)
{
  GString *out = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (sample->pictures); i++)
    {
      const char name[] = { '@', '1' + i, '\0' };

      g_string_replace (out, name, sample->pictures[i], 0);
    }

  return g_string_free (out, FALSE);
}

static char *
splice (const char *page,
        const char *from,
        const char *to,
        const char *html)
{
  g_autofree char *start = g_strndup (page, from - page);

  return g_strconcat (start, html != NULL ? html : "", to, NULL);
}

static char *
mutate_words (const char *page,
              const char *element,
              const char *html)
{
  g_autofree char *open = g_strconcat ("<", element, NULL);
  g_autofree char *close = g_strconcat ("</", element, ">", NULL);
  const char *start = strchr (strstr (page, open), '>') + 1;

  return splice (page, start, strstr (start, close), html);
}

/* @from and @to: a paragraph with its tags. */
static char *
move (const char *page,
      const char *from,
      const char *to,
      const char *words)
{
  g_autofree char *paragraph = g_strndup (from, to - from);
  g_autofree char *without = splice (page, from, to, NULL);
  const char *at = strstr (strstr (without, "<h1"), words);
  const char *p = g_strrstr_len (without, at - without, "<p");

  return splice (without, p, p, paragraph);
}

static char *
mutate (const PageSample *sample,
        const Mutation   *mutation)
{
  const char *page = sample->html;
  g_autofree char *anchor = expand (sample, mutation->anchor != NULL ? mutation->anchor : "");
  g_autofree char *html = expand (sample, mutation->html != NULL ? mutation->html : "");
  /* The head may name pictures and words too. */
  const char *body = strstr (page, "<h1");
  const char *at = strstr (body, anchor);
  const char *behind, *p;

  g_assert_nonnull (at);
  behind = at + strlen (anchor);
  p = g_strrstr_len (page, at - page, "<p");

  switch (mutation->place)
    {
    case BEFORE:
      return splice (page, p, p, html);
    case AFTER:
      p = strstr (behind, "</p>") + 4;
      return splice (page, p, p, html);
    case AT:
      return splice (page, behind, behind, html);
    case INSTEAD:
      return splice (page, at, behind, html);
    case CUT:
      return splice (page, p, strstr (behind, "</p>") + 4, NULL);
    case MOVE:
      return move (page, p, strstr (behind, "</p>") + 4, html);
    case PICTURE:
      return splice (page, g_strrstr_len (page, at - page, "<img"), strchr (behind, '>') + 1, html);
    case TAG:
      return splice (page, p + 2, p + 2, html);
    case HEADING:
      return mutate_words (page, "h1", html);
    case WINDOW:
      return mutate_words (page, "title", html);
    case HEAD:
      p = strstr (page, "</head>");
      return splice (page, p, p, html);
    case END:
    default:
      p = strstr (page, "</body>");
      return splice (page, p, p, html);
    }
}

static gboolean
is_expected (const PengPageFinding *finding,
             const Mutation        *mutation)
{
  return finding->kind == mutation->kind && finding->paragraph == mutation->paragraph &&
         finding->outside == mutation->outside && finding->hiding == mutation->hiding &&
         (mutation->there == NULL ||
          (finding->there != NULL && strstr (finding->there, mutation->there) != NULL));
}

static void
test_mutation (gconstpointer data)
{
  const Case *test = data;
  const Mutation *mutation = test->mutation;
  g_autoptr(PageSample) sample = test->site->make ();
  g_autofree char *page = mutate (sample, mutation);
  g_autofree char *with_box = NULL;
  g_autoptr(PengPageResult) result = NULL;
  gboolean found = FALSE;

  /* A rule needs something to be for. */
  if (g_str_equal (mutation->name, "hidden-by-a-rule"))
    {
      const Mutation box = { "", AFTER, FIRST, "<b class='x q9'>贷款广告</b>" };
      g_autoptr(PageSample) twice = test->site->make ();

      g_free (twice->html);
      twice->html = g_strdup (page);
      with_box = mutate (twice, &box);
    }

  result = page_sample_check (sample, with_box != NULL ? with_box : page);
  for (guint i = 0; i < result->findings->len; i++)
    found |= is_expected (result->findings->pdata[i], mutation);

  page_sample_tell (result);
  g_assert_true (found);
  if (mutation->n != SEVERAL)
    g_assert_cmpuint (result->findings->len, ==, MAX (mutation->n, 1));
}

static void
test_clean (gconstpointer data)
{
  const Site *site = data;
  g_autoptr(PageSample) sample = site->make ();
  g_autoptr(PengPageResult) result = page_sample_check (sample, sample->html);

  page_sample_tell (result);
  g_assert_cmpuint (result->findings->len, ==, 0);
  g_assert_cmpuint (result->pictures->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_true (g_str_has_suffix (result->pictures->pdata[i], sample->pictures[i]));
}

/* Each kind that a page alone can show is in the table, so that none is found by nobody. */
static void
test_kinds (void)
{
  gboolean seen[PENG_PAGE_N_KINDS] = { 0 };

  g_assert_cmpuint (G_N_ELEMENTS (mutations), >=, 60);
  for (guint i = 0; i < G_N_ELEMENTS (mutations); i++)
    seen[mutations[i].kind] = TRUE;

  for (guint i = 0; i < PENG_PAGE_N_KINDS; i++)
    {
      PengPageKind kind;

      g_assert_true (peng_page_kind_from_name (peng_page_kind_get_name (i), &kind));
      g_assert_cmpuint (kind, ==, i);
      if (i != PENG_PAGE_ARTICLE_MISSING && i != PENG_PAGE_PICTURE_BROKEN && i != PENG_PAGE_PICTURE_CHANGED &&
          i < PENG_PAGE_ELSEWHERE)
        g_assert_true (seen[i]);
    }
}

/* Whatever an article says, its own page is clean. */
static void
test_random_articles (void)
{
  GRand *rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr(PengArticle) article = random_model_article (rand, 8);
      g_autoptr(PageSample) sample = page_sample_article (article);
      g_autoptr(PengPageResult) result = page_sample_check (sample, sample->html);

      if (result->findings->len > 0)
        g_test_message ("%s", sample->html);
      page_sample_tell (result);
      g_assert_cmpuint (result->findings->len, ==, 0);
    }

  g_rand_free (rand);
}

/* Bytes and pieces of markup at random places: no page may stop the program, and each is read. */
static void
test_random_pages (void)
{
  static const char * const pieces[] = {
    "<div", "</div>", "<b>", "</b>", "<table><tr><td>", "</table>", "<!--", "-->", "<script>", "</script>",
    "<style>p{", "}@media screen{", "'", "\"", "<a href=", "style=\"", ">", "&#x0;", "&lt", "<svg>", "<p>",
    "</p>", "</body>", "<li>", "<textarea>", "calc(", "var(--x", "\\", "\xff\xfe", "<img srcset=", "display:none",
  };
  GRand *rand = g_rand_new_with_seed (test_seed ());
  PageSample *samples[] = { page_sample_portal (), page_sample_wordpress () };

  for (guint i = 0; i < 600; i++)
    {
      const PageSample *sample = samples[i % 2];
      g_autoptr(GString) page = g_string_new (sample->html);
      g_autoptr(PengPageResult) result = NULL;

      for (guint j = g_rand_int_range (rand, 1, 40); j > 0; j--)
        {
          guint at = g_rand_int_range (rand, 0, page->len);
          guint n = g_rand_int_range (rand, 1, 60);

          if (g_rand_int_range (rand, 0, 3) == 0)
            g_string_erase (page, at, MIN (page->len - at, n));
          else
            g_string_insert (page, at, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
        }

      result = page_sample_check (sample, page->str);
      g_assert_cmpuint (result->findings->len, <=, PENG_PAGE_MAX_FINDINGS);
      g_assert_true (result->pictures->len == 0 || result->pictures->len == 4);
    }

  page_sample_free (samples[0]);
  page_sample_free (samples[1]);
  g_rand_free (rand);
}

static char *
repeat (const char *text,
        gsize       n)
{
  GString *out = g_string_sized_new (strlen (text) * n);

  while (n-- > 0)
    g_string_append (out, text);

  return g_string_free (out, FALSE);
}

/* What drives a parser or a matcher to the square of its input, or off its stack. */
static void
test_hostile (void)
{
  static const struct { const char *name, *piece; gsize n; } rows[] = {
    { "deep", "<div>", 200000 }, { "formatting", "<i a><b><p>", 40000 }, { "tables", "<table><tr><td>", 40000 },
    { "comments", "<!--", 200000 }, { "attributes", " a=", 200000 }, { "classes", "<p class='a b c d'>x", 30000 },
    { "rules", "<style>*{color:red} a b c d *{x:y}</style>", 8000 }, { "ends", "</div></p>", 100000 },
    { "lines", "<p>彭城中学第三十届</p>", 40000 }, { "links", "<a href='//x.example'>", 40000 },
    { "scripts", "<script", 100000 }, { "braces", "<style>{{{{((((", 20000 },
    { "siblings", "<style>b~b~b~b{display:none}</style><b>", 10000 },
  };
  g_autoptr(PageSample) sample = page_sample_portal ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *noise = repeat (rows[i].piece, rows[i].n);
      g_autofree char *page = g_strconcat (sample->html, noise, sample->html, NULL);
      gint64 start = g_get_monotonic_time ();
      g_autoptr(PengPageResult) result = page_sample_check (sample, page);

      g_test_message ("%s: %.0f ms, %u findings", rows[i].name,
                      (g_get_monotonic_time () - start) / 1000., result->findings->len);
      g_assert_cmpuint (result->pictures->len, ==, 4);
    }
}

static void
test_nothing (void)
{
  static const char * const pages[] = { "", "<", "彭城", "<html></html>", "<h1>" SAMPLE_TITLE "</h1>" };
  g_autoptr(PageSample) sample = page_sample_portal ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr(PengPageResult) result = page_sample_check (sample, pages[i]);
      gboolean found = FALSE;

      for (guint j = 0; j < result->findings->len; j++)
        found |= ((PengPageFinding *) result->findings->pdata[j])->kind == PENG_PAGE_ARTICLE_MISSING;
      g_assert_true (found);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      g_autofree char *path = g_strconcat ("/page-check/clean/", sites[i].name, NULL);

      g_test_add_data_func (path, &sites[i], test_clean);
      for (guint j = 0; j < G_N_ELEMENTS (mutations); j++)
        {
          g_autofree char *row = g_strconcat ("/page-check/", sites[i].name, "/", mutations[j].name, NULL);
          Case *test = g_new (Case, 1);

          *test = (Case) { &sites[i], &mutations[j] };
          g_test_add_data_func_full (row, test, test_mutation, g_free);
        }
    }

  g_test_add_func ("/page-check/kinds", test_kinds);
  g_test_add_func ("/page-check/random-articles", test_random_articles);
  g_test_add_func ("/page-check/random-pages", test_random_pages);
  g_test_add_func ("/page-check/hostile", test_hostile);
  g_test_add_func ("/page-check/nothing", test_nothing);

  return g_test_run ();
}
