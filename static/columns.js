// Columns of a list in the browser: a further sort key by Shift, headings dragged and resized by mouse or keys,
// the columns panel in its dialog. Each change is a form that the server keeps; see templates/grid/arrange.html.
(() => {
  "use strict";
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const STEP = 16;
  const NARROWEST = 4;
  const WIDEST = 40;
  // From so many pixels on, a press on a heading is a drag and no click.
  const DRAG = 6;
  // So long after the last key, a width is kept.
  const REST = 350;

  const headings = () => $$("#grid th[data-column]");
  const heading = (column) => headings().find((th) => th.dataset.column === column);
  const place = (column) => headings().findIndex((th) => th.dataset.column === column) + 1;
  const fill = (words, facts) => words.replace(/\{(\w+)\}/g, (_, name) => facts[name]);

  function announce(text) {
    $("#live").textContent = "";
    if (text) setTimeout(() => { $("#live").textContent = text; }, 50);
  }

  // --- A further sort key ---
  function addSort(event) {
    const link = event.target.closest?.("a[data-add-sort]");
    if (!link || !event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    link.setAttribute("href", link.dataset.addSort);
    link.click();
  }

  document.addEventListener("click", addSort, true);
  document.addEventListener("keydown", (event) => { if (event.key === "Enter") addSort(event); }, true);

  // --- Changes, one after the other ---
  let current = null;
  let waiting = null;

  function arrange(change) {
    if (current) {
      waiting = change;
      return;
    }
    current = change;
    const form = $("#arrange");
    for (const input of [form.elements.column, form.elements.place, form.elements.width]) {
      input.disabled = !(input.name in change);
      if (!input.disabled) input.value = change[input.name];
    }
    delete form.dataset.sent;
    form.requestSubmit();
  }

  // What a screen reader hears once the list shows the change.
  function words({ column, width }) {
    const table = $("#grid .table");
    const facts = { name: heading(column)?.dataset.label, place: place(column), count: headings().length, width: width * STEP };
    if (width === undefined) return fill(table.dataset.moved, facts);
    return fill(width === "auto" ? table.dataset.fitted : table.dataset.resized, facts);
  }

  let kept = { left: 0, top: 0 };
  document.addEventListener("htmx.before.swap", () => {
    const scroll = $("#grid-scroll");
    if (scroll) kept = { left: scroll.scrollLeft, top: scroll.scrollTop };
  }, true);

  // Before app.js hears of the swap: the place sideways, the focus, and the words that it will say.
  document.addEventListener("htmx.after.swap", () => {
    const scroll = $("#grid-scroll");
    if (scroll) scroll.scrollLeft = kept.left;
    prepare();
    if (!current || !$("#grid .table")) return;
    if (!waiting) $("#grid").dataset.announce = words(current);
    const th = heading(current.column);
    if (current.focus) ($(".sort", th) ?? th)?.focus({ preventScroll: true });
    th?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, true);

  // After it: app.js has scrolled to the top, where another order begins; a change of columns is none.
  document.addEventListener("htmx.after.swap", () => {
    if (current) $("#grid-scroll")?.scrollTo({ top: kept.top });
  });

  document.addEventListener("htmx.finally.request", () => {
    if (!current) return;
    current = null;
    if (!timer) sheet.replaceSync("");
    const next = waiting;
    waiting = null;
    if (next) arrange(next);
  });

  document.addEventListener("htmx.error", () => { if (current) announce(document.body.dataset.failed); });

  // --- A width while it changes ---
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let timer = 0;

  const bounded = (pixels) => Math.min(WIDEST, Math.max(NARROWEST, Math.round(pixels / STEP)));

  function show(column, steps) {
    const cell = `.table .c-${CSS.escape(column)}.c-${CSS.escape(column)}`;
    const width = `${steps * STEP}px`;
    sheet.replaceSync(`${cell} { width: ${width}; min-width: ${width}; max-width: ${width}; overflow: hidden; } ${cell} .clip { max-width: 100%; }`);
  }

  function resize(event, grip) {
    const th = grip.closest("th");
    const column = th.dataset.column;
    const [start, from] = [th.getBoundingClientRect().width, event.clientX];
    let steps = null;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    grip.classList.add("held");
    document.body.classList.add("resizing");
    drag({
      move: (x) => {
        steps = bounded(start + x - from);
        show(column, steps);
      },
      drop: () => { if (steps !== null) arrange({ column, width: steps }); },
      end: () => {
        grip.classList.remove("held");
        document.body.classList.remove("resizing");
      },
      stop: () => sheet.replaceSync(""),
    });
  }

  // --- A heading on its way ---
  function target(x) {
    const all = headings();
    const over = all.findIndex((th) => x < th.getBoundingClientRect().right);
    const th = over < 0 ? all.at(-1) : all[over];
    const { left, width } = th.getBoundingClientRect();
    const after = x > left + width / 2;
    return { th, after, index: (over < 0 ? all.length - 1 : over) + (after ? 1 : 0) };
  }

  function clearDrop() {
    for (const th of headings()) th.classList.remove("drop-before", "drop-after");
  }

  function move(event, th) {
    const column = th.dataset.column;
    const [from, was] = [event.clientX, place(column) - 1];
    let drop = null;
    drag({
      move: (x) => {
        if (!drop && Math.abs(x - from) < DRAG) return;
        // Not before: a captured press would be no click on the link.
        if (!drop) th.setPointerCapture(event.pointerId);
        drop = target(x);
        clearDrop();
        document.body.classList.add("dragging");
        th.classList.add("dragged");
        drop.th.classList.add(drop.after ? "drop-after" : "drop-before");
      },
      drop: () => {
        if (!drop) return;
        // The click that follows a drag is none.
        const swallow = (click) => { click.preventDefault(); click.stopPropagation(); };
        addEventListener("click", swallow, true);
        setTimeout(() => removeEventListener("click", swallow, true), 0);
        const index = drop.index > was ? drop.index - 1 : drop.index;
        if (index !== was) arrange({ column, place: index + 1 });
      },
      end: () => {
        clearDrop();
        th.classList.remove("dragged");
        document.body.classList.remove("dragging");
      },
      stop: () => {},
    });
  }

  // Follows the pointer until it is released, or Escape is pressed.
  function drag({ move: moved, drop, end, stop }) {
    const control = new AbortController();
    const options = { signal: control.signal, capture: true };
    const over = (last) => () => {
      control.abort();
      end();
      last();
    };
    addEventListener("pointermove", (next) => moved(next.clientX), options);
    addEventListener("pointerup", over(drop), options);
    addEventListener("pointercancel", over(stop), options);
    addEventListener("keydown", (key) => { if (key.key === "Escape") over(stop)(); }, options);
  }

  document.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    const grip = event.target.closest(".grip");
    if (grip) {
      resize(event, grip);
      return;
    }
    const th = event.target.closest("#grid th[data-column]");
    // A finger scrolls sideways; the panel has buttons for it.
    if (th && event.pointerType !== "touch" && !event.target.closest("[popover], button")) move(event, th);
  });

  document.addEventListener("dblclick", (event) => {
    const th = event.target.closest(".grip")?.closest("th");
    if (th) arrange({ column: th.dataset.column, width: "auto" });
  });

  // --- Keys on a heading ---
  function moveByKey(column, way) {
    const known = [waiting, current].find((change) => change?.column === column && change.place);
    const next = (known?.place ?? place(column)) + way;
    if (next >= 1 && next <= headings().length) arrange({ column, place: next, focus: true });
  }

  let width = null;
  function resizeByKey(th, way) {
    const column = th.dataset.column;
    const now = width?.column === column ? width.steps : bounded(th.getBoundingClientRect().width);
    width = { column, steps: Math.min(WIDEST, Math.max(NARROWEST, now + way)) };
    show(column, width.steps);
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = 0;
      arrange({ column, width: width.steps, focus: true });
      width = null;
    }, REST);
  }

  document.addEventListener("keydown", (event) => {
    const th = event.target.closest?.("#grid th[data-column]");
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!th || !way || event.ctrlKey || event.metaKey || event.shiftKey === event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) moveByKey(th.dataset.column, way);
    else resizeByKey(th, way);
  });

  // --- Shadows beside what is pinned; headings that only keys can reach ---
  function shade() {
    const scroll = $("#grid-scroll");
    if (!scroll) return;
    const sides = [scroll.scrollLeft > 0 ? "left" : "", scroll.scrollLeft + scroll.clientWidth < scroll.scrollWidth - 1 ? "right" : ""];
    scroll.dataset.scrolled = sides.join(" ").trim();
  }
  function prepare() {
    for (const th of headings()) if (!$(".sort", th)) th.tabIndex = 0;
    shade();
  }
  document.addEventListener("scroll", (event) => { if (event.target.id === "grid-scroll") shade(); }, true);
  addEventListener("resize", shade);

  // --- The panel in its dialog ---
  // Puts the form that came back in the place of the one that was sent, with the focus where it was.
  function showPanel(form, part, button, edited) {
    const next = $("form", part);
    form.replaceWith(document.adoptNode(next));
    for (const { name, value, checked, type } of edited) {
      const same = $$(`[name="${name}"]`, next).find((input) => input.type === type && (type === "select-one" || input.value === value));
      if (type === "select-one") same.value = value;
      else same.checked = checked;
    }
    const row = button ? $(`#${CSS.escape(button.id)}`, next)?.closest("li") : null;
    const again = button?.id ? $(`#${CSS.escape(button.id)}`, next) : null;
    const focus = again && !again.disabled ? again : $("input[type=checkbox]", row ?? next);
    ($(".errors", next) ?? focus)?.focus();
    again?.scrollIntoView({ block: "nearest" });
    if (!row) return;
    const rows = $$("li", row.parentElement);
    const moved = fill(next.dataset.moved, { name: row.dataset.label, place: rows.indexOf(row) + 1, count: rows.length });
    announce(/^(up|down)-/.test(button.id) ? moved : $(".arranged-width", row).textContent);
  }

  let sending = Promise.resolve();
  async function sendPanel(form, button) {
    const body = new URLSearchParams(new FormData(form, button));
    // What is ticked or chosen from now on is not in what is sent.
    const edited = [];
    form.addEventListener("change", (event) => { edited.push(event.target); });
    const headers = { "HX-Request": "true", "HX-Target": "dialog#dialog", "HX-Request-Type": "partial" };
    const answer = await fetch(form.action, { method: "POST", body, headers });
    const elsewhere = answer.headers.get("HX-Redirect");
    if (elsewhere) {
      location.assign(elsewhere);
      return;
    }
    const text = await answer.text();
    const part = $("[data-dialog-part]", new DOMParser().parseFromString(text, "text/html"));
    if (part) {
      showPanel(form, part, button, edited);
      return;
    }
    $("#dialog").close();
    $("#dialog").replaceChildren();
    history.replaceState(history.state, "", answer.url);
    await htmx.swap({ text, target: "#grid", swap: "outerHTML show:none settle:0", sourceElement: $("#grid") });
    $("#columns")?.focus();
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("#dialog form[data-panel]")) return;
    event.preventDefault();
    const button = event.submitter?.id;
    sending = sending.then(() => {
      const now = $("#dialog form[data-panel]");
      return now ? sendPanel(now, button ? $(`#${CSS.escape(button)}`, now) : event.submitter) : null;
    }).catch(() => announce(document.body.dataset.failed));
  }, true);

  prepare();
})();
