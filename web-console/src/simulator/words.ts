import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { en } from "./words/en";
import { es } from "./words/es";
import { ptBR } from "./words/pt-BR";

/**
 * The simulator has its own dictionary, so that the console does not carry its words; the language is the one that the
 * console was set to.
 */
type Keys<Words, Prefix extends string = ""> = {
  [Key in keyof Words & string]: Words[Key] extends string
    ? Key extends `${infer Bare}_one` | `${infer Bare}_other`
      ? `${Prefix}${Bare}`
      : `${Prefix}${Key}`
    : Keys<Words[Key], `${Prefix}${Key}.`>;
}[keyof Words & string];

export type Word = Keys<typeof ptBR>;
export type Values = Readonly<Record<string, string | number>>;
export type Say = (word: Word, values?: Values) => string;

const DICTIONARIES: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  "pt-BR": flat(ptBR),
  en: flat(en),
  es: flat(es),
};

export function useSay(): Say {
  const language = useLanguage();
  return useCallback((word, values) => say(language, word, values), [language]);
}

export function useLanguage(): string {
  return useTranslation().i18n.language;
}

export function say(language: string, word: Word, values: Values = {}): string {
  const texts = DICTIONARIES[language] ?? DICTIONARIES["pt-BR"];
  const text = texts?.get(word) ?? texts?.get(`${word}_${plural(language, values.count)}`) ?? word;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => `${values[name] ?? ""}`);
}

function plural(language: string, count: string | number | undefined): "one" | "other" {
  return new Intl.PluralRules(language).select(Number(count ?? 0)) === "one" ? "one" : "other";
}

/** Every key with its text: `people.add` → `Nova pessoa`. */
export function flat(texts: object, prefix = ""): Map<string, string> {
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
