"use strict";
// What was watched in training: losses, capacities, and the rest.
{
  const { data, shown, color: runColor } = Study;
  const { draw, axis, upright, tooltip, styleOf, lineColor, short, plain } = Charts;

  function curves() {
    const [run, term, log] = ["curve-run", "curve-term", "curve-log"].map((id) => document.getElementById(id));
    Elements.fill(run, [...data.history.map((entry) => entry.run), "all runs"], data.history.length > 1 ? data.history.length : 0);
    Elements.fill(term, [...data.terms.map((entry) => entry.label), "all terms"]);
    draw(document.getElementById("curves"), "loss-curves", () => {
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
        yAxis: upright("nats per image", {
          type: log.checked && positive ? "log" : "value",
          logBase: 2, // a tick for each doubling: losses seldom span a decade
          scale: true,
          axisLabel: { color: styleOf("--soft"), formatter: short },
        }),
        tooltip: tooltip({ trigger: "axis", valueFormatter: plain }),
      };
    }, [run, term, log]);
  }

  function capacities() {
    draw(document.getElementById("capacities"), "capacity", () => {
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
        grid: { left: 52, right: runs.some(controlled) ? 60 : 20, top: 40, bottom: 36, containLabel: true },
        series: runs.flatMap((entry) => [
          line(entry, "KL", entry.kl, "solid"),
          line(entry, "capacity", entry.capacity, "dashed"),
          ...(controlled(entry) ? [line(entry, "β", entry.beta, "dotted", { yAxisIndex: 1 })] : []),
        ]),
        xAxis: axis("epoch", { type: "value", min: "dataMin", max: "dataMax", minInterval: 1 }),
        yAxis: [
          upright("nats per image"),
          upright("β", { show: runs.some(controlled), splitLine: { show: false } }),
        ],
        tooltip: tooltip({ trigger: "axis", valueFormatter: plain }),
      };
    });
  }

  function monitors() {
    const [run, monitor] = ["monitor-run", "monitor"].map((id) => document.getElementById(id));
    const valuesOf = (entry, { key }) => entry.splits.train?.values[key] ?? [];
    const watched = data.history.filter((entry) => data.monitors.some((part) => valuesOf(entry, part).some((value) => value !== null)));
    Elements.fill(run, [...watched.map((entry) => entry.run), "all runs"], watched.length > 1 ? watched.length : 0);
    Elements.fill(monitor, data.monitors.map(({ label }) => label));
    draw(document.getElementById("monitors"), "monitors", () => {
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
        yAxis: upright(part.label, {
          scale: true,
          axisLabel: { color: styleOf("--soft"), formatter: short },
        }),
        tooltip: tooltip({ trigger: "axis", valueFormatter: plain }),
      };
    }, [run, monitor]);
  }

  if (data.history.length > 0) curves();
  if (data.capacities.length > 0) capacities();
  if (data.monitors.length > 0) monitors();
}
