import { useQuery } from "@tanstack/react-query";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useTypingEvents } from "../features/inbox/typing";
import { useConversationEvents } from "../features/inbox/useConversations";
import { directoryKeys, usePresenceEvents } from "../shared/api/useDirectory";
import { storedPresence, useAdoptedPresence } from "../shared/realtime/usePresence";
import { useRealtime } from "../shared/realtime/useRealtime";
import { MeContext, useMe, useServices } from "../shared/services";
import { Logo } from "../shared/ui/Logo";
import { Appearing, Failed } from "../shared/ui/States";
import { ConnectionBar } from "./ConnectionBar";
import { useNotifications, useTitle } from "./news";
import { Rail } from "./Rail";
import { Shortcuts } from "./Shortcuts";

/** What events keep true, and so what is stale when events were missed. */
const LIVE = [["conversations"], ["messages"], ["transfers"], directoryKeys.online];

/** Everything behind the login: who one is, the live connection, the rail, and the page. */
export function ConsoleLayout() {
  const { api, session } = useServices();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useQuery({
    queryKey: ["me"],
    queryFn: ({ signal }) => api.get("/api/v1/auth/me", { signal }),
    staleTime: 5 * 60_000,
  });

  useEffect(
    () =>
      session.onChange((token) => {
        if (token === undefined) {
          void navigate({ to: "/login", search: {}, replace: true });
        }
      }),
    [session, navigate],
  );

  if (me.data) {
    return (
      <MeContext value={me.data}>
        <Live />
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

function Live() {
  const { realtime, cache } = useServices();
  useEffect(() => {
    realtime.presence(storedPresence());
    realtime.start();
    return () => realtime.pause();
  }, [realtime]);

  useConversationEvents();
  useTypingEvents();
  usePresenceEvents();
  useAdoptedPresence(useMe().id);
  useTitle();
  useNotifications();
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
      <Rail />
      <Shortcuts />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <ConnectionBar />
        <div className="min-h-0 flex-1">
          <Outlet />
        </div>
      </div>
    </div>
  );
}
