"""Reads a recorded stream with the vendor's package and prints the nanoseconds that it took."""

import sys
import time

import httpx2 as httpx
from openai import OpenAI

EVENTS = 2000


def main() -> None:
    with open(sys.argv[2], "rb") as file:
        events = file.read().split(b"\n\n")[:EVENTS]
    body = b"\n\n".join(events) + b"\n\ndata: [DONE]\n\n"

    def reply(request: httpx.Request) -> httpx.Response:
        pieces = (body[start : start + 16384] for start in range(0, len(body), 16384))
        return httpx.Response(
            200, headers={"content-type": "text/event-stream"}, content=iter(pieces)
        )

    client = OpenAI(
        api_key="none",
        base_url="http://127.0.0.1:1/v1",
        http_client=httpx.Client(transport=httpx.MockTransport(reply)),
    )

    def read() -> int:
        stream = client.chat.completions.create(
            model="x", messages=[{"role": "user", "content": "x"}], stream=True
        )
        start = time.perf_counter_ns()
        text = sum(len(chunk.choices[0].delta.content or "") for chunk in stream)
        assert text > 0
        return time.perf_counter_ns() - start

    read()
    print(read())


main()
