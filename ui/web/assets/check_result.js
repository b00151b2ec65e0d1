/* The result of a check: the text with its verdicts, the note on one sentence, what is shown of it, and its files.
   Keys, while it is on the page (their words stand in strings under [keys]): j and k go to the next and the previous
   sentence that is shown, J and K to those that fall short, Enter opens the first evidence of the sentence, 1 to 9
   the evidence of that number. */
(() => {
  "use strict";
  const { ask, element } = dateline.check;
  const NARROW = window.matchMedia("(max-width: 860px)");
  const SHORT = ["contradicted", "misquoted", "wrong_source", "unsupported", "uncited"];
  const at = (id) => document.getElementById(id);
  const root = () => at("dl-check");
  const all = (selector) => [...root().querySelectorAll(selector)];

  let shown = null;                     // {key, notes, show, at} of the result on the page
  let empty = "";                       // what the note says while no sentence is chosen

  /* Puts what the server told of a finished check on the page. */
  function open(key, told) {
    root().querySelector(".dl-check-body").append(at("dl-check-note"));  // on a phone it stood in the text
    at("dl-check-summary").innerHTML = told.summary;
    at("dl-check-shown").innerHTML = told.text;
    shown = { key, notes: told.notes, show: "all", at: -1 };
    empty = empty || at("dl-check-note").innerHTML;
    at("dl-check-note").innerHTML = empty;
    at("dl-check-lost").hidden = true;
    at("dl-check-summary").querySelector("h2").focus({ preventScroll: true });
    if (!NARROW.matches) {
      const first = sentences().findIndex((one) => SHORT.includes(verdictOf(one)));
      if (first >= 0) select(numberOf(sentences()[first]), { still: true });
    }
  }

  function sentences() { return all("#dl-check-shown .dl-sentence[role=button]"); }
  function numberOf(sentence) { return Number(sentence.dataset.n); }
  function verdictOf(sentence) { return [...sentence.classList].find((one) => one.startsWith("dl-s-")).slice(5); }
  function kept(verdict) { return shown.show === "all" || verdict === shown.show || (shown.show === "short" && SHORT.includes(verdict)); }

  function select(chosenNumber, { still = false } = {}) {
    shown.at = chosenNumber;
    let first = null;
    all("#dl-check-shown .dl-sentence").forEach((one) => {
      const own = numberOf(one) === chosenNumber;
      one.classList.toggle("dl-on", own);
      if (one.getAttribute("role") !== "button") return;
      one.setAttribute("aria-pressed", String(own));
      one.tabIndex = own ? 0 : -1;
      if (own) first = one;
    });
    const note = at("dl-check-note");
    note.innerHTML = shown.notes[chosenNumber];
    const block = first.closest("p, li, blockquote, h3, pre");
    if (NARROW.matches && block.matches("li")) block.append(note);
    else if (NARROW.matches) block.after(note);
    else { root().querySelector(".dl-check-body").append(note); note.scrollTop = 0; }
    if (still) return;
    first.focus({ preventScroll: true });
    const box = first.getBoundingClientRect();
    if (box.top < 90 || box.bottom > window.innerHeight - 60) first.scrollIntoView({ block: "center" });
  }

  function step(by, short) {
    const among = sentences().filter((one) => short ? SHORT.includes(verdictOf(one)) : kept(verdictOf(one)));
    if (!among.length) return;
    const place = among.findIndex((one) => by > 0 ? numberOf(one) > shown.at : numberOf(one) >= shown.at);
    const next = by > 0 ? (place < 0 ? 0 : place) : ((place < 0 ? among.length : place) - 1 + among.length) % among.length;
    select(numberOf(among[next]));
  }

  function filter(name) {
    shown.show = name;
    all(".dl-check-count").forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.show === name)));
    all("#dl-check-shown .dl-sentence").forEach((one) => one.classList.toggle("dl-dim", !kept(verdictOf(one))));
    all("#dl-check-shown p, #dl-check-shown li, #dl-check-shown blockquote, #dl-check-shown pre, #dl-check-shown h3").forEach((block) => {
      if (block.closest("#dl-check-note")) return;
      block.hidden = name !== "all" && ![...block.querySelectorAll(".dl-sentence")].some((one) => kept(verdictOf(one)));
    });
    at("dl-check-shown").classList.toggle("dl-filtered", name !== "all");
    const first = sentences().find((one) => kept(verdictOf(one)));
    const current = sentences().find((one) => numberOf(one) === shown.at);
    if (first && !(current && kept(verdictOf(current)))) select(numberOf(first), { still: true });
  }

  async function save(kind) {
    const told = await ask("export", shown.key, kind);
    at("dl-check-lost").hidden = !told.error;
    at("dl-check-lost").textContent = told.error || "";
    if (told.error) return;
    const address = URL.createObjectURL(new Blob([told.text], { type: told.type }));
    const link = element("a", { href: address, download: told.name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  function openEvidence(index) {
    const links = [...at("dl-check-note").querySelectorAll("a[href^='#dl/'].dl-quote")];
    if (links[index]) links[index].click();
  }

  /* ---- events ---- */

  document.addEventListener("click", (event) => {
    if (!shown || !root() || !(event.target instanceof Element) || !at("dl-check-result").contains(event.target)) return;
    const sentence = event.target.closest(".dl-sentence");
    if (sentence && !String(window.getSelection())) { select(numberOf(sentence)); return; }
    const button = event.target.closest("button");
    if (button && button.dataset.show) filter(button.dataset.show);
    if (button && button.dataset.export) save(button.dataset.export);
  });

  document.addEventListener("keydown", (event) => {
    if (dateline.tab() !== "check" || !shown || !root() || at("dl-check-result").hidden) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest("input, textarea, select, [contenteditable]")) return;
    const sentence = target.closest(".dl-sentence");
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1, false);
    else if (event.key === "J" || event.key === "K") step(event.key === "J" ? 1 : -1, true);
    else if (sentence && event.key === " ") select(numberOf(sentence));
    else if (event.key === "Enter" && (sentence || target === document.body)) {
      if (sentence && numberOf(sentence) !== shown.at) select(numberOf(sentence));
      else openEvidence(0);
    } else if (/^[1-9]$/.test(event.key) && !target.closest("button, a")) openEvidence(Number(event.key) - 1);
    else return;
    event.preventDefault();
  });

  dateline.check.result = { open };
})();
