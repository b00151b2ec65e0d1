/* The Evaluation tab: fills its host with what the server says, watches the run at work, opens reports. */
(() => {
  "use strict";
  const { say, toast, announce } = dateline;
  const PACE = 1000; /* milliseconds between two looks at a run */
  const REST = 5000; /* the same while nothing is at work: somebody else may begin one */
  const LONGEST = 5000000;
  let shown = ""; /* the view: home, set, candidates, report; "" before the first */
  let stamp = null; /* which runs are at work and wait */
  let looking = 0;
  let turn = 0; /* counts what was asked for, so that a slow answer cannot replace a newer one */

  const host = () => document.getElementById("dl-evaluation");
  const dark = () => document.querySelector(".dark") !== null;
  const dialog = (name) => document.getElementById("dl-ev-" + name);

  async function ask(verb, given = {}) {
    const found = await dateline.call("evaluation", verb, given).catch((error) => {
      throw error instanceof TypeError ? new Error(say("ev_unreached")) : error;
    });
    if (found.error) throw new Error(found.error);
    return found;
  }

  /* ---- views ---- */

  function render(view, html, focus) {
    shown = view;
    host().innerHTML = html; /* every field of it was escaped by the server */
    host().scrollIntoView({ block: "start" });
    host().querySelectorAll("time").forEach((one) => {
      one.textContent = new Date(one.dateTime).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
    });
    const heading = host().querySelector("h2");
    if (focus && heading) heading.focus({ preventScroll: true });
  }

  /* A button that is drawn anew between press and release never gets its click: so the page waits. */
  let pressed = false;
  const waiting = [];
  document.addEventListener("pointerdown", (event) => { pressed = event.button === 0; }, true);
  const release = () => setTimeout(() => {
    pressed = false;
    waiting.splice(0).forEach((go) => go());
  });
  for (const end of ["pointerup", "pointercancel", "dragend"]) document.addEventListener(end, release, true);
  window.addEventListener("blur", release); /* the release may happen elsewhere */
  const released = () => new Promise((go) => { if (pressed) waiting.push(go); else go(); });

  function trouble(error, again) {
    const box = document.createElement("div");
    box.className = "dl-page dl-ev";
    const said = Object.assign(document.createElement("p"), { className: "dl-notice dl-bad", textContent: error.message });
    said.setAttribute("role", "alert");
    const button = Object.assign(document.createElement("button"),
      { type: "button", className: "dl-button", textContent: say("ev_retry") });
    button.addEventListener("click", again);
    box.append(said, button);
    host().replaceChildren(box);
    shown = "trouble";
  }

  async function home(focus = true) {
    const mine = ++turn;
    try {
      const page = await ask("page");
      await released();
      if (mine !== turn) return;
      render("home", page.html, focus);
      now(page);
    } catch (error) {
      if (mine === turn) trouble(error, () => home());
    }
  }

  async function view(name, verb, given) {
    const mine = ++turn;
    try {
      const page = await ask(verb, given);
      if (mine === turn) render(name, page.html, true);
    } catch (error) {
      if (mine === turn) toast(error.message);
    }
  }

  /* A report runs in a frame that has no origin: it can neither reach this page nor anything else. */
  async function report(verb, given) {
    const mine = ++turn;
    announce(say("ev_working"));
    host().classList.add("dl-ev-busy");
    let found;
    try {
      found = await ask(verb, given);
    } catch (error) {
      toast(error.message);
      return;
    } finally {
      host().classList.remove("dl-ev-busy");
    }
    if (mine !== turn) return;
    const bar = document.createElement("div");
    bar.className = "dl-ev-report-bar";
    const button = (action, label) => {
      const one = Object.assign(document.createElement("button"),
        { type: "button", className: "dl-button", textContent: label });
      one.dataset.ev = action;
      bar.append(one);
      return one;
    };
    button("home", say("ev_back"));
    button("", say("ev_download")).addEventListener("click", () => save(found.file, found.html, "text/html"));
    const frame = document.createElement("iframe");
    frame.id = "dl-ev-frame";
    frame.title = say("ev_frame", { title: found.title });
    frame.setAttribute("sandbox", "allow-scripts");
    frame.srcdoc = found.html.replace("<html ", '<html data-theme="' + (dark() ? "dark" : "light") + '" ');
    const box = document.createElement("div");
    box.className = "dl-ev-report";
    box.append(bar, frame);
    host().replaceChildren(box);
    shown = "report";
    bar.firstChild.focus({ preventScroll: true });
  }

  function save(name, text, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /* ---- the run at work ---- */

  function now(found) {
    const place = document.getElementById("dl-ev-now");
    if (place) {
      const focused = place.contains(document.activeElement) && document.activeElement.dataset.name;
      place.innerHTML = found.now;
      if (focused) place.querySelector("[data-ev=cancel]")?.focus({ preventScroll: true });
    }
    stamp = found.stamp;
    clearTimeout(looking);
    looking = setTimeout(look, stamp ? PACE : REST);
  }

  async function look() {
    clearTimeout(looking);
    if (dateline.tab() !== "evaluation" || document.hidden || !stamp && shown !== "home") {
      looking = setTimeout(look, REST);
      return;
    }
    try {
      const before = stamp;
      const found = await ask("progress");
      await released(); /* a longer line of progress would push the button from under the pointer */
      if (found.stamp !== before) {
        if (before && !found.stamp) announce(say("ev_ended"));
        stamp = found.stamp;
        if (shown === "home") return void home(false);
      }
      now(found);
    } catch {
      looking = setTimeout(look, REST);
    }
  }

  /* ---- what buttons do ---- */

  async function act(verb, given, done) {
    try {
      const found = await ask(verb, given);
      if (done) done(found);
      if (shown !== "candidates") await home(false);
    } catch (error) {
      toast(error.message);
    }
  }

  function undoable(verb, given, back) {
    return act(verb, given, () => {
      shown = "home";
      toast(say("ev_removed"), { label: say("ev_undo"), run: () => act(back, given) });
    });
  }

  function begin(set) {
    const box = dialog("begin");
    const row = [...host().querySelectorAll("[data-ev=begin]")].find((one) => one.dataset.name === set);
    const count = Number(row.dataset.count);
    const form = box.querySelector("form");
    form.reset();
    form.elements.set.value = set;
    form.elements.name.value = say("ev_run_name", { number: Number(row.dataset.next) });
    form.elements.questions.max = form.elements.questions.value = count;
    box.querySelector("[data-about]").textContent = say("ev_about", { set });
    box.querySelector(".dl-ev-error").hidden = true;
    box.showModal();
    form.elements.name.select();
  }

  function compare() {
    const picked = [...host().querySelectorAll("[data-pick]:checked")];
    if (picked.length !== 2) return toast(say("ev_pick_two"));
    if (picked[0].dataset.of !== picked[1].dataset.of) return toast(say("ev_same_set"));
    return report("compare", { a: picked[0].dataset.pick, b: picked[1].dataset.pick });
  }

  const actions = {
    home: () => home(),
    library: () => dateline.choose("library"),
    close: (_name, button) => button.closest("dialog").close(),
    upload: () => {
      const form = dialog("upload").querySelector("form");
      form.reset();
      form.elements.replace.closest("label").hidden = true;
      form.querySelector(".dl-ev-error").hidden = true;
      dialog("upload").showModal();
    },
    set: (name) => view("set", "set", { name }),
    candidates: () => view("candidates", "candidates", {}),
    begin,
    compare,
    report: (name) => report("report", { name }),
    resume: (name) => act("resume", { name }, (found) => toast(say(found.begun ? "ev_begun" : "ev_waits"))),
    cancel: (name) => act("cancel", { name }, () => toast(say("ev_cancelled"))),
    remove: (name) => undoable("remove", { name }, "restore"),
    remove_set: (name) => undoable("remove_set", { name }, "restore_set"),
    download_set: (name) => ask("set_text", { name })
      .then((found) => save(found.file, found.text, "application/x-ndjson")).catch((error) => toast(error.message)),
    reject: (_name, button) => {
      const form = button.closest("form");
      const { key } = form.dataset;
      act("reject", { key }, () => {
        form.hidden = true;
        toast(say("ev_rejected"), { label: say("ev_undo"), run: () => act("reopen", { key }, () => { form.hidden = false; }) });
      });
    },
  };

  /* ---- forms ---- */

  function wrong(form, error) {
    const place = form.querySelector(".dl-ev-error");
    place.textContent = error.message;
    place.hidden = false;
  }

  async function upload(form) {
    const file = form.elements.file.files[0];
    if (!file) return;
    const text = file.size > LONGEST ? null : await file.text();
    const given = { name: form.elements.name.value, text, replace: form.elements.replace.checked };
    try {
      await ask("upload", given);
      dialog("upload").close();
      toast(say("ev_kept"));
      await view("set", "set", { name: given.name.trim() });
    } catch (error) {
      wrong(form, error);
      const taken = [...host().querySelectorAll("[data-ev=set]")].some((one) => one.dataset.name === given.name.trim());
      form.elements.replace.closest("label").hidden = !taken;
    }
  }

  async function started(form) {
    const fields = form.elements;
    const given = { set: fields.set.value, name: fields.name.value, questions: Number(fields.questions.value),
      reader: fields.reader.checked, strict: fields.strict.checked };
    try {
      const found = await ask("begin", given);
      dialog("begin").close();
      toast(say(found.begun ? "ev_begun" : "ev_waits"));
      await home();
    } catch (error) {
      wrong(form, error);
    }
  }

  async function accept(form) {
    const fields = Object.fromEntries(["question", "type", "answer", "must_say"].map((name) => [name, form.elements[name].value]));
    fields.evidence = [...form.querySelectorAll("[name=evidence]:checked")].map((one) => Number(one.value));
    try {
      const found = await ask("accept", { key: form.dataset.key, fields, into: form.elements.into.value });
      form.remove();
      toast(say("ev_accepted", { set: found.set }));
      if (!host().querySelector(".dl-ev-candidate")) await view("candidates", "candidates", {});
    } catch (error) {
      wrong(form, error);
    }
  }

  const forms = { "dl-ev-upload": upload, "dl-ev-begin": started };

  async function submitted(form) {
    if (form.dataset.busy) return;
    form.dataset.busy = "yes";
    try {
      await (form.matches(".dl-ev-candidate") ? accept(form) : forms[form.closest("dialog").id](form));
    } finally {
      delete form.dataset.busy;
    }
  }

  /* ---- events ---- */

  document.addEventListener("submit", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("#dl-evaluation-host")) return;
    event.preventDefault();
    event.target.querySelector(".dl-ev-error").hidden = true;
    submitted(event.target);
  }, true);

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest("#dl-evaluation-host [data-ev]");
    if (button && actions[button.dataset.ev]) actions[button.dataset.ev](button.dataset.name, button);
  });

  document.addEventListener("change", (event) => {
    if (!(event.target instanceof Element) || !event.target.matches("#dl-ev-upload [name=file]")) return;
    const name = event.target.form.elements.name;
    if (event.target.files[0] && (!name.value || name.value === name.dataset.offered)) {
      name.value = name.dataset.offered = event.target.files[0].name.replace(/\.[^.]*$/, "").slice(0, 60);
    }
  });

  /* A quote in a report asks for its article; nothing else from a frame is heeded. */
  window.addEventListener("message", (event) => {
    const frame = document.getElementById("dl-ev-frame");
    const target = event.data && event.data.dateline;
    if (!frame || event.source !== frame.contentWindow || typeof target !== "string") return;
    if (!/^#dl\/[\w.%~-]+\/[\d,-]*\/\d+$/.test(target)) return;
    const link = Object.assign(document.createElement("a"), { href: target, hidden: true });
    host().append(link);
    link.click();
    link.remove();
  });

  let was = "";
  dateline.watch(() => {
    const tab = dateline.tab();
    if (tab === was || !host()) return;
    was = tab;
    if (tab !== "evaluation") return;
    if (shown === "" || shown === "home" || shown === "trouble") home(false);
    else look();
  });
})();
