"use strict";
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const styleOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const lineColor = (index) => styleOf(`--line-${index % 6}`);
  const plain = (number) => (number === null || number === undefined ? "–" : String(number));

  // Runs have colours of their own as long as these last; of more runs, families have.
  const families = [...new Set(data.runs.map(({ family }) => family))];
  const runColor = (run) => lineColor(data.runs.length > 6 && families.length > 1
    ? families.indexOf(data.runs.find((entry) => entry.run === run).family)
    : data.runs.findIndex((entry) => entry.run === run));

  const shown = new Set(data.runs.map(({ run }) => run));

  // Charts are drawn again when the reader's system turns dark or light, or other runs are shown.
  const charts = new Map();

  function draw(place, name, option, events = []) {
    if (!place) {
      return;
    }
    const chart = echarts.init(place);
    const whole = () => ({ ...frame(), ...option() });
    const redraw = () => chart.setOption(whole(), true);
    redraw();
    Saving.offer(place, name, place, () => asVector(place, whole()));
    // In the next frame: a chart that changes its size at once is told of that again.
    const resizing = new ResizeObserver(() => requestAnimationFrame(() => { if (!chart.isDisposed()) chart.resize(); }));
    resizing.observe(place);
    events.forEach((control) => control.addEventListener("change", redraw));
    charts.set(place, { redraw, close: () => { resizing.disconnect(); chart.dispose(); } });
  }

  function asVector(place, option) {
    const vector = echarts.init(null, null, { renderer: "svg", ssr: true, width: place.clientWidth, height: place.clientHeight });
    vector.setOption({ backgroundColor: styleOf("--ground"), ...option });
    const text = vector.renderToSVGString();
    vector.dispose();
    return text;
  }

  const redrawAll = () => charts.forEach(({ redraw }) => redraw());

  function frame() {
    return {
      animation: false,
      // Quotes of the other kind: they stand in attributes of a saved SVG.
      textStyle: { fontFamily: getComputedStyle(document.documentElement).fontFamily.replaceAll('"', "'"), color: styleOf("--ink") },
      grid: { left: 36, right: 20, top: 40, bottom: 36, containLabel: true },
      legend: { type: "scroll", top: 0, left: 0, textStyle: { color: styleOf("--ink") } },
    };
  }

  function tooltip(extra) {
    return {
      backgroundColor: styleOf("--raised"),
      borderColor: styleOf("--rule"),
      textStyle: { color: styleOf("--ink"), fontSize: 13 },
      renderMode: "richText",
      confine: true,
      ...extra,
    };
  }

  function axis(name, extra = {}) {
    const line = { lineStyle: { color: styleOf("--rule") } };
    return {
      name,
      nameLocation: "middle",
      nameGap: 30,
      nameTextStyle: { color: styleOf("--soft") },
      axisLabel: { color: styleOf("--soft"), hideOverlap: true },
      axisLine: line,
      axisTick: line,
      splitLine: line,
      ...extra,
    };
  }

  function fill(select, names, chosen = 0) {
    names.forEach((name, index) => select.add(new Option(name, index, index === chosen, index === chosen)));
  }

  function curves() {
    const [run, term, log] = ["curve-run", "curve-term", "curve-log"].map(byId);
    fill(run, [...data.history.map((entry) => entry.run), "all runs"], data.history.length > 1 ? data.history.length : 0);
    fill(term, [...data.terms.map((entry) => entry.label), "all terms"]);
    draw(byId("curves"), "loss-curves", () => {
      const runs = data.history.filter((entry, index) => (run.value >= data.history.length ? shown.has(entry.run) : index === Number(run.value)));
      const terms = data.terms.filter((_, index) => term.value >= data.terms.length || index === Number(term.value));
      const series = [];
      runs.forEach((entry) => terms.forEach((part) =>
        Object.entries(entry.splits).forEach(([split, curve]) => series.push({
          name: [runs.length > 1 && entry.run, terms.length > 1 && part.label, split].filter(Boolean).join(", "),
          type: "line",
          color: terms.length > 1 ? lineColor(data.terms.indexOf(part)) : runColor(entry.run),
          lineStyle: { width: 2, type: split === "train" ? "solid" : "dashed" },
          symbol: split === "train" ? "circle" : "diamond",
          symbolSize: 5,
          showSymbol: curve.epochs.length < 40,
          data: curve.epochs.map((epoch, index) => [epoch, curve.values[part.key][index]]),
        }))));
      const positive = series.every((line) => line.data.every(([, value]) => value === null || value > 0));
      log.disabled = !positive; // numbers below 0 have no logarithm
      return {
        series,
        xAxis: axis("epoch", { type: "value", min: "dataMin", max: "dataMax", minInterval: 1 }),
        yAxis: axis("nats per image", {
          nameGap: 54, // colour has losses of five digits
          type: log.checked && positive ? "log" : "value",
          logBase: 2, // a tick for each doubling: losses seldom span a decade
          scale: true,
          nameGap: 54,
          axisLabel: { color: styleOf("--soft"), formatter: (value) => String(Number(value.toPrecision(3))) },
        }),
        tooltip: tooltip({ trigger: "axis", valueFormatter: plain }),
      };
    }, [run, term, log]);
  }

  function capacities() {
    draw(byId("capacities"), "capacity", () => {
      const runs = data.capacities.filter((entry) => shown.has(entry.run));
      const line = (entry, name, values, type, extra = {}) => ({
        name: [data.capacities.length > 1 && entry.run, name].filter(Boolean).join(", "),
        type: "line",
        color: runColor(entry.run),
        lineStyle: { width: 2, type },
        showSymbol: false,
        data: entry.epochs.map((epoch, index) => [epoch, values[index]]),
        ...extra,
      });
      const controlled = (entry) => entry.beta.some((value) => value !== null);
      return {
        series: runs.flatMap((entry) => [
          line(entry, "KL", entry.kl, "solid"),
          line(entry, "capacity", entry.capacity, "dashed"),
          ...(controlled(entry) ? [line(entry, "β", entry.beta, "dotted", { yAxisIndex: 1 })] : []),
        ]),
        xAxis: axis("epoch", { type: "value", min: "dataMin", max: "dataMax", minInterval: 1 }),
        yAxis: [
          axis("nats per image", { type: "value", nameGap: 40 }),
          axis("β", { type: "value", nameGap: 40, show: runs.some(controlled), splitLine: { show: false } }),
        ],
        tooltip: tooltip({ trigger: "axis", valueFormatter: plain }),
      };
    });
  }

  function monitors() {
    const [run, monitor] = ["monitor-run", "monitor"].map(byId);
    const valuesOf = (entry, { key }) => entry.splits.train?.values[key] ?? [];
    const watched = data.history.filter((entry) => data.monitors.some((part) => valuesOf(entry, part).some((value) => value !== null)));
    fill(run, [...watched.map((entry) => entry.run), "all runs"], watched.length > 1 ? watched.length : 0);
    fill(monitor, data.monitors.map(({ label }) => label));
    draw(byId("monitors"), "monitors", () => {
      const part = data.monitors[Number(monitor.value)];
      const runs = watched.filter((entry, index) => (run.value >= watched.length ? shown.has(entry.run) : index === Number(run.value)));
      return {
        series: runs.map((entry) => ({
          name: entry.run,
          type: "line",
          color: runColor(entry.run),
          lineStyle: { width: 2 },
          symbol: "circle",
          symbolSize: 5,
          showSymbol: entry.splits.train.epochs.length < 40,
          data: entry.splits.train.epochs.map((epoch, index) => [epoch, valuesOf(entry, part)[index]]),
        })),
        xAxis: axis("epoch", { type: "value", min: "dataMin", max: "dataMax", minInterval: 1 }),
        yAxis: axis(part.label, {
          nameGap: 54,
          scale: true,
          axisLabel: { color: styleOf("--soft"), formatter: (value) => String(Number(value.toPrecision(3))) },
        }),
        tooltip: tooltip({ trigger: "axis", valueFormatter: plain }),
      };
    }, [run, monitor]);
  }

  function gaps() {
    draw(byId("gaps"), "gaps", () => {
      const rows = data.gaps.filter((row) => shown.has(row.run));
      const bars = data.gapFactors.map((name, factor) => ({
        name, type: "bar", color: lineColor(factor), data: rows.map((row) => row.byFactor[factor]),
      }));
      const mean = { name: "MIG, their mean", type: "bar", color: styleOf("--ink"), data: rows.map((row) => row.mig) };
      return {
        series: [...bars, mean],
        grid: { left: rows.length > 5 ? 84 : 36, right: 20, top: 40, bottom: 36, containLabel: true },
        xAxis: axis("", {
          type: "category",
          data: rows.map((row) => row.run),
          splitLine: { show: false },
          axisLabel: { color: styleOf("--soft"), interval: 0, rotate: rows.length > 5 ? 40 : 0, width: 200, overflow: "truncate" },
        }),
        yAxis: axis("gap / entropy", { type: "value", nameGap: 40 }),
        tooltip: tooltip({ trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: plain }),
      };
    });
  }

  function scree() {
    const known = data.pictures.filter((entry) => entry.explained.length > 0);
    draw(byId("scree"), "explained-variance", () => ({
      series: known.map((entry) => ({
        name: entry.run,
        type: "line",
        color: runColor(entry.run),
        symbol: "circle",
        symbolSize: 6,
        data: entry.explained.map((ratio) => (ratio === null ? null : 100 * ratio)),
      })).filter((line) => shown.has(line.name)),
      xAxis: axis("component", {
        type: "category",
        data: Array.from({ length: Math.max(...known.map((entry) => entry.explained.length)) }, (_, index) => index + 1),
      }),
      yAxis: axis("explained variance, %", { type: "value", nameGap: 40 }),
      tooltip: tooltip({ trigger: "axis", valueFormatter: (value) => (value === undefined ? "–" : `${value.toFixed(1)} %`) }),
    }));
  }

  function cloud(place, name, points, factor) {
    const isMap = points.axes[0] === "";
    draw(place, name, () => {
      const colors = data.factors[factor.value];
      const classes = points.classes[factor.value];
      return {
        legend: { show: false },
        grid: { left: isMap ? 8 : 32, right: 12, top: 12, bottom: isMap ? 8 : 36, containLabel: !isMap },
        series: [{
          type: "scatter",
          symbolSize: 5,
          progressive: 0,
          itemStyle: { opacity: 0.8, borderColor: styleOf("--point-edge"), borderWidth: 0.5 },
          data: points.x.map((x, index) => ({
            value: [x, points.y[index], classes?.[index]],
            itemStyle: { color: colors?.colors[classes[index]] ?? styleOf("--soft") },
          })),
        }],
        xAxis: axis(points.axes[0], { type: "value", scale: true, ...(isMap && { axisLabel: { show: false } }) }),
        yAxis: axis(points.axes[1], { type: "value", scale: true, nameGap: 36, ...(isMap && { axisLabel: { show: false } }) }),
        tooltip: tooltip({
          formatter: ({ value: [x, y, index] }) => `${colors ? `${colors.label}: ${colors.classes[index] ?? "not known"}\n` : ""}${isMap ? "" : "PC1 "}${x}, ${isMap ? "" : "PC2 "}${y}`,
        }),
      };
    }, [factor]);
  }

  // What is drawn of one run, when it is looked at; the charts close when it is left, the rest stays.
  function open(article) {
    const picture = data.pictures.find(({ run }) => run === article.dataset.run);
    const place = (kind) => article.querySelector(`[data-chart="${kind}"]`);
    if (article.dataset.drawn === undefined) {
      article.dataset.drawn = "";
      ["responses", "densities"].filter(place).forEach((kind) => {
        Multiples[kind](place(kind), picture[kind]);
        Saving.offer(place(kind), `${kind}-${article.dataset.run}`);
      });
      article.querySelectorAll(".bars").forEach((bars, index) => Saving.offer(bars, `latents-${index + 1}-${article.dataset.run}`));
      const factor = article.querySelector(".factor");
      if (factor) {
        fill(factor, data.factors.map((entry) => entry.label));
        factor.closest(".controls").hidden = data.factors.length === 0;
        factor.addEventListener("change", () => explain(article, picture, data.factors[factor.value]));
        explain(article, picture, data.factors[0]);
      }
    }
    ["principal", "embedding"].filter((kind) => place(kind) && !charts.has(place(kind)))
      .forEach((kind) => cloud(place(kind), `${kind}-${article.dataset.run}`, picture[kind], article.querySelector(".factor")));
  }

  function close(article) {
    article.querySelectorAll(".chart").forEach((place) => {
      charts.get(place)?.close();
      charts.delete(place);
      if (place.nextElementSibling?.className === "save") place.nextElementSibling.remove();
    });
  }

  function chooser() {
    const articles = [...document.querySelectorAll("article.run")];
    const [chosen, beside, previous, next] = ["chosen", "beside", "previous", "next"].map(byId);
    const names = () => articles.map((article) => article.dataset.run).filter((run) => shown.has(run));

    function show() {
      const wanted = [chosen.value, beside.value].filter((run, index, all) => run !== "" && all.indexOf(run) === index);
      articles.forEach((article) => {
        article.hidden = !wanted.includes(article.dataset.run);
        article.style.order = wanted.indexOf(article.dataset.run);
        if (article.hidden) close(article);
      });
      byId("articles").classList.toggle("two", wanted.length > 1);
      articles.filter((article) => !article.hidden).forEach(open);
      const place = names().indexOf(chosen.value);
      previous.disabled = place <= 0;
      next.disabled = place < 0 || place === names().length - 1;
      if (chosen.value !== "") document.dispatchEvent(new CustomEvent("run", { detail: chosen.value }));
    }

    function offer() {
      const [first, second] = [chosen.value, beside.value];
      const options = (list) => list.map((run) => new Option(run === "" ? "no other" : run, run));
      chosen.replaceChildren(...options(names()));
      beside.replaceChildren(...options(["", ...names()]));
      if (names().includes(first)) chosen.value = first;
      beside.value = names().includes(second) ? second : "";
      show();
    }

    const step = (by) => () => {
      chosen.value = names()[names().indexOf(chosen.value) + by];
      show();
    };
    chosen.addEventListener("change", show);
    beside.addEventListener("change", show);
    previous.addEventListener("click", step(-1));
    next.addEventListener("click", step(1));
    document.querySelector(".chooser").hidden = articles.length < 2;
    document.querySelector(".beside").hidden = articles.length < 2;
    chosen.add(new Option(chosen.dataset.first));
    offer();
    return offer;
  }

  // Rows that are named after a run, and the columns of the large table.
  function labelTables() {
    const names = new Set(data.runs.map(({ run }) => run));
    document.querySelectorAll("section:not(#claims):not(#closely) table:not(.measures) tbody:not(.references) > tr").forEach((row) => {
      const name = row.querySelector("th[scope=row]")?.dataset.sort;
      if (names.has(name)) row.dataset.run = name;
    });
    document.querySelectorAll("table.measures").forEach((table) => {
      const heads = [...table.tHead.rows[0].cells];
      [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.cells.length === heads.length).forEach((row) =>
        heads.forEach((head, index) => {
          if (head.dataset.run !== undefined) row.cells[index].dataset.run = head.dataset.run;
        }));
    });
  }

  function filter(offer) {
    const place = byId("filter");
    const boxes = new Map();
    const box = (name, changed) => {
      const label = element("label", "");
      const input = element("input", "");
      Object.assign(input, { type: "checkbox", checked: true });
      input.addEventListener("change", () => { changed(input.checked); apply(); });
      label.append(input, ` ${name}`);
      return [label, input];
    };
    const count = element("summary", "");
    const tell = (run, isShown) => {
      boxes.get(run).checked = isShown;
      shown[isShown ? "add" : "delete"](run);
    };

    function apply() {
      document.querySelectorAll("[data-run]:not(article):not(script)").forEach((part) => { part.hidden = !shown.has(part.dataset.run); });
      count.textContent = `${shown.size} of ${data.runs.length} runs are shown`;
      familyBoxes.forEach(([family, input]) => {
        const runs = data.runs.filter((entry) => entry.family === family);
        const some = runs.filter(({ run }) => shown.has(run)).length;
        input.checked = some > 0;
        input.indeterminate = some > 0 && some < runs.length;
      });
      offer();
      redrawAll();
    }

    const group = element("fieldset", "");
    group.append(element("legend", "", "Show"));
    const familyBoxes = (families.length > 1 ? families.filter((family) => family !== "") : []).map((family) => {
      const [label, input] = box(family, (isShown) =>
        data.runs.filter((entry) => entry.family === family).forEach(({ run }) => tell(run, isShown)));
      group.append(label);
      return [family, input];
    });
    const details = element("details", "");
    const list = element("div", "list");
    [["all", true], ["none", false]].forEach(([name, isShown]) => {
      const button = element("button", "", name);
      button.type = "button";
      button.addEventListener("click", () => { data.runs.forEach(({ run }) => tell(run, isShown)); apply(); });
      list.append(button);
    });
    data.runs.forEach(({ run }) => {
      const [label, input] = box(run, (isShown) => tell(run, isShown));
      boxes.set(run, input);
      list.append(label);
    });
    details.append(count, list);
    group.append(details);
    place.append(group);
    place.hidden = data.runs.length < 2;
    apply();
  }

  function element(name, className, text = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function explain(article, picture, factor) {
    const drawn = [["principal", "pca_scores.csv"], ["embedding", "embedding.csv"]]
      .filter(([kind]) => picture[kind] && picture[kind].samples > picture[kind].x.length)
      .map(([kind, file]) => `${picture[kind].x.length} of the ${picture[kind].samples} samples of ${file}`);
    article.querySelector(".count").textContent = drawn.length > 0 ? `Drawn: ${drawn.join(", ")}.` : "All samples are drawn.";
    if (factor) {
      const legend = { categories: names, sequence: bar, cycle: ring }[factor.kind](factor);
      article.querySelector(".legend").replaceChildren(element("p", "", factor.label), legend);
    }
  }

  function names(factor) {
    const list = element("ul", "");
    factor.classes.forEach((name, index) => {
      const item = element("li", "");
      const dot = element("span", "dot");
      dot.style.background = factor.colors[index];
      item.append(dot, name);
      list.append(item);
    });
    return list;
  }

  function bar(factor) {
    const whole = element("div", "bar");
    const ramp = element("span", "ramp");
    const steps = factor.colors.map((color, index) =>
      `${color} ${(100 * index) / factor.colors.length}% ${(100 * (index + 1)) / factor.colors.length}%`);
    ramp.style.background = `linear-gradient(to top, ${steps.join(", ")})`;
    const ends = element("span", "ends");
    const [low, high] = factor.marks;
    ends.append(element("span", "", high), element("span", "", low));
    whole.append(ramp, ends);
    return whole;
  }

  function ring(factor) {
    const whole = element("div", "ring");
    const wheel = element("span", "wheel");
    // CSS turns clockwise from the top; angles here turn the other way from the right.
    const colors = [...factor.colors].reverse().join(", ");
    wheel.style.background = `conic-gradient(from 90deg, ${colors})`;
    const [start, quarter, half, threeQuarters] = factor.marks;
    ["", quarter, "", half, wheel, start, "", threeQuarters, ""].forEach((cell) =>
      whole.append(cell === wheel ? wheel : element("span", "", cell)));
    return whole;
  }

  document.querySelectorAll("table.sortable").forEach((table) => new Tablesort(table));
  if (data.history.length > 0) curves();
  if (data.capacities.length > 0) capacities();
  if (data.monitors.length > 0) monitors();
  if (data.gaps.length > 0) gaps();
  if (data.pictures.some((entry) => entry.explained.length > 0)) scree();
  labelTables();
  filter(chooser());

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);
  matchMedia("print").addEventListener("change", redrawAll);
}
