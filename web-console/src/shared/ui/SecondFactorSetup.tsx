import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/problem";
import { useServices } from "../services";
import { Button } from "./Button";
import { TextField } from "./Field";
import { Appearing, Failed, Skeleton, useReason } from "./States";

/** From the picture that an app reads to the codes that one writes down. */
export function SecondFactorSetup({ onDone }: { onDone(): void }) {
  const { t } = useTranslation();
  const { api } = useServices();
  // Asked anew each time: a secret that was on a screen and not used is worth nothing.
  const setup = useQuery({
    queryKey: ["second-factor-setup"],
    queryFn: () => api.post("/api/v1/auth/2fa/setup", undefined),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [codes, setCodes] = useState<readonly string[]>();
  const reason = useReason(failure);
  const wrong = failure instanceof Problem && failure.status === 422;

  async function enable(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "").replace(/\s/g, "");
    setBusy(true);
    setFailure(undefined);
    try {
      setCodes((await api.post("/api/v1/auth/2fa/enable", { totp_code: code })).recovery_codes);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  if (codes) {
    return <RecoveryCodes codes={codes} onDone={onDone} />;
  }
  if (setup.isError) {
    return <Failed error={setup.error} title={t("secondFactor.failed")} onRetry={() => void setup.refetch()} />;
  }
  if (!setup.data) {
    return (
      <Appearing>
        <Skeleton className="h-64" />
      </Appearing>
    );
  }
  return (
    <form onSubmit={enable} className="flex flex-col gap-4">
      <ol className="flex list-decimal flex-col gap-1 pl-5 text-sm">
        <li>{t("secondFactor.stepApp")}</li>
        <li>{t("secondFactor.stepScan")}</li>
        <li>{t("secondFactor.stepCode")}</li>
      </ol>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(setup.data.qr_svg)}`}
        alt={t("secondFactor.picture")}
        className="size-48 self-center rounded-md border bg-white"
      />
      <p className="text-center text-muted-foreground text-xs">
        {t("secondFactor.orType")}
        <code className="mt-1 block select-all font-mono text-foreground text-sm [overflow-wrap:anywhere]">
          {setup.data.secret.match(/.{1,4}/g)?.join(" ")}
        </code>
      </p>
      <TextField
        label={t("secondFactor.code")}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9 ]{6,7}"
        maxLength={7}
        required
        autoFocus
        error={wrong ? t("secondFactor.wrong") : failure === undefined ? undefined : reason}
      />
      <Button type="submit" look="primary" busy={busy}>
        {t("secondFactor.switchOn")}
      </Button>
    </form>
  );
}

/** Shown once: what opens the account without the app. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">{t("secondFactor.codesHint")}</p>
      <ul className="tabular grid grid-cols-1 gap-1 rounded-md border bg-muted p-3 font-mono text-sm pane:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void navigator.clipboard?.writeText(codes.join("\n")).then(() => setCopied(true))}>
          {copied ? t("common.copied") : t("secondFactor.copyCodes")}
        </Button>
        <Button look="primary" onClick={onDone}>
          {t("secondFactor.codesKept")}
        </Button>
      </div>
    </div>
  );
}
