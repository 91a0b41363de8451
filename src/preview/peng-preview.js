// SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs in a script world of its own; nothing of the page can see or call it. Data comes in as
// arguments and goes out as messages. Words never become script.
"use strict";

window.peng = window === window.top ? {} : (() => {
  const article = () => document.getElementById("peng-article");
  const send = message => window.webkit.messageHandlers.peng.postMessage(message);

  // The blocks inside one top-level element, in the order in which the document has them.
  const partsOf = element => {
    if (element.matches("ul, ol"))
      return [...element.querySelectorAll("li:not(.skip)")];
    if (element.matches("blockquote"))
      return [...element.querySelectorAll(":scope > p")];
    return [element];
  };

  // The first element that reaches into view: the page is held still by it.
  const anchor = () => {
    const all = article().children;
    let low = 0, high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle].getBoundingClientRect().bottom > 0)
        high = middle;
      else
        low = middle + 1;
    }
    return low < all.length ? all[low] : null;
  };

  const parse = html => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  };

  // A picture that is already decoded moves into the new figure, so that it does not flicker.
  const keepPictures = (gone, fresh) => {
    const known = new Map();
    for (const element of gone)
      for (const picture of element.querySelectorAll("img"))
        known.set(picture.getAttribute("src"), picture);
    if (known.size === 0)
      return;
    for (const picture of fresh.querySelectorAll("img")) {
      const old = known.get(picture.getAttribute("src"));
      if (!old || old.parentNode === picture.parentNode)
        continue;
      known.delete(picture.getAttribute("src"));
      for (const name of ["alt", "width", "height", "class"]) {
        if (picture.hasAttribute(name))
          old.setAttribute(name, picture.getAttribute(name));
        else
          old.removeAttribute(name);
      }
      picture.replaceWith(old);
    }
  };

  const splice = (at, count, html) => {
    const all = article().children;
    const gone = [];
    const end = Math.min(at + count, all.length);
    for (let i = at; i < end; i++)
      gone.push(all[i]);
    const after = all[end] ?? null;
    const fresh = parse(html);
    keepPictures(gone, fresh);
    // Elements alone: the line ends between them would pile up, patch by patch.
    for (const element of [...fresh.children])
      article().insertBefore(element, after);
    for (const element of gone)
      element.remove();
  };

  const fill = fields => {
    for (const [id, text] of Object.entries(fields)) {
      const element = document.getElementById(id);
      if (!element)
        continue;
      element.textContent = text;
      // The theme hides what is empty by :has(), which WebKit does not look at again.
      const line = element.closest(".summary, .source");
      if (line)
        line.style.display = text === "" ? "none" : "block";
    }
  };

  const put = parts => {
    for (const [id, html] of Object.entries(parts))
      document.getElementById(id)?.replaceChildren(parse(html));
  };

  // What is written in: it stays in sight when the page gets another width.
  let shown = null;

  const show = (element, within) => {
    const top = article().children[element];
    shown = top ? partsOf(top)[within] ?? top : null;
    reveal(shown);
  };

  const reveal = part => {
    if (!part?.isConnected)
      return;
    const box = part.getBoundingClientRect();
    if (box.bottom + window.scrollY <= window.innerHeight) {
      window.scrollTo(0, 0);
      return;
    }
    const seen = box.bottom > 40 && box.top < window.innerHeight - 40;
    const whole = box.top >= 0 && box.bottom <= window.innerHeight;
    if (whole || (seen && box.height > window.innerHeight))
      return;
    part.scrollIntoView({block: seen ? "nearest" : "center"});
  };

  const patch = (splices, fields, parts, other, element, within) => {
    const still = other ? null : anchor();
    const top = still ? still.getBoundingClientRect().top : 0;
    fill(fields);
    put(parts);
    for (let i = 0; i in splices; i++)
      splice(splices[i].at, splices[i].count, splices[i].html);
    if (still && still.isConnected && window.scrollY > 0)
      window.scrollBy(0, still.getBoundingClientRect().top - top);
    if (other)
      window.scrollTo(0, 0);
    if (element >= 0)
      show(element, within);
    return article().children.length;
  };

  // WebKit plays nothing that comes by a scheme of our own, but what is in memory it does.
  const inMemory = new Map();

  const load = async address => {
    const answer = await fetch(address);
    return URL.createObjectURL(await answer.blob());
  };

  document.addEventListener("error", async event => {
    const media = event.target;
    const address = media.getAttribute?.("src") ?? "";
    if (!media.matches?.("video, audio") || !address.startsWith("peng-preview:"))
      return;
    if (!inMemory.has(address))
      inMemory.set(address, load(address));
    media.src = await inMemory.get(address);
  }, true);

  // A click means a place in the article; with Ctrl, or outside of it, a link means its page.
  document.addEventListener("click", event => {
    event.preventDefault();
    const link = event.target.closest("a[href]");
    const field = event.target.closest("[id^=peng-]");
    let top = event.target;
    while (top && top.parentElement !== article())
      top = top.parentElement;
    if (link && (event.ctrlKey || !top)) {
      send(`link ${link.href}`);
    } else if (top) {
      const within = partsOf(top).findLastIndex(part => part.contains(event.target));
      const element = Array.prototype.indexOf.call(article().children, top);
      send(`block ${element} ${Math.max(within, 0)}`);
    } else if (field) {
      send(`field ${field.id}`);
    }
  }, true);

  window.addEventListener("resize", () => reveal(shown));

  return {patch};
})();
