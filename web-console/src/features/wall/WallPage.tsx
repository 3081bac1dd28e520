import { useNavigate } from "@tanstack/react-router";
import { Tv } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Wall, WallAttendant, WallWaiting } from "../../shared/api/types";
import { TransferDialog } from "../../shared/moves/TransferDialog";
import { watches } from "../../shared/permissions";
import { useMe } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { QuietCounter } from "../../shared/ui/drawings";
import { Appearing, Empty, Failed, Skeleton } from "../../shared/ui/States";
import { Departments } from "./Departments";
import { HeldDialog } from "./HeldDialog";
import { Liveness } from "./Parts";
import { PEOPLE, People } from "./People";
import { RedistributeDialog } from "./RedistributeDialog";
import { Today } from "./Today";
import { Totals } from "./Totals";
import { useActs } from "./useActs";
import { useWall, useWallClock } from "./useWall";
import { WAITING, Waiting } from "./Waiting";
import { WhisperDialog } from "./WhisperDialog";
import type { Only } from "./wall";

/** All of the work as it is: who waits, who is there, who is late, how the day goes, and what one does about it. */
export function WallPage() {
  const { t } = useTranslation();
  if (!watches(useMe())) {
    return (
      <main className="h-full">
        <Empty drawing={<QuietCounter />} title={t("wall.supervisorsOnly")} text={t("settings.adminsOnlyHint")} />
      </main>
    );
  }
  return <Live />;
}

function Live() {
  const { t } = useTranslation();
  const wall = useWall();
  return (
    <main className="h-full overflow-y-auto bg-background">
      <div className="mx-auto flex max-w-[1500px] flex-col gap-4 px-4 py-5 pane:px-6">
        {wall.data ? (
          <Board wall={wall.data} heardAt={wall.dataUpdatedAt} />
        ) : wall.isError ? (
          <Failed error={wall.error} title={t("wall.failed")} onRetry={() => void wall.refetch()} />
        ) : (
          <Appearing className="flex flex-col gap-4">
            <div className="grid grid-cols-2 gap-3 pane:grid-cols-3 min-[1200px]:grid-cols-6">
              {[1, 2, 3, 4, 5, 6].map((tile) => (
                <Skeleton key={tile} className="h-23 rounded-xl" />
              ))}
            </div>
            <Skeleton className="h-48 rounded-xl" />
            <Skeleton className="h-72 rounded-xl" />
          </Appearing>
        )}
      </div>
    </main>
  );
}

type Doing =
  | { what: "transfer" | "whisper"; one: WallWaiting }
  | { what: "redistribute"; from: WallAttendant }
  | { what: "held"; of: WallAttendant }
  | undefined;

function goTo(id: string) {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: "nearest" });
  part?.focus({ preventScroll: true });
}

function Board({ wall, heardAt }: { wall: Wall; heardAt: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const acts = useActs();
  const { now, staleMs } = useWallClock(wall, heardAt);
  const [doing, setDoing] = useState<Doing>();
  const [only, setOnly] = useState<Only>();
  const close = () => setDoing(undefined);
  const see = (which: Only) => {
    setOnly(which);
    goTo(WAITING);
  };

  return (
    <>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="font-semibold text-xl">{t("wall.title")}</h1>
        <Liveness staleMs={staleMs} />
        <Button className="ml-auto max-pane:hidden" onClick={() => void navigate({ to: "/wall/tv" })}>
          <Tv aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t("wall.television")}
        </Button>
      </header>
      <Totals wall={wall} now={now} onSee={see} onTeam={() => goTo(PEOPLE)} />
      <div className="grid items-start gap-4 min-[1200px]:grid-cols-[minmax(0,1fr)_400px]">
        <div className="flex min-w-0 flex-col gap-4">
          <Departments wall={wall} now={now} onSee={see} onTeam={() => goTo(PEOPLE)} />
          <People
            wall={wall}
            now={now}
            acts={acts}
            onSee={see}
            onRedistribute={(from) => setDoing({ what: "redistribute", from })}
            onHeld={(of) => setDoing({ what: "held", of })}
          />
        </div>
        {/* On a phone who is late comes before who is there. */}
        <div className="flex min-w-0 flex-col gap-4 max-[1199.98px]:-order-1">
          <Waiting
            wall={wall}
            now={now}
            acts={acts}
            only={only}
            onAll={() => setOnly(undefined)}
            onTransfer={(one) => setDoing({ what: "transfer", one })}
            onWhisper={(one) => setDoing({ what: "whisper", one })}
          />
          <Today wall={wall} />
        </div>
      </div>
      {doing?.what === "transfer" && (
        <TransferDialog
          open
          onOpenChange={(open) => {
            if (!open) {
              close();
            }
          }}
          conversationId={doing.one.conversation_id}
          name={doing.one.customer_name}
          ownerId={doing.one.assigned_user_id}
          withBot={false}
          onTransfer={(to) => acts.transfer(doing.one.conversation_id, to)}
        />
      )}
      {doing?.what === "whisper" && <WhisperDialog one={doing.one} acts={acts} onClose={close} />}
      {doing?.what === "held" && (
        <HeldDialog
          of={doing.of}
          acts={acts}
          onTransfer={(one) => setDoing({ what: "transfer", one })}
          onWhisper={(one) => setDoing({ what: "whisper", one })}
          onClose={close}
        />
      )}
      {doing?.what === "redistribute" && (
        <RedistributeDialog from={doing.from} wall={wall} acts={acts} onClose={close} />
      )}
    </>
  );
}
