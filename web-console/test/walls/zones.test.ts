import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/** app → features → shared, and no feature knows another. Computed from the folders, so a new one is fenced at once. */
const src = fileURLToPath(new URL("../../src", import.meta.url));

type Zone = "app" | "shared" | "simulator" | `features/${string}`;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

function zoneOf(file: string): Zone {
  const [top, second] = relative(src, file).split(/[\\/]/);
  if (top === "features" && second) {
    return `features/${second}`;
  }
  if (top === "app" || top === "shared" || top === "simulator") {
    return top;
  }
  throw new Error(`${file} is in no zone: app, features/NAME, shared or simulator`);
}

function mayImport(from: Zone, to: Zone): boolean {
  if (from === to) {
    return true;
  }
  switch (from) {
    case "shared":
      return false;
    case "app":
      return to !== "simulator";
    default:
      return to === "shared";
  }
}

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)["'](\.[^"']*)["']/g)].map((match) => match[1] ?? "");
}

describe("the zones of the console", () => {
  const files = filesIn(src);

  it("are where every file is", () => {
    expect(files.length).toBeGreaterThan(30);
    expect(files.map(zoneOf)).toContain("features/inbox");
  });

  it.each(files.map((file) => [relative(src, file), file] as const))("%s looks one way only", (_, file) => {
    const from = zoneOf(file);
    const wrong = importsOf(readFileSync(file, "utf8"))
      .map((specifier) => resolve(dirname(file), specifier))
      .filter((target) => target.startsWith(src) && !mayImport(from, zoneOf(target)))
      .map((target) => relative(src, target));
    expect(wrong, `${from} must not import these`).toEqual([]);
  });

  it("have no file that only re-exports", () => {
    expect(files.filter((file) => /[\\/]index\.tsx?$/.test(file))).toEqual([]);
  });
});
