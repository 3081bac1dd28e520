import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isLanguage, LANGUAGES, speak } from "../../shared/i18n/i18n";
import { paintAccent } from "../../shared/ui/accent";
import { BrandLogo, rememberedLook } from "../../shared/ui/Brand";
import { Button } from "../../shared/ui/Button";
import { Select } from "../../shared/ui/Field";

type DoorwayProps = {
  welcome: string;
  /** What is wrong with all of it. */
  failure: string | undefined;
  /** What the button says; without one there is nothing to send. */
  action?: string;
  busy?: boolean;
  onSubmit?(event: FormEvent<HTMLFormElement>): void;
  /** Ways to elsewhere. */
  foot?: ReactNode;
  children?: ReactNode;
};

/** What stands before the console: one form, and the language it is in. */
export function Doorway({ welcome, failure, action, busy, onSubmit, foot, children }: DoorwayProps) {
  const { t, i18n } = useTranslation();
  const [look] = useState(rememberedLook);
  useEffect(() => paintAccent(look?.accent), [look]);
  return (
    <main className="flex h-dvh flex-col items-center overflow-y-auto bg-thread px-4 py-8">
      <div className="my-auto w-full max-w-sm">
        <div className="mb-6 flex items-center justify-center gap-3">
          <BrandLogo logo={look?.logo_url} className="size-10" />
          <h1 className="min-w-0 truncate font-semibold text-2xl tracking-tight">{look?.name ?? "Balcão"}</h1>
        </div>
        <form onSubmit={onSubmit} className="flex flex-col gap-4 rounded-xl bg-card p-6 shadow-float">
          <p className="text-muted-foreground">{welcome}</p>
          {children}
          {failure && (
            <p role="alert" className="rounded-md bg-destructive-soft px-3 py-2 text-destructive text-sm">
              {failure}
            </p>
          )}
          {action && (
            <Button type="submit" look="primary" size="lg" busy={busy} className="mt-1 w-full">
              {action}
            </Button>
          )}
          {foot && <div className="flex justify-center text-sm">{foot}</div>}
        </form>
        <div className="mt-5 flex justify-center">
          <Select
            aria-label={t("settings.language")}
            value={i18n.language}
            onChange={(event) => {
              if (isLanguage(event.target.value)) {
                void speak(event.target.value);
              }
            }}
            className="h-8 rounded-md bg-transparent pr-8 pl-3 text-muted-foreground text-sm hover:text-foreground coarse:h-11"
          >
            {LANGUAGES.map((language) => (
              <option key={language.code} value={language.code}>
                {language.name}
              </option>
            ))}
          </Select>
        </div>
      </div>
    </main>
  );
}
