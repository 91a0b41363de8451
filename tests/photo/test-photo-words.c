/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "photo/peng-photo-words.h"

#include <string.h>

/* What is written into a photograph, in the form caption|credit|place|event|tags. */

typedef struct
{
  const char *name;
  const char *bytes;
  gsize       n_bytes;
  const char *words;
} Case;

#define BYTES(string) string, sizeof string - 1

#define CAPTION "\x1c\x02\x78\x00\x06"
#define CREDIT  "\x1c\x02\x6e\x00\x02"
#define BYLINE  "\x1c\x02\x50\x00\x03"
#define CITY    "\x1c\x02\x5a\x00\x02"
#define KEYWORD "\x1c\x02\x19\x00\x02"

static const Case iptc[] = {
  { "utf-8", BYTES (CAPTION "\xe5\xb1\xb1\xe6\xb0\xb4"), "山水||||" },
  { "gb18030", BYTES ("\x1c\x02\x78\x00\x0c\xd4\xcb\xb6\xaf\xbb\xe1\xbf\xaa\xc4\xbb\xc1\xcb"),
    "运动会开幕了||||" },
  { "all", BYTES (CREDIT "cc" BYLINE "bbb" CITY "xz" KEYWORD "k1" KEYWORD "k2" KEYWORD "k1"),
    "|bbb|xz||k1\nk2" },
  { "other-record", BYTES ("\x1c\x01\x5a\x00\x03\x1b%G" CREDIT "cc"), "|cc|||" },
  { "behind-something", BYTES ("Photoshop 3.0\0" "8BIM\x04\x04\0\0\0\0\0\x07" CREDIT "cc"), "|cc|||" },
  { "cut-short", BYTES (CREDIT "cc" CAPTION "abc"), "|cc|||" },
  { "endless", BYTES ("\x1c\x02\x78\x80\x04\xff\xff\xff\xff" CREDIT "cc"), "||||" },
  { "controls", BYTES (CAPTION "a\r\n\t\033b"), "a    b||||" },
  { "nothing", BYTES (""), "||||" },
};

#define XMP(inside) \
  "<?xpacket begin=\"\xef\xbb\xbf\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF " \
  "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" " \
  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:ps=\"http://ns.adobe.com/photoshop/1.0/\" " \
  "xmlns:c=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\" " \
  "xmlns:e=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" " \
  inside "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
#define LI(words) "<rdf:li>" words "</rdf:li>"

static const Case xmp[] = {
  { "description", BYTES (XMP ("><dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">山水</rdf:li>"
                               LI ("hills") "</rdf:Alt></dc:description>")), "山水||||" },
  { "stronger-first", BYTES (XMP ("><dc:creator><rdf:Seq>" LI ("王") "</rdf:Seq></dc:creator>"
                                  "<ps:Credit>社</ps:Credit>")), "|王|||" },
  { "stronger-last", BYTES (XMP ("ps:City=\"徐州\" ps:Credit=\"社\"><dc:creator><rdf:Seq>" LI ("王")
                                 "</rdf:Seq></dc:creator><c:Location>操场</c:Location>")),
    "|王|操场||" },
  { "subject", BYTES (XMP ("><dc:subject><rdf:Bag>" LI ("一") LI (" 二 ") LI ("一")
                           "</rdf:Bag></dc:subject>")), "||||一\n二" },
  { "event", BYTES (XMP ("><e:Event><rdf:Alt>" LI ("运动会 &amp; 开幕") "</rdf:Alt></e:Event>")),
    "|||运动会 & 开幕|" },
  { "another-prefix", BYTES ("<a xmlns:dc=\"urn:x\"><dc:creator>no</dc:creator></a>"), "||||" },
  { "no-xml", BYTES (XMP ("><ps:Credit>社</ps:Credit><oops")), "|社|||" },
  { "entities", BYTES ("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" XMP ("><ps:Credit>"
                       "&b;</ps:Credit>")), "||||" },
  { "nothing", BYTES (""), "||||" },
};

static void
assert_words (const PengPhotoWords *words,
              const char           *expected)
{
  g_autofree char *said = g_strjoin ("|", words->caption, words->credit, words->place, words->event,
                                     words->tags, NULL);

  g_assert_cmpstr (said, ==, expected);
}

static void
test_iptc (gconstpointer data)
{
  const Case *c = data;
  PengPhotoWords words = { 0 };

  peng_photo_words_read_iptc (&words, (const guint8 *) c->bytes, c->n_bytes);
  assert_words (&words, c->words);
}

static void
test_xmp (gconstpointer data)
{
  const Case *c = data;
  PengPhotoWords words = { 0 };

  peng_photo_words_read_xmp (&words, c->bytes, c->n_bytes);
  assert_words (&words, c->words);
}

/* XMP is what programs write today; IPTC what is left of earlier ones. */
static void
test_both (void)
{
  static const char packet[] = XMP ("ps:Credit=\"新\">");
  static const char block[] = CREDIT "cc" CITY "xz";
  PengPhotoWords words = { 0 };

  peng_photo_words_read_iptc (&words, (const guint8 *) block, sizeof block - 1);
  peng_photo_words_read_xmp (&words, packet, sizeof packet - 1);
  assert_words (&words, "|新|xz||");
}

/* Cut between two characters where there is no room. */
static void
test_long (void)
{
  g_autoptr(GString) packet = g_string_new ("<a xmlns:ps=\"http://ns.adobe.com/photoshop/1.0/\">"
                                            "<ps:Credit>x");
  PengPhotoWords words = { 0 };

  for (guint i = 0; i < 300; i++)
    g_string_append (packet, "长");
  g_string_append (packet, "</ps:Credit></a>");
  peng_photo_words_read_xmp (&words, packet->str, packet->len);
  g_assert_true (g_utf8_validate (words.credit, -1, NULL));
  g_assert_cmpuint (strlen (words.credit), ==, 1 + 66 * strlen ("长"));
}

/* Whatever bytes: no word is broken, and nothing is read or written beyond. */
static void
test_random (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      const Case *c = i % 2 ? &iptc[g_test_rand_int_range (0, G_N_ELEMENTS (iptc))]
                            : &xmp[g_test_rand_int_range (0, G_N_ELEMENTS (xmp))];
      g_autofree char *bytes = g_memdup2 (c->bytes, c->n_bytes);
      PengPhotoWords words = { 0 };

      for (guint j = 0; c->n_bytes > 0 && j < 4; j++)
        bytes[g_test_rand_int_range (0, c->n_bytes)] = (char) g_test_rand_int_range (0, 256);
      peng_photo_words_read_iptc (&words, (const guint8 *) bytes, c->n_bytes);
      peng_photo_words_read_xmp (&words, bytes, c->n_bytes);
      g_assert_true (g_utf8_validate (words.caption, -1, NULL));
      g_assert_true (g_utf8_validate (words.credit, -1, NULL));
      g_assert_true (g_utf8_validate (words.tags, -1, NULL));
    }
}

static void
add (const char         *kind,
     const Case         *cases,
     guint               n_cases,
     GTestDataFunc       func)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strconcat ("/photo/words/", kind, "/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], func);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("iptc", iptc, G_N_ELEMENTS (iptc), test_iptc);
  add ("xmp", xmp, G_N_ELEMENTS (xmp), test_xmp);
  g_test_add_func ("/photo/words/both", test_both);
  g_test_add_func ("/photo/words/long", test_long);
  g_test_add_func ("/photo/words/random", test_random);

  return g_test_run ();
}
