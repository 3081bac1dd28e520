// Walks the screens in their states and writes pictures of them to shots/: light and dark, desk and phone.
// `npm run build` first. Needs a Chromium: CHROMIUM names it, /usr/bin/chromium otherwise.
// An argument narrows it to the shots whose names contain it: `npm run shots -- thread`.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { runnerImport } from "vite";
import { shots } from "../test/shots.mjs";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const target = fileURLToPath(new URL("../shots/", import.meta.url));
const axe = fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url));
const { module } = await runnerImport(fileURLToPath(new URL("../test/fake/serve.ts", import.meta.url)));

const SIZES = {
  desk: { width: 1366, height: 768 },
  wide: { width: 1920, height: 1080 },
  phone: { width: 360, height: 740 },
};
const wanted = process.argv.slice(2);

await mkdir(target, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking"],
});
let complaints = 0;
const complain = (text) => {
  complaints++;
  console.log(text);
};

for (const shot of shots) {
  for (const [size, theme] of shot.in) {
    const name = `${shot.name}-${size}-${theme}`;
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) {
      continue;
    }
    const server = await module.serve(dist);
    const context = await browser.newContext({
      viewport: SIZES[size],
      colorScheme: theme,
      locale: shot.language ?? "pt-BR",
      timezoneId: "America/Sao_Paulo",
      hasTouch: size === "phone",
      isMobile: size === "phone",
      // axe is put in as a script element, which the policy forbids; the walk itself runs under the policy.
      bypassCSP: false,
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => complain(`${name}: ${error.message}`));
    page.on("console", (entry) => {
      if (entry.type() === "error" && !shot.expected?.test(entry.text())) {
        complain(`${name}: ${entry.text()}`);
      }
    });
    try {
      if (shot.as !== null) {
        const user = server.shop.state.users.find((candidate) => candidate.role === (shot.as ?? "attendant"));
        await context.addInitScript((token) => {
          if (!localStorage.getItem("balcao.session")) {
            localStorage.setItem("balcao.session", token);
          }
        }, `refresh-token-1.${user.id}`);
      }
      await shot.walk({ page, server, size, goto: (path) => page.goto(server.url + path) });
      await page.waitForTimeout(350);
      await page.screenshot({ path: `${target}${name}.png` });
      await page.evaluate(await (await import("node:fs/promises")).readFile(axe, "utf8")).catch(() => undefined);
      const found = await page.evaluate(() =>
        window.axe
          ?.run(
            { exclude: ["[data-base-ui-focus-guard]"] },
            {
              // What floats (tooltips, menus) stands outside of the landmarks on purpose.
              rules: { region: { enabled: false } },
              resultTypes: ["violations"],
            },
          )
          .then((result) =>
            result.violations.map(
              (entry) =>
                `${entry.id} (${entry.impact}): ${entry.nodes
                  .slice(0, 3)
                  .map((node) => `${node.target} ${node.any[0]?.message ?? ""}`)
                  .join(" | ")}`,
            ),
          ),
      );
      for (const violation of found ?? ["axe did not run"]) {
        complain(`${name}: ${violation}`);
      }
    } catch (error) {
      complain(`${name}: ${error.message}`);
      await page.screenshot({ path: `${target}${name}-failed.png` }).catch(() => undefined);
    } finally {
      await context.close();
      await server.close();
    }
  }
}
await browser.close();
console.log(complaints === 0 ? "No complaints." : `${complaints} complaints.`);
process.exitCode = complaints === 0 ? 0 : 1;
