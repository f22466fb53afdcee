import { useVocabulary } from "../api/useApi.ts";
import { capital } from "../words/count.ts";
import type { Fields } from "./EntryForm.tsx";
import { Choice, TextInput } from "./fields.tsx";

/** Who enters it and in which role: every entry names both. */
export const SignedBy = (fields: Fields) => {
  const roles = useVocabulary().data?.roles ?? [];
  return (
    <div className="row2 signed">
      <TextInput {...fields} name="by" label="Entered by" required />
      <Choice
        {...fields}
        name="role"
        label="Role"
        options={roles
          .filter((role) => role !== "system")
          .map((role) => ({ id: role, label: capital(role) }))}
      />
    </div>
  );
};
