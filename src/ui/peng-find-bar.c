/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "peng-find-bar"

#include "ui/peng-find-bar.h"

#include "ui/peng-accessible.h"
#include "ui/peng-commands.h"
#include "ui/peng-find-bar-private.h"
#include "ui/peng-find-pump.h"
#include "ui/peng-focus.h"
#include "work/peng-error-text.h"

#include <glib/gi18n.h>

/**
 * PengFindWish:
 * @PENG_FIND_WISH_NOTHING: only to know what there is
 * @PENG_FIND_WISH_SHOW: to see the match at or behind the place where the search began
 * @PENG_FIND_WISH_NEXT: to go to the next match
 * @PENG_FIND_WISH_PREVIOUS: to go to the one before
 * @PENG_FIND_WISH_REPLACE_ALL: to replace every match
 *
 * What is to be done when everything was looked through.
 */
typedef enum
{
  PENG_FIND_WISH_NOTHING,
  PENG_FIND_WISH_SHOW,
  PENG_FIND_WISH_NEXT,
  PENG_FIND_WISH_PREVIOUS,
  PENG_FIND_WISH_REPLACE_ALL,
} PengFindWish;

struct _PengFindBar
{
  AdwBin              parent_instance;

  PengFind           *find;
  PengFindPump       *pump;
  PengHistory        *history;
  PengFindFlags       flags;
  PengFindWish        wish;
  gboolean            composing;
  gboolean            waiting;   /* the pattern changed in the middle of a word */
  guint               pump_id;

  GSimpleActionGroup *actions;
  GtkRevealer        *revealer;
  GtkEntry           *entry;
  GtkEntry           *replacement;
  GtkMenuButton      *options;
  GtkToggleButton    *replace_button;
  GtkWidget          *steps;
  GtkWidget          *close_button;
  GtkWidget          *replace_row;
  GtkLabel           *count;
  GtkLabel           *words;
};

enum {
  FIND_CHANGED,
  SHOW_MATCH,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* As they stand above the text. The others are chosen, not written. */
static const PengField fields[] = {
  PENG_FIELD_TITLE, PENG_FIELD_SUMMARY, PENG_FIELD_SOURCE, PENG_FIELD_AUTHOR,
  PENG_FIELD_PHOTOGRAPHER,
};

G_DEFINE_FINAL_TYPE (PengFindBar, peng_find_bar, ADW_TYPE_BIN)

static const char *
get_pattern (PengFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
say (PengFindBar *self,
     const char  *words)
{
  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), words != NULL);
}

