/* What one can do in the conversation. Links "#dl-do/<verb>/<entry>" (see ui/web/ask/actions_html.py) are acted on
   here; sending always goes through the box, so that there is one way to ask. */
(() => {
  "use strict";
  const { watch, call, say, toast, announce } = dateline;
  const DO = /^#dl-do\/([a-z]+)\/(.*)$/;
  const at = (id) => document.getElementById(id);
  const ratings = new Map();
  let editing = "";
  let begun = ""; // what stood in the box before a question was sent that was not typed there
  let draft = ""; // what stood in the box before a question was edited in it
  let state = "";

  /* ---- the box ---- */

  function write(element, text) {
    element.value = text;
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const box = () => document.querySelector("#dl-box textarea");
  const hidden = (id) => document.querySelector("#" + id + " textarea, #" + id + " input");

  /* Asks; what somebody had begun to type comes back once the question has left the box, and again where the box
     is emptied anew, until they type or send something themselves. */
  function send(text, typed = box().value) {
    begun = "";
    write(box(), text);
    setTimeout(() => {
      const button = document.querySelector("#dl-box .submit-button");
      if (button) button.click();
      begun = typed;
    }, 30);
  }

  function returned() {
    if (begun && !box().value) write(box(), begun);
  }

  const forgets = (event) => {
    if (event.isTrusted && event.target instanceof Element && event.target.closest("#dl-box")) begun = "";
  };
  document.addEventListener("input", forgets, true);
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest(".submit-button")) forgets(event);
  }, true);
  document.addEventListener("keydown", (event) => { if (event.key === "Enter") forgets(event); }, true);

  function edit(entry, question) {
    if (entry && !editing) draft = box().value;
    editing = entry;
    write(hidden("dl-replaced"), entry);
    const note = at("dl-editing");
    note.hidden = !entry;
    note.textContent = "";
    if (entry) {
      const keep = document.createElement("button");
      keep.type = "button";
      keep.className = "dl-quiet-button";
      keep.textContent = say("ask_keep");
      keep.addEventListener("click", leave);
      note.append(say("ask_editing") + " ", keep);
    }
    write(box(), question);
    box().focus();
  }

  /* Leaves the question as it was, and gives back what was begun before. */
  function leave() { edit("", draft); }

  /* Within the box Esc is about the box; elsewhere it closes first what is open beside it. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !editing || event.target !== box()) return;
    event.preventDefault();
    leave();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !editing || event.defaultPrevented || dateline.tab() !== "ask") return;
    if (!document.querySelector("dialog[open]")) leave();
  });

  /* ---- a very long question is folded, and can be read whole ---- */

  const LONG = 150; // characters below which no question fills seven lines

  function unclamp(question) {
    const host = question.parentElement;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "dl-quiet-button";
    button.textContent = say("ask_whole");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => {
      const whole = host.classList.toggle("dl-unclamped");
      button.textContent = say(whole ? "ask_folded" : "ask_whole");
      button.setAttribute("aria-expanded", String(whole));
    });
    host.append(button);
  }

  function clamped() {
    document.querySelectorAll("#dl-thread .dl-question:only-child").forEach((question) => {
      if (question.textContent.length > LONG && question.scrollHeight > question.clientHeight + 2) unclamp(question);
    });
  }

  /* ---- verbs ---- */

  const questionOf = (link) => {
    const answer = link.closest(".message-row");
    const before = answer && answer.previousElementSibling;
    const question = before && before.querySelector(".dl-question");
    return question ? question.textContent : "";
  };

  async function copy(entry) {
    try {
      await navigator.clipboard.writeText(await call("copied", entry));
      toast(say("ask_copied"));
    } catch {
      toast(say("ask_not_copied"));
    }
  }

  function rated(entry, rating) {
    ratings.set(entry, rating);
    showRatings();
  }

  function showRatings() {
    ratings.forEach((rating, entry) => {
      for (const verb of ["up", "down"]) {
        document.querySelectorAll("a[href='#dl-do/" + verb + "/" + CSS.escape(entry) + "']").forEach((link) => {
          link.classList.toggle("dl-on", verb === rating);
          link.setAttribute("aria-pressed", String(verb === rating));
        });
      }
    });
  }

  function act(verb, entry, link) {
    if (verb === "copy") copy(entry);
    else if (verb === "edit") edit(entry, questionOf(link));
    else if (verb === "again") {
      const typed = editing ? draft : box().value;
      edit(entry, "");
      send(questionOf(link), typed);
    }
    else if (verb === "ask") send(link.textContent);
    else if (verb === "tab") dateline.choose(entry);
    else if (verb === "up" || verb === "down") dateline.feedback(verb, entry, rated);
  }

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href^='#dl-do/']");
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    const [, verb, entry] = DO.exec(link.getAttribute("href")) || [];
    if (verb) act(verb, decodeURIComponent(entry), link);
  }, true);

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("#dl-fresh")) setTimeout(dateline.rest);
  });

  document.addEventListener("keydown", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href^='#dl-do/']");
    if (link && event.key === " ") { event.preventDefault(); link.click(); }
  });

  /* ---- sentences, by key ---- */

  const answers = () => [...document.querySelectorAll("#dl-thread .dl-answer")];
  const rows = () => [...document.querySelectorAll("#dl-thread .dl-statement")];

  function stepSentence(by) {
    const all = rows();
    if (!all.length) return;
    const now = all.findIndex((row) => row.classList.contains("dl-at"));
    const last = answers().pop();
    const first = Math.max(0, all.findIndex((row) => last.contains(row)));
    const next = now < 0 ? first : Math.min(all.length - 1, Math.max(0, now + by));
    all.forEach((row, place) => row.classList.toggle("dl-at", place === next));
    all[next].tabIndex = -1;
    all[next].focus({ preventScroll: true });
    all[next].scrollIntoView({ block: "nearest" });
  }

  const here = () => document.querySelector("#dl-thread .dl-statement.dl-at");

  function openSource(number) {
    const answer = (here() && here().closest(".dl-answer")) || answers().pop();
    const cards = answer ? [...answer.querySelectorAll(".dl-cards .dl-card")] : [];
    const card = cards.find((one) => one.querySelector(".dl-number").textContent === String(number));
    if (card) dateline.openLink(card.querySelector(".dl-title"));
  }

  function openSentence() {
    const chip = here() && here().querySelector("a.dl-chip");
    if (chip) chip.click();
  }

  const lastAct = (verb) => {
    const links = document.querySelectorAll("#dl-thread a.dl-act-" + verb);
    if (links.length) links[links.length - 1].click();
  };

  dateline.keys("ask", {
    j: () => stepSentence(1),
    k: () => stepSentence(-1),
    Enter: () => { if (document.activeElement === here()) openSentence(); else return false; },
    y: () => lastAct("copy"),
    e: () => lastAct("edit"),
    n: () => { const fresh = at("dl-fresh"); if (fresh) { fresh.click(); box().focus(); } },
    "/": () => box().focus(),
  });
  for (let number = 1; number <= 9; number += 1) dateline.keys("ask", { [number]: () => openSource(number) });

  /* ---- what is read out: that it searches, and what came of it, once ---- */

  function tell() {
    const all = answers();
    const last = all[all.length - 1];
    const now = !last ? "" : all.length + (last.matches(".dl-pending") ? "pending"
      : last.matches(".dl-growing") ? "growing" : last.matches(".dl-whole") ? "whole" : "trouble");
    if (now === state) return;
    const before = state;
    state = now;
    if (!last || now.endsWith("growing")) return;
    if (now.endsWith("pending")) { announce(say("ask_searching")); return; }
    if (!before) return;
    if (last.matches(".dl-not_in_sources")) announce(say("ask_refused"));
    else if (now.endsWith("whole")) {
      const banner = last.querySelector(".dl-banner strong");
      const short = last.querySelector(".dl-short bdi");
      announce(say("ask_said", {
        outcome: banner ? banner.textContent + "." : "",
        statements: last.querySelectorAll(".dl-statement").length,
        sources: last.querySelectorAll(".dl-card").length,
        short: short ? short.textContent : "",
      }));
    } else {
      announce((last.querySelector(".dl-stopped") || last.querySelector("p") || last).textContent);
      last.scrollIntoView({ block: "nearest" });
    }
  }

  /* Once the question that was edited has gone, nothing is to be replaced any more. */
  function replaced() {
    if (!editing || document.querySelector("a[href='#dl-do/edit/" + CSS.escape(editing) + "']")) return;
    editing = "";
    at("dl-editing").hidden = true;
    write(hidden("dl-replaced"), "");
  }

  watch(() => {
    const log = document.querySelector("#dl-thread [role=log]");
    if (log && log.getAttribute("aria-live") !== "off") {
      log.setAttribute("aria-live", "off");  // an answer that grows would be read out again and again
      log.tabIndex = 0;  // it scrolls, and so it has to be within reach of keys
    }
    const examples = document.querySelector("#dl-thread .examples[role=list]");
    if (examples) examples.setAttribute("role", "group");
    document.querySelectorAll("#dl-thread a[href^='#dl-do/']:not([role])").forEach((link) => link.setAttribute("role", "button"));
    if (ratings.size) showRatings();
    clamped();
    returned();
    replaced();
    tell();
  });

  dateline.ask = { send, edit, write, hidden };
})();
