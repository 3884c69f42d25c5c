"use strict";
// What the page is about: its data, its runs, their colours, and which of them are shown.
const Study = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const families = [...new Set(data.runs.map(({ family }) => family))];
  const shown = new Set(data.runs.map(({ run }) => run));

  // Runs have colours of their own as long as these last; of more runs, families have.
  const color = (run) => Charts.lineColor(data.runs.length > 6 && families.length > 1
    ? families.indexOf(data.runs.find((entry) => entry.run === run).family)
    : data.runs.findIndex((entry) => entry.run === run));

  return { data, families, shown, color };
})();
