import AppCore
import ChatModel
import SwitchboardKit
import Testing

@Suite struct `A picture of the stored chats` {
  private static func row(
    _ number: Int, _ title: String, _ day: String, _ panes: Int, _ cost: String, _ hits: [String]
  ) -> SessionRow {
    SessionRow(
      id: StoredID(Int64(number)), number: number, title: title,
      models: ["anthropic/claude-sonnet-4-5", "openai/gpt-5"], day: day, panes: panes, cost: cost,
      isPinned: number == 412,
      hits: hits.enumerated().map { place, text in
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        return SessionRow.Hit(
          runs: parts.enumerated().map { .init(text: $1, isMatch: $0 == 1) },
          message: StoredID(Int64(number * 10 + place)))
      })
  }

  private static let rows = [
    row(
      412, "Sky at noon and dusk", "today 14:31", 2, "$0.031",
      [
        "...strongly than long ones. This is called |Rayleigh| scattering.",
        "...the inverse fourth power, which is the |Rayleigh| law.",
      ]),
    row(
      409, "Why sunsets differ by city", "yesterday", 3, "$0.12",
      ["...with dust, Mie adds to |Rayleigh| and the glow turns pale."]),
    row(
      401, "Telescope resolution table", "Mon Jun 29", 1, "$0.0094",
      ["| |Rayleigh| criterion 0.14 arcsec"]),
    row(
      260, "Waves course, week 3", "May 30", 4, "$0.87 and more",
      [
        "...|Rayleigh| waves travel along the surface at 0.92 of the",
        "...Love and |Rayleigh| waves arrive after the S wave, so", "|Rayleigh| once more",
      ]),
    row(12, "Argon discovery timeline", "2026-02-11", 2, "$0.019", ["...with Ramsay, |Rayleigh|"]),
  ]

  private static let excerpt: StoredExcerpt = {
    let id = ModelID(provider: "anthropic", model: "claude-sonnet-4-5")
    var answer = Answer(requested: id)
    answer.outcome = .answered
    answer.answeredBy = id
    answer.text =
      "The sky is blue because air molecules scatter short (blue) wavelengths more strongly than "
      + "long ones. This is called Rayleigh scattering."
    let branch = StoredTurn.Branch(
      prompt: "Why is the sky blue at noon and red at dusk?", answer: answer, id: StoredID(4120))
    let pane = StoredChat.Pane(
      id: StoredID(5), chain: [ChainItem("anthropic/claude-sonnet-4-5")],
      turns: [StoredTurn(branches: [branch], shown: 0)])
    var chat = StoredChat(
      id: StoredID(412), number: 412, title: "Sky at noon and dusk", panes: [pane])
    chat.place = StoredPlace(pane: 0, turn: 0, isInAnswer: true, word: "Rayleigh")
    return StoredExcerpt(chat: chat, turns: 4, tags: ["physics"], begun: "2026-07-01 14:28")
  }()

  private func picture(_ columns: Int, _ height: Int) -> String {
    var screen = Screenful(columns, height)
    screen.press(.control("s"))
    screen.type("/rayleigh")
    screen.press(KeyPress(.enter))
    let page = SessionPage(rows: Self.rows, total: 412)
    _ = screen.state.handle(
      .sessions(.listed(page, for: SessionWish(words: "rayleigh"), isMore: false)))
    let place = SessionPlace(chat: StoredID(412), message: StoredID(4120), word: "Rayleigh")
    _ = screen.state.handle(.sessions(.previewed(Self.excerpt, place)))
    return screen.picture
  }

