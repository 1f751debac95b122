"""The peer: the least a Chainlit application is that streams an endpoint's reply, as in its manual."""

import os

import chainlit as cl
from openai import AsyncOpenAI

client = AsyncOpenAI(base_url=os.environ["OPENAI_BASE_URL"], api_key="none")


@cl.on_message
async def answer(message: cl.Message) -> None:
    """Pass every token on as it comes."""
    said = cl.Message(content="")
    stream = await client.chat.completions.create(
        model="scripted", messages=[{"role": "user", "content": message.content}], stream=True
    )
    async for chunk in stream:
        if chunk.choices and (token := chunk.choices[0].delta.content):
            await said.stream_token(token)
    await said.send()
