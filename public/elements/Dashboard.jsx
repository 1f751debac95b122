// Form at a glance: fitness, fatigue and form; weeks by sport; the curve of best efforts; time in zones.
// The element holds a period only; the numbers are fetched for their owner (ui/dashboard_view.py), drawn as own SVG.
import { useEffect, useMemo, useRef, useState } from "react"

const SPORTS = { run: "var(--line)", ride: "var(--grade-5)", swim: "var(--grade-1)" }
const OTHER = "var(--grade-3)"
const colourOf = (sport) => SPORTS[sport] || OTHER
const FRESH = "var(--grade-1)"
const TIRED = "var(--grade-4)"
const TOUCH = window.matchMedia("(pointer: coarse)").matches
const DAY = 86400000
const at = (iso) => Date.parse(`${iso}T00:00:00Z`)
const written = (time, options) => new Date(time).toLocaleDateString(undefined, { timeZone: "UTC", ...options })
const dayWords = (time) => written(time, { day: "numeric", month: "short", year: "numeric" })
const signed = (value) => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : "0")
const hoursWords = (hours) => {
  const minutes = Math.round(hours * 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60 ? `${minutes % 60} min` : ""}`.trim()
}
const niceStep = (span, wanted) => {
  const rough = Math.max(span, 1e-9) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  return power * [1, 2, 5, 10].find((step) => step * power >= rough - 1e-12)
}
const ticks = (low, high, step) => {
  const marks = []
  for (let mark = Math.ceil(low / step - 1e-9) * step; mark <= high + 1e-9; mark += step) marks.push(Math.round(mark * 1000) / 1000)
  return marks
}

function useWidth(ref) {
  const [width, setWidth] = useState(720)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(260, entry.contentRect.width)))
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return width
}

// A chart one reads by pointing, touching or with the arrow keys. `count` places lie between the box's sides.
function Chart({ title, side, height, label, count, placeAt, readout, hint, children }) {
  const frame = useRef(null)
  const width = useWidth(frame)
  const narrow = width < 520
  const [seen, setSeen] = useState(null)
  const box = { left: 38, right: width - 8, top: 12, bottom: height - 22 }
  const shown = seen === null ? null : Math.min(seen, count - 1)
  const point = (event) => {
    const bounds = event.currentTarget.getBoundingClientRect()
    setSeen(placeAt(event.clientX - bounds.left, box))
  }
  const step = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    setSeen((now) => Math.min(count - 1, Math.max(0, (now ?? count - 1) + (now === null ? 0 : by))))
  }
  return (
    <div style={{ marginTop: "1.1rem" }}>
      <div className="pl-head" style={{ marginBottom: "0.15rem" }}>
        <h4 className="pl-strong" style={{ margin: 0, fontSize: "0.85rem" }}>{title}</h4>
        {side}
      </div>
      <div className="pl-chart" ref={frame}>
        <svg
          height={height} viewBox={`0 0 ${width} ${height}`} role="img" tabIndex={0} aria-label={`${label} Use the arrow keys to read it.`}
          onPointerMove={point} onPointerDown={point} onPointerLeave={(event) => event.pointerType === "mouse" && setSeen(null)} onKeyDown={step}
        >
          {children({ box, width, narrow, shown })}
        </svg>
      </div>
      <div className="pl-readout" aria-live="polite">
        {shown === null ? <span>{hint || `${TOUCH ? "Touch" : "Point at"} the chart to read it.`}</span> : readout(shown)}
      </div>
    </div>
  )
}

const Key = ({ colour, line, children }) => (
  <span className="pl-sub" style={{ display: "inline-flex", alignItems: "center", gap: "0.3rem", whiteSpace: "nowrap" }}>
    <i style={{ display: "inline-block", width: "0.7rem", height: line ? "2px" : "0.55rem", borderRadius: "2px", background: colour }} />
    {children}
  </span>
)
const Keys = ({ children }) => <span style={{ display: "flex", flexWrap: "wrap", gap: "0.1rem 0.8rem" }}>{children}</span>
const Baseline = ({ box, y }) => <line x1={box.left} x2={box.right} y1={y} y2={y} stroke="hsl(var(--border))" />

// Days as they fall on the axis: months, or years where there are many.
function timeMarks(from, to, wanted) {
  const marks = []
  const months = (to - from) / (30.4 * DAY)
  const stepMonths = [1, 2, 3, 6, 12, 24, 36, 60].find((step) => months / step <= wanted) || 120
  if (months < 2.2) {
    const step = 7 * DAY * (months > 1.2 && wanted < 8 ? 2 : 1)
    for (let time = from; time <= to; time += step) marks.push([time, written(time, { day: "numeric", month: "short" })])
    return marks
  }
  const start = new Date(from)
  for (let month = 0; ; month += 1) {
    const time = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1 + month, 1)
    if (time > to) return marks
    const date = new Date(time)
    const due = stepMonths >= 12 ? date.getUTCMonth() === 0 && date.getUTCFullYear() % (stepMonths / 12) === 0 : date.getUTCMonth() % stepMonths === 0
    if (due) marks.push([time, stepMonths >= 12 || date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : written(time, { month: "short" })])
  }
}

function TimeAxis({ box, x, from, to, narrow }) {
  return timeMarks(from, to, narrow ? 4 : 9)
    .filter(([time]) => x(time) > box.left + 8 && x(time) < box.right - 12)
    .map(([time, words]) => (
      <g key={time}>
        <line x1={x(time)} x2={x(time)} y1={box.bottom} y2={box.bottom + 4} stroke="hsl(var(--border))" />
        <text className="pl-axis" x={x(time)} y={box.bottom + 16} textAnchor="middle">{words}</text>
      </g>
    ))
}

// What the data does not reach is marked, not drawn as rest.
function Unknown({ from, to, x, box }) {
  if (to - from < DAY * 1.5) return null
  const [left, right] = [x(from), Math.min(x(to), box.right)]
  return (
    <g>
      <rect x={left} width={Math.max(0, right - left)} y={box.top} height={box.bottom - box.top} fill="hsl(var(--muted))" opacity="0.7" />
      {right - left > 58 ? <text className="pl-axis" x={(left + right) / 2} y={box.top + 14} textAnchor="middle">unknown</text> : null}
    </g>
  )
}

function LoadChart({ data }) {
  const { load } = data
  const points = useMemo(() => load.map(([day, ...rest]) => [at(day), ...rest]), [data])
  const first = Math.min(at(data.first), points.length ? points[0][0] : Infinity)
  const [from, to] = [data.period === "all" ? points[0][0] : first, at(data.today)]
  const high = Math.max(20, ...points.map((point) => Math.max(point[2], point[3])))
  const low = Math.min(0, ...points.map((point) => point[4]))
  const top = Math.max(high, ...points.map((point) => point[4]))
  const nearest = (time) => points.reduce((best, point, i) => (Math.abs(point[0] - time) < Math.abs(points[best][0] - time) ? i : best), 0)
  return (
    <Chart
      title="Fitness, fatigue and form" height={214} count={points.length}
      side={<Keys><Key line colour="var(--line)">fitness</Key><Key line colour="var(--grade-5)">fatigue</Key><Key colour={FRESH}>form, fresh</Key><Key colour={TIRED}>tired</Key></Keys>}
      label={`Fitness, fatigue and form from ${dayWords(from)} to ${dayWords(to)}.`}
      placeAt={(left, box) => nearest(from + ((left - box.left) / (box.right - box.left)) * (to - from))}
      readout={(i) => (
        <>
          <b>{dayWords(points[i][0])}</b>
          <span>fitness <b>{Math.round(points[i][2])}</b></span>
          <span>fatigue <b>{Math.round(points[i][3])}</b></span>
          <span>form <b>{signed(Math.round(points[i][4]))}</b></span>
          <span>load {Math.round(points[i][1])}</span>
          {points[i][5] ? null : <span>still rising from nothing</span>}
        </>
      )}
    >
      {({ box, narrow, shown }) => {
        const x = (time) => box.left + ((time - from) / Math.max(to - from, DAY)) * (box.right - box.left)
        const y = (value) => box.bottom - ((value - low) / (top - low)) * (box.bottom - box.top)
        const wide = Math.max(0.8, Math.min(7, ((box.right - box.left) / Math.max(points.length, 1)) * 0.72))
        const line = (column) => `M${points.map((point) => `${x(point[0]).toFixed(1)},${y(point[column]).toFixed(1)}`).join(" L")}`
        const reliable = points.findIndex((point) => point[5])
        return (
          <g>
            <Unknown from={data.last ? at(data.last) : from} to={to} x={x} box={box} />
            {points.map((point) => (
              <rect
                key={point[0]} x={x(point[0]) - wide / 2} width={wide} y={y(Math.max(point[4], 0))}
                height={Math.max(0.5, Math.abs(y(0) - y(point[4])))} fill={point[4] >= 0 ? FRESH : TIRED} opacity="0.75"
              />
            ))}
            <Baseline box={box} y={y(0)} />
            <path d={line(3)} fill="none" stroke="var(--grade-5)" strokeWidth="1.4" strokeLinejoin="round" />
            <path d={line(2)} fill="none" stroke="hsl(var(--card))" strokeWidth="4.4" strokeLinejoin="round" />
            <path d={line(2)} fill="none" stroke="var(--line)" strokeWidth="2.3" strokeLinejoin="round" />
            {reliable > 0 ? (
              <g>
                <line x1={x(points[reliable][0])} x2={x(points[reliable][0])} y1={box.top} y2={box.bottom} stroke="hsl(var(--muted-foreground))" strokeDasharray="2 3" />
                <text className="pl-axis" x={x(points[reliable][0]) + 4} y={box.top + 8}>reliable from here</text>
              </g>
            ) : null}
            {ticks(low, top, niceStep(top - low, 4)).map((mark) => (
              <text key={mark} className="pl-axis" x={box.left - 6} y={y(mark) + 4} textAnchor="end">{signed(mark).replace("+", "")}</text>
            ))}
            <TimeAxis box={box} x={x} from={from} to={to} narrow={narrow} />
            {shown === null ? null : (
              <g pointerEvents="none">
                <line x1={x(points[shown][0])} x2={x(points[shown][0])} y1={box.top} y2={box.bottom} stroke="hsl(var(--foreground))" strokeOpacity="0.5" strokeDasharray="2 3" />
                <circle cx={x(points[shown][0])} cy={y(points[shown][2])} r="4" fill="hsl(var(--card))" stroke="var(--line)" strokeWidth="2" />
              </g>
            )}
          </g>
        )
      }}
    </Chart>
  )
}

function WeeksChart({ data }) {
  const every = [...Object.keys(SPORTS), ...new Set(data.weeks.flatMap((week) => week.sports.map(([sport]) => sport)))]
  const rank = ([sport]) => every.indexOf(sport) // the same sport lies at the same place of every bar
  const weeks = data.weeks.map((week) => ({ ...week, sports: [...week.sports].sort((a, b) => rank(a) - rank(b)) }))
  const sports = [...new Set(every)].filter((sport) => weeks.some((week) => week.sports.some(([each]) => each === sport)))
  const named = sports.filter((sport) => SPORTS[sport])
  const totals = weeks.map((week) => week.sports.reduce((sum, [, hours]) => sum + hours, 0))
  const top = Math.max(1, ...totals, data.usual_week_h || 0) * 1.06
  const together = data.weeks_together > 1
  return (
    <Chart
      title={together ? "Hours a week, mean of four weeks" : "Hours a week"} height={166} count={weeks.length}
      side={(
        <Keys>
          {named.map((sport) => <Key key={sport} colour={colourOf(sport)}>{sport}</Key>)}
          {sports.length > named.length ? <Key colour={OTHER}>other</Key> : null}
          {data.usual_week_h ? <Key line colour="hsl(var(--muted-foreground))">usual week</Key> : null}
        </Keys>
      )}
      label={`Hours of training a week, ${weeks.length} bars.`}
      placeAt={(left, box) => Math.max(0, Math.min(weeks.length - 1, Math.floor(((left - box.left) / (box.right - box.left)) * weeks.length)))}
      readout={(i) => (
        <>
          <b>{together ? "from" : "week of"} {dayWords(at(weeks[i].from))}</b>
          {weeks[i].known ? <span><b>{hoursWords(totals[i])}</b></span> : <span>unknown, not rest</span>}
          {weeks[i].sports.map(([sport, hours, far]) => <span key={sport}>{sport} {hoursWords(hours)}{far ? `, ${far} ${data.distance_unit}` : ""}</span>)}
          {weeks[i].load === null || !weeks[i].known ? null : <span>load {weeks[i].load}</span>}
        </>
      )}
    >
      {({ box, narrow, shown }) => {
        const pitch = (box.right - box.left) / Math.max(weeks.length, 1)
        const wide = Math.max(1, Math.min(34, pitch * 0.74))
        const x = (i) => box.left + pitch * (i + 0.5)
        const y = (hours) => box.bottom - (hours / top) * (box.bottom - box.top)
        const time = (when) => box.left + ((when - at(weeks[0].from)) / (7 * DAY * data.weeks_together)) * pitch
        const end = at(weeks[weeks.length - 1].from) + 7 * DAY * data.weeks_together
        return (
          <g>
            {weeks.map((week, i) => {
              let below = 0
              return (
                <g key={week.from} opacity={shown === null || shown === i ? 1 : 0.55}>
                  {week.known ? null : <rect x={x(i) - wide / 2} width={wide} y={box.top} height={box.bottom - box.top} fill="hsl(var(--muted))" opacity="0.7" />}
                  {week.sports.map(([sport, hours]) => {
                    const from = below
                    below += hours
                    return <rect key={sport} x={x(i) - wide / 2} width={wide} y={y(below)} height={Math.max(0, y(from) - y(below))} fill={colourOf(sport)} stroke="hsl(var(--card))" strokeWidth={wide > 6 ? 0.8 : 0} />
                  })}
                </g>
              )
            })}
            <Baseline box={box} y={box.bottom} />
            {data.usual_week_h ? (
              <line x1={box.left} x2={box.right} y1={y(data.usual_week_h)} y2={y(data.usual_week_h)} stroke="hsl(var(--muted-foreground))" strokeDasharray="4 3" />
            ) : null}
            {ticks(0, top, niceStep(top, 4)).map((mark) => (
              <text key={mark} className="pl-axis" x={box.left - 6} y={y(mark) + 4} textAnchor="end">{mark}{mark === 0 ? " h" : ""}</text>
            ))}
            <TimeAxis box={box} x={time} from={at(weeks[0].from)} to={end} narrow={narrow} />
          </g>
        )
      }}
    </Chart>
  )
}

function Bests({ data }) {
  const choices = ["power", "pace"].filter((kind) => data[kind].length || data[`${kind}_before`].length)
  const [kind, setKind] = useState(choices[0])
  if (!choices.length) return null
  const chosen = choices.includes(kind) ? kind : choices[0]
  return <BestsChart key={chosen} data={data} kind={chosen} choices={choices} choose={setKind} />
}

function BestsChart({ data, kind, choices, choose }) {
  const now = data[kind].filter((point) => point[0] > 0)
  const before = data[`${kind}_before`].filter((point) => point[0] > 0)
  const lengths = [...new Set([...now, ...before].map((point) => point[0]))].sort((a, b) => a - b)
  const all = [...now, ...before]
  const values = all.map((point) => point[1])
  const room = Math.max(Math.max(...values) - Math.min(...values), kind === "power" ? 50 : 30)
  const [low, high] = [Math.max(0, Math.min(...values) - room * 0.08), Math.max(...values) + room * 0.06]
  const [shortest, longest] = [Math.log(lengths[0]), Math.log(lengths[lengths.length - 1])]
  const span = Math.max(longest - shortest, 0.1)
  const labelOf = (length) => all.find((point) => point[0] === length)[2]
  const find = (points, length) => points.find((point) => point[0] === length)
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")}`
  return (
    <Chart
      title={kind === "power" ? "Best power by duration" : "Best pace by distance"} height={190} count={lengths.length}
      side={(
        <Keys>
          <Key line colour="var(--line)">{data.period === "all" ? "ever" : data.period}</Key>
          {before.length ? <Key line colour="hsl(var(--muted-foreground))">before</Key> : null}
          {choices.length > 1 ? choices.map((choice) => (
            <button key={choice} className="pl-link" type="button" aria-pressed={choice === kind} style={choice === kind ? { color: "hsl(var(--foreground))", padding: 0 } : { padding: 0 }} onClick={() => choose(choice)}>{choice}</button>
          )) : null}
        </Keys>
      )}
      label={`Best ${kind} of the period against before.`}
      placeAt={(left, box) => {
        const length = shortest + ((left - box.left) / (box.right - box.left)) * span
        return lengths.reduce((best, each, i) => (Math.abs(Math.log(each) - length) < Math.abs(Math.log(lengths[best]) - length) ? i : best), 0)
      }}
      readout={(i) => {
        const [mine, old] = [find(now, lengths[i]), find(before, lengths[i])]
        return (
          <>
            <b>{labelOf(lengths[i])}</b>
            {mine ? <span><b>{mine[3]}</b> on {mine[4]}</span> : <span>none in this period</span>}
            {old ? <span>before: {old[3]} on {old[4]}</span> : null}
          </>
        )
      }}
    >
      {({ box, narrow, shown }) => {
        const x = (length) => box.left + 6 + ((Math.log(length) - shortest) / span) * (box.right - box.left - 20)
        const share = (value) => (value - low) / (high - low)
        const y = (value) => (kind === "power" ? box.bottom - share(value) * (box.bottom - box.top) : box.top + share(value) * (box.bottom - box.top))
        const line = (points) => `M${points.map((point) => `${x(point[0]).toFixed(1)},${y(point[1]).toFixed(1)}`).join(" L")}`
        let last = -Infinity
        return (
          <g>
            <Baseline box={box} y={box.bottom} />
            {before.length ? <path d={line(before)} fill="none" stroke="hsl(var(--muted-foreground))" strokeWidth="1.3" strokeDasharray="4 3" strokeLinejoin="round" /> : null}
            {now.length ? <path d={line(now)} fill="none" stroke="var(--line)" strokeWidth="2.2" strokeLinejoin="round" /> : null}
            {now.map((point) => <circle key={point[0]} cx={x(point[0])} cy={y(point[1])} r={shown !== null && lengths[shown] === point[0] ? 4.5 : 2.6} fill="hsl(var(--card))" stroke="var(--line)" strokeWidth="1.8" />)}
            {ticks(low, high, kind === "power" ? niceStep(high - low, 4) : Math.max(15, Math.round(niceStep(high - low, 4) / 15) * 15)).filter((mark) => y(mark) > box.top + 9).map((mark) => (
              <text key={mark} className="pl-axis" x={box.left - 6} y={y(mark) + 4} textAnchor="end">{kind === "power" ? mark : clock(mark)}</text>
            ))}
            <text className="pl-axis" x={box.left - 6} y={box.top - 2} textAnchor="end">{kind === "power" ? "W" : data.pace_unit}</text>
            {lengths.map((length) => {
              const words = labelOf(length)
              const half = words.length * 3.1
              if (x(length) - half < last + (narrow ? 10 : 8) || x(length) + half > box.right + 8) return null
              last = x(length) + half
              return <text key={length} className="pl-axis" x={x(length)} y={box.bottom + 16} textAnchor="middle">{words}</text>
            })}
            {shown === null ? null : <line x1={x(lengths[shown])} x2={x(lengths[shown])} y1={box.top} y2={box.bottom} stroke="hsl(var(--foreground))" strokeOpacity="0.4" strokeDasharray="2 3" pointerEvents="none" />}
          </g>
        )
      }}
    </Chart>
  )
}

