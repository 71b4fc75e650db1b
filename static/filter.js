// Header filters in a popover, and refreshing a list in its place. Without this file both are plain pages.
(() => {
  "use strict";
  const $ = (selector) => document.querySelector(selector);
  const $$ = (selector) => [...document.querySelectorAll(selector)];
  const PART = { "HX-Request": "true" };

  function announce(text) {
    const live = $("#live");
    live.textContent = "";
    if (text) setTimeout(() => { live.textContent = text; }, 50);
  }

  async function part(address) {
    const answer = await fetch(address, { headers: PART, redirect: "manual" });
    return answer.status === 200 ? answer.text() : "";
  }

  // --- The filter of a column ---
  function popover() {
    let popover = $("#filter");
    if (!popover) {
      popover = document.createElement("div");
      popover.id = "filter";
      popover.className = "menu filter-popover";
      popover.popover = "auto";
      popover.setAttribute("role", "dialog");
      popover.setAttribute("aria-labelledby", "filter-title");
      popover.addEventListener("toggle", (event) => {
        if (event.newState === "closed") popover.replaceChildren();
        for (const button of $$("[data-filter][aria-expanded]")) button.removeAttribute("aria-expanded");
        if (event.newState === "open") popover.opener?.setAttribute("aria-expanded", "true");
      });
      document.body.append(popover);
    }
    return popover;
  }

  async function open(button) {
    const query = new URLSearchParams(new FormData(button.form, button));
    const address = `${button.getAttribute("formaction")}?${query}`;
    let html = "";
    try {
      html = await part(address);
    } catch {
      announce(document.body.dataset.failed);
    }
    const found = new DOMParser().parseFromString(html, "text/html").querySelector(".filter-part");
    if (!found) {
      location.assign(address);
      return;
    }
    const into = popover();
    if (into.matches(":popover-open")) into.hidePopover();
    into.opener = button;
    into.replaceChildren(document.adoptNode(found));
    htmx.process(into);
    into.showPopover({ source: button });
    into.querySelector("select, input:not([type=hidden])")?.focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-filter]");
    if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    open(button);
  }, true);

  // --- Refresh ---
  const rows = () => $$("#bulk tbody tr");
  const box = (row) => row.querySelector(".tick input");
  const idOf = (row) => row.dataset.id ?? box(row)?.value;

  async function refresh() {
    const link = $("#refresh");
    const address = new URL(link.href);
    const shown = rows().map(idOf);
    const ticked = new Set(rows().filter((row) => box(row)?.checked).map(idOf));
    const scroll = $("#grid-scroll");
    const place = scroll && { top: scroll.scrollTop, left: scroll.scrollLeft };
    const focused = document.activeElement?.id;
    await htmx.ajax("GET", address.pathname + address.search, { target: "#grid", swap: "outerHTML show:none settle:0" });
    if (place) $("#grid-scroll")?.scrollTo(place);
    for (const row of rows().filter((each) => ticked.has(idOf(each)) && box(each) && !box(each).checked)) {
      box(row).checked = true;
      box(row).dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    const now = new Set(rows().map(idOf));
    await tell(address, shown.filter((id) => !now.has(id)));
  }

  // Rows that are gone from this page may only have moved to another one: the server knows.
  async function tell(list, gone) {
    if (gone.length === 0) return;
    const query = new URLSearchParams(list.search);
    for (const place of ["after", "before", "last", "count"]) query.delete(place);
    query.set("shown", gone.join(","));
    const html = await part(`${list.pathname}/refresh?${query}`);
    const notice = new DOMParser().parseFromString(html, "text/html").querySelector(".left");
    if (!notice) return;
    $("#grid").prepend(document.adoptNode(notice));
    announce(notice.textContent.trim());
  }

  const failed = () => announce(document.body.dataset.failed);
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#refresh") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    refresh().catch(failed);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, dialog, [popover]");
    if (event.key !== "r" || typing || event.ctrlKey || event.metaKey || event.altKey || !$("#refresh")) return;
    event.preventDefault();
    refresh().catch(failed);
  });

  // A rewritten query has been drawn: the popover is done, and the focus goes back to its button.
  let drawn = $("#grid");
  document.addEventListener("htmx.after.swap", () => {
    const before = drawn;
    drawn = $("#grid");
    const shown = $("#filter");
    if (drawn === before || !shown?.matches(":popover-open")) return;
    const column = shown.querySelector("[name=column]")?.value;
    shown.hidePopover();
    document.getElementById(`filter-${column}`)?.focus({ preventScroll: true });
  });
})();
