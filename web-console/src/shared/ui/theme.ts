import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark" | "system";

const STORED = "balcao.theme";
const listeners = new Set<() => void>();
const system = typeof matchMedia === "undefined" ? undefined : matchMedia("(prefers-color-scheme: dark)");

function chosen(): Theme {
  const stored = localStorage.getItem(STORED);
  return stored === "light" || stored === "dark" ? stored : "system";
}

function paint() {
  const theme = chosen();
  const dark = theme === "dark" || (theme === "system" && system?.matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

system?.addEventListener("change", paint);

export function setTheme(theme: Theme): void {
  localStorage.setItem(STORED, theme);
  paint();
  for (const listener of listeners) {
    listener();
  }
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, chosen);
}
