// SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs where peng-preview.js does, in the document around the page: gives the page the width of a
// device, and draws it smaller where there is less room. WebKit's zoom would not do, for it keeps
// letters at nine pixels or more, and with them all that a theme measures in letters.
"use strict";

window.stage = (() => {
  const frame = document.getElementById("peng-page");
  let device = Number(frame.dataset.device);

  const fit = () => {
    const scale = Math.min(1, window.innerWidth / device);
    frame.style.width = `${scale < 1 ? device : window.innerWidth}px`;
    frame.style.height = `${Math.ceil(window.innerHeight / scale)}px`;
    frame.style.transform = scale < 1 ? `scale(${scale})` : "none";
  };

  const setDevice = width => {
    device = width;
    fit();
  };

  window.addEventListener("resize", fit);
  fit();

  // In markup WebKit would drop the page, as it drops all there that might run.
  const ready = new Promise(resolve => frame.addEventListener("load", resolve, {once: true}));
  frame.srcdoc = frame.dataset.page;

  return {page: frame.contentWindow, ready, setDevice};
})();
