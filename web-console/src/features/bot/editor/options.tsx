import { useDepartments, useUsers } from "../../../shared/api/useDirectory";
import { useFlows } from "../flows/flows";
import { useSecrets } from "../secrets/secrets";
import { useEditor } from "./session";

// What can be chosen of the organization, as the options of a select.

export function Departments() {
  return (useDepartments().data ?? []).map((one) => (
    <option key={one.id} value={one.id}>
      {one.name}
    </option>
  ));
}

export function People() {
  return (useUsers().data ?? []).map((one) => (
    <option key={one.id} value={one.id}>
      {one.full_name}
    </option>
  ));
}

/** @param known what the block names, also when it is there no more */
export function Secrets({ known }: { known: string }) {
  const names = (useSecrets().data ?? []).map((one) => one.name);
  return [...new Set([...names, known])]
    .filter((name) => name !== "")
    .map((name) => (
      <option key={name} value={name}>
        {name}
      </option>
    ));
}

export function Flows() {
  const { flow } = useEditor();
  return (useFlows().data ?? [])
    .filter((one) => one.id !== flow.id)
    .map((one) => (
      <option key={one.id} value={one.id}>
        {one.name}
      </option>
    ));
}
