/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-page-debt"

#include "preview/peng-page-debt.h"

#include "core/peng-html-writer.h"
#include "core/peng-patch.h"
#include "preview/peng-groups.h"
#include "preview/peng-preview-scheme.h"

/* A part of the page beside the article: the markup inside the element of that id. */
typedef struct
{
  char     *html;
  gboolean  is_owed;
} Part;

struct _PengPageDebt
{
  PengDocument *document;
  PengGroups   *groups;
  PengPatch    *pending;
  GHashTable   *parts;    /* char *id → Part */
  gboolean      whole;
  gboolean      is_other;  /* the page shows another document, or its top */
  gboolean      follow;
  guint         block;    /* that is written in, NO_BLOCK where none is known */
};

#define NO_BLOCK G_MAXUINT

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

static void
part_free (Part *part)
{
  g_free (part->html);
  g_free (part);
}

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
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) part_free);
  self->whole = TRUE;
  self->block = NO_BLOCK;

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
  g_hash_table_unref (self->parts);
  g_free (self);
}

static void
owe_parts (PengPageDebt *self,
           gboolean      owe)
{
  GHashTableIter iter;
  Part *part;

  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &part))
    part->is_owed = owe;
}

static gboolean
owes_parts (PengPageDebt *self)
{
  GHashTableIter iter;
  Part *part;

  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &part))
    {
      if (part->is_owed)
        return TRUE;
    }

  return FALSE;
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
  self->is_other = TRUE;
  self->block = NO_BLOCK;
  peng_page_debt_owe_all (self, FALSE);
}

/* Whether an edit is where the person writes. The text's cursor does not go into a caption. */
static gboolean
is_written_in (PengPageDebt *self,
               PengEdit     *edit)
{
  const PengPlace *place;

  if (peng_edit_get_kind (edit) != PENG_EDIT_TEXT)
    return FALSE;

  place = peng_edit_get_place (edit);

  return place->part != PENG_PART_TEXT || place->block == self->block;
}

/**
 * peng_page_debt_add:
 * @self: a debt
 * @edit: an edit that its document has just made
 *
 * Owes what the edit changed. What was written comes into sight, too.
 */
void
peng_page_debt_add (PengPageDebt *self,
                    PengEdit     *edit)
{
  peng_patch_add (self->pending, edit);
  if (is_written_in (self, edit))
    peng_page_debt_show_block (self, peng_edit_get_place (edit)->block);
}

/**
 * peng_page_debt_owe_all:
 * @self: the debt
 * @page_is_new: whether the page shows nothing; else what it shows goes
 *
 * Forgets what the page shows. A new page stands at its top: the block that is written in is to be
 * brought into sight there, too.
 */
void
peng_page_debt_owe_all (PengPageDebt *self,
                        gboolean      page_is_new)
{
  forget_changes (self);
  self->whole = TRUE;
  if (!page_is_new)
    return;

  peng_groups_reset (self->groups, 0, NULL, NULL);
  owe_parts (self, TRUE);
  self->follow = self->block != NO_BLOCK;
}

/**
 * peng_page_debt_show_block:
 * @self: the debt
 * @block: index of the block that is written in, to be brought into sight
 */
void
peng_page_debt_show_block (PengPageDebt *self,
                           guint         block)
{
  self->block = block;
  self->follow = TRUE;
}

/**
 * peng_page_debt_set_part:
 * @self: the debt
 * @id: of an element of the page, outside of the article
 * @html: markup that we wrote, which is to stand in the element
 */
void
peng_page_debt_set_part (PengPageDebt *self,
                         const char   *id,
                         const char   *html)
{
  Part *part = g_hash_table_lookup (self->parts, id);

  if (part != NULL && g_str_equal (part->html, html))
    return;

  part = g_new0 (Part, 1);
  part->html = g_strdup (html);
  part->is_owed = TRUE;
  g_hash_table_insert (self->parts, g_strdup (id), part);
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
         peng_patch_get_fields (self->pending) == 0 && !owes_parts (self);
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

/* WebKit takes dictionaries but no arrays (the keys are the indices), and no booleans. */
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

static GVariant *
build_parts (PengPageDebt *self)
{
  GVariantDict parts;
  GHashTableIter iter;
  const char *id;
  const Part *part;

  g_variant_dict_init (&parts, NULL);
  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &part))
    {
      if (part->is_owed)
        g_variant_dict_insert (&parts, id, "s", part->html);
    }

  return g_variant_dict_end (&parts);
}

/**
 * peng_page_debt_take:
 * @self: the debt
 *
 * Takes what the page does not show yet, to be handed to `peng.patch` of peng-preview.js. After it
 * the page counts as showing everything.
 *
 * Returns: (transfer floating): the arguments `splices`, `fields`, `parts`, `other`, `element` and `within`
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
  g_variant_dict_insert_value (&arguments, "parts", build_parts (self));
  g_variant_dict_insert (&arguments, "other", "i", (int) self->is_other);

  shown = self->follow && peng_groups_find (self->groups, self->block, &element, &within);
  g_variant_dict_insert (&arguments, "element", "i", shown ? (int) element : -1);
  g_variant_dict_insert (&arguments, "within", "i", (int) within);

  forget_changes (self);
  self->is_other = FALSE;
  owe_parts (self, FALSE);

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
