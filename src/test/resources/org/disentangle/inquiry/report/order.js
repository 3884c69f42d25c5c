"use strict";
// Put at the end of a page by PersianNamesIT, after the names: leaves in the document where names stand.
{
  const blocks = [...document.querySelectorAll("th, td, p, li, h3, caption, figcaption, text, dd")].filter((block) => block.dir !== "auto");

  // Every name in the text of a block, in the order of the text, with the middle of its box.
  function said(block) {
    const found = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      for (let at = 0; at < node.data.length; at++) {
        const name = names.filter((each) => node.data.startsWith(each, at)).sort((a, b) => b.length - a.length)[0];
        if (name === undefined) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + name.length);
        const boxes = range.getClientRects();
        // A name that is broken over two lines has no one place.
        if (new Set([...boxes].map((box) => box.top)).size === 1) {
          const box = range.getBoundingClientRect();
          found.push({ name, top: box.top, x: (box.left + box.right) / 2 });
        }
        at += name.length - 1;
      }
    }
    return found;
  }

  const report = { path: [], pairs: 0, turned: [] };
  for (const block of blocks) {
    const inOrder = said(block);
    for (let i = 1; i < inOrder.length; i++) {
      const [one, next] = [inOrder[i - 1], inOrder[i]];
      if (Math.abs(one.top - next.top) > 2) continue;
      report.pairs++;
      if (one.x >= next.x) report.turned.push(block.textContent.slice(0, 80));
    }
  }
  // The path M -> I -> T <- F of the course's first network.
  const path = [...document.querySelectorAll("#question-5 th")].find((cell) => (cell.textContent.match(/[→←]/g) ?? []).join("") === "→→←");
  report.path = said(path).map((each) => each.x);
  const written = document.createElement("pre");
  written.id = "visit";
  written.textContent = JSON.stringify(report);
  document.body.append(written);
}
