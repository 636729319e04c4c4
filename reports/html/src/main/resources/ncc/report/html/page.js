"use strict";
(() => {
  const SLICE = 12; // milliseconds of work between two breaths
  const PAGE = 100; // rows added at a time
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

  // ---- giving the browser its turn -------------------------------------------------------------

  let sliceEnd = 0;
  const breathe = async () => {
    if (performance.now() < sliceEnd) return;
    await new Promise((resume) => setTimeout(resume));
    sliceEnd = performance.now() + SLICE;
  };

  // ---- findings, read from the data blocks; a finding is a number -------------------------------

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
  const details = new Map();

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

  const readDetails = (shared, finding) => {
    let before = "";
    for (let i = 0; i < shared.length; i += 3) {
      before = restore(before, shared[i], shared[i + 1], shared[i + 2]);
      details.set(finding++, before);
    }
  };

  const read = (block) => {
    const rows = JSON.parse(block.textContent);
    const group = groups[rows.group];
    if (group.count === 0) group.first = groupOf.length;
    readSubjects(rows.subjects);
    readDetails(rows.details, groupOf.length);
    for (let i = 0; i < rows.runs.length; i += 2) {
      for (let n = 0; n < rows.runs[i + 1]; n++) {
        groupOf.push(rows.group);
        subjectOf.push(rows.runs[i] + n);
        group.count++;
      }
    }
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
  const detailOf = (finding) => details.get(finding) ?? "";

  // ---- sorting, in slices: runs sorted one by one, then merged ---------------------------------

  const orders = {
    name: (a, b) => collator.compare(nameOf(a), nameOf(b)),
    id: (a, b) => (idOf(a) < idOf(b) ? -1 : Number(idOf(a) > idOf(b))),
    detail: (a, b) => groupOf[a] - groupOf[b] || collator.compare(detailOf(a), detailOf(b)),
    title: (a, b) => collator.compare(groups[groupOf[a]].title, groups[groupOf[b]].title),
    state: (a, b) => groupOf[a] - groupOf[b],
  };

  const merge = async (a, b, order, current) => {
    const merged = [];
    let i = 0;
    let j = 0;
    while (i < a.length && j < b.length) {
      merged.push(order(a[i], b[j]) <= 0 ? a[i++] : b[j++]);
      if (merged.length % 256 === 0) {
        await breathe();
        if (!current()) return merged;
      }
    }
    return merged.concat(i < a.length ? a.slice(i) : b.slice(j));
  };

  const sorted = async (findings, order, current) => {
    let runs = [];
    for (let i = 0; i < findings.length && current(); i += 256) {
      runs.push(findings.slice(i, i + 256).sort(order));
      await breathe();
    }
    while (runs.length > 1 && current()) {
      const merged = [];
      for (let i = 0; i < runs.length; i += 2) {
        merged.push(i + 1 < runs.length ? await merge(runs[i], runs[i + 1], order, current) : runs[i]);
      }
      runs = merged;
    }
    return runs[0] ?? [];
  };

  // ---- tables ----------------------------------------------------------------------------------

  const icon = (status) => {
    const svg = document.querySelector(`.tile.${status} .icon`).cloneNode(true);
    return svg;
  };

  const badge = (status) => {
    const label = document.querySelector(`.tile.${status} .tile-name`).textContent;
    return element("span", { className: `badge ${status}` }, icon(status), label);
  };

  const nameCell = (finding) =>
    element("th", { scope: "row" }, element("bdi", { className: "name", textContent: nameOf(finding) }));

  const groupRow = (finding, hasDetails) => {
    const row = element("tr", {}, nameCell(finding), element("td", {}, element("code", { textContent: idOf(finding) })));
    if (hasDetails) row.append(element("td", { textContent: detailOf(finding) }));
    return row;
  };

  const under = (content) => element("span", { className: "under" }, content);

  const resultRow = (finding) => {
    const group = groups[groupOf[finding]];
    const name = nameCell(finding);
    name.append(under(element("code", { textContent: idOf(finding) })));
    const what = element("td", {}, element("a", { href: `#${group.anchor}`, textContent: group.headline || group.title }));
    if (detailOf(finding)) what.append(under(detailOf(finding)));
    return element("tr", {}, element("td", {}, badge(group.status)), name, element("td", {}, group.title, under(element("bdi", { textContent: group.cluster }))), what);
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

    show(findings) {
      this.findings = findings;
      this.body.replaceChildren();
      this.add(PAGE);
    }

    add(count) {
      const shown = this.body.rows.length;
      this.body.append(...this.findings.slice(shown, shown + count).map(this.row));
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
      this.show(findings);
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
    const hasDetails = table.tHead.rows[0].cells.length > 2;
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

  // ---- search ----------------------------------------------------------------------------------

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
        if (finding % 256 === 0) {
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
    const left = total - groupOf.length;
    matches.textContent = [text("count", list.length, total), list.length ? "" : text("none"), left ? text("left", left) : ""].filter(Boolean).join(" · ");
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

  // ---- a link into a fold opens it; what is printed is open -------------------------------------

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
