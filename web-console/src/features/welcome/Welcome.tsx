import { useQueryClient } from "@tanstack/react-query";
import { Check, Plus, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BusinessWeek, OrganizationProfile } from "../../shared/api/types";
import { directoryKeys } from "../../shared/api/useDirectory";
import { useSave } from "../../shared/api/useSave";
import { newMenu } from "../../shared/bot/newMenu";
import { useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { classes } from "../../shared/ui/classes";
import { AreaField, TextField } from "../../shared/ui/Field";
import { IconButton } from "../../shared/ui/IconButton";
import { LanguageField } from "../../shared/ui/LanguageField";
import { Appearing, Skeleton, useReason } from "../../shared/ui/States";
import { TimezoneField } from "../../shared/ui/TimezoneField";
import { OFFICE_DAYS, WeekEditor } from "../../shared/ui/WeekEditor";
import { organizationKey, STEPS, type Step, useSetupProgress } from "./progress";

type WelcomeProps = {
  step: Step;
  onStep(step: Step): void;
  /** To the inbox. */
  onLeave(): void;
  /** Connecting a number is the settings' affair. */
  channelWizard(onClose: () => void): ReactNode;
};

/** Leads who set up an installation through what it needs; each step is kept at once, and can be done later. */
export function Welcome({ step, onStep, onLeave, channelWizard }: WelcomeProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const cache = useQueryClient();
  const progress = useSetupProgress({ evenIfDismissed: true });
  const { organization, done, isKnown } = progress;
  const at = STEPS.indexOf(step);

  const note = async (change: { setup_state?: OrganizationProfile["setup_state"]; setup_step?: Step }) => {
    cache.setQueryData(organizationKey, await api.patch("/api/v1/organization", change));
  };
  const next = async () => {
    const following = STEPS[at + 1];
    if (following) {
      onStep(following);
      await note({ setup_step: following });
    } else {
      await note({ setup_state: "done" });
      onLeave();
    }
  };
  const leave = async () => {
    await note({ setup_state: "left", setup_step: step });
    onLeave();
  };

  return (
    <main className="h-full overflow-y-auto bg-thread px-4 py-8">
      <div className="mx-auto w-full max-w-2xl">
        <header className="mb-5">
          <h1 className="font-semibold text-2xl tracking-tight">{t("welcome.title")}</h1>
          <p className="mt-1 text-muted-foreground">{t("welcome.intro")}</p>
        </header>
        <ol className="mb-4 flex gap-1.5">
          {STEPS.map((one, index) => (
            <li key={one} className="min-w-0 flex-1" aria-current={one === step ? "step" : undefined}>
              <button type="button" onClick={() => onStep(one)} className="block w-full py-1 text-left coarse:py-4">
                <span className={classes("block h-1 rounded-full", index <= at ? "bg-primary" : "bg-input")} />
                <span
                  className={classes(
                    "mt-1 hidden items-center gap-1 text-xs pane:flex",
                    one === step ? "font-medium text-foreground" : "text-muted-foreground",
                  )}
                >
                  {done[one] && index < at && <Check aria-hidden="true" className="size-3" strokeWidth={2.5} />}
                  <span className="truncate">{t(`welcome.short.${one}`)}</span>
                </span>
                <span className="sr-only pane:hidden">{t(`welcome.short.${one}`)}</span>
              </button>
            </li>
          ))}
        </ol>
        <section className="rounded-xl border bg-card p-5">
          <h2 className="font-semibold text-lg">{t(`welcome.steps.${step}`)}</h2>
          <p className="mt-0.5 mb-4 text-muted-foreground">{t(`welcome.hints.${step}`)}</p>
          {organization && isKnown ? (
            <Body key={step} step={step} organization={organization} progress={progress} onNext={next}>
              {channelWizard}
            </Body>
          ) : (
            <Appearing>
              <Skeleton className="h-40" />
            </Appearing>
          )}
        </section>
        <div className="mt-4 flex justify-center">
          <Button look="quiet" onClick={() => void leave()}>
            {t("welcome.leave")}
          </Button>
        </div>
      </div>
    </main>
  );
}

type BodyProps = {
  step: Step;
  organization: OrganizationProfile;
  progress: ReturnType<typeof useSetupProgress>;
  onNext(): Promise<void>;
  children: WelcomeProps["channelWizard"];
};

function Body({ step, organization, progress, onNext, children }: BodyProps) {
  switch (step) {
    case "organization":
      return <OrganizationStep organization={organization} onNext={onNext} />;
    case "departments":
      return <DepartmentsStep known={progress.departments} onNext={onNext} />;
    case "hours":
      return <HoursStep timezone={organization.timezone} isDone={progress.done.hours} onNext={onNext} />;
    case "people":
      return <PeopleStep departments={progress.departments} onNext={onNext} />;
    case "channel":
      return <ChannelStep isDone={progress.done.channel} onNext={onNext} wizard={children} />;
    case "bot":
      return <BotStep departments={progress.departments} isDone={progress.done.bot} onNext={onNext} />;
    default:
      return step satisfies never;
  }
}

type FormProps = {
  action?: string;
  saving: ReturnType<typeof useSave>;
  /** Goes on without keeping anything. */
  onSkip?: (() => Promise<void>) | undefined;
  skip?: string | undefined;
  children: ReactNode;
};

function StepForm({ action, saving, onSkip, skip, children }: FormProps) {
  const { t } = useTranslation();
  const reason = useReason(saving.failure);
  const unplaced = saving.failure !== undefined && Object.keys(saving.fields).length === 0;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save();
      }}
    >
      {children}
      {unplaced && (
        <p role="alert" className="rounded-md bg-destructive-soft px-3 py-2 text-destructive text-sm">
          {reason}
        </p>
      )}
      <div className="flex justify-end gap-2">
        {onSkip && <Button onClick={() => void onSkip()}>{skip ?? t("welcome.later")}</Button>}
        <Button type="submit" look="primary" busy={saving.busy}>
          {action ?? t("welcome.next")}
        </Button>
      </div>
    </form>
  );
}

