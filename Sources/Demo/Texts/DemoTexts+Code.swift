extension DemoTexts {
  static func code(_ topic: DemoTopic) -> Passage {
    switch topic {
    case .sky: skyCode
    case .moons: moonCode
    case .quicksort: quicksort.passage
    case .other: topic.draw(from: programs) ?? skyCode
    }
  }

  static let quicksortProgram = """
    extension Array where Element: Comparable {
      /// Sorts in place; the order of equal elements may change.
      mutating func quicksort() {
        quicksort(in: startIndex..<endIndex)
      }

      private mutating func quicksort(in range: Range<Int>) {
        guard range.count > 1, let pivot = self[range].randomElement() else { return }

        // smaller | equal | not yet seen | greater
        var equal = range.lowerBound
        var next = range.lowerBound
        var greater = range.upperBound
        while next < greater {
          if self[next] < pivot {
            swapAt(equal, next)
            equal += 1
            next += 1
          } else if self[next] > pivot {
            greater -= 1
            swapAt(next, greater)
          } else {
            next += 1
          }
        }

        quicksort(in: range.lowerBound..<equal)
        quicksort(in: greater..<range.upperBound)
      }
    }

    var numbers = [5, 2, 9, 1, 5, 6]
    numbers.quicksort()
    print(numbers)  // [1, 2, 5, 5, 6, 9]
    """

  static let programs = [binarySearch, wordCount, largestFiles, latestOrders]

  private static let skyCode = Passage(
    """
    Air scatters light in proportion to 1/λ⁴ (Rayleigh scattering), so short wavelengths dominate \
    the light of the sky. This prints how strongly each colour is scattered, in percent of red:

    ```swift
    /// How strongly air scatters light of one wavelength, measured against another.
    func scattering(of wavelength: Double, against reference: Double) -> Double {
      let ratio = reference / wavelength
      return ratio * ratio * ratio * ratio
    }

    let colours = [("violet", 400.0), ("blue", 450.0), ("green", 530.0), ("red", 650.0)]

    for (name, nanometres) in colours {
      let strength = scattering(of: nanometres, against: 650)
      print(name, Int(strength * 100), "%")
    }
    // violet 697 %
    // blue 435 %
    // green 226 %
    // red 100 %
    ```

    Violet wins, and still the sky is not violet: the Sun gives off less of it than of blue, and \
    our eyes are less sensitive to it.
    """)

  private static let moonCode = Passage(
    """
    The table, and a program that writes it:

    \(moonTable)

    ```swift
    struct Moon {
      let name: String
      let planet: String
      let diameter: Int
      let orbit: Double
    }

    let moons = [
      Moon(name: "Ganymede", planet: "Jupiter", diameter: 5268, orbit: 7.15),
      Moon(name: "Titan", planet: "Saturn", diameter: 5150, orbit: 15.95),
      Moon(name: "Moon", planet: "Earth", diameter: 3475, orbit: 27.32),
      Moon(name: "Europa", planet: "Jupiter", diameter: 3122, orbit: 3.55),
      Moon(name: "Triton", planet: "Neptune", diameter: 2707, orbit: 5.88),
    ]

    print("| Moon | Planet | Diameter (km) | Orbit (days) |")
    print("|:--|:--|--:|--:|")
    for moon in moons.sorted(by: { $0.diameter > $1.diameter }) {
      print("| \\(moon.name) | \\(moon.planet) | \\(moon.diameter) | \\(moon.orbit) |")
    }
    ```
    """)

  private static let binarySearch = Passage(
    """
    A binary search in Swift that finds where an element stands, or would have to stand, in a \
    sorted collection:

    ```swift
    extension RandomAccessCollection where Element: Comparable {
      /// The first index whose element is not smaller than `value`; `endIndex` if there is none.
      func lowerBound(of value: Element) -> Index {
        var start = startIndex
        var length = count
        while length > 0 {
          let half = length / 2
          let middle = index(start, offsetBy: half)
          if self[middle] < value {
            start = index(after: middle)
            length -= half + 1
          } else {
            length = half
          }
        }
        return start
      }
    }

    let primes = [2, 3, 5, 7, 11, 13]
    print(primes.lowerBound(of: 7))  // 3
    print(primes.lowerBound(of: 8))  // 4
    ```

    It halves what is left at each step, so a million elements take about twenty comparisons. \
    Counting in lengths instead of adding two indices avoids the overflow that such searches are \
    known for.
    """)

  private static let wordCount = Passage(
    """
    The ten most frequent words of a text, in Python:

    ```python
    import re
    import sys
    from collections import Counter


    def words(lines):
        for line in lines:
            yield from re.findall(r"[^\\W\\d_]+", line.lower())


    if __name__ == "__main__":
        counts = Counter(words(sys.stdin))
        for word, count in counts.most_common(10):
            print(f"{count:6}  {word}")
    ```

    Run it as `python3 words.py < book.txt`. It reads line by line, so the size of the text does \
    not matter; `[^\\W\\d_]` is any letter of any script, since Python's `\\w` knows Unicode.
    """)

  private static let largestFiles = Passage(
    """
    The ten largest files below a directory, whatever their names hold:

    ```sh
    find . -type f -printf '%s\\t%p\\0' |
      sort -z -n -r |
      head -z -n 10 |
      numfmt -z --to=iec |
      tr '\\0' '\\n'
    ```

    The `\\0` between records keeps names with line breaks in one piece through every step; only \
    the last one turns records into lines. `numfmt` writes the sizes \
    as `1.2M` instead of bytes. The options are those of the GNU tools.
    """)

  private static let latestOrders = Passage(
    """
    The latest order of each customer, in SQL:

    ```sql
    SELECT customer, ordered_on, total
    FROM (
      SELECT
        customer,
        ordered_on,
        total,
        ROW_NUMBER() OVER (
          PARTITION BY customer
          ORDER BY ordered_on DESC, id DESC
        ) AS place
      FROM orders
    ) AS ranked
    WHERE place = 1
    ORDER BY customer;
    ```

    `GROUP BY customer` with `MAX(ordered_on)` gives the date, but not the other columns of that \
    row. The `id` in the order decides between two orders of the same day, so the result is the \
    same every time. An index on `(customer, ordered_on, id)` lets the database read the rows in \
    that order.
    """)
}
