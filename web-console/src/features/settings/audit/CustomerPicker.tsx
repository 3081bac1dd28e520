import { useQuery } from "@tanstack/react-query";
import { Search, UserRound, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { phone } from "../../../shared/format/phone";
import { useServices } from "../../../shared/services";
import { IconButton } from "../../../shared/ui/IconButton";
import { Popover } from "../../../shared/ui/Popover";
import { Skeleton, useReason } from "../../../shared/ui/States";

const TYPING_MS = 300;
const SHOWN = 8;

type CustomerPickerProps = { value: string | undefined; onChange(value: string | undefined): void };

/** Whom the trail is read for: found by name or number. */
export function CustomerPicker({ value, onChange }: CustomerPickerProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="field flex h-9 min-w-0 items-center coarse:h-11">
      <Popover
        label={t("audit.customer")}
        align="start"
        open={isOpen}
        onOpenChange={setOpen}
        trigger={
          <button type="button" className="flex h-full min-w-0 flex-1 items-center gap-2 px-3 text-left">
            <UserRound aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
            <span className="truncate">{value ? <CustomerName key={value} id={value} /> : t("audit.anyCustomer")}</span>
          </button>
        }
      >
        <Finder
          onChoose={(id) => {
            onChange(id);
            setOpen(false);
          }}
        />
      </Popover>
      {value && <IconButton icon={X} size="sm" label={t("audit.anyCustomer")} onClick={() => onChange(undefined)} />}
    </div>
  );
}

function CustomerName({ id }: { id: string }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const query = useQuery({
    queryKey: ["customers", id],
    queryFn: ({ signal }) => api.get("/api/v1/customers/{id}", { path: { id }, signal }),
  });
  return query.data?.name || phone(query.data?.phone_number) || t("audit.customer");
}

function Finder({ onChoose }: { onChoose(id: string): void }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const [text, setText] = useState("");
  const [wanted, setWanted] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setWanted(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    queryKey: ["customers", "found", wanted],
    enabled: wanted !== "",
    queryFn: async ({ signal }) =>
      (await api.get("/api/v1/customers", { query: { q: wanted, limit: SHOWN }, signal })).data,
  });
  const reason = useReason(query.error);
  return (
    <div className="w-72 p-2">
      <label className="relative block">
        <span className="sr-only">{t("audit.findCustomer")}</span>
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
          strokeWidth={1.75}
        />
        <input
          type="search"
          value={text}
          maxLength={200}
          placeholder={t("audit.findCustomer")}
          onChange={(event) => setText(event.target.value)}
          className="field h-9 w-full pr-3 pl-9 coarse:h-11 coarse:text-lg"
        />
      </label>
      <div aria-live="polite" className="mt-1">
        {query.isError && <p className="p-2 text-destructive text-sm">{reason}</p>}
        {wanted !== "" && query.isPending && <Skeleton className="my-2 h-8" />}
        {query.data?.length === 0 && <p className="p-2 text-muted-foreground text-sm">{t("audit.nobodyFound")}</p>}
        <ul>
          {query.data?.map((customer) => (
            <li key={customer.id}>
              <button
                type="button"
                onClick={() => onChoose(customer.id)}
                className="flex w-full flex-col rounded-md px-2 py-1.5 text-left hover:bg-muted coarse:py-2.5"
              >
                <span className="truncate">{customer.name || t("customer.unnamed")}</span>
                <span className="tabular truncate text-muted-foreground text-xs">{phone(customer.phone_number)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
