// Gatehouse in the browser: makes smooth what already works without this file.
(() => {
  "use strict";
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Says a sentence to screen readers; the same sentence twice is said twice.
  function announce(text) {
    $("#live").textContent = "";
    if (text) setTimeout(() => { $("#live").textContent = text; }, 50);
  }

  // --- Sidebar ---
  const fold = $("#fold");
  if (fold) {
    const root = document.documentElement;
    fold.checked = root.dataset.folded === "1";
    fold.addEventListener("change", () => {
      root.dataset.folded = fold.checked ? "1" : "0";
      try { localStorage.setItem("folded", root.dataset.folded); } catch { /* private window: not kept */ }
    });
  }

  document.addEventListener("announce", (event) => announce(event.detail));

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-submit]");
    if (form) form.requestSubmit();
  });

  // --- Confirmations in a dialog ---
  // The address a link or a submit button leads to, with the form's fields for a button. What is too long for an
  // address is asked by a form: then there is a body.
  const LONGEST = 8000;
  const asking = () => [["ask", "1"], ["csrf", $("input[name=csrf]").value]];

  function requestOf(element) {
    if (element.href) return { address: element.href };
    const url = new URL(element.getAttribute("formaction"), location.href);
    const fields = new URLSearchParams(new FormData(element.form));
    if (fields.toString().length > LONGEST) {
      for (const [name, value] of asking()) fields.append(name, value);
      return { address: url.href, body: fields };
    }
    url.search = fields;
    return { address: url.href };
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "get" || new URLSearchParams(new FormData(form)).toString().length <= LONGEST) return;
    form.method = "post";
    for (const [name, value] of asking()) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }, true);

  async function openDialog(element) {
    const { address, body } = requestOf(element);
    const dialog = $("#dialog");
    let part = null;
    try {
      const answer = await fetch(address, { headers: { "HX-Request": "true", "HX-Target": "dialog#dialog", "HX-Request-Type": "partial" }, redirect: "manual", body, method: body ? "POST" : "GET" });
      if (answer.ok) part = $("[data-dialog-part]", new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      announce(document.body.dataset.failed);
    }
    if (!part) {
      if (!body) return location.assign(address);
      element.removeAttribute("data-dialog");
      element.form.requestSubmit(element);
      return;
    }
    closeMenus();
    dialog.replaceChildren(document.adoptNode(part));
    const heading = $("h1", dialog);
    const smaller = document.createElement("h2");
    smaller.id = heading.id;
    smaller.className = heading.className;
    smaller.tabIndex = -1;
    smaller.append(...heading.childNodes);
    heading.replaceWith(smaller);
    const opener = element.closest("[popover]") ? $(`[popovertarget="${element.closest("[popover]").id}"]`) : element;
    dialog.addEventListener("close", () => { if (opener?.isConnected) opener.focus(); }, { once: true });
    dialog.showModal();
    ($("input:not([type=hidden])", dialog) ?? smaller).focus();
  }

  document.addEventListener("click", (event) => {
    const dialog = $("#dialog");
    const stopped = event.target.closest("[aria-disabled=true]");
    if (stopped) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.target.closest("#dialog [data-close]") || event.target === dialog) {
      event.preventDefault();
      dialog.close();
      return;
    }
    const opener = event.target.closest("[data-dialog]");
    if (!opener || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openDialog(opener);
  }, true);

  // --- Menus and keys ---
  function closeMenus() {
    for (const menu of $$("[popover]:popover-open")) menu.hidePopover();
  }

  function moveInMenu(menu, key) {
    const items = $$("a, button, select", menu);
    const here = items.indexOf(document.activeElement);
    const last = items.length - 1;
    const next = { ArrowDown: here >= last ? 0 : here + 1, ArrowUp: here <= 0 ? last : here - 1, Home: 0, End: last }[key];
    items[next]?.focus();
  }

  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest?.(".menu:popover-open") ?? ($(".menu:popover-open")?.previousElementSibling === event.target ? $(".menu:popover-open") : null);
    if (menu && !event.target.closest("select") && ["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) {
      event.preventDefault();
      moveInMenu(menu, event.key);
      return;
    }
    if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && $("#q")) {
      event.preventDefault();
      $("#q").select();
    }
    if (event.key === "?") {
      event.preventDefault();
      $("#keys").showModal();
    }
  });

  // --- Changes that are not saved ---
  let changed = false;
  document.addEventListener("input", (event) => { if (event.target.closest("form[data-guard]")) changed = true; });
  document.addEventListener("submit", (event) => {
    changed = false;
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    // The page stays while the file arrives.
    if (form.hasAttribute("data-download")) {
      setTimeout(() => form.closest("dialog")?.close());
      return;
    }
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  addEventListener("pageshow", () => { for (const form of $$("form[data-sent]")) delete form.dataset.sent; });

  // --- Copy a link ---
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText($(`#${button.dataset.copy}`).textContent);
    $("span", button).textContent = button.dataset.done;
    announce(button.dataset.done);
  });

  // --- Groups: opening one leaves the rows where they are ---
  let keptTop = 0;
  document.addEventListener("click", (event) => {
    keptTop = event.target.closest(".group-toggle") ? $("#grid-scroll").scrollTop : 0;
  });

  // --- After a swap of the grid (the page sets htmx's metaCharacter to a dot, event names follow it) ---
  document.addEventListener("htmx.after.swap", () => {
    const grid = $("#grid");
    if (!grid) return;
    announce(grid.dataset.announce);
    $("#grid-scroll")?.scrollTo({ top: keptTop });
    keptTop = 0;
    if (document.activeElement === document.body) ($("#grid-scroll") ?? $("#q"))?.focus({ preventScroll: true });
  });
})();
