
"use strict";
// Lights what belongs together: a claim with its sentences and quotations, and the other way round. What is hovered or
// focused is lit while it is; a click keeps it lit, Escape or a second click lets go. Without this script every link works.
for (const record of document.querySelectorAll(".record")) {
  const all = (selector) => [...record.querySelectorAll(selector)];
  const words = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const claims = all(".claim"), voices = all(".voice"), pane = record.querySelector(".article");
  let kept = null;

  const lit = (element) => {
    if (element.matches(".claim")) return [element];
    if (element.matches(".sentence")) return claims.filter((c) => words(c, "sentences").includes(element.dataset.sentence));
    if (element.matches(".quotation")) return claims.filter((c) => words(c, "quotations").includes(element.dataset.quotation));
    return claims.filter((c) => words(c, "parties").includes(element.dataset.party));
  };
  const show = (element) => {
    for (const old of all(".lit")) old.classList.remove("lit");
    record.classList.toggle("lighting", Boolean(element));
    if (!element) return [];
    const chosen = lit(element), parties = new Set(chosen.flatMap((c) => words(c, "speakers")));
    const sentences = new Set(chosen.flatMap((c) => words(c, "sentences"))), quotations = new Set(chosen.flatMap((c) => words(c, "quotations")));
    if (element.matches(".voice, .node, .strand")) { parties.clear(); parties.add(element.dataset.party); }
    const found = [
      ...chosen,
      ...all(".sentence").filter((s) => element === s || sentences.has(s.dataset.sentence)),
      ...all(".quotation").filter((q) => quotations.has(q.dataset.quotation)),
      ...all(".strand").filter((s) => parties.has(s.dataset.party)),
    ];
    for (const item of found) item.classList.add("lit");
    return found;
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const reveal = (item) => {
    if (!item) return;
    const behavior = still.matches ? "auto" : "smooth";
    if (pane && pane.contains(item)) {
      const box = item.getBoundingClientRect(), view = pane.getBoundingClientRect();
      if (box.top < view.top || box.bottom > view.bottom) pane.scrollBy({ top: box.top - view.top - view.height / 3, behavior });
    } else item.scrollIntoView({ block: "nearest", behavior });
  };
  const keep = (element) => {
    kept = kept === element ? null : element;
    for (const claim of claims) claim.toggleAttribute("aria-current", claim === kept);
    for (const voice of voices) voice.setAttribute("aria-pressed", String(voice === kept));
    return show(kept);
  };
  const opposite = (element, found) => found.find((item) => item.matches(element.matches(".claim, .voice, .node, .strand") ? ".sentence" : ".claim"));
  const owner = (target) => target.closest && target.closest(".claim, .quotation, .sentence, .voice, .node[data-party]:not([data-party='']), .strand");

  record.addEventListener("pointerover", (event) => {
    const element = owner(event.target), found = show(element || kept);
    if (element && element.matches(".claim")) reveal(opposite(element, found));
  });
  record.addEventListener("pointerleave", () => show(kept));
  record.addEventListener("focusin", (event) => {
    const element = owner(event.target), found = show(element || kept);
    if (element && event.target.matches(":focus-visible")) reveal(opposite(element, found));
  });
  record.addEventListener("focusout", () => show(kept));
  record.addEventListener("click", (event) => {
    const element = owner(event.target);
    if (!element || event.target.closest("summary") || String(getSelection())) return;
    const link = event.target.closest("a[href^='#']");
    const goal = link && document.getElementById(link.hash.slice(1));
    if (goal && goal.matches(".claim")) { if (kept !== goal) keep(goal); return; }
    if (link && kept === element) return;
    const found = keep(element);
    if (kept && !link) reveal(opposite(element, found));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && kept) keep(kept);
  });
  for (const voice of voices) voice.disabled = false;
}
