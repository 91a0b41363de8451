/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "peng-block-menu"

#include "ui/peng-block-menu.h"

#include "core/peng-pinyin.h"
#include "ui/peng-commands.h"

#include <glib/gi18n.h>

#define MAX_HEIGHT 330
#define MIN_WIDTH  220

/* How many of the rows are kinds of paragraphs. */
#define N_KINDS 7

typedef struct
{
  const char *name;
  const char *words;
  const char *icon;
  const char *action;
} Row;

/* Beside its name a row is found by its words: other names of it, in Chinese and in English. */
static const Row rows[] = {
  { N_("Paragraph"), "正文 段落 body text", "format-justify-left-symbolic", "format.heading(0)" },
  { N_("Heading"), "标题 大标题 二级标题 h2", "format-text-rich-symbolic", "format.heading(2)" },
  { N_("Subheading"), "小标题 三级标题 h3", "format-text-rich-symbolic", "format.heading(3)" },
  { N_("Small heading"), "四级标题 小标题 h4", "format-text-rich-symbolic", "format.heading(4)" },
  { N_("Bulleted list"), "项目符号 无序列表 ul", "view-list-bullet-symbolic", "format.list::ul" },
  { N_("Numbered list"), "编号 有序列表 ol", "view-list-ordered-symbolic", "format.list::ol" },
  { N_("Quote"), "引用 引文 blockquote", "peng-quote-symbolic", "format.quote" },
  { N_("Photographs…"), "图片 照片 image picture", "insert-image-symbolic", "media.insert" },
  { N_("From the library…"), "素材库 媒体库 图库 library", "folder-pictures-symbolic",
    "win.insert-library" },
  { N_("Gallery…"), "图集 组图 相册 album", "view-grid-symbolic", "media.gallery" },
  { N_("Table…"), "表格", "peng-table-symbolic", "table.choose" },
  { N_("Video…"), "视频 影片 film", "video-x-generic-symbolic", "win.insert-files" },
  { N_("Audio…"), "音频 录音 声音 sound", "audio-x-generic-symbolic", "win.insert-files" },
  { N_("Attachment…"), "附件 文件 file pdf", "mail-attachment-symbolic", "win.insert-files" },
  { N_("Divider"), "分隔线 分割线 横线 line hr", "view-more-horizontal-symbolic", "format.divider" },
};

struct _PengBlockMenu
{
  GtkPopover  parent_instance;

  GtkWidget  *scroller;
  GtkListBox *list;
  char       *typed;      /* what it is filtered by while it is open */
  guint       n_shown;
};

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PengBlockMenu, peng_block_menu, GTK_TYPE_POPOVER)

static gboolean
is_meant (const Row  *row,
          const char *typed)
{
  return peng_pinyin_find (_(row->name), typed) >= 0 || peng_pinyin_find (row->name, typed) >= 0 ||
         peng_pinyin_find (row->words, typed) >= 0;
}

static GtkWidget *
new_row (const Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (row->icon);
  GtkWidget *label = gtk_label_new (_(row->name));

  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static void
name_rows (PengBlockMenu *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (self->list, i)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _(rows[i].name), -1);
}

static void
row_activated_cb (PengBlockMenu *self,
                  GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, rows[gtk_list_box_row_get_index (row)].action);
}

static void
closed_cb (PengBlockMenu *self)
{
  g_clear_pointer (&self->typed, g_free);
}

static void
peng_block_menu_finalize (GObject *object)
{
  g_free (PENG_BLOCK_MENU (object)->typed);

  G_OBJECT_CLASS (peng_block_menu_parent_class)->finalize (object);
}

