// A saved strategy to take along: every format with what it is for, and links for others to see it. The element holds a
// reference; formats and links are asked for when it is drawn and when the page is seen again, and a link's address is
// kept in no conversation.
import { useEffect, useRef, useState } from "react"
import { Check, Copy, Download, ExternalLink, Link2 } from "lucide-react"
import { Button } from "@/components/ui/button"

const LOST = "Paceline could not be reached, so nothing was changed. Try again in a moment."
const COPIED_MS = 2500
const row = { display: "flex", alignItems: "center", gap: "0.4rem 0.8rem", padding: "0.5rem 0", borderTop: "1px solid hsl(var(--border) / 0.6)" }
const fill = { flex: "1 1 auto", minWidth: 0 }
const field = {
  padding: "0.35rem 0.5rem", borderRadius: "var(--radius)", font: "inherit", color: "inherit",
  border: "1px solid hsl(var(--input))", background: "hsl(var(--card))",
}
const label = { display: "flex", flexDirection: "column", gap: "0.2rem", flex: "1 1 9rem", minWidth: 0 }

function Format({ format, wrist, wanted }) {
  const [around, setAround] = useState(wrist.usual)
  const fits = Number.isFinite(around) && around >= wrist.least && around <= wrist.most
  const band = format.format === "band"
  const href = band && fits ? `${format.href}?wrist_mm=${around}` : format.href
  const off = Boolean(format.why_not)
  return (
    <div
      style={{ ...row, ...(wanted ? { background: "hsl(var(--primary) / 0.07)", margin: "0 -0.5rem", padding: "0.5rem", borderRadius: "0.5rem" } : {}) }}
      data-format={format.format} data-off={off} aria-current={wanted || undefined}
    >
      <div style={{ ...fill, opacity: off ? 0.62 : 1 }}>
        <div className="pl-strong">{format.title}</div>
        <div className="pl-sub">{off ? format.why_not : format.what_for}</div>
        {band && !off ? (
          <label className="pl-sub" style={{ display: "inline-flex", alignItems: "center", gap: "0.35rem", marginTop: "0.25rem" }}>
            your wrist
            <input
              type="number" inputMode="numeric" min={wrist.least} max={wrist.most} value={Number.isFinite(around) ? around : ""} aria-label="Around your wrist, in mm"
              style={{ ...field, width: "4.3rem", padding: "0.15rem 0.4rem", textAlign: "right" }} onChange={(event) => setAround(parseFloat(event.target.value))}
            />
            mm
          </label>
        ) : null}
      </div>
      {off ? null : band && !fits ? (
        <span className="pl-sub" role="alert">{wrist.least} to {wrist.most} mm</span>
      ) : (
        <Button asChild size="sm" variant={wanted ? "default" : "outline"}>
          <a href={href} download aria-label={`Download: ${format.title}`}><Download aria-hidden="true" />{format.ending.toUpperCase()}</a>
        </Button>
      )}
    </div>
  )
}

// A group of which nothing can hold this plan says so once.
function Group({ group, wrist, wanted }) {
  const reasons = new Set(group.formats.map((format) => format.why_not))
  const [reason] = reasons
  return (
    <div data-group={group.title} style={{ breakInside: "avoid", paddingTop: "0.1rem" }}>
      <h4 className="pl-h">{group.title}</h4>
      {reasons.size === 1 && reason && group.formats.length > 1 && !group.formats.some((format) => format.format === wanted) ? (
        <div style={{ ...row, opacity: 0.62 }} data-off="true">
          <div style={fill}>
            <div className="pl-strong">{group.formats.map((format) => format.title).join(" · ")}</div>
            <div className="pl-sub">{reason}</div>
          </div>
        </div>
      ) : group.formats.map((format) => <Format key={format.format} format={format} wrist={wrist} wanted={wanted === format.format} />)}
    </div>
  )
}

function Shared({ link, base, busy, takeBack, fresh }) {
  const [copied, setCopied] = useState(false)
  const [sure, setSure] = useState(false)
  const written = useRef(null)
  const live = link.state === "live"
  const address = link.path ? base + link.path : null
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
    } catch { // a page that is no secure context has no clipboard: what is selected can be copied the old way
      written.current.select()
      document.execCommand("copy")
    }
    setCopied(true)
    setTimeout(() => setCopied(false), COPIED_MS)
  }
  const ended = link.state === "taken back" ? "taken back on" : "ended on"
  return (
    <div style={{ ...row, flexWrap: "wrap" }} data-link={link.id} data-state={link.state}>
      <div style={{ ...fill, flexBasis: "13rem" }}>
        {address ? (
          <input
            ref={written} readOnly value={address} aria-label="The link" onFocus={(event) => event.target.select()}
            style={{ ...field, width: "100%", fontSize: "0.8rem", textOverflow: "ellipsis" }}
          />
        ) : live ? (
          <div className="pl-sub">Its address cannot be shown again: the house's key has changed. It still opens.</div>
        ) : null}
        <div className="pl-sub" style={{ marginTop: address ? "0.2rem" : 0 }} role={fresh ? "status" : undefined}>
          {link.shows} · {live ? "until" : ended} {window.paceline.day(link.until)}
        </div>
      </div>
      {live ? (
        <div style={{ display: "inline-flex", gap: "0.4rem", flexWrap: "wrap" }}>
          {sure ? (
            <>
              <Button size="sm" variant="ghost" disabled={busy} onClick={() => setSure(false)}>Keep it</Button>
              <Button size="sm" variant="destructive" disabled={busy} onClick={() => takeBack(link.id)}>Yes, take it back</Button>
            </>
          ) : (
            <>
              {address ? (
                <>
                  <Button size="sm" variant={fresh ? "default" : "outline"} onClick={copy}>{copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}{copied ? "Copied" : "Copy"}</Button>
                  <Button asChild size="sm" variant="outline"><a href={link.path} target="_blank" rel="noreferrer noopener"><ExternalLink aria-hidden="true" />Open</a></Button>
                </>
              ) : null}
              <Button size="sm" variant="ghost" disabled={busy} onClick={() => setSure(true)}>Take back</Button>
            </>
          )}
        </div>
      ) : null}
    </div>
  )
}

