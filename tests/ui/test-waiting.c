/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/peng-waiting.h"

static gboolean
is_turning (GtkWidget *waiting)
{
  return gtk_spinner_get_spinning (GTK_SPINNER (adw_bin_get_child (ADW_BIN (waiting))));
}

static void
wait_for (GtkWidget *waiting,
          gboolean   turning)
{
  while (is_turning (waiting) != turning)
    g_main_context_iteration (NULL, TRUE);
}

/* On a page of a stack that is not seen, it does not keep the machine awake. */
static void
test_turns_while_seen (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *waiting = g_object_new (PENG_TYPE_WAITING, NULL);

  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("新闻"), "there");
  gtk_stack_add_named (GTK_STACK (stack), waiting, "waiting");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (stack))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_turning (waiting));

  gtk_stack_set_visible_child_name (GTK_STACK (stack), "waiting");
  wait_for (waiting, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "there");
  wait_for (waiting, FALSE);

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/waiting/turns-while-seen", test_turns_while_seen);

  return g_test_run ();
}
