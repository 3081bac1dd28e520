import { type ReactNode, useEffect, useRef, useState } from "react";
import { PhoneFrame } from "../shared/phone/PhoneFrame";
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
  const time = useClock();
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
    <PhoneFrame label={say("phone.aria", { name: person?.name ?? "?" })} framed={framed} time={time} screen={screen}>
      {content}
    </PhoneFrame>
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
