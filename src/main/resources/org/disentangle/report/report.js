"use strict";
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const styleOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const lineColor = (index) => styleOf(`--line-${index % 6}`);
  const plain = (number) => (number === null || number === undefined ? "–" : String(number));

  // Charts are drawn again when the reader's system turns dark or light.
  const charts = [];

  function draw(id, option, events = []) {
    const place = byId(id);
    if (!place) {
      return;
    }
    const chart = echarts.init(place);
    const redraw = () => chart.setOption({ ...frame(), ...option() }, true);
    redraw();
    new ResizeObserver(() => chart.resize()).observe(place);
    events.forEach((control) => control.addEventListener("change", redraw));
    charts.push(redraw);
  }

  function frame() {
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.documentElement).fontFamily, color: styleOf("--ink") },
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
    draw("curves", () => {
      const runs = data.history.filter((_, index) => run.value >= data.history.length || index === Number(run.value));
      const terms = data.terms.filter((_, index) => term.value >= data.terms.length || index === Number(term.value));
      const series = [];
      runs.forEach((entry) => terms.forEach((shown) =>
        Object.entries(entry.splits).forEach(([split, curve]) => series.push({
          name: [runs.length > 1 && entry.run, terms.length > 1 && shown.label, split].filter(Boolean).join(", "),
          type: "line",
          color: lineColor(terms.length > 1 ? data.terms.indexOf(shown) : data.history.indexOf(entry)),
          lineStyle: { width: 2, type: split === "train" ? "solid" : "dashed" },
          symbol: split === "train" ? "circle" : "diamond",
          symbolSize: 5,
          showSymbol: curve.epochs.length < 40,
          data: curve.epochs.map((epoch, index) => [epoch, curve.values[shown.key][index]]),
        }))));
      const positive = series.every((line) => line.data.every(([, value]) => value === null || value > 0));
      return {
        series,
        xAxis: axis("epoch", { type: "value", min: "dataMin", max: "dataMax", minInterval: 1 }),
        yAxis: axis("nats per image", {
          type: log.checked && positive ? "log" : "value",
          logBase: 2, // a tick for each doubling: losses seldom span a decade
          scale: true,
          nameGap: 44,
          axisLabel: { color: styleOf("--soft"), formatter: (value) => String(Number(value.toPrecision(3))) },
        }),
        tooltip: tooltip({ trigger: "axis", valueFormatter: plain }),
      };
    }, [run, term, log]);
  }

  function gaps() {
    draw("gaps", () => {
      const bars = data.gapFactors.map((name, factor) => ({
        name, type: "bar", color: lineColor(factor), data: data.gaps.map((row) => row.byFactor[factor]),
      }));
      const mean = { name: "MIG, their mean", type: "bar", color: styleOf("--ink"), data: data.gaps.map((row) => row.mig) };
      return {
        series: [...bars, mean],
        xAxis: axis("", { type: "category", data: data.gaps.map((row) => row.run), splitLine: { show: false } }),
        yAxis: axis("gap / entropy", { type: "value", nameGap: 40 }),
        tooltip: tooltip({ trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: plain }),
      };
    });
  }

  function scree() {
    draw("scree", () => ({
      series: data.projections.map((entry, index) => ({
        name: entry.run,
        type: "line",
        color: lineColor(index),
        symbol: "circle",
        symbolSize: 6,
        data: entry.explained.map((ratio) => (ratio === null ? null : 100 * ratio)),
      })),
      xAxis: axis("component", {
        type: "category",
        data: Array.from({ length: Math.max(...data.projections.map((entry) => entry.explained.length)) }, (_, index) => index + 1),
      }),
      yAxis: axis("explained variance, %", { type: "value", nameGap: 40 }),
      tooltip: tooltip({ trigger: "axis", valueFormatter: (value) => (value === undefined ? "–" : `${value.toFixed(1)} %`) }),
    }));
  }

  function scatter() {
    const [run, factor] = ["scatter-run", "scatter-factor"].map(byId);
    const runs = data.projections.filter((entry) => entry.x.length > 0);
    fill(run, runs.map((entry) => entry.run));
    fill(factor, data.factors.map((entry) => entry.label));
    draw("scatter", () => {
      const shown = runs[run.value];
      const colors = data.factors[factor.value];
      const classes = shown.classes[factor.value];
      explain(shown, colors);
      return {
        legend: { show: false },
        grid: { left: 32, right: 16, top: 12, bottom: 36, containLabel: true },
        series: [{
          type: "scatter",
          symbolSize: 6,
          progressive: 0,
          itemStyle: { opacity: 0.8, borderColor: styleOf("--point-edge"), borderWidth: 0.6 },
          data: shown.x.map((x, index) => ({
            value: [x, shown.y[index], classes[index]],
            itemStyle: { color: colors.colors[classes[index]] },
          })),
        }],
        xAxis: axis(shown.axes[0], { type: "value", scale: true }),
        yAxis: axis(shown.axes[1], { type: "value", scale: true, nameGap: 36 }),
        tooltip: tooltip({
          formatter: ({ value: [x, y, index] }) => `${colors.label}: ${colors.classes[index]}\nPC1 ${x}, PC2 ${y}`,
        }),
      };
    }, [run, factor]);
  }

  function element(name, className, text = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function explain(shown, factor) {
    byId("scatter-note").textContent = shown.samples > shown.x.length
      ? `${shown.x.length} of ${shown.samples} samples are drawn here; pca_scores.csv has all.`
      : `All ${shown.samples} samples are drawn.`;
    const legend = { categories: names, sequence: bar, cycle: ring }[factor.kind](factor);
    byId("scatter-legend").replaceChildren(legend);
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
    ends.append(element("span", "", factor.high), element("span", "", factor.low));
    whole.append(ramp, ends);
    return whole;
  }

  function ring(factor) {
    const whole = element("div", "ring");
    const wheel = element("span", "wheel");
    // CSS turns clockwise from the top; angles here turn the other way from the right.
    const colors = [...factor.colors].reverse().join(", ");
    wheel.style.background = `conic-gradient(from 90deg, ${colors})`;
    ["", "90°", "", "180°", wheel, "0°", "", "270°", ""].forEach((cell) =>
      whole.append(cell === wheel ? wheel : element("span", "", cell)));
    return whole;
  }

  document.querySelectorAll("table.sortable").forEach((table) => new Tablesort(table));
  if (data.history.length > 0) curves();
  if (data.gaps.length > 0) gaps();
  if (data.projections.some((entry) => entry.explained.length > 0)) scree();
  if (data.projections.some((entry) => entry.x.length > 0)) scatter();

  const redrawAll = () => charts.forEach((redraw) => redraw());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);
  matchMedia("print").addEventListener("change", redrawAll);
}