static void
peng_block_menu_class_init (PengBlockMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = peng_block_menu_finalize;

  /**
   * PengBlockMenu::chosen:
   * @self: the menu
   * @action: the detailed action of what was chosen
   *
   * The person wants this kind of block.
   */
  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
peng_block_menu_init (PengBlockMenu *self)
{
  GtkPopover *popover = GTK_POPOVER (self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "peng-block-menu");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Kinds of blocks"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_list_box_append (self->list, new_row (&rows[i]));
  name_rows (self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_widget_set_size_request (self->scroller, MIN_WIDTH, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));

  gtk_popover_set_child (popover, self->scroller);
  gtk_popover_set_autohide (popover, FALSE);
  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_popover_set_position (popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/**
 * peng_block_menu_new:
 *
 * Returns: (transfer floating): a menu that is not shown, without rows
 */
GtkWidget *
peng_block_menu_new (void)
{
  return g_object_new (PENG_TYPE_BLOCK_MENU, NULL);
}

/**
 * peng_block_menu_filter:
 * @self: the menu
 * @typed: letters of a name, or initials of its pinyin; "" for all rows
 * @ask: (scope call): says of each action whether it is there; a row without one is not shown
 * @user_data: for @ask
 *
 * Shows the rows that are meant, and selects the first; what it is filtered by already leaves the
 * selection where it is.
 *
 * Returns: how many there are
 */
guint
peng_block_menu_filter (PengBlockMenu    *self,
                        const char       *typed,
                        PengBlockMenuAsk  ask,
                        gpointer          user_data)
{
  g_return_val_if_fail (PENG_IS_BLOCK_MENU (self), 0);

  if (g_strcmp0 (self->typed, typed) == 0)
    return self->n_shown;

  g_free (self->typed);
  self->typed = g_strdup (typed);
  self->n_shown = 0;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);
      gboolean shown = ask (rows[i].action, user_data) && is_meant (&rows[i], typed);

      gtk_widget_set_visible (GTK_WIDGET (row), shown);
      if (shown && self->n_shown++ == 0)
        gtk_list_box_select_row (self->list, row);
    }

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                              GTK_SCROLLED_WINDOW (self->scroller)), 0);

  return self->n_shown;
}

static void
show_row (PengBlockMenu *self,
          GtkWidget     *row)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
}

/**
 * peng_block_menu_step:
 * @self: the menu, with a row at least
 * @by: 1 for the next row, -1 for the one before; behind the last comes the first
 */
void
peng_block_menu_step (PengBlockMenu *self,
                      int            by)
{
  GtkListBoxRow *row;
  int at;

  g_return_if_fail (PENG_IS_BLOCK_MENU (self));

  row = gtk_list_box_get_selected_row (self->list);
  g_return_if_fail (row != NULL);

  at = gtk_list_box_row_get_index (row);
  do
    {
      at = (at + by + (int) G_N_ELEMENTS (rows)) % (int) G_N_ELEMENTS (rows);
      row = gtk_list_box_get_row_at_index (self->list, at);
    }
  while (!gtk_widget_get_visible (GTK_WIDGET (row)));

  gtk_list_box_select_row (self->list, row);
  show_row (self, GTK_WIDGET (row));
}

/**
 * peng_block_menu_choose:
 * @self: the menu, with a row at least
 *
 * Chooses the row that is selected.
 */
void
peng_block_menu_choose (PengBlockMenu *self)
{
  g_return_if_fail (PENG_IS_BLOCK_MENU (self));

  row_activated_cb (self, gtk_list_box_get_selected_row (self->list));
}

/**
 * peng_block_menu_get_chosen:
 * @self: the menu
 *
 * Returns: (transfer none) (nullable): the row that is selected
 */
GtkWidget *
peng_block_menu_get_chosen (PengBlockMenu *self)
{
  g_return_val_if_fail (PENG_IS_BLOCK_MENU (self), NULL);

  return GTK_WIDGET (gtk_list_box_get_selected_row (self->list));
}

/**
 * peng_block_menu_get_name:
 * @self: the menu
 *
 * Returns: (transfer none) (nullable): what the row that is selected says
 */
const char *
peng_block_menu_get_name (PengBlockMenu *self)
{
  GtkWidget *row = peng_block_menu_get_chosen (self);

  return row != NULL ? _(rows[gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))].name) : NULL;
}

/**
 * peng_block_menu_create_model:
 *
 * Returns: (transfer full): the same rows as an ordinary menu
 */
GMenuModel *
peng_block_menu_create_model (void)
{
  g_autoptr(GMenu) kinds = g_menu_new ();
  g_autoptr(GMenu) others = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GMenuItem) item = peng_commands_new_item (_(rows[i].name), rows[i].action);

      g_menu_item_set_attribute (item, "hidden-when", "s", "action-missing");
      g_menu_append_item (i < N_KINDS ? kinds : others, item);
    }

  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (kinds));

  return G_MENU_MODEL (menu);
}
