// Small conveniences. Every page works without this file.
"use strict";
(() => {
  const KEYS_SETTING = "bf-keys";
  const GO = { d: "/min-dag/", s: "/soknader/", v: "/venteliste/", t: "/tildelingsmote/", b: "/boliger/" };
  const DOWNLOAD_REST = 3000;
  let afterG = false;

  const announce = (text) => {
    const box = document.getElementById("melding");
    if (box) box.textContent = text;
  };

  // An answer with faults: the summary is read first, and its links lead to the fields.
  const focusErrors = (root) => {
    const summary = root.querySelector("[data-error-summary]");
    if (summary) summary.focus();
    return Boolean(summary);
  };

  // A form is sent once. The button keeps its words and its place; a return by the back button frees it again.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    form.setAttribute("aria-busy", "true");
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    // A file does not change the page: the button comes back by itself.
    if ("download" in form.dataset) {
      announce("Filen lages og legges blant nedlastingene.");
      setTimeout(free, DOWNLOAD_REST);
    }
  });
  const free = () => document.querySelectorAll("[aria-busy='true']").forEach((one) => one.removeAttribute("aria-busy"));
  window.addEventListener("pageshow", free);
  document.addEventListener("htmx:afterRequest", free);

  // The usual answers as buttons beside a field: one touch instead of a keyboard.
  document.querySelectorAll("[data-fills]").forEach((group) => {
    const field = document.getElementById(group.dataset.fills);
    if (!field) return;
    group.hidden = false;
    group.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) field.value = button.value;
    });
  });

  // After a partial update focus goes to the heading of what changed.
  document.addEventListener("htmx:afterSwap", (event) => {
    const part = event.detail.target;
    // Somebody is writing: an answer that comes by itself takes no focus.
    if (!part || part.dataset.quiet !== undefined || focusErrors(part)) return;
    const heading = part.querySelector("h1, h2, h3");
    if (!heading) return;
    heading.setAttribute("tabindex", "-1");
    heading.focus();
    if (part.dataset.announce) announce(part.dataset.announce);
  });
  document.addEventListener("htmx:sendError", () => announce("Ingen kontakt. Det du skrev, står her. Prøv igjen."));
  // A refusal or a conflict carries a page worth reading: show it.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if ([409, 422].includes(event.detail.xhr.status)) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  const keysOn = () => {
    try {
      return localStorage.getItem(KEYS_SETTING) !== "off";
    } catch {
      return true;
    }
  };
  const inField = (target) => target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
  const moveRow = (step) => {
    const links = [...document.querySelectorAll("main tbody tr th a, main .bf-task a")];
    if (!links.length) return;
    const at = links.indexOf(document.activeElement);
    links[Math.min(Math.max(at + step, 0), links.length - 1)].focus();
  };
  const actions = {
    "/": () => document.getElementById("bf-q")?.focus(),
    "?": () => document.getElementById("bf-keys")?.togglePopover?.(),
    j: () => moveRow(1),
    k: () => moveRow(-1),
    n: () => document.querySelector("[data-key-note]")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target) || !keysOn()) return;
    if (afterG) {
      afterG = false;
      const link = GO[event.key] && document.querySelector(`.bf-left a[href^="${GO[event.key]}"]`);
      if (link) link.click();
      return;
    }
    if (event.key === "g") {
      afterG = true;
      setTimeout(() => { afterG = false; }, 1500);
    } else if (actions[event.key]) {
      event.preventDefault();
      actions[event.key]();
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    focusErrors(document);
    const box = document.querySelector("[data-keys-switch]");
    const tick = document.getElementById("bf-keys-on");
    if (box && tick) {
      box.hidden = false;
      tick.checked = keysOn();
      tick.addEventListener("change", () => {
        try {
          localStorage.setItem(KEYS_SETTING, tick.checked ? "on" : "off");
        } catch {
          tick.checked = true;
        }
      });
    }
    if (matchMedia("(width < 900px)").matches) {
      document.querySelectorAll("details[data-fold-on-phone]").forEach((one) => one.removeAttribute("open"));
    }
  });
})();
