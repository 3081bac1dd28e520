import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import {
  ArrowRight,
  Bot,
  Building2,
  Copy,
  MegaphoneOff,
  Pencil,
  ScrollText,
  Tag as TagIcon,
  User,
  X,
} from "lucide-react";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../shared/api/problem";
import type { Conversation, ConversationTransfer, Customer } from "../../shared/api/types";
import { phone } from "../../shared/format/phone";
import { clockTime, dayName, shortDate, shortTime } from "../../shared/format/time";
import { may } from "../../shared/permissions";
import { useMe, useServices } from "../../shared/services";
import { Avatar } from "../../shared/ui/Avatar";
import { Button } from "../../shared/ui/Button";
import { TextField } from "../../shared/ui/Field";
import { IconButton } from "../../shared/ui/IconButton";
import { Stars } from "../../shared/ui/Stars";
import { Appearing, Failed, FailedLine, Skeleton, useReason } from "../../shared/ui/States";
import { TagChip, useTagColor } from "../../shared/ui/Tag";
import { Consents } from "./Consents";
import { EraseCustomer } from "./EraseCustomer";
import { ExportCustomer } from "./ExportCustomer";

type CustomerPanelProps = {
  conversation: Conversation;
  /** What others know of the conversation, once one stays. */
  more?: ReactNode;
  onTag(): void;
  onClose(): void;
};

/** Whom one is talking to, and through whose hands the conversation went. */
export function CustomerPanel({ conversation, more, onTag, onClose }: CustomerPanelProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const me = useMe();
  const { id, name, phone_number } = conversation.customer;
  // Whoever only walks past asks for nothing: name and number are known, and the rest comes when one stays.
  const stays = useStay(conversation.id);
  const query = useQuery({
    queryKey: ["customers", id],
    enabled: stays,
    queryFn: ({ signal }) => api.get("/api/v1/customers/{id}", { path: { id }, signal }),
    placeholderData: {
      id,
      name,
      phone_number,
      email: null,
      metadata: {},
      marketing_stopped_at: null,
      erased_at: null,
      created_at: conversation.created_at,
      updated_at: conversation.created_at,
    },
    staleTime: FRESH_MS,
  });

  return (
    <aside aria-label={t("panel.title")} className="flex h-full min-h-0 flex-col bg-card">
      <header className="flex h-14 shrink-0 items-center justify-between border-b pr-2 pl-4">
        <h2 className="font-semibold">{t("panel.title")}</h2>
        <IconButton icon={X} label={t("common.close")} keys="P" onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {query.data ? (
          <CustomerCard
            key={id}
            customer={query.data}
            whole={!query.isPlaceholderData}
            wantsNoMarketing={conversation.customer.marketing_stopped}
          />
        ) : query.isError ? (
          <Failed error={query.error} title={t("panel.failed")} onRetry={() => void query.refetch()} />
        ) : (
          <Appearing className="flex flex-col items-center gap-3 p-6">
            <Skeleton round className="size-16" />
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-3 w-28" />
          </Appearing>
        )}
        <Tags tags={conversation.tags} onTag={onTag} />
        <Facts conversation={conversation} />
        {stays && more}
        {query.data && !query.isPlaceholderData && <Consents key={`consents ${id}`} customer={query.data} />}
        {(me.role === "admin" || may(me, "erase")) &&
          query.data &&
          !query.isPlaceholderData &&
          !query.data.erased_at && (
            <div key={`rights ${id}`} className="flex flex-col items-start gap-1 border-b px-2 py-3">
              {me.role === "admin" && <ExportCustomer customer={query.data} />}
              {may(me, "erase") && <EraseCustomer customer={query.data} />}
            </div>
          )}
        {me.role === "admin" && (
          <div className="border-b px-4 py-3">
            <Link
              to="/settings/audit"
              search={{ customer: id }}
              className="inline-flex items-center gap-1.5 text-primary-ink text-sm hover:underline"
            >
              <ScrollText aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
              {t("panel.trail")}
            </Link>
          </div>
        )}
        {stays && <Scores customerId={id} lastMessageAt={conversation.last_message_at} />}
        {stays && <Hands conversationId={conversation.id} state={stateOf(conversation)} />}
      </div>
    </aside>
  );
}

