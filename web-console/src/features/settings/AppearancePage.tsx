import { useQuery } from "@tanstack/react-query";
import { ImageUp, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OrganizationProfile } from "../../shared/api/types";
import { useSave } from "../../shared/api/useSave";
import { useMe, useServices } from "../../shared/services";
import { accentTokens, isColour } from "../../shared/ui/accent";
import { BrandLogo } from "../../shared/ui/Brand";
import { Button } from "../../shared/ui/Button";
import { Card } from "../../shared/ui/Card";
import { classes } from "../../shared/ui/classes";
import { TextField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { LanguageField } from "../../shared/ui/LanguageField";
import { AdminsOnly, Page, RowsSkeleton } from "../../shared/ui/Page";
import { Appearing, Failed, useReason } from "../../shared/ui/States";
import { TimezoneField } from "../../shared/ui/TimezoneField";
import { toasts } from "../../shared/ui/Toasts";
import { DeletionCard } from "./DeletionCard";

const KEY = ["organization"] as const;
/** What the server takes; a larger file is not even sent. */
const LARGEST_LOGO = 512 * 1024;
const PRESETS = ["#7c3aed", "#2563eb", "#0f766e", "#15803d", "#b45309", "#be123c", "#475569"] as const;

/** What the organization is called and looks like, here and in what leaves the house. */
export function AppearancePage() {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get("/api/v1/organization", { signal }),
    enabled: useMe().role === "admin",
  });
  return (
    <AdminsOnly>
      <Page title={t("appearance.title")} description={t("appearance.description")}>
        {query.isPending && (
          <Appearing>
            <RowsSkeleton />
          </Appearing>
        )}
        {query.isError && (
          <Failed error={query.error} title={t("appearance.failed")} onRetry={() => void query.refetch()} />
        )}
        {query.data && (
          <>
            <Editor organization={query.data} />
            <div className="mt-8">
              <DeletionCard
                organization={query.data}
                onKept={(answer) => {
                  cache.setQueryData(KEY, answer);
                  void cache.invalidateQueries({ queryKey: ["me"] });
                }}
              />
            </div>
          </>
        )}
      </Page>
    </AdminsOnly>
  );
}

function Editor({ organization }: { organization: OrganizationProfile }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [name, setName] = useState(organization.name);
  const [locale, setLocale] = useState(organization.locale);
  const [timezone, setTimezone] = useState(organization.timezone);
  const [accent, setAccent] = useState(organization.accent);
  const keep = async (answer: OrganizationProfile) => {
    cache.setQueryData(KEY, answer);
    await cache.invalidateQueries({ queryKey: ["me"] });
    toasts.add({ title: t("settings.saved") });
  };
  const saving = useSave(async () =>
    keep(await api.patch("/api/v1/organization", { name: name.trim(), locale, timezone, accent })),
  );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save();
      }}
    >
      <Card title={t("appearance.who")}>
        <div className="flex flex-col gap-4">
          <TextField
            label={t("appearance.name")}
            value={name}
            required
            maxLength={200}
            error={saving.fields.name}
            onChange={(event) => setName(event.target.value)}
          />
          <div className="grid gap-4 pane:grid-cols-2">
            <LanguageField
              label={t("settings.language")}
              hint={t("appearance.languageHint")}
              value={locale}
              onChange={setLocale}
            />
            <TimezoneField value={timezone} onChange={setTimezone} error={saving.fields.timezone} />
          </div>
        </div>
      </Card>
      <Card title={t("appearance.logo")}>
        <LogoEditor organization={organization} onKept={keep} />
      </Card>
      <Card title={t("appearance.colour")}>
        <ColourEditor accent={accent} onChange={setAccent} />
      </Card>
      <FormError failure={saving.failure} fields={saving.fields} />
      <div>
        <Button type="submit" look="primary" busy={saving.busy}>
          {t("common.save")}
        </Button>
      </div>
    </form>
  );
}

type LogoEditorProps = { organization: OrganizationProfile; onKept(answer: OrganizationProfile): Promise<void> };

