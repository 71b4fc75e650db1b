// The rows of a list that are ticked: they stay ticked while one pages, sorts or looks again, until they are used.
// Without this file, the ticks of one page and "all that match" work as a plain form.
(() => {
  "use strict";
  const $ = (selector) => document.querySelector(selector);
  const boxes = () => [...document.querySelectorAll("#bulk tbody .tick input")];
  const everything = () => $("#bulk input[name=all]");
  // Whether all that match are chosen; then `rows` are those that are left out. Each row with the actions it allows.
  let all = false;
  let total = "";
  let rows = new Map();
  let lastTicked = null;

  // --- Kept for this list and this query, in this tab ---
  const place = () => `selection ${$("#grid").dataset.list} ${$("#bulk input[name=q]").value}`;

  function keep() {
    try {
      if (!all && rows.size === 0) sessionStorage.removeItem(place());
      else sessionStorage.setItem(place(), JSON.stringify({ all, total, rows: [...rows] }));
    } catch { /* private window, or full: this page alone */ }
  }

  function recall() {
    let kept = null;
    try { kept = JSON.parse(sessionStorage.getItem(place())); } catch { /* not ours, or not readable */ }
    all = kept?.all === true;
    total = kept?.total ?? "";
    rows = new Map(Array.isArray(kept?.rows) ? kept.rows : []);
  }

  // --- From what is chosen to what is seen and sent ---
  function send() {
    const here = new Set(boxes().map((box) => box.value));
    const elsewhere = [...rows.keys()].filter((id) => all || !here.has(id));
    const inputs = elsewhere.map((id) => Object.assign(document.createElement("input"), { type: "hidden", name: all ? "except" : "id", value: id }));
    const sent = all && !everything() ? [Object.assign(document.createElement("input"), { type: "hidden", name: "all", value: "1" })] : [];
    $("#bulk-elsewhere").replaceChildren(...inputs, ...sent);
  }

  function words() {
    const texts = $("#grid").dataset;
    if (!all) return texts.selected.replace("{count}", rows.size);
    return (rows.size > 0 ? texts.selectedBut : texts.selectedAll).replace("{total}", total).replace("{count}", rows.size);
  }

  function drawActions() {
    const allowed = new Set([...rows.values()].flatMap((words) => words.split(" ")));
    for (const button of document.querySelectorAll("#bulk [data-action]")) {
      const can = all || allowed.has(button.dataset.action);
      const why = $(`#why-${button.dataset.action}`);
      button.toggleAttribute("aria-disabled", !can);
      if (!can) button.setAttribute("aria-disabled", "true");
      if (can) button.removeAttribute("aria-describedby");
      else button.setAttribute("aria-describedby", why.id);
      why.hidden = can;
    }
  }

  function draw(say) {
    const head = $("#tick-all");
    if (!head) return;
    const here = boxes();
    for (const box of here) box.checked = rows.has(box.value) !== all;
    const ticked = here.filter((box) => box.checked).length;
    head.hidden = false;
    head.checked = ticked > 0 && ticked === here.length;
    head.indeterminate = ticked > 0 && ticked < here.length;
    if (everything()) everything().checked = all;
    $("#bulk").classList.toggle("has-selection", all || rows.size > 0);
    $("#bulk-count").textContent = words();
    drawActions();
    send();
    if (say) document.dispatchEvent(new CustomEvent("announce", { detail: words() }));
  }

  // --- What a person does ---
  function tick(box, on) {
    if (on === all) rows.delete(box.value);
    else rows.set(box.value, box.dataset.allows);
  }

  function tickRange(box) {
    const here = boxes();
    const [from, to] = [here.indexOf(lastTicked), here.indexOf(box)].sort((a, b) => a - b);
    if (from >= 0) for (const each of here.slice(from, to + 1)) tick(each, box.checked);
  }

  function choose(everyRow) {
    all = everyRow;
    total = everyRow ? everything().dataset.total : "";
    rows = new Map();
  }

  document.addEventListener("click", (event) => {
    const box = event.target.closest("#bulk tbody .tick input");
    if (box) {
      if (event.shiftKey && lastTicked) tickRange(box);
      lastTicked = box;
    }
    if (event.target.closest("#bulk-clear")) {
      event.preventDefault();
      choose(false);
      keep();
      draw(true);
      $("#tick-all")?.focus();
    }
  });

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.closest("#bulk")) return;
    if (input.id === "tick-all") for (const box of boxes()) tick(box, input.checked);
    else if (input.name === "all") choose(input.checked);
    else if (input.closest("tbody .tick")) tick(input, input.checked);
    else return;
    keep();
    draw(true);
  });

  // What was chosen is used up by the form that acts on it.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-spends]") || !$("#bulk")) return;
    choose(false);
    keep();
  });

  function begin() {
    lastTicked = null;
    if (!$("#tick-all")) return;
    recall();
    draw(false);
  }

  document.addEventListener("htmx.after.swap", begin);
  addEventListener("pageshow", (event) => { if (event.persisted) begin(); });
  begin();
})();
