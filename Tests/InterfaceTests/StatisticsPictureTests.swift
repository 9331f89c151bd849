import AppCore
import Testing

@Suite struct `A picture of the statistics` {
  /// The rows of a picture without those that are empty at its end.
  private func picture(_ columns: Int, _ height: Int) -> String {
    var screen = Screenful(columns, height)
    screen.press(.control("x"))
    screen.press(KeyPress(.character("g")))
    _ = screen.state.handle(
      .sessions(.measured(`The statistics`.measured, for: .week)))
    screen.type("j")
    return screen.picture
  }

  @Test func `has what matters most on a small screen`() {
    #expect(
      picture(80, 24) == """
        ━▸Statistics  last 7 days ━━━━━━━━━━━━━━━━━━━━━━ 1 day  [7 days]  30 days  all ━

          model                           answers  first  failed  first  tok/s  cost
                                                                  token  p50
          anthropic/claude-sonnet-4-5         212    97%       6  0.61s   78   $3.91
        › openai/gpt-5                        174    71%      61  0.83s   64   $2.44
          groq/llama-3.3-70b-versatile         58    91%       0  0.18s  276  $0.050

        ─ openai/gpt-5 ─────────────────────────────────────────────────────────────────
          failures by kind
          rate_limited          ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━    48
          overloaded            ━━━━━━━━━                                          9
          2 more kinds          ━━━━                                               4

        ─ cost per day ─────────────────────────────────── in all $6.40 in 444 answers ─
          Thu Jun 25    ━━━━━━━━━━━━━━━━                                      $0.710
          Fri Jun 26    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━                          $1.32
          Sat Jun 27    ━━━━━                                                 $0.220
          Sun Jun 28    ━━━━                                                  $0.180
          Mon Jun 29    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━            $1.94
          Tue Jun 30    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━     $2.26
          Wed Jul 1     ━━━━━━━━━━━━━━━━━━━━━━━━━━━                            $1.21

         Statistics   j k model  h l span  Tab failures  Esc back  F1 keys
        """)
  }

  @Test func `has everything on the storyboard's screen`() {
    #expect(
      picture(120, 31) == """
        ━▸Statistics  last 7 days ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 1 day  [7 days]  30 days  all ━

          model                           answers  first  failed  first token        tok/s            tokens    cost   won
                                                                  p50    p95         p50  p95
          anthropic/claude-sonnet-4-5         212    97%       6  0.61s  1.42s ⣶⣾⣿⣿   78   61  ⣿⣿⣿⣶     186K   $3.91   58%
        › openai/gpt-5                        174    71%      61  0.83s  3.90s ⣶⣿⣿⣿   64   40  ⣿⣿⣷⣶     203K   $2.44   44%
          groq/llama-3.3-70b-versatile         58    91%       0  0.18s  0.31s ⣶⣶⣿⣷  276  214  ⣿⣿⣿⣿    40.1K  $0.050   33%

        ─ openai/gpt-5 ──────────────────────────────────────────────────────────────────────── seven days, six hours a column ─
          failures by kind                                        first token, seconds
          rate_limited          ━━━━━━━━━━━━━━━━━━━━━━━━    48    2.0       ⢀⢠   ⣠  ⢀⣠  ⢀⣠  ⢀⣠  ⢀⣠  ⢀⡀
          overloaded            ━━━━━                        9            ⣠⣴⣿⢸⣠⣴⡇⣿⣠⣴⢸⣿⣠⡄⣿⣿⣠⢰⣿⣿⡀⣴⣿⣿⢠⣴⣿⡇
          first_token_timeout   ━━                           3    0.0     ⣿⣿⣿⢸⣿⣿⡇⣿⣿⣿⢸⣿⣿⡇⣿⣿⣿⢸⣿⣿⡇⣿⣿⣿⢸⣿⣿⡇
          connection_lost       ━                            1            Th  Fr  Sa  Su  Mo  Tu  We

        ─ cost per day ─────────────────────────────────────────────────────────────────────────── in all $6.40 in 444 answers ─
          Thu Jun 25    ━━━━━━━━━━━━━━━━                                      $0.710    votes, 95% interval
          Fri Jun 26    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━                          $1.32    claude-sonnet-4-5          ─╋──    58%
          Sat Jun 27    ━━━━━                                                 $0.220    gpt-5                     ─╋─      44%
          Sun Jun 28    ━━━━                                                  $0.180    lla⋯3.3-70b-versatile    ─╋─       33%
          Mon Jun 29    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━            $1.94
          Tue Jun 30    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━     $2.26
          Wed Jul 1     ━━━━━━━━━━━━━━━━━━━━━━━━━━━                            $1.21

        ─ chains ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
          gpt-5 › claude-haiku-4-5        118 runs   first choice 71%   second 27%   failed 2   median 1.90s, fallen back 5.20s

          own measurements on this machine; nothing is sent anywhere


         Statistics   j k model  h l span  Enter its answers  s sort by answers  x export JSON  y copy as text  Esc back
        """)
  }

  @Test func `has longer plots on a wide screen`() {
    #expect(
      picture(200, 60) == """
        ━▸Statistics  last 7 days ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 1 day  [7 days]  30 days  all ━

          model                           answers  first  failed  first token                  tok/s                      tokens    cost   won
                                                                  p50    p95                   p50  p95
          anthropic/claude-sonnet-4-5         212    97%       6  0.61s  1.42s ⣤⣾⣤⣾⣤⣾⣤⣾⣴⣾⣤⣾⣤⣾   78   61  ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣶⣶⣶⣶     186K   $3.91   58%
        › openai/gpt-5                        174    71%      61  0.83s  3.90s ⣴⣾⣴⣾⣴⣾⣴⣾⣴⣾⣴⣾⣴⣾   64   40  ⣿⣿⣿⣿⣿⣿⣿⣿⣶⣶⣶⣶⣶⣶     203K   $2.44   44%
          groq/llama-3.3-70b-versatile         58    91%       0  0.18s  0.31s ⣠⣾⣠⣾⣠⣾⣠⣾⣠⣾⣠⣾⣠⣾  276  214  ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿    40.1K  $0.050   33%

        ─ openai/gpt-5 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────── seven days, six hours a column ─
          failures by kind                                                                              first token, seconds
          rate_limited          ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━    48    2.0       ⢀⢠   ⣠  ⢀⣠  ⢀⣠  ⢀⣠  ⢀⣠  ⢀⡀
          overloaded            ━━━━━━━━━━━━                                                       9            ⣠⣴⣿⢸⣠⣴⡇⣿⣠⣴⢸⣿⣠⡄⣿⣿⣠⢰⣿⣿⡀⣴⣿⣿⢠⣴⣿⡇
          first_token_timeout   ━━━━                                                               3    0.0     ⣿⣿⣿⢸⣿⣿⡇⣿⣿⣿⢸⣿⣿⡇⣿⣿⣿⢸⣿⣿⡇⣿⣿⣿⢸⣿⣿⡇
          connection_lost       ━                                                                  1            Th  Fr  Sa  Su  Mo  Tu  We

        ─ cost per day ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────── in all $6.40 in 444 answers ─
          Thu Jun 25    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━                                                                           $0.710    votes, 95% interval
          Fri Jun 26    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━                                                $1.32    claude-sonnet-4-5                                ──╋───       58%
          Sat Jun 27    ━━━━━━━━━━                                                                                                 $0.220    gpt-5                                         ──╋───          44%
          Sun Jun 28    ━━━━━━━━                                                                                                   $0.180    llama-3.3-70b-versatile                     ──╋───            33%
          Mon Jun 29    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━                    $1.94
          Tue Jun 30    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━     $2.26
          Wed Jul 1     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━                                                     $1.21

        ─ chains ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
          gpt-5 › claude-haiku-4-5                   118 runs   first choice 71%   second 27%   failed 2   median 1.90s, fallen back 5.20s

          own measurements on this machine; nothing is sent anywhere































         Statistics   j k model  h l span  Enter its answers  s sort by answers  x export JSON  y copy as text  Esc back                                                        0 keys  catalogue of 2026-07-01
        """)
  }
}
