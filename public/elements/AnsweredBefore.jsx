// An answer that was given before: when, to which words, and a way to have it made anew that outlives a reload.
import { useEffect, useState } from "react"
import { History, RotateCcw } from "lucide-react"
import { Button } from "@/components/ui/button"

const STEPS = [[60, "minute", 60], [3600, "hour", 24], [86400, "day", Infinity]]
const ago = (iso) => {
  const seconds = Math.max(0, (Date.now() - new Date(iso).getTime()) / 1000)
  if (seconds < 60) return "a moment ago"
  const [size, unit] = STEPS.find(([size, , most]) => seconds / size < most)
  const count = Math.floor(seconds / size)
  return `${count} ${unit}${count === 1 ? "" : "s"} ago`
}
const moment = (iso) => new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" }) // the reader's own time

export default function AnsweredBefore() {
  const [, tick] = useState(0)
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 60000)
    return () => clearInterval(timer)
  }, [])
  const again = () => {
    setAsked(true)
    sendUserMessage(props.asked, props.command)
  }
  return (
    <section className="pl pl-answered-before pl-sub" data-element="AnsweredBefore">
      <History size={13} aria-hidden="true" />
      <span>
        Answered before, <time dateTime={props.answered_at} title={moment(props.answered_at)}>{ago(props.answered_at)}</time>
        {props.question ? <>, to “{props.question}”</> : null}
      </span>
      <Button size="sm" variant="ghost" disabled={asked} onClick={again}>
        <RotateCcw size={13} aria-hidden="true" />
        Ask again
      </Button>
    </section>
  )
}
