import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useRealtime } from "../shared/realtime/useRealtime";
import { useMe, useServices } from "../shared/services";

const KEY = ["channel-outages"] as const;

/** Says which number cannot send, to everybody who writes through it; with the way to the remedy for who may. */
export function OutageBar() {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const isAdmin = useMe().role === "admin";
  const reload = () => void cache.invalidateQueries({ queryKey: KEY });
  const outages = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api.get("/api/v1/channels/outages", { signal })).data,
    // While one lasts, how many messages wait for it grows.
    refetchInterval: (query) => (query.state.data?.length ? 15_000 : false),
    staleTime: 60_000,
  });
  useRealtime({
    notification: (batch) => {
      if (batch.some(({ kind }) => kind === "channel_outage")) {
        reload();
        void cache.invalidateQueries({ queryKey: ["channels"] });
      }
    },
    resync: reload,
  });
  const sentences: Readonly<Record<string, string>> = t("failures", { returnObjects: true });
  return outages.data?.map((outage) => (
    <div
      key={outage.channel_id}
      role="alert"
      className="flex shrink-0 items-start justify-center gap-2 bg-destructive-soft px-4 py-1.5 text-destructive text-sm"
    >
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
      <span className="min-w-0">
        <strong className="font-semibold">
          {t("outage.title", { number: outage.display_phone_number ?? outage.name })}
        </strong>{" "}
        <span className="hidden pane:inline">{outage.reason && sentences[outage.reason]} </span>
        {outage.waiting > 0 && `${t("outage.waiting", { count: outage.waiting })} `}
        {isAdmin ? (
          <Link to="/settings/channels" className="font-medium underline underline-offset-2">
            {t("outage.fix")}
          </Link>
        ) : (
          t("outage.ask")
        )}
      </span>
    </div>
  ));
}
