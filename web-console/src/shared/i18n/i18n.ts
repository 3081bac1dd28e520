import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { ptBR } from "./pt-BR";

export const LANGUAGES = [
  { code: "pt-BR", name: "Português" },
  { code: "en", name: "English" },
  { code: "es", name: "Español" },
] as const;

export type Language = (typeof LANGUAGES)[number]["code"];

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof ptBR };
  }
}

const STORED = "balcao.language";

// Portuguese is in the first bundle; the others come when they are chosen.
const LOADERS: Readonly<Record<Language, () => Promise<object>>> = {
  "pt-BR": async () => ptBR,
  en: async () => (await import("./en")).en,
  es: async () => (await import("./es")).es,
};

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "pt-BR",
    fallbackLng: "pt-BR",
    resources: { "pt-BR": { translation: ptBR } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const language = chosenLanguage();
  if (language !== "pt-BR") {
    await speak(language);
  }
}

export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", await LOADERS[language]());
  }
  await i18next.changeLanguage(language);
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
}

export function isLanguage(code: string | null | undefined): code is Language {
  return LANGUAGES.some((language) => language.code === code);
}

function chosenLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) {
    return stored;
  }
  for (const wish of navigator.languages) {
    const match = LANGUAGES.find((language) => wish.slice(0, 2) === language.code.slice(0, 2));
    if (match) {
      return match.code;
    }
  }
  return "pt-BR";
}
