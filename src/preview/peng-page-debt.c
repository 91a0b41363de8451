/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-page-debt"

#include "preview/peng-page-debt.h"

#include "core/peng-html-writer.h"
#include "core/peng-patch.h"
#include "preview/peng-groups.h"
#include "preview/peng-preview-scheme.h"

struct _PengPageDebt
{
  PengDocument *document;
  PengGroups   *groups;
  PengPatch    *pending;
  gboolean      whole;
  gboolean      follow;
  guint         block;
};

/* What a patch puts into which element of the theme's page. */
static const struct
{
  PengField   field;
  const char *id;
} field_elements[] = {
  { PENG_FIELD_TITLE,   "peng-title" },
  { PENG_FIELD_TITLE,   "peng-breadcrumb-title" },
  { PENG_FIELD_SUMMARY, "peng-summary" },
  { PENG_FIELD_SOURCE,  "peng-source" },
  { PENG_FIELD_SECTION, "peng-breadcrumb-section" },
};

/**
 * peng_page_debt_new:
 *
 * Returns: (transfer full): a debt without a document
 */
PengPageDebt *
peng_page_debt_new (void)
{
  PengPageDebt *self = g_new0 (PengPageDebt, 1);

  self->groups = peng_groups_new ();
  self->pending = peng_patch_new ();
  self->whole = TRUE;

  return self;
}

/**
 * peng_page_debt_free:
 * @self: (transfer full): a debt
 *
 * Frees a debt, paid or not.
 */
void
peng_page_debt_free (PengPageDebt *self)
{
  g_clear_object (&self->document);
  g_clear_pointer (&self->groups, peng_groups_free);
  g_clear_pointer (&self->pending, peng_patch_free);
  g_free (self);
}

static void
forget_changes (PengPageDebt *self)
{
  g_clear_pointer (&self->pending, peng_patch_free);
  self->pending = peng_patch_new ();
  self->whole = FALSE;
  self->follow = FALSE;
}

/**
 * peng_page_debt_set_document:
 * @self: the debt
 * @document: (nullable): what the page is to show; all of it is owed
 */
void
peng_page_debt_set_document (PengPageDebt *self,
                             PengDocument *document)
{
  g_set_object (&self->document, document);
  peng_page_debt_owe_all (self, FALSE);
}

/**
 * peng_page_debt_add:
 * @self: a debt
 * @edit: an edit that its document has just made
 *
 * Owes what the edit changed.
 */
void
peng_page_debt_add (PengPageDebt *self,
                    PengEdit     *edit)
{
  peng_patch_add (self->pending, edit);
}

/**
 * peng_page_debt_owe_all:
 * @self: the debt
 * @page_is_new: whether the page shows nothing; else what it shows goes
 *
 * Forgets what the page shows.
 */
void
peng_page_debt_owe_all (PengPageDebt *self,
                        gboolean      page_is_new)
{
  forget_changes (self);
  self->whole = TRUE;
  if (page_is_new)
    peng_groups_reset (self->groups, 0, NULL, NULL);
}

/**
 * peng_page_debt_show_block:
 * @self: the debt
 * @block: index of the block to be brought into sight
 */
void
peng_page_debt_show_block (PengPageDebt *self,
                           guint         block)
{
  self->block = block;
  self->follow = TRUE;
}

/**
 * peng_page_debt_is_paid:
 * @self: the debt
 *
 * Returns: whether the page shows everything, once what was taken has arrived
 */
gboolean
peng_page_debt_is_paid (PengPageDebt *self)
{
  return !self->whole && !self->follow && peng_patch_is_empty (self->pending) &&
         peng_patch_get_fields (self->pending) == 0;
}

static PengBlock *
block_at (gpointer user_data,
          guint    position)
{
  return peng_document_get_block (user_data, position);
}

static void
append_media (GString    *out,
              const char *media,
              gpointer    user_data)
{
  g_string_append (out, PENG_PREVIEW_MEDIA_PREFIX);
  g_string_append (out, media);
}

static const PengDialect dialect = { "preview", append_media, .lazy_images = TRUE };

