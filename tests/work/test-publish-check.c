/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "work/peng-publish-check.h"

#include <string.h>

/* A site that takes three characters of a title, five of a summary, four of the others, two tags. */
typedef struct
{
  const char *name;
  PengField   field;
  const char *value;
  const char *fault;  /* what the sentence names, NULL for none */
} Case;

static const Case cases[] = {
  { "title-fits", PENG_FIELD_TITLE, "运动会", NULL },
  { "title-spaces", PENG_FIELD_TITLE, " 运动会 ", NULL },
  { "title-outside-the-plane", PENG_FIELD_TITLE, "𠮷𠮷𠮷", NULL },
  { "title-long", PENG_FIELD_TITLE, "秋季运动", "“Title” has 4 characters" },
  { "summary-fits", PENG_FIELD_SUMMARY, "秋季运动会", NULL },
  { "summary-long", PENG_FIELD_SUMMARY, "秋季运动会呀", "“Summary” has 6 characters" },
  { "source-long", PENG_FIELD_SOURCE, "第三十六中", "“Source” has 5 characters" },
  { "author-fits", PENG_FIELD_AUTHOR, "王小老师", NULL },
  { "photographer-long", PENG_FIELD_PHOTOGRAPHER, "王小小老师", "“Photographer” has 5" },
  { "section-is-chosen", PENG_FIELD_SECTION, "本地资讯头条", NULL },
  { "tags-fit", PENG_FIELD_TAGS, "校园,典礼", NULL },
  { "tags-empty", PENG_FIELD_TAGS, "校园,, ,典礼,", NULL },
  { "tags-many", PENG_FIELD_TAGS, "校园,典礼,体育", "3 tags" },
  { "date", PENG_FIELD_EVENT_DATE, "2026-05-01", NULL },
  { "date-wrong", PENG_FIELD_EVENT_DATE, "上周", "event date" },
};

static PengDocument *
make_document (const Case *c)
{
  g_autoptr(PengArticle) empty = peng_article_new_empty ();
  PengDocument *document = peng_document_new (empty);
  g_autoptr(PengEdit) edit = peng_document_make_set_field (document, c->field, c->value);

  g_assert_true (peng_document_apply (document, edit, NULL));

  return document;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(PengPortalInfo) info = peng_portal_info_new ();
  g_autoptr(PengPortalInfo) silent = peng_portal_info_new ();
  g_autoptr(PengDocument) document = make_document (c);
  g_autofree char *fault = NULL;
  g_autofree char *without = NULL;

  info->max_title_characters = 3;
  info->max_summary_characters = 5;
  info->max_field_characters = c->field == PENG_FIELD_EVENT_DATE ? 10 : 4;
  info->max_tags = 2;
  fault = peng_publish_check_find_fault (document, info);
  if (c->fault == NULL)
    g_assert_cmpstr (fault, ==, NULL);
  else
    g_assert_nonnull (strstr (fault, c->fault));

  /* A site that tells no limits has none, but a date is a date anywhere. */
  without = peng_publish_check_find_fault (document, silent);
  g_assert_cmpint (without != NULL, ==, g_str_equal (c->name, "date-wrong"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/work/publish-check/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