const FRESH_MS = 5 * 60_000;
const STAY_MS = 500;

/** True once one has stayed with the same conversation for a moment. */
function useStay(conversationId: string): boolean {
  const [stayedWith, setStayedWith] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setStayedWith(conversationId), STAY_MS);
    return () => clearTimeout(timer);
  }, [conversationId]);
  return stayedWith === conversationId;
}

type CustomerCardProps = { customer: Customer; whole: boolean; wantsNoMarketing: boolean };

function CustomerCard({ customer, whole, wantsNoMarketing }: CustomerCardProps) {
  const { t, i18n } = useTranslation();
  const [editing, setEditing] = useState(false);
  const number = phone(customer.phone_number);
  const name = customer.name || number || t("customer.unnamed");
  const fields = Object.entries(customer.metadata).filter(([, value]) => value !== null && value !== "");

  if (editing) {
    return <CustomerForm customer={customer} onDone={() => setEditing(false)} />;
  }
  return (
    <section className="border-b px-4 py-5">
      <div className="flex flex-col items-center text-center">
        <Avatar id={customer.id} name={name} size="lg" />
        <p className="mt-2.5 max-w-full font-semibold text-lg [overflow-wrap:anywhere]">{name}</p>
        {number && number !== name && (
          <p className="tabular mt-0.5 flex items-center gap-1 text-muted-foreground">
            {number}
            <IconButton
              icon={Copy}
              size="sm"
              label={t("panel.copyNumber")}
              onClick={() => void navigator.clipboard?.writeText(number)}
            />
          </p>
        )}
        {customer.email && <p className="max-w-full truncate text-muted-foreground">{customer.email}</p>}
        {wantsNoMarketing && (
          <p className="mt-2 inline-flex items-center gap-1.5 rounded-full bg-warning-soft px-2.5 py-0.5 text-warning text-xs">
            <MegaphoneOff aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
            {customer.marketing_stopped_at
              ? t("panel.noMarketingSince", { date: shortDate(customer.marketing_stopped_at, i18n.language) })
              : t("panel.noMarketing")}
          </p>
        )}
        {customer.erased_at ? (
          <p className="mt-1.5 text-muted-foreground text-sm">
            {t("erase.done", { date: shortDate(customer.erased_at, i18n.language) })}
          </p>
        ) : (
          <Button
            size="sm"
            look="quiet"
            className="mt-1.5 text-muted-foreground"
            disabled={!whole}
            onClick={() => setEditing(true)}
          >
            <Pencil aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
            {t("panel.edit")}
          </Button>
        )}
      </div>
      {fields.length > 0 && (
        <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
          {fields.map(([key, value]) => (
            <Fact key={key} label={key}>
              {String(value)}
            </Fact>
          ))}
        </dl>
      )}
    </section>
  );
}

function CustomerForm({ customer, onDone }: { customer: Customer; onDone(): void }) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [name, setName] = useState(customer.name ?? "");
  const [email, setEmail] = useState(customer.email ?? "");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const reason = useReason(failure);
  const fields = failure instanceof Problem ? failure.fields : {};

  async function save(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      const changed = await api.patch(
        "/api/v1/customers/{id}",
        { ...(name.trim() ? { name: name.trim() } : {}), email: email.trim() || null },
        { path: { id: customer.id } },
      );
      cache.setQueryData(["customers", customer.id], changed);
      onDone();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }

  return (
    <form onSubmit={save} className="flex flex-col gap-3 border-b p-4">
      <TextField
        label={t("panel.name")}
        value={name}
        maxLength={200}
        error={fields.name}
        onChange={(event) => setName(event.target.value)}
        hint={t("panel.nameHint")}
      />
      <TextField
        label={t("panel.email")}
        type="email"
        value={email}
        maxLength={254}
        error={fields.email}
        onChange={(event) => setEmail(event.target.value)}
      />
      {failure !== undefined && Object.keys(fields).length === 0 && (
        <p role="alert" className="text-destructive text-sm">
          {reason}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t("common.cancel")}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {t("common.save")}
        </Button>
      </div>
    </form>
  );
}