// Zones by name, share and time: bars that need no axis. The same blue to red as hills.
function Zones({ zones }) {
  const most = Math.max(...zones.rows.map((row) => row.share))
  return (
    <div style={{ marginTop: "1.1rem", flex: "1 1 17rem", minWidth: 0 }}>
      <h4 className="pl-strong" style={{ margin: "0 0 0.3rem", fontSize: "0.85rem" }}>Time by {zones.quantity}</h4>
      <table className="pl-table">
        <tbody>
          {zones.rows.map((row, i) => (
            <tr key={row.name}>
              <td style={{ width: "1%", whiteSpace: "nowrap" }}>{row.name}<div className="pl-sub">{row.range}</div></td>
              <td>
                <div style={{ height: "0.7rem", borderRadius: "3px", width: `${(row.share / Math.max(most, 0.01)) * 100}%`, minWidth: row.share ? "2px" : 0, background: `var(--grade-${[1, 2, 3, 4, 5, 6, 6][i]})` }} />
              </td>
              <td className="pl-num" style={{ width: "1%" }}>{row.percent}<div className="pl-sub">{row.time}</div></td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="pl-sub" style={{ margin: "0.3rem 0 0" }}>{zones.scheme}.{zones.unknown ? ` ${zones.unknown} without it are not counted.` : ""}</p>
    </div>
  )
}

function Numbers({ numbers }) {
  return (
    <dl className="pl-rates" style={{ gridTemplateColumns: "repeat(3, minmax(0, 1fr))" }}>
      {numbers.map((number) => (
        <div key={number.label}>
          <dt>{number.label}</dt>
          <dd>{number.value}</dd>
          <div className="pl-sub">{number.meaning}</div>
        </div>
      ))}
    </dl>
  )
}

function Empty({ words }) {
  return (
    <>
      <p style={{ margin: "0 0 0.2rem" }}>{words}</p>
      <p className="pl-sub" style={{ margin: 0 }}>Then your fitness, your weeks, your best efforts and your zones stand here.</p>
    </>
  )
}

export default function Dashboard() {
  const before = window.paceline.recall(props.card) || {}
  const [period, setPeriod] = useState(before.period || props.period || "12 weeks")
  const [data, setData] = useState(before.data || null)
  const [problem, setProblem] = useState(null)
  const [busy, setBusy] = useState(!before.data)

  useEffect(() => {
    if (data && data.period === period) return undefined // Chainlit draws every card anew in each turn (paceline.js).
    setBusy(true)
    const found = (now) => { setData(now); setProblem(null); setBusy(false); window.paceline.keep(props.card, { period, data: now }) }
    return window.paceline.until(
      () => window.paceline.ask(callAction, "dashboard", { period }), found, (failure) => setProblem(failure.message),
    )
  }, [period])

  const empty = data && data.empty
  return (
    <section className="pl pl-card" data-element="Dashboard" data-busy={busy} aria-busy={busy}>
      <div className="pl-head">
        <h3 className="pl-title">Form and training</h3>
        {data && !empty ? (
          <select
            aria-label="Period" value={period} onChange={(event) => setPeriod(event.target.value)}
            style={{ font: "inherit", fontSize: "0.8rem", padding: "0.2rem 0.4rem", borderRadius: "0.45rem", border: "1px solid hsl(var(--input))", background: "hsl(var(--card))", color: "inherit" }}
          >
            {data.periods.map((each) => <option key={each} value={each}>{each === "all" ? "all I know" : `last ${each}`}</option>)}
          </select>
        ) : null}
      </div>
      {problem ? <p className="pl-warning" role="alert" style={{ margin: "0 0 0.7rem" }}>{problem}</p> : null}
      {data ? null : problem ? null : <p className="pl-sub" style={{ margin: 0 }} role="status">Adding up your training…</p>}
      {empty ? <Empty words={empty} /> : null}
      {data && !empty ? (
        <div style={{ opacity: busy ? 0.6 : 1, transition: "opacity 120ms" }}>
          {data.stale ? <p className="pl-warning" style={{ margin: "0 0 0.8rem" }}>{data.stale}</p> : null}
          <Numbers numbers={data.numbers} />
          {data.load.length ? <LoadChart data={data} /> : <p className="pl-sub">No day of this period is known.</p>}
          {data.weeks.length ? <WeeksChart data={data} /> : null}
          <Bests data={data} />
          <div style={{ display: "flex", flexWrap: "wrap", gap: "0 2rem" }}>
            {data.zones.map((zones) => <Zones key={zones.quantity} zones={zones} />)}
          </div>
          {data.warnings.length ? <ul className="pl-notes">{data.warnings.map((words) => <li key={words}>{words}</li>)}</ul> : null}
          {data.attributions.length ? <p className="pl-sub" style={{ margin: "0.6rem 0 0" }}>{data.attributions.join(" · ")}</p> : null}
        </div>
      ) : null}
    </section>
  )
}