function OrganizationStep({ organization, onNext }: { organization: OrganizationProfile; onNext(): Promise<void> }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [name, setName] = useState(organization.name);
  const [locale, setLocale] = useState(organization.locale);
  const [timezone, setTimezone] = useState(organization.timezone);
  const saving = useSave(async () => {
    cache.setQueryData(
      organizationKey,
      await api.patch("/api/v1/organization", { name: name.trim(), locale, timezone }),
    );
    await cache.invalidateQueries({ queryKey: ["me"] });
    await onNext();
  });
  return (
    <StepForm saving={saving}>
      <TextField
        label={t("setup.organization")}
        value={name}
        required
        maxLength={200}
        error={saving.fields.name}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="grid gap-4 pane:grid-cols-2">
        <LanguageField label={t("settings.language")} value={locale} onChange={setLocale} />
        <TimezoneField value={timezone} error={saving.fields.timezone} onChange={setTimezone} />
      </div>
    </StepForm>
  );
}

type Named = readonly { id: string; name: string }[];

function DepartmentsStep({ known, onNext }: { known: Named; onNext(): Promise<void> }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [names, setNames] = useState<readonly string[]>(
    known.length > 0 ? [""] : [t("welcome.firstDepartments.sales"), t("welcome.firstDepartments.support")],
  );
  const saving = useSave(async () => {
    const wanted = names.map((name) => name.trim()).filter(Boolean);
    for (const name of wanted) {
      await api.post("/api/v1/departments", { name });
      // What is made is not made again when a later one is refused.
      setNames((left) => left.filter((one) => one.trim() !== name));
    }
    await cache.invalidateQueries({ queryKey: directoryKeys.departments });
    await onNext();
  });
  return (
    <StepForm saving={saving} onSkip={known.length > 0 ? undefined : onNext}>
      {known.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {known.map((department) => (
            <li key={department.id} className="rounded-full bg-muted px-3 py-1 text-sm">
              {department.name}
            </li>
          ))}
        </ul>
      )}
      {names.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that tells one empty line from another
        <div key={index} className="flex items-end gap-2">
          <TextField
            label={t("welcome.departmentName", { number: index + 1 })}
            className="flex-1"
            value={name}
            maxLength={100}
            error={index === 0 ? saving.fields.name : undefined}
            onChange={(event) => setNames(names.map((one, at) => (at === index ? event.target.value : one)))}
          />
          <IconButton
            icon={X}
            label={t("welcome.removeDepartment", { number: index + 1 })}
            onClick={() => setNames(names.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button look="soft" onClick={() => setNames([...names, ""])}>
          <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
          {t("welcome.addDepartment")}
        </Button>
      </div>
    </StepForm>
  );
}

type OfDepartments = { departments: Named; isDone?: boolean; onNext(): Promise<void> };

type HoursStepProps = { timezone: string; isDone: boolean; onNext(): Promise<void> };

function HoursStep({ timezone, isDone, onNext }: HoursStepProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [days, setDays] = useState<BusinessWeek>(OFFICE_DAYS);
  const saving = useSave(async () => {
    await api.put("/api/v1/business-hours", { hours: { timezone, days } });
    await cache.invalidateQueries({ queryKey: ["business-hours"] });
    await onNext();
  });
  if (isDone) {
    return <Passing text={t("welcome.hoursDone")} onNext={onNext} />;
  }
  return (
    <StepForm saving={saving} onSkip={onNext}>
      <WeekEditor days={days} onChange={setDays} />
    </StepForm>
  );
}

function PeopleStep({ departments, onNext }: OfDepartments) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [person, setPerson] = useState({ full_name: "", email: "" });
  const [invited, setInvited] = useState<readonly string[]>([]);
  const inviting = useSave(async () => {
    await api.post("/api/v1/users/invite", {
      full_name: person.full_name.trim(),
      email: person.email.trim(),
      role: "attendant",
      department_ids: departments.map(({ id }) => id),
    });
    setInvited([...invited, person.email.trim()]);
    setPerson({ full_name: "", email: "" });
    await cache.invalidateQueries({ queryKey: ["welcome", "users"] });
  });
  return (
    <StepForm
      saving={inviting}
      action={t("welcome.invite")}
      onSkip={onNext}
      skip={invited.length > 0 ? t("welcome.next") : undefined}
    >
      {invited.length > 0 && (
        <ul aria-live="polite" className="flex flex-wrap gap-2">
          {invited.map((email) => (
            <li
              key={email}
              className="inline-flex items-center gap-1.5 rounded-full bg-success-soft px-3 py-1 text-sm text-success"
            >
              <Check aria-hidden="true" className="size-3.5" strokeWidth={2.25} />
              {email}
            </li>
          ))}
        </ul>
      )}

      <div className="grid gap-4 pane:grid-cols-2">
        <TextField
          label={t("users.name")}
          value={person.full_name}
          required
          maxLength={200}
          error={inviting.fields.full_name}
          onChange={(event) => setPerson({ ...person, full_name: event.target.value })}
        />
        <TextField
          label={t("login.email")}
          type="email"
          value={person.email}
          required
          error={inviting.fields.email}
          onChange={(event) => setPerson({ ...person, email: event.target.value })}
        />
      </div>
    </StepForm>
  );
}

type ChannelStepProps = { isDone: boolean; onNext(): Promise<void>; wizard: WelcomeProps["channelWizard"] };

function ChannelStep({ isDone, onNext, wizard }: ChannelStepProps) {
  const { t } = useTranslation();
  const { cache } = useServices();
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className="flex flex-wrap justify-end gap-2">
        {!isDone && <Button onClick={() => void onNext()}>{t("welcome.later")}</Button>}
        {isDone ? (
          <Passing text={t("welcome.channelDone")} onNext={onNext} />
        ) : (
          <Button look="primary" onClick={() => setOpen(true)}>
            {t("channels.add")}
          </Button>
        )}
      </div>
      {open &&
        wizard(() => {
          setOpen(false);
          void cache.invalidateQueries({ queryKey: ["welcome", "channels"] });
        })}
    </>
  );
}

