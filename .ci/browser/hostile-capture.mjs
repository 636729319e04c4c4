// Writes a captured cluster of guest VMs whose names are hostile to whatever shows them.
// Usage: hostile-capture.mjs CAPTURE FOLDER    CAPTURE: the one to rename, with nutanix_guest_tools_cli.txt
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const NAMES = [
  "<script>window.hostile = 1</script>",
  '"><img src=x onerror="window.hostile = 1">',
  "' autofocus onfocus='window.hostile = 1",
  "</title></style></textarea><svg onload=window.hostile=1>",
  "javascript:window.hostile=1",
  "${7*7} <#list 1..3 as i>x</#list> {{7*7}}",
  "\u202Egpj.yrallennac\u202C \u2066right\u2069 to left",
  "long-" + "x".repeat(295),
  "wide " + "\u5317\u4EAC ".repeat(60) + "end",
  "a/b?c=d&e=f#g%2e%2e",
  "../../etc/passwd",
  "tab\tin name",
  "\u0000\u0007bell",
  "combining " + "Z\u0351\u0346\u0348".repeat(20),
  "\u{1F680} rocket",
];
const TOOLS = "nutanix_guest_tools_cli.txt";

/** As a string of protobuf's text format. */
const quoted = (text) =>
  `"${text.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001F]/g, (c) => `\\${c.charCodeAt(0).toString(8).padStart(3, "0")}`)}"`;

const [capture, folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: hostile-capture.mjs CAPTURE FOLDER");
  process.exit(64);
}
mkdirSync(folder, { recursive: true });
cpSync(join(capture, "capture.yaml"), join(folder, "capture.yaml"));
let next = 0;
const tools = readFileSync(join(capture, TOOLS), "utf8");
writeFileSync(
  join(folder, TOOLS),
  tools.replace(/vm_name: "[^"]*"/g, (named) => (next < NAMES.length ? `vm_name: ${quoted(NAMES[next++])}` : named)),
);