static void
set_bad (PengFindBar *self,
         gboolean     bad)
{
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
say_error (PengFindBar  *self,
           const GError *error)
{
  g_autofree char *sentence = peng_error_text_new (error);

  say (self, sentence);
  set_bad (self, TRUE);
}

/* A button that can no longer be pressed would take the keyboard with it, Escape as well. */
static void
enable (PengFindBar *self,
        gboolean     has_matches)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!has_matches && GTK_IS_BUTTON (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  peng_find_bar_enable_actions (self->actions, has_matches);
}

static void
show_count (PengFindBar *self)
{
  guint n_matches = self->find != NULL ? peng_find_get_n_matches (self->find) : 0;
  g_autofree char *words = NULL;
  PengMatch match;
  guint index;

  if (self->find == NULL || *get_pattern (self) == '\0' ||
      gtk_widget_has_css_class (GTK_WIDGET (self->entry), "error") ||
      (n_matches == 0 && !peng_find_is_complete (self->find)))
    words = g_strdup ("");
  else if (n_matches == 0)
    words = g_strdup (_("None"));
  else if (peng_find_get_current (self->find, &match, &index))
    /* Translators: which match of how many; as short as can be */
    words = g_strdup_printf (_("%u / %u"), index + 1, n_matches);
  else
    words = g_strdup_printf ("%u", n_matches);

  gtk_label_set_label (self->count, words);
  enable (self, n_matches > 0);
}

static void
show_current (PengFindBar *self,
              gboolean     focus)
{
  PengMatch match;
  guint index;

  if (peng_find_get_current (self->find, &match, &index))
    g_signal_emit (self, signals[SHOW_MATCH], 0, &match, focus);
}

static void
move (PengFindBar *self,
      gboolean     forward)
{
  gboolean wrapped;

  if (!peng_find_move (self->find, forward, &wrapped))
    return;

  if (wrapped && self->wish != PENG_FIND_WISH_SHOW)
    say (self, forward ? _("From the beginning again") : _("From the end again"));
  show_current (self, FALSE);
}

static void
replace_all (PengFindBar *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;
  guint n_replaced;

  if (!peng_find_replace_all (self->find, self->history,
                              gtk_editable_get_text (GTK_EDITABLE (self->replacement)),
                              &n_replaced, &error))
    {
      say_error (self, error);
      return;
    }

  words = g_strdup_printf (ngettext ("%u match replaced", "%u matches replaced", n_replaced),
                           n_replaced);
  say (self, words);
}

static void
done_cb (PengFindBar *self)
{
  PengFindWish wish = self->wish;

  if (peng_find_get_error (self->find) != NULL)
    say_error (self, peng_find_get_error (self->find));
  else if (wish == PENG_FIND_WISH_REPLACE_ALL)
    replace_all (self);
  else if (wish != PENG_FIND_WISH_NOTHING)
    move (self, wish != PENG_FIND_WISH_PREVIOUS);

  self->wish = PENG_FIND_WISH_NOTHING;
  show_count (self);
}

static void
pump (PengFindBar *self)
{
  peng_find_pump_start (self->pump, (self->flags & PENG_FIND_REGEX) != 0);
}

static gboolean
pump_cb (gpointer user_data)
{
  PengFindBar *self = user_data;

  self->pump_id = 0;
  pump (self);

  return G_SOURCE_REMOVE;
}

/* It may come in the middle of an edit. */
static void
changed_cb (PengFindBar *self)
{
  show_count (self);
  if (!peng_find_is_complete (self->find) && self->pump_id == 0)
    self->pump_id = g_idle_add (pump_cb, self);
}

static void
wish_for (PengFindBar  *self,
          PengFindWish  wish)
{
  if (self->find == NULL || self->composing)
    return;

  say (self, NULL);
  self->wish = wish;
  pump (self);
}

static void
look (PengFindBar *self)
{
  g_autoptr(PengFindQuery) query = NULL;
  g_autoptr(GError) error = NULL;

  if (self->find == NULL || !gtk_revealer_get_reveal_child (self->revealer))
    return;

  say (self, NULL);
  set_bad (self, FALSE);
  peng_find_pump_stop (self->pump);
  if (*get_pattern (self) != '\0')
    query = peng_find_query_new (get_pattern (self), self->flags, &error);

  peng_find_set_query (self->find, query);
  if (error != NULL)
    say_error (self, error);
  else
    wish_for (self, PENG_FIND_WISH_SHOW);
  show_count (self);
}

/* In the middle of a word nothing is looked for: it is the input method's. */
static void
pattern_changed_cb (PengFindBar *self)
{
  if (self->composing)
    self->waiting = TRUE;
  else
    look (self);
}

static void
preedit_changed_cb (PengFindBar *self,
                    const char  *preedit)
{
  self->composing = *preedit != '\0';

  if (!self->composing && self->waiting)
    {
      self->waiting = FALSE;
      look (self);
    }
}

static void
next_cb (PengFindBar *self)
{
  wish_for (self, PENG_FIND_WISH_NEXT);
}

static void
watch_preedit (PengFindBar *self,
               GtkEntry    *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));

  g_signal_connect_object (text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The focus would go through what a revealer hides, too. */
static void
revealed_cb (PengFindBar *self)
{
  gboolean open = gtk_revealer_get_reveal_child (self->revealer);

  gtk_widget_set_visible (GTK_WIDGET (self),
                          open || gtk_revealer_get_child_revealed (self->revealer));
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "close")), open);
}

static void
drop_find (PengFindBar *self)
{
  g_clear_handle_id (&self->pump_id, g_source_remove);
  if (self->find == NULL)
    return;

  peng_find_pump_stop (self->pump);
  g_signal_handlers_disconnect_by_data (self->pump, self);
  g_signal_handlers_disconnect_by_data (self->find, self);
  g_signal_emit (self, signals[FIND_CHANGED], 0, NULL);
  g_clear_object (&self->pump);
  g_clear_object (&self->find);
}