  @Test func `has the found places on a small screen`() {
    #expect(
      picture(80, 24) == """
        ━▸Sessions ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 8 hits in 5 of 412 ━
         / rayleigh                                                        newest first

        › * Sky at noon and dusk              today 14:31    2 panes             $0.031
            › ...strongly than long ones. This is called Rayleigh scattering.
              ...the inverse fourth power, which is the Rayleigh law.

            Why sunsets differ by city        yesterday      3 panes              $0.12
              ...with dust, Mie adds to Rayleigh and the glow turns pale.

            Telescope resolution table        Mon Jun 29     1 pane             $0.0094
               Rayleigh criterion 0.14 arcsec

            Waves course, week 3              May 30         4 panes     $0.87 and more
              ...Rayleigh waves travel along the surface at 0.92 of the
              ...Love and Rayleigh waves arrive after the S wave, so

            Argon discovery timeline          2026-02-11     2 panes             $0.019
              ...with Ramsay, Rayleigh




         Sessions   Enter open at hit  / search  n N hit  r rename  Esc back  F1 keys
        """)
  }

  @Test func `has the chat at the found place beside them on the storyboard's screen`() {
    #expect(
      picture(120, 30) == """
        ━▸Sessions ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 8 hits in 5 of 412 ━┯━ Sky at noon and dusk ━━━━━━ 4 turns ━
         / rayleigh                                                        newest first │
                                                                                        │ you
        › * Sky at noon and dusk              today 14:31    2 panes             $0.031 │   Why is the sky blue at noon and red
            › ...strongly than long ones. This is called Rayleigh scattering.           │   at dusk?
              ...the inverse fourth power, which is the Rayleigh law.                   │
                                                                                        │ claude-sonnet-4-5                   ✓
            Why sunsets differ by city        yesterday      3 panes              $0.12 │   The sky is blue because air
              ...with dust, Mie adds to Rayleigh and the glow turns pale.               │   molecules scatter short (blue)
                                                                                        │   wavelengths more strongly than long
            Telescope resolution table        Mon Jun 29     1 pane             $0.0094 │   ones. This is called Rayleigh
               Rayleigh criterion 0.14 arcsec                                           │   scattering.
                                                                                        │
            Waves course, week 3              May 30         4 panes     $0.87 and more │ models  claude-sonnet-4-5, gpt-5
              ...Rayleigh waves travel along the surface at 0.92 of the                 │ tags    physics
              ...Love and Rayleigh waves arrive after the S wave, so                    │ begun   2026-07-01 14:28
                                                                                        │ chat    412
            Argon discovery timeline          2026-02-11     2 panes             $0.019 │
              ...with Ramsay, Rayleigh                                                  │ hit 1 of 2, n next, Enter opens there
                                                                                        │
                                                                                        │
                                                                                        │
                                                                                        │
                                                                                        │
                                                                                        │
                                                                                        │
                                                                                        │
                                                                                        │
                                                                                        │
         Sessions   Enter open at hit  / search  n N hit  r rename  * pin  T tag  f fork  x export  Esc back  F1 keys
        """)
  }

  @Test func `has more room for both on a wide screen`() {
    #expect(
      picture(200, 60) == """
        ━▸Sessions ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 8 hits in 5 of 412 ━┯━ Sky at noon and dusk ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 4 turns ━
         / rayleigh                                                                                                             newest first │
                                                                                                                                             │ you
        › * Sky at noon and dusk                                                                   today 14:31    2 panes             $0.031 │   Why is the sky blue at noon and red at dusk?
            › ...strongly than long ones. This is called Rayleigh scattering.                                                                │
              ...the inverse fourth power, which is the Rayleigh law.                                                                        │ claude-sonnet-4-5                                              ✓
                                                                                                                                             │   The sky is blue because air molecules scatter short (blue)
            Why sunsets differ by city                                                             yesterday      3 panes              $0.12 │   wavelengths more strongly than long ones. This is called
              ...with dust, Mie adds to Rayleigh and the glow turns pale.                                                                    │   Rayleigh scattering.
                                                                                                                                             │
            Telescope resolution table                                                             Mon Jun 29     1 pane             $0.0094 │ models  claude-sonnet-4-5, gpt-5
               Rayleigh criterion 0.14 arcsec                                                                                                │ tags    physics
                                                                                                                                             │ begun   2026-07-01 14:28
            Waves course, week 3                                                                   May 30         4 panes     $0.87 and more │ chat    412
              ...Rayleigh waves travel along the surface at 0.92 of the                                                                      │
              ...Love and Rayleigh waves arrive after the S wave, so                                                                         │ hit 1 of 2, n next, Enter opens there
                                                                                                                                             │
            Argon discovery timeline                                                               2026-02-11     2 panes             $0.019 │
              ...with Ramsay, Rayleigh                                                                                                       │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
                                                                                                                                             │
         Sessions   Enter open at hit  / search  n N hit  r rename  * pin  T tag  f fork  x export  D delete  u undo  t title by a model  Esc back                              0 keys  catalogue of 2026-07-01
        """)
  }
}
