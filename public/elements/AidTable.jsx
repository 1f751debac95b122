// The aid stations of a race: where, when, what to take there and to leave with, when they close.
// Every number arrives written (ui/aid_table.py).
import { Fragment, useState } from "react"

const SHOWN = 12

const Todo = ({ todo }) =>
  todo.map(([verb, words], index) => (
    <Fragment key={verb}>
      {index ? " · " : ""}
      <span className="pl-sub">{verb}</span> {words}
    </Fragment>
  ))

const Closing = ({ row }) =>
  row.closes ? (
    <>
      <span className="pl-strong">{row.closes}</span>
      <br />
      <span className={row.state === "fine" ? "pl-sub" : "pl-aid-short"}>{row.margin}</span>
    </>
  ) : null

export default function AidTable() {
  const { title, start, rows } = props
  const [every, setEvery] = useState(false)
  const long = rows.length > SHOWN + 2
  const shown = long && !every ? rows.slice(0, SHOWN) : rows
  const closing = rows.some((row) => row.closes)
  const columns = closing ? 4 : 3
  return (
    <section className="pl pl-card" data-element="AidTable">
      <div className="pl-head">
        <h3 className="pl-title">{title}</h3>
        {long ? (
          <button className="pl-link" type="button" onClick={() => setEvery(!every)}>
            {every ? `The first ${SHOWN}` : `All ${rows.length}`}
          </button>
        ) : null}
      </div>
      {start ? <p className="pl-sub" style={{ margin: "0 0 0.5rem" }}>{start}</p> : null}
      <table className="pl-table pl-aid">
        <thead>
          <tr>
            <th scope="col">at</th>
            <th scope="col" className="pl-num">you arrive</th>
            <th scope="col" className="pl-wide">there</th>
            {closing ? <th scope="col" className="pl-num">closes</th> : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <Fragment key={index}>
              <tr className={row.todo.length ? "pl-noted" : undefined}>
                <td>
                  <span className="pl-strong" style={{ whiteSpace: "nowrap" }}>{row.place}</span>
                  <br />
                  {row.name}
                  {row.what ? <span className="pl-sub"> {row.what}</span> : null}
                </td>
                <td className="pl-num">
                  <span className="pl-strong">{row.clock || row.elapsed}</span>
                  {row.clock ? <><br /><span className="pl-sub">{row.elapsed}</span></> : null}
                </td>
                <td className="pl-wide"><Todo todo={row.todo} /></td>
                {closing ? <td className="pl-num"><Closing row={row} /></td> : null}
              </tr>
              {row.todo.length ? <tr className="pl-narrow-row"><td colSpan={columns}><Todo todo={row.todo} /></td></tr> : null}
            </Fragment>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length ? <p className="pl-sub" style={{ margin: "0.5rem 0 0" }}>The first {SHOWN} of {rows.length}, to {shown[SHOWN - 1].place}.</p> : null}
    </section>
  )
}
