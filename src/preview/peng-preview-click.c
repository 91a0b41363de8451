/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-preview"

#include "preview/peng-preview-click.h"

#include <stdlib.h>
#include <string.h>

static void
read_block (const char       *words,
            PengPageDebt     *debt,
            PengPreviewClick *click)
{
  char *end;
  guint element = strtoul (words, &end, 10);
  guint within = strtoul (end, NULL, 10);

  if (peng_page_debt_find_block (debt, element, within, &click->block))
    click->kind = PENG_PREVIEW_CLICK_BLOCK;
}

/**
 * peng_preview_click_read:
 * @message: what the page's script said, `block ELEMENT WITHIN`, `field ID` or `link URI`
 * @debt: knows which block lies where
 *
 * Returns: what it means; the page is not believed
 */
PengPreviewClick
peng_preview_click_read (const char   *message,
                         PengPageDebt *debt)
{
  PengPreviewClick click = { PENG_PREVIEW_CLICK_NOTHING };
  const char *words = strchr (message, ' ');

  if (words == NULL)
    return click;

  words++;
  if (g_str_has_prefix (message, "block "))
    {
      read_block (words, debt, &click);
    }
  else if (g_str_has_prefix (message, "field ") && peng_page_debt_find_field (words, &click.field))
    {
      click.kind = PENG_PREVIEW_CLICK_FIELD;
    }
  else if (g_str_has_prefix (message, "link ") && peng_style_link_is_safe (words))
    {
      click.kind = PENG_PREVIEW_CLICK_LINK;
      click.uri = words;
    }

  return click;
}
