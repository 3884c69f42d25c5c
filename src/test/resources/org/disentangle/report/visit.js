"use strict";
// Put at the end of a page by PageInBrowserTest: does what a visitor would, and leaves what came of it in the document.
{
  const report = { charts: [], start: [], moved: [], sorted: [] };

  function visit() {
    const light = (canvas) => Array.from(canvas.getContext("2d").getImageData(0, 0, 64, 64).data).filter((_, i) => i % 4 === 0);

    report.charts = [...document.querySelectorAll(".chart")].map((chart) => {
      const canvas = chart.querySelector("canvas");
      const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      return { id: chart.id, drawn: pixels.some((value) => value !== 0) };
    });

    const screen = document.querySelector(".picture canvas");
    const sliders = [...document.querySelectorAll(".sliders input")];
    report.start = light(screen);
    report.latents = sliders.length;
    report.moved = sliders.map((slider) => {
      const before = light(screen);
      const kept = slider.value;
      slider.value = slider.min;
      slider.dispatchEvent(new Event("input"));
      const change = light(screen).reduce((sum, value, i) => sum + Math.abs(value - before[i]), 0);
      slider.value = kept;
      slider.dispatchEvent(new Event("input"));
      return change;
    });

    // A table of ours and the seed project's rows has two bodies, each sorted by itself.
    const tables = [...document.querySelectorAll("table.sortable")].filter((table) => table.querySelector("th.number button"));
    report.sorted = tables.map((table) => {
      const heading = [...table.querySelectorAll("th.number")].at(-1);
      const column = () => [...table.tBodies[0].rows].filter((row) => row.cells[heading.cellIndex]).map((row) => Number(row.cells[heading.cellIndex].dataset.sort));
      const button = heading.querySelector("button");
      button.click();
      const once = column();
      button.click();
      return { once, twice: column() };
    });
  }

  try {
    visit();
  } catch (problem) {
    window.pageErrors.push(problem.stack);
  }
  report.errors = window.pageErrors;
  const place = document.createElement("pre");
  place.id = "visit";
  place.textContent = JSON.stringify(report);
  document.body.append(place);
}
