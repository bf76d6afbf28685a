// A file goes up piece by piece: a lost connection costs one piece. The form works without this file.
"use strict";
(() => {
  const form = document.querySelector("form[data-upload-to]");
  if (!form) return;
  const PIECE = 500000;
  const PATIENCE = [1, 2, 4, 8, 15, 30, 60];
  const inputs = [...form.querySelectorAll("input[type=file]")];
  const number = form.querySelector("input[name=upload]");
  const box = form.querySelector("[data-upload-progress]");
  const bar = box.querySelector("progress");
  const said = box.querySelector("[data-upload-said]");
  const address = form.dataset.uploadTo;
  const secret = form.querySelector("input[name=csrfmiddlewaretoken]").value;
  const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

  const ask = async (path, options = {}) => {
    const answer = await fetch(path, {
      ...options, credentials: "same-origin", redirect: "error", signal: AbortSignal.timeout(60000),
      headers: { ...(options.headers || {}), "X-CSRFToken": secret },
    });
    return { status: answer.status, ...(await answer.json()) };
  };

  // The same file chosen again goes on where it stopped, also after the page was loaded anew.
  const memory = (file) => `bf-upload:${address}:${file.name}:${file.size}:${file.lastModified}`;
  const remembered = (file) => {
    try {
      return sessionStorage.getItem(memory(file));
    } catch {
      return null;
    }
  };
  const remember = (file, value) => {
    try {
      if (value) sessionStorage.setItem(memory(file), value);
      else sessionStorage.removeItem(memory(file));
    } catch {
      // Without a memory the file starts from the beginning next time.
    }
  };

  const begun = async (file) => {
    const known = remembered(file);
    if (known) {
      const far = await ask(`${address}?opplasting=${known}`).catch(() => null);
      if (far && far.status === 200) return far;
    }
    const words = new FormData();
    words.append("name", file.name);
    words.append("size", String(file.size));
    const fresh = await ask(address, { method: "POST", body: words });
    if (fresh.status !== 200) throw new Error(fresh.message || "");
    remember(file, fresh.upload);
    return fresh;
  };

  const show = (received, size, words) => {
    const share = Math.round((100 * received) / size);
    bar.value = share;
    said.textContent = words || `${share} prosent er lastet opp.`;
  };

  const send = async (file) => {
    const upload = await begun(file);
    let received = upload.received;
    let failures = 0;
    while (received < file.size) {
      show(received, file.size);
      const piece = file.slice(received, received + PIECE);
      const path = `${address}?opplasting=${upload.upload}&fra=${received}`;
      const headers = { "Content-Type": "application/octet-stream" };
      try {
        const answer = await ask(path, { method: "POST", body: piece, headers });
        if (![200, 409].includes(answer.status)) throw new Error("refused");
        received = answer.received;
        failures = 0;
      } catch (fault) {
        if (fault.message === "refused" || failures >= PATIENCE.length) throw fault;
        show(received, file.size, "Forbindelsen ble brutt. Prøver igjen, det som er lastet opp, er ikke tapt.");
        await wait(PATIENCE[failures]);
        failures += 1;
      }
    }
    show(file.size, file.size, "Filen er lastet opp og blir undersøkt.");
    remember(file, "");
    return upload.upload;
  };

  form.addEventListener("submit", (event) => {
    const chosen = inputs.find((one) => one.files.length);
    if (!chosen || form.getAttribute("aria-busy") === "true") return;
    event.preventDefault();
    form.setAttribute("aria-busy", "true");
    box.hidden = false;
    send(chosen.files[0])
      .then((key) => {
        number.value = key;
        inputs.forEach((one) => { one.disabled = true; });
      })
      .catch(() => { number.value = ""; }) // the form sends the file itself, and says what is wrong with it
      .finally(() => form.submit());
  });
  // What is usual is named when the kind is chosen.
  const kind = form.querySelector("select[name=kind]");
  const information = form.querySelector("select[name=information]");
  const usual = JSON.parse(information.dataset.usual || "{}");
  const open = information.options[0];
  const plain = open.textContent;
  const name = () => {
    open.textContent = usual[kind.value] ? `${usual[kind.value]} (vanlig for slaget)` : plain;
  };
  kind.addEventListener("change", name);
  name();

  // Another file chosen takes the place of one that is held.
  inputs.forEach((one) => one.addEventListener("change", () => { number.value = ""; }));
  window.addEventListener("pageshow", () => inputs.forEach((one) => { one.disabled = false; }));
})();
