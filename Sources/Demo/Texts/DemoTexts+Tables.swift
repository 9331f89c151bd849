extension DemoTexts {
  static func table(_ topic: DemoTopic) -> Passage {
    switch topic {
    case .sky: skyTable
    case .moons: moons.passage
    case .quicksort: sortTable
    case .other: topic.draw(from: tables) ?? moons.passage
    }
  }

  static let moonTable = """
    | Moon | Planet | Diameter (km) | Orbit (days) | Known for |
    |:--|:--|--:|--:|:--|
    | Ganymede | Jupiter | 5,268 | 7.15 | the largest moon, with a magnetic field of its own |
    | Titan | Saturn | 5,150 | 15.95 | a thick atmosphere, lakes of methane |
    | Moon | Earth | 3,475 | 27.32 | the only one that people have walked on |
    | Europa | Jupiter | 3,122 | 3.55 | an ocean below its ice |
    | Triton | Neptune | 2,707 | 5.88 | going round backwards |
    """

  static let tables = [moons.passage, planets, kitchen]

  private static let skyTable = Passage(
    """
    The sky is blue because air scatters short wavelengths most. Against red light:

    | Colour | Wavelength (nm) | Scattered | What becomes of it |
    |:--|--:|--:|:--|
    | Violet | 400 | 7.0 times | less of it in sunlight, and eyes hardly see it |
    | Blue | 450 | 4.4 times | **fills the sky** |
    | Green | 530 | 2.3 times | part of the mixture |
    | Yellow | 580 | 1.6 times | makes the high Sun look yellowish |
    | Red | 650 | 1.0 times | comes through, most of all at sunset |

    The figures follow Rayleigh's law: scattering goes with 1/λ⁴.
    """)

  private static let sortTable = Passage(
    """
    Quicksort in Swift, and how it compares:

    ```swift
    \(quicksortProgram)
    ```

    | Algorithm | Average | Worst | Extra memory | Stable |
    |:--|:--|:--|:--|:-:|
    | Quicksort | *n* log *n* | *n*² | log *n* | no |
    | Merge sort | *n* log *n* | *n* log *n* | *n* | yes |
    | Heapsort | *n* log *n* | *n* log *n* | 1 | no |
    | Insertion sort | *n*² | *n*² | 1 | yes |
    | Timsort | *n* log *n* | *n* log *n* | *n* | yes |
    """)

  private static let planets = Passage(
    """
    The planets, from the Sun outwards:

    | Planet | Diameter (km) | Distance (AU) | Year | Day | Moons known |
    |:--|--:|--:|--:|--:|:--|
    | Mercury | 4,879 | 0.39 | 88 days | 176 days | none |
    | Venus | 12,104 | 0.72 | 225 days | 117 days | none |
    | Earth | 12,756 | 1.00 | 365 days | 24 h | one |
    | Mars | 6,792 | 1.52 | 687 days | 24.7 h | two |
    | Jupiter | 142,984 | 5.20 | 11.9 years | 9.9 h | about a hundred |
    | Saturn | 120,536 | 9.54 | 29.4 years | 10.7 h | more than two hundred |
    | Uranus | 51,118 | 19.2 | 84 years | 17.2 h | more than two dozen |
    | Neptune | 49,528 | 30.1 | 165 years | 16.1 h | more than a dozen |

    A day is from one noon to the next. On Mercury it lasts two of its years.
    """)

  private static let kitchen = Passage(
    """
    Kitchen measures in metric units:

    | Measure | Volume (ml) | Water (g) | Flour (g) | Sugar (g) |
    |:--|--:|--:|--:|--:|
    | Teaspoon | 5 | 5 | 3 | 4 |
    | Tablespoon | 15 | 15 | 8 | 12 |
    | Fluid ounce (US) | 30 | 30 | 16 | 25 |
    | Cup (US) | 237 | 237 | 125 | 200 |
    | Cup (metric) | 250 | 250 | 132 | 211 |

    Flour varies most: a heaped or pressed cup can hold a third more. For bread, weigh it.
    """)
}
