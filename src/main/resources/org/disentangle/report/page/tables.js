"use strict";
// Tables sort by their headings, and say which of their rows and columns belong to which run.
{
  const { data } = Study;

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

  document.querySelectorAll("table.sortable").forEach((table) => new Tablesort(table));
  labelTables();
}
