// The print sheet says when it was printed, not when the page was opened.
"use strict";
(() => {
  const zone = "Europe/Oslo"; // wherever the machine thinks it is
  const stamp = () => {
    const place = document.querySelector("[data-printed-at]");
    if (!place) return;
    const now = new Date();
    const day = now.toLocaleDateString("nb-NO", { day: "numeric", month: "long", year: "numeric", timeZone: zone });
    const clock = now.toLocaleTimeString("nb-NO", { hour: "2-digit", minute: "2-digit", timeZone: zone }).replace(":", ".");
    place.textContent = `${day} kl. ${clock}`;
  };
  window.addEventListener("beforeprint", stamp);
  matchMedia("print").addEventListener("change", (event) => { if (event.matches) stamp(); });
})();
