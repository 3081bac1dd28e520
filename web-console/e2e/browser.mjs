// A real browser at the demo, for the journeys: where it is, how one opens a page in it, and how one logs in.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

export const [address, pictures] = process.argv.slice(2);
const PASSWORD = "balcao-demo-2026";
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
assert(existsSync(executablePath), `There is no browser at ${executablePath}: install chromium or set CHROMIUM`);

export const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
  ],
});

/** A page of somebody else than all other pages; an error in it fails the journey. */
export async function open(path) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "pt-BR" });
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  page.on("pageerror", (error) => {
    process.stderr.write(`${error.stack ?? error}\n`);
    process.exitCode = 1;
  });
  await page.goto(`${address}${path}`);
  return page;
}

/** The page of somebody who has logged in. */
export async function logIn(email, path) {
  const page = await open(path);
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(PASSWORD);
  await page.keyboard.press("Enter");
  return page;
}

/** Kept when the journey was given a directory for pictures. */
export async function picture(page, name) {
  if (pictures) {
    await page.screenshot({ path: `${pictures}/${name}.png` });
  }
}
