"use strict";
// Which runs are shown: all at first. This runs last: it has the chosen run shown, which others wait for.
{
  const { data, families, shown } = Study;
  const place = document.getElementById("filter");
  const boxes = new Map();
  const box = (name, changed) => {
    const label = Elements.html("label", "");
    const input = Elements.html("input", "");
    Object.assign(input, { type: "checkbox", checked: true });
    input.addEventListener("change", () => { changed(input.checked); apply(); });
    label.append(input, ` ${name}`);
    return [label, input];
  };
  const count = Elements.html("summary", "");
  const show = (run, isShown) => {
    boxes.get(run).checked = isShown;
    shown[isShown ? "add" : "delete"](run);
  };

  function say() {
    count.textContent = `${shown.size} of ${data.runs.length} runs are shown`;
    familyBoxes.forEach(([family, input]) => {
      const runs = data.runs.filter((entry) => entry.family === family);
      const some = runs.filter(({ run }) => shown.has(run)).length;
      input.checked = some > 0;
      input.indeterminate = some > 0 && some < runs.length;
    });
  }

  function apply() {
    say();
    document.querySelectorAll("[data-run]:not(article):not(script)").forEach((part) => { part.hidden = !shown.has(part.dataset.run); });
    Chooser.offer();
    Charts.redrawAll();
  }

  const group = Elements.html("fieldset", "");
  group.append(Elements.html("legend", "", "Show"));
  const familyBoxes = (families.length > 1 ? families.filter((family) => family !== "") : []).map((family) => {
    const [label, input] = box(family, (isShown) =>
      data.runs.filter((entry) => entry.family === family).forEach(({ run }) => show(run, isShown)));
    group.append(label);
    return [family, input];
  });
  const details = Elements.html("details", "");
  const list = Elements.html("div", "list");
  [["all", true], ["none", false]].forEach(([name, isShown]) => {
    const button = Elements.html("button", "", name);
    button.type = "button";
    button.addEventListener("click", () => { data.runs.forEach(({ run }) => show(run, isShown)); apply(); });
    list.append(button);
  });
  data.runs.forEach(({ run }) => {
    const [label, input] = box(run, (isShown) => show(run, isShown));
    boxes.set(run, input);
    list.append(label);
  });
  details.append(count, list);
  group.append(details);
  place.append(group);
  place.hidden = data.runs.length < 2;
  say();
  Chooser.offer();
}
