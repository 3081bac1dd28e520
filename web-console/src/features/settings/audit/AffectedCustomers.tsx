import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { keepFile } from "../../../shared/api/keepFile";
import type { AffectedCustomer } from "../../../shared/api/types";
import { useSave } from "../../../shared/api/useSave";
import { phone } from "../../../shared/format/phone";
import { fullTime } from "../../../shared/format/time";
import { useServices } from "../../../shared/services";
import { Avatar } from "../../../shared/ui/Avatar";
import { Button } from "../../../shared/ui/Button";
import { NothingFound } from "../../../shared/ui/drawings";
import { Select } from "../../../shared/ui/Field";
import { FormError } from "../../../shared/ui/FormError";
import { RowsSkeleton } from "../../../shared/ui/Page";
import { Appearing, Empty, Failed } from "../../../shared/ui/States";
import { type AuditSearch, affectedQuery } from "./search";
import { useAffectedCustomers } from "./useAudit";

const FORMATS = ["csv", "json"] as const;

type SearchProps = { search: AuditSearch; change(changed: AuditSearch): void };

/** With whose key, and from where: what an incident is known by. */
export function AffectedFilters({ search, change }: SearchProps) {
  const { t } = useTranslation();
  const { api } = useServices();
  const keys = useQuery({
    queryKey: ["api-keys"],
    queryFn: async ({ signal }) => (await api.get("/api/v1/api-keys", { signal })).data,
  });
  return (
    <>
      <Select
        aria-label={t("audit.key")}
        value={search.key ?? ""}
        onChange={(event) => change({ key: event.target.value || undefined })}
        className="field h-9 pr-9 pl-3 coarse:h-11"
      >
        <option value="">{t("audit.anyKey")}</option>
        {keys.data?.map((key) => (
          <option key={key.id} value={key.id}>
            {key.name}
          </option>
        ))}
      </Select>
      <input
        aria-label={t("audit.address")}
        placeholder={t("audit.address")}
        value={search.address ?? ""}
        maxLength={45}
        spellCheck={false}
        onChange={(event) => change({ address: event.target.value.replace(/[^0-9a-fA-F.:]/g, "") || undefined })}
        className="field tabular h-9 w-full px-3 coarse:h-11"
      />
    </>
  );
}

/** Whose data was read, changed or exported: whom to tell, and of whom to tell the authority. */
export function AffectedList({ search }: { search: AuditSearch }) {
  const { t } = useTranslation();
  const query = useAffectedCustomers(search);
  const rows = query.data ?? [];
  if (query.isPending) {
    return (
      <Appearing>
        <RowsSkeleton />
      </Appearing>
    );
  }
  if (query.isError) {
    return <Failed error={query.error} title={t("audit.failed")} onRetry={() => void query.refetch()} />;
  }
  if (rows.length === 0) {
    return <Empty drawing={<NothingFound />} title={t("audit.nobodyAffected")} text={t("audit.nobodyAffectedHint")} />;
  }
  return (
    <>
      <AffectedExports search={search} />
      <ul className="divide-y overflow-hidden rounded-xl border bg-card">
        {rows.map((customer) => (
          <AffectedRow key={customer.id} customer={customer} search={search} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="flex justify-center py-4">
          <Button look="secondary" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("audit.moreCustomers")}
          </Button>
        </div>
      )}
    </>
  );
}

function AffectedExports({ search }: { search: AuditSearch }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const { busy, failure, fields, save } = useSave(async (format: (typeof FORMATS)[number]) => {
    const { blob, name } = await api.download("/api/v1/audit-logs/customers/export", {
      ...affectedQuery(search),
      format,
    });
    keepFile(blob, name ?? `balcao-affected.${format}`);
  });
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <p className="min-w-0 flex-1 basis-60 text-muted-foreground text-sm">{t("audit.affectedHint")}</p>
      {FORMATS.map((format) => (
        <Button key={format} busy={busy} onClick={() => void save(format)}>
          <Download aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t(`audit.exports.${format}`)}
        </Button>
      ))}
      <FormError failure={failure} fields={fields} />
    </div>
  );
}

function AffectedRow({ customer, search }: { customer: AffectedCustomer; search: AuditSearch }) {
  const { t, i18n } = useTranslation();
  const name = customer.name || phone(customer.phone_number) || t("customer.unnamed");
  const first = fullTime(customer.first_at, i18n.language);
  const last = fullTime(customer.last_at, i18n.language);
  const counts = [
    customer.reads > 0 && t("audit.reads", { count: customer.reads }),
    customer.changes > 0 && t("audit.changes", { count: customer.changes }),
    customer.exports > 0 && t("audit.exported", { count: customer.exports }),
  ].filter(Boolean);
  return (
    <li>
      <Link
        to="/settings/audit"
        search={{ customer: customer.id, user: search.user, from: search.from, to: search.to }}
        className="flex items-center gap-3 px-4 py-3 hover:bg-muted focus-visible:outline-offset-[-2px]"
      >
        <Avatar id={customer.id} name={name} />
        <span className="min-w-0 flex-1">
          <span className="block truncate">
            <span className="font-medium">{name}</span>{" "}
            <span className="tabular text-muted-foreground">{customer.name && phone(customer.phone_number)}</span>
          </span>
          <span className="block text-sm">{counts.join(" · ")}</span>
          <span className="tabular block text-muted-foreground text-xs">
            {first === last ? first : t("audit.between", { first, last })}
          </span>
        </span>
      </Link>
    </li>
  );
}
