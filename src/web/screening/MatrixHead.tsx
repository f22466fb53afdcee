import type { ScreeningTable } from "../api/contract.ts";
import { Icon } from "../icons/Icon.tsx";
import { type TopicGroup, topicName } from "../words/topics.ts";
import type { Sort, SortKey } from "./filterRows.ts";

export type Column = ScreeningTable["columns"][number];

type Props = {
  readonly groups: readonly TopicGroup<Column>[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** Id of the column whose finding is open. */
  readonly hot: string | null;
};

const SortHead = ({
  id,
  label,
  sort,
  onSort,
}: { readonly id: SortKey; readonly label: string } & Pick<Props, "sort" | "onSort">) => (
  <button
    type="button"
    className="sortbtn"
    onClick={() => onSort({ key: id, down: sort.key === id && !sort.down })}
  >
    {label}
    {sort.key === id ? <Icon name={sort.down ? "up" : "down"} weight={2} /> : null}
  </button>
);

const sorted = (sort: Sort, key: SortKey) =>
  sort.key === key ? { "aria-sort": sort.down ? ("descending" as const) : ("ascending" as const) } : {};

/** Topics above, names of the criteria below, written upwards. */
export const MatrixHead = ({ groups, sort, onSort, hot }: Props) => (
  <thead>
    <tr className="groups">
      <td className="k1" />
      <td className="k2" />
      <td className="k3" />
      {groups.map(({ topic, members }) => (
        <th key={topic} scope="colgroup" colSpan={members.length} className="g0" title={topicName(topic)}>
          <span className={members.length === 1 ? "vh" : "fit"}>{topicName(topic)}</span>
        </th>
      ))}
    </tr>
    <tr className="names">
      <th className="k1 lead" scope="col" {...sorted(sort, "subject")}>
        <SortHead id="subject" label="Subject" sort={sort} onSort={onSort} />
      </th>
      <th className="k2 lead" scope="col" {...sorted(sort, "status")}>
        <SortHead id="status" label="Status" sort={sort} onSort={onSort} />
      </th>
      <th className="k3 lead" scope="col" {...sorted(sort, "earliest")}>
        <SortHead id="earliest" label="Earliest entry" sort={sort} onSort={onSort} />
      </th>
      {groups.flatMap(({ members }) =>
        members.map((column, index) => (
          <th
            key={column.id}
            scope="col"
            className={`c${index === 0 ? " g0" : ""}${hot === column.id ? " hot" : ""}`}
            title={`${column.id}: ${column.summary}`}
          >
            <span>{column.title}</span>
          </th>
        )),
      )}
    </tr>
  </thead>
);
