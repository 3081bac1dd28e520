import type { Priority, SlaPolicy } from "../../shared/api/types";

type Imagined = { department: string | null; priority: Priority; tag: string | null };

/** Which policy holds for a conversation, as the server chooses it: the first one that is active and fits. */
export function firstFitting(policies: readonly SlaPolicy[], conversation: Imagined): SlaPolicy | undefined {
  return policies.find(
    (policy) =>
      policy.is_active &&
      (policy.department_id === null || policy.department_id === conversation.department) &&
      (policy.priority === null || policy.priority === conversation.priority) &&
      (policy.tag === null || policy.tag === conversation.tag),
  );
}
