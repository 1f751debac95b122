// The pace or power plan: five splits a row, each row open for its own. Every number arrives written (ui/tables.py).
import { Fragment, useState } from "react"
import { ChevronRight } from "lucide-react"

const Grade = ({ text, colour }) => (
  <>
    <i className="pl-grade" style={{ background: `var(--grade-${colour})` }} aria-hidden="true" />
    {text}
  </>
)

function Cells({ row }) {
  const [, grade, colour, pace, band, clock] = row
  return (
    <>
      <td className="pl-num"><Grade text={grade} colour={colour} /></td>
      <td className="pl-num pl-strong">{pace}</td>
      <td className="pl-num pl-wide">{band}</td>
      <td className="pl-num pl-strong">{clock}</td>
    </>
  )
}

export default function SplitTable() {
  const { groups, place_word, pace_unit, goal, notes, assumed = 0, title = "Pace", columns = [`pace ${pace_unit}`, "allowed"] } = props
  const [open, setOpen] = useState([])
  const all = open.length === groups.length
  const toggle = (index) => setOpen((now) => (now.includes(index) ? now.filter((one) => one !== index) : [...now, index]))
  return (
    <section className="pl pl-card" data-element="SplitTable">
      <div className="pl-head">
        <h3 className="pl-title">{title}, {goal}</h3>
        <button className="pl-link" type="button" onClick={() => setOpen(all ? [] : groups.map((_, index) => index))}>
          {all ? `Every 5 ${place_word === "km" ? "km" : "miles"}` : `Every ${place_word}`}
        </button>
      </div>
      <table className="pl-table">
        <thead>
          <tr>
            <th scope="col">to {place_word}</th>
            <th scope="col" className="pl-num">grade</th>
            <th scope="col" className="pl-num">{columns[0]}</th>
            <th scope="col" className="pl-num pl-wide">{columns[1]}</th>
            <th scope="col" className="pl-num">race time</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group, index) => {
            const isOpen = open.includes(index)
            const single = group.rows.length < 2
            return (
              <Fragment key={group.row[0]}>
                <tr className={isOpen ? "pl-open" : undefined}>
                  <td>
                    {single ? (
                      group.row[0]
                    ) : (
                      <button className="pl-toggle" type="button" aria-expanded={isOpen} onClick={() => toggle(index)}>
                        <ChevronRight aria-hidden="true" />
                        {group.row[0]}
                      </button>
                    )}
                  </td>
                  <Cells row={group.row} />
                </tr>
                {isOpen && !single
                  ? group.rows.map((row) => (
                      <tr key={row[0]} className="pl-inner">
                        <td style={{ paddingLeft: "1.15rem" }}>{row[0]}</td>
                        <Cells row={row} />
                      </tr>
                    ))
                  : null}
              </Fragment>
            )
          })}
        </tbody>
      </table>
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
