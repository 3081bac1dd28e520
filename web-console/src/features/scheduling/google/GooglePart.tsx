import { useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { CalendarCheck2, CalendarOff, CircleCheck, CircleX, KeyRound, RefreshCw, Unplug } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Clinic, GoogleCompared, GoogleConnection, GoogleTried } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { clockTime } from "../../../shared/format/time";
import { may } from "../../../shared/permissions";
import { useMe, useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { Card } from "../../../shared/ui/Card";
import { Dialog, DialogActions } from "../../../shared/ui/Dialog";
import { FormError } from "../../../shared/ui/FormError";
import { Page, RowsSkeleton } from "../../../shared/ui/Page";
import { Appearing, Failed } from "../../../shared/ui/States";
import { toasts } from "../../../shared/ui/Toasts";
import { CalendarsForm } from "./CalendarsForm";
import { Conflicts } from "./Conflicts";
import { KeyForm } from "./KeyForm";
import { reasonText } from "./reasonText";
import { SheetForm } from "./SheetForm";
import { googleKeys, useGoogle } from "./useGoogle";

/** The clinic's calendars and its sheet at Google. */
export function GooglePart({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const query = useGoogle(clinic.clinic_id);
  useReturned();
  return (
    <Page title={t("clinic.google.title")} description={t("clinic.google.desc")}>
      {query.isError ? (
        <Failed error={query.error} title={t("clinic.google.failed")} onRetry={() => void query.refetch()} />
      ) : query.data ? (
        <Loaded clinic={clinic} google={query.data} />
      ) : (
        <Appearing>
          <RowsSkeleton />
        </Appearing>
      )}
    </Page>
  );
}

/** Who comes back from Google hears once what came of it. */
function useReturned() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: "/console/agenda/setup/$part" });
  const said = useRef(false);
  const { google, clinic } = search;
  useEffect(() => {
    if (google && !said.current) {
      said.current = true;
      toasts.add({ title: t(`clinic.google.returned.${google}`) });
      void navigate({ to: "/agenda/setup/$part", params: { part: "google" }, search: { clinic }, replace: true });
    }
  }, [google, clinic, navigate, t]);
}

function Loaded({ clinic, google }: { clinic: Clinic; google: GoogleConnection }) {
  const { t } = useTranslation();
  const mayChange = may(useMe(), "change_settings");
  return (
    <div className="flex flex-col gap-5">
      <Standing clinic={clinic} google={google} />
      {google.state !== "none" && (
        <Card title={t("clinic.google.conflicts")}>
          <Conflicts clinic={clinic} isWell={google.state === "active"} />
        </Card>
      )}
      {google.state !== "none" && (
        <fieldset disabled={!mayChange} className="contents">
          <Card title={t("clinic.google.calendars")}>
            <CalendarsForm clinic={clinic} google={google} />
          </Card>
          <Card title={t("clinic.google.sheet")}>
            <SheetForm clinic={clinic} google={google} />
          </Card>
        </fieldset>
      )}
    </div>
  );
}

function Standing({ clinic, google }: { clinic: Clinic; google: GoogleConnection }) {
  const { t, i18n } = useTranslation();
  const mayChange = may(useMe(), "change_settings");
  const [dialog, setDialog] = useState<"key" | "disconnect" | undefined>();
  const isWell = google.state === "active";
  const needsKey = google.state === "none" || (google.state === "stopped" && google.kind === "service_account");
  const Icon = isWell ? CalendarCheck2 : CalendarOff;
  const close = () => setDialog(undefined);
  return (
    <section className="rounded-xl border bg-card p-5">
      <div className="flex gap-4">
        <span
          className={`inline-flex size-10 shrink-0 items-center justify-center rounded-full ${
            google.state === "stopped"
              ? "bg-destructive-soft text-destructive"
              : isWell
                ? "bg-success-soft text-success"
                : "bg-muted text-muted-foreground"
          }`}
        >
          <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
        </span>
        <div className="min-w-0 flex-1">
          <h3 className="font-semibold text-lg">{t(`clinic.google.states.${google.state}`)}</h3>
          {google.account && <p className="break-all text-muted-foreground text-sm">{google.account}</p>}
          <div role="status" className="mt-2 flex flex-col gap-1 text-sm">
            {google.reason && <p className="text-destructive">{reasonText(google.reason, t)}</p>}
            {google.waiting === 0 || !isWell ? <p>{t(`clinic.google.stateText.${google.state}`)}</p> : null}
            {google.waiting > 0 && <p>{t("clinic.google.waiting", { count: google.waiting })}</p>}
            {google.refused > 0 && (
              <p className="text-warning">{t("clinic.google.refused", { count: google.refused })}</p>
            )}
            {google.paused_until && google.trouble && (
              <p className="text-warning">
                {t("clinic.google.paused", { time: clockTime(google.paused_until, i18n.language) })}
              </p>
            )}
            {isWell && google.kind === "service_account" && (
              <p className="break-words text-muted-foreground [overflow-wrap:anywhere]">
                {t("clinic.google.share", { account: google.account })}
              </p>
            )}
          </div>
        </div>
      </div>
      {mayChange && (
        <div className="mt-4 flex flex-wrap gap-2">
          {google.kind === "oauth" && google.state !== "active" && <Allow clinic={clinic} />}
          <Button look={needsKey ? "primary" : "secondary"} onClick={() => setDialog("key")}>
            <KeyRound aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t(google.state === "none" ? "clinic.google.connect" : "clinic.google.again")}
          </Button>
          {google.state !== "none" && <Test clinic={clinic} />}
          {isWell && <Compare clinic={clinic} />}
          {google.state !== "none" && (
            <Button onClick={() => setDialog("disconnect")}>
              <Unplug aria-hidden="true" className="size-4" strokeWidth={1.75} />
              {t("clinic.google.disconnect")}
            </Button>
          )}
        </div>
      )}
      <Dialog
        open={dialog === "key"}
        onOpenChange={(open) => !open && close()}
        title={t(google.state === "none" ? "clinic.google.connect" : "clinic.google.again")}
        size="md"
      >
        <KeyForm clinic={clinic} onDone={close} />
      </Dialog>
      <Dialog
        open={dialog === "disconnect"}
        onOpenChange={(open) => !open && close()}
        title={t("clinic.google.disconnect")}
        description={t("clinic.google.disconnectText")}
      >
        <Disconnect clinic={clinic} onDone={close} />
      </Dialog>
    </section>
  );
}

