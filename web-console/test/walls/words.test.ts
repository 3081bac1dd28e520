import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { en } from "../../src/shared/i18n/en";
import { es } from "../../src/shared/i18n/es";
import { ptBR } from "../../src/shared/i18n/pt-BR";

const src = fileURLToPath(new URL("../../src", import.meta.url));
const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/i18n[\\/]|\.test\.|simulator[\\/]/.test(name))
  .map((name) => readFileSync(join(src, name), "utf8"));

/** Every key with its text: `login.email` → `E-mail`. */
function flat(texts: object, prefix = ""): Map<string, string> {
  const keys = new Map<string, string>();
  for (const [name, value] of Object.entries(texts)) {
    if (typeof value === "string") {
      keys.set(prefix + name, value);
    } else {
      for (const [key, text] of flat(value, `${prefix}${name}.`)) {
        keys.set(key, text);
      }
    }
  }
  return keys;
}

const portuguese = flat(ptBR);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe.each([
  ["en", flat(en)],
  ["es", flat(es)],
] as const)("the words in %s", (_, words) => {
  it("are there for every key, and for no other", () => {
    expect([...words.keys()].sort()).toEqual([...portuguese.keys()].sort());
  });

  it("say something, with the same placeholders", () => {
    for (const [key, text] of words) {
      expect(text.trim(), key).not.toBe("");
      expect(placeholders(text), key).toEqual(placeholders(portuguese.get(key) ?? ""));
    }
  });
});

/** The reasons that the server gives, by their codes. */
const reasons = readFileSync(
  fileURLToPath(new URL("../../../server/src/main/resources/io/balcao/channels/failures.properties", import.meta.url)),
  "utf8",
).matchAll(/^(\w+) =/gm);

describe("the words of the console", () => {
  it("have a sentence for every reason of the server, and for no other", () => {
    const known = Object.keys(ptBR.failures);
    expect(known.sort()).toEqual([...reasons].map((match) => match[1]).sort());
  });

  it("have no exclamation marks", () => {
    for (const [key, text] of [...portuguese, ...flat(en), ...flat(es)]) {
      expect(text, key).not.toMatch(/[!¡]/);
    }
  });

  it("are all used", () => {
    const all = sources.join("\n");
    // A key may be put together from a template: t(`owner.${owner}`) uses all that begins with `owner.`.
    const used = new Set([...all.matchAll(/["'`]([a-z][\w-]*(?:\.[\w-]+)+)["'`]/gi)].map((match) => match[1]));
    const begun = [...all.matchAll(/`([a-z][\w-]*(?:\.[\w-]+)*\.)\$\{/gi)].map((match) => match[1] ?? "");
    const idle = [...portuguese.keys()].filter((key) => {
      const bare = key.replace(/_(one|other)$/, "");
      // The reasons of failed sends are the server's, each found by its code.
      return (
        !key.startsWith("failures.") &&
        !used.has(key) &&
        !used.has(bare) &&
        !begun.some((prefix) => key.startsWith(prefix))
      );
    });
    expect(idle).toEqual([]);
  });
});
