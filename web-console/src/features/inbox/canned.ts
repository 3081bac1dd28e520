import type { CannedResponse } from "../../shared/api/types";

/** A slash and the beginning of a word before the caret: somebody looks for a canned response. */
export type Asked = { from: number; to: number; word: string };

export function askedAt(text: string, caret: number): Asked | undefined {
  const found = /(?:^|\s)\/([\p{L}\p{N}_-]{0,30})$/u.exec(text.slice(0, caret));
  if (found?.[1] === undefined) {
    return undefined;
  }
  return { from: caret - found[1].length - 1, to: caret, word: found[1].toLowerCase() };
}

/** Those whose shortcut begins so come before those that only speak of it. */
export function ranked(found: readonly CannedResponse[], word: string): readonly CannedResponse[] {
  const begins = found.filter((response) => response.shortcut.startsWith(word));
  return [...begins, ...found.filter((response) => !begins.includes(response))];
}

export type Variables = Readonly<Record<string, string | null | undefined>>;

/** The text as it is said. Of a name that is not known nothing is left, nor of the comma before it. */
export function filled(content: string, variables: Variables): string {
  return content.replace(/(,?[^\S\n]*)\{\{\s*(\w+)\s*\}\}/g, (_, lead: string, name: string) => {
    const value = variables[name]?.trim();
    return value ? lead + value : lead.includes(",") ? "" : lead;
  });
}

export function firstWord(name: string | null | undefined): string | undefined {
  return name?.trim().split(/\s+/)[0];
}
