"use strict";
(() => {
  const SLICE = 12; // milliseconds of work between two breaths
  const PAGE = 100; // rows added at a time
  const RUN = 256; // findings sorted or searched between two looks at the clock
  const byId = (id) => document.getElementById(id);
  const index = JSON.parse(byId("index").textContent);
  const texts = index.texts;
  const language = document.documentElement.lang;
  const numbers = new Intl.NumberFormat(language);
  const collator = new Intl.Collator(language, { numeric: true });

  const text = (key, ...values) =>
    texts[key].replace(/\{(\d)\}/g, (_, i) => (typeof values[i] === "number" ? numbers.format(values[i]) : values[i]));

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // Giving the browser its turn.

  let sliceEnd = 0;
  const breathe = async () => {
    if (performance.now() < sliceEnd) return;
    await new Promise((resume) => setTimeout(resume));
    sliceEnd = performance.now() + SLICE;
  };

  // Findings, read from the data blocks; a finding is a number.

  const groups = index.groups.map((group) => ({
    ...group,
    total: Number(group.total),
    first: 0,
    count: 0,
    words: `${group.status} ${group.cluster} ${group.title} ${group.check} ${group.headline}`.toLowerCase(),
  }));
  const names = [];
  const ids = [];
  const lower = [];
  const groupOf = [];
  const subjectOf = [];
  const details = [];

  const restore = (before, head, own, tail) =>
    before.slice(0, head) + own + (tail ? before.slice(-tail) : "");

  const readSubjects = (shared) => {
    let before = "";
    for (let i = 0; i < shared.length; i += 4) {
      before = restore(before, shared[i], shared[i + 1], shared[i + 2]);
      names.push(before);
      ids.push(shared[i + 3]);
      lower.push(`${before}\n${shared[i + 3]}`.toLowerCase());
    }
  };

  const readDetails = (shared) => {
    let before = "";
    for (let i = 0; i < shared.length; i += 3) {
      before = restore(before, shared[i], shared[i + 1], shared[i + 2]);
      details.push(before);
    }
  };

  const read = (block) => {
    const rows = JSON.parse(block.textContent);
    const group = groups[rows.group];
    if (group.count === 0) group.first = groupOf.length;
    readSubjects(rows.subjects);
    readDetails(rows.details);
    for (let i = 0; i < rows.runs.length; i += 2) {
      for (let n = 0; n < rows.runs[i + 1]; n++) {
        groupOf.push(rows.group);
        subjectOf.push(rows.runs[i] + n);
        group.count++;
      }
    }
    while (details.length < groupOf.length) details.push("");
    block.remove();
  };

  const readAll = async () => {
    for (const block of document.querySelectorAll("script.rows")) {
      await breathe();
      read(block);
    }
  };
  let reading;
  const ready = () => (reading ??= readAll());

  const nameOf = (finding) => names[subjectOf[finding]];
  const idOf = (finding) => ids[subjectOf[finding]];
  const detailOf = (finding) => details[finding];

  // Sorting, in slices: runs sorted one by one, then merged.

  const orders = {
    name: (a, b) => collator.compare(nameOf(a), nameOf(b)),
    detail: (a, b) => groupOf[a] - groupOf[b] || collator.compare(detailOf(a), detailOf(b)),
    title: (a, b) => collator.compare(groups[groupOf[a]].title, groups[groupOf[b]].title),
    state: (a, b) => groupOf[a] - groupOf[b],
  };

  /** Merges the sorted `from[start..middle)` and `from[middle..end)` into `to[start..end)`. */
  const merge = async (from, to, start, middle, end, order) => {
    let a = start;
    let b = middle;
    for (let i = start; i < end; i++) {
      to[i] = b >= end || (a < middle && order(from[a], from[b]) <= 0) ? from[a++] : from[b++];
      if (i % RUN === 0) await breathe();
    }
  };

  const sorted = async (findings, order, current) => {
    let from = Int32Array.from(findings);
    let to = new Int32Array(from.length);
    for (let i = 0; i < from.length; i += RUN) {
      from.subarray(i, i + RUN).sort(order);
      await breathe();
    }
    for (let width = RUN; width < from.length && current(); width *= 2) {
      for (let i = 0; i < from.length && current(); i += 2 * width) {
        await merge(from, to, i, Math.min(i + width, from.length), Math.min(i + 2 * width, from.length), order);
      }
      [from, to] = [to, from];
    }
    return from;
  };

  // Tables.

  const badge = (status) => {
    const tile = document.querySelector(`.tile.${status} .tile-name`);
    return element("span", { className: `badge ${status}` }, ...tile.cloneNode(true).childNodes);
  };

  const nameCell = (finding) =>
    element("th", { scope: "row" },
      element("bdi", { className: "name", textContent: nameOf(finding) }),
      element("code", { className: "under", textContent: idOf(finding) }));

  const groupRow = (finding, hasDetails) =>
    element("tr", {}, nameCell(finding), ...(hasDetails ? [element("td", { textContent: detailOf(finding) })] : []));

  const under = (content) => element("span", { className: "under" }, content);

  const resultRow = (finding) => {
    const group = groups[groupOf[finding]];
    const what = element("td", {}, element("a", { href: `#${group.anchor}`, textContent: group.headline || text("healthy") }));
    if (detailOf(finding)) what.append(under(detailOf(finding)));
    return element("tr", {}, element("td", {}, badge(group.status)), nameCell(finding), element("td", {}, group.title, under(element("bdi", { textContent: group.cluster }))), what);
  };

  /** A table that lists findings page by page and sorts all of them, not only those it shows. */
  class Listing {
    constructor(table, row, find) {
      this.body = table.tBodies[0];
      this.table = table;
      this.row = row;
      this.find = find; // the findings in their first order
      this.turn = 0;
      this.rest = table.parentElement.querySelector(".rest") ?? table.insertAdjacentElement("afterend", element("p", { className: "rest" }));
      sortButtons(table, (key, descending) => this.sort(key, descending));
    }

    offer(shown, total) {
      this.rest.hidden = shown >= total;
      const more = element("button", { type: "button", textContent: text("more", Math.min(PAGE, total - shown)) });
      more.addEventListener("click", () => this.more());
      this.rest.replaceChildren(element("span", { textContent: text("listed", shown, total) }), more);
    }

    show(findings, count = PAGE) {
      this.findings = findings;
      this.body.replaceChildren();
      this.add(count);
    }

    add(count) {
      const shown = this.body.rows.length;
      this.body.append(...Array.from(this.findings.slice(shown, shown + count), this.row));
      this.offer(this.body.rows.length, this.findings.length);
    }

    async more() {
      await ready();
      this.findings ??= this.find();
      const shown = this.body.rows.length;
      this.add(PAGE);
      this.body.rows[shown]?.scrollIntoView({ block: "nearest" });
    }

    async sort(key, descending) {
      const turn = ++this.turn;
      const current = () => turn === this.turn;
      this.table.setAttribute("aria-busy", "true");
      await ready();
      const order = descending ? (a, b) => orders[key](b, a) : orders[key];
      const findings = await sorted(this.find(), order, current);
      if (!current()) return;
      this.show(findings, Math.max(PAGE, this.body.rows.length));
      this.table.removeAttribute("aria-busy");
    }
  }

  /** Makes the heads of a table buttons; `sort` gets the column's key and whether to turn it round. */
  const sortButtons = (table, sort) => {
    const heads = [...table.tHead.querySelectorAll("th[data-sort]")];
    for (const head of heads) {
      const label = head.textContent;
      const button = element("button", { type: "button", textContent: label, title: text("sort", label) });
      button.addEventListener("click", () => {
        const descending = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sort(head.dataset.sort, descending, head.cellIndex);
      });
      head.replaceChildren(button);
    }
  };

  for (const table of document.querySelectorAll("table[data-group]")) {
    const number = groups.findIndex((group) => group.anchor === table.dataset.group);
    const group = groups[number];
    const hasDetails = table.tHead.rows[0].cells.length > 1;
    const all = () => Array.from({ length: group.count }, (_, i) => group.first + i);
    const listing = new Listing(table, (finding) => groupRow(finding, hasDetails), all);
    listing.offer(table.tBodies[0].rows.length, group.total);
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    sortButtons(table, (kind, descending, column) => {
      const value = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent;
      const order = kind === "number" ? (a, b) => value(a) - value(b) : (a, b) => collator.compare(value(a), value(b));
      const rows = [...table.tBodies[0].rows].sort(order);
      table.tBodies[0].append(...(descending ? rows.reverse() : rows));
    });
  }

  // Search.

  const form = byId("search-form");
  const query = byId("query");
  const checkSelect = byId("check");
  const clusterSelect = byId("cluster");
  const matches = byId("matches");
  const results = byId("results");
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  let found = [];
  const listing = new Listing(results.querySelector("table"), resultRow, () => found);
  form.hidden = false;
  form.querySelector(".hint").after(...document.querySelectorAll(".left-out"));

  const options = (select, key, label) => {
    const seen = new Map(groups.map((group) => [group[key], group[label]]));
    [...seen].sort((a, b) => collator.compare(a[1], b[1])).forEach(([value, name]) => select.append(new Option(name, value)));
  };
  options(checkSelect, "check", "title");
  if (clusterSelect) options(clusterSelect, "cluster", "cluster");

  const has = (finding, word) =>
    lower[subjectOf[finding]].includes(word) || detailOf(finding).toLowerCase().includes(word);

  const matching = async (words, wanted, current) => {
    const list = [];
    for (const group of groups.filter(wanted)) {
      const open = words.filter((word) => !group.words.includes(word));
      for (let finding = group.first; finding < group.first + group.count; finding++) {
        if (open.every((word) => has(finding, word))) list.push(finding);
        if (finding % RUN === 0) {
          await breathe();
          if (!current()) return list;
        }
      }
    }
    return list;
  };

  const asked = () => {
    const states = [...form.querySelectorAll("input[name=state]")];
    return {
      words: query.value.toLowerCase().split(/\s+/).filter(Boolean),
      states: new Set(states.filter((box) => box.checked).map((box) => box.value)),
      every: states.every((box) => box.checked),
      check: checkSelect.value,
      cluster: clusterSelect?.value ?? "",
    };
  };

  const wants = (ask) => (group) =>
    ask.states.has(group.status) && (!ask.check || group.check === ask.check) && (!ask.cluster || group.cluster === ask.cluster);

  let turn = 0;
  const search = async () => {
    const mine = ++turn;
    const current = () => mine === turn;
    const ask = asked();
    const idle = ask.words.length === 0 && ask.every && !ask.check && !ask.cluster;
    if (idle) {
      results.hidden = true;
      matches.textContent = "";
      return;
    }
    const slow = setTimeout(() => current() && (matches.textContent = text("searching")), 250);
    await ready();
    const list = await matching(ask.words, wants(ask), current);
    clearTimeout(slow);
    if (current()) present(list);
  };

  const present = (list) => {
    found = list;
    matches.textContent = text(list.length ? "count" : "none", list.length, total);
    results.hidden = list.length === 0;
    results.querySelectorAll("th[aria-sort]").forEach((head) => head.removeAttribute("aria-sort"));
    listing.turn++;
    listing.show(list);
  };

  let pause;
  const soon = (delay) => {
    clearTimeout(pause);
    pause = setTimeout(search, delay);
  };
  form.addEventListener("input", () => soon(120));
  form.addEventListener("reset", () => soon(0));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("focusin", () => ready(), { once: true });
  search();

  // A link into a fold opens it; what is printed is open.

  const reveal = () => {
    const target = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.querySelector("details.rows")?.setAttribute("open", "");
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
  const folds = () => document.querySelectorAll("details:not([open])");
  let opened = [];
  addEventListener("beforeprint", () => (opened = [...folds()]).forEach((fold) => (fold.open = true)));
  addEventListener("afterprint", () => opened.forEach((fold) => (fold.open = false)));
})();
