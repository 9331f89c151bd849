import JSONCoding

extension DemoTexts {
  static func reasoning(_ topic: DemoTopic) -> Passage {
    switch topic {
    case .sky: skyReasoning
    case .moons: moonReasoning
    case .quicksort: sortReasoning
    case .other: topic.draw(from: reasonings) ?? skyReasoning
    }
  }

  static let reasonings = [
    Passage(
      """
      What is being asked, and how much does the reader know already? I will assume curiosity and \
      no special knowledge. One main point, then what follows from it, then an example that stays \
      in memory. Figures only where I am sure of them.

      Which order? The answer first; whoever wants the reasons reads on.
      """),
    Passage(
      """
      Let me think of the shortest correct explanation first, and then look for where it would \
      mislead. A common half-truth is worth naming and mending in passing.

      I should check the numbers against each other before I give them. They agree. A short list \
      will be easier to read than a long paragraph here.
      """),
  ]

  private static let skyReasoning = Passage(
    """
    The question is why the sky is blue, not why it has any light at all. The cause is Rayleigh \
    scattering: intensity goes with 1/λ⁴ for particles much smaller than the wavelength.

    Check the ratio: (650/450)⁴ = 1.444⁴ ≈ 4.35. So "more than four times" is right.

    The obvious objection: violet is shorter still, (650/400)⁴ ≈ 7. So why is the sky not violet? \
    The Sun's spectrum falls off there, and the eye is less sensitive. I should say that before it \
    is asked. And sunsets make a good test of the explanation, so they belong in the answer.
    """)

  private static let moonReasoning = Passage(
    """
    Five moons, as a Markdown table. Which five? The largest four would be Ganymede, Titan, \
    Callisto and Io, three of them Jupiter's; a mixture of planets is more interesting. Ganymede, \
    Titan, our own Moon, Europa and Triton: all well known, four different planets.

    Columns: name, planet, diameter, orbit, and one thing to remember. Numbers go to the right, \
    names to the left. Sorted by diameter: 5268, 5150, 3475, 3122, 2707. Good.
    """)

  private static let sortReasoning = Passage(
    """
    Quicksort in Swift. In place, generic over Comparable. What usually goes wrong: quadratic time \
    on sorted input when the first element is the pivot, and on many equal elements with a two-way \
    partition. A random pivot mends the first, a three-way partition the second.

    Half-open ranges avoid the off-by-one errors at the ends. When range.count is 0 or 1 there is \
    nothing to do, and randomElement() returns nil for an empty range, so one guard covers both.

    Trace [5, 2, 9, 1, 5, 6] with pivot 5: smaller 2, 1; equal 5, 5; greater 6, 9. Good.
    """)

  static func refusal(_ topic: DemoTopic) -> Passage {
    topic.draw(from: refusals) ?? refusals[0]
  }

  static let refusals = [
    Passage(
      """
      I can't help with that. Don't take it personally: this demo model declines every request, so \
      that you can see how a refusal looks, what the finish reason says, and that it counts as an \
      answer, not as a failure. No fallback is started.
      """),
    Passage(
      """
      I'm sorry, but I have to decline. That is all that this demo model ever does: a refusal in \
      words is an answer, so the chain ends here and the next entry is not asked.
      """),
  ]

  static func beforeCall(_ topic: DemoTopic) -> Passage {
    switch topic {
    case .sky: Passage("I'll look that up before I answer.")
    case .moons: Passage("Let me get the current figures for the moons.")
    case .quicksort: Passage("I'll write it and run it once before I show it to you.")
    case .other: Passage("I need to look something up for that.")
    }
  }

  static func call(_ topic: DemoTopic) -> DemoToolCall {
    switch topic {
    case .sky:
      DemoToolCall(
        name: "search_encyclopedia", arguments: ["query": "Rayleigh scattering", "limit": 3])
    case .moons:
      DemoToolCall(
        name: "get_moons",
        arguments: [
          "planets": ["Earth", "Jupiter", "Saturn", "Neptune"], "sort": "diameter", "limit": 5,
        ])
    case .quicksort:
      DemoToolCall(
        name: "run_code", arguments: ["language": "swift", "source": .string(quicksortProgram)])
    case .other:
      DemoToolCall(
        name: "get_weather", arguments: ["city": "Reykjavík", "unit": "celsius", "days": 3])
    }
  }
}
