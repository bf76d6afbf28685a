// Keeps what is written on the server while somebody writes it. Nothing is ever stored in the browser: the
// machine may be shared. Without this file the form works as any form; nothing is kept before it is sent.
"use strict";
(() => {
  const box = document.getElementById("bf-draft");
  const form = [...document.querySelectorAll("main form[method='post']")].find((one) => one.querySelector("textarea"));
  if (!box || !form) return;
  const WAIT = 3000;
  const AGAIN = 8000;
  const KEPT = 204;
  const NO_LINE = "Ingen kontakt med Boligflyt. Det du har skrevet, står her, men er ikke lagret. Vi prøver igjen.";
  let changed = false;
  let offline = false;
  let left = false;
  let timer = 0;

  (form.querySelector(".bf-within-reach") || form.querySelector(".bf-form-actions"))?.before(box);
  const say = (text, late) => {
    box.hidden = false;
    box.classList.toggle("bf-draft--late", Boolean(late));
    if (box.textContent !== text) box.textContent = text;
  };
  const now = () => new Date().toLocaleTimeString("nb-NO", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Oslo" }).replace(":", ".");
  const content = () => {
    const sent = new URLSearchParams();
    new FormData(form).forEach((value, name) => { if (typeof value === "string") sent.append(name, value); });
    sent.set("draft_path", box.dataset.path);
    return sent;
  };
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(() => keep(false), wait);
  };
  // True when there is contact, whatever the answer; false when the line is gone.
  const keep = async (last) => {
    if (left) return true;
    changed = false;
    try {
      const answer = await fetch(box.dataset.keep, {
        method: "POST", body: content(), redirect: "manual", credentials: "same-origin", keepalive: last,
      });
      offline = false;
      if (answer.status === KEPT) {
        say(`Utkastet er tatt vare på kl. ${now()}. Det er ikke sendt.`);
        document.dispatchEvent(new Event("bf:used"));
      } else if (answer.type === "opaqueredirect") {
        say("Du er logget ut. Det du har skrevet, står her og blir tatt vare på når du sender skjemaet.", true);
      } else {
        say("Utkastet kunne ikke tas vare på. Send skjemaet, eller skriv kortere.", true);
      }
      return true;
    } catch {
      changed = true;
      offline = true;
      say(NO_LINE, true);
      later(AGAIN);
      return false;
    }
  };
  form.addEventListener("input", () => {
    if (!changed) later(offline ? AGAIN : WAIT);
    changed = true;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && changed && !offline) keep(true);
  });
  window.addEventListener("online", () => { if (changed) keep(false); });
  // A form sent without a line would leave the browser's own page in the place of the text.
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (!offline && navigator.onLine !== false) {
      left = true;
      return;
    }
    event.preventDefault();
    say(NO_LINE, true);
    if (await keep(false)) say("Kontakten er tilbake, og det du skrev, er her. Send skjemaet én gang til.", true);
  });
  window.addEventListener("pageshow", () => { left = false; });
})();
