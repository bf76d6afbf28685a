// Tells before the session ends, and takes care of what is written when it has. The server ends it anyhow.
"use strict";
(() => {
  // A page that the back button brings up from memory is asked for again: somebody may have signed out.
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  const box = document.getElementById("bf-session");
  if (!box?.showModal) return;
  const SECOND = 1000;
  const MINUTE = 60 * SECOND;
  const idle = Number(box.dataset.idle) * SECOND;
  const warning = Number(box.dataset.warning) * SECOND;
  let endsAt = Number(box.dataset.ends) * SECOND;
  const title = document.getElementById("bf-session-title");
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("bf-session") : null;
  let used = Date.now();
  let shown = "";
  let dismissed = "";
  let written = null;

  const TITLES = { soon: "Du blir snart logget ut", last: "Du blir snart logget ut", over: "Du er logget ut" };
  const show = (state) => {
    if (shown === state) return;
    shown = state;
    if (!state) {
      if (box.open) box.close();
      return;
    }
    if (state === dismissed) return;
    title.textContent = TITLES[state];
    box.querySelectorAll("[data-when]").forEach((part) => { part.hidden = part.dataset.when !== state; });
    box.classList.toggle("bf-session--over", state === "over");
    if (!box.open) box.showModal();
    title.focus();
  };
  const look = () => {
    const now = Date.now();
    const left = Math.min(used + idle, endsAt) - now;
    if (left <= 0) return show("over");
    if (left > warning) {
      dismissed = "";
      return show("");
    }
    const minutes = Math.ceil(left / MINUTE);
    box.querySelector("[data-minutes]").textContent =
      `Det er ${minutes} ${minutes === 1 ? "minutt" : "minutter"} igjen. Trykk «Bli værende» for å fortsette.`;
    return show(endsAt <= used + idle ? "last" : "soon");
  };
  const usedNow = (tell) => {
    used = Date.now();
    if (tell) tabs?.postMessage("used");
    look();
  };
  // The server's own word on whether the session lives; asking also makes it last.
  const alive = async () => {
    try {
      return (await fetch(box.dataset.stay, { redirect: "manual", credentials: "same-origin" })).status === 204;
    } catch {
      return false;
    }
  };

  tabs?.addEventListener("message", () => usedNow(false));
  document.addEventListener("htmx:afterRequest", () => usedNow(true));
  document.addEventListener("bf:used", () => usedNow(true));
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.method === "post" && !box.contains(form) && !form.classList.contains("bf-search")) written = form;
  });
  box.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (shown === "over") return;
    dismissed = shown;
    box.close();
  });
  box.querySelector("[data-close]").addEventListener("click", () => {
    dismissed = shown;
    box.close();
  });
  box.querySelector("[data-stay-here]").addEventListener("click", async () => {
    if (await alive()) return usedNow(true);
    used = 0;
    return look();
  });
  box.querySelector("[data-again]").addEventListener("click", async () => {
    // Never send a half-written form into a session that lives after all (this machine's clock may be wrong).
    if (await alive()) {
      endsAt = Math.max(endsAt, Date.now() + idle);
      return usedNow(true);
    }
    if (written?.isConnected) return HTMLFormElement.prototype.submit.call(written);
    location.assign(`${box.dataset.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`);
    return undefined;
  });

  usedNow(true);
  setInterval(look, 5 * SECOND);
  document.addEventListener("visibilitychange", look);
})();
