import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation, useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useTypingEvents } from "../features/inbox/typing";
import { useConversationEvents } from "../features/inbox/useConversations";
import { useAppointmentEvents } from "../features/scheduling/useScheduling";
import { useOrganization } from "../features/welcome/progress";
import { directoryKeys, usePresenceEvents } from "../shared/api/useDirectory";
import { storedPresence, useAdoptedPresence } from "../shared/realtime/usePresence";
import { useRealtime } from "../shared/realtime/useRealtime";
import { MeContext, useMe, useServices } from "../shared/services";
import { wearLook } from "../shared/ui/Brand";
import { Button } from "../shared/ui/Button";
import { Logo } from "../shared/ui/Logo";
import { SecondFactorSetup } from "../shared/ui/SecondFactorSetup";
import { Appearing, Failed } from "../shared/ui/States";
import { AlertBar } from "./AlertBar";
import { ConnectionBar } from "./ConnectionBar";
import { DeletionBar } from "./DeletionBar";
import { useNotifications, useTitle } from "./news";
import { OutageBar } from "./OutageBar";
import { Rail } from "./Rail";
import { Shortcuts } from "./Shortcuts";
import { TimeOut } from "./TimeOut";

/** What events keep true, and so what is stale when events were missed. */
const LIVE = [
  ["me"],
  ["organization"],
  ["customers"],
  ["conversations"],
  ["messages"],
  ["transfers"],
  directoryKeys.online,
];

/** Everything behind the login: who one is, the live connection, the rail, and the page. */
export function ConsoleLayout() {
  const { api, session } = useServices();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const me = useQuery({
    queryKey: ["me"],
    queryFn: ({ signal }) => api.get("/api/v1/auth/me", { signal }),
    staleTime: 5 * 60_000,
  });

  useEffect(
    () =>
      session.onChange((token) => {
        if (token === undefined) {
          // Whoever was logged out for the time goes on where they were.
          const next = session.endedBecause() ? router.state.location.href : undefined;
          void navigate({ to: "/login", search: { next }, replace: true });
        }
      }),
    [session, navigate, router],
  );

  const organization = me.data?.organization;
  useEffect(() => {
    if (organization) {
      wearLook(organization);
    }
  }, [organization]);

  if (me.data) {
    return (
      <MeContext value={me.data}>
        {me.data.must_set_up_second_factor ? <SecondFactorFirst /> : <Live />}
        <TimeOut />
      </MeContext>
    );
  }
  return (
    <main className="h-dvh bg-background">
      {me.isError ? (
        <Failed error={me.error} title={t("errors.start")} onRetry={() => void me.refetch()} />
      ) : (
        <Appearing className="flex h-full items-center justify-center">
          <Logo className="size-12 animate-pulse" />
        </Appearing>
      )}
    </main>
  );
}

/** The organization asks a second factor of this person: nothing else is there before it is. */
function SecondFactorFirst() {
  const { t } = useTranslation();
  const { session, cache } = useServices();
  return (
    <main className="flex h-dvh flex-col items-center overflow-y-auto bg-thread px-4 py-8">
      <div className="my-auto w-full max-w-sm">
        <div className="flex flex-col gap-4 rounded-xl bg-card p-6 shadow-float">
          <h1 className="font-semibold text-xl">{t("secondFactor.title")}</h1>
          <p className="text-muted-foreground text-sm">{t("secondFactor.asked")}</p>
          <SecondFactorSetup onDone={() => void cache.invalidateQueries()} />
        </div>
        <div className="mt-4 flex justify-center">
          <Button look="quiet" onClick={() => session.end()}>
            {t("person.logOut")}
          </Button>
        </div>
      </div>
    </main>
  );
}

/** Whoever may set up an installation that nobody set up is led to it; once, for it can be left. */
function useFirstSetup() {
  const navigate = useNavigate();
  const isOpen = useOrganization().data?.setup_state === "open";
  useEffect(() => {
    if (isOpen) {
      void navigate({ to: "/welcome", search: {}, replace: true });
    }
  }, [isOpen, navigate]);
}

function Live() {
  const { realtime, cache } = useServices();
  // Nobody sits in front of it, and everybody sees it: the page alone.
  const television = useLocation({ select: (location) => location.pathname === "/wall/tv" });
  useEffect(() => {
    realtime.presence(storedPresence());
    realtime.start();
    return () => realtime.pause();
  }, [realtime]);

  useFirstSetup();
  useConversationEvents();
  useAppointmentEvents();
  useTypingEvents();
  usePresenceEvents();
  useAdoptedPresence(useMe().id);
  useTitle();
  useNotifications(!television);
  // Too much was missed to be told one by one: what the socket keeps true is asked for again, if it is on the screen now,
  // else when it is looked at.
  useRealtime({
    resync: () => {
      for (const queryKey of LIVE) {
        void cache.invalidateQueries({ queryKey });
      }
    },
  });

  return (
    <div className="flex h-dvh flex-col-reverse bg-background pane:flex-row">
      {!television && <Rail />}
      <Shortcuts />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {!television && <ConnectionBar />}
        {!television && <DeletionBar />}
        {!television && <OutageBar />}
        {!television && <AlertBar />}
        <div className="min-h-0 flex-1">
          <Outlet />
        </div>
      </div>
    </div>
  );
}
