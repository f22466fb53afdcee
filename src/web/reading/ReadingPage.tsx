import type { ReadingSummary } from "../api/contract.ts";
import { useReadings } from "../api/useApi.ts";
import { Mark } from "../finding/Mark.tsx";
import { EmptyState } from "../parts/EmptyState.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { count } from "../words/count.ts";
import { showDate } from "../words/showDate.ts";
import { layoutName } from "./layoutNames.ts";
import { OpenRecord } from "./OpenRecord.tsx";

const openOf = ({ counts }: ReadingSummary): number => counts.criteria - counts.confirmed - counts.rejected;

const titleOf = (readings: readonly ReadingSummary[]): string => {
  const open = readings.reduce((sum, each) => sum + openOf(each), 0);
  return readings.length === 0
    ? "No record has been read yet"
    : open === 0
      ? `${count(readings.length, "record")} read, every criterion has your word`
      : `${count(open, "proposed criterion waits", "proposed criteria wait")} for you in ${count(readings.length, "record")}`;
};

const Row = ({ reading }: { readonly reading: ReadingSummary }) => {
  const open = openOf(reading);
  return (
    <tr>
      <th scope="row">
        <PlaceLink className="name" to={`/reading/${encodeURIComponent(reading.trial)}`}>
          {reading.trial}
        </PlaceLink>
        <span className="line">{reading.title ?? "without a title"}</span>
      </th>
      <td>
        <span className="with-mark">
          <Mark mark={!reading.screenable ? "ask" : open === 0 ? "pass" : "confirm"} word={null} />
          {reading.screenable
            ? `${reading.counts.confirmed + reading.counts.rejected} of ${reading.counts.criteria} decided`
            : "no eligibility section"}
        </span>
      </td>
      <td className="num">{reading.counts.repairsOpen}</td>
      <td className="num">{reading.counts.opaque}</td>
      <td>{layoutName(reading.layout)}</td>
      <td>{reading.file}</td>
      <td>
        <span className="nw">{showDate(reading.readAt.slice(0, 10))}</span>
        <span className="line">{reading.by}</span>
      </td>
    </tr>
  );
};

/** The records that were read, and the way to read another. */
export const ReadingPage = () => {
  const readings = useReadings();
  const { isPast } = usePlace();
  return (
    <Loaded isPage query={readings} what="records">
      {(all) => (
        <>
          <PageHead
            title={titleOf(all)}
            sub="The text of a record becomes proposed criteria; what you confirm becomes a protocol that screens at once."
          />
          {isPast ? null : <OpenRecord />}
          {all.length === 0 ? (
            <EmptyState title="What will stand here">
              <p>
                Each record with its review: how many criteria you have confirmed, which signs of its text
                were lost, what could not be understood. The five trials that come with Theratrial stand under{" "}
                <PlaceLink to="/trials">Trials</PlaceLink>.
              </p>
            </EmptyState>
          ) : (
            <section className="card" aria-label="Records that were read">
              <div className="scroll-x">
                <table className="list readings">
                  <thead>
                    <tr>
                      <th scope="col">Trial</th>
                      <th scope="col">Review</th>
                      <th scope="col" className="num">
                        Readings open
                      </th>
                      <th scope="col" className="num">
                        Opaque
                      </th>
                      <th scope="col">Layout</th>
                      <th scope="col">File</th>
                      <th scope="col">Read</th>
                    </tr>
                  </thead>
                  <tbody>
                    {all.map((reading) => (
                      <Row key={reading.trial} reading={reading} />
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          )}
        </>
      )}
    </Loaded>
  );
};
