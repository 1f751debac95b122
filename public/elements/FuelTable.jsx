// What to take, when and where. Every number arrives written (ui/tables.py).
import { Fragment, useState } from "react"

const SHOWN = 12

const lowered = (sentence) => sentence.charAt(0).toLowerCase() + sentence.slice(1)

export default function FuelTable() {
  const { rates, rows, usual_note, notes, assumed = 0, blocked } = props
  const [every, setEvery] = useState(false)
  const long = rows.length > SHOWN + 2
  const shown = long && !every ? rows.slice(0, SHOWN) : rows
  const drinks = rows.some((row) => row[4])
  const remarks = rows.some((row) => row[5])
  return (
    <section className="pl pl-card" data-element="FuelTable">
      <div className="pl-head">
        <h3 className="pl-title">Fuel</h3>
        {long ? (
          <button className="pl-link" type="button" onClick={() => setEvery(!every)}>
            {every ? `The first ${SHOWN}` : `All ${rows.length}`}
          </button>
        ) : null}
      </div>
      {blocked ? <p className="pl-warning" role="alert">{blocked}</p> : null}
      {rates.length ? (
        <dl className="pl-rates">
          {rates.map(([name, amount]) => (
            <div key={name}><dt>{name}</dt><dd>{amount}</dd></div>
          ))}
        </dl>
      ) : null}
      {rows.length ? (
        <table className="pl-table">
          <thead>
            <tr>
              <th scope="col">at</th>
              <th scope="col" className="pl-num">race time</th>
              <th scope="col">take</th>
              <th scope="col" className="pl-num">carbs</th>
              {drinks ? <th scope="col" className="pl-num">drink</th> : null}
              {remarks ? <th scope="col" className="pl-wide">note</th> : null}
            </tr>
          </thead>
          <tbody>
            {shown.map(([clock, place, item, carbs, drink, note], index) => (
              <Fragment key={index}>
                <tr className={note ? "pl-noted" : undefined}>
                  <td className="pl-strong" style={{ whiteSpace: "nowrap" }}>{place}</td>
                  <td className="pl-num">{clock}</td>
                  <td>{item}</td>
                  <td className="pl-num">{carbs}</td>
                  {drinks ? <td className="pl-num">{drink}</td> : null}
                  {remarks ? <td className="pl-wide pl-sub">{note}</td> : null}
                </tr>
                {note ? <tr className="pl-narrow-row"><td className="pl-sub" colSpan={5}>{note}</td></tr> : null}
              </Fragment>
            ))}
          </tbody>
        </table>
      ) : null}
      {shown.length < rows.length ? <p className="pl-sub" style={{ margin: "0.5rem 0 0" }}>The first {SHOWN} of {rows.length}, until {shown[SHOWN - 1][1]}.</p> : null}
      {usual_note ? <p className="pl-sub" style={{ margin: "0.5rem 0 0" }}>{remarks ? "Everywhere else: " : ""}{remarks ? lowered(usual_note) : usual_note}</p> : null}
      {notes.length > assumed ? <ul className="pl-notes">{notes.slice(assumed).map((note) => <li key={note}>{note}</li>)}</ul> : null}
      {assumed ? (
        <details className="pl-fold">
          <summary className="pl-sub">What this takes for granted ({assumed}) <span aria-hidden="true">▸</span></summary>
          <ul className="pl-notes">{notes.slice(0, assumed).map((note) => <li key={note}>{note}</li>)}</ul>
        </details>
      ) : null}
    </section>
  )
}