static void
peng_find_bar_dispose (GObject *object)
{
  PengFindBar *self = PENG_FIND_BAR (object);

  drop_find (self);
  g_clear_object (&self->history);
  g_clear_object (&self->actions);
  /* The template would take the bin's own child from it unseen. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PENG_TYPE_FIND_BAR);

  G_OBJECT_CLASS (peng_find_bar_parent_class)->dispose (object);
}

static gboolean
peng_find_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PENG_FIND_BAR (widget)->entry));
}

/* From what is looked for to what is to stand there, as in office programs; the buttons around it
 * come behind. */
static gboolean
peng_find_bar_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  PengFindBar *self = PENG_FIND_BAR (widget);
  GtkWidget * const stops[] = { GTK_WIDGET (self->entry), self->replace_row, self->steps,
                                GTK_WIDGET (self->options), GTK_WIDGET (self->replace_button),
                                self->close_button };

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return peng_focus_bin (widget, direction);

  return peng_focus_through (stops, G_N_ELEMENTS (stops), NULL, direction);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/pengcheng/Editor/ui/peng-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PengFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, PengFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, PengFindBar, replacement);
  gtk_widget_class_bind_template_child (widget_class, PengFindBar, options);
  gtk_widget_class_bind_template_child (widget_class, PengFindBar, replace_button);
  gtk_widget_class_bind_template_child (widget_class, PengFindBar, steps);
  gtk_widget_class_bind_template_child (widget_class, PengFindBar, close_button);
  gtk_widget_class_bind_template_child (widget_class, PengFindBar, replace_row);
  gtk_widget_class_bind_template_child (widget_class, PengFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, PengFindBar, words);
  gtk_widget_class_bind_template_callback (widget_class, pattern_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, peng_find_bar_replace);
}

static void
peng_find_bar_class_init (PengFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = peng_find_bar_dispose;
  widget_class->focus = peng_find_bar_focus;
  widget_class->grab_focus = peng_find_bar_grab_focus;

  /**
   * PengFindBar::find-changed:
   * @self: the bar
   * @find: (nullable): the matches that are to be marked
   *
   * Other matches are looked for, or none any more.
   */
  signals[FIND_CHANGED] =
    g_signal_new ("find-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, PENG_TYPE_FIND);
  /**
   * PengFindBar::show-match:
   * @self: the bar
   * @match: (type gpointer): a #PengMatch
   * @focus: whether the focus goes there too
   *
   * The person wants to see a match.
   */
  signals[SHOW_MATCH] =
    g_signal_new ("show-match", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
  /**
   * PengFindBar::closed:
   * @self: the bar
   *
   * The person is done, and no match has the focus now.
   */
  signals[CLOSED] =
    g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  bind_template (widget_class);
}

static void
peng_find_bar_init (PengFindBar *self)
{
  g_autoptr(GMenuModel) menu = peng_find_bar_create_options ();

  self->actions = peng_find_bar_create_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->options, menu);
  peng_accessible_name_inner (GTK_WIDGET (self));
  peng_commands_add_tooltip (GTK_WIDGET (self->replace_button), "win.replace");
  peng_commands_add_tooltips (GTK_WIDGET (self));
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->revealer, "notify::reveal-child", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);
  revealed_cb (self);
  watch_preedit (self, self->entry);
  watch_preedit (self, self->replacement);
  show_count (self);
}

/**
 * peng_find_bar_new:
 *
 * Returns: (transfer floating): a bar that is closed
 */
GtkWidget *
peng_find_bar_new (void)
{
  return g_object_new (PENG_TYPE_FIND_BAR, NULL);
}

