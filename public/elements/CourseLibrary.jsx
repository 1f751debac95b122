// The athlete's library of courses: searched, sorted, opened, named, deleted; two of them compared. The element holds
// nothing; all is asked for when it is drawn. Maps are the course's own line: no tile, no outside request.
import { useEffect, useRef, useState } from "react"
import { ChevronLeft, Search } from "lucide-react"
import { Button } from "@/components/ui/button"

const PAGE = 25
const LOST = "Paceline could not be reached. Nothing you did here is lost: try again in a moment."
const ORDERS = [["newest", "Newest"], ["name", "Name"], ["longest", "Longest"], ["hilliest", "Hilliest"]]
const field = {
  padding: "0.35rem 0.5rem", borderRadius: "var(--radius)", font: "inherit", minWidth: 0,
  border: "1px solid hsl(var(--input))", background: "hsl(var(--card))", color: "inherit",
}
const inked = { stroke: "hsl(var(--card))", strokeWidth: 3, paintOrder: "stroke", fill: "hsl(var(--foreground))" }

function Outline({ points }) {
  if (!points) return <span style={{ display: "inline-block", width: 40, height: 40 }} aria-hidden="true" />
  return (
    <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true" style={{ flex: "none" }}>
      <polyline points={points.map((point) => point.join(",")).join(" ")} fill="none" stroke="hsl(var(--primary))" strokeWidth="1.6" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  )
}

function CourseMap({ map, title }) {
  const [startX, startY] = map.start
  const [finishX, finishY] = map.finish
  const near = Math.hypot(startX - finishX, startY - finishY) < 14
  return (
    <svg className="pl-map" viewBox={`0 0 ${map.width} ${map.height}`} role="img" aria-label={`Map of ${title}, north up`} style={{ width: "100%", height: "auto" }}>
      {map.stretches.map((stretch, index) => (
        <polyline key={`under-${index}`} points={stretch.points.map((point) => point.join(",")).join(" ")} fill="none" stroke="hsl(var(--card))" strokeWidth="6" strokeLinejoin="round" strokeLinecap="round" />
      ))}
      {map.stretches.map((stretch, index) => (
        <polyline key={index} points={stretch.points.map((point) => point.join(",")).join(" ")} fill="none" stroke={`var(--grade-${stretch.colour})`} strokeWidth="3.2" strokeLinejoin="round" strokeLinecap="round" />
      ))}
      {map.marks.map((mark) => (
        <g key={mark.label}>
          <circle cx={mark.x} cy={mark.y} r="2.6" fill="hsl(var(--foreground))" />
          <text x={mark.x + 5} y={mark.y - 5} style={inked}>{mark.label}</text>
        </g>
      ))}
      <circle cx={startX} cy={startY} r="6" fill="hsl(var(--primary))" stroke="hsl(var(--card))" strokeWidth="2" />
      {near ? null : <rect x={finishX - 5} y={finishY - 5} width="10" height="10" fill="hsl(var(--foreground))" stroke="hsl(var(--card))" strokeWidth="2" />}
      <text x={startX + 9} y={startY + 4} fontWeight="600" style={inked}>{near ? "Start and finish" : "Start"}</text>
      {near ? null : <text x={finishX + 9} y={finishY + 4} fontWeight="600" style={inked}>Finish</text>}
      <g transform={`translate(${map.width - map.scale_px - 14}, ${map.height - 12})`}>
        <path d={`M0,-5 V0 H${map.scale_px} V-5`} fill="none" stroke="hsl(var(--muted-foreground))" strokeWidth="1.5" />
        <text x={map.scale_px / 2} y="-6" textAnchor="middle" style={inked}>{map.scale_label}</text>
      </g>
      <text x={map.width - 14} y="20" textAnchor="end" style={inked}>N ↑</text>
    </svg>
  )
}

