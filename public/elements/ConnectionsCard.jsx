// The services and how they stand. Keys and passwords are never typed here: a page of its own takes them.
import { useEffect, useState } from "react"
import { Check, CircleAlert, Plug } from "lucide-react"
import { Button } from "@/components/ui/button"

const LOOKS = { connected: ["applied", Check], "needs you": ["pending", CircleAlert], "not connected": ["rejected", Plug] }

const moment = (iso) => new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" }) // the reader's own time

export default function ConnectionsCard() {
  const [services, setServices] = useState((window.paceline.recall(props.card) || {}).services || null)
  const [problem, setProblem] = useState(null)
  const [told, setTold] = useState(null)
  const [busy, setBusy] = useState(false)

  const ask = (name, payload) => window.paceline.ask(callAction, name, payload)

  useEffect(() => {
    if (services) return undefined
    const found = (now) => { setServices(now.services); setProblem(null); window.paceline.keep(props.card, now) }
    return window.paceline.until(() => ask("connections"), found, (failure) => setProblem(failure.message))
  }, [])

  const sync = async (service) => {
    setBusy(true)
    setTold(null)
    try {
      await ask("sync_source", { source: service.source })
      setTold(`${service.name} is being asked. The card below says how far it is.`)
      setProblem(null)
    } catch (failure) {
      setProblem(failure.message)
    }
    setBusy(false)
  }

  return (
    <section className="pl pl-card" data-element="ConnectionsCard" data-status={services ? "ready" : "loading"}>
      <div className="pl-head"><h3 className="pl-title">Connections</h3></div>
      {problem ? <p className="pl-warning" role="alert" style={{ margin: "0 0 0.6rem" }}>{problem}</p> : null}
      {told ? <p className="pl-sub" role="status" style={{ margin: "0 0 0.6rem" }}>{told}</p> : null}
      {services ? services.map((service) => {
        const [look, Icon] = LOOKS[service.state]
        return (
          <div className="pl-service" key={service.source} data-source={service.source} data-state={service.state}>
            <div>
              <div className="pl-strong">
                {service.name} <span className="pl-badge" data-status={look}><Icon size={12} aria-hidden="true" />{service.state}</span>
              </div>
              <div className="pl-sub">{service.line}{service.last_sync ? <> <time dateTime={service.last_sync}>{moment(service.last_sync)}</time></> : null}</div>
              {service.warnings.map((warning) => <p className="pl-warning" key={warning} style={{ margin: "0.4rem 0 0" }}>{warning}</p>)}
            </div>
            <div className="pl-buttons">
              {service.connected ? (
                <>
                  <Button size="sm" variant="outline" disabled={busy} onClick={() => sync(service)}>Sync now</Button>
                  <Button asChild size="sm" variant="ghost"><a href={service.address}>Disconnect</a></Button>
                </>
              ) : null}
              {service.possible && (!service.connected || service.warnings.length) ? (
                <Button asChild size="sm"><a href={service.address}>{service.connected ? "Connect again" : "Connect"}</a></Button>
              ) : null}
            </div>
          </div>
        )
      }) : problem ? null : <p className="pl-sub" style={{ margin: 0 }}>Looking how your services stand …</p>}
    </section>
  )
}
