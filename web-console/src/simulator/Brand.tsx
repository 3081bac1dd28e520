import { Languages, type LucideIcon, Moon, Sun } from "lucide-react";
import { useMemo } from "react";
import { LANGUAGES, speak } from "../shared/i18n/i18n";
import { IconButton } from "../shared/ui/IconButton";
import { Logo } from "../shared/ui/Logo";
import { Menu, MenuChoice } from "../shared/ui/Menu";
import { Tooltip } from "../shared/ui/Tooltip";
import { setTheme, useTheme } from "../shared/ui/theme";
import { useMedia } from "../shared/ui/useMedia";
import { useLanguage, useSay } from "./words";

type BrandProps = {
  title: string;
  intro: string;
  /** The other page of the simulator. */
  to: string;
  toIcon: LucideIcon;
  toLabel: string;
};

/** The head of each of the simulator's pages. */
export function Brand({ title, intro, to, toIcon: ToIcon, toLabel }: BrandProps) {
  const say = useSay();
  const language = useLanguage();
  const chosen = useTheme();
  const systemDark = useMedia("(prefers-color-scheme: dark)");
  const dark = chosen === "dark" || (chosen === "system" && systemDark);
  const languages = useMemo(() => LANGUAGES.map(({ code, name }) => ({ value: code, label: name })), []);
  const spoken = LANGUAGES.find(({ code }) => code === language)?.code ?? "pt-BR";
  return (
    <header className="flex h-14 shrink-0 items-center gap-2.5 border-b px-4">
      <Logo className="size-7" />
      <div className="min-w-0 flex-1">
        <h1 className="truncate font-semibold text-base">{title}</h1>
        <p className="truncate text-muted-foreground text-xs">{intro}</p>
      </div>
      <Tooltip text={toLabel}>
        <a
          href={to}
          aria-label={toLabel}
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted-foreground transition-colors hover:bg-muted hover:text-foreground coarse:size-10"
        >
          <ToIcon aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
        </a>
      </Tooltip>
      <Menu trigger={<IconButton icon={Languages} label={say("language")} />}>
        <MenuChoice value={spoken} options={languages} onChange={(code) => void speak(code)} />
      </Menu>
      <IconButton
        icon={dark ? Sun : Moon}
        label={dark ? say("theme.light") : say("theme.dark")}
        onClick={() => setTheme(dark ? "light" : "dark")}
        className="-mr-2"
      />
    </header>
  );
}
