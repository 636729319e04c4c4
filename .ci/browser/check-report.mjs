// Opens HTML reports in a real browser and holds them to what they promise.
// Usage: check-report.mjs FILE…
import { strict as assert } from "node:assert";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { launch } from "./chromium.mjs";

const LONGEST_TASK = 200; // milliseconds
const PAGE = 100; // rows a table adds at a time
const WIDTHS = [390, 710, 768, 1000, 1160]; // from a phone to a small laptop

/** Runs in the page before its own script. */
const watch = () => {
  window.longestTask = 0;
  window.violations = [];
  new PerformanceObserver((list) =>
    list.getEntries().forEach((task) => (window.longestTask = Math.max(window.longestTask, task.duration))),
  ).observe({ type: "longtask" });
  document.addEventListener("securitypolicyviolation", (event) =>
    window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );
};

const open = async (browser, url, options, use) => {
  const page = await browser.newPage(options);
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  page.on("request", (request) => request.url().split("#")[0] !== url && complaints.push(`request: ${request.url()}`));
  await page.addInitScript(watch);
  await page.goto(url);
  try {
    await use(page);
    complaints.push(...(await page.evaluate(() => window.violations ?? [])));
    assert.deepEqual(complaints, []);
  } finally {
    await page.close();
  }
};

const openFolds = (page) =>
  page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));

const accessible = async (page, mode) => {
  await openFolds(page);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const grave = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  const told = grave.map(({ id, nodes }) => `${mode}: ${id}: ${nodes[0].failureSummary} ${nodes[0].html}`);
  assert.deepEqual(told, []);
};

const withoutSidewaysScroll = async (page) => {
  await openFolds(page);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wider <= 0, `the page is ${wider} px wider than a window of ${page.viewportSize().width}`);
};

const readableWithoutScript = async (page) => {
  assert.ok(await page.locator("h1").isVisible());
  assert.ok(await page.locator("noscript").count());
  assert.equal(await page.locator("button:visible, input:visible").count(), 0);
};

const printable = async (page) => {
  await page.emulateMedia({ media: "print" });
  const controls = page.locator("button:visible:not(th button), input:visible, select:visible");
  assert.equal(await controls.count(), 0, "a printed page has no controls");
  assert.equal(await page.locator("#checks table:visible th:not(:visible)").count(), 0, "a printed table has its heads");
};

const number = (text) => Number(text.replace(/\D/g, ""));

const matches = async (page) => {
  await page.waitForFunction(() => /\d.* of .*\d/.test(document.getElementById("matches").textContent), null, { timeout: 30_000 });
  const [, some, all] = /([\d,]+) of ([\d,]+)/.exec(await page.textContent("#matches"));
  return { some: number(some), all: number(all) };
};

const sortsByEveryHead = async (page, table) => {
  for (const button of await table.locator("thead button").all()) {
    for (const round of [1, 2]) {
      const before = await button.locator("..").getAttribute("aria-sort");
      await button.click();
      const after = await button.locator("..").getAttribute("aria-sort");
      assert.equal(after, before === "ascending" ? "descending" : "ascending");
      assert.equal(await table.locator("th[aria-sort]").count(), 1, `after click ${round}`);
      await page.waitForFunction((found) => !found.hasAttribute("aria-busy"), await table.elementHandle(), { timeout: 60_000 });
    }
  }
};

/**
 * Fails when `act` froze the page each of three times: a busy machine delays a task now and then,
 * a slow page always does.
 */
const calmest = async (page, during, act) => {
  let longest = Infinity;
  for (let attempt = 1; attempt <= 3 && longest >= LONGEST_TASK; attempt++) {
    await page.evaluate(() => (window.longestTask = 0));
    await act();
    longest = Math.min(longest, await page.evaluate(() => window.longestTask));
  }
  assert.ok(longest < LONGEST_TASK, `${during}: a task of ${longest} ms`);
  return `longest task while ${during} ${Math.round(longest)} ms`;
};

/** Types a name that is in the report, letter by letter. Returns what was found. */
const filters = async (page) => {
  const name = await page.locator("#checks .name").nth(1).textContent({ timeout: 5_000 });
  const during = await calmest(page, "filtering", async () => {
    await page.locator("#query").fill("");
    await page.locator("#query").pressSequentially(name.slice(0, 12), { delay: 40 });
    await page.waitForTimeout(200);
    await matches(page);
  });
  const { some, all } = await matches(page);
  assert.ok(some >= 1 && some <= all, `${some} of ${all}`);
  assert.equal(await page.locator("#results tbody tr").count(), Math.min(some, PAGE));
  return `${some} of ${all} findings, ${during}`;
};

const sortsWhatWasFound = (page) =>
  calmest(page, "sorting", () => sortsByEveryHead(page, page.locator("#results table")));

const clears = async (page) => {
  await page.getByRole("button", { name: "Clear" }).click();
  await page.locator("#results").waitFor({ state: "hidden" });
};

const sortsGroups = async (page) => {
  const table = page.locator("table[data-group]").first();
  if ((await table.count()) === 0) return;
  await openFolds(page);
  const rows = await table.locator("tbody tr").count();
  await sortsByEveryHead(page, table);
  const shown = await table.locator("tbody tr").count();
  assert.ok(shown >= rows, `${rows} rows became ${shown}`);
};

const check = async (browser, file) => {
  const url = pathToFileURL(resolve(file)).href;
  const told = [];
  await open(browser, url, {}, async (page) => {
    told.push(await filters(page));
    told.push(await sortsWhatWasFound(page));
    await clears(page);
    await sortsGroups(page);
    await printable(page);
  });
  for (const colorScheme of ["light", "dark"]) {
    await open(browser, url, { colorScheme }, (page) => accessible(page, colorScheme));
  }
  for (const width of WIDTHS) {
    await open(browser, url, { viewport: { width, height: 844 } }, withoutSidewaysScroll);
  }
  await open(browser, url, { javaScriptEnabled: false }, readableWithoutScript);
  console.log(`ok ${file}: ${told.join(", ")}`);
};

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: check-report.mjs FILE…");
  process.exit(64);
}
const browser = await launch();
try {
  for (const file of files) {
    await check(browser, file).catch((error) => {
      console.error(`not ok ${file}: ${error.message}`);
      process.exitCode = 1;
    });
  }
} finally {
  await browser.close();
}
