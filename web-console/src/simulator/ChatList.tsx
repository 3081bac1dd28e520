import { BadgeCheck } from "lucide-react";
import type { ReactNode } from "react";
import { rowTime } from "../shared/format/time";
import { Avatar } from "../shared/ui/Avatar";
import { classes } from "../shared/ui/classes";
import { Skeleton } from "../shared/ui/States";
import type { Customer } from "./api";
import { preview } from "./preview";
import { Ticks } from "./Ticks";
import { useLanguage, useSay } from "./words";
import { keyOf, type World } from "./world";

type ChatListProps = {
  world: World;
  person: Customer | undefined;
  loading: boolean;
  onOpen(number: string): void;
  corner: ReactNode;
};

/** The first screen of the phone: the businesses one can write to. */
export function ChatList({ world, person, loading, onOpen, corner }: ChatListProps) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <header className="flex h-14 shrink-0 items-center px-4">
        <h2 className="flex-1 font-semibold text-wa-green text-xl">WhatsApp</h2>
        {corner}
      </header>
      {loading && (
        <div className="flex animate-appear flex-col gap-4 p-4">
          <Skeleton className="h-12" />
          <Skeleton className="h-12" />
        </div>
      )}
      <ul
        aria-label={person ? say("phone.search", { name: person.name }) : say("phone.chats")}
        className="flex-1 overflow-y-auto"
      >
        {person &&
          world.numbers.map((business) => {
            const thread = world.threads.get(keyOf(business.phone_number_id, person.id));
            const last = thread?.summary.last_message;
            const unread = thread?.summary.unread ?? 0;
            return (
              <li key={business.phone_number_id}>
                <button
                  type="button"
                  onClick={() => onOpen(business.phone_number_id)}
                  className="flex w-full items-center gap-3 px-4 py-3 text-left hover:bg-wa-quote focus-visible:outline-offset-[-2px]"
                >
                  <Avatar id={business.phone_number_id} name={business.verified_name} className="size-12" />
                  <span className="min-w-0 flex-1">
                    <span className="flex items-center gap-1">
                      <span className="truncate font-medium text-lg">{business.verified_name}</span>
                      <BadgeCheck aria-hidden="true" className="size-4 shrink-0 fill-wa-link stroke-wa-bar" />
                      <span
                        className={classes(
                          "tabular ml-auto shrink-0 text-xs",
                          unread > 0 ? "text-wa-green" : "text-wa-meta",
                        )}
                      >
                        {last && rowTime(last.at, language, { yesterday: say("phone.yesterday") }, Date.now())}
                      </span>
                    </span>
                    <span className="flex items-center gap-1 text-wa-meta">
                      {last?.from_customer && <Ticks tick={last.status} />}
                      <span className="min-w-0 flex-1 truncate">{last ? preview(last, say) : say("phone.start")}</span>
                      {unread > 0 && (
                        <span className="tabular min-w-5 rounded-full bg-wa-green-fill px-1.5 text-center font-medium text-wa-on-green text-xs">
                          {unread}
                        </span>
                      )}
                    </span>
                  </span>
                </button>
              </li>
            );
          })}
      </ul>
    </>
  );
}