function Profile({ chart }) {
  const { profile, length } = chart
  if (!profile || profile.length < 2) return null
  const heights = profile.map((point) => point[1])
  const low = Math.min(...heights)
  const span = Math.max(Math.max(...heights) - low, 20)
  const line = profile.map((point) => `${((point[0] / length) * 640).toFixed(1)},${(84 - ((point[1] - low) / span) * 72).toFixed(1)}`).join(" ")
  return (
    <svg viewBox="0 0 640 90" preserveAspectRatio="none" role="img" aria-label="Elevation profile" style={{ width: "100%", height: "5.5rem", marginTop: "0.5rem" }}>
      <polygon points={`0,90 ${line} 640,90`} fill="hsl(var(--primary) / 0.14)" />
      <polyline points={line} fill="none" stroke="hsl(var(--primary))" strokeWidth="1.6" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

function NewSection({ course, busy, act }) {
  const [name, setName] = useState("")
  const [start, setStart] = useState("")
  const [end, setEnd] = useState("")
  const ready = name.trim() && start !== "" && end !== "" && Number(end) > Number(start)
  const keep = async () => {
    const kept = await act("keep_section", { id: course.id, name, start: Number(start), end: Number(end) })
    if (kept) { setName(""); setStart(""); setEnd("") }
  }
  return (
    <div style={{ display: "flex", flexWrap: "wrap", gap: "0.4rem", alignItems: "center", marginTop: "0.5rem" }}>
      <input style={{ ...field, flex: "1 1 9rem" }} maxLength={80} value={name} placeholder="Name of a stretch" aria-label="Name of a stretch" onChange={(event) => setName(event.target.value)} />
      <input style={{ ...field, width: "5.2rem" }} type="number" min="0" max={course.length} step="0.1" value={start} placeholder={`from ${course.place_word}`} aria-label={`From ${course.place_word}`} onChange={(event) => setStart(event.target.value)} />
      <input style={{ ...field, width: "5.2rem" }} type="number" min="0" max={course.length} step="0.1" value={end} placeholder={`to ${course.place_word}`} aria-label={`To ${course.place_word}`} onChange={(event) => setEnd(event.target.value)} />
      <Button size="sm" variant="outline" disabled={busy || !ready} onClick={keep}>Keep it</Button>
      {course.climbs.map((climb) => (
        <button key={`${climb.start}`} className="pl-link" type="button" onClick={() => { setName(climb.name); setStart(String(climb.start)); setEnd(String(climb.end)) }}>{climb.name}</button>
      ))}
    </div>
  )
}

function Opened({ course, busy, act, leave, gone }) {
  const [naming, setNaming] = useState(null)
  const [deleting, setDeleting] = useState(false)
  const rename = async () => { if (await act("rename_course", { id: course.id, title: naming })) setNaming(null) }
  const remove = async () => { if (await act("delete_course", { id: course.id }, true)) gone() }
  return (
    <div data-course={course.id}>
      <button className="pl-link" type="button" onClick={leave} style={{ display: "inline-flex", alignItems: "center" }}><ChevronLeft size={14} aria-hidden="true" />All courses</button>
      {naming === null ? (
        <div style={{ display: "flex", gap: "0.7rem", alignItems: "baseline", flexWrap: "wrap", margin: "0.4rem 0 0.1rem" }}>
          <h4 className="pl-strong pl-break" style={{ margin: 0 }}>{course.title}</h4>
          <button className="pl-link" type="button" onClick={() => setNaming(course.title)}>Rename</button>
        </div>
      ) : (
        <div style={{ display: "flex", gap: "0.4rem", margin: "0.4rem 0" }}>
          <input style={{ ...field, flex: "1 1 auto" }} maxLength={80} autoFocus value={naming} aria-label="Name of the course" onChange={(event) => setNaming(event.target.value)} onKeyDown={(event) => { if (event.key === "Enter" && naming.trim()) rename() }} />
          <Button size="sm" variant="ghost" disabled={busy} onClick={() => setNaming(null)}>Leave it</Button>
          <Button size="sm" disabled={busy || !naming.trim()} onClick={rename}>Save</Button>
        </div>
      )}
      <p className="pl-sub" style={{ margin: "0 0 0.5rem" }}>{course.facts}</p>
      {course.map ? <CourseMap map={course.map} title={course.title} /> : <p className="pl-sub">Where it lies is not known, so there is no map.</p>}
      {course.chart ? <Profile chart={course.chart} /> : null}
      <div style={{ marginTop: "0.7rem" }}>
        <span className="pl-strong">Stretches</span>
        {course.sections.length ? course.sections.map((section) => (
          <div key={section.id} style={{ display: "flex", gap: "0.6rem", padding: "0.35rem 0", borderTop: "1px solid hsl(var(--border) / 0.6)" }}>
            <div style={{ flex: "1 1 auto", minWidth: 0 }}>
              <div className="pl-break">{section.name} <span className="pl-sub">{section.where}</span></div>
              <div className="pl-sub">{section.facts}</div>
            </div>
            <button className="pl-link" type="button" disabled={busy} aria-label={`Delete the stretch ${section.name}`} onClick={() => act("delete_section", { id: course.id, section: section.id })}>Delete</button>
          </div>
        )) : <p className="pl-sub" style={{ margin: 0 }}>Keep a climb or a sector you train on under a name of your own.</p>}
        <NewSection course={course} busy={busy} act={act} />
      </div>
      <div className="pl-buttons">
        {deleting ? (
          <>
            <Button variant="ghost" disabled={busy} onClick={() => setDeleting(false)}>Keep it</Button>
            <Button variant="destructive" disabled={busy} onClick={remove}>Yes, delete it</Button>
          </>
        ) : (
          <>
            <Button variant="ghost" onClick={() => setDeleting(true)}>Delete</Button>
            <Button onClick={() => sendUserMessage(`Use the course called “${course.title}”`)}>Plan on this course</Button>
          </>
        )}
      </div>
    </div>
  )
}

export default function CourseLibrary() {
  const kept = window.paceline.recall(props.card) || {}
  const [search, setSearch] = useState(kept.search || "")
  const [order, setOrder] = useState(kept.order || "newest")
  const [list, setList] = useState(kept.list || null)
  const [course, setCourse] = useState(kept.course || null)
  const [chosen, setChosen] = useState([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState(null)
  const [done, setDone] = useState(null)
  const asked = useRef(0)
  const remember = (what) => window.paceline.keep(props.card, what)

  const look = async (offset = 0) => {
    const number = ++asked.current
    try {
      const found = await window.paceline.ask(callAction, "courses", { search, order, offset })
      if (number !== asked.current) return
      const courses = offset ? [...(list ? list.courses : []), ...found.courses] : found.courses
      const now = { total: offset ? list.total : found.total, courses }
      setList(now)
      setProblem(null)
      remember({ list: now, search, order })
    } catch (failure) {
      if (number === asked.current) setProblem(failure.refused ? failure.message : LOST)
    }
  }
  useEffect(() => {
    const timer = setTimeout(() => look(), search ? 250 : 0)
    return () => clearTimeout(timer)
  }, [search, order])
  useEffect(() => window.paceline.whenSeen(() => look()), [search, order])

  const act = async (name, payload, ending) => {
    setBusy(true)
    setDone(null)
    try {
      const now = await window.paceline.ask(callAction, name, payload)
      setProblem(null)
      if (now.done) setDone(now.done)
      if (!ending) { setCourse(now); remember({ course: now }) }
      look()
      return true
    } catch (failure) {
      setProblem(failure.refused ? failure.message : LOST)
      return false
    } finally { setBusy(false) }
  }
  const leave = () => { setCourse(null); remember({ course: null }) }
  const choose = (id) => setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id].slice(-2)))
  const pair = chosen.map((id) => (list ? list.courses : []).find((one) => one.id === id)).filter(Boolean)

  return (
    <section className="pl pl-card" data-element="CourseLibrary">
      <div className="pl-head"><h3 className="pl-title">Your courses</h3>{list ? <span className="pl-sub">{list.total}{search ? " found" : ""}</span> : null}</div>
      {problem ? <p className="pl-warning" role="alert">{problem}</p> : null}
      {done ? <p className="pl-sub" role="status">{done}</p> : null}
      {course ? <Opened key={course.id} course={course} busy={busy} act={act} leave={leave} gone={leave} /> : (
        <>
          <div style={{ display: "flex", gap: "0.5rem", flexWrap: "wrap", marginBottom: "0.4rem" }}>
            <label style={{ ...field, display: "inline-flex", gap: "0.35rem", alignItems: "center", flex: "1 1 10rem" }}>
              <Search size={14} aria-hidden="true" />
              <input style={{ border: 0, outline: 0, background: "transparent", color: "inherit", font: "inherit", width: "100%", minWidth: 0 }} value={search} maxLength={80} placeholder="Search by name" aria-label="Search courses by name" onChange={(event) => setSearch(event.target.value)} />
            </label>
            <select style={field} value={order} aria-label="Sort courses" onChange={(event) => setOrder(event.target.value)}>
              {ORDERS.map(([value, word]) => <option key={value} value={value}>{word}</option>)}
            </select>
          </div>
          {!list ? <p className="pl-sub">Looking through your courses …</p> : null}
          {list && !list.courses.length ? <p className="pl-sub">{search ? "No course has that in its name." : "None yet. Drop a GPX, FIT or TCX file, or a picture of a profile, and it stands here."}</p> : null}
          {list ? list.courses.map((one) => (
            <div key={one.id} style={{ display: "flex", gap: "0.6rem", alignItems: "center", padding: "0.35rem 0", borderTop: "1px solid hsl(var(--border) / 0.6)" }}>
              <input type="checkbox" aria-label={`Choose ${one.title} to compare`} style={{ accentColor: "hsl(var(--primary))" }} checked={chosen.includes(one.id)} onChange={() => choose(one.id)} />
              <Outline points={one.outline} />
              <div style={{ flex: "1 1 auto", minWidth: 0 }}>
                <button className="pl-link pl-strong pl-break" type="button" style={{ textAlign: "left" }} onClick={() => act("course_opened", { id: one.id })}>{one.title}</button>
                <div className="pl-sub">{one.facts}{one.saved ? ` · ${one.saved} saved ${one.saved === 1 ? "strategy" : "strategies"}` : ""}</div>
              </div>
            </div>
          )) : null}
          <div className="pl-buttons">
            {list && list.courses.length < list.total ? <Button variant="ghost" onClick={() => look(list.courses.length)}>Show {Math.min(PAGE, list.total - list.courses.length)} more</Button> : null}
            {list && list.total > 1 ? (
              <Button variant="outline" disabled={pair.length !== 2} onClick={() => sendUserMessage(`Compare my courses “${pair[0].title}” and “${pair[1].title}”`)}>
                {pair.length === 2 ? "Compare these two" : "Choose two to compare"}
              </Button>
            ) : null}
          </div>
        </>
      )}
    </section>
  )
}
