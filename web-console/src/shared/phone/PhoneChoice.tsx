import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "../ui/classes";

/** What stands under a bubble to be pressed. */
export function PhoneChoices({ children }: { children: ReactNode }) {
  return <div className="mt-1 flex w-full min-w-56 flex-col gap-1">{children}</div>;
}

const LOOK =
  "flex min-h-10 w-full items-center justify-center gap-2 rounded-lg bg-wa-in px-3 py-2 font-medium text-[15px] shadow-bubble";

type PhoneChoiceProps = {
  icon: ReactNode;
  chosen?: boolean;
  disabled?: boolean;
  onClick(): void;
  children: ReactNode;
};

/** As on WhatsApp, it can be pressed again and much later. */
export function PhoneChoice({ icon, chosen, disabled, onClick, children }: PhoneChoiceProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      disabled={disabled}
      aria-pressed={chosen}
      className={classes(
        LOOK,
        "transition-[filter] enabled:hover:brightness-96",
        chosen || disabled ? "text-wa-meta" : "text-wa-link",
      )}
    >
      <span aria-hidden="true">{icon}</span>
      <span className="min-w-0 break-words">{children}</span>
    </button>
  );
}

export function PhoneLink({ url, text }: { url: string | undefined; text: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer" className={classes(LOOK, "text-wa-link")}>
      <ExternalLink aria-hidden="true" className="size-4" />
      {text}
    </a>
  );
}
