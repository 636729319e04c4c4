// Opens the pages of a running daemon in a real browser and holds them to what they promise; what their
// buttons do is looked up in the store, by the command line beside the daemon.
// Usage: check-pages.mjs URL [FOLDER]    FOLDER takes screenshots.
// PARTS names some of its parts, such as settings,alerts; all of them otherwise.
// NCC is the command that sees the daemon's store.
// The daemon serves the clusters that .ci/pages makes.
import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { launch } from "./chromium.mjs";

const CHECK = "ngt_client_cert_expiry_check";
const WIDTHS = [390, 1280];
const SHIFT = 0.01; // of layout, all shifts together
const ZONE = "Asia/Tokyo";

const [base, shots] = process.argv.slice(2);
if (!base) {
  console.error("usage: check-pages.mjs URL [FOLDER]");
  process.exit(64);
}

/** What the command line beside the daemon says; warnings of checks are no failures. */
const ncc = (...words) => {
  const { status, stdout, stderr } = spawnSync(process.env.NCC ?? "./ncc", words, { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.ok(status <= 3, `ncc ${words.join(" ")}: ${stderr}`);
  return stdout;
};
const api = async (path) => (await fetch(`${base}/api/v1/${path}`)).json();

/** Waits until `truth` holds. */
const until = async (what, truth) => {
  for (let i = 0; i < 300; i++) {
    if (await truth()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail(`never came true: ${what}`);
};

/** Runs in the page before its own script. */
const watch = () => {
  window.shift = 0;
  window.violations = [];
  new PerformanceObserver((list) =>
    list.getEntries().forEach((entry) => entry.hadRecentInput || (window.shift += entry.value)),
  ).observe({ type: "layout-shift", buffered: true });
  document.addEventListener("securitypolicyviolation", (event) =>
    window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );
};

/** Pages that nobody uses at the moment: a window of its own costs a second of processor. */
const idle = [];
const idlePage = async (browser) => {
  if (idle.length > 0) return idle.pop();
  const context = await browser.newContext({ timezoneId: ZONE, locale: "en-GB" });
  const page = await context.newPage();
  await page.addInitScript(watch);
  return page;
};

/** Opens a page, uses it, and fails on whatever it complains of. */
const open = async (browser, path, { refused, viewport = { width: 1280, height: 720 } }, use) => {
  const page = await idlePage(browser);
  const complaints = [];
  const isRefused = (message) => refused && /status of 4\d\d/.test(message.text());
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && !isRefused(m) && complaints.push(m.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  page.on("request", (request) => request.url().startsWith(`${base}/`) || complaints.push(`request: ${request.url()}`));
  try {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(base + path);
    await use(page);
    complaints.push(...(await page.evaluate(() => window.violations ?? [])));
    assert.equal(await page.evaluate(() => window.hostile), undefined, "a hostile name ran");
    assert.deepEqual(complaints, []);
    page.removeAllListeners();
    idle.push(page);
  } catch (error) {
    error.message = `${path}: ${error.message}`;
    await page.context().close();
    throw error;
  }
};

/** @param rules those to look at alone, all where none are named */
const accessible = async (page, ...rules) => {
  const options = { resultTypes: ["violations"], ...(rules.length > 0 && { runOnly: rules }) };
  const { violations } = await page.evaluate((wanted) => window.axe.run(document, wanted), options);
  const grave = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  assert.deepEqual(grave.map(({ id, nodes }) => `${id}: ${nodes[0].failureSummary} ${nodes[0].html}`), []);
};

const withoutSidewaysScroll = async (page) => {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wider <= 0, `the page is ${wider} px wider than the window`);
};

const withoutShift = async (page) => {
  await page.waitForTimeout(150);
  const shift = await page.evaluate(() => window.shift);
  assert.ok(shift < SHIFT, `layout shifts by ${shift}`);
};

/** Each time is of the reader's zone, and says in its title when that is in UTC. */
const inTheReadersZone = async (page) => {
  const wrong = await page.evaluate((zone) => {
    const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
    return [...document.querySelectorAll("time")]
      .filter((one) => !one.textContent.includes(time.format(new Date(one.dateTime))) || !one.title.endsWith("UTC"))
      .map((one) => one.outerHTML);
  }, ZONE);
  assert.deepEqual(wrong, []);
};

/** Tab comes to all that can be used, in order, and shows where it is. */
const byKeyboard = async (page) => {
  await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
  const all = await page.evaluate(() => {
    const usable = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']")];
    window.left = new Set(usable.filter((one) => one.checkVisibility()));
    return window.left.size;
  });
  for (let i = 0; i < all + 5; i++) {
    await page.keyboard.press("Tab");
    const unseen = await page.evaluate(() => {
      const at = document.activeElement;
      window.left.delete(at);
      const style = getComputedStyle(at);
      return at === document.body || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) ? "" : at.outerHTML;
    });
    assert.equal(unseen, "", "focus is not seen");
  }
  assert.deepEqual(await page.evaluate(() => [...window.left].map((one) => one.outerHTML)), [], "Tab never comes there");
};

/** Everything that a page is held to, in all widths and both colours. */
const holds = async (browser, name, path, options = {}) => {
  for (const width of WIDTHS) {
    await open(browser, path, { ...options, viewport: { width, height: 844 } }, async (page) => {
      await withoutShift(page);
      await withoutSidewaysScroll(page);
      await inTheReadersZone(page);
      await page.evaluate(axe.source);
      // What else but contrast could colours change?
      for (const [colorScheme, rules] of [["light", []], ["dark", ["color-contrast"]]]) {
        await page.emulateMedia({ colorScheme });
        if (shots) await page.screenshot({ path: join(shots, `${name}-${colorScheme}-${width}.png`), fullPage: true });
        await accessible(page, ...rules);
      }
      if (width === 1280) await byKeyboard(page);
    });
  }
  console.log(`ok ${name} ${path}`);
};

/** Does the same for all, three at once: a page alone mostly waits. Tells of the first that fails when all have ended. */
const each = async (all, use) => {
  const left = [...all];
  const some = async () => {
    while (left.length > 0) await use(left.shift());
  };
  const ends = await Promise.allSettled([some(), some(), some()]);
  for (const { reason } of ends.filter(({ status }) => status === "rejected")) throw reason;
};

const press = (page, name) =>
  Promise.all([page.waitForNavigation(), page.getByRole("button", { name, exact: true }).first().click()]);

const runs = async (browser) => {
  await open(browser, `/checks/${CHECK}?cluster=tokyo-01`, {}, async (page) => {
    await press(page, "Run Check on tokyo-01");
    const id = new URL(page.url()).pathname.split("/").pop();
    await page.getByText("Succeeded").waitFor();
    const task = await api(`tasks/${id}`);
    assert.deepEqual([task.items, task.done, task.who], [1, 1, "local"]);
    assert.ok(ncc("tasks").includes(`${CHECK} on tokyo-01`));
    await downloads(page, id);
  });
  console.log("ok Run Check, and what it wrote is downloaded as it is rendered");
};

/** Every button of Download Output brings what `ncc render` makes of the same run. */
const downloads = async (page, id) => {
  const links = await page.locator("a[href*='/report/']").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  assert.ok(links.length >= 7, `only ${links.length} downloads`);
  const saved = join(tmpdir(), `ncc-${id}.json`);
  writeFileSync(saved, Buffer.from(await (await fetch(`${base}/api/v1/runs/${id}/report/json`)).arrayBuffer()));
  for (const link of links) {
    const url = new URL(link, base);
    const format = url.pathname.split("/").pop();
    const layout = url.searchParams.get("layout");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.evaluate((href) => document.querySelector(`a[href="${href}"]`).click(), link),
    ]);
    const rendered = ncc(...(layout ? ["--layout", layout.toLowerCase()] : []), "render", saved, "--report", `${format}=-`);
    assert.equal(readFileSync(await download.path(), "utf8"), rendered, link);
  }
};

const progresses = async (browser) => {
  await open(browser, "/runs", {}, async (page) => {
    await press(page, "Run Checks");
    const seen = new Set();
    await page.exposeFunction("told", (done) => seen.add(done));
    const first = await page.evaluate(() => {
      const at = document.querySelector("[data-done]");
      if (at) new MutationObserver(() => window.told(at.textContent)).observe(at, { childList: true, characterData: true, subtree: true });
      return at?.textContent;
    });
    await page.getByText(/Succeeded|had nothing to run on/).waitFor({ timeout: 60_000 });
    seen.delete(first);
    assert.ok(seen.size >= 1, `progress stayed ${first}`);
    console.log(`ok progress moves by itself: from ${first} to ${[...seen].join(", ")}`);
  });
};

const settings = async (browser) => {
  const path = `/checks/${CHECK}`;
  const value = (name) => ncc("set", CHECK).split("\n").find((line) => line.includes(` ${name}=`)) ?? "";
  const save = async (fold, button, fields) =>
    open(browser, path, {}, async (page) => {
      await page.locator("summary", { hasText: fold }).click();
      for (const [name, text] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(text);
      await press(page, button);
      await page.getByText("last updated").waitFor();
      assert.ok((await page.textContent("main")).includes("by local"));
    });
  await open(browser, path, {}, async (page) => {
    await press(page, "Turn Check Off");
    await page.getByText("It is turned off.").waitFor();
    assert.match(value("enabled"), /false/);
    await press(page, "Turn Check On");
    assert.match(value("enabled"), /true/);
  });
  await save("Schedule", "Save interval", { "set.interval": "7m" });
  assert.match(value("interval"), /7m/);
  await save("Schedule", "Save cron", { "set.cron": "30 2 * * * Asia/Tokyo" });
  assert.match(value("cron"), /30 2 \* \* \* Asia\/Tokyo/);
  await save("Alert Policy", "Save policy", { "set.alert.raise-after": "3" });
  assert.match(value("alert.raise-after"), /3/);
  await save("Thresholds", "Save thresholds", { "set.warn": "60d" });
  assert.match(value("warn"), /60d/);
  await open(browser, path, { refused: true }, async (page) => {
    await page.locator("summary", { hasText: "Schedule" }).click();
    await page.locator('[name="set.cron"]').fill("every full moon");
    await press(page, "Save cron");
    await page.getByRole("alert").getByText("is no cron expression").waitFor();
  });
  await save("Schedule", "Save cron", { "set.cron": "" });
  console.log("ok Turn Check Off and On, Schedule, Alert Policy, Thresholds");
};

const openAlerts = async (cluster) => (await api(`alerts?limit=50&cluster=${cluster}`)).items;

const alerts = async (browser) => {
  const [first, second, third, ...rest] = await openAlerts("tokyo-01");
  const act = async (id, button, note, length = "") =>
    open(browser, `/alerts/${id}`, {}, async (page) => {
      await page.locator('[name="note"]').fill(note);
      await page.locator('[name="for"]').fill(length);
      await press(page, button);
      if (button === "Resolve") await press(page, "Resolve it");
      await page.getByRole("status").getByText(/^(Acknowledged|Released|Silenced|Waived|Resolved) an alert:/).waitFor();
    });
  await act(first.id, "Acknowledge", "part is ordered", "2d");
  assert.match(ncc("alerts", first.id), /ACKNOWLEDGED[\s\S]*part is ordered/);
  await act(first.id, "Release", "it came");
  assert.match(ncc("alerts", first.id), /OPEN/);
  await act(second.id, "Silence", "known until Monday", "4h");
  assert.match(ncc("silence", "list"), /known until Monday/);
  await act(second.id, "Waive", "replaced next week", "2d");
  assert.match(ncc("silence", "list"), /replaced next week/);
  await act(third.id, "Resolve", "done by hand");
  assert.match(ncc("alerts", third.id), /RESOLVED[\s\S]*done by hand/);
  await open(browser, "/alerts?cluster=tokyo-01", {}, async (page) => {
    await page.locator("[data-all]").check();
    await page.locator('[name="note"]').fill("all at once");
    await press(page, "Acknowledge");
    await page.getByRole("status").getByText(/^Acknowledged \d+ alerts:/).waitFor();
    assert.match(page.url(), /cluster=tokyo-01/);
  });
  const left = await openAlerts("tokyo-01");
  assert.ok(left.length >= rest.length && left.every((one) => one.state === "ACKNOWLEDGED"), JSON.stringify(left.map((one) => one.state)));
  await open(browser, "/alerts", { refused: true }, async (page) => {
    await press(page, "Resolve");
    await page.getByText("choose at least one alert").waitFor();
  });
  await open(browser, "/silences", {}, async (page) => {
    await page.getByText("VM " + second.subject.name).first().waitFor();
    await press(page, "End");
    await press(page, "Undo");
    await page.getByRole("status").getByText(/^Undone:/).waitFor();
  });
  console.log("ok acknowledge, release, silence, waive, resolve, all at once");
};

/** What an address leads to is seen without scrolling. */
const inView = async (page, selector) => {
  const seen = await page.locator(selector).evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });
  assert.ok(seen, `${selector} is out of sight at ${page.url()}`);
};

