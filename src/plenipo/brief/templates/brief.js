"use strict";
/* Opens evidence beside the page. Without this script every link leads to the evidence annex at the end. */
(() => {
  const panel = document.getElementById("panel");
  if (!panel || !panel.showModal) return;
  const title = document.getElementById("panel-title");
  const summary = document.getElementById("panel-summary");
  const body = document.getElementById("panel-body");
  const foot = document.getElementById("panel-foot");
  const previous = document.getElementById("panel-previous");
  const next = document.getElementById("panel-next");
  let opener = null, cell = null;

  const byHash = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return null; }
    const element = id ? document.getElementById(id) : null;
    return element && element.classList.contains("group") ? element : null;
  };
  const copy = (claim) => {
    const clone = claim.cloneNode(true);
    clone.removeAttribute("id");
    return clone;
  };
  const show = (heading, about, nodes) => {
    title.textContent = heading;
    summary.textContent = about;
    summary.hidden = !about;
    body.replaceChildren(...nodes);
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    title.focus();
  };
  const label = (text) => {
    const p = document.createElement("p");
    p.className = "where";
    p.textContent = text;
    return p;
  };
  const headingOf = (group) => group.querySelector("h4").textContent.trim();

  const question = (group) => {
    const issue = document.getElementById(group.dataset.issue);
    return issue ? [...issue.querySelectorAll("dd > p")].map((p) => {
      const line = document.createElement("span");
      line.className = p.className || "question";
      line.append(...[...p.childNodes].map((node) => node.cloneNode(true)));
      return line;
    }) : [];
  };
  const openCell = (group, from) => {
    cell = document.getElementById(group.dataset.cell);
    opener = from || (cell && cell.querySelector("a.cell"));
    const about = group.querySelector(".summary").firstChild.textContent.trim();
    show(headingOf(group), about, [...group.querySelectorAll(".claim, .note")].map(copy));
    summary.append(...question(group));
    foot.hidden = false;
    previous.disabled = !beside(-1);
    next.disabled = !beside(1);
  };
  /* "12-15 31" names claims by their place in the annex. */
  const claims = document.querySelectorAll("#evidence .claim");
  const named = (set) => set.split(" ").flatMap((part) => {
    const [first, last = first] = part.split("-").map(Number);
    return [...claims].slice(first - 1, last);
  });
  /* The sentence at a glance that a set of claims stands behind. */
  const said = (from) => {
    const sentence = from.closest(".glance dd");
    if (!sentence) return "";
    const words = sentence.cloneNode(true);
    words.querySelector(".cites").remove();
    return words.textContent.trim();
  };
  const openSet = (set, heading, from) => {
    const nodes = [];
    let where = null;
    for (const claim of named(set)) {
      const group = claim.closest(".group");
      if (group !== where) { where = group; nodes.push(label(headingOf(group))); }
      nodes.push(copy(claim));
    }
    if (!nodes.length) return false;
    cell = null;
    opener = from;
    show(heading || "Evidence", said(from), nodes);
    foot.hidden = true;
    return true;
  };
  const beside = (step) => {
    const links = cell ? [...cell.closest("table").querySelectorAll("a.cell")] : [];
    return links[links.indexOf(cell && cell.querySelector("a.cell")) + step] || null;
  };
  const go = (step) => {
    const link = beside(step);
    if (!link) return;
    history.replaceState(null, "", link.hash);
    openCell(byHash(), link);
  };

  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const set = link.closest("[data-ev]");
    if (link.classList.contains("cell")) {
      event.preventDefault();
      history.pushState(null, "", link.hash);
      openCell(byHash(), link);
    } else if (set && !panel.contains(link)) {
      if (openSet(set.dataset.ev, set.dataset.title, link)) event.preventDefault();
    } else if (panel.contains(link)) {
      opener = null;
      panel.close();
    }
  });
  panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
  document.getElementById("panel-close").addEventListener("click", () => panel.close());
  previous.addEventListener("click", () => go(-1));
  next.addEventListener("click", () => go(1));
  panel.addEventListener("close", () => {
    if (panel.open) return; /* opened again before the event came round */
    if (byHash() && opener) history.replaceState(null, "", location.href.split("#")[0]);
    if (opener) opener.focus({ preventScroll: false });
    opener = cell = null;
    body.replaceChildren();
  });
  panel.addEventListener("keydown", (event) => {
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowLeft") { event.preventDefault(); go(-1); }
    if (event.key === "ArrowRight") { event.preventDefault(); go(1); }
  });
  window.addEventListener("popstate", () => {
    const group = byHash();
    if (group) openCell(group); else if (panel.open) panel.close();
  });

  /* Arrow keys between the cells of the table. */
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  document.addEventListener("keydown", (event) => {
    const link = event.target.closest && event.target.closest(".matrix a.cell");
    const step = steps[event.key];
    if (!link || !step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const rows = [...link.closest("tbody").rows];
    let td = link.closest("td"), row = rows.indexOf(td.parentNode), column = td.cellIndex;
    event.preventDefault();
    for (;;) {
      row += step[0];
      column += step[1];
      td = rows[row] && rows[row].cells[column];
      if (!td || td.tagName === "TH") return;
      const target = td.querySelector("a.cell");
      if (target) { target.focus(); target.scrollIntoView({ block: "nearest", inline: "nearest" }); return; }
    }
  });

  /* Paper shows everything that is worth paper. */
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details[data-print]:not([open])")];
    for (const details of closed) details.open = true;
  });
  window.addEventListener("afterprint", () => { for (const details of closed) details.open = false; });

  const group = byHash();
  if (group) {
    openCell(group);
    if (cell) cell.scrollIntoView({ block: "center", inline: "center" });
  }
})();
