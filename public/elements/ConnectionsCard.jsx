// The services and how they stand. Keys and passwords are never typed here: a page of its own takes them.
import { useEffect, useState } from "react"
import { Check, CircleAlert, Plug } from "lucide-react"
import { Button } from "@/components/ui/button"

const LOOKS = { connected: ["applied", Check], "needs you": ["pending", CircleAlert], "not connected": ["rejected", Plug] }

export default function ConnectionsCard() {
  const [services, setServices] = useState((window.paceline.recall(props.card) || {}).services || null)
  const [problem, setProblem] = useState(null)
  const [told, setTold] = useState(null)
  const [busy, setBusy] = useState(false)

  const ask = async (name, payload) => {
    const answer = await callAction({ name, payload, label: "", tooltip: "" })
    const now = answer && answer.response
    if (!now || now.error) throw new Error((now && now.error) || "Paceline did not answer. Reload the page and look again.")
    return now
  }

  useEffect(() => {
    if (services) return undefined
    let timer
    let gone = false
    const look = () => ask("connections", {})
      .then((now) => { if (!gone) { setServices(now.services); setProblem(null); window.paceline.keep(props.card, now) } })
      .catch((failure) => { if (!gone) { setProblem(failure.message); timer = setTimeout(look, 3000) } })
    look()
    return () => { gone = true; clearTimeout(timer) }
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
              <div className="pl-sub">{service.line}</div>
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
