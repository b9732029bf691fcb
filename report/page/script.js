"use strict";
(() => {
  const form = document.getElementById("filter");
  const field = form.elements;
  const documents = [...document.querySelectorAll(".document")].map((element) => ({
    element,
    source: element.dataset.source,
    text: element.textContent.toLowerCase(),
    lines: [...element.querySelectorAll(".line:has(mark, .card)")],
    notes: [...element.querySelectorAll(".card")],
    marks: [...element.querySelectorAll("mark")],
  }));
  const total = documents.reduce((n, d) => n + d.notes.length, 0);
  let current = null;

  const select = (note) => {
    if (current) current.classList.remove("current");
    current = note;
    if (!note) return;
    note.classList.add("current");
    note.focus({ preventScroll: true });
    note.scrollIntoView({ block: "center" });
  };

  const filter = () => {
    const query = field.q.value.trim().toLowerCase();
    let shown = 0, shownDocuments = 0;
    for (const d of documents) {
      const fits = (!field.source.value || d.source === field.source.value) && d.text.includes(query);
      const hidden = new Set();
      for (const note of d.notes) {
        const { rule, level } = note.dataset;
        note.hidden = !fits || !field[level].checked || Boolean(field.rule.value) && rule !== field.rule.value;
        if (note.hidden) hidden.add(note.id.slice(1));
      }
      for (const mark of d.marks) {
        mark.classList.toggle("off", mark.dataset.f.split(" ").every((id) => hidden.has(id)));
      }
      for (const line of d.lines) {
        line.classList.toggle("shown", line.querySelector("mark:not(.off), .card:not([hidden])") !== null);
      }
      const visible = d.notes.length - hidden.size;
      d.element.hidden = visible === 0;
      shown += visible;
      if (visible > 0) shownDocuments++;
    }
    document.body.classList.toggle("only", field.only.checked);
    field.shown.value = `${shown} of ${total} findings in ${shownDocuments} of ${documents.length} documents`;
    if (current && current.hidden) select(null);
  };

  const step = (by) => {
    const notes = documents.flatMap((d) => d.notes).filter((note) => !note.hidden);
    if (notes.length === 0) return;
    const at = notes.indexOf(current);
    select(notes[at < 0 && by < 0 ? notes.length - 1 : (at + by + notes.length) % notes.length]);
  };

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-rule], button[data-source]");
    if (!button) return;
    const name = button.dataset.rule === undefined ? "source" : "rule";
    field[name].value = button.dataset[name];
    filter();
    form.scrollIntoView();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      form.reset();
      filter();
      document.activeElement.blur();
      return;
    }
    if (event.target.matches("input[type=search], select")) return;
    if (event.key === "/") {
      event.preventDefault();
      field.q.focus();
    } else if (event.key === "n" || event.key === "j") {
      step(1);
    } else if (event.key === "p" || event.key === "k") {
      step(-1);
    }
  });

  document.documentElement.classList.add("js");
  form.hidden = documents.length === 0;
  filter();
})();
