import { Mail, PanelRightOpen } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../shared/ui/Button";
import { classes } from "../shared/ui/classes";
import { Sheet } from "../shared/ui/Dialog";
import { IconButton } from "../shared/ui/IconButton";
import { Logo } from "../shared/ui/Logo";
import { useMedia } from "../shared/ui/useMedia";
import type { Customer } from "./api";
import { Brand } from "./Brand";
import { activeFaults } from "./faults";
import { Panel } from "./Panel";
import { People } from "./People";
import { Phone } from "./Phone";
import { type Place, usePlace } from "./usePlace";
import { type Connection, useWorld } from "./useWorld";
import { useSay } from "./words";
import { threadToOpen, type World } from "./world";

/** A phone in the middle; beside it who holds it, what is broken, and what passes between WhatsApp and Balcão. */
export function SimulatorPage() {
  const live = useWorld();
  const { world } = live;
  const [place, go] = usePlace();
  const [panelOpen, setPanelOpen] = useState(false);
  const roomForPeople = useMedia("(min-width: 1160px)");
  const roomForPanel = useMedia("(min-width: 640px)");
  const say = useSay();
  const { person, number } = whereabouts(world, place);

  // Where one began is where one stays, whoever writes meanwhile and whatever is read by opening it.
  const began = place.person !== undefined && place.number !== undefined;
  useEffect(() => {
    if (!began && person && number) {
      go({ person: person.id, number }, "replace");
    }
  }, [began, person, number, go]);

  useEffect(() => {
    document.title = person ? `${person.name} · ${say("title")}` : say("title");
  }, [person, say]);

  if (live.connection === "failed") {
    return <Unreachable onRetry={live.retry} />;
  }

  const choose = (customer: Customer) => {
    go({ person: customer.id, number: numberToOpen(world, customer, number) });
    setPanelOpen(false);
  };
  const people = <People world={world} person={person} number={number} onChoose={choose} />;
  const panel = (
    <Panel
      world={world}
      number={number}
      tab={place.tab}
      onTab={(tab) => go({ tab }, "replace")}
      people={roomForPeople ? undefined : people}
    />
  );
  return (
    <div className="flex h-full bg-stage">
      {roomForPeople && (
        <aside className="flex w-76 shrink-0 flex-col border-r bg-card" aria-label={say("people.title")}>
          <Brand
            title={say("title")}
            intro={say("intro")}
            to="/simulator/mail"
            toIcon={Mail}
            toLabel={say("mail.title")}
          />
          {people}
        </aside>
      )}
      <main className="relative flex min-w-0 flex-1 flex-col">
        <Lost connection={live.connection} />
        <div className={classes("flex min-h-0 flex-1 items-center justify-center", roomForPanel && "p-3")}>
          <Phone
            key={person?.id}
            world={world}
            person={person}
            number={place.number === "" ? undefined : number}
            framed={roomForPanel}
            generation={live.generation}
            open={live.open}
            loading={live.connection === "loading"}
            onNumber={(chosen) => go({ person: person?.id, number: chosen ?? "" })}
            corner={
              !roomForPanel && (
                <IconButton
                  icon={PanelRightOpen}
                  label={say("panel.open")}
                  onClick={() => setPanelOpen(true)}
                  className={classes("text-wa-meta", anythingBroken(world, number) && "text-wa-red")}
                />
              )
            }
          />
        </div>
      </main>
      {roomForPanel ? (
        <aside
          className="flex w-[clamp(288px,42vw,400px)] shrink-0 flex-col border-l bg-card"
          aria-label={say("title")}
        >
          {!roomForPeople && (
            <Brand
              title={say("title")}
              intro={say("intro")}
              to="/simulator/mail"
              toIcon={Mail}
              toLabel={say("mail.title")}
            />
          )}
          {panel}
        </aside>
      ) : (
        <Sheet open={panelOpen} onOpenChange={setPanelOpen} title={say("title")}>
          <Brand
            title={say("title")}
            intro={say("intro")}
            to="/simulator/mail"
            toIcon={Mail}
            toLabel={say("mail.title")}
          />
          {panel}
        </Sheet>
      )}
    </div>
  );
}

/** The place in the address, or else whoever was last in a conversation, and what their phone opens with. */
function whereabouts(world: World, place: Place): { person?: Customer; number?: string } {
  const named = world.customers.find((customer) => customer.id === place.person);
  const newest = [...world.threads.values()]
    .filter((thread) => thread.summary.last_message)
    .sort((a, b) => (b.summary.last_message?.at ?? "").localeCompare(a.summary.last_message?.at ?? ""))[0];
  const person =
    named ?? world.customers.find((customer) => customer.id === newest?.summary.customer_id) ?? world.customers[0];
  const number =
    world.numbers.find((each) => each.phone_number_id === place.number)?.phone_number_id ??
    numberToOpen(world, person, newest?.summary.phone_number_id);
  return { person, number };
}

function numberToOpen(world: World, person: Customer | undefined, current: string | undefined): string | undefined {
  const thread = person && threadToOpen(world, person.id, current);
  return thread?.summary.phone_number_id ?? current ?? world.numbers[0]?.phone_number_id;
}

function anythingBroken(world: World, number: string | undefined): boolean {
  const faults = world.numbers.find((each) => each.phone_number_id === number)?.faults;
  return faults !== undefined && activeFaults(faults) > 0;
}

function Lost({ connection }: { connection: Connection }) {
  const say = useSay();
  return connection === "lost" ? (
    <p
      role="status"
      className="absolute inset-x-0 top-0 z-20 bg-warning-soft px-4 py-1.5 text-center text-sm text-warning"
    >
      {say("lost")}
    </p>
  ) : null;
}

function Unreachable({ onRetry }: { onRetry(): void }) {
  const say = useSay();
  return (
    <main role="alert" className="flex h-full flex-col items-center justify-center gap-1 bg-stage p-8 text-center">
      <Logo className="mb-4 size-12" />
      <h1 className="font-semibold text-lg">{say("failed")}</h1>
      <p className="mb-4 text-muted-foreground">{say("failedText")}</p>
      <Button look="primary" onClick={onRetry}>
        {say("tryAgain")}
      </Button>
    </main>
  );
}
