"use strict";
// The run that the whole page shows, and one to set beside it.
const Chooser = (() => {
  const { shown } = Study;
  const articles = [...document.querySelectorAll("article.run")];
  const [chosen, beside, previous, next] = ["chosen", "beside", "previous", "next"].map((id) => document.getElementById(id));
  const names = () => articles.map((article) => article.dataset.run).filter((run) => shown.has(run));

  function show() {
    const wanted = [chosen.value, beside.value].filter((run, index, all) => run !== "" && all.indexOf(run) === index);
    articles.forEach((article) => {
      article.hidden = !wanted.includes(article.dataset.run);
      article.style.order = wanted.indexOf(article.dataset.run);
      if (article.hidden) Closely.close(article);
    });
    document.getElementById("articles").classList.toggle("two", wanted.length > 1);
    articles.filter((article) => !article.hidden).forEach(Closely.open);
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

  return { offer };
})();
