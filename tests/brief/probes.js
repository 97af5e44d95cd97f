/* What the browser tests look for in a page; evaluated there, never part of it. */
({
  /* Texts with less contrast than 4.5 to 1 against what lies behind them. */
  pale() {
    const channel = (v) => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const light = (c) => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
    const numbers = (s) => {
      const c = s.match(/[\d.]+/g).map(Number);
      return s.startsWith("color(srgb") ? c.map((v, i) => (i < 3 ? v * 255 : v)) : c;
    };
    const ground = (e) => {
      for (; e; e = e.parentElement) {
        const c = numbers(getComputedStyle(e).backgroundColor);
        if ((c[3] ?? 1) > 0.99) return c;
      }
      return [255, 255, 255];
    };
    const found = new Set();
    for (const e of document.querySelectorAll("body *")) {
      const speaks = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
      if (!speaks || !e.checkVisibility() || e.closest(".vh, .nothing, script, style, title, desc")) continue;
      const drawn = e instanceof SVGElement, style = getComputedStyle(e);
      const a = light(numbers(drawn ? style.fill : style.color));
      const b = light(ground(drawn ? e.closest("svg").parentElement : e));
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < 4.5) found.add(`${e.tagName} ${e.className.baseVal ?? e.className} ${ratio.toFixed(2)}`);
    }
    return [...found];
  },
  /* Things to use, or to know of, that have no name. */
  nameless() {
    const all = "a, button, input, summary, [role=region], [role=img], dialog, nav";
    const named = (e) =>
      e.getAttribute("aria-label") || e.textContent.trim() || (e.labels && e.labels.length) ||
      (e.getAttribute("aria-labelledby") || "").split(" ").some((id) => id && document.getElementById(id));
    return [...document.querySelectorAll(all)].filter((e) => !named(e)).map((e) => e.outerHTML.slice(0, 120));
  },
  /* Things to tap that are smaller than 24 by 24. */
  small() {
    return [...document.querySelectorAll("a.cell, .toc a, button, summary")]
      .filter((e) => e.checkVisibility())
      .filter((e) => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height) < 24)
      .map((e) => e.textContent.trim().slice(0, 40));
  },
  landmarks() {
    return ["header", "nav", "main", "footer"].map((n) => document.querySelectorAll(`body > ${n}, .frame > ${n}`).length);
  },
  overflow() {
    return document.documentElement.scrollWidth - innerWidth;
  },
})
