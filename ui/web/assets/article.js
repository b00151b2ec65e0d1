/* The inside of an article's view: clean or raw, where its passages begin, what was left out and why, and the
   answers that leaned on it. HTML comes escaped from the server (ui/web/article_html.py, raw_html.py). */
(() => {
  "use strict";
  const { watch, call, say } = dateline;
  const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");
  let seen = null;

  const article = (element) => element.closest(".dl-article");
  const part = (host, name) => host.querySelector(":scope > ." + name);

  /* ---- ways to look ---- */

  function press(host, view, on) {
    const button = host.querySelector(".dl-ways [data-view='" + view + "']");
    if (button) button.setAttribute("aria-pressed", String(on));
  }

  async function look(host, view) {
    if (view === "passages") {
      const on = !host.classList.contains("dl-bordered");
      if (on) await look(host, "clean");
      host.classList.toggle("dl-bordered", on);
      press(host, "passages", on);
      return;
    }
    const raw = view === "raw";
    press(host, "clean", !raw);
    press(host, "raw", raw);
    if (raw) { host.classList.remove("dl-bordered"); press(host, "passages", false); }
    part(host, "dl-text").hidden = raw;
    part(host, "dl-raw").hidden = !raw;
    if (raw && !part(host, "dl-raw").childElementCount) await more(host, 0);
  }

  /* The raw file comes in parts; a button at the end of one brings the next. */
  async function more(host, number) {
    const raw = part(host, "dl-raw");
    raw.setAttribute("aria-busy", "true");
    try {
      const { html, next } = await call("article_raw", host.dataset.article, number);
      raw.querySelectorAll(":scope > .dl-raw-more").forEach((one) => one.remove());
      raw.insertAdjacentHTML("beforeend", html);
      if (next !== null) raw.append(button(say("article_more"), "dl-raw-more", next));
    } catch {
      raw.replaceChildren(note(say("article_unreached")));
    }
    raw.removeAttribute("aria-busy");
  }

  function button(text, kind, number) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "dl-button " + kind;
    made.dataset.part = number;
    made.textContent = text;
    return made;
  }

  function note(text) {
    const made = document.createElement("p");
    made.className = "dl-hint";
    made.textContent = text;
    return made;
  }

  /* ---- cuts ---- */

  function go(element) {
    element.scrollIntoView({ block: "center", behavior: STILL.matches ? "auto" : "smooth" });
  }

  function why(host, number) {
    const entry = host.querySelector("[data-cut-entry='" + number + "']");
    if (!entry) return;
    part(host, "dl-cuts").open = true;
    entry.focus({ preventScroll: true });
    go(entry);
  }

  async function where(host, number) {
    await look(host, "raw");
    for (;;) {
      const struck = host.querySelector("[data-cut='" + number + "']");
      const rest = host.querySelector(".dl-raw-more");
      if (struck) {
        host.querySelectorAll(".dl-cut-on").forEach((one) => one.classList.remove("dl-cut-on"));
        host.querySelectorAll("[data-cut='" + number + "']").forEach((one) => one.classList.add("dl-cut-on"));
        go(struck);
        return;
      }
      if (!rest) return;
      await more(host, Number(rest.dataset.part));
    }
  }

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const pressed = event.target.closest(".dl-article button");
    if (!pressed) return;
    const host = article(pressed), { view, cutOpen, cutShow } = pressed.dataset;
    if (view) look(host, view);
    else if (cutOpen) why(host, cutOpen);
    else if (cutShow) where(host, cutShow);
    else if (pressed.matches(".dl-raw-more")) more(host, Number(pressed.dataset.part));
  });

  /* ---- answers that leaned on it ---- */

  async function lean(host) {
    try {
      const html = await call("article_leaning", host.dataset.article);
      if (!html || !host.isConnected) return;
      part(host, "dl-leaning").innerHTML = html;
      part(host, "dl-leaning").hidden = false;
    } catch { /* the article can be read without */ }
  }

  watch(() => {
    const host = document.querySelector("#dl-article .dl-article[data-article]");
    if (host === seen) return;
    seen = host;
    if (host) lean(host);
  });
})();
