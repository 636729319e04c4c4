// How every check of this folder starts the browser: CHROMIUM names it. By default it is Chromium without
// its windows, which does the same work with half of the processor; where there is none, the whole of it.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const WITHOUT_WINDOWS = "/usr/bin/chromium-headless-shell";
const EXECUTABLE = process.env.CHROMIUM ?? (existsSync(WITHOUT_WINDOWS) ? WITHOUT_WINDOWS : "/usr/bin/chromium");

/** A browser of its own that asks nobody for anything. */
export const launch = () => chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
