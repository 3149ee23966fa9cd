// Keys for those who like them. Everything works without this file.
"use strict";
(() => {
  const rowsOf = () => [...document.querySelectorAll("main .matrix tbody, main [data-row]")].filter((e) => e.offsetParent !== null || e.getClientRects().length > 0);
  const cellsOf = (row) => row.matches("tbody") ? [...row.rows[0].cells] : [];
  let column = 0;

  const focus = (e) => {
    e.setAttribute("tabindex", "-1");
    e.focus({ preventScroll: true });
    const r = e.getBoundingClientRect();
    const bar = document.querySelector(".matrix thead")?.getBoundingClientRect().height ?? 0;
    if (r.top < bar + 8 || r.bottom > innerHeight) e.scrollIntoView({ block: r.height > innerHeight - bar ? "start" : "center" });
  };
  const current = () => {
    const at = document.activeElement?.closest(".matrix tbody, [data-row]");
    return { at, cell: document.activeElement?.closest("td, th") };
  };
  const show = (row) => {
    const cells = cellsOf(row);
    focus(cells.length ? cells[Math.min(column, cells.length - 1)] : row);
  };
  const move = (by) => {
    const rows = rowsOf();
    if (!rows.length) return;
    const { at } = current();
    let i = rows.indexOf(at);
    if (i < 0) { // begin with what is on the screen
      i = rows.findIndex((r) => r.getBoundingClientRect().bottom > 0);
      show(rows[Math.max(i, 0)]);
      return;
    }
    show(rows[Math.min(Math.max(i + by, 0), rows.length - 1)]);
  };
  const across = (by) => {
    const { at, cell } = current();
    if (!at) return move(0);
    const cells = cellsOf(at);
    if (!cells.length) return;
    column = Math.min(Math.max((cell ? cells.indexOf(cell) : column) + by, 0), cells.length - 1);
    focus(cells[column]);
  };
  const open = () => {
    const e = document.activeElement;
    if (!e || !e.matches("td, th, [data-row], .clash")) return false;
    const link = e.querySelector(".ref a, h2 a, h3 a, th a, a.to, .num");
    if (!link) return false;
    link.click();
    return true;
  };
  const nextClash = () => {
    const all = [...document.querySelectorAll("main .clash, main .n-clash")].filter((e) => !e.closest(".framings"));
    const live = document.getElementById("live");
    if (!all.length) {
      live.textContent = "";
      setTimeout(() => { live.textContent = live.dataset.noClash; }, 50);
      return;
    }
    const i = all.indexOf(document.activeElement?.closest(".clash, .n-clash"));
    focus(all[(i + 1) % all.length]);
  };
  const help = () => {
    const d = document.getElementById("keys");
    if (!d.open) d.showModal();
  };
  const keys = {
    j: () => move(1), k: () => move(-1), h: () => across(-1), l: () => across(1),
    c: nextClash, "?": help,
    "/": () => document.getElementById("q")?.focus(),
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    if (e.target.closest("input, textarea, select, dialog[open]")) return;
    if (e.key === "Enter") {
      if (open()) e.preventDefault();
      return;
    }
    const f = keys[e.key];
    if (!f) return;
    e.preventDefault();
    f();
  });
})();
