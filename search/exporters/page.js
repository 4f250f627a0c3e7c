
"use strict";
// Which papers does a choice leave, and how many of them has each value? Values of one facet are alternatives, facets
// combine, and a facet's counts ignore its own choice.
function chosen(papers, facetOf, picked, shows) {
  const facets = new Map();
  for (const value of picked) {
    const facet = facetOf[value];
    facets.set(facet, (facets.get(facet) || new Set()).add(value));
  }
  const counts = new Array(facetOf.length).fill(0);
  const left = papers.map((values, number) => {
    if (!shows(number)) return false;
    const missed = [];
    for (const [facet, wanted] of facets) {
      if (!values.some((value) => wanted.has(value))) missed.push(facet);
    }
    for (const value of values) {
      if (!missed.length || (missed.length === 1 && facetOf[value] === missed[0])) counts[value] += 1;
    }
    return !missed.length;
  });
  return { left, counts };
}
function start() {
  const FEW = 8;
  const [names, table] = JSON.parse(document.getElementById("values").textContent);
  const facetOf = table.map((row) => row[0]);
  const articles = Array.from(document.getElementsByTagName("article"));
  const papers = articles.map((one) => (one.dataset.v ? one.dataset.v.split(" ").map(Number) : []));
  const words = [];
  const picked = new Set();
  const lines = [];
  const nav = document.getElementById("facets");
  const told = document.getElementById("told");
  const all = told.textContent;
  const make = (tag, parent, text) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    return parent.appendChild(element);
  };
  const search = make("input", nav);
  search.type = "search";
  search.placeholder = "words in these papers";
  search.setAttribute("aria-label", search.placeholder);
  const shows = (number) => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (!wanted.length) return true;
    words[number] = words[number] || articles[number].textContent.toLowerCase();
    return wanted.every((word) => words[number].includes(word));
  };
  const first = chosen(papers, facetOf, picked, () => true).counts;
  names.forEach((name, facet) => {
    const values = [];
    facetOf.forEach((of, value) => { if (of === facet) values.push(value); });
    if (!values.length) return;
    values.sort((a, b) => first[b] - first[a] || (table[a][1] < table[b][1] ? -1 : 1));
    const box = make("fieldset", nav);
    make("legend", box, name.replace(/-/g, " "));
    const more = [];
    values.forEach((value, place) => {
      const label = make("label", box);
      const input = make("input", label);
      input.type = "checkbox";
      input.addEventListener("change", () => {
        if (input.checked) picked.add(value); else picked.delete(value);
        show();
      });
      make("span", label, table[value][1]);
      lines[value] = make("b", label);
      if (place >= FEW) { label.hidden = true; more.push(label); }
    });
    if (more.length) {
      const button = make("button", box, "all " + values.length);
      button.type = "button";
      button.addEventListener("click", () => {
        more.forEach((label) => { label.hidden = false; });
        button.remove();
      });
    }
  });
  function show() {
    const { left, counts } = chosen(papers, facetOf, picked, shows);
    let shown = 0;
    articles.forEach((one, number) => { one.hidden = !left[number]; shown += left[number]; });
    lines.forEach((line, value) => { line.textContent = counts[value]; });
    told.textContent = shown === articles.length ? all : shown + " of " + all;
  }
  search.addEventListener("input", show);
  show();
}
if (typeof document !== "undefined") start();
