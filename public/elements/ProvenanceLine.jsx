// Where an answer's figures come from: a quiet line that opens. Every word arrives written (ui/provenance_line.py).
import { useState } from "react"
import { TriangleAlert } from "lucide-react"

function Row({ row }) {
  const from = [row.origin, row.from].filter(Boolean).join(": ")
  return (
    <tr>
      <th scope="row" className="pl-strong pl-written">{row.written}</th>
      <td>
        {row.meaning}
        {row.value ? <div className="pl-sub">{row.value}</div> : null}
        <div className="pl-sub pl-narrow">{from}</div>
      </td>
      <td className="pl-wide pl-sub">{from}</td>
    </tr>
  )
}

export default function ProvenanceLine() {
  const { line, changed, rows = [], more = 0, corrections = [], contradictions = [], card } = props
  const before = window.paceline.recall(card)
  const [open, setOpen] = useState(Boolean(before && before.open))
  const toggle = (event) => {
    setOpen(event.currentTarget.open)
    window.paceline.keep(card, { open: event.currentTarget.open })
  }
  return (
    <section className="pl pl-provenance" data-element="ProvenanceLine">
      <details open={open} onToggle={toggle}>
        <summary className="pl-sub">
          {changed ? <TriangleAlert size={13} aria-hidden="true" /> : null}
          <span>{line}</span>
          <span aria-hidden="true" className="pl-provenance-arrow">▸</span>
        </summary>
        <div className="pl-card">
          {contradictions.length ? (
            <div className="pl-provenance-part">
              <h4 className="pl-title">What does not go together</h4>
              {contradictions.map((each) => (
                <div key={each.said}>
                  <p>{each.said}</p>
                  <ul className="pl-notes">{each.sides.map((side) => <li key={side}>{side}</li>)}</ul>
                </div>
              ))}
            </div>
          ) : null}
          {corrections.length ? (
            <div className="pl-provenance-part">
              <h4 className="pl-title">What I corrected</h4>
              {corrections.map((each, index) => (
                <dl key={index} className="pl-correction">
                  <dt>written</dt><dd><s>{each.written}</s></dd>
                  <dt>why not</dt><dd>{each.why.join(" ")}</dd>
                  <dt>now</dt><dd>{each.now || "Left out."}</dd>
                </dl>
              ))}
            </div>
          ) : null}
          {rows.length ? (
            <table className="pl-table">
              <thead>
                <tr>
                  <th scope="col">written</th>
                  <th scope="col">what it is</th>
                  <th scope="col" className="pl-wide">where from</th>
                </tr>
              </thead>
              <tbody>{rows.map((row, index) => <Row key={index} row={row} />)}</tbody>
            </table>
          ) : null}
          {more ? <p className="pl-sub">And {more} more.</p> : null}
        </div>
      </details>
    </section>
  )
}
