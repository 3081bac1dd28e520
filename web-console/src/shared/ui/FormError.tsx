import { useReason } from "./States";

/** What is wrong with the whole of a form; what is wrong with one field stands beside the field. */
export function FormError({ failure, fields }: { failure: unknown; fields: Readonly<Record<string, string>> }) {
  const reason = useReason(failure);
  if (failure === undefined || Object.keys(fields).length > 0) {
    return null;
  }
  return (
    <p role="alert" className="rounded-md bg-destructive-soft px-3 py-2 text-destructive text-sm">
      {reason}
    </p>
  );
}