function LogoEditor({ organization, onKept }: LogoEditorProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const uploading = useSave(async (chosen: File) =>
    onKept(await api.put("/api/v1/organization/logo", { data: await base64(chosen) })),
  );
  const removing = useSave(async () => onKept(await api.delete("/api/v1/organization/logo")));
  const reason = useReason(uploading.failure ?? removing.failure);
  const isTooLarge = file !== undefined && file.size > LARGEST_LOGO;
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    if (chosen && chosen.size <= LARGEST_LOGO) {
      void uploading.save(chosen);
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-4">
      <span className="inline-flex size-16 items-center justify-center rounded-xl border bg-background p-1.5">
        <BrandLogo logo={organization.logo_url} className="size-full" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap gap-2">
          <Button busy={uploading.busy} onClick={() => input.current?.click()}>
            <ImageUp aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t(organization.logo_url ? "appearance.replaceLogo" : "appearance.chooseLogo")}
          </Button>
          {organization.logo_url && (
            <Button look="quiet" busy={removing.busy} onClick={() => void removing.save()}>
              <Trash2 aria-hidden="true" className="size-4" strokeWidth={1.75} />
              {t("appearance.removeLogo")}
            </Button>
          )}
        </div>
        <p className="mt-1.5 text-muted-foreground text-sm">{t("appearance.logoHint")}</p>
        {(isTooLarge || uploading.failure !== undefined || removing.failure !== undefined) && (
          <p role="alert" className="mt-1 break-words text-destructive text-sm">
            {isTooLarge || uploading.fields.data
              ? `${file?.name ?? ""}: ${isTooLarge ? t("appearance.logoTooLarge") : uploading.fields.data}`
              : reason}
          </p>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={t("appearance.logo")}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          choose(event.target.files?.[0]);
          // The same file can be chosen again after it was mended.
          event.target.value = "";
        }}
      />
    </div>
  );
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) {
    text += String.fromCharCode(byte);
  }
  return btoa(text);
}

function ColourEditor({ accent, onChange }: { accent: string | null; onChange(accent: string | null): void }) {
  const { t } = useTranslation();
  const shown = accent && isColour(accent) ? accent : PRESETS[0];
  const { light, dark } = accentTokens(shown);
  const isAdjusted = light["--primary"] !== shown.toLowerCase();
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        {PRESETS.map((preset) => (
          <button
            key={preset}
            type="button"
            aria-label={preset}
            aria-pressed={shown === preset}
            style={{ backgroundColor: preset }}
            className={classes(
              "size-8 rounded-full border transition-shadow coarse:size-10",
              shown === preset && "ring-2 ring-ring ring-offset-2 ring-offset-card",
            )}
            onClick={() => onChange(preset === PRESETS[0] ? null : preset)}
          />
        ))}
        <label className="ml-1 inline-flex items-center gap-2 text-sm">
          <input
            type="color"
            value={shown}
            className="h-8 w-12 cursor-pointer rounded-md border bg-card"
            onChange={(event) => onChange(event.target.value.toLowerCase())}
          />
          {t("appearance.other")}
        </label>
      </div>
      <div className="grid gap-3 pane:grid-cols-2">
        <Sample
          name={t("settings.themes.light")}
          ground="light"
          primary={light["--primary"]}
          soft={light["--accent"]}
          ink={light["--primary-ink"]}
        />
        <Sample
          name={t("settings.themes.dark")}
          ground="dark"
          primary={dark["--primary"]}
          soft={dark["--accent"]}
          ink={dark["--primary-ink"]}
        />
      </div>
      <p aria-live="polite" className="text-muted-foreground text-sm">
        {t(isAdjusted ? "appearance.adjusted" : "appearance.asChosen")}
      </p>
    </div>
  );
}

type SampleProps = {
  name: string;
  ground: "light" | "dark";
  primary: string | undefined;
  soft: string | undefined;
  ink: string | undefined;
};

/** How the colour will look, in a theme that need not be the one of the page. */
function Sample({ name, ground, primary, soft, ink }: SampleProps) {
  const { t } = useTranslation();
  return (
    <div data-theme={ground} className="flex items-center gap-2 rounded-lg border bg-card p-3 text-foreground">
      <span className="flex-1 text-muted-foreground text-sm">{name}</span>
      <span style={{ backgroundColor: soft, color: ink }} className="rounded-md px-2.5 py-1 font-medium text-sm">
        {t("appearance.sampleLink")}
      </span>
      <span
        style={{ backgroundColor: primary }}
        className="rounded-md px-2.5 py-1 font-medium text-primary-foreground text-sm"
      >
        {t("appearance.sampleButton")}
      </span>
    </div>
  );
}