/** Words and numbers of tables stay whole at every width. */
const unbroken = async (browser) => {
  const paths = ["/", `/checks/${CHECK}`, "/clusters/fleet-01", "/alerts", "/runs", "/silences"];
  await each(paths.flatMap((path) => [705, 720, 800, 1024, 1440].map((width) => [path, width])), async ([path, width]) =>
    open(browser, path, { viewport: { width, height: 844 } }, async (page) => {
      await withoutSidewaysScroll(page);
      const broken = await page.evaluate(() => {
        const lines = (one) => new Set([...one.getClientRects()].map((rect) => Math.round(rect.top))).size;
        const texts = [...document.querySelectorAll("td.number, td.word, tbody th.word, td .badge, td:not([class]), thead th:not(:has(.visually-hidden))")];
        return texts
          .filter((one) => !/\s/.test(one.textContent.trim()) && one.textContent.trim().length < 16)
          .filter((one) => {
            const range = document.createRange();
            range.selectNodeContents(one);
            return lines(range) > 1 && !one.querySelector("svg, input");
          })
          .map((one) => one.outerHTML);
      });
      assert.deepEqual(broken, []);
    }),
  );
  console.log("ok words and numbers stay whole");
};

/** Filters and pages are in the address; back comes back to them. */
const habits = async (browser) => {
  await open(browser, `/checks/${CHECK}`, {}, async (page) => {
    await page.locator('[name="q"]').fill("vdi");
    await page.locator('select[name="history"]').selectOption("fleet-01");
    await press(page, "Filter");
    assert.match(page.url(), /q=vdi.*history=fleet-01|history=fleet-01.*q=vdi/);
    await page.getByRole("button", { name: "Run Check", exact: true }).waitFor();
    const first = await page.locator(".days tbody th a").first().textContent();
    await Promise.all([page.waitForNavigation(), page.getByRole("link", { name: "Next" }).click()]);
    assert.match(page.url(), /from=50/);
    assert.notEqual(await page.locator(".days tbody th a").first().textContent(), first);
    await page.goBack();
    assert.equal(await page.locator('[name="q"]').inputValue(), "vdi");
    assert.equal(await page.locator(".days tbody th a").first().textContent(), first);
    for (const rows of [100, 150]) {
      await Promise.all([page.waitForNavigation(), page.getByRole("link", { name: /Load More/ }).click()]);
      assert.equal(await page.locator(".days tbody tr").count(), rows);
      await inView(page, `#row-${rows - 49}`);
    }
    await Promise.all([page.waitForNavigation(), page.locator(".days tbody th a").first().click()]);
    assert.match(page.url(), /\/vms\//);
    await page.goBack();
    assert.equal(await page.locator(".days tbody tr").count(), 150);
  });
  await open(browser, "/", { viewport: { width: 1280, height: 600 } }, async (page) => {
    await Promise.all([page.waitForNavigation(), page.locator(".tile.FAIL a").click()]);
    await inView(page, "#clusters h2");
    await page.locator('#clusters [name="q"]').fill("fleet");
    await press(page, "Filter");
    await inView(page, "#clusters h2");
  });
  console.log("ok the address holds filter and page, and back works");
};

/** Readable, and of use, without script. */
const withoutScript = async (browser) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${base}/alerts?severity=CRITICAL`);
  assert.ok((await page.locator("tbody tr").count()) > 0);
  assert.match(await page.locator("time").first().textContent(), /UTC$/);
  await context.close();
  console.log("ok without script");
};

const everyPage = async (browser) => {
  const [hostile] = await openAlerts("hostile-01");
  const [task] = (await api("tasks?limit=1")).items;
  const clusters = (await api("clusters")).items;
  const run = clusters.find((one) => one.name === "hostile-01").checks.find((one) => one.check === CHECK).run;
  const pages = [
    ["fleet", "/"],
    ["fleet-none", "/?q=nothing-is-called-so"],
    ["cluster", "/clusters/hostile-01"],
    ["cluster-gone", "/clusters/gone-01"],
    ["checks", "/checks"],
    ["check", `/checks/${CHECK}`],
    ["check-hostile", `/checks/${CHECK}?cluster=hostile-01`],
    ["check-none", `/checks/${CHECK}?q=nothing-is-called-so`],
    ["runs", "/runs"],
    ["runs-mistyped", "/runs?check=none", { refused: true }],
    ["silences", "/silences"],
    ["run", `/runs/${run}`],
    ["task", `/tasks/${task.id}`],
    ["alerts", "/alerts?severity=WARNING&q=e"],
    ["alerts-hostile", "/alerts?cluster=hostile-01"],
    ["alerts-none", "/alerts?q=nothing-is-called-so"],
    ["alert", `/alerts/${hostile.id}`],
    ["missing", "/clusters/nowhere", { refused: true }],
  ];
  const vms = await hostileVms(browser);
  await each([...pages, ...vms.map(([path], i) => [`vm-${i}`, path])], (page) => holds(browser, ...page));
  for (const [path, part] of vms) {
    await open(browser, path, {}, async (page) => assert.ok((await page.textContent("h1")).includes(part)));
  }
};

/** The pages of the VM with the longest name, of one that is markup, and of one that turns text. */
const hostileVms = async (browser) => {
  const found = [];
  await open(browser, `/checks/${CHECK}?cluster=hostile-01`, {}, async (page) => {
    for (const part of ["long-x", "<script>", "\\u202e"]) {
      const link = page.locator(".days tbody th a", { hasText: part });
      found.push([await link.first().getAttribute("href"), part]);
    }
  });
  return found;
};

if (shots) mkdirSync(shots, { recursive: true });
const browser = await launch();
let failed = 0;
try {
  const parts = [progresses, runs, habits, unbroken, withoutScript, everyPage, settings, alerts];
  const wanted = process.env.PARTS?.split(",") ?? parts.map((part) => part.name);
  for (const part of parts.filter((one) => wanted.includes(one.name))) {
    await part(browser).catch((error) => {
      console.error(`not ok ${part.name}: ${error.message}\n${error.stack}`);
      failed++;
    });
  }
} finally {
  await browser.close();
}
process.exitCode = failed > 0 ? 1 : 0;
