// Something about how this answer came to be, with a way to ask again that outlives a reload.
import { RotateCcw } from "lucide-react"
import { Button } from "@/components/ui/button"

export default function Notice() {
  return (
    <section className="pl pl-warning" data-element="Notice" role="status">
      <div>{props.text}</div>
      {props.retry ? (
        <div className="pl-buttons" style={{ marginTop: "0.5rem" }}>
          <Button size="sm" variant="outline" onClick={() => sendUserMessage(props.retry)}>
            <RotateCcw size={14} aria-hidden="true" />
            Try again
          </Button>
        </div>
      ) : null}
    </section>
  )
}