function BotStep({ departments, isDone, onNext }: OfDepartments) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [greeting, setGreeting] = useState(t("newMenu.greeting"));
  const saving = useSave(async () => {
    await api.put(
      "/api/v1/bot/config/{key}",
      { value: { ...newMenu(t, departments), greeting: greeting.trim() } },
      { path: { key: "menu" } },
    );
    await cache.invalidateQueries({ queryKey: ["bot", "config"] });
    await onNext();
  });
  if (departments.length === 0) {
    return <Passing text={t("welcome.botNeedsDepartments")} action={t("welcome.finish")} onNext={onNext} />;
  }
  if (isDone) {
    return <Passing text={t("welcome.botDone")} action={t("welcome.finish")} onNext={onNext} />;
  }
  return (
    <StepForm saving={saving} action={t("welcome.finish")} onSkip={onNext}>
      <AreaField
        label={t("bot.greeting")}
        hint={t("welcome.greetingHint")}
        value={greeting}
        required
        maxLength={1024}
        error={saving.fields["value.greeting"]}
        onChange={(event) => setGreeting(event.target.value)}
      />
    </StepForm>
  );
}

function Passing({ text, action, onNext }: { text: string; action?: string; onNext(): Promise<void> }) {
  const { t } = useTranslation();
  return (
    <div className="flex w-full flex-wrap items-center justify-between gap-3">
      <p className="min-w-0 flex-1">{text}</p>
      <Button look="primary" onClick={() => void onNext()}>
        {action ?? t("welcome.next")}
      </Button>
    </div>
  );
}
