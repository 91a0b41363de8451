/* SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/peng-fit-canvas.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PengFitTools:
 *
 * The tools for a photograph, one page for each #PengFitTool. They ask for the actions "fit." and
 * change no recipe: signal "change" (PengFitTools *, PengRecipe *, const char *what) says what is
 * wished, where changes of the same @what are one step until "settled" (PengFitTools *). Signal
 * "make-watermark" (PengFitTools *, const char *name) wishes for a watermark of a name,
 * "choose-watermark" (PengFitTools *) for one from a file.
 */
#define PENG_TYPE_FIT_TOOLS (peng_fit_tools_get_type ())

G_DECLARE_FINAL_TYPE (PengFitTools, peng_fit_tools, PENG, FIT_TOOLS, AdwBin)

const char *peng_fit_tool_get_name             (PengFitTool       tool);
PengFitTool peng_fit_tool_parse                (const char       *name);

GtkWidget  *peng_fit_tools_new                 (PengFitCanvas    *canvas);
void        peng_fit_tools_set_size            (PengFitTools     *self,
                                                guint             width,
                                                guint             height);
void        peng_fit_tools_set_recipe          (PengFitTools     *self,
                                                const PengRecipe *recipe);
/* What is done now is a step to which a person may come back: the shape that is held then is that of
 * now. */
void        peng_fit_tools_note_ratio          (PengFitTools     *self);
void        peng_fit_tools_return_to           (PengFitTools     *self,
                                                const PengRecipe *recipe);
void        peng_fit_tools_set_tool            (PengFitTools     *self,
                                                PengFitTool       tool);
void        peng_fit_tools_set_watermark       (PengFitTools     *self,
                                                const char       *sha,
                                                GdkTexture       *texture);
void        peng_fit_tools_set_watermark_words (PengFitTools     *self,
                                                const char       *words);

G_END_DECLS
