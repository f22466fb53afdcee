import type { Event } from "../api/contract.ts";

/** Which form, about what. */
export type FormKind =
  | { readonly kind: "result"; readonly variable?: string }
  | { readonly kind: "limits"; readonly variable?: string }
  | { readonly kind: "attribute"; readonly name?: string }
  | { readonly kind: "age" }
  | { readonly kind: "lesion" }
  | {
      readonly kind: "field";
      readonly recordType: string;
      readonly record: string;
      readonly field: string;
      readonly text: string;
    }
  | { readonly kind: "record"; readonly recordType?: string }
  | { readonly kind: "list"; readonly recordType?: string }
  | { readonly kind: "answer"; readonly question: string; readonly text: string }
  | { readonly kind: "anchor"; readonly anchor?: string }
  | { readonly kind: "correct"; readonly event: Event }
  | { readonly kind: "retract"; readonly event: Event };

export type FormRequest = FormKind & { readonly subject: string; readonly trial: string | null };