static char *
write_blocks (PengPageDebt *self,
              guint        first,
              guint        n_blocks)
{
  g_autofree PengBlock **blocks = g_new (PengBlock *, n_blocks + 1);

  for (guint i = 0; i < n_blocks; i++)
    blocks[i] = peng_document_get_block (self->document, first + i);

  return peng_html_write (blocks, n_blocks, &dialect);
}

static GArray *
take_splices (PengPageDebt *self)
{
  guint n_blocks = peng_document_get_n_blocks (self->document);
  /* Whatever is there goes: a patch may have crossed the change of the page and be in the new one. */
  PengGroupSplice all = { 0, G_MAXINT32, 0, n_blocks };
  GArray *splices;

  if (!self->whole)
    return peng_groups_follow (self->groups, self->pending, n_blocks, block_at, self->document);

  peng_groups_reset (self->groups, n_blocks, block_at, self->document);
  splices = g_array_new (FALSE, FALSE, sizeof (PengGroupSplice));
  g_array_append_val (splices, all);

  return splices;
}

/* WebKit takes dictionaries but no arrays: the keys are the indices. */
static GVariant *
build_splices (PengPageDebt *self)
{
  g_autoptr(GArray) splices = take_splices (self);
  GVariantDict all;

  g_variant_dict_init (&all, NULL);
  for (guint i = 0; i < splices->len; i++)
    {
      const PengGroupSplice *splice = &g_array_index (splices, PengGroupSplice, i);
      g_autofree char *html = write_blocks (self, splice->first_block, splice->n_blocks);
      char key[16];
      GVariantDict one;

      g_snprintf (key, sizeof key, "%u", i);
      g_variant_dict_init (&one, NULL);
      g_variant_dict_insert (&one, "at", "u", splice->at);
      g_variant_dict_insert (&one, "count", "u", splice->n_removed);
      g_variant_dict_insert (&one, "html", "s", html);
      g_variant_dict_insert_value (&all, key, g_variant_dict_end (&one));
    }

  return g_variant_dict_end (&all);
}

static GVariant *
build_fields (PengPageDebt *self)
{
  guint changed = self->whole ? ~0u : peng_patch_get_fields (self->pending);
  GVariantDict fields;

  g_variant_dict_init (&fields, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (field_elements); i++)
    {
      if (changed & (1u << field_elements[i].field))
        g_variant_dict_insert (&fields, field_elements[i].id, "s",
                               peng_document_get_field (self->document, field_elements[i].field));
    }

  return g_variant_dict_end (&fields);
}

/**
 * peng_page_debt_take:
 * @self: the debt
 *
 * Takes what the page does not show yet, to be handed to `peng.patch` of peng-preview.js. After it
 * the page counts as showing everything.
 *
 * Returns: (transfer floating): the arguments `splices`, `fields`, `element` and `within`
 */
GVariant *
peng_page_debt_take (PengPageDebt *self)
{
  GVariantDict arguments;
  guint element = 0;
  guint within = 0;
  gboolean shown;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert_value (&arguments, "splices", build_splices (self));
  g_variant_dict_insert_value (&arguments, "fields", build_fields (self));

  shown = self->follow && peng_groups_find (self->groups, self->block, &element, &within);
  g_variant_dict_insert (&arguments, "element", "i", shown ? (int) element : -1);
  g_variant_dict_insert (&arguments, "within", "i", (int) within);

  forget_changes (self);

  return g_variant_dict_end (&arguments);
}

/**
 * peng_page_debt_find_block:
 * @self: the debt
 * @element: index of a top-level element of the page
 * @within: which of its blocks
 * @block: (out): the block
 *
 * Returns: whether the page shows such a block and nothing newer is owed
 */
gboolean
peng_page_debt_find_block (PengPageDebt *self,
                           guint         element,
                           guint         within,
                           guint        *block)
{
  return !self->whole && peng_patch_is_empty (self->pending) &&
         peng_groups_get_block (self->groups, element, within, block);
}

/**
 * peng_page_debt_find_field:
 * @id: of an element of the theme's page
 * @field: (out): the field that it shows
 *
 * Returns: whether it shows one
 */
gboolean
peng_page_debt_find_field (const char *id,
                           PengField  *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_elements); i++)
    {
      if (g_str_equal (id, field_elements[i].id))
        {
          *field = field_elements[i].field;
          return TRUE;
        }
    }

  return FALSE;
}
