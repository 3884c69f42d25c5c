"use strict";
{
  const MILLISECONDS = 2000;
  const byId = (id) => document.getElementById(id);
  const styleOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const charts = new Map();
  let state = null;
  let failures = 0;

  function duration(seconds) {
    const whole = Math.round(seconds);
    const parts = [[Math.floor(whole / 3600), "h"], [Math.floor(whole / 60) % 60, "min"], [whole % 60, "s"]];
    const first = Math.max(0, parts.findIndex(([count]) => count > 0));
    return whole === 0 ? "0 s" : parts.slice(first, first + 2).map(([count, unit]) => `${count} ${unit}`).join(" ");
  }

  const sentences = {
    preparing: () => "Preparing: images and graph.",
    training: () => "Training.",
    exported: () => `Done: ${state.sentence}.`,
    interrupted: () => `Stopped: ${state.sentence}.`,
    failed: () => `Failed: ${state.sentence}.`,
  };

  function facts() {
    const done = state.totalSteps ? state.step / state.totalSteps : 0;
    const isTraining = state.phase === "training";
    byId("status").textContent = sentences[state.phase]();
    byId("progress").value = done;
    byId("step").textContent = `${state.step} of ${state.totalSteps} (${(100 * done).toFixed(1)} %)`;
    byId("epoch").textContent = state.epoch || "–";
    byId("speed").textContent = state.imagesPerSecond ? Math.round(state.imagesPerSecond) : "–";
    byId("gone").textContent = duration(state.elapsedSeconds);
    byId("left").textContent = isTraining && state.imagesPerSecond ? duration(state.secondsLeft) : "–";
    document.title = `${isTraining ? `${Math.floor(100 * done)} %` : state.phase}, ${document.querySelector("h1").textContent}`;
    byId("pictures").hidden = state.picture === "";
    byId("no-pictures").hidden = state.picture !== "";
    if (state.picture !== "" && byId("picture").src !== state.picture) {
      byId("picture").src = state.picture;
      byId("picture-epoch").textContent = state.pictureEpoch;
    }
  }

  function chart(place) {
    if (!charts.has(place)) {
      const made = echarts.init(place);
      new ResizeObserver(() => made.resize()).observe(place);
      charts.set(place, made);
    }
    return charts.get(place);
  }

  function termPlace(term) {
    const id = `term-${term}`;
    if (!byId(id)) {
      const place = document.createElement("div");
      place.id = id;
      place.className = "chart";
      byId("curves").append(place);
    }
    return byId(id);
  }

  function draw(place, title, series, isLogarithmic) {
    const soft = { color: styleOf("--soft") };
    const line = { lineStyle: { color: styleOf("--rule") } };
    const axis = { axisLabel: { ...soft, hideOverlap: true }, axisLine: line, axisTick: line, splitLine: line };
    const isPositive = series.every((each) => each.data.every(([, value]) => value === null || value > 0));
    chart(place).setOption({
      animation: false,
      aria: { enabled: true },
      textStyle: { fontFamily: getComputedStyle(document.documentElement).fontFamily, color: styleOf("--ink") },
      title: { text: title.replaceAll("_", " "), left: 0, top: 0, textStyle: { color: styleOf("--ink"), fontSize: 14, fontWeight: 600 } },
      grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
      xAxis: { ...axis, type: "value", min: 0, max: "dataMax" },
      yAxis: {
        ...axis,
        type: isLogarithmic && isPositive ? "log" : "value",
        logBase: 2,
        scale: true,
        axisLabel: { ...soft, formatter: (value) => String(Number(value.toPrecision(3))) },
      },
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        confine: true,
        backgroundColor: styleOf("--raised"),
        borderColor: styleOf("--rule"),
        textStyle: { color: styleOf("--ink"), fontSize: 13 },
        valueFormatter: (value) => (value === null || value === undefined ? "–" : String(Number(value.toPrecision(5)))),
      },
      series,
    }, true);
  }

  const curve = (name, data, color, type) => ({
    name, type: "line", data, color: styleOf(color), lineStyle: { width: 2, type }, symbolSize: 5, showSymbol: type === "dashed" ? data.length < 40 : data.length === 1,
  });

  function redraw() {
    if (!state) {
      return;
    }
    const { train, validation, speed } = state.curves;
    new Set([...Object.keys(train), ...Object.keys(validation)]).forEach((term) => {
      const series = [
        train[term] && curve("training", train[term], "--train", "solid"),
        validation[term] && curve("validation", validation[term], "--validation", "dashed"),
      ].filter(Boolean);
      draw(termPlace(term), term, series, byId("log").checked);
    });
    draw(byId("speed-chart"), "", Object.entries(speed).map(([name, data]) => curve(name, data, "--train", "solid")), false);
  }

  async function ask() {
    try {
      const answer = await fetch("state");
      state = await answer.json();
      failures = 0;
      facts();
      redraw();
    } catch (problem) {
      failures++;
      if (failures > 2) {
        byId("status").textContent = "The training does not answer any more: its program has ended. What is shown is the last it told.";
      }
    }
    const isOver = state && !["preparing", "training"].includes(state.phase);
    if (!isOver) {
      setTimeout(ask, MILLISECONDS);
    }
  }

  // Small images are enlarged as far as the page is wide; large ones are shrunk, and not to hard squares.
  byId("picture").addEventListener("load", ({ target }) => {
    const times = Math.max(1, Math.min(4, Math.floor(1136 / target.naturalWidth)));
    target.style.width = `${times * target.naturalWidth}px`;
    target.classList.toggle("enlarged", times > 1);
  });

  byId("log").addEventListener("change", redraw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  ask();
}
