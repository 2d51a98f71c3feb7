"""The llm engine: passages to findings through a model, then the edits of the whole map."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from journeydraft.engines.llm.abreast import together
from journeydraft.engines.llm.asking import Asker
from journeydraft.engines.llm.editor import Editing
from journeydraft.engines.llm.extract import Answered, Extractor
from journeydraft.engines.llm.passages import Passage, passages
from journeydraft.engines.llm.prompts import Prompt
from journeydraft.engines.llm.redact import Redactor
from journeydraft.engines.llm.replies import Extracted
from journeydraft.engines.llm.seam import Ask
from journeydraft.model.editing import Framing, Joined, Layout, Opposed, Rewrite
from journeydraft.model.finding import Chunk, Finding
from journeydraft.model.journey import JourneyMap
from journeydraft.nlp.language import guess
from journeydraft.nlp.meaning import Meaning

T = TypeVar("T")

LONG_ENOUGH = 120
"""Letters of a reply's wordings from which their language can be told."""

SURE = 0.95


class LlmEngine:
    """Asks a model, keeps every reply, and says what could not be done."""

    def __init__(
        self, asker: Asker, prompts: dict[str, Prompt], language: str, redactor: Redactor, meaning: Meaning
    ) -> None:
        self.asker = asker
        self.prompts = {task: prompt.ident for task, prompt in prompts.items()}
        self.gaps: list[tuple[str, str]] = []
        self.orders: list[tuple[str, str]] = []
        self._about: list[str] = []
        self._meaning = meaning
        self._language = language
        self._runner = asyncio.Runner()
        self._extractor = Extractor(asker, prompts["extract"], language, redactor, self._in_language)
        self._editing = Editing(
            asker, prompts, language, redactor, lambda *gap: self.gaps.append(gap), self._likeness
        )

    @property
    def doubts(self) -> list[tuple[str, str]]:
        """See ``engines.base.Editor``."""
        return self.asker.doubts

    @property
    def name(self) -> str:
        """``llm``."""
        return "llm"

    @property
    def model(self) -> str | None:
        """``provider:model``."""
        return self.asker.model.name

    def analyse(
        self, chunks: Sequence[Chunk], progress: Callable[[int], None] | None = None
    ) -> list[list[Finding]]:
        """The findings of each chunk, read through the model, all chunks at once."""
        of_chunks = [passages(chunk) for chunk in chunks]
        every = [passage for of_chunk in of_chunks for passage in of_chunk]
        asks = [self._extractor.ask_for(passage) for passage in every]  # local work, before the first call
        read = iter(self._runner.run(self._read(every, asks, progress)))
        self.asker.expect_an_answer()
        return [self._found([next(read) for _ in of_chunk], of_chunk) for of_chunk in of_chunks]

    def layout(self, found: Sequence[Finding], given: Sequence[tuple[str, str]]) -> Layout | None:
        """See ``engines.base.Editor``."""
        return self._run(self._editing.layout(found, given))

    def rewrites(self, drafted: JourneyMap) -> list[Rewrite]:
        """See ``engines.base.Editor``."""
        return self._run(self._editing.rewrites(drafted))

    def joins(self, drafted: JourneyMap) -> list[Joined]:
        """See ``engines.base.Editor``."""
        return self._run(self._editing.joins(drafted))

    def opposed(self, drafted: JourneyMap) -> list[Opposed]:
        """See ``engines.base.Editor``."""
        return self._run(self._editing.opposed(drafted))

    def framing(self, drafted: JourneyMap) -> Framing | None:
        """See ``engines.base.Editor``."""
        return self._run(self._editing.framing(drafted, self._about))

    def close(self) -> None:
        """Ends the run: replies of no use are forgotten, so that the next run asks for them again."""
        self.asker.replies.forget(self.asker.useless)
        self._runner.run(self.asker.model.close())
        self._runner.close()

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    async def _read(
        self,
        every: Sequence[Passage],
        asks: Sequence[Ask[Extracted]],
        progress: Callable[[int], None] | None,
    ) -> list[Answered]:
        words = 0

        def landed(row: int) -> None:
            nonlocal words
            words += every[row].words
            if progress is not None:
                progress(words)

        work = [self._extractor.read(passage, ask) for passage, ask in zip(every, asks, strict=True)]
        return await together(work, landed)

    def _found(self, read: Sequence[Answered], of: Sequence[Passage]) -> list[Finding]:
        findings: list[Finding] = []
        for answered, passage in zip(read, of, strict=True):
            extraction = self._extractor.found(answered)
            self.gaps += extraction.gaps
            self._about += extraction.about
            self.orders += [(passage.source.path, order) for order in extraction.orders]
            findings += extraction.findings
        return self._with_meaning(findings)

    def _with_meaning(self, findings: Sequence[Finding]) -> list[Finding]:
        """Findings with the meaning of their wording: that is in one language, whatever was spoken."""
        texts = [one.text for one in findings]
        vectors = self._meaning.of(texts, self._language)
        about = self._meaning.about(texts, [self._language] * len(texts))
        compared = [None] * len(texts) if about is None else list(about)
        return [
            replace(one, vector=np.asarray(vector), about=row)
            for one, vector, row in zip(findings, vectors, compared, strict=True)
        ]

    def _likeness(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = self._meaning.of(texts, self._language)
        return vectors @ vectors.T

    def _in_language(self, text: str) -> bool:
        found = guess(text)
        return len(text) < LONG_ENOUGH or found.language == self._language or found.probability < SURE
