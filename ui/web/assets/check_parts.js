/* What the scripts of the Check tab share: calls to the server, elements, and boxes that find things as one types. */
(() => {
  "use strict";
  const { call, say } = dateline;
  const TYPED = 180;     // milliseconds after the last letter before it is looked for

  function element(tag, properties = {}, ...inside) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside);
    return made;
  }

  /* Calls the server; what it refuses, or that it cannot be reached, comes back as a sentence under `error`. */
  async function ask(name, ...data) {
    let told;
    try { told = await call("check_" + name, ...data); } catch (fault) {
      return { error: fault instanceof TypeError || !/ /.test(fault.message) ? say("check_unreached") : fault.message };
    }
    return told && typeof told === "object" ? told : { error: say("check_unreached") };
  }

  /* Makes the box in `host` look for what is typed; `chosen[kind]` is the list of what was chosen. */
  function picker(host, chosen) {
    const kind = host.dataset.picker;
    const box = host.querySelector("input");
    const list = host.querySelector("[role=listbox]");
    let due = 0, asked = 0, shown = 0, active = -1, options = [];

    function close() {
      list.hidden = true;
      active = -1;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    }

    function mark(index) {
      active = index;
      [...list.children].forEach((one, n) => one.setAttribute("aria-selected", String(n === active)));
      if (active < 0) { box.removeAttribute("aria-activedescendant"); return; }
      box.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }

    function choose(option) {
      if (!chosen[kind].some((one) => one.id === option.id)) chosen[kind].push(option);
      box.value = "";
      close();
      listChosen();
      box.focus();
    }

    function listChosen() {
      host.querySelector(".dl-picker-chosen").replaceChildren(...chosen[kind].map((option) => {
        const remove = element("button", { type: "button", textContent: "×" });
        remove.setAttribute("aria-label", say("check_remove", { name: option.label }));
        remove.addEventListener("click", () => {
          chosen[kind] = chosen[kind].filter((one) => one.id !== option.id);
          listChosen();
          box.focus();
        });
        return element("li", { title: option.more }, element("span", { textContent: option.label, dir: "auto" }), remove);
      }));
    }

    async function look() {
      clearTimeout(due);
      due = 0;
      const turn = ++asked;
      const told = await ask("find", kind, box.value);
      if (turn !== asked || document.activeElement !== box) return;
      shown = turn;
      options = (told.choices || []).filter((one) => !chosen[kind].some((other) => other.id === one.id));
      list.replaceChildren(...options.map((option, n) => {
        const row = element("li", { id: list.id + "-" + n }, element("span", { textContent: option.label, dir: "auto" }), element("small", { textContent: option.more }));
        row.setAttribute("role", "option");
        row.addEventListener("mousedown", (event) => { event.preventDefault(); choose(option); });
        return row;
      }));
      host.querySelector("[role=status]").textContent = told.error || (options.length ? say("check_found", { count: options.length }) : say("check_none_found"));
      if (!options.length) {
        const none = element("li", { className: "dl-picker-none", textContent: told.error || say("check_none_found") });
        none.setAttribute("role", "option");
        none.setAttribute("aria-disabled", "true");
        list.append(none);
      }
      list.hidden = false;
      box.setAttribute("aria-expanded", "true");
      mark(box.value && options.length ? 0 : -1);
    }

    /* Enter before what was typed last was looked for takes the first of what is found, not what still stands there. */
    async function take() {
      const typed = box.value;
      if (due || shown !== asked) await look();
      if (shown === asked && box.value === typed && !list.hidden && active >= 0) choose(options[active]);
    }

    box.addEventListener("input", () => { clearTimeout(due); due = setTimeout(look, TYPED); });
    box.addEventListener("focus", look);
    box.addEventListener("blur", () => { asked += 1; clearTimeout(due); due = 0; close(); });
    box.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) look();
        else if (options.length) mark((active + (event.key === "ArrowDown" ? 1 : options.length - (active < 0 ? 0 : 1))) % options.length);
      } else if (event.key === "Enter" && (box.value || active >= 0)) {
        event.preventDefault();
        take();
      } else if (event.key === "Escape" && !list.hidden) {
        event.stopPropagation();
        close();
      } else if (event.key === "Backspace" && !box.value && chosen[kind].length) {
        chosen[kind].pop();
        listChosen();
      }
    });
  }

  dateline.check = { ask, element, picker };
})();
