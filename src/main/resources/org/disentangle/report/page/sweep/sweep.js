"use strict";

{
  const data = JSON.parse(document.getElementById("data").textContent);
  const chosen = { measure: data.chosen, at: new Map() };
  const size = { width: 480, height: 300, left: 58, right: 10, top: 10 };

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function drawn(name, attributes, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /** As long as needed to tell neighbours apart, and no longer. */
  const short = (value) => String(Number(value.toPrecision(4))).replace("-", "−");

  /** At share (n + 1) of the sorted values, as in summary.csv; at an end where that is beyond it. */
  function quantile(sorted, share) {
    const place = share * (sorted.length + 1) - 1;
    if (place <= 0) return sorted[0];
    if (place >= sorted.length - 1) return sorted[sorted.length - 1];
    const below = Math.floor(place);
    return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
  }

  function chooser() {
    const place = document.getElementById("chooser");
    const pick = (label, options, value, act) => {
      const whole = element("label", "", label);
      const list = element("select");
      options.forEach(([key, text]) => {
        const option = element("option", "", text);
        option.value = key;
        list.append(option);
      });
      list.value = value;
      list.addEventListener("change", () => { act(list.value); draw(); });
      whole.append(list);
      place.append(whole);
    };
    pick("Measure", data.measures.map((each) => [each.key, each.title]), chosen.measure,
      (value) => { chosen.measure = value; });
    const filters = new Map();
    data.bases.forEach((base) => Object.entries(base.filters).forEach(([axis, values]) =>
      filters.set(axis, new Set([...(filters.get(axis) ?? []), ...values]))));
    filters.forEach((values, axis) => {
      if (values.size > 1) {
        pick(axis, [["", "all"], ...[...values].map((value) => [value, value])], "",
          (value) => { chosen.at.set(axis, value); });
      }
    });
    place.hidden = false;
  }

  /** The trials of a base that are shown, by their tick: id, seed and value. */
  function columns(base, key) {
    const measure = data.measures.findIndex((each) => each.key === key);
    const axes = Object.keys(base.filters);
    const shown = Array.from({ length: Math.max(1, base.ticks.length) }, () => []);
    base.trials.forEach((trial) => {
      const value = trial.values[measure];
      const isLeftOut = axes.some((axis, i) => chosen.at.get(axis) && chosen.at.get(axis) !== trial.at[i]);
      if (value !== null && !isLeftOut) shown[trial.tick].push({ id: trial.id, seed: trial.seed, value });
    });
    return shown;
  }

  function levels(low, high) {
    const raw = (high - low) / 4;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = power * [1, 2, 5, 10].find((each) => each * power >= raw);
    const found = [];
    for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) found.push(i * step);
    return found;
  }

  /** A chart of columns under their names; those that are long are written aslant. */
  function chart(base, measure, shown, low, high) {
    const isAslant = base.ticks.some((tick) => tick.length > 8);
    const bottom = isAslant ? 86 : 48;
    const svg = drawn("svg", { viewBox: `0 0 ${size.width} ${size.height}`, role: "img" });
    const inner = size.width - size.left - size.right;
    const y = (value) => size.top + (size.height - size.top - bottom) * (high - value) / (high - low);
    svg.setAttribute("aria-label", `${measure.title} of ${base.base}${base.axis ? " against " + base.axis : ""}`);
    levels(low, high).forEach((level) => {
      svg.append(drawn("line", { class: "level", x1: size.left, x2: size.width - size.right, y1: y(level), y2: y(level) }));
      svg.append(drawn("text", { x: size.left - 6, y: y(level) + 4, "text-anchor": "end" }, short(level)));
    });
    shown.forEach((trials, tick) => {
      const width = inner / shown.length;
      const middle = size.left + width * (tick + 0.5);
      const half = Math.min(width * 0.32, 34);
      if (base.ticks.length > 0) {
        const x = isAslant ? middle + 6 : middle;
        const y = size.height - bottom + 18;
        svg.append(drawn("text",
          isAslant ? { x, y, "text-anchor": "end", transform: `rotate(-28 ${x} ${y})` } : { x, y, "text-anchor": "middle" },
          base.ticks[tick]));
      }
      if (trials.length === 0) return;
      const sorted = trials.map((trial) => trial.value).sort((a, b) => a - b);
      const [lower, median, upper] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
      const box = drawn("rect", { class: "box", x: middle - half, width: 2 * half, y: y(upper), height: Math.max(0, y(lower) - y(upper)) });
      box.append(drawn("title", {}, `median ${short(median)}, quartiles ${short(lower)} and ${short(upper)}, n = ${trials.length}`));
      svg.append(box);
      trials.forEach((trial, i) => {
        const aside = trials.length === 1 ? 0 : (i / (trials.length - 1) - 0.5) * 1.4 * half;
        const dot = drawn("circle", { class: "dot", cx: middle + aside, cy: y(trial.value), r: trials.length > 60 ? 2 : 3.5 });
        dot.append(drawn("title", {}, `${trial.id}${trial.seed === null ? "" : ", seed " + trial.seed}: ${short(trial.value)}`));
        svg.append(dot);
      });
      svg.append(drawn("line", { class: "median", x1: middle - half, x2: middle + half, y1: y(median), y2: y(median) }));
    });
    svg.append(drawn("line", { class: "ground", x1: size.left, x2: size.width - size.right, y1: size.height - bottom, y2: size.height - bottom }));
    if (base.axis) {
      svg.append(drawn("text", { x: size.left + inner / 2, y: size.height - 6, "text-anchor": "middle" }, base.axis));
    }
    return svg;
  }

  function numbers(all) {
    const table = element("table");
    const measure = data.measures.find((each) => each.key === chosen.measure);
    table.append(element("caption", "", `${measure.title} at each value, over what is shown above.`));
    const head = element("tr");
    ["Base", "Axis", "Value", "n", "Lower quartile", "Median", "Upper quartile"].forEach((text, i) => {
      const cell = element("th", i > 1 ? "number" : "", text);
      cell.scope = "col";
      head.append(cell);
    });
    const body = element("tbody");
    all.forEach(([base, shown]) => shown.forEach((trials, tick) => {
      if (trials.length === 0) return;
      const sorted = trials.map((trial) => trial.value).sort((a, b) => a - b);
      const row = element("tr");
      const name = element("th", "", base.base);
      name.scope = "row";
      row.append(name, element("td", "", base.axis ?? "–"));
      [base.axis ? base.ticks[tick] : "–", trials.length,
        ...[0.25, 0.5, 0.75].map((share) => short(quantile(sorted, share)))].forEach((text) =>
        row.append(element("td", "number", text)));
      body.append(row);
    }));
    const top = element("thead");
    top.append(head);
    table.append(top, body);
    const scroll = element("div", "scroll");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", "Quartiles");
    scroll.append(table);
    document.getElementById("numbers").replaceChildren(scroll);
  }

  /** Room above and below all values. */
  function reach(values) {
    const least = values.reduce((a, b) => Math.min(a, b), Infinity);
    const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
    const room = most > least ? (most - least) * 0.06 : Math.abs(most) * 0.1 || 1;
    return [least - room, most + room];
  }

  const valuesOf = (all) => all.flat().map((trial) => trial.value);

  /** Every score, all models of a base in one column. */
  function overview() {
    const place = document.getElementById("overview");
    if (!place) return;
    const bases = { base: "each base", axis: null, ticks: data.bases.map((base) => base.base) };
    place.replaceChildren(...data.measures.filter((measure) => measure.isScore).flatMap((measure) => {
      const shown = data.bases.map((base) => columns(base, measure.key).flat());
      if (shown.flat().length === 0) return [];
      const figure = element("figure");
      const caption = element("figcaption");
      caption.append(element("strong", "", measure.title), measure.scale ? ` (${measure.scale})` : "");
      figure.append(chart(bases, measure, shown, ...reach(valuesOf(shown))), caption);
      return [figure];
    }));
  }

  function draw() {
    const measure = data.measures.find((each) => each.key === chosen.measure);
    document.getElementById("meaning").textContent =
      [measure.sentence, measure.scale ? `(${measure.scale})` : ""].filter(Boolean).join(" ");
    const all = data.bases.map((base) => [base, columns(base, measure.key)]);
    const values = all.flatMap(([, shown]) => valuesOf(shown));
    const charts = document.getElementById("charts");
    charts.replaceChildren();
    if (values.length === 0) {
      charts.append(element("p", "absent", "No trial that is shown has this measure."));
    }
    all.forEach(([base, shown]) => {
      const n = shown.flat().length;
      if (n === 0) return;
      const figure = element("figure");
      const caption = element("figcaption");
      caption.append(element("strong", "", base.base), ` (${base.family}): ${n} models`);
      figure.append(chart(base, measure, shown, ...reach(values)), caption);
      charts.append(figure);
    });
    numbers(all);
    overview();
  }

  chooser();
  draw();
}
