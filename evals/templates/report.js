"use strict";
// Lights what belongs together: a claim with its sentences and quotations, and a sentence with its claims. What is
// hovered or focused is lit while it is; a click keeps it lit until the next, or Escape. The page is whole without this.
for (const bench of document.querySelectorAll(".bench")) {
  const article = bench.querySelector(".article");
  const all = (selector) => [...bench.querySelectorAll(selector)];
  const words = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  let kept = null;

  const show = (element) => {
    for (const old of all(".lit")) old.classList.remove("lit");
    if (!element) return;
    const claims = element.matches(".claim") ? [element]
      : all(".claim").filter((claim) => words(claim, "sentences").includes(element.dataset.sentence));
    const sentences = new Set(claims.flatMap((claim) => words(claim, "sentences")));
    const quotations = new Set(claims.flatMap((claim) => words(claim, "quotations")));
    if (element.dataset.sentence) { sentences.clear(); sentences.add(element.dataset.sentence); }
    const lit = [
      ...claims,
      ...all(".sentence").filter((sentence) => sentences.has(sentence.dataset.sentence)),
      ...all("q").filter((quotation) => quotations.has(quotation.dataset.quotation)),
    ];
    for (const item of lit) item.classList.add("lit");
  };
  const reveal = () => {
    const first = article.querySelector(".sentence.lit");
    if (!first) return;
    const box = first.getBoundingClientRect(), pane = article.getBoundingClientRect();
    if (box.top < pane.top || box.bottom > pane.bottom) article.scrollTop += box.top - pane.top - pane.height / 4;
  };
  const keep = (element) => {
    for (const old of all(".kept")) old.classList.remove("kept");
    kept = kept === element ? null : element;
    if (kept) kept.classList.add("kept");
    show(kept);
  };
  const owner = (target) => target.closest && target.closest(".claim, .sentence");
  const look = (event) => {
    const element = owner(event.target);
    show(element || kept);
    if (element && element.matches(".claim")) reveal();
  };

  bench.addEventListener("pointerover", look);
  bench.addEventListener("focusin", look);
  bench.addEventListener("pointerleave", () => show(kept));
  bench.addEventListener("click", (event) => {
    const element = owner(event.target);
    if (element && !String(getSelection())) { keep(element); reveal(); }
  });
  bench.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && kept) keep(kept);
    if (event.key === "Enter" && event.target.matches(".claim")) keep(event.target);
  });
}

const buttons = [...document.querySelectorAll(".switch button")];
const choose = (name) => {
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.part === name));
  for (const part of document.querySelectorAll(".part")) part.hidden = part.dataset.part !== name;
};
for (const button of buttons) button.addEventListener("click", () => choose(button.dataset.part));
if (buttons.length) { document.body.classList.add("switched"); choose(buttons[0].dataset.part); }

const find = document.querySelector(".find input");
find.hidden = false;
find.addEventListener("input", () => {
  const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const item of document.querySelectorAll(".case")) {
    item.hidden = !wanted.every((word) => item.dataset.find.toLowerCase().includes(word));
  }
});
const opened = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (opened && opened.matches(".case")) opened.open = true;
