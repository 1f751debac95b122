// On a phone Chainlit keeps the address of a new conversation at "/", and a reload would lose it from sight.
// The server names the conversation (ui/chat.py); once Chainlit had its chance to move, the address is set here.
window.addEventListener("message", (event) => {
  if (event.source !== window || !event.data || event.data.paceline !== "conversation") return
  setTimeout(() => {
    if (location.pathname === "/") history.replaceState(history.state, "", `/thread/${encodeURIComponent(event.data.id)}`)
  }, 1500)
})