function Sharing({ card, busy, act, made }) {
  const [ends, setEnds] = useState(card.ends[0].value)
  const [shows, setShows] = useState(card.views[0].value)
  const base = card.address || window.location.origin
  const here = !card.address && ["localhost", "127.0.0.1", "[::1]"].includes(window.location.hostname)
  return (
    <div data-part="sharing">
      <h4 className="pl-h">Share it</h4>
      <p className="pl-sub" style={{ margin: "0 0 0.5rem" }}>A read-only page for your crew: the plan and nothing else about you. Whoever has the link can open it, until it ends or you take it back.</p>
      {card.links.map((link) => (
        <Shared key={link.id} link={link} base={base} busy={busy} fresh={link.id === made} takeBack={(id) => act("take_link_back", { id })} />
      ))}
      <div style={{ display: "flex", flexWrap: "wrap", gap: "0.6rem", alignItems: "flex-end", marginTop: "0.7rem" }}>
        <label className="pl-sub" style={label}>It shows
          <select style={field} value={shows} disabled={busy} onChange={(event) => setShows(event.target.value)}>
            {card.views.map((view) => <option key={view.value} value={view.value}>{view.label}</option>)}
          </select>
        </label>
        <label className="pl-sub" style={label}>It ends
          <select style={field} value={ends} disabled={busy} onChange={(event) => setEnds(event.target.value)}>
            {card.ends.map((end) => <option key={end.value} value={end.value}>{end.label}</option>)}
          </select>
        </label>
        <Button disabled={busy} onClick={() => act("make_link", { ends, shows })}><Link2 aria-hidden="true" />Make a link</Button>
      </div>
      {here ? <p className="pl-sub" style={{ margin: "0.6rem 0 0" }}>Paceline runs on this machine alone, so a link opens on this machine alone. Set PACELINE_PUBLIC_URL where others reach it.</p> : null}
    </div>
  )
}

export default function CarryCard() {
  const before = window.paceline.recall(props.card) || {}
  const [card, setCard] = useState(before.carry || null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState(null)
  const [made, setMade] = useState(null)

  const ask = (name, payload = {}) => window.paceline.ask(callAction, name, { strategy_id: props.strategy_id, ...payload })
  const show = (now) => {
    setCard(now)
    setProblem(null)
    if (now.made) setMade(now.made)
    window.paceline.keep(props.card, { carry: { ...now, made: null } })
  }
  const look = () => ask("carry_state")
  useEffect(() => window.paceline.until(look, show, (failure) => {
    setProblem(failure.message)
    return !failure.refused
  }), [])
  useEffect(() => window.paceline.whenSeen(() => { if (!busy) look().then(show, () => {}) }), [busy])

  const act = async (name, payload) => {
    if (busy) return
    setBusy(true)
    try {
      show(await ask(name, payload))
    } catch (failure) {
      setProblem(failure.refused ? failure.message : LOST)
    }
    setBusy(false)
  }

  if (!card) {
    return (
      <section className="pl pl-card" data-element="CarryCard" data-status={problem ? "problem" : "loading"} aria-busy={!problem}>
        <h3 className="pl-title">Take it along</h3>
        {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.7rem 0 0" }}>{problem}</p> : <p className="pl-sub" role="status" style={{ margin: "0.4rem 0 0" }}>Looking at the plan …</p>}
      </section>
    )
  }
  const sharing = <Sharing card={card} busy={busy} act={act} made={made} />
  return (
    <section className="pl pl-card" data-element="CarryCard" data-status="ready" aria-busy={busy}>
      <div className="pl-head">
        <h3 className="pl-title">Take along: {card.title}</h3>
        <span className="pl-sub">{card.about}</span>
      </div>
      {problem ? <p className="pl-warning" role="alert" style={{ margin: "0.4rem 0 0.7rem" }}>{problem}</p> : null}
      {props.wanted === "share" ? sharing : null}
      <div style={{ columns: "17rem 2", columnGap: "1.8rem" }}>
        {card.groups.map((group) => <Group key={group.title} group={group} wrist={card.wrist} wanted={props.wanted} />)}
      </div>
      {props.wanted === "share" ? null : sharing}
    </section>
  )
}