static void
create_find (PengFindBar  *self,
             PengDocument *document)
{
  self->find = peng_find_new (document, fields, G_N_ELEMENTS (fields));
  self->pump = peng_find_pump_new (self->find);
  g_signal_connect_object (self->find, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pump, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
}

/**
 * peng_find_bar_get_actions:
 * @self: a bar
 *
 * Returns: (transfer none): what can be done with it, as "find"
 */
GActionGroup *
peng_find_bar_get_actions (PengFindBar *self)
{
  g_return_val_if_fail (PENG_IS_FIND_BAR (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * peng_find_bar_set_document:
 * @self: a bar
 * @document: (nullable): where to look
 * @history: (nullable): its history
 *
 * Closes the bar: another article is another matter.
 */
void
peng_find_bar_set_document (PengFindBar  *self,
                            PengDocument *document,
                            PengHistory  *history)
{
  g_return_if_fail (PENG_IS_FIND_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  drop_find (self);
  g_set_object (&self->history, history);
  if (document != NULL)
    create_find (self, document);
  show_count (self);
}

/**
 * peng_find_bar_get_open:
 * @self: a bar
 *
 * Returns: whether it is open
 */
gboolean
peng_find_bar_get_open (PengFindBar *self)
{
  g_return_val_if_fail (PENG_IS_FIND_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * peng_find_bar_open:
 * @self: a bar with a document
 * @replace: whether to replace too
 * @pattern: (nullable): what is looked for; %NULL for the same as last time
 * @start: where to begin
 *
 * Opens the bar, with the focus in it.
 */
void
peng_find_bar_open (PengFindBar     *self,
                    gboolean         replace,
                    const char      *pattern,
                    const PengMatch *start)
{
  g_return_if_fail (PENG_IS_FIND_BAR (self));

  if (self->find == NULL)
    return;

  gtk_toggle_button_set_active (self->replace_button, replace);
  peng_find_set_start (self->find, start);
  if (!peng_find_bar_get_open (self))
    {
      gtk_revealer_set_reveal_child (self->revealer, TRUE);
      g_signal_emit (self, signals[FIND_CHANGED], 0, self->find);
    }

  if (pattern != NULL && !g_str_equal (pattern, get_pattern (self)))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), pattern);
  else
    look (self);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * peng_find_bar_close:
 * @self: a bar
 *
 * Closes the bar, and gives the focus to the match that was shown last.
 */
void
peng_find_bar_close (PengFindBar *self)
{
  PengMatch match;
  guint index;
  gboolean found;

  g_return_if_fail (PENG_IS_FIND_BAR (self));

  if (!peng_find_bar_get_open (self))
    return;

  found = peng_find_get_current (self->find, &match, &index);
  self->wish = PENG_FIND_WISH_NOTHING;
  peng_find_pump_stop (self->pump);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_signal_emit (self, signals[FIND_CHANGED], 0, NULL);
  peng_find_set_query (self->find, NULL);

  if (found)
    g_signal_emit (self, signals[SHOW_MATCH], 0, &match, TRUE);
  else
    g_signal_emit (self, signals[CLOSED], 0);
}

/**
 * peng_find_bar_move:
 * @self: an open bar
 * @forward: whether to the next match, else to the one before
 */
void
peng_find_bar_move (PengFindBar *self,
                    gboolean     forward)
{
  g_return_if_fail (PENG_IS_FIND_BAR (self));

  wish_for (self, forward ? PENG_FIND_WISH_NEXT : PENG_FIND_WISH_PREVIOUS);
}

/**
 * peng_find_bar_replace:
 * @self: an open bar
 *
 * Replaces the match that is shown, and goes to the next.
 */
void
peng_find_bar_replace (PengFindBar *self)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (PENG_IS_FIND_BAR (self));

  if (self->find == NULL || self->composing)
    return;

  if (!peng_find_replace (self->find, self->history,
                          gtk_editable_get_text (GTK_EDITABLE (self->replacement)), &error) &&
      error != NULL)
    say_error (self, error);
  else
    wish_for (self, PENG_FIND_WISH_NEXT);
}

/**
 * peng_find_bar_replace_all:
 * @self: an open bar
 *
 * Replaces every match, when all of them are known.
 */
void
peng_find_bar_replace_all (PengFindBar *self)
{
  g_return_if_fail (PENG_IS_FIND_BAR (self));

  wish_for (self, PENG_FIND_WISH_REPLACE_ALL);
}

/**
 * peng_find_bar_set_flags:
 * @self: a bar
 * @flags: how to compare
 */
void
peng_find_bar_set_flags (PengFindBar   *self,
                         PengFindFlags  flags)
{
  g_return_if_fail (PENG_IS_FIND_BAR (self));

  self->flags = flags;
  pattern_changed_cb (self);
}
