// On a phone Chainlit keeps the address of a new conversation at "/", and a reload would lose it from sight.
// The server names the conversation (ui/chat.py); once Chainlit had its chance to move, the address is set here.
window.addEventListener("message", (event) => {
  if (event.source !== window || !event.data || event.data.paceline !== "conversation") return
  setTimeout(() => {
    if (location.pathname === "/") history.replaceState(history.state, "", `/thread/${encodeURIComponent(event.data.id)}`)
  }, 1500)
})

// Chainlit draws a conversation's cards anew in every turn. What a card has fetched, and how it was left, stays here
// until the page is loaded again; `card` is the name the server gave that one card (ui/rendering.py).
const kept = new Map()
window.paceline = {
  recall: (card) => (card ? kept.get(card) : undefined),
  keep: (card, what) => { if (card) kept.set(card, { ...kept.get(card), ...what }) },
}