/** What it is about; each leads to the others that are about it. */
function Tags({ tags, onTag }: { tags: readonly string[]; onTag(): void }) {
  const { t } = useTranslation();
  const colorOf = useTagColor();
  return (
    <Section title={t("panel.tags")}>
      <ul className="flex flex-wrap gap-1.5">
        {tags.map((tag) => (
          <li key={tag} className="max-w-full">
            <Link
              to="/inbox"
              search={{ tab: "all", tag }}
              title={t("tags.others", { name: tag })}
              className="flex rounded-full hover:opacity-80"
            >
              <TagChip name={tag} color={colorOf(tag)} />
            </Link>
          </li>
        ))}
        <li>
          <button
            type="button"
            onClick={onTag}
            className="inline-flex h-6 items-center gap-1 rounded-full border border-dashed px-2.5 text-muted-foreground text-xs hover:border-solid hover:bg-muted hover:text-foreground coarse:h-8"
          >
            <TagIcon aria-hidden="true" className="size-3" strokeWidth={2} />
            {tags.length > 0 ? t("tags.change") : t("tags.put")}
          </button>
        </li>
      </ul>
    </Section>
  );
}

const SHOWN_SCORES = 5;

/** What the customer thought of how they were served, newest first. */
function Scores({ customerId, lastMessageAt }: { customerId: string; lastMessageAt: string }) {
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const [all, setAll] = useState(false);
  const query = useQuery({
    // A score comes with a message, and is thanked for with another.
    queryKey: ["customers", customerId, "surveys", lastMessageAt],
    queryFn: async ({ signal }) =>
      (await api.get("/api/v1/customers/{id}/surveys", { path: { id: customerId }, signal })).data,
    placeholderData: (before) => before,
    staleTime: FRESH_MS,
  });
  const scores = query.data;
  if (query.isError) {
    return (
      <Section title={t("satisfaction.title")}>
        <FailedLine error={query.error} onRetry={() => void query.refetch()} />
      </Section>
    );
  }
  // Most customers have none: nothing is announced that may not come.
  if (!scores || scores.length === 0) {
    return null;
  }
  const mean = scores.reduce((sum, one) => sum + one.score, 0) / scores.length;
  const shown = all ? scores : scores.slice(0, SHOWN_SCORES);
  return (
    <Section title={t("satisfaction.title")}>
      <p className="mb-3 flex items-baseline gap-2">
        <span className="tabular font-semibold text-xl">
          {mean.toLocaleString(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}
        </span>
        <span className="text-muted-foreground text-sm">{t("satisfaction.mean", { count: scores.length })}</span>
      </p>
      <ol className="flex flex-col gap-3">
        {shown.map((one) => (
          <li key={one.scored_at} className="text-sm">
            <p className="flex items-center justify-between gap-2">
              <Stars score={one.score} className="size-3.5" />
              <time dateTime={one.scored_at} className="tabular shrink-0 text-muted-foreground text-xs">
                {shortDate(one.scored_at, i18n.language)}
              </time>
            </p>
            {one.comment && <p className="mt-0.5 [overflow-wrap:anywhere]">“{one.comment}”</p>}
            {(one.user_name || one.department_name) && (
              <p className="text-muted-foreground text-xs">
                {[one.user_name, one.department_name].filter(Boolean).join(" · ")}
              </p>
            )}
          </li>
        ))}
      </ol>
      {!all && scores.length > SHOWN_SCORES && (
        <Button size="sm" look="quiet" className="mt-2" onClick={() => setAll(true)}>
          {t("satisfaction.all", { count: scores.length })}
        </Button>
      )}
    </Section>
  );
}

function Facts({ conversation }: { conversation: Conversation }) {
  const { t, i18n } = useTranslation();
  return (
    <Section title={t("panel.conversation")}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <Fact label={t("panel.channel")}>WhatsApp</Fact>
        {conversation.department_name && <Fact label={t("panel.department")}>{conversation.department_name}</Fact>}
        <Fact label={t("panel.since")}>{shortTime(conversation.created_at, i18n.language)}</Fact>
        {conversation.closed_at && (
          <Fact label={t("panel.closedAt")}>{shortTime(conversation.closed_at, i18n.language)}</Fact>
        )}
      </dl>
    </Section>
  );
}

/** Who has it. Also whether the server has said so: what is only hoped for is not in its history yet. */
function stateOf({ assigned_user_id, department_id, status, version }: Conversation): string {
  return [assigned_user_id, department_id, status, Number.isInteger(version)].join(" ");
}

/** How the conversation changed hands, newest first. */
function Hands({ conversationId, state }: { conversationId: string; state: string }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const query = useQuery({
    // Whoever has it is part of the key: when it changes hands, the history is asked for again.
    queryKey: ["transfers", conversationId, state],
    queryFn: async ({ signal }) =>
      (
        await api.get("/api/v1/conversations/{id}/transfers", {
          path: { id: conversationId },
          query: { limit: 20 },
          signal,
        })
      ).data,
    placeholderData: (before) => before,
  });
  if (query.isError) {
    return (
      <Section title={t("panel.hands")}>
        <FailedLine error={query.error} onRetry={() => void query.refetch()} />
      </Section>
    );
  }
  if (!query.data || query.data.length === 0) {
    return null;
  }
  return (
    <Section title={t("panel.hands")}>
      <ol className="flex flex-col gap-3">
        {query.data.map((transfer) => (
          <Hand key={transfer.id} transfer={transfer} />
        ))}
      </ol>
    </Section>
  );
}

function Hand({ transfer }: { transfer: ConversationTransfer }) {
  const { t, i18n } = useTranslation();
  const day = dayName(
    transfer.transferred_at,
    i18n.language,
    { today: t("time.today"), yesterday: t("time.yesterday") },
    Date.now(),
  );
  return (
    <li className="text-sm">
      <p className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
        <Side user={transfer.from_user_name} department={transfer.from_department_name} />
        <ArrowRight aria-label={t("panel.to")} className="size-3.5 text-muted-foreground" strokeWidth={1.75} />
        <Side user={transfer.to_user_name} department={transfer.to_department_name} />
      </p>
      <p className="text-muted-foreground text-xs">
        <time dateTime={transfer.transferred_at} className="tabular">
          {day}, {clockTime(transfer.transferred_at, i18n.language)}
        </time>
        {transfer.by_user_name && transfer.by_user_name !== transfer.to_user_name && ` · ${transfer.by_user_name}`}
      </p>
      {transfer.reason && transfer.by_user_id && (
        <p className="mt-0.5 text-muted-foreground text-xs italic">“{transfer.reason}”</p>
      )}
    </li>
  );
}

function Side({ user, department }: { user: string | null; department: string | null }) {
  const { t } = useTranslation();
  const Icon = user ? User : department ? Building2 : Bot;
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      <Icon aria-hidden="true" className="size-3.5 shrink-0 text-muted-foreground" strokeWidth={1.75} />
      <span className="truncate">{user ?? department ?? t("panel.bot")}</span>
    </span>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-b px-4 py-4 last:border-b-0">
      <h3 className="mb-2.5 font-medium text-muted-foreground text-xs">{title}</h3>
      {children}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="max-w-28 truncate text-muted-foreground text-sm">{label}</dt>
      <dd className="min-w-0 text-right text-sm [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
