import { describe, expect, it } from "vitest";
import { flat, say } from "./words";
import { en } from "./words/en";
import { es } from "./words/es";
import { ptBR } from "./words/pt-BR";

const portuguese = flat(ptBR);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe.each([
  ["en", flat(en)],
  ["es", flat(es)],
] as const)("the simulator's words in %s", (_, words) => {
  it("say something for every key, with the same placeholders", () => {
    expect([...words.keys()].sort()).toEqual([...portuguese.keys()].sort());
    for (const [key, text] of words) {
      expect(text.trim(), key).not.toBe("");
      expect(text, key).not.toMatch(/[!¡]/);
      expect(placeholders(text), key).toEqual(placeholders(portuguese.get(key) ?? ""));
    }
  });
});

describe("a word", () => {
  it("is filled in and agrees in number", () => {
    expect(say("pt-BR", "people.unread", { count: 1 })).toBe("1 não lida");
    expect(say("pt-BR", "people.unread", { count: 3 })).toBe("3 não lidas");
    expect(say("en", "phone.aria", { name: "Rita" })).toBe("Rita's phone");
  });

  it("is used somewhere", () => {
    const files = import.meta.glob<string>(["./*.{ts,tsx}", "!./*.test.*"], {
      query: "?raw",
      import: "default",
      eager: true,
    });
    const sources = Object.values(files).join("\n");
    const begun = [...sources.matchAll(/`([a-z][\w-]*(?:\.[\w-]+)*\.)\$\{/gi)].map((match) => match[1] ?? "");
    const idle = [...portuguese.keys()].filter((key) => {
      const bare = key.replace(/_(one|other)$/, "");
      return !sources.includes(`"${bare}"`) && !begun.some((prefix) => key.startsWith(prefix));
    });
    expect(idle).toEqual([]);
  });
});
