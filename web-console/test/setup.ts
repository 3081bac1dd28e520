import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach } from "vitest";
import { startI18n } from "../src/shared/i18n/i18n";

// Patience for a machine that has other things to do; what is there at once is seen at once.
configure({ asyncUtilTimeout: 8_000 });

// What jsdom lacks of a browser and the console uses.
globalThis.matchMedia ??= (query: string) =>
  Object.assign(new EventTarget(), {
    matches: query.includes("min-width"),
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollTo ??= () => undefined;
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.getAnimations ??= () => [];
globalThis.CSS ??= Object.assign(Object.create(null), { escape: (text: string) => text });

// There is no layout in jsdom: every element is as large as a screen, so that virtual lists draw their rows.
for (const [name, size] of [
  ["offsetHeight", 800],
  ["offsetWidth", 1200],
  ["clientHeight", 800],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
}

beforeAll(async () => {
  localStorage.setItem("balcao.language", "pt-BR");
  await startI18n();
});

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(() => {
  cleanup();
});
