/* Why an answer is good or bad. A thumb is kept at once; the reason, and that it may become gold, after it. */
(() => {
  "use strict";
  const { call, say, toast, openDialog } = dateline;
  const at = (id) => document.getElementById(id);
  let about = { verb: "", entry: "" };

  async function feedback(verb, entry, done) {
    try {
      const kept = await call("rate", entry, verb, "", false);
      done(entry, kept);
      if (!kept) return;
    } catch (error) {
      toast(say("failed", { why: error.message }));
      return;
    }
    about = { verb, entry };
    const dialog = openDialog("feedback");
    dialog.classList.toggle("dl-rated-up", verb === "up");
    dialog.querySelector("h2").textContent = say(verb === "up" ? "ask_title_up" : "ask_title_down");
    dialog.querySelectorAll("input").forEach((box) => { box.checked = false; });
    dialog.querySelector("textarea").value = "";
  }

  function reason() {
    const dialog = at("dl-dialog-feedback");
    const chosen = [...dialog.querySelectorAll("input:checked")].map((box) => box.parentElement.textContent);
    return [...chosen, dialog.querySelector("textarea").value.trim()].filter(Boolean).join("; ");
  }

  async function save(gold) {
    try {
      await call("rate", about.entry, about.verb, reason(), true);
      if (gold) await call("gold", about.entry);
      toast(say(gold ? "ask_gold" : "ask_rated"));
    } catch (error) {
      toast(say("failed", { why: error.message }));
    }
  }

  document.addEventListener("submit", (event) => {
    if (event.target instanceof Element && event.target.closest("#dl-dialog-feedback")) save(false);
  });
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("#dl-gold")) return;
    save(true);
    at("dl-dialog-feedback").close();
  });

  dateline.feedback = feedback;
})();
