import { BatteryFull, Signal, Wifi } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { classes } from "../shared/ui/classes";
import type { Customer } from "./api";
import { Chat } from "./Chat";
import { ChatList } from "./ChatList";
import { useLanguage, useSay } from "./words";
import { keyOf, type World } from "./world";

type PhoneProps = {
  world: World;
  person: Customer | undefined;
  /** The thread that is open; the list of chats otherwise. */
  number: string | undefined;
  /** With a bezel around it; on a real phone there is one already. */
  framed: boolean;
  loading: boolean;
  generation: number;
  open(number: string, customer: string): Promise<void>;
  onNumber(number: string | undefined): void;
  corner: ReactNode;
};

export function Phone({ world, person, number, framed, loading, generation, open, onNumber, corner }: PhoneProps) {
  const say = useSay();
  const screen = useRef<HTMLDivElement>(null);
  const business = world.numbers.find((each) => each.phone_number_id === number);
  const personId = person?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation means that all was loaded afresh.
  useEffect(() => {
    if (personId && number) {
      open(number, personId).catch(() => undefined);
    }
  }, [open, personId, number, generation]);

  const content =
    person && business ? (
      <Chat
        key={keyOf(business.phone_number_id, person.id)}
        business={business}
        person={person}
        thread={world.threads.get(keyOf(business.phone_number_id, person.id))}
        screen={screen}
        onBack={() => onNumber(undefined)}
        corner={corner}
      />
    ) : (
      <ChatList world={world} person={person} loading={loading} onOpen={onNumber} corner={corner} />
    );
  return (
    <section
      aria-label={say("phone.aria", { name: person?.name ?? "?" })}
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
        {framed && <StatusBar />}
        {content}
      </div>
    </section>
  );
}

function StatusBar() {
  const time = useClock();
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

function useClock(): string {
  const language = useLanguage();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), 5_000);
    return () => window.clearInterval(timer);
  }, []);
  return now.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hour12: false });
}
