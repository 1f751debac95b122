// A list of activities. The element holds what was asked for (sport, days, how many); the rows are fetched for their owner.
import { useEffect, useState } from "react"
import { Button } from "@/components/ui/button"

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1)

const Row = ({ row, review, busy }) => (
  <tr>
    <td>
      <div className="pl-strong pl-break">{row.name || capital(row.sport)}</div>
      <div className="pl-sub pl-break">
        {[row.day, row.name ? row.sport : "", row.source].filter(Boolean).join(" · ")}
        <span className="pl-narrow">{row.effort ? ` · ${row.effort}` : ""}</span>
        {row.link ? <> · <a className="pl-out" href={row.link} target="_blank" rel="noreferrer">View on Strava</a></> : null}
      </div>
    </td>
    <td className="pl-num">{row.distance}</td>
    <td className="pl-num">{row.time}</td>
    <td className="pl-num pl-wide">{row.effort}</td>
    <td className="pl-num">
      {row.reviewable ? (
        <button
          className="pl-link" type="button" disabled={busy} onClick={() => review(row.id)}
          aria-label={`Review ${row.name || row.sport}, ${row.day}`}
        >
          Review
        </button>
      ) : null}
    </td>
  </tr>
)

export default function ActivityList() {
  const [list, setList] = useState((window.paceline.recall(props.card) || {}).list || null)
  const [problem, setProblem] = useState(null)
  const [busy, setBusy] = useState(false)

  const ask = (name, payload) => window.paceline.ask(callAction, name, payload)

  useEffect(() => {
    if (list) return undefined
    const { card, place, ...asked } = props
    const found = (now) => { setList(now); setProblem(null); window.paceline.keep(card, { list: now }) }
    return window.paceline.until(() => ask("activities", asked), found, (failure) => setProblem(failure.message))
  }, [])

  const review = async (id) => {
    setBusy(true)
    try {
      await ask("show_review", { activity_id: id })
      setProblem(null)
    } catch (failure) {
      setProblem(failure.message)
    }
    setBusy(false)
  }

  const warning = problem ? <p className="pl-warning" role="alert" style={{ margin: "0 0 0.6rem" }}>{problem}</p> : null
  if (!list) {
    return (
      <section className="pl pl-card" data-element="ActivityList" data-status="loading">
        {warning || <p className="pl-sub" style={{ margin: 0 }}>Fetching your activities …</p>}
      </section>
    )
  }
  if (!list.rows.length) {
    return (
      <section className="pl pl-card" data-element="ActivityList" data-status="empty">
        <h3 className="pl-title">{list.none}</h3>
        <p className="pl-sub" style={{ margin: "0.3rem 0 0" }}>
          {props.since || props.until ? "I know of none of these days. Is something missing? " : ""}Drop a recording (.fit, .tcx, .gpx) or a whole export archive (.zip) into the box, or connect Garmin, intervals.icu or Strava.
        </p>
        <div className="pl-buttons"><Button asChild variant="outline"><a href="/connections">Connections</a></Button></div>
      </section>
    )
  }
  return (
    <section className="pl pl-card" data-element="ActivityList" data-status="ready">
      <div className="pl-head"><h3 className="pl-title">{list.title}</h3></div>
      {warning}
      <table className="pl-table">
        <thead>
          <tr>
            <th scope="col">activity</th>
            <th scope="col" className="pl-num">distance</th>
            <th scope="col" className="pl-num">time</th>
            <th scope="col" className="pl-num pl-wide">how hard</th>
            <th scope="col"><span className="pl-unseen">review</span></th>
          </tr>
        </thead>
        <tbody>{list.rows.map((row) => <Row key={row.id} row={row} review={review} busy={busy} />)}</tbody>
      </table>
      {list.more ? <p className="pl-sub" style={{ margin: "0.6rem 0 0" }}>and {list.more.toLocaleString("en-GB")} more</p> : null}
      {list.attributions.length ? <p className="pl-sub" style={{ margin: "0.6rem 0 0" }}>{list.attributions.join(" · ")}</p> : null}
    </section>
  )
}