function Allow({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const asking = useSave(async () => {
    const answer = await api.post("/api/v1/clinics/{clinic_id}/google/consent", undefined, {
      path: { clinic_id: clinic.clinic_id },
    });
    window.location.assign(answer.url);
  });
  return (
    <>
      <Button look="primary" busy={asking.busy} onClick={() => void asking.save()}>
        {t("clinic.google.allow")}
      </Button>
      <FormError failure={asking.failure} fields={asking.fields} />
    </>
  );
}

/** Compares everything with Google at once, and says what that came to. */
function Compare({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [compared, setCompared] = useState<GoogleCompared | undefined>();
  const comparing = useSave(async () => {
    setCompared(undefined);
    const answer = await api.post("/api/v1/clinics/{clinic_id}/google/compare", undefined, {
      path: { clinic_id: clinic.clinic_id },
    });
    setCompared(answer);
    cache.setQueryData(googleKeys.connection(clinic.clinic_id), answer.connection);
    await cache.invalidateQueries({ queryKey: googleKeys.conflicts(clinic.clinic_id) });
  });
  return (
    <>
      <Button busy={comparing.busy} onClick={() => void comparing.save()}>
        <RefreshCw aria-hidden="true" className="size-4" strokeWidth={1.75} />
        {t("clinic.google.compare")}
      </Button>
      <FormError failure={comparing.failure} fields={comparing.fields} />
      <p role="status" className="order-last basis-full text-sm empty:hidden">
        {compared && comparedText(compared, t)}
      </p>
    </>
  );
}

function comparedText({ is_done, written, moved, connection }: GoogleCompared, t: TFunction): string {
  const said = [
    written > 0 && t("clinic.google.comparedWritten", { count: written }),
    moved > 0 && t("clinic.google.comparedMoved", { count: moved }),
    connection.conflicts > 0 && t("clinic.google.comparedConflicts", { count: connection.conflicts }),
  ].filter(Boolean);
  const begin = is_done ? (said.length === 0 ? "comparedSame" : "comparedDone") : "comparedGoesOn";
  return [t(`clinic.google.${begin}`), ...said].join(" ");
}

function Disconnect({ clinic, onDone }: { clinic: Clinic; onDone(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const saving = useSave(async () => {
    await api.delete("/api/v1/clinics/{clinic_id}/google", { path: { clinic_id: clinic.clinic_id } });
    await cache.invalidateQueries({ queryKey: googleKeys.connection(clinic.clinic_id) });
    toasts.add({ title: t("clinic.google.disconnected") });
    onDone();
  });
  return (
    <>
      <FormError failure={saving.failure} fields={saving.fields} />
      <DialogActions>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
        <Button look="danger" busy={saving.busy} onClick={() => void saving.save()}>
          {t("clinic.google.disconnect")}
        </Button>
      </DialogActions>
    </>
  );
}

/** Tries everything now, and says of each what to do. */
function Test({ clinic }: { clinic: Clinic }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const [tried, setTried] = useState<readonly GoogleTried[] | undefined>();
  const testing = useSave(async () => {
    const answer = await api.post("/api/v1/clinics/{clinic_id}/google/test", undefined, {
      path: { clinic_id: clinic.clinic_id },
    });
    setTried(answer.data);
  });
  return (
    <>
      <Button busy={testing.busy} onClick={() => void testing.save()}>
        {t("clinic.google.test")}
      </Button>
      <FormError failure={testing.failure} fields={testing.fields} />
      <Dialog
        open={tried !== undefined}
        onOpenChange={(open) => !open && setTried(undefined)}
        title={t("clinic.google.testTitle")}
        size="md"
      >
        <ul className="flex flex-col gap-3">
          {tried?.map((one) => {
            const Icon = one.ok ? CircleCheck : CircleX;
            return (
              <li key={`${one.check} ${one.name}`} className="flex gap-3">
                <Icon
                  aria-hidden="true"
                  className={`mt-0.5 size-5 shrink-0 ${one.ok ? "text-success" : "text-destructive"}`}
                  strokeWidth={1.75}
                />
                <span className="min-w-0">
                  <span className="block break-words font-medium">
                    {t(`clinic.google.checks.${one.check}`, { name: one.name })}
                  </span>
                  <span className="block text-muted-foreground text-sm">
                    {one.reason === null ? t("clinic.google.ok") : reasonText(one.reason, t)}
                  </span>
                </span>
              </li>
            );
          })}
        </ul>
      </Dialog>
    </>
  );
}
