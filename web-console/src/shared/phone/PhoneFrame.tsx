import { BatteryFull, Signal, Wifi } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { classes } from "../ui/classes";

type PhoneFrameProps = {
  label: string;
  /** With a bezel around it; on a real phone there is one already. */
  framed: boolean;
  /** What the phone's own clock says. */
  time: string;
  /** Where sheets come up from. */
  screen: RefObject<HTMLDivElement | null>;
  children: ReactNode;
};

/** A phone that could pass for a real one, with whatever is on its screen. */
export function PhoneFrame({ label, framed, time, screen, children }: PhoneFrameProps) {
  return (
    <section
      aria-label={label}
      className={classes(
        "relative flex flex-col",
        framed
          ? "h-full max-h-[820px] w-full max-w-[392px] rounded-phone bg-phone-edge p-[9px] shadow-phone ring-1 ring-phone-rim ring-inset"
          : "h-full w-full",
      )}
    >
      <div
        ref={screen}
        className={classes(
          "relative flex min-h-0 flex-1 flex-col overflow-hidden bg-wa-bar text-wa-ink",
          framed ? "rounded-screen" : "pt-[env(safe-area-inset-top)]",
        )}
      >
        {framed && <StatusBar time={time} />}
        {children}
      </div>
    </section>
  );
}

function StatusBar({ time }: { time: string }) {
  return (
    <div aria-hidden="true" className="relative flex h-8 shrink-0 items-center justify-between px-6 pt-1">
      <span className="tabular font-semibold text-sm">{time}</span>
      <span className="absolute top-2 left-1/2 size-3.5 -translate-x-1/2 rounded-full bg-phone-edge ring-1 ring-phone-rim" />
      <span className="flex items-center gap-1">
        <Signal className="size-3.5" strokeWidth={2.25} />
        <Wifi className="size-3.5" strokeWidth={2.25} />
        <BatteryFull className="size-4.5" strokeWidth={1.75} />
      </span>
    </div>
  );
}
