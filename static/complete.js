// Completion of the query box: an ARIA combobox whose options the server makes. Without this file the box is a plain form.
(() => {
  "use strict";
  const PAUSE = 120;
  const box = () => document.querySelector("#q");
  const list = () => document.querySelector("#suggestions");
  const options = () => [...(list()?.querySelectorAll("[role=option]") ?? [])];
  let asking = null;
  let timer = 0;

  function dress() {
    const input = box();
    if (!input || input.getAttribute("role") === "combobox") return;
    close();
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-haspopup", "listbox");
  }

  function close() {
    clearTimeout(timer);
    timer = 0;
    asking?.abort();
    asking = null;
    list()?.remove();
    const input = box();
    input?.setAttribute("aria-expanded", "false");
    input?.removeAttribute("aria-controls");
    input?.removeAttribute("aria-activedescendant");
  }

  // Places are told in characters, as a person counts them; a string counts some of them twice.
  const caret = (input) => [...input.value.slice(0, input.selectionStart ?? input.value.length)].length;

  async function ask() {
    clearTimeout(timer);
    timer = 0;
    asking?.abort();
    asking = null;
    const input = box();
    if (!input || document.activeElement !== input) return;
    const mine = new AbortController();
    asking = mine;
    const query = new URLSearchParams({ q: input.value, at: caret(input) });
    let html = "";
    try {
      const answer = await fetch(`${new URL(input.form.action).pathname}/suggest?${query}`, { headers: { "HX-Request": "true" }, signal: mine.signal, redirect: "error" });
      if (answer.ok) html = await answer.text();
    } catch {
      if (asking === mine) asking = null;
      return;
    }
    // A later question was asked, or the box has been left or drawn anew.
    if (asking !== mine || !input.isConnected || document.activeElement !== input) return;
    asking = null;
    show(input, new DOMParser().parseFromString(html, "text/html").querySelector("#suggestions"));
  }

  function show(input, found) {
    const words = found?.dataset.announce ?? "";
    if (!found?.querySelector("[role=option]")) {
      close();
      announce(words);
      return;
    }
    list()?.remove();
    input.form.append(document.adoptNode(found));
    input.setAttribute("aria-controls", "suggestions");
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    announce(words);
  }

  function announce(text) {
    const live = document.querySelector("#live");
    live.textContent = "";
    if (text) setTimeout(() => { live.textContent = text; }, 50);
  }

  const active = () => options().find((option) => option.getAttribute("aria-selected") === "true");

  function activate(option) {
    for (const each of options()) each.setAttribute("aria-selected", String(each === option));
    if (option) box().setAttribute("aria-activedescendant", option.id);
    else box().removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  // Up from the first leads back to the text, and from there to the last.
  function move(step) {
    const all = [null, ...options()];
    const here = all.indexOf(active() ?? null);
    activate(all[(here + step + all.length) % all.length]);
  }

  function accept(option) {
    if (option.dataset.href) {
      location.assign(option.dataset.href);
      return;
    }
    const input = box();
    const characters = [...input.value];
    const before = characters.slice(0, Number(option.dataset.start)).join("") + option.dataset.text;
    input.value = before + characters.slice(Number(option.dataset.end)).join("");
    input.setSelectionRange(before.length, before.length);
    close();
    // A field or a comparison still wants its value.
    if (!option.dataset.text.endsWith(" ")) later();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  document.addEventListener("input", (event) => {
    if (event.target !== box()) return;
    asking?.abort();
    // While characters are being composed, what stands in the box is not yet meant.
    if (event.isComposing) return;
    if (event.target.value.trim()) later();
    else close();
  });
  document.addEventListener("compositionend", (event) => { if (event.target === box()) later(); });

  document.addEventListener("keydown", (event) => {
    if (event.target !== box() || event.isComposing || event.keyCode === 229) return;
    const chosen = active();
    const open = Boolean(list());
    // Suggestions that are on their way count as open: Escape must not take the text for them.
    const coming = Boolean(timer || asking);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) move(event.key === "ArrowDown" ? 1 : -1);
      else ask();
    } else if (event.key === "Escape" && (open || coming)) {
      event.preventDefault();
      close();
    } else if (event.key === "Escape" && event.target.value) {
      event.preventDefault();
      event.target.value = "";
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen && !event.shiftKey) {
      event.preventDefault();
      accept(chosen);
    } else if (event.key === "Enter") {
      close();
    }
  });

  // The box keeps the focus while an option is pressed.
  document.addEventListener("pointerdown", (event) => { if (event.target.closest?.("#suggestions")) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    const option = event.target.closest?.("#suggestions [role=option]");
    if (option) accept(option);
    else if (event.target !== box()) close();
  });
  document.addEventListener("focusout", (event) => { if (event.target === box()) close(); });
  document.addEventListener("submit", (event) => { if (event.target.contains(box())) close(); });
  document.addEventListener("htmx.after.swap", dress);
  dress();
})();
