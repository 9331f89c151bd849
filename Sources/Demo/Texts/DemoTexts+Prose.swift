extension DemoTexts {
  /// A text and the pages that it leans on.
  struct Prose: Sendable {
    let title: String
    let passage: Passage
    let sources: [DemoSource]

    init(_ title: String, _ text: String, _ sources: DemoSource...) {
      self.title = title
      passage = Passage(text)
      self.sources = sources
    }
  }

  static func prose(_ topic: DemoTopic) -> Prose {
    switch topic {
    case .sky: sky
    case .moons: moons
    case .quicksort: quicksort
    case .other: topic.draw(from: others) ?? sky
    }
  }

  /// All the texts that belong to no example, under headings.
  static let everything = Passage(
    others.map { "\n\n## \($0.title)\n\n\($0.passage.text)" }.joined())

  static let sky = Prose(
    "Why the sky is blue",
    """
    The sky is blue because air scatters blue light far more strongly than red.

    Sunlight holds all colours. On its way down it meets molecules of nitrogen and oxygen, which \
    are much smaller than a wavelength of light. Particles that small scatter light in proportion \
    to 1/λ⁴, which is called **Rayleigh scattering**: blue light at 450 nm is scattered more than \
    four times as strongly as red light at 650 nm. So when you look anywhere but at the Sun, the \
    light that reaches your eye has been scattered on the way, and most of it is blue.

    Two things follow from this:

    - **Violet** is scattered even more. But the Sun gives off less of it than of blue, and our \
    eyes are less sensitive to it, so the mixture looks blue.
    - **Sunsets are red.** Near the horizon the light crosses almost forty times as much air as \
    from straight above. Most of the blue has been scattered out of the beam before it arrives; \
    orange and red are left.

    On the Moon, where there is no air, the sky is black at noon.
    """,
    DemoSource(title: "Why Is the Sky Blue?", url: "https://spaceplace.nasa.gov/blue-sky/"),
    DemoSource(
      title: "Rayleigh scattering", url: "https://en.wikipedia.org/wiki/Rayleigh_scattering"))

  static let moons = Prose(
    "Five moons",
    """
    Five of the largest moons of the Solar System:

    \(moonTable)

    Ganymede and Titan are both larger than the planet Mercury. Triton is the odd one out: it \
    circles Neptune against the planet's own rotation, so it was probably captured.
    """,
    DemoSource(
      title: "Moons of the Solar System", url: "https://science.nasa.gov/solar-system/moons/"),
    DemoSource(
      title: "List of natural satellites",
      url: "https://en.wikipedia.org/wiki/List_of_natural_satellites"))

  static let quicksort = Prose(
    "Quicksort in Swift",
    """
    This version sorts an array in place. It parts the elements into smaller, equal and greater \
    ones, so that many equal elements do no harm, and draws its pivot at random, so that sorted \
    input does none either.

    ```swift
    \(quicksortProgram)
    ```

    It takes O(*n* log *n*) comparisons on average and O(*n*²) in the worst case, which a random \
    pivot makes very unlikely. It is not stable: equal elements may change places. For everyday \
    work use `sort()`, which is stable and faster on data that is partly sorted already.
    """,
    DemoSource(title: "Quicksort", url: "https://en.wikipedia.org/wiki/Quicksort"),
    DemoSource(
      title: "sort() of MutableCollection",
      url: "https://developer.apple.com/documentation/swift/array/sort()"))

  static let others = [switchboards, leapYears, saltySea, lighthouses, honey, tides]

  private static let switchboards = Prose(
    "How a telephone switchboard worked",
    """
    Before telephones could dial, every call went through a person.

    Each subscriber's line ended in a socket, called a **jack**, on the operator's board. Lifting \
    the receiver let current flow, and a small shutter fell or a lamp lit above the jack. The \
    operator plugged one end of a cord into it, asked "Number, please?", and plugged the other \
    end into the jack of the line that was wanted. If that one was taken, she said so and tried \
    again later.

    The first commercial exchange opened in New Haven, Connecticut, in January 1878, with 21 \
    subscribers. Automatic exchanges followed from 1892: Almon Strowger, an undertaker, built \
    his because he suspected that an operator was sending his customers to a competitor.
    """,
    DemoSource(
      title: "Telephone switchboard",
      url: "https://en.wikipedia.org/wiki/Telephone_switchboard"))

  private static let leapYears = Prose(
    "Why there are leap years",
    """
    A year is not a whole number of days. From one spring to the next it takes about 365.2422 \
    days, so a calendar of 365 days falls behind by almost six hours a year.

    The rules that mend it:

    1. Every fourth year has an extra day. That makes 365.25 days on average, a little too long.
    2. Years that end in 00 have none. That makes 365.24, a little too short.
    3. Unless they can be divided by 400. That makes **365.2425**.

    So 1900 was no leap year, 2000 was one, and 2100 will be none. What remains is an error of \
    one day in about three thousand years.
    """,
    DemoSource(title: "Leap year", url: "https://en.wikipedia.org/wiki/Leap_year"))

  private static let saltySea = Prose(
    "Why the sea is salty",
    """
    Rain is slightly acid, because it takes up carbon dioxide from the air. It dissolves a little \
    of the rock that it runs over, and rivers carry the dissolved minerals to the sea. Hot springs \
    on the sea floor add more. Water leaves the sea again by evaporation; the salt does not.

    It has been that way for billions of years, and still the sea is not getting saltier: about as \
    much is bound in new sediment and rock as arrives.

    A litre of sea water holds about **35 grams** of salt, about 85 % of it sodium and chloride. \
    The Dead Sea holds almost ten times as much, since it has no outlet at all.
    """,
    DemoSource(
      title: "Why is the ocean salty?", url: "https://oceanservice.noaa.gov/facts/whysalty.html"))

  private static let lighthouses = Prose(
    "What makes a lighthouse bright",
    """
    For most of history a lighthouse was a fire on a tower, seen from a few miles away. What \
    changed that was a lens.

    In the 1820s **Augustin Fresnel** noticed that a lens bends light only at its surfaces; the \
    glass in between is weight. He cut the curve of a large lens into rings and set them side by \
    side in one plane, with prisms around them that turn stray light forward. Such a lens can \
    stand taller than a man and still be lifted in pieces up a narrow stair.

    > With a single oil lamp inside, the beam could be seen from more than twenty miles away.

    The same rings are in car lights, in overhead projectors and in the thin plastic magnifiers \
    that fit in a wallet.
    """,
    DemoSource(title: "Fresnel lens", url: "https://en.wikipedia.org/wiki/Fresnel_lens"))

  private static let honey = Prose(
    "Why honey keeps",
    """
    Honey that is sealed can be eaten after decades. Four things work together:

    - **Little water.** Bees fan nectar until only about 18 % of it is water. Microbes that land \
    in it lose their own water to the sugar.
    - **Acid.** Its pH is about 4, too sour for most bacteria.
    - **Hydrogen peroxide.** An enzyme from the bees makes small amounts of it when honey takes \
    up moisture.
    - **A lid.** Left open, honey draws water from the air and ferments in the end.

    Honey that has turned solid has not gone bad: glucose has crystallised. A warm water bath \
    makes it flow again.
    """,
    DemoSource(title: "Honey", url: "https://en.wikipedia.org/wiki/Honey"))

  private static let tides = Prose(
    "Why there are two tides a day",
    """
    The Moon pulls on the near side of the Earth more strongly than on its centre, and on its \
    centre more strongly than on the far side. The differences stretch the oceans into two bulges: \
    one towards the Moon, and one away from it.

    The Earth turns below them, so most coasts see high water twice a day. Because the Moon moves \
    on in the meantime, the next one comes after about **12 hours and 25 minutes**.

    The Sun does the same, a little less than half as strongly. When all three stand in a line, at \
    new and full moon, the pulls add up to *spring tides*; at half moon they partly cancel and \
    make *neap tides*. The rest is geography: in the Bay of Fundy the water rises by as much as \
    16 metres, in the Mediterranean hardly at all.
    """,
    DemoSource(
      title: "What causes tides?", url: "https://oceanservice.noaa.gov/education/tutorial_tides/"))
}
