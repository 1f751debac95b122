"""Who looks at pictures: a vision model's structured answer."""

import base64
from dataclasses import dataclass

from langchain_core.messages import HumanMessage

from agent.endpoint.asking import asked
from agent.endpoint.budget import TurnBudget
from agent.endpoint.endpoint import Endpoint
from agent.prompt_book import PromptBook
from tools.domain.course import CoursePhotoReading
from tools.domain.prompt_text import filled


@dataclass(frozen=True, slots=True)
class EndpointPhotoReader:
    """Looks at pictures through the vision model (kit's PhotoReader), at the cost of `budget`."""

    endpoint: Endpoint
    timeout_s: float
    book: PromptBook
    budget: TurnBudget

    async def read_course(self, picture: bytes, media_type: str) -> CoursePhotoReading:
        """Return what the model reads; raise ModelUnavailable."""
        address = f"data:{media_type};base64,{base64.b64encode(picture).decode()}"
        told = (await self.book.read()).prompt("course_photo", self.endpoint.model_name)
        question = HumanMessage(
            [
                {"type": "text", "text": filled(told.text, {})},
                {"type": "image_url", "image_url": {"url": address}},
            ]
        )
        return await asked(
            self.endpoint,
            [question],
            CoursePhotoReading,
            timeout_s=self.timeout_s,
            budget=self.budget,
            purpose="photo",
        )
