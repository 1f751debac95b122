// The sections of a ride: what to hold where, how fast that is, in which gear. Every number arrives written (ui/ride_table.py).
import { useState } from "react"

const Section = ({ row }) => (
  <tr>
    <td>
      {row.where}
      <div className="pl-sub">
        {row.name}
        <span className="pl-narrow">{["", `${row.speed} ${props.speed_unit}`, row.gear].filter((part, index) => part || !index).join(" · ")}</span>
      </div>
    </td>
    <td className="pl-num">
      <i className="pl-grade" style={{ background: `var(--grade-${row.colour})` }} aria-hidden="true" />
      {row.grade}
    </td>
    <td className="pl-num pl-strong">{row.power}</td>
    <td className="pl-num pl-wide">{row.speed}</td>
    {props.with_gears ? <td className="pl-num pl-wide">{row.gear}</td> : null}
    <td className="pl-num">{row.time}</td>
  </tr>
)

export default function RideTable() {
  const { sections, key_rows, place_word, speed_unit, with_gears, facts } = props
  const [every, setEvery] = useState(false)
  const shown = every ? sections : sections.filter((_, index) => key_rows.includes(index))
  const hidden = sections.length - key_rows.length
  const fewer = key_rows.length ? `The ${key_rows.length} that matter most` : "Totals only"
  return (
    <section className="pl pl-card" data-element="RideTable">
      <div className="pl-head">
        <h3 className="pl-title">{shown.length ? "Sections" : "The whole ride"}</h3>
        {hidden > 0 ? (
          <button className="pl-link" type="button" onClick={() => setEvery(!every)}>
            {every ? fewer : `All ${sections.length} sections`}
          </button>
        ) : null}
      </div>
      <dl className="pl-rates">
        {facts.map(([name, value]) => (
          <div key={name}><dt>{name}</dt><dd>{value}</dd></div>
        ))}
      </dl>
      {shown.length ? (
        <table className="pl-table">
          <thead>
            <tr>
              <th scope="col">{place_word}</th>
              <th scope="col" className="pl-num">grade</th>
              <th scope="col" className="pl-num">power W</th>
              <th scope="col" className="pl-num pl-wide">{speed_unit}</th>
              {with_gears ? <th scope="col" className="pl-num pl-wide">gear</th> : null}
              <th scope="col" className="pl-num">time</th>
            </tr>
          </thead>
          <tbody>{shown.map((row, index) => <Section key={index} row={row} />)}</tbody>
        </table>
      ) : null}
    </section>
  )
}
